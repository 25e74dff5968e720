//! The sentences of the checks that were made: what follows from the figures, what is told, and how far the two lie apart. What could not be tested, and what a
//! check is of, is in the module above.

use crate::analysis::apart::{day_within, one_day, spoken_as};
use crate::analysis::checks::rounding::{left_open, no_finer, place_of_rough};
use crate::analysis::checks::{Arithmetic, CheckKind, Nature, Op, Operand, Outcome, StatementRef, Verdict};
use crate::model::{Approx, Dataset, Date, Kind, Lang, Status, Year};
use crate::text::facts::lower_first;
use crate::text::provenance::{owner_name, short_publication};
use crate::text::standing::{Standing, hedged, in_short};
use crate::text::template::fill;
use crate::text::titles::waterfall::{beyond, not_yet};
use crate::text::titles::within;
use crate::text::{card, number};

use super::{file_of, reporter};

/// Terms of a sum that are written out; of more, the first and the last.
const MOST_TERMS: usize = 12;

/// The pieces that the templates need, written in the language.
pub(super) struct Words<'a> {
    lang: Lang,
    terms: String,
    result: String,
    /// What it is compared with, with its unit: once in a line, and there.
    told: String,
    /// Whether the two read alike.
    alike: bool,
    /// The difference with its sign, and without.
    by: String,
    apart: String,
    /// The difference without sign and per cent, and the per cent alone.
    gap: String,
    percent: Option<String>,
    year: Year,
    /// Who tells what the result is compared with.
    reporter: String,
    other_reporter: String,
    same_source: bool,
    /// Whether it agrees only by what an "about" leaves open.
    by_about: bool,
    /// Whether a growth is told in number, not in per cent.
    in_number: bool,
    /// Whether nobody states the result: it was worked out from other figures.
    implied: bool,
    nested: Option<&'a str>,
}

impl<'a> Words<'a> {
    pub(super) fn new(dataset: &'a Dataset, outcome: &'a Outcome, arithmetic: &Arithmetic, lang: Lang) -> Self {
        let catalog = dataset.catalog();
        let told = &arithmetic.told;
        // Between reporters each figure has an owner of its own, and a collection of owners says nothing itself.
        let label = |of: StatementRef| {
            let (file, mixed) = (file_of(dataset, of), catalog.reporter(of.series.reporter).mixed);
            let owned = mixed || file.is_none() && outcome.kind == CheckKind::Reporters;
            let source = of.find(dataset).filter(|_| owned).map(|one| catalog.source(one.source));
            let publication = || source.filter(|_| mixed).map(|source| short_publication(lang, source));
            let owner = source.and_then(|source| owner_name(lang, source)).or_else(publication);
            owner.map_or_else(|| reporter(dataset, of.series, file, lang), str::to_owned)
        };
        let source = |of: StatementRef| of.find(dataset).map(|statement| statement.source);
        let indicator = catalog.indicator(told.statement.series.indicator);
        let is_rate = indicator.kind == Kind::Rate;
        let unit = indicator.unit.get(lang);
        let (by, percent) = match outcome.verdict {
            Verdict::Differs { by, percent } => (by, percent),
            _ => (told.value - arithmetic.result, None),
        };
        let first = arithmetic.terms.first().map_or(told.statement, |(_, operand)| operand.statement);
        let implied = first.find(dataset).is_some_and(|statement| statement.is_derived());
        let digits = digits(outcome, arithmetic, implied);
        let difference_digits = digits.max(told.digits);
        let of_two = matches!(outcome.kind, CheckKind::Reporters | CheckKind::Revisions);
        // Two statements lie apart as roughly as the rougher of them is told.
        let rough = [told.statement, first].into_iter().filter(|_| of_two).filter_map(|of| {
            let series = dataset.get(of.series)?;
            left_open(dataset.catalog().indicator(of.series.indicator), series, &of.find(dataset)?)
        });
        let rough = rough.reduce(f64::max).filter(|_| by != 0.0).map(|open| place_of_rough(by, open));
        let (gap, gap_digits) = rough.map_or((by, difference_digits), |place| no_finer(by, place, difference_digits));
        let gap = card::roughly(lang, number::number(lang, gap.abs(), gap_digits), Approx::about(rough.is_some()));
        let percent = percent.map(|percent| {
            let digits = if rough.is_some() { 0 } else { 1 };
            card::roughly(lang, number::percent(lang, percent.abs(), digits), Approx::about(rough.is_some()))
        });
        let difference = |number: String| match (lang, &percent) {
            (Lang::Vi, _) if is_rate => format!("{number} điểm phần trăm"),
            (Lang::En, _) if is_rate => format!("{number} percentage points"),
            // A comma between the two would be one of decimals to a Vietnamese eye.
            (Lang::Vi, Some(percent)) => format!("{number}, tức {percent}"),
            (Lang::En, Some(percent)) => format!("{number}, or {percent}"),
            (_, None) => number,
        };
        let value = |value: f64, digits: u8| {
            if is_rate { number::percent(lang, value, digits) } else { number::number(lang, value, digits) }
        };
        let day = |of: StatementRef| of.find(dataset).and_then(|one| day_within(catalog, of.series.indicator, &one));
        // Two statements of one figure that speak of two days are told with them.
        let days = [day(told.statement), day(first)];
        let one_date = !of_two || one_day(days[0], days[1]);
        let dates = days.map(|day| {
            let kind = spoken_as(catalog, told.statement.series.indicator);
            if one_date { String::new() } else { card::period(lang, kind, told.year, day) }
        });
        let result = value(arithmetic.result, digits);
        let number = value(told.value, told.digits);
        let alike = result == number && dates[0] == dates[1];
        // A statement as its source has it: about, an estimate, or not read with certainty, after the day of which it speaks. Breaks and what was worked out
        // have words of their own.
        let as_stated = |number: String, of: StatementRef, date: &str| {
            let Some(one) = of.find(dataset).filter(|_| !alike) else { return hedged(number, date) };
            let status = if one.status.is_preliminary() { one.status } else { Status::Normal };
            let (uncertain, unowned) = (one.uncertain, one.unowned);
            let short = in_short(lang, &Standing { status, uncertain, unowned, ..Standing::default() });
            let beside =
                if date.is_empty() || short.is_empty() { [date, &short].concat() } else { [date, &short].join(", ") };
            hedged(card::roughly(lang, number, one.approx), &beside)
        };
        let result = if of_two { as_stated(result, first, &dates[1]) } else { result };
        // A per cent has its sign.
        let told_with_unit = if is_rate { number } else { number::with_unit(number, unit) };
        Self {
            lang,
            terms: expression(lang, &arithmetic.terms),
            result,
            told: as_stated(told_with_unit, told.statement, &dates[0]),
            alike,
            by: difference(number::signed(lang, by, difference_digits)),
            apart: difference(gap.clone()),
            gap,
            percent,
            year: told.year,
            reporter: label(told.statement),
            other_reporter: label(first),
            // A revision is told against the shown statement itself; what it is compared with is the other one.
            same_source: match outcome.kind {
                CheckKind::Revisions => source(first) == source(told.statement),
                _ => outcome.used.first().is_some_and(|tested| source(*tested) == source(told.statement)),
            },
            by_about: arithmetic.by_about,
            in_number: arithmetic.terms.iter().any(|(op, _)| *op == Op::Minus),
            implied,
            nested: outcome.nested.and_then(|of| of.series.sector).map(|sector| catalog.sector(sector).name.get(lang)),
        }
    }

    /// How far two numbers may lie apart that agree.
    const fn within(&self) -> &'static str {
        within(self.lang, self.by_about)
    }

    pub(super) fn growth(&self, differs: bool) -> String {
        let Self { terms, result, told, by, year, reporter, .. } = self;
        match (self.lang, differs, self.same_source) {
            // Whoever tells a change in number knows both levels: the earlier one is then often no more the one that was published.
            (Lang::Vi, true, false) if self.in_number => format!(
                "{result} = {terms}; nguồn khác của {reporter} nêu {told} cho năm {year} (lệch {by}): hoặc số năm {year} đã được sửa, hoặc một trong các số này sai."
            ),
            (Lang::En, true, false) if self.in_number => format!(
                "{result} = {terms}; another source of {reporter} states {told} for {year} (off by {by}): either the figure of {year} was revised, or one of these is wrong."
            ),
            (Lang::Vi, true, false) => format!(
                "{result} = {terms}; nguồn khác của {reporter} nêu {told} cho năm {year} (lệch {by}): hoặc mức tăng được tính trên số khác của năm {year}, hoặc một trong các số này sai."
            ),
            (Lang::Vi, true, true) => {
                format!("{result} = {terms}; chính nguồn này nêu {told} cho năm {year} (lệch {by}).")
            }
            (Lang::Vi, false, _) => {
                format!("{result} = {terms}; khớp với {told} mà {reporter} nêu cho năm {year}, {}.", self.within())
            }
            (Lang::En, true, false) => format!(
                "{result} = {terms}; another source of {reporter} states {told} for {year} (off by {by}): either the growth is on another figure of {year}, or one of these is wrong."
            ),
            (Lang::En, true, true) => {
                format!("{result} = {terms}; the same source states {told} for {year} (off by {by}).")
            }
            (Lang::En, false, _) => {
                format!(
                    "{result} = {terms}; agrees with the {told} that {reporter} states for {year}, {}.",
                    self.within()
                )
            }
        }
    }

    pub(super) fn attainment(&self, differs: bool) -> String {
        let Self { terms, result, told, by, year, .. } = self;
        match (self.lang, differs) {
            (Lang::Vi, true) => format!("{result} = {terms}; kế hoạch năm {year} được nêu là {told} (lệch {by})."),
            (Lang::Vi, false) => {
                format!("{result} = {terms}; khớp với kế hoạch năm {year} là {told}, {}.", self.within())
            }
            (Lang::En, true) => format!("{result} = {terms}; the plan of {year} is stated as {told} (off by {by})."),
            (Lang::En, false) => {
                format!("{result} = {terms}; agrees with the plan of {year}, {told}, {}.", self.within())
            }
        }
    }

    pub(super) fn stock_flow(&self, differs: bool) -> String {
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

    /// Of levels that the known flow does not explain even if the other one is nothing.
    pub(super) fn beyond(&self, unknown: &str, as_of: Option<Date>) -> String {
        let told = self.stock_flow(true) + " " + &beyond(self.lang, &lower_first(unknown), self.year, &self.gap);
        // As long as the dates may explain it, it is a finding and no difference.
        as_of.into_iter().fold(told, |told, day| told + " " + &not_yet(self.lang, day))
    }

    pub(super) fn sum(&self, differs: bool) -> String {
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

    pub(super) fn share(&self, differs: bool) -> String {
        let Self { terms, result, told, by, .. } = self;
        match (self.lang, differs) {
            (Lang::Vi, true) => format!("{result} = {terms}; nguồn nêu {told} (lệch {by})."),
            (Lang::Vi, false) => format!("{result} = {terms}; khớp với {told} mà nguồn nêu, {}.", self.within()),
            (Lang::En, true) => format!("{result} = {terms}; the source states {told} (off by {by})."),
            (Lang::En, false) => format!("{result} = {terms}; agrees with the stated {told}, {}.", self.within()),
        }
    }

    pub(super) fn reporters(&self, differs: bool) -> String {
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
            (Lang::Vi, false, _) if self.alike => {
                format!("{reporter} nêu {told}, {other_reporter} nêu {result} cho năm {year}: khớp.")
            }
            (Lang::En, false, _) if self.alike => {
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

    /// Of two reporters whose figures are not compared, since they are of two dates, or `by_definition`.
    pub(super) fn reporters_apart(&self, by_definition: bool) -> String {
        let Self { result, told, reporter, other_reporter, .. } = self;
        match (self.lang, by_definition) {
            (Lang::Vi, false) => {
                format!("{reporter} nêu {told}, {other_reporter} nêu {result}: không cùng thời điểm nên không so được.")
            }
            (Lang::En, false) => {
                format!("{reporter} states {told}, {other_reporter} {result}: of different dates, so not compared.")
            }
            (Lang::Vi, true) => format!(
                "{reporter} nêu {told}, {other_reporter} nêu {result}: mỗi nơi tính theo cách riêng nên không so được."
            ),
            (Lang::En, true) => format!(
                "{reporter} states {told}, {other_reporter} {result}: each works it out in its own way, so not compared."
            ),
        }
    }

    pub(super) fn revisions(&self, differs: bool, nature: Nature) -> String {
        let template = match (self.lang, differs, nature) {
            (Lang::Vi, true, Nature::Contradiction | Nature::Slip) if self.same_source => {
                "Cùng một nguồn của {reporter} nêu {told} và {result} cho năm {year} (cách nhau {apart})."
            }
            (Lang::En, true, Nature::Contradiction | Nature::Slip) if self.same_source => {
                "One source of {reporter} states both {told} and {result} for {year} ({apart} apart)."
            }
            (Lang::Vi, false, _) if self.alike => "Các nguồn của {reporter} nêu cùng một số cho năm {year}: {told}.",
            (Lang::Vi, false, _) => {
                "{reporter} nêu {told} và {result} cho năm {year}: hai số cách nhau {gap}, nhưng không trái nhau, vì có số làm tròn hoặc gần đúng."
            }
            (Lang::Vi, true, Nature::Contradiction | Nature::Slip) => {
                "{reporter} nêu {told} và, ở nguồn khác, {result} cho cùng năm {year} (cách nhau {apart})."
            }
            (Lang::Vi, true, Nature::Implied) => {
                "{reporter} nêu {told} cho năm {year}; từ các số khác của {reporter} suy ra {result}; cách nhau {apart}."
            }
            (Lang::En, true, Nature::Implied) => {
                "{reporter} states {told} for {year}; other figures of {reporter} imply {result}; {apart} apart."
            }
            (Lang::Vi, true, Nature::Revision) => {
                "{reporter} nêu {told} và {result} cho năm {year}, có số ước, số sơ bộ hoặc kế hoạch được sửa (cách nhau {apart})."
            }
            (Lang::Vi, true, Nature::Unreliable) if self.implied => {
                "{reporter} nêu {told} cho năm {year}, số có độ tin cậy thấp; từ các số khác của {reporter} suy ra {result}; cách nhau {apart}."
            }
            (Lang::En, true, Nature::Unreliable) if self.implied => {
                "{reporter} states {told} for {year}, of low reliability; other figures of {reporter} imply {result}; {apart} apart."
            }
            (Lang::Vi, true, Nature::Unreliable) => {
                "{reporter} nêu {told} và {result} cho năm {year}, một trong hai số kém tin cậy (cách nhau {apart})."
            }
            (Lang::En, false, _) if self.alike => "The sources of {reporter} tell one figure for {year}: {told}.",
            (Lang::En, false, _) => {
                "{reporter} states {told} and {result} for {year}: {gap} apart, which is no contradiction, since one is rounded or approximate."
            }
            (Lang::En, true, Nature::Contradiction | Nature::Slip) => {
                "{reporter} states {told} and, in another source, {result} for the same year {year} ({apart} apart)."
            }
            (Lang::En, true, Nature::Revision) => {
                "{reporter} states {told} and {result} for {year}, an estimate, a provisional figure or a plan that was revised ({apart} apart)."
            }
            (Lang::En, true, Nature::Unreliable) => {
                "{reporter} states {told} and {result} for {year}, one of them of low reliability ({apart} apart)."
            }
        };
        let year = self.year.to_string();
        fill(template, &|part| match part {
            "reporter" => &self.reporter,
            "told" => &self.told,
            "result" => &self.result,
            "gap" => &self.gap,
            "year" => &year,
            _ => &self.apart,
        })
    }
}

/// Digits with which a result is written: as many as what it is compared with, one more for small numbers that are not whole, and as many more as
/// it takes for a difference to be seen.
fn digits(outcome: &Outcome, arithmetic: &Arithmetic, implied: bool) -> u8 {
    let (told, result) = (&arithmetic.told, arithmetic.result);
    // A stated number is written as it was stated; one that other figures imply is none.
    if let (CheckKind::Reporters | CheckKind::Revisions, [(_, other)]) = (outcome.kind, arithmetic.terms.as_slice())
        && !implied
    {
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
