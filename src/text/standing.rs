//! Words for how firmly a figure stands: its status, about, not read with certainty, worked out, of another date. A short badge and a long explanation of each.

use super::date::{date, date_in_sentence};
use super::facts::upper_first;
use super::opened;
use crate::model::{Approx, Date, Lang, Status, Year};

/// How a figure stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The code of its source.
    pub status: Status,
    /// Whether the source says about, over or nearly.
    pub approx: Approx,
    /// Whether value, year or reporter could not be read with certainty.
    pub uncertain: bool,
    /// Whether its source names nobody as the owner of its figures.
    pub unowned: bool,
    /// Whether no source states it.
    pub derived: bool,
    /// The date of which it speaks, where that is not 31 December.
    pub as_of: Option<Date>,
    /// Whether it stands in a file that the reader added to the site's figures.
    pub opened: bool,
}

impl Standing {
    /// What is told of a figure as one end of a change: a break has a rule of its own, and what does not compare for its date is not told as a change.
    #[must_use]
    pub fn of_an_end(self) -> Self {
        Self { status: self.status.without_break(), as_of: None, ..self }
    }
}

/// The status in a table: `ước tính`; a normal figure has a name too.
#[must_use]
pub const fn status_name(lang: Lang, status: Status) -> &'static str {
    match (status, lang) {
        (Status::Normal, Lang::Vi) => "số liệu công bố",
        (Status::Normal, Lang::En) => "as published",
        (Status::Estimate, Lang::Vi) => "ước tính",
        (Status::Estimate, Lang::En) => "estimate",
        (Status::Provisional, Lang::Vi) => "sơ bộ",
        (Status::Provisional, Lang::En) => "provisional",
        (Status::Forecast, Lang::Vi) => "dự báo",
        (Status::Forecast, Lang::En) => "forecast",
        (Status::Break, Lang::Vi) => "dãy số đứt quãng",
        (Status::Break, Lang::En) => "break in series",
        (Status::BreakEstimate, Lang::Vi) => "ước tính, dãy số đứt quãng",
        (Status::BreakEstimate, Lang::En) => "estimate, break in series",
        (Status::Missing, Lang::Vi) => "thiếu",
        (Status::Missing, Lang::En) => "missing",
        (Status::NotAvailable, Lang::Vi) => "không có",
        (Status::NotAvailable, Lang::En) => "not available",
        (Status::LowReliability, Lang::Vi) => "độ tin cậy thấp",
        (Status::LowReliability, Lang::En) => "low reliability",
    }
}

/// What a status means, in one sentence; nothing of a normal figure.
#[must_use]
pub const fn status_explained(lang: Lang, status: Status) -> Option<&'static str> {
    Some(match (status, lang) {
        (Status::Normal, _) => return None,
        (Status::Estimate, Lang::Vi) => "Số ước tính của cơ quan báo cáo, có thể khác số chính thức công bố sau.",
        (Status::Estimate, Lang::En) => "An estimate by its reporter; the final figure may differ.",
        (Status::Provisional, Lang::Vi) => "Số sơ bộ, có thể được điều chỉnh.",
        (Status::Provisional, Lang::En) => "A provisional figure that may be revised.",
        (Status::Forecast, Lang::Vi) => "Số dự báo, nêu ra trước khi kết thúc kỳ.",
        (Status::Forecast, Lang::En) => "A forecast, made before the period ended.",
        (Status::Break, Lang::Vi) => "Dãy số đứt quãng từ năm này: số trước và sau không so sánh được với nhau.",
        (Status::Break, Lang::En) => "The series breaks here: figures before and after do not compare.",
        (Status::BreakEstimate, Lang::Vi) => {
            "Số ước tính của cơ quan báo cáo; dãy số đứt quãng từ năm này: số trước và sau không so sánh được với nhau."
        }
        (Status::BreakEstimate, Lang::En) => {
            "An estimate by its reporter; the series breaks here: figures before and after do not compare."
        }
        (Status::Missing, Lang::Vi) => "Số liệu của năm này bị thiếu.",
        (Status::Missing, Lang::En) => "The figure of this year is missing.",
        (Status::NotAvailable, Lang::Vi) => "Không có số liệu cho năm này.",
        (Status::NotAvailable, Lang::En) => "There is no figure for this year.",
        (Status::LowReliability, Lang::Vi) => "Số có độ tin cậy thấp: chỉ nên dùng để tham khảo.",
        (Status::LowReliability, Lang::En) => "A figure of low reliability: for orientation only.",
    })
}

/// The short badges of a figure, the weightiest first; none of a firm one.
#[must_use]
pub fn badges(lang: Lang, standing: &Standing) -> Vec<String> {
    let mut badges = Vec::new();
    each_badge(lang, standing, &mut |badge| badges.push(badge.to_owned()));
    badges
}

fn each_badge(lang: Lang, standing: &Standing, tell: &mut dyn FnMut(&str)) {
    if standing.opened {
        tell(opened::badge(lang));
    }
    if standing.status != Status::Normal {
        tell(status_name(lang, standing.status));
    }
    if standing.derived {
        tell(derived_badge(lang));
    }
    if standing.approx.is_rough() {
        tell(approx_badge(lang, standing.approx));
    }
    if standing.uncertain {
        tell(uncertain_badge(lang));
    }
    if standing.unowned {
        tell(unowned_badge(lang));
    }
    if let Some(day) = standing.as_of {
        tell(&as_of_badge(lang, day));
    }
}

/// The short badges in one line, for a tooltip or a table; empty of a firm figure.
#[must_use]
pub fn in_short(lang: Lang, standing: &Standing) -> String {
    let mut line = String::new();
    each_badge(lang, standing, &mut |badge| {
        if line.is_empty() {
            line.reserve(badge.len() + 40);
        } else {
            line.push_str(", ");
        }
        line.push_str(badge);
    });
    line
}

/// A value, or a year, with what is to be known of it, where there is anything.
#[must_use]
pub fn hedged(value: String, in_short: &str) -> String {
    if in_short.is_empty() { value } else { format!("{value} ({in_short})") }
}

/// The same where it stands in round brackets itself.
#[must_use]
pub fn hedged_within(value: String, in_short: &str) -> String {
    if in_short.is_empty() { value } else { format!("{value} [{in_short}]") }
}

/// What is to be known of the figure of the year that another is compared with, to stand beside that year; empty of a firm one. Whose it is is said: "up 5.8%
/// on 2019 (worked out)" would be read as a rise that was worked out.
#[must_use]
pub fn of_base(lang: Lang, year: Year, standing: &Standing) -> String {
    let short = in_short(lang, standing);
    match lang {
        _ if short.is_empty() => short,
        Lang::Vi => format!("số năm {year}: {short}"),
        Lang::En => format!("{year} figure: {short}"),
    }
}

/// The badge of a figure that no source states.
#[must_use]
pub const fn derived_badge(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "tính ra",
        Lang::En => "worked out",
    }
}

/// The legend of marks of figures that no source states.
#[must_use]
pub const fn derived_legend(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Tính ra từ số khác",
        Lang::En => "Worked out from other figures",
    }
}

/// The badge of a figure that its source tells roughly.
#[must_use]
pub const fn approx_badge(lang: Lang, approx: Approx) -> &'static str {
    match (lang, approx) {
        (Lang::Vi, Approx::Over) => "nguồn nêu “trên”",
        (Lang::En, Approx::Over) => "stated as “over”",
        (Lang::Vi, Approx::Nearly) => "nguồn nêu “gần”",
        (Lang::En, Approx::Nearly) => "stated as “nearly”",
        (Lang::Vi, _) => "số gần đúng",
        (Lang::En, _) => "approximate",
    }
}

/// The badge of a figure whose value, year or reporter could not be read with certainty.
#[must_use]
pub const fn uncertain_badge(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "độ chắc chắn thấp",
        Lang::En => "low certainty",
    }
}

/// The badge of a figure whose source names nobody as its owner, and what stands beside the publication wherever that is named in the owner's place. Of some
/// pages a part alone was read: nobody was seen to be named.
#[must_use]
pub const fn unowned_badge(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "không thấy nêu chủ số liệu",
        Lang::En => "owner of the figure not named",
    }
}

/// The badge of a figure of another date than the end of its year.
#[must_use]
pub fn as_of_badge(lang: Lang, day: Date) -> String {
    match lang {
        Lang::Vi => format!("tính đến {}", date(lang, day)),
        Lang::En => format!("as of {}", date(lang, day)),
    }
}

/// The long explanations of a figure, a sentence each, in the order of the badges.
#[must_use]
pub fn explained(lang: Lang, standing: &Standing) -> Vec<String> {
    let mut sentences: Vec<String> = status_explained(lang, standing.status).map(str::to_owned).into_iter().collect();
    if standing.derived {
        sentences.push(
            match lang {
                Lang::Vi => {
                    "Không nguồn nào nêu con số này: nó được tính ra từ các con số khác theo công thức kèm theo."
                }
                Lang::En => "No source states this figure: it was worked out from others by the formula given.",
            }
            .to_owned(),
        );
    }
    let roughly = match (lang, standing.approx) {
        (_, Approx::No) => "",
        (Lang::Vi, _) if standing.derived => {
            "Đây là số gần đúng: các con số dùng để tính đã làm tròn hoặc là số gần đúng."
        }
        (Lang::En, _) if standing.derived => {
            "It is rough: the numbers that it was worked out from are rounded or told roughly."
        }
        (Lang::Vi, Approx::About) => "Nguồn chỉ nêu con số gần đúng.",
        (Lang::En, Approx::About) => "The source gives it only roughly.",
        (Lang::Vi, Approx::Over) => "Nguồn nêu là trên (hơn) con số này, không nêu chính xác.",
        (Lang::En, Approx::Over) => "The source states over this figure, not the exact one.",
        (Lang::Vi, Approx::Nearly) => "Nguồn nêu là gần con số này, không nêu chính xác.",
        (Lang::En, Approx::Nearly) => "The source states nearly this figure, not the exact one.",
    };
    sentences.extend(Some(roughly.to_owned()).filter(|words| !words.is_empty()));
    if standing.uncertain {
        sentences.push(
            match lang {
                Lang::Vi => "Nguồn không cho biết chắc chắn giá trị này, năm hoặc cơ quan nêu nó: xem ghi chú.",
                Lang::En => "The source leaves this value, its year or who states it uncertain: see the note.",
            }
            .to_owned(),
        );
    }
    if standing.unowned {
        sentences.push(
            match lang {
                Lang::Vi => "Trong phần đã đọc, nguồn không nói con số này là của ai.",
                Lang::En => "What was read of the source does not say whose figure this is.",
            }
            .to_owned(),
        );
    }
    if let Some(day) = standing.as_of {
        sentences.push(match lang {
            Lang::Vi => format!("Con số tính đến {}, không phải cuối năm.", date_in_sentence(lang, day)),
            Lang::En => format!("The figure is as of {}, not year-end.", date_in_sentence(lang, day)),
        });
    }
    sentences
}

/// What of a figure's standing makes its value uncertain: the badges of which a legend tells the meaning of hollow marks; empty where there is none.
#[must_use]
pub const fn uncertain(lang: Lang, standing: &Standing) -> [&'static str; 4] {
    // A break has a rule of its own.
    let status = match standing.status.without_break() {
        Status::Normal => "",
        status => status_name(lang, status),
    };
    // A legend of marks that look alike needs no word for each side.
    let approx = if standing.approx.is_rough() { approx_badge(lang, Approx::About) } else { "" };
    let doubted = if standing.uncertain { uncertain_badge(lang) } else { "" };
    let unowned = if standing.unowned { unowned_badge(lang) } else { "" };
    [status, approx, doubted, unowned]
}

/// What a legend says of marks of one look: each stands for one of the badges; `dated` where some of them are of another date, too.
#[must_use]
pub fn legend(lang: Lang, badges: &[&str], dated: bool) -> String {
    let (last, others) = badges.split_last().unwrap_or((&"", &[]));
    let others = others.join(", ");
    let list = match lang {
        _ if others.is_empty() => (*last).to_owned(),
        Lang::Vi => format!("{others} hoặc {last}"),
        Lang::En => format!("{others} or {last}"),
    };
    upper_first(&match lang {
        _ if !dated => list,
        Lang::Vi => format!("{list}; có số không phải số cuối năm"),
        Lang::En => format!("{list}; some not year-end figures"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_no_source_states_has_one_name_wherever_it_is_spoken_of() {
        use crate::text::provenance::Choice;
        use crate::text::{card, chart, method, titles};
        for lang in Lang::ALL {
            let name = derived_badge(lang);
            let year = crate::model::Year::new(2021).unwrap();
            let mut told = vec![
                titles::worked_out(lang, "HTX"),
                titles::on_worked_out(lang).to_owned(),
                titles::makeup::share_of_ours(lang, &[]),
                derived_legend(lang).to_lowercase(),
                chart::attained_worked_out(lang).to_owned(),
                Choice::Stated.words(lang).to_owned(),
                card::apart(lang, crate::analysis::Apart::WorkedOut).to_owned(),
                card::follows(lang, year),
            ];
            told.extend(explained(lang, &Standing { derived: true, ..Standing::default() }));
            told.extend(method::paragraphs(lang).iter().take(2).map(|&paragraph| paragraph.to_owned()));
            for words in told {
                assert!(words.contains(name) && !words.contains("tính toán"), "{name}: {words}");
            }
        }
    }

    #[test]
    fn of_a_rough_figure_that_was_worked_out_no_source_is_said_to_state_it() {
        for (lang, source) in [(Lang::Vi, "Nguồn"), (Lang::En, "The source")] {
            let told = |derived| {
                let all = explained(lang, &Standing { derived, approx: Approx::About, ..Standing::default() });
                all.iter().any(|sentence| sentence.starts_with(source))
            };
            assert_eq!([false, true].map(told), [true, false]);
        }
    }

    #[test]
    fn a_firm_figure_has_nothing_to_say() {
        for lang in Lang::ALL {
            assert_eq!(badges(lang, &Standing::default()), Vec::<String>::new());
            assert_eq!(explained(lang, &Standing::default()), Vec::<String>::new());
            assert_eq!(in_short(lang, &Standing::default()), "");
        }
    }

    #[test]
    fn every_other_status_has_a_badge_and_a_sentence_in_each_language() {
        for status in Status::ALL.into_iter().filter(|status| *status != Status::Normal) {
            let standing = Standing { status, ..Standing::default() };
            assert_ne!(badges(Lang::Vi, &standing), badges(Lang::En, &standing));
            for lang in Lang::ALL {
                let sentences = explained(lang, &standing);
                assert!(
                    sentences.len() == 1 && sentences.iter().all(|sentence| sentence.ends_with('.')),
                    "{sentences:?}"
                );
            }
        }
    }

    #[test]
    fn a_legend_tells_of_one_mark_that_it_stands_for_one_meaning_or_another() {
        assert_eq!(legend(Lang::Vi, &["ước tính"], false), "Ước tính");
        assert_eq!(legend(Lang::Vi, &["ước tính", "số gần đúng"], false), "Ước tính hoặc số gần đúng");
        assert_eq!(
            legend(Lang::En, &["estimate", "provisional", "approximate"], false),
            "Estimate, provisional or approximate"
        );
        assert_eq!(legend(Lang::Vi, &["sơ bộ"], true), "Sơ bộ; có số không phải số cuối năm");
        assert_eq!(legend(Lang::En, &["provisional"], true), "Provisional; some not year-end figures");
        let broken = Standing { status: Status::Break, approx: Approx::About, ..Standing::default() };
        assert_eq!(uncertain(Lang::Vi, &broken), ["", "số gần đúng", "", ""]);
    }

    #[test]
    fn badges_and_explanations_go_together() {
        let standing = Standing {
            status: Status::Estimate,
            approx: Approx::About,
            uncertain: true,
            unowned: true,
            derived: true,
            as_of: Date::parse("2022-11-08"),
            ..Standing::default()
        };
        assert_eq!(
            in_short(Lang::Vi, &standing),
            "ước tính, tính ra, số gần đúng, độ chắc chắn thấp, không thấy nêu chủ số liệu, tính đến 08/11/2022"
        );
        assert_eq!(
            in_short(Lang::En, &standing),
            "estimate, worked out, approximate, low certainty, owner of the figure not named, as of 8 November 2022"
        );
        for lang in Lang::ALL {
            assert_eq!(explained(lang, &standing).len(), badges(lang, &standing).len());
        }
        assert_eq!(
            uncertain(Lang::En, &standing),
            ["estimate", "approximate", "low certainty", "owner of the figure not named"]
        );
    }
}
