//! What a check found: its verdict, the arithmetic with the statements used, and how much it matters. Data only; the words are in `text`.

use crate::model::{Date, IndicatorIx, SeriesKey, Year};

/// What is compared with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckKind {
    /// A stated growth, in per cent or in number, against the levels of the year and of the year before.
    Growth,
    /// A stated per cent of the plan against result and plan.
    Attainment,
    /// Closing level against opening level, inflow and outflow.
    StockFlow,
    /// The parts (indicators or sectors) against the whole.
    Parts,
    /// The areas against the area that they are parts of.
    Regions,
    /// A stated share of a sector or an area against the counts of part and whole.
    Shares,
    /// The same figure told by two reporters.
    Reporters,
    /// The same figure told twice by one reporter.
    Revisions,
}

impl CheckKind {
    /// Every check, in the order in which they are listed.
    pub const ALL: [Self; 8] = [
        Self::Growth,
        Self::Attainment,
        Self::StockFlow,
        Self::Parts,
        Self::Regions,
        Self::Shares,
        Self::Reporters,
        Self::Revisions,
    ];

    /// The name in files and links.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Growth => "growth",
            Self::Attainment => "attainment",
            Self::StockFlow => "stock-flow",
            Self::Parts => "parts",
            Self::Regions => "regions",
            Self::Shares => "shares",
            Self::Reporters => "reporters",
            Self::Revisions => "revisions",
        }
    }

    /// The check with a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A statement, named by its series and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatementRef {
    /// Its series.
    pub series: SeriesKey,
    /// Its place among the statements of the series.
    pub place: usize,
}

/// A stated value in a line of arithmetic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Operand {
    /// The statement.
    pub statement: StatementRef,
    /// The year of which it speaks.
    pub year: Year,
    /// Its value in the indicator's unit.
    pub value: f64,
    /// Digits after the point of the value in that unit, as the source states it.
    pub digits: u8,
}

/// How an operand enters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// Added. The first operand always is.
    Plus,
    /// Taken away.
    Minus,
    /// A growth in per cent: divided by `1 + x ÷ 100`.
    OverGrowth,
    /// A per cent: divided by `x ÷ 100`.
    OverPercent,
    /// Divided by it, times 100: per cent of it.
    PercentOf,
}

/// `result = terms`, to be compared with what is told. Growth: the level of the year before that level and growth imply, against the told one.
/// Attainment: the implied plan. Stock and flow: the worked-out closing level. Parts and regions: the sum. Shares: the worked-out per cent.
/// Reporters and revisions: the other statement alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Arithmetic {
    /// The statement that the result is compared with.
    pub told: Operand,
    /// The operands of the result; the first one is added to zero.
    pub terms: Vec<(Op, Operand)>,
    /// The result, in the unit of `told`, not rounded.
    pub result: f64,
    /// By how much rounding may move the result against what is told, in the same unit.
    pub rounding: f64,
    /// Whether it agrees only by what an "about" leaves open: rounding alone does not bring the two together.
    pub by_about: bool,
}

/// Why a figure that is there or not there keeps a check from a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// No source states the figure.
    Stated,
    /// The figure was worked out, by whoever tells it, from what it would be tested with.
    OfItsOwn,
    /// The figure is of another date than those that it is compared with.
    SameDate,
    /// The series breaks in that year.
    Unbroken,
    /// Each reporter works the figure out in a way of its own.
    OneDefinition,
    /// The figure is rounded, or only about so much, by as much as the change under test: agreement with it tells nothing.
    Sharp,
}

/// What a check would need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// Why it does not serve.
    pub lack: Lack,
    /// Of which series.
    pub series: SeriesKey,
    /// Of which year.
    pub year: Year,
}

/// What a check says.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// True values that round to what is stated satisfy the equation.
    Agrees,
    /// No such values do.
    Differs {
        /// Told less worked out, in the unit of what is told (percentage points for a rate).
        by: f64,
        /// The same in per cent of what is told; `None` for rates and where zero is told.
        percent: Option<f64>,
    },
    /// Not all that is needed is stated, or it does not compare.
    Untestable {
        /// What is missing, in the order of the arithmetic. Never empty.
        missing: Vec<Missing>,
    },
}

impl Verdict {
    /// The name in files and links.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Differs { .. } => "differs",
            Self::Untestable { .. } => "untestable",
        }
    }

    /// Whether it is a difference.
    #[must_use]
    pub const fn differs(&self) -> bool {
        matches!(self, Self::Differs { .. })
    }
}

/// How a difference is to be taken. Worst first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// The statements cannot all be right.
    #[default]
    Contradiction,
    /// Off by no more than the rounding once more, with no approximate figure and no estimate in it: most likely a slip of rounding.
    Slip,
    /// One of the two is stated by nobody: it follows from other stated figures.
    Implied,
    /// An estimate, a forecast or a provisional figure beside another one, or a plan that was changed: not an error.
    Revision,
    /// One of the statements was marked as of low reliability beforehand.
    Unreliable,
}

impl Nature {
    /// The name in files and links.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Slip => "slip",
            Self::Implied => "implied",
            Self::Revision => "revision",
            Self::Unreliable => "unreliable",
        }
    }
}

/// How much an outcome matters; each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// How large: what is left beyond rounding, as a part of the larger of the two values.
    pub size: f64,
    /// How sure: less for estimates, approximate figures, other dates, figures that were not read with certainty, low reliability and two reporters' definitions.
    pub sure: f64,
    /// How important the figure: by card, place in the catalog and kind of area.
    pub weight: f64,
}

impl Rank {
    /// All three as one number, from 0 to 1.
    #[must_use]
    pub fn score(&self) -> f64 {
        self.size * self.sure * self.weight
    }
}

/// What one check found of one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Which check.
    pub kind: CheckKind,
    /// The series under test: the rate, the change, the stock, the whole, the share, the figure.
    pub series: SeriesKey,
    /// The year under test.
    pub year: Year,
    /// What it says.
    pub verdict: Verdict,
    /// How a difference is to be taken.
    pub nature: Nature,
    /// The line of arithmetic, where all operands are stated.
    pub arithmetic: Option<Arithmetic>,
    /// Statements other than the shown ones with which it agrees, where it does not agree with those: an earlier or later edition.
    pub editions: Vec<StatementRef>,
    /// The sector that must be counted inside of another one, where the figures add up only so.
    pub nested: Option<StatementRef>,
    /// Every statement used, the one under test first, none twice.
    pub used: Vec<StatementRef>,
    /// The date of which the compared figures speak, where that is not the year's end.
    pub as_of: Option<Date>,
    /// The year whose growth check tells the same contradiction with more: where its checks are listed this one would tell it once more.
    pub repeats: Option<Year>,
    /// How much it matters.
    pub rank: Rank,
}

impl Outcome {
    /// Whether an indicator takes part.
    #[must_use]
    pub fn involves_indicator(&self, indicator: IndicatorIx) -> bool {
        self.series.indicator == indicator || self.used.iter().any(|used| used.series.indicator == indicator)
    }

    /// Sorts the worst first: contradictions, slips, what is implied, revisions, what was unreliable, what cannot be tested, what agrees; within each the weightier first.
    #[must_use]
    pub fn worst_first(&self, other: &Self) -> std::cmp::Ordering {
        let class = |outcome: &Self| match outcome.verdict {
            Verdict::Differs { .. } => outcome.nature as u8,
            Verdict::Untestable { .. } => 10,
            Verdict::Agrees => 11,
        };
        class(self)
            .cmp(&class(other))
            .then_with(|| other.rank.score().total_cmp(&self.rank.score()))
            .then_with(|| other.rank.weight.total_cmp(&self.rank.weight))
            .then_with(|| (self.kind, self.series, self.year).cmp(&(other.kind, other.series, other.year)))
    }
}
