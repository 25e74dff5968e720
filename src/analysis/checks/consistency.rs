//! Random data sets that are consistent by construction raise no difference; one planted error raises exactly the checks that see it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::analysis::testing::{World, key};
use crate::model::{Approx, AreaIx, IndicatorIx, Kind, Rate, ReporterIx, SectorIx, SeriesKey};

/// Small random numbers from a seed: the cases are many, and only the seed has to be told to repeat one.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn between(&mut self, from: u64, to: u64) -> f64 {
        (from + self.below(to - from)) as f64
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// A value for each region and sector.
type Table = Vec<Vec<f64>>;

/// A statement in the making.
#[derive(Clone, Copy, Debug)]
struct Said {
    key: SeriesKey,
    of: i64,
    value: f64,
    digits: Option<u8>,
    approx: Approx,
    /// Whether it is a stated share: those are only taken for one within bounds.
    share: bool,
}

/// The catalog of the random data sets.
struct Layout {
    world: World,
    stock: [IndicatorIx; 3],
    whole: IndicatorIx,
    other: IndicatorIx,
    growth: IndicatorIx,
    inflow_growth: IndicatorIx,
    change: IndicatorIx,
    plan: IndicatorIx,
    met: IndicatorIx,
    sector_share: IndicatorIx,
    area_share: IndicatorIx,
    mean: IndicatorIx,
    mean_growth: IndicatorIx,
    regions: Vec<AreaIx>,
    sectors: Vec<SectorIx>,
    second: ReporterIx,
}

fn layout(random: &mut Random) -> Layout {
    let mut world = World::new();
    let stock = world.stock_with_flows("stock");
    let other = world.indicator("other", Kind::Stock);
    let whole = world.indicator("whole", Kind::Stock);
    world.edit(whole).parts = vec![stock[0], other];
    let mean = world.indicator("mean", Kind::Mean);
    world.edit(mean).decimals = 1;
    Layout {
        stock,
        whole,
        other,
        growth: world.speaking_of("growth", Kind::Rate, stock[0], Some(Rate::Growth)),
        inflow_growth: world.speaking_of("inflow_growth", Kind::Rate, stock[1], Some(Rate::Growth)),
        change: world.speaking_of("change", Kind::Flow, stock[0], None),
        plan: world.speaking_of("plan", Kind::Target, stock[1], None),
        met: world.speaking_of("met", Kind::Rate, stock[1], Some(Rate::Attainment)),
        sector_share: world.speaking_of("sector_share", Kind::Rate, stock[0], None),
        area_share: world.speaking_of("area_share", Kind::Rate, stock[0], None),
        mean,
        mean_growth: world.speaking_of("mean_growth", Kind::Rate, mean, Some(Rate::Growth)),
        regions: (0..2 + random.below(3)).map(|n| world.region(&format!("R{n}"))).collect(),
        sectors: (0..2 + random.below(3)).map(|n| world.sector(&format!("s{n}"), None)).collect(),
        second: world.reporter("second"),
        world,
    }
}

/// What is said in a random consistent data set. `full` leaves nothing out.
fn consistent(random: &mut Random, layout: &Layout, full: bool) -> Vec<Said> {
    let mut said = vec![];
    let years = 2018..2018 + 2 + random.below(2) as i64;
    let country = AreaIx::at(0);
    let places: Vec<_> = std::iter::once(country).chain(layout.regions.iter().copied()).collect();
    let cuts: Vec<_> = std::iter::once(None).chain(layout.sectors.iter().copied().map(Some)).collect();
    // Cells of one region and one sector; everything else is a sum of them.
    let mut cells: Table =
        layout.regions.iter().map(|_| layout.sectors.iter().map(|_| random.between(400, 900)).collect()).collect();
    let sum = |table: &Table, place: usize, cut: usize| -> f64 {
        let rows = table.iter().enumerate().filter(|(row, _)| place == 0 || *row + 1 == place);
        let cell = |row: &Vec<f64>| {
            row.iter().enumerate().filter(|(n, _)| cut == 0 || *n + 1 == cut).map(|(_, v)| *v).sum::<f64>()
        };
        rows.map(|(_, row)| cell(row)).sum()
    };
    let mut before: Option<(Table, Table)> = None;
    let mut mean = random.between(200, 900) + random.between(0, 1000) / 1000.0;
    for of in years {
        let draw = |random: &mut Random, from, to| -> Table {
            cells.iter().map(|row| row.iter().map(|_| random.between(from, to)).collect()).collect()
        };
        let (inflow, outflow, other) = (draw(random, 60, 160), draw(random, 10, 50), draw(random, 100, 300));
        for (row, (more, less)) in cells.iter_mut().zip(inflow.iter().zip(&outflow)) {
            for (cell, (more, less)) in row.iter_mut().zip(more.iter().zip(less)) {
                *cell += more - less;
            }
        }
        let mut say = |indicator, area, sector, value: f64, digits: Option<u8>, share| {
            // A whole number that ends in zeros would be read as rounded: say that it is not.
            let digits = digits.or((value % 1000.0 == 0.0).then_some(0));
            let key = SeriesKey { indicator, area, sector, ..key(indicator) };
            said.push(Said { key, of, value, digits, approx: Approx::No, share });
        };
        let round = |value: f64, digits: u8| (value * 10f64.powi(digits.into())).round() / 10f64.powi(digits.into());
        for (place, area) in places.iter().enumerate() {
            for (cut, sector) in cuts.iter().enumerate() {
                let level = sum(&cells, place, cut);
                let news = sum(&inflow, place, cut);
                say(layout.stock[0], *area, *sector, level, None, false);
                say(layout.stock[1], *area, *sector, news, None, false);
                say(layout.stock[2], *area, *sector, sum(&outflow, place, cut), None, false);
                let rest = sum(&other, place, cut);
                say(layout.other, *area, *sector, rest, None, false);
                say(layout.whole, *area, *sector, level + rest, None, false);
                if let Some((levels, inflows)) = &before {
                    say(layout.change, *area, *sector, level - sum(levels, place, cut), None, false);
                    for (indicator, to, from) in [
                        (layout.growth, level, sum(levels, place, cut)),
                        (layout.inflow_growth, news, sum(inflows, place, cut)),
                    ] {
                        let digits = random.below(4) as u8;
                        say(indicator, *area, *sector, round(100.0 * (to / from - 1.0), digits), Some(digits), false);
                    }
                }
                let plan = (news * random.between(60, 140) / 100.0).round();
                let digits = random.below(4) as u8;
                say(layout.plan, *area, *sector, plan, None, false);
                say(layout.met, *area, *sector, round(100.0 * news / plan, digits), Some(digits), false);
                if cut > 0 {
                    let share = round(100.0 * level / sum(&cells, place, 0), digits);
                    say(layout.sector_share, *area, *sector, share, Some(digits), true);
                }
                if place > 0 && cut == 0 {
                    let share = round(100.0 * level / sum(&cells, 0, 0), digits);
                    say(layout.area_share, *area, *sector, share, Some(digits), true);
                }
            }
        }
        let (to, digits) = (mean * random.between(800, 1300) / 1000.0, 1 + random.below(3) as u8);
        let rate_digits = random.below(2) as u8;
        say(layout.mean, country, None, round(to, digits), Some(digits), false);
        if before.is_some() {
            say(
                layout.mean_growth,
                country,
                None,
                round(100.0 * (to / mean - 1.0), rate_digits),
                Some(rate_digits),
                false,
            );
        }
        mean = to;
        before = Some((cells.clone(), inflow));
    }
    if !full {
        said.retain(|_| !random.one_in(8));
    }
    // What is told again: by the second reporter, or about the same by the first in another source.
    for n in 0..said.len() {
        let (first, chance) = (said[n], random.below(12));
        let kind = layout.world.catalog.indicator(first.key.indicator).kind;
        if chance == 0 && kind != Kind::Target {
            said.push(Said { key: SeriesKey { reporter: layout.second, ..first.key }, ..first });
        }
        if chance == 1 && matches!(kind, Kind::Stock | Kind::Flow) && first.value >= 100.0 {
            let place = if first.value > 4000.0 { 100.0 } else { 10.0 };
            said.push(Said {
                value: (first.value / place).round() * place,
                approx: Approx::About,
                digits: None,
                ..first
            });
        }
    }
    said
}

fn build(layout: Layout, said: &[Said]) -> Dataset {
    let mut world = layout.world;
    for one in said {
        let point = world.say(one.key, one.of, one.value);
        point.digits = one.digits;
        point.approx = one.approx;
    }
    world.build()
}

/// What names an outcome whatever its verdict.
type Name = (CheckKind, SeriesKey, i32, Option<ReporterIx>);

fn name(outcome: &Outcome) -> Name {
    let other = outcome.used.last().filter(|_| outcome.kind == CheckKind::Reporters).map(|used| used.series.reporter);
    (outcome.kind, outcome.series, outcome.year.get(), other)
}

fn place_of(said: &[Said], planted: usize) -> StatementRef {
    let key = said[planted].key;
    let mut order: Vec<_> =
        said.iter().enumerate().filter(|(_, one)| one.key == key).map(|(n, one)| (one.of, n)).collect();
    order.sort_by_key(|(of, _)| *of);
    StatementRef { series: key, place: order.iter().position(|(_, n)| *n == planted).unwrap() }
}

/// A thousand random data sets for each property; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_consistent_data_set_raises_no_difference(seed in 1u64.., full: bool) {
        let mut random = Random(seed);
        let layout = layout(&mut random);
        let said = consistent(&mut random, &layout, full);
        let dataset = build(layout, &said);
        let all: Vec<_> = checks_all(&dataset).collect();
        if let Some(wrong) = all.iter().find(|outcome| outcome.verdict.differs()) {
            prop_assert!(false, "{wrong:#?}");
        }
        if full {
            // Nothing is missing but what lies before the first year: every check must have found something to test.
            for kind in CheckKind::ALL {
                prop_assert!(all.iter().any(|o| o.kind == kind && o.verdict == Verdict::Agrees)
                    || matches!(kind, CheckKind::Reporters | CheckKind::Revisions), "{kind:?}");
            }
            // A rounded mean that hardly changes is rightly too rough for its growth.
            let lacking = |o: &Outcome| match &o.verdict {
                Verdict::Untestable { missing } => missing.iter().any(|missing| missing.lack != Lack::Sharp),
                _ => false,
            };
            let untested = all.iter().any(|o| lacking(o) && o.year.get() > 2018 && o.series.reporter.get() == 0);
            prop_assert!(!untested);
        }
    }

    #[test]
    fn one_planted_error_raises_exactly_the_checks_that_see_it(seed in 1u64.., full: bool) {
        plant_one(seed, full)?;
    }
}

#[test]
fn a_rounded_edition_that_agrees_by_chance_is_none_that_sees_an_error() {
    plant_one(1_027_481_653_980_395_699, false).unwrap();
}

/// Plants an error in a consistent data set, and looks at what sees it.
fn plant_one(seed: u64, full: bool) -> Result<(), TestCaseError> {
    let mut random = Random(seed);
    let setting = layout(&mut random);
    let said = consistent(&mut random, &setting, full);
    let planted = random.below(said.len() as u64) as usize;
    let place = place_of(&said, planted);
    let kind = setting.world.catalog.indicator(place.series.indicator).kind;
    let mut wrong = said.clone();
    let one = &mut wrong[planted];
    let more = random.one_in(2);
    one.value = match kind {
        Kind::Rate if one.share => one.value + if more { 3.0 } else { -3.0 },
        Kind::Rate => one.value + if more { 20.0 } else { -20.0 },
        _ if more => (one.value * 1.3).round(),
        _ => (one.value / 1.3).round(),
    };
    if one.digits.is_none() && one.value % 10.0 == 0.0 {
        one.value += 1.0; // not to be read as rounded
    }

    let again = layout(&mut Random(seed));
    let before: Vec<_> = checks_all(&build(setting, &said)).collect();
    let after: Vec<_> = checks_all(&build(again, &wrong)).collect();
    let sees: BTreeSet<Name> = before.iter().filter(|o| o.used.contains(&place)).map(name).collect();
    // What agrees with a rounded edition alone may do so by chance, where a part is missing.
    let agreed = |o: &&Outcome| o.used.contains(&place) && o.verdict == Verdict::Agrees && o.editions.is_empty();
    let agreed: BTreeSet<Name> = before.iter().filter(agreed).map(name).collect();
    let differs: BTreeSet<Name> = after.iter().filter(|o| o.verdict.differs()).map(name).collect();
    for name in &differs {
        prop_assert!(sees.contains(name), "{name:?} does not see {:?}", said[planted]);
    }
    for missed in agreed.difference(&differs) {
        // Another edition of the figure, or a sector that is as large as the error, is an explanation that the check must accept.
        // What a per cent contradicts a change in number may tell, and what two growths of one level do the growth check, each with the statement.
        let told_by_growth = |o: &Outcome| {
            o.kind == CheckKind::Growth
                && o.verdict.differs()
                && o.year.get() == missed.2
                && o.used.iter().any(|used| used.series == missed.1)
        };
        let of_growth = matches!(missed.0, CheckKind::Growth | CheckKind::Revisions);
        let excused = after.iter().any(|o| {
            name(o) == *missed && (!o.editions.is_empty() || o.nested.is_some()) || of_growth && told_by_growth(o)
        });
        prop_assert!(excused, "{missed:?} must see {:?} become {}", said[planted], wrong[planted].value);
    }
    Ok(())
}
