//! The checks of an area, ready to show: what is found, which of it a panel lists, and which of it concerns a figure. No wording of its own.

use std::ops::Deref;
use std::sync::Arc;

use crate::analysis::checks::{CheckKind, Nature, Outcome, Search, StatementRef, Verdict};
use crate::analysis::figure;
use crate::model::{AreaIx, Catalog, Dataset, IndicatorIx, Lang, ReporterIx, SeriesKey, Statement, Year, order};
use crate::text::date::year_span;
use crate::text::facts::upper_first;
use crate::text::{checks as words, panel};

pub use crate::text::panel::Group;

use super::charts;
use super::choices::Choice;
use super::provenance::{Told, told};
use super::{FigureRef, Selection};

/// Statements of an area up to which the checks of all its years are made at once: then a change of the year needs no new ones.
const ALL_YEARS_UP_TO: usize = 20_000;

/// Checks that a list shows at first, and more each time that the reader asks.
pub const STEP: usize = 20;

/// Every kind of check, in the order in which they are listed.
pub const KINDS: [CheckKind; 8] = CheckKind::ALL;

/// Of which area and years the checks are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The area.
    pub area: AreaIx,
    /// A year whose figures take part; `None` for all years.
    pub year: Option<Year>,
}

/// The scope of a selection: all years, but for an area of very many figures only the chosen year, unless the reader asked for all.
#[must_use]
pub fn scope(dataset: &Dataset, selection: &Selection) -> Scope {
    scope_of(dataset, selection.area, selection.year, selection.options.all_checks)
}

fn scope_of(dataset: &Dataset, area: AreaIx, year: Year, all: bool) -> Scope {
    let many = || dataset.in_area(area).map(crate::model::Series::len).sum::<usize>() > ALL_YEARS_UP_TO;
    Scope { area, year: (!all && many()).then_some(year) }
}

/// A search for what the checks find of a scope: of the area, and of the one that it is a part of, where its figures take part.
#[must_use]
pub fn search<D: Deref<Target = Dataset>>(dataset: D, scope: Scope) -> Search<D> {
    // A figure enters the checks of its own year and, as opening level or base, of its neighbours. Only what figures of far years imply is left out.
    let years = match scope.year {
        None => vec![None],
        Some(year) => [year.before(), Some(year), year.plus(1)].into_iter().filter(Option::is_some).collect(),
    };
    Search::new(dataset, scope.area, &years)
}

/// What the checks find of a scope, the worst first, at once.
#[must_use]
pub fn find(dataset: &Dataset, scope: Scope) -> Arc<Vec<Outcome>> {
    Arc::new(search(dataset, scope).finish())
}

/// Whether a figure takes part in a check: is under test, or is among the statements used.
#[must_use]
pub fn concerns(dataset: &Dataset, outcome: &Outcome, figure: FigureRef) -> bool {
    let is_it = |used: &StatementRef| {
        used.series == figure.key && used.find(dataset).is_some_and(|statement| statement.year == figure.year)
    };
    (outcome.series == figure.key && outcome.year == figure.year) || outcome.used.iter().any(is_it)
}

/// The checks that a figure takes part in, the worst first. `known` is what was found of the scope, where it is the figure's area.
#[must_use]
pub fn of_figure(dataset: &Dataset, figure: FigureRef, known: Option<(Scope, &[Outcome])>, lang: Lang) -> Vec<Item> {
    let of = |outcomes: &[Outcome]| {
        // A growth check that tells the same contradiction takes the figure, too.
        let concerned = outcomes.iter().filter(|one| one.repeats.is_none() && concerns(dataset, one, figure));
        concerned.map(|outcome| item(dataset, outcome, lang)).collect()
    };
    let enough = |scope: &Scope| scope.area == figure.key.area && scope.year.is_none_or(|year| year == figure.year);
    match known {
        Some((scope, outcomes)) if enough(&scope) => of(outcomes),
        _ => of(&find(dataset, scope_of(dataset, figure.key.area, figure.year, false))),
    }
}

/// That figures take part in differences: how many, and whether any is more than a rounding or a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// How many checks differ.
    pub count: usize,
    /// Whether none of them is a contradiction.
    pub soft: bool,
    /// What a screen reader hears, and what stands beside the sign.
    pub words: String,
}

/// The mark of a figure; `None` where it takes part in no difference.
#[must_use]
pub fn mark_of_figure(dataset: &Dataset, outcomes: &[Outcome], figure: FigureRef, lang: Lang) -> Option<Mark> {
    mark(outcomes, lang, &|outcome| concerns(dataset, outcome, figure)).map(|(mark, _)| mark)
}

/// The mark of a chart, by the statements behind it. Those may be of other years than the chosen one: it says of which years the checks are.
#[must_use]
pub fn mark_of_statements(outcomes: &[Outcome], statements: &[(SeriesKey, usize)], lang: Lang) -> Option<Mark> {
    mark_where(outcomes, statements, lang, &|_| true)
}

/// The same for what leaves the page: with nothing in it of a file that the reader added to the site's, it says nothing of one. Its reader could not find what
/// differs.
#[must_use]
pub fn mark_of_leaving(
    dataset: &Dataset,
    outcomes: &[Outcome],
    statements: &[(SeriesKey, usize)],
    lang: Lang,
) -> Option<Mark> {
    let is_added = |of: (SeriesKey, usize)| dataset.opened_file(of.0, of.1).is_some();
    let bare = !statements.iter().any(|of| is_added(*of));
    let of_added = |used: &StatementRef| is_added((used.series, used.place));
    mark_where(outcomes, statements, lang, &|outcome| !(bare && outcome.used.iter().any(of_added)))
}

fn mark_where(
    outcomes: &[Outcome],
    statements: &[(SeriesKey, usize)],
    lang: Lang,
    test: &dyn Fn(&Outcome) -> bool,
) -> Option<Mark> {
    let mut statements = statements.to_vec();
    order::sort_by_key(&mut statements, |of| *of);
    let (mark, (first, last)) = mark(outcomes, lang, &|outcome| uses(outcome, &statements) && test(outcome))?;
    Some(Mark { words: panel::spanning(&mark.words, &year_span(lang, first, last)), ..mark })
}

/// Whether any of some statements, which are sorted, takes part.
fn uses(outcome: &Outcome, statements: &[(SeriesKey, usize)]) -> bool {
    outcome.used.iter().any(|used| statements.binary_search(&(used.series, used.place)).is_ok())
}

/// A mark, and the first and the last year under test.
fn mark(outcomes: &[Outcome], lang: Lang, test: &dyn Fn(&Outcome) -> bool) -> Option<(Mark, (Year, Year))> {
    let (mut count, mut soft, mut years) = (0, true, None);
    for outcome in outcomes.iter().filter(|one| one.verdict.differs() && one.repeats.is_none() && test(one)) {
        count += 1;
        soft &= is_soft(outcome);
        let (first, last) = years.unwrap_or((outcome.year, outcome.year));
        years = Some((first.min(outcome.year), last.max(outcome.year)));
    }
    let words = if soft { panel::soft_mark(lang, count) } else { panel::mark(lang, count) };
    years.map(|years| (Mark { count, soft, words }, years))
}

const fn is_soft(outcome: &Outcome) -> bool {
    matches!(outcome.nature, Nature::Slip | Nature::Revision | Nature::Unreliable)
}

/// What the reader wants to see; the default is all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// One kind of check.
    pub kind: Option<CheckKind>,
    /// One verdict.
    pub result: Option<Group>,
    /// Checks with figures of one reporter.
    pub reporter: Option<ReporterIx>,
    /// Checks with figures of one indicator.
    pub indicator: Option<IndicatorIx>,
    /// Checks with figures that stand behind one chart of the view.
    pub chart: Option<&'static str>,
}

impl Filter {
    /// What a link says of it: `kind-growth,result-differs,chart-trend`; nothing where nothing is filtered.
    #[must_use]
    pub fn words(&self, catalog: &Catalog) -> Option<String> {
        let words = [
            self.kind.map(|kind| format!("kind-{}", kind.code())),
            self.result.map(|result| format!("result-{}", result.code())),
            self.reporter.map(|reporter| format!("reporter-{}", catalog.reporter(reporter).id)),
            self.indicator.map(|indicator| format!("indicator-{}", catalog.indicator(indicator).id)),
            self.chart.map(|chart| format!("chart-{chart}")),
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        (!words.is_empty()).then(|| words.join(","))
    }

    /// The filter of a link; a word that names nothing is no choice.
    #[must_use]
    pub fn of_words(words: &str, catalog: &Catalog) -> Self {
        let mut filter = Self::default();
        for (name, value) in words.split(',').filter_map(|word| word.split_once('-')) {
            filter.choose(catalog, name, value);
        }
        filter
    }

    /// Chooses in the filter with a name; a value that names nothing, as the empty one, is no choice.
    fn choose(&mut self, catalog: &Catalog, name: &str, value: &str) {
        match name {
            "kind" => self.kind = CheckKind::from_code(value),
            "result" => self.result = Group::ALL.into_iter().find(|group| group.code() == value),
            "reporter" => self.reporter = catalog.find_reporter(value),
            "indicator" => self.indicator = catalog.find_indicator(value),
            "chart" => self.chart = charts::ids(catalog).into_iter().find(|id| *id == value),
            _ => {}
        }
    }
}

/// What the reader asked of the panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The filters.
    pub filter: Filter,
    /// How many checks of each group are listed, in the order of [`Group::ALL`].
    pub shown: [usize; 3],
}

impl Default for Wanted {
    fn default() -> Self {
        Self { filter: Filter::default(), shown: [STEP; 3] }
    }
}

impl Wanted {
    /// Whether nothing is filtered.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.filter == Filter::default()
    }
}

/// The panel, ready to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What was found, in a sentence.
    pub summary: String,
    /// That a file could not be read, whose figures no check has seen.
    pub unread: Option<&'static str>,
    /// To what the panel keeps, in words.
    pub only: Option<String>,
    /// The choice of the chosen year alone.
    pub year: String,
    /// What the filters offer: kind, result, reporter, indicator.
    pub filters: [Vec<Choice>; 4],
    /// The checks by verdict; a group without any is left out.
    pub groups: Vec<Listed>,
    /// Why there is none.
    pub none: Option<&'static str>,
}

/// The checks of one verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Which.
    pub group: Group,
    /// Its name with the number of checks.
    pub heading: String,
    /// The first of them, the worst first.
    pub items: Vec<Item>,
    /// How many of how many are shown, where the list is cut.
    pub cut: Option<String>,
}

/// One check, ready to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The name of the check in files and links.
    pub check: &'static str,
    /// The year under test.
    pub year: Year,
    /// `agrees`, `differs`, `untestable`.
    pub result: &'static str,
    /// How a difference is to be taken: its name; empty where there is none.
    pub nature: &'static str,
    /// Whether a difference is more than a rounding or a revision.
    pub grave: bool,
    /// The verdict in words.
    pub verdict: &'static str,
    /// The name of the check.
    pub name: &'static str,
    /// The figure under test.
    pub heading: String,
    /// The arithmetic, or what is missing.
    pub line: String,
    /// Which of its figures are not the site's but stand in a file that the reader added.
    pub added: Option<String>,
    /// What opens the statements; `None` where none was used.
    pub open: Option<String>,
    /// What the check compares and how a difference is to be taken, a sentence each.
    pub explained: String,
    /// What was found, for the statements.
    pub outcome: Outcome,
}

/// A statement that a check used, or that stands behind a number of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Used {
    /// The figure in words.
    pub name: String,
    /// The figure's name in links.
    pub reference: String,
    /// What is told of it.
    pub told: Told,
}

fn group(outcome: &Outcome) -> Group {
    match outcome.verdict {
        Verdict::Differs { .. } => Group::Differs,
        Verdict::Untestable { .. } => Group::Untestable,
        Verdict::Agrees => Group::Agrees,
    }
}

/// The panel of what was found of the selection.
#[must_use]
pub fn panel(dataset: &Dataset, selection: &Selection, found: &[Outcome], wanted: &Wanted) -> Panel {
    let Wanted { filter, shown } = wanted;
    let chart = filter.chart.and_then(|id| charts::build(id, dataset, selection));
    let statements = chart.as_ref().map(|chart| order::distinct(chart.statements.iter().copied()));
    let (catalog, lang) = (dataset.catalog(), selection.lang);
    let all_years = selection.options.all_checks;
    // Among all years a contradiction is told once; of a year it stands with the figure that it puts in doubt, too.
    let of_years =
        || found.iter().filter(|one| if all_years { one.repeats.is_none() } else { one.year == selection.year });
    let of_chart = |outcome: &&Outcome| statements.as_ref().is_none_or(|statements| uses(outcome, statements));
    let of_view: Vec<&Outcome> = of_years().filter(of_chart).collect();
    let told_by = |outcome: &Outcome, reporter: ReporterIx| {
        outcome.series.reporter == reporter || outcome.used.iter().any(|used| used.series.reporter == reporter)
    };
    let passes = |outcome: &Outcome, filter: &Filter| {
        filter.kind.is_none_or(|kind| kind == outcome.kind)
            && filter.result.is_none_or(|result| result == group(outcome))
            && filter.reporter.is_none_or(|reporter| told_by(outcome, reporter))
            && filter.indicator.is_none_or(|indicator| outcome.involves_indicator(indicator))
    };
    let count = |filter: &Filter| of_view.iter().filter(|outcome| passes(outcome, filter)).count();
    // A choice counts what it would leave beside the other filters; one that leaves nothing is offered only while it is chosen.
    let choice = |filter: Filter, chosen: bool, value: &str, name: &str| {
        let count = count(&filter);
        (count > 0 || chosen).then(|| Choice {
            value: value.to_owned(),
            text: panel::counted(name, count),
            chosen,
            lang: None,
        })
    };
    let mut kinds = every(filter.kind.is_none(), lang);
    for kind in CheckKind::ALL {
        let wanted = Filter { kind: Some(kind), ..*filter };
        kinds.extend(choice(wanted, filter.kind == Some(kind), kind.code(), words::name(lang, kind)));
    }
    let mut results = every(filter.result.is_none(), lang);
    for group in Group::ALL {
        let wanted = Filter { result: Some(group), ..*filter };
        results.extend(choice(wanted, filter.result == Some(group), group.code(), group.name(lang)));
    }
    let mut reporters = every(filter.reporter.is_none(), lang);
    for (ix, reporter) in catalog.reporters() {
        let wanted = Filter { reporter: Some(ix), ..*filter };
        reporters.extend(choice(
            wanted,
            filter.reporter == Some(ix),
            &reporter.id,
            &upper_first(reporter.label().get(lang)),
        ));
    }
    let mut indicators = every(filter.indicator.is_none(), lang);
    for (ix, indicator) in catalog.indicators() {
        let wanted = Filter { indicator: Some(ix), ..*filter };
        indicators.extend(choice(wanted, filter.indicator == Some(ix), &indicator.id, indicator.name.get(lang)));
    }
    let listed = |(group, shown): (Group, usize)| {
        let all = || of_view.iter().filter(|outcome| passes(outcome, filter) && self::group(outcome) == group);
        let count = all().count();
        (count > 0).then(|| Listed {
            group,
            heading: panel::counted(group.name(lang), count),
            items: all().take(shown).map(|outcome| item(dataset, outcome, lang)).collect(),
            cut: (count > shown).then(|| panel::shown_of(lang, shown, count)),
        })
    };
    let groups: Vec<_> = Group::ALL.into_iter().zip(*shown).filter_map(listed).collect();
    let area = catalog.area(selection.area).name.get(lang);
    let year = (!all_years).then_some(selection.year);
    let left = Group::ALL
        .map(|group| of_view.iter().filter(|outcome| passes(outcome, filter) && self::group(outcome) == group).count());
    Panel {
        summary: if wanted.is_all() {
            panel::summary(lang, area, year, left)
        } else {
            panel::filtered(lang, area, year, left, of_years().count())
        },
        unread: dataset.lacks_files().then(|| panel::unread(lang)),
        only: chart.map(|chart| panel::only(lang, &chart.title)),
        year: panel::of_year(lang, selection.year),
        filters: [kinds, results, reporters, indicators],
        none: groups.is_empty().then(|| panel::none(lang, !of_view.is_empty())),
        groups,
    }
}

fn every(chosen: bool, lang: Lang) -> Vec<Choice> {
    vec![Choice { value: String::new(), text: crate::text::Msg::All.text(lang).to_owned(), chosen, lang: None }]
}

impl Wanted {
    /// Chooses in the filter with a stable name; a value that names nothing, as the empty one, is no choice. The lists begin anew.
    pub fn choose(&mut self, dataset: &Dataset, name: &str, value: &str) {
        if let Some(name) = name.strip_prefix("check-") {
            self.filter.choose(dataset.catalog(), name, value);
        }
        self.shown = [STEP; 3];
    }
}

fn item(dataset: &Dataset, outcome: &Outcome, lang: Lang) -> Item {
    let differs = outcome.verdict.differs();
    let mut explained = words::rule(lang, outcome.kind).to_owned();
    if differs {
        explained.push(' ');
        explained.push_str(panel::explained(lang, outcome.nature));
    }
    Item {
        check: outcome.kind.code(),
        year: outcome.year,
        result: outcome.verdict.code(),
        nature: if differs { outcome.nature.code() } else { "" },
        grave: differs && !is_soft(outcome),
        verdict: words::verdict(lang, outcome),
        name: words::name_of(dataset, outcome, lang),
        heading: words::heading(dataset, outcome, lang),
        line: words::line(dataset, outcome, lang),
        added: words::added(dataset, outcome, lang),
        open: (!outcome.used.is_empty()).then(|| panel::statements(lang, outcome.used.len())),
        explained,
        outcome: outcome.clone(),
    }
}

/// The statements that a check used, the one under test first.
#[must_use]
pub fn used(dataset: &Dataset, outcome: &Outcome, lang: Lang) -> Vec<Used> {
    let one = |used: &StatementRef| {
        let statement = used.find(dataset)?;
        Some(of_statement(dataset, FigureRef { key: used.series, year: statement.year }, &statement, lang))
    };
    outcome.used.iter().filter_map(one).collect()
}

/// The figures from which a number of a chart was worked out, each by the statement that is shown; `None` where one of them is not there.
#[must_use]
pub fn behind(dataset: &Dataset, figures: &[FigureRef], lang: Lang) -> Option<Vec<Used>> {
    let one = |reference: &FigureRef| {
        let shown = figure(dataset, reference.key, reference.year)?;
        Some(of_statement(dataset, *reference, &shown.statement, lang))
    };
    figures.iter().map(one).collect()
}

fn of_statement(dataset: &Dataset, reference: FigureRef, statement: &Statement<'_>, lang: Lang) -> Used {
    let reporter = dataset.catalog().reporter(reference.key.reporter).label().get(lang);
    Used {
        name: words::by_reporter(&words::figure(dataset, reference.key, reference.year, lang), reporter),
        reference: reference.name(dataset.catalog()),
        told: told(dataset, reference, statement, None, lang),
    }
}
