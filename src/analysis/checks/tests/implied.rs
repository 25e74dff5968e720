//! What follows from other stated figures, held against what is stated. The rates from which it follows are tried in `growth`.

use super::*;

/// A level of 2024, its stated rise, the stated level of 2023 and the one that follows.
fn revised(formula: &str, stated: f64) -> Vec<Outcome> {
    let mut world = World::new();
    let of = key(world.indicator("htx", Kind::Stock));
    let rise = key(world.indicator("rise", Kind::Flow));
    world.speaking_of("growth", Kind::Rate, of.indicator, Some(Rate::Growth));
    world.say(of, 2024, 33_557.0);
    world.say(rise, 2024, 1_454.0);
    world.say(of, 2023, stated);
    world.derive(of, 2023, 32_103.0, formula);
    found(world, CheckKind::Revisions)
}

#[test]
fn a_silent_revision_is_found_from_the_rise_that_was_printed_later() {
    let found = revised("htx[2024] - rise[2024]", 31_364.0);
    assert_eq!(found.iter().map(|o| (by(o), o.nature)).collect::<Vec<_>>(), [(Some(-739.0), Nature::Implied)]);
    assert_eq!(found[0].used.len(), 4, "stated, implied and both inputs");
    assert_eq!(found[0].repeats, None, "no growth check tells it");
}

#[test]
fn what_the_check_of_a_change_in_number_tells_of_the_next_year_says_so() {
    let mut world = World::new();
    let of = key(world.indicator("htx", Kind::Stock));
    let rise = key(world.speaking_of("rise", Kind::Flow, of.indicator, None));
    world.say(of, 2024, 33_557.0);
    world.say(rise, 2024, 1_454.0);
    world.say(of, 2023, 31_364.0);
    world.derive(of, 2023, 32_103.0, "htx[2024] - rise[2024]");
    let differs: Vec<_> = checks_all(&world.build()).filter(|o| o.verdict.differs()).collect();
    let told: Vec<_> = differs.iter().map(|o| (o.kind, o.year.get(), o.repeats.map(crate::model::Year::get))).collect();
    assert_eq!(told, [(CheckKind::Revisions, 2023, Some(2024)), (CheckKind::Growth, 2024, None)]);
}

#[test]
fn what_agrees_with_the_implied_figure_is_no_finding() {
    assert!(revised("htx[2024] - rise[2024]", 32_103.0).is_empty());
}

#[test]
fn a_formula_of_bare_numbers_or_of_the_figure_itself_or_of_nothing_stated_says_nothing() {
    for formula in
        ["33557 - 1454", "htx[2023] + 739", "htx[2025] - rise[2025]", "other[2024] - 1", "about a tenth more"]
    {
        assert!(revised(formula, 31_364.0).is_empty(), "{formula}");
    }
}

#[test]
fn the_rounding_of_the_numbers_in_a_formula_counts() {
    assert!(revised("htx[2024] / 1.0", 32_103.0).is_empty(), "1.0 may be 1.05");
    assert_eq!(revised("htx[2024] / 1.00", 32_103.0).len(), 1);
}

#[test]
fn what_the_growth_check_tells_is_not_told_twice() {
    let (mut world, of, _) = growth(27_394.0, 7.6, 26_040.0);
    world.derive(of, 2020, 25_459.0, "x[2021] / 1.076");
    let all: Vec<_> = checks_all(&world.build()).filter(|o| o.verdict.differs()).map(|o| o.kind).collect();
    assert_eq!(all, [CheckKind::Growth]);
}
