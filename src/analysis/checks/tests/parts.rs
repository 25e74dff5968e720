//! Sums, held against the whole: of sectors, of named parts, of areas. Shares of a whole are tried in `shares`.

use super::*;

/// A stock by sectors: the whole, then each sector's value.
fn sectors(whole: f64, values: &[f64]) -> (World, SeriesKey) {
    let mut world = World::new();
    let of = key(world.indicator("htx", Kind::Stock));
    world.say(of, 2018, whole);
    for (n, value) in values.iter().enumerate() {
        let sector = world.sector(&format!("s{n}"), None);
        if !value.is_nan() {
            world.say(SeriesKey { sector: Some(sector), ..of }, 2018, *value);
        }
    }
    (world, of)
}

#[test]
fn the_sectors_of_2018_add_up() {
    let (world, _) = sectors(22_456.0, &[13_712.0, 7_563.0, 1_181.0]);
    assert_eq!(only(world, CheckKind::Parts).verdict, Verdict::Agrees);
}

#[test]
fn a_complete_set_that_does_not_add_up_differs() {
    let (world, _) = sectors(551.0, &[329.0, 115.0, 85.0]);
    assert_eq!(by(&only(world, CheckKind::Parts)), Some(22.0));
}

#[test]
fn a_part_that_is_just_the_rest_beside_one_told_roughly_was_taken_from_the_whole_and_proves_nothing() {
    let of = |whole: f64, rough: f64, rest: &[f64]| {
        let (mut world, of) = sectors(whole, rest);
        let sector = Some(world.sector("about", None));
        world.say(SeriesKey { sector, ..of }, 2018, rough).approx = crate::model::Approx::About;
        only(world, CheckKind::Parts)
    };
    let rest = |outcome: &Outcome| match &outcome.verdict {
        Verdict::Untestable { missing } => missing.iter().map(|one| (one.lack, one.series.sector)).collect(),
        _ => vec![],
    };
    let sector = |n| (Lack::OfItsOwn, Some(crate::model::SectorIx::at(n)));
    assert_eq!(rest(&of(27_342.0, 18_200.0, &[9_142.0])), [sector(0)]);
    assert_eq!(rest(&of(27_342.0, 18_200.0, &[7_961.0, 1_181.0])), [sector(0), sector(1)]);
    assert_eq!(of(27_342.0, 18_200.0, &[9_160.0]).verdict, Verdict::Agrees, "a number of its own");
    assert_eq!(of(27_000.0, 18_000.0, &[9_000.0]).verdict, Verdict::Agrees, "all are rounded");
    assert!(of(27_342.0, 18_200.0, &[5_000.0]).verdict.differs());
}

#[test]
fn an_incomplete_set_below_the_whole_says_nothing() {
    let (mut world, of) = sectors(551.0, &[329.0, f64::NAN, 85.0]);
    world.say(SeriesKey { sector: Some(crate::model::SectorIx::at(1)), ..of }, 2011, 7.0);
    let outcome = only(world, CheckKind::Parts);
    assert_eq!(lacks(&outcome), [(Lack::Stated, of.indicator, 2018)]);
}

#[test]
fn a_part_of_which_nobody_tells_anything_anywhere_is_not_asked_for() {
    // A credit fund is a co-operative: no group is one.
    let (world, _) = sectors(551.0, &[329.0, f64::NAN, 85.0]);
    assert!(found(world, CheckKind::Parts).is_empty());
    let (mut world, of) = sectors(551.0, &[329.0, f64::NAN, f64::NAN]);
    let elsewhere = world.region("R1");
    let within = Some(world.sector("within", Some(crate::model::SectorIx::at(2))));
    world.say(SeriesKey { sector: within, area: elsewhere, ..of }, 2011, 7.0);
    let missing = only(world, CheckKind::Parts);
    assert_eq!(lacks(&missing).len(), 1, "of the last one there is a part elsewhere: it is asked for");
}

#[test]
fn an_incomplete_set_above_the_whole_differs() {
    let (world, _) = sectors(1_669.0, &[977.0, f64::NAN, 742.0]);
    assert_eq!(by(&only(world, CheckKind::Parts)), Some(-50.0));
}

#[test]
fn an_incomplete_set_that_makes_up_the_whole_agrees() {
    let (world, _) = sectors(74.0, &[39.0, 35.0, f64::NAN]);
    assert_eq!(only(world, CheckKind::Parts).verdict, Verdict::Agrees);
}

#[test]
fn a_sector_counted_inside_of_another_one_is_told_apart() {
    let (world, _) = sectors(33_557.0, &[22_415.0, 11_142.0, 1_181.0]);
    let outcome = only(world, CheckKind::Parts);
    assert_eq!(outcome.verdict, Verdict::Agrees);
    assert_eq!(outcome.nested.and_then(|n| n.series.sector).map(|s| s.get()), Some(2));
}

#[test]
fn a_sector_that_holds_one_from_beside_it_is_told_apart() {
    let mut world = World::new();
    let of = key(world.indicator("htx", Kind::Stock));
    let other = world.sector("other", None);
    let credit = world.sector("credit", None);
    let below = ["trade", "transport"].map(|id| world.sector(id, Some(other)));
    for (sector, value) in [(other, 600.0), (credit, 100.0), (below[0], 300.0), (below[1], 200.0)] {
        world.say(SeriesKey { sector: Some(sector), ..of }, 2018, value);
    }
    let outcome = only(world, CheckKind::Parts);
    assert_eq!((outcome.verdict, outcome.nested.and_then(|n| n.series.sector)), (Verdict::Agrees, Some(credit)));
}

#[test]
fn a_sector_that_is_not_told_is_told_by_its_own_sectors() {
    let mut world = World::new();
    let of = key(world.indicator("htx", Kind::Stock));
    let agri = world.sector("agri", None);
    let other = world.sector("other", None);
    let below = ["trade", "transport"].map(|id| world.sector(id, Some(other)));
    world.say(of, 2018, 110.0);
    for (sector, value) in [(agri, 60.0), (below[0], 30.0), (below[1], 10.0)] {
        world.say(SeriesKey { sector: Some(sector), ..of }, 2018, value);
    }
    assert_eq!(by(&only(world, CheckKind::Parts)), Some(10.0));
}

#[test]
fn named_parts_are_compared_within_their_rounding() {
    let parts = |whole: f64| {
        let mut world = World::new();
        let ixs = ["all", "a", "b"].map(|id| world.indicator(id, Kind::Stock));
        world.edit(ixs[0]).parts = vec![ixs[1], ixs[2]];
        for (ix, value) in ixs.into_iter().zip([whole, 1.4, 1.4]) {
            world.edit(ix).decimals = 1;
            world.say(key(ix), 2018, value);
        }
        only(world, CheckKind::Parts)
    };
    assert_eq!(parts(2.9).verdict, Verdict::Agrees, "1.44 + 1.44 = 2.88");
    assert_eq!(parts(2.98).nature, Nature::Slip);
    assert_eq!(parts(3.5).nature, Nature::Contradiction);
    assert!(parts(2.98).verdict.differs() && parts(3.5).verdict.differs());
}

#[test]
fn another_edition_of_the_whole_may_settle_it() {
    let (mut world, of) = sectors(100.0, &[60.0, 50.0, 30.0]);
    let late = world.source("late", Some("2022-01-01"));
    world.say(of, 2018, 140.0);
    world.say(of, 2018, 100.0).source = late;
    let outcome = only(world, CheckKind::Parts);
    assert_eq!((outcome.verdict, outcome.editions.len()), (Verdict::Agrees, 1));
}

#[test]
fn parts_of_another_date_raise_no_alarm() {
    let (mut world, of) = sectors(f64::MAX, &[]);
    let sectors = ["a", "b"].map(|id| world.sector(id, None));
    world.say(of, 2019, 100.0);
    for sector in sectors {
        world.say(SeriesKey { sector: Some(sector), ..of }, 2019, 60.0).as_of = Some(date("2019-06"));
    }
    assert_eq!(only(world, CheckKind::Parts).verdict.code(), "untestable");
}

#[test]
fn regions_add_up_to_the_country_or_differ() {
    for (last, expected) in [(3_420.0, None), (3_400.0, Some(20.0))] {
        let mut world = World::new();
        let of = key(world.indicator("htx", Kind::Stock));
        world.say(of, 2022, 29_378.0);
        for (n, value) in [7_957.0, 7_780.0, 6_167.0, 1_983.0, 2_071.0, last].into_iter().enumerate() {
            let area = world.region(&format!("R{n}"));
            world.say(SeriesKey { area, ..of }, 2022, value);
        }
        assert_eq!(by(&only(world, CheckKind::Regions)), expected);
    }
}

#[test]
fn a_list_of_areas_or_sectors_that_is_itself_incomplete_raises_no_alarm() {
    // One region of a country, three of five provinces, one sector: less than the whole is no contradiction, more is one.
    let provinces = |values: [f64; 3]| {
        let mut world = World::new();
        let of = key(world.indicator("htx", Kind::Stock));
        let region = world.region("R4");
        world.say(SeriesKey { area: region, ..of }, 2022, 100.0);
        for (n, value) in values.into_iter().enumerate() {
            let area = world.area(&format!("P{n}"), AreaKind::Province, Some(region));
            world.say(SeriesKey { area, ..of }, 2022, value);
        }
        found(world, CheckKind::Regions)
    };
    assert!(provinces([20.0, 20.0, 20.0]).is_empty());
    assert_eq!(provinces([32.0, 31.0, 31.0]).iter().map(by).collect::<Vec<_>>(), [Some(6.0)], "nearly all of it");
    assert_eq!(provinces([40.0, 40.0, 40.0]).iter().map(by).collect::<Vec<_>>(), [Some(-20.0)]);
    let (world, _) = sectors(100.0, &[60.0]);
    assert!(found(world, CheckKind::Parts).is_empty());
    let (world, _) = sectors(100.0, &[20.0, 20.0]);
    assert!(found(world, CheckKind::Parts).is_empty());
}

#[test]
fn means_of_sectors_and_regions_are_not_added_up() {
    let mut world = World::new();
    let of = key(world.indicator("income", Kind::Mean));
    let sector = world.sector("agri", None);
    let area = world.region("R1");
    world.say(of, 2018, 10.0);
    world.say(SeriesKey { sector: Some(sector), ..of }, 2018, 50.0);
    world.say(SeriesKey { area, ..of }, 2018, 50.0);
    assert_eq!(checks_all(&world.build()).count(), 0);
}

#[test]
fn a_fall_of_the_whole_is_held_against_the_falls_of_the_parts_as_a_rise_is() {
    let falls = |parts: [f64; 2]| {
        let mut world = World::new();
        let of = key(world.indicator("change", Kind::Flow));
        world.say(of, 2018, -103.0).digits = Some(0);
        for (n, value) in parts.into_iter().enumerate() {
            let sector = Some(world.sector(&format!("s{n}"), None));
            world.say(SeriesKey { sector, ..of }, 2018, value).digits = Some(0);
        }
        found(world, CheckKind::Parts).first().map(|outcome| outcome.verdict.differs())
    };
    assert_eq!(falls([-60.0, -39.0]), Some(true), "short by four");
    assert_eq!(falls([-60.0, -43.0]), Some(false));
    assert_eq!(falls([-25.0, -15.0]), None, "far short: the catalog does not list every part");
}
