//! Which of several statements of one figure is shown, by the rule of the data format, and which of them is evidence. Nothing else.

use std::cmp::Reverse;

use crate::model::order;
use crate::model::{Catalog, Date, Statement, Status};

/// Sorts before whatever the rule would rather not show, in the words of the rule: by what is known of the statement, then by its source's day and its place.
type Rank = ([bool; 7], Reverse<Option<Date>>, Reverse<usize>);

fn rank(catalog: &Catalog, statement: &Statement<'_>) -> Rank {
    (
        [
            !statement.chosen,
            !may_be_shown(statement),
            statement.opened,
            statement.is_derived(),
            !statement.at_year_end(),
            statement.approx.is_rough(),
            statement.is_doubted(),
        ],
        Reverse(catalog.source(statement.source).published),
        Reverse(statement.place),
    )
}

/// The best of some statements by their rank; where its source only estimates it, one that states the same number, is as good and does not: the number
/// has become final, whichever page was published later.
fn best<'a>(catalog: &Catalog, statements: impl Iterator<Item = Statement<'a>> + Clone) -> Option<Statement<'a>> {
    let best = first(catalog, &mut statements.clone(), &|_| true)?;
    if best.chosen || !best.status.is_preliminary() {
        return Some(best);
    }
    let good = rank(catalog, &best).0;
    let final_ = |other: &Statement<'_>| {
        !other.status.is_preliminary() && other.value == best.value && rank(catalog, other).0 == good
    };
    first(catalog, &mut { statements }, &final_).or(Some(best))
}

/// The first of such statements by their rank.
fn first<'a>(
    catalog: &Catalog,
    statements: &mut dyn Iterator<Item = Statement<'a>>,
    such: &dyn Fn(&Statement<'_>) -> bool,
) -> Option<Statement<'a>> {
    let mut found: Option<(Rank, Statement<'a>)> = None;
    for statement in statements {
        let rank = rank(catalog, &statement);
        if such(&statement) && found.as_ref().is_none_or(|(least, _)| rank < *least) {
            found = Some((rank, statement));
        }
    }
    found.map(|(_, statement)| statement)
}

/// Whether a statement may be shown without the editor's choice: it has a value, and is neither missing nor of low reliability.
pub(crate) fn may_be_shown(statement: &Statement<'_>) -> bool {
    statement.value.is_some() && !matches!(statement.status, Status::LowReliability | Status::Missing)
}

/// Whether a statement is evidence of a figure: somebody states it, and does not say that it is not to be relied on.
pub(crate) fn is_evidence(statement: &Statement<'_>) -> bool {
    let unreliable =
        matches!(statement.status, Status::LowReliability | Status::Missing | Status::NotAvailable | Status::Forecast);
    statement.value.is_some() && !statement.is_derived() && !unreliable
}

/// The statements of one figure in the order of the rule: the editor's choice, then those that may be shown (the site's before those of a file that was added,
/// stated before derived, at 31 December before another date, exact before approximate, certain before uncertain, later published first, later in the file first),
/// then the rest. Of an estimate and the same number as no estimate the latter is the first, as by [`shown`].
#[must_use]
pub fn in_order<'a>(catalog: &Catalog, statements: impl Iterator<Item = Statement<'a>>) -> Vec<Statement<'a>> {
    let mut all: Vec<_> = statements.collect();
    order::sort_by_key(&mut all, |statement| rank(catalog, statement));
    let first = best(catalog, all.iter().copied()).and_then(|best| all.iter().position(|one| one.place == best.place));
    if let Some(first) = first.filter(|first| *first > 0) {
        let first = all.remove(first);
        all.insert(0, first);
    }
    all
}

/// The statement to show of one figure; `None` where none may be shown. A choice of the editor counts whatever its standing;
/// where the editor chose a year known to be missing, nothing is shown.
#[must_use]
pub fn shown<'a>(catalog: &Catalog, statements: impl Iterator<Item = Statement<'a>> + Clone) -> Option<Statement<'a>> {
    let best = best(catalog, statements)?;
    (best.value.is_some() && (best.chosen || may_be_shown(&best))).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{World, date, key, year};
    use crate::model::{Dataset, Kind, Point, SeriesKey, SourceIx};

    /// A series after `tell` has made statements of 2021.
    fn told_by(tell: impl FnOnce(&mut World, SeriesKey)) -> (Dataset, SeriesKey) {
        let mut world = World::new();
        world.source("of 2022", Some("2022-01-21"));
        world.source("of 2023", Some("2023-05"));
        let key = key(world.indicator("htx", Kind::Stock));
        tell(&mut world, key);
        (world.build(), key)
    }

    /// The value shown of 2021; each statement has a value of its own.
    fn shown_of(tell: impl FnOnce(&mut World, SeriesKey)) -> Option<f64> {
        let (dataset, key) = told_by(tell);
        let series = dataset.get(key)?;
        shown(dataset.catalog(), series.of_year(year(2021))).and_then(|statement| statement.value)
    }

    fn say(world: &mut World, key: SeriesKey, value: f64) -> &mut Point {
        world.say(key, 2021, value)
    }

    #[test]
    fn the_editors_choice_comes_before_everything_even_when_it_is_worked_out_and_unreliable() {
        let value = shown_of(|world, key| {
            let point = world.derive(key, 2021, 1.0, "a / b");
            point.chosen = true;
            point.approx = crate::model::Approx::About;
            point.status = Status::LowReliability;
            say(world, key, 2.0);
        });
        assert_eq!(value, Some(1.0));
    }

    #[test]
    fn without_a_choice_low_reliability_missing_and_null_are_never_shown() {
        let value = shown_of(|world, key| {
            say(world, key, 1.0).status = Status::LowReliability;
            say(world, key, 2.0).status = Status::Missing;
            say(world, key, 3.0).value = None;
        });
        assert_eq!(value, None);
    }

    #[test]
    fn a_number_that_was_estimated_is_shown_as_final_once_a_source_states_it_so() {
        let told = |same: bool, worse: fn(&mut Point)| {
            shown_and_listed(|world, key| {
                let estimate = say(world, key, 2.0);
                (estimate.status, estimate.source) = (Status::Estimate, SourceIx::at(2));
                worse(say(world, key, if same { 2.0 } else { 1.0 }));
            })
        };
        assert_eq!(told(true, |_| ()), [Some(1), Some(1)], "though its page is undated");
        assert_eq!(told(false, |_| ()), [Some(0), Some(0)], "another number is another edition");
        assert_eq!(told(true, |point| point.uncertain = true), [Some(0), Some(0)]);
        assert_eq!(told(true, |point| point.status = Status::Provisional), [Some(0), Some(0)]);
    }

    /// The places of the statement that is shown and of the first in order.
    fn shown_and_listed(tell: impl FnOnce(&mut World, SeriesKey)) -> [Option<usize>; 2] {
        let (dataset, key) = told_by(tell);
        let of = || dataset.get(key).unwrap().of_year(year(2021));
        [shown(dataset.catalog(), of()), in_order(dataset.catalog(), of()).first().copied()]
            .map(|statement| statement.map(|statement| statement.place))
    }

    #[test]
    fn a_poor_figure_that_may_be_shown_comes_before_a_good_one_that_may_not() {
        let value = shown_of(|world, key| {
            say(world, key, 1.0).status = Status::LowReliability;
            world.derive(key, 2021, 2.0, "a / b").approx = crate::model::Approx::About;
        });
        assert_eq!(value, Some(2.0));
    }

    #[test]
    fn a_year_chosen_as_missing_shows_nothing() {
        let value = shown_of(|world, key| {
            let point = say(world, key, 1.0);
            point.value = None;
            point.chosen = true;
            say(world, key, 2.0);
        });
        assert_eq!(value, None);
    }

    #[test]
    fn stated_comes_before_worked_out_even_when_it_is_of_another_date() {
        let value = shown_of(|world, key| {
            world.derive(key, 2021, 1.0, "a / b");
            say(world, key, 2.0).as_of = Some(date("2021-11"));
        });
        assert_eq!(value, Some(2.0));
    }

    #[test]
    fn the_last_of_december_comes_before_another_date_even_when_it_is_approximate() {
        let value = shown_of(|world, key| {
            say(world, key, 1.0).as_of = Some(date("2021-11-08"));
            say(world, key, 2.0).approx = crate::model::Approx::About;
        });
        assert_eq!(value, Some(2.0));
    }

    #[test]
    fn a_date_that_is_the_last_of_december_is_as_good_as_none() {
        let value = shown_of(|world, key| {
            say(world, key, 1.0);
            say(world, key, 2.0).as_of = Some(date("2021-12-31"));
        });
        assert_eq!(value, Some(2.0), "equal otherwise: the later in the file");
        // A month alone is not the year's end, nor is the last of December of another year.
        for other in ["2021-12", "2022-12-31"] {
            let value = shown_of(|world, key| {
                say(world, key, 1.0);
                say(world, key, 2.0).as_of = Some(date(other));
            });
            assert_eq!(value, Some(1.0), "{other}");
        }
    }

    #[test]
    fn exact_comes_before_about_even_when_it_was_published_earlier() {
        let value = shown_of(|world, key| {
            say(world, key, 1.0).source = SourceIx::at(1);
            let about = say(world, key, 2.0);
            about.approx = crate::model::Approx::About;
            about.source = SourceIx::at(2);
        });
        assert_eq!(value, Some(1.0));
    }

    #[test]
    fn what_was_read_with_certainty_comes_before_what_was_not_even_when_it_was_published_earlier() {
        let value = shown_of(|world, key| {
            say(world, key, 1.0).source = SourceIx::at(1);
            let read = say(world, key, 2.0);
            read.uncertain = true;
            read.source = SourceIx::at(2);
        });
        assert_eq!(value, Some(1.0));
        let value = shown_of(|world, key| {
            say(world, key, 1.0).approx = crate::model::Approx::About;
            say(world, key, 2.0).uncertain = true;
        });
        assert_eq!(value, Some(2.0), "about is a wider word");
    }

    #[test]
    fn the_later_published_comes_first_and_an_undated_source_last() {
        let value = shown_of(|world, key| {
            say(world, key, 1.0).source = SourceIx::at(2);
            say(world, key, 2.0).source = SourceIx::at(1);
            say(world, key, 3.0).source = SourceIx::at(0);
        });
        assert_eq!(value, Some(1.0));
    }

    #[test]
    fn where_all_else_is_equal_the_later_in_the_file_is_shown() {
        let value = shown_of(|world, key| {
            say(world, key, 1.0);
            say(world, key, 2.0);
        });
        assert_eq!(value, Some(2.0));
    }

    #[test]
    fn an_estimate_is_not_held_back_by_its_standing() {
        let value = shown_of(|world, key| {
            say(world, key, 1.0);
            say(world, key, 2.0).status = Status::Estimate;
        });
        assert_eq!(value, Some(2.0));
    }

    #[test]
    fn the_whole_order_tells_the_rest_last() {
        let mut world = World::new();
        let key = key(world.indicator("htx", Kind::Stock));
        say(&mut world, key, 1.0).status = Status::LowReliability;
        world.derive(key, 2021, 2.0, "a / b");
        say(&mut world, key, 3.0).approx = crate::model::Approx::About;
        say(&mut world, key, 4.0).chosen = true;
        let dataset = world.build();
        let series = dataset.get(key).unwrap();
        let order: Vec<_> = in_order(dataset.catalog(), series.statements()).iter().map(|s| s.value).collect();
        assert_eq!(order, [4.0, 3.0, 2.0, 1.0].map(Some));
        assert_eq!(shown(dataset.catalog(), series.of_year(year(2020))), None, "a year without statements");
    }
}
