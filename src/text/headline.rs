//! The headline: the year in one sentence, from whole templates for each case. At most two clauses, parted by a semicolon, each a template of its own.
//! No finding is made here, and no indicator is known by name.

use super::card;
use super::date::date_in_sentence;
use super::facts::{AgainstPlan, Measure, Percent, Place, Way};
use super::standing::{Standing, badges, derived_badge, hedged, hedged_within, in_short, of_base};
use super::template::fill;
use super::titles;
use crate::analysis::Apart;
use crate::model::{Approx, Date, Kind, Lang, Status, Year};

/// All that the headline tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline<'a> {
    /// Who reports the figures: a sentence is quoted without the page.
    pub reporter: &'a str,
    /// Where.
    pub place: Place<'a>,
    /// The chosen year.
    pub year: Year,
    /// The primary stock.
    pub stock: Measure<'a>,
    /// Its figure; `None` where the year has none.
    pub level: Option<Level<'a>>,
    /// What lies between the level and that of the year compared with, where the two do not compare.
    pub difference: Option<Difference>,
    /// What came in over the year, where it is known.
    pub inflow: Option<Inflow<'a>>,
    /// The nearest year that has a level, where the chosen one has none.
    pub nearest: Option<Year>,
    /// Who else has a level of the chosen year, where the chosen reporter has none.
    pub elsewhere: Option<Elsewhere>,
    /// Whether a file that may hold the level could not be read: then nobody can say that there is none.
    pub unread: bool,
}

/// The level of the stock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level<'a> {
    /// In the unit of the measure.
    pub value: f64,
    /// How it stands.
    pub footing: Standing,
    /// Its change, where it can be told.
    pub change: Option<Change<'a>>,
}

/// What other reporters have where the chosen one has no level.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    /// The others, each with its level in words: see [`of_another`]. Never empty.
    pub others: Vec<String>,
}

/// What lies between two levels that do not compare.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Why they do not.
    pub why: Apart,
    /// By how much, in the unit of the measure.
    pub number: f64,
    /// Digits after the point with which that is told.
    pub decimals: u8,
    /// Whether that is told roughly.
    pub about: bool,
    /// The year compared with.
    pub base: Year,
    /// The date of its level, where that is not the end of the year.
    pub base_as_of: Option<Date>,
    /// How that level stands.
    pub base_footing: Standing,
}

/// A change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change<'a> {
    /// By how much.
    pub said: Said,
    /// Against which year.
    pub base: Year,
    /// How the level of that year stands, where the change was worked out from it.
    pub base_footing: Standing,
    /// Who states it; else it was worked out from two levels.
    pub stated: Option<Witness<'a>>,
    /// What two levels give where a stated change leads and they give another.
    pub ours: Option<Ours>,
    /// The level of the year compared with, as it is written, where the stated change is on another one and they do not compare.
    pub not_on: Option<(f64, u8, Approx)>,
    /// What sources state of the same change, where that is something else.
    pub source_says: &'a [(Said, Witness<'a>)],
}

/// A change that was worked out from two levels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ours {
    /// The change.
    pub percent: Percent,
    /// The same in number, the digits after its point and how roughly it is told, where a source states a number: the two are to be set side by side.
    pub number: Option<(f64, u8, Approx)>,
    /// The level of the year compared with, in the unit of the measure.
    pub from: f64,
    /// Digits after its point.
    pub decimals: u8,
    /// How roughly its source tells it.
    pub about: Approx,
}

/// Who states a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Witness<'a> {
    /// How roughly the source tells it.
    pub about: Approx,
    /// The publisher, where it is another publication than that of the level.
    pub other: Option<&'a str>,
    /// How it stands, but for what is told of the level.
    pub footing: Standing,
}

/// What is told of a change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    /// A per cent.
    Percent(Percent),
    /// A change in number, in the unit of the level, and the digits after the point with which it is told.
    Number(f64, u8),
}

impl Said {
    /// Which way it points.
    fn way(self) -> Way {
        match self {
            Self::Percent(percent) => percent.way(),
            Self::Number(change, _) => Way::of(change),
        }
    }
}

/// What came in over the year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inflow<'a> {
    /// What it is.
    pub measure: Measure<'a>,
    /// Whose it is, where the words before it name somebody else.
    pub by: Option<&'a str>,
    /// In the unit of the measure.
    pub value: f64,
    /// How it stands.
    pub footing: Standing,
    /// Per cent of the plan that was attained, where it is known.
    pub attained: Option<Percent>,
    /// Whether that per cent is stated by no source.
    pub worked_out: bool,
}

/// What a headline has room for, in characters. Of a longer one the plan is left out, and then what came in: cards and charts tell both, while what makes the
/// change of the level uncertain must not be parted from it.
const ROOM: usize = 195;

/// The headline, a whole sentence or two.
#[must_use]
pub fn headline(lang: Lang, facts: &Headline<'_>) -> String {
    let whole = told(lang, facts);
    if facts.level.is_none_or(|level| level.change.is_none()) || whole.chars().count() <= ROOM {
        return whole;
    }
    let mut facts = facts.clone();
    facts.inflow = facts.inflow.map(|inflow| Inflow { attained: None, ..inflow });
    let shorter = told(lang, &facts);
    if shorter.chars().count() <= ROOM {
        return shorter;
    }
    facts.inflow = None;
    told(lang, &facts)
}

/// A level beside the name of who has it: `Liên minh HTX: 26.040 HTX`.
#[must_use]
pub fn of_another(name: &str, level: &str) -> String {
    [name, ": ", level].concat()
}

/// The level of a sector, where none of the whole is known: `Nông nghiệp, 628 HTX`.
#[must_use]
pub fn of_sector(sector: &str, level: &str) -> String {
    [sector, ", ", level].concat()
}

fn told(lang: Lang, facts: &Headline<'_>) -> String {
    let place = facts.place.in_sentence(lang);
    let year = facts.year;
    let stock = facts.stock.in_sentence();
    let inflow = facts.inflow.map(|inflow| {
        let clause = inflow_clause(lang, &inflow, year, facts.level.and_then(|level| level.footing.as_of));
        // Under the name of another its owner would be taken for that one.
        match (lang, inflow.by) {
            (_, None) => format!("; {clause}."),
            (Lang::Vi, Some(by)) => format!(". Theo {by}, {clause}."),
            (Lang::En, Some(by)) => format!(". According to {by}, {clause}."),
        }
    });
    if let Some(level) = facts.level {
        return level_and_difference(lang, facts, &level) + inflow.as_deref().unwrap_or(".");
    }
    let others = facts.elsewhere.as_ref().map_or(&[][..], |elsewhere| &elsewhere.others);
    let of_others = |sign: &str| others.iter().fold(String::new(), |told, other| told + sign + other);
    let lacks = match (lang, facts.unread) {
        (Lang::Vi, true) => {
            format!("Năm {year}, chưa đọc được tệp có thể có số liệu về {stock} của {place}")
        }
        (Lang::En, true) => {
            format!("For {year}, a file that may hold the figure for {stock} in {place} could not be read")
        }
        (Lang::Vi, false) => {
            format!("Chưa có số liệu năm {year} về {stock} của {place} theo {}{}", facts.reporter, of_others("; theo "))
        }
        (Lang::En, false) => {
            format!(
                "There is no {year} figure for {stock} in {place} reported by {}{}",
                facts.reporter,
                of_others("; ")
            )
        }
    };
    let nearest = facts.nearest.filter(|_| !facts.unread && facts.elsewhere.is_none());
    match (inflow, nearest, lang) {
        (Some(inflow), _, _) => lacks + &inflow,
        (None, Some(near), Lang::Vi) => format!("{lacks}. Năm gần nhất có số liệu này là {near}."),
        (None, Some(near), Lang::En) => format!("{lacks}. The nearest year with one is {near}."),
        (None, None, _) => format!("{lacks}."),
    }
}

/// A number's words with what its footing puts before and after a number: behind it what its badges say and the sentence does not, and its date where
/// `day` tells one. Vietnamese tells an estimate by the verb, English here.
fn footed(lang: Lang, words: &str, footing: Standing, day: Option<Date>) -> String {
    // English has no word for both: there a figure that is told roughly is called an estimate behind it.
    let estimate = is_estimate(footing) && (lang == Lang::Vi || !footing.approx.is_rough());
    let words = match lang {
        Lang::En if estimate => format!("an estimated {words}"),
        _ => card::roughly(lang, words.to_owned(), footing.approx),
    };
    let status = if estimate { Status::Normal } else { footing.status };
    let mut behind = badges(lang, &Standing { status, approx: Approx::No, as_of: None, ..footing });
    behind.extend(day.map(|day| match lang {
        Lang::Vi => format!("tính đến {}", date_in_sentence(lang, day)),
        Lang::En => format!("as of {}", date_in_sentence(lang, day)),
    }));
    if behind.is_empty() { words } else { format!("{words} ({})", behind.join(", ")) }
}

fn is_estimate(footing: Standing) -> bool {
    footing.status == Status::Estimate
}

/// The change of a figure of a year, whole: `tăng 7,6% so với năm 2020 (nguồn nêu; tính ra từ 26.040: tăng 5,2%)`.
#[must_use]
pub fn change_words(lang: Lang, measure: &Measure<'_>, year: Year, change: &Change<'_>) -> String {
    let p = size(lang, measure, change.said, change.stated.unwrap_or_default().about);
    let (base, way) = (base_words(lang, measure, change), change.said.way());
    let template = match (lang, way) {
        (_, Way::Up | Way::Down) if change.base > year => {
            return card::beside_later(lang, way == Way::Up, measure.is_whole(), &p, &base);
        }
        (Lang::Vi, Way::Up) => "tăng {n} so với {year}",
        (Lang::Vi, Way::Down) => "giảm {n} so với {year}",
        (Lang::Vi, Way::About) => "gần như không đổi so với {year}",
        (Lang::Vi, Way::Same) => "không đổi so với {year}",
        (Lang::En, Way::Up) => "up {n} on {year}",
        (Lang::En, Way::Down) => "down {n} on {year}",
        (Lang::En, Way::About) => "almost the same as in {year}",
        (Lang::En, Way::Same) => "the same as in {year}",
    };
    card::with_amount(template, &p, &base)
}

/// The base year with who states the change, what the two levels give where that is another, how the level of that year stands, and what else is stated.
fn base_words(lang: Lang, stock: &Measure<'_>, change: &Change<'_>) -> String {
    let base = match lang {
        Lang::Vi => format!("năm {}", change.base),
        Lang::En => change.base.to_string(),
    };
    let mut beside = Vec::new();
    let mut from = |words: String, footing: &Standing| beside.push(hedged_within(words, &in_short(lang, footing)));
    let firm = Standing::default();
    match &change.stated {
        Some(witness) => from(card::stated_by(lang, witness.other), &witness.footing),
        // Where a source states another change, what was worked out is not left to pass for what is stated.
        None if !change.source_says.is_empty() => from(derived_badge(lang).to_owned(), &firm),
        None => {}
    }
    let level =
        |(value, decimals, about)| card::roughly(lang, Measure { decimals, ..*stock }.level(lang, value), about);
    if let Some(not_on) = change.not_on {
        from(card::not_on(lang, &level(not_on)), &firm);
    }
    if let Some(ours) = change.ours {
        let level = level((ours.from, ours.decimals, ours.about));
        let percent = ours.percent.size(lang);
        let size = match ours.number {
            // It stands in brackets itself.
            Some((n, decimals, about)) => {
                let n = size(lang, stock, Said::Number(n, decimals), about);
                match lang {
                    Lang::Vi => format!("{n}, tức {percent}"),
                    Lang::En => format!("{n}, or {percent}"),
                }
            }
            None => percent,
        };
        let moved = card::stated_change(lang, ours.percent.way(), &size);
        from(card::worked_out_from(lang, &level, &moved), &firm);
    }
    from(of_base(lang, change.base, &change.base_footing), &firm);
    for (said, witness) in change.source_says {
        from(card::states(lang, witness.other, &moved(lang, stock, *said, witness.about)), &witness.footing);
    }
    beside.retain(|words| !words.is_empty());
    titles::noted(base, &beside)
}

/// The size of a change in words, without a sign.
fn size(lang: Lang, stock: &Measure<'_>, said: Said, about: Approx) -> String {
    let words = match said {
        Said::Percent(percent) => percent.size(lang),
        Said::Number(change, decimals) => Measure { decimals, ..*stock }.number(lang, change.abs()),
    };
    card::roughly(lang, words, about)
}

/// A change in words: `tăng 5,2%`.
fn moved(lang: Lang, stock: &Measure<'_>, said: Said, about: Approx) -> String {
    card::stated_change(lang, said.way(), &size(lang, stock, said, about))
}

/// The clause of the level, with what lies between it and one with which it does not compare: no rise and no fall.
fn level_and_difference(lang: Lang, facts: &Headline<'_>, level: &Level<'_>) -> String {
    let clause = level_clause(lang, facts, level);
    let Some(Difference { why, number, decimals, about, base, base_as_of, base_footing }) = facts.difference else {
        return clause;
    };
    let stock = Measure { decimals, ..facts.stock };
    let n = card::roughly(lang, stock.level(lang, number.abs()), Approx::about(about));
    let then = hedged(card::period(lang, Kind::Stock, base, base_as_of), &of_base(lang, base, &base_footing));
    match (lang, why, Way::of(number)) {
        (Lang::Vi, Apart::Break, _) => {
            format!("{clause}, không so sánh được với năm {base} vì dãy số đứt quãng")
        }
        (Lang::En, Apart::Break, _) => {
            format!("{clause}, which does not compare with {base}, since the series breaks")
        }
        (Lang::Vi, _, Way::Up) => format!("{clause}, tăng {n} so với {then}"),
        (Lang::Vi, _, Way::Down) => format!("{clause}, giảm {n} so với {then}"),
        (Lang::Vi, _, Way::About | Way::Same) => format!("{clause}, không đổi so với {then}"),
        (Lang::En, _, Way::Up) => format!("{clause}, up {n} from {then}"),
        (Lang::En, _, Way::Down) => format!("{clause}, down {n} from {then}"),
        (Lang::En, _, Way::About | Way::Same) => format!("{clause}, unchanged from {then}"),
    }
}

fn level_clause(lang: Lang, facts: &Headline<'_>, level: &Level<'_>) -> String {
    let place = facts.place.in_sentence(lang);
    let footing = level.footing;
    let things = facts.stock.things(lang);
    let name = facts.stock.in_sentence();
    let n = footed(lang, &facts.stock.counted(lang, level.value), footing, None);
    let by = facts.reporter;
    let when = match (footing.as_of, lang) {
        (None, Lang::Vi) => format!("Theo {by}, năm {}", facts.year),
        (None, Lang::En) => format!("According to {by}, in {}", facts.year),
        (Some(day), Lang::Vi) => format!("Theo {by}, tính đến {}", date_in_sentence(lang, day)),
        (Some(day), Lang::En) => format!("According to {by}, as of {}", date_in_sentence(lang, day)),
    };
    let template = match (lang, things.is_some(), is_estimate(footing)) {
        (Lang::Vi, true, false) => "{when}, {place} có {n}",
        (Lang::Vi, true, true) => "{when}, {place} ước có {n}",
        (Lang::Vi, false, false) => "{when}, {name} của {place} là {n}",
        (Lang::Vi, false, true) => "{when}, {name} của {place} ước là {n}",
        (Lang::En, true, _) => "{when}, {place} had {n}",
        (Lang::En, false, _) => "{when}, {name} in {place} stood at {n}",
    };
    let clause = fill(template, &|part| match part {
        "when" => &when,
        "place" => &place,
        "name" => &name,
        _ => &n,
    });
    match &level.change {
        Some(change) => format!("{clause}, {}", change_words(lang, &facts.stock, facts.year, change)),
        None => clause,
    }
}

/// The clause of the inflow; its date is told where it is not the date of the level.
fn inflow_clause(lang: Lang, inflow: &Inflow<'_>, year: Year, told: Option<Date>) -> String {
    let measure = &inflow.measure;
    let footing = inflow.footing;
    let things = measure.things(lang);
    let name = measure.in_sentence();
    let day = footing.as_of.filter(|day| told != Some(*day));
    let n = footed(lang, &measure.counted(lang, inflow.value), footing, day);
    let plan = inflow.attained.map(|attained| AgainstPlan::of(lang, attained));
    let worked_out = inflow.worked_out && plan.is_some();
    // After a date in another year "the year" would be that one.
    let elsewhere = told.is_some_and(|day| day.year() != year.get());
    // What came in by a day within the year is not what the year brought.
    let part = footing.as_of.is_some_and(|day| day.year() == year.get());
    let (within, brought) = match (part, elsewhere) {
        (false, false) => ("trong năm".to_owned(), "the year".to_owned()),
        (true, false) => ("từ đầu năm".to_owned(), "the year to date".to_owned()),
        (false, true) => (format!("trong năm {year}"), year.to_string()),
        (true, true) => (format!("từ đầu năm {year}"), format!("{year} to date")),
    };
    let template = match lang {
        Lang::Vi => match (things.is_some(), is_estimate(footing), &plan) {
            (true, false, None) => "{within} có {n}",
            (true, false, Some(AgainstPlan::Over(_))) => "{within} có {n}, vượt {p} kế hoạch",
            (true, false, Some(AgainstPlan::Met)) => "{within} có {n}, đạt kế hoạch",
            (true, false, Some(AgainstPlan::Almost)) => "{within} có {n}, gần đạt kế hoạch",
            (true, false, Some(AgainstPlan::Under(_))) => "{within} có {n}, đạt {p} kế hoạch",
            (true, true, None) => "{within} ước có {n}",
            (true, true, Some(AgainstPlan::Over(_))) => "{within} ước có {n}, vượt {p} kế hoạch",
            (true, true, Some(AgainstPlan::Met)) => "{within} ước có {n}, đạt kế hoạch",
            (true, true, Some(AgainstPlan::Almost)) => "{within} ước có {n}, gần đạt kế hoạch",
            (true, true, Some(AgainstPlan::Under(_))) => "{within} ước có {n}, đạt {p} kế hoạch",
            (false, false, None) => "{name} {n}",
            (false, false, Some(AgainstPlan::Over(_))) => "{name} {n}, vượt {p} kế hoạch",
            (false, false, Some(AgainstPlan::Met)) => "{name} {n}, đạt kế hoạch",
            (false, false, Some(AgainstPlan::Almost)) => "{name} {n}, gần đạt kế hoạch",
            (false, false, Some(AgainstPlan::Under(_))) => "{name} {n}, đạt {p} kế hoạch",
            (false, true, None) => "{name} ước {n}",
            (false, true, Some(AgainstPlan::Over(_))) => "{name} ước {n}, vượt {p} kế hoạch",
            (false, true, Some(AgainstPlan::Met)) => "{name} ước {n}, đạt kế hoạch",
            (false, true, Some(AgainstPlan::Almost)) => "{name} ước {n}, gần đạt kế hoạch",
            (false, true, Some(AgainstPlan::Under(_))) => "{name} ước {n}, đạt {p} kế hoạch",
        },
        Lang::En => match (things.is_some(), &plan) {
            (true, None) => "{brought} brought {n}",
            (true, Some(AgainstPlan::Over(_))) => "{brought} brought {n}, {p} over plan",
            (true, Some(AgainstPlan::Met)) => "{brought} brought {n}, as planned",
            (true, Some(AgainstPlan::Almost)) => "{brought} brought {n}, just short of plan",
            (true, Some(AgainstPlan::Under(_))) => "{brought} brought {n}, {p} of plan",
            (false, None) => "{name}: {n}",
            (false, Some(AgainstPlan::Over(_))) => "{name}: {n}, {p} over plan",
            (false, Some(AgainstPlan::Met)) => "{name}: {n}, as planned",
            (false, Some(AgainstPlan::Almost)) => "{name}: {n}, just short of plan",
            (false, Some(AgainstPlan::Under(_))) => "{name}: {n}, {p} of plan",
        },
    };
    let clause = fill(template, &|part| match (part, &plan) {
        ("within", _) => &within,
        ("brought", _) => &brought,
        ("name", _) => &name,
        ("n", _) => &n,
        (_, Some(AgainstPlan::Over(p) | AgainstPlan::Under(p))) => p,
        _ => "",
    });
    if worked_out { titles::worked_out(lang, &clause) } else { clause }
}

#[cfg(test)]
mod tests;
