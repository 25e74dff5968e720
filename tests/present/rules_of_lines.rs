//! One rule each of what is drawn as lines over the years (course, index, small pictures, the line of a card), on data made for it.

use coopstat::charts::spec::{Body, Tone};
use coopstat::present::charts::ChartView;
use coopstat::present::{Selection, ViewState, cards};

use super::made::{ONE, TWO, catalog, chart, dataset, drawn, series};

#[test]
fn a_line_does_not_cross_a_missing_year_nor_a_break() {
    let points = [(2015, 100.0, ""), (2016, 110.0, ""), (2018, 120.0, ""), (2019, 60.0, r#","status":"B""#)];
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &points)]);
    let view = chart("trend", &data, "year=2018");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    let joined: Vec<bool> = lines.lines[0].points.iter().map(|point| point.joined).collect();
    assert_eq!(joined, [false, true, false, false]);
    assert_eq!(lines.lines[0].breaks.iter().map(|year| year.get()).collect::<Vec<_>>(), [2019]);
    assert!(view.notes.iter().any(|note| note.contains("2019")), "the break is told: {:?}", view.notes);
}

#[test]
fn the_chosen_reporter_leads_keeps_its_colour_and_stands_out_from_the_others() {
    let data = dataset(
        &catalog(0),
        &[series("stock", "VN", ONE, &[(2020, 100.0, "")]), series("stock", "VN", TWO, &[(2020, 90.0, "")])],
    );
    for (query, labels, families) in [
        ("", ["Cơ quan Một 100", "Cơ quan Hai 90"], [0, 1]),
        ("reporter=two", ["Cơ quan Hai 90", "Cơ quan Một 100"], [1, 0]),
    ] {
        let view = chart("trend", &data, query);
        let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
        assert_eq!(lines.lines.iter().map(|line| line.label.as_str()).collect::<Vec<_>>(), labels);
        assert_eq!(lines.lines.iter().map(|line| line.hue.family).collect::<Vec<_>>(), families);
        assert_eq!(lines.lines.iter().map(|line| line.hue.tone).collect::<Vec<_>>(), [Tone::Full, Tone::Half]);
    }
    // Where there is nothing of his, no other takes his place.
    let farms = r#""reporter":"two","sector":"farm""#;
    let data = dataset(
        &catalog(0),
        &[series("stock", "VN", ONE, &[(2020, 100.0, "")]), series("stock", "VN", farms, &[(2020, 90.0, "")])],
    );
    let view = chart("trend", &data, "reporter=two");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    assert_eq!(lines.lines.iter().map(|line| line.hue.tone).collect::<Vec<_>>(), [Tone::Full]);
}

#[test]
fn a_line_may_leave_zero_out_only_where_it_says_so() {
    let axis = |values: [f64; 2]| {
        let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &[(2020, values[0], ""), (2021, values[1], "")])]);
        let view = chart("trend", &data, "");
        let Body::Lines(lines) = drawn(&view).body.clone() else { panic!("lines") };
        (lines.y.min, lines.y.note.is_some())
    };
    assert_eq!(axis([300.0, 1000.0]), (0.0, false));
    let (min, said) = axis([900.0, 1000.0]);
    assert!(min > 0.0 && said);
    assert_eq!(axis([5.0, 5.0]), (0.0, false), "there is no course to be seen closer");
}

#[test]
fn an_index_that_cannot_be_drawn_says_what_it_needs_and_calls_no_reporter_silent_who_states_a_level() {
    let why = |series: &[String], query| {
        let view = chart("index", &dataset(&catalog(0), series), query);
        view.drawing.unwrap_err().why
    };
    let needs = "cần hai chỉ tiêu, mỗi chỉ tiêu ít nhất hai năm, trong đó có một năm chung.";
    let told = |by: &str| format!("Bộ dữ liệu này chưa đủ số liệu của cả nước theo {by}: {needs}");
    let years = [(2020, 100.0, ""), (2021, 110.0, "")];
    let (one, two) = (series("stock", "VN", ONE, &years[1..]), series("stock", "VN", TWO, &years));
    assert_eq!(why(&[one.clone(), two.clone()], ""), told("Cơ quan Một"), "a year alone");
    assert_eq!(why(&[one, two.clone()], "reporter=two"), told("Cơ quan Hai"), "an indicator alone");
    assert_eq!(why(std::slice::from_ref(&two), ""), told("Cơ quan Một"));
    let enough = [two, series("unions", "VN", TWO, &years)];
    assert_eq!(why(&enough, ""), told("Cơ quan Một") + " Hãy chọn cơ quan báo cáo khác.");
}

#[test]
fn small_pictures_have_a_title_that_finds_nothing_of_one_of_them() {
    let levels = [
        series("stock", "VN", ONE, &[(2019, 50.0, ""), (2020, 100.0, ""), (2021, 150.0, "")]),
        series("unions", "VN", ONE, &[(2019, 10.0, ""), (2020, 10.0, ""), (2021, 30.0, "")]),
    ];
    let data = dataset(&catalog(0), &levels);
    let title = |query| chart("index", &data, query).title;
    assert!(title("").contains("tăng"), "{}", title(""));
    assert_eq!(title("view=multiples"), "Diễn biến các chỉ tiêu, cả nước, 2019–2021");
}

#[test]
fn an_index_is_100_in_the_base_year_that_is_asked_for() {
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2019, 50.0, ""), (2020, 100.0, ""), (2021, 150.0, "")]),
            series("unions", "VN", ONE, &[(2019, 10.0, ""), (2020, 10.0, ""), (2021, 30.0, "")]),
        ],
    );
    let view = chart("index", &data, "view=base-2019");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    let values: Vec<Vec<f64>> =
        lines.lines.iter().map(|line| line.points.iter().map(|point| point.value).collect()).collect();
    assert_eq!(values, [vec![100.0, 200.0, 300.0], vec![100.0, 100.0, 300.0]]);
    let offered: Vec<&str> = view.toggles[1].choices.iter().map(|choice| choice.text.as_str()).collect();
    assert_eq!(offered, ["2019", "2020", "2021"]);
    assert!(
        matches!(&drawn(&chart("index", &data, "view=multiples")).body, Body::Multiples(pictures) if pictures.len() == 2)
    );
}

/// The base year of the index, as its axis names it.
fn base(view: &ChartView) -> String {
    let Body::Lines(lines) = &drawn(view).body else { panic!("lines") };
    lines.reference.as_ref().map(|tick| tick.text.clone()).expect("a base")
}

#[test]
fn the_base_year_of_an_index_is_the_same_whatever_year_is_chosen_or_compared() {
    let (about, dated) = (r#","approx":true"#, r#","as_of":"2022-11-08""#);
    let stock = [(2017, 80.0, about), (2018, 90.0, ""), (2019, 100.0, ""), (2020, 110.0, ""), (2022, 161.0, dated)];
    let unions = [(2017, 8.0, ""), (2018, 9.0, ""), (2019, 10.0, ""), (2020, 11.0, ""), (2021, 12.0, "")];
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &stock), series("unions", "VN", ONE, &unions)]);
    // Both levels have an index against each year from 2017 on; of 2018 the leading one is firm.
    for query in ["", "year=2017", "year=2019", "year=2021", "year=2022", "year=2021&compare=2020", "year=2030"] {
        assert_eq!(base(&chart("index", &data, query)), "2018\u{a0}=\u{a0}100", "{query}");
    }
    assert_eq!(base(&chart("index", &data, "view=base-2020")), "2020\u{a0}=\u{a0}100", "unless one is asked for");
}

#[test]
fn the_usual_base_year_leaves_most_levels_and_the_latest_years_on_the_index() {
    let far = [(2001, 50.0, ""), (2002, 51.0, ""), (2020, 100.0, ""), (2021, 150.0, "")];
    let data = dataset(&catalog(0), &["stock", "unions"].map(|of| series(of, "VN", ONE, &far)));
    assert_eq!(base(&chart("index", &data, "year=2002")), "2020\u{a0}=\u{a0}100", "beyond a gap is another picture");
    let broken = r#","status":"B""#;
    let unions = [(2018, 9.0, ""), (2019, 10.0, ""), (2020, 20.0, broken), (2021, 21.0, ""), (2022, 22.0, "")];
    let stock = [(2018, 90.0, ""), (2019, 100.0, ""), (2020, 110.0, ""), (2021, 120.0, "")];
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &stock), series("unions", "VN", ONE, &unions)]);
    assert_eq!(
        base(&chart("index", &data, "year=2019")),
        "2020\u{a0}=\u{a0}100",
        "from the break on it reaches the last year"
    );
}

#[test]
fn the_title_of_an_index_is_of_the_chosen_year_before_the_base_too() {
    let stock = [(2018, 90.0, ""), (2019, 100.0, ""), (2020, 110.0, ""), (2021, 132.0, "")];
    let unions = [(2018, 9.0, ""), (2019, 10.0, ""), (2020, 10.0, ""), (2021, 10.0, "")];
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &stock), series("unions", "VN", ONE, &unions)]);
    let title = |query: &str| chart("index", &data, query).title;
    let before = title("year=2018&view=base-2020&lang=en");
    assert!(before.ends_with("grew most from 2018 to 2020: 22% (2018 index: 82)"), "{before}");
    let before = title("year=2018&view=base-2021&lang=vi");
    assert!(before.ends_with("tăng nhiều nhất từ 2018 đến 2021: 47% (chỉ số năm 2018: 68)"), "{before}");
    assert!(title("year=2020&view=base-2018&lang=en").contains("from 2018 to 2020"));
    assert!(title("year=2018&view=base-2018&lang=en").contains("from 2018 to 2021"), "of the base itself");
}

#[test]
fn an_index_leaves_out_a_lone_figure_of_long_before_and_says_so() {
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2001, 50.0, ""), (2020, 100.0, ""), (2021, 150.0, "")]),
            series("unions", "VN", ONE, &[(2020, 10.0, ""), (2021, 30.0, "")]),
        ],
    );
    let view = chart("index", &data, "");
    assert_eq!(view.first.map(|year| year.get()), Some(2020));
    assert!(view.notes.iter().any(|note| note.contains("2020")), "{:?}", view.notes);
}

#[test]
fn the_line_of_a_card_is_told_by_its_ends_and_not_where_there_is_none() {
    let several = series("stock", "VN", ONE, &[(2019, 10.0, ""), (2020, 12.0, ""), (2021, 30.0, "")]);
    let carded = catalog(0).replace(r#""kind":"stock""#, r#""kind":"stock","card":true"#);
    let data = dataset(&carded, &[several, series("unions", "VN", ONE, &[(2021, 1.0, "")])]);
    let selection = Selection::resolve(&ViewState::from_query("lang=en").0, &data).unwrap();
    let told = cards::cards(&data, &selection);
    let courses: Vec<&str> = told.iter().map(|card| card.course.as_str()).collect();
    assert_eq!(
        courses,
        [
            "From 10 co-operatives in 2019 to 30 co-operatives in 2021, drawn from zero",
            "",
            "",
            "1 liên hiệp in 2021, drawn from zero",
            ""
        ]
    );
    let axes: Vec<_> = told.iter().map(|card| (card.axis.0.get(), card.axis.1.get())).collect();
    assert_eq!(axes, [(2019, 2021); 5], "all cards are drawn over the same years");
}

#[test]
fn an_index_of_two_distant_years_keeps_both() {
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2012, 50.0, ""), (2021, 150.0, "")]),
            series("unions", "VN", ONE, &[(2012, 10.0, ""), (2021, 30.0, "")]),
        ],
    );
    let view = chart("index", &data, "");
    assert_eq!((view.first.map(|y| y.get()), view.last.map(|y| y.get())), (Some(2012), Some(2021)));
}

#[test]
fn an_index_has_no_figure_from_beyond_a_break_and_tells_of_one_only_where_a_line_ends_at_it() {
    let broken = r#","status":"B","note":{"vi":"Chỉ còn tổ đã đăng ký."}"#;
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2019, 100.0, ""), (2020, 110.0, ""), (2021, 120.0, "")]),
            series("unions", "VN", ONE, &[(2019, 50.0, ""), (2020, 60.0, ""), (2021, 20.0, broken)]),
        ],
    );
    let view = chart("index", &data, "year=2021&view=base-2019");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    let years = |n: usize| lines.lines[n].points.iter().map(|point| point.year.get()).collect::<Vec<_>>();
    assert_eq!((years(0), years(1)), (vec![2019, 2020, 2021], vec![2019, 2020]));
    assert!(lines.lines[1].label.ends_with("(2020)"), "{}", lines.lines[1].label);
    let breaks = |n: usize| lines.lines[n].breaks.iter().map(|year| year.get()).collect::<Vec<_>>();
    assert_eq!((breaks(0), breaks(1)), (vec![], vec![]), "nothing that is drawn lies beyond it");
    assert!(view.notes.iter().any(|note| note == "Liên hiệp, 2021: Chỉ còn tổ đã đăng ký."), "{:?}", view.notes);
    assert!(view.notes.iter().any(|note| note.contains("không đứt quãng với năm")), "{:?}", view.notes);
    assert!(!view.title.contains("giảm"), "{}", view.title);

    let view = chart("index", &data, "year=2021&view=base-2021");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    assert_eq!(lines.lines.len(), 1, "100 in the base year alone is no course");
    assert!(!view.subtitle.contains("liên hiệp"), "{}", view.subtitle);
    let absent = "Liên hiệp không có năm nào khác so sánh được với năm gốc 2021 nên không có trên chỉ số.";
    assert_eq!(view.notes, [absent], "nor of a break in what is not drawn");
    let state = ViewState::from_query("year=2021&compare=2020").0;
    let cards = cards::cards(&data, &Selection::resolve(&state, &data).unwrap());
    let unions = cards.iter().find(|card| card.indicator == "unions").and_then(|card| card.figure.as_ref().ok());
    let change = unions.and_then(|figure| figure.change.as_ref()).expect("a difference");
    assert_eq!(change.text, "Cuối năm 2021: ít hơn 40 liên hiệp so với cuối năm 2020 (60)");
    assert!(
        change.percent.is_empty() && change.warning.as_ref().is_some_and(|words| words.contains("Dãy số đứt quãng"))
    );
}

/// An index of two levels: of the second every figure but the first two does not compare with that of 2019, each for another reason.
fn uneven() -> coopstat::model::Dataset {
    let (dated, about) = (r#","as_of":"2021-11-08""#, r#","approx":true"#);
    let stock = [(2018, 90.0, ""), (2019, 100.0, ""), (2020, 110.0, ""), (2021, 131.0, ""), (2022, 161.0, "")];
    let unions = [
        (2018, 9040.0, ""),
        (2019, 11_300.0, about),
        (2020, 11_400.0, ""),
        (2021, 13_920.0, dated),
        (2022, 16_040.0, ""),
    ];
    dataset(&catalog(0), &[series("stock", "VN", ONE, &stock), series("unions", "VN", ONE, &unions)])
}

#[test]
fn what_has_no_index_is_neither_drawn_nor_told_by_a_mark_and_stands_in_the_table_with_its_reason() {
    let data = uneven();
    let view = chart("index", &data, "year=2022&view=base-2019&lang=en");
    let spec = drawn(&view);
    let Body::Lines(lines) = &spec.body else { panic!("lines") };
    let years = |n: usize| lines.lines[n].points.iter().map(|point| point.year.get()).collect::<Vec<_>>();
    assert_eq!((years(0), years(1)), (vec![2018, 2019, 2020, 2021, 2022], vec![2018, 2019, 2022]));
    let joined: Vec<bool> = lines.lines[1].points.iter().map(|point| point.joined).collect();
    assert_eq!(joined, [false, true, false], "a line over a year left out would tell its index");
    let said = |n: usize, at: usize| spec.marks[lines.lines[n].points[at].mark.0].text.as_str();
    assert!(said(0, 3).contains("131.0 (2019 = 100)"), "{}", said(0, 3));
    assert!(said(1, 0).contains("about 80 (2019 = 100)"), "roughly, without a decimal: {}", said(1, 0));
    assert_eq!(spec.marks.len(), 8);
    assert!(spec.marks.iter().all(|mark| mark.text.contains("2019 = 100")), "{:?}", spec.marks);
    for note in [
        "Liên hiệp (2020): no index against 2019 is given. The two figures are too imprecise to show how much it rose or fell.",
        "Liên hiệp (2021): no index against 2019 is given. The two dates are not whole years apart, so what lies between them is not the change of a full year.",
    ] {
        assert!(view.notes.iter().any(|told| told == note), "{:?}", view.notes);
    }
    let row = view.table.rows.iter().find(|row| row.cells[0].text == "2021").unwrap();
    assert_eq!((row.cells[2].text.as_str(), row.cells[4].text.as_str()), ("131.0", "–"));
    assert!(row.cells[4].standing.as_ref().is_some_and(|why| why.contains("whole years")), "{row:?}");
    assert!(row.cells[3].figure.is_some(), "the figure itself is there: {row:?}");

    let view = chart("index", &data, "year=2022&view=base-2018&lang=en");
    let joined = |n: usize| {
        let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
        lines.lines[n].points.iter().map(|point| point.joined).collect::<Vec<_>>()
    };
    assert_eq!(joined(1), [false, true, false, false], "2019 and 2020 compare with 2018, and not with each other");
    let not_joined = "Points of two successive years that are not joined do not compare with each other.";
    assert!(view.notes.iter().any(|told| told == not_joined), "{:?}", view.notes);
}

#[test]
fn a_line_of_an_index_ends_at_its_last_comparable_point_whose_year_is_named_and_so_do_its_years() {
    let dated = r#","as_of":"2022-11-08""#;
    let stock = [(2020, 100.0, ""), (2021, 110.0, ""), (2022, 161.0, dated)];
    let unions = [(2019, 9.0, ""), (2020, 10.0, ""), (2021, 30.0, ""), (2022, 40.0, dated)];
    let levels = [series("stock", "VN", ONE, &stock), series("unions", "VN", ONE, &unions)];
    let data = dataset(&catalog(0), &levels);
    let view = chart("index", &data, "year=2022&view=base-2020&lang=en");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    assert_eq!((lines.x.last.get(), lines.x.chosen), (2021, None), "no year is drawn that has no point");
    assert_eq!(view.last.map(|year| year.get()), Some(2021));
    assert!(view.title.starts_with("Liên hiệp grew most from 2020 to 2021: 200%"), "{}", view.title);
    assert!(lines.lines[0].label.ends_with(" 300"), "its year stands in the title: {}", lines.lines[0].label);

    let level = series("stock", "VN", ONE, &[(2020, 100.0, ""), (2021, 110.0, ""), (2022, 161.0, "")]);
    let data = dataset(&catalog(0), &[level, series("unions", "VN", ONE, &unions)]);
    let view = chart("index", &data, "year=2022&view=base-2020&lang=en");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    assert!(lines.lines[1].label.ends_with("300 (2021)"), "{}", lines.lines[1].label);
}

#[test]
fn the_line_of_which_the_title_of_an_index_speaks_comes_first_in_the_colour_it_always_has() {
    let levels = |last: f64| {
        let stock = series("stock", "VN", ONE, &[(2019, 100.0, ""), (2020, 110.0, ""), (2021, 120.0, "")]);
        dataset(
            &catalog(0),
            &[stock, series("unions", "VN", ONE, &[(2019, 10.0, ""), (2020, 12.0, ""), (2021, last, "")])],
        )
    };
    let first = |last: f64| {
        let view = chart("index", &levels(last), "year=2021&view=base-2019&lang=en");
        let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
        let led = lines.lines.iter().map(|line| (line.label.clone(), line.hue.family)).collect::<Vec<_>>();
        (view.title.clone(), led)
    };
    let ((title, led), (other, usual)) = (first(15.0), first(11.0));
    assert!(title.starts_with("Liên hiệp grew most") && led[0].0 == "Liên hiệp 150", "{title} {led:?}");
    assert!(!other.starts_with("Liên hiệp") && usual[1].0 == "Liên hiệp 110", "{other} {usual:?}");
    assert_eq!((led[0].1, led[1].1), (usual[1].1, usual[0].1));
}

#[test]
fn title_numbers_and_the_rule_of_an_index_are_of_one_year_and_another_is_named() {
    let data = uneven();
    let told = |query: &str| {
        let view = chart("index", &data, query);
        let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
        let line = &lines.lines[0];
        let at = line.points.iter().filter(|point| !point.told.is_empty());
        let at: Vec<_> = at.map(|point| (point.year.get(), point.told.clone())).collect();
        (view.title.clone(), line.label.clone(), at)
    };
    let (title, label, at) = told("year=2021&view=base-2019&lang=en");
    assert!(title.ends_with("rose 31% from 2019 to 2021 (index 131)"), "{title}");
    assert!(label.ends_with("161 (2022)"), "{label}");
    assert_eq!(at, [(2021, "131".to_owned())]);
    let (title, label, at) = told("year=2022&view=base-2019&lang=en");
    assert!(title.contains("2022") && label.ends_with(" 161") && at.is_empty(), "{title} {label} {at:?}");
    // Of the year at which the rule stands nothing compares: no other year's finding stands in its place.
    let levels = ["stock", "unions"].map(|of| {
        let dated = r#","as_of":"2021-11-08""#;
        series(of, "VN", ONE, &[(2020, 100.0, ""), (2021, 110.0, dated), (2022, 161.0, "")])
    });
    let view = chart("index", &dataset(&catalog(0), &levels), "year=2021&view=base-2020&lang=en");
    assert!(!view.title.contains("rose"), "{}", view.title);
}

#[test]
fn an_index_whose_levels_cannot_be_ranked_tells_how_far_the_leading_one_came_or_finds_nothing() {
    let title = |stock: &[(i32, f64, &str)], unions: &[(i32, f64, &str)], query: &str| {
        let all = [series("stock", "VN", ONE, stock), series("unions", "VN", ONE, unions)];
        chart("index", &dataset(&catalog(0), &all), query).title
    };
    let stock = [(2019, 100.0, ""), (2020, 120.0, ""), (2021, 136.0, "")];
    let alike = [(2019, 50.0, ""), (2020, 55.0, ""), (2021, 68.0, "")];
    let told = title(&stock, &alike, "view=base-2019&lang=en");
    assert_eq!(told, "Co-operatives rose 36% from 2019 to 2021", "the other one rose as much");
    let unknown = [(2019, 50.0, ""), (2020, 55.0, "")];
    let told = title(&stock, &unknown, "view=base-2019&lang=en");
    assert_eq!(told, "Co-operatives rose 36% from 2019 to 2021", "of the other one nothing is known");
    let told = title(&stock[..2], &alike, "view=base-2019&lang=en");
    assert!(!told.contains("Liên hiệp") && !told.contains('%'), "the leading one is not known: {told}");
}

#[test]
fn a_line_breaks_only_between_two_of_its_points() {
    let points = [(2020, 100.0, r#","status":"B""#), (2021, 110.0, "")];
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &points), series("unions", "VN", ONE, &points)]);
    let view = chart("trend", &data, "");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    assert!(lines.lines[0].breaks.is_empty() && view.notes.is_empty(), "{:?}", view.notes);
    let view = chart("index", &data, "view=multiples");
    let Body::Multiples(pictures) = &drawn(&view).body else { panic!("pictures") };
    assert!(pictures.iter().all(|picture| picture.lines.lines[0].breaks.is_empty()));
    assert!(!view.notes.iter().any(|note| note.contains("đứt quãng")), "{:?}", view.notes);
}

#[test]
fn a_course_tells_the_numbers_of_the_chosen_and_the_compared_year() {
    let points = [(2019, 18_891.0, ""), (2020, 26_040.0, ""), (2021, 27_394.0, ""), (2022, 29_021.0, "")];
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &points), series("stock", "VN", TWO, &points)]);
    let told = |query: &str| {
        let view = chart("trend", &data, query);
        let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
        lines
            .lines
            .iter()
            .map(|line| line.points.iter().map(|p| p.told.clone()).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    let none = vec![""; 4];
    assert_eq!(told("year=2021&compare=2020"), [vec!["", "26.040", "27.394", ""], none.clone()]);
    assert_eq!(
        told("year=2022&compare=2019"),
        [vec!["18.891", "", "", ""], none],
        "the last one stands at the line's end"
    );
}

/// What is told of the points of each small picture.
fn told_in_pictures(data: &coopstat::model::Dataset, query: &str) -> Vec<Vec<String>> {
    let view = chart("index", data, query);
    let Body::Multiples(pictures) = &drawn(&view).body else { panic!("pictures") };
    let told = |picture: &coopstat::charts::spec::Multiple| {
        picture.lines.lines[0].points.iter().map(|point| point.told.clone()).filter(|told| !told.is_empty()).collect()
    };
    pictures.iter().map(told).collect()
}

#[test]
fn a_number_in_a_small_picture_has_its_year_unless_that_is_the_chosen_one() {
    let levels = [
        series("stock", "VN", ONE, &[(2019, 50.0, ""), (2020, 33_557.0, ""), (2021, 33_558.0, "")]),
        series("unions", "VN", ONE, &[(2019, 10.0, ""), (2020, 119_710.0, "")]),
    ];
    let data = dataset(&catalog(0), &levels);
    let told = |year: &str| told_in_pictures(&data, &format!("year={year}&view=multiples"));
    assert_eq!(told("2021"), [vec!["33.558"], vec!["119.710 (2020)"]]);
    assert_eq!(told("2020"), [vec!["33.557", "33.558 (2021)"], vec!["119.710"]]);
    assert_eq!(told("2019"), [vec!["50", "33.558 (2021)"], vec!["10", "119.710 (2020)"]]);
}

#[test]
fn the_number_at_the_end_of_a_course_has_its_year_unless_the_title_tells_that_year_at_the_end_of_the_picture() {
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2019, 10.0, ""), (2020, 20.0, ""), (2021, 30.0, "")]),
            series("stock", "VN", TWO, &[(2020, 19.0, ""), (2021, 29.0, ""), (2022, 39.0, "")]),
        ],
    );
    for (query, labels) in [
        ("", ["Cơ quan Một 30 (2021)", "Cơ quan Hai 39 (2022)"]),
        ("reporter=two&year=2022", ["Cơ quan Hai 39", "Cơ quan Một 30 (2021)"]),
        // Beside another year that is chosen it would be taken for that one's.
        ("reporter=two&year=2021", ["Cơ quan Hai 39 (2022)", "Cơ quan Một 30 (2021)"]),
    ] {
        let view = chart("trend", &data, query);
        let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
        assert_eq!(lines.lines.iter().map(|line| line.label.as_str()).collect::<Vec<_>>(), labels);
    }
}

#[test]
fn what_a_source_tells_roughly_is_written_roughly_at_lines_as_it_is_at_bars() {
    let about = r#","approx":true"#;
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2019, 100.0, ""), (2020, 200.0, about), (2021, 400.0, about)]),
            series("stock", "VN", TWO, &[(2019, 90.0, about)]),
            series("unions", "VN", ONE, &[(2019, 50.0, ""), (2020, 70.0, about), (2021, 90.0, "")]),
        ],
    );
    let view = chart("trend", &data, "year=2020");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    let told: Vec<&str> = lines.lines[0].points.iter().map(|point| point.told.as_str()).collect();
    assert_eq!(told, ["100", "≈\u{a0}200", ""]);
    let labels: Vec<&str> = lines.lines.iter().map(|line| line.label.as_str()).collect();
    assert_eq!(labels, ["Cơ quan Một ≈\u{a0}400 (2021)", "Cơ quan Hai ≈\u{a0}90 (2019)"]);
    assert_eq!(
        told_in_pictures(&data, "year=2020&view=multiples"),
        [vec!["≈\u{a0}200", "≈\u{a0}400 (2021)"], vec!["≈\u{a0}70", "90 (2021)"]]
    );
    // And so is an index that was worked out of such a figure; in sentences it has words.
    let view = chart("index", &data, "year=2020&view=base-2019");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    let of = |n: usize| (lines.lines[n].label.as_str(), lines.lines[n].points[1].told.as_str());
    assert_eq!(
        [of(0), of(1)],
        [("Hợp tác xã ≈\u{a0}400 (2021)", "≈\u{a0}200"), ("Liên hiệp 180 (2021)", "≈\u{a0}140")]
    );
    assert!(view.title.contains("chỉ số khoảng 200"), "{}", view.title);
}

#[test]
fn a_number_that_is_drawn_has_its_day_in_the_notes_where_that_is_not_the_end_of_its_year() {
    let dated = |day: &str| format!(r#","as_of":"{day}""#);
    let (of_2018, of_2020, of_2021) = (dated("2018-06-30"), dated("2020-06-30"), dated("2021-06-30"));
    let points = [
        (2017, 90.0, ""),
        (2018, 95.0, &*of_2018),
        (2020, 100.0, &*of_2020),
        (2021, 120.0, &*of_2021),
        (2022, 150.0, ""),
    ];
    let other = dated("2020-10-31");
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &points),
            series("stock", "VN", TWO, &[(2019, 70.0, ""), (2020, 80.0, &*other)]),
            series("unions", "VN", ONE, &points),
            series("in", "VN", ONE, &[(2021, 30.0, "")]),
            series("out", "VN", ONE, &[(2021, 10.0, "")]),
        ],
    );
    let first = |id: &str, query: &str| chart(id, &data, query).notes.first().cloned().unwrap_or_default();
    assert_eq!(
        first("trend", "year=2021&compare=2020"),
        "Cơ quan Một, 2020: tính đến 30/06/2020; Cơ quan Một, 2021: tính đến 30/06/2021; Cơ quan Hai, 2020: tính đến 31/10/2020."
    );
    assert_eq!(
        first("trend", "year=2022&compare=none&lang=en"),
        "Cơ quan Hai, 2020: as of 31 October 2020.",
        "of what has no number nothing is said"
    );
    let both = "Hợp tác xã, 2021: tính đến 30/06/2021; Liên hiệp, 2021: tính đến 30/06/2021.";
    assert_eq!(first("index", "year=2021&view=multiples"), both);
    let of_index = first("index", "year=2021&view=base-2020");
    assert!(of_index.starts_with(both.trim_end_matches('.')), "{of_index}");
    let of_growth = first("growth", "year=2021");
    assert_eq!(of_growth, "Năm 2020: tính đến 30/06/2020; năm 2021: tính đến 30/06/2021.");
    let of_change = first("waterfall", "year=2021");
    let ends = "Hợp tác xã, 2020: tính đến 30/06/2020; Hợp tác xã, 2021: tính đến 30/06/2021.";
    assert_eq!(of_change, ends);
}
