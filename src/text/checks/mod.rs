//! The words of the checks: what each compares, what it says, and its arithmetic in one line with the real numbers.
//! Arithmetic is made of numbers and signs; every sentence around it is a whole template.

mod names;
#[cfg(test)]
mod tests;
mod words;

pub use names::{name, rule, verdict};

use crate::analysis::checks::{CheckKind, Lack, Missing, Op, Operand, Outcome, StatementRef, Verdict};
use crate::analysis::select::is_evidence;
use crate::model::{Dataset, Lang, SeriesKey, Year};

use self::words::Words;
use super::facts::upper_first;
use super::opened;
use super::standing::hedged;

/// Missing figures that are named; of more, how many.
const MOST_MISSING: usize = 3;

/// The name of a check that was made: what one source tells twice lies between no two publications.
#[must_use]
pub fn name_of(dataset: &Dataset, outcome: &Outcome, lang: Lang) -> &'static str {
    let of = |operand: &Operand| operand.statement.find(dataset).filter(|one| !one.is_derived()).map(|one| one.source);
    let told = outcome.arithmetic.as_ref().filter(|_| outcome.kind == CheckKind::Revisions);
    let two = told.and_then(|told| Some((of(&told.told)?, of(&told.terms.first()?.1)?)));
    match two {
        Some((one, other)) if one == other => names::within_one_source(lang),
        _ => name(lang, outcome.kind),
    }
}

/// The figure under test: `Tổng số hợp tác xã, Cả nước, 2021 · Liên minh HTX`; of one that two reporters tell without a name, since the line has both.
#[must_use]
pub fn heading(dataset: &Dataset, outcome: &Outcome, lang: Lang) -> String {
    let (key, year) = (outcome.series, outcome.year);
    if outcome.kind == CheckKind::Reporters {
        return figure(dataset, key, year, lang);
    }
    by_reporter(&figure(dataset, key, year, lang), &reporter(dataset, key, added_file(dataset, key, year), lang))
}

/// Who reports a figure; where it stands in a file that the reader added to the site's figures, that it is from there: nobody has asked the reporter.
fn reporter(dataset: &Dataset, key: SeriesKey, added: Option<&str>, lang: Lang) -> String {
    let name = dataset.catalog().reporter(key.reporter).label().get(lang);
    hedged(name.to_owned(), added.map_or("", |_| opened::badge(lang)))
}

/// The file that the reader added to the site's figures and in which a figure stands of which the site has none.
fn added_file(dataset: &Dataset, key: SeriesKey, year: Year) -> Option<&str> {
    let series = dataset.get(key)?;
    let mut of_year = series.of_year(year);
    let first = series.opened_file(of_year.next()?.place);
    first.filter(|_| of_year.all(|statement| statement.opened))
}

/// The file that the reader added to the site's figures and in which a statement stands.
fn file_of(dataset: &Dataset, statement: StatementRef) -> Option<&str> {
    dataset.get(statement.series)?.opened_file(statement.place)
}

/// Which of the figures of a check stand in files that the reader added to the site's figures; nothing where none does.
#[must_use]
pub fn added(dataset: &Dataset, outcome: &Outcome, lang: Lang) -> Option<String> {
    let (mut files, mut names) = (Vec::new(), Vec::new());
    let used = outcome.used.iter().filter_map(|used| {
        let statement = used.find(dataset)?;
        Some((used.series, statement.year, file_of(dataset, *used)))
    });
    let mut missing: &[Missing] = &[];
    if let Verdict::Untestable { missing: all } = &outcome.verdict {
        missing = all;
    }
    // What nobody states stands in no file.
    let unfit = missing
        .iter()
        .filter(|one| one.lack != Lack::Stated)
        .map(|one| (one.series, one.year, added_file(dataset, one.series, one.year)));
    for (key, year, file) in used.chain(unfit) {
        let Some(file) = file else { continue };
        if !files.contains(&file) {
            files.push(file);
        }
        let name =
            by_reporter(&figure(dataset, key, year, lang), dataset.catalog().reporter(key.reporter).label().get(lang));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!files.is_empty()).then(|| opened::of_check(lang, &files, &some_of(&names, lang)))
}

/// The first of many names, and how many more there are.
fn some_of(names: &[String], lang: Lang) -> String {
    let more = names.len().saturating_sub(MOST_MISSING);
    let some = names.get(..MOST_MISSING).unwrap_or(names).join("; ");
    match lang {
        _ if more == 0 => some,
        Lang::Vi => format!("{some}; và {more} số khác"),
        Lang::En => format!("{some}; and {more} more"),
    }
}

/// A figure and who reports it.
#[must_use]
pub fn by_reporter(figure: &str, reporter: &str) -> String {
    format!("{figure} · {}", upper_first(reporter))
}

/// A figure in words: indicator, sector, area, year.
#[must_use]
pub fn figure(dataset: &Dataset, key: SeriesKey, year: Year, lang: Lang) -> String {
    let catalog = dataset.catalog();
    let (name, area) = (catalog.indicator(key.indicator).name.get(lang), catalog.area(key.area).name.get(lang));
    match key.sector {
        None => format!("{name}, {area}, {year}"),
        Some(sector) => format!("{name}, {}, {area}, {year}", catalog.sector(sector).name.get(lang)),
    }
}

/// The arithmetic of an outcome in one line, or what is missing.
#[must_use]
pub fn line(dataset: &Dataset, outcome: &Outcome, lang: Lang) -> String {
    let catalog = dataset.catalog();
    match (&outcome.verdict, &outcome.arithmetic) {
        (Verdict::Untestable { missing }, Some(arithmetic)) if outcome.kind == CheckKind::Reporters => {
            let words = Words::new(dataset, outcome, arithmetic, lang);
            match missing.first().map(|missing| missing.lack) {
                Some(Lack::SameDate) => words.reporters_apart(false),
                Some(Lack::OneDefinition) => words.reporters_apart(true),
                _ => untestable(dataset, missing, lang),
            }
        }
        (_, Some(arithmetic)) if outcome.kind == CheckKind::StockFlow && arithmetic.terms.len() == 2 => {
            let told = catalog.indicator(outcome.series.indicator);
            let inflow = arithmetic.terms.iter().all(|(op, _)| *op == Op::Plus);
            let unknown = if inflow { told.outflow } else { told.inflow };
            let unknown = unknown.map_or("", |flow| catalog.indicator(flow).name.get(lang));
            Words::new(dataset, outcome, arithmetic, lang).beyond(unknown, outcome.as_of)
        }
        (Verdict::Untestable { missing }, _) => untestable(dataset, missing, lang),
        (Verdict::Agrees | Verdict::Differs { .. }, None) => String::new(),
        (verdict, Some(arithmetic)) => {
            let words = Words::new(dataset, outcome, arithmetic, lang);
            match outcome.kind {
                CheckKind::Growth => words.growth(verdict.differs()),
                CheckKind::Attainment => words.attainment(verdict.differs()),
                CheckKind::StockFlow => words.stock_flow(verdict.differs()),
                CheckKind::Parts | CheckKind::Regions => words.sum(verdict.differs()),
                CheckKind::Shares => words.share(verdict.differs()),
                CheckKind::Reporters => words.reporters(verdict.differs()),
                CheckKind::Revisions => words.revisions(verdict.differs(), outcome.nature),
            }
        }
    }
}

/// Whether a source of another reporter states a figure that is missing.
fn is_stated_by_another(dataset: &Dataset, missing: &Missing) -> bool {
    let SeriesKey { indicator, area, sector, reporter } = missing.series;
    let mut others = dataset.by_reporter(indicator, area, sector).filter(|series| series.key.reporter != reporter);
    others.any(|series| series.of_year(missing.year).any(|told| is_evidence(&told)))
}

/// What is missing: the first few by name.
fn untestable(dataset: &Dataset, missing: &[Missing], lang: Lang) -> String {
    let names: Vec<_> = missing.iter().map(|m| figure(dataset, m.series, m.year, lang)).collect();
    let names = some_of(&names, lang);
    let lack = missing.first().map_or(Lack::Stated, |missing| missing.lack);
    // What was worked out no source states either: of both together that is what can be said.
    let mixed = lack == Lack::OfItsOwn && missing.iter().any(|missing| missing.lack != lack);
    let lack = if mixed { Lack::Stated } else { lack };
    // Nobody can say that a figure is stated nowhere as long as a file that may hold it is not read.
    let unread = missing.iter().any(|one| dataset.may_lack(one.series.indicator, one.series.area));
    // Nor of one that a source of another reporter states.
    let by = missing.iter().find(|one| is_stated_by_another(dataset, one));
    let by = by.map(|one| dataset.catalog().reporter(one.series.reporter).label().get(lang));
    match (lang, lack) {
        (Lang::Vi, Lack::Stated) if unread => format!("Chưa kiểm tra được vì không đọc được tệp có thể có: {names}."),
        (Lang::En, Lack::Stated) if unread => {
            format!("Not tested, since a file could not be read that may hold: {names}.")
        }
        (Lang::Vi, Lack::Stated) => match by {
            None => format!("Không nguồn nào nêu: {names}."),
            Some(by) => format!("Không nguồn nào của {by} nêu: {names}."),
        },
        (Lang::En, Lack::Stated) => match by {
            None => format!("No source states: {names}."),
            Some(by) => format!("No source of {by} states: {names}."),
        },
        (Lang::Vi, Lack::OfItsOwn) => {
            format!("Được tính từ chính các số cần đối chiếu nên không chứng minh được gì: {names}.")
        }
        (Lang::En, Lack::OfItsOwn) => {
            format!("Worked out from the same figures that it would be tested with, so it proves nothing: {names}.")
        }
        (Lang::Vi, Lack::SameDate) => format!("Không cùng thời điểm nên không so được: {names}."),
        (Lang::En, Lack::SameDate) => format!("Of different dates, so not compared: {names}."),
        (Lang::Vi, Lack::Unbroken) => format!("Dãy số đứt quãng nên không so được: {names}."),
        (Lang::En, Lack::Unbroken) => format!("The series breaks, so not compared: {names}."),
        (Lang::Vi, Lack::OneDefinition) => {
            format!("Mỗi cơ quan tính theo cách riêng nên không so được: {names}.")
        }
        (Lang::En, Lack::OneDefinition) => {
            format!("Each reporter works it out in its own way, so not compared: {names}.")
        }
        (Lang::Vi, Lack::Sharp) => format!(
            "Được làm tròn hoặc chỉ gần đúng, có thể sai bằng cả mức thay đổi cần kiểm tra nên không chứng minh được gì: {names}."
        ),
        (Lang::En, Lack::Sharp) => {
            format!("Rounded or approximate by as much as the change to be tested, so it proves nothing: {names}.")
        }
    }
}
