//! The checks: figures that should agree are compared, and every difference beyond rounding is told with its arithmetic.
//! All is read from the catalog; no indicator is known by name. No wording: `text::checks` has it. A new check is one file here and one line in
//! [`CHECKS`].
//!
//! What holds for all checks:
//!
//! - Only what a source states is evidence. A figure that was worked out is not: it would prove its own inputs. Where only such a figure is
//!   there, the check cannot be tested, and says so. Only `implied` looks at such figures, and only to hold what they follow from against a
//!   stated figure that is not among it.
//! - What a stated number stands for is told in [`rounding`]; a check agrees where any true values inside satisfy its equation.
//! - Figures of different dates may agree, but never differ: such a difference is what one expects. The check then cannot be tested, and names the
//!   figure. (What gathers within a year and is less at a later date does differ.) Of a level a date in December counts as the year's end: yearly
//!   reports are printed then. Over a break nothing is tested at all.
//! - Missing figures are no finding by themselves: a check speaks only where the thing under test is stated.

mod attainment;
#[cfg(test)]
mod consistency;
mod evidence;
mod formula;
mod growth;
mod implied;
mod outcome;
mod parts;
mod regions;
mod reporters;
mod revisions;
pub mod rounding;
mod search;
mod shares;
mod stock_flow;
#[cfg(test)]
mod tests;

pub use search::Search;

pub use outcome::{Arithmetic, CheckKind, Lack, Missing, Nature, Op, Operand, Outcome, Rank, StatementRef, Verdict};

use crate::model::{AreaIx, Dataset, Series, Statement, Year, order};
use evidence::{Context, Known};

/// Adds what it finds of one series and year.
type Check = fn(&Context<'_>, &Series, Year, &mut Vec<Outcome>);

/// Every check.
const CHECKS: [Check; 9] = [
    growth::check,
    attainment::check,
    stock_flow::check,
    parts::check,
    regions::check,
    shares::check,
    reporters::check,
    revisions::check,
    implied::check,
];

/// The checks of a data set. Made once for many areas or years: it looks the catalog's trees up beforehand.
pub struct Checker<'a> {
    dataset: &'a Dataset,
    known: Known,
}

impl<'a> Checker<'a> {
    /// The checks of a data set.
    #[must_use]
    pub fn new(dataset: &'a Dataset) -> Self {
        Self { dataset, known: Known::new(dataset) }
    }

    /// What is found in an area, in one year or in all, series by series; in no particular order otherwise. Holds no more than one series' outcomes.
    pub fn in_area(&self, area: AreaIx, year: Option<Year>) -> impl Iterator<Item = Outcome> + '_ {
        self.dataset.in_area(area).flat_map(move |series| self.of_series(series, year))
    }

    /// What is found of one series, in one year or in all.
    #[must_use]
    pub fn of_series(&self, series: &Series, year: Option<Year>) -> Vec<Outcome> {
        let context = Context { dataset: self.dataset, known: &self.known };
        let mut found = vec![];
        let mut last = None;
        let mut of_year = |year: Year| {
            if last.replace(year) != Some(year) {
                check(&context, series, year, &mut found);
            }
        };
        match year {
            Some(year) => of_year(year),
            None => series.statements().for_each(|statement| of_year(statement.year)),
        }
        found
    }
}

/// Adds what every check finds of a series and year.
fn check(context: &Context<'_>, series: &Series, year: Year, found: &mut Vec<Outcome>) {
    CHECKS.iter().for_each(|check| check(context, series, year, found));
}

/// What is found in an area in one year, the worst first.
#[must_use]
pub fn checks_for(dataset: &Dataset, year: Year, area: AreaIx) -> Vec<Outcome> {
    let mut found: Vec<_> = Checker::new(dataset).in_area(area, Some(year)).collect();
    order::sort_by(&mut found, Outcome::worst_first);
    found
}

/// What is found in a whole data set, area by area in the catalog's order. Lazy: whoever walks it holds one series' outcomes at a time.
pub fn checks_all(dataset: &Dataset) -> impl Iterator<Item = Outcome> + '_ {
    let checker = Checker::new(dataset);
    let areas: Vec<_> = dataset.catalog().areas().map(|(area, _)| area).collect();
    let series = areas.into_iter().flat_map(|area| dataset.in_area(area));
    series.flat_map(move |series| checker.of_series(series, None))
}

impl StatementRef {
    /// The statement in its data set; `None` where the data set does not have it.
    #[must_use]
    pub fn find(self, dataset: &Dataset) -> Option<Statement<'_>> {
        dataset.get(self.series)?.statement(self.place)
    }
}
