//! One rule each of what comes and goes in a year: flows, the change of a year, growth and plans, on data made for it.

use coopstat::charts::spec::{Body, Look, Sample, StepKind};
use coopstat::model::Dataset;

use super::made::{ONE, catalog, cells, chart, dataset, drawn, series, told_of_marks};

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

#[test]
fn a_month_without_a_day_is_any_day_in_it_so_that_its_flows_have_a_net() {
    let of = |came: &str, went: &str, query| {
        let dated = |day: &str| format!(r#","as_of":"{day}""#);
        let all = [("in", 80.0, dated(came)), ("out", 30.0, dated(went))]
            .map(|(flow, value, day)| series(flow, "VN", ONE, &[(2021, value, &*day)]));
        chart("flows", &dataset(&catalog(0), &all), query)
    };
    for (came, went) in [("2021-06-30", "2021-06"), ("2021-06", "2021-06-30")] {
        let view = of(came, went, "");
        let Body::YearBars(bars) = &drawn(&view).body else { panic!("bars") };
        assert_eq!(bars.net.iter().map(|bar| bar.value).collect::<Vec<_>>(), [50.0]);
        assert_eq!(cells(&view), [["2021", "80", "30", "+50"]]);
        assert_eq!(view.title, "Năm 2021 (tính đến 06/2021): thành lập mới 80, giải thể 30, tăng ròng 50");
    }
    let view = of("2021-06-30", "2021-07", "");
    assert_eq!(view.title, "Năm 2021: thành lập mới 80 (tính đến 30/06/2021), giải thể 30 (tính đến 07/2021)");
    assert_eq!(cells(&view), [["2021", "80", "30", ""]]);
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
            "Con số về giải thể ở đây không do nguồn nào nêu: nó được tính từ chính mức thay đổi của hợp tác xã, nên phép đối chiếu không chứng minh được gì."
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
    assert_eq!(view.file_stem, "coopstat_muc-tang-hop-tac-xa_2021_2019-2021_vi");
    // Its title is of the chosen year: of two years two files.
    assert_eq!(chart("growth", &data, "year=2019").file_stem, "coopstat_muc-tang-hop-tac-xa_2019_2019-2021_vi");
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
    let derived = (Sample::Look(Look::Derived), "Dựa trên một số tính ra");
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
    assert_eq!(view.title, "Thành lập mới vượt 52,2% kế hoạch năm 2021 (kế hoạch: tính ra)");
    assert!(view.notes.iter().any(|note| note.contains("80%")), "{:?}", view.notes);
}

#[test]
fn where_there_is_no_plan_for_what_is_shown_the_other_targets_of_the_year_are_named() {
    let farm = r#""reporter":"one","sector":"farm""#;
    let data = dataset(
        &catalog(0),
        &[
            series("in", "VN", ONE, &[(2020, 90.0, "")]),
            series("plan", "VN", ONE, &[(2020, 100.0, "")]),
            series("plan", "VN", farm, &[(2021, 60.0, "")]),
        ],
    );
    let view = chart("plan", &data, "lang=en");
    assert!(view.title.starts_with("No 2021 plan for "), "{}", view.title);
    assert!(view.notes.iter().any(|note| note.starts_with("Other targets of") && note.contains("(Nông nghiệp)")));
    assert!(chart("plan", &data, "year=2020").notes.is_empty());
}

#[test]
fn what_is_told_roughly_is_written_roughly_at_its_bar_and_the_steps_lead_to_it() {
    let data = dataset(
        &catalog(0),
        &[
            series("stock", "VN", ONE, &[(2020, 29_378.0, ""), (2021, 31_700.0, r#","approx":true"#)]),
            series("in", "VN", ONE, &[(2021, 2700.0, r#","approx":true"#)]),
            series("out", "VN", ONE, &[(2021, 400.0, r#","approx":true"#)]),
        ],
    );
    let view = chart("waterfall", &data, "");
    let Body::Waterfall(waterfall) = &drawn(&view).body else { panic!("a waterfall") };
    let texts: Vec<&str> = waterfall.steps.iter().map(|step| step.text.as_str()).collect();
    assert_eq!(texts, ["≈\u{a0}+2.700", "≈\u{a0}−400", "≈\u{a0}+2.300"]);
    assert!(waterfall.meets, "2,300 within the rounding of 2,322: {}", view.title);
    assert!(view.title.contains("khoảng"), "{}", view.title);
    let growth = chart("growth", &data, "");
    let Body::YearBars(bars) = &drawn(&growth).body else { panic!("bars") };
    assert_eq!(bars.bars[0].text, "≈\u{a0}+8%");
}

#[test]
fn what_rough_flows_leave_of_a_change_is_told_as_roughly_as_they_are() {
    let of = |closing: f64, out: &[(i32, f64, &str)], query: &str| {
        let all = [
            series("stock", "VN", ONE, &[(2020, 26_040.0, ""), (2021, closing, "")]),
            series("in", "VN", ONE, &[(2021, 2283.0, r#","approx":"over""#)]),
            series("out", "VN", ONE, out),
        ];
        chart("waterfall", &dataset(&catalog(0), &all), query)
    };
    let view = of(27_394.0, &[(2021, 433.0, "")], "lang=en");
    let told = "2021 ended with about 500 co-operatives fewer than the year's flows account for";
    assert!(view.title.starts_with(told), "{}", view.title);
    let spec = drawn(&view);
    let Body::Waterfall(fall) = &spec.body else { panic!("a waterfall") };
    let rest = &fall.steps[2];
    assert_eq!((rest.text.as_str(), rest.to - rest.from), ("≈\u{a0}−500", -496.0), "drawn as it is");
    assert!(spec.marks[rest.mark.0].text.contains("about −500"), "{}", spec.marks[rest.mark.0].text);
    let title = of(27_394.0, &[(2021, 433.0, "")], "").title;
    assert!(title.starts_with("Số cuối năm 2021 thấp hơn khoảng 500 hợp tác xã so với"), "{title}");
    let title = of(27_890.0, &[(2021, 433.0, "")], "").title;
    assert!(title.contains("trong phạm vi làm tròn"), "over 2,283 explain nothing exactly: {title}");
    let view = of(32_394.0, &[(2020, 9.0, "")], "lang=en");
    let why = &view.drawing.as_ref().expect_err("what went is not known").why;
    assert!(why.contains("differs by about +4,070"), "{why}");
}

#[test]
fn per_cents_of_a_plan_are_as_rough_as_what_they_are_of() {
    let about = r#","approx":true"#;
    let data = dataset(
        &catalog(0),
        &[
            series("in", "VN", ONE, &[(2020, 2700.0, about), (2021, 2283.0, "")]),
            series("plan", "VN", ONE, &[(2020, 2000.0, ""), (2021, 1500.0, "")]),
            series("attained", "VN", ONE, &[(2021, 152.2, about)]),
        ],
    );
    let view = chart("plan", &data, "year=2020");
    let Body::Bullets(bullets) = &drawn(&view).body else { panic!("bullets") };
    let texts: Vec<&str> = bullets.rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(texts, ["≈\u{a0}2.700 / 2.000 (≈\u{a0}135%)", "2.283 / 1.500 (≈\u{a0}152,2%)"]);
    assert_eq!(view.title, "Thành lập mới vượt khoảng 35% kế hoạch năm 2020 (tính ra; số gần đúng)");
    assert!(chart("plan", &data, "").title.contains("khoảng 52,2%"));
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
fn a_per_cent_of_a_plan_that_nobody_states_is_the_reason_why_there_is_no_bar() {
    let data = dataset(&catalog(0), &[series("attained", "VN", ONE, &[(2021, 167.0, "")])]);
    let view = chart("plan", &data, "");
    let empty = view.drawing.as_ref().expect_err("no plan is known");
    assert!(empty.why.contains("167%"), "{}", empty.why);
    assert_eq!(view.title, "Thành lập mới vượt 67% kế hoạch năm 2021");
    assert_eq!(view.notes, Vec::<String>::new());
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
