//! What the builders of charts share: which flows belong to which stock, colours, looks, axes, names of files, lines of sources.
//! No chart of its own.

use crate::analysis::Figure;
use crate::analysis::apart::of_two_owners;
use crate::analysis::figure as figures;
use crate::charts::look::FAMILIES;
use crate::charts::scale::nice_axis;
use crate::charts::spec::{Axis, Bar, BarSeries, Hue, Look, Tick, Tone};
use crate::model::{Catalog, Dataset, IndicatorIx, Lang, ReporterIx, SeriesKey, SourceIx, Year};
use crate::present::{FigureRef, selection};
use crate::text::chart as words;
use crate::text::provenance::{owner_name, publication};
use crate::text::ui::Msg;

use super::sheet::Sheet;
use super::slug::slug;
use super::{Cell, Column};

/// A stock with the flows that change it: the leading one where it names both, else the first that does.
pub(super) fn stock_with_flows(catalog: &Catalog) -> Option<(IndicatorIx, IndicatorIx, IndicatorIx)> {
    let flows = |stock: IndicatorIx| {
        let indicator = catalog.indicator(stock);
        Some((stock, indicator.inflow?, indicator.outflow?))
    };
    let leading = selection::leading(catalog)?;
    flows(leading).or_else(|| catalog.indicators().find_map(|(ix, _)| flows(ix)))
}

/// The figure's name in links.
pub(super) fn name_of(catalog: &Catalog, figure: &Figure<'_>) -> String {
    FigureRef { key: figure.series.key, year: figure.year() }.name(catalog)
}

/// How a figure is drawn.
pub(super) fn look_of(figure: &Figure<'_>) -> Look {
    if figure.statement.is_derived() {
        Look::Derived
    } else if figure.is_uncertain() {
        Look::Hollow
    } else if figure.is_soft() {
        Look::Dated
    } else {
        Look::Firm
    }
}

/// How what is worked out of figures is drawn: like the weakest of them.
pub(super) fn weakest(figures: &[&Figure<'_>]) -> Look {
    let strength = |look: &Look| match look {
        Look::Hollow => 0,
        Look::Derived => 1,
        Look::Dated => 2,
        Look::Firm => 3,
    };
    figures.iter().map(|figure| look_of(figure)).min_by_key(strength).unwrap_or_default()
}

/// Whether the series breaks at the figure.
pub(super) fn breaks_at(figure: &Figure<'_>) -> bool {
    figure.statement.status.is_break()
}

/// Whether a line joins two figures of one series: of years that follow each other, and of one owner.
pub(super) fn joins(catalog: &Catalog, before: &Figure<'_>, figure: &Figure<'_>) -> bool {
    figure.year().before() == Some(before.year()) && !of_two_owners(catalog, before, figure)
}

/// The colour of a reporter.
pub(super) fn hue(reporter: ReporterIx, tone: Tone) -> Hue {
    family(reporter.get(), tone)
}

fn family(number: usize, tone: Tone) -> Hue {
    Hue { family: u8::try_from(number % FAMILIES).unwrap_or(0), tone }
}

/// The colour of one of several things that one reporter tells of: of the first his own, of the others the same whoever reports, the further ones of the palette
/// first. All are full tones of families of their own, which their outlines alone, hollow or dotted, tell apart.
pub(super) fn hue_at(reporter: ReporterIx, place: usize) -> Hue {
    let own = hue(reporter, Tone::Full);
    let mut others = [3, 4, 5, 2, 1, 0].into_iter().map(|n| family(n, Tone::Full)).filter(|hue| *hue != own);
    (place % FAMILIES).checked_sub(1).and_then(|n| others.nth(n)).unwrap_or(own)
}

/// Every figure of a key's series.
pub(super) fn all<'a>(dataset: &'a Dataset, key: SeriesKey) -> Vec<Figure<'a>> {
    dataset.get(key).map_or_else(Vec::new, |series| figures::all_of_series(dataset, series).collect())
}

/// A heading.
pub(super) fn column(text: &str, numeric: bool) -> Column {
    Column { text: text.to_owned(), numeric }
}

/// A cell of words.
pub(super) fn plain(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), figure: None, standing: None }
}

/// The one owner of all figures that are of such sources, where that is not their reporter: by the first of the sources.
pub(super) fn one_owner(sheet: &Sheet<'_>, mut sources: &mut dyn Iterator<Item = SourceIx>) -> Option<SourceIx> {
    let name = |source| owner_name(sheet.lang, sheet.catalog.source(source));
    let first = sources.next()?;
    let owner = name(first)?;
    Iterator::all(&mut sources, |other| name(other) == Some(owner)).then_some(first)
}

/// The nearest of years, the later of two equally near.
pub(super) fn nearest(years: impl Iterator<Item = Year>, to: Year) -> Option<Year> {
    years.min_by_key(|year| ((year.get() - to.get()).abs(), std::cmp::Reverse(*year)))
}

/// Letters of an id in a file's name: with two of them a name is still no longer than file systems take.
const ID_IN_NAME: usize = 40;

/// The name of a chart's files: what it shows, area and reporter by `ids` where they are not the page's own, the chosen year, all years, language.
pub(super) fn stem<'a>(
    what: &str,
    ids: impl Iterator<Item = &'a str>,
    chosen: Year,
    span: Option<(Year, Year)>,
    lang: Lang,
) -> String {
    let years = match span {
        Some((first, last)) if first != last => format!("{first}-{last}_"),
        Some((first, _)) if first != chosen => format!("{first}_"),
        _ => String::new(),
    };
    let ids: String = ids.flat_map(|id| id.chars().take(ID_IN_NAME).chain(['_'])).collect();
    format!("coopstat_{}_{ids}{chosen}_{years}{}", slug(what), lang.tag())
}

/// One line that names the publishers of sources, the first ones, then how many more.
pub(super) fn source_line(catalog: &Catalog, lang: Lang, sources: &[SourceIx]) -> String {
    let (named, more) = named(&mut sources.iter().map(|source| publication(lang, catalog.source(*source))));
    words::source_line(lang, &named, more)
}

/// The first three of names, each once, and how many more there are. A single one more is named: to count it takes as much room.
pub(super) fn named(names: &mut dyn Iterator<Item = &str>) -> (String, usize) {
    let mut found: Vec<&str> = Vec::new();
    for name in names {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    let told = if found.len() == 4 { 4 } else { found.len().min(3) };
    (found.get(..told).unwrap_or_default().join("; "), found.len() - told)
}

/// Most ticks of an axis.
const TICKS: usize = 6;

/// A round axis over values. Where `zero` is not asked for, the axis still begins at zero unless that would waste more than two fifths of it,
/// and says so where it does not. Of what is `whole` no tick stands between two whole numbers: there is no half co-operative.
pub(super) fn axis(
    lang: Lang,
    values: &[f64],
    zero: bool,
    whole: bool,
    worded: &dyn Fn(&[f64]) -> Vec<String>,
) -> Axis {
    let low = values.iter().copied().filter(|v| v.is_finite()).fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().filter(|v| v.is_finite()).fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
    // A line may leave zero out where holding it would leave more than two fifths of the drawing empty; one value alone has no course to be seen closer.
    let from_zero = zero || low <= 0.0 || low < 0.4 * high || low == high;
    let (min, max, mut ticks) = nice_axis(low, high, from_zero, TICKS);
    ticks.retain(|tick| !whole || tick.fract() == 0.0);
    let texts = worded(&ticks);
    let ticks = ticks.into_iter().zip(texts).map(|(value, text)| Tick { value, text }).collect();
    let note = (min > 0.0).then(|| Msg::AxisNotFromZero.text(lang).to_owned());
    Axis { min, max, ticks, note }
}

/// Leaves out groups of bars without any bar: neither a legend nor a place beside others is theirs.
pub(super) fn only_drawn(series: Vec<BarSeries>, bars: &mut [Bar]) -> Vec<BarSeries> {
    let drawn: Vec<bool> = (0..series.len()).map(|n| bars.iter().any(|bar| bar.series == n)).collect();
    for bar in bars {
        bar.series = drawn.iter().take(bar.series).filter(|drawn| **drawn).count();
    }
    let mut kept: Vec<BarSeries> =
        series.into_iter().zip(&drawn).filter(|(_, drawn)| **drawn).map(|(series, _)| series).collect();
    let first = kept.iter().map(|series| series.place).min().unwrap_or(0);
    for series in &mut kept {
        series.place -= first;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_name_more_is_named_and_several_are_counted() {
        let told = |names: &[&str]| named(&mut names.iter().copied());
        assert_eq!(told(&["A", "B", "A", "C", "D"]), ("A; B; C; D".to_owned(), 0));
        assert_eq!(told(&["A", "B", "C", "D", "E"]), ("A; B; C".to_owned(), 2));
    }

    #[test]
    fn an_axis_of_things_has_no_tick_between_two_whole_numbers() {
        let ticks = |values: &[f64], whole| {
            let axis = axis(Lang::Vi, values, false, whole, &|ticks| ticks.iter().map(ToString::to_string).collect());
            axis.ticks.into_iter().map(|tick| tick.text).collect::<Vec<_>>().join(" ")
        };
        assert_eq!((&*ticks(&[12.0], true), &*ticks(&[12.0], false)), ("0 5 10", "0 2.5 5 7.5 10 12.5"));
        assert_eq!((&*ticks(&[1.0], true), &*ticks(&[12.0, 13.0], true)), ("0 1", "12 13"));
        assert_eq!(ticks(&[27_394.0], true), ticks(&[27_394.0], false));
    }
}
