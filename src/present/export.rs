//! Files to take away: their names and their texts. Images are drawn by `platform` from the same specs as the screen.

use crate::format::csv::Csv;
use crate::model::{Dataset, SeriesKey};

use super::charts::ChartView;
use super::{Selection, csv, table};

/// The width of an exported image in CSS pixels, before it is multiplied: a column of a report, at which type of 12 to 20 px reads well.
pub const IMAGE_WIDTH: f64 = 800.0;

/// The name of a chart's file with an ending.
#[must_use]
pub fn file_name(view: &ChartView, ending: &str) -> String {
    format!("{}.{ending}", view.file_stem)
}

/// The statements behind a chart as CSV.
#[must_use]
pub fn chart_csv(dataset: &Dataset, selection: &Selection, view: &ChartView) -> String {
    text(dataset, selection, &view.statements)
}

/// Every statement of the chosen area and reporter, all years, as CSV, with its file's name.
#[must_use]
pub fn figures_csv(dataset: &Dataset, selection: &Selection) -> (String, String) {
    let catalog = dataset.catalog();
    let (area, reporter) = (&catalog.area(selection.area).id, &catalog.reporter(selection.reporter).id);
    let name = format!("coopstat_{area}_{reporter}_{}.csv", selection.lang.tag());
    (name, text(dataset, selection, &table::statements(dataset, selection)))
}

fn text(dataset: &Dataset, selection: &Selection, statements: &[(SeriesKey, usize)]) -> String {
    let mut out = Csv::new();
    let mut put = |row: &[String]| {
        for cell in row {
            out.text(cell);
        }
        out.end_row();
    };
    put(&csv::COLUMNS.map(str::to_owned));
    for row in csv::rows(dataset, statements, selection.lang) {
        put(&row);
    }
    out.finish()
}
