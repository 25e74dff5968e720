//! Figures of this repository that are told as about, over or nearly a number, or as uncertain: what is told of them is no finer and no surer.

use coopstat::model::Lang;
use coopstat::present::headline::headline;
use coopstat::present::provenance::provenance;
use coopstat::present::{FigureRef, charts};

use super::{card, select, told, whole};

#[test]
fn members_told_in_millions_neither_rise_nor_fall_within_what_nearly_leaves_open() {
    let data = whole();
    let too_coarse = "Hai số chưa đủ chính xác, nên chưa thể kết luận tăng hay giảm bao nhiêu.";
    for (year, words) in [
        (2021, "Cuối năm 2021: gần 6.000.000; cuối năm 2020: 6.100.000"),
        (2022, "Cuối năm 2022: 5.935.000; cuối năm 2021: gần 6.000.000"),
        (2025, "Cuối năm 2025: gần 6.000.000; tháng 12/2024 (không thấy nêu chủ số liệu): trên 5.800.000"),
    ] {
        let query = format!("year={year}&reporter=mpi");
        assert_eq!(told(&data, Lang::Vi, &query, "members_htx"), (words.to_owned(), Some(too_coarse.to_owned())));
    }
    let english = told(&data, Lang::En, "year=2025&reporter=mpi", "members_htx");
    assert_eq!(
        english.0,
        "The end of 2025: nearly 6,000,000; December 2024 (owner of the figure not named): over 5,800,000"
    );
    assert_eq!(english.1.as_deref(), Some("The two figures are too imprecise to show how much it rose or fell."));
    // What the source itself states stays.
    let stated = card(&data, Lang::Vi, "year=2022&reporter=mpi", "members_htx").stated;
    assert_eq!(stated.as_deref(), Some("Nguồn nêu tăng khoảng 4%; tăng 243.000"));
}

#[test]
fn from_over_26000_to_27342_is_a_rise_of_no_known_size_in_card_headline_and_titles() {
    let data = whole();
    let query = "year=2021&reporter=mpi";
    let (text, why) = told(&data, Lang::En, query, "htx_total");
    assert_eq!(text, "The end of 2021: 27,342; the end of 2020: over 26,000");
    assert_eq!(why.as_deref(), Some("The two figures are too imprecise to show how much it rose or fell."));
    for lang in Lang::ALL {
        let selection = select(&data, lang, query);
        let mut words = vec![headline(&data, &selection)];
        words.extend(["growth", "waterfall", "index"].map(|id| charts::build(id, &data, &selection).unwrap().title));
        for words in words {
            let claims = ["5.2%", "5,2%", "1,342", "1.342", "khớp", "agree", "explain"];
            assert!(!claims.iter().any(|claim| words.contains(claim)), "{words}");
        }
    }
    let title = charts::build("waterfall", &data, &select(&data, Lang::En, query)).unwrap().title;
    assert_eq!(title, "2021 cannot be checked: its figures are too imprecise for the change");
}

#[test]
fn a_change_carries_the_certainty_of_its_base_wherever_it_is_told() {
    let data = whole();
    let words = |lang, query: &str| {
        let selection = select(&data, lang, query);
        let card = card(&data, lang, query, "htx_total").change.unwrap();
        [headline(&data, &selection), charts::build("growth", &data, &selection).unwrap().title, card.text]
    };
    for (year, [vi, en]) in [
        (2018, ["năm 2017: độ chắc chắn thấp", "2017: low certainty"]),
        (
            2014,
            ["năm 2013: độ chắc chắn thấp; năm 2014: độ chắc chắn thấp", "2013: low certainty; 2014: low certainty"],
        ),
        (2020, ["dựa trên số tính ra", "based on a figure that was worked out"]),
    ] {
        let query = format!("year={year}&reporter=vca");
        let badges =
            if year == 2020 { ["tính ra", "worked out"] } else { ["độ chắc chắn thấp", "low certainty"] };
        for (lang, hedge, badge) in [(Lang::Vi, vi, badges[0]), (Lang::En, en, badges[1])] {
            let [headline, growth, card] = words(lang, &query);
            // Whose it is is said: it is not the change that is uncertain or was worked out.
            let base = match (lang, year - 1) {
                (Lang::Vi, base) => format!("{base} (số năm {base}: {badge})"),
                (Lang::En, base) => format!("{base} ({base} figure: {badge})"),
            };
            assert!(headline.contains(&base) && headline.chars().count() <= 205, "{headline}");
            assert!(growth.ends_with(&format!("({hedge})")), "{growth}");
            assert!(card.ends_with(&base), "{card}");
        }
    }
    let [_, growth, _] = words(Lang::En, "year=2024&reporter=vca");
    assert!(!growth.contains("worked out"), "{growth}");
    let [headline, growth, _] = words(Lang::Vi, "year=2021&reporter=mpi");
    assert!(headline.contains("tăng khoảng 5% so với năm 2020 (Kinh tế và Dự báo nêu [ước tính])"), "{headline}");
    let [headline, ..] = words(Lang::En, "year=2018&reporter=mpi");
    assert!(headline.contains("up 8.8% on 2017 (as Tuyên giáo states)"), "{headline}");
    assert!(growth.contains("nguồn nêu tăng khoảng 5%"), "{growth}");
    // A rough per cent that does not deny the source's own has nothing to add to it.
    let [headline, ..] = words(Lang::En, "year=2024&reporter=mpi");
    assert!(headline.contains("up 4.74% on 2023 (as stated)."), "{headline}");
}

#[test]
fn number_and_per_cent_of_a_rough_change_give_each_other() {
    let data = whole();
    for (query, indicator, size) in [
        ("year=2022&compare=2020&reporter=mpi", "unions_total", "khoảng 25 (khoảng 25%)"),
        ("year=2022&compare=2020&reporter=mpi", "htx_total", "khoảng 3.400 (khoảng 13%)"),
        ("year=2022&compare=2020&reporter=mpi", "members_htx", "khoảng 170.000 (khoảng 3%)"),
        ("year=2025&reporter=mpi", "tht_total", "khoảng 2.400 (khoảng 4%)"),
        ("year=2022&reporter=mpi", "tht_total", "khoảng 2.000 (khoảng 3%)"),
    ] {
        let text = card(&data, Lang::Vi, query, indicator).change.unwrap().text;
        assert!(text.contains(&format!(" {size} so với ")), "{query} {indicator}: {text}");
    }
}

#[test]
fn what_is_told_roughly_changes_roughly() {
    let data = whole();
    let query = "year=2023&reporter=mpi&compare=2021";
    let text = |indicator| card(&data, Lang::Vi, query, indicator).change.unwrap().text;
    assert_eq!(text("htx_total"), "tăng khoảng 4.400 (khoảng 16%) so với 2021");
    assert_eq!(text("htx_dissolved"), "giảm khoảng 850 (khoảng 68%) so với 2021 (số năm 2021: ước tính)");
    let headline = headline(&data, &select(&data, Lang::Vi, query));
    assert!(headline.contains("tăng khoảng 16% so với năm 2021"), "{headline}");
    // The per cent is the source's, and is told as it is there; the number would be ours, from "about 3,600".
    let revenue = card(&data, Lang::Vi, "year=2022&reporter=mpi&compare=2021", "revenue_avg_per_htx").change.unwrap();
    assert_eq!(revenue.text, "tăng 35% so với 2021 (nguồn nêu)");
}

#[test]
fn the_net_of_rough_flows_is_rough() {
    let data = whole();
    let flows = |lang, query| charts::build("flows", &data, &select(&data, lang, query)).unwrap();
    let title = "Năm 2023 (ước tính): HTX thành lập mới khoảng 2.700, HTX giải thể gần 400, tăng ròng khoảng 2.300";
    assert_eq!(flows(Lang::Vi, "year=2023&reporter=mpi").title, title);
    let title = "2021 (estimate): new co-operatives 2,476, dissolved co-operatives 1,246, a net gain of 1,230";
    assert_eq!(flows(Lang::En, "year=2021&reporter=mpi").title, title);
    let told = flows(Lang::Vi, "year=2023&reporter=mpi").table.rows;
    let net = told.iter().find(|row| row.chosen).and_then(|row| row.cells.last()).unwrap();
    assert_eq!(net.text, "+2.300");
    assert!(net.standing.as_ref().is_some_and(|words| words.contains("số gần đúng")), "{net:?}");
}

#[test]
fn an_estimate_steps_back_behind_the_same_number_as_a_fact_and_no_undated_page_is_called_earlier() {
    let data = whole();
    let chosen = |query| {
        let selection = select(&data, Lang::Vi, query);
        let key = selection.key(data.catalog(), data.catalog().find_indicator("htx_total").unwrap());
        let reference = FigureRef { key, year: selection.year };
        let told = provenance(&data, reference, None, Lang::Vi, "https://example.org/", "2026-11-27").unwrap();
        (told.statements[0].publisher.clone(), told.choice.unwrap())
    };
    let (publisher, why) = chosen("year=2022&reporter=mpi");
    let wanted =
        "Hiển thị số này vì nguồn không coi là số ước; nguồn khác nêu cùng số nhưng là số ước, sơ bộ hoặc dự báo.";
    assert_eq!(why, wanted, "{publisher}");
    let headline = headline(&data, &select(&data, Lang::Vi, "year=2022&reporter=mpi"));
    assert!(headline.contains("cả nước có 29.378 hợp tác xã"), "{headline}");
    let (_, why) = chosen("year=2020&reporter=vca");
    assert_eq!(why, "Hiển thị số này vì số khác có độ chắc chắn thấp hoặc không thấy nêu chủ số liệu.");
}

#[test]
fn the_course_of_rough_figures_is_told_as_roughly_as_they_are() {
    let data = whole();
    let told = |lang| {
        charts::build("index", &data, &select(&data, lang, "year=2024&reporter=mpi"))
            .unwrap()
            .drawing
            .unwrap()
            .description
    };
    let (vi, en) = (told(Lang::Vi), told(Lang::En));
    assert!(vi.contains("tăng khoảng 17%.") && !vi.contains(" 17,"), "{vi}");
    assert!(en.contains("a rise of about 17%.") && !en.contains(" 17."), "{en}");
}

/// The title of a chart.
fn title(lang: Lang, id: &str, query: &str) -> String {
    let data = whole();
    charts::build(id, &data, &select(&data, lang, query)).unwrap().title
}

#[test]
fn a_share_of_rough_figures_is_told_roughly_in_the_title() {
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| title(lang, "makeup", "year=2021&reporter=mpi"));
    assert!(vi.starts_with("Nông nghiệp chiếm khoảng 67% số hợp tác xã năm 2021 ("), "{vi}");
    assert!(en.starts_with("Agriculture made up about 67% of co-operatives in 2021 ("), "{en}");
}

#[test]
fn where_two_figures_of_a_year_are_hedged_otherwise_the_title_says_which() {
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| title(lang, "waterfall", "year=2023&reporter=mpi"));
    assert!(vi.ends_with("(năm 2023: ước tính, số gần đúng; HTX giải thể: ước tính, nguồn nêu “gần”)"), "{vi}");
    assert!(en.ends_with("; dissolved co-operatives: estimate, stated as “nearly”)"), "{en}");
}
