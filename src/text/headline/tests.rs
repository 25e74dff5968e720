//! What headlines say in each case, in both languages.

use super::super::test_help::check_sentence;
use super::*;
use crate::analysis::testing::year;
use crate::model::AreaKind;
use Lang::{En, Vi};

fn measure<'a>(name: &'a str, unit: &'a str) -> Measure<'a> {
    Measure { name, unit, decimals: 0 }
}

fn of_2021<'a>(stock: Measure<'a>, inflow: Measure<'a>) -> Headline<'a> {
    Headline {
        reporter: "VCA",
        place: Place { name: "Việt Nam", kind: AreaKind::Country, sector: None },
        year: year(2021),
        stock,
        level: Some(Level {
            value: 27394.0,
            footing: Standing::default(),
            change: Some(Change {
                said: Said::Percent(Percent::worked_out(5.1997)),
                base: year(2020),
                stated: None,
                ours: None,
                not_on: None,
                base_footing: Standing::default(),
                source_says: &[],
            }),
        }),
        difference: None,
        inflow: Some(Inflow {
            measure: inflow,
            by: None,
            value: 2283.0,
            footing: Standing::default(),
            attained: Some(Percent { value: 152.2, decimals: 1, about: Approx::No }),
            worked_out: false,
        }),
        nearest: None,
        elsewhere: None,
        unread: false,
    }
}

#[test]
fn the_year_2021_reads_as_a_person_would_write_it() {
    let facts = of_2021(measure("Hợp tác xã", "HTX"), measure("Thành lập mới", "hợp tác xã"));
    assert_eq!(
        headline(Vi, &facts),
        "Theo VCA, năm 2021, cả nước có 27.394 hợp tác xã, tăng 5,2% so với năm 2020; thành lập mới 2.283 hợp tác xã, vượt 52,2% kế hoạch."
    );
    let facts = of_2021(measure("Co-operatives", "co-operatives"), measure("New co-operatives", "co-operatives"));
    assert_eq!(
        headline(En, &facts),
        "According to VCA, in 2021, the country had 27,394 co-operatives, up 5.2% on 2020; the year brought 2,283 new co-operatives, 52.2% over plan."
    );
}

#[test]
fn a_per_cent_of_the_plan_that_no_source_states_is_told_as_worked_out() {
    let mut facts = of_2021(measure("Hợp tác xã", "HTX"), measure("Hợp tác xã thành lập mới", "HTX"));
    facts.inflow = facts.inflow.map(|inflow| Inflow { worked_out: true, ..inflow });
    assert!(
        headline(Vi, &facts).ends_with("thành lập mới, vượt 52,2% kế hoạch (tính ra)."),
        "{}",
        headline(Vi, &facts)
    );
    assert!(headline(En, &facts).ends_with("52.2% over plan (worked out)."), "{}", headline(En, &facts));
    facts.inflow = facts.inflow.map(|inflow| Inflow { attained: None, ..inflow });
    assert!(!headline(Vi, &facts).contains("tính ra"), "there is no per cent");
}

#[test]
fn a_name_that_holds_its_unit_is_counted_whole() {
    let facts = of_2021(measure("Tổng số hợp tác xã", "HTX"), measure("Hợp tác xã thành lập mới", "HTX"));
    assert_eq!(
        headline(Vi, &facts),
        "Theo VCA, năm 2021, cả nước có 27.394 hợp tác xã, tăng 5,2% so với năm 2020; trong năm có 2.283 hợp tác xã thành lập mới, vượt 52,2% kế hoạch."
    );
}

#[test]
fn what_is_measured_and_not_counted_has_sentences_too() {
    let mut facts = of_2021(measure("Vốn điều lệ", "triệu đồng"), measure("Vốn góp thêm", "triệu đồng"));
    facts.place = Place { name: "Hà Nội", kind: AreaKind::Province, sector: None };
    assert_eq!(
        headline(Vi, &facts),
        "Theo VCA, năm 2021, vốn điều lệ của Hà Nội là 27,39 tỷ đồng, tăng 5,2% so với năm 2020; vốn góp thêm 2,28 tỷ đồng, vượt 52,2% kế hoạch."
    );
    let mut facts = of_2021(measure("Charter capital", "million VND"), measure("Capital added", "million VND"));
    facts.place = Place { name: "Hà Nội", kind: AreaKind::Province, sector: None };
    assert_eq!(
        headline(En, &facts),
        "According to VCA, in 2021, charter capital in Hà Nội stood at VND 27.39 billion, up 5.2% on 2020; capital added: VND 2.28 billion, 52.2% over plan."
    );
}

#[test]
fn estimate_about_and_another_date_are_said() {
    let day = Date::parse("2022-11-08");
    let mut facts = of_2021(measure("Hợp tác xã", "HTX"), measure("Thành lập mới", "hợp tác xã"));
    facts.year = year(2022);
    let footing = Standing { status: Status::Estimate, approx: Approx::About, as_of: day, ..Standing::default() };
    facts.level = Some(Level { value: 29021.0, footing, change: None });
    facts.inflow = facts.inflow.map(|inflow| Inflow {
        footing: Standing { as_of: day, ..Standing::default() },
        attained: None,
        ..inflow
    });
    assert_eq!(
        headline(Vi, &facts),
        "Theo VCA, tính đến ngày 08/11/2022, cả nước ước có khoảng 29.021 hợp tác xã; thành lập mới 2.283 hợp tác xã."
    );
    facts.level = Some(Level {
        value: 29021.0,
        footing: Standing { approx: Approx::About, ..Standing::default() },
        change: None,
    });
    assert_eq!(
        headline(Vi, &facts),
        "Theo VCA, năm 2022, cả nước có khoảng 29.021 hợp tác xã; thành lập mới 2.283 hợp tác xã (tính đến ngày 08/11/2022)."
    );
    facts.stock = measure("Co-operatives", "co-operatives");
    facts.level = Some(Level { value: 29021.0, footing, change: None });
    facts.inflow = None;
    assert_eq!(
        headline(En, &facts),
        "According to VCA, as of 8 November 2022, the country had about 29,021 co-operatives (estimate)."
    );
}

#[test]
fn a_change_that_the_source_states_in_number_stands_beside_the_one_of_its_figures() {
    let mut facts = of_2021(measure("Hợp tác xã", "hợp tác xã"), measure("Thành lập mới", "hợp tác xã"));
    facts.inflow = None;
    let level = facts.level.unwrap();
    let said = [1454.0, -50.0].map(|number| [(Said::Number(number, 0), Witness::default())]);
    let change = level.change.map(|change| Change { source_says: &said[0], ..change });
    facts.level = Some(Level { change, ..level });
    assert_eq!(
        headline(Vi, &facts),
        "Theo VCA, năm 2021, cả nước có 27.394 hợp tác xã, tăng 5,2% so với năm 2020 (tính ra; nguồn nêu tăng 1.454)."
    );
    let change = level.change.map(|change| Change { source_says: &said[1], ..change });
    facts.level = Some(Level { change, ..level });
    assert!(headline(En, &facts).ends_with("(worked out; its source states down 50)."), "{}", headline(En, &facts));
}

#[test]
fn a_change_carries_what_makes_the_figure_of_its_base_uncertain() {
    let mut facts = of_2021(measure("Hợp tác xã", "hợp tác xã"), measure("Thành lập mới", "hợp tác xã"));
    let level = facts.level.unwrap();
    let base_footing = Standing { uncertain: true, ..Standing::default() };
    let change = level.change.map(|change| Change { base_footing, ..change });
    facts.level = Some(Level { change, ..level });
    let told = headline(Vi, &facts);
    assert!(told.contains("tăng 5,2% so với năm 2020 (số năm 2020: độ chắc chắn thấp); thành lập mới 2.283"), "{told}");
    let percent = |value, decimals| Said::Percent(Percent { value, decimals, about: Approx::No });
    let said = [(percent(5.0, 0), Witness { about: Approx::About, ..Witness::default() })];
    let change = change.map(|change| Change { source_says: &said, ..change });
    facts.level = Some(Level { change, ..level });
    let told = headline(En, &facts);
    assert!(
        told.contains("up 5.2% on 2020 (worked out; 2020 figure: low certainty; its source states up about 5%); "),
        "{told}"
    );
    assert!(told.ends_with("new hợp tác xã.") || told.contains("2,283"), "{told}");
    let another = (percent(7.6, 1), Witness { other: Some("Nhà in"), ..Witness::default() });
    let said = [said[0], another];
    facts.level = Some(Level { change: change.map(|change| Change { source_says: &said, ..change }), ..level });
    let told = headline(En, &facts);
    assert!(told.contains("; its source states up about 5%; Nhà in states up 7.6%)"), "{told}");
}

#[test]
fn a_long_headline_leaves_out_the_plan_and_then_what_came_before_it_parts_a_change_from_its_doubts() {
    let of = |name: &str| {
        let inflow = measure(name, "hợp tác xã");
        let mut facts = of_2021(measure("Hợp tác xã", "hợp tác xã"), inflow);
        facts.level =
            facts.level.map(|level| Level { footing: Standing { uncertain: true, ..level.footing }, ..level });
        headline(Vi, &facts)
    };
    assert!(of("Thành lập mới").ends_with("vượt 52,2% kế hoạch."));
    let longer = of("Hợp tác xã thành lập mới trong năm vừa qua của toàn khu vực");
    assert!(longer.contains("2.283") && !longer.contains("kế hoạch"), "{longer}");
    let longest = of(&"Thành lập mới trong năm ".repeat(8));
    assert!(longest.ends_with("so với năm 2020.") && !longest.contains("2.283"), "{longest}");
}

#[test]
fn a_level_of_another_date_rose_by_a_number_and_no_per_cent() {
    let mut facts = of_2021(measure("Hợp tác xã", "HTX"), measure("Thành lập mới", "hợp tác xã"));
    facts.year = year(2022);
    facts.inflow = None;
    let footing = Standing { as_of: Date::parse("2022-11-08"), ..Standing::default() };
    facts.level = Some(Level { value: 29_021.0, footing, change: None });
    let (why, number, base) = (Apart::Dates, 1_627.0, year(2021));
    let difference = Difference {
        why,
        number,
        decimals: 0,
        about: false,
        base,
        base_as_of: None,
        base_footing: Standing::default(),
    };
    facts.difference = Some(difference);
    assert_eq!(
        headline(Vi, &facts),
        "Theo VCA, tính đến ngày 08/11/2022, cả nước có 29.021 hợp tác xã, tăng 1.627 so với cuối năm 2021."
    );
    facts.stock = measure("Co-operatives", "co-operatives");
    assert_eq!(
        headline(En, &facts),
        "According to VCA, as of 8 November 2022, the country had 29,021 co-operatives, up 1,627 from the end of 2021."
    );
    facts.difference = Some(Difference { number: -1_627.0, base_as_of: footing.as_of, ..difference });
    assert!(headline(En, &facts).ends_with("down 1,627 from 8 November 2022."), "{}", headline(En, &facts));
    facts.difference = Some(Difference { number: -1_627.5, decimals: 1, base_as_of: footing.as_of, ..difference });
    assert!(headline(En, &facts).ends_with("down 1,627.5 from 8 November 2022."), "{}", headline(En, &facts));
    facts.difference = Some(Difference { number: 1_600.0, about: true, ..difference });
    assert!(headline(En, &facts).ends_with("up about 1,600 from the end of 2021."), "{}", headline(En, &facts));
}

#[test]
fn a_level_over_a_break_compares_with_nothing() {
    let mut facts = of_2021(measure("Tổ hợp tác", "THT"), measure("Thành lập mới", "tổ"));
    facts.inflow = None;
    facts.level = Some(Level { value: 73_000.0, footing: Standing::default(), change: None });
    let difference = Difference {
        why: Apart::Break,
        number: -46_000.0,
        decimals: 0,
        about: false,
        base: year(2020),
        base_as_of: None,
        base_footing: Standing::default(),
    };
    facts.difference = Some(difference);
    assert_eq!(
        headline(Vi, &facts),
        "Theo VCA, năm 2021, cả nước có 73.000 tổ hợp tác, không so sánh được với năm 2020 vì dãy số đứt quãng."
    );
}

#[test]
fn a_stated_change_is_said_to_be_stated() {
    let mut facts = of_2021(measure("Hợp tác xã", "HTX"), measure("Thành lập mới", "hợp tác xã"));
    facts.inflow = None;
    facts.level = facts.level.map(|level| Level {
        change: Some(Change {
            said: Said::Percent(Percent { value: 7.6, decimals: 1, about: Approx::No }),
            base: year(2020),
            stated: Some(Witness::default()),
            ours: None,
            not_on: None,
            base_footing: Standing::default(),
            source_says: &[],
        }),
        ..level
    });
    assert_eq!(
        headline(Vi, &facts),
        "Theo VCA, năm 2021, cả nước có 27.394 hợp tác xã, tăng 7,6% so với năm 2020 (nguồn nêu)."
    );
    let mut by = |stated, source_says| {
        let level = facts.level.unwrap();
        let change = level.change.map(|change| Change { stated, source_says, ..change });
        facts.level = Some(Level { change, ..level });
        [Vi, En].map(|lang| headline(lang, &facts).split(" (").nth(1).unwrap_or_default().to_owned())
    };
    let other = Witness { other: Some("Nhà in"), ..Witness::default() };
    assert_eq!(by(Some(other), &[]), ["Nhà in nêu).", "as Nhà in states)."]);
    let said = Said::Percent(Percent { value: 5.0, decimals: 0, about: Approx::No });
    let says = [(said, other)];
    assert_eq!(by(None, &says), ["tính ra; Nhà in nêu tăng 5%).", "worked out; Nhà in states up 5%)."]);
    let footing = Standing { opened: true, status: Status::Estimate, ..Standing::default() };
    let added = Witness { footing, ..Witness::default() };
    let told = ["nguồn nêu [từ tệp mở thêm, ước tính]).", "as stated [from an added file, estimate])."];
    assert_eq!(by(Some(added), &[]), told);
}

#[test]
fn a_year_without_a_figure_says_so_and_names_the_nearest() {
    let mut facts = of_2021(measure("Hợp tác xã", "HTX"), measure("Thành lập mới", "hợp tác xã"));
    facts.level = None;
    facts.nearest = Some(year(2020));
    assert_eq!(
        headline(Vi, &facts),
        "Chưa có số liệu năm 2021 về hợp tác xã của cả nước theo VCA; thành lập mới 2.283 hợp tác xã, vượt 52,2% kế hoạch."
    );
    facts.inflow = None;
    assert_eq!(
        headline(Vi, &facts),
        "Chưa có số liệu năm 2021 về hợp tác xã của cả nước theo VCA. Năm gần nhất có số liệu này là 2020."
    );
    facts.nearest = None;
    assert_eq!(headline(En, &facts), "There is no 2021 figure for hợp tác xã in the country reported by VCA.");
}

#[test]
fn a_figure_that_another_reporter_has_is_not_denied() {
    let mut facts = of_2021(measure("Hợp tác xã", "HTX"), measure("Thành lập mới", "hợp tác xã"));
    (facts.level, facts.inflow, facts.nearest) = (None, None, Some(year(2020)));
    let others = vec![of_another("VCA", "26.040 HTX"), of_another("MPI/MoF", "26.000 HTX (số gần đúng)")];
    facts.elsewhere = Some(Elsewhere { others });
    facts.reporter = "MARD";
    assert_eq!(
        headline(Vi, &facts),
        "Chưa có số liệu năm 2021 về hợp tác xã của cả nước theo MARD; theo VCA: 26.040 HTX; theo MPI/MoF: 26.000 HTX (số gần đúng)."
    );
    facts.elsewhere = Some(Elsewhere { others: vec![of_another("VCA", "26,040 co-operatives")] });
    assert_eq!(
        headline(En, &facts),
        "There is no 2021 figure for hợp tác xã in the country reported by MARD; VCA: 26,040 co-operatives."
    );
    facts.unread = true;
    assert!(!headline(En, &facts).contains("VCA"), "what was not read may be the chosen one's");
}

#[test]
fn what_is_not_final_reads_as_its_badge_says() {
    let told = |lang, footing: Standing| {
        let mut facts = of_2021(measure("Hợp tác xã", "HTX"), measure("Thành lập mới", "hợp tác xã"));
        facts.level = Some(Level { value: 35_041.0, footing, change: None });
        facts.inflow = None;
        headline(lang, &facts)
    };
    let of = |status| Standing { status, ..Standing::default() };
    assert_eq!(told(Vi, of(Status::Estimate)), "Theo VCA, năm 2021, cả nước ước có 35.041 hợp tác xã.");
    assert_eq!(told(Vi, of(Status::Provisional)), "Theo VCA, năm 2021, cả nước có 35.041 hợp tác xã (sơ bộ).");
    assert_eq!(told(Vi, of(Status::Forecast)), "Theo VCA, năm 2021, cả nước có 35.041 hợp tác xã (dự báo).");
    assert!(told(En, of(Status::Provisional)).ends_with("35,041 hợp tác xã (provisional)."));
    let uncertain = Standing { uncertain: true, approx: Approx::About, ..Standing::default() };
    assert_eq!(told(Vi, uncertain), "Theo VCA, năm 2021, cả nước có khoảng 35.041 hợp tác xã (độ chắc chắn thấp).");
    let derived = Standing { derived: true, ..of(Status::Estimate) };
    assert_eq!(told(Vi, derived), "Theo VCA, năm 2021, cả nước ước có 35.041 hợp tác xã (tính ra).");
}

#[test]
fn a_name_that_looks_like_a_placeholder_stays_what_it_is() {
    let mut facts = of_2021(measure("{p} {base}", "{n}"), measure("{}", "{{"));
    facts.place = Place { name: "{when}", kind: AreaKind::Province, sector: None };
    assert_eq!(
        headline(Vi, &facts),
        "Theo VCA, năm 2021, {p} {base} của {when} là 27.394 {n}, tăng 5,2% so với năm 2020; {} 2.283 {{, vượt 52,2% kế hoạch."
    );
}

#[test]
fn every_case_is_a_clean_sentence_and_no_two_cases_read_alike() {
    let names = [
        (measure("Hợp tác xã", "HTX"), measure("Hợp tác xã mới", "HTX")),
        (measure("Thành viên", "người"), measure("Kết nạp", "người")),
    ];
    let percents = [5.2, -5.2, 0.01, 0.0];
    let plans = [152.2, 73.2, 100.0, 99.99];
    let none = Standing::default();
    let footings = [
        none,
        Standing { status: Status::Estimate, ..none },
        Standing { approx: Approx::About, ..none },
        Standing { status: Status::Provisional, ..none },
        Standing { uncertain: true, ..none },
    ];
    for lang in Lang::ALL {
        let mut seen = std::collections::BTreeSet::new();
        for (stock, inflow) in names {
            for footing in footings {
                for change in percents.map(Some).into_iter().chain([None]) {
                    for attained in plans.map(Some).into_iter().chain([None]) {
                        let mut facts = of_2021(stock, inflow);
                        let change = change.map(|value| Change {
                            said: Said::Percent(Percent::worked_out(value)),
                            base: year(2020),
                            stated: None,
                            ours: None,
                            not_on: None,
                            base_footing: Standing::default(),
                            source_says: &[],
                        });
                        facts.level = Some(Level { value: 27394.0, footing, change });
                        let attained = attained.map(|value| Percent { value, decimals: 1, about: Approx::No });
                        let (value, worked_out) = (2283.0, false);
                        facts.inflow = Some(Inflow { measure: inflow, by: None, value, footing, attained, worked_out });
                        let sentence = headline(lang, &facts);
                        check_sentence(&sentence);
                        assert!(sentence.ends_with('.'), "{sentence}");
                        assert!(seen.insert(sentence.clone()), "{sentence}");
                    }
                }
            }
        }
        assert_eq!(seen.len(), 2 * footings.len() * 5 * 5);
    }
}

#[test]
fn a_stated_change_leads_what_the_figures_give_with_the_level_from_which_that_was_worked_out() {
    let mut facts = of_2021(measure("Hợp tác xã", "hợp tác xã"), measure("Thành lập mới", "hợp tác xã"));
    facts.inflow = None;
    let level = facts.level.unwrap();
    let ours =
        Some(Ours { percent: Percent::worked_out(5.2), number: None, from: 26_040.0, decimals: 0, about: Approx::No });
    let said = Said::Number(1_454.0, 0);
    let stated = Some(Witness { other: Some("Nhà in"), ..Witness::default() });
    let base_footing = Standing { uncertain: true, ..Standing::default() };
    let change = level.change.map(|change| Change { said, stated, ours, base_footing, ..change });
    facts.level = Some(Level { change, ..level });
    assert_eq!(
        headline(Vi, &facts),
        "Theo VCA, năm 2021, cả nước có 27.394 hợp tác xã, tăng 1.454 so với năm 2020 (Nhà in nêu; tính ra từ 26.040: tăng 5,2%; số năm 2020: độ chắc chắn thấp)."
    );
    facts.stock = measure("Vốn điều lệ", "triệu đồng");
    let about = ours.map(|ours| Ours { about: Approx::About, percent: ours.percent.of_rough(true), ..ours });
    let change = change.map(|change| Change { stated: Some(Witness::default()), ours: about, ..change });
    facts.level = Some(Level { change, ..level });
    assert!(
        headline(Vi, &facts).contains("(nguồn nêu; tính ra từ khoảng 26,04 tỷ đồng: tăng khoảng 5%; "),
        "{}",
        headline(Vi, &facts)
    );
}

#[test]
fn beside_a_later_year_there_is_less_or_more_and_no_rise_or_fall() {
    let mut facts = of_2021(measure("Hợp tác xã", "HTX"), measure("Thành lập mới", "hợp tác xã"));
    facts.inflow = None;
    let level = facts.level.unwrap();
    let mut told = |lang, stock, percent| {
        facts.stock = stock;
        let said = Said::Percent(Percent::worked_out(percent));
        let change = level.change.map(|change| Change { said, base: year(2024), ..change });
        facts.level = Some(Level { change, ..level });
        headline(lang, &facts).split(", ").last().unwrap_or_default().to_owned()
    };
    let (vi, en) = (measure("Hợp tác xã", "HTX"), measure("Co-operatives", "co-operatives"));
    assert_eq!(told(Vi, vi, -6.5), "ít hơn 6,5% so với năm 2024.");
    assert_eq!(told(Vi, vi, 6.5), "nhiều hơn 6,5% so với năm 2024.");
    assert_eq!(told(En, en, -6.5), "6.5% fewer than in 2024.");
    assert_eq!(told(Vi, measure("Vốn điều lệ", "triệu đồng"), -6.5), "thấp hơn 6,5% so với năm 2024.");
    assert_eq!(told(En, measure("Capital", "million VND"), 6.5), "6.5% higher than in 2024.");
    assert_eq!(told(Vi, vi, 0.0), "không đổi so với năm 2024.");
}

#[test]
fn what_came_in_has_a_sentence_under_its_own_name_where_another_is_named_before_it() {
    let mut facts = of_2021(measure("Hợp tác xã", "HTX"), measure("Hợp tác xã mới", "HTX"));
    facts.inflow = facts.inflow.map(|inflow| Inflow { by: Some("Nhà in"), ..inflow });
    assert!(
        headline(Vi, &facts)
            .ends_with("so với năm 2020. Theo Nhà in, trong năm có 2.283 hợp tác xã mới, vượt 52,2% kế hoạch."),
        "{}",
        headline(Vi, &facts)
    );
    (facts.level, facts.nearest) = (None, None);
    let others = vec![of_another("Báo Một", "26.040 HTX")];
    facts.elsewhere = Some(Elsewhere { others });
    let told = headline(En, &facts);
    assert!(told.contains("; Báo Một: 26.040 HTX. According to Nhà in, the year brought 2,283"), "{told}");
}
