//! What is shipped of provinces: whose the figures are, of which day, and what the page makes of them.

use coopstat::analysis::figure;
use coopstat::model::{AreaKind, Dataset, Kind, Lang, Statement, Status};
use coopstat::present::{FigureRef, Selection, ViewState, cards, headline, provenance};

use crate::support;

fn shipped() -> Dataset {
    support::folder("data").dataset.expect("the shipped folder conforms")
}

fn select(data: &Dataset, query: &str) -> Selection {
    Selection::resolve(&ViewState::from_query(query).0, data).expect("a view")
}

fn told(data: &Dataset, query: &str) -> String {
    headline::headline(data, &select(data, query))
}

fn card(data: &Dataset, query: &str, indicator: &str) -> cards::CardFigure {
    let all = cards::cards(data, &select(data, query));
    all.into_iter().find(|card| card.indicator == indicator).expect("a card").figure.expect("a figure")
}

/// Every statement of a province, with the id of its reporter.
fn of_provinces(data: &Dataset, mut each: impl FnMut(&coopstat::model::Series, &Statement<'_>, &str)) {
    let catalog = data.catalog();
    let province = |area| catalog.area(area).kind == AreaKind::Province;
    for series in data.series().filter(|series| province(series.key.area)) {
        for statement in series.statements() {
            each(series, &statement, &catalog.reporter(series.key.reporter).id);
        }
    }
}

#[test]
fn nothing_is_subtracted_between_totals_with_and_without_credit_funds() {
    let data = shipped();
    for year in [2018, 2019, 2023] {
        let words = told(&data, &format!("area=VN-HN&year={year}&compare=2012&reporter=vca&lang=vi"));
        assert!(!words.contains("giảm") && !words.contains("tăng"), "{words}");
        let query = format!("area=VN-HN&year={year}&compare=2012&reporter=vca&lang=vi");
        let change = card(&data, &query, "htx_total").change.expect("what lies between");
        assert!(change.arrow.is_empty() && change.percent.is_empty(), "{change:?}");
    }
}

#[test]
fn the_rise_that_a_source_states_is_told_from_the_base_that_it_implies() {
    let data = shipped();
    let words = told(&data, "area=VN-HN&year=2019&compare=2018&reporter=vca&lang=vi");
    assert_eq!(
        words,
        "Theo Liên minh HTX TP Hà Nội, năm 2019, Hà Nội có 1.545 hợp tác xã, tăng 80 so với năm 2018 (nguồn nêu)."
    );
    let change = card(&data, "area=VN-HN&year=2019&compare=2018&reporter=vca&lang=vi", "htx_total").change.unwrap();
    assert_eq!((change.plain.as_str(), change.arrow), ("80", "▲"), "{change:?}");
    assert!(change.warning.is_some_and(|words| words.contains("tính ra từ mức thay đổi mà nguồn nêu")));
}

#[test]
fn the_owner_that_a_source_names_is_named_and_not_the_reporter_under_which_its_figures_stand() {
    let data = shipped();
    for (query, indicator, owner) in [
        ("area=VN-HN&year=2019&reporter=vca", "htx_total", "Liên minh HTX TP Hà Nội"),
        ("area=VN-HN&year=2021&reporter=other", "htx_total", "UBND TP Hà Nội"),
        ("area=VN-35&year=2022&reporter=mpi", "htx_total", "Sở KH&ĐT Lâm Đồng"),
        ("area=VN-40&year=2022&reporter=mpi", "htx_total", "UBND tỉnh Bình Thuận"),
        ("area=VN-71&year=2018&reporter=mpi", "htx_total", "UBND tỉnh Điện Biên"),
    ] {
        let query = format!("{query}&lang=vi");
        assert!(told(&data, &query).starts_with(&format!("Theo {owner}, ")), "{}", told(&data, &query));
        let card = card(&data, &query, indicator);
        assert!(card.source.starts_with(owner), "{}", card.source);
        let of = provenance::provenance(&data, card.figure, None, Lang::Vi, "l", "2026-11-23").unwrap();
        let catalog = data.catalog();
        let reporter = catalog.reporter(card.figure.key.reporter).name.get(Lang::Vi);
        assert!(of.citation.contains(&format!(", {owner}: ")) && !of.citation.contains(reporter), "{}", of.citation);
        assert!(of.bibtex.contains(owner) || of.bibtex.contains(&owner.replace('&', "\\&")), "{}", of.bibtex);
        assert!(of.scope.ends_with(&format!("theo {owner}")), "{}", of.scope);
        let named = |told: &provenance::Told| told.publisher.contains(owner);
        assert!(of.statements.iter().any(named), "{:?}", of.statements);
    }
}

#[test]
fn over_statements_of_several_owners_stands_their_reporter() {
    let data = shipped();
    let catalog = data.catalog();
    let key = select(&data, "area=VN-06&reporter=vca").key(catalog.find_indicator("htx_new").unwrap());
    let of = |indicator, area| {
        let key = select(&data, &format!("area={area}&reporter=other")).key(catalog.find_indicator(indicator).unwrap());
        FigureRef { key, year: coopstat::model::Year::new(2019).unwrap() }
    };
    let scope = |figure| provenance::provenance(&data, figure, None, Lang::Vi, "l", "2026-11-23").unwrap().scope;
    let year = coopstat::model::Year::new(2024).unwrap();
    assert_eq!(scope(FigureRef { key, year }), "Yên Bái · theo Liên minh Hợp tác xã Việt Nam");
    assert_eq!(scope(of("htx_total", "VN-HN")), "Hà Nội · theo Vietnam Economic News", "nobody is named");
}

#[test]
fn a_figure_of_a_province_names_its_owner_or_is_no_certain_witness_of_the_reporter() {
    let data = shipped();
    let catalog = data.catalog();
    let mut seen = 0;
    of_provinces(&data, |series, statement, reporter| {
        let source = catalog.source(statement.source);
        // The Alliance's own report tells of provinces, too.
        let owned = source.owner.is_some() || &*source.id == "dntt-2024" || reporter == "other";
        assert!(owned || statement.uncertain || statement.is_derived(), "{} {:?}", source.id, series.key);
        seen += usize::from(!owned);
    });
    assert!(seen > 20, "{seen}");
}

#[test]
fn what_a_page_without_a_date_says_of_now_is_dated_or_not_certain() {
    let data = shipped();
    let catalog = data.catalog();
    let now = ["hiện có", "hiện nay", "đang có", "currently", "there are", "has a total"];
    let year = ["năm 20", "end of", "đến hết", "In 20", "in 20"];
    let mut seen = 0;
    of_provinces(&data, |series, statement, _| {
        let coopstat::model::Origin::Quote(words) = statement.origin else { return };
        let level = matches!(catalog.indicator(series.key.indicator).kind, Kind::Stock | Kind::Mean);
        let says = |list: &[&str]| list.iter().any(|one| words.to_lowercase().contains(&one.to_lowercase()));
        if level && says(&now) && !says(&year) && catalog.source(statement.source).published.is_none() {
            seen += 1;
            let firm = statement.as_of.is_some() || statement.uncertain;
            assert!(firm, "{} {}: {words}", catalog.source(statement.source).id, statement.year);
        }
    });
    assert!(seen > 4, "{seen}");
}

#[test]
fn a_figure_whose_sentence_calls_it_an_estimate_has_that_status() {
    let data = shipped();
    of_provinces(&data, |series, statement, _| {
        let coopstat::model::Origin::Quote(words) = statement.origin else { return };
        let estimate = words.starts_with("Ước") || words.starts_with("ước") || words.contains("ước đạt");
        // "8 by June …; an estimated 20 by the year's end": the first of them is none.
        let whole = statement.at_year_end();
        assert!(
            !(estimate && whole) || statement.status == Status::Estimate,
            "{:?} {}: {words}",
            series.key,
            statement.year
        );
    });
}

#[test]
fn a_day_beyond_the_year_is_of_a_report_on_that_year_in_the_months_after_it() {
    let data = shipped();
    of_provinces(&data, |_, statement, _| {
        let Some(day) = statement.as_of else { return };
        let after = (day.year() - statement.year.get()) * 12 + i32::from(day.month()) - 12;
        assert!(after <= 3 && after > -12, "{} as of {day}", statement.year);
    });
}

#[test]
fn a_share_that_the_figures_refute_is_not_told_as_it_stands() {
    let data = shipped();
    let stated = |year| card(&data, &format!("area=VN-HN&year={year}&reporter=other&lang=vi"), "htx_total").stated;
    assert_eq!(stated(2021), None);
    assert!(stated(2019).is_some_and(|words| words.contains("9,9% (độ chắc chắn thấp)")), "{:?}", stated(2019));
}

#[test]
fn a_stated_growth_of_an_unknown_base_is_told_with_its_mark_on_the_card_and_not_in_the_headline() {
    let data = shipped();
    let query = "area=VN-35&year=2024&compare=2023&reporter=vca&lang=vi";
    let card = card(&data, query, "htx_total");
    // The mark of the figure itself stands for both.
    assert_eq!(card.stated.as_deref(), Some("Nguồn nêu tăng 9,7%"));
    let badges = card.badges;
    assert!(badges.iter().any(|badge| badge == "độ chắc chắn thấp"), "{badges:?}");
    assert!(!told(&data, query).contains("9,7"), "{}", told(&data, query));
}

#[test]
fn figures_of_single_sectors_are_not_overlooked_where_there_are_none_of_the_whole() {
    let data = shipped();
    let lacking = |query: &str| cards::lacking(&data, &select(&data, query));
    let words = lacking("area=VN-35&year=2024&reporter=vca&lang=vi");
    assert!(
        words.contains(
            "Của Lâm Đồng chỉ có số liệu của từng lĩnh vực về: HTX thành lập mới (Nông nghiệp, theo Bộ NN&PTNT)"
        ),
        "{words}"
    );
    let none = words.split("Chưa có số liệu nào").nth(1).unwrap_or_default();
    assert!(!none.contains("thành lập mới,") && !none.contains("giải thể"), "{words}");
    let words = lacking("area=VN-22&year=2021&reporter=other&lang=en");
    assert!(
        words.contains(
            "Of Nghệ An there are figures of single fields only for: total co-operatives (Agriculture, individual sources)"
        ),
        "{words}"
    );
    assert_eq!(
        told(&data, "area=VN-22&year=2021&reporter=other&lang=vi"),
        "Chưa có số liệu năm 2021 về tổng số hợp tác xã của Nghệ An theo các nguồn riêng lẻ; theo Truyền hình Nghệ An: Nông nghiệp, 628 HTX (tính đến 10/2021)."
    );
}

#[test]
fn the_half_years_that_provinces_tell_are_kept_with_their_date() {
    let data = shipped();
    let catalog = data.catalog();
    for (area, reporter, year, new, percent) in
        [("VN-69", "vca", 2025, 25.0, 83.0), ("VN-09", "mpi", 2022, 26.0, 65.0), ("VN-33", "vca", 2017, 15.0, 100.0)]
    {
        for (indicator, value) in [("htx_new", new), ("htx_new_vs_plan_pct", percent)] {
            let selection = select(&data, &format!("area={area}&reporter={reporter}&year={year}"));
            let key = selection.key(catalog.find_indicator(indicator).unwrap());
            let found = figure(&data, key, selection.year).unwrap();
            assert!(!found.statement.at_year_end() && found.value == value, "{area} {indicator}");
        }
    }
    // The year's own estimate comes first, and the half-year stays beside it.
    let key = select(&data, "area=VN-CT&reporter=mpi").key(catalog.find_indicator("htx_new").unwrap());
    let values: Vec<_> = data.get(key).unwrap().statements().map(|one| one.value).collect();
    assert_eq!(values, [Some(8.0), Some(20.0)]);
    assert_eq!(figure(&data, key, coopstat::model::Year::new(2022).unwrap()).unwrap().value, 20.0);
}
