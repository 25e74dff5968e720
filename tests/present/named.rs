//! Who states a figure or a change of this repository's data, and how it is named and cited.

use coopstat::model::Lang;
use coopstat::present::FigureRef;
use coopstat::present::cards::cards;
use coopstat::present::headline::headline;
use coopstat::present::provenance::provenance;

use super::{card, made, select, whole};

#[test]
fn no_headline_and_no_card_calls_a_publication_by_the_name_of_another_reporter() {
    let data = whole();
    for query in
        ["year=2018&reporter=mpi", "year=2021&reporter=mpi", "year=2022&reporter=mpi", "year=2024&reporter=vca"]
    {
        for lang in Lang::ALL {
            let selection = select(&data, lang, query);
            let mut said = vec![headline(&data, &selection)];
            said.extend(cards(&data, &selection).into_iter().filter_map(|card| card.figure.ok()?.stated));
            for words in said {
                assert!(!words.to_lowercase().contains("nguồn khác") && !words.contains("nother source"), "{words}");
            }
        }
    }
}

#[test]
fn what_a_source_states_of_a_year_does_not_stand_beside_a_change_over_many_and_tells_whose_it_is() {
    let data = whole();
    let stated = |lang, query: &str, indicator| card(&data, lang, query, indicator).stated;
    let year = "year=2024&reporter=vca";
    assert_eq!(stated(Lang::Vi, year, "htx_total").as_deref(), Some("Tính ra từ 31.364: tăng 2.193 (7,0%)"));
    assert_eq!(
        stated(Lang::Vi, &format!("{year}&compare=none"), "htx_total").as_deref(),
        Some("Doanh nghiệp Tiếp thị nêu tăng 1.454 (ước tính)")
    );
    assert_eq!(stated(Lang::Vi, &format!("{year}&compare=2017"), "htx_total"), None);
    assert_eq!(stated(Lang::En, "year=2024&reporter=mpi&compare=2016", "profit_avg_per_htx"), None);
    // The 152 unions of 2024 are of a source that states no growth.
    assert_eq!(
        stated(Lang::En, "year=2024&reporter=mpi", "unions_total").as_deref(),
        Some("Báo Nông nghiệp Việt Nam states up 11% (owner of the figure not named, as of December 2024)")
    );
}

#[test]
fn the_headline_names_the_year_of_what_came_in_it_where_the_level_is_of_another() {
    let of_the_next = r#","as_of":"2017-08""#;
    let new = r#"{"vi":"HTX thành lập mới","en":"New co-operatives"},"unit":{"vi":"HTX","en":"co-operatives"}"#;
    let data = made::dataset(
        &made::catalog(0).replace(r#"{"vi":"Thành lập mới"},"unit":{"vi":"HTX"}"#, new),
        &[
            made::series("stock", "VN", made::ONE, &[(2016, 19_500.0, of_the_next)]),
            made::series("in", "VN", made::ONE, &[(2016, 2_030.0, "")]),
        ],
    );
    let told = |lang| headline(&data, &select(&data, lang, "year=2016"));
    assert!(told(Lang::Vi).contains("; trong năm 2016 có 2.030 "), "{}", told(Lang::Vi));
    assert!(told(Lang::En).contains("; 2016 brought 2,030 "), "{}", told(Lang::En));
    let data = whole();
    let told = headline(&data, &select(&data, Lang::En, "year=2022&reporter=vca"));
    assert!(told.contains("; the year to date brought 2,187 new co-operatives"), "{told}");
}

#[test]
fn a_citation_tells_the_reporter_and_what_is_to_be_known_of_the_number() {
    let data = whole();
    let cited = |lang, figure: &str| {
        let reference = FigureRef::parse(figure, data.catalog()).unwrap();
        provenance(&data, reference, None, lang, "https://example.org/", "2026-11-27").unwrap().citation
    };
    let vi = cited(Lang::Vi, "members_htx/VN/mpi/2025");
    assert!(vi.contains(": 6.000.000 người (sơ bộ, nguồn nêu “gần”)."), "{vi}");
    let en = cited(Lang::En, "htx_total/VN/vca/2022");
    let told = "Total co-operatives, Viet Nam, 2022, Vietnam Cooperative Alliance: 29,021 co-operatives (as of 8 November 2022).";
    assert!(en.starts_with(told), "{en}");
}

#[test]
fn others_who_state_a_figure_are_those_of_its_date_and_nobody_states_what_was_worked_out() {
    let data = whole();
    let others = |query: &str| {
        let card = card(&data, Lang::En, query, "htx_total");
        card.others.unwrap_or_default()
    };
    assert!(!others("year=2020&reporter=vca").contains("1,192"), "26,040 less the level of March");
    assert!(!others("year=2021&reporter=mpi").contains("531"), "27,873 is worked out");
}

#[test]
fn what_came_in_is_told_under_its_own_name_where_another_was_named_before_it() {
    let data = whole();
    let told = |lang, query: &str| headline(&data, &select(&data, lang, query));
    assert_eq!(
        told(Lang::Vi, "year=2024&area=VN-13&reporter=vca"),
        "Chưa có số liệu năm 2024 về tổng số hợp tác xã của Quảng Ninh theo Liên minh HTX; theo Báo Quảng Ninh: 1.087 HTX. Theo Liên minh HTX, trong năm ước có 152 HTX thành lập mới."
    );
    assert_eq!(
        told(Lang::En, "year=2024&area=VN-13&reporter=vca"),
        "There is no 2024 figure for total co-operatives in Quảng Ninh reported by VCA; Báo Quảng Ninh: 1,087 co-operatives. According to VCA, the year brought an estimated 152 new co-operatives."
    );
    for lang in Lang::ALL {
        for (area, reporter, year) in [("VN-13", "other", 2024), ("VN-33", "vca", 2023), ("VN", "vca", 2021)] {
            let told = told(lang, &format!("year={year}&area={area}&reporter={reporter}"));
            let by = if lang == Lang::Vi { "heo " } else { "According to " };
            assert_eq!(told.matches(by).count(), 1, "one owner of all: {told}");
        }
    }
}
