//! The outcomes of the checks as the command line tells them: for people and as JSON, area by area, so that no more than one area's are held.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::plain;
use super::progress::Progress;
use crate::analysis::checks::{CheckKind, Checker, Lack, Missing, Op, Operand, Outcome, StatementRef, Verdict};
use crate::analysis::times_scale;
use crate::model::{Dataset, Lang, SeriesKey, Year};
use crate::text::checks;

/// How often each check said what.
#[derive(Clone, Debug, Default)]
pub struct Counts(BTreeMap<CheckKind, [usize; 3]>);

impl Counts {
    fn add(&mut self, outcome: &Outcome) {
        let [agree, differ, untestable] = self.0.entry(outcome.kind).or_default();
        let count = match outcome.verdict {
            Verdict::Agrees => agree,
            Verdict::Differs { .. } => differ,
            Verdict::Untestable { .. } => untestable,
        };
        *count += 1;
    }

    /// The number of outcomes that differ.
    #[must_use]
    pub fn differ(&self) -> usize {
        self.0.values().map(|[_, differ, _]| differ).sum()
    }

    fn sum(&self) -> [usize; 3] {
        self.0.values().fold([0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z])
    }
}

/// Runs every check of every area and hands the outcomes on, the worst of each area first.
fn walk(
    dataset: &Dataset,
    progress: &mut Progress<'_>,
    mut tell: impl FnMut(&Outcome) -> io::Result<()>,
) -> io::Result<Counts> {
    let checker = Checker::new(dataset);
    let areas = dataset.catalog().areas();
    let all = areas.len();
    let mut counts = Counts::default();
    for (done, (area, _)) in areas.enumerate() {
        progress.show(done, all)?;
        let mut found: Vec<_> = checker.in_area(area, None).collect();
        found.sort_by(Outcome::worst_first);
        // Over all years a contradiction is told once.
        for outcome in found.iter().filter(|outcome| outcome.repeats.is_none()) {
            counts.add(outcome);
            tell(outcome)?;
        }
    }
    progress.clear()?;
    Ok(counts)
}

/// Tells what differs, each with its line of arithmetic, then how often each check said what. `all` tells the rest too.
pub fn text(
    lang: Lang,
    dataset: &Dataset,
    all: bool,
    out: &mut dyn Write,
    progress: &mut Progress<'_>,
) -> io::Result<Counts> {
    let counts = walk(dataset, progress, |outcome| {
        if !all && !outcome.verdict.differs() {
            return Ok(());
        }
        let (verdict, kind) = (checks::verdict(lang, outcome), checks::name_of(dataset, outcome, lang));
        writeln!(out, "{verdict} · {kind} · {}", plain(&checks::heading(dataset, outcome, lang)))?;
        writeln!(out, "  {}\n", plain(&checks::line(dataset, outcome, lang)))
    })?;
    for (kind, [agree, differ, untestable]) in &counts.0 {
        let kind = checks::name(lang, *kind);
        match lang {
            Lang::Vi => writeln!(out, "{kind}: {agree} khớp, {differ} lệch, {untestable} chưa kiểm tra được")?,
            Lang::En => writeln!(out, "{kind}: {agree} agree, {differ} differ, {untestable} cannot be tested")?,
        }
    }
    let [agree, differ, untestable] = counts.sum();
    match lang {
        Lang::Vi => writeln!(out, "Tất cả: {agree} khớp, {differ} lệch, {untestable} chưa kiểm tra được.")?,
        Lang::En => writeln!(out, "All: {agree} agree, {differ} differ, {untestable} cannot be tested.")?,
    }
    Ok(counts)
}

/// Writes `"outcomes": […], "counts": {…}`, the last members of a JSON object, an outcome a line.
pub fn members(lang: Lang, dataset: &Dataset, out: &mut dyn Write, progress: &mut Progress<'_>) -> io::Result<Counts> {
    writeln!(out, "  \"outcomes\": [")?;
    let mut first = true;
    let counts = walk(dataset, progress, |outcome| {
        if !std::mem::take(&mut first) {
            writeln!(out, ",")?;
        }
        write!(out, "    {}", entry(lang, dataset, outcome))
    })?;
    if !first {
        writeln!(out)?;
    }
    let of_kind = counts.0.iter().map(|(kind, [agrees, differs, untestable])| {
        (kind.code().to_owned(), json!({ "agrees": agrees, "differs": differs, "untestable": untestable }))
    });
    writeln!(out, "  ],")?;
    writeln!(out, "  \"counts\": {}", Value::Object(of_kind.collect()))?;
    Ok(counts)
}

fn entry(lang: Lang, dataset: &Dataset, outcome: &Outcome) -> Value {
    let mut entry = series(dataset, outcome.series, outcome.year);
    let mut put = |key: &str, value: Value| {
        entry.insert(key.to_owned(), value);
    };
    let statements = |all: &[StatementRef]| -> Vec<_> { all.iter().map(|one| statement(dataset, *one)).collect() };
    put("check", outcome.kind.code().into());
    put("verdict", outcome.verdict.code().into());
    put("line", checks::line(dataset, outcome, lang).into());
    put("statements", statements(&outcome.used).into());
    match &outcome.verdict {
        Verdict::Agrees => {}
        Verdict::Differs { by, percent } => {
            put("nature", outcome.nature.code().into());
            put("by", json!(by));
            put("percent", json!(percent));
            put("score", json!(outcome.rank.score()));
        }
        Verdict::Untestable { missing } => {
            put("missing", missing.iter().map(|one| lacking(dataset, one)).collect::<Vec<_>>().into());
        }
    }
    if let Some(arithmetic) = &outcome.arithmetic {
        let terms = arithmetic.terms.iter().map(|(op, operand)| json!({ "op": sign(*op), "value": operand.value }));
        let Operand { value, .. } = arithmetic.told;
        put("told", json!(value));
        put("result", json!(arithmetic.result));
        put("rounding", json!(arithmetic.rounding));
        put("terms", terms.collect::<Vec<_>>().into());
    }
    if !outcome.editions.is_empty() {
        put("editions", statements(&outcome.editions).into());
    }
    if let Some(nested) = outcome.nested {
        put("nested", statement(dataset, nested));
    }
    Value::Object(entry)
}

const fn sign(op: Op) -> &'static str {
    match op {
        Op::Plus => "plus",
        Op::Minus => "minus",
        Op::OverGrowth => "over-growth",
        Op::OverPercent => "over-percent",
        Op::PercentOf => "percent-of",
    }
}

fn series(dataset: &Dataset, key: SeriesKey, year: Year) -> serde_json::Map<String, Value> {
    let catalog = dataset.catalog();
    let members = [
        ("indicator", Value::from(&*catalog.indicator(key.indicator).id)),
        ("area", Value::from(&*catalog.area(key.area).id)),
        ("sector", key.sector.map_or(Value::Null, |sector| Value::from(&*catalog.sector(sector).id))),
        ("reporter", Value::from(&*catalog.reporter(key.reporter).id)),
        ("year", Value::from(year.get())),
    ];
    members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn statement(dataset: &Dataset, one: StatementRef) -> Value {
    let Some(found) = one.find(dataset) else { return Value::Null };
    let mut members = series(dataset, one.series, found.year);
    let value = times_scale(dataset.catalog().indicator(one.series.indicator), &found);
    members.insert("value".to_owned(), json!(value));
    members.insert("source".to_owned(), Value::from(&*dataset.catalog().source(found.source).id));
    Value::Object(members)
}

fn lacking(dataset: &Dataset, missing: &Missing) -> Value {
    let mut members = series(dataset, missing.series, missing.year);
    let lack = match missing.lack {
        Lack::Stated => "stated",
        Lack::OfItsOwn => "of-its-own",
        Lack::SameDate => "same-date",
        Lack::Unbroken => "unbroken",
        Lack::OneDefinition => "one-definition",
        Lack::Sharp => "sharp",
    };
    members.insert("lack".to_owned(), lack.into());
    Value::Object(members)
}
