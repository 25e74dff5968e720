//! The native floors by the clock: reading, choosing, making every chart, laying it out, writing it as SVG, checking. `make bench` runs this and then
//! `scripts/bench.mjs` in a browser. Times are reported, nowhere asserted.
#![allow(
    missing_docs,
    clippy::expect_used,
    reason = "criterion's macros write functions; a bench may take what it has just made"
)]

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use coopstat::charts::look::{FONTS, Ground, Theme};
use coopstat::charts::measure::EmbeddedFont;
use coopstat::charts::svg::scene_to_svg;
use coopstat::charts::{Frame, Size, layout};
use coopstat::format::{Loader, read_catalog, read_series};
use coopstat::model::{Dataset, Year};
use coopstat::present::{Selection, ViewState, cards, charts, checks, headline};
use criterion::{Criterion, criterion_group, criterion_main};

/// The project's own folder, as bytes.
fn files() -> (Vec<u8>, Vec<(String, Vec<u8>)>) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let bytes = |path: &str| std::fs::read(data.join(path)).expect("a file of the project");
    let catalog = bytes("catalog.json");
    let read = read_catalog("catalog.json", &catalog).expect("the project's catalog conforms");
    let series = read.files.iter().map(|file| (file.path.to_string(), bytes(&file.path))).collect();
    (catalog, series)
}

fn read((catalog, series): &(Vec<u8>, Vec<(String, Vec<u8>)>)) -> Dataset {
    let catalog = Arc::new(read_catalog("catalog.json", catalog).expect("the project's catalog conforms"));
    let mut loader = Loader::new(Arc::clone(&catalog));
    for (place, (name, bytes)) in series.iter().enumerate() {
        let read = read_series(name, bytes, &catalog, catalog.files.get(place)).expect("the project's series conform");
        loader.add(name, read).expect("no series is there twice");
    }
    loader.into_dataset()
}

fn of_year(dataset: &Dataset, year: i64) -> Selection {
    let state = ViewState { year: Year::new(year), ..ViewState::default() };
    Selection::resolve(&state, dataset).expect("the project's data has figures")
}

fn floors(criterion: &mut Criterion) {
    let files = files();
    let dataset = read(&files);
    let years = [of_year(&dataset, 2021), of_year(&dataset, 2016)];
    let [selection, _] = &years;
    let ids = charts::ids(dataset.catalog());
    let views: Vec<_> = ids.iter().filter_map(|id| charts::build(id, &dataset, selection)).collect();
    let specs: Vec<_> = views.iter().filter_map(|view| view.drawing.as_ref().ok()).collect();
    let font = EmbeddedFont::new();
    let size = Size { width: 560.0, height: None };
    let scenes: Vec<_> = specs.iter().map(|spec| layout(spec, size, Frame::Plot, &font)).collect();

    criterion.bench_function("read catalog and series", |bench| bench.iter(|| read(black_box(&files))));
    criterion.bench_function("choose a year", |bench| bench.iter(|| of_year(black_box(&dataset), 2021)));
    let mut turn = 0;
    criterion.bench_function("headline, cards and charts of another year", |bench| {
        bench.iter(|| {
            turn = 1 - turn;
            let selection = &years[turn];
            let views: Vec<_> = ids.iter().filter_map(|id| charts::build(id, &dataset, selection)).collect();
            (headline::headline(&dataset, selection), cards::cards(&dataset, selection), views)
        });
    });
    criterion.bench_function("lay all charts out", |bench| {
        bench.iter(|| specs.iter().map(|spec| layout(spec, size, Frame::Plot, &font)).collect::<Vec<_>>());
    });
    criterion.bench_function("all charts as SVG", |bench| {
        let svg = |(scene, spec): (&_, &&coopstat::charts::spec::ChartSpec)| {
            scene_to_svg(scene, &spec.title, &spec.description, Theme::Light, Ground::Filled, FONTS)
        };
        bench.iter(|| scenes.iter().zip(&specs).map(svg).collect::<Vec<_>>());
    });
    criterion.bench_function("check all years of the country", |bench| {
        let scope = checks::scope(&dataset, selection);
        bench.iter(|| checks::find(black_box(&dataset), scope));
    });
}

criterion_group! { name = native; config = Criterion::default().sample_size(20); targets = floors }
criterion_main!(native);
