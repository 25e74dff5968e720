//! What the words around a chart must tell of the figures behind it, on data made for it.

use coopstat::charts::spec::Body;
use coopstat::present::headline::headline;
use coopstat::present::{Selection, ViewState};

use super::made::{ONE, TWO, catalog, cells, chart, dataset, drawn, series};

#[test]
fn a_growth_that_went_into_a_level_does_not_come_out_of_it_again() {
    let points = [(2020, 1000.0, r#","derived":"stock[2021] / 1.088""#), (2021, 1088.0, "")];
    let stock = series("stock", "VN", ONE, &points);
    let data = dataset(&catalog(0), &[stock.clone(), series("growth", "VN", ONE, &[(2021, 8.8, "")])]);
    let view = chart("growth", &data, "");
    assert_eq!(cells(&view), [["2021", "+8,8%", "–"]]);
    assert_eq!(view.title, "Năm 2021: nguồn nêu tăng 8,8%, chưa đủ số liệu để kiểm tra");
    let note = "Không tính mức tăng từ năm 2020 đến năm 2021. Số năm 2020 được tính ra từ mức thay đổi mà nguồn nêu, nên không xác nhận được mức đó.";
    assert_eq!(view.notes, [note]);
    // Where no source states it, it is the only per cent there is.
    let alone = dataset(&catalog(0), &[stock]);
    assert_eq!(cells(&chart("growth", &alone, "")), [["2021", "", "+8,8%"]]);
}

#[test]
fn a_title_of_a_course_tells_which_of_its_ends_is_not_firm_and_a_line_that_ends_early_its_year() {
    let points = [(2013, 100.0, r#","uncertain":true"#), (2020, 150.0, ""), (2021, 178.0, r#","status":"P""#)];
    let mut all = vec![series("stock", "VN", ONE, &points), series("stock", "VN", TWO, &[(2019, 90.0, "")])];
    let view = chart("trend", &dataset(&catalog(0), &all), "");
    let told =
        "Hợp tác xã tăng 78% từ năm 2013 đến năm 2021, theo Cơ quan Một (năm 2013: độ chắc chắn thấp; năm 2021: sơ bộ)";
    assert_eq!(view.title, told);
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    let labels: Vec<&str> = lines.lines.iter().map(|line| line.label.as_str()).collect();
    assert_eq!(labels, ["Cơ quan Một 178", "Cơ quan Hai 90 (2019)"]);
    assert_eq!(view.subtitle, "Số hợp tác xã, cả nước, cuối năm, 2013–2021");
    all[1] = series("stock", "VN", TWO, &[(2019, 90.0, r#","as_of":"2019-06-30""#)]);
    let dated = chart("trend", &dataset(&catalog(0), &all), "");
    assert_eq!(dated.subtitle, "Số hợp tác xã, cả nước, cuối năm trừ số có ghi ngày khác, 2013–2021");
}

#[test]
fn a_share_is_told_with_its_date_as_worked_out_and_with_what_the_source_states() {
    let of = |sector: &str| format!(r#"{ONE},"sector":"{sector}""#);
    let dated = r#","as_of":"2021-11-08""#;
    let catalog = catalog(0).replace(
        r#"{"id":"plan","#,
        r#"{"id":"share","name":{"vi":"Tỷ trọng"},"unit":{"vi":"%"},"kind":"rate","of":"stock"},{"id":"plan","#,
    );
    let told = |stated: f64| {
        let all = [
            series("stock", "VN", ONE, &[(2021, 29021.0, dated)]),
            series("stock", "VN", &of("farm"), &[(2021, 19384.0, dated)]),
            series("stock", "VN", &of("rest"), &[(2021, 9637.0, dated)]),
            series("share", "VN", &of("farm"), &[(2021, stated, dated)]),
        ];
        chart("makeup", &dataset(&catalog, &all), "")
    };
    let view = told(68.8);
    assert_eq!(
        view.title,
        "Nông nghiệp chiếm 66,8% số hợp tác xã năm 2021 (tính đến 08/11/2021; tính ra; nguồn nêu 68,8%)"
    );
    assert_eq!(view.notes, ["Năm 2021: tính đến 08/11/2021."]);
    assert_eq!(told(66.8).title, "Nông nghiệp chiếm 66,8% số hợp tác xã năm 2021 (tính đến 08/11/2021)");
}

#[test]
fn a_per_cent_keeps_the_digits_of_its_source_and_agrees_by_them() {
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2020, 27342.0, ""), (2021, 29378.0, "")]),
            series("growth", "VN", ONE, &[(2021, 7.0, "")]),
        ],
    );
    let view = chart("growth", &data, "");
    assert_eq!(cells(&view), [["2021", "+7%", "+7,4%"]]);
    assert_eq!(view.title, "Năm 2021: nguồn nêu tăng 7%, khớp với số liệu");
}

#[test]
fn a_change_between_two_levels_of_one_day_is_told_with_it() {
    let dated = [(2020, 100.0, r#","as_of":"2020-06-30""#), (2021, 120.0, r#","as_of":"2021-06-30""#)];
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &dated)]);
    let days = "(năm 2020: tính đến 30/06/2020; năm 2021: tính đến 30/06/2021)";
    for chart_ in ["trend", "growth"] {
        let title = chart(chart_, &data, "").title;
        assert!(title.contains("20") && title.ends_with(days), "{title}");
    }
}

#[test]
fn what_sources_state_beside_a_title_keeps_its_own_marks_and_is_told_as_roughly_as_they_tell_it() {
    let marked = r#","source":"t","status":"E","approx":true"#;
    let levels = series("stock", "VN", ONE, &[(2020, 27342.0, ""), (2021, 29378.0, "")]);
    let rates = series("growth", "VN", ONE, &[(2021, 5.4, r#","use":true"#), (2021, 9.0, marked)]);
    let rates = rates.replace(r#""source":"s","quote":"…","source":"t""#, r#""source":"t","quote":"…""#);
    let unions = series("unions", "VN", ONE, &[(2020, 10.0, ""), (2021, 10.0, "")]);
    let data = dataset(&catalog(0), &[levels, rates, unions]);
    assert_eq!(
        chart("growth", &data, "").title,
        "Năm 2021: nguồn nêu tăng 5,4%, số liệu cho thấy 7,4% (cũng có nguồn nêu tăng khoảng 9% [ước tính])"
    );
    let index = chart("index", &data, "compare=2020").title;
    assert!(index.contains("nguồn nêu tăng 5,4%, tăng khoảng 9% [ước tính]"), "{index}");
}

#[test]
fn the_change_of_an_area_is_told_no_finer_than_the_rougher_of_its_two_figures() {
    let rough = [(2020, 2123.0, ""), (2021, 2900.0, r#","approx":true"#)];
    let all = [series("stock", "P0", ONE, &rough), series("stock", "P1", ONE, &[(2020, 5.0, ""), (2021, 7.0, "")])];
    let view = chart("regions", &dataset(&catalog(2), &all), "");
    let told = "Trong 2 địa bàn có số liệu, từ 2020 đến 2021, Tỉnh 0 tăng nhiều nhất: thêm khoảng 800 hợp tác xã (năm 2021: số gần đúng)";
    assert_eq!(view.title, told);
    assert_eq!(cells(&view)[0].last(), Some(&"≈\u{a0}+800"));
    let Body::Dumbbell(dumbbell) = &drawn(&view).body else { panic!("a dumbbell") };
    assert_eq!(dumbbell.rows[0].text, "≈\u{a0}+800");
}

#[test]
fn a_per_cent_of_the_plan_that_its_source_tells_roughly_is_told_so_and_so_is_a_plan_that_is_roughly_met() {
    let of = |attained: f64| {
        let all = [
            series("in", "VN", ONE, &[(2021, 2187.0, "")]),
            series("plan", "VN", ONE, &[(2021, 2000.0, "")]),
            series("attained", "VN", ONE, &[(2021, attained, r#","approx":true,"status":"E""#)]),
        ];
        chart("plan", &dataset(&catalog(0), &all), "")
    };
    assert!(of(100.0).title.ends_with("(ước tính; số gần đúng)"), "{}", of(100.0).title);
    let view = of(109.0);
    assert_eq!(view.title, "Thành lập mới vượt khoảng 9% kế hoạch năm 2021 (ước tính; số gần đúng)");
    let Body::Bullets(bullets) = &drawn(&view).body else { panic!("bullets") };
    assert_eq!(bullets.rows[0].text, "2.187 / 2.000 (≈\u{a0}109%)");
}

#[test]
fn the_headline_tells_the_per_cent_of_a_plan_no_finer_and_no_other_than_the_chart_beside_it() {
    let of = |result: &str, attained: &[(i32, f64, &str)]| {
        let all = [
            series("stock", "VN", ONE, &[(2021, 27_394.0, "")]),
            series("in", "VN", ONE, &[(2021, 2283.0, result)]),
            series("plan", "VN", ONE, &[(2021, 1500.0, "")]),
            series("attained", "VN", ONE, attained),
        ];
        let data = dataset(&catalog(0), &all[..if attained.is_empty() { 3 } else { 4 }]);
        let selection = Selection::resolve(&ViewState::from_query("").0, &data).unwrap();
        let view = chart("plan", &data, "");
        assert_eq!(cells(&view)[0][4], if result.is_empty() { "152,2%" } else { "152%" });
        (headline(&data, &selection), view.title)
    };
    let (headline, title) = of(r#","approx":true"#, &[]);
    assert!(
        headline.contains("vượt khoảng 52% kế hoạch (tính ra)") && title.contains("vượt khoảng 52%"),
        "{headline} {title}"
    );
    // What the editor worked out is the figure of the card.
    let (headline, title) = of("", &[(2021, 153.0, r#","derived":"100 * in[2021] / plan[2021]""#)]);
    assert!(headline.contains("vượt 53% kế hoạch (tính ra)") && title.contains("vượt 53%"), "{headline} {title}");
    let (headline, title) = of("", &[(2021, 152.0, "")]);
    assert!(headline.contains("vượt 52% kế hoạch.") && title.contains("vượt 52%"), "{headline} {title}");
}

#[test]
fn a_stated_fall_by_all_there_was_is_held_against_the_levels() {
    let title = |left: f64, query| {
        let levels = series("stock", "VN", ONE, &[(2020, 100.0, ""), (2021, left, "")]);
        chart("growth", &dataset(&catalog(0), &[levels, series("growth", "VN", ONE, &[(2021, -100.0, "")])]), query)
            .title
    };
    assert_eq!(title(0.0, ""), "Năm 2021: nguồn nêu giảm 100%, khớp với số liệu");
    assert_eq!(title(0.0, "lang=en"), "2021: the source states a fall of 100%, and the figures agree");
    assert_eq!(title(3.0, "lang=en"), "2021: the source states a fall of 100%, the figures show 97.0%");
}
