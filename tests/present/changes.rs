//! What is told of the change between two years of the figures of this repository: nothing that their rounding does not bear out, and nothing that was put
//! into them.

use coopstat::charts::spec::Body;
use coopstat::model::{Dataset, Lang};
use coopstat::present::cards::cards;
use coopstat::present::headline::headline;
use coopstat::present::{charts, table};
use coopstat::text::number::number;

use super::{card, select, told, whole};

#[test]
fn of_several_stated_changes_that_of_the_figures_own_source_comes_first_and_none_is_lost() {
    let data = whole();
    let query = "year=2022&reporter=mpi";
    let told = headline(&data, &select(&data, Lang::En, query));
    assert!(told.contains("up 5.4% on 2021 (as stated; worked out from 27,342: up 7.4%)"), "{told}");
    let card = |lang, indicator| {
        let card = card(&data, lang, query, indicator);
        (card.change.unwrap().text, card.stated.unwrap())
    };
    assert_eq!(
        card(Lang::Vi, "htx_total"),
        (
            "tăng 5,4% so với 2021 (nguồn nêu)".to_owned(),
            "Tính ra từ 27.342: tăng 2.036 (7,4%). Báo Chính phủ nêu tăng 7% (ước tính)".to_owned()
        )
    );
    // The about that the figure's own source says, and the number beside the other one that the two figures give.
    assert_eq!(
        card(Lang::En, "unions_total"),
        (
            "up about 17% from 2021 (as stated)".to_owned(),
            "Worked out from 103 (estimate): up 22 (21.4%). Its source states up 18".to_owned()
        )
    );
}

#[test]
fn the_change_that_a_source_of_the_figure_states_leads_and_what_the_two_figures_give_is_told_to_be_worked_out() {
    let data = whole();
    for (query, lang, in_headline, on_card, below, title) in [
        (
            "year=2024&reporter=vca",
            Lang::Vi,
            "cả nước có 33.557 hợp tác xã, tăng 1.454 so với năm 2023 (Doanh nghiệp Tiếp thị nêu [ước tính]; tính ra từ 31.364: tăng 2.193, tức 7,0%)",
            "tăng 1.454 so với 2023 (Doanh nghiệp Tiếp thị nêu [ước tính])",
            "Tính ra từ 31.364: tăng 2.193 (7,0%)",
            "Năm 2024: nguồn nêu tăng 1.454 hợp tác xã (ước tính), số liệu cho thấy tăng 2.193 (7,0%)",
        ),
        (
            "year=2024&reporter=vca",
            Lang::En,
            "had 33,557 co-operatives, up 1,454 on 2023 (as Doanh nghiệp Tiếp thị states [estimate]; worked out from 31,364: up 2,193, or 7.0%)",
            "up 1,454 from 2023 (as Doanh nghiệp Tiếp thị states [estimate])",
            "Worked out from 31,364: up 2,193 (7.0%)",
            "2024: the source states a rise of 1,454 co-operatives (estimate), the figures show a rise of 2,193 (7.0%)",
        ),
        (
            "year=2021&reporter=vca",
            Lang::Vi,
            "cả nước có 27.394 hợp tác xã, tăng 7,6% so với năm 2020 (nguồn nêu; tính ra từ 26.040: tăng 5,2%)",
            "tăng 7,6% so với 2020 (nguồn nêu)",
            "Tính ra từ 26.040: tăng 1.354 (5,2%)",
            "Năm 2021: nguồn nêu tăng 7,6%, số liệu cho thấy 5,2%",
        ),
    ] {
        let selection = select(&data, lang, query);
        let headline = headline(&data, &selection);
        assert!(headline.contains(in_headline), "{headline}");
        let card = card(&data, lang, query, "htx_total");
        let change = card.change.unwrap();
        assert_eq!((change.arrow, &*change.text, card.stated.as_deref()), ("▲", on_card, Some(below)));
        assert_eq!(charts::build("growth", &data, &selection).unwrap().title, title);
        // The reader who points at the year hears what the headline says.
        let marks = charts::build("trend", &data, &selection).unwrap().drawing.unwrap().marks;
        let told = in_headline.split_once(", ").unwrap().1;
        assert!(marks.iter().any(|mark| mark.text.contains(told)), "{told}");
    }
}

/// What the card tells of a change that a source states and by which one of the two figures was worked out.
fn put_in(data: &Dataset, lang: Lang, query: &str, indicator: &str) -> [String; 3] {
    let card = card(data, lang, query, indicator);
    let change = card.change.unwrap();
    assert_eq!((change.arrow.is_empty(), change.percent.is_empty()), (false, false), "{query} {indicator}");
    [change.text, change.warning.unwrap(), card.stated.unwrap_or_default()]
}

#[test]
fn a_change_by_which_its_base_was_worked_out_is_told_as_what_the_source_states() {
    let data = whole();
    assert_eq!(
        put_in(&data, Lang::Vi, "year=2024&reporter=vca", "members_htx"),
        [
            "tăng 108.134 so với 2023 (nguồn nêu; tính ra: 1,8%)",
            "Số năm 2023 được tính ra từ mức thay đổi mà nguồn nêu, nên không xác nhận được mức đó.",
            ""
        ]
    );
    assert_eq!(
        put_in(&data, Lang::En, "year=2024&reporter=mpi", "workers_htx"),
        [
            "up 4.19% from 2023 (as stated)",
            "The figure for 2023 was worked out from a change that a source states, so it is no proof of it.",
            ""
        ]
    );
    // The source says "nearly 25%" since the beginning of the period; that this is 2020 nobody states.
    let [text, warning, stated] = put_in(&data, Lang::En, "year=2025&reporter=mpi&compare=2020", "income_worker_avg");
    assert_eq!(text, "up about 25% from 2020");
    assert!(warning.starts_with("The figure for 2020 was worked out from a change that a source states"), "{warning}");
    assert!(warning.contains("names neither that year nor its level; here it is assumed to be 2020"), "{warning}");
    assert!(stated.ends_with("nearly 25%"), "{stated}");
    for indicator in ["revenue_avg_per_htx", "profit_avg_per_htx"] {
        put_in(&data, Lang::Vi, "year=2024&reporter=mpi", indicator);
    }
    // Of what was put in as a per cent nobody states a number; of a number there is the per cent as well.
    let [text, ..] = put_in(&data, Lang::Vi, "year=2021&reporter=vca", "htx_new");
    assert_eq!(text, "tăng 7% so với 2020 (nguồn nêu)");
    let [text, ..] = put_in(&data, Lang::Vi, "year=2018&reporter=mpi&compare=2003", "htx_total");
    assert_eq!(text, "tăng 8.513 (59,3%) so với 2003");
    let of_2018 = headline(&data, &select(&data, Lang::Vi, "year=2018&reporter=mpi&compare=2003"));
    assert!(of_2018.contains("tăng 59,3% so với năm 2003 (số năm 2003: tính ra)"), "{of_2018}");
    // Two stated figures need no such words.
    let change = card(&data, Lang::Vi, "year=2021&reporter=vca", "htx_total").change.unwrap();
    assert_eq!((change.arrow, change.warning), ("▲", None));
}

#[test]
fn headline_and_growth_of_such_a_base_find_no_agreement_with_what_was_put_into_it() {
    let data = whole();
    let selection = select(&data, Lang::Vi, "year=2018&reporter=mpi");
    let told = headline(&data, &selection);
    assert!(told.contains("tăng 8,8% so với năm 2017 (Tuyên giáo nêu)"), "{told}");
    let growth = charts::build("growth", &data, &selection).unwrap();
    assert!(!growth.title.contains("khớp") && growth.title.contains("8,8%"), "{}", growth.title);
    let note = "Không tính mức tăng từ năm 2017 đến năm 2018. Số năm 2017 được tính ra từ mức thay đổi mà nguồn nêu, nên không xác nhận được mức đó.";
    assert!(growth.notes.iter().any(|found| found == note), "{:?}", growth.notes);
}

#[test]
fn a_base_worked_out_from_a_stated_number_is_no_second_finding_beside_it() {
    let data = whole();
    let selection = select(&data, Lang::Vi, "year=2019&area=VN-HN&reporter=vca");
    let told = headline(&data, &selection);
    assert!(told.contains("tăng 80 so với năm 2018 (nguồn nêu)") && !told.contains("5,5%"), "{told}");
    let growth = charts::build("growth", &data, &selection).unwrap();
    assert_eq!(growth.title, "Năm 2019: nguồn nêu tăng 80 hợp tác xã, chưa đủ số liệu để kiểm tra");
    assert!(growth.notes.iter().any(|note| note.contains("từ năm 2018 đến năm 2019")), "{:?}", growth.notes);
    assert!(growth.table.rows.iter().flat_map(|row| &row.cells).all(|cell| !cell.text.contains("5,5")));
}

#[test]
fn the_table_of_a_year_names_the_growth_that_title_and_card_take() {
    let data = whole();
    let rows = |lang| table::figures(&data, &select(&data, lang, "year=2022&reporter=mpi"), &[]);
    let rows = [rows(Lang::Vi), rows(Lang::En)].concat();
    let standings: Vec<_> = rows.into_iter().filter_map(|row| Some(row.value?.standing)).collect();
    for told in ["cũng có nguồn nêu tăng 5,4%", "also stated: a rise of 5.4%"] {
        assert!(standings.iter().any(|standing| standing.contains(told)), "{standings:?}");
    }
}

#[test]
fn what_the_parts_leave_is_in_the_legend_and_a_title_of_one_year_has_its_date() {
    let data = whole();
    let makeup = charts::build("makeup", &data, &select(&data, Lang::Vi, "year=2024&area=VN-35")).unwrap();
    let legend = makeup.drawing.as_ref().map(|spec| spec.legend.clone()).unwrap_or_default();
    assert!(legend.iter().any(|entry| entry.text.starts_with("Phần còn lại")), "{legend:?}");
    assert!(makeup.title.ends_with("2022 (tính đến 06/2022)"), "{}", makeup.title);
}

#[test]
fn what_was_worked_out_from_another_year_or_from_the_change_of_the_total_rises_over_no_stated_figure() {
    let data = whole();
    let [vi, en] = [
        "Một trong hai số được tính ra từ số liệu khác, nên chưa thể kết luận tăng hay giảm bao nhiêu.",
        "One of the two was worked out from other figures, so they do not show how much it rose or fell.",
    ];
    for (query, indicator) in [
        ("year=2024&reporter=mpi", "htx_dissolved"),
        ("year=2023&reporter=mpi", "revenue_avg_per_htx"),
        ("year=2023&reporter=mpi", "profit_avg_per_htx"),
        ("year=2021&reporter=mpi", "revenue_avg_per_htx"),
        ("year=2023&reporter=vca", "members_htx"),
        ("year=2019&reporter=mpi", "htx_active"),
    ] {
        assert_eq!(told(&data, Lang::Vi, query, indicator).1.as_deref(), Some(vi));
        assert_eq!(told(&data, Lang::En, query, indicator).1.as_deref(), Some(en));
    }
    let (text, _) = told(&data, Lang::Vi, "year=2024&reporter=mpi", "htx_dissolved");
    assert_eq!(text, "Cả năm 2024: khoảng 688; cả năm 2023 (ước tính): gần 400");
    let headline = headline(&data, &select(&data, Lang::Vi, "year=2007&compare=2003&reporter=mpi"));
    assert_eq!(headline, "Theo Bộ KH&ĐT/Tài chính, năm 2007, cả nước có khoảng 14.500 hợp tác xã.");
}

#[test]
fn a_total_that_tripled_since_a_year_whose_figure_was_worked_out_rose_and_says_how_that_was() {
    let data = whole();
    let query = "year=2025&compare=2001&reporter=mpi";
    let change = card(&data, Lang::Vi, query, "htx_total").change.unwrap();
    assert_eq!(change.text, "tăng 24.119 (220,8%) so với 2001 (số năm 2001: tính ra)");
    let how = "Số năm 2001 được tính ra: 27.342 trừ mức tăng 16.420; gấp 2,50 lần, khớp với nguồn.";
    assert_eq!(change.warning.as_deref(), Some(how));
    let headline = headline(&data, &select(&data, Lang::En, query));
    assert!(headline.contains("up 220.8% on 2001 (2001 figure: worked out)"), "{headline}");
    let [trend, index] =
        ["trend", "index"].map(|id| charts::build(id, &data, &select(&data, Lang::En, query)).unwrap());
    assert!(!trend.title.contains("2001") && !index.title.contains("2001"), "{} {}", trend.title, index.title);
}

#[test]
fn a_net_that_would_be_the_change_of_the_total_again_is_told_nowhere() {
    let data = whole();
    for (lang, title, why) in [
        (
            Lang::Vi,
            "Năm 2024: HTX thành lập mới 2.197 (ước tính, không thấy nêu chủ số liệu), HTX giải thể khoảng 688 (ước tính, tính ra, độ chắc chắn thấp, không thấy nêu chủ số liệu)",
            "Năm 2024 không tính mức tăng, giảm ròng, vì HTX giải thể được tính ra từ chính mức đó.",
        ),
        (
            Lang::En,
            "2024: new co-operatives 2,197 (estimate, owner of the figure not named), dissolved co-operatives about 688 (estimate, worked out, low certainty, owner of the figure not named)",
            "No net change is given for 2024, since the figure for dissolved co-operatives was worked out from that very change.",
        ),
    ] {
        let flows = charts::build("flows", &data, &select(&data, lang, "year=2024&reporter=mpi")).unwrap();
        assert_eq!(flows.title, title);
        assert!(flows.notes.iter().any(|note| note == why), "{:?}", flows.notes);
        let marks: Vec<_> = flows.drawing.unwrap().marks.into_iter().map(|mark| mark.text).collect();
        assert!(marks.iter().all(|mark| !mark.contains(&number(lang, 1509.0, 0))), "{marks:?}");
        assert!(
            flows
                .table
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .all(|cell| !cell.text.contains(&number(lang, 1509.0, 0)))
        );
    }
}

#[test]
fn a_level_of_november_rose_since_the_end_of_the_year_before_but_by_no_yearly_rate() {
    let data = whole();
    let why = "Hai mốc không cách nhau tròn năm, nên chênh lệch giữa hai số không phải mức tăng, giảm của cả năm.";
    for (query, text) in [
        ("year=2022&reporter=vca", "Tăng 1.627 từ cuối năm 2021 đến ngày 08/11/2022"),
        ("year=2023&reporter=vca", "Tăng 2.343 từ ngày 08/11/2022 đến cuối năm 2023"),
        ("year=2022&compare=2023&reporter=vca", "Tăng 2.343 từ ngày 08/11/2022 đến cuối năm 2023"),
    ] {
        assert_eq!(told(&data, Lang::Vi, query, "htx_total"), (text.to_owned(), Some(why.to_owned())));
    }
    let english = told(&data, Lang::En, "year=2022&reporter=vca", "htx_total");
    assert_eq!(english.0, "Up 1,627 from the end of 2021 to 8 November 2022");
    let headline = headline(&data, &select(&data, Lang::En, "year=2022&reporter=vca"));
    assert!(headline.contains("29,021 co-operatives, up 1,627 from the end of 2021;"), "{headline}");
}

#[test]
fn a_yearly_average_that_was_told_in_july_is_of_that_day_and_no_part_of_a_year() {
    let data = whole();
    let query = "year=2024&compare=2017&reporter=vca";
    let why = "Hai mốc không cách nhau tròn năm, nên chênh lệch giữa hai số không phải mức tăng, giảm của cả năm.";
    let (text, warning) = told(&data, Lang::Vi, query, "revenue_avg_per_htx");
    assert!(text.starts_with("Giảm khoảng 1.") && text.ends_with(" đến năm 2024"), "{text}");
    assert_eq!(warning.as_deref(), Some(why));
    let (text, warning) = told(&data, Lang::En, query, "revenue_avg_per_htx");
    assert_eq!(text, "Down about 1,500 from July 2017 (2017 figure: stated as “over”) to 2024");
    assert!(warning.is_some_and(|warning| warning.starts_with("The two dates are not whole years apart")));
    // What was worked out of the stated rise is not set beside it as if it confirmed it.
    let (_, warning) = told(&data, Lang::Vi, "year=2017&compare=2013&reporter=vca", "revenue_avg_per_htx");
    let put_in = "Số năm 2013 được tính ra từ mức thay đổi mà nguồn nêu, nên không xác nhận được mức đó.";
    assert_eq!(warning, Some(format!("{why} {put_in}")));
    for (query, indicator, moment) in [
        ("year=2017&reporter=vca", "revenue_avg_per_htx", "tính đến 07/2017"),
        ("year=2020&area=VN-57&reporter=vca", "profit_avg_per_htx", "tính đến 10/2020"),
        ("year=2022&reporter=vca", "htx_total", "tính đến 08/11/2022"),
        ("year=2022&reporter=vca", "htx_new", "đến 08/11/2022"),
    ] {
        let cards = cards(&data, &select(&data, Lang::Vi, query));
        assert_eq!(cards.iter().find(|card| card.indicator == indicator).unwrap().moment, moment);
    }
}

#[test]
fn other_statements_are_told_by_how_far_they_lie_from_the_figure_that_is_shown() {
    let data = whole();
    let others = |lang| card(&data, lang, "year=2017&reporter=vca", "htx_new").others.unwrap();
    assert_eq!(others(Lang::Vi), "Còn 3 nơi nêu chỉ tiêu này, lệch đến 249 HTX so với số này");
    assert_eq!(others(Lang::En), "3 other statements, up to 249 co-operatives from this figure");
}

#[test]
fn what_came_by_november_is_set_beside_a_whole_year_in_one_plain_sentence() {
    let data = whole();
    let query = "year=2022&reporter=vca";
    let [vi, en] = Lang::ALL.map(|lang| told(&data, lang, query, "htx_new"));
    assert_eq!(vi.0, "Từ đầu năm đến ngày 08/11/2022: ít hơn 96 HTX so với cả năm 2021 (2.283)");
    assert_eq!(
        vi.1.as_deref(),
        Some("Hai số thuộc hai kỳ khác nhau trong năm, nên chưa thể kết luận là tăng hay giảm.")
    );
    assert_eq!(en.0, "The year up to 8 November 2022: 96 co-operatives fewer than for the whole of 2021 (2,283)");
    assert_eq!(
        en.1.as_deref(),
        Some("The two cover different parts of the year, so it cannot be told whether it rose or fell.")
    );
}

#[test]
fn per_cents_of_two_plans_stand_beside_each_other_with_no_difference() {
    let data = whole();
    let query = "year=2022&reporter=vca";
    let [vi, en] = Lang::ALL.map(|lang| told(&data, lang, query, "htx_new_vs_plan_pct"));
    assert_eq!(vi.0, "Từ đầu năm đến ngày 08/11/2022: 109,35%; cả năm 2021: 152,2%");
    assert_eq!(vi.1.as_deref(), Some("Mỗi năm so với kế hoạch của năm đó, nên chưa thể kết luận là tăng hay giảm."));
    assert_eq!(en.0, "The year up to 8 November 2022: 109.35%; the whole of 2021: 152.2%");
    assert_eq!(
        en.1.as_deref(),
        Some("Each is a per cent of the plan of its own year, so it cannot be told whether it rose or fell.")
    );
}

#[test]
fn the_headline_marks_a_per_cent_of_the_plan_that_no_source_states_as_card_and_chart_do() {
    let data = whole();
    let told = |lang, query| headline(&data, &select(&data, lang, query));
    let of_2023 = told(Lang::Vi, "year=2023&reporter=vca");
    assert!(of_2023.ends_with("2.156 HTX thành lập mới, vượt 7,8% kế hoạch (tính ra)."), "{of_2023}");
    let of_2023 = told(Lang::En, "year=2023&reporter=vca");
    assert!(of_2023.ends_with("7.8% over plan (worked out)."), "{of_2023}");
    assert!(told(Lang::Vi, "year=2021&reporter=vca").ends_with("vượt 52,2% kế hoạch."), "the source states it");
}

#[test]
fn the_table_of_a_year_warns_of_a_change_as_the_card_does() {
    let data = whole();
    let mut put_in = 0;
    for (reporter, year, lang) in ["vca", "mpi"]
        .into_iter()
        .flat_map(|reporter| (2010..=2025).flat_map(move |year| Lang::ALL.map(|lang| (reporter, year, lang))))
    {
        let selection = select(&data, lang, &format!("year={year}&reporter={reporter}"));
        let rows = table::figures(&data, &selection, &[]);
        for card in cards(&data, &selection) {
            let Some(change) = card.figure.ok().and_then(|figure| figure.change) else { continue };
            let row = rows.iter().find(|row| row.indicator == card.name && row.sector.is_empty()).unwrap();
            let warning = row.change.as_ref().unwrap().warning.as_ref();
            assert_eq!(warning, change.warning.as_ref(), "{year} {reporter} {}", card.name);
            put_in += usize::from(warning.is_some_and(|words| words.contains("no proof of it")));
        }
    }
    assert!(put_in > 0, "no figure was worked out from a stated change");
}

#[test]
fn the_table_tells_first_the_change_that_a_source_states_where_the_card_does() {
    let data = whole();
    let row = |query: &str, name: &str| {
        let rows = table::figures(&data, &select(&data, Lang::Vi, query), &[]);
        let row = rows.into_iter().find(|row| row.indicator == name && row.sector.is_empty());
        let change = row.and_then(|row| row.change).unwrap();
        (change.text, change.number, change.beside.join(" | "))
    };
    let told = |text: &str, number, beside: &str| (text.to_owned(), Some(number), beside.to_owned());
    let (vca, total) = ("year=2024&reporter=vca", "Tổng số hợp tác xã");
    let by = "Doanh nghiệp Tiếp thị nêu [ước tính] | tính ra: +2.193";
    assert_eq!(row(vca, total), told("+1.454", 1454.0, by));
    assert_eq!(row(vca, "Thành viên HTX"), told("+108.134", 108_134.0, "nguồn nêu"));
    assert_eq!(row("year=2021&reporter=vca", total), told("+7,6%", 1354.0, "nguồn nêu | tính ra: +1.354"));
    assert_eq!(row("year=2019&reporter=vca", total).2, "", "what two figures give alone needs no such words");
    assert_eq!(row("year=2023&compare=2024&reporter=vca", total).2, "", "nothing rises back in time");
    for year in 2010..=2025 {
        for reporter in ["vca", "mpi"] {
            let selection = select(&data, Lang::En, &format!("year={year}&reporter={reporter}"));
            let rows = table::figures(&data, &selection, &[]);
            for card in cards(&data, &selection) {
                let Some(change) = card.figure.ok().and_then(|figure| figure.change) else { continue };
                let row = rows.iter().find(|row| row.indicator == card.name && row.sector.is_empty()).unwrap();
                let said = row.change.as_ref().unwrap().beside.first();
                let stated = change.text.contains("(as ");
                assert_eq!(said.is_some(), stated, "{year} {reporter} {}: {}", card.name, change.text);
                assert!(said.is_none_or(|said| change.text.contains(&**said)), "{said:?}: {}", change.text);
            }
        }
    }
}

#[test]
fn a_label_of_a_slide_is_no_rise_over_a_figure_that_the_slide_tells_differently() {
    let data = whole();
    let (text, why) = told(&data, Lang::Vi, "year=2018&reporter=vca", "htx_new");
    assert_eq!(text, "Cả năm 2018: 2.390; cả năm 2017: 2.226");
    let wanted =
        "Nguồn của một trong hai số nêu con số khác cho năm còn lại, nên chưa thể kết luận tăng hay giảm bao nhiêu.";
    assert_eq!(why.as_deref(), Some(wanted));
    // The total of 2018 is the one that the slide has, too.
    assert!(
        card(&data, Lang::Vi, "year=2018&reporter=vca", "htx_total").change.unwrap().text.starts_with("tăng 1.610")
    );
}

#[test]
fn a_rise_over_five_years_that_the_source_of_the_figure_denies_is_not_told_and_its_own_is() {
    let data = whole();
    let query = "year=2020&reporter=vca&compare=2015";
    let (text, why) = told(&data, Lang::Vi, query, "htx_total");
    assert_eq!(text, "Cuối năm 2020: 26.040; cuối năm 2015 (độ chắc chắn thấp): 19.663");
    let wanted =
        "Nguồn của một trong hai số nêu con số khác cho năm còn lại, nên chưa thể kết luận tăng hay giảm bao nhiêu.";
    assert_eq!(why.as_deref(), Some(wanted));
    let stated = |query| card(&data, Lang::Vi, query, "htx_total").stated;
    assert_eq!(stated(query).as_deref(), Some("Nguồn nêu tăng 5.625"));
    assert_eq!(stated("year=2020&reporter=vca&compare=2014"), None, "of another year it states nothing");
    let headline = headline(&data, &select(&data, Lang::Vi, query));
    assert!(
        headline.starts_with(
            "Theo Liên minh HTX, năm 2020, cả nước có 26.040 hợp tác xã, tăng 5.625 so với năm 2015 (nguồn nêu; không phải so với 19.663)"
        ),
        "{headline}"
    );
    // A base that is as certain as the figure stands: the change of both is told, and what the source states beside it.
    let card = card(&data, Lang::En, "year=2020&reporter=mpi&compare=2013", "profit_avg_per_htx");
    assert!(card.stated.is_some_and(|stated| stated.contains("102.6%")));
    assert!(card.change.is_some_and(|change| change.text.starts_with("up 88% from 2013 (as stated")));
}

#[test]
fn two_figures_fall_in_no_chart_and_on_no_card_where_the_source_states_a_rise() {
    let data = whole();
    let query = "year=2024&reporter=mpi";
    let (text, why) = told(&data, Lang::Vi, query, "unions_total");
    assert_eq!(text, "Cuối năm 2024: 152; cuối năm 2023 (ước tính): 158");
    let wanted = "Có nguồn nêu chiều thay đổi ngược với hai số này, nên chưa thể kết luận là tăng hay giảm.";
    assert_eq!(why.as_deref(), Some(wanted));
    let card = card(&data, Lang::Vi, query, "unions_total");
    assert_eq!(
        card.stated.as_deref(),
        Some("Báo Nông nghiệp Việt Nam nêu tăng 11% (không thấy nêu chủ số liệu, tính đến 12/2024)")
    );
    // Each compares with the base of 2018, and neither with the other: no line leads from one to the other.
    let index = charts::build("index", &data, &select(&data, Lang::Vi, query)).unwrap();
    let Body::Lines(lines) = &index.drawing.as_ref().unwrap().body else { panic!("lines") };
    let unions = lines.lines.iter().find(|line| line.label.starts_with("Liên hiệp hợp tác xã")).unwrap();
    let joined = |year| unions.points.iter().find(|point| point.year.get() == year).map(|point| point.joined);
    assert_eq!([joined(2023), joined(2024)], [Some(true), Some(false)]);
}

#[test]
fn an_index_of_the_year_before_tells_beside_its_change_what_sources_state_of_it_and_names_them() {
    let data = whole();
    let title = |lang, query| charts::build("index", &data, &select(&data, lang, query)).unwrap().title;
    let told = title(Lang::Vi, "year=2022&reporter=mpi&view=base-2021");
    assert_eq!(told, "Tổng số hợp tác xã tăng 7,4% từ 2021 đến 2022 (chỉ số 107; nguồn nêu tăng 5,4%)");
    let told = title(Lang::En, "year=2022&reporter=mpi&view=base-2021");
    assert!(told.ends_with(" rose 7.4% from 2021 to 2022 (index 107; stated: a rise of 5.4%)"), "{told}");
    let over_years = title(Lang::Vi, "year=2022&reporter=mpi");
    assert!(!over_years.contains("nguồn nêu tăng"), "{over_years}");
}

#[test]
fn beside_a_later_year_a_figure_is_less_or_more_and_nothing_rises_or_falls() {
    let data = whole();
    let query = "year=2023&compare=2024&reporter=vca";
    for (lang, in_headline, counted, measured, mark) in [
        (
            Lang::Vi,
            "cả nước có 31.364 hợp tác xã, ít hơn 6,5% so với năm 2024; trong",
            "ít hơn 2.193 (6,5%) so với 2024",
            "thấp hơn 63 (2,2%) so với 2024",
            "31.364 HTX; ít hơn 6,5% so với năm 2024",
        ),
        (
            Lang::En,
            "had 31,364 co-operatives, 6.5% fewer than in 2024; the",
            "2,193 (6.5%) fewer than in 2024",
            "63 (2.2%) lower than in 2024",
            "31,364 co-operatives; 6.5% fewer than in 2024",
        ),
    ] {
        let selection = select(&data, lang, query);
        assert!(headline(&data, &selection).contains(in_headline), "{}", headline(&data, &selection));
        let of = |indicator| {
            let change = card(&data, lang, query, indicator).change.unwrap();
            assert_eq!((change.arrow, change.good), ("", None), "neither an arrow nor a colour: {indicator}");
            change.text
        };
        assert_eq!((&*of("htx_total"), &*of("revenue_avg_per_htx")), (counted, measured));
        let marks = charts::build("trend", &data, &selection).unwrap().drawing.unwrap().marks;
        assert!(marks.iter().any(|one| one.text.ends_with(mark)), "{mark}");
        let of_rows = table::figures(&data, &selection, &[]).into_iter().filter_map(|row| row.change);
        let told: Vec<String> = of_rows.map(|change| change.text).collect();
        assert!(told.len() > 5 && told.iter().all(|text| !text.contains(['+', '−'])), "{told:?}");
    }
    let rows = table::figures(&data, &select(&data, Lang::Vi, query), &[]);
    let total = rows.into_iter().find(|row| row.indicator == "Tổng số hợp tác xã" && row.sector.is_empty());
    assert_eq!(total.and_then(|row| row.change).map(|change| change.text).as_deref(), Some("ít hơn 2.193"));
}
