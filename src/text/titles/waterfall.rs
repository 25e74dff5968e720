//! Titles and step names of the waterfall: stock and flow of the chosen year.

use super::super::card::roughly;
use super::super::date::date_in_sentence;
use super::super::facts::Measure;
use super::within;
use crate::model::{Approx, Date, Lang, Year};

/// What the chart finds.
#[derive(Clone, Debug, PartialEq)]
pub enum Waterfall<'a> {
    /// The flows leave a part of the change unexplained.
    Unexplained {
        /// The stock.
        measure: Measure<'a>,
        /// The year.
        year: Year,
        /// Closing less what opening and flows give; not zero.
        residual: f64,
        /// Whether that is told only roughly.
        about: bool,
    },
    /// The flows explain the change exactly.
    Explained {
        /// The stock.
        measure: Measure<'a>,
        /// The year.
        year: Year,
        /// Closing less opening.
        change: f64,
    },
    /// The flows explain the change within the rounding of the figures.
    Roughly {
        /// The stock.
        measure: Measure<'a>,
        /// The year.
        year: Year,
        /// Closing less opening.
        change: f64,
        /// Whether that is told only roughly.
        about: bool,
        /// Whether they do only by what an "about" leaves open.
        by_about: bool,
    },
    /// The figures are of different dates, or not made in the same way.
    Unlike {
        /// The year.
        year: Year,
    },
    /// The figures are too rough for the change.
    TooRough {
        /// The year.
        year: Year,
    },
    /// A part was worked out from the change that it should explain.
    Begged {
        /// The year.
        year: Year,
        /// The part in words: from [`level_at_end_of`] or the name of a flow.
        part: String,
    },
    /// A part is missing.
    Missing {
        /// The year.
        year: Year,
        /// What is missing, in words: from [`level_at_end_of`] or the name of a flow. Not empty.
        parts: Vec<String>,
    },
}

/// A level of a stock in words: `hợp tác xã cuối năm 2020`.
#[must_use]
pub fn level_at_end_of(lang: Lang, stock: &Measure<'_>, year: Year) -> String {
    let name = stock.in_sentence();
    match lang {
        Lang::Vi => format!("{name} cuối năm {year}"),
        Lang::En => format!("{name} at the end of {year}"),
    }
}

/// The name of an opening or a closing step: `Cuối năm 2020`.
#[must_use]
pub fn level_step(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Cuối năm {year}"),
        Lang::En => format!("End of {year}"),
    }
}

/// The name of the step that is the change itself, with the two levels between which it lies.
#[must_use]
pub fn change_step(lang: Lang, from: &str, to: &str) -> String {
    match lang {
        Lang::Vi => format!("Thay đổi thực tế, từ {from} đến {to}"),
        Lang::En => format!("Actual change, from {from} to {to}"),
    }
}

/// What no flow explains even if the unknown one were nothing; `amount` is written with its sign and unit.
#[must_use]
pub fn beyond(lang: Lang, unknown: &str, year: Year, amount: &str) -> String {
    match lang {
        Lang::Vi => {
            format!("Ngay cả khi {unknown} bằng 0, số cuối năm {year} vẫn lệch {amount} so với tính từ các số đã biết.")
        }
        Lang::En => format!(
            "Even if {unknown} were 0, the end of {year} still differs by {amount} from what the known figures give."
        ),
    }
}

/// That figures which do not fit are of unlike dates, one up to a day.
#[must_use]
pub fn not_yet(lang: Lang, day: Date) -> String {
    let day = date_in_sentence(lang, day);
    match lang {
        Lang::Vi => format!("Có số chỉ tính đến {day} nên chưa thể coi là trái nhau."),
        Lang::En => format!("One of these is as of {day}, so this is not yet a contradiction."),
    }
}

/// What to know of a chart from which a worked-out flow is left out.
#[must_use]
pub fn left_out(lang: Lang, part: &str) -> String {
    match lang {
        Lang::Vi => format!("Biểu đồ chỉ vẽ các số đã biết, không vẽ {part} và phần chênh lệch."),
        Lang::En => format!("Only what is known is drawn, neither {part} nor a difference."),
    }
}

/// What to know of a year of which a part was worked out from the change that it should explain.
#[must_use]
pub fn begged(lang: Lang, part: &str, stock: &str) -> String {
    match lang {
        Lang::Vi => format!(
            "Con số về {part} ở đây không do nguồn nào nêu: nó được tính từ chính mức thay đổi của {stock}, nên phép đối chiếu không chứng minh được gì."
        ),
        Lang::En => format!(
            "The figure for {part} used here is stated by no source: it was worked out from the very change of {stock}, so the reconciliation proves nothing."
        ),
    }
}

/// The title.
#[must_use]
pub fn title(lang: Lang, facts: &Waterfall<'_>) -> String {
    match facts {
        Waterfall::Unexplained { measure, year, residual, about } => {
            let n = roughly(lang, measure.counted(lang, residual.abs()), Approx::about(*about));
            let name = measure.in_sentence();
            match (lang, measure.things(lang).is_some(), *residual > 0.0) {
                (Lang::Vi, true, true) => {
                    format!("Số cuối năm {year} cao hơn {n} so với mức tính từ số tăng, số giảm trong năm")
                }
                (Lang::Vi, true, false) => {
                    format!("Số cuối năm {year} thấp hơn {n} so với mức tính từ số tăng, số giảm trong năm")
                }
                (Lang::Vi, false, true) => {
                    format!("Năm {year}, {name} cao hơn {n} so với mức tính từ số tăng, số giảm trong năm")
                }
                (Lang::Vi, false, false) => {
                    format!("Năm {year}, {name} thấp hơn {n} so với mức tính từ số tăng, số giảm trong năm")
                }
                (Lang::En, true, true) => format!("{year} ended with {n} more than the year's flows account for"),
                (Lang::En, true, false) => format!("{year} ended with {n} fewer than the year's flows account for"),
                (Lang::En, false, true) => format!("{year}: {name} is {n} above what the year's flows give"),
                (Lang::En, false, false) => format!("{year}: {name} is {n} below what the year's flows give"),
            }
        }
        Waterfall::Explained { measure, year, change } => {
            let n = measure.counted(lang, change.abs());
            let name = measure.name;
            match lang {
                Lang::Vi if *change > 0.0 => format!("Số vào và ra giải thích đúng mức tăng {n} của năm {year}"),
                Lang::Vi if *change < 0.0 => format!("Số vào và ra giải thích đúng mức giảm {n} của năm {year}"),
                Lang::Vi => format!("{name} không đổi trong năm {year}: số vào bằng số ra"),
                Lang::En if *change > 0.0 => format!("Inflow and outflow explain the rise of {n} in {year} exactly"),
                Lang::En if *change < 0.0 => format!("Inflow and outflow explain the fall of {n} in {year} exactly"),
                Lang::En => format!("{name} did not change in {year}: as many came as went"),
            }
        }
        Waterfall::Roughly { measure, year, change, about, by_about } => {
            let within = within(lang, *by_about);
            let n = roughly(lang, measure.counted(lang, change.abs()), Approx::about(*about));
            match lang {
                Lang::Vi if *change > 0.0 => {
                    format!("Số vào và ra khớp với mức tăng {n} của năm {year} {within}")
                }
                Lang::Vi if *change < 0.0 => {
                    format!("Số vào và ra khớp với mức giảm {n} của năm {year} {within}")
                }
                Lang::Vi => format!("Số vào và ra của năm {year} bằng nhau {within}"),
                Lang::En if *change > 0.0 => {
                    format!("Inflow and outflow explain the rise of {n} in {year} {within}")
                }
                Lang::En if *change < 0.0 => {
                    format!("Inflow and outflow explain the fall of {n} in {year} {within}")
                }
                Lang::En => format!("As many came as went in {year}, {within}"),
            }
        }
        Waterfall::Unlike { year } => match lang {
            Lang::Vi => format!("Chưa thể đối chiếu năm {year}: các số khác thời điểm hoặc dãy số đứt quãng"),
            Lang::En => format!("{year} cannot be checked: its figures are of different dates, or the series breaks"),
        },
        Waterfall::TooRough { year } => match lang {
            Lang::Vi => format!("Chưa thể đối chiếu năm {year}: các số quá thô so với mức thay đổi"),
            Lang::En => format!("{year} cannot be checked: its figures are too imprecise for the change"),
        },
        Waterfall::Begged { year, part } => match lang {
            Lang::Vi => format!("Chưa thể đối chiếu năm {year}: {part} được tính ra từ chính mức thay đổi"),
            Lang::En => {
                format!("{year} cannot be checked: the figure for {part} was worked out from the change itself")
            }
        },
        Waterfall::Missing { year, parts } => {
            let list = parts.join(", ");
            match lang {
                Lang::Vi => format!("Chưa thể đối chiếu năm {year}: thiếu số liệu về {list}"),
                Lang::En => format!("{year} cannot be checked: no figure for {list}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::{counted, measured, year};
    use super::*;
    use Lang::{En, Vi};

    #[test]
    fn what_the_flows_leave_is_counted_with_its_direction() {
        let facts = |lang, residual| Waterfall::Unexplained {
            measure: counted(lang),
            year: year(2021),
            residual,
            about: false,
        };
        assert_eq!(
            title(Vi, &facts(Vi, -496.0)),
            "Số cuối năm 2021 thấp hơn 496 hợp tác xã so với mức tính từ số tăng, số giảm trong năm"
        );
        assert_eq!(
            title(En, &facts(En, -496.0)),
            "2021 ended with 496 co-operatives fewer than the year's flows account for"
        );
        assert_eq!(
            title(Vi, &facts(Vi, 739.0)),
            "Số cuối năm 2021 cao hơn 739 hợp tác xã so với mức tính từ số tăng, số giảm trong năm"
        );
        assert_eq!(
            title(En, &facts(En, 739.0)),
            "2021 ended with 739 co-operatives more than the year's flows account for"
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        let parts = vec![level_at_end_of(Vi, &counted(Vi), year(2020)), "giải thể".to_owned()];
        assert_eq!(
            title(Vi, &Waterfall::Missing { year: year(2021), parts }),
            "Chưa thể đối chiếu năm 2021: thiếu số liệu về hợp tác xã cuối năm 2020, giải thể"
        );
    }

    #[test]
    fn every_case_is_clean() {
        for lang in Lang::ALL {
            for measure in [counted(lang), measured(lang)] {
                for residual in [3.0, -3.0] {
                    for about in [false, true] {
                        let facts = Waterfall::Unexplained { measure, year: year(2021), residual, about };
                        check_sentence(&title(lang, &facts));
                    }
                }
                for change in [1354.0, -20.0, 0.0] {
                    check_sentence(&title(lang, &Waterfall::Explained { measure, year: year(2021), change }));
                    for by_about in [false, true] {
                        let roughly = Waterfall::Roughly { measure, year: year(2021), change, about: true, by_about };
                        check_sentence(&title(lang, &roughly));
                    }
                }
            }
            let part = level_at_end_of(lang, &counted(lang), year(2020));
            check_sentence(&begged(lang, &part, counted(lang).name));
            check_sentence(&beyond(lang, &part, year(2021), "+251 HTX"));
            check_sentence(&title(lang, &Waterfall::Begged { year: year(2021), part }));
            check_sentence(&left_out(lang, "X"));
            check_sentence(&title(lang, &Waterfall::Unlike { year: year(2021) }));
            check_sentence(&title(lang, &Waterfall::TooRough { year: year(2021) }));
            check_sentence(&not_yet(lang, Date::parse("2024-12-11").unwrap()));
            check_sentence(&level_step(lang, year(2020)));
        }
    }
}
