//! The charts of the page, each in a file of its own: what it shows of a data set for a selection.
//! A builder chooses figures, words and the description to draw; it knows no pixels, and no indicator, area or reporter by name.

mod common;
mod flows;
mod growth;
pub(super) mod index;
pub(super) mod makeup;
mod plan;
mod regions;
mod sheet;
mod slug;
mod told;
mod trend;
mod waterfall;

use crate::charts::spec::ChartSpec;
use crate::model::{AreaIx, Catalog, Dataset, IndicatorIx, SeriesKey, SourceIx, Year};

pub use index::other_base;

use super::{Options, Selection};

/// A chart of the page, ready to show: words, drawing, table, sources, and what an export needs.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartView {
    /// Its id in links and in the page.
    pub id: &'static str,
    /// The finding.
    pub title: String,
    /// Measure, unit, area, period, reporter.
    pub subtitle: String,
    /// What is drawn, or why nothing is.
    pub drawing: Result<ChartSpec, Empty>,
    /// The sources of the statements shown, in order of first use.
    pub sources: Vec<SourceIx>,
    /// One line that names the publishers, at most three, then how many more.
    pub source_line: String,
    /// What to know: breaks, estimates, missing parts.
    pub notes: Vec<String>,
    /// The figures of the drawing; empty in one that [`build_first`] made.
    pub table: ChartTable,
    /// Every statement behind the chart, those that are not shown included: a series and a place in it.
    pub statements: Vec<(SeriesKey, usize)>,
    /// The first year shown.
    pub first: Option<Year>,
    /// The last year shown.
    pub last: Option<Year>,
    /// The name of an exported file, without its ending: `coopstat_tong-so-hop-tac-xa_2021_2016-2022_vi`.
    pub file_stem: String,
    /// What can be shown in another way.
    pub toggles: Vec<Toggle>,
}

impl ChartView {
    /// Whether there is any figure behind it to be given away: a file without one would say that there is none, also where it could not be read.
    #[must_use]
    pub fn has_figures(&self) -> bool {
        !self.statements.is_empty()
    }
}

/// Why a chart shows nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Empty {
    /// What is missing, in a sentence.
    pub why: String,
    /// The nearest year for which the chart can be drawn.
    pub nearest: Option<Year>,
    /// Whether that takes as little room as it can: of a part of the country most charts cannot be drawn.
    pub small: bool,
    /// Whether a file could not be read in which figures of the chart may stand.
    pub unread: bool,
}

/// The figures of a chart as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartTable {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A column of a [`ChartTable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub text: String,
    /// Whether it holds numbers, which line up at the right.
    pub numeric: bool,
}

/// A row of a [`ChartTable`]. Its first cell is its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
    /// Whether it is the row of what is chosen.
    pub chosen: bool,
}

/// A cell of a [`ChartTable`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// The name of the figure in links ([`super::FigureRef::name`]), where the cell is one.
    pub figure: Option<String>,
    /// What is special about the figure (estimate, worked out, …), where anything is.
    pub standing: Option<String>,
}

/// Ways of showing a chart, of which one is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Toggle {
    /// What is chosen between, for a screen reader.
    pub label: String,
    /// The ways.
    pub choices: Vec<Choice>,
}

/// One way of showing a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name.
    pub text: String,
    /// Whether it is the one shown.
    pub chosen: bool,
    /// The options of the view once it is chosen.
    pub options: Options,
}

/// A chart that the page can have.
pub struct Builder {
    /// Its id.
    pub id: &'static str,
    /// Whether a catalog can have it at all.
    pub offered: fn(&Catalog) -> bool,
    /// What must be loaded for it.
    pub needs: fn(&Catalog, &Selection) -> Vec<(IndicatorIx, AreaIx)>,
}

/// Makes a chart; `None` only where the catalog cannot have it.
type Build = fn(&Dataset, &Selection) -> Option<ChartView>;

/// Every chart, in the order of the page.
pub const ALL: &[Builder] = &[
    trend::TREND,
    flows::FLOWS,
    waterfall::WATERFALL,
    growth::GROWTH,
    plan::PLAN,
    index::INDEX,
    makeup::MAKEUP,
    regions::REGIONS,
];

/// How the charts are made.
const WHOLE: &[(&str, Build)] = &[
    ("trend", trend::build),
    ("flows", flows::build),
    ("waterfall", waterfall::build),
    ("growth", growth::build),
    ("plan", plan::build),
    ("index", index::build),
    ("makeup", makeup::build),
    ("regions", regions::build),
];

/// How those are made that the page begins with, without their tables. In the browser all else of making charts is not among what the first view
/// waits for.
const FIRST: &[(&str, Build)] = &[
    ("trend", trend::drawn),
    ("flows", flows::drawn),
    ("waterfall", waterfall::drawn),
    ("growth", growth::drawn),
    ("plan", plan::drawn),
    ("index", index::drawn),
];

/// The charts that a catalog can have, in the order of the page.
#[must_use]
pub fn ids(catalog: &Catalog) -> Vec<&'static str> {
    ALL.iter().filter(|chart| (chart.offered)(catalog)).map(|chart| chart.id).collect()
}

/// The chart of an id for a selection; `None` where there is no such chart or the catalog cannot have it.
#[must_use]
pub fn build(id: &str, dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    made(WHOLE, id, dataset, selection)
}

/// As [`build`], of the charts that the page begins with, and without their tables.
#[must_use]
pub fn build_first(id: &str, dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    made(FIRST, id, dataset, selection)
}

/// Whether a chart is one of those that the page begins with.
#[must_use]
pub fn is_first(id: &str) -> bool {
    FIRST.iter().any(|(one, _)| *one == id)
}

/// Whether a chart is to be shown as small pictures, which are laid out with the charts that stand far down.
#[must_use]
pub fn has_small_pictures(id: &str, options: &Options) -> bool {
    id == "index" && options.multiples
}

/// The charts that stand far down.
pub fn later() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|chart| chart.id).filter(|id| !is_first(id)) // not from the list above: what names it has its charts
}

fn made(all: &[(&str, Build)], id: &str, dataset: &Dataset, selection: &Selection) -> Option<ChartView> {
    let (_, build) = all.iter().find(|(one, _)| *one == id)?;
    build(dataset, selection)
}

/// What charts say of the numbers that they work out from such figures, as a link names them: each sentence once.
#[must_use]
pub fn said_of(dataset: &Dataset, selection: &Selection, figures: &str) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for view in ids(dataset.catalog()).into_iter().filter_map(|id| build(id, dataset, selection)) {
        for mark in view.drawing.map(|spec| spec.marks).unwrap_or_default() {
            if mark.figure.is_none() && mark.origin().as_deref() == Some(figures) && !said.contains(&mark.text) {
                said.push(mark.text);
            }
        }
    }
    (!said.is_empty()).then(|| said.join(". ")) // what a mark says has no full stop
}

/// The figures that must be loaded before a chart is built; nothing for an unknown chart.
#[must_use]
pub fn needs(id: &str, catalog: &Catalog, selection: &Selection) -> Vec<(IndicatorIx, AreaIx)> {
    ALL.iter().find(|chart| chart.id == id).map_or_else(Vec::new, |chart| (chart.needs)(catalog, selection))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chart_is_made_by_one_builder() {
        let makers: Vec<_> = WHOLE.iter().map(|(id, _)| *id).collect();
        assert_eq!(makers, ALL.iter().map(|chart| chart.id).collect::<Vec<_>>());
        assert!(FIRST.iter().zip(WHOLE).all(|((first, _), (whole, _))| first == whole));
    }
}
