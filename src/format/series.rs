//! Reads series files, in one go or with rests: points and values go straight into the model as they stream by.

use std::collections::BTreeMap;

use super::catalog::SOURCES;
use super::error::{Entity, Errors, Problem};
use super::fields::{choice, day_or_month, own, said, text, text_or_plain, year};
use super::grammar::Reading;
use super::json::{Ctx, Item, Seen, Shape, cut};
use super::{limits, words};
use crate::model::order::Ids;
use crate::model::{
    Approx, AreaIx, Catalog, FileEntry, IndicatorIx, Owner, Point, PointOrigin, ReporterIx, SectorIx, Series,
    SeriesKey, SourceIx, Status, Text, Year,
};

/// Reads a series file of a catalog, in the order of the file. `file` is how messages call it; `entry` is what the catalog declares for
/// it, which its series must respect; a file that no catalog lists may have sources of its own, which are read before ([`super::Own`]).
///
/// # Errors
/// Everything that is wrong with the file, see [`Problem`].
pub fn read_series(
    file: &str,
    bytes: &[u8],
    catalog: &Catalog,
    entry: Option<&FileEntry>,
) -> Result<Vec<Series>, Errors> {
    let mut reading = SeriesReading::new(file, bytes, catalog, entry)?;
    reading.go_on(&mut || false);
    reading.finish()
}

/// The reading of a series file, with rests: a file with all figures of a country takes longer than a frame.
pub struct SeriesReading<'c> {
    ctx: Ctx,
    json: Reading<'c>,
    reader: Reader<'c>,
    /// How many series have been read.
    place: usize,
}

impl<'c> SeriesReading<'c> {
    /// Looks a file over; see [`read_series`].
    ///
    /// # Errors
    /// What is wrong with the file as a whole.
    pub fn new(
        file: &str,
        bytes: &'c [u8],
        catalog: &'c Catalog,
        entry: Option<&'c FileEntry>,
    ) -> Result<Self, Errors> {
        let (ctx, text) = Ctx::open(file, bytes)?;
        Ok(Self { ctx, json: Reading::new(text, LIST), reader: Reader::new(catalog, entry), place: 0 })
    }

    /// Reads on until `rests`, which is asked after each series, says so; whether the file has come to its end.
    pub fn go_on(&mut self, rests: &mut dyn FnMut() -> bool) -> bool {
        const LISTED: Shape = Shape { keys: &[LIST], required: 1 };
        const ADDED: Shape = Shape { keys: &[LIST, SOURCES], required: 1 };
        let Self { ctx, json, reader, place } = self;
        // Beside a catalog that was opened itself there is nothing that the sources of a file could be added to.
        let listed = reader.entry.is_some() || reader.catalog.opened.is_some();
        let shape = if listed { &LISTED } else { &ADDED };
        json.go_on(ctx, &mut |ctx, item| {
            item.object(ctx, shape, &mut |ctx, key, item| {
                // The catalog has the sources by now: see `Own`.
                if key == LIST {
                    item.list_on(ctx, place, &mut |ctx, place, item| reader.series(ctx, place, item), rests);
                }
            });
        })
    }

    /// The series, in the order of the file.
    ///
    /// # Errors
    /// Everything that is wrong with the file, see [`Problem`].
    pub fn finish(mut self) -> Result<Vec<Series>, Errors> {
        self.ctx.close(self.json);
        self.ctx.finish(Some(self.reader.series))
    }
}

/// The one key of a series file.
const LIST: &str = "series";

/// The ids of the catalog and what has been read so far.
struct Reader<'c> {
    catalog: &'c Catalog,
    entry: Option<&'c FileEntry>,
    indicators: Ids,
    reporters: Ids,
    sectors: Ids,
    sources: Ids,
    series: Vec<Series>,
    places: BTreeMap<SeriesKey, usize>,
    points: usize,
}

/// A series whose keys have not all been read.
#[derive(Default)]
struct Draft {
    indicator: Option<IndicatorIx>,
    area: Option<AreaIx>,
    reporter: Option<ReporterIx>,
    sector: Option<SectorIx>,
    points: Vec<Point>,
    from: Option<Year>,
    values: Vec<f64>,
    count: usize,
    source: Option<SourceIx>,
    /// What not every indicator can have, with its place in the list: which indicator it is may stand after them.
    odd: Vec<(usize, f64)>,
}

impl Draft {
    fn heed(&mut self, place: usize, value: f64) {
        // The largest scale is a billion.
        if !(0.0..=limits::VALUE / 1e9).contains(&value) || value.fract() != 0.0 {
            self.odd.push((place, value));
        }
    }
}

impl<'c> Reader<'c> {
    fn new(catalog: &'c Catalog, entry: Option<&'c FileEntry>) -> Self {
        Self {
            catalog,
            entry,
            indicators: ids(&mut catalog.indicators().map(|(_, item)| &*item.id)),
            reporters: ids(&mut catalog.reporters().map(|(_, item)| &*item.id)),
            sectors: ids(&mut catalog.sectors().map(|(_, item)| &*item.id)),
            sources: ids(&mut catalog.sources().map(|(_, item)| &*item.id)),
            series: Vec::new(),
            places: BTreeMap::new(),
            points: 0,
        }
    }

    fn series(&mut self, ctx: &mut Ctx, place: usize, item: Item<'_>) {
        const SHAPE: Shape = Shape {
            keys: &["indicator", "area", "reporter", "sector", "points", "from", "values", "source"],
            required: 3,
        };
        let mut draft = Draft::default();
        let seen = item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
            "indicator" => draft.indicator = self.indicator(ctx, item),
            "area" => draft.area = self.area(ctx, item),
            "reporter" => draft.reporter = known(ctx, item, Entity::Reporter, &self.reporters).map(ReporterIx::at),
            "sector" => draft.sector = known(ctx, item, Entity::Sector, &self.sectors).map(SectorIx::at),
            "points" => self.points(ctx, item, &mut draft),
            "from" => draft.from = year(ctx, item),
            "values" => self.values(ctx, item, &mut draft),
            _ => draft.source = known(ctx, item, Entity::Source, &self.sources).map(SourceIx::at),
        });
        let Some(seen) = seen else { return };
        let Some(full) = form(ctx, seen) else { return };
        if let Some(indicator) = draft.indicator {
            let (list, value) = if full { (".points[", "].value") } else { (".values[", "]") };
            for (place, odd) in draft.odd {
                if let Some(problem) = judged(self.catalog, indicator, odd) {
                    let path = [&*ctx.path(), list, &place.to_string(), value].concat();
                    ctx.report_at(path.into(), problem);
                }
            }
        }
        let key = draft.indicator.zip(draft.area).zip(draft.reporter);
        let Some(((indicator, area), reporter)) = key else { return };
        if seen.has("sector") && draft.sector.is_none() {
            return; // an unknown sector is reported; without it this would look like the whole economy
        }
        let key = SeriesKey { indicator, area, sector: draft.sector, reporter };
        if let Some(first) = self.places.get(&key) {
            ctx.report(Problem::DuplicateSeries { file: ctx.file().into(), first: path_of(*first) });
            return;
        }
        self.places.insert(key, place);
        let series = match (draft.from, draft.source) {
            _ if full => Series::full(key, draft.points),
            _ if self.points > limits::POINTS => None, // told already, and not all values are kept
            (Some(from), Some(source)) => {
                let series = Series::compact(key, from, draft.values.into(), source, self.nobody(source))
                    .filter(|s| s.len() == draft.count);
                if series.is_none() {
                    ctx.report_key("values", Problem::YearsLeaveRange { from, count: draft.count });
                }
                series
            }
            _ => None,
        };
        self.series.extend(series);
    }

    /// Whether a source names nobody as the owner of its figures.
    fn nobody(&self, source: SourceIx) -> bool {
        matches!(self.catalog.source(source).owner, Owner::Nobody)
    }

    fn indicator(&self, ctx: &mut Ctx, item: Item<'_>) -> Option<IndicatorIx> {
        let ix = IndicatorIx::at(known(ctx, item, Entity::Indicator, &self.indicators)?);
        let declared = self.entry.and_then(|entry| entry.indicators.as_ref());
        if declared.is_some_and(|declared| !declared.contains(&ix)) {
            let id = cut(&self.catalog.indicator(ix).id);
            ctx.report(Problem::NotDeclared { entity: Entity::Indicator, id });
        }
        Some(ix)
    }

    fn area(&self, ctx: &mut Ctx, item: Item<'_>) -> Option<AreaIx> {
        let ix = AreaIx::at(known(ctx, item, Entity::Area, &self.catalog.area_ids)?);
        let declared = self.entry.and_then(|entry| entry.areas.as_ref());
        if declared.is_some_and(|declared| !declared.contains(&ix)) {
            ctx.report(Problem::NotDeclared { entity: Entity::Area, id: cut(&self.catalog.area(ix).id) });
        }
        Some(ix)
    }

    /// Whether one more point may be kept.
    fn count(&mut self, ctx: &mut Ctx) -> bool {
        self.points += 1;
        if self.points == limits::POINTS + 1 {
            ctx.report(Problem::TooManyPoints);
        }
        self.points <= limits::POINTS
    }

    fn values(&mut self, ctx: &mut Ctx, item: Item<'_>, draft: &mut Draft) {
        let longest = Year::FIRST.to(Year::LAST).count();
        item.list(ctx, &mut |ctx, place, item| {
            draft.count = place + 1;
            let value = item.number_or_null(ctx);
            if let Some(value) = value.flatten() {
                draft.heed(place, value);
            }
            if self.count(ctx) && place < longest {
                draft.values.push(value.flatten().unwrap_or(f64::NAN));
            }
        });
    }

    fn points(&mut self, ctx: &mut Ctx, item: Item<'_>, draft: &mut Draft) {
        let mut order = Order::default();
        item.list(ctx, &mut |ctx, place, item| {
            let keep = self.count(ctx);
            let point = self.point(ctx, item, &mut order, &mut |value| draft.heed(place, value));
            if keep {
                draft.points.extend(point);
            }
        });
    }

    fn point(&self, ctx: &mut Ctx, item: Item<'_>, order: &mut Order, heed: &mut dyn FnMut(f64)) -> Option<Point> {
        const SHAPE: Shape = Shape {
            keys: &[
                "year",
                "value",
                "source",
                "quote",
                "table",
                "derived",
                "basis",
                "status",
                "approx",
                "uncertain",
                "digits",
                "as_of",
                "use",
                "note",
            ],
            required: 3,
        };
        let (mut of, mut value, mut source, mut origin) = (None, None, None, PointOrigin::None);
        let (mut status, mut approx, mut uncertain, mut chosen) = (Status::default(), Approx::No, false, false);
        let (mut basis, mut digits, mut as_of, mut note) = (None, None, None, None);
        let seen = item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
            "year" => {
                of = year(ctx, item);
                order.next(ctx, of);
            }
            "value" => {
                value = item.number_or_null(ctx);
                if let Some(value) = value.flatten() {
                    heed(value);
                }
            }
            "source" => source = known(ctx, item, Entity::Source, &self.sources).map(SourceIx::at),
            "quote" => origin = PointOrigin::Quote(words(ctx, item, "quote", limits::QUOTE)),
            "table" => origin = PointOrigin::Table(table(ctx, item)),
            "derived" => origin = PointOrigin::Derived(words(ctx, item, "derived", limits::TEXT)),
            "basis" => basis = Some(words(ctx, item, "basis", limits::QUOTE)),
            "status" => status = choice(ctx, item, &words::STATUS).unwrap_or_default(),
            "approx" => {
                approx = match item {
                    Item::Text(_) => choice(ctx, item, &words::APPROX).unwrap_or_default(),
                    _ => Approx::about(item.boolean(ctx).unwrap_or_default()),
                }
            }
            "uncertain" => uncertain = item.boolean(ctx).unwrap_or_default(),
            "digits" => digits = item.whole(ctx, 0, limits::DIGITS).and_then(|n| u8::try_from(n).ok()),
            "as_of" => as_of = day_or_month(ctx, item),
            "use" => chosen = item.boolean(ctx).unwrap_or_default(),
            _ => note = text(ctx, item),
        })?;
        match ["quote", "table", "derived"].iter().filter(|key| seen.has(key)).count() {
            0 if value.flatten().is_some() => ctx.report(Problem::NoOrigin),
            0 | 1 => {}
            _ => ctx.report(Problem::TwoOrigins),
        }
        if seen.has("basis") && !seen.has("derived") {
            ctx.report_key("derived", Problem::MissingKey("derived"));
        }
        let year = of?;
        if chosen && order.used.replace(year) == Some(year) {
            ctx.report_key("use", Problem::SecondUse(year));
        }
        let (value, source) = (value?, source?);
        let unowned = self.nobody(source);
        Some(Point {
            basis,
            status,
            approx,
            uncertain,
            unowned,
            digits,
            as_of,
            chosen,
            note,
            ..Point::of(year, value, source, origin)
        })
    }
}

/// What is wrong with a value of an indicator.
fn judged(catalog: &Catalog, indicator: IndicatorIx, value: f64) -> Option<Problem> {
    if (value * catalog.indicator(indicator).scale).abs() > limits::VALUE {
        Some(Problem::NumberTooLarge(value))
    } else if value < 0.0 && catalog.is_never_below_zero(indicator) {
        Some(Problem::BelowZero(value))
    } else if value.fract() != 0.0 && catalog.is_counted(indicator) {
        Some(Problem::NotWhole(value))
    } else {
        None
    }
}

/// What the points before one leave for it to respect.
#[derive(Default)]
struct Order {
    last: Option<Year>,
    /// How many points of that year there are.
    count: usize,
    /// The last year with `use`. Years never fall, so that no earlier one comes again.
    used: Option<Year>,
}

impl Order {
    fn next(&mut self, ctx: &mut Ctx, year: Option<Year>) {
        let Some(year) = year else { return };
        match self.last {
            Some(before) if year < before => ctx.report(Problem::YearsFall { before, year }),
            Some(before) if year == before => {
                self.count += 1;
                if self.count == limits::OF_YEAR + 1 {
                    ctx.report(Problem::TooManyOfYear(year));
                }
            }
            _ => (self.last, self.count) = (Some(year), 1),
        }
    }
}

/// Whether a series is of the full form; `None` where it is of neither or of both.
fn form(ctx: &mut Ctx, seen: Seen) -> Option<bool> {
    const COMPACT: [&str; 3] = ["from", "values", "source"];
    let compact = COMPACT.iter().filter(|key| seen.has(key)).count();
    match (seen.has("points"), compact) {
        (true, 0) => return Some(true),
        (true, _) => ctx.report(Problem::TwoForms),
        (false, 0) => ctx.report(Problem::NoForm),
        (false, 3) => return Some(false),
        (false, _) => {
            for key in COMPACT.into_iter().filter(|key| !seen.has(key)) {
                ctx.report_key(key, Problem::MissingKey(key));
            }
        }
    }
    None
}

/// The path of a series in its file.
pub(super) fn path_of(place: usize) -> Box<str> {
    let mut path = String::from("$.series[");
    path.push_str(&place.to_string());
    path.push(']');
    path.into()
}

/// What a figure rests on: it must say something.
fn words(ctx: &mut Ctx, item: Item<'_>, key: &'static str, limit: usize) -> Box<str> {
    let words = item.text_within(ctx, limit).map(own);
    if words.as_deref().is_some_and(|words| words.trim().is_empty()) {
        ctx.report(Problem::EmptyText(key));
    }
    words.unwrap_or_default()
}

/// Which table has a figure: words for people, which must say something too.
fn table(ctx: &mut Ctx, item: Item<'_>) -> Box<Text> {
    let place = text_or_plain(ctx, item);
    let place = said(ctx, "table", place);
    Box::new(place.unwrap_or_else(|| Text::same(Box::default())))
}

/// The places of ids in their list.
fn ids(all: &mut dyn Iterator<Item = &str>) -> Ids {
    let mut ids = Ids::new();
    for (place, id) in all.enumerate() {
        ids.insert(id.into(), place);
    }
    ids
}

/// The id of something that the catalog has, as its place.
fn known(ctx: &mut Ctx, item: Item<'_>, entity: Entity, ids: &Ids) -> Option<usize> {
    let id = item.text(ctx)?;
    let found = ids.get(id).copied();
    if found.is_none() {
        ctx.report(Problem::UnknownId { entity, id: cut(id), near: Box::default() });
    }
    found
}
