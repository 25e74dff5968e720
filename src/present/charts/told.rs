//! Figures of a chart in words: how its builder names, numbers and hedges them in the language of the selection. Nothing gathers here, and nothing is
//! remembered of what was worded: that is the sheet's.

use crate::analysis::{Figure, apart, change, follows, growth};
use crate::model::{Dataset, IndicatorIx, Kind, ReporterIx, Year};
use crate::present::headline::place_of;
use crate::present::show;
use crate::text::describe::{Course, MarkFacts, course, mark};
use crate::text::facts::{Measure, Percent, Place, lower_first, upper_first};
use crate::text::titles::empty::{self, reason};
use crate::text::{number, standing, titles};

use super::Cell;
use super::common::name_of;
use super::sheet::Sheet;

impl<'a> Sheet<'a> {
    /// The indicator's name.
    pub(super) fn name(&self, indicator: IndicatorIx) -> &'a str {
        self.catalog.indicator(indicator).name.get(self.lang)
    }

    /// The reporter's short name.
    pub(super) fn reporter(&self, reporter: ReporterIx) -> &'a str {
        self.catalog.reporter(reporter).label().get(self.lang)
    }

    /// The chosen area, and the sector of which the chart tells.
    pub(super) fn place(&self) -> Place<'a> {
        place_of(self.catalog, self.lang, self.selection.area, self.sector)
    }

    /// The indicator as sentences need it, with so many decimals as it is told with: for names, axes and where there is no figure. What a figure says is
    /// told with its own, see [`Self::measure_of`] and [`Self::measure_between`].
    pub(super) fn measure(&self, indicator: IndicatorIx) -> Measure<'a> {
        show::measure(self.catalog.indicator(indicator), self.lang, None)
    }

    /// The indicator as sentences need it, with the decimals of one figure.
    pub(super) fn measure_of(&self, figure: &Figure<'_>) -> Measure<'a> {
        show::measure(self.catalog.indicator(figure.series.key.indicator), self.lang, Some(&figure.statement))
    }

    /// The indicator as sentences need it, for what is worked out between figures: with the decimals of the most exact of them, so that it can be worked out
    /// again from those that are shown.
    pub(super) fn measure_between(&self, indicator: IndicatorIx, figures: &[Option<&Figure<'_>>]) -> Measure<'a> {
        let most = figures.iter().copied().flatten().map(|figure| self.measure_of(figure).decimals).max();
        let measure = self.measure(indicator);
        Measure { decimals: most.unwrap_or(measure.decimals), ..measure }
    }

    /// The figure with its unit.
    pub(super) fn amount(&self, figure: &Figure<'_>) -> String {
        self.measure_of(figure).amount(self.lang, figure.value)
    }

    /// The figure without its unit.
    pub(super) fn number(&self, figure: &Figure<'_>) -> String {
        self.measure_of(figure).number(self.lang, figure.value)
    }

    /// The figure as it is written at its mark: without its unit, and as roughly as its source tells it.
    pub(super) fn label(&self, figure: &Figure<'_>) -> String {
        number::roughly(self.number(figure), figure.statement.approx)
    }

    /// A title of a course from one figure to another, with what makes either of the two uncertain.
    pub(super) fn between(&self, title: String, ends: &[Option<&Figure<'_>>]) -> String {
        titles::noted(title, &self.hedges(ends))
    }

    /// What makes the figures uncertain between which a change lies, beside its title: each once, under its year, or under the name of what it is of where
    /// something else is told of that year already.
    pub(super) fn hedges(&self, ends: &[Option<&Figure<'_>>]) -> Vec<String> {
        let mut notes = self.worked_out(ends);
        let mut told: Vec<(Year, String)> = Vec::new();
        for figure in ends.iter().copied().flatten() {
            let one = (figure.year(), self.doubts(figure));
            if one.1.is_empty() || told.contains(&one) {
                continue;
            }
            notes.push(if told.iter().all(|(year, _)| *year != one.0) {
                titles::of_a_year(self.lang, one.0, &one.1)
            } else {
                [&lower_first(self.name(figure.series.key.indicator)), ": ", &one.1].concat()
            });
            told.push(one);
        }
        notes
    }

    /// What is special about a figure but that it was worked out, which is told otherwise, in one line.
    pub(super) fn doubts(&self, figure: &Figure<'_>) -> String {
        standing::in_short(self.lang, &standing::Standing { derived: false, ..Self::special(figure) })
    }

    /// The same of what is worked out of the figure.
    pub(super) fn doubts_of_worked_out(&self, figure: &Figure<'_>) -> String {
        standing::in_short(self.lang, &show::of_worked_out(Self::special(figure)))
    }

    /// A per cent that lies between two figures, no finer than a change between them is told.
    pub(super) fn as_rough(&self, percent: Percent, from: &Figure<'_>, to: &Figure<'_>) -> Percent {
        percent.of_rough(change(self.dataset, to, from.year()).is_some_and(|change| change.rough.is_some()))
    }

    /// Whether a finding rests on a figure that no source states, in words beside its title.
    pub(super) fn worked_out(&self, figures: &[Option<&Figure<'_>>]) -> Vec<String> {
        let worked_out = figures.iter().copied().flatten().any(|figure| figure.statement.is_derived());
        if worked_out { vec![titles::on_worked_out(self.lang).to_owned()] } else { Vec::new() }
    }

    /// What is special about the figure, in one line.
    pub(super) fn standing(&self, figure: &Figure<'_>) -> String {
        standing::in_short(self.lang, &show::standing(&figure.statement))
    }

    /// What is special about figures from which another is worked out, each with its year; nothing where all stand firm.
    pub(super) fn standings(&self, figures: &[&Figure<'_>]) -> Option<String> {
        let mut told: Vec<(Year, String)> = Vec::new();
        for figure in figures {
            let one = (figure.year(), self.standing(figure));
            if !one.1.is_empty() && !told.contains(&one) {
                told.push(one);
            }
        }
        let of = |(year, words): &(Year, String)| titles::of_a_year(self.lang, *year, words);
        match &told[..] {
            [] => None,
            [(first, words), (second, same)] if words == same => {
                Some(titles::of_two_years(self.lang, *first, *second, words))
            }
            told => Some(told.iter().map(of).collect::<Vec<_>>().join("; ")),
        }
    }

    /// A stated per cent with the digits that its source gives, as roughly as that tells it.
    pub(super) fn percent(&self, figure: &Figure<'_>) -> Percent {
        show::percent(self.catalog, figure)
    }

    /// What is to be known of a stated change or share, in one line; `of`: the figure of which it is, where what is to be known of that is told beside it.
    pub(super) fn marks(&self, stated: &Figure<'_>, of: Option<&Figure<'_>>) -> String {
        standing::in_short(self.lang, &show::beside(&stated.statement, of.map(|of| &of.statement)))
    }

    /// What is stated of a per cent, each once, but for one that is told already, with its marks as [`Self::marks`] tells them; no more than a title holds.
    pub(super) fn stated(
        &self,
        figure: &Figure<'_>,
        but: Option<Percent>,
        of: Option<&Figure<'_>>,
    ) -> Vec<(Percent, String)> {
        let stated = show::stated_of(self.dataset, figure, figure.series.key.indicator);
        // What a file of the reader adds stands beside with its mark, never in a title of the site's figure.
        let alike = stated.iter().filter(|one| one.statement.opened == figure.statement.opened);
        let percents = alike.map(|figure| (self.percent(figure), self.marks(figure, of)));
        percents.filter(|(percent, _)| but != Some(*percent)).take(4).collect()
    }

    /// The figure as a cell.
    pub(super) fn cell(&self, figure: &Figure<'_>) -> Cell {
        Cell {
            text: self.number(figure),
            figure: Some(name_of(self.catalog, figure)),
            standing: Some(self.standing(figure)).filter(|words| !words.is_empty()),
        }
    }

    /// Whether the figure gathers over its year.
    pub(super) fn is_flow(&self, figure: &Figure<'_>) -> bool {
        self.catalog.indicator(figure.series.key.indicator).kind == Kind::Flow
    }

    /// What is special about a figure, but for a break, which has a rule of its own.
    fn special(figure: &Figure<'_>) -> standing::Standing {
        let standing = show::standing(&figure.statement);
        standing::Standing { status: standing.status.without_break(), ..standing }
    }

    /// What is special about a figure, with its date.
    pub(super) fn badges(&self, figure: &Figure<'_>) -> Vec<String> {
        standing::badges(self.lang, &Self::special(figure))
    }

    /// What the mark of a figure says; `change` against a year, where there is one to tell.
    pub(super) fn say(&self, series: &str, at: &str, figure: &Figure<'_>, change: Option<&str>) -> String {
        self.say_so(series, at, figure, show::standing(&figure.statement), change)
    }

    /// The same under the name of whose the figure is, as its card has it, where that is not its reporter, whose line it is.
    pub(super) fn say_whose(&self, line: &str, at: &str, figure: &Figure<'_>, change: Option<&str>) -> String {
        match show::answers(self.catalog, figure.series.key.reporter, figure.statement.source, self.lang) {
            Some(who) => self.say_so(&upper_first(&who), at, figure, show::owned(&figure.statement), change),
            None => self.say(line, at, figure, change),
        }
    }

    fn say_so(
        &self,
        series: &str,
        at: &str,
        figure: &Figure<'_>,
        standing: standing::Standing,
        change: Option<&str>,
    ) -> String {
        mark(
            self.lang,
            &MarkFacts { series, at, measure: self.measure_of(figure), value: figure.value, standing, change },
        )
    }

    /// The figure with its unit and what is to be known of it.
    pub(super) fn hedged(&self, figure: &Figure<'_>) -> String {
        standing::hedged(self.amount(figure), &self.standing(figure))
    }

    /// The course of a line in words, as far as its figures compare.
    pub(super) fn course(&self, dataset: &Dataset, name: &str, figures: &[Figure<'_>]) -> String {
        let Some(first) = figures.first() else { return String::new() };
        let points: Vec<(Year, f64)> = figures.iter().map(|figure| (figure.year(), figure.value)).collect();
        let amount = |at: usize| figures.get(at).map(|figure| self.hedged(figure)).unwrap_or_default();
        let compare = |one: usize, other: usize| {
            let both = figures.get(one).zip(figures.get(other));
            both.is_some_and(|(a, b)| apart(dataset, a, b).is_none() && follows(self.catalog, a, b).is_none())
        };
        // A per cent of a per cent, or of nothing, tells nobody anything.
        let levels = self.catalog.indicator(first.series.key.indicator).kind != Kind::Rate;
        let last = figures.last().filter(|_| levels && compare(0, figures.len() - 1));
        let change = last.and_then(|last| {
            growth(last.value, first.value).map(|percent| self.as_rough(Percent::rough(percent), first, last))
        });
        course(self.lang, &Course { name, points: &points, amount: &amount, compare: &compare, change })
    }

    /// Why there is nothing of a measure for the chosen reporter: others have figures of one of the indicators, or nobody has.
    pub(super) fn none(&self, dataset: &Dataset, measure: Measure<'_>, indicators: &[IndicatorIx]) -> String {
        let area = self.selection.area;
        let own = self.selection.reporter;
        let told = |ix: &IndicatorIx| {
            dataset.by_reporter(*ix, area, self.sector).any(|series| series.key.reporter != own && !series.is_empty())
        };
        let facts = if indicators.iter().any(told) {
            empty::Empty::NoneByReporter { measure, reporter: self.reporter(self.selection.reporter) }
        } else {
            empty::Empty::NoYears { measure, place: self.place() }
        };
        reason(self.lang, &facts)
    }
}
