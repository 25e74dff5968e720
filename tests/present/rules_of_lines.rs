//! One rule each of what is drawn as lines over the years (course, index, small pictures, the line of a card), on data made for it.

use coopstat::charts::spec::Body;
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
fn the_chosen_reporter_leads_and_keeps_its_colour() {
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
    }
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
fn an_index_has_no_figure_from_beyond_a_break_and_shows_where_it_lies() {
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
    assert_eq!((breaks(0), breaks(1)), (vec![], vec![2021]), "the other line does not break");
    assert!(view.notes.iter().any(|note| note.contains("không đứt quãng với năm")), "{:?}", view.notes);
    assert!(!view.title.contains("giảm"), "{}", view.title);

    let view = chart("index", &data, "year=2021&view=base-2021");
    let Body::Lines(lines) = &drawn(&view).body else { panic!("lines") };
    assert_eq!(lines.lines.len(), 1, "100 in the base year alone is no course");
    assert!(!view.subtitle.contains("liên hiệp"), "{}", view.subtitle);
    for note in [
        "Liên hiệp, 2021: Chỉ còn tổ đã đăng ký.",
        "Liên hiệp không có năm nào khác so sánh được với năm gốc 2021 nên không có trên chỉ số.",
    ] {
        assert!(view.notes.iter().any(|told| told == note), "{:?}", view.notes);
    }
    let state = ViewState::from_query("year=2021&compare=2020").0;
    let cards = cards::cards(&data, &Selection::resolve(&state, &data).unwrap());
    let unions = cards.iter().find(|card| card.indicator == "unions").and_then(|card| card.figure.as_ref().ok());
    let change = unions.and_then(|figure| figure.change.as_ref()).expect("a difference");
    assert_eq!(change.text, "Số cuối năm 2021 thấp hơn số cuối năm 2020 là 40");
    assert!(
        change.percent.is_empty() && change.warning.as_ref().is_some_and(|words| words.contains("Dãy số đứt quãng"))
    );
}
