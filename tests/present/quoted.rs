//! What a reader takes from the page and quotes: of whom, of how many, of what it speaks.

use coopstat::model::{Dataset, Lang};
use coopstat::present::{Selection, ViewState, cards, charts, headline};

use super::made;
use crate::support;

pub(super) fn shipped() -> Dataset {
    support::folder("data").dataset.expect("the shipped folder conforms")
}

fn select(data: &Dataset, query: &str) -> Selection {
    Selection::resolve(&ViewState::from_query(query).0, data).expect("a view")
}

fn chart(data: &Dataset, id: &str, query: &str) -> charts::ChartView {
    charts::build(id, data, &select(data, query)).expect("the chart is offered")
}

#[test]
fn a_reporter_of_one_sector_has_that_sectors_figures_in_headline_and_cards_and_names_it() {
    let data = shipped();
    for (query, words, name) in [
        (
            "year=2020&reporter=mard&lang=vi",
            "Theo VietnamFDI (không thấy nêu chủ số liệu), năm 2020, lĩnh vực nông nghiệp cả nước có 17.000 hợp tác xã, tăng khoảng 11%",
            "Tổng số hợp tác xã (Nông nghiệp)",
        ),
        (
            "year=2020&reporter=mard&lang=en",
            "According to VietnamFDI (owner of the figure not named), in 2020, the agriculture sector of the country had 17,000 co-operatives, up about 11%",
            "Total co-operatives (Agriculture)",
        ),
    ] {
        let selection = select(&data, query);
        let told = headline::headline(&data, &selection);
        assert!(told.starts_with(words), "{told}");
        let cards = cards::cards(&data, &selection);
        let card = |id: &str| cards.iter().find(|card| card.indicator == id).unwrap();
        let plain = |id: &str| card(id).figure.as_ref().ok().map(|figure| figure.plain.as_str());
        assert_eq!((plain("htx_total"), plain("unions_total")), (Some("17000"), Some("68")));
        assert_eq!(card("htx_total").name, name);
    }
    let notes = chart(&data, "makeup", "year=2020&reporter=mard&lang=vi").notes;
    let note = "Bộ dữ liệu này chưa có cơ cấu đủ các phần của Bộ NN&PTNT; biểu đồ dùng số của Liên minh HTX.";
    assert!(notes.iter().any(|told| told == note), "{notes:?}");
}

#[test]
fn charts_of_a_reporter_of_one_sector_tell_the_figures_of_that_sector_and_name_it() {
    let data = shipped();
    for (lang, place) in [("vi", ", nông nghiệp, cả nước, "), ("en", ", agriculture, whole country, ")] {
        for year in ["2016", "2019", "2020", "2022"] {
            let query = format!("year={year}&reporter=mard&lang={lang}");
            let trend = chart(&data, "trend", &query);
            assert!(trend.subtitle.contains(place), "{}", trend.subtitle);
            assert!(trend.statements.iter().all(|(key, _)| key.sector.is_some()), "no line of the whole economy");
            for id in ["trend", "flows", "waterfall", "growth", "plan", "index", "regions"] {
                let title = chart(&data, id, &query).title;
                assert_eq!(title.to_lowercase().matches(place.split(", ").nth(1).unwrap()).count(), 1, "{id}: {title}");
            }
            for id in ["flows", "waterfall", "growth", "plan", "index"] {
                assert!(
                    chart(&data, id, &query).subtitle.contains(place),
                    "{id}: {}",
                    chart(&data, id, &query).subtitle
                );
            }
            assert!(!chart(&data, "makeup", &query).subtitle.contains(place), "what is made up is the whole");
        }
    }
    let of_2019 = |id: &str| chart(&data, id, "year=2019&reporter=mard&lang=en");
    assert!(of_2019("flows").title.contains("1,800"), "{}", of_2019("flows").title);
    let lam_dong = chart(&data, "flows", "year=2020&area=VN-35&reporter=mard&lang=vi");
    assert!(lam_dong.title.contains("13") && lam_dong.drawing.is_ok(), "{}", lam_dong.title);
    let plan = chart(&data, "plan", "year=2023&reporter=mard&lang=en");
    assert!(!plan.title.starts_with("No 2023 plan"), "{}", plan.title);
}

#[test]
fn two_sources_of_a_collection_of_owners_make_no_rise_and_no_line() {
    let data = shipped();
    let selection = select(&data, "year=2019&reporter=other&compare=2015&lang=vi");
    assert!(!headline::headline(&data, &selection).contains("tăng"));
    let cards = cards::cards(&data, &selection);
    let total = cards.iter().find(|card| card.indicator == "htx_total").unwrap();
    let change = total.figure.as_ref().unwrap().change.as_ref().unwrap();
    assert_eq!((change.arrow, change.good, change.percent.as_str()), ("", None, ""));
    assert!(change.warning.as_ref().is_some_and(|why| why.contains("hai nguồn riêng rẽ")), "{change:?}");
    assert!(change.text.contains("10/2015"), "a page of October tells no year's end: {change:?}");
}

#[test]
fn no_area_is_called_the_first_of_all_where_some_may_be_missing_or_are_of_another_day() {
    let data = shipped();
    let of = |query: &str| {
        let view = chart(&data, "regions", query);
        let said = view.drawing.as_ref().map(|spec| spec.description.clone()).unwrap_or_default();
        (view.title, said)
    };
    let (title, said) = of("year=2025&area=VN-05&reporter=vca&lang=vi");
    assert!(!title.contains("nhất"), "one figure of June, one of the year's end: {title}");
    assert!(said.contains("6 trong số 8 địa bàn của bộ dữ liệu này không có số liệu theo Liên minh HTX."), "{said}");
    let (title, _) = of("year=2022&area=VN-R2&reporter=mpi&lang=vi");
    assert!(!title.contains("nhất"), "{title}");
    let (title, _) = of("year=2022&reporter=mpi&lang=vi&compare=none");
    assert!(title.contains("có nhiều hợp tác xã nhất") && !title.starts_with("Trong"), "all six regions: {title}");
}

#[test]
fn a_share_is_no_firmer_than_its_total() {
    let data = shipped();
    for lang in Lang::ALL {
        let query = format!("year=2017&reporter=vca&lang={}", lang.tag());
        let view = chart(&data, "makeup", &query);
        let words = ["tổng số: độ chắc chắn thấp", "total: low certainty"];
        let words = if lang == Lang::Vi { words[0] } else { words[1] };
        assert!(view.title.contains(words), "{}", view.title);
        let spec = view.drawing.as_ref().unwrap();
        let marks = spec.marks.iter().filter(|mark| mark.text.contains("56") && mark.text.contains("2017"));
        assert!(marks.clone().count() > 0 && marks.clone().all(|mark| mark.text.contains(words)));
        let words = if lang == Lang::Vi { "Tổng số (độ chắc chắn thấp)" } else { "Total (low certainty)" };
        assert!(view.notes.iter().any(|note| note.contains("2017") && note.contains(words)), "{:?}", view.notes);
    }
}

#[test]
fn parts_that_are_more_than_their_whole_are_told_beside_their_shares() {
    let of = |sector: &str| format!(r#""reporter":"one","sector":"{sector}""#);
    let data = made::dataset(
        &made::catalog(0),
        &[
            made::series("stock", "VN", made::ONE, &[(2012, 1_669.0, "")]),
            made::series("stock", "VN", &of("farm"), &[(2012, 1_075.0, "")]),
            made::series("stock", "VN", &of("rest"), &[(2012, 644.0, "")]),
        ],
    );
    for (query, words) in [
        (
            "year=2012&view=share&lang=vi",
            "Năm 2012 các phần cộng lại là 1.719, nhiều hơn tổng số 1.669 và bằng 103,0% tổng số.",
        ),
        (
            "year=2012&view=share&lang=en",
            "In 2012 the parts add up to 1,719, more than the total of 1,669 and 103.0% of it.",
        ),
    ] {
        let view = chart(&data, "makeup", query);
        assert!(view.notes.iter().any(|note| note == words), "{:?}", view.notes);
        assert!(view.drawing.unwrap().footer.iter().any(|line| line.contains(words)));
    }
    let whole = chart(&shipped(), "makeup", "year=2024&reporter=vca&view=share&lang=vi");
    assert!(!whole.notes.iter().any(|note| note.contains("nhiều hơn tổng số")), "{:?}", whole.notes);
}
