//! How one figure is written: its digits, its unit, its moment. Shared by headline, cards, charts, tables and provenance.

use crate::analysis::apart::of_two_owners;
use crate::analysis::checks::rounding::no_finer;
use crate::analysis::figure::{of_series, times_scale};
use crate::analysis::select::may_be_shown;
use crate::analysis::{Attainment, Change, Figure, figure, since, tells};
use crate::model::{
    Approx, Catalog, Dataset, Indicator, IndicatorIx, Kind, Lang, Owner, Rate, ReporterIx, SeriesKey, SourceIx,
    Statement, Status, Year, shown_digits,
};
use crate::text::facts::{Measure, Percent};
use crate::text::provenance::{owner_name, short_publication};
use crate::text::standing::{self as words, Standing};
use crate::text::{card, number};

/// What sources state of a figure in an indicator that speaks of it, such as its growth, each number once: what the editor chose, then what the figure's own
/// source states, then what the rule shows, then the others.
#[must_use]
pub fn stated_of<'a>(dataset: &'a Dataset, of: &Figure<'_>, indicator: IndicatorIx) -> Vec<Figure<'a>> {
    let mut found: Vec<Figure<'_>> = Vec::new();
    let Some(series) = dataset.get(SeriesKey { indicator, ..of.series.key }) else { return found };
    let shown = of_series(dataset, series, of.year()).map(|shown| shown.statement.place);
    for turn in 0..4 {
        for statement in series.of_year(of.year()) {
            let own = statement.source == of.statement.source;
            let place = [statement.chosen, own, shown == Some(statement.place), true].iter().position(|first| *first);
            let known = found.iter().any(|known| known.statement.value == statement.value);
            if place != Some(turn) || known || statement.is_derived() || !may_be_shown(&statement) {
                continue;
            }
            if let Some(value) = times_scale(dataset.catalog().indicator(indicator), &statement) {
                found.push(Figure { series, statement, value, others: 0, off: 0.0 });
            }
        }
    }
    found
}

/// What sources state of the change of a figure over the year before: its growth, and its change in number, where they state no growth or `ours`, which the
/// figures that are shown give, is another number.
#[must_use]
pub fn changes<'a>(dataset: &'a Dataset, of: &Figure<'_>, ours: Option<&Change>) -> Vec<Figure<'a>> {
    let (catalog, level) = (dataset.catalog(), of.series.key.indicator);
    let stated = |ix: Option<IndicatorIx>| ix.map_or_else(Vec::new, |ix| stated_of(dataset, of, ix));
    let mut found = stated(catalog.rate_of(level, Rate::Growth));
    let rated = !found.is_empty();
    for told in stated(catalog.change_of(level)) {
        let digits = decimals(catalog.indicator(told.series.key.indicator), &told.statement);
        if !rated || ours.is_some_and(|ours| is_another(told.value, digits, ours.number)) {
            found.push(told);
        }
    }
    found
}

/// What a source states of a change.
#[derive(Clone, Copy, Debug)]
pub struct Stated {
    /// By how much: in per cent, or in the unit of the figure.
    pub value: f64,
    /// The digits after its point.
    pub decimals: u8,
    /// Whether it is a per cent.
    pub is_rate: bool,
    /// How roughly its source tells it.
    pub about: Approx,
    /// Whether it was not read with certainty.
    pub uncertain: bool,
    /// How it stands beside the figure, as [`beside`] tells it.
    pub footing: Standing,
    /// Its source.
    pub source: SourceIx,
    /// Whether it is kept in the level of the other year, which was worked out by it.
    pub kept: bool,
}

impl Stated {
    /// That of a figure which tells a growth, or a change in number, `of` another.
    #[must_use]
    pub fn new(catalog: &Catalog, figure: &Figure<'_>, of: &Figure<'_>) -> Self {
        let indicator = catalog.indicator(figure.series.key.indicator);
        let statement = &figure.statement;
        Self {
            value: figure.value,
            decimals: decimals(indicator, statement),
            is_rate: indicator.kind == Kind::Rate,
            about: statement.approx,
            uncertain: statement.uncertain,
            footing: beside(statement, Some(&of.statement)),
            source: statement.source,
            kept: false,
        }
    }

    /// The per cent.
    #[must_use]
    pub const fn percent(&self) -> Percent {
        Percent { value: self.value, decimals: self.decimals, about: Approx::No }
    }

    /// Whether it says anything beside what two figures give.
    #[must_use]
    pub fn is_news(&self, ours: &Change) -> bool {
        match Percent::of_change(ours) {
            Some(ours) if self.is_rate => is_news(&self.percent(), &ours),
            _ => !self.is_rate && is_another(self.value, self.decimals, ours.number),
        }
    }

    /// Whether two figures give another change, as far as both are told.
    #[must_use]
    pub fn denies(&self, ours: &Change) -> bool {
        match Percent::of_change(ours) {
            Some(ours) if self.is_rate => is_another(self.value, self.decimals.min(ours.decimals), ours.value),
            _ => self.is_news(ours),
        }
    }

    /// Whether it is told before what two figures give: a source states it that states the shown figure, as surely as that is read, and it is another change.
    #[must_use]
    pub fn leads(&self, of: &Figure<'_>, ours: &Change) -> bool {
        let Standing { uncertain, unowned, opened, .. } = self.footing;
        let own = !(uncertain || unowned || opened) && tells(of, self.source);
        own && ours.apart.is_none() && ours.follows.is_none() && self.is_news(ours)
    }
}

/// What sources state of the change of a figure against another year: over the year before as [`changes`] has it, else what is kept in the level of that year.
#[must_use]
pub fn stated_changes(dataset: &Dataset, of: &Figure<'_>, base: Year, ours: Option<&Change>) -> Vec<Stated> {
    let catalog = dataset.catalog();
    let of_the_year = if of.year().before() == Some(base) { changes(dataset, of, ours) } else { Vec::new() };
    if !of_the_year.is_empty() {
        return of_the_year.iter().map(|figure| Stated::new(catalog, figure, of)).collect();
    }
    let indicator = catalog.indicator(of.series.key.indicator);
    let kept = since(catalog, of, base).map(|since| Stated {
        value: since.value,
        decimals: since.percent.unwrap_or_else(|| amount_decimals(indicator, since.value)),
        is_rate: since.percent.is_some(),
        about: since.approx,
        uncertain: false,
        footing: Standing::default(),
        source: since.source,
        kept: true,
    });
    kept.into_iter().collect()
}

/// The publisher of a statement, where it is another publication than that of a figure.
#[must_use]
pub fn other_publisher<'a>(catalog: &'a Catalog, source: SourceIx, of: &Figure<'_>, lang: Lang) -> Option<&'a str> {
    (source != of.statement.source).then(|| short_publication(lang, catalog.source(source)))
}

/// Who answers for what a source states under a reporter: its [`owner`], and of a collection of owners the publisher; else the reporter does.
#[must_use]
pub fn answers(catalog: &Catalog, reporter: ReporterIx, source: SourceIx, lang: Lang) -> Option<String> {
    let publisher = || short_publication(lang, catalog.source(source)).to_owned();
    owner(catalog, source, lang).or_else(|| catalog.reporter(reporter).mixed.then(publisher))
}

/// The name of whoever states a figure, without a word on whether a source names him.
#[must_use]
pub fn name_of_who<'a>(catalog: &'a Catalog, figure: &Figure<'_>, lang: Lang) -> &'a str {
    let source = catalog.source(figure.statement.source);
    let reporter = catalog.reporter(figure.series.key.reporter);
    let own = || if reporter.mixed { short_publication(lang, source) } else { reporter.label().get(lang) };
    owner_name(lang, source).unwrap_or_else(own)
}

/// Who states a figure, in short.
#[must_use]
pub fn who(catalog: &Catalog, figure: &Figure<'_>, lang: Lang) -> String {
    let reporter = figure.series.key.reporter;
    let own = || catalog.reporter(reporter).label().get(lang).to_owned();
    answers(catalog, reporter, figure.statement.source, lang).unwrap_or_else(own)
}

/// Whether a stated change is another than the one that was worked out, beyond its own rounding.
#[must_use]
pub fn is_another(stated: f64, decimals: u8, worked_out: f64) -> bool {
    (stated - worked_out).abs() > 0.5 / 10f64.powi(decimals.into())
}

/// Whether a stated per cent says anything beside one that was worked out: one that rounds to it does not, but where that is told roughly and it is not.
#[must_use]
pub fn is_news(stated: &Percent, ours: &Percent) -> bool {
    ours.about.is_rough() && stated.decimals > 0 || is_another(stated.value, stated.decimals, ours.value)
}

/// Digits after the point with which a value is written, wherever it is: those that its source gives, neither more nor fewer. "About 64 million" is no 64.0,
/// and "tăng 7%" no 7,0%. A value that was worked out has at most those of its indicator, and none that it is not stored with. Nothing is filled with
/// zeros to stand beside a more exact figure. The one rule of cards, charts, tables, provenance and citations; a CSV has the number as it is.
#[must_use]
pub fn decimals(indicator: &Indicator, statement: &Statement<'_>) -> u8 {
    // A scale of a million moves the point by six: 5.998378 million has no digit behind it.
    let told = (f64::from(statement.digits) - indicator.scale.log10().round()).clamp(0.0, 9.0) as u8;
    if statement.is_derived() { told.min(indicator.decimals) } else { told }
}

/// Digits after the point of what lies between two figures: those of the more exact one, so that it can be worked out again from the two that are shown.
#[must_use]
pub fn decimals_between(indicator: &Indicator, one: &Statement<'_>, other: &Statement<'_>) -> u8 {
    decimals(indicator, one).max(decimals(indicator, other))
}

/// A stated per cent with the digits that its source gives, as roughly as that tells it.
#[must_use]
pub fn percent(catalog: &Catalog, figure: &Figure<'_>) -> Percent {
    let decimals = decimals(catalog.indicator(figure.series.key.indicator), &figure.statement);
    Percent { value: figure.value, decimals, about: figure.statement.approx }
}

/// The per cent of a plan to show: the one that the data tell, as its card does, else worked out, no finer than the figures that give it are told.
#[must_use]
pub fn attained(catalog: &Catalog, found: &Attainment<'_>) -> Option<Percent> {
    let told = found.stated.as_ref().map(|figure| percent(catalog, figure));
    told.or(found.worked_out.map(|value| Percent::worked_out(value).of_rough(found.is_rough())))
}

/// An indicator as sentences need it: with the digits of one figure, or of what is worked out of many, those of the indicator.
#[must_use]
pub fn measure<'a>(indicator: &'a Indicator, lang: Lang, statement: Option<&Statement<'_>>) -> Measure<'a> {
    let decimals = statement.map_or(indicator.decimals, |statement| decimals(indicator, statement));
    Measure { name: indicator.name.get(lang), unit: indicator.unit.get(lang), decimals }
}

/// How firmly a statement stands, for its words.
#[must_use]
pub fn standing(statement: &Statement<'_>) -> Standing {
    Standing {
        status: statement.status,
        approx: statement.approx,
        uncertain: statement.uncertain,
        unowned: statement.unowned,
        derived: statement.is_derived(),
        as_of: statement.as_of.filter(|_| !statement.at_year_end()),
        opened: statement.opened,
    }
}

/// How what is worked out of a figure stands: that it was worked out is said otherwise, and on which side of the figure's number its value lies tells nothing
/// of it.
#[must_use]
pub fn of_worked_out(figure: Standing) -> Standing {
    Standing { derived: false, approx: Approx::about(figure.approx.is_rough()), ..figure }
}

/// How a stated change or share stands beside the figure of which it is, for its words: not that it is told roughly, which its number says, nor what is told of
/// the figure itself.
#[must_use]
pub fn beside(stated: &Statement<'_>, of: Option<&Statement<'_>>) -> Standing {
    let (told, known) = (standing(stated), of.map(standing).unwrap_or_default());
    Standing {
        status: if told.status == known.status { Status::Normal } else { told.status },
        uncertain: told.uncertain && !known.uncertain,
        unowned: told.unowned && !known.unowned,
        as_of: told.as_of.filter(|_| told.as_of != known.as_of),
        opened: told.opened && !known.opened,
        approx: Approx::No,
        derived: false,
    }
}

/// That a stated figure is from a file that the reader added, or was not read with certainty, where no more is told of how it stands; empty of others.
#[must_use]
pub fn doubts(lang: Lang, figure: &Figure<'_>) -> String {
    let Statement { opened, uncertain, unowned, .. } = figure.statement;
    words::in_short(lang, &Standing { opened, uncertain, unowned, ..Standing::default() })
}

/// Whose the figures of a source are, where that is not their reporter: the body that it names, or else its publication, and that it names nobody. What is said
/// of such a figure beside these words is its [`owned`] standing.
#[must_use]
pub fn owner(catalog: &Catalog, source: SourceIx, lang: Lang) -> Option<String> {
    let source = catalog.source(source);
    let name = owner_name(lang, source)?.to_owned();
    Some(words::hedged(name, if source.owner == Owner::Nobody { words::unowned_badge(lang) } else { "" }))
}

/// How firmly a statement stands, where it stands beside the name of its owner.
#[must_use]
pub fn owned(statement: &Statement<'_>) -> Standing {
    Standing { unowned: false, ..standing(statement) }
}

/// How the figure stands with which another year's is compared, for the words beside a change: the one rule of cards and headline, as titles have it. Not
/// that it was worked out where it was by this very change, which is told in its own words.
#[must_use]
pub fn base(dataset: &Dataset, of: &Figure<'_>, change: &Change) -> Standing {
    let found = figure(dataset, of.series.key, change.from_year);
    found.filter(|_| change.follows.is_none()).map(|found| standing(&found.statement).of_an_end()).unwrap_or_default()
}

/// The number of a change and its digits, no finer than the rougher of its two figures tells it.
#[must_use]
pub fn as_rough(change: &Change, decimals: u8) -> (f64, u8) {
    match change.rough {
        Some(place) => no_finer(change.number, place, decimals),
        None => (change.number, decimals),
    }
}

/// The number of a change between two figures, its digits, and how roughly they tell it.
#[must_use]
pub fn number_between(
    indicator: &Indicator,
    (found, from): (&Figure<'_>, &Figure<'_>),
    change: &Change,
) -> (f64, u8, Approx) {
    let (number, decimals) = as_rough(change, decimals_between(indicator, &found.statement, &from.statement));
    (number, decimals, Approx::about(change.rough.is_some()))
}

/// The same in words, without its sign.
#[must_use]
pub fn number_of(indicator: &Indicator, figures: (&Figure<'_>, &Figure<'_>), change: &Change, lang: Lang) -> String {
    let (number, decimals, about) = number_between(indicator, figures, change);
    card::roughly(lang, number::number(lang, number.abs(), decimals), about)
}

/// The value of a figure, written without its unit.
#[must_use]
pub fn value(catalog: &Catalog, figure: &Figure<'_>, lang: Lang) -> String {
    let indicator = catalog.indicator(figure.series.key.indicator);
    number::number(lang, figure.value, decimals(indicator, &figure.statement))
}

/// The value of a figure with its unit.
#[must_use]
pub fn quantity(catalog: &Catalog, figure: &Figure<'_>, lang: Lang) -> String {
    let indicator = catalog.indicator(figure.series.key.indicator);
    number::with_unit(value(catalog, figure, lang), indicator.unit.get(lang))
}

/// The same with what is to be known of it: that it is an estimate, worked out, of another date.
#[must_use]
pub fn hedged(catalog: &Catalog, figure: &Figure<'_>, lang: Lang) -> String {
    words::hedged(quantity(catalog, figure, lang), &words::in_short(lang, &standing(&figure.statement)))
}

/// What a statement says, with its unit; empty of one without a value.
#[must_use]
pub fn stated(indicator: &Indicator, statement: &Statement<'_>, lang: Lang) -> String {
    let Some(value) = times_scale(indicator, statement) else { return String::new() };
    number::with_unit(number::number(lang, value, decimals(indicator, statement)), indicator.unit.get(lang))
}

/// Digits after the point of an amount in the indicator's unit between several figures (how far they lie apart): those that it has, as far as a reader wants
/// them.
#[must_use]
pub fn amount_decimals(indicator: &Indicator, amount: f64) -> u8 {
    let most = if indicator.kind == Kind::Rate { 2 } else { 1 };
    shown_digits(amount).min(indicator.decimals.max(most))
}

/// Years of a series that have a figure, with it: what a sparkline shows. Where the series breaks, or goes on with another owner's figure, only the years since
/// it last did: a line over that would draw a change of counting as a rise or a fall.
#[must_use]
pub fn line(dataset: &Dataset, series: &crate::model::Series) -> Vec<(Year, f64)> {
    let mut line = Vec::new();
    let mut before: Option<Figure<'_>> = None;
    for figure in crate::analysis::figure::all_of_series(dataset, series) {
        let owners = before.is_some_and(|before| of_two_owners(dataset.catalog(), &before, &figure));
        if owners || figure.statement.status.is_break() {
            line.clear();
        }
        line.push((figure.year(), figure.value));
        before = Some(figure);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{World, key, year};
    use crate::model::{Point, PointOrigin};

    #[test]
    fn what_the_source_of_a_figure_states_of_it_comes_before_what_others_do_and_each_number_once() {
        let mut world = World::new();
        let htx = key(world.indicator("htx", Kind::Stock));
        let rate = world.speaking_of("growth", Kind::Rate, htx.indicator, Some(crate::model::Rate::Growth));
        let later = world.source("later", Some("2023-04-07"));
        let own = world.say(htx, 2022, 29_378.0).source;
        let rates = crate::model::SeriesKey { indicator: rate, ..htx };
        world.say(rates, 2022, 7.0).source = later;
        world.say(rates, 2022, 5.4).source = own;
        world.say(rates, 2022, 7.0).source = later;
        world.derive(rates, 2022, 7.4, "x");
        world.say(rates, 2022, 8.0).status = Status::LowReliability;
        let data = world.build();
        let told = stated_of(&data, &figure(&data, htx, year(2022)).unwrap(), rate);
        assert_eq!(told.iter().map(|one| one.value).collect::<Vec<_>>(), [5.4, 7.0]);
    }

    #[test]
    fn a_sparkline_begins_at_the_last_break() {
        let mut world = World::new();
        let groups = key(world.indicator("groups", Kind::Stock));
        world.say(groups, 2010, 360.0);
        world.say(groups, 2017, 97.0).status = Status::Break;
        world.say(groups, 2018, 103.0);
        let data = world.build();
        assert_eq!(line(&data, data.get(groups).unwrap()), [(year(2017), 97.0), (year(2018), 103.0)]);
    }

    #[test]
    fn a_sparkline_does_not_join_the_figures_of_two_owners() {
        let mut world = World::new();
        let groups = key(world.indicator("groups", Kind::Stock));
        world.catalog.reporters[0].mixed = true;
        let essay = world.source("essay", None);
        world.say(groups, 2015, 18.0).source = essay;
        world.say(groups, 2016, 19.0);
        let data = world.build();
        assert_eq!(line(&data, data.get(groups).unwrap()), [(year(2016), 19.0)]);
    }

    #[test]
    fn a_figure_is_written_with_the_digits_of_its_source_and_none_is_added() {
        let written = |scale: f64, edit: fn(&mut Point), value: f64| {
            let mut world = World::new();
            let income = key(world.indicator("income", Kind::Mean));
            (world.edit(income.indicator).decimals, world.edit(income.indicator).scale) = (1, scale);
            edit(world.say(income, 2021, value));
            let data = world.build();
            super::value(data.catalog(), &figure(&data, income, year(2021)).unwrap(), Lang::En)
        };
        let (stated, derived) = (|_: &mut Point| (), |p: &mut Point| p.origin = PointOrigin::Derived("1 + 1".into()));
        assert_eq!(written(1.0, stated, 64.0), "64", "about 64 million is no 64.0");
        assert_eq!(written(1.0, stated, 203.4), "203.4");
        assert_eq!(written(1.0, stated, 3.625), "3.625", "more than others of its indicator");
        assert_eq!(written(1.0, |p| p.digits = Some(1), 43.0), "43.0", "where the source writes 43,0");
        assert_eq!(written(1e3, stated, 2.839), "2,839");
        assert_eq!(written(1e3, stated, 0.2034), "203.4");
        assert_eq!(written(1e3, |p| p.digits = Some(3), 0.2), "200");
        assert_eq!(written(1.0, derived, 51.234), "51.2", "no more than its indicator has");
        assert_eq!(written(1.0, derived, 324.0), "324", "nor than it is stored with");
    }

    #[test]
    fn what_lies_between_two_figures_has_the_digits_of_the_more_exact_one() {
        let digits = |kind, from: f64, to: f64| {
            let mut world = World::new();
            let indicator = world.indicator("x", kind);
            world.edit(indicator).decimals = 1;
            world.say(key(indicator), 2020, from);
            world.say(key(indicator), 2021, to);
            let data = world.build();
            let [then, now] = [2020, 2021].map(|n| figure(&data, key(indicator), year(n)).unwrap().statement);
            decimals_between(data.catalog().indicator(indicator), &now, &then)
        };
        assert_eq!(digits(Kind::Rate, 5.0, 7.0), 0, "2 points, not 2.0");
        assert_eq!(digits(Kind::Rate, 6.6, 7.6), 1, "1.0 beside 7.6");
        assert_eq!(digits(Kind::Rate, 66.5, 67.03), 2);
        assert_eq!(digits(Kind::Mean, 43.0, 64.0), 0, "21, not 21.0");
        assert_eq!(digits(Kind::Mean, 200.0, 203.4), 1);
        assert_eq!(digits(Kind::Stock, 26_040.0, 27_394.0), 0);
    }
}
