//! Upright bars by year, beside each other or on both sides of zero, with diamonds for the net change.

use super::super::look;
use super::super::scale::Linear;
use super::super::scene::{Anchor, Area, Dash, Ink, Shape};
use super::super::spec::{Bar, BarSeries, LegendEntry, Look, Sample, YearBars};
use super::axes::{self, YEARS};
use super::frame::Place;
use super::lines::{SLIGHT, natural};
use super::page::{Page, SMALL, at_least};
use crate::model::Year;

/// The edge of the sample of a colour beside a value, and the room after it.
const SAMPLE: f64 = 8.0;
const SAMPLE_GAP: f64 = 4.0;

/// The groups' names, where there is more than one to tell apart.
pub(super) fn names(body: &YearBars) -> Vec<LegendEntry> {
    if body.series.len() < 2 {
        return Vec::new();
    }
    body.series.iter().map(|one| LegendEntry { sample: Sample::Fill(one.hue), text: one.label.clone() }).collect()
}

pub(super) fn draw(page: &mut Page<'_>, body: &YearBars, place: &Place) -> f64 {
    let column = axes::column(page, &body.y, place.w);
    let years = f64::from(body.x.last.get() - body.x.first.get()).max(0.0) + 1.0;
    let across = (place.w - column.w).max(20.0);
    let slot = across / years;
    let all = body.series.iter().map(|one| one.place + 1).max().unwrap_or(1);
    let places = all as f64;
    // Bars of a year touch nearly; years are kept apart. A bar of a lone year does not fill the plot.
    let group = (slot * if slot < 14.0 { 0.84 } else { 0.72 }).min(72.0 * places);
    let inner = if group / places > 6.0 { 2.0 } else { 0.0 };
    let wide = ((group - inner * (places - 1.0)) / places).max(1.0);
    // A bar without another beside it has the column of its year for its value: one that is told roughly (≈ 2.134) would else cost all others theirs.
    let room = if all == 1 { (wide + inner).max(slot - 4.0) } else { wide + inner };
    let all_told = all_fit(page, body, room);
    let named = if all_told { Vec::new() } else { named(body) };
    // The same whichever year is chosen, so that a change of the year moves no bar.
    let lines = if all_told { 1 } else { all };
    let top = (place.y + column.top.max(SMALL.height(lines) + 3.0)).ceil();
    let fitting = || if body.is_slight() { SLIGHT + YEARS } else { natural(place.w) };
    let wanted = place.h.unwrap_or_else(fitting) - (top - place.y) - YEARS;
    let plot = Area { x: place.x + column.w, y: top, w: across, h: wanted.floor().max(110.0) };
    let x = |year: Year| plot.x + (f64::from(year.get() - body.x.first.get()).clamp(0.0, years - 1.0) + 0.5) * slot;
    // Of a year or two the ground is of their bars, not of the whole plot.
    let ground = if body.is_slight() { slot.min(group * 1.4) } else { slot };
    axes::year_columns(page, &body.x, &x, &plot, ground);
    let y = axes::values(page, &body.y, &column, &plot, place.x);
    axes::years(page, &body.x, &x, &plot, (place.x, place.x + place.w));

    let area_of = |bar: &Bar, series: &BarSeries| {
        let left = x(bar.year) + (column_of(body, bar.year, series.place, all) * (wide + inner)) - wide / 2.0;
        let (from, to) = (y.at(0.0).round(), y.at(bar.value));
        let to = if (from - to).abs() < 1.5 { from - 1.5 } else { to };
        Area::between((left, from), (left + wide, to))
    };
    let mut texts = Vec::new();
    for bar in &body.bars {
        let Some(series) = body.series.get(bar.series) else { continue };
        let area = area_of(bar, series);
        let tip = if bar.value < 0.0 { area.bottom() } else { area.y };
        page.mark(bar.mark, at_least(area), (area.x + area.w / 2.0, tip), false);
        page.bar(area, series.hue, bar.look);
        page.done();
        texts.push((bar, area));
    }
    for net in &body.net {
        let at = (x(net.year), y.at(net.value));
        let r = (slot * 0.2).clamp(3.0, 5.5);
        let reach = r + 2.0;
        page.mark(net.mark, Area { x: at.0 - reach, y: at.1 - reach, w: 2.0 * reach, h: 2.0 * reach }, at, true);
        page.diamond(at, r, net.look);
        page.done();
    }
    let column = |year: Year| (x(year) - slot / 2.0, x(year) + slot / 2.0);
    if named.is_empty() {
        write_values(page, body, &texts, (&plot, &y, &column), all_told);
    } else {
        write_named(page, body, &named, &texts, (&plot, x(only(body)), y.at(0.0)));
    }
    plot.bottom() + YEARS - place.y
}

/// How many bars' widths a place lies from the middle of its year. Only the places that have a bar in the year count: bars stand centred over their year and
/// are as wide in every year, so that one alone does not stand off its tick.
fn column_of(body: &YearBars, year: Year, place: usize, all: usize) -> f64 {
    let taken = |place: &usize| {
        let there = |bar: &Bar| body.series.get(bar.series).is_some_and(|one| one.place == *place);
        body.bars.iter().any(|bar| bar.year == year && there(bar))
    };
    let before = (0..place).filter(taken).count();
    let after = (place + 1..all).filter(taken).count();
    (before as f64 - after as f64) / 2.0
}

/// The year whose values are written where there is no room for all.
fn only(body: &YearBars) -> Year {
    body.x.chosen.unwrap_or(body.x.last)
}

/// Whether every value has room over its own bar.
fn all_fit(page: &Page<'_>, body: &YearBars, room: f64) -> bool {
    body.bars.iter().all(|bar| page.width(&bar.text, SMALL) + 4.0 <= room)
}

/// The bars whose values are named by their colours: those of the one year whose values are written, where it has several beside each other. Over which of them
/// a value stands could not be seen: they are narrower.
fn named(body: &YearBars) -> Vec<(&Bar, &BarSeries)> {
    let mut found: Vec<(&Bar, &BarSeries)> = Vec::new();
    let mut beside = false;
    for bar in body.bars.iter().filter(|bar| bar.year == only(body) && !bar.text.is_empty()) {
        let Some(series) = body.series.get(bar.series) else { continue };
        beside |= found.last().is_some_and(|(_, before)| before.place != series.place);
        found.push((bar, series));
    }
    if beside { found } else { Vec::new() }
}

/// Values under each other over the bars of their year, each beside a sample of its bar's colour.
fn write_named(
    page: &mut Page<'_>,
    body: &YearBars,
    named: &[(&Bar, &BarSeries)],
    bars: &[(&Bar, Area)],
    (plot, middle, zero): (&Area, f64, f64),
) {
    let kind = SMALL.bold(body.x.chosen.is_some()).ink(Ink::Ink);
    let mut wide: f64 = 0.0;
    for (bar, _) in named {
        wide = wide.max(page.width(&bar.text, kind) + SAMPLE + SAMPLE_GAP);
    }
    let left = (middle - wide / 2.0).min(plot.right() - wide).max(plot.x);
    let mut floor = zero;
    for (_, area) in bars.iter().filter(|(_, area)| area.x < left + wide + 2.0 && area.right() > left - 2.0) {
        floor = floor.min(area.y);
    }
    let mut baseline = floor - 5.0;
    for (bar, series) in named.iter().rev() {
        if page.text_if_free((left + SAMPLE + SAMPLE_GAP, baseline), Anchor::Start, kind, &bar.text) {
            let y = (baseline - kind.size * 0.36 - SAMPLE / 2.0).round();
            page.bar(Area { x: left.round(), y, w: SAMPLE, h: SAMPLE }, series.hue, Look::Firm);
        }
        baseline -= SMALL.size * look::LEADING;
    }
}

/// Values at the ends of the bars: of all, where each has room over its bar; else of the chosen (or last) year alone, which is always told.
/// They stay within the column of their year as far as it is wide enough.
fn write_values(
    page: &mut Page<'_>,
    body: &YearBars,
    bars: &[(&Bar, Area)],
    (plot, y, column): (&Area, &Linear, &dyn Fn(Year) -> (f64, f64)),
    all: bool,
) {
    let kind = SMALL.ink(Ink::Second);
    let only = only(body);
    for (bar, area) in bars.iter().filter(|(bar, _)| all || bar.year == only) {
        if bar.text.is_empty() {
            continue;
        }
        let down = bar.value < 0.0;
        let is_only = bar.year == only;
        let kind = if is_only { kind.bold(body.x.chosen.is_some() && !all).ink(Ink::Ink) } else { kind };
        let half = page.width(&bar.text, kind) / 2.0;
        let (left, right) = column(bar.year);
        let own = area.x + area.w / 2.0;
        let fits = right - left >= 2.0 * half + 4.0;
        // A value that is wider than its column reaches over those beside it, but not out of the picture.
        let within = |middle: f64| {
            if fits {
                middle.min(right - half - 2.0).max(left + half + 2.0)
            } else {
                middle.min(plot.right() - half).max(plot.x + half)
            }
        };
        let box_at = |middle: f64, baseline: f64| Area {
            x: middle - half,
            y: baseline - kind.size * 0.8,
            w: 2.0 * half,
            h: kind.size,
        };
        // Not under the plot, where the years stand, nor over another bar or a round.
        let is_free = |box_: &Area, baseline: f64| {
            let inside = baseline < plot.bottom() && baseline - kind.size > plot.y - 18.0;
            let near = box_.grown(5.0);
            let round = |net: &Bar| {
                let at = y.at(net.value);
                net.year == bar.year && near.y < at && at < near.bottom()
            };
            inside && !bars.iter().any(|(_, other)| other.meets(box_)) && !body.net.iter().any(round)
        };
        let write = |page: &mut Page<'_>, middle: f64, baseline: f64| {
            is_free(&box_at(middle, baseline), baseline)
                && page.text_if_free((middle, baseline), Anchor::Middle, kind, &bar.text)
        };
        let end = if down { area.bottom() + 13.0 } else { area.y - 5.0 };
        let middle = within(own);
        if write(page, middle, end) || !is_only {
            continue;
        }
        // That of the one year that is told has other places: over the ground of a bar that goes down and has none above it, and flush with its bar where the
        // one beside it is higher.
        let level = y.at(0.0) - 5.0;
        let is_alone = down && !bars.iter().any(|(other, _)| other.year == bar.year && other.value >= 0.0);
        let aside = [within(area.right() - half), within(area.x + half)];
        if is_alone && write(page, middle, level) || aside.into_iter().any(|middle| write(page, middle, end)) {
            continue;
        }
        // Beyond all that it reaches over, the round of the net change among it, with a line to its bar where others are between.
        let box_ = box_at(middle, end);
        let (mut top, mut bottom) = (area.y, area.bottom());
        let others =
            bars.iter().map(|(_, other)| *other).filter(|other| other.x < box_.right() && box_.x < other.right());
        let rounds = body.net.iter().filter(|net| net.year == bar.year);
        for other in others.chain(rounds.map(|net| Area { x: own, y: y.at(net.value), w: 0.0, h: 0.0 }.grown(5.0))) {
            (top, bottom) = (top.min(other.y), bottom.max(other.bottom()));
        }
        if !down && write(page, middle, top - 5.0) {
            if area.y - top > 8.0 {
                page.upright(own - 0.5, top - 2.0, area.y, Dash::Solid, Ink::Second);
            }
            continue;
        }
        if down && bottom - area.bottom() < 13.0 && write(page, middle, bottom + 13.0) {
            continue;
        }
        // Within its bar, at the end, on a ground of its own: what stands above and below is taken.
        let baseline = if down { area.bottom() - 6.0 } else { area.y + 15.0 };
        if area.h > 20.0 && page.takes((middle, baseline), Anchor::Middle, kind, &bar.text) {
            let ground = Area { x: middle - half - 2.0, y: baseline - kind.size, w: 2.0 * half + 4.0, h: 15.0 };
            page.put(Shape::Rect(ground, Ink::Ground));
            page.text((middle, baseline), Anchor::Middle, kind, &bar.text);
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests may take what they have just made
mod tests {
    use super::super::super::measure::EmbeddedFont;
    use super::super::super::scene::Shape;
    use super::super::super::spec::{Axis, Hue, Look, MarkIx, Tick, Tone, YearAxis};
    use super::*;

    fn year(year: i64) -> Year {
        Year::new(year).unwrap()
    }

    /// The middles and widths of the bars of (year, series), and the middle of each of three years.
    fn drawn(bars: &[(i64, usize)], places: &[usize]) -> (Vec<(f64, f64)>, [f64; 3]) {
        let hue = Hue { family: 0, tone: Tone::Full };
        let tick = |value: f64| Tick { value, text: value.to_string() };
        let body = YearBars {
            x: YearAxis { first: year(2020), last: year(2022), chosen: None, compared: None },
            y: Axis { min: 0.0, max: 10.0, ticks: vec![tick(0.0), tick(10.0)], note: None },
            series: places.iter().map(|&place| BarSeries { label: place.to_string(), hue, place }).collect(),
            bars: bars
                .iter()
                .enumerate()
                .map(|(n, &(of, series))| Bar {
                    year: year(of),
                    value: 5.0,
                    series,
                    text: String::new(),
                    look: Look::Firm,
                    mark: MarkIx(n),
                })
                .collect(),
            net: Vec::new(),
        };
        let font = EmbeddedFont::new();
        let mut page = Page::new(&font, 600.0);
        let column = axes::column(&page, &body.y, 600.0);
        let slot = (600.0 - column.w) / 3.0;
        draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w: 600.0, h: None });
        let scene = page.finish(400.0);
        let boxes = scene.marks.iter().map(|mark| (mark.area.x + mark.area.w / 2.0, mark.area.w)).collect();
        (boxes, [0.5, 1.5, 2.5].map(|at| column.w + at * slot))
    }

    #[test]
    fn a_bar_alone_in_its_year_stands_over_its_tick_whichever_series_it_is_of() {
        let (bars, [first, second, third]) = drawn(&[(2020, 0), (2021, 0), (2021, 1), (2022, 1)], &[0, 1]);
        assert!((bars[0].0 - first).abs() < 1e-9 && (bars[3].0 - third).abs() < 1e-9, "{bars:?}");
        assert!(((bars[1].0 + bars[2].0) / 2.0 - second).abs() < 1e-9 && bars[1].0 < bars[2].0, "{bars:?}");
        assert!(bars.iter().all(|bar| (bar.1 - bars[0].1).abs() < 1e-9), "as wide in every year: {bars:?}");
    }

    #[test]
    fn where_the_middle_one_of_three_is_missing_the_others_stand_together_and_bars_of_one_place_over_each_other() {
        let (bars, [first, second, _]) = drawn(&[(2020, 0), (2020, 2), (2021, 0), (2021, 1), (2021, 2)], &[0, 1, 2]);
        assert!(((bars[0].0 + bars[1].0) / 2.0 - first).abs() < 1e-9, "{bars:?}");
        assert!((bars[1].0 - bars[0].0 - (bars[3].0 - bars[2].0)).abs() < 1e-9, "{bars:?}");
        assert!((bars[3].0 - second).abs() < 1e-9);
        let (bars, [first, ..]) = drawn(&[(2020, 0), (2020, 1)], &[0, 0]);
        assert!(bars.iter().all(|bar| (bar.0 - first).abs() < 1e-9), "{bars:?}");
    }

    #[test]
    fn values_that_are_wider_than_their_bars_stand_beside_the_colours_of_their_bars() {
        let tick = |value: f64| Tick { value, text: value.to_string() };
        let hues = [Tone::Full, Tone::Half].map(|tone| Hue { family: 0, tone });
        let bar = |n: usize, of: i64, value: f64, series| Bar {
            year: year(of),
            value,
            series,
            text: format!("+{value}%"),
            look: Look::Firm,
            mark: MarkIx(n),
        };
        for (w, chosen) in [(300.0, 2021), (300.0, 2016), (300.0, 2023), (1600.0, 2021)] {
            let mut bars = Vec::new();
            for of in 2016..=2023 {
                bars.push(bar(bars.len(), of, 7.25, 0));
                bars.push(bar(bars.len(), of, 9.5, 1));
            }
            let (first, last) = (year(2016), year(2023));
            let body = YearBars {
                x: YearAxis { first, last, chosen: Some(year(chosen)), compared: None },
                y: Axis { min: 0.0, max: 10.0, ticks: vec![tick(0.0), tick(10.0)], note: None },
                series: [0, 1].map(|place| BarSeries { label: place.to_string(), hue: hues[place], place }).to_vec(),
                bars,
                net: Vec::new(),
            };
            let font = EmbeddedFont::new();
            let mut page = Page::new(&font, w);
            draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w, h: None });
            let scene = page.finish(400.0);
            let told: Vec<Area> =
                scene.labels().filter(|label| label.text.starts_with('+')).map(|label| label.area()).collect();
            let samples: Vec<(Area, Ink)> = scene
                .items
                .iter()
                .filter_map(|item| match item.shape {
                    Shape::Rect(area, ink) if area.w == SAMPLE && area.h == SAMPLE => Some((area, ink)),
                    _ => None,
                })
                .collect();
            if w > 1000.0 {
                assert!(told.len() == 16 && samples.is_empty(), "each over its bar: {told:?}");
                continue;
            }
            let inks: Vec<Ink> = samples.iter().map(|(_, ink)| *ink).collect();
            assert_eq!(inks, [Ink::Hue(hues[1]), Ink::Hue(hues[0])], "{chosen}");
            for (sample, told) in samples.iter().map(|(area, _)| area).zip(&told) {
                let middle = sample.y + sample.h / 2.0;
                assert!(told.y < middle && middle < told.bottom() && sample.right() < told.x, "{sample:?} {told:?}");
                assert!(scene.marks.iter().all(|mark| !mark.area.meets(told)), "{told:?} stands over a bar");
            }
        }
    }

    /// The values that are written of bars of one series, each `(year, value)`, where one year is chosen.
    fn written(bars: &[(i64, f64)], (low, high): (f64, f64), chosen: i64, w: f64) -> Vec<Area> {
        let tick = |value: f64| Tick { value, text: value.to_string() };
        let (first, last) = (bars.iter().map(|bar| bar.0).min().unwrap(), bars.iter().map(|bar| bar.0).max().unwrap());
        let body = YearBars {
            x: YearAxis { first: year(first), last: year(last), chosen: Some(year(chosen)), compared: None },
            y: Axis { min: low, max: high, ticks: vec![tick(low), tick(0.0), tick(high)], note: None },
            series: vec![BarSeries { label: "HTX".into(), hue: Hue { family: 0, tone: Tone::Full }, place: 0 }],
            bars: bars
                .iter()
                .enumerate()
                .map(|(n, &(of, value))| Bar {
                    year: year(of),
                    value,
                    series: 0,
                    text: format!("+{value:.0}.000"),
                    look: Look::Firm,
                    mark: MarkIx(n),
                })
                .collect(),
            net: Vec::new(),
        };
        let font = EmbeddedFont::new();
        let mut page = Page::new(&font, w);
        draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w, h: None });
        let scene = page.finish(400.0);
        scene.labels().filter(|label| label.text.starts_with('+')).map(|label| label.area()).collect()
    }

    #[test]
    fn the_value_of_a_chosen_year_at_the_edge_is_moved_into_the_picture_rather_than_left_out() {
        let bars: Vec<(i64, f64)> = (2013..=2024).map(|of| (of, 2.0)).collect();
        for w in [300.0, 340.0, 400.0] {
            let told = written(&bars[11..], (0.0, 3.0), 2024, w);
            assert_eq!(told.len(), 1);
            let mut alone = bars.clone();
            alone[10].1 = 1.0; // over the bar beside it there is room
            let told = written(&alone, (0.0, 3.0), 2024, w);
            assert!(told.len() == 1 && told[0].right() <= w, "{w}: {told:?}");
        }
    }

    #[test]
    fn the_value_of_a_chosen_fall_that_reaches_the_years_stands_at_the_other_side_of_zero() {
        let told = written(&[(2015, 1.0), (2016, -4.0), (2017, 10.0)], (-5.0, 15.0), 2016, 160.0);
        assert_eq!(told.len(), 1, "{told:?}");
    }

    #[test]
    fn the_value_of_a_chosen_year_is_told_however_high_the_bars_beside_it_are() {
        let high = |of: i64| if of == 2018 { 2.0 } else { 9.0 };
        let bars: Vec<(i64, f64)> = (2013..=2024).map(|of| (of, high(of))).collect();
        for w in [280.0, 320.0, 360.0] {
            let told = written(&bars, (0.0, 10.0), 2018, w);
            assert_eq!(told.len(), 1, "{w}");
        }
        // Flush with its bar where only one of them is higher.
        let bars: Vec<(i64, f64)> = (2013..=2024).map(|of| (of, if of > 2018 { 9.0 } else { 2.0 })).collect();
        let (told, alone) = (written(&bars, (0.0, 10.0), 2018, 320.0), written(&bars[..6], (0.0, 10.0), 2018, 320.0));
        let level = alone.iter().all(|one| (told[0].y - one.y).abs() < 1e-9);
        assert!(told.len() == 1 && !alone.is_empty() && level, "{told:?} {alone:?}");
    }

    #[test]
    fn a_value_that_is_wider_than_its_bar_but_not_than_the_column_of_its_year_costs_none_its_value() {
        let bars: Vec<(i64, f64)> = (2013..=2024).map(|of| (of, f64::from((of % 5) as u8 + 3))).collect();
        assert_eq!(written(&bars, (0.0, 10.0), 2018, 630.0).len(), 12);
        assert_eq!(written(&bars, (0.0, 10.0), 2018, 500.0).len(), 1, "no room in the columns either");
    }

    #[test]
    fn a_value_that_finds_no_room_around_its_bar_stands_within_it_and_over_no_other() {
        let told = written(&[(2018, 9.5), (2018, -9.5)], (-10.0, 10.0), 2018, 320.0);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].y < told[1].y - 100.0, "the fall's is not over the rise: {told:?}");
    }
}
