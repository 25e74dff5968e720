//! What the page's charts show: of the figures of this repository, and of small data sets made for one rule each.

mod areas;
mod bar;
mod carried;
mod changes;
mod charts_of_the_data;
mod checks_of_the_data;
mod claims;
mod edges;
mod files;
mod gallery;
mod made;
mod named;
mod opened;
mod quoted;
mod rough;
mod rules_of_areas;
mod rules_of_charts;
mod rules_of_flows;
mod rules_of_lines;
mod rules_of_titles;

use std::path::Path;

use coopstat::cli::folder;
use coopstat::model::{Dataset, Lang};
use coopstat::present::cards::{CardFigure, cards};
use coopstat::present::{Selection, ViewState};

/// The data of this repository.
fn whole() -> Dataset {
    folder::load(Path::new("data")).dataset.expect("the catalog conforms")
}

/// What a link shows of it.
fn select(data: &Dataset, lang: Lang, query: &str) -> Selection {
    let (state, refused) = ViewState::from_query(query);
    assert!(refused.is_empty(), "{query}");
    Selection { lang, ..Selection::resolve(&state, data).unwrap() }
}

/// The figure of one of its cards.
fn card(data: &Dataset, lang: Lang, query: &str, indicator: &str) -> CardFigure {
    let cards = cards(data, &select(data, lang, query));
    cards.into_iter().find(|card| card.indicator == indicator).unwrap().figure.unwrap()
}

/// What the card tells of the change: its words, and the sentence under them; `None` where nothing points up or down, neither arrow, nor colour nor per cent.
fn told(data: &Dataset, lang: Lang, query: &str, indicator: &str) -> (String, Option<String>) {
    let change = card(data, lang, query, indicator).change.unwrap();
    assert_eq!((change.arrow, change.good, change.percent.as_str()), ("", None, ""), "{query} {indicator}");
    (change.text, change.warning)
}
