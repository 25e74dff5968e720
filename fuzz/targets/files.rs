//! Data files: any bytes are a file that conforms, which then goes through everything that is made of it, or errors that can be told.

use std::sync::Arc;

use coopstat::format::{
    Errors, Loader, SeriesReading, is_catalog, limits, read_catalog, read_series, write_catalog, write_series,
};
use coopstat::model::{Catalog, Dataset, Lang, Series};
use coopstat::text::errors;

use super::Dice;
use super::everything::everything;

/// A catalog: what is read is written and read again as the same; figures of each indicator are then made up and shown.
pub(crate) fn catalog(data: &[u8]) {
    let told_apart = is_catalog(data);
    match read_catalog("catalog.json", data) {
        Err(errors) => told(&errors),
        Ok(catalog) => {
            assert!(told_apart, "what conforms as a catalog is taken for one");
            let again = read_catalog("catalog.json", write_catalog(&catalog).as_bytes());
            assert_eq!(again.as_ref(), Ok(&catalog), "what is written reads back as the same");
            let mut dice = Dice::of(data);
            // What is made of figures takes a hundred times as long as the catalog: one of four is shown.
            if dice.throw(4) > 0 {
                return;
            }
            let catalog = Arc::new(catalog);
            let mut loader = Loader::new(Arc::clone(&catalog));
            if let Some(file) = figures(&catalog, &mut dice) {
                let series = read_series("a.json", file.as_bytes(), &catalog, None);
                let series = series.unwrap_or_else(|errors| panic!("made-up figures conform: {errors:?}\n{file}"));
                loader.add("a.json", series).unwrap_or_else(|errors| panic!("no series twice: {errors:?}"));
            }
            everything(&loader.into_dataset(), &mut dice);
        }
    }
}

/// A series file under the catalog of `tests/data/small`.
pub(crate) fn series(data: &[u8]) {
    thread_local! {
        static CATALOG: Arc<Catalog> = Arc::new(
            read_catalog("catalog.json", include_bytes!("../../tests/data/small/catalog.json")).expect("it conforms"),
        );
    }
    let catalog = CATALOG.with(Arc::clone);
    let read = read_series("a.json", data, &catalog, None);
    assert!(read.is_err() || !is_catalog(data), "what conforms as a series file is not taken for a catalog");
    let rested = with_rests(data, &catalog);
    match (&read, &rested) {
        (Ok(read), Ok(rested)) => assert_eq!(as_told(read), as_told(rested), "the same with rests"),
        _ => assert_eq!(read.as_ref().err(), rested.as_ref().err(), "the same with rests"),
    }
    match read {
        Err(errors) => told(&errors),
        Ok(read) => {
            let written = write_series(&catalog, &read.iter().collect::<Vec<_>>());
            let again = read_series("a.json", written.as_bytes(), &catalog, None);
            let again = again.unwrap_or_else(|errors| panic!("what is written conforms: {errors:?}\n{written}"));
            assert_eq!(as_told(&again), as_told(&read), "what is written reads back as the same");
            let mut loader = Loader::new(Arc::clone(&catalog));
            match loader.add("a.json", read) {
                Err(errors) => told(&errors),
                Ok(()) => everything(&loader.into_dataset(), &mut Dice::of(data)),
            }
        }
    }
}

/// Reads a series file with a rest after each series.
fn with_rests(data: &[u8], catalog: &Catalog) -> Result<Vec<Series>, Errors> {
    let mut reading = SeriesReading::new("a.json", data, catalog, None)?;
    while !reading.go_on(&mut || true) {}
    reading.finish()
}

/// NaN stands for no value in the compact form and is not equal to itself; its words are.
fn as_told(series: &[Series]) -> Vec<String> {
    series.iter().map(|one| format!("{:?} {:?} {}", one.key, one.points(), one.len())).collect()
}

/// There is an error, no more than are told in full, each with a path and with words in both languages that stay short.
pub(crate) fn told(errors: &Errors) {
    assert!(!errors.is_empty() && errors.len() <= limits::ERRORS);
    for error in errors {
        assert!(error.path.starts_with('$'), "{error:?}");
        for lang in Lang::ALL {
            let words = [
                errors::heading(lang, error).to_owned(),
                errors::message(lang, error),
                errors::advice(lang, error).to_owned(),
                errors::whereabouts(lang, error),
            ];
            for text in words {
                assert!(!text.is_empty() && text.len() < 8_000, "{} bytes of {error:?}", text.len());
            }
        }
    }
}

/// Figures of the first areas, by the first two reporters, for a catalog that has what a figure needs.
fn figures(catalog: &Catalog, dice: &mut Dice) -> Option<String> {
    let dataset = Dataset::new(Arc::new(catalog.clone()));
    let catalog = dataset.catalog();
    let source = catalog.sources().next().map(|(_, source)| &*source.id)?;
    let mut all = Vec::new();
    for (ix, indicator) in catalog.indicators().take(12) {
        let least = if catalog.is_never_below_zero(ix) { "" } else { "-" };
        let fraction = if catalog.is_counted(ix) { "" } else { ".5" };
        // No more than the format allows, whatever the scale.
        let most = if indicator.scale > 1e3 { 7 } else { 13 };
        for (_, area) in catalog.areas().take(4) {
            for (_, reporter) in catalog.reporters().take(2) {
                let power = 10_i64.pow(u32::try_from(dice.throw(most)).unwrap_or_default());
                let mut value = || match dice.throw(12) {
                    0 => "null".to_owned(),
                    1 => "0".to_owned(),
                    2 => format!("{least}{power}{fraction}"),
                    n => (n as i64 * power / 7).to_string(),
                };
                let values: Vec<String> = (0..8).map(|_| value()).collect();
                let (indicator, area, reporter) = (&indicator.id, &area.id, &reporter.id);
                let values = values.join(",");
                all.push(format!(
                    r#"{{"indicator":"{indicator}","area":"{area}","reporter":"{reporter}","from":2015,"values":[{values}],"source":"{source}"}}"#
                ));
            }
        }
    }
    Some(format!(r#"{{"series":[{}]}}"#, all.join(",")))
}
