//! Grid lines with their values at the left, and years under a plot. No marks.

use super::super::look;
use super::super::scale::{Linear, year_labels};
use super::super::scene::{ASCENT, Anchor, Area, Dash, Ink, Shape};
use super::super::spec::{Axis, YearAxis};
use super::page::{Page, SMALL};
use crate::model::Year;
use crate::model::order::sort_by_key;

/// Room between the values and the plot.
const TICK_GAP: f64 = 8.0;
/// Room under the plot for the years, with the gap over them.
pub(super) const YEARS: f64 = 26.0;

/// How the values at the left are set.
pub(super) struct Column {
    /// The width that they take from the plot, with the gap.
    pub(super) w: f64,
    /// The height over the uppermost line.
    pub(super) top: f64,
    /// Whether the uppermost value, which carries the unit, stands over its line instead of beside it.
    pub(super) raised: bool,
    /// Whether all values stand over their lines, within the plot: beside it they would leave it too little room.
    inside: bool,
}

/// Measures the values of an axis of a plot that is, with them, so wide.
pub(super) fn column(page: &Page<'_>, axis: &Axis, w: f64) -> Column {
    let top = topmost(axis);
    let mut wide: f64 = 0.0;
    for (i, tick) in axis.ticks.iter().enumerate() {
        if Some(i) != top {
            wide = wide.max(page.width(&tick.text, SMALL));
        }
    }
    let unit = top.and_then(|i| axis.ticks.get(i)).map_or(0.0, |tick| page.width(&tick.text, SMALL));
    let inside = wide > w * 0.33;
    let raised = inside || unit > wide + 10.0;
    if !raised {
        wide = wide.max(unit);
    }
    let w = if inside { 0.0 } else { wide + TICK_GAP };
    Column { w, top: if raised { SMALL.height(1) + 4.0 } else { 9.0 }, raised, inside }
}

fn topmost(axis: &Axis) -> Option<usize> {
    let ticks = axis.ticks.iter().enumerate();
    ticks.max_by(|a, b| a.1.value.total_cmp(&b.1.value)).map(|(i, _)| i)
}

/// Draws the grid over a plot and writes the values left of it, beginning at `left`. The zero line is darker.
pub(super) fn values(page: &mut Page<'_>, axis: &Axis, column: &Column, plot: &Area, left: f64) -> Linear {
    let scale = Linear::new((axis.min, axis.max), (plot.bottom(), plot.y));
    let top = topmost(axis);
    let mut order: Vec<usize> = (0..axis.ticks.len()).collect();
    sort_by_key(&mut order, |&i| Some(i) != top); // the unit first, then from the bottom up
    for i in order {
        let Some(tick) = axis.ticks.get(i) else { continue };
        let y = scale.at(tick.value).round();
        let zero = tick.value == 0.0;
        page.level(plot.x, plot.right(), y, Dash::Solid, if zero { Ink::Third } else { Ink::Rule });
        if column.inside || column.raised && Some(i) == top {
            page.level(left, plot.x, y, Dash::Solid, Ink::Rule);
            page.text_if_free((left, y - 5.0), Anchor::Start, SMALL, &tick.text);
        } else {
            page.text_if_free((plot.x - TICK_GAP, Page::centred(y, SMALL)), Anchor::End, SMALL, &tick.text);
        }
    }
    scale
}

/// The vertical rules of a plot over the years: chosen, compared.
pub(super) fn year_rules(page: &mut Page<'_>, axis: &YearAxis, place: &dyn Fn(Year) -> f64, plot: &Area) {
    let on_axis = |year: &Year| (axis.first..=axis.last).contains(year);
    if let Some(year) = axis.compared.filter(on_axis) {
        page.upright(place(year), plot.y, plot.bottom(), Dash::Dashed, Ink::Third);
    }
    if let Some(year) = axis.chosen.filter(on_axis) {
        page.upright(place(year), plot.y, plot.bottom() + 5.0, Dash::Solid, Ink::Second);
    }
}

/// The same for bars, which a rule would cut, as it would the values over them: the columns are underlined, the chosen year's solid and raised as well.
pub(super) fn year_columns(page: &mut Page<'_>, axis: &YearAxis, place: &dyn Fn(Year) -> f64, plot: &Area, wide: f64) {
    let on_axis = |year: &Year| (axis.first..=axis.last).contains(year);
    let column = |year: Year| ((place(year) - wide / 2.0).round(), (place(year) + wide / 2.0).round());
    if let Some((left, right)) = axis.chosen.filter(on_axis).map(column) {
        raised(page, Area { x: left, y: plot.y, w: right - left, h: plot.h });
    }
    if let Some((left, right)) = axis.compared.filter(on_axis).map(column) {
        dashed(page, left, right, plot.bottom());
    }
}

/// The line under a compared column.
pub(super) fn dashed(page: &mut Page<'_>, left: f64, right: f64, bottom: f64) {
    for y in [bottom + 1.0, bottom + 2.0] {
        page.level(left, right, y, Dash::Dashed, Ink::Second);
    }
}

/// The ground of a chosen column: the raised one alone hardly differs from the page's.
pub(super) fn raised(page: &mut Page<'_>, area: Area) {
    page.put(Shape::Rect(area, Ink::Raised));
    page.put(Shape::Rect(Area { y: area.bottom() + 1.0, h: 3.0, ..area }, Ink::Second));
}

/// The years under a plot, within `left` to `right`; `apart` are those that are rather named than others. Under columns that are underlined is no tick.
pub(super) fn years(
    page: &mut Page<'_>,
    axis: &YearAxis,
    apart: Option<&[Year]>,
    place: &dyn Fn(Year) -> f64,
    plot: &Area,
    (left, right): (f64, f64),
) {
    let top = plot.bottom() + YEARS - SMALL.height(1);
    for label in year_labels(axis, apart.unwrap_or_default(), place, (left, right), look::SMALL, page.measure()) {
        if apart.is_none() || !label.chosen && axis.compared != Some(label.year) {
            let tick = Area { x: place(label.year).round(), y: plot.bottom().round() + 1.0, w: 1.0, h: 4.0 };
            page.put(Shape::Rect(tick, if label.chosen { Ink::Second } else { Ink::Rule }));
        }
        let kind = if label.chosen { SMALL.bold(true).ink(Ink::Ink) } else { SMALL };
        page.text((label.x, top + ASCENT * kind.size), Anchor::Middle, kind, &label.text);
    }
}
