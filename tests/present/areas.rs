//! What a page of a part of the country shows, of which there is little: cards, charts, and what is said in the place of those that are not there.

use std::path::Path;

use coopstat::charts::spec::Body;
use coopstat::cli::folder;
use coopstat::model::{Dataset, Lang, Owner};
use coopstat::present::{Selection, ViewState, cards, charts, headline, show};

use super::made::{ONE, TWO, catalog, chart, dataset, drawn, series};
use crate::support;

fn sparse() -> Dataset {
    dataset(
        &catalog(2),
        &[
            series("stock", "VN", ONE, &[(2019, 90.0, ""), (2020, 95.0, ""), (2021, 100.0, "")]),
            series("stock", "P0", ONE, &[(2020, 7.0, "")]),
            series("unions", "P0", TWO, &[(2020, 1.0, ""), (2021, 2.0, "")]),
        ],
    )
}

/// The indicators that have a card for a link, and what is told of the others.
fn shown(data: &Dataset, query: &str) -> (Vec<String>, String) {
    let (state, refused) = ViewState::from_query(query);
    assert_eq!(refused, []);
    let selection = Selection::resolve(&state, data).expect("there is something to select");
    let cards = cards::cards(data, &selection);
    (cards.into_iter().map(|card| card.indicator).collect(), cards::lacking(data, &selection))
}

#[test]
fn an_indicator_of_which_an_area_has_no_figure_in_any_year_is_named_in_a_line_and_has_no_card() {
    let data = sparse();
    let (shown_of_one, told) = shown(&data, "area=P0&year=2020&lang=vi");
    assert_eq!(shown_of_one, ["stock"]);
    assert!(
        told.starts_with(
            "Số liệu của Tỉnh 0 không do Cơ quan Một mà do cơ quan báo cáo khác nêu: liên hiệp (Cơ quan Hai). Chưa có"
        ),
        "{told}"
    );
    assert!(told.contains("thành lập mới"), "{told}");
    let (_, told) = shown(&data, "area=P0&year=2020&lang=en");
    assert!(told.starts_with("Only reporters other than "), "in the other language, too");
}

#[test]
fn the_cards_of_an_area_are_the_same_in_all_years() {
    let data = sparse();
    for year in [2019, 2020, 2021] {
        let (of_year, told) = shown(&data, &format!("area=P0&year={year}"));
        assert_eq!((of_year, told), shown(&data, "area=P0&year=2020"), "{year}");
    }
}

#[test]
fn the_country_has_every_card_whatever_there_is() {
    let data = sparse();
    for query in ["", "year=2019", "reporter=two"] {
        let (all, told) = shown(&data, query);
        assert!(all.len() > 2, "{query}: {all:?}");
        assert_eq!(told, "", "{query}");
    }
}

#[test]
fn every_figure_of_an_area_has_its_card_in_the_figures_that_are_shipped() {
    let data = support::folder("data").dataset.expect("the shipped folder conforms");
    let mut folded = 0;
    for (area, _) in data.catalog().areas() {
        for (reporter, _) in data.catalog().reporters() {
            let (area, reporter) = (&data.catalog().area(area).id, &data.catalog().reporter(reporter).id);
            let (cards, told) = shown(&data, &format!("area={area}&reporter={reporter}"));
            folded += usize::from(!told.is_empty());
            assert_eq!(told.is_empty(), cards.len() == 13, "{area} {reporter}");
        }
    }
    assert!(folded > 20, "most areas have few figures");
}

#[test]
fn a_chart_that_cannot_be_drawn_takes_little_room_in_an_area_and_its_own_in_the_country() {
    let data = sparse();
    for (query, small) in [("area=P0&year=2020", true), ("year=2020&reporter=two", false)] {
        let view = chart("flows", &data, query);
        assert_eq!(view.drawing.as_ref().err().map(|empty| empty.small), Some(small), "{query}");
    }
}

#[test]
fn a_point_or_two_are_few_and_a_course_is_not() {
    let data = sparse();
    for (query, few) in [("area=P0&year=2020", true), ("year=2020", false)] {
        let view = chart("trend", &data, query);
        let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
        assert_eq!(lines.is_slight(), few, "{query}");
    }
    assert!(charts::ids(data.catalog()).contains(&"trend"));
}

#[test]
fn the_headline_denies_no_figure_that_another_reporter_has() {
    let data = folder::load(Path::new("data")).dataset.expect("the catalog conforms");
    let catalog = data.catalog();
    let mut told = 0;
    for (_, area) in catalog.areas() {
        for (_, reporter) in catalog.reporters() {
            for year in [2020, 2022] {
                let query = format!("area={}&reporter={}&year={year}&lang=vi", area.id, reporter.id);
                let selection = Selection::resolve(&ViewState::from_query(&query).0, &data).expect("a view");
                let words = headline::headline(&data, &selection);
                for other in headline::elsewhere(&data, &selection) {
                    let reporter = catalog.reporter(other.series.key.reporter);
                    // The owner whom the source names; of a collection of owners, failing that, the publisher, and where none is named.
                    let source = catalog.source(other.statement.source);
                    let publisher = if reporter.mixed { &source.publisher } else { reporter.label() };
                    let name = match &source.owner {
                        Owner::Named(owner) => owner.get(Lang::Vi).to_owned(),
                        Owner::Nobody => show::owner(catalog, other.statement.source, Lang::Vi).unwrap(),
                        Owner::Reporter => publisher.get(Lang::Vi).split(" (").next().unwrap().to_owned(),
                    };
                    assert!(words.contains(&format!("theo {name}: ")), "{query}: {words}");
                    told += 1;
                }
            }
        }
    }
    assert!(told > 20, "{told}");
    let selection = Selection::resolve(&ViewState::from_query("area=VN-R6&reporter=vca&year=2022&lang=vi").0, &data)
        .expect("a view");
    assert_eq!(
        headline::headline(&data, &selection),
        "Chưa có số liệu năm 2022 về tổng số hợp tác xã của Đồng bằng sông Cửu Long theo Liên minh HTX; theo Bộ KH&ĐT/Tài chính: 3.420 HTX."
    );
}

/// What stands below the headline: the lines with a figure, and what a button there leads to.
fn ways(data: &Dataset, query: &str) -> Vec<(String, Option<i32>, Option<String>)> {
    let selection = Selection::resolve(&ViewState::from_query(query).0, data).expect("a view");
    let ways = headline::ways(data, &selection).into_iter();
    ways.map(|way| (way.line, way.year.map(|year| year.get()), way.reporter)).collect()
}

#[test]
fn below_the_headline_the_newest_figure_is_told_and_that_of_another_reporter_where_it_is_newer_still() {
    let data = folder::load(Path::new("data")).dataset.expect("the catalog conforms");
    let way = |line: &str, year, reporter: Option<&str>| (line.to_owned(), Some(year), reporter.map(str::to_owned));
    assert_eq!(
        ways(&data, "lang=vi"),
        [
            way("Số mới nhất theo Liên minh HTX (năm 2024): 33.557 HTX.", 2024, None),
            way("Số mới nhất theo Bộ KH&ĐT/Tài chính (năm 2025): 35.041 HTX (sơ bộ).", 2025, Some("mpi")),
        ]
    );
    assert_eq!(
        ways(&data, "lang=en&year=2024"),
        [way("Newest figure reported by MPI/MoF (2025): 35,041 co-operatives (provisional).", 2025, Some("mpi"))]
    );
    assert_eq!(ways(&data, "year=2025&reporter=mpi"), [], "it is the newest of all");
    assert_eq!(ways(&data, "year=2030&reporter=mpi"), [], "and none is newer than a year to come");
    let newer = ways(&data, "year=2024&reporter=mpi");
    assert_eq!(newer.len(), 1, "no other reporter has a newer one: {newer:?}");
}

#[test]
fn a_newer_figure_is_told_only_where_a_page_of_its_reporter_shows_it_and_beside_those_of_the_chosen_year() {
    let data = dataset(
        &catalog(1),
        &[
            series("stock", "VN", ONE, &[(2019, 90.0, ""), (2020, 95.0, ""), (2021, 100.0, r#","approx":true"#)]),
            series("stock", "VN", TWO, &[(2019, 91.0, ""), (2021, 101.0, "")]),
            series("stock", "P0", TWO, &[(2020, 7.0, ""), (2022, 9.0, "")]),
        ],
    );
    let newer = ways(&data, "year=2019");
    assert_eq!(newer.len(), 1, "what is of the same year is not newer: {newer:?}");
    assert!(newer[0].0.contains("(năm 2021): 100 HTX (số gần đúng)"), "with its marks: {newer:?}");
    let newer = ways(&data, "area=P0&reporter=one&year=2020");
    let two = Some("two".to_owned());
    assert_eq!((newer.len(), newer[0].0.as_str(), newer[0].1, &newer[0].2), (2, "", None, &two), "{newer:?}");
    assert_eq!((newer[1].1, &newer[1].2), (Some(2022), &two), "of the chosen year first, then the newest: {newer:?}");
}

#[test]
fn the_only_year_of_one_reporter_is_told_as_that_where_others_have_other_years() {
    let data = folder::load(Path::new("data")).dataset.expect("the catalog conforms");
    let title = |query: &str| {
        let selection = Selection::resolve(&ViewState::from_query(query).0, &data).expect("a view");
        charts::build("trend", &data, &selection).expect("a chart").title
    };
    assert_eq!(
        title("area=VN-35&year=2022&reporter=vca&lang=vi"),
        "Tổng số hợp tác xã: 554 HTX năm 2024, năm duy nhất có số liệu theo Báo Lâm Đồng (không thấy nêu chủ số liệu, tính đến 04/2024)"
    );
    assert!(title("area=VN-35&year=2022&reporter=vca&lang=en").ends_with(
        ", the only year with a figure reported by Báo Lâm Đồng (owner of the figure not named, as of April 2024)"
    ));
    assert!(title("area=VN-R6&year=2022&lang=vi").ends_with("năm duy nhất có số liệu"), "there is no other");
}

#[test]
fn where_nobody_has_a_figure_of_the_year_the_newest_of_another_reporter_is_told_though_it_is_earlier() {
    let figures = [series("stock", "P0", TWO, &[(2018, 7.0, ""), (2019, 9.0, "")])];
    let told = ways(&dataset(&catalog(1), &figures), "area=P0&reporter=one&year=2021");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((told[0].1, told[0].2.as_deref()), (Some(2019), Some("two")), "{told:?}");
    assert!(told[0].0.contains("(năm 2019): 9 HTX"), "{told:?}");
}

#[test]
fn lines_of_others_are_told_to_be_no_figures_of_the_chosen_reporter() {
    let data = folder::load(Path::new("data")).dataset.expect("the catalog conforms");
    let notes = |query: &str| {
        let selection = Selection::resolve(&ViewState::from_query(query).0, &data).expect("a view");
        charts::build("trend", &data, &selection).expect("a chart").notes.join(" ")
    };
    let told = "chưa có số liệu như vậy của Bộ NN&PTNT";
    let lao_cai = notes("year=2022&area=VN-02&reporter=mard");
    assert!(lao_cai.contains(told), "{lao_cai}");
    assert!(!notes("year=2020&reporter=mard").contains(told), "it has figures of its sector");
    assert!(!notes("year=2020&reporter=mpi").contains("chưa có số liệu như vậy"));
}
