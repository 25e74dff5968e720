//! The headline: the year in one sentence, from whole templates for each case. At most two clauses, parted by a semicolon, each a template of its own.
//! No finding is made here, and no indicator is known by name.

use super::card;
use super::date::date_in_sentence;
use super::facts::{AgainstPlan, Measure, Percent, Place, Way};
use super::standing::{Standing, badges, hedged, of_base};
use super::template::fill;
use super::{opened, titles};
use crate::analysis::Apart;
use crate::model::{Date, Kind, Lang, Status, Year};

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
    /// What sources state of the same change, where that is something else.
    pub source_says: &'a [(Said, Witness<'a>)],
}

/// Who states a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Witness<'a> {
    /// Whether the source says about.
    pub about: bool,
    /// The publisher, where it is another source than that of the level.
    pub other: Option<&'a str>,
    /// Whether it stands in a file that the reader added to the site's figures.
    pub added: bool,
    /// Whether it was not read with certainty.
    pub uncertain: bool,
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
            Self::Number(change, _) if change > 0.0 => Way::Up,
            Self::Number(change, _) if change < 0.0 => Way::Down,
            Self::Number(..) => Way::Same,
        }
    }
}

/// What came in over the year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inflow<'a> {
    /// What it is.
    pub measure: Measure<'a>,
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
    let inflow = facts
        .inflow
        .map(|inflow| inflow_clause(lang, &inflow, year, facts.level.and_then(|level| level.footing.as_of)));
    if let Some(level) = facts.level {
        let level = level_and_difference(lang, facts, &level);
        return inflow.map_or_else(|| format!("{level}."), |inflow| format!("{level}; {inflow}."));
    }
    let lacks = match (lang, &facts.elsewhere) {
        (Lang::Vi, _) if facts.unread => {
            format!("Năm {year}, chưa đọc được tệp có thể có số liệu về {stock} của {place}")
        }
        (Lang::En, _) if facts.unread => {
            format!("For {year}, a file that may hold the figure for {stock} in {place} could not be read")
        }
        (Lang::Vi, elsewhere) => {
            let of_others: Vec<_> = elsewhere.iter().flat_map(|it| &it.others).collect();
            let of_others: Vec<_> = of_others.iter().map(|told| format!("; theo {told}")).collect();
            let of_others = of_others.concat();
            format!("Chưa có số liệu năm {year} về {stock} của {place} theo {}{of_others}", facts.reporter)
        }
        (Lang::En, elsewhere) => {
            let of_others: Vec<_> = elsewhere.iter().flat_map(|it| &it.others).collect();
            let of_others: Vec<_> = of_others.iter().map(|told| format!("; {told}")).collect();
            let of_others = of_others.concat();
            format!("There is no {year} figure for {stock} in {place} reported by {}{of_others}", facts.reporter)
        }
    };
    let nearest = facts.nearest.filter(|_| !facts.unread && facts.elsewhere.is_none());
    match (inflow, nearest, lang) {
        (Some(inflow), _, _) => format!("{lacks}; {inflow}."),
        (None, Some(near), Lang::Vi) => format!("{lacks}. Theo nguồn này, năm gần nhất có số liệu là {near}."),
        (None, Some(near), Lang::En) => format!("{lacks}. Its nearest year with one is {near}."),
        (None, None, _) => format!("{lacks}."),
    }
}

/// A number's words with what its footing puts before and after a number: behind it what its badges say and the sentence does not, and its date where
/// `day` tells one. Vietnamese tells an estimate by the verb, English here.
fn footed(lang: Lang, words: &str, footing: Standing, day: Option<Date>) -> String {
    let estimate = is_estimate(footing);
    let words = match (lang, estimate, footing.approx) {
        (Lang::Vi, _, true) => format!("khoảng {words}"),
        (Lang::En, true, _) => format!("an estimated {words}"),
        (Lang::En, false, true) => format!("about {words}"),
        _ => words.to_owned(),
    };
    let status = if estimate { Status::Normal } else { footing.status };
    let mut behind = badges(lang, &Standing { status, approx: false, as_of: None, ..footing });
    behind.extend(day.map(|day| match lang {
        Lang::Vi => format!("tính đến {}", date_in_sentence(lang, day)),
        Lang::En => format!("as of {}", date_in_sentence(lang, day)),
    }));
    if behind.is_empty() { words } else { format!("{words} ({})", behind.join(", ")) }
}

fn is_estimate(footing: Standing) -> bool {
    footing.status == Status::Estimate
}

/// The base year with how its figure stands, and with what the source says of the change where that is not what its figures give.
fn base_words(lang: Lang, stock: &Measure<'_>, change: &Change<'_>) -> String {
    let base = match lang {
        Lang::Vi => format!("năm {}", change.base),
        Lang::En => change.base.to_string(),
    };
    let mut beside = vec![of_base(lang, change.base, &change.base_footing)];
    beside.retain(|words| !words.is_empty());
    let told = change.stated.map(|witness| (stated(lang, witness), witness)).into_iter();
    let others = change.source_says.iter().map(|(said, witness)| (says(lang, stock, *said, *witness), *witness));
    for (words, witness) in told.chain(others) {
        beside.push(words);
        beside.extend(witness.added.then(|| opened::badge(lang).to_owned()));
    }
    titles::noted(base, &beside)
}

/// That a source states the change.
fn stated(lang: Lang, witness: Witness<'_>) -> String {
    match (lang, witness.other) {
        (Lang::Vi, None) => "nguồn nêu".to_owned(),
        (Lang::En, None) => "as its source states".to_owned(),
        (Lang::Vi, Some(other)) => format!("theo nguồn khác, {other}"),
        (Lang::En, Some(other)) => format!("according to another source, {other}"),
    }
}

/// The size of a change in words, without a sign.
fn size(lang: Lang, stock: &Measure<'_>, said: Said, about: bool) -> String {
    let words = match said {
        Said::Percent(percent) => percent.size(lang),
        Said::Number(change, decimals) => Measure { decimals, ..*stock }.number(lang, change.abs()),
    };
    card::roughly(lang, words, about)
}

/// What a source says of the change.
fn says(lang: Lang, stock: &Measure<'_>, said: Said, Witness { about, other, .. }: Witness<'_>) -> String {
    let (p, way) = (size(lang, stock, said, about), said.way());
    match (lang, way, other) {
        (Lang::Vi, Way::Up, None) => format!("nguồn nêu tăng {p}"),
        (Lang::Vi, Way::Up, Some(other)) => format!("nguồn khác, {other}, nêu tăng {p}"),
        (Lang::Vi, Way::Down, None) => format!("nguồn nêu giảm {p}"),
        (Lang::Vi, Way::Down, Some(other)) => format!("nguồn khác, {other}, nêu giảm {p}"),
        (Lang::Vi, Way::About | Way::Same, None) => "nguồn nêu không đổi".to_owned(),
        (Lang::Vi, Way::About | Way::Same, Some(other)) => format!("nguồn khác, {other}, nêu không đổi"),
        (Lang::En, Way::Up, None) => format!("its source states up {p}"),
        (Lang::En, Way::Up, Some(other)) => format!("another source, {other}, states up {p}"),
        (Lang::En, Way::Down, None) => format!("its source states down {p}"),
        (Lang::En, Way::Down, Some(other)) => format!("another source, {other}, states down {p}"),
        (Lang::En, Way::About | Way::Same, None) => "its source states no change".to_owned(),
        (Lang::En, Way::About | Way::Same, Some(other)) => format!("another source, {other}, states no change"),
    }
}

/// The clause of the level, with what lies between it and one with which it does not compare: no rise and no fall.
fn level_and_difference(lang: Lang, facts: &Headline<'_>, level: &Level<'_>) -> String {
    let clause = level_clause(lang, facts, level);
    let Some(Difference { why, number, decimals, about, base, base_as_of, base_footing }) = facts.difference else {
        return clause;
    };
    let stock = Measure { decimals, ..facts.stock };
    let counts = stock.things(lang).is_some();
    let n = if counts { stock.number(lang, number.abs()) } else { stock.amount(lang, number.abs()) };
    let n = card::roughly(lang, n, about);
    let then = hedged(card::period(lang, Kind::Stock, base, base_as_of), &of_base(lang, base, &base_footing));
    match (lang, why, card::Way::of(number)) {
        (Lang::Vi, Apart::Break, _) => {
            format!("{clause}, không so sánh được với năm {base} vì dãy số đứt quãng")
        }
        (Lang::En, Apart::Break, _) => {
            format!("{clause}, which does not compare with {base}, since the series breaks")
        }
        (Lang::Vi, _, card::Way::Up) => format!("{clause}, tăng {n} so với {then}"),
        (Lang::Vi, _, card::Way::Down) => format!("{clause}, giảm {n} so với {then}"),
        (Lang::Vi, _, card::Way::Same) => format!("{clause}, không đổi so với {then}"),
        (Lang::En, _, card::Way::Up) => format!("{clause}, up {n} from {then}"),
        (Lang::En, _, card::Way::Down) => format!("{clause}, down {n} from {then}"),
        (Lang::En, _, card::Way::Same) => format!("{clause}, unchanged from {then}"),
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
    let p = level.change.map_or_else(String::new, |change| {
        size(lang, &facts.stock, change.said, change.stated.is_some_and(|witness| witness.about))
    });
    let base = level.change.map_or_else(String::new, |change| base_words(lang, &facts.stock, &change));
    let way = level.change.map(|change| change.said.way());
    let template = match lang {
        Lang::Vi => match (things.is_some(), is_estimate(footing), way) {
            (true, false, None) => "{when}, {place} có {n}",
            (true, false, Some(Way::Up)) => "{when}, {place} có {n}, tăng {p} so với {base}",
            (true, false, Some(Way::Down)) => "{when}, {place} có {n}, giảm {p} so với {base}",
            (true, false, Some(Way::About)) => "{when}, {place} có {n}, gần như không đổi so với {base}",
            (true, false, Some(Way::Same)) => "{when}, {place} có {n}, không đổi so với {base}",
            (true, true, None) => "{when}, {place} ước có {n}",
            (true, true, Some(Way::Up)) => "{when}, {place} ước có {n}, tăng {p} so với {base}",
            (true, true, Some(Way::Down)) => "{when}, {place} ước có {n}, giảm {p} so với {base}",
            (true, true, Some(Way::About)) => "{when}, {place} ước có {n}, gần như không đổi so với {base}",
            (true, true, Some(Way::Same)) => "{when}, {place} ước có {n}, không đổi so với {base}",
            (false, false, None) => "{when}, {name} của {place} là {n}",
            (false, false, Some(Way::Up)) => "{when}, {name} của {place} là {n}, tăng {p} so với {base}",
            (false, false, Some(Way::Down)) => "{when}, {name} của {place} là {n}, giảm {p} so với {base}",
            (false, false, Some(Way::About)) => "{when}, {name} của {place} là {n}, gần như không đổi so với {base}",
            (false, false, Some(Way::Same)) => "{when}, {name} của {place} là {n}, không đổi so với {base}",
            (false, true, None) => "{when}, {name} của {place} ước là {n}",
            (false, true, Some(Way::Up)) => "{when}, {name} của {place} ước là {n}, tăng {p} so với {base}",
            (false, true, Some(Way::Down)) => "{when}, {name} của {place} ước là {n}, giảm {p} so với {base}",
            (false, true, Some(Way::About)) => "{when}, {name} của {place} ước là {n}, gần như không đổi so với {base}",
            (false, true, Some(Way::Same)) => "{when}, {name} của {place} ước là {n}, không đổi so với {base}",
        },
        Lang::En => match (things.is_some(), way) {
            (true, None) => "{when}, {place} had {n}",
            (true, Some(Way::Up)) => "{when}, {place} had {n}, up {p} on {base}",
            (true, Some(Way::Down)) => "{when}, {place} had {n}, down {p} on {base}",
            (true, Some(Way::About)) => "{when}, {place} had {n}, almost the same as in {base}",
            (true, Some(Way::Same)) => "{when}, {place} had {n}, the same as in {base}",
            (false, None) => "{when}, {name} in {place} stood at {n}",
            (false, Some(Way::Up)) => "{when}, {name} in {place} stood at {n}, up {p} on {base}",
            (false, Some(Way::Down)) => "{when}, {name} in {place} stood at {n}, down {p} on {base}",
            (false, Some(Way::About)) => "{when}, {name} in {place} stood at {n}, almost the same as in {base}",
            (false, Some(Way::Same)) => "{when}, {name} in {place} stood at {n}, the same as in {base}",
        },
    };
    fill(template, &|part| match part {
        "when" => &when,
        "place" => place,
        "name" => &name,
        "n" => &n,
        "p" => &p,
        _ => &base,
    })
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
    let within = if elsewhere { format!("trong năm {year}") } else { "trong năm".to_owned() };
    let brought = if elsewhere { year.to_string() } else { "the year".to_owned() };
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
