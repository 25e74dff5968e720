//! What the builders of charts share: a sheet on which marks, sources and statements gather, axes, colours, looks, legends.
//! No chart of its own.

use std::collections::BTreeSet;

use crate::analysis::Figure;
use crate::analysis::figure as figures;
use crate::charts::spec::{Axis, Body, ChartSpec, Hue, LegendEntry, Look, Mark, MarkIx, Sample, Tick, Tone, YearAxis};
use crate::model::{
    AreaKind, Catalog, Dataset, Indicator, IndicatorIx, Lang, ReporterIx, SeriesKey, SourceIx, Statement, Status, Year,
};
use crate::present::{FigureRef, Selection, selection};
use crate::text::chart as words;
use crate::text::facts::{Measure, Percent, Place};
use crate::text::{date, number, standing};

use super::slug::slug;
use super::{Cell, ChartTable, ChartView, Column, Empty};

/// What gathers while a chart is built.
pub(super) struct Sheet<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) selection: &'a Selection,
    pub(super) lang: Lang,
    /// What to know; each said once.
    pub(super) notes: Vec<String>,
    marks: Vec<Mark>,
    sources: Vec<SourceIx>,
    statements: Vec<(SeriesKey, usize)>,
    cited: BTreeSet<(SeriesKey, usize)>,
    span: Option<(Year, Year)>,
    /// The badges of hollow marks, in order of occurrence.
    badges: Vec<String>,
    derived: bool,
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
            catalog: dataset.catalog(),
            selection,
            lang: selection.lang,
            notes: Vec::new(),
            marks: Vec::new(),
            sources: Vec::new(),
            statements: Vec::new(),
            cited: BTreeSet::new(),
            span: None,
            badges: Vec::new(),
            derived: false,
        }
    }

    /// The indicator's name.
    pub(super) fn name(&self, indicator: IndicatorIx) -> &'a str {
        self.catalog.indicator(indicator).name.get(self.lang)
    }

    /// The reporter's short name.
    pub(super) fn reporter(&self, reporter: ReporterIx) -> &'a str {
        self.catalog.reporter(reporter).label().get(self.lang)
    }

    /// The chosen area.
    pub(super) fn place(&self) -> Place<'a> {
        let area = self.catalog.area(self.selection.area);
        Place { name: area.name.get(self.lang), is_country: area.kind == AreaKind::Country }
    }

    /// The indicator as sentences need it, with so many decimals as it is told with.
    pub(super) fn measure(&self, indicator: IndicatorIx) -> Measure<'a> {
        measure(self.catalog.indicator(indicator), self.lang, None)
    }

    /// The indicator as sentences need it, with the decimals of one figure.
    pub(super) fn measure_of(&self, figure: &Figure<'_>) -> Measure<'a> {
        measure(self.catalog.indicator(figure.series.key.indicator), self.lang, Some(&figure.statement))
    }

    /// The figure with its unit.
    pub(super) fn amount(&self, figure: &Figure<'_>) -> String {
        self.measure_of(figure).amount(self.lang, figure.value)
    }

    /// The figure without its unit.
    pub(super) fn number(&self, figure: &Figure<'_>) -> String {
        self.measure_of(figure).number(self.lang, figure.value)
    }

    /// What is special about the figure, in one line.
    pub(super) fn standing(&self, figure: &Figure<'_>) -> String {
        standing::in_short(self.lang, &standing_of(&figure.statement))
    }

    /// A stated per cent with the digits that its source gives.
    pub(super) fn percent(&self, figure: &Figure<'_>) -> Percent {
        Percent { value: figure.value, decimals: self.measure_of(figure).decimals }
    }

    /// The figure as a cell.
    pub(super) fn cell(&self, figure: &Figure<'_>) -> Cell {
        Cell {
            text: self.number(figure),
            figure: Some(name_of(self.catalog, figure)),
            standing: Some(self.standing(figure)).filter(|words| !words.is_empty()),
        }
    }

    /// The mark of one figure, with its own sentence; the figure's statements and source are cited.
    pub(super) fn mark(&mut self, series: usize, figure: &Figure<'_>, text: String) -> MarkIx {
        self.cite(figure);
        let figure_name = name_of(self.catalog, figure);
        self.push(Mark { text, series, year: Some(figure.year()), figure: Some(figure_name) })
    }

    /// The mark of what is worked out here and is no figure of the data.
    pub(super) fn tell(&mut self, series: usize, year: Option<Year>, text: String) -> MarkIx {
        if let Some(year) = year {
            self.span_over(year);
        }
        self.push(Mark { text, series, year, figure: None })
    }

    fn push(&mut self, mark: Mark) -> MarkIx {
        self.marks.push(mark);
        MarkIx(self.marks.len() - 1)
    }

    fn span_over(&mut self, year: Year) {
        let (first, last) = self.span.unwrap_or((year, year));
        self.span = Some((first.min(year), last.max(year)));
    }

    /// Counts a figure among those shown: its source, every statement of it, its look for the legend.
    pub(super) fn cite(&mut self, figure: &Figure<'_>) {
        if !self.sources.contains(&figure.statement.source) {
            self.sources.push(figure.statement.source);
        }
        for statement in figure.series.of_year(figure.year()) {
            if self.cited.insert((figure.series.key, statement.place)) {
                self.statements.push((figure.series.key, statement.place));
            }
        }
        self.span_over(figure.year());
        match look_of(figure) {
            Look::Derived => self.derived = true,
            Look::Hollow => {
                // The date is told with the mark; the legend only says that there are other dates.
                let mut general = standing_of(&figure.statement);
                let other_date = general.as_of.take().is_some();
                let mut badges = standing::badges(self.lang, &general);
                if other_date {
                    badges.push(words::legend_other_date(self.lang).to_owned());
                }
                for badge in badges {
                    if !self.badges.contains(&badge) {
                        self.badges.push(badge);
                    }
                }
            }
            Look::Firm => {}
        }
    }

    /// Says something once.
    pub(super) fn note(&mut self, note: String) {
        if !note.is_empty() && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The period in words; the chosen year where nothing was marked.
    pub(super) fn period(&self) -> String {
        let (first, last) = self.span.unwrap_or((self.selection.year, self.selection.year));
        date::year_span(self.lang, first, last)
    }

    /// The axis of years over what was marked so far, with the chosen and the compared year where they lie on it.
    pub(super) fn years(&self, breaks: Vec<Year>) -> YearAxis {
        let (first, last) = self.span.unwrap_or((self.selection.year, self.selection.year));
        let within = |year: &Year| (first..=last).contains(year);
        YearAxis {
            first,
            last,
            chosen: Some(self.selection.year).filter(within),
            compared: self.selection.compare.filter(within),
            breaks,
        }
    }

    /// An axis over values, worded in the measure of an indicator.
    pub(super) fn axis(&self, measure: &Measure<'_>, values: &[f64], zero: bool) -> Axis {
        axis(self.lang, values, zero, &|ticks| measure.ticks(self.lang, ticks))
    }

    /// An axis of per cents.
    pub(super) fn percent_axis(&self, values: &[f64]) -> Axis {
        axis(self.lang, values, true, &|ticks| number::ticks(self.lang, ticks, number::TickUnit::Percent))
    }

    /// An axis of an index.
    pub(super) fn index_axis(&self, values: &[f64]) -> Axis {
        axis(self.lang, values, false, &|ticks| number::ticks(self.lang, ticks, number::TickUnit::Count))
    }

    /// The chart as it can be drawn.
    pub(super) fn finish(self, id: &'static str, words: Words, body: Body, legend: Vec<LegendEntry>) -> ChartView {
        let Words { title, subtitle, description, what } = words;
        let mut legend = legend;
        if !self.badges.is_empty() {
            let badges: Vec<&str> = self.badges.iter().map(String::as_str).collect();
            legend.push(LegendEntry { sample: Sample::Look(Look::Hollow), text: standing::legend(&badges) });
        }
        if self.derived {
            let text = words::legend_derived(self.lang).to_owned();
            legend.push(LegendEntry { sample: Sample::Look(Look::Derived), text });
        }
        let source_line = source_line(self.catalog, self.lang, &self.sources);
        let mut footer = vec![source_line.clone()];
        footer.extend(self.notes.iter().cloned());
        footer.extend(self.colophon());
        footer.retain(|line| !line.is_empty());
        let spec = ChartSpec {
            title: title.clone(),
            subtitle: subtitle.clone(),
            body,
            legend,
            footer,
            description,
            marks: self.marks,
        };
        let (first, last) = self.span.unzip();
        ChartView {
            id,
            title,
            subtitle,
            drawing: Ok(spec),
            sources: self.sources,
            source_line,
            notes: self.notes,
            table: ChartTable::default(),
            statements: self.statements,
            first,
            last,
            file_stem: stem(&what, self.span, self.lang),
            toggles: Vec::new(),
        }
    }

    /// The chart that cannot be drawn, and why. What was cited before goes with it.
    pub(super) fn empty(self, id: &'static str, words: Words, why: String, nearest: Option<Year>) -> ChartView {
        let source_line = source_line(self.catalog, self.lang, &self.sources);
        let (first, last) = self.span.unzip();
        ChartView {
            id,
            title: words.title,
            subtitle: words.subtitle,
            drawing: Err(Empty { why, nearest }),
            sources: self.sources,
            source_line,
            notes: self.notes,
            table: ChartTable::default(),
            statements: self.statements,
            first,
            last,
            file_stem: stem(&words.what, self.span, self.lang),
            toggles: Vec::new(),
        }
    }

    /// Licence and date of the data, for an exported image.
    fn colophon(&self) -> Option<String> {
        let licence = self.catalog.licence.as_ref().map(|licence| licence.name.get(self.lang));
        let updated = self.catalog.updated.map(|day| date::date(self.lang, day));
        words::colophon(self.lang, licence, updated.as_deref())
    }
}

/// A stock with the flows that change it: the leading one where it names both, else the first that does.
pub(super) fn stock_with_flows(catalog: &Catalog) -> Option<(IndicatorIx, IndicatorIx, IndicatorIx)> {
    let flows = |stock: IndicatorIx| {
        let indicator = catalog.indicator(stock);
        Some((stock, indicator.inflow?, indicator.outflow?))
    };
    let leading = selection::leading(catalog)?;
    flows(leading).or_else(|| catalog.indicators().find_map(|(ix, _)| flows(ix)))
}

/// The figure's name in links.
pub(super) fn name_of(catalog: &Catalog, figure: &Figure<'_>) -> String {
    FigureRef { key: figure.series.key, year: figure.year() }.name(catalog)
}

/// The indicator as sentences need it. A figure that a source states keeps the digits of its source; one that was worked out has those of the indicator.
fn measure<'a>(indicator: &'a Indicator, lang: Lang, statement: Option<&Statement<'_>>) -> Measure<'a> {
    let stated = statement.filter(|statement| !statement.is_derived()).map_or(0, |statement| {
        let shift = indicator.scale.log10().round().clamp(0.0, 12.0) as u8;
        statement.digits.saturating_sub(shift).min(6)
    });
    Measure { name: indicator.name.get(lang), unit: indicator.unit.get(lang), decimals: indicator.decimals.max(stated) }
}

/// How a statement stands, as the words take it.
pub(super) fn standing_of(statement: &Statement<'_>) -> standing::Standing {
    standing::Standing {
        status: statement.status,
        approx: statement.approx,
        derived: statement.is_derived(),
        as_of: statement.as_of.filter(|_| !statement.at_year_end()),
    }
}

/// How a figure is drawn.
pub(super) fn look_of(figure: &Figure<'_>) -> Look {
    if figure.statement.is_derived() {
        Look::Derived
    } else if figure.is_soft() {
        Look::Hollow
    } else {
        Look::Firm
    }
}

/// Whether the series breaks at the figure.
pub(super) fn breaks_at(figure: &Figure<'_>) -> bool {
    figure.statement.status == Status::Break
}

/// The colour of a reporter.
pub(super) fn hue(reporter: ReporterIx, tone: Tone) -> Hue {
    family(reporter.get(), tone)
}

/// A family of colours, by its number.
pub(super) fn family(number: usize, tone: Tone) -> Hue {
    Hue { family: u8::try_from(number % 6).unwrap_or(0), tone }
}

/// Every figure of a key's series.
pub(super) fn all<'a>(dataset: &'a Dataset, key: SeriesKey) -> Vec<Figure<'a>> {
    dataset.get(key).map_or_else(Vec::new, |series| figures::all_of_series(dataset, series).collect())
}

/// A heading.
pub(super) fn column(text: &str, numeric: bool) -> Column {
    Column { text: text.to_owned(), numeric }
}

/// A cell of words.
pub(super) fn plain(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), figure: None, standing: None }
}

/// The nearest of years, the later of two equally near.
pub(super) fn nearest(years: impl Iterator<Item = Year>, to: Year) -> Option<Year> {
    years.min_by_key(|year| ((year.get() - to.get()).abs(), std::cmp::Reverse(*year)))
}

fn stem(what: &str, span: Option<(Year, Year)>, lang: Lang) -> String {
    let years = match span {
        Some((first, last)) if first != last => format!("{first}-{last}_"),
        Some((first, _)) => format!("{first}_"),
        None => String::new(),
    };
    format!("coopstat_{}_{years}{}", slug(what), lang.tag())
}

/// One line that names the publishers of sources, at most three, then how many more.
fn source_line(catalog: &Catalog, lang: Lang, sources: &[SourceIx]) -> String {
    let mut publishers: Vec<&str> = Vec::new();
    for source in sources {
        let publisher = &*catalog.source(*source).publisher;
        if !publishers.contains(&publisher) {
            publishers.push(publisher);
        }
    }
    let named = publishers.len().min(3);
    words::source_line(
        lang,
        &publishers.iter().take(named).copied().collect::<Vec<_>>().join("; "),
        publishers.len() - named,
    )
}

/// A round axis over values. Where `zero` is not asked for, the axis still begins at zero unless that would waste more than two fifths of it,
/// and says so where it does not.
fn axis(lang: Lang, values: &[f64], zero: bool, worded: &dyn Fn(&[f64]) -> Vec<String>) -> Axis {
    let low = values.iter().copied().filter(|v| v.is_finite()).fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().filter(|v| v.is_finite()).fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
    let from_zero = zero || low <= 0.0 || low < 0.4 * high;
    let (low, high) = if from_zero { (low.min(0.0), high.max(0.0)) } else { (low, high) };
    let ticks = round_ticks(low, high);
    let texts = worded(&ticks);
    let min = ticks.first().copied().unwrap_or(low);
    let max = ticks.last().copied().unwrap_or(high);
    let ticks = ticks.into_iter().zip(texts).map(|(value, text)| Tick { value, text }).collect();
    let note = (min > 0.0).then(|| words::not_from_zero(lang).to_owned());
    Axis { min, max, ticks, note }
}

/// Round values that enclose both, at most six.
fn round_ticks(low: f64, high: f64) -> Vec<f64> {
    let spread = high - low;
    let spread = if spread > 0.0 { spread } else { high.abs().max(1.0) };
    let power = 10f64.powf((spread / 5.0).log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0, 20.0];
    let fits = |step: f64| (high / step).ceil() - (low / step).floor() <= 5.0;
    let step = steps.iter().map(|times| times * power).find(|step| fits(*step)).unwrap_or(20.0 * power);
    let first = (low / step).floor();
    let count = ((high / step).ceil() - first).clamp(1.0, 6.0) as u32;
    (0..=count).map(|n| (first + f64::from(n)) * step).collect()
}
