//! What a change of the year asks of the memory: a count that does not vary between runs, held to a budget. Times do vary, and are not asserted.
#![allow(clippy::print_stdout, reason = "the count is told, met or not")]

use std::path::Path;

use allocation_counter::measure;
use coopstat::charts::measure::EmbeddedFont;
use coopstat::charts::{Frame, Size, layout};
use coopstat::cli::folder;
use coopstat::model::Year;
use coopstat::present::{Selection, ViewState, cards, charts, headline};

/// What is reached, and a little room.
const BUDGET: u64 = 4_500;

#[test]
fn a_change_of_the_year_stays_within_its_budget_of_allocations() {
    let data = folder::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    let dataset = data.dataset.expect("the project's data conforms");
    let ids = charts::ids(dataset.catalog());
    let font = EmbeddedFont::new();
    let show = |year: i64| {
        let state = ViewState { year: Year::new(year), ..ViewState::default() };
        let selection = Selection::resolve(&state, &dataset).expect("the project's data has figures");
        let views: Vec<_> = ids.iter().filter_map(|id| charts::build(id, &dataset, &selection)).collect();
        let specs = views.iter().filter_map(|view| view.drawing.as_ref().ok());
        let size = Size { width: 560.0, height: None };
        let scenes: Vec<_> = specs.map(|spec| layout(spec, size, Frame::Plot, &font)).collect();
        (headline::headline(&dataset, &selection), cards::cards(&dataset, &selection), views, scenes)
    };
    let before = show(2016);
    let mut after = None;
    let asked = measure(|| after = Some(show(2021)));
    assert!(after.as_ref().is_some_and(|after| after.0 != before.0), "another year says something else");
    println!(
        "a change of the year: {} allocations, {} bytes; at most {} bytes at once",
        asked.count_total, asked.bytes_total, asked.bytes_max
    );
    assert!(asked.count_total <= BUDGET, "{} allocations are more than {BUDGET}", asked.count_total);
}
