//! Writes catalogs and series as `coopstat/1`: keys in the order of the format's tables, one entry or one point a line, so that a change
//! shows as a change of lines. What is written reads back as the same data.

use super::catalog::FORMAT;
use super::words;
use crate::model::{
    Approx, Catalog, Date, FileEntry, Indicator, Kind, Lang, Owner, Point, PointOrigin, Points, Rate, Series, Status,
    Text, decimal,
};

/// Writes a catalog.
#[must_use]
pub fn write_catalog(catalog: &Catalog) -> String {
    let mut out = String::from("{\n");
    let mut top = Keys::new(&mut out, "  ", ",\n  ");
    top.text("format", FORMAT);
    top.texts("title", &catalog.title);
    top.texts_if("description", catalog.description.as_ref());
    if let Some(licence) = &catalog.licence {
        top.raw(
            "licence",
            &object(|keys| {
                keys.texts("name", &licence.name);
                keys.text_if("url", licence.url.as_deref());
            }),
        );
    }
    top.date_if("updated", catalog.updated);
    let defaults = catalog.defaults;
    if defaults != Default::default() {
        top.raw(
            "default",
            &object(|keys| {
                if let Some(year) = defaults.year {
                    keys.raw("year", &year.to_string());
                }
                keys.text_if("area", defaults.area.map(|ix| &*catalog.area(ix).id));
                keys.text_if("reporter", defaults.reporter.map(|ix| &*catalog.reporter(ix).id));
            }),
        );
    }
    top.list("indicators", catalog.indicators().map(|(_, item)| indicator(catalog, item)));
    top.list(
        "areas",
        catalog.areas().map(|(_, item)| {
            object(|keys| {
                keys.text("id", &item.id);
                keys.texts("name", &item.name);
                keys.text("kind", words::AREA_KIND.word(item.kind));
                keys.text_if("parent", item.parent.map(|ix| &*catalog.area(ix).id));
            })
        }),
    );
    top.list(
        "reporters",
        catalog.reporters().map(|(_, item)| {
            object(|keys| {
                keys.text("id", &item.id);
                keys.texts("name", &item.name);
                keys.texts_if("short", item.short.as_ref());
                keys.text_if("sector", item.sector.map(|ix| &*catalog.sector(ix).id));
                if item.mixed {
                    keys.raw("mixed", "true");
                }
                keys.texts_if("note", item.note.as_ref());
            })
        }),
    );
    if catalog.sectors().len() > 0 {
        top.list(
            "sectors",
            catalog.sectors().map(|(_, item)| {
                object(|keys| {
                    keys.text("id", &item.id);
                    keys.texts("name", &item.name);
                    keys.text_if("parent", item.parent.map(|ix| &*catalog.sector(ix).id));
                })
            }),
        );
    }
    top.list(
        "sources",
        catalog.sources().map(|(_, item)| {
            object(|keys| {
                keys.text("id", &item.id);
                keys.text("title", &item.title);
                keys.named("publisher", &item.publisher);
                match &item.owner {
                    Owner::Reporter => {}
                    Owner::Named(owner) => keys.named("owner", owner),
                    Owner::Nobody => keys.raw("owner", "null"),
                }
                keys.text_if("url", item.url.as_deref());
                keys.date_if("published", item.published);
                keys.date_if("accessed", item.accessed);
                if let Some(note) = &item.note {
                    keys.named("note", note);
                }
            })
        }),
    );
    if !catalog.notes.is_empty() {
        top.list(
            "notes",
            catalog.notes.iter().map(|note| {
                object(|keys| {
                    keys.raw("year", &note.year.to_string());
                    keys.text("kind", words::NOTE_KIND.word(note.kind));
                    if let Some(area) = note.area {
                        keys.text("area", &catalog.area(area).id);
                    }
                    keys.texts("text", &note.text);
                    keys.text("source", &catalog.source(note.source).id);
                })
            }),
        );
    }
    top.list("files", catalog.files.iter().map(|file| entry(catalog, file)));
    out.push_str("\n}\n");
    out
}

/// Writes a series file. The series are written in the order given.
#[must_use]
pub fn write_series(catalog: &Catalog, series: &[&Series]) -> String {
    let mut out = String::from("{ \"series\": [");
    for (place, one) in series.iter().enumerate() {
        out.push_str(if place == 0 { "\n  { " } else { ",\n  { " });
        let mut keys = Keys::new(&mut out, "", ", ");
        keys.text("indicator", &catalog.indicator(one.key.indicator).id);
        keys.text("area", &catalog.area(one.key.area).id);
        keys.text("reporter", &catalog.reporter(one.key.reporter).id);
        keys.text_if("sector", one.key.sector.map(|ix| &*catalog.sector(ix).id));
        match one.points() {
            Points::Full(points) => {
                let lines: Vec<_> = points.iter().map(|one| point(catalog, one)).collect();
                keys.raw("points", &array(&lines, "\n    ", "\n  "));
            }
            Points::Compact { from, values, source, .. } => {
                keys.raw("from", &from.to_string());
                keys.text("source", &catalog.source(*source).id);
                let values: Vec<_> = values.iter().map(|value| number(*value)).collect();
                let mut list = String::from("[");
                list.push_str(&values.join(", "));
                list.push(']');
                keys.raw("values", &list);
            }
        }
        out.push_str(" }");
    }
    out.push_str(if series.is_empty() { "] }\n" } else { "\n] }\n" });
    out
}

fn indicator(catalog: &Catalog, item: &Indicator) -> String {
    let id = |ix| &*catalog.indicator(ix).id;
    object(|keys| {
        keys.text("id", &item.id);
        keys.texts("name", &item.name);
        keys.texts("unit", &item.unit);
        keys.text("kind", words::KIND.word(item.kind));
        keys.text_if("of", item.of.map(id));
        keys.text_if("rate", item.rate.map(|rate| words::RATE.word(rate)));
        keys.text_if("inflow", item.inflow.map(id));
        keys.text_if("outflow", item.outflow.map(id));
        if !item.parts.is_empty() {
            keys.raw("parts", &ids(item.parts.iter().map(|ix| id(*ix))));
        }
        if item.decimals > 0 {
            keys.raw("decimals", &item.decimals.to_string());
        }
        if item.scale != 1.0 {
            keys.raw("scale", words::SCALE.word(item.scale));
        }
        keys.text_if("better", item.better.map(|better| words::BETTER.word(better)));
        if item.card != card_by_kind(item.kind, item.rate) {
            keys.raw("card", if item.card { "true" } else { "false" });
        }
        if item.own_definitions {
            keys.raw("own_definitions", "true");
        }
        keys.texts_if("definition", item.definition.as_ref());
    })
}

/// Whether an indicator has a KPI card where its entry does not say.
pub(super) fn card_by_kind(kind: Kind, rate: Option<Rate>) -> bool {
    match kind {
        Kind::Stock | Kind::Flow => true,
        Kind::Rate => rate == Some(Rate::Attainment),
        Kind::Target | Kind::Mean => false,
    }
}

fn entry(catalog: &Catalog, file: &FileEntry) -> String {
    object(|keys| {
        keys.text("path", &file.path);
        if let Some(areas) = &file.areas {
            keys.raw("areas", &ids(areas.iter().map(|ix| &*catalog.area(*ix).id)));
        }
        if let Some(indicators) = &file.indicators {
            keys.raw("indicators", &ids(indicators.iter().map(|ix| &*catalog.indicator(*ix).id)));
        }
    })
}

fn point(catalog: &Catalog, point: &Point) -> String {
    object(|keys| {
        keys.raw("year", &point.year.to_string());
        keys.raw("value", &number(point.value.unwrap_or(f64::NAN)));
        keys.text("source", &catalog.source(point.source).id);
        match &point.origin {
            PointOrigin::Quote(words) => keys.text("quote", words),
            PointOrigin::Table(place) => keys.named("table", place),
            PointOrigin::Derived(formula) => keys.text("derived", formula),
            PointOrigin::Bulk | PointOrigin::None => {}
        }
        if let Some(words) = &point.basis {
            keys.text("basis", words);
        }
        if point.status != Status::Normal {
            keys.text("status", point.status.code());
        }
        match point.approx {
            Approx::No => {}
            Approx::About => keys.raw("approx", "true"),
            side => keys.text("approx", words::APPROX.word(side)),
        }
        if point.uncertain {
            keys.raw("uncertain", "true");
        }
        if let Some(digits) = point.digits {
            keys.raw("digits", &digits.to_string());
        }
        keys.date_if("as_of", point.as_of);
        if point.chosen {
            keys.raw("use", "true");
        }
        keys.texts_if("note", point.note.as_ref());
    })
}

/// A number as JSON has it, in its shortest writing that reads back as the same number: 27394, 52.25, 1e300. NaN, which stands for no
/// value, is `null`.
#[must_use]
pub fn number(value: f64) -> String {
    const EXACT: f64 = 9_007_199_254_740_992.0; // up to here every whole number is a double of its own
    if value.fract() == 0.0 && value.abs() <= EXACT {
        return (value as i64).to_string();
    }
    match value.abs() {
        size if !size.is_finite() => "null".into(),
        size if (1e-7..1e21).contains(&size) => decimal::write(value),
        _ => decimal::write_scientific(value),
    }
}

/// Writes a text in double quotes with JSON's escapes.
pub(super) fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Besides what JSON demands: what would hide or turn round the text in an editor.
            '\0'..'\u{20}'
            | '\u{7f}'..='\u{9f}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {
                out.push_str("\\u");
                let code = c as u32;
                for shift in [12, 8, 4, 0] {
                    out.extend(char::from_digit((code >> shift) & 15, 16));
                }
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// The keys of an object as they are written one after another.
struct Keys<'o> {
    out: &'o mut String,
    lead: &'static str,
    between: &'static str,
    any: bool,
}

impl<'o> Keys<'o> {
    fn new(out: &'o mut String, lead: &'static str, between: &'static str) -> Self {
        Self { out, lead, between, any: false }
    }

    fn key(&mut self, key: &str) {
        self.out.push_str(if self.any { self.between } else { self.lead });
        self.any = true;
        quote(self.out, key);
        self.out.push_str(": ");
    }

    fn raw(&mut self, key: &str, json: &str) {
        self.key(key);
        self.out.push_str(json);
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        quote(self.out, text);
    }

    fn text_if(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn texts(&mut self, key: &str, text: &Text) {
        let json = object(|keys| {
            keys.text("vi", text.get(Lang::Vi));
            keys.text_if("en", text.en());
        });
        self.raw(key, &json);
    }

    /// A text that may stand plain: one that is the same in every language does.
    fn named(&mut self, key: &str, text: &Text) {
        match text.en() {
            None => self.text(key, text.get(Lang::Vi)),
            Some(_) => self.texts(key, text),
        }
    }

    fn texts_if(&mut self, key: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.texts(key, text);
        }
    }

    fn date_if(&mut self, key: &str, date: Option<Date>) {
        if let Some(date) = date {
            self.text(key, &date.to_string());
        }
    }

    fn list(&mut self, key: &str, entries: impl Iterator<Item = String>) {
        let entries: Vec<_> = entries.collect();
        self.raw(key, &array(&entries, "\n    ", "\n  "));
    }
}

fn object(fill: impl FnOnce(&mut Keys<'_>)) -> String {
    let mut out = String::from("{ ");
    fill(&mut Keys::new(&mut out, "", ", "));
    out.push_str(" }");
    out
}

fn array(entries: &[String], lead: &str, end: &str) -> String {
    let mut out = String::from("[");
    for (place, entry) in entries.iter().enumerate() {
        out.push_str(if place == 0 { "" } else { "," });
        out.push_str(lead);
        out.push_str(entry);
    }
    out.push_str(if entries.is_empty() { "" } else { end });
    out.push(']');
    out
}

fn ids<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let mut out = String::from("[");
    for (place, id) in ids.enumerate() {
        out.push_str(if place == 0 { "" } else { ", " });
        quote(&mut out, id);
    }
    out.push(']');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_plainly_and_read_back() {
        for (value, text) in [(27394.0, "27394"), (52.25, "52.25"), (-0.4, "-0.4"), (0.0, "0"), (f64::NAN, "null")] {
            assert_eq!(number(value), text);
        }
        for value in [1e300, 9_007_199_254_740_994.0, f64::MIN_POSITIVE, 0.1 + 0.2] {
            assert_eq!(serde_json::from_str(&number(value)).ok(), Some(value));
        }
    }

    #[test]
    fn what_an_editor_would_not_show_is_escaped() {
        let mut out = String::new();
        quote(&mut out, "a\"b\\c\n\u{1}\u{202e}hợp");
        assert_eq!(out, r#""a\"b\\c\n\u0001\u202ehợp""#);
    }
}
