//! A data set built by hand, for the tests of this floor. Nothing here is compiled into the program.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::change::{Change, change};
use super::figure::figure;
use crate::model::{
    Area, AreaIx, AreaKind, Catalog, Dataset, Date, Defaults, Indicator, IndicatorIx, Kind, Point, PointOrigin, Rate,
    Reporter, ReporterIx, Sector, SectorIx, Series, SeriesKey, Source, SourceIx, Text, Year,
};

/// A year that the format allows.
pub(crate) fn year(n: i64) -> Year {
    Year::new(n).unwrap()
}

/// A date in the writing of the format.
pub(crate) fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A data set in the making with one indicator `x`, whose values of some years one source states.
pub(crate) fn levels(values: &[(i64, f64)], kind: Kind) -> (World, SeriesKey) {
    let mut world = World::new();
    let key = key(world.indicator("x", kind));
    for (of, value) in values {
        world.say(key, *of, *value);
    }
    (world, key)
}

/// The change of a figure from one year to another.
pub(crate) fn change_of(world: World, key: SeriesKey, to: i64, from: i64) -> Option<Change> {
    let dataset = world.build();
    change(&dataset, &figure(&dataset, key, year(to)).unwrap(), year(from))
}

/// A data set in the making. It begins with one country, one reporter and one source, all at index 0.
pub(crate) struct World {
    pub(crate) catalog: Catalog,
    points: BTreeMap<SeriesKey, Vec<Point>>,
}

impl World {
    pub(crate) fn new() -> Self {
        let catalog = Catalog {
            title: Text::new("Thử", Some("Test")),
            description: None,
            licence: None,
            updated: None,
            defaults: Defaults::default(),
            indicators: vec![],
            areas: vec![],
            reporters: vec![],
            sectors: vec![],
            sources: vec![],
            notes: vec![],
            files: vec![],
            opened: None,
            area_ids: Default::default(),
        };
        let mut world = Self { catalog, points: BTreeMap::new() };
        world.area("VN", AreaKind::Country, None);
        world.reporter("vca");
        world.source("first", None);
        world
    }

    pub(crate) fn indicator(&mut self, id: &str, kind: Kind) -> IndicatorIx {
        self.catalog.indicators.push(Indicator {
            id: id.into(),
            name: Text::new(id, Some(id)),
            unit: Text::new("HTX", Some("co-operatives")),
            kind,
            of: None,
            rate: None,
            inflow: None,
            outflow: None,
            parts: vec![],
            decimals: 0,
            scale: 1.0,
            better: None,
            card: true,
            own_definitions: false,
            definition: None,
        });
        IndicatorIx::at(self.catalog.indicators.len() - 1)
    }

    /// A rate or a plan of another indicator.
    pub(crate) fn speaking_of(&mut self, id: &str, kind: Kind, of: IndicatorIx, rate: Option<Rate>) -> IndicatorIx {
        let ix = self.indicator(id, kind);
        let indicator = self.edit(ix);
        indicator.of = Some(of);
        indicator.rate = rate;
        ix
    }

    /// A stock with its flows: the level, what comes, what goes.
    pub(crate) fn stock_with_flows(&mut self, id: &str) -> [IndicatorIx; 3] {
        let stock = self.indicator(id, Kind::Stock);
        let inflow = self.indicator(&format!("{id}_in"), Kind::Flow);
        let outflow = self.indicator(&format!("{id}_out"), Kind::Flow);
        self.edit(stock).inflow = Some(inflow);
        self.edit(stock).outflow = Some(outflow);
        [stock, inflow, outflow]
    }

    pub(crate) fn edit(&mut self, ix: IndicatorIx) -> &mut Indicator {
        &mut self.catalog.indicators[ix.get()]
    }

    pub(crate) fn area(&mut self, id: &str, kind: AreaKind, parent: Option<AreaIx>) -> AreaIx {
        let ix = AreaIx::at(self.catalog.areas.len());
        self.catalog.areas.push(Area { id: id.into(), name: Text::new(id, Some(id)), kind, parent });
        self.catalog.area_ids.insert(id.into(), ix.get());
        ix
    }

    pub(crate) fn region(&mut self, id: &str) -> AreaIx {
        self.area(id, AreaKind::Region, Some(AreaIx::at(0)))
    }

    pub(crate) fn reporter(&mut self, id: &str) -> ReporterIx {
        let name = Text::new(id, Some(id));
        self.catalog.reporters.push(Reporter {
            id: id.into(),
            name,
            short: None,
            sector: None,
            mixed: false,
            note: None,
        });
        ReporterIx::at(self.catalog.reporters.len() - 1)
    }

    pub(crate) fn sector(&mut self, id: &str, parent: Option<SectorIx>) -> SectorIx {
        self.catalog.sectors.push(Sector { id: id.into(), name: Text::new(id, Some(id)), parent });
        SectorIx::at(self.catalog.sectors.len() - 1)
    }

    pub(crate) fn source(&mut self, id: &str, published: Option<&str>) -> SourceIx {
        self.catalog.sources.push(Source {
            id: id.into(),
            title: id.into(),
            publisher: Text::same(id.into()),
            owner: crate::model::Owner::Reporter,
            url: None,
            published: published.map(date),
            accessed: None,
            note: None,
            opened: None,
        });
        SourceIx::at(self.catalog.sources.len() - 1)
    }

    /// A quoted, exact, normal statement of the first source; the test changes what it needs.
    pub(crate) fn say(&mut self, key: SeriesKey, of: i64, value: f64) -> &mut Point {
        let points = self.points.entry(key).or_default();
        let quote = PointOrigin::Quote("như nguồn nêu".into());
        points.push(Point::of(year(of), Some(value), SourceIx::at(0), quote));
        points.last_mut().unwrap()
    }

    /// A statement that no source makes.
    pub(crate) fn derive(&mut self, key: SeriesKey, of: i64, value: f64, formula: &str) -> &mut Point {
        let point = self.say(key, of, value);
        point.origin = PointOrigin::Derived(formula.into());
        point
    }

    pub(crate) fn build(self) -> Dataset {
        let mut dataset = Dataset::new(Arc::new(self.catalog));
        for (key, mut points) in self.points {
            points.sort_by_key(|point| point.year); // stable: the order of the file stays within a year
            dataset.insert(Series::full(key, points).unwrap()).unwrap();
        }
        dataset
    }
}

/// The series of an indicator in the country by the first reporter, of the whole economy.
pub(crate) fn key(indicator: IndicatorIx) -> SeriesKey {
    SeriesKey { indicator, area: AreaIx::at(0), sector: None, reporter: ReporterIx::at(0) }
}
