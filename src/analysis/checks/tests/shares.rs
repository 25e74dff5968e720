//! A stated share, held against the counts that give it. Whether the counts add up is tried in `parts`.

use super::*;

fn share(value: f64, national: bool) -> Vec<Outcome> {
    let mut world = World::new();
    let of = key(world.indicator("htx", Kind::Stock));
    let rate = key(world.speaking_of("share", Kind::Rate, of.indicator, None));
    let agri = Some(world.sector("agri", None));
    let november = Some(date("2022-11-08"));
    world.say(of, 2022, 29_021.0).as_of = november;
    world.say(SeriesKey { sector: agri, ..of }, 2022, 19_384.0).as_of = november;
    world.say(SeriesKey { sector: agri, ..rate }, 2022, value).as_of = november;
    if national {
        world.say(rate, 2022, 40.0);
    }
    found(world, CheckKind::Shares)
}

#[test]
fn the_printed_68_8_per_cent_of_29021_differ_from_19384() {
    let found = share(68.8, false);
    assert_eq!(found.iter().map(by).collect::<Vec<_>>(), [Some(2.007)]);
    assert!(matches!(found[0].verdict, Verdict::Differs { percent: None, .. }), "a per cent of a per cent misleads");
}

#[test]
fn the_share_that_the_counts_give_agrees() {
    assert_eq!(share(66.8, false)[0].verdict, Verdict::Agrees);
}

#[test]
fn a_rate_that_is_told_of_the_whole_economy_too_is_no_share() {
    assert!(share(68.8, true).is_empty());
}

#[test]
fn a_rate_that_is_far_from_the_share_tells_something_else() {
    assert!(share(20.0, false).is_empty());
}

#[test]
fn a_regions_printed_share_is_off_by_a_slip_of_rounding() {
    let mut world = World::new();
    let of = key(world.indicator("htx", Kind::Stock));
    let rate = key(world.speaking_of("share", Kind::Rate, of.indicator, None));
    let area = world.region("R5");
    world.say(of, 2022, 29_378.0);
    world.say(SeriesKey { area, ..of }, 2022, 2_071.0);
    world.say(SeriesKey { area, ..rate }, 2022, 7.1);
    let outcome = only(world, CheckKind::Shares);
    assert!(outcome.verdict.differs());
    assert_eq!(outcome.nature, Nature::Slip);
}
