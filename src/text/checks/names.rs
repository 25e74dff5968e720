//! What the checks are called, what each compares, and the verdicts in a word or two.

use crate::analysis::checks::{CheckKind, Nature, Outcome, Verdict};
use crate::model::Lang;

/// The name of a check.
#[must_use]
pub const fn name(lang: Lang, kind: CheckKind) -> &'static str {
    match (lang, kind) {
        (Lang::Vi, CheckKind::Growth) => "Mức tăng",
        (Lang::Vi, CheckKind::Attainment) => "Mức hoàn thành kế hoạch",
        (Lang::Vi, CheckKind::StockFlow) => "Số đầu kỳ, biến động và số cuối kỳ",
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

/// The name of the check of what one source tells twice.
pub(super) const fn within_one_source(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Trong cùng một nguồn",
        Lang::En => "Within one source",
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
        (Lang::Vi, CheckKind::Reporters) => "Hai cơ quan nêu cùng một chỉ tiêu thì hai số phải bằng nhau.",
        (Lang::Vi, CheckKind::Revisions) => {
            "Một cơ quan nêu cùng một chỉ tiêu hai lần thì hai số phải bằng nhau, trừ khi đã sửa."
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
        (Lang::En, CheckKind::Reporters) => "Two reporters of the same figure must give the same number.",
        (Lang::En, CheckKind::Revisions) => {
            "One reporter that gives a figure twice must give the same number, unless it was revised."
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
        (Lang::En, Verdict::Differs { .. }, Nature::Slip) => "Differs by rounding",
        (Lang::Vi, Verdict::Differs { .. }, Nature::Implied) => "Lệch với số suy ra",
        (Lang::En, Verdict::Differs { .. }, Nature::Implied) => "Differs from what is implied",
        (Lang::Vi, Verdict::Differs { .. }, Nature::Revision) => "Đã sửa số",
        (Lang::En, Verdict::Differs { .. }, Nature::Revision) => "Revised",
        (Lang::Vi, Verdict::Differs { .. }, Nature::Unreliable) => "Lệch, số kém tin cậy",
        (Lang::En, Verdict::Differs { .. }, Nature::Unreliable) => "Differs, low reliability",
    }
}
