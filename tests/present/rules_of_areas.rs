//! One rule each of areas beside each other and of the parts of a whole, on data made for it.

use coopstat::charts::spec::{Body, DumbbellRow, Look, Sample, Tone};
use coopstat::model::Dataset;
use coopstat::present::charts::ChartView;
use coopstat::present::{Selection, ViewState, table};

use super::made::{ONE, catalog, cells, chart, dataset, drawn, series};

#[test]
fn a_sector_without_figures_gives_way_to_the_sectors_within_it() {
    let of = |sector: &str| format!(r#""reporter":"one","sector":"{sector}""#);
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2021, 100.0, "")]),
            series("stock", "VN", &of("farm"), &[(2021, 60.0, "")]),
            series("stock", "VN", &of("trade"), &[(2021, 40.0, "")]),
        ],
    );
    let view = chart("makeup", &data, "view=share");
    let Body::Stacked(stacked) = &drawn(&view).body else { panic!("stacked") };
    assert_eq!(stacked.parts.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Nông nghiệp", "Thương mại"]);
    let ends: Vec<(f64, f64)> = stacked.rows[0].segments.iter().map(|segment| (segment.from, segment.to)).collect();
    assert_eq!(ends, [(0.0, 60.0), (60.0, 100.0)]);
}

fn of_farm(sector: &str) -> String {
    format!(r#""reporter":"one","sector":"{sector}""#)
}

#[test]
fn a_part_is_drawn_as_firmly_as_its_figure_stands_and_the_foot_says_which_part_is_not_firm() {
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2017, 90.0, ""), (2021, 100.0, "")]),
            series("stock", "VN", &of_farm("farm"), &[(2017, 50.0, ""), (2021, 60.0, r#","status":"E""#)]),
            series("stock", "VN", &of_farm("trade"), &[(2021, 40.0, "")]),
        ],
    );
    let view = chart("makeup", &data, "lang=en");
    let Body::Stacked(stacked) = &drawn(&view).body else { panic!("stacked") };
    let looks: Vec<Look> = stacked.rows[1].segments.iter().map(|segment| segment.look).collect();
    assert_eq!(looks, [Look::Hollow, Look::Firm]);
    // Hollow or dotted, an outline alone tells which part it is.
    let [farm, trade] = [0, 1].map(|part| stacked.parts[part].1);
    assert!(
        farm.family != trade.family && [farm, trade].iter().all(|hue| hue.tone == Tone::Full),
        "{farm:?} {trade:?}"
    );
    let legend: Vec<Sample> = drawn(&view).legend.iter().map(|entry| entry.sample).collect();
    assert!(legend.contains(&Sample::Rest), "what is not broken down is no mark of low certainty: {legend:?}");
    assert!(legend.contains(&Sample::Look(Look::Hollow)), "{legend:?}");
    for note in ["2021: Nông nghiệp (estimate).", "This data set has no make-up for 2018–2020 by Cơ quan Một."]
    {
        assert!(view.notes.iter().any(|other| other == note), "{:?}", view.notes);
    }
}

#[test]
fn shares_that_rounding_keeps_from_a_hundred_are_said_to() {
    let of = |farm: f64, trade: f64, query| {
        let data = dataset(
            &catalog(0),
            &[
                series("stock", "VN", ONE, &[(2021, farm + trade, "")]),
                series("stock", "VN", &of_farm("farm"), &[(2021, farm, "")]),
                series("stock", "VN", &of_farm("trade"), &[(2021, trade, "")]),
            ],
        );
        let notes = chart("makeup", &data, query).notes;
        notes.iter().any(|note| note == "Do làm tròn, tổng các tỷ trọng có thể khác 100%.")
    };
    assert!(of(605.0, 395.0, "view=share"), "61% and 40%");
    assert!(!of(605.0, 395.0, ""), "no share is drawn");
    assert!(!of(61.0, 39.0, "view=share"));
}

fn provinces(count: usize, years: &[i32]) -> Dataset {
    let all: Vec<String> = (0..count)
        .map(|n| {
            let points: Vec<_> =
                years.iter().map(|year| (*year, (n + 1) as f64 * f64::from(year - 2000), "")).collect();
            series("stock", &format!("P{n}"), ONE, &points)
        })
        .collect();
    dataset(&catalog(count), &all)
}

#[test]
fn a_ranking_of_many_areas_draws_fifteen_and_the_chosen_one() {
    let data = provinces(700, &[2021]);
    let view = chart("regions", &data, "compare=none");
    let Body::Ranked(ranked) = &drawn(&view).body else { panic!("ranked") };
    assert_eq!(ranked.rows.len(), 15);
    assert_eq!(ranked.rows[0].label, "Tỉnh 699");
    assert!(view.notes.iter().any(|note| note.contains("15") && note.contains("700")), "{:?}", view.notes);
    let view = chart("regions", &data, "compare=none&area=P3");
    let Body::Ranked(ranked) = &drawn(&view).body else { panic!("ranked") };
    assert_eq!(ranked.rows.len(), 15);
    assert!(ranked.rows.last().is_some_and(|row| row.chosen && row.label == "Tỉnh 3"));
    assert!(
        drawn(&view).marks.last().is_some_and(|mark| mark.text.contains("697")),
        "its own place, not the fifteenth"
    );
}

#[test]
fn areas_of_two_years_are_a_dumbbell_with_a_gap_where_one_is_not_known() {
    let mut all = vec![series("stock", "P0", ONE, &[(2020, 10.0, ""), (2021, 30.0, "")])];
    all.push(series("stock", "P1", ONE, &[(2021, 20.0, "")]));
    let data = dataset(&catalog(3), &all);
    let view = chart("regions", &data, "");
    let Body::Dumbbell(dumbbell) = &drawn(&view).body else { panic!("a dumbbell") };
    assert_eq!(dumbbell.rows.len(), 2);
    assert_eq!(dumbbell.rows[1].earlier, None);
    assert_eq!(cells(&view), [["Tỉnh 0", "10", "30", "+20"], ["Tỉnh 1", "", "20", ""]]);
    assert!(view.notes.iter().any(|note| note.contains('3')), "one of three has no figure: {:?}", view.notes);
}

#[test]
fn a_change_of_an_area_is_told_no_finer_than_its_figures_and_roughly_where_one_of_them_is() {
    let about = r#","approx":true"#;
    let all = [
        series("stock", "P0", ONE, &[(2020, 1010.0, ""), (2021, 2200.0, about)]),
        series("stock", "P1", ONE, &[(2020, 500.0, ""), (2021, 620.0, "")]),
    ];
    let view = chart("regions", &dataset(&catalog(2), &all), "");
    let Body::Dumbbell(dumbbell) = &drawn(&view).body else { panic!("a dumbbell") };
    let texts: Vec<&str> = dumbbell.rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(texts, ["≈\u{a0}+1.200", "+120"]);
    assert!(view.title.contains("khoảng 1.200 hợp tác xã"), "{}", view.title);
}

#[test]
fn hollow_in_a_dumbbell_is_what_is_uncertain_as_everywhere_and_the_years_are_told_apart_by_their_colours() {
    let points = [(2020, 10.0, r#","status":"E""#), (2021, 30.0, r#","as_of":"2021-10-31""#)];
    let all = [series("stock", "P0", ONE, &points), series("stock", "P1", ONE, &[(2020, 5.0, ""), (2021, 20.0, "")])];
    let view = chart("regions", &dataset(&catalog(3), &all), "");
    let Body::Dumbbell(dumbbell) = &drawn(&view).body else { panic!("a dumbbell") };
    let looks = dumbbell.rows.iter().flat_map(|row| [&row.earlier, &row.later]).flatten().map(|moment| moment.look);
    assert_eq!(looks.collect::<Vec<_>>(), [Look::Hollow, Look::Dated, Look::Firm, Look::Firm]);
    let legend: Vec<_> = drawn(&view).legend.iter().map(|entry| (entry.sample, entry.text.as_str())).collect();
    let [(Sample::Earlier, "2020"), (Sample::Fill(_), "2021"), rest @ ..] = &legend[..] else { panic!("{legend:?}") };
    assert_eq!(rest, [(Sample::Look(Look::Hollow), "Ước tính"), (Sample::Look(Look::Dated), "Không phải số cuối năm")]);
    let note = "Số liệu năm 2021 không cùng thời điểm: Tỉnh 0: 31/10/2021.";
    assert!(view.notes.iter().any(|other| other == note), "{:?}", view.notes);
}

#[test]
fn areas_of_which_no_change_is_told_are_not_joined_and_their_figures_are_written_instead() {
    let all = [
        series("stock", "P0", ONE, &[(2020, 1000.0, ""), (2021, 1030.0, r#","as_of":"2021-10-31""#)]),
        series("stock", "P1", ONE, &[(2020, 5.0, ""), (2021, 20.0, "")]),
    ];
    let view = chart("regions", &dataset(&catalog(3), &all), "");
    let Body::Dumbbell(dumbbell) = &drawn(&view).body else { panic!("a dumbbell") };
    let told = |row: &DumbbellRow| [&row.earlier, &row.later].map(|moment| moment.as_ref().unwrap().text.clone());
    assert_eq!((dumbbell.rows[0].joined, dumbbell.rows[1].joined), (false, true));
    assert_eq!(
        (told(&dumbbell.rows[0]), told(&dumbbell.rows[1])),
        (["1.000", "1.030"].map(Into::into), Default::default())
    );
}

#[test]
fn a_title_that_finds_nothing_names_the_one_area_that_is_drawn_and_both_years() {
    let dated = [(2020, 1000.0, ""), (2021, 1030.0, r#","as_of":"2021-10-31""#)];
    let one = series("stock", "P0", ONE, &dated);
    let two = series("stock", "P1", ONE, &dated);
    let title = |all: &[String]| chart("regions", &dataset(&catalog(3), all), "lang=en").title;
    assert_eq!(title(std::slice::from_ref(&one)), "Co-operatives, Tỉnh 0, 2020 and 2021");
    assert_eq!(title(&[one, two]), "Co-operatives by area, whole country, 2020 and 2021");
}

#[test]
fn areas_of_different_days_are_dated_and_none_of_them_is_called_the_first() {
    let dated = |day: &str| format!(r#","as_of":"{day}""#);
    let of = |days: [&str; 2]| {
        let days = days.map(dated);
        let all = [
            series("stock", "P0", ONE, &[(2021, 246.0, &*days[0])]),
            series("stock", "P1", ONE, &[(2021, 159.0, &*days[1])]),
        ];
        chart("regions", &dataset(&catalog(2), &all), "lang=en")
    };
    let view = of(["2022-01-29", "2021-06-30"]);
    let told = "The figures for 2021 are of different dates: Tỉnh 0: 29 Jan 2022; Tỉnh 1: 30 Jun 2021.";
    assert!(view.notes.iter().any(|note| note == told), "{:?}", view.notes);
    assert!(!view.title.contains("most"), "{}", view.title);
    let view = of(["2021-06-30", "2021-06-30"]);
    let told = "Dates of the figures for 2021: Tỉnh 0, Tỉnh 1: 30 Jun 2021.";
    assert!(view.notes.iter().any(|note| note == told), "{:?}", view.notes);
    assert!(view.title.contains("in 2021: 246") && view.title.ends_with("(as of 30 June 2021)"), "{}", view.title);
}

#[test]
fn a_ranking_by_another_reporter_than_the_pages_names_it_in_its_title() {
    let all = ["P0", "P1"].map(|area| series("stock", area, r#""reporter":"two""#, &[(2021, 246.0, "")]));
    let view = chart("regions", &dataset(&catalog(2), &all), "lang=en");
    assert!(view.title.ends_with("(Cơ quan Hai)"), "{}", view.title);
}

#[test]
fn a_year_without_areas_offers_the_nearest_that_has_them() {
    let view = chart("regions", &provinces(3, &[2015]), "");
    let empty = view.drawing.as_ref().expect_err("no figure of 2021");
    assert_eq!(empty.nearest.map(|year| year.get()), Some(2015));
}

#[test]
fn a_row_of_two_years_tells_the_publishers_apart_by_year_where_they_differ() {
    let catalog = catalog(0).replacen(
        r#""title":"Báo cáo 2","publisher":"Nhà in""#,
        r#""title":"Báo cáo 2","publisher":"Tòa soạn""#,
        1,
    );
    let other = series("stock", "VN", ONE, &[(2020, 10.0, ""), (2021, 30.0, "")]).replacen(
        r#""source":"s""#,
        r#""source":"t""#,
        1,
    );
    let same = series("in", "VN", ONE, &[(2020, 1.0, ""), (2021, 3.0, "")]);
    let lone = series("out", "VN", ONE, &[(2020, 1.0, "")]);
    let data = dataset(&catalog, &[other, same, lone]);
    let rows = |query: &str| {
        let selection = Selection::resolve(&ViewState::from_query(query).0, &data).unwrap();
        table::figures(&data, &selection, &[]).into_iter().map(|row| row.sources).collect::<Vec<_>>()
    };
    let all = rows("year=2021&compare=2020");
    assert_eq!(all, [vec!["Năm 2021: Nhà in", "Năm 2020: Tòa soạn"], vec!["Nhà in"], vec!["Nhà in"]]);
    assert_eq!(rows("year=2021&compare=2020&lang=en")[0], ["2021: Nhà in", "2020: Tòa soạn"]);
    assert_eq!(rows("year=2021&compare=none")[0], ["Nhà in"]);
}

#[test]
fn areas_at_two_years_rise_from_the_earlier_to_the_later_whichever_of_them_was_chosen() {
    let data = dataset(
        &catalog(2),
        &[
            series("stock", "P0", ONE, &[(2020, 10.0, ""), (2021, 30.0, "")]),
            series("stock", "P1", ONE, &[(2020, 20.0, ""), (2021, 25.0, "")]),
        ],
    );
    let (on, back) =
        (chart("regions", &data, "year=2021&compare=2020"), chart("regions", &data, "year=2020&compare=2021"));
    assert!(on.title.contains("từ 2020 đến 2021, Tỉnh 0 tăng nhiều nhất: thêm 20"), "{}", on.title);
    assert_eq!((&on.title, &on.subtitle), (&back.title, &back.subtitle));
    let columns = |view: &ChartView| view.table.columns.iter().map(|column| column.text.clone()).collect::<Vec<_>>();
    assert_eq!(columns(&on), columns(&back));
    assert!(cells(&back).contains(&vec!["Tỉnh 0", "10", "30", "+20"]), "{:?}", cells(&back));
}

#[test]
fn two_areas_that_are_alike_at_the_top_are_both_named_and_of_more_the_title_ranks_none() {
    let of = |values: &[f64], more: &str, query: &str| {
        let all: Vec<_> = values
            .iter()
            .enumerate()
            .map(|(n, value)| series("stock", &format!("P{n}"), ONE, &[(2021, *value, if n == 0 { more } else { "" })]))
            .collect();
        chart("regions", &dataset(&catalog(values.len()), &all), query).title
    };
    let title = of(&[102.0, 102.0, 7.0], "", "lang=en");
    assert_eq!(title, "Of 3 areas with figures, Tỉnh 0 and Tỉnh 1 had the most co-operatives in 2021: 102 each");
    let title = of(&[102.0, 102.0, 7.0], "", "");
    assert_eq!(title, "Trong 3 địa bàn có số liệu, Tỉnh 0 và Tỉnh 1 có nhiều hợp tác xã nhất năm 2021: 102 mỗi nơi");
    for (values, more) in [(&[102.0, 102.0, 102.0, 7.0][..], ""), (&[102.0, 102.0, 7.0], r#","status":"E""#)] {
        let title = of(values, more, "lang=en");
        assert!(!title.contains("most") && title.contains("2021"), "{title}");
    }
}

#[test]
fn two_areas_that_gained_alike_are_both_named_and_of_more_the_title_ranks_none() {
    let of = |ends: &[(f64, f64)], more: &str, query: &str| {
        let all: Vec<_> = ends
            .iter()
            .enumerate()
            .map(|(n, (from, to))| {
                let more = if n == 0 { more } else { "" };
                series("stock", &format!("P{n}"), ONE, &[(2020, *from, ""), (2021, *to, more)])
            })
            .collect();
        chart("regions", &dataset(&catalog(ends.len()), &all), query).title
    };
    for (ends, vi, en) in [
        (
            [(75.0, 102.0), (10.0, 37.0), (5.0, 6.0)],
            "tăng nhiều nhất: thêm 27 hợp tác xã mỗi nơi",
            "gained most: 27 co-operatives each",
        ),
        (
            [(75.0, 70.0), (10.0, 5.0), (20.0, 10.0)],
            "giảm ít nhất: bớt 5 hợp tác xã mỗi nơi",
            "lost least: 5 co-operatives each",
        ),
        ([(75.0, 75.0), (10.0, 10.0), (20.0, 10.0)], "giữ nguyên mức", "stayed level"),
    ] {
        let (told, both) = (of(&ends, "", ""), "Tỉnh 0 và Tỉnh 1 ");
        assert!(told.ends_with(&[both, vi].concat()), "{told}");
        let (told, both) = (of(&ends, "", "lang=en"), "Tỉnh 0 and Tỉnh 1 ");
        assert!(told.ends_with(&[both, en].concat()), "{told}");
    }
    let alike = [(75.0, 102.0), (10.0, 37.0), (5.0, 32.0)];
    for (ends, more) in [(&alike[..], ""), (&[(75.0, 102.0), (10.0, 37.0)], r#","status":"E""#)] {
        let title = of(ends, more, "lang=en");
        assert!(!title.contains("most") && title.contains("2021"), "{title}");
    }
}

#[test]
fn of_two_largest_parts_that_are_alike_none_is_called_the_largest() {
    let of = |farm: f64, rest: f64| {
        let all = [("farm", farm), ("rest", rest)]
            .map(|(sector, value)| series("stock", "VN", &of_farm(sector), &[(2021, value, "")]));
        chart("makeup", &dataset(&catalog(0), &all), "").title
    };
    assert_eq!(of(60.0, 40.0), "Nông nghiệp lớn nhất năm 2021: 60 hợp tác xã");
    assert!(!of(50.0, 50.0).contains("lớn nhất"), "{}", of(50.0, 50.0));
}
