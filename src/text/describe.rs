//! Pictures in words: a line's course for a screen reader, and what one mark says in one sentence.
//! The only arithmetic is finding where a line turns, because that decides what is worth a word.

use super::date::year_span;
use super::facts::{Measure, Percent, Way};
use super::standing::{Standing, in_short};
use crate::model::{Lang, Year};

/// A line over the years.
#[derive(Clone, Copy)]
pub struct Course<'a> {
    /// The line's name, as its label has it: the measure, or the reporter where all lines are of one measure.
    pub name: &'a str,
    /// Its points, years rising, each year at most once.
    pub points: &'a [(Year, f64)],
    /// The value of a point in words, with its unit and what is to be known of it.
    pub amount: &'a dyn Fn(usize) -> String,
    /// Whether the figures of two places among the points compare. Of others no rise or fall is told, neither that one is the highest, nor that the line turns there.
    pub compare: &'a dyn Fn(usize, usize) -> bool,
    /// The change from the first to the last point, no finer than the two are told; none of values that do not compare, or of which a per cent means nothing.
    pub change: Option<Percent>,
}

/// How much of the whole range a line must go back before that counts as a turn.
const TURN: f64 = 0.1;

/// Turns that are told one by one; the rest are only counted.
const TOLD_TURNS: usize = 4;

/// The course of a line: start, end and change; highest and lowest; turns; missing years. A few whole sentences.
#[must_use]
pub fn course(lang: Lang, line: &Course<'_>) -> String {
    let (name, points) = (line.name, line.points);
    let Some(&first) = points.first() else {
        return match lang {
            Lang::Vi => format!("{name}: chưa có số liệu."),
            Lang::En => format!("{name}: no figures."),
        };
    };
    if points.len() == 1 {
        let (year, amount) = (first.0, (line.amount)(0));
        return match lang {
            Lang::Vi => format!("{name}: chỉ có năm {year}, {amount}."),
            Lang::En => format!("{name}: only {year}, {amount}."),
        };
    }
    let mut sentences = vec![start_and_end(lang, line)];
    let (high, low) = extremes(first, points);
    if points.len() > 2 {
        let told = |at: &Place| stands_out(line, at.0, 0..points.len()).then(|| ((line.amount)(at.0), at.1));
        sentences.extend(highest_and_lowest(lang, told(&high), told(&low)));
    }
    let turns = turns(line, (high.2 - low.2) * TURN);
    if !turns.is_empty() {
        let told: Vec<String> = turns
            .iter()
            .take(TOLD_TURNS)
            .map(|((at, year, _), peak)| {
                let amount = (line.amount)(*at);
                match (lang, *peak) {
                    (Lang::Vi, true) => format!("đỉnh {amount} năm {year}"),
                    (Lang::Vi, false) => format!("đáy {amount} năm {year}"),
                    (Lang::En, true) => format!("peak {amount} in {year}"),
                    (Lang::En, false) => format!("trough {amount} in {year}"),
                }
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

fn start_and_end(lang: Lang, line: &Course<'_>) -> String {
    let (name, at_end) = (line.name, line.points.len().saturating_sub(1));
    let (Some(&(first, _)), Some(&(last, _))) = (line.points.first(), line.points.last()) else {
        return String::new();
    };
    let (a, b) = ((line.amount)(0), (line.amount)(at_end));
    match (lang, line.change.map(|percent| (percent.way(), percent.size(lang)))) {
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

fn highest_and_lowest(lang: Lang, high: Option<(String, Year)>, low: Option<(String, Year)>) -> Option<String> {
    Some(match (lang, high, low) {
        (Lang::Vi, Some((h, year)), Some((l, other))) => format!("Cao nhất {h} năm {year}, thấp nhất {l} năm {other}."),
        (Lang::En, Some((h, year)), Some((l, other))) => format!("Highest {h} in {year}, lowest {l} in {other}."),
        (Lang::Vi, Some((h, year)), None) => format!("Cao nhất {h} năm {year}."),
        (Lang::En, Some((h, year)), None) => format!("Highest {h} in {year}."),
        (Lang::Vi, None, Some((l, year))) => format!("Thấp nhất {l} năm {year}."),
        (Lang::En, None, Some((l, year))) => format!("Lowest {l} in {year}."),
        (_, None, None) => return None,
    })
}

/// A point with its place among the others: place, year, value.
type Place = (usize, Year, f64);

/// The highest and the lowest of points; of equal ones the first.
fn extremes(first: (Year, f64), points: &[(Year, f64)]) -> (Place, Place) {
    let start = (0, first.0, first.1);
    points.iter().enumerate().fold((start, start), |(high, low), (at, &(year, value))| {
        let this = (at, year, value);
        (if value > high.2 { this } else { high }, if value < low.2 { this } else { low })
    })
}

/// Whether a figure compares with every other one of some places, and is not what all of them are: only then is it above or below them for certain.
fn stands_out(line: &Course<'_>, at: usize, among: std::ops::Range<usize>) -> bool {
    let value = |place: usize| line.points.get(place).map(|point| point.1);
    let mut others = among.filter(|place| *place != at);
    others.clone().any(|place| value(place) != value(at)) && others.all(|place| (line.compare)(at, place))
}

/// Where a line turns by more than `least`, both ends left out, and whether it is a peak. A turn counts where its figure compares with all those on either
/// side of it, as far as the line goes one way: among figures that do not compare nobody can tell which year was the turn.
fn turns(line: &Course<'_>, least: f64) -> Vec<(Place, bool)> {
    let Some(&(year, value)) = line.points.first() else { return Vec::new() };
    // The corners of the line: its start, every turn, and the last extreme.
    let mut corners: Vec<(Place, bool)> = Vec::new();
    let (mut high, mut low) = ((0, year, value), (0, year, value));
    let mut rising: Option<bool> = None;
    for (at, &(year, value)) in line.points.iter().enumerate() {
        let point = (at, year, value);
        if value > high.2 {
            high = point;
        }
        if value < low.2 {
            low = point;
        }
        if rising != Some(false) && high.2 - value > least {
            corners.push((high, true));
            (rising, low, high) = (Some(false), point, point);
        } else if rising != Some(true) && value - low.2 > least {
            corners.push((low, false));
            (rising, low, high) = (Some(true), point, point);
        }
    }
    corners.push(if rising == Some(true) { (high, true) } else { (low, false) });
    let mut turns = Vec::new();
    for three in corners.windows(3) {
        let [(from, _), turn, (to, _)] = three else { continue };
        if stands_out(line, turn.0.0, from.0..to.0 + 1) {
            turns.push(*turn);
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
    /// Its value in the unit of the measure.
    pub value: f64,
    /// How the figure stands.
    pub standing: Standing,
    /// The change against a year in words, as the headline has it, where there is one to tell.
    pub change: Option<&'a str>,
}

/// What a mark says: `Hợp tác xã (Liên minh HTX), 2022: 29.021 HTX, ước tính; tăng 5,9% so với năm 2021`.
#[must_use]
pub fn mark(lang: Lang, facts: &MarkFacts<'_>) -> String {
    let MarkFacts { series, at, measure, value, standing, change } = *facts;
    let (n, s) = (measure.amount(lang, value), in_short(lang, &standing));
    let mut said = format!("{series}, {at}: {n}");
    for (sign, words) in [(", ", &*s), ("; ", change.unwrap_or_default())] {
        if !words.is_empty() {
            said.push_str(sign);
            said.push_str(words);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::test_help::check_sentence;
    use super::*;
    use crate::analysis::testing::year;
    use crate::model::{Date, Status};
    use Lang::{En, Vi};

    const HTX: Measure<'_> = Measure { name: "Hợp tác xã", unit: "HTX", decimals: 0 };

    fn told_where(lang: Lang, points: &[(i64, f64)], compare_years: &dyn Fn(i64, i64) -> bool) -> String {
        let told: Vec<_> = points.iter().map(|(y, v)| (year(*y), *v)).collect();
        let compare = |one: usize, other: usize| compare_years(points[one].0, points[other].0);
        let amount = |at: usize| HTX.amount(lang, points[at].1);
        let ends =
            points.first().zip(points.last()).filter(|(first, last)| first.1 > 0.0 && compare_years(first.0, last.0));
        let change = ends.map(|(first, last)| Percent::rough((last.1 / first.1 - 1.0) * 100.0));
        course(lang, &Course { name: "VCA", points: &told, amount: &amount, compare: &compare, change })
    }

    fn told(lang: Lang, points: &[(i64, f64)]) -> String {
        told_where(lang, points, &|_, _| true)
    }

    /// The years and kinds of the turns of a line whose figures all compare.
    fn turning(points: &[(Year, f64)], least: f64) -> Vec<(Year, f64, bool)> {
        let line = Course { name: "", points, amount: &|_| String::new(), compare: &|_, _| true, change: None };
        turns(&line, least).into_iter().map(|((_, year, value), peak)| (year, value, peak)).collect()
    }

    #[test]
    fn a_figure_that_does_not_compare_is_no_turn_and_none_is_found_beside_it() {
        let points = [(2013, 40.0), (2015, 90.0), (2016, 50.0), (2018, 80.0), (2021, 60.0)];
        assert_eq!(
            told(En, &points),
            "VCA: from 40 HTX in 2013 up to 60 HTX in 2021, a rise of 50%. Highest 90 HTX in 2015, lowest 40 HTX in 2013. \
             Turns: peak 90 HTX in 2015, trough 50 HTX in 2016, peak 80 HTX in 2018. No figures: 2014, 2017, 2019–2020."
        );
        // Of 2016 nothing can be told, so that the years beside it may be no turns either.
        assert_eq!(
            told_where(En, &points, &|one, other| one != 2016 && other != 2016),
            "VCA: from 40 HTX in 2013 up to 60 HTX in 2021, a rise of 50%. No figures: 2014, 2017, 2019–2020."
        );
        // Nobody can tell which of 2015 and 2018 was the highest; each lies above what is beside it all the same.
        let told = told_where(Vi, &points, &|one, other| (one.min(other), one.max(other)) != (2015, 2018));
        assert!(told.contains("Thấp nhất 40 HTX năm 2013. Đổi chiều: đỉnh 90 HTX năm 2015, đáy"), "{told}");
        // Nor any change from the first to the last, where those two do not compare.
        let told = told_where(Vi, &points, &|one, other| (one.min(other), one.max(other)) != (2013, 2021));
        assert!(told.starts_with("VCA: 40 HTX năm 2013, 60 HTX năm 2021. Cao nhất 90 HTX năm 2015."), "{told}");
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
        for sign in [1.0, -1.0] {
            let points: Vec<_> = (2000..2020).map(|n| (year(n), sign * f64::from(n as i32).powi(2))).collect();
            assert_eq!(turning(&points, 1.0), []);
        }
    }

    #[test]
    fn a_small_step_back_is_no_turn() {
        let points = [(2000, 0.0), (2001, 50.0), (2002, 45.0), (2003, 100.0)].map(|(y, v)| (year(y), v));
        assert_eq!(turning(&points, 10.0), []);
        assert_eq!(turning(&points, 4.0), [(year(2001), 50.0, true), (year(2002), 45.0, false)]);
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
            value: 29021.0,
            standing,
            change: Some("tăng 5,9% so với năm 2021"),
        };
        assert_eq!(
            mark(Vi, &facts),
            "Liên minh HTX, 2022: 29.021 HTX, ước tính, tính đến 08/11/2022; tăng 5,9% so với năm 2021"
        );
        assert_eq!(
            mark(En, &MarkFacts { change: None, ..facts }),
            "Liên minh HTX, 2022: 29,021 HTX, estimate, as of 8 November 2022"
        );
        let firm = MarkFacts { standing: Standing::default(), ..facts };
        assert_eq!(mark(Vi, &firm), "Liên minh HTX, 2022: 29.021 HTX; tăng 5,9% so với năm 2021");
    }

    #[test]
    fn the_course_of_rough_figures_has_a_rough_change() {
        let points = [(year(2023), 73_000.0), (year(2025), 66_000.0)];
        let (amount, change) = (|_| "n".to_owned(), Some(Percent::rough(-9.6).of_rough(true)));
        let told = |lang| {
            course(lang, &Course { name: "MPI", points: &points, amount: &amount, compare: &|_, _| true, change })
        };
        assert_eq!(told(Vi), "MPI: từ n năm 2023 xuống n năm 2025, giảm khoảng 10%. Thiếu số liệu: 2024.");
        assert_eq!(told(En), "MPI: from n in 2023 down to n in 2025, a fall of about 10%. No figures: 2024.");
    }

    proptest! {
        #[test]
        fn any_line_gives_clean_sentences_and_turns_that_alternate(values in prop::collection::vec(prop::option::of(0.0f64..1e6), 0..40)) {
            let points: Vec<(i64, f64)> = values.iter().zip(1990..).filter_map(|(value, n)| Some((n, (*value)?))).collect();
            for lang in Lang::ALL {
                check_sentence(&told(lang, &points));
            }
            let points: Vec<_> = points.iter().map(|(n, value)| (year(*n), *value)).collect();
            let turns = turning(&points, 1e5);
            for pair in turns.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0 && pair[0].2 != pair[1].2);
                prop_assert!((pair[0].1 - pair[1].1).abs() > 1e5);
            }
        }
    }
}
