//! What counts as evidence: the stated values of a figure with what each stands for, and how an outcome is made of them.
//! Worked-out figures are no evidence: one that was worked out from the very rate under test would prove it by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::{Arithmetic, CheckKind, Lack, Missing, Nature, Op, Operand, Outcome, Rank, StatementRef, Verdict};
use super::rounding::{self, Interval};
use crate::analysis::apart::{dated_as, day_within, meet, one_day};
use crate::analysis::{figure, select};
use crate::model::{
    AreaIx, AreaKind, Catalog, Dataset, Date, IndicatorIx, Kind, SectorIx, Series, SeriesKey, SourceIx, Statement,
    Status, Year,
};

/// Statements of one figure that a check looks at, the first in the order of the rule: whoever tells a figure a thousand times is not compared a
/// million times.
const MOST_STATEMENTS: usize = 32;

/// A stated value and what it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub(super) operand: Operand,
    pub(super) interval: Interval,
    /// The same by its rounding alone.
    rounded: Interval,
    pub(super) source: SourceIx,
    pub(super) status: Status,
    pub(super) approx: bool,
    pub(super) uncertain: bool,
    /// The date of which, or up to which, it speaks, where that is not the year's end: see `day_within`.
    pub(super) as_of: Option<Date>,
    /// Whether it speaks of the very last day of the year.
    at_year_end: bool,
}

impl Told {
    pub(super) fn value(&self) -> f64 {
        self.operand.value
    }

    /// Whether it is of the same day of its year as another one of its own.
    pub(super) fn is_of_the_day_of(&self, other: &Told) -> bool {
        let day = |told: &Told| told.as_of.map(|at| (at.year() - told.operand.year.get(), at.month(), at.day()));
        meet(day(self), day(other))
    }

    pub(super) fn lacks(&self, lack: Lack) -> Missing {
        Missing { lack, series: self.operand.statement.series, year: self.operand.year }
    }
}

/// That a figure is stated nowhere.
pub(super) fn not_stated(series: SeriesKey, year: Year) -> Missing {
    Missing { lack: Lack::Stated, series, year }
}

/// The data set with what is looked up of it again and again.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) known: &'a Known,
}

/// What is looked up of a data set again and again.
pub(super) struct Known {
    children: BTreeMap<AreaIx, Vec<AreaIx>>,
    below: BTreeMap<Option<SectorIx>, Vec<SectorIx>>,
    /// Which indicators are told of which sectors, or of what lies in them, anywhere and in any year.
    of_sectors: BTreeSet<(IndicatorIx, SectorIx)>,
    /// The indicators of which some series has no sector, and those of which some series is of a country.
    of_whole_economy: BTreeSet<IndicatorIx>,
    of_a_country: BTreeSet<IndicatorIx>,
}

impl Known {
    pub(super) fn new(dataset: &Dataset) -> Self {
        let catalog = dataset.catalog();
        let mut children: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (ix, area) in catalog.areas() {
            if let Some(parent) = area.parent {
                children.entry(parent).or_default().push(ix);
            }
        }
        let mut below: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (ix, sector) in catalog.sectors() {
            below.entry(sector.parent).or_default().push(ix);
        }
        let mut of_sectors = BTreeSet::new();
        for SeriesKey { indicator, mut sector, .. } in dataset.series().map(|series| series.key) {
            // Whoever is known has all above it known.
            while let Some(one) = sector.filter(|one| of_sectors.insert((indicator, *one))) {
                sector = catalog.sector(one).parent;
            }
        }
        // Only rates are asked for; the others would be looked up for nothing.
        let rates = || {
            dataset.series().map(|series| series.key).filter(|key| catalog.indicator(key.indicator).kind == Kind::Rate)
        };
        let is_country = |key: &SeriesKey| catalog.area(key.area).kind == AreaKind::Country;
        Self {
            children,
            below,
            of_sectors,
            of_whole_economy: rates().filter(|key| key.sector.is_none()).map(|key| key.indicator).collect(),
            of_a_country: rates().filter(is_country).map(|key| key.indicator).collect(),
        }
    }
}

impl<'a> Context<'a> {
    /// Whether some series of a rate speaks of the whole economy.
    pub(super) fn told_of_whole_economy(&self, rate: IndicatorIx) -> bool {
        self.known.of_whole_economy.contains(&rate)
    }

    /// Whether some series of a rate speaks of a country.
    pub(super) fn told_of_a_country(&self, rate: IndicatorIx) -> bool {
        self.known.of_a_country.contains(&rate)
    }

    /// Whether anybody tells an indicator of a sector, or of what lies in it, anywhere: where nobody does it may have none. A fund is no group.
    pub(super) fn is_told_of(&self, key: SeriesKey) -> bool {
        key.sector.is_none_or(|sector| self.known.of_sectors.contains(&(key.indicator, sector)))
    }

    pub(super) fn catalog(&self) -> &'a Catalog {
        self.dataset.catalog()
    }

    /// The areas that are parts of an area, in the catalog's order.
    pub(super) fn children(&self, area: AreaIx) -> &[AreaIx] {
        self.known.children.get(&area).map_or(&[], Vec::as_slice)
    }

    /// The sectors right below a sector, or below the whole economy, in the catalog's order.
    pub(super) fn below(&self, sector: Option<SectorIx>) -> &[SectorIx] {
        self.known.below.get(&sector).map_or(&[], Vec::as_slice)
    }

    /// The stated values of a figure that are evidence, in the order of the rule.
    pub(super) fn stated(&self, key: SeriesKey, year: Year) -> Vec<Told> {
        self.dataset.get(key).map(|series| self.stated_in(series, year)).unwrap_or_default()
    }

    /// The stated values of a series and year that are evidence, in the order of the rule.
    pub(super) fn stated_in(&self, series: &Series, year: Year) -> Vec<Told> {
        self.told(series, series.of_year(year).filter(select::is_evidence))
    }

    /// The stated values of a series and year whatever their standing, in the order of the rule.
    pub(super) fn all_stated_in(&self, series: &Series, year: Year) -> Vec<Told> {
        self.told(series, series.of_year(year))
    }

    /// A worked-out value, to be named beside a stated one; never evidence by itself.
    pub(super) fn worked_out(&self, series: &Series, statement: &Statement<'_>) -> Option<Told> {
        self.one(series, statement)
    }

    fn told<'s>(&self, series: &Series, statements: impl Iterator<Item = Statement<'s>>) -> Vec<Told> {
        let catalog = self.catalog();
        let with_value = statements.filter(|s| s.value.is_some() && !s.is_derived());
        let mut ordered = select::in_order(catalog, with_value);
        ordered.truncate(MOST_STATEMENTS);
        ordered.iter().filter_map(|statement| self.one(series, statement)).collect()
    }

    fn one(&self, series: &Series, statement: &Statement<'_>) -> Option<Told> {
        let indicator = self.catalog().indicator(series.key.indicator);
        let scale_digits = indicator.scale.log10().round().clamp(0.0, 9.0) as u8;
        Some(Told {
            operand: Operand {
                statement: StatementRef { series: series.key, place: statement.place },
                year: statement.year,
                value: figure::times_scale(indicator, statement)?,
                digits: statement.digits.saturating_sub(scale_digits),
            },
            interval: rounding::meant(indicator, series, statement)?,
            rounded: rounding::rounded(indicator, series, statement)?,
            source: statement.source,
            status: statement.status,
            approx: statement.approx.is_rough(),
            uncertain: statement.is_doubted(),
            as_of: day_within(self.catalog(), series.key.indicator, statement),
            at_year_end: statement.at_year_end(),
        })
    }

    /// How important a figure is.
    fn weight(&self, key: SeriesKey) -> f64 {
        let catalog = self.catalog();
        let of = catalog.indicator(key.indicator).of.unwrap_or(key.indicator);
        let card = if catalog.indicator(of).card { 1.0 } else { 0.5 };
        let place = of.get() as f64 / catalog.indicators().len().max(1) as f64;
        let area = match catalog.area(key.area).kind {
            AreaKind::Country => 1.0,
            AreaKind::Region => 0.8,
            AreaKind::Province => 0.6,
        };
        card * (1.0 - place / 2.0) * area * if key.sector.is_some() { 0.8 } else { 1.0 }
    }
}

/// How sure an outcome of these statements is.
fn surety(used: &[&Told], kind: CheckKind) -> f64 {
    let any = |test: fn(&&&Told) -> bool| used.iter().any(|told| test(&told));
    let mut sure = 1.0;
    if any(|t| t.status.is_preliminary()) {
        sure *= 0.8;
    }
    if any(|t| t.approx) {
        sure *= 0.6;
    }
    if any(|t| !t.at_year_end) {
        sure *= 0.5;
    }
    if any(|t| t.uncertain) {
        sure *= 0.5;
    }
    if any(|t| t.status == Status::LowReliability) {
        sure *= 0.2;
    }
    // Two reporters may mean different things by one name: less sure to be an error than arithmetic that does not close.
    sure * if kind == CheckKind::Reporters { 0.6 } else { 1.0 }
}

/// A test made ready: what is told, what it is compared with, and what keeps a difference from being one.
pub(super) struct Test<'t> {
    pub(super) kind: CheckKind,
    pub(super) series: SeriesKey,
    /// The statement under test: first of those used.
    pub(super) under_test: &'t Told,
    pub(super) told: &'t Told,
    pub(super) terms: Vec<(Op, &'t Told)>,
    pub(super) result: f64,
    /// What the result stands for.
    pub(super) interval: Interval,
    /// What would have to be otherwise for a difference to count.
    pub(super) lacks: Vec<Missing>,
    /// What would have to be otherwise for an agreement to count.
    pub(super) doubts: Vec<Missing>,
}

impl Test<'_> {
    pub(super) fn agrees(&self) -> bool {
        self.interval.meets(self.told.interval)
    }

    /// Whether it agrees in a way that tells something.
    pub(super) fn settles(&self) -> bool {
        self.agrees() && self.doubts.is_empty()
    }

    /// Whether rounding alone brings the result to what is told.
    fn agrees_by_rounding(&self) -> bool {
        let result = self.terms.iter().try_fold(Interval { lo: 0.0, hi: 0.0 }, |so_far, (op, told)| {
            let part = told.rounded.scaled(0.01);
            match op {
                Op::Plus => Some(so_far.plus(told.rounded)),
                Op::Minus => Some(so_far.minus(told.rounded)),
                Op::OverGrowth => so_far.over(Interval { lo: 1.0 + part.lo, hi: 1.0 + part.hi }),
                Op::OverPercent | Op::PercentOf => so_far.over(part),
            }
        });
        result.is_some_and(|result| result.meets(self.told.rounded))
    }

    /// The outcome.
    pub(super) fn outcome(self, cx: &Context<'_>) -> Outcome {
        let told = self.told.value();
        let gap = self.interval.gap(self.told.interval);
        let rounding = self.interval.half() + self.told.interval.half();
        let mut used = vec![self.under_test, self.told];
        used.extend(self.terms.iter().map(|(_, told)| *told));
        let is_rate = cx.catalog().indicator(self.told.operand.statement.series.indicator).kind == Kind::Rate;
        let by = told - self.result;
        let by_about = self.settles() && used.iter().any(|told| told.approx) && !self.agrees_by_rounding();
        let verdict = if self.agrees() {
            if self.doubts.is_empty() { Verdict::Agrees } else { Verdict::Untestable { missing: self.doubts } }
        } else if self.lacks.is_empty() {
            let percent = (!is_rate && told != 0.0).then(|| 100.0 * by / told.abs()).filter(|p| p.is_finite());
            Verdict::Differs { by, percent }
        } else {
            Verdict::Untestable { missing: self.lacks }
        };
        let larger = told.abs().max(self.result.abs());
        let size = if larger > 0.0 { (gap / larger).min(1.0) } else { 0.0 };
        // Binary dust is no rounding: it must not turn an exact difference into a slip. What is told roughly or was estimated is off for more than that.
        let loose = used.iter().any(|told| told.approx || told.status.is_preliminary());
        let slip = verdict.differs() && gap <= rounding && rounding > larger * 1e-9 && !loose;
        let mut outcome = untestable(cx, self.kind, self.series, self.under_test.operand.year, &used, vec![]);
        outcome.verdict = verdict;
        outcome.nature = if slip { Nature::Slip } else { Nature::Contradiction };
        outcome.rank.size = size;
        outcome.arithmetic = Some(Arithmetic {
            told: self.told.operand,
            terms: self.terms.iter().map(|(op, told)| (*op, told.operand)).collect(),
            result: self.result,
            rounding,
            by_about,
        });
        outcome
    }
}

/// The outcome where something is not stated at all.
pub(super) fn untestable(
    cx: &Context<'_>,
    kind: CheckKind,
    series: SeriesKey,
    year: Year,
    used: &[&Told],
    missing: Vec<Missing>,
) -> Outcome {
    Outcome {
        kind,
        series,
        year,
        verdict: Verdict::Untestable { missing },
        nature: Nature::default(),
        arithmetic: None,
        editions: vec![],
        nested: None,
        used: names(used),
        as_of: used.iter().find_map(|told| told.as_of),
        repeats: None,
        rank: Rank { size: 0.0, sure: surety(used, kind), weight: cx.weight(series) },
    }
}

/// The names of statements, in order, none twice.
fn names(told: &[&Told]) -> Vec<StatementRef> {
    let mut names: Vec<StatementRef> = Vec::with_capacity(told.len());
    for told in told {
        if names.len() > 64 || !names.contains(&told.operand.statement) {
            names.push(told.operand.statement);
        }
    }
    names
}

/// What keeps figures from being compared that should be of one date: those that are of another date than the first.
pub(super) fn other_dates(told: &[&Told]) -> Vec<Missing> {
    let Some(first) = told.first() else { return vec![] };
    let mut others: Vec<_> =
        told.iter().filter(|t| !one_day(t.as_of, first.as_of)).map(|t| t.lacks(Lack::SameDate)).collect();
    if !others.is_empty() && first.as_of.is_some() && others.len() + 1 < told.len() {
        // Most share the date of another one: then it is the first that is alone.
        others = vec![first.lacks(Lack::SameDate)];
    }
    others
}

/// What keeps an agreement about the change between two figures from telling anything: those that are rounded, or only about so much, that they leave
/// open as much as lies between them. A small change agrees with such figures as well as a large one.
pub(super) fn too_rough(told: [&Told; 2]) -> Vec<Missing> {
    let [one, other] = told;
    let mut rough = vec![];
    if !one.interval.tells_change_from(other.interval) {
        let most = one.interval.half().max(other.interval.half());
        for told in told {
            // The finer one of two is not to blame.
            if told.interval.half() * 2.0 >= most {
                rough.push(told.lacks(Lack::Sharp));
            }
        }
    }
    rough
}

/// Whether what gathers over a year is told to be more up to a day than up to a later one: no rounding and no date explains that.
pub(super) fn shrinks(cx: &Context<'_>, one: &Told, other: &Told) -> bool {
    let indicator = one.operand.statement.series.indicator;
    if cx.catalog().indicator(indicator).kind != Kind::Flow || dated_as(cx.catalog(), indicator) != Kind::Flow {
        return false;
    }
    // A month without a day may end on any of its days.
    let ends = |told: &Told, day: u8| {
        told.as_of.map_or((i32::MAX, 0, 0), |at| (at.year(), at.month(), at.day().unwrap_or(day)))
    };
    let before = |one: &Told, other: &Told| ends(one, 31) < ends(other, 0) && one.interval.lo > other.interval.hi;
    before(one, other) || before(other, one)
}
