//! The words of the checks: what each compares, what it says, and its arithmetic in one line with the real numbers.
//! Arithmetic is made of numbers and signs; every sentence around it is a whole template.

use crate::analysis::checks::{
    Arithmetic, CheckKind, Lack, Missing, Nature, Op, Operand, Outcome, StatementRef, Verdict,
};
use crate::model::{Dataset, Kind, Lang, SeriesKey, Year};

use super::number;

/// Terms of a sum that are written out; of more, the first and the last.
const MOST_TERMS: usize = 12;

/// Missing figures that are named; of more, how many.
const MOST_MISSING: usize = 3;

/// The name of a check.
#[must_use]
pub const fn name(lang: Lang, kind: CheckKind) -> &'static str {
    match (lang, kind) {
        (Lang::Vi, CheckKind::Growth) => "Mức tăng",
        (Lang::Vi, CheckKind::Attainment) => "Mức hoàn thành kế hoạch",
        (Lang::Vi, CheckKind::StockFlow) => "Tồn và biến động",
        (Lang::Vi, CheckKind::Parts) => "Các phần và tổng",
        (Lang::Vi, CheckKind::Regions) => "Các vùng và cả nước",
        (Lang::Vi, CheckKind::Shares) => "Tỷ trọng",
        (Lang::Vi, CheckKind::Reporters) => "Giữa các cơ quan báo cáo",
        (Lang::Vi, CheckKind::Revisions) => "Giữa các lần công bố",
        (Lang::En, CheckKind::Growth) => "Growth",
        (Lang::En, CheckKind::Attainment) => "Plan attainment",
        (Lang::En, CheckKind::StockFlow) => "Stock and flow",
        (Lang::En, CheckKind::Parts) => "Parts and whole",
        (Lang::En, CheckKind::Regions) => "Regions and country",
        (Lang::En, CheckKind::Shares) => "Shares",
        (Lang::En, CheckKind::Reporters) => "Between reporters",
        (Lang::En, CheckKind::Revisions) => "Between publications",
    }
}

/// What a check compares, in one sentence.
#[must_use]
pub const fn rule(lang: Lang, kind: CheckKind) -> &'static str {
    match (lang, kind) {
        (Lang::Vi, CheckKind::Growth) => {
            "Mức tăng được nêu, theo tỷ lệ hoặc theo số lượng, phải khớp với số của năm và số của năm trước."
        }
        (Lang::Vi, CheckKind::Attainment) => "Mức hoàn thành được nêu phải khớp với kết quả và kế hoạch.",
        (Lang::Vi, CheckKind::StockFlow) => "Số đầu năm cộng số tăng trừ số giảm trong năm phải bằng số cuối năm.",
        (Lang::Vi, CheckKind::Parts) => "Các phần cộng lại phải bằng tổng.",
        (Lang::Vi, CheckKind::Regions) => "Số của các vùng cộng lại phải bằng số của cả nước hoặc của vùng lớn.",
        (Lang::Vi, CheckKind::Shares) => "Tỷ trọng được nêu phải khớp với số của phần và số của tổng.",
        (Lang::Vi, CheckKind::Reporters) => "Hai cơ quan nêu cùng một số thì hai số phải bằng nhau.",
        (Lang::Vi, CheckKind::Revisions) => {
            "Một cơ quan nêu cùng một số hai lần thì hai số phải bằng nhau, trừ khi đã sửa."
        }
        (Lang::En, CheckKind::Growth) => {
            "A stated growth, in per cent or in number, must fit the figures of the year and of the year before."
        }
        (Lang::En, CheckKind::Attainment) => "A stated per cent of the plan must fit result and plan.",
        (Lang::En, CheckKind::StockFlow) => {
            "The opening level with what came and less what went must give the closing level."
        }
        (Lang::En, CheckKind::Parts) => "The parts must add up to the whole.",
        (Lang::En, CheckKind::Regions) => "The regions must add up to the country or to the larger region.",
        (Lang::En, CheckKind::Shares) => "A stated share must fit the counts of part and whole.",
        (Lang::En, CheckKind::Reporters) => "Two reporters of the same figure must tell the same.",
        (Lang::En, CheckKind::Revisions) => {
            "One reporter telling a figure twice must tell the same, unless it was revised."
        }
    }
}

/// The verdict in a word or two.
#[must_use]
pub const fn verdict(lang: Lang, outcome: &Outcome) -> &'static str {
    match (lang, &outcome.verdict, outcome.nature) {
        (Lang::Vi, Verdict::Agrees, _) => "Khớp",
        (Lang::En, Verdict::Agrees, _) => "Agrees",
        (Lang::Vi, Verdict::Untestable { .. }, _) => "Chưa kiểm tra được",
        (Lang::En, Verdict::Untestable { .. }, _) => "Cannot be tested",
        (Lang::Vi, Verdict::Differs { .. }, Nature::Contradiction) => "Lệch",
        (Lang::En, Verdict::Differs { .. }, Nature::Contradiction) => "Differs",
        (Lang::Vi, Verdict::Differs { .. }, Nature::Slip) => "Lệch do làm tròn",
        (Lang::En, Verdict::Differs { .. }, Nature::Slip) => "Differs by a slip of rounding",
        (Lang::Vi, Verdict::Differs { .. }, Nature::Implied) => "Lệch với số suy ra",
        (Lang::En, Verdict::Differs { .. }, Nature::Implied) => "Differs from what is implied",
        (Lang::Vi, Verdict::Differs { .. }, Nature::Revision) => "Đã sửa số",
        (Lang::En, Verdict::Differs { .. }, Nature::Revision) => "Revised",
        (Lang::Vi, Verdict::Differs { .. }, Nature::Unreliable) => "Lệch, số kém tin cậy",
        (Lang::En, Verdict::Differs { .. }, Nature::Unreliable) => "Differs, low reliability",
    }
}

/// The figure under test: `Tổng số hợp tác xã, Cả nước, 2021 · Liên minh HTX`.
#[must_use]
pub fn heading(dataset: &Dataset, outcome: &Outcome, lang: Lang) -> String {
    let catalog = dataset.catalog();
    let key = outcome.series;
    by_reporter(&figure(dataset, key, outcome.year, lang), catalog.reporter(key.reporter).label().get(lang))
}

/// A figure and who reports it.
#[must_use]
pub fn by_reporter(figure: &str, reporter: &str) -> String {
    format!("{figure} · {reporter}")
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
    match (&outcome.verdict, &outcome.arithmetic) {
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

/// The pieces that the templates need, written in the language.
struct Words<'a> {
    lang: Lang,
    terms: String,
    result: String,
    told: String,
    /// The difference with its sign, and without.
    by: String,
    apart: String,
    /// The difference without sign and per cent, and the per cent alone.
    gap: String,
    percent: Option<String>,
    year: Year,
    /// Who tells what the result is compared with.
    reporter: &'a str,
    other_reporter: &'a str,
    same_source: bool,
    /// Whether a growth is told in number, not in per cent.
    in_number: bool,
    nested: Option<&'a str>,
}

impl<'a> Words<'a> {
    fn new(dataset: &'a Dataset, outcome: &'a Outcome, arithmetic: &Arithmetic, lang: Lang) -> Self {
        let catalog = dataset.catalog();
        let told = &arithmetic.told;
        let label = |of: StatementRef| catalog.reporter(of.series.reporter).label().get(lang);
        let source = |of: StatementRef| of.find(dataset).map(|statement| statement.source);
        let is_rate = catalog.indicator(told.statement.series.indicator).kind == Kind::Rate;
        let digits = digits(outcome, arithmetic);
        let (by, percent) = match outcome.verdict {
            Verdict::Differs { by, percent } => (by, percent),
            _ => (told.value - arithmetic.result, None),
        };
        let difference_digits = digits.max(told.digits);
        let difference = |number: String| match (lang, percent) {
            (Lang::Vi, _) if is_rate => format!("{number} điểm phần trăm"),
            (Lang::En, _) if is_rate => format!("{number} percentage points"),
            // A comma between the two would be one of decimals to a Vietnamese eye.
            (Lang::Vi, Some(percent)) => format!("{number}, tức {}", number::percent(lang, percent.abs(), 1)),
            (Lang::En, Some(percent)) => format!("{number}, or {}", number::percent(lang, percent.abs(), 1)),
            (_, None) => number,
        };
        let value = |value: f64, digits: u8| {
            if is_rate { number::percent(lang, value, digits) } else { number::number(lang, value, digits) }
        };
        let first = arithmetic.terms.first().map_or(told.statement, |(_, operand)| operand.statement);
        Self {
            lang,
            terms: expression(lang, &arithmetic.terms),
            result: value(arithmetic.result, digits),
            told: value(told.value, told.digits),
            by: difference(number::signed(lang, by, difference_digits)),
            apart: difference(number::number(lang, by.abs(), difference_digits)),
            gap: number::number(lang, by.abs(), difference_digits),
            percent: percent.map(|percent| number::percent(lang, percent.abs(), 1)),
            year: told.year,
            reporter: label(told.statement),
            other_reporter: label(first),
            // A revision is told against the shown statement itself; what it is compared with is the other one.
            same_source: match outcome.kind {
                CheckKind::Revisions => source(first) == source(told.statement),
                _ => outcome.used.first().is_some_and(|tested| source(*tested) == source(told.statement)),
            },
            in_number: arithmetic.terms.iter().any(|(op, _)| *op == Op::Minus),
            nested: outcome.nested.and_then(|of| of.series.sector).map(|sector| catalog.sector(sector).name.get(lang)),
        }
    }

    fn growth(&self, differs: bool) -> String {
        let Self { terms, result, told, by, year, reporter, .. } = self;
        match (self.lang, differs, self.same_source) {
            // Whoever tells a change in number knows both levels: the earlier one is then often no more the one that was published.
            (Lang::Vi, true, false) if self.in_number => format!(
                "{result} = {terms}; nguồn khác của {reporter} nêu {told} cho năm {year} (lệch {by}): hoặc số năm {year} đã được sửa, hoặc một trong các số này sai."
            ),
            (Lang::En, true, false) if self.in_number => format!(
                "{result} = {terms}; another source of {reporter} states {told} for {year} (off by {by}): either the figure of {year} was revised, or one of these is wrong."
            ),
            (Lang::Vi, true, false) => {
                format!("{result} = {terms}; nguồn khác của {reporter} nêu {told} cho năm {year} (lệch {by}).")
            }
            (Lang::Vi, true, true) => {
                format!("{result} = {terms}; chính nguồn này nêu {told} cho năm {year} (lệch {by}).")
            }
            (Lang::Vi, false, _) => {
                format!("{result} = {terms}; khớp với {told} mà {reporter} nêu cho năm {year}, trong phạm vi làm tròn.")
            }
            (Lang::En, true, false) => {
                format!("{result} = {terms}; another source of {reporter} states {told} for {year} (off by {by}).")
            }
            (Lang::En, true, true) => {
                format!("{result} = {terms}; the same source states {told} for {year} (off by {by}).")
            }
            (Lang::En, false, _) => {
                format!("{result} = {terms}; agrees within rounding with the {told} that {reporter} states for {year}.")
            }
        }
    }

    fn attainment(&self, differs: bool) -> String {
        let Self { terms, result, told, by, year, .. } = self;
        match (self.lang, differs) {
            (Lang::Vi, true) => format!("{result} = {terms}; kế hoạch năm {year} được nêu là {told} (lệch {by})."),
            (Lang::Vi, false) => {
                format!("{result} = {terms}; khớp với kế hoạch năm {year} là {told}, trong phạm vi làm tròn.")
            }
            (Lang::En, true) => format!("{result} = {terms}; the plan of {year} is stated as {told} (off by {by})."),
            (Lang::En, false) => format!("{result} = {terms}; agrees within rounding with the plan of {year}, {told}."),
        }
    }

    fn stock_flow(&self, differs: bool) -> String {
        let Self { terms, result, told, by, year, reporter, .. } = self;
        match (self.lang, differs) {
            (Lang::Vi, true) => {
                format!("{result} = {terms}; {reporter} nêu {told} cho cuối năm {year} (chưa giải thích được {by}).")
            }
            (Lang::Vi, false) => format!("{result} = {terms}; khớp với {told} mà {reporter} nêu cho cuối năm {year}."),
            (Lang::En, true) => {
                format!("{result} = {terms}; {reporter} states {told} for the end of {year} (unexplained: {by}).")
            }
            (Lang::En, false) => {
                format!("{result} = {terms}; agrees with the {told} that {reporter} states for the end of {year}.")
            }
        }
    }

    fn sum(&self, differs: bool) -> String {
        let Self { terms, result, told, by, .. } = self;
        match (self.lang, differs, self.nested) {
            (Lang::Vi, true, _) => format!("{result} = {terms}; tổng được nêu là {told} (lệch {by})."),
            (Lang::Vi, false, None) => format!("{result} = {terms}; khớp với tổng được nêu là {told}."),
            (Lang::Vi, false, Some(sector)) => {
                format!(
                    "{result} = {terms}; khớp với tổng được nêu là {told} nếu “{sector}” được tính gộp trong lĩnh vực khác."
                )
            }
            (Lang::En, true, _) => format!("{result} = {terms}; the stated total is {told} (off by {by})."),
            (Lang::En, false, None) => format!("{result} = {terms}; agrees with the stated total, {told}."),
            (Lang::En, false, Some(sector)) => {
                format!(
                    "{result} = {terms}; agrees with the stated total, {told}, if “{sector}” is counted inside of another sector."
                )
            }
        }
    }

    fn share(&self, differs: bool) -> String {
        let Self { terms, result, told, by, .. } = self;
        match (self.lang, differs) {
            (Lang::Vi, true) => format!("{result} = {terms}; nguồn nêu {told} (lệch {by})."),
            (Lang::Vi, false) => format!("{result} = {terms}; khớp với {told} mà nguồn nêu, trong phạm vi làm tròn."),
            (Lang::En, true) => format!("{result} = {terms}; the source states {told} (off by {by})."),
            (Lang::En, false) => format!("{result} = {terms}; agrees within rounding with the stated {told}."),
        }
    }

    fn reporters(&self, differs: bool) -> String {
        let Self { result, told, apart, gap, year, reporter, other_reporter, .. } = self;
        match (self.lang, differs, &self.percent) {
            // Of whose figure it is a per cent has to be said: the two are often far apart.
            (Lang::Vi, true, Some(percent)) => format!(
                "{reporter} nêu {told}, {other_reporter} nêu {result} cho năm {year}: cách nhau {gap}, bằng {percent} số của {reporter}."
            ),
            (Lang::En, true, Some(percent)) => format!(
                "{reporter} states {told}, {other_reporter} {result} for {year}: {gap} apart, {percent} of the figure of {reporter}."
            ),
            (Lang::Vi, true, None) => {
                format!("{reporter} nêu {told}, {other_reporter} nêu {result} cho năm {year}: cách nhau {apart}.")
            }
            (Lang::En, true, None) => {
                format!("{reporter} states {told}, {other_reporter} {result} for {year}: {apart} apart.")
            }
            (Lang::Vi, false, _) if result == told => {
                format!("{reporter} nêu {told}, {other_reporter} nêu {result} cho năm {year}: khớp.")
            }
            (Lang::En, false, _) if result == told => {
                format!("{reporter} states {told}, {other_reporter} {result} for {year}: they agree.")
            }
            (Lang::Vi, false, _) => format!(
                "{reporter} nêu {told}, {other_reporter} nêu {result} cho năm {year}: cách nhau {gap}, nhưng không trái nhau, vì có số làm tròn hoặc gần đúng."
            ),
            (Lang::En, false, _) => format!(
                "{reporter} states {told}, {other_reporter} {result} for {year}: {gap} apart, which is no contradiction, since one is rounded or approximate."
            ),
        }
    }

    fn revisions(&self, differs: bool, nature: Nature) -> String {
        let Self { result, told, apart, gap, year, reporter, .. } = self;
        match (self.lang, differs, nature) {
            (Lang::Vi, true, Nature::Contradiction | Nature::Slip) if self.same_source => {
                format!("Cùng một nguồn của {reporter} nêu {told} và {result} cho năm {year} (cách nhau {apart}).")
            }
            (Lang::En, true, Nature::Contradiction | Nature::Slip) if self.same_source => {
                format!("One source of {reporter} states both {told} and {result} for {year} ({apart} apart).")
            }
            (Lang::Vi, false, _) if result == told => {
                format!("Các nguồn của {reporter} nêu cùng một số cho năm {year}: {told}.")
            }
            (Lang::Vi, false, _) => format!(
                "{reporter} nêu {told} và {result} cho năm {year}: hai số cách nhau {gap}, nhưng không trái nhau, vì có số làm tròn hoặc gần đúng."
            ),
            (Lang::Vi, true, Nature::Contradiction | Nature::Slip) => {
                format!("{reporter} nêu {told} và, ở nguồn khác, {result} cho cùng năm {year} (cách nhau {apart}).")
            }
            (Lang::Vi, true, Nature::Implied) => {
                format!(
                    "{reporter} nêu {told} cho năm {year}; các số khác của {reporter} suy ra {result} (cách nhau {apart})."
                )
            }
            (Lang::En, true, Nature::Implied) => {
                format!(
                    "{reporter} states {told} for {year}; other figures of {reporter} imply {result} ({apart} apart)."
                )
            }
            (Lang::Vi, true, Nature::Revision) => {
                format!(
                    "{reporter} nêu {told} và {result} cho năm {year}, có số ước, số sơ bộ hoặc kế hoạch được sửa (cách nhau {apart})."
                )
            }
            (Lang::Vi, true, Nature::Unreliable) => {
                format!(
                    "{reporter} nêu {told} và {result} cho năm {year}, một trong hai số kém tin cậy (cách nhau {apart})."
                )
            }
            (Lang::En, false, _) if result == told => {
                format!("The sources of {reporter} tell one figure for {year}: {told}.")
            }
            (Lang::En, false, _) => format!(
                "{reporter} states {told} and {result} for {year}: {gap} apart, which is no contradiction, since one is rounded or approximate."
            ),
            (Lang::En, true, Nature::Contradiction | Nature::Slip) => {
                format!(
                    "{reporter} states {told} and, in another source, {result} for the same year {year} ({apart} apart)."
                )
            }
            (Lang::En, true, Nature::Revision) => {
                format!(
                    "{reporter} states {told} and {result} for {year}, an estimate, a provisional figure or a plan that was revised ({apart} apart)."
                )
            }
            (Lang::En, true, Nature::Unreliable) => {
                format!(
                    "{reporter} states {told} and {result} for {year}, one of them of low reliability ({apart} apart)."
                )
            }
        }
    }
}

/// Digits with which a result is written: as many as what it is compared with, one more for small numbers that are not whole, and as many more as
/// it takes for a difference to be seen.
fn digits(outcome: &Outcome, arithmetic: &Arithmetic) -> u8 {
    let (told, result) = (&arithmetic.told, arithmetic.result);
    // A stated number is written as it was stated.
    if let (CheckKind::Reporters | CheckKind::Revisions, [(_, other)]) = (outcome.kind, arithmetic.terms.as_slice()) {
        return other.digits;
    }
    let of_sum = arithmetic.terms.iter().all(|(op, _)| matches!(op, Op::Plus | Op::Minus));
    let most = arithmetic.terms.iter().map(|(_, operand)| operand.digits).max().unwrap_or(0);
    let mut digits = if of_sum { told.digits.max(most) } else { told.digits };
    if !of_sum && result.abs() < 1000.0 && result.fract() != 0.0 {
        digits = digits.saturating_add(1);
    }
    let seen = |digits: u8| ((told.value - result) * 10f64.powi(digits.into())).round() != 0.0;
    while outcome.verdict.differs() && digits < 6 && !seen(digits) {
        digits += 1;
    }
    digits
}

/// The terms with their signs: `27.394 ÷ 1,076`.
fn expression(lang: Lang, terms: &[(Op, Operand)]) -> String {
    let mut text = String::new();
    for (n, (op, operand)) in terms.iter().enumerate() {
        if terms.len() > MOST_TERMS && n >= MOST_TERMS - 2 && n + 1 < terms.len() {
            if n == MOST_TERMS - 2 {
                text.push_str(" + …");
            }
            continue;
        }
        // Less a fall is a rise: two signs beside one another are misread.
        let falls = operand.value < 0.0 && n > 0;
        let sign = match op {
            Op::Plus if n == 0 => "",
            Op::Plus if !falls => " + ",
            Op::Minus if falls => " + ",
            Op::Plus | Op::Minus => " − ",
            Op::OverGrowth | Op::OverPercent | Op::PercentOf => " ÷ ",
        };
        text.push_str(sign);
        text.push_str(&match op {
            Op::OverGrowth => number::number(lang, 1.0 + operand.value / 100.0, operand.digits.saturating_add(2)),
            Op::OverPercent => number::percent(lang, operand.value, operand.digits),
            Op::Plus | Op::Minus if falls => number::number(lang, -operand.value, operand.digits),
            Op::Plus | Op::Minus | Op::PercentOf => number::number(lang, operand.value, operand.digits),
        });
    }
    text
}

/// What is missing: the first few by name.
fn untestable(dataset: &Dataset, missing: &[Missing], lang: Lang) -> String {
    let names: Vec<_> = missing.iter().take(MOST_MISSING).map(|m| figure(dataset, m.series, m.year, lang)).collect();
    let (names, more) = (names.join("; "), missing.len().saturating_sub(MOST_MISSING));
    let lack = missing.first().map_or(Lack::Stated, |missing| missing.lack);
    // What was worked out no source states either: of both together that is what can be said.
    let mixed = lack == Lack::OfItsOwn && missing.iter().any(|missing| missing.lack != lack);
    let lack = if mixed { Lack::Stated } else { lack };
    match (lang, lack, more) {
        (Lang::Vi, Lack::Stated, 0) => format!("Không nguồn nào nêu: {names}."),
        (Lang::Vi, Lack::Stated, more) => format!("Không nguồn nào nêu: {names}; và {more} số khác."),
        (Lang::Vi, Lack::OfItsOwn, _) => {
            format!("Được tính từ chính các số cần đối chiếu nên không chứng minh được gì: {names}.")
        }
        (Lang::En, Lack::OfItsOwn, _) => {
            format!("Worked out from the same figures that it would be tested with, so it proves nothing: {names}.")
        }
        (Lang::Vi, Lack::SameDate, 0) => format!("Không cùng thời điểm nên không so được: {names}."),
        (Lang::Vi, Lack::SameDate, more) => {
            format!("Không cùng thời điểm nên không so được: {names}; và {more} số khác.")
        }
        (Lang::Vi, Lack::Unbroken, _) => format!("Dãy số đứt quãng nên không so được: {names}."),
        (Lang::En, Lack::Stated, 0) => format!("No source states: {names}."),
        (Lang::En, Lack::Stated, more) => format!("No source states: {names}; and {more} more."),
        (Lang::En, Lack::SameDate, 0) => format!("Not of one date, so not compared: {names}."),
        (Lang::En, Lack::SameDate, more) => format!("Not of one date, so not compared: {names}; and {more} more."),
        (Lang::En, Lack::Unbroken, _) => format!("The series breaks, so not compared: {names}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::checks::checks_all;
    use crate::analysis::testing::{World, key};
    use crate::model::{Rate, Status, Text};
    use crate::text::test_help::check_sentence;

    /// The lines of all outcomes of a check, Vietnamese and English.
    fn lines(world: World, kind: CheckKind) -> Vec<[String; 2]> {
        let dataset = world.build();
        let found: Vec<_> = checks_all(&dataset).filter(|outcome| outcome.kind == kind).collect();
        found.iter().map(|outcome| Lang::ALL.map(|lang| line(&dataset, outcome, lang))).collect()
    }

    /// The seed: levels of 2020 and 2021 with flows and a growth, by a reporter with a short name.
    fn seed() -> World {
        let mut world = World::new();
        world.catalog.reporters[0].short = Some(Text::new("Liên minh", Some("the Alliance")));
        let [stock, inflow, outflow] = world.stock_with_flows("HTX").map(key);
        let rate = key(world.speaking_of("tăng", Kind::Rate, stock.indicator, Some(Rate::Growth)));
        let other = world.source("other", None);
        world.say(stock, 2020, 26_040.0).source = other;
        for (key, value) in [(stock, 27_394.0), (inflow, 2_283.0), (outflow, 433.0), (rate, 7.6)] {
            world.say(key, 2021, value);
        }
        world
    }

    #[test]
    fn the_seeds_growth_is_told_with_its_implied_base() {
        let [[vi, en]] = &lines(seed(), CheckKind::Growth)[..] else { panic!() };
        assert_eq!(
            vi,
            "25.459 = 27.394 ÷ 1,076; nguồn khác của Liên minh nêu 26.040 cho năm 2020 (lệch +581, tức 2,2%)."
        );
        assert_eq!(
            en,
            "25,459 = 27,394 ÷ 1.076; another source of the Alliance states 26,040 for 2020 (off by +581, or 2.2%)."
        );
    }

    #[test]
    fn a_change_is_told_with_the_base_that_it_implies_and_that_it_may_have_been_revised() {
        let mut world = World::new();
        world.catalog.reporters[0].short = Some(Text::new("Liên minh", Some("the Alliance")));
        let of = world.indicator("HTX", Kind::Stock);
        let change = key(world.speaking_of("thay đổi", Kind::Flow, of, None));
        let other = world.source("other", None);
        world.say(key(of), 2023, 31_364.0).source = other;
        world.say(key(of), 2024, 33_557.0);
        world.say(change, 2024, 1_454.0);
        let [[vi, en]] = &lines(world, CheckKind::Growth)[..] else { panic!() };
        assert_eq!(
            vi,
            "32.103 = 33.557 − 1.454; nguồn khác của Liên minh nêu 31.364 cho năm 2023 (lệch −739, tức 2,4%): hoặc số năm 2023 đã được sửa, hoặc một trong các số này sai."
        );
        assert_eq!(
            en,
            "32,103 = 33,557 − 1,454; another source of the Alliance states 31,364 for 2023 (off by −739, or 2.4%): either the figure of 2023 was revised, or one of these is wrong."
        );
    }

    #[test]
    fn two_numbers_that_agree_are_not_called_one() {
        let mut world = World::new();
        let members = world.indicator("members", Kind::Stock);
        world.edit(members).scale = 1e6;
        let other = world.source("other", None);
        world.say(key(members), 2024, 5.8).approx = true;
        let about = world.say(key(members), 2024, 6.0);
        (about.approx, about.source) = (true, other);
        world.say(key(members), 2024, 5.8).source = other;
        let lines = lines(world, CheckKind::Revisions);
        assert!(
            lines.iter().any(|[vi, _]| vi == "Các nguồn của vca nêu cùng một số cho năm 2024: 5.800.000."),
            "{lines:?}"
        );
        let apart = "vca states 5,800,000 and 6,000,000 for 2024: 200,000 apart, which is no contradiction, since one is rounded or approximate.";
        assert!(lines.iter().any(|[_, en]| en == apart), "{lines:?}");
    }

    #[test]
    fn a_fall_is_added_where_it_is_taken_away() {
        let mut world = World::new();
        let of = world.indicator("tổ", Kind::Stock);
        let change = key(world.speaking_of("thay đổi", Kind::Flow, of, None));
        for (key, of, value) in [(key(of), 2020, 119_248.0), (key(of), 2021, 73_248.0), (change, 2021, -46_000.0)] {
            world.say(key, of, value).digits = Some(0);
        }
        let [[vi, en]] = &lines(world, CheckKind::Growth)[..] else { panic!() };
        assert!(vi.starts_with("119.248 = 73.248 + 46.000; khớp"), "{vi}");
        assert!(en.starts_with("119,248 = 73,248 + 46,000; agrees"), "{en}");
    }

    #[test]
    fn the_seeds_flows_are_told_with_what_they_leave_unexplained() {
        let [[vi, en]] = &lines(seed(), CheckKind::StockFlow)[..] else { panic!() };
        assert_eq!(
            vi,
            "27.890 = 26.040 + 2.283 − 433; Liên minh nêu 27.394 cho cuối năm 2021 (chưa giải thích được −496, tức 1,8%)."
        );
        assert_eq!(
            en,
            "27,890 = 26,040 + 2,283 − 433; the Alliance states 27,394 for the end of 2021 (unexplained: −496, or 1.8%)."
        );
    }

    #[test]
    fn a_plan_is_told_as_a_quotient() {
        let mut world = World::new();
        let of = world.indicator("new", Kind::Flow);
        let plan = world.speaking_of("plan", Kind::Target, of, None);
        let met = world.speaking_of("met", Kind::Rate, of, Some(Rate::Attainment));
        for (indicator, value) in [(of, 2_283.0), (plan, 1_500.0), (met, 152.2)] {
            world.say(key(indicator), 2021, value);
        }
        let [[vi, _]] = &lines(world, CheckKind::Attainment)[..] else { panic!() };
        assert_eq!(vi, "1.500 = 2.283 ÷ 152,2%; khớp với kế hoạch năm 2021 là 1.500, trong phạm vi làm tròn.");
    }

    #[test]
    fn a_share_is_told_in_points() {
        let mut world = World::new();
        let of = world.indicator("of", Kind::Stock);
        let share = world.speaking_of("share", Kind::Rate, of, None);
        let sector = Some(world.sector("agri", None));
        world.say(key(of), 2022, 29_021.0);
        world.say(SeriesKey { sector, ..key(of) }, 2022, 19_384.0);
        world.say(SeriesKey { sector, ..key(share) }, 2022, 68.8);
        let [[vi, en]] = &lines(world, CheckKind::Shares)[..] else { panic!() };
        assert_eq!(vi, "66,79% = 19.384 ÷ 29.021; nguồn nêu 68,8% (lệch +2,01 điểm phần trăm).");
        assert_eq!(en, "66.79% = 19,384 ÷ 29,021; the source states 68.8% (off by +2.01 percentage points).");
    }

    #[test]
    fn a_difference_too_small_for_the_digits_gets_more_of_them() {
        let mut world = World::new();
        let of = world.indicator("of", Kind::Stock);
        let rate = world.speaking_of("rate", Kind::Rate, of, Some(Rate::Growth));
        world.say(key(of), 2020, 1_000_001.0);
        world.say(key(of), 2021, 1_100_001.0);
        world.say(key(rate), 2021, 10.0).digits = Some(9);
        let [[vi, _]] = &lines(world, CheckKind::Growth)[..] else { panic!() };
        assert!(vi.starts_with("1.000.000,9 = 1.100.001 ÷ 1,10000000000; "), "{vi}");
    }

    #[test]
    fn many_parts_are_told_by_the_first_and_the_last() {
        let mut world = World::new();
        let of = key(world.indicator("of", Kind::Stock));
        world.say(of, 2020, 1.0);
        for n in 0..63 {
            let area = world.region(&format!("R{n}"));
            world.say(SeriesKey { area, ..of }, 2020, 101.0 + f64::from(n));
        }
        let [[vi, _]] = &lines(world, CheckKind::Regions)[..] else { panic!() };
        assert!(vi.starts_with("8.316 = 101 + 102 + ") && vi.contains(" + 110 + … + 163; "), "{vi}");
    }

    #[test]
    fn what_is_missing_is_named_and_the_rest_counted() {
        let mut world = World::new();
        let of = key(world.indicator("Số HTX", Kind::Stock));
        world.say(of, 2020, 100.0);
        let areas: Vec<_> = (1..=6).map(|n| world.region(&format!("Vùng {n}"))).collect();
        world.say(SeriesKey { area: areas[0], ..of }, 2020, 10.0);
        let [[vi, en]] = &lines(world, CheckKind::Regions)[..] else { panic!() };
        assert_eq!(
            vi,
            "Không nguồn nào nêu: Số HTX, Vùng 2, 2020; Số HTX, Vùng 3, 2020; Số HTX, Vùng 4, 2020; và 2 số khác."
        );
        assert!(en.ends_with("; and 2 more."));
    }

    #[test]
    fn a_flow_that_was_worked_out_from_the_change_is_told_as_no_proof() {
        let mut world = World::new();
        let [stock, inflow, outflow] = world.stock_with_flows("HTX").map(key);
        world.say(stock, 2023, 100.0);
        world.say(stock, 2024, 110.0);
        world.say(inflow, 2024, 15.0);
        world.derive(outflow, 2024, 5.0, "HTX_in[2024] - (HTX[2024] - HTX[2023])");
        let [[vi, en]] = &lines(world, CheckKind::StockFlow)[..] else { panic!() };
        assert_eq!(vi, "Được tính từ chính các số cần đối chiếu nên không chứng minh được gì: HTX_out, VN, 2024.");
        assert_eq!(
            en,
            "Worked out from the same figures that it would be tested with, so it proves nothing: HTX_out, VN, 2024."
        );
    }

    #[test]
    fn every_line_of_every_check_is_a_clean_sentence() {
        let mut world = seed();
        let stock = key(crate::model::IndicatorIx::at(0));
        let second = world.reporter("Bộ");
        let sectors = ["Nông nghiệp", "Khác", "Quỹ"].map(|id| world.sector(id, None));
        world.say(SeriesKey { reporter: second, ..stock }, 2021, 27_342.0);
        world.say(SeriesKey { reporter: second, ..stock }, 2020, 26_040.0);
        world.say(stock, 2020, 26_400.0).status = Status::LowReliability;
        world.say(stock, 2021, 27_395.0).status = Status::Estimate;
        world.say(stock, 2022, 1.0);
        world.say(stock, 2022, 2.0);
        world.say(stock, 2023, 110.0);
        world.say(stock, 2023, 110.0);
        for (sector, value) in sectors.into_iter().zip([60.0, 50.0, 20.0]) {
            world.say(SeriesKey { sector: Some(sector), ..stock }, 2023, value);
        }
        let dataset = world.build();
        let mut kinds = std::collections::BTreeSet::new();
        for outcome in checks_all(&dataset) {
            kinds.insert((outcome.kind, outcome.verdict.code()));
            for lang in Lang::ALL {
                check_sentence(&line(&dataset, &outcome, lang));
                check_sentence(&heading(&dataset, &outcome, lang));
                check_sentence(verdict(lang, &outcome));
            }
        }
        assert!(kinds.len() >= 7, "{kinds:?}");
        for kind in CheckKind::ALL {
            for lang in Lang::ALL {
                check_sentence(rule(lang, kind));
                check_sentence(name(lang, kind));
            }
        }
    }
}
