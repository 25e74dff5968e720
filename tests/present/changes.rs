//! What is told of the change between two years of the figures of this repository: nothing that their rounding does not bear out, and nothing that was put
//! into them.

use std::path::Path;

use coopstat::cli::folder;
use coopstat::model::{Dataset, Lang};
use coopstat::present::cards::{CardFigure, cards};
use coopstat::present::{Selection, ViewState};

fn whole() -> Dataset {
    folder::load(Path::new("data")).dataset.expect("the catalog conforms")
}

fn select(data: &Dataset, lang: Lang, query: &str) -> Selection {
    Selection { lang, ..Selection::resolve(&ViewState::from_query(query).0, data).unwrap() }
}

fn card(data: &Dataset, lang: Lang, query: &str, indicator: &str) -> CardFigure {
    let cards = cards(data, &select(data, lang, query));
    cards.into_iter().find(|card| card.indicator == indicator).unwrap().figure.unwrap()
}

/// What the card tells of the change: its words, and the sentence under them; `None` where nothing points up or down, neither arrow, nor colour nor per cent.
fn told(data: &Dataset, lang: Lang, query: &str, indicator: &str) -> (String, Option<String>) {
    let change = card(data, lang, query, indicator).change.unwrap();
    assert_eq!((change.arrow, change.good, change.percent.as_str()), ("", None, ""), "{query} {indicator}");
    (change.text, change.warning.map(Into::into))
}

#[test]
fn members_told_in_millions_neither_rise_nor_fall_within_what_nearly_leaves_open() {
    let data = whole();
    let too_coarse = "Hai số được làm tròn hoặc nêu áng chừng, chưa đủ chính xác để nói tăng hay giảm.";
    for (year, words) in [
        (2021, "Cuối năm 2021: khoảng 6.000.000; cuối năm 2020: 6.100.000"),
        (2022, "Cuối năm 2022: 5.935.000; cuối năm 2021: khoảng 6.000.000"),
        (2025, "Cuối năm 2025: khoảng 6.000.000; tháng 12/2024: khoảng 5.800.000"),
    ] {
        let query = format!("year={year}&reporter=mpi");
        assert_eq!(told(&data, Lang::Vi, &query, "members_htx"), (words.to_owned(), Some(too_coarse.to_owned())));
    }
    let english = told(&data, Lang::En, "year=2025&reporter=mpi", "members_htx");
    assert_eq!(english.0, "The end of 2025: about 6,000,000; December 2024: about 5,800,000");
    assert_eq!(english.1.as_deref(), Some("The two figures are too coarse to tell a rise or a fall."));
    // What the source itself states stays.
    let stated = card(&data, Lang::Vi, "year=2022&reporter=mpi", "members_htx").stated;
    assert_eq!(stated.as_deref(), Some("Nguồn nêu: tăng 4%"));
}
