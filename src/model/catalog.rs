//! The catalog: which indicators, areas, reporters, sectors and sources there are, and which files hold their series.
//! Built by `format`, which resolves every id to an index; whoever holds a [`Catalog`] need not check again.

use super::order::Ids;

use super::{Date, Text, Year};

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The place in the catalog's list.
            #[must_use]
            pub const fn get(self) -> usize {
                self.0 as usize
            }

            /// The index of a place in the catalog's list. Only for who builds or walks a catalog.
            #[must_use]
            pub const fn at(place: usize) -> Self {
                Self(place as u32)
            }
        }
    };
}

index!(/// An indicator, by its place in the catalog.
    IndicatorIx);
index!(/// An area, by its place in the catalog.
    AreaIx);
index!(/// A reporter, by its place in the catalog.
    ReporterIx);
index!(/// A sector, by its place in the catalog.
    SectorIx);
index!(/// A source, by its place in the catalog.
    SourceIx);

/// What kind of number an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A level at the end of the year.
    Stock,
    /// What came or went over the year.
    Flow,
    /// A per cent.
    Rate,
    /// A plan for the year.
    Target,
    /// An average, such as money per co-operative.
    Mean,
}

/// What a per cent tells of the indicator that it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// Per cent over the year before.
    Growth,
    /// Per cent of the plan: 100 is the plan met exactly.
    Attainment,
}

/// Which direction of change is good news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// What is counted: the meaning of a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its id in files and links.
    pub id: Box<str>,
    /// Its name.
    pub name: Text,
    /// The unit of the value once it is multiplied by `scale`.
    pub unit: Text,
    /// What kind of number it is.
    pub kind: Kind,
    /// For a rate or a target: the indicator that it speaks of. For a flow: the indicator whose change over the year before it tells.
    pub of: Option<IndicatorIx>,
    /// For a rate: what it tells.
    pub rate: Option<Rate>,
    /// For a stock: the flow that adds to it.
    pub inflow: Option<IndicatorIx>,
    /// For a stock: the flow that takes from it.
    pub outflow: Option<IndicatorIx>,
    /// The indicators that should add up to it.
    pub parts: Vec<IndicatorIx>,
    /// Digits after the point when the value is shown, 0 to 6.
    pub decimals: u8,
    /// What a stored value is multiplied by to give the unit: 1, 1000, 1e6 or 1e9.
    pub scale: f64,
    /// Which direction is good news.
    pub better: Option<Direction>,
    /// Whether it has a KPI card.
    pub card: bool,
    /// Whether each reporter works it out in a way of its own, so that their figures do not compare.
    pub own_definitions: bool,
    /// What is counted, and what is not.
    pub definition: Option<Text>,
}

/// What kind of place an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// The whole country.
    Country,
    /// A region of the country.
    Region,
    /// A province or a city run by the centre.
    Province,
}

/// A place that figures are told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its id in files and links.
    pub id: Box<str>,
    /// Its name.
    pub name: Text,
    /// What kind of place it is.
    pub kind: AreaKind,
    /// The area that it is a part of. Parents form a tree.
    pub parent: Option<AreaIx>,
}

/// Who reports a figure. Figures of two reporters are never mixed in one series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporter {
    /// Its id in files and links.
    pub id: Box<str>,
    /// Its name.
    pub name: Text,
    /// A name short enough for a label in a chart.
    pub short: Option<Text>,
    /// The one sector of which it has figures, where it has none of others: its page tells that one's.
    pub sector: Option<SectorIx>,
    /// Whether it is a collection of several owners: figures of two sources then form no series.
    pub mixed: bool,
    /// What to know about its figures.
    pub note: Option<Text>,
}

impl Reporter {
    /// The name for labels: the short one where there is one.
    #[must_use]
    pub fn label(&self) -> &Text {
        self.short.as_ref().unwrap_or(&self.name)
    }
}

/// A part of the economy. A series without a sector is of the whole economy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sector {
    /// Its id in files and links.
    pub id: Box<str>,
    /// Its name.
    pub name: Text,
    /// The sector that it is a part of.
    pub parent: Option<SectorIx>,
}

/// Whose figures a source gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Owner {
    /// The reporter's under which they stand.
    #[default]
    Reporter,
    /// Another body's, which it names: a provincial alliance, a planning department.
    Named(Text),
    /// Nobody is named: that they stand under a reporter is the editor's reading.
    Nobody,
}

/// Where a figure was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id in files and links.
    pub id: Box<str>,
    /// The title of the page or publication, in its own language.
    pub title: Box<str>,
    /// Who published it: mostly a name, which is the same in every language.
    pub publisher: Text,
    /// Whose figures it gives.
    pub owner: Owner,
    /// Its address, http or https.
    pub url: Option<Box<str>>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was read.
    pub accessed: Option<Date>,
    /// What to know about it.
    pub note: Option<Text>,
    /// The file that names it, where the reader added that to the catalog's own.
    pub opened: Option<Box<str>>,
}

/// What a note tells of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// A result of the year.
    Result,
    /// A limit of the year's work.
    Limit,
    /// What else to know.
    Context,
    /// A break in a series: figures before and after do not compare.
    Break,
}

/// What to know about a year beside its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The year.
    pub year: Year,
    /// What it tells.
    pub kind: NoteKind,
    /// The area that it speaks of; `None` for the country.
    pub area: Option<AreaIx>,
    /// The words.
    pub text: Text,
    /// Where it was read.
    pub source: SourceIx,
}

/// A series file that the catalog names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Its path, relative to the catalog.
    pub path: Box<str>,
    /// It holds only these areas; `None` for any.
    pub areas: Option<Vec<AreaIx>>,
    /// It holds only these indicators; `None` for any.
    pub indicators: Option<Vec<IndicatorIx>>,
}

impl FileEntry {
    /// Whether the file is fetched at the start, whatever is shown.
    #[must_use]
    pub fn is_eager(&self) -> bool {
        self.areas.is_none() && self.indicators.is_none()
    }

    /// Whether every view of an area needs the file: it is fetched at the start, or is of that area among others.
    #[must_use]
    pub fn is_core(&self, area: Option<AreaIx>) -> bool {
        let is_of = |areas: &Vec<AreaIx>| area.is_some_and(|area| areas.contains(&area));
        self.is_eager() || self.areas.as_ref().is_some_and(is_of)
    }

    /// Whether the file may hold figures of an indicator in an area.
    #[must_use]
    pub fn may_hold(&self, indicator: IndicatorIx, area: AreaIx) -> bool {
        self.areas.as_ref().is_none_or(|areas| areas.contains(&area))
            && self.indicators.as_ref().is_none_or(|indicators| indicators.contains(&indicator))
    }
}

/// The licence of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Its name.
    pub name: Text,
    /// Where its text stands.
    pub url: Option<Box<str>>,
}

/// What the page opens with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The year.
    pub year: Option<Year>,
    /// The area.
    pub area: Option<AreaIx>,
    /// The reporter.
    pub reporter: Option<ReporterIx>,
}

/// All that a data folder tells about its figures, before any of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
    /// The title of the data set.
    pub title: Text,
    /// What the data set is.
    pub description: Option<Text>,
    /// The licence of the data.
    pub licence: Option<Licence>,
    /// The date of the last edit.
    pub updated: Option<Date>,
    /// What the page opens with.
    pub defaults: Defaults,
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) areas: Vec<Area>,
    pub(crate) reporters: Vec<Reporter>,
    pub(crate) sectors: Vec<Sector>,
    pub(crate) sources: Vec<Source>,
    /// What to know about single years.
    pub notes: Vec<Note>,
    /// The series files.
    pub files: Vec<FileEntry>,
    /// The file that it was read from, where the reader opened that: then nothing is the site's.
    pub opened: Option<Box<str>>,
    pub(crate) area_ids: Ids,
}

macro_rules! list {
    ($what:literal, $one:ident, $all:ident, $find:ident, $ix:ident, $item:ident) => {
        #[doc = concat!("The ", $what, " at an index of this catalog.")]
        #[must_use]
        #[allow(clippy::indexing_slicing, reason = "an index is given out by the catalog, whose lists never change")]
        pub fn $one(&self, ix: $ix) -> &$item {
            &self.$all[ix.get()]
        }

        #[doc = concat!("Every ", $what, " with its index, in display order.")]
        pub fn $all(&self) -> impl DoubleEndedIterator<Item = ($ix, &$item)> + ExactSizeIterator {
            self.$all.iter().enumerate().map(|(place, item)| ($ix::at(place), item))
        }

        #[doc = concat!("The ", $what, " with an id.")]
        #[must_use]
        pub fn $find(&self, id: &str) -> Option<$ix> {
            self.$all.iter().position(|item| &*item.id == id).map($ix::at)
        }
    };
}

impl Catalog {
    list!("indicator", indicator, indicators, find_indicator, IndicatorIx, Indicator);
    list!("reporter", reporter, reporters, find_reporter, ReporterIx, Reporter);
    list!("sector", sector, sectors, find_sector, SectorIx, Sector);
    list!("source", source, sources, find_source, SourceIx, Source);

    /// The area at an index of this catalog.
    #[must_use]
    #[allow(clippy::indexing_slicing, reason = "an index is given out by the catalog, whose lists never change")]
    pub fn area(&self, ix: AreaIx) -> &Area {
        &self.areas[ix.get()]
    }

    /// Every area with its index, in display order.
    pub fn areas(&self) -> impl DoubleEndedIterator<Item = (AreaIx, &Area)> + ExactSizeIterator {
        self.areas.iter().enumerate().map(|(place, item)| (AreaIx::at(place), item))
    }

    /// The area with an id. Areas can be many, so they have an index of their own.
    #[must_use]
    pub fn find_area(&self, id: &str) -> Option<AreaIx> {
        self.area_ids.get(id).copied().map(AreaIx::at)
    }

    /// The areas that name `area` as their parent, in display order.
    pub fn children(&self, area: AreaIx) -> impl Iterator<Item = AreaIx> + '_ {
        self.areas().filter(move |(_, item)| item.parent == Some(area)).map(|(ix, _)| ix)
    }

    /// The rate of a kind that speaks of an indicator.
    #[must_use]
    pub fn rate_of(&self, of: IndicatorIx, rate: Rate) -> Option<IndicatorIx> {
        self.indicators().find(|(_, item)| item.of == Some(of) && item.rate == Some(rate)).map(|(ix, _)| ix)
    }

    /// Whether an indicator has no value below zero: a level, what adds to one or takes from it, and a plan of these. A change has, and its plan.
    #[must_use]
    pub fn is_never_below_zero(&self, ix: IndicatorIx) -> bool {
        let item = self.indicator(ix);
        match item.kind {
            Kind::Stock => true,
            Kind::Flow => self.indicators.iter().any(|stock| [stock.inflow, stock.outflow].contains(&Some(ix))),
            Kind::Target => item.of.is_some_and(|of| self.is_never_below_zero(of)),
            Kind::Rate | Kind::Mean => false,
        }
    }

    /// Whether an indicator counts things, of which there is no half: a level, a flow or a plan of these in ones and without decimals.
    #[must_use]
    pub fn is_counted(&self, ix: IndicatorIx) -> bool {
        let item = self.indicator(ix);
        let adds_up = match item.kind {
            Kind::Stock | Kind::Flow => true,
            Kind::Target => item.of.is_some_and(|of| matches!(self.indicator(of).kind, Kind::Stock | Kind::Flow)),
            Kind::Rate | Kind::Mean => false,
        };
        adds_up && item.decimals == 0 && item.scale == 1.0
    }

    /// The change of a stock in number: a flow that tells it.
    #[must_use]
    pub fn change_of(&self, of: IndicatorIx) -> Option<IndicatorIx> {
        self.indicators().find(|(_, item)| item.of == Some(of) && item.kind == Kind::Flow).map(|(ix, _)| ix)
    }
}
