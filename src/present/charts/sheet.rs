//! The sheet on which the marks, sources, statements and notes of one chart gather while it is built, and the chart that it then is. How a figure is
//! worded is in `told`, which remembers nothing; which figures are shown is the builder's choice.

use crate::analysis::Figure;
use crate::charts::spec::{Axis, Body, ChartSpec, LegendEntry, Look, Mark, MarkIx, Sample, YearAxis};
use crate::model::order;
use crate::model::{
    AreaIx, AreaKind, Catalog, Dataset, Date, IndicatorIx, Kind, Lang, Owner, ReporterIx, SectorIx, SeriesKey,
    SourceIx, Year,
};
use crate::present::export::colophon;
use crate::present::{Selection, show};
use crate::text::chart::{self as words, notes};
use crate::text::facts::{Measure, Place, lower_first};
use crate::text::provenance::owner_name;
use crate::text::titles::{self, Period, Subtitle, empty, subtitle};
use crate::text::ui::Msg;
use crate::text::{date, number, phrases, standing};

use super::common::{axis, look_of, name_of, named, one_owner, source_line, stem, weakest};
use super::{ChartTable, ChartView, Empty};

/// What gathers while a chart is built.
pub(super) struct Sheet<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) catalog: &'a Catalog,
    pub(super) selection: &'a Selection,
    pub(super) lang: Lang,
    /// The sector of which the chart tells: the reporter's own, where it has figures of one alone; `None`: of the whole economy.
    pub(super) sector: Option<SectorIx>,
    /// What to know; each said once.
    pub(super) notes: Vec<String>,
    /// Of or up to which day the figures of years are that are not of their ends, and of what they are where the chart has several such.
    days: Vec<(&'a str, Year, Date)>,
    marks: Vec<Mark>,
    sources: Vec<SourceIx>,
    statements: Vec<(SeriesKey, usize)>,
    cited: Vec<(SeriesKey, Year)>,
    /// Under which reporters figures of which sources stand.
    of_sources: Vec<(ReporterIx, SourceIx)>,
    /// Those of them that may be another owner's, each with its year.
    owned: Vec<(ReporterIx, SourceIx, Year)>,
    /// Who reports the figures, where the line under the title names one.
    by: Option<ReporterIx>,
    span: Option<(Year, Year)>,
    /// The badges of hollow marks, in order of occurrence.
    badges: Vec<&'static str>,
    /// Whether any hollow mark is of another date, too.
    hollow_dated: bool,
    dated: bool,
    /// Whether a flow is of a part of its year.
    part_year: bool,
    /// Whether any figure behind the chart is of another date than the year's end.
    other_date: bool,
    derived: bool,
    /// Whether anything is drawn that is worked out of a figure which was worked out itself.
    from_derived: bool,
}

/// What a finished chart says around its drawing.
pub(super) struct Words {
    pub(super) title: String,
    pub(super) subtitle: String,
    /// What a screen reader hears in place of the picture.
    pub(super) description: String,
    /// The name of what is shown, for the file.
    pub(super) what: String,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(dataset: &'a Dataset, selection: &'a Selection) -> Self {
        Self {
            dataset,
            catalog: dataset.catalog(),
            selection,
            lang: selection.lang,
            sector: dataset.catalog().reporter(selection.reporter).sector,
            notes: Vec::new(),
            days: Vec::new(),
            marks: Vec::new(),
            sources: Vec::new(),
            statements: Vec::new(),
            cited: Vec::new(),
            of_sources: Vec::new(),
            owned: Vec::new(),
            by: None,
            span: None,
            badges: Vec::new(),
            hollow_dated: false,
            dated: false,
            part_year: false,
            other_date: false,
            derived: false,
            from_derived: false,
        }
    }

    /// The mark of one figure, with its own sentence; the figure's statements and source are cited, its look explained.
    pub(super) fn mark(&mut self, series: usize, figure: &Figure<'_>, text: String) -> MarkIx {
        self.explain(figure);
        self.mark_alike(series, figure, text)
    }

    /// The same for a mark that looks alike whatever its figure's standing.
    pub(super) fn mark_alike(&mut self, series: usize, figure: &Figure<'_>, text: String) -> MarkIx {
        self.cite(figure);
        let figure_name = name_of(self.catalog, figure);
        self.push(Mark { text, series, year: Some(figure.year()), figure: Some(figure_name), from: Vec::new() })
    }

    /// The mark of what is worked out here from figures, the leading one first, and is no figure of the data.
    pub(super) fn tell(&mut self, series: usize, year: Year, text: String, from: &[&Figure<'_>]) -> MarkIx {
        self.span_over(year);
        let from = from.iter().map(|figure| name_of(self.catalog, figure)).collect();
        self.push(Mark { text, series, year: Some(year), figure: None, from })
    }

    fn push(&mut self, mark: Mark) -> MarkIx {
        self.marks.push(mark);
        MarkIx(self.marks.len() - 1)
    }

    /// Has the line under the title tell where a figure is not of the end of its year, or not of the whole of it.
    pub(super) fn heed_dates(&mut self, figures: &[Option<&Figure<'_>>]) {
        self.other_date |= figures.iter().copied().flatten().any(|figure| !figure.statement.at_year_end());
    }

    fn span_over(&mut self, year: Year) {
        let (first, last) = self.span.unwrap_or((year, year));
        self.span = Some((first.min(year), last.max(year)));
    }

    /// Counts a figure among those behind the chart: its source, every statement of it, its year.
    pub(super) fn cite(&mut self, figure: &Figure<'_>) {
        self.heed_dates(&[Some(figure)]);
        let source = figure.statement.source;
        if !self.sources.contains(&source) {
            self.sources.push(source);
        }
        let (key, year) = (figure.series.key, figure.year());
        if !self.of_sources.contains(&(key.reporter, source)) {
            self.of_sources.push((key.reporter, source));
        }
        // A collection of owners is nobody's name.
        if self.catalog.source(source).owner != Owner::Reporter && !self.catalog.reporter(key.reporter).mixed {
            self.owned.push((key.reporter, source, year));
        }
        if order::insert(&mut self.cited, (key, year)) {
            self.statements.extend(figure.series.of_year(year).map(|statement| (key, statement.place)));
        }
        self.span_over(figure.year());
    }

    /// The one owner of all figures of a reporter that stand behind the chart, by a source of his.
    fn owner_of(&self, reporter: ReporterIx) -> Option<SourceIx> {
        let of = self.of_sources.iter().filter(|(by, _)| *by == reporter);
        one_owner(self, &mut of.map(|(_, source)| *source))
    }

    /// Whose the figures of a reporter are that stand behind the chart: those of one owner his, else the reporter's.
    pub(super) fn whose(&self, reporter: ReporterIx) -> String {
        let owner = self.owner_of(reporter).and_then(|source| show::owner(self.catalog, source, self.lang));
        owner.unwrap_or_else(|| self.reporter(reporter).to_owned())
    }

    /// The same in short, for what there is not of his figures.
    pub(super) fn owner(&self, reporter: ReporterIx) -> &'a str {
        let owner = self.owner_of(reporter).and_then(|source| owner_name(self.lang, self.catalog.source(source)));
        owner.unwrap_or_else(|| self.reporter(reporter))
    }

    /// Says whose those figures are that stand under the name of a reporter and are others', and of which years; that nobody is named as
    /// their owner the figures themselves say.
    fn note_owners(&mut self) {
        let mut owners: Vec<(&str, Vec<Year>)> = Vec::new();
        for (reporter, source, year) in &self.owned {
            let claimed = self.owner_of(*reporter).is_some();
            let Some(name) = owner_name(self.lang, self.catalog.source(*source)).filter(|_| !claimed) else { continue };
            match owners.iter_mut().find(|(other, _)| *other == name) {
                Some((_, years)) => years.push(*year),
                None => owners.push((name, vec![*year])),
            }
        }
        let with_years = |(name, years): (&str, Vec<Year>)| {
            standing::hedged(name.to_owned(), &date::year_spans(self.lang, &order::distinct(years)))
        };
        let owners: Vec<String> = owners.into_iter().map(with_years).collect();
        let (owners, more) = named(&mut owners.iter().map(String::as_str));
        if !owners.is_empty() {
            self.note(notes::owners(self.lang, &owners, more));
        }
    }

    /// Names the sources of figures before all others: those of the finding that the title tells.
    pub(super) fn lead_with(&mut self, figures: &[Option<&Figure<'_>>]) {
        let mut place = 0;
        for figure in figures.iter().copied().flatten() {
            let of_figure = self.sources.iter().position(|source| *source == figure.statement.source);
            if let Some(range) = of_figure.filter(|at| *at >= place).and_then(|at| self.sources.get_mut(place..=at)) {
                range.rotate_right(1);
                place += 1;
            }
        }
    }

    /// Has the legend explain the look of a figure that is drawn.
    pub(super) fn explain(&mut self, figure: &Figure<'_>) {
        match look_of(figure) {
            Look::Derived => self.derived = true,
            Look::Dated if self.is_flow(figure) => self.part_year = true,
            Look::Dated => self.dated = true,
            Look::Hollow => {
                let standing = show::standing(&figure.statement);
                self.hollow_dated |= standing.as_of.is_some();
                for badge in standing::uncertain(self.lang, &standing) {
                    if !badge.is_empty() && !self.badges.contains(&badge) {
                        self.badges.push(badge);
                    }
                }
            }
            Look::Firm => {}
        }
    }

    /// The look of what is worked out of figures, as weak as the weakest of them; they are cited, the look explained.
    pub(super) fn look_from(&mut self, figures: &[&Figure<'_>]) -> Look {
        for figure in figures {
            self.cite(figure);
            if look_of(figure) != Look::Derived {
                self.explain(figure);
            }
        }
        let look = weakest(figures);
        self.from_derived |= look == Look::Derived;
        look
    }

    /// The years of the drawing, where figures of other years only stand behind it.
    pub(super) const fn shows(&mut self, first: Year, last: Year) {
        self.span = Some((first, last));
    }

    /// Says something once.
    pub(super) fn note(&mut self, note: String) {
        if !note.is_empty() && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Says up to or of which day the figure of a year is that is not of its end: of every one whose number the drawing tells. `of` names it where there are
    /// several of a year.
    pub(super) fn note_date(&mut self, of: &'a str, figure: &Figure<'_>) {
        if let Some(day) = show::standing(&figure.statement).as_of {
            let told = (of, figure.year(), day);
            if !self.days.contains(&told) {
                self.days.push(told);
            }
        }
    }

    /// The period in words.
    pub(super) fn period_words(&self) -> String {
        let (first, last) = self.span.unwrap_or((self.selection.year, self.selection.year));
        date::year_span(self.lang, first, last)
    }

    /// The axis of years over what was marked so far, with the chosen and the compared year where they lie on it.
    pub(super) fn years(&self) -> YearAxis {
        let (first, last) = self.span.unwrap_or((self.selection.year, self.selection.year));
        let within = |year: &Year| (first..=last).contains(year);
        YearAxis {
            first,
            last,
            chosen: Some(self.selection.year).filter(within),
            compared: self.selection.compare.filter(within),
        }
    }

    /// An axis over values, worded in the measure of an indicator.
    pub(super) fn axis(&self, measure: &Measure<'_>, values: &[f64], zero: bool) -> Axis {
        axis(self.lang, values, zero, measure.is_whole(), &|ticks| measure.ticks(self.lang, ticks))
    }

    /// An axis of per cents.
    pub(super) fn percent_axis(&self, values: &[f64]) -> Axis {
        axis(self.lang, values, true, false, &|ticks| number::ticks(self.lang, ticks, number::TickUnit::Percent))
    }

    /// An axis of an index.
    pub(super) fn index_axis(&self, values: &[f64]) -> Axis {
        axis(self.lang, values, false, false, &|ticks| number::ticks(self.lang, ticks, number::TickUnit::Count))
    }

    /// The legend of lines: what the mark of a break means, where one of them breaks.
    pub(super) fn legend_of_breaks(&self, broken: bool) -> Vec<LegendEntry> {
        let entry = || LegendEntry { sample: Sample::Break, text: Msg::BreakInSeries.text(self.lang).to_owned() };
        if broken { vec![entry()] } else { Vec::new() }
    }

    /// The chart as it can be drawn.
    pub(super) fn finish(mut self, id: &'static str, words: Words, body: Body, legend: Vec<LegendEntry>) -> ChartView {
        let (mut legend, mut words) = (legend, words);
        self.sign(&mut words);
        self.note_owners();
        let mut explain = |look, text| legend.push(LegendEntry { sample: Sample::Look(look), text });
        if !self.badges.is_empty() {
            explain(Look::Hollow, standing::legend(self.lang, &self.badges, self.hollow_dated));
        }
        let dated =
            [(self.dated, words::legend_other_date(self.lang)), (self.part_year, words::legend_part_year(self.lang))];
        let dated: Vec<&str> = dated.into_iter().filter(|(occurs, _)| *occurs).map(|(_, words)| words).collect();
        if !dated.is_empty() {
            explain(Look::Dated, standing::legend(self.lang, &dated, false));
        }
        if self.derived {
            explain(Look::Derived, standing::derived_legend(self.lang).to_owned());
        }
        if self.from_derived {
            explain(Look::Derived, words::legend_from_worked_out(self.lang).to_owned());
        }
        if matches!(body, Body::Lines(_) | Body::Multiples(_) | Body::YearBars(_)) {
            let years = self.years();
            let entry = |sample, year: Option<Year>, words: fn(Lang, Year) -> String| {
                year.map(|year| LegendEntry { sample, text: words(self.lang, year) })
            };
            legend.extend(entry(Sample::Chosen, years.chosen, words::chosen_year));
            legend.extend(entry(Sample::Compared, years.compared, words::compared_year));
        }
        if self.may_lack(id) {
            self.note(empty::partly_unread(self.lang).to_owned());
        }
        if !self.days.is_empty() {
            self.notes.insert(0, notes::days_of_years(self.lang, &self.days));
        }
        let mut footer = vec![source_line(self.catalog, self.lang, &self.sources)];
        let notes: Vec<&str> = self.notes.iter().map(String::as_str).collect();
        footer.extend(phrases::note_line(self.lang, &notes));
        footer.extend(colophon(self.catalog, self.lang));
        footer.retain(|line| !line.is_empty());
        let spec = ChartSpec {
            title: words.title.clone(),
            subtitle: words.subtitle.clone(),
            body,
            legend,
            footer,
            description: words.description.clone(),
            marks: std::mem::take(&mut self.marks),
        };
        self.view(id, words, Ok(spec))
    }

    /// The chart that cannot be drawn, and why. What was cited before goes with it.
    pub(super) fn empty(self, id: &'static str, words: Words, why: String, nearest: Option<Year>) -> ChartView {
        let mut words = words;
        self.sign(&mut words);
        let small = self.place().kind != AreaKind::Country;
        if !self.may_lack(id) {
            return self.view(id, words, Err(Empty { why, nearest, small, unread: false }));
        }
        // Nothing that a builder found missing can be told of figures that may stand in a file that could not be read.
        let title = words::shown(self.lang, &words.what, self.place(), &self.period_words());
        let why = empty::unread(self.lang).to_owned();
        self.view(id, Words { title, ..words }, Err(Empty { why, nearest: None, small, unread: true }))
    }

    /// Ends the line under the title with whose the figures are: that is known once all of them are. A title that does not say of which sector it speaks
    /// begins with it: whoever quotes it may leave out the line below.
    fn sign(&self, words: &mut Words) {
        let sector = self.sector.map_or("", |sector| self.catalog.sector(sector).name.get(self.lang));
        if !words.title.contains(&lower_first(sector)) {
            words.title = [sector, " – ", &words.title].concat();
        }
        if let Some(by) = self.by {
            words.subtitle = titles::reported(self.lang, &words.subtitle, &self.whose(by));
        }
    }

    /// Whether any figure of the chart may stand in a file that could not be read.
    fn may_lack(&self, id: &str) -> bool {
        let lacks = |(indicator, area): (IndicatorIx, AreaIx)| self.dataset.may_lack(indicator, area);
        self.dataset.lacks_files() && super::needs(id, self.catalog, self.selection).into_iter().any(lacks)
    }

    fn view(self, id: &'static str, words: Words, drawing: Result<ChartSpec, Empty>) -> ChartView {
        let (first, last) = self.span.unzip();
        ChartView {
            id,
            title: words.title,
            subtitle: words.subtitle,
            drawing,
            source_line: source_line(self.catalog, self.lang, &self.sources),
            sources: self.sources,
            notes: self.notes,
            table: ChartTable::default(),
            statements: self.statements,
            first,
            last,
            file_stem: {
                let ids = self.selection.ids(self.catalog);
                stem(&words.what, ids, self.selection.year, self.span, self.lang)
            },
            toggles: Vec::new(),
        }
    }

    /// The line under the title, but for whose the figures are, which the finished chart adds.
    pub(super) fn subtitle(
        &mut self,
        measure: Measure<'_>,
        kind: Option<Kind>,
        place: Place<'_>,
        period: Period,
        reporter: Option<ReporterIx>,
    ) -> String {
        self.by = reporter;
        let (place, period, dated) = (Some(place), Some(period), self.other_date);
        subtitle(self.lang, &Subtitle { measure, place, kind, dated, period })
    }

    /// The period of what was marked so far; the chosen year where nothing was.
    pub(super) fn period(&self) -> Period {
        let (first, last) = self.span.unwrap_or((self.selection.year, self.selection.year));
        Period::of(first, last)
    }
}
