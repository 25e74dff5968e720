//! Upright bars by year, beside each other or on both sides of zero, with diamonds for the net change.

use super::super::look;
use super::super::scale::Linear;
use super::super::scene::{ASCENT, Anchor, Area, Dash, Ink, Shape};
use super::super::spec::{Bar, BarSeries, LegendEntry, Look, Sample, YearBars};
use super::axes::{self, YEARS};
use super::frame::Place;
use super::lines::{SLIGHT, natural};
use super::page::{Page, SMALL, Type, at_least};
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
    let all_told = all_fit(page, body, wide + inner);
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
    let apart = apart(body);
    axes::years(page, &body.x, Some(&apart), &x, &plot, (place.x, place.x + place.w));

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
    let only = body.x.chosen.unwrap_or(body.x.last);
    let everywhere = all_told || columns_hold(page, body, slot);
    // Where not all are told over their own bars, those that are always told have the first choice.
    let mut order: Vec<Year> = Vec::new();
    if !all_told {
        order.push(only);
        order.extend(body.x.compared);
        order.extend(apart);
    }
    if everywhere {
        order.extend(body.x.first.to(body.x.last));
    }
    let mut done: Vec<Year> = Vec::new();
    for year in order {
        if done.contains(&year) {
            continue;
        }
        done.push(year);
        let leads = year == only;
        let forced = leads || !all_told && body.x.compared == Some(year);
        let own = Told {
            year,
            kind: SMALL.bold(leads && !all_told && body.x.chosen.is_some()).ink(if leads {
                Ink::Ink
            } else {
                Ink::Second
            }),
            forced,
        };
        let named = if all_told { Vec::new() } else { named(body, year) };
        if named.is_empty() {
            write_values(page, body, &texts, (&plot, &y, &column), own);
        } else {
            write_named(page, &named, &texts, (&plot, x(year), y.at(0.0)), own);
        }
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

/// A year whose values are written.
#[derive(Clone, Copy)]
struct Told {
    year: Year,
    kind: Type,
    /// Whether they are looked a place for where there is none at the ends of their bars.
    forced: bool,
}

/// The years that have more to see than others: several bars or a round, where few have.
fn apart(body: &YearBars) -> Vec<Year> {
    let (mut found, mut years) = (Vec::new(), 0);
    for year in body.x.first.to(body.x.last) {
        let count = body.bars.iter().filter(|bar| bar.year == year).count();
        years += count.min(1);
        if count > 1 || body.net.iter().any(|net| net.year == year) {
            found.push(year);
        }
    }
    if found.len() * 3 > years { Vec::new() } else { found }
}

/// Whether every value has room over its own bar.
fn all_fit(page: &Page<'_>, body: &YearBars, room: f64) -> bool {
    body.bars.iter().all(|bar| page.width(&bar.text, SMALL) + 4.0 <= room)
}

/// Whether the values of every year have room in its column, with their samples where they have them: then it is seen whose they are, if they are wider than
/// their bars.
fn columns_hold(page: &Page<'_>, body: &YearBars, slot: f64) -> bool {
    body.bars.iter().all(|bar| {
        let more = if named(body, bar.year).is_empty() { 4.0 } else { SAMPLE + SAMPLE_GAP };
        page.width(&bar.text, SMALL) + more <= slot
    })
}

/// The bars of a year whose values are named by their colours, where it has several beside each other that are narrower than their values. Over which of them
/// a value stands could not be seen.
fn named(body: &YearBars, year: Year) -> Vec<(&Bar, &BarSeries)> {
    let mut found: Vec<(&Bar, &BarSeries)> = Vec::new();
    let mut beside = false;
    for bar in body.bars.iter().filter(|bar| bar.year == year && !bar.text.is_empty()) {
        let Some(series) = body.series.get(bar.series) else { continue };
        beside |= found.last().is_some_and(|(_, before)| before.place != series.place);
        found.push((bar, series));
    }
    if beside { found } else { Vec::new() }
}

/// How far up the next place for words is.
const HIGHER: f64 = 4.0;

/// Values under each other over the bars of their year, each beside a sample of its bar's colour: those of a year that is always told farther up or aside where
/// other words are in their way.
fn write_named(
    page: &mut Page<'_>,
    named: &[(&Bar, &BarSeries)],
    bars: &[(&Bar, Area)],
    (plot, middle, zero): (&Area, f64, f64),
    told: Told,
) {
    let kind = told.kind;
    let mut wide: f64 = 0.0;
    for (bar, _) in named {
        wide = wide.max(page.width(&bar.text, kind) + SAMPLE + SAMPLE_GAP);
    }
    let line = SMALL.size * look::LEADING;
    let high = line * (named.len() as f64 - 1.0);
    let (mut first, mut last) = (middle, middle);
    for (bar, area) in bars {
        if bar.year == told.year {
            (first, last) = (first.min(area.x), last.max(area.right()));
        }
    }
    let mut found = None;
    for left in [middle - wide / 2.0, last - wide, first] {
        let left = left.min(plot.right() - wide).max(plot.x);
        let mut baseline = zero;
        for (_, area) in bars {
            if area.x < left + wide + 2.0 && area.right() > left - 2.0 {
                baseline = baseline.min(area.y);
            }
        }
        baseline -= 5.0;
        while found.is_none() && baseline - high - kind.size > plot.y - line * named.len() as f64 - 4.0 {
            let y = baseline - high - kind.size * ASCENT;
            if page.is_free(&Area { x: left, y, w: wide, h: kind.height(named.len()) }) {
                found = Some((left, baseline));
            } else if !told.forced {
                return;
            }
            baseline -= HIGHER;
        }
    }
    let Some((left, mut baseline)) = found else { return };
    for (bar, series) in named.iter().rev() {
        page.text((left + SAMPLE + SAMPLE_GAP, baseline), Anchor::Start, kind, &bar.text);
        let y = (baseline - kind.size * 0.36 - SAMPLE / 2.0).round();
        page.bar(Area { x: left.round(), y, w: SAMPLE, h: SAMPLE }, series.hue, Look::Firm);
        baseline -= line;
    }
}

/// The values of a year at the ends of its bars. They stay within its column as far as it is wide enough.
fn write_values(
    page: &mut Page<'_>,
    body: &YearBars,
    bars: &[(&Bar, Area)],
    (plot, y, column): (&Area, &Linear, &dyn Fn(Year) -> (f64, f64)),
    told: Told,
) {
    let kind = told.kind;
    for (bar, area) in bars.iter().filter(|(bar, _)| bar.year == told.year) {
        if bar.text.is_empty() {
            continue;
        }
        let down = bar.value < 0.0;
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
            let beside = Area { x: box_.x - 2.0, w: box_.w + 4.0, ..*box_ };
            inside && !bars.iter().any(|(_, other)| other.meets(&beside)) && !body.net.iter().any(round)
        };
        let write = |page: &mut Page<'_>, middle: f64, baseline: f64| {
            is_free(&box_at(middle, baseline), baseline)
                && page.text_if_free((middle, baseline), Anchor::Middle, kind, &bar.text)
        };
        let end = if down { area.bottom() + 13.0 } else { area.y - 5.0 };
        let middle = within(own);
        // That of a bar that goes down and has none above it may stand over its ground.
        let level = y.at(0.0) - 5.0;
        let is_alone = down && !bars.iter().any(|(other, _)| other.year == bar.year && other.value >= 0.0);
        if write(page, middle, end) || is_alone && write(page, middle, level) || !told.forced {
            continue;
        }
        // That of a year that is always told has other places: flush with its bar where the one beside it is higher.
        let aside = [within(area.right() - half), within(area.x + half)];
        if aside.into_iter().any(|middle| write(page, middle, end)) {
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
        let mut baseline = top - 5.0;
        while !down && baseline - kind.size > plot.y - 18.0 && !write(page, middle, baseline) {
            baseline -= HIGHER;
        }
        if !down && baseline - kind.size > plot.y - 18.0 {
            if area.y - baseline > 13.0 {
                page.upright(own - 0.5, baseline + 3.0, area.y, Dash::Solid, Ink::Second);
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
    use super::super::super::scene::{Item, Scene, Shape};
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
    fn written(bars: &[(i64, f64)], ends: (f64, f64), chosen: i64, w: f64) -> Vec<Area> {
        let scene = compared(bars, ends, (chosen, None), w);
        scene.labels().filter(|label| label.text.starts_with('+')).map(|label| label.area()).collect()
    }

    fn compared(bars: &[(i64, f64)], (low, high): (f64, f64), of: (i64, Option<i64>), w: f64) -> Scene {
        let tick = |value: f64| Tick { value, text: value.to_string() };
        let (first, last) = (bars.iter().map(|bar| bar.0).min().unwrap(), bars.iter().map(|bar| bar.0).max().unwrap());
        let body = YearBars {
            x: YearAxis { first: year(first), last: year(last), chosen: Some(year(of.0)), compared: of.1.map(year) },
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
        page.finish(400.0)
    }

    #[test]
    fn chosen_and_compared_year_have_value_and_name_in_a_picture_of_any_width() {
        let bars: Vec<(i64, f64)> = (2013..=2024).map(|of| (of, (of - 2010) as f64 * 0.5)).collect();
        for (w, pair) in [200.0, 280.0, 360.0, 500.0, 900.0]
            .into_iter()
            .flat_map(|w| [(2024, 2023), (2023, 2018), (2013, 2014), (2018, 2019)].map(|pair| (w, pair)))
        {
            let scene = compared(&bars, (0.0, 8.0), (pair.0, Some(pair.1)), w);
            for of in [pair.0, pair.1] {
                let value = format!("+{:.0}.000", (of - 2010) as f64 * 0.5);
                let has = |text: &str| scene.labels().any(|label| label.text == text);
                assert!(has(&value) && has(&of.to_string()), "{w}: {of} of {pair:?}");
            }
        }
    }

    #[test]
    fn values_wider_than_their_bars_stand_over_all_of_them_where_their_columns_hold_them() {
        let bars: Vec<(i64, f64)> = (2013..=2024).map(|of| (of, (of - 2013) as f64 * 0.5)).collect();
        for (w, told) in [(400.0, 1), (640.0, 12)] {
            let areas = written(&bars, (0.0, 12.0), 2024, w);
            assert_eq!(areas.len(), told, "{w}");
            assert!(areas.iter().enumerate().all(|(n, a)| !areas[..n].iter().any(|b| a.meets(b))), "{areas:?}");
        }
    }

    #[test]
    fn a_year_with_more_to_see_than_the_others_is_named_and_has_its_values() {
        let mut bars: Vec<(i64, f64)> = (2013..=2024).map(|of| (of, 2.0)).collect();
        bars.push((2019, -1.0));
        let scene = compared(&bars, (-3.0, 3.0), (2024, None), 330.0);
        let has = |text: &str| scene.labels().any(|label| label.text == text);
        assert!(has("2019") && has("+-1.000"), "{:?}", scene.labels().map(|label| &label.text).collect::<Vec<_>>());
    }

    #[test]
    fn no_tick_cuts_the_line_under_a_compared_column() {
        let bars: Vec<(i64, f64)> = (2013..=2024).map(|of| (of, 2.0)).collect();
        let ticks = |compared_with| {
            let scene = compared(&bars, (0.0, 3.0), (2024, compared_with), 900.0);
            let is_tick =
                |item: &Item| matches!(item.shape, Shape::Rect(area, Ink::Rule) if area.w == 1.0 && area.h == 4.0);
            scene.items.iter().filter(|item| is_tick(item)).count()
        };
        assert_eq!((ticks(None), ticks(Some(2018))), (11, 10));
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
        let beside = |high: f64| (2013..=2024).map(|of| (of, if of > 2018 { high } else { 2.0 })).collect::<Vec<_>>();
        let [told, alone] = [9.0, 1.0].map(|high| written(&beside(high), (0.0, 10.0), 2018, 320.0));
        assert!(told.len() == 1 && alone.len() == 1 && (told[0].y - alone[0].y).abs() < 1e-9, "{told:?} {alone:?}");
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
