//! Titles and subtitles of the charts, and why a chart is empty. A title says the finding; one file a chart, one whole template a case.
//! What the finding is, is decided by who fills the facts.

pub mod dumbbell;
pub mod empty;
pub mod flows;
pub mod growth;
pub mod index;
pub mod makeup;
pub mod plan;
pub mod regions;
mod subtitle;
pub mod trend;
pub mod waterfall;

use super::facts::Percent;
use super::number::percent;
use crate::model::{Lang, Year};

/// A number of a title, or a title that ends in its number, where no source states it.
#[must_use]
pub fn worked_out(lang: Lang, words: &str) -> String {
    match lang {
        Lang::Vi => format!("{words} (tính ra)"),
        Lang::En => format!("{words} (worked out)"),
    }
}

/// A subtitle with whose the figures are: `…, theo Liên minh HTX`.
#[must_use]
pub fn reported(lang: Lang, subtitle: &str, by: &str) -> String {
    match lang {
        Lang::Vi => format!("{subtitle}, theo {by}"),
        Lang::En => format!("{subtitle}, reported by {by}"),
    }
}

/// What is said beside a title whose finding rests on a figure that no source states.
#[must_use]
pub const fn on_worked_out(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "dựa trên số tính ra",
        Lang::En => "based on a figure that was worked out",
    }
}

/// What is said beside a title of a figure on which its finding rests and that does not stand firm: its year, and its badges in short.
#[must_use]
pub fn of_a_year(lang: Lang, year: Year, standing: &str) -> String {
    match lang {
        Lang::Vi => format!("năm {year}: {standing}"),
        Lang::En => format!("{year}: {standing}"),
    }
}

/// A title that ranks areas, where there may be others beside those of which it speaks: how many those are.
#[must_use]
pub fn among(lang: Lang, areas: usize, title: &str) -> String {
    match lang {
        Lang::Vi => format!("Trong {areas} địa bàn có số liệu, {title}"),
        Lang::En => format!("Of {areas} areas with figures, {title}"),
    }
}

/// Two areas that are alike at the top of a ranking.
#[must_use]
pub fn two_areas(lang: Lang, one: &str, other: &str) -> String {
    match lang {
        Lang::Vi => format!("{one} và {other}"),
        Lang::En => format!("{one} and {other}"),
    }
}

/// A number of a ranking; where `alike`, of each of two areas.
fn of_each(lang: Lang, alike: bool, number: String) -> String {
    match lang {
        _ if !alike => number,
        Lang::Vi => format!("{number} mỗi nơi"),
        Lang::En => format!("{number} each"),
    }
}

/// What is to be known of two years that are alike in it.
#[must_use]
pub fn of_two_years(lang: Lang, first: Year, second: Year, standing: &str) -> String {
    match lang {
        Lang::Vi => format!("năm {first} và {second}: {standing}"),
        Lang::En => format!("{first} and {second}: {standing}"),
    }
}

/// Whether a per cent that was worked out reads as a stated one, with the digits of that.
#[must_use]
pub fn reads_as(stated: Percent, worked_out: Percent) -> bool {
    let rounded = |value| percent(Lang::Vi, value, stated.decimals);
    rounded(worked_out.value) == rounded(stated.value)
}

/// How far two numbers may lie apart that agree: by their rounding, or only by what an "about" leaves open.
#[must_use]
pub const fn within(lang: Lang, by_about: bool) -> &'static str {
    match (lang, by_about) {
        (Lang::Vi, false) => "trong phạm vi làm tròn",
        (Lang::Vi, true) => "trong phạm vi của số gần đúng",
        (Lang::En, false) => "within rounding",
        (Lang::En, true) => "within what an approximate figure leaves open",
    }
}

/// A title with what is to know of its finding; each whole in itself.
#[must_use]
pub fn noted(title: String, notes: &[String]) -> String {
    if notes.is_empty() { title } else { format!("{title} ({})", notes.join("; ")) }
}

pub use subtitle::{Period, Subtitle, names, subtitle};

#[cfg(test)]
mod samples {
    //! Measures that the tests of the titles share: one counted by name, one that only measures.

    use super::super::facts::Measure;
    pub(super) use crate::analysis::testing::year;
    use crate::model::Lang;

    pub(super) fn counted(lang: Lang) -> Measure<'static> {
        match lang {
            Lang::Vi => Measure { name: "Hợp tác xã", unit: "HTX", decimals: 0 },
            Lang::En => Measure { name: "Co-operatives", unit: "co-operatives", decimals: 0 },
        }
    }

    pub(super) fn measured(lang: Lang) -> Measure<'static> {
        match lang {
            Lang::Vi => Measure { name: "Doanh thu bình quân", unit: "triệu đồng/HTX", decimals: 0 },
            Lang::En => Measure { name: "Average revenue", unit: "million VND/co-operative", decimals: 0 },
        }
    }
}
