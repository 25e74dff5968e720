//! Small data sets, written as their files would be and read by the reader of the page.

use std::sync::Arc;

use coopstat::charts::spec::{ChartSpec, Sample};
use coopstat::format::{Loader, read_catalog, read_series};
use coopstat::model::Dataset;
use coopstat::present::charts::{self, ChartView};
use coopstat::present::{Selection, ViewState};

/// A catalog with a stock, its flows, their growth and plan, two reporters, and as many provinces of one country as wanted.
pub(super) fn catalog(provinces: usize) -> String {
    let areas: String = (0..provinces)
        .map(|n| format!(r#",{{"id":"P{n}","name":{{"vi":"Tỉnh {n}"}},"kind":"province","parent":"VN"}}"#))
        .collect();
    format!(
        r#"{{"format":"coopstat/1","title":{{"vi":"Thử"}},"default":{{"year":2021,"area":"VN","reporter":"one"}},
        "indicators":[
          {{"id":"stock","name":{{"vi":"Hợp tác xã","en":"Co-operatives"}},"unit":{{"vi":"HTX","en":"co-operatives"}},"kind":"stock","inflow":"in","outflow":"out"}},
          {{"id":"in","name":{{"vi":"Thành lập mới"}},"unit":{{"vi":"HTX"}},"kind":"flow"}},
          {{"id":"out","name":{{"vi":"Giải thể"}},"unit":{{"vi":"HTX"}},"kind":"flow"}},
          {{"id":"unions","name":{{"vi":"Liên hiệp"}},"unit":{{"vi":"liên hiệp"}},"kind":"stock"}},
          {{"id":"growth","name":{{"vi":"Tăng"}},"unit":{{"vi":"%"}},"kind":"rate","of":"stock","rate":"growth"}},
          {{"id":"plan","name":{{"vi":"Kế hoạch"}},"unit":{{"vi":"HTX"}},"kind":"target","of":"in"}},
          {{"id":"attained","name":{{"vi":"Đạt"}},"unit":{{"vi":"%"}},"kind":"rate","of":"in","rate":"attainment"}}],
        "areas":[{{"id":"VN","name":{{"vi":"Việt Nam"}},"kind":"country"}}{areas}],
        "sectors":[{{"id":"farm","name":{{"vi":"Nông nghiệp"}}}},{{"id":"rest","name":{{"vi":"Phi nông nghiệp"}}}},
          {{"id":"trade","name":{{"vi":"Thương mại"}},"parent":"rest"}}],
        "reporters":[{{"id":"one","name":{{"vi":"Cơ quan Một"}}}},{{"id":"two","name":{{"vi":"Cơ quan Hai"}}}}],
        "sources":[{{"id":"s","title":"Báo cáo","publisher":"Nhà in"}},{{"id":"t","title":"Báo cáo 2","publisher":"Nhà in"}}],
        "files":[{{"path":"a.json"}}]}}"#
    )
}

/// A series of points that a source states, each `(year, value, more)`, `more` being further keys of the point.
pub(super) fn series(indicator: &str, area: &str, reporter: &str, points: &[(i32, f64, &str)]) -> String {
    let points: Vec<String> = points
        .iter()
        .map(|(year, value, more)| {
            let origin = if more.contains("derived") { "" } else { r#","quote":"…""# };
            format!(r#"{{"year":{year},"value":{value},"source":"s"{origin}{more}}}"#)
        })
        .collect();
    let points = points.join(",");
    format!(r#"{{"indicator":"{indicator}","area":"{area}",{reporter},"points":[{points}]}}"#)
}

pub(super) const ONE: &str = r#""reporter":"one""#;
pub(super) const TWO: &str = r#""reporter":"two""#;

/// The data set of a catalog and series.
pub(super) fn dataset(catalog: &str, series: &[String]) -> Dataset {
    let catalog = Arc::new(read_catalog("catalog.json", catalog.as_bytes()).expect("the catalog conforms"));
    let mut loader = Loader::new(Arc::clone(&catalog));
    let text = format!(r#"{{"series":[{}]}}"#, series.join(","));
    let read = read_series("a.json", text.as_bytes(), &catalog, None).expect("the series conform");
    loader.add("a.json", read).expect("no series twice");
    loader.into_dataset()
}

/// A chart of a data set for a link.
pub(super) fn chart(id: &str, dataset: &Dataset, query: &str) -> ChartView {
    let (state, refused) = ViewState::from_query(query);
    assert_eq!(refused, []);
    let selection = Selection::resolve(&state, dataset).expect("there is something to select");
    charts::build(id, dataset, &selection).expect("the catalog has the chart")
}

/// The drawing of a chart that has one.
pub(super) fn drawn(view: &ChartView) -> &ChartSpec {
    view.drawing.as_ref().expect("the chart can be drawn")
}

/// Each number in the table that is a figure, as text.
pub(super) fn cells(view: &ChartView) -> Vec<Vec<&str>> {
    view.table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

/// What the legend says of the marks; the rules of the years are in every legend of a chart over years.
pub(super) fn told_of_marks(view: &ChartView) -> Vec<(Sample, &str)> {
    let all = drawn(view).legend.iter().map(|entry| (entry.sample, entry.text.as_str()));
    all.filter(|(sample, _)| !matches!(sample, Sample::Chosen | Sample::Compared)).collect()
}
