//! One rule each of all charts: their marks and legends, whose figures they show, what their tables and digits tell, on data made for it.

use coopstat::charts::spec::{Body, Look, Sample};
use coopstat::model::Lang;
use coopstat::present::charts;
use coopstat::present::headline::headline;
use coopstat::present::{Selection, ViewState, cards, csv, table};

use super::made::{ONE, TWO, catalog, cells, chart, dataset, drawn, series, told_of_marks};

#[test]
fn the_legend_tells_of_which_years_the_rules_are_where_they_stand_on_the_axis() {
    let points = [(2019, 1.0, ""), (2020, 2.0, ""), (2021, 3.0, "")];
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &points)]);
    let told =
        |query: &str| drawn(&chart("trend", &data, query)).legend.iter().map(|e| e.text.clone()).collect::<Vec<_>>();
    assert_eq!(told("year=2021&compare=2019"), ["2021: năm được chọn", "2019: năm so sánh"]);
    assert_eq!(told("year=2021&compare=2019&lang=en"), ["2021: the year chosen", "2019: the year compared"]);
}

#[test]
fn whatever_makes_a_mark_hollow_is_told_by_the_legend() {
    for (cause, words) in [
        (r#","status":"E""#, "Ước tính"),
        (r#","status":"P""#, "Sơ bộ"),
        (r#","approx":true"#, "Số gần đúng"),
        (r#","uncertain":true"#, "Độ chắc chắn thấp"),
    ] {
        let points = [(2019, 1.0, ""), (2020, 2.0, cause)];
        let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &points)]);
        let view = chart("trend", &data, "");
        assert_eq!(told_of_marks(&view), [(Sample::Look(Look::Hollow), words)], "{cause}");
    }
}

#[test]
fn a_derived_point_an_estimate_and_a_firm_one_look_different_and_the_legend_tells_only_those_that_occur() {
    let points = [(2019, 1.0, ""), (2020, 2.0, r#","status":"E""#), (2021, 3.0, r#","derived":"stock[2020] + 1""#)];
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &points)]);
    let view = chart("trend", &data, "");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    let looks: Vec<Look> = lines.lines[0].points.iter().map(|point| point.look).collect();
    assert_eq!(looks, [Look::Firm, Look::Hollow, Look::Derived]);
    assert_eq!(told_of_marks(&view).len(), 2);
    let firm = dataset(&catalog(0), &[series("stock", "VN", ONE, &points[..1])]);
    assert_eq!(told_of_marks(&chart("trend", &firm, "")), []);
}

#[test]
fn a_figure_of_another_date_looks_unlike_an_estimate_and_the_legend_tells_what_each_mark_stands_for() {
    let points = [
        (2018, 1.0, ""),
        (2019, 2.0, r#","as_of":"2019-06-30""#),
        (2020, 2.0, r#","status":"E","as_of":"2020-10-31""#),
        (2021, 3.0, r#","status":"P""#),
    ];
    let told = |points: &[(i32, f64, &str)]| {
        let view = chart("trend", &dataset(&catalog(0), &[series("stock", "VN", ONE, points)]), "lang=en");
        let Body::Lines(lines) = drawn(&view).body.clone() else { panic!("lines") };
        let looks: Vec<Look> = lines.lines[0].points.iter().map(|point| point.look).collect();
        (looks, told_of_marks(&view).into_iter().map(|(_, text)| text.to_owned()).collect::<Vec<_>>())
    };
    let (looks, legend) = told(&points);
    assert_eq!(looks, [Look::Firm, Look::Dated, Look::Hollow, Look::Hollow]);
    let hollow = "Estimate or provisional; some not year-end figures";
    assert_eq!(legend, [hollow, "Not a year-end figure"]);
    assert_eq!(told(&points[..2]).1, ["Not a year-end figure"]);
}

#[test]
fn a_table_tells_no_rise_or_fall_where_the_card_tells_none_and_names_points() {
    let part = r#","as_of":"2021-11-08""#;
    let all = [
        series("stock", "VN", ONE, &[(2020, 10.0, ""), (2021, 30.0, "")]),
        series("in", "VN", ONE, &[(2020, 5.0, ""), (2021, 3.0, part)]),
        series("unions", "VN", ONE, &[(2020, 9.0, ""), (2021, 4.0, r#","status":"B""#)]),
        series("growth", "VN", ONE, &[(2020, 7.6, ""), (2021, 5.2, "")]),
        series("out", "VN", ONE, &[(2020, 7000.0, r#","approx":true"#), (2021, 7100.0, r#","approx":true"#)]),
    ];
    let data = dataset(&catalog(0), &all);
    let told = |lang: &str| {
        let query = format!("year=2021&compare=2020&lang={lang}");
        let selection = Selection::resolve(&ViewState::from_query(&query).0, &data).unwrap();
        let changes = table::figures(&data, &selection, &[]).into_iter().filter_map(|row| row.change);
        changes.map(|change| (change.text, change.number, change.warning.unwrap_or_default())).collect::<Vec<_>>()
    };
    let period = "Hai số thuộc hai kỳ khác nhau trong năm, nên chưa thể kết luận là tăng hay giảm.";
    let counted = "Dãy số đứt quãng giữa hai năm, nên chưa thể kết luận là tăng hay giảm.";
    let coarse = "Hai số chưa đủ chính xác, nên chưa thể kết luận tăng hay giảm bao nhiêu.";
    let mut vi = told("vi");
    vi.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(
        vi,
        [
            ("+5,2%", Some(20.0), ""),
            ("ít hơn 2", None, period),
            ("ít hơn 5", None, counted),
            ("–", None, coarse),
            ("−2,4 điểm %", Some(-2.4), ""),
        ]
        .map(|(text, number, warning)| (text.to_owned(), number, warning.to_owned()))
    );
    let en: Vec<String> = told("en").into_iter().map(|(text, ..)| text).collect();
    for one in ["+5.2%", "2 below", "5 below", "−2.4 points"] {
        assert!(en.contains(&one.to_owned()), "{one} in {en:?}");
    }
}

#[test]
fn every_statement_of_a_shown_figure_goes_with_the_chart() {
    let points = [(2020, 100.0, ""), (2020, 101.0, r#","status":"U""#), (2020, 102.0, ""), (2021, 110.0, "")];
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &points)]);
    let view = chart("trend", &data, "");
    assert_eq!(view.statements.iter().map(|(_, place)| *place).collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert_eq!(drawn(&view).marks.len(), 2);
    assert_eq!(view.source_line, "Nguồn: Nhà in");
    let untraced = catalog(0).replacen(r#""publisher":"Nhà in""#, r#""publisher":"không rõ nơi đăng""#, 1);
    let view = chart("trend", &dataset(&untraced, &[series("stock", "VN", ONE, &points)]), "");
    assert_eq!(view.source_line, "Nguồn: Báo cáo");
}

#[test]
fn a_catalog_without_plans_areas_or_parts_has_no_such_charts() {
    let catalog = r#"{"format":"coopstat/1","title":{"vi":"Thử"},
        "indicators":[{"id":"a","name":{"vi":"Một"},"unit":{"vi":"HTX"},"kind":"stock"}],
        "areas":[{"id":"VN","name":{"vi":"Việt Nam"},"kind":"country"}],
        "reporters":[{"id":"r","name":{"vi":"R"}}],"sources":[{"id":"s","title":"S","publisher":"P"}],
        "files":[{"path":"a.json"}]}"#;
    let data = dataset(catalog, &[]);
    assert_eq!(charts::ids(data.catalog()), ["trend", "growth"]);
}

#[test]
fn what_a_reporter_does_not_tell_is_said_apart_from_what_nobody_tells() {
    let data = dataset(&catalog(0), &[series("in", "VN", TWO, &[(2021, 5.0, "")])]);
    let why = |query: &str| match chart("flows", &data, query).drawing {
        Err(empty) => empty.why,
        Ok(_) => String::new(),
    };
    assert!(why("").contains("Cơ quan Một"), "{}", why(""));
    assert_eq!(why("reporter=two"), "");
    let nobody = dataset(&catalog(0), &[series("stock", "VN", TWO, &[(2021, 5.0, "")])]);
    let view = chart("flows", &nobody, "");
    assert!(view.drawing.is_err_and(|empty| !empty.why.contains("Cơ quan")));
}

#[test]
fn figures_of_unlike_parts_of_a_year_are_nowhere_told_as_a_rise_or_a_fall_over_a_year() {
    let dated = r#","as_of":"2021-11-08""#;
    let data = dataset(
        &catalog(1),
        &[
            series("stock", "VN", ONE, &[(2019, 90.0, ""), (2020, 100.0, ""), (2021, 106.0, dated)]),
            series("stock", "P0", ONE, &[(2020, 10.0, ""), (2021, 12.0, dated)]),
            series("in", "VN", ONE, &[(2020, 30.0, ""), (2021, 20.0, dated)]),
            series("out", "VN", ONE, &[(2020, 5.0, ""), (2021, 4.0, "")]),
            series("plan", "VN", ONE, &[(2021, 25.0, "")]),
        ],
    );
    let state = ViewState::from_query("year=2021&compare=2020").0;
    let selection = Selection::resolve(&state, &data).unwrap();
    let cards = cards::cards(&data, &selection);
    let told = |id: &str| {
        let card = cards.iter().find(|card| card.indicator == id).and_then(|card| card.figure.as_ref().ok());
        let change = card.and_then(|figure| figure.change.as_ref()).expect("the card tells a difference");
        assert_eq!((change.arrow, change.good, change.percent.as_str()), ("", None, ""));
        (change.text.clone(), change.warning.clone().unwrap())
    };
    let (text, why) = told("stock");
    assert_eq!(text, "Tăng 6 từ cuối năm 2020 đến ngày 08/11/2021");
    assert!(why.contains("không cách nhau tròn năm"), "{why}");
    let (text, why) = told("in");
    assert_eq!(text, "Từ đầu năm đến ngày 08/11/2021: ít hơn 10 HTX so với cả năm 2020 (30)");
    assert!(why.contains("hai kỳ khác nhau"), "{why}");
    assert_eq!(
        headline(&data, &selection),
        "Theo Cơ quan Một, tính đến ngày 08/11/2021, cả nước có 106 hợp tác xã, tăng 6 so với cuối năm 2020; thành lập mới 20 HTX, đạt 80,0% kế hoạch (tính ra)."
    );
    for (id, title) in [
        ("trend", "Hợp tác xã, cả nước, 2019–2021"),
        ("flows", "Năm 2021: thành lập mới 20 (tính đến 08/11/2021), giải thể 4"),
        ("growth", "Mức tăng hợp tác xã, cả nước, 2020"),
        ("plan", "Thành lập mới đạt 80,0% kế hoạch năm 2021 (tính ra; tính đến 08/11/2021)"),
    ] {
        assert_eq!(chart(id, &data, "year=2021&compare=2020").title, title, "{id}");
    }
    let growth = chart("growth", &data, "year=2021&compare=2020");
    assert!(growth.notes.iter().any(|note| note.starts_with("Không tính mức tăng từ năm 2020 đến năm 2021")));
    let trend = chart("trend", &data, "year=2021&compare=2020");
    let marks: Vec<&str> = drawn(&trend).marks.iter().map(|mark| mark.text.as_str()).collect();
    assert!(marks.iter().all(|text| !text.contains("2021") || !text.contains("tăng")), "{marks:?}");
    assert!(!drawn(&trend).description.contains("tăng"), "{}", drawn(&trend).description);
    let regions = chart("regions", &data, "year=2021&compare=2020");
    assert!(regions.notes.iter().any(|note| note.starts_with("Tỉnh 0: không nêu tăng, giảm")), "{:?}", regions.notes);
    assert!(!regions.title.contains("tăng"), "{}", regions.title);
}

#[test]
fn a_stated_per_cent_has_the_digits_of_its_source_in_label_title_and_mark() {
    let data = dataset(
        &catalog(0),
        &[
            series("in", "VN", ONE, &[(2020, 2187.0, ""), (2021, 2283.0, "")]),
            series("plan", "VN", ONE, &[(2020, 2000.0, ""), (2021, 1500.0, "")]),
            series("attained", "VN", ONE, &[(2020, 109.35, ""), (2021, 152.2, "")]),
            series("growth", "VN", ONE, &[(2020, 4.74, ""), (2021, 5.0, "")]),
            series("stock", "VN", ONE, &[(2019, 10000.0, ""), (2020, 10474.0, "")]),
        ],
    );
    let plan = chart("plan", &data, "year=2020");
    let Body::Bullets(bullets) = &drawn(&plan).body else { panic!("bullets") };
    assert_eq!(
        bullets.rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(),
        ["2.187 / 2.000 (109,35%)", "2.283 / 1.500 (152,2%)"]
    );
    assert_eq!(plan.title, "Thành lập mới vượt 9,35% kế hoạch năm 2020");
    assert!(drawn(&plan).marks.iter().any(|mark| mark.text.ends_with("bằng 109,35% kế hoạch")));
    let growth = chart("growth", &data, "year=2020");
    let Body::YearBars(bars) = &drawn(&growth).body else { panic!("bars") };
    let labels: Vec<&str> = bars.bars.iter().filter(|bar| bar.series == 0).map(|bar| bar.text.as_str()).collect();
    assert_eq!(labels, ["+4,74%", "+5%"]);
    assert!(drawn(&growth).marks.iter().any(|mark| mark.text.contains("+4,74%")));
}

#[test]
fn what_is_told_of_figures_with_more_digits_than_their_indicator_has_loses_none() {
    // The catalog tells tenths of what is worked out; the source of these more.
    let catalog = |provinces| {
        let tenths = |kind: &str| (format!(r#""kind":"{kind}""#), format!(r#""decimals":1,"kind":"{kind}""#));
        let of = |catalog: String, (from, to): (String, String)| catalog.replace(&from, &to);
        ["stock", "flow"].map(tenths).into_iter().fold(catalog(provinces), of)
    };
    let of = |indicator, points: &[(i32, f64, &str)]| series(indicator, "VN", ONE, points);
    let halves = [
        of("stock", &[(2020, 100.5, ""), (2021, 111.25, "")]),
        of("in", &[(2021, 20.5, "")]),
        of("out", &[(2021, 7.0, "")]),
    ];
    let data = dataset(&catalog(0), &halves);
    let view = |id| chart(id, &data, "year=2021");
    let fall = view("waterfall");
    assert!(fall.title.contains("2,75"), "111,25 less 100,5 less 20,5 and 7: {}", fall.title);
    let flows = view("flows");
    assert!(flows.title.contains("20,5") && flows.title.contains("13,5"), "{}", flows.title);
    assert!(drawn(&flows).marks.iter().any(|mark| mark.text.contains("13,5")), "the net has the digits of both");
    assert!(cells(&flows).concat().contains(&"+13,5"));
    let alone = dataset(&catalog(0), &[of("stock", &[(2021, 111.25, "")])]);
    let trend = chart("trend", &alone, "year=2021");
    assert!(trend.title.contains("111,25"), "{}", trend.title);
    let parts = |year: i32, values: [f64; 2]| {
        let of = |sector, value| {
            let who = format!(r#"{ONE},"sector":"{sector}""#);
            series("stock", "VN", &who, &[(year, value, "")])
        };
        [of("farm", values[0]), of("rest", values[1])]
    };
    let makeup = chart("makeup", &dataset(&catalog(0), &parts(2021, [60.5, 40.0])), "year=2021");
    assert!(makeup.title.contains("60,5"), "{}", makeup.title);
    let area = |area, points: &[(i32, f64, &str)]| series("stock", area, ONE, points);
    let areas = [area("P0", &[(2020, 10.5, ""), (2021, 12.1, "")]), area("P1", &[(2020, 5.0, ""), (2021, 6.0, "")])];
    let regions = chart("regions", &dataset(&catalog(2), &areas), "year=2021&compare=2020");
    assert!(regions.title.contains("1,6"), "{}", regions.title);
    assert!(cells(&regions).concat().contains(&"+1,6"), "{:?}", cells(&regions));
}

#[test]
fn over_and_nearly_are_told_as_their_source_tells_them() {
    let (over, nearly) = (r#","approx":"over""#, r#","approx":"nearly""#);
    let all = [
        series("stock", "VN", ONE, &[(2020, 20_000.0, ""), (2021, 26_000.0, over)]),
        series("in", "VN", ONE, &[(2021, 2700.0, over)]),
        series("out", "VN", ONE, &[(2021, 400.0, nearly)]),
        series("growth", "VN", ONE, &[(2021, 30.0, nearly)]),
    ];
    let data = dataset(&catalog(0), &all);
    for (query, wanted) in [
        (
            "",
            [
                "Theo Cơ quan Một, năm 2021, Việt Nam có trên 26.000 hợp tác xã",
                "thành lập mới trên 2.700, giải thể gần 400, tăng ròng khoảng 2.300",
                "nguồn nêu tăng gần 30%",
                "nguồn nêu “trên”",
            ],
        ),
        (
            "lang=en",
            [
                "According to Cơ quan Một, in 2021, Việt Nam had over 26,000 co-operatives",
                "thành lập mới over 2,700, giải thể nearly 400, a net gain of about 2,300",
                "the source states a rise of nearly 30%",
                "stated as “over”",
            ],
        ),
    ] {
        let (state, _) = ViewState::from_query(query);
        let selection = Selection::resolve(&state, &data).unwrap();
        let card = cards::cards(&data, &selection).into_iter().next().and_then(|card| card.figure.ok()).unwrap();
        let words = [
            headline(&data, &selection).replace("the country", "Việt Nam").replace("cả nước", "Việt Nam"),
            chart("flows", &data, query).title,
            chart("growth", &data, query).title,
            card.badges.join(", "),
        ];
        for (words, wanted) in words.iter().zip(wanted) {
            assert!(words.contains(wanted), "{wanted}: {words}");
        }
    }
    let flows = chart("flows", &data, "");
    let Body::YearBars(bars) = &drawn(&flows).body else { panic!("bars") };
    assert_eq!(bars.bars.iter().map(|bar| &*bar.text).collect::<Vec<_>>(), [">\u{a0}2.700", "≈\u{a0}400"]);
    // A mark of either looks alike, and so does its legend.
    assert!(told_of_marks(&flows).iter().any(|(_, words)| *words == "Số gần đúng"), "{:?}", told_of_marks(&flows));
    let rows = csv::rows(&data, &flows.statements, Lang::Vi);
    let at = csv::COLUMNS.iter().position(|one| *one == "approx").unwrap();
    assert_eq!(rows.iter().map(|row| &*row[at]).collect::<Vec<_>>(), ["over", "nearly"]);
}
