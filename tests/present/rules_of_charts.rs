//! One rule of the charts each, on data made for it.

use coopstat::charts::spec::{Body, Look, Sample, StepKind};
use coopstat::model::Dataset;
use coopstat::present::charts;
use coopstat::present::{Selection, ViewState, cards, table};

use super::made::{ONE, TWO, catalog, cells, chart, dataset, drawn, series};

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

/// What the legend says of the marks; the rules of the years are in every legend of a chart over years.
fn told_of_marks(view: &charts::ChartView) -> Vec<(Sample, &str)> {
    let all = drawn(view).legend.iter().map(|entry| (entry.sample, entry.text.as_str()));
    all.filter(|(sample, _)| !matches!(sample, Sample::Chosen | Sample::Compared)).collect()
}

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
    let hollow = "Estimate or provisional; some not of the end of the year";
    assert_eq!(legend, [hollow, "Not of the end of the year"]);
    assert_eq!(told(&points[..2]).1, ["Not of the end of the year"]);
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
fn dissolved_ones_go_down_and_the_net_is_told_only_where_both_are_known() {
    let data = dataset(
        &catalog(0),
        &[
            series("in", "VN", ONE, &[(2020, 50.0, ""), (2021, 80.0, "")]),
            series("out", "VN", ONE, &[(2021, 30.0, "")]),
        ],
    );
    let view = chart("flows", &data, "");
    let Body::YearBars(bars) = &drawn(&view).body else { panic!("bars") };
    assert_eq!(bars.bars.iter().map(|bar| bar.value).collect::<Vec<_>>(), [50.0, 80.0, -30.0]);
    assert_eq!(bars.net.iter().map(|bar| bar.value).collect::<Vec<_>>(), [50.0]);
    assert_eq!(cells(&view), [["2020", "50", "", ""], ["2021", "80", "30", "+50"]]);
}

fn flowing(closing: f64) -> Dataset {
    dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2020, 26040.0, ""), (2021, closing, "")]),
            series("in", "VN", ONE, &[(2021, 2283.0, "")]),
            series("out", "VN", ONE, &[(2021, 433.0, "")]),
        ],
    )
}

#[test]
fn what_the_flows_leave_of_a_change_is_a_step_of_its_own() {
    let view = chart("waterfall", &flowing(27394.0), "");
    let Body::Waterfall(fall) = &drawn(&view).body else { panic!("a waterfall") };
    let steps: Vec<(f64, f64, bool)> =
        fall.steps.iter().map(|step| (step.from, step.to, step.kind == StepKind::Unexplained)).collect();
    assert_eq!(
        steps,
        [(0.0, 2283.0, false), (2283.0, 1850.0, false), (1850.0, 1354.0, true), (0.0, 1354.0, false)],
        "all from the zero of the change"
    );
    assert_eq!((fall.axis.min, fall.axis.note.as_deref()), (0.0, None), "beside the levels the flows would be strips");
    assert_eq!(fall.steps[3].label, "Thay đổi thực tế, từ 26.040 đến 27.394");
    let table = [
        ["Cuối năm 2020", "26.040"],
        ["Thành lập mới", "+2.283"],
        ["Giải thể", "−433"],
        ["Chưa giải thích được", "−496"],
        ["Thay đổi thực tế, từ 26.040 đến 27.394", "+1.354"],
        ["Cuối năm 2021", "27.394"],
    ];
    assert_eq!(cells(&view), table);
    assert!(
        view.table.rows.iter().filter_map(|row| row.cells[1].figure.as_ref()).count() == 4,
        "each figure is a link"
    );
    let view = chart("waterfall", &flowing(27890.0), "");
    let Body::Waterfall(fall) = &drawn(&view).body else { panic!("a waterfall") };
    assert_eq!(fall.steps.len(), 3, "nothing unexplained, no step");
}

#[test]
fn a_change_between_two_levels_that_do_not_compare_is_no_step() {
    let about = r#","approx":true"#;
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2020, 26000.0, about), (2021, 27342.0, "")]),
            series("in", "VN", ONE, &[(2021, 2283.0, "")]),
            series("out", "VN", ONE, &[(2021, 433.0, "")]),
        ],
    );
    let view = chart("waterfall", &data, "");
    let Body::Waterfall(fall) = &drawn(&view).body else { panic!("a waterfall") };
    assert_eq!(fall.steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(), ["+2.283", "−433"]);
    assert_eq!(
        view.notes,
        [
            "Không tính mức tăng từ năm 2020 đến năm 2021. Hai số chưa đủ chính xác, nên chưa thể kết luận tăng hay giảm bao nhiêu."
        ]
    );
    assert_eq!(cells(&view)[3], ["Cuối năm 2021", "27.342"], "the levels stay in the table");
}

#[test]
fn a_waterfall_with_a_flow_that_was_worked_out_from_the_change_claims_no_proof() {
    let worked_out = r#","derived":"in[2021] - (stock[2021] - stock[2020])""#;
    for closing in [27_890.0, 27_394.0] {
        let data = dataset(
            &catalog(0),
            &[
                series("stock", "VN", ONE, &[(2020, 26_040.0, ""), (2021, closing, "")]),
                series("in", "VN", ONE, &[(2021, 2_283.0, "")]),
                series("out", "VN", ONE, &[(2021, 433.0, worked_out)]),
            ],
        );
        let view = chart("waterfall", &data, "");
        assert_eq!(view.title, "Chưa thể đối chiếu năm 2021: giải thể được tính ra từ chính mức thay đổi");
        let [note, left_out] = &view.notes[..] else { panic!("two notes: {:?}", view.notes) };
        assert_eq!(left_out, "Biểu đồ chỉ vẽ các số đã biết, không vẽ giải thể và phần chênh lệch.");
        let Body::Waterfall(fall) = &drawn(&view).body else { panic!("a waterfall") };
        let steps: Vec<&str> = fall.steps.iter().map(|step| step.text.as_str()).collect();
        let change = if closing == 27_890.0 { "+1.850" } else { "+1.354" };
        assert_eq!(steps, ["+2.283", change], "neither the worked-out flow nor a difference");
        let cells = cells(&view);
        assert!(cells.iter().flatten().all(|cell| !cell.contains("433")), "{cells:?}");
        assert!(!drawn(&view).legend.iter().any(|entry| entry.text.contains("Chưa giải thích được")));
        assert_eq!(
            note,
            "Không nguồn nào nêu giải thể: số này được tính từ chính mức thay đổi của hợp tác xã, nên phép đối chiếu không chứng minh được gì."
        );
        assert!(drawn(&view).footer.iter().any(|line| line.contains("không chứng minh được gì")), "on the image too");
    }
    assert!(chart("waterfall", &flowing(27_394.0), "").notes.is_empty());
}

#[test]
fn a_year_without_all_four_figures_has_no_waterfall_but_a_reason_and_the_nearest_year() {
    let view = chart("waterfall", &flowing(27394.0), "year=2020");
    let empty = view.drawing.as_ref().expect_err("three figures are missing");
    assert!(empty.why.contains("2020") && empty.why.contains("giải thể"), "{}", empty.why);
    assert_eq!(empty.nearest.map(|year| year.get()), Some(2021));
    assert_eq!(cells(&view), [["Cuối năm 2020", "26.040"]], "what is known stays in the table");
}

#[test]
fn growth_over_a_break_or_a_gap_is_not_worked_out() {
    let points =
        [(2016, 100.0, ""), (2018, 110.0, ""), (2019, 121.0, ""), (2020, 60.0, r#","status":"B""#), (2021, 66.0, "")];
    let data = dataset(
        &catalog(0),
        &[series("stock", "VN", ONE, &points), series("growth", "VN", ONE, &[(2021, 7.0, r#","digits":1"#)])],
    );
    let view = chart("growth", &data, "");
    assert_eq!(cells(&view), [["2019", "", "+10,0%"], ["2020", "", "–"], ["2021", "+7,0%", "+10,0%"]]);
    let why = view.table.rows[1].cells[2].standing.as_deref();
    assert_eq!(why, Some("Dãy số đứt quãng giữa hai năm, nên chưa thể kết luận là tăng hay giảm."));
    assert_eq!(view.title, "Năm 2021: nguồn nêu tăng 7,0%, số liệu cho thấy 10,0%");
    assert_eq!(view.file_stem, "coopstat_muc-tang-hop-tac-xa_2019-2021_vi");
}

#[test]
fn growth_is_as_weak_as_the_weaker_of_its_levels_in_bar_legend_and_table() {
    let points = [
        (2017, 100.0, r#","derived":"in[2017] + 1""#),
        (2018, 110.0, ""),
        (2019, 121.0, ""),
        (2020, 130.0, r#","uncertain":true"#),
        (2021, 140.0, r#","derived":"in[2021] + 1""#),
        (2022, 150.0, r#","derived":"in[2022] + 1""#),
    ];
    let view = chart("growth", &dataset(&catalog(0), &[series("stock", "VN", ONE, &points)]), "");
    let Body::YearBars(bars) = &drawn(&view).body else { panic!("bars") };
    let looks: Vec<Look> = bars.bars.iter().map(|bar| bar.look).collect();
    assert_eq!(looks, [Look::Derived, Look::Firm, Look::Hollow, Look::Hollow, Look::Derived]);
    let told: Vec<_> = told_of_marks(&view).into_iter().filter(|told| matches!(told.0, Sample::Look(_))).collect();
    let derived = (Sample::Look(Look::Derived), "Một trong hai mốc là số tính ra");
    assert_eq!(told, [(Sample::Look(Look::Hollow), "Độ chắc chắn thấp"), derived]);
    let standings: Vec<_> = view.table.rows.iter().map(|row| row.cells[2].standing.as_deref().unwrap_or("")).collect();
    let both = "năm 2020: độ chắc chắn thấp; năm 2021: tính ra";
    let alike = "năm 2021 và 2022: tính ra";
    assert_eq!(standings, ["năm 2017: tính ra", "", "năm 2020: độ chắc chắn thấp", both, alike]);
}

#[test]
fn a_per_cent_without_its_plan_is_a_note_not_a_bar() {
    let data = dataset(
        &catalog(0),
        &[
            series("in", "VN", ONE, &[(2020, 90.0, ""), (2021, 2283.0, "")]),
            series("plan", "VN", ONE, &[(2021, 1500.0, r#","derived":"in[2021] / 1.522""#)]),
            series("attained", "VN", ONE, &[(2020, 80.0, ""), (2021, 152.2, "")]),
        ],
    );
    let view = chart("plan", &data, "");
    let Body::Bullets(bullets) = &drawn(&view).body else { panic!("bullets") };
    assert_eq!(bullets.rows.len(), 1);
    assert_eq!((bullets.rows[0].plan, bullets.rows[0].result), (1500.0, Some(2283.0)));
    assert_eq!((bullets.rows[0].look, bullets.rows[0].plan_look), (Look::Firm, Look::Derived));
    assert_eq!(view.title, "Năm 2021 vượt 52,2% kế hoạch");
    assert!(view.notes.iter().any(|note| note.contains("80%")), "{:?}", view.notes);
}

#[test]
fn the_legend_of_plans_shows_each_tick_that_is_drawn_and_no_other_mark_for_it() {
    let flow = series("in", "VN", ONE, &[(2020, 90.0, ""), (2021, 2283.0, "")]);
    let derived = r#","derived":"in[2021] / 1.522""#;
    for (plans, wanted) in [
        (vec![(2020, 100.0, "")], vec![(Sample::Tick, "Kế hoạch")]),
        (vec![(2021, 1500.0, derived)], vec![(Sample::HollowTick, "Kế hoạch (tính ra)")]),
        (
            vec![(2020, 100.0, ""), (2021, 1500.0, r#","uncertain":true"#)],
            vec![(Sample::Tick, "Kế hoạch"), (Sample::HollowTick, "Kế hoạch (độ chắc chắn thấp)")],
        ),
    ] {
        let data = dataset(&catalog(0), &[flow.clone(), series("plan", "VN", ONE, &plans)]);
        let view = chart("plan", &data, "");
        let told: Vec<_> = told_of_marks(&view).into_iter().filter(|told| !matches!(told.0, Sample::Fill(_))).collect();
        assert_eq!(told, wanted);
    }
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
fn hollow_in_a_dumbbell_is_the_earlier_year_alone_and_estimates_are_told_in_words() {
    let points = [(2020, 10.0, r#","status":"E""#), (2021, 30.0, r#","as_of":"2021-10-31""#)];
    let all = [series("stock", "P0", ONE, &points), series("stock", "P1", ONE, &[(2020, 5.0, ""), (2021, 20.0, "")])];
    let view = chart("regions", &dataset(&catalog(3), &all), "");
    assert!(matches!(drawn(&view).body, Body::Dumbbell(_)));
    assert_eq!(drawn(&view).legend.iter().map(|entry| entry.text.as_str()).collect::<Vec<_>>(), ["2020", "2021"]);
    for note in ["Một phần số liệu năm 2020: ước tính.", "Một phần số liệu năm 2021: không phải số cuối năm."]
    {
        assert!(view.notes.iter().any(|other| other == note), "{:?}", view.notes);
    }
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
        table::figures(&data, &selection).into_iter().map(|row| row.sources).collect::<Vec<_>>()
    };
    let all = rows("year=2021&compare=2020");
    assert_eq!(all, [vec!["Năm 2021: Nhà in", "Năm 2020: Tòa soạn"], vec!["Nhà in"], vec!["Nhà in"]]);
    assert_eq!(rows("year=2021&compare=2020&lang=en")[0], ["2021: Nhà in", "2020: Tòa soạn"]);
    assert_eq!(rows("year=2021&compare=none")[0], ["Nhà in"]);
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
        let changes = table::figures(&data, &selection).into_iter().filter_map(|row| row.change);
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
            ("+20", Some(20.0), ""),
            ("thấp hơn 2", None, period),
            ("thấp hơn 5", None, counted),
            ("–", None, coarse),
            ("−2,4 điểm %", Some(-2.4), ""),
        ]
        .map(|(text, number, warning)| (text.to_owned(), number, warning.to_owned()))
    );
    let en: Vec<String> = told("en").into_iter().map(|(text, ..)| text).collect();
    for one in ["+20", "2 below", "5 below", "−2.4 points"] {
        assert!(en.contains(&one.to_owned()), "{one} in {en:?}");
    }
}

#[test]
fn the_line_of_a_card_is_told_by_its_ends_and_not_where_there_is_none() {
    let several = series("stock", "VN", ONE, &[(2019, 10.0, ""), (2020, 12.5, ""), (2021, 30.0, "")]);
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
fn every_statement_of_a_shown_figure_goes_with_the_chart() {
    let points = [(2020, 100.0, ""), (2020, 101.0, r#","status":"U""#), (2020, 102.0, ""), (2021, 110.0, "")];
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &points)]);
    let view = chart("trend", &data, "");
    assert_eq!(view.statements.iter().map(|(_, place)| *place).collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert_eq!(drawn(&view).marks.len(), 2);
    assert_eq!(view.source_line, "Nguồn: Nhà in");
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
fn a_per_cent_of_a_plan_that_nobody_states_is_the_reason_why_there_is_no_bar() {
    let data = dataset(&catalog(0), &[series("attained", "VN", ONE, &[(2021, 167.0, "")])]);
    let view = chart("plan", &data, "");
    let empty = view.drawing.as_ref().expect_err("no plan is known");
    assert!(empty.why.contains("167%"), "{}", empty.why);
    assert_eq!(view.title, "Năm 2021 vượt 67% kế hoạch");
    assert_eq!(view.notes, Vec::<String>::new());
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
fn a_group_without_any_bar_takes_neither_a_place_nor_a_line_of_the_legend() {
    let data = dataset(&catalog(0), &[series("stock", "VN", ONE, &[(2020, 100.0, ""), (2021, 110.0, "")])]);
    let view = chart("growth", &data, "");
    let Body::YearBars(bars) = &drawn(&view).body else { panic!("bars") };
    assert_eq!(bars.series.iter().map(|series| series.place).collect::<Vec<_>>(), [0]);
    assert_eq!(bars.bars.iter().map(|bar| bar.series).collect::<Vec<_>>(), [0]);
    let data = dataset(&catalog(0), &[series("out", "VN", ONE, &[(2021, 7.0, "")])]);
    let view = chart("flows", &data, "");
    let Body::YearBars(bars) = &drawn(&view).body else { panic!("bars") };
    assert_eq!(bars.series.iter().map(|series| series.label.as_str()).collect::<Vec<_>>(), ["Giải thể"]);
    assert_eq!(bars.bars.iter().map(|bar| (bar.series, bar.value)).collect::<Vec<_>>(), [(0, -7.0)]);
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
    assert_eq!(text, "Số từ đầu năm đến ngày 08/11/2021 thấp hơn số cả năm 2020 là 10");
    assert!(why.contains("hai kỳ khác nhau"), "{why}");
    assert_eq!(
        coopstat::present::headline::headline(&data, &selection),
        "Theo Cơ quan Một, tính đến ngày 08/11/2021, cả nước có 106 hợp tác xã, tăng 6 so với cuối năm 2020; thành lập mới 20 HTX, đạt 80,0% kế hoạch (tính ra)."
    );
    for (id, title) in [
        ("trend", "Hợp tác xã, cả nước, 2019–2021"),
        ("flows", "Năm 2021: thành lập mới 20 (tính đến 08/11/2021), giải thể 4"),
        ("growth", "Mức tăng hợp tác xã, cả nước, 2020"),
        ("plan", "Đến ngày 08/11/2021 mới đạt 80,0% kế hoạch năm 2021 (tính ra)"),
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

#[test]
fn a_stated_per_cent_has_the_digits_of_its_source_in_label_title_and_mark() {
    let data = dataset(
        &catalog(0),
        &[
            series("in", "VN", ONE, &[(2020, 2187.0, ""), (2021, 2283.0, "")]),
            series("plan", "VN", ONE, &[(2020, 2000.0, ""), (2021, 1500.0, "")]),
            series("attained", "VN", ONE, &[(2020, 109.35, ""), (2021, 152.2, "")]),
            series("growth", "VN", ONE, &[(2020, 4.74, ""), (2021, 5.0, "")]),
            series("stock", "VN", ONE, &[(2019, 100.0, ""), (2020, 104.74, "")]),
        ],
    );
    let plan = chart("plan", &data, "year=2020");
    let Body::Bullets(bullets) = &drawn(&plan).body else { panic!("bullets") };
    assert_eq!(
        bullets.rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(),
        ["109,35% kế hoạch", "152,2% kế hoạch"]
    );
    assert_eq!(plan.title, "Năm 2020 vượt 9,35% kế hoạch");
    assert!(drawn(&plan).marks.iter().any(|mark| mark.text.ends_with("bằng 109,35% kế hoạch")));
    let growth = chart("growth", &data, "year=2020");
    let Body::YearBars(bars) = &drawn(&growth).body else { panic!("bars") };
    let labels: Vec<&str> = bars.bars.iter().filter(|bar| bar.series == 0).map(|bar| bar.text.as_str()).collect();
    assert_eq!(labels, ["+4,74%", "+5%"]);
    assert!(drawn(&growth).marks.iter().any(|mark| mark.text.contains("+4,74%")));
}

#[test]
fn what_is_told_of_figures_with_more_digits_than_their_indicator_has_loses_none() {
    // The catalog tells whole numbers; the source of these halves.
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
    let areas = [area("P0", &[(2020, 10.5, ""), (2021, 12.0, "")]), area("P1", &[(2020, 5.0, ""), (2021, 6.0, "")])];
    let regions = chart("regions", &dataset(&catalog(2), &areas), "year=2021&compare=2020");
    assert!(regions.title.contains("1,5"), "{}", regions.title);
    assert!(cells(&regions).concat().contains(&"+1,5"), "{:?}", cells(&regions));
}
