//! Reads `catalog.json`: the tables of `docs/data-format.md`, key by key. What names something else is looked up in `resolve`.

use super::error::{Entity, Errors, OnlyOn, Problem};
use super::fields::{
    self, Reference, choice, day, id, path, plain, reference, references, text, text_or_plain, url, year,
};
use super::json::{Ctx, Item, Seen, Shape, cut};
use super::resolve::resolve;
use super::words;
use super::write::card_by_kind;
use crate::model::order::Ids;
use crate::model::{
    Area, AreaKind, Catalog, Date, Direction, Indicator, Kind, Licence, NoteKind, Owner, Reporter, Sector, Source,
    Text, Year,
};

/// The name of this format and its version.
pub const FORMAT: &str = "coopstat/1";

/// Reads a catalog. `file` is how messages call the file.
///
/// # Errors
/// Everything that is wrong with the file, see [`Problem`].
pub fn read_catalog(file: &str, bytes: &[u8]) -> Result<Catalog, Errors> {
    let (mut ctx, json) = Ctx::open(file, bytes)?;
    let mut draft = Draft::default();
    ctx.read(json, &mut |ctx, item| draft.read(ctx, item));
    let catalog = resolve(&mut ctx, draft);
    ctx.finish(catalog)
}

/// The entries of a list with the ids that they have; an entry that is broken keeps its id, so that others may name it.
pub(super) struct List<T> {
    pub(super) items: Vec<Option<T>>,
    pub(super) ids: Ids,
    /// Whether the file has the list at all; where it has not, nothing that names its entries can be judged.
    there: bool,
    /// Where each entry stands in the file, for messages after it has been read.
    pub(super) paths: Vec<Box<str>>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { items: Vec::new(), ids: Ids::new(), there: false, paths: Vec::new() }
    }
}

impl<T> List<T> {
    /// The place of the entry with an id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// Reads the id of the entry that comes next.
    fn id_of_next(&mut self, ctx: &mut Ctx, item: Item<'_>, upper: bool) -> Option<Box<str>> {
        let id = id(ctx, item, upper)?;
        if let Some(first) = self.find(&id) {
            let first = format!("{}.id", self.paths.get(first).map_or("$", |path| path)).into();
            ctx.report(Problem::DuplicateId { id: cut(&id), first });
            return None;
        }
        self.ids.insert(id.clone(), self.items.len());
        Some(id)
    }

    fn read(&mut self, ctx: &mut Ctx, item: Item<'_>, each: fn(&mut Self, &mut Ctx, Item<'_>) -> Option<T>) {
        self.there = item.list(ctx, &mut |ctx, _, item| {
            let path = ctx.path();
            let entry = each(self, ctx, item);
            self.items.push(entry);
            self.paths.push(path);
        });
    }
}

/// An indicator whose references are not looked up yet.
pub(super) struct IndicatorDraft {
    pub(super) indicator: Indicator,
    pub(super) of: Option<Reference>,
    pub(super) inflow: Option<Reference>,
    pub(super) outflow: Option<Reference>,
    pub(super) parts: Vec<Reference>,
}

/// An area or a sector whose parent, or a reporter whose sector, is not looked up yet.
pub(super) struct Child<T> {
    pub(super) item: T,
    pub(super) parent: Option<Reference>,
}

/// A note whose area and source are not looked up yet.
pub(super) struct NoteDraft {
    pub(super) year: Year,
    pub(super) kind: NoteKind,
    pub(super) area: Option<Reference>,
    pub(super) text: Text,
    pub(super) source: Reference,
}

/// An entry of `files` whose ids are not looked up yet.
pub(super) struct FileDraft {
    pub(super) path: Box<str>,
    pub(super) areas: Option<Vec<Reference>>,
    pub(super) indicators: Option<Vec<Reference>>,
}

/// A catalog whose references are not looked up yet.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) title: Option<Text>,
    pub(super) description: Option<Text>,
    pub(super) licence: Option<Licence>,
    pub(super) updated: Option<Date>,
    pub(super) year: Option<Year>,
    pub(super) area: Option<Reference>,
    pub(super) reporter: Option<Reference>,
    pub(super) indicators: List<IndicatorDraft>,
    pub(super) areas: List<Child<Area>>,
    pub(super) reporters: List<Child<Reporter>>,
    pub(super) sectors: List<Child<Sector>>,
    pub(super) sources: List<Source>,
    pub(super) notes: Vec<NoteDraft>,
    pub(super) files: Vec<FileDraft>,
}

impl Draft {
    fn read(&mut self, ctx: &mut Ctx, item: Item<'_>) {
        const SHAPE: Shape = Shape {
            keys: &[
                "format",
                "title",
                "indicators",
                "areas",
                "reporters",
                "sources",
                "files",
                "description",
                "licence",
                "updated",
                "default",
                "sectors",
                "notes",
            ],
            required: 7,
        };
        let mut files = Files::default();
        // Where it is left out there are none.
        self.sectors.there = true;
        item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
            "format" => {
                if let Some(found) = item.text(ctx).filter(|found| *found != FORMAT) {
                    ctx.report(Problem::UnknownFormat(cut(found)));
                }
            }
            "title" => self.title = text(ctx, item),
            "description" => self.description = text(ctx, item),
            "licence" => self.licence = licence(ctx, item),
            "updated" => self.updated = day(ctx, item),
            "default" => self.defaults(ctx, item),
            "indicators" => self.indicators.read(ctx, item, indicator),
            "areas" => self.areas.read(ctx, item, area),
            "reporters" => self.reporters.read(ctx, item, reporter),
            "sectors" => self.sectors.read(ctx, item, sector),
            "sources" => self.sources.read(ctx, item, source),
            "notes" => {
                item.list(ctx, &mut |ctx, _, item| self.notes.extend(note(ctx, item)));
            }
            _ => {
                item.list(ctx, &mut |ctx, _, item| self.files.extend(file(ctx, item, &mut files)));
            }
        });
    }

    fn defaults(&mut self, ctx: &mut Ctx, item: Item<'_>) {
        const SHAPE: Shape = Shape { keys: &["year", "area", "reporter"], required: 0 };
        item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
            "year" => self.year = year(ctx, item),
            "area" => self.area = reference(ctx, item),
            _ => self.reporter = reference(ctx, item),
        });
    }
}

fn licence(ctx: &mut Ctx, item: Item<'_>) -> Option<Licence> {
    const SHAPE: Shape = Shape { keys: &["name", "url"], required: 1 };
    let (mut name, mut address) = (None, None);
    item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
        "name" => name = fields::name(ctx, item),
        _ => address = url(ctx, item),
    });
    Some(Licence { name: name?, url: address })
}

fn indicator(list: &mut List<IndicatorDraft>, ctx: &mut Ctx, item: Item<'_>) -> Option<IndicatorDraft> {
    const SHAPE: Shape = Shape {
        keys: &[
            "id",
            "name",
            "unit",
            "kind",
            "of",
            "rate",
            "inflow",
            "outflow",
            "parts",
            "decimals",
            "scale",
            "better",
            "card",
            "own_definitions",
            "definition",
        ],
        required: 4,
    };
    let (mut own, mut name, mut unit, mut kind) = (None, None, None, None);
    let (mut of, mut inflow, mut outflow, mut parts) = (None, None, None, Vec::new());
    let (mut rate, mut decimals, mut scale): (_, u8, _) = (None, 0, 1.0);
    let (mut better, mut card, mut definition): (Option<Direction>, _, _) = (None, None, None);
    let mut own_definitions = None;
    let seen = item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
        "id" => own = list.id_of_next(ctx, item, false),
        "name" => name = fields::name(ctx, item),
        "unit" => unit = text(ctx, item),
        "kind" => kind = choice(ctx, item, &words::KIND),
        "of" => of = reference(ctx, item),
        "rate" => rate = choice(ctx, item, &words::RATE),
        "inflow" => inflow = reference(ctx, item),
        "outflow" => outflow = reference(ctx, item),
        "parts" => parts = references(ctx, item),
        "decimals" => decimals = item.whole(ctx, 0, 6).and_then(|n| u8::try_from(n).ok()).unwrap_or_default(),
        "scale" => scale = multiplier(ctx, item).unwrap_or(1.0),
        "better" => better = choice(ctx, item, &words::BETTER),
        "card" => card = item.boolean(ctx),
        "own_definitions" => own_definitions = item.boolean(ctx),
        _ => definition = text(ctx, item),
    })?;
    let kind = kind?;
    keys_of_kind(ctx, kind, seen);
    // What a key out of place names is not looked up: one mistake, one message.
    if kind != Kind::Stock {
        (inflow, outflow) = (None, None);
    }
    if matches!(kind, Kind::Rate | Kind::Mean) {
        parts.clear();
    }
    if !speaks_of(kind) {
        of = None;
    }
    let card = card.unwrap_or_else(|| card_by_kind(kind, rate));
    let indicator = Indicator {
        id: own?,
        name: name?,
        unit: unit?,
        kind,
        of: None,
        rate,
        inflow: None,
        outflow: None,
        parts: Vec::new(),
        decimals,
        scale,
        better,
        card,
        own_definitions: own_definitions == Some(true),
        definition,
    };
    Some(IndicatorDraft { indicator, of, inflow, outflow, parts })
}

/// Whether a kind of number may speak of another indicator.
fn speaks_of(kind: Kind) -> bool {
    matches!(kind, Kind::Rate | Kind::Target | Kind::Flow)
}

/// A key on a kind that it says nothing of is a mistake somewhere: in the key or in the kind.
fn keys_of_kind(ctx: &mut Ctx, kind: Kind, seen: Seen) {
    let (rate, stock) = (kind == Kind::Rate, kind == Kind::Stock);
    let rules = [
        ("of", speaks_of(kind), OnlyOn::Speaking),
        ("rate", rate, OnlyOn::Rate),
        ("inflow", stock, OnlyOn::Stock),
        ("outflow", stock, OnlyOn::Stock),
        ("parts", matches!(kind, Kind::Stock | Kind::Flow | Kind::Target), OnlyOn::Additive),
    ];
    for (key, allowed, only_on) in rules {
        if seen.has(key) && !allowed {
            ctx.report_key(key, Problem::KeyNotAllowed { key, only_on });
        }
    }
    if !seen.has("of") {
        if kind == Kind::Target {
            ctx.report_key("of", Problem::NeedsKey { because: "target", key: "of" });
        } else if rate && seen.has("rate") {
            ctx.report_key("of", Problem::NeedsKey { because: "rate", key: "of" });
        }
    }
}

fn multiplier(ctx: &mut Ctx, item: Item<'_>) -> Option<f64> {
    let number = item.number(ctx)?;
    let known = super::write::number(number);
    let scale = words::SCALE.value(&known);
    if scale.is_none() {
        ctx.report(Problem::NotAmong { found: known.into(), allowed: words::SCALE.words });
    }
    scale
}

fn area(list: &mut List<Child<Area>>, ctx: &mut Ctx, item: Item<'_>) -> Option<Child<Area>> {
    const SHAPE: Shape = Shape { keys: &["id", "name", "kind", "parent"], required: 3 };
    let (mut own, mut name, mut kind, mut parent): (_, _, Option<AreaKind>, _) = (None, None, None, None);
    item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
        "id" => own = list.id_of_next(ctx, item, true),
        "name" => name = fields::name(ctx, item),
        "kind" => kind = choice(ctx, item, &words::AREA_KIND),
        _ => parent = reference(ctx, item),
    });
    Some(Child { item: Area { id: own?, name: name?, kind: kind?, parent: None }, parent })
}

fn sector(list: &mut List<Child<Sector>>, ctx: &mut Ctx, item: Item<'_>) -> Option<Child<Sector>> {
    const SHAPE: Shape = Shape { keys: &["id", "name", "parent"], required: 2 };
    let (mut own, mut name, mut parent) = (None, None, None);
    item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
        "id" => own = list.id_of_next(ctx, item, false),
        "name" => name = fields::name(ctx, item),
        _ => parent = reference(ctx, item),
    });
    Some(Child { item: Sector { id: own?, name: name?, parent: None }, parent })
}

fn reporter(list: &mut List<Child<Reporter>>, ctx: &mut Ctx, item: Item<'_>) -> Option<Child<Reporter>> {
    const SHAPE: Shape = Shape { keys: &["id", "name", "short", "sector", "mixed", "note"], required: 2 };
    let (mut own, mut name, mut short, mut parent) = (None, None, None, None);
    let (mut mixed, mut note) = (None, None);
    item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
        "id" => own = list.id_of_next(ctx, item, false),
        "name" => name = fields::name(ctx, item),
        "short" => short = text(ctx, item),
        "sector" => parent = reference(ctx, item),
        "mixed" => mixed = item.boolean(ctx),
        _ => note = text(ctx, item),
    });
    let item = Reporter { id: own?, name: name?, short, sector: None, mixed: mixed == Some(true), note };
    Some(Child { item, parent })
}

fn source(list: &mut List<Source>, ctx: &mut Ctx, item: Item<'_>) -> Option<Source> {
    const SHAPE: Shape =
        Shape { keys: &["id", "title", "publisher", "url", "published", "accessed", "owner", "note"], required: 3 };
    let (mut own, mut title, mut publisher, mut address) = (None, None, None, None);
    let (mut published, mut accessed, mut whose, mut note) = (None, None, Owner::Reporter, None);
    item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
        "id" => own = list.id_of_next(ctx, item, false),
        "title" => title = plain(ctx, item),
        "publisher" => publisher = text_or_plain(ctx, item),
        "url" => address = url(ctx, item),
        "published" => published = day(ctx, item),
        "accessed" => accessed = day(ctx, item),
        "owner" => whose = owner(ctx, item),
        _ => note = text_or_plain(ctx, item),
    });
    Some(Source {
        id: own?,
        title: title?,
        publisher: publisher?,
        owner: whose,
        url: address,
        published,
        accessed,
        note,
        opened: None,
    })
}

/// Whose figures a source gives: the body that it names, or nobody. A blank name would stand before its figures as if somebody stated them.
fn owner(ctx: &mut Ctx, item: Item<'_>) -> Owner {
    if matches!(item, Item::Null) {
        return Owner::Nobody;
    }
    let named = text_or_plain(ctx, item);
    fields::said(ctx, "owner", named).map_or(Owner::Reporter, Owner::Named)
}

/// The sources that a series file names itself and the catalog does not have, and what is wrong with them. The catalog may have one of them just so, and none of
/// them otherwise: by its id a source is told. An entry that is broken is there by its id, so that what is wrong is told of it alone, and not of all that names it.
pub(super) fn own_sources(file: &str, bytes: &[u8], catalog: &Catalog) -> (Vec<Source>, Errors) {
    const SHAPE: Shape = Shape { keys: &[SOURCES], required: 0 };
    // Most have none, and a long file takes a while to be read.
    let may_have = bytes.windows(SOURCES.len()).any(|part| part == SOURCES.as_bytes() || part.starts_with(b"\\u"));
    let Some((mut ctx, json)) = may_have.then(|| Ctx::open(file, bytes).ok()).flatten() else {
        return Default::default();
    };
    let mut list = List::default();
    ctx.read(json, &mut |ctx, item| {
        item.object(ctx, &SHAPE, &mut |ctx, _, item| list.read(ctx, item, source));
    });
    let mut own = Vec::new();
    for (id, at) in &list.ids {
        let named = list.items.get_mut(*at).and_then(Option::take);
        let there = catalog.find_source(id);
        if let (Some(ix), Some(named), Some(path)) = (there, &named, list.paths.get(*at))
            && catalog.source(ix) != named
        {
            let first = format!("catalog.json: $.{SOURCES}[{}]", ix.get()).into();
            ctx.report_at(path.clone(), Problem::DuplicateId { id: cut(id), first });
        }
        if there.is_none() {
            let (title, publisher) = (Box::default(), Text::same(Box::default()));
            let (url, published, accessed, note) = (None, None, None, None);
            let broken = Source {
                id: id.clone(),
                title,
                publisher,
                owner: Owner::Reporter,
                url,
                published,
                accessed,
                note,
                opened: None,
            };
            own.push(Source { opened: Some(file.into()), ..named.unwrap_or(broken) });
        }
    }
    let errors = ctx.finish::<()>(None).err().unwrap_or_default();
    (own, errors.only(&|error| error.path.starts_with("$.sources")))
}

/// The key of the sources, in a catalog and in a series file that is added to the site's.
pub(super) const SOURCES: &str = "sources";

fn note(ctx: &mut Ctx, item: Item<'_>) -> Option<NoteDraft> {
    const SHAPE: Shape = Shape { keys: &["year", "kind", "text", "source", "area"], required: 4 };
    let (mut of_year, mut kind, mut said, mut from, mut area) = (None, None, None, None, None);
    item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
        "year" => of_year = year(ctx, item),
        "kind" => kind = choice(ctx, item, &words::NOTE_KIND),
        "text" => said = text(ctx, item),
        "source" => from = reference(ctx, item),
        _ => area = reference(ctx, item),
    });
    Some(NoteDraft { year: of_year?, kind: kind?, area, text: said?, source: from? })
}

/// The files named so far, and where.
#[derive(Default)]
struct Files {
    names: Ids,
    paths: Vec<Box<str>>,
}

impl Files {
    /// Where a file was named before; it is kept where it was not.
    fn find(&mut self, name: Box<str>, path: Box<str>) -> Option<Box<str>> {
        if let Some(first) = self.names.get(&name) {
            return self.paths.get(*first).cloned();
        }
        self.names.insert(name, self.paths.len());
        self.paths.push(path);
        None
    }
}

fn file(ctx: &mut Ctx, item: Item<'_>, files: &mut Files) -> Option<FileDraft> {
    const SHAPE: Shape = Shape { keys: &["path", "areas", "indicators"], required: 1 };
    let (mut own, mut areas, mut indicators) = (None, None, None);
    item.object(ctx, &SHAPE, &mut |ctx, key, item| match key {
        "path" => {
            own = path(ctx, item);
            if let Some(own) = &own {
                let plain: Vec<_> = own.split('/').filter(|part| *part != ".").collect();
                if let Some(first) = files.find(plain.join("/").into(), ctx.path()) {
                    ctx.report(Problem::DuplicateFile { file: cut(own), first });
                }
            }
        }
        "areas" => areas = Some(references(ctx, item)),
        _ => indicators = Some(references(ctx, item)),
    });
    Some(FileDraft { path: own?, areas, indicators })
}

/// Looks up a reference; reports it where nothing has that id.
pub(super) fn look_up<T>(ctx: &mut Ctx, entity: Entity, list: &List<T>, reference: &Reference) -> Option<usize> {
    let place = list.find(&reference.id);
    if place.is_none() && list.there {
        ctx.report_at(
            reference.path.clone(),
            Problem::UnknownId { entity, id: cut(&reference.id), near: Box::default() },
        );
    }
    place
}
