//! The words of the KPI cards: moment, change, what the source states, what is missing. Whole templates for each case.

use crate::model::{Approx, Date, Kind, Lang, Year};

use super::facts::{Way, lower_first, upper_first};
use super::template::fill;
use super::{date, number};
use crate::analysis::Apart;

/// The moment or the period of which a figure speaks, as its `kind` speaks of its year: `cuối năm 2021`, `năm 2021`, `tính đến 08/11/2022`; of what gathers
/// over the year `đến 08/11/2022`.
#[must_use]
pub fn moment(lang: Lang, kind: Kind, year: Year, as_of: Option<Date>) -> String {
    match (lang, as_of, kind) {
        (Lang::Vi, Some(day), Kind::Flow) => format!("đến {}", date::short_date(lang, day)),
        (Lang::Vi, Some(day), _) => format!("tính đến {}", date::short_date(lang, day)),
        (Lang::En, Some(day), _) => format!("as of {}", date::short_date(lang, day)),
        (Lang::Vi, None, Kind::Stock) => format!("cuối năm {year}"),
        (Lang::En, None, Kind::Stock) => format!("end of {year}"),
        (Lang::Vi, None, _) => format!("năm {year}"),
        (Lang::En, None, _) => format!("{year}"),
    }
}

/// What a sparkline says: its first and its last year with their amounts, and that it is drawn from zero.
#[must_use]
pub fn course(lang: Lang, (first, from): (Year, &str), (last, to): (Year, &str)) -> String {
    match lang {
        // A unit that ends in "năm" would run into the year.
        Lang::Vi => format!("Năm {first}: {from}; năm {last}: {to}; vẽ từ mức 0"),
        Lang::En => format!("From {from} in {first} to {to} in {last}, drawn from zero"),
    }
}

/// The same of a sparkline that is a single point.
#[must_use]
pub fn course_of_one(lang: Lang, year: Year, amount: &str) -> String {
    match lang {
        Lang::Vi => format!("Năm {year}: {amount}, vẽ từ mức 0"),
        Lang::En => format!("{amount} in {year}, drawn from zero"),
    }
}

/// The button that shows the cards beyond the first.
#[must_use]
pub fn more(lang: Lang, beyond: usize) -> String {
    match (lang, beyond) {
        (Lang::Vi, _) => format!("Xem thêm {beyond} chỉ tiêu"),
        (Lang::En, 1) => "Show 1 more indicator".to_owned(),
        (Lang::En, _) => format!("Show {beyond} more indicators"),
    }
}

/// The button that leaves only the first cards.
#[must_use]
pub fn fewer(lang: Lang, first: usize) -> String {
    match lang {
        Lang::Vi => format!("Chỉ xem {first} chỉ tiêu đầu"),
        Lang::En => format!("Show the first {first} only"),
    }
}

/// What paper says of the cards beyond the first, where they are not shown.
#[must_use]
pub fn not_printed(lang: Lang, beyond: usize) -> String {
    match (lang, beyond) {
        (Lang::Vi, _) => format!("Còn {beyond} chỉ tiêu nữa có trên trang, không in ở đây."),
        (Lang::En, 1) => "1 more indicator is on the page and not printed here.".to_owned(),
        (Lang::En, _) => format!("{beyond} more indicators are on the page and not printed here."),
    }
}

/// Of which sector there is a figure, and by whom.
#[must_use]
pub fn field_by(lang: Lang, sector: &str, by: &str) -> String {
    match lang {
        Lang::Vi => format!("{sector}, theo {by}"),
        Lang::En => format!("{sector}, {by}"),
    }
}

/// What is told of an area in place of cards: of which indicators only other reporters have figures of it, of which there are figures of single sectors alone,
/// each with whose they are, and of which nobody has any; empty where there are none.
#[must_use]
pub fn lacking(lang: Lang, area: &str, reporter: &str, [elsewhere, in_fields, nowhere]: [String; 3]) -> String {
    let [by_others, of_fields, by_none] = match lang {
        Lang::Vi => [
            format!("Số liệu của {area} không do {reporter} mà do cơ quan báo cáo khác nêu: {elsewhere}."),
            format!("Của {area} chỉ có số liệu của từng lĩnh vực về: {in_fields}."),
            format!("Chưa có số liệu nào của {area} về: {nowhere}."),
        ],
        Lang::En => [
            format!("Only reporters other than {reporter} have figures of {area} for: {elsewhere}."),
            format!("Of {area} there are figures of single fields only for: {in_fields}."),
            format!("No figures of {area} for: {nowhere}."),
        ],
    };
    let all = [(elsewhere, by_others), (in_fields, of_fields), (nowhere, by_none)];
    let told: Vec<String> = all.into_iter().filter(|(list, _)| !list.is_empty()).map(|(_, told)| told).collect();
    told.join(" ")
}

/// Over which years the lines in the cards are drawn.
#[must_use]
pub fn years_of_lines(lang: Lang, first: Year, last: Year) -> String {
    match lang {
        Lang::Vi => format!("Đường nhỏ trong thẻ: {first}–{last}"),
        Lang::En => format!("Small lines in the cards: {first}–{last}"),
    }
}

/// The change against another year, whose name `year` tells how its figure stands, too: `2017 (số năm 2017: độ chắc chắn thấp)`. `amount` is written without a sign, its
/// per cent in brackets after it.
#[must_use]
pub fn change(lang: Lang, way: Way, amount: &str, year: &str) -> String {
    let template = match (lang, way) {
        (Lang::Vi, Way::About | Way::Same) => "không đổi so với {year}",
        (Lang::En, Way::About | Way::Same) => "unchanged from {year}",
        (Lang::Vi, Way::Up) => "tăng {n} so với {year}",
        (Lang::En, Way::Up) => "up {n} from {year}",
        (Lang::Vi, Way::Down) => "giảm {n} so với {year}",
        (Lang::En, Way::Down) => "down {n} from {year}",
    };
    with_amount(template, amount, year)
}

/// A template with an amount, and a year or whatever else stands in it.
pub(super) fn with_amount(template: &str, amount: &str, year: &str) -> String {
    fill(template, &|part| if part == "n" { amount } else { year })
}

/// How a figure stands to that of a later year: back in time nothing rises or falls. `counted`: whether it counts things; `amount` is written without a
/// sign.
#[must_use]
pub fn beside_later(lang: Lang, more: bool, counted: bool, amount: &str, year: &str) -> String {
    let template = match (lang, counted, more) {
        (Lang::Vi, true, true) => "nhiều hơn {n} so với {year}",
        (Lang::Vi, true, false) => "ít hơn {n} so với {year}",
        (Lang::Vi, false, true) => "cao hơn {n} so với {year}",
        (Lang::Vi, false, false) => "thấp hơn {n} so với {year}",
        (Lang::En, true, true) => "{n} more than in {year}",
        (Lang::En, true, false) => "{n} fewer than in {year}",
        (Lang::En, false, true) => "{n} higher than in {year}",
        (Lang::En, false, false) => "{n} lower than in {year}",
    };
    with_amount(template, amount, year)
}

/// What a figure speaks of, as its `kind` speaks of its year, where it is set beside one of an unlike period: `ngày 08/11/2022`, `cuối năm 2021`; of what
/// gathers over a year `từ đầu năm đến ngày 08/11/2022`, `cả năm 2021`; of an average or a share `ngày 08/11/2022`, `năm 2021`.
#[must_use]
pub fn period(lang: Lang, kind: Kind, year: Year, as_of: Option<Date>) -> String {
    match (lang, as_of.map(|day| date::date_in_sentence(lang, day)), kind) {
        (Lang::Vi, Some(day), Kind::Flow) => format!("từ đầu năm đến {day}"),
        (Lang::En, Some(day), Kind::Flow) => format!("the year up to {day}"),
        (_, Some(day), _) => day,
        (Lang::Vi, None, Kind::Stock) => format!("cuối năm {year}"),
        (Lang::En, None, Kind::Stock) => format!("the end of {year}"),
        (Lang::Vi, None, Kind::Flow) => format!("cả năm {year}"),
        (Lang::En, None, Kind::Flow) => format!("the whole of {year}"),
        (Lang::Vi, None, _) => format!("năm {year}"),
        (Lang::En, None, _) => year.to_string(),
    }
}

/// What lies between two figures that do not compare, with what each of them speaks of, the second one with its number. No rise and no fall: `amount` is
/// written without a sign. Nothing where both are the same, as in [`moved`]: they stand [`side_by_side`].
#[must_use]
pub fn difference(lang: Lang, way: Way, counted: bool, amount: &str, now: &str, then: &str) -> String {
    let told = match (lang, way, counted) {
        (_, Way::About | Way::Same, _) => return String::new(),
        (Lang::Vi, ..) => beside_later(lang, way == Way::Up, counted, amount, then),
        (Lang::En, Way::Up, true) => with_amount("{n} more than for {year}", amount, then),
        (Lang::En, Way::Down, true) => with_amount("{n} fewer than for {year}", amount, then),
        (Lang::En, Way::Up, false) => with_amount("{n} higher than for {year}", amount, then),
        (Lang::En, Way::Down, false) => with_amount("{n} lower than for {year}", amount, then),
    };
    [&*upper_first(now), ": ", &told].concat()
}

/// The change of a level between two days that are not whole years apart; `amount` is written without a sign.
#[must_use]
pub fn moved(lang: Lang, way: Way, amount: &str, earlier: &str, later: &str) -> String {
    match (lang, way) {
        (_, Way::About | Way::Same) => String::new(),
        (Lang::Vi, Way::Up) => format!("Tăng {amount} từ {earlier} đến {later}"),
        (Lang::En, Way::Up) => format!("Up {amount} from {earlier} to {later}"),
        (Lang::Vi, Way::Down) => format!("Giảm {amount} từ {earlier} đến {later}"),
        (Lang::En, Way::Down) => format!("Down {amount} from {earlier} to {later}"),
    }
}

/// Two figures beside each other, with what each of them speaks of, where nothing is told of what lies between them.
#[must_use]
pub fn side_by_side((now, figure): (&str, &str), (then, other): (&str, &str)) -> String {
    upper_first(&format!("{now}: {figure}; {then}: {other}"))
}

/// A number as roughly as its source tells it. Of one below zero "over" would point the wrong way.
#[must_use]
pub fn roughly(lang: Lang, number: String, approx: Approx) -> String {
    let word = match (lang, approx) {
        (_, Approx::No) => return number,
        (Lang::Vi, Approx::Over) if !number::is_below_zero(&number) => "trên ",
        (Lang::En, Approx::Over) if !number::is_below_zero(&number) => "over ",
        (Lang::Vi, Approx::Nearly) => "gần ",
        (Lang::En, Approx::Nearly) => "nearly ",
        (Lang::Vi, _) => "khoảng ",
        (Lang::En, _) => "about ",
    };
    [word, &number].concat()
}

/// An amount of percentage points.
#[must_use]
pub fn points(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Vi => format!("{number} điểm %"),
        Lang::En => format!("{number} points"),
    }
}

/// Why a card tells no change.
#[must_use]
pub fn no_change(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("chưa có số năm {year} để so sánh"),
        Lang::En => format!("no figure for {year} to compare with"),
    }
}

/// Why two figures are told with no rise or fall, or with none of a year.
#[must_use]
pub const fn apart(lang: Lang, why: Apart) -> &'static str {
    match (lang, why) {
        (Lang::Vi, Apart::Break) => "Dãy số đứt quãng giữa hai năm, nên chưa thể kết luận là tăng hay giảm.",
        (Lang::En, Apart::Break) => {
            "The series breaks between the two years, so it cannot be told whether it rose or fell."
        }
        (Lang::Vi, Apart::Owners) => {
            "Hai số của hai nguồn riêng rẽ, không hợp thành một dãy số, nên chưa thể kết luận là tăng hay giảm."
        }
        (Lang::En, Apart::Owners) => {
            "The two are of separate sources that do not form one series, so it cannot be told whether it rose or fell."
        }
        (Lang::Vi, Apart::WorkedOut) => {
            "Một trong hai số được tính ra từ số liệu khác, nên chưa thể kết luận tăng hay giảm bao nhiêu."
        }
        (Lang::En, Apart::WorkedOut) => {
            "One of the two was worked out from other figures, so they do not show how much it rose or fell."
        }
        (Lang::Vi, Apart::Contrary) => {
            "Có nguồn nêu chiều thay đổi ngược với hai số này, nên chưa thể kết luận là tăng hay giảm."
        }
        (Lang::En, Apart::Contrary) => {
            "A source states a change the other way than these two figures, so it cannot be told whether it rose or fell."
        }
        (Lang::Vi, Apart::Editions) => {
            "Nguồn của một trong hai số nêu con số khác cho năm còn lại, nên chưa thể kết luận tăng hay giảm bao nhiêu."
        }
        (Lang::En, Apart::Editions) => {
            "By the source of one of the two, the other year has another figure, so they do not show how much it rose or fell."
        }
        (Lang::Vi, Apart::Coarse) => "Hai số chưa đủ chính xác, nên chưa thể kết luận tăng hay giảm bao nhiêu.",
        (Lang::En, Apart::Coarse) => "The two figures are too imprecise to show how much it rose or fell.",
        (Lang::Vi, Apart::Plan) => "Mỗi năm so với kế hoạch của năm đó, nên chưa thể kết luận là tăng hay giảm.",
        (Lang::En, Apart::Plan) => {
            "Each is a per cent of the plan of its own year, so it cannot be told whether it rose or fell."
        }
        (Lang::Vi, Apart::Dates) => {
            "Hai mốc không cách nhau tròn năm, nên chênh lệch giữa hai số không phải mức tăng, giảm của cả năm."
        }
        (Lang::En, Apart::Dates) => {
            "The two dates are not whole years apart, so what lies between them is not the change of a full year."
        }
        (Lang::Vi, Apart::Period) => "Hai số thuộc hai kỳ khác nhau trong năm, nên chưa thể kết luận là tăng hay giảm.",
        (Lang::En, Apart::Period) => {
            "The two cover different parts of the year, so it cannot be told whether it rose or fell."
        }
    }
}

/// That the change was not found between the two figures: the one of `year` was worked out by a change that a source states. Not that the source states the
/// change between just these two: it may name no year, or no number.
#[must_use]
pub fn follows(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Số năm {year} được tính ra từ mức thay đổi mà nguồn nêu, nên không xác nhận được mức đó."),
        Lang::En => {
            format!("The figure for {year} was worked out from a change that a source states, so it is no proof of it.")
        }
    }
}

/// How the figure of one of two years was worked out, where their change is told all the same.
#[must_use]
pub fn worked_out_by(lang: Lang, year: Year, note: &str) -> String {
    match lang {
        Lang::Vi => format!("Số năm {year} được tính ra: {note}"),
        Lang::En => format!("The figure for {year} was worked out: {note}"),
    }
}

/// A change as a source states it: in per cent or in number, `amount` is written without a sign.
#[must_use]
pub fn stated_change(lang: Lang, way: Way, amount: &str) -> String {
    match (lang, way) {
        (Lang::Vi, Way::Up) => format!("tăng {amount}"),
        (Lang::En, Way::Up) => format!("up {amount}"),
        (Lang::Vi, Way::Down) => format!("giảm {amount}"),
        (Lang::En, Way::Down) => format!("down {amount}"),
        (Lang::Vi, Way::About | Way::Same) => "không đổi".to_owned(),
        (Lang::En, Way::About | Way::Same) => "no change".to_owned(),
    }
}

/// Who states a change, beside it: the source of the figure, or another publication by its name.
#[must_use]
pub fn stated_by(lang: Lang, publisher: Option<&str>) -> String {
    let template = match (lang, publisher) {
        (Lang::Vi, None) => "nguồn nêu",
        (Lang::En, None) => "as stated",
        (Lang::Vi, Some(_)) => "{who} nêu",
        (Lang::En, Some(_)) => "as {who} states",
    };
    with_amount(template, "", publisher.unwrap_or_default())
}

/// What the source of the figure states, or another publication: `nguồn nêu tăng 5,4%`.
#[must_use]
pub fn states(lang: Lang, publisher: Option<&str>, change: &str) -> String {
    let template = match (lang, publisher) {
        (Lang::Vi, None) => "nguồn nêu {n}",
        (Lang::En, None) => "its source states {n}",
        (Lang::Vi, Some(_)) => "{who} nêu {n}",
        (Lang::En, Some(_)) => "{who} states {n}",
    };
    with_amount(template, change, publisher.unwrap_or_default())
}

/// What the two figures shown give where a source states another change: `tính ra từ 26.040: tăng 5,2%`.
#[must_use]
pub fn worked_out_from(lang: Lang, base: &str, change: &str) -> String {
    let template = match lang {
        Lang::Vi => "tính ra từ {base}: {n}",
        Lang::En => "worked out from {base}: {n}",
    };
    with_amount(template, change, base)
}

/// What was worked out, in a word: `tính ra: 1,8%`.
#[must_use]
pub fn worked_out(lang: Lang, change: &str) -> String {
    match lang {
        Lang::Vi => format!("tính ra: {change}"),
        Lang::En => format!("worked out: {change}"),
    }
}

/// That a stated change is not the one on the level that is shown of the year compared with.
#[must_use]
pub fn not_on(lang: Lang, level: &str) -> String {
    match lang {
        Lang::Vi => format!("không phải so với {level}"),
        Lang::En => format!("not on {level}"),
    }
}

/// Another per cent that a source states of the figure, by its name, where it states no growth over the year before.
#[must_use]
pub fn stated_beside(lang: Lang, name: &str, percent: &str) -> String {
    let name = lower_first(name);
    match lang {
        Lang::Vi => format!("Nguồn nêu thêm: {name} {percent}"),
        Lang::En => format!("Source also states: {name}, {percent}"),
    }
}

/// That there is no figure for the year.
#[must_use]
pub fn missing(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Chưa có số năm {year}"),
        Lang::En => format!("No figure for {year}"),
    }
}

/// That a file that may hold the figure could not be read: nobody knows whether there is one.
#[must_use]
pub fn unread(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Chưa đọc được tệp có thể có số năm {year}"),
        Lang::En => format!("A file that may hold the figure for {year} could not be read"),
    }
}

/// The same of a figure to compare with.
#[must_use]
pub fn unread_change(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("chưa đọc được tệp có thể có số năm {year} để so sánh"),
        Lang::En => format!("a file that may hold the figure for {year} to compare with could not be read"),
    }
}

/// The offer of the nearest year that has a figure.
#[must_use]
pub fn nearest(lang: Lang, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Xem năm gần nhất: {year}"),
        Lang::En => format!("See the nearest year: {year}"),
    }
}

/// How many other statements there are of a figure, and how far from it the farthest lies; `off` is written with its unit, `None` where none says something else.
#[must_use]
pub fn others(lang: Lang, count: usize, off: Option<&str>) -> String {
    match (lang, count, off) {
        (Lang::Vi, n, None) => format!("Còn {n} nơi nêu khớp với số này"),
        (Lang::En, 1, None) => "1 other statement agrees with this figure".to_owned(),
        (Lang::En, n, None) => format!("{n} other statements agree with this figure"),
        (Lang::Vi, 1, Some(off)) => format!("Còn 1 nơi nêu khác, lệch {off}"),
        (Lang::Vi, n, Some(off)) => format!("Còn {n} nơi nêu chỉ tiêu này, lệch đến {off} so với số này"),
        (Lang::En, 1, Some(off)) => format!("1 other statement differs by {off}"),
        (Lang::En, n, Some(off)) => format!("{n} other statements, up to {off} from this figure"),
    }
}

/// Who reports a figure, and when its source was published.
#[must_use]
pub fn reported(lang: Lang, reporter: &str, published: Option<Date>) -> String {
    match published {
        Some(day) => match lang {
            Lang::Vi => format!("{reporter} · đăng {}", date::short_date(lang, day)),
            Lang::En => format!("{reporter} · published {}", date::short_date(lang, day)),
        },
        None => reporter.to_owned(),
    }
}

/// What the button that opens a figure's provenance is called.
#[must_use]
pub fn provenance(lang: Lang, name: &str, year: Year) -> String {
    match lang {
        Lang::Vi => format!("Nguồn gốc: {name}, {year}"),
        Lang::En => format!("Provenance: {name}, {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::year;

    #[test]
    fn a_change_is_told_with_a_word_in_every_case() {
        assert_eq!(change(Lang::Vi, Way::Up, "1.354 (5,2%)", "2020"), "tăng 1.354 (5,2%) so với 2020");
        assert_eq!(change(Lang::En, Way::Down, "46,000", "2020"), "down 46,000 from 2020");
        assert_eq!(change(Lang::Vi, Way::Same, "0", "2020"), "không đổi so với 2020");
    }

    #[test]
    fn a_difference_names_both_periods_and_is_no_rise_or_fall() {
        let day = Date::parse("2022-11-08");
        let told = |lang, kind, counted| {
            let (now, then) = (period(lang, kind, year(2022), day), period(lang, kind, year(2021), None));
            difference(lang, Way::Down, counted, "96", &now, &(then + " (192)"))
        };
        assert_eq!(
            told(Lang::Vi, Kind::Flow, true),
            "Từ đầu năm đến ngày 08/11/2022: ít hơn 96 so với cả năm 2021 (192)"
        );
        assert_eq!(
            told(Lang::En, Kind::Flow, true),
            "The year up to 8 November 2022: 96 fewer than for the whole of 2021 (192)"
        );
        assert_eq!(told(Lang::Vi, Kind::Stock, true), "Ngày 08/11/2022: ít hơn 96 so với cuối năm 2021 (192)");
        assert_eq!(told(Lang::Vi, Kind::Mean, false), "Ngày 08/11/2022: thấp hơn 96 so với năm 2021 (192)");
        assert_eq!(told(Lang::En, Kind::Mean, false), "8 November 2022: 96 lower than for 2021 (192)");
    }

    #[test]
    fn beside_a_later_year_what_is_counted_is_fewer_and_what_is_measured_lower() {
        let told = |lang, counted| [true, false].map(|more| beside_later(lang, more, counted, "5%", "2024"));
        assert_eq!(told(Lang::Vi, true), ["nhiều hơn 5% so với 2024", "ít hơn 5% so với 2024"]);
        assert_eq!(told(Lang::Vi, false), ["cao hơn 5% so với 2024", "thấp hơn 5% so với 2024"]);
        assert_eq!(told(Lang::En, true), ["5% more than in 2024", "5% fewer than in 2024"]);
        assert_eq!(told(Lang::En, false), ["5% higher than in 2024", "5% lower than in 2024"]);
    }

    #[test]
    fn a_level_rises_between_two_days_too() {
        let told = |lang, way| {
            let day = period(lang, Kind::Stock, year(2022), Date::parse("2022-11-08"));
            moved(lang, way, "1.627", &period(lang, Kind::Stock, year(2021), None), &day)
        };
        assert_eq!(told(Lang::Vi, Way::Up), "Tăng 1.627 từ cuối năm 2021 đến ngày 08/11/2022");
        assert_eq!(told(Lang::En, Way::Down), "Down 1.627 from the end of 2021 to 8 November 2022");
    }

    #[test]
    fn a_number_is_told_as_roughly_as_its_source_tells_it_and_over_of_one_below_zero_points_no_wrong_way() {
        let told = |lang, approx, number: &str| roughly(lang, number.to_owned(), approx);
        let all = [Approx::No, Approx::About, Approx::Over, Approx::Nearly];
        assert_eq!(all.map(|approx| told(Lang::Vi, approx, "400")), ["400", "khoảng 400", "trên 400", "gần 400"]);
        assert_eq!(all.map(|approx| told(Lang::En, approx, "400")), ["400", "about 400", "over 400", "nearly 400"]);
        let below = number::number(Lang::Vi, -46_000.0, 0);
        assert_eq!(told(Lang::Vi, Approx::Over, &below), format!("khoảng {below}"));
        let marks = all.map(|approx| number::roughly("400".to_owned(), approx));
        assert_eq!(marks, ["400", "≈\u{a0}400", ">\u{a0}400", "≈\u{a0}400"]);
        assert_eq!(number::roughly(below.clone(), Approx::Over), format!("≈\u{a0}{below}"));
    }

    #[test]
    fn another_per_cent_is_told_by_its_name() {
        let name = "Tăng thu nhập so với đầu giai đoạn";
        let told = stated_beside(Lang::Vi, name, &roughly(Lang::Vi, "25%".to_owned(), Approx::Nearly));
        assert_eq!(told, "Nguồn nêu thêm: tăng thu nhập so với đầu giai đoạn gần 25%");
        let told = stated_beside(Lang::En, "Income against enterprise workers", "47.3%");
        assert_eq!(told, "Source also states: income against enterprise workers, 47.3%");
    }

    #[test]
    fn a_level_stands_at_the_end_of_its_year_unless_it_is_dated() {
        assert_eq!(moment(Lang::Vi, Kind::Stock, year(2021), None), "cuối năm 2021");
        assert_eq!(moment(Lang::Vi, Kind::Flow, year(2021), None), "năm 2021");
        let dated = |lang, kind| moment(lang, kind, year(2022), Date::parse("2022-11-08"));
        assert_eq!(dated(Lang::Vi, Kind::Stock), "tính đến 08/11/2022");
        assert_eq!(dated(Lang::Vi, Kind::Mean), "tính đến 08/11/2022");
        assert_eq!(dated(Lang::Vi, Kind::Flow), "đến 08/11/2022", "what gathers, up to that day");
        assert_eq!(dated(Lang::En, Kind::Mean), "as of 8 Nov 2022");
    }

    #[test]
    fn a_sparkline_is_told_by_its_ends_and_its_ground() {
        let (from, to) = ((year(2013), "18.891 HTX"), (year(2024), "33.557 HTX"));
        let told = "Năm 2013: 18.891 HTX; năm 2024: 33.557 HTX; vẽ từ mức 0";
        assert_eq!(course(Lang::Vi, from, to), told);
        let told = "From 18.891 HTX in 2013 to 33.557 HTX in 2024, drawn from zero";
        assert_eq!(course(Lang::En, from, to), told);
        assert_eq!(course_of_one(Lang::Vi, year(2017), "9.829 HTX"), "Năm 2017: 9.829 HTX, vẽ từ mức 0");
        assert_eq!(course_of_one(Lang::En, year(2022), "125 unions"), "125 unions in 2022, drawn from zero");
    }
}
