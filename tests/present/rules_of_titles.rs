//! What the words around a chart must tell of the figures behind it, on data made for it.

use coopstat::charts::spec::Body;

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
