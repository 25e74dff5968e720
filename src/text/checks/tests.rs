//! The lines of the checks in both languages.

use super::*;
use crate::analysis::checks::checks_all;
use crate::analysis::testing::{World, date, key};
use crate::model::{Kind, Rate, Status, Text};
use crate::text::test_help::check_sentence;

/// The lines of all outcomes of a check, Vietnamese and English.
fn lines(world: World, kind: CheckKind) -> Vec<[String; 2]> {
    let dataset = world.build();
    let found: Vec<_> = checks_all(&dataset).filter(|outcome| outcome.kind == kind).collect();
    found.iter().map(|outcome| Lang::ALL.map(|lang| line(&dataset, outcome, lang))).collect()
}

/// The seed: levels of 2020 and 2021 with flows and a growth, by a reporter with a short name.
fn seed() -> World {
    let mut world = World::new();
    world.catalog.reporters[0].short = Some(Text::new("Liên minh", Some("the Alliance")));
    let [stock, inflow, outflow] = world.stock_with_flows("HTX").map(key);
    let rate = key(world.speaking_of("tăng", Kind::Rate, stock.indicator, Some(Rate::Growth)));
    let other = world.source("other", None);
    world.say(stock, 2020, 26_040.0).source = other;
    for (key, value) in [(stock, 27_394.0), (inflow, 2_283.0), (outflow, 433.0), (rate, 7.6)] {
        world.say(key, 2021, value);
    }
    world
}

#[test]
fn the_seeds_growth_is_told_with_its_implied_base() {
    let [[vi, en]] = &lines(seed(), CheckKind::Growth)[..] else { panic!() };
    assert_eq!(
        vi,
        "25.459 = 27.394 ÷ 1,076; nguồn khác của Liên minh nêu 26.040 HTX cho năm 2020 (lệch +581, tức 2,2%): hoặc mức tăng được tính trên số khác của năm 2020, hoặc một trong các số này sai."
    );
    assert_eq!(
        en,
        "25,459 = 27,394 ÷ 1.076; another source of the Alliance states 26,040 co-operatives for 2020 (off by +581, or 2.2%): either the growth is on another figure of 2020, or one of these is wrong."
    );
}

#[test]
fn what_one_source_tells_twice_and_what_two_reporters_tell_have_heads_of_their_own() {
    let mut world = World::new();
    let of = key(world.indicator("HTX", Kind::Stock));
    let (second, other) = (world.reporter("mpi"), world.source("other", None));
    world.say(of, 2018, 2_390.0);
    world.say(of, 2018, 1_610.0);
    world.say(of, 2019, 2_226.0);
    world.say(of, 2019, 1_977.0).source = other;
    world.say(SeriesKey { reporter: second, ..of }, 2019, 3_000.0);
    let dataset = world.build();
    let told: Vec<_> = crate::analysis::checks::checks_all(&dataset)
        .map(|outcome| (name_of(&dataset, &outcome, Lang::Vi), heading(&dataset, &outcome, Lang::Vi)))
        .collect();
    let told: Vec<_> = told.iter().map(|(name, heading)| (*name, heading.as_str())).collect();
    assert_eq!(
        told,
        [
            ("Trong cùng một nguồn", "HTX, VN, 2018 · Vca"),
            ("Giữa các cơ quan báo cáo", "HTX, VN, 2019"),
            ("Giữa các lần công bố", "HTX, VN, 2019 · Vca"),
        ]
    );
}

#[test]
fn a_change_is_told_with_the_base_that_it_implies_and_that_it_may_have_been_revised() {
    let mut world = World::new();
    world.catalog.reporters[0].short = Some(Text::new("Liên minh", Some("the Alliance")));
    let of = world.indicator("HTX", Kind::Stock);
    let change = key(world.speaking_of("thay đổi", Kind::Flow, of, None));
    let other = world.source("other", None);
    world.say(key(of), 2023, 31_364.0).source = other;
    world.say(key(of), 2024, 33_557.0);
    world.say(change, 2024, 1_454.0);
    let [[vi, en]] = &lines(world, CheckKind::Growth)[..] else { panic!() };
    assert_eq!(
        vi,
        "32.103 = 33.557 − 1.454; nguồn khác của Liên minh nêu 31.364 HTX cho năm 2023 (lệch −739, tức 2,4%): hoặc số năm 2023 đã được sửa, hoặc một trong các số này sai."
    );
    assert_eq!(
        en,
        "32,103 = 33,557 − 1,454; another source of the Alliance states 31,364 co-operatives for 2023 (off by −739, or 2.4%): either the figure of 2023 was revised, or one of these is wrong."
    );
}

#[test]
fn two_numbers_that_agree_are_not_called_one() {
    let mut world = World::new();
    let members = world.indicator("members", Kind::Stock);
    world.edit(members).scale = 1e6;
    let other = world.source("other", None);
    world.say(key(members), 2024, 5.8).approx = crate::model::Approx::About;
    let about = world.say(key(members), 2024, 6.0);
    (about.approx, about.source) = (crate::model::Approx::About, other);
    world.say(key(members), 2024, 5.8).source = other;
    let lines = lines(world, CheckKind::Revisions);
    assert!(
        lines.iter().any(|[vi, _]| vi == "Các nguồn của vca nêu cùng một số cho năm 2024: 5.800.000 HTX."),
        "{lines:?}"
    );
    let apart = "vca states 5,800,000 co-operatives and about 6,000,000 for 2024: about 200,000 apart, which is no contradiction, since one is rounded or approximate.";
    assert!(lines.iter().any(|[_, en]| en == apart), "{lines:?}");
}

#[test]
fn what_lies_between_two_reporters_is_told_as_roughly_as_the_rougher_of_their_figures() {
    let mut world = World::new();
    let members = world.indicator("members", Kind::Stock);
    let other = world.reporter("mpi");
    world.say(key(members), 2021, 1_946.0).digits = Some(0);
    let about = world.say(SeriesKey { reporter: other, ..key(members) }, 2021, 4_800.0);
    about.approx = crate::model::Approx::About;
    let lines = lines(world, CheckKind::Reporters);
    let [[vi, en]] = &lines[..] else { panic!("{lines:?}") };
    assert!(vi.contains("cách nhau khoảng 2.9") && vi.ends_with("% số của vca."), "{vi}");
    assert!(vi.contains("bằng khoảng 147% số"), "{vi}");
    assert!(en.contains("about 2,900 apart, about 147% of the figure of vca"), "{en}");
}

#[test]
fn what_other_figures_imply_is_written_with_the_digits_in_which_it_differs() {
    let mut world = World::new();
    let of = key(world.indicator("HTX", Kind::Stock));
    let other = key(world.indicator("other", Kind::Stock));
    world.say(other, 2020, 401.0);
    world.say(of, 2021, 101.0);
    world.derive(of, 2021, 101.0, "other[2020] * 0.251");
    let lines = lines(world, CheckKind::Revisions);
    assert!(
        lines.iter().any(|[_, en]| en.contains("states 101 ") && en.contains("imply 100.7; 0.3, or 0.3% apart")),
        "{lines:?}"
    );
}

#[test]
fn a_fall_is_added_where_it_is_taken_away() {
    let mut world = World::new();
    let of = world.indicator("tổ", Kind::Stock);
    let change = key(world.speaking_of("thay đổi", Kind::Flow, of, None));
    for (key, of, value) in [(key(of), 2020, 119_248.0), (key(of), 2021, 73_248.0), (change, 2021, -46_000.0)] {
        world.say(key, of, value).digits = Some(0);
    }
    let [[vi, en]] = &lines(world, CheckKind::Growth)[..] else { panic!() };
    assert!(vi.starts_with("119.248 = 73.248 + 46.000; khớp"), "{vi}");
    assert!(en.starts_with("119,248 = 73,248 + 46,000; agrees"), "{en}");
}

#[test]
fn the_seeds_flows_are_told_with_what_they_leave_unexplained() {
    let [[vi, en]] = &lines(seed(), CheckKind::StockFlow)[..] else { panic!() };
    assert_eq!(
        vi,
        "27.890 = 26.040 + 2.283 − 433; Liên minh nêu 27.394 HTX cho cuối năm 2021 (chưa giải thích được −496, tức 1,8%)."
    );
    assert_eq!(
        en,
        "27,890 = 26,040 + 2,283 − 433; the Alliance states 27,394 co-operatives for the end of 2021 (unexplained: −496, or 1.8%)."
    );
}

#[test]
fn what_agrees_only_with_an_about_is_not_told_to_agree_within_rounding() {
    let told = |rate: f64| {
        let mut world = World::new();
        let of = world.indicator("HTX", Kind::Stock);
        let growth = world.speaking_of("tăng", Kind::Rate, of, Some(Rate::Growth));
        world.say(key(of), 2023, 31_700.0).approx = crate::model::Approx::About;
        world.say(key(of), 2024, 33_335.0);
        world.say(key(growth), 2024, rate);
        lines(world, CheckKind::Growth).remove(0)
    };
    let [vi, en] = told(4.74);
    assert!(vi.ends_with("khớp với khoảng 31.700 HTX mà vca nêu cho năm 2023, trong phạm vi của số gần đúng."), "{vi}");
    assert!(en.ends_with("states for 2023, within what an approximate figure leaves open."), "{en}");
    let [vi, en] = told(5.2);
    assert!(vi.ends_with(", trong phạm vi làm tròn.") && en.ends_with(", within rounding."), "{vi} {en}");
}

#[test]
fn a_plan_is_told_as_a_quotient() {
    let mut world = World::new();
    let of = world.indicator("new", Kind::Flow);
    let plan = world.speaking_of("plan", Kind::Target, of, None);
    let met = world.speaking_of("met", Kind::Rate, of, Some(Rate::Attainment));
    for (indicator, value) in [(of, 2_283.0), (plan, 1_500.0), (met, 152.2)] {
        world.say(key(indicator), 2021, value);
    }
    let [[vi, _]] = &lines(world, CheckKind::Attainment)[..] else { panic!() };
    assert_eq!(vi, "1.500 = 2.283 ÷ 152,2%; khớp với kế hoạch năm 2021 là 1.500 HTX, trong phạm vi làm tròn.");
}

#[test]
fn a_share_is_told_in_points() {
    let mut world = World::new();
    let of = world.indicator("of", Kind::Stock);
    let share = world.speaking_of("share", Kind::Rate, of, None);
    let sector = Some(world.sector("agri", None));
    world.say(key(of), 2022, 29_021.0);
    world.say(SeriesKey { sector, ..key(of) }, 2022, 19_384.0);
    world.say(SeriesKey { sector, ..key(share) }, 2022, 68.8);
    let [[vi, en]] = &lines(world, CheckKind::Shares)[..] else { panic!() };
    assert_eq!(vi, "66,79% = 19.384 ÷ 29.021; nguồn nêu 68,8% (lệch +2,01 điểm phần trăm).");
    assert_eq!(en, "66.79% = 19,384 ÷ 29,021; the source states 68.8% (off by +2.01 percentage points).");
}

#[test]
fn a_difference_too_small_for_the_digits_gets_more_of_them() {
    let mut world = World::new();
    let of = world.indicator("of", Kind::Stock);
    let rate = world.speaking_of("rate", Kind::Rate, of, Some(Rate::Growth));
    world.say(key(of), 2020, 1_000_001.0);
    world.say(key(of), 2021, 1_100_001.0);
    world.say(key(rate), 2021, 10.0).digits = Some(9);
    let [[vi, _]] = &lines(world, CheckKind::Growth)[..] else { panic!() };
    assert!(vi.starts_with("1.000.000,9 = 1.100.001 ÷ 1,10000000000; "), "{vi}");
}

#[test]
fn many_parts_are_told_by_the_first_and_the_last() {
    let mut world = World::new();
    let of = key(world.indicator("of", Kind::Stock));
    world.say(of, 2020, 1.0);
    for n in 0..63 {
        let area = world.region(&format!("R{n}"));
        world.say(SeriesKey { area, ..of }, 2020, 101.0 + f64::from(n));
    }
    let [[vi, _]] = &lines(world, CheckKind::Regions)[..] else { panic!() };
    assert!(vi.starts_with("8.316 = 101 + 102 + ") && vi.contains(" + 110 + … + 163; "), "{vi}");
}

#[test]
fn what_is_missing_is_named_and_the_rest_counted() {
    let mut world = World::new();
    let of = key(world.indicator("Số HTX", Kind::Stock));
    world.say(of, 2020, 100.0);
    let areas: Vec<_> = (1..=6).map(|n| world.region(&format!("Vùng {n}"))).collect();
    world.say(SeriesKey { area: areas[0], ..of }, 2020, 10.0);
    let [[vi, en]] = &lines(world, CheckKind::Regions)[..] else { panic!() };
    assert_eq!(
        vi,
        "Không nguồn nào nêu: Số HTX, Vùng 2, 2020; Số HTX, Vùng 3, 2020; Số HTX, Vùng 4, 2020; và 2 số khác."
    );
    assert!(en.ends_with("; and 2 more."));
}

#[test]
fn a_flow_that_was_worked_out_from_the_change_is_told_as_no_proof() {
    let mut world = World::new();
    let [stock, inflow, outflow] = world.stock_with_flows("HTX").map(key);
    world.say(stock, 2023, 100.0);
    world.say(stock, 2024, 110.0);
    world.say(inflow, 2024, 15.0);
    world.derive(outflow, 2024, 5.0, "HTX_in[2024] - (HTX[2024] - HTX[2023])");
    let [[vi, en]] = &lines(world, CheckKind::StockFlow)[..] else { panic!() };
    assert_eq!(vi, "Được tính từ chính các số cần đối chiếu nên không chứng minh được gì: HTX_out, VN, 2024.");
    assert_eq!(
        en,
        "Worked out from the same figures that it would be tested with, so it proves nothing: HTX_out, VN, 2024."
    );
}

/// What two reporters say of one year, each of a day, as it is told of one kind of figure.
fn two_reporters(kind: Kind, values: [f64; 2], days: [Option<&str>; 2]) -> [String; 2] {
    let mut world = World::new();
    world.catalog.reporters[0].short = Some(Text::new("Liên minh", Some("the Alliance")));
    let of = key(world.indicator("x", kind));
    let second = world.reporter("Bộ");
    for (reporter, (value, day)) in [of.reporter, second].into_iter().zip(values.into_iter().zip(days)) {
        world.say(SeriesKey { reporter, ..of }, 2022, value).as_of = day.map(date);
    }
    lines(world, CheckKind::Reporters).remove(0)
}

#[test]
fn two_reporters_of_two_days_are_told_with_both_and_not_compared() {
    let [vi, en] = two_reporters(Kind::Stock, [125.0, 125.0], [Some("2022-11-08"), None]);
    assert_eq!(
        vi,
        "Liên minh nêu 125 HTX (ngày 08/11/2022), Bộ nêu 125 (cuối năm 2022): không cùng thời điểm nên không so được."
    );
    assert_eq!(
        en,
        "the Alliance states 125 co-operatives (8 November 2022), Bộ 125 (the end of 2022): of different dates, so not compared."
    );
    let [vi, en] = two_reporters(Kind::Flow, [1_942.0, 2_197.0], [Some("2022-12-11"), None]);
    assert!(
        vi.starts_with("Liên minh nêu 1.942 HTX (từ đầu năm đến ngày 11/12/2022), Bộ nêu 2.197 (cả năm 2022): "),
        "{vi}"
    );
    assert!(
        en.contains("1,942 co-operatives (the year up to 11 December 2022), Bộ 2,197 (the whole of 2022): "),
        "{en}"
    );
    let [vi, _] = two_reporters(Kind::Stock, [125.0, 125.0], [Some("2022-12-11"), None]);
    assert_eq!(
        vi, "Liên minh nêu 125 HTX, Bộ nêu 125 cho năm 2022: khớp.",
        "a level of December is that of the year's end"
    );
}

#[test]
fn a_level_that_is_too_rough_for_the_change_is_named() {
    let mut world = World::new();
    let of = world.indicator("Thành viên", Kind::Stock);
    let change = key(world.speaking_of("thay đổi", Kind::Flow, of, None));
    world.edit(of).scale = 1e6;
    world.say(key(of), 2021, 6.0).approx = crate::model::Approx::About;
    world.say(key(of), 2022, 5.935);
    world.say(change, 2022, 243_000.0);
    let [[vi, en]] = &lines(world, CheckKind::Growth)[..] else { panic!() };
    assert_eq!(
        vi,
        "Được làm tròn hoặc chỉ gần đúng, có thể sai bằng cả mức thay đổi cần kiểm tra nên không chứng minh được gì: Thành viên, VN, 2021."
    );
    assert_eq!(
        en,
        "Rounded or approximate by as much as the change to be tested, so it proves nothing: Thành viên, VN, 2021."
    );
}

#[test]
fn a_rise_beyond_all_that_came_is_told_and_by_which_date_it_is_no_contradiction() {
    let told = |day: Option<&str>| {
        let mut world = World::new();
        world.catalog.reporters[0].short = Some(Text::new("Liên minh", Some("the Alliance")));
        let [stock, inflow, _] = world.stock_with_flows("HTX").map(key);
        world.say(stock, 2023, 31_364.0);
        world.say(stock, 2024, 33_557.0);
        world.say(inflow, 2024, 1_942.0).as_of = day.map(date);
        lines(world, CheckKind::StockFlow).remove(0)
    };
    let [vi, en] = told(None);
    assert_eq!(
        vi,
        "33.306 = 31.364 + 1.942; Liên minh nêu 33.557 HTX cho cuối năm 2024 (chưa giải thích được +251, tức 0,7%). Ngay cả khi HTX_out bằng 0, số cuối năm 2024 vẫn lệch 251 so với tính từ các số đã biết."
    );
    assert_eq!(
        en,
        "33,306 = 31,364 + 1,942; the Alliance states 33,557 co-operatives for the end of 2024 (unexplained: +251, or 0.7%). Even if HTX_out were 0, the end of 2024 still differs by 251 from what the known figures give."
    );
    let [vi, en] = told(Some("2024-12-11"));
    assert!(vi.contains("(chưa giải thích được +251). Ngay cả khi HTX_out bằng 0, số cuối năm 2024 vẫn lệch 251 so với tính từ các số đã biết. Có số chỉ tính đến ngày 11/12/2024 nên chưa thể"), "{vi}");
    assert!(en.contains("(unexplained: +251). Even if HTX_out were 0, the end of 2024 still differs by 251 from what the known figures give. One of these is as of 11 December 2024, so this is not yet"), "{en}");
    [vi, en].iter().for_each(|line| check_sentence(line));
}

#[test]
fn every_line_of_every_check_is_a_clean_sentence() {
    let mut world = seed();
    let stock = key(crate::model::IndicatorIx::at(0));
    let second = world.reporter("Bộ");
    let sectors = ["Nông nghiệp", "Khác", "Quỹ"].map(|id| world.sector(id, None));
    world.say(SeriesKey { reporter: second, ..stock }, 2021, 27_342.0);
    world.say(SeriesKey { reporter: second, ..stock }, 2020, 26_040.0);
    world.say(stock, 2020, 26_400.0).status = Status::LowReliability;
    world.say(stock, 2021, 27_395.0).status = Status::Estimate;
    world.say(stock, 2022, 1.0);
    world.say(stock, 2022, 2.0);
    world.say(stock, 2023, 110.0);
    world.say(stock, 2023, 110.0);
    for (sector, value) in sectors.into_iter().zip([60.0, 50.0, 20.0]) {
        world.say(SeriesKey { sector: Some(sector), ..stock }, 2023, value);
    }
    let dataset = world.build();
    let mut kinds = std::collections::BTreeSet::new();
    for outcome in checks_all(&dataset) {
        kinds.insert((outcome.kind, outcome.verdict.code()));
        for lang in Lang::ALL {
            check_sentence(&line(&dataset, &outcome, lang));
            check_sentence(&heading(&dataset, &outcome, lang));
            check_sentence(verdict(lang, &outcome));
        }
    }
    assert!(kinds.len() >= 7, "{kinds:?}");
    for kind in CheckKind::ALL {
        for lang in Lang::ALL {
            check_sentence(rule(lang, kind));
            check_sentence(name(lang, kind));
        }
    }
}
