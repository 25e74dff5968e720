//! Files to take away: their names and their texts. Images are drawn by `platform` from the same specs as the screen.

use crate::format::csv::Csv;
use crate::format::png::Metadata;
use crate::model::{Catalog, Dataset, SeriesKey};

use super::charts::ChartView;
use super::{Selection, csv, table};

/// The width of an exported image in CSS pixels, before it is multiplied: a column of a report, at which type of 12 to 20 px reads well.
pub const IMAGE_WIDTH: f64 = 800.0;

/// The name of a chart's file with an ending.
#[must_use]
pub fn file_name(view: &ChartView, ending: &str) -> String {
    format!("{}.{ending}", view.file_stem)
}

/// What an exported image says of itself. `link` leads to the view that it shows.
#[must_use]
pub fn metadata(catalog: &Catalog, selection: &Selection, view: &ChartView, link: &str, per_metre: u32) -> Metadata {
    let lang = selection.lang;
    let described = view.drawing.as_ref().map_or("", |spec| &spec.description);
    let licence = catalog.licence.as_ref().map_or("", |licence| licence.name.get(lang));
    let texts = vec![
        ("Title", view.title.clone()),
        ("Description", [view.subtitle.as_str(), described].join("\n")),
        ("Source", view.source_line.clone()),
        ("Copyright", licence.to_owned()),
        ("URL", link.to_owned()),
        ("Software", SOFTWARE.to_owned()),
    ];
    Metadata { lang: lang.tag(), texts, per_metre }
}

/// What made an image.
pub const SOFTWARE: &str = concat!("Coopstat ", env!("CARGO_PKG_VERSION"));

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
