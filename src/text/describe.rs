//! Pictures in words: a line's course for a screen reader, and what one mark says in one sentence.
//! The only arithmetic is finding where a line turns, because that decides what is worth a word.

use super::chart::amount_standing;
use super::date::year_span;
use super::facts::{Measure, Percent, Way};
use super::standing::{Standing, in_short};
use crate::model::{Lang, Year};

/// A line over the years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course<'a> {
    /// The line's name, as its label has it: the measure, or the reporter where all lines are of one measure.
    pub name: &'a str,
    /// What its values are.
    pub measure: Measure<'a>,
    /// Its points, years rising, each year at most once; values in the unit of the measure.
    pub points: &'a [(Year, f64)],
    /// Whether its ends compare: else nothing is said of a rise or fall from one to the other.
    pub compares: bool,
}

/// How much of the whole range a line must go back before that counts as a turn.
const TURN: f64 = 0.1;

/// Turns that are told one by one; the rest are only counted.
const TOLD_TURNS: usize = 4;

/// The course of a line: start, end and change; highest and lowest; turns; missing years. A few whole sentences.
#[must_use]
pub fn course(lang: Lang, line: &Course<'_>) -> String {
    let (name, points) = (line.name, line.points);
    let amount = |value: f64| line.measure.amount(lang, value);
    let (Some(&(first, start)), Some(&(last, end))) = (points.first(), points.last()) else {
        return match lang {
            Lang::Vi => format!("{name}: chưa có số liệu."),
            Lang::En => format!("{name}: no figures."),
        };
    };
    if points.len() == 1 {
        return match lang {
            Lang::Vi => format!("{name}: chỉ có năm {first}, {}.", amount(start)),
            Lang::En => format!("{name}: only {first}, {}.", amount(start)),
        };
    }
    let mut sentences = vec![start_and_end(lang, line, (first, start), (last, end))];
    let high = points.iter().copied().fold((first, start), |best, point| if point.1 > best.1 { point } else { best });
    let low = points.iter().copied().fold((first, start), |best, point| if point.1 < best.1 { point } else { best });
    if points.len() > 2 && high.1 > low.1 {
        let (h, l) = (amount(high.1), amount(low.1));
        sentences.push(match lang {
            Lang::Vi => format!("Cao nhất {h} năm {}, thấp nhất {l} năm {}.", high.0, low.0),
            Lang::En => format!("Highest {h} in {}, lowest {l} in {}.", high.0, low.0),
        });
    }
    let turns = turns(points, (high.1 - low.1) * TURN);
    if !turns.is_empty() {
        let told: Vec<String> = turns
            .iter()
            .take(TOLD_TURNS)
            .map(|(year, value, peak)| match (lang, *peak) {
                (Lang::Vi, true) => format!("đỉnh {} năm {year}", amount(*value)),
                (Lang::Vi, false) => format!("đáy {} năm {year}", amount(*value)),
                (Lang::En, true) => format!("peak {} in {year}", amount(*value)),
                (Lang::En, false) => format!("trough {} in {year}", amount(*value)),
            })
            .collect();
        let (told, more) = (told.join(", "), turns.len().saturating_sub(TOLD_TURNS));
        sentences.push(match (lang, more) {
            (Lang::Vi, 0) => format!("Đổi chiều: {told}."),
            (Lang::Vi, more) => format!("Đổi chiều: {told}, và {more} lần nữa."),
            (Lang::En, 0) => format!("Turns: {told}."),
            (Lang::En, more) => format!("Turns: {told}, and {more} more."),
        });
    }
    let gaps = gaps(lang, points);
    if !gaps.is_empty() {
        sentences.push(match lang {
            Lang::Vi => format!("Thiếu số liệu: {gaps}."),
            Lang::En => format!("No figures: {gaps}."),
        });
    }
    sentences.join(" ")
}

fn start_and_end(lang: Lang, line: &Course<'_>, (first, start): (Year, f64), (last, end): (Year, f64)) -> String {
    let name = line.name;
    let (a, b) = (line.measure.amount(lang, start), line.measure.amount(lang, end));
    // A per cent of a per cent, or of nothing, tells nobody anything.
    let change =
        (start > 0.0 && line.compares && line.measure.unit != "%").then(|| Percent::rough((end / start - 1.0) * 100.0));
    match (lang, change.map(|percent| (percent.way(), percent.size(lang)))) {
        (Lang::Vi, Some((Way::Up, p))) => format!("{name}: từ {a} năm {first} lên {b} năm {last}, tăng {p}."),
        (Lang::Vi, Some((Way::Down, p))) => format!("{name}: từ {a} năm {first} xuống {b} năm {last}, giảm {p}."),
        (Lang::Vi, _) => format!("{name}: {a} năm {first}, {b} năm {last}."),
        (Lang::En, Some((Way::Up, p))) => format!("{name}: from {a} in {first} up to {b} in {last}, a rise of {p}."),
        (Lang::En, Some((Way::Down, p))) => {
            format!("{name}: from {a} in {first} down to {b} in {last}, a fall of {p}.")
        }
        (Lang::En, _) => format!("{name}: {a} in {first}, {b} in {last}."),
    }
}

/// Where a line turns by more than `least`, both ends left out: year, value, and whether it is a peak.
fn turns(points: &[(Year, f64)], least: f64) -> Vec<(Year, f64, bool)> {
    let mut turns = Vec::new();
    let Some(&start) = points.first() else { return turns };
    let (mut high, mut low) = (start, start);
    let mut rising: Option<bool> = None;
    for point in points.iter().copied() {
        if point.1 > high.1 {
            high = point;
        }
        if point.1 < low.1 {
            low = point;
        }
        if rising != Some(false) && high.1 - point.1 > least {
            if rising == Some(true) {
                turns.push((high.0, high.1, true));
            }
            (rising, low, high) = (Some(false), point, point);
        } else if rising != Some(true) && point.1 - low.1 > least {
            if rising == Some(false) {
                turns.push((low.0, low.1, false));
            }
            (rising, low, high) = (Some(true), point, point);
        }
    }
    turns
}

/// The years between the first and the last that have no point: `2004–2006, 2012`.
fn gaps(lang: Lang, points: &[(Year, f64)]) -> String {
    let spans: Vec<String> = points
        .windows(2)
        .filter_map(|pair| {
            let [(before, _), (after, _)] = pair else { return None };
            let (from, to) = (before.plus(1)?, after.before()?);
            (from <= to).then(|| year_span(lang, from, to))
        })
        .collect();
    spans.join(", ")
}

/// One mark of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkFacts<'a> {
    /// The line or group to which it belongs.
    pub series: &'a str,
    /// Where on it: a year, or the name of an area.
    pub at: &'a str,
    /// What its value is.
    pub measure: Measure<'a>,
    /// Its value in the unit of the measure; `None` where it is missing.
    pub value: Option<f64>,
    /// How the figure stands.
    pub standing: Standing,
    /// The change against a year, and how the figure of that one stands, where there is one to tell.
    pub change: Option<(Percent, Year, Standing)>,
}

/// What a mark says: `Hợp tác xã (Liên minh HTX), 2021: 27.394 HTX, ước tính; tăng 5,2% so với 2020`.
#[must_use]
pub fn mark(lang: Lang, facts: &MarkFacts<'_>) -> String {
    let MarkFacts { series, at, measure, value, standing, change } = *facts;
    let Some(value) = value else {
        return match lang {
            Lang::Vi => format!("{series}, {at}: chưa có số liệu"),
            Lang::En => format!("{series}, {at}: no figure"),
        };
    };
    let n = measure.amount(lang, value);
    let s = in_short(lang, &standing);
    let Some((percent, base, footing)) = change else {
        return if s.is_empty() { format!("{series}, {at}: {n}") } else { format!("{series}, {at}: {n}, {s}") };
    };
    let p = percent.size(lang);
    let base = amount_standing(&base.to_string(), &in_short(lang, &footing));
    match (lang, percent.way(), s.is_empty()) {
        (Lang::Vi, Way::Up, true) => format!("{series}, {at}: {n}; tăng {p} so với {base}"),
        (Lang::Vi, Way::Up, false) => format!("{series}, {at}: {n}, {s}; tăng {p} so với {base}"),
        (Lang::Vi, Way::Down, true) => format!("{series}, {at}: {n}; giảm {p} so với {base}"),
        (Lang::Vi, Way::Down, false) => format!("{series}, {at}: {n}, {s}; giảm {p} so với {base}"),
        (Lang::Vi, Way::About, true) => format!("{series}, {at}: {n}; gần như không đổi so với {base}"),
        (Lang::Vi, Way::About, false) => format!("{series}, {at}: {n}, {s}; gần như không đổi so với {base}"),
        (Lang::Vi, Way::Same, true) => format!("{series}, {at}: {n}; không đổi so với {base}"),
        (Lang::Vi, Way::Same, false) => format!("{series}, {at}: {n}, {s}; không đổi so với {base}"),
        (Lang::En, Way::Up, true) => format!("{series}, {at}: {n}; up {p} on {base}"),
        (Lang::En, Way::Up, false) => format!("{series}, {at}: {n}, {s}; up {p} on {base}"),
        (Lang::En, Way::Down, true) => format!("{series}, {at}: {n}; down {p} on {base}"),
        (Lang::En, Way::Down, false) => format!("{series}, {at}: {n}, {s}; down {p} on {base}"),
        (Lang::En, Way::About, true) => format!("{series}, {at}: {n}; almost the same as in {base}"),
        (Lang::En, Way::About, false) => format!("{series}, {at}: {n}, {s}; almost the same as in {base}"),
        (Lang::En, Way::Same, true) => format!("{series}, {at}: {n}; the same as in {base}"),
        (Lang::En, Way::Same, false) => format!("{series}, {at}: {n}, {s}; the same as in {base}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::test_help::check_sentence;
    use super::*;
    use crate::model::{Date, Status};
    use Lang::{En, Vi};

    const HTX: Measure<'_> = Measure { name: "Hợp tác xã", unit: "HTX", decimals: 0 };

    fn year(n: i64) -> Year {
        Year::new(n).unwrap()
    }

    fn told(lang: Lang, points: &[(i64, f64)]) -> String {
        let points: Vec<_> = points.iter().map(|(y, v)| (year(*y), *v)).collect();
        course(lang, &Course { name: "VCA", measure: HTX, points: &points, compares: true })
    }

    #[test]
    fn a_course_tells_ends_extremes_turns_and_gaps() {
        let points = [(2013, 18891.0), (2015, 22663.0), (2016, 18859.0), (2018, 22456.0), (2021, 27394.0)];
        assert_eq!(
            told(Vi, &points),
            "VCA: từ 18.891 HTX năm 2013 lên 27.394 HTX năm 2021, tăng 45%. Cao nhất 27.394 HTX năm 2021, thấp nhất 18.859 HTX năm 2016. \
             Đổi chiều: đỉnh 22.663 HTX năm 2015, đáy 18.859 HTX năm 2016. Thiếu số liệu: 2014, 2017, 2019–2020."
        );
        assert_eq!(
            told(En, &[(2013, 10.0), (2014, 5.0)]),
            "VCA: from 10 HTX in 2013 down to 5 HTX in 2014, a fall of 50%."
        );
    }

    #[test]
    fn a_line_of_one_point_or_none_is_told_too() {
        assert_eq!(told(Vi, &[(2021, 108.0)]), "VCA: chỉ có năm 2021, 108 HTX.");
        assert_eq!(told(En, &[]), "VCA: no figures.");
        assert_eq!(told(Vi, &[(2020, 0.0), (2021, 3.0)]), "VCA: 0 HTX năm 2020, 3 HTX năm 2021.");
    }

    #[test]
    fn a_line_that_never_turns_back_has_no_turns() {
        let points: Vec<_> = (2000..2020).map(|n| (year(n), f64::from(n as i32).powi(2))).collect();
        assert_eq!(turns(&points, 1.0), []);
        let points: Vec<_> = points.iter().map(|(y, v)| (*y, -v)).collect();
        assert_eq!(turns(&points, 1.0), []);
    }

    #[test]
    fn a_small_step_back_is_no_turn() {
        let points = [(2000, 0.0), (2001, 50.0), (2002, 45.0), (2003, 100.0)].map(|(y, v)| (year(y), v));
        assert_eq!(turns(&points, 10.0), []);
        assert_eq!(turns(&points, 4.0), [(year(2001), 50.0, true), (year(2002), 45.0, false)]);
    }

    #[test]
    fn many_turns_are_counted_and_not_recited() {
        let points: Vec<_> = (2000..2012).map(|n| (n, if n % 2 == 0 { 1.0 } else { 9.0 })).collect();
        assert!(told(Vi, &points).contains("và 6 lần nữa"), "{}", told(Vi, &points));
    }

    #[test]
    fn a_mark_says_figure_unit_standing_and_change() {
        let standing = Standing { status: Status::Estimate, as_of: Date::parse("2022-11-08"), ..Standing::default() };
        let facts = MarkFacts {
            series: "Liên minh HTX",
            at: "2022",
            measure: HTX,
            value: Some(29021.0),
            standing,
            change: Some((Percent::worked_out(5.939), year(2021), Standing::default())),
        };
        assert_eq!(
            mark(Vi, &facts),
            "Liên minh HTX, 2022: 29.021 HTX, ước tính, tính đến 08/11/2022; tăng 5,9% so với 2021"
        );
        assert_eq!(
            mark(En, &facts),
            "Liên minh HTX, 2022: 29,021 HTX, estimate, as of 8 November 2022; up 5.9% on 2021"
        );
        let doubted = Standing { uncertain: true, ..Standing::default() };
        let change = facts.change.map(|(percent, base, _)| (percent, base, doubted));
        assert!(mark(En, &MarkFacts { change, ..facts }).ends_with("; up 5.9% on 2021 (low certainty)"));
        assert_eq!(mark(Vi, &MarkFacts { value: None, ..facts }), "Liên minh HTX, 2022: chưa có số liệu");
    }

    #[test]
    fn every_case_of_a_mark_is_clean() {
        for lang in Lang::ALL {
            for standing in [Standing::default(), Standing { derived: true, ..Standing::default() }] {
                for change in [None, Some(3.0), Some(-3.0), Some(0.001), Some(0.0)] {
                    for value in [Some(5.0), None] {
                        let change = change.map(|value| (Percent::worked_out(value), year(2020), standing));
                        check_sentence(&mark(
                            lang,
                            &MarkFacts { series: "VCA", at: "2021", measure: HTX, value, standing, change },
                        ));
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn any_line_gives_clean_sentences_and_turns_that_alternate(values in prop::collection::vec(prop::option::of(0.0f64..1e6), 0..40)) {
            let points: Vec<(Year, f64)> = values.iter().zip(1990..).filter_map(|(value, n)| Some((year(n), (*value)?))).collect();
            for lang in Lang::ALL {
                check_sentence(&course(lang, &Course { name: "VCA", measure: HTX, points: &points, compares: true }));
            }
            let turns = turns(&points, 1e5);
            for pair in turns.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0 && pair[0].2 != pair[1].2);
                prop_assert!((pair[0].1 - pair[1].1).abs() > 1e5);
            }
        }
    }
}
