//! Which of several statements of one figure is shown: the rule of the data format, and nothing else.

use std::cmp::Reverse;

use crate::model::{Catalog, Date, Statement, Status};

/// Sorts before whatever the rule would rather not show. One tuple, in the words of the rule.
type Rank = (bool, bool, bool, bool, bool, Reverse<Option<Date>>, Reverse<usize>);

fn rank(catalog: &Catalog, statement: &Statement<'_>) -> Rank {
    (
        !statement.chosen,
        !may_be_shown(statement),
        statement.is_derived(),
        !statement.at_year_end(),
        statement.approx,
        Reverse(catalog.source(statement.source).published),
        Reverse(statement.place),
    )
}

/// Whether a statement may be shown without the editor's choice: it has a value, and is neither missing nor of low reliability.
pub(crate) fn may_be_shown(statement: &Statement<'_>) -> bool {
    statement.value.is_some() && !matches!(statement.status, Status::LowReliability | Status::Missing)
}

/// The statements of one figure in the order of the rule: the editor's choice, then those that may be shown (stated before derived, at 31 December
/// before another date, exact before approximate, later published first, later in the file first), then the rest.
#[must_use]
pub fn in_order<'a>(catalog: &Catalog, statements: impl Iterator<Item = Statement<'a>>) -> Vec<Statement<'a>> {
    let mut all: Vec<_> = statements.collect();
    all.sort_by_key(|statement| rank(catalog, statement));
    all
}

/// The statement to show of one figure; `None` where none may be shown.
#[must_use]
pub fn shown<'a>(catalog: &Catalog, statements: impl Iterator<Item = Statement<'a>>) -> Option<Statement<'a>> {
    let best = statements.min_by_key(|statement| rank(catalog, statement))?;
    (best.value.is_some() && (best.chosen || may_be_shown(&best))).then_some(best)
}
