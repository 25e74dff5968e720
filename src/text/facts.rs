//! What the templates take in: a measure with its name and unit, a place, a per cent. Plain data that `present` fills from the catalog and the findings.
//! No indicator is known by name: how a sentence is built follows from how the name and the unit of an indicator are made.

use super::card::roughly;
use super::case;
use super::number::{TickUnit, money, number, percent, signed, signed_money, ticks, with_unit};
use crate::analysis::Change;
use crate::model::{Approx, AreaKind, Lang};

/// A per cent and the decimals with which it is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Percent {
    /// In per cent.
    pub value: f64,
    /// Digits after the point.
    pub decimals: u8,
    /// How roughly it is told: by its source, or since it was worked out from figures that a source tells roughly: `khoảng 16%`.
    pub about: Approx,
}

impl Percent {
    /// A per cent that was worked out: one decimal.
    #[must_use]
    pub const fn worked_out(value: f64) -> Self {
        Self { value, decimals: 1, about: Approx::No }
    }

    /// A per cent for a title: whole from 10 on, one decimal below.
    #[must_use]
    pub fn rough(value: f64) -> Self {
        Self { value, decimals: if value.abs() < 9.95 { 1 } else { 0 }, about: Approx::No }
    }

    /// A per cent that was worked out from figures of which a source tells one roughly, if `about`: then without a digit behind its point.
    #[must_use]
    pub const fn of_rough(self, about: bool) -> Self {
        if about { Self { decimals: 0, about: Approx::About, ..self } } else { self }
    }

    /// The per cent of a change, of figures that a source tells roughly without a digit behind its point; `None` where the change has none.
    #[must_use]
    pub fn of_change(change: &Change) -> Option<Self> {
        change.percent.map(|value| Self::worked_out(value).of_rough(change.rough.is_some()))
    }

    /// Its size in words, without a sign.
    #[must_use]
    pub fn size(self, lang: Lang) -> String {
        roughly(lang, percent(lang, self.value.abs(), self.decimals), self.about)
    }

    /// Which way it points once it is rounded as it is told.
    #[must_use]
    pub fn way(self) -> Way {
        let half = 0.5 / 10f64.powi(i32::from(self.decimals));
        if self.value == 0.0 {
            Way::Same
        } else if self.value.abs() < half {
            Way::About
        } else if self.value > 0.0 {
            Way::Up
        } else {
            Way::Down
        }
    }
}

/// Which way a change points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More than before.
    Up,
    /// Less than before.
    Down,
    /// So little that the digits told do not show it.
    About,
    /// No change at all.
    Same,
}

impl Way {
    /// The way of a difference, however small it is; of one that is told in digits see [`Percent::way`].
    #[must_use]
    pub fn of(difference: f64) -> Self {
        match difference.partial_cmp(&0.0) {
            Some(std::cmp::Ordering::Greater) => Self::Up,
            Some(std::cmp::Ordering::Less) => Self::Down,
            _ => Self::Same,
        }
    }

    /// An arrow; it always stands beside a word.
    #[must_use]
    pub const fn arrow(self) -> &'static str {
        match self {
            Self::Up => "▲",
            Self::Down => "▼",
            Self::About | Self::Same => "▬",
        }
    }
}

/// A result against its plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum AgainstPlan {
    /// Over the plan, by this per cent.
    Over(String),
    /// The plan exactly, or over it by less than the digits show.
    Met,
    /// Under the plan by less than the digits show.
    Almost,
    /// This per cent of the plan.
    Under(String),
}

impl AgainstPlan {
    /// From the per cent of the plan that was attained: 152.2 is 52.2 over.
    pub(super) fn of(lang: Lang, attained: Percent) -> Self {
        // The difference of two decimals has binary noise far behind the digits that a source gives; it must not decide a rounding.
        let over = Percent { value: ((attained.value - 100.0) * 1e9).round() / 1e9, ..attained };
        match over.way() {
            Way::Up => Self::Over(over.size(lang)),
            Way::Down => Self::Under(attained.size(lang)),
            Way::About if over.value < 0.0 => Self::Almost,
            Way::About | Way::Same => Self::Met,
        }
    }
}

/// A place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Its name, in the language of the sentence.
    pub name: &'a str,
    /// What kind of place it is.
    pub kind: AreaKind,
    /// The sector of which is spoken, as the catalog names it; `None`: of the whole economy.
    pub sector: Option<&'a str>,
}

impl Place<'_> {
    /// The place within a sentence: `cả nước`, `the country`, else its name, in English `the Red River Delta` of a region; of a sector `lĩnh vực nông nghiệp
    /// cả nước`, `the agriculture sector of the country`.
    #[must_use]
    pub fn in_sentence(self, lang: Lang) -> String {
        self.words(lang, false)
    }

    /// The place in a list of labels, such as a subtitle: `cả nước`, `whole country`, else its name; of a sector `nông nghiệp, cả nước`.
    #[must_use]
    pub fn in_list(self, lang: Lang) -> String {
        self.words(lang, true)
    }

    fn words(self, lang: Lang, in_list: bool) -> String {
        let (article, name) = match (self.kind, lang) {
            (AreaKind::Country, Lang::Vi) => ("", "cả nước"),
            (AreaKind::Country, Lang::En) if in_list => ("", "whole country"),
            (AreaKind::Country, Lang::En) => ("the ", "country"),
            (AreaKind::Region, Lang::En) if !in_list => ("the ", self.name),
            _ => ("", self.name),
        };
        let Some(sector) = self.sector.map(lower_first) else { return [article, name].concat() };
        let (before, between) = match lang {
            _ if in_list => ("", ", "),
            Lang::Vi => ("lĩnh vực ", " "),
            Lang::En => ("the ", " sector of "),
        };
        [before, &sector, between, article, name].concat()
    }
}

/// An indicator as sentences need it. All texts in the language of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure<'a> {
    /// The name, as the catalog gives it: `Hợp tác xã`.
    pub name: &'a str,
    /// The unit: `HTX`, `%`, `triệu đồng`.
    pub unit: &'a str,
    /// Digits after the point.
    pub decimals: u8,
}

impl Measure<'_> {
    /// The bare number.
    #[must_use]
    pub fn number(&self, lang: Lang, value: f64) -> String {
        number(lang, value, self.decimals)
    }

    /// A number with its unit: `27.394 HTX`; money in the word that it reaches: `1,86 tỷ đồng/HTX`.
    #[must_use]
    pub fn amount(&self, lang: Lang, value: f64) -> String {
        match unit_of_money(self.unit) {
            Some((millions, rest)) => money(lang, value * millions) + rest,
            None => with_unit(number(lang, value, self.decimals), self.unit),
        }
    }

    /// A level beside others of which it is said what they count: the bare number; of what is measured with its unit.
    #[must_use]
    pub fn level(&self, lang: Lang, value: f64) -> String {
        if self.things(lang).is_some() { self.number(lang, value) } else { self.amount(lang, value) }
    }

    /// A change with its sign and unit: `+1.354 HTX`.
    #[must_use]
    pub fn change(&self, lang: Lang, value: f64) -> String {
        match unit_of_money(self.unit) {
            Some((millions, rest)) => signed_money(lang, value * millions) + rest,
            None => with_unit(signed(lang, value, self.decimals), self.unit),
        }
    }

    /// Whether nothing lies between two whole numbers: things and people, of which there is no half.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.decimals == 0 && self.unit != "%" && unit_of_money(self.unit).is_none()
    }

    /// The words of an axis' ticks, the topmost with multiplier and unit of money or per cent. Things counted are named by the subtitle.
    #[must_use]
    pub fn ticks(&self, lang: Lang, values: &[f64]) -> Vec<String> {
        match unit_of_money(self.unit) {
            Some((millions, _)) => {
                ticks(lang, &values.iter().map(|value| value * millions).collect::<Vec<_>>(), TickUnit::MillionVnd)
            }
            None if self.unit == "%" => ticks(lang, values, TickUnit::Percent),
            None => ticks(lang, values, TickUnit::Count),
        }
    }

    /// The name as it stands within a sentence: `hợp tác xã`.
    #[must_use]
    pub fn in_sentence(&self) -> String {
        lower_first(self.name)
    }

    /// The things counted, where the unit names them: the words that may follow a number, such as `hợp tác xã thành lập mới`.
    /// `None` where the unit only measures (`triệu đồng`, `người`, `%`): there the name needs a place of its own.
    ///
    /// Vietnamese puts the head of a name first: a name that begins with its unit, or with the words whose initials the unit is (`HTX`), is
    /// counted. English puts it last (`new co-operatives`), or before `of` (`members of unions`).
    #[must_use]
    pub fn things(&self, lang: Lang) -> Option<String> {
        let unit = case::lowered(self.unit);
        if unit.is_empty() || unit == "%" {
            return None;
        }
        let name = lower_first(without_number_of(lang, self.name));
        let lower = case::lowered(&name);
        let counted = match lang {
            Lang::Vi => begins_with(&lower, &unit) || initials_begin_with(&lower, self.unit),
            Lang::En => {
                lower == unit
                    || lower.strip_suffix(&*unit).is_some_and(|before| before.ends_with(' '))
                    || lower
                        .strip_prefix(&*unit)
                        .is_some_and(|after| [" of ", " in ", " with "].iter().any(|word| after.starts_with(word)))
                    || initials_begin_with(&lower, self.unit)
            }
        };
        counted.then_some(name)
    }

    /// The unit where the name does not hold it already; else nothing: `Tổng số hợp tác xã (HTX)` says one thing twice.
    #[must_use]
    pub fn unit_beside(&self, lang: Lang) -> &str {
        if self.things(lang).is_some() { "" } else { self.unit }
    }

    /// A number with what it counts, where that makes a phrase: `2.283 hợp tác xã thành lập mới`; else with its unit.
    #[must_use]
    pub fn counted(&self, lang: Lang, value: f64) -> String {
        self.things(lang)
            .map_or_else(|| self.amount(lang, value), |things| with_unit(self.number(lang, value), &things))
    }
}

/// How many million đồng a unit of money is, and what follows it (`/HTX`). `None` where it is not money.
fn unit_of_money(unit: &str) -> Option<(f64, &str)> {
    const UNITS: [(&str, f64); 8] = [
        ("triệu đồng", 1.0),
        ("million VND", 1.0),
        ("VND million", 1.0),
        ("tỷ đồng", 1e3),
        ("billion VND", 1e3),
        ("VND billion", 1e3),
        ("nghìn đồng", 1e-3),
        ("thousand VND", 1e-3),
    ];
    UNITS.iter().find_map(|(words, millions)| {
        let rest = unit.strip_prefix(words)?;
        (rest.is_empty() || rest.starts_with('/') || rest.starts_with(' ')).then_some((*millions, rest))
    })
}

/// A name without the words that only say that it is a number.
fn without_number_of(lang: Lang, name: &str) -> &str {
    const VI: [&str; 4] = ["Tổng số lượng ", "Tổng số ", "Số lượng ", "Số "];
    const EN: [&str; 4] = ["Total number of ", "Number of ", "Total ", "All "];
    let words = match lang {
        Lang::Vi => VI,
        Lang::En => EN,
    };
    words.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name)
}

/// The words with a small first letter, where the first word is not an abbreviation.
#[must_use]
pub fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if !second.is_some_and(case::is_capital) => {
            changed_first(case::lower(first), chars.as_str())
        }
        _ => words.to_owned(),
    }
}

/// The words with a capital first letter.
#[must_use]
pub fn upper_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| changed_first(case::upper(first), chars.as_str())).unwrap_or_default()
}

fn changed_first(first: char, rest: &str) -> String {
    [first.encode_utf8(&mut [0; 4]), rest].concat()
}

/// Whether words begin with other whole words.
fn begins_with(words: &str, start: &str) -> bool {
    words.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether an abbreviation in capitals is made of the initials of the first words: `HTX` of `hợp tác xã thành lập mới`. Words that stand before it must
/// stand before those: `liên hiệp HTX` of `liên hiệp hợp tác xã`.
fn initials_begin_with(lower: &str, abbreviation: &str) -> bool {
    let (lower, abbreviation) = match abbreviation.rsplit_once(' ') {
        None => (lower, abbreviation),
        Some((before, last)) => {
            let after = lower.strip_prefix(&*case::lowered(before)).and_then(|rest| rest.strip_prefix(' '));
            (after.unwrap_or_default(), last)
        }
    };
    let letters = abbreviation.chars().count();
    letters >= 2
        && abbreviation.chars().all(case::is_capital)
        && lower
            .split(' ')
            .filter_map(|word| word.chars().next())
            .take(letters)
            .map(case::upper)
            .eq(abbreviation.chars())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Vi};

    fn measure<'a>(name: &'a str, unit: &'a str) -> Measure<'a> {
        Measure { name, unit, decimals: 0 }
    }

    #[test]
    fn things_are_counted_by_name_where_the_unit_names_them() {
        for (lang, name, unit, things) in [
            (Vi, "Hợp tác xã", "HTX", Some("hợp tác xã")),
            (Vi, "Hợp tác xã", "hợp tác xã", Some("hợp tác xã")),
            (Vi, "Tổng số hợp tác xã", "HTX", Some("hợp tác xã")),
            (Vi, "Hợp tác xã thành lập mới", "HTX", Some("hợp tác xã thành lập mới")),
            (Vi, "HTX thành lập mới", "HTX", Some("HTX thành lập mới")),
            (Vi, "Liên hiệp hợp tác xã", "liên hiệp", Some("liên hiệp hợp tác xã")),
            (Vi, "Liên hiệp hợp tác xã", "liên hiệp HTX", Some("liên hiệp hợp tác xã")),
            (Vi, "Thành viên của HTX", "liên hiệp HTX", None),
            (Vi, "Vốn điều lệ bình quân một HTX", "triệu đồng/HTX", None),
            (Vi, "Tổ hợp tác", "THT", Some("tổ hợp tác")),
            (Vi, "Thành viên hợp tác xã", "người", None),
            (Vi, "Thành lập mới", "HTX", None),
            (Vi, "Vốn điều lệ", "triệu đồng", None),
            (Vi, "Tăng trưởng", "%", None),
            (Vi, "Hợp tác", "", None),
            (En, "Co-operatives", "co-operatives", Some("co-operatives")),
            (En, "New co-operatives", "co-operatives", Some("new co-operatives")),
            (En, "Number of co-operatives", "co-operatives", Some("co-operatives")),
            (En, "Members of co-operatives", "members", Some("members of co-operatives")),
            (En, "Members", "people", None),
            (En, "Dissolved", "co-operatives", None),
        ] {
            assert_eq!(measure(name, unit).things(lang).as_deref(), things, "{name} {unit}");
        }
    }

    #[test]
    fn an_amount_of_money_takes_the_word_that_it_reaches_and_keeps_its_denominator() {
        assert_eq!(measure("Doanh thu", "triệu đồng/HTX").amount(Vi, 4300.0), "4,3 tỷ đồng/HTX");
        assert_eq!(measure("Revenue", "million VND/co-operative").amount(En, 352.0), "VND 352 million/co-operative");
        assert_eq!(measure("Vốn", "tỷ đồng").amount(Vi, 1.5), "1,5 tỷ đồng");
        assert_eq!(measure("Vốn", "triệu đồng").change(Vi, -20.0), "−20 triệu đồng");
        assert_eq!(measure("Vốn", "triệu đồng").ticks(Vi, &[0.0, 2000.0]), ["0", "2 tỷ đồng"]);
        assert_eq!(measure("Hợp tác xã", "HTX").amount(Vi, 27394.0), "27.394 HTX");
        assert_eq!(measure("Tỷ lệ", "%").amount(Vi, 61.0), "61%");
    }

    #[test]
    fn a_unit_stands_beside_a_name_only_where_the_name_does_not_hold_it() {
        let beside = |lang, name, unit| Measure { name, unit, decimals: 0 }.unit_beside(lang).to_owned();
        for (lang, name, unit) in [
            (Vi, "Tổng số hợp tác xã", "HTX"),
            (Vi, "Tổ hợp tác", "tổ hợp tác"),
            (Vi, "Liên hiệp hợp tác xã", "liên hiệp HTX"),
            (En, "Total co-operatives", "co-operatives"),
            (En, "Unions of co-operatives", "unions"),
        ] {
            assert_eq!(beside(lang, name, unit), "", "{name} ({unit})");
        }
        for (lang, name, unit) in [(Vi, "Thành viên HTX", "người"), (En, "Members of co-operatives", "persons")] {
            assert_eq!(beside(lang, name, unit), unit);
        }
    }

    #[test]
    fn a_change_points_as_its_rounded_size_does() {
        assert_eq!(
            [0.0, 0.04, -0.04, 0.05, -0.05].map(|value| Percent::worked_out(value).way()),
            [Way::Same, Way::About, Way::About, Way::Up, Way::Down]
        );
        assert_eq!(Percent::rough(45.2).size(Vi), "45%");
        assert_eq!(Percent::rough(-5.24).size(Vi), "5,2%");
    }

    #[test]
    fn over_the_plan_is_told_by_how_much_and_under_it_by_what_was_attained() {
        let of = |value, decimals| AgainstPlan::of(Vi, Percent { value, decimals, about: Approx::No });
        assert_eq!(of(152.2, 1), AgainstPlan::Over("52,2%".into()));
        assert_eq!(of(109.35, 1), AgainstPlan::Over("9,4%".into()));
        assert_eq!(of(73.23, 2), AgainstPlan::Under("73,23%".into()));
        assert_eq!(of(100.0, 0), AgainstPlan::Met);
        assert_eq!(of(99.98, 1), AgainstPlan::Almost);
    }

    #[test]
    fn an_abbreviation_keeps_its_capitals_within_a_sentence() {
        assert_eq!(lower_first("Đồng bằng sông Hồng"), "đồng bằng sông Hồng");
        assert_eq!(lower_first("HTX mới"), "HTX mới");
        assert_eq!(lower_first(""), "");
        assert_eq!(upper_first("đứt chuỗi"), "Đứt chuỗi");
    }
}
