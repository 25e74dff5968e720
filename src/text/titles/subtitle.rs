//! The subtitle: measure, unit, area, moment, years. A list of labels, each whole in itself.

use super::super::date::year_span;
use super::super::facts::{Measure, Place, lower_first};
use crate::model::{Kind, Lang, Year};

/// The years that a chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// One year.
    Year(Year),
    /// All years from the first to the last.
    Span(Year, Year),
    /// Two years set against each other.
    Pair(Year, Year),
}

/// What a subtitle tells; what is `None` is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subtitle<'a> {
    /// What is shown; its unit is told where the name does not hold it.
    pub measure: Measure<'a>,
    /// Where.
    pub place: Option<Place<'a>>,
    /// What kind of number it is: tells the moment.
    pub kind: Option<Kind>,
    /// Whether some of the figures are of another date, which is told with each.
    pub dated: bool,
    /// When.
    pub period: Option<Period>,
}

/// The moment or span within a year of which an indicator of a kind tells: `cuối năm`, `trong năm`.
#[must_use]
const fn moment(lang: Lang, kind: Kind) -> Option<&'static str> {
    match (kind, lang) {
        (Kind::Stock, Lang::Vi) => Some("cuối năm"),
        (Kind::Stock, Lang::En) => Some("at year end"),
        (Kind::Flow, Lang::Vi) => Some("trong năm"),
        (Kind::Flow, Lang::En) => Some("over the year"),
        (Kind::Target, Lang::Vi) => Some("kế hoạch năm"),
        (Kind::Target, Lang::En) => Some("plan for the year"),
        (Kind::Mean, Lang::Vi) => Some("bình quân năm"),
        (Kind::Mean, Lang::En) => Some("yearly average"),
        (Kind::Rate, _) => None,
    }
}

/// The subtitle: `Số hợp tác xã, cả nước, cuối năm, 2013–2024`.
#[must_use]
pub fn subtitle(lang: Lang, facts: &Subtitle<'_>) -> String {
    let measure = &facts.measure;
    let mut labels: Vec<String> = Vec::with_capacity(6);
    match (measure.things(lang), lang) {
        (Some(things), Lang::Vi) => labels.push(format!("Số {things}")),
        (Some(things), Lang::En) => labels.push(format!("Number of {things}")),
        (None, _) => {
            labels.push(measure.name.to_owned());
            if !measure.unit.is_empty() {
                labels.push(measure.unit.to_owned());
            }
        }
    }
    labels.extend(facts.place.map(|place| place.in_list(lang)));
    if let Some(moment) = facts.kind.and_then(|kind| moment(lang, kind)) {
        let but = match lang {
            _ if !facts.dated => "",
            Lang::Vi => " trừ số có ghi ngày khác",
            Lang::En => " except where dated",
        };
        labels.push([moment, but].concat());
    }
    labels.extend(facts.period.map(|period| period.words(lang)));
    labels.join(", ")
}

impl Period {
    /// The years in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Year(year), _) => year.to_string(),
            (Self::Span(first, last), _) => year_span(lang, first, last),
            (Self::Pair(first, last), Lang::Vi) => format!("{first} và {last}"),
            (Self::Pair(first, last), Lang::En) => format!("{first} and {last}"),
        }
    }

    /// The period of a first and a last year.
    #[must_use]
    pub fn of(first: Year, last: Year) -> Self {
        if first == last { Self::Year(first) } else { Self::Span(first, last) }
    }
}

/// Several measures in one chart (`unions, groups and co-operatives`), as the first label of a subtitle.
#[must_use]
pub fn names(measures: &[Measure<'_>]) -> String {
    let names: Vec<String> = measures
        .iter()
        .enumerate()
        .map(|(place, m)| if place == 0 { m.name.to_owned() } else { lower_first(m.name) })
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::{counted, measured, year};
    use super::*;
    use crate::model::AreaKind;
    use Lang::{En, Vi};

    #[test]
    fn a_subtitle_tells_measure_area_moment_years_and_reporter() {
        let facts = |lang| Subtitle {
            measure: counted(lang),
            place: Some(Place { name: "Việt Nam", kind: AreaKind::Country, sector: None }),
            kind: Some(Kind::Stock),
            dated: false,
            period: Some(Period::of(year(2013), year(2024))),
        };
        let told = |lang, facts: &Subtitle<'_>| super::super::reported(lang, &subtitle(lang, facts), "VCA");
        assert_eq!(told(Vi, &facts(Vi)), "Số hợp tác xã, cả nước, cuối năm, 2013–2024, theo VCA");
        assert_eq!(
            told(En, &facts(En)),
            "Number of co-operatives, whole country, at year end, 2013–2024, reported by VCA"
        );
        let dated = |lang| Subtitle { dated: true, ..facts(lang) };
        assert_eq!(
            told(Vi, &dated(Vi)),
            "Số hợp tác xã, cả nước, cuối năm trừ số có ghi ngày khác, 2013–2024, theo VCA"
        );
        assert_eq!(
            told(En, &dated(En)),
            "Number of co-operatives, whole country, at year end except where dated, 2013–2024, reported by VCA"
        );
    }

    #[test]
    fn a_unit_that_the_name_does_not_hold_is_told() {
        let facts = Subtitle {
            measure: measured(Vi),
            place: None,
            kind: None,
            dated: true,
            period: Some(Period::Pair(year(2016), year(2022))),
        };
        assert_eq!(subtitle(Vi, &facts), "Doanh thu bình quân, triệu đồng/HTX, 2016 và 2022");
    }

    #[test]
    fn every_kind_gives_a_clean_subtitle() {
        for lang in Lang::ALL {
            for kind in [Kind::Stock, Kind::Flow, Kind::Rate, Kind::Target, Kind::Mean] {
                for dated in [false, true] {
                    let (measure, kind) = (measured(lang), Some(kind));
                    let facts = Subtitle { measure, place: None, kind, dated, period: None };
                    check_sentence(&subtitle(lang, &facts));
                }
            }
            check_sentence(&names(&[counted(lang), measured(lang)]));
        }
        assert_eq!(names(&[counted(Vi), measured(Vi)]), "Hợp tác xã, doanh thu bình quân");
    }
}
