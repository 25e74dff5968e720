//! The figures that the project ships: what must be among them, whoever edits them.

use std::collections::{BTreeMap, BTreeSet};

use coopstat::analysis::figure;
use coopstat::model::{
    Approx, AreaKind, Dataset, Kind, Lang, Origin, Owner, Series, SeriesKey, Statement, Status, Year,
};

use crate::support;

fn shipped() -> Dataset {
    support::folder("data").dataset.expect("the shipped folder conforms")
}

fn shown(data: &Dataset, indicator: &str, year: i64) -> Option<(f64, String)> {
    let catalog = data.catalog();
    let key = SeriesKey {
        indicator: catalog.find_indicator(indicator)?,
        area: catalog.find_area("VN")?,
        sector: None,
        reporter: catalog.find_reporter("vca")?,
    };
    let found = figure(data, key, Year::new(year)?)?;
    let words = match found.statement.origin {
        Origin::Quote(words) => words.to_owned(),
        _ => String::new(),
    };
    Some((found.value, words))
}

#[test]
fn every_figure_of_the_report_of_january_2022_is_shown_with_its_sentence() {
    let data = shipped();
    for (indicator, value, words) in [
        ("htx_new", 2283.0, "Thành lập mới 2.283 HTX"),
        ("htx_new_growth_pct", 7.0, "tăng 7% so với năm 2020"),
        ("htx_new_vs_plan_pct", 152.2, "vượt 52,2% chỉ tiêu kế hoạch đề ra năm 2021"),
        ("htx_dissolved", 433.0, "giải thể 433 HTX"),
        ("htx_total", 27394.0, "nâng tổng số HTX lên 27.394 HTX"),
        ("htx_total_growth_pct", 7.6, "tăng 7,6% so với năm 2020"),
        ("unions_total", 108.0, "tổng số Liên hiệp HTX đạt 108"),
        ("unions_growth_pct", 6.0, "tăng 6% so với năm 2020"),
        ("tht_total", 119_710.0, "tổ hợp tác có 119.710"),
        ("tht_growth_pct", 0.4, "tăng 0,4% so với năm 2020"),
    ] {
        let (found, quote) =
            shown(&data, indicator, 2021).unwrap_or_else(|| panic!("{indicator} has no figure of 2021"));
        assert_eq!(found, value, "{indicator}");
        assert!(quote.contains(words), "{indicator}: {quote}");
    }
}

#[test]
fn the_plan_of_2021_is_the_clean_number_that_the_report_implies() {
    assert_eq!(shown(&shipped(), "htx_new_plan_target", 2021).map(|(value, _)| value), Some(1500.0));
}

#[test]
fn results_limits_and_outlook_of_2021_are_told() {
    use coopstat::model::NoteKind;
    let data = shipped();
    let count = |kind| data.catalog().notes.iter().filter(|note| note.year.get() == 2021 && note.kind == kind).count();
    assert!(count(NoteKind::Result) >= 7, "the report lists seven results");
    assert!(count(NoteKind::Limit) >= 3, "and three limits");
    assert!(count(NoteKind::Context) >= 1, "and what the next year would bring");
}

#[test]
fn a_note_that_names_a_province_or_a_region_is_of_that_area() {
    let data = shipped();
    let catalog = data.catalog();
    for note in &catalog.notes {
        let says = |name: &str| note.text.get(Lang::Vi).contains(name) || note.text.get(Lang::En).contains(name);
        let named = catalog.areas().filter(|(_, area)| area.kind != AreaKind::Country);
        for (ix, area) in named.filter(|(_, area)| says(area.name.get(Lang::Vi)) || says(area.name.get(Lang::En))) {
            assert_eq!(note.area, Some(ix), "{}: {}", area.id, note.text.get(Lang::Vi));
        }
    }
}

#[test]
fn the_page_opens_on_a_year_in_which_the_leading_cards_have_figures() {
    let data = shipped();
    let defaults = data.catalog().defaults;
    let year = i64::from(defaults.year.expect("a default year").get());
    for indicator in ["htx_total", "htx_new", "htx_dissolved", "unions_total", "tht_total", "htx_new_vs_plan_pct"] {
        assert!(shown(&data, indicator, year).is_some(), "{indicator} in {year}");
    }
}

#[test]
fn the_recommended_series_of_the_alliance_are_what_is_shown() {
    let data = shipped();
    for (year, value) in [
        (2013, 18891.0),
        (2014, 19446.0),
        (2015, 19663.0),
        (2016, 18859.0),
        (2017, 20846.0),
        (2018, 22456.0),
        (2019, 24618.0),
        (2020, 26040.0),
        (2021, 27394.0),
        (2022, 29021.0),
        (2023, 31364.0),
        (2024, 33557.0),
    ] {
        assert_eq!(shown(&data, "htx_total", year).map(|(value, _)| value), Some(value), "{year}");
    }
}

#[test]
fn what_was_read_off_a_slide_says_so_wherever_a_figure_is_shown_and_not_in_its_note_alone() {
    use coopstat::present::{csv, show};
    use coopstat::text::standing;
    let data = shipped();
    let told = |series: &coopstat::model::Series, year: i64| {
        let figure = figure(&data, series.key, Year::new(year)?)?;
        Some(Lang::ALL.map(|lang| standing::in_short(lang, &show::standing(&figure.statement))))
    };
    let catalog = data.catalog();
    let find = |id| catalog.find_indicator(id).unwrap();
    let total = data
        .series()
        .find(|one| one.key.indicator == find("htx_total") && &*catalog.reporter(one.key.reporter).id == "vca")
        .unwrap();
    assert_eq!(told(total, 2016), Some(["độ chắc chắn thấp".to_owned(), "low certainty".to_owned()]));
    assert_eq!(told(total, 2018), Some([String::new(), String::new()]), "a sentence has the same figure");
    let column = csv::COLUMNS.iter().position(|name| *name == "uncertain").unwrap();
    let mut doubted = 0;
    for series in data.series() {
        for statement in series.statements() {
            let note = statement.note.map_or("", |note| note.get(Lang::En));
            assert!(!note.contains("low certainty") || statement.uncertain, "{note}");
            let row = csv::rows(&data, &[(series.key, statement.place)], Lang::Vi).remove(0);
            assert_eq!(row[column] == "yes", statement.uncertain);
            doubted += usize::from(statement.uncertain);
        }
    }
    assert!(doubted > 15);
}

#[test]
fn a_page_that_does_not_say_whose_figures_it_gives_is_a_source_without_an_owner() {
    let data = shipped();
    let mut seen = 0;
    for (_, source) in data.catalog().sources() {
        let note = source.note.as_ref().map_or("", |note| note.get(Lang::Vi));
        let says = note.contains("không nêu chủ số liệu");
        assert_eq!(source.owner == Owner::Nobody, says, "{}", source.id);
        seen += usize::from(says);
    }
    assert!(seen > 15, "{seen}");
    for series in data.series() {
        for statement in series.statements() {
            let nobody = data.catalog().source(statement.source).owner == Owner::Nobody;
            assert_eq!(statement.unowned, nobody);
            // What is told by the mark is not told again in a note.
            let note = statement.note.map_or("", |note| note.get(Lang::Vi));
            assert!(!note.contains("chủ số liệu"), "{note}");
        }
    }
}

/// The numbers that stand in words, as digits or spelled out: each as it may be read, with a point or a comma for thousands or for decimals.
fn numbers(words: &str) -> Vec<f64> {
    const SPELLED: [(&str, f64); 9] = [
        ("one", 1.0),
        ("two", 2.0),
        ("hai", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("eight", 8.0),
        ("fifty", 50.0),
    ];
    let mut found = Vec::new();
    for word in words.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
        found.extend(SPELLED.iter().filter(|(name, _)| *name == word).map(|(_, value)| *value));
    }
    for run in words.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',') {
        let run = run.trim_matches(['.', ',']);
        for (group, point) in [('.', ','), (',', '.')] {
            let (whole, rest) = run.split_once(point).map_or((run, ""), |(whole, rest)| (whole, rest));
            let mut groups = whole.split(group);
            let grouped = groups.next().is_some_and(|first| !first.is_empty()) && groups.all(|part| part.len() == 3);
            let plain = [&whole.replace(group, ""), ".", rest].concat();
            found.extend(plain.trim_end_matches('.').parse::<f64>().ok().filter(|_| grouped));
        }
    }
    found
}

#[test]
fn every_value_that_a_quote_states_stands_in_it() {
    let data = shipped();
    let mut seen = 0;
    for series in data.series() {
        let indicator = data.catalog().indicator(series.key.indicator);
        for statement in series.statements() {
            let (Origin::Quote(words), Some(value)) = (statement.origin, statement.value) else { continue };
            let told = value * indicator.scale;
            let near = |number: f64| (number - told).abs() <= 1e-9 * told.abs().max(1.0);
            // In ones, thousands, millions or billions of the unit or of what it is a multiple of; "over by 52.2%", "down by 11%".
            let is_it = |number: f64| {
                [-6, -3, 0, 3, 6, 9].iter().any(|power| near(number * 10f64.powi(*power)))
                    || near(100.0 + number)
                    || near(-number)
            };
            assert!(numbers(words).into_iter().any(is_it), "{} {}: {told} in “{words}”", indicator.id, statement.year);
            seen += 1;
        }
    }
    assert!(seen > 400, "{seen}");
}

#[test]
fn every_figure_that_was_worked_out_has_the_words_of_its_source() {
    let data = shipped();
    for (series, statement) in data.series().flat_map(|one| one.statements().map(move |told| (one.key, told))) {
        assert_eq!(statement.is_derived(), statement.basis.is_some(), "{} of {:?}", statement.year, series);
    }
}

/// What a formula gives, in the units that are shown, with the least and the most that its inputs leave open.
#[derive(Clone, Copy)]
struct Span {
    value: f64,
    low: f64,
    high: f64,
    /// The digits after the point of the coarsest figure that went in; below zero where it was told in tens or thousands.
    digits: i32,
}

impl Span {
    /// A number that is shown as a multiple of what is stored.
    fn of(stored: f64, scale: f64, exact: bool) -> Span {
        let digits = digits(stored) - scale.log10().round() as i32;
        let half = if exact { 0.0 } else { 0.5 * 10f64.powi(-digits) };
        let value = stored * scale;
        Span { value, low: value - half, high: value + half, digits }
    }

    /// The two of all figures that the formulas have, which are above zero.
    fn with(self, sign: char, by: Span) -> Span {
        let (value, low, high) = match sign {
            '+' => (self.value + by.value, self.low + by.low, self.high + by.high),
            '-' => (self.value - by.value, self.low - by.high, self.high - by.low),
            '*' => (self.value * by.value, self.low * by.low, self.high * by.high),
            _ => (self.value / by.value, self.low / by.high, self.high / by.low),
        };
        Span { value, low, high, digits: self.digits.min(by.digits) }
    }
}

/// The digits after the point with which a number is stored.
fn digits(number: f64) -> i32 {
    let text = number.to_string();
    text.split_once('.').map_or(0, |(_, digits)| i32::try_from(digits.len()).unwrap())
}

/// The sum at the start of a formula, and what stands after it.
fn sum<'f>(formula: &'f str, find: &dyn Fn(&str, i64) -> Span) -> (Span, &'f str) {
    fn operand<'f>(formula: &'f str, find: &dyn Fn(&str, i64) -> Span) -> (Span, &'f str) {
        if let Some(inner) = formula.strip_prefix('(') {
            let (span, rest) = sum(inner.trim_start(), find);
            return (span, rest.strip_prefix(')').unwrap().trim_start());
        }
        let end = formula.find(|c: char| !(c.is_alphanumeric() || "_.".contains(c))).unwrap_or(formula.len());
        let (word, rest) = formula.split_at(end);
        if let Ok(number) = word.parse::<f64>() {
            let exact = !word.contains('.');
            let written = word.split_once('.').map_or(0, |(_, digits)| i32::try_from(digits.len()).unwrap());
            let half = if exact { 0.0 } else { 0.5 * 10f64.powi(-written) };
            let span = Span { value: number, low: number - half, high: number + half, digits: written };
            return (span, rest.trim_start());
        }
        let (year, rest) = rest.strip_prefix('[').unwrap().split_once(']').unwrap();
        (find(word, year.parse().unwrap()), rest.trim_start())
    }
    fn signs<'f>(
        signs: &str,
        formula: &'f str,
        find: &dyn Fn(&str, i64) -> Span,
        part: impl Fn(&'f str, &dyn Fn(&str, i64) -> Span) -> (Span, &'f str),
    ) -> (Span, &'f str) {
        let (mut span, mut rest) = part(formula, find);
        while let Some(sign) = rest.chars().next().filter(|sign| signs.contains(*sign)) {
            let (by, after) = part(rest[1..].trim_start(), find);
            (span, rest) = (span.with(sign, by), after);
        }
        (span, rest)
    }
    signs("+-", formula, find, |part, find| signs("*/", part, find, operand))
}

/// Every figure that was worked out, with what its formula gives and the statements that went into it: the ones of its own source, else the shown.
fn worked_out(data: &Dataset, mut each: impl FnMut(SeriesKey, Statement<'_>, Span, &[Statement<'_>])) {
    let catalog = data.catalog();
    let told = data.series().flat_map(|one| one.statements().map(move |told| (one.key, told)));
    for (key, told) in told {
        let Origin::Derived(formula) = told.origin else { continue };
        let inputs = std::cell::RefCell::new(Vec::new());
        let find = |id: &str, year: i64| {
            let key = SeriesKey { indicator: catalog.find_indicator(id).unwrap(), ..key };
            let year = Year::new(year).unwrap();
            let own = data.series().find(|series| series.key == key).unwrap().statements();
            let input = own
                .filter(|one| one.year == year && one.source == told.source && !one.is_derived())
                .find(|one| one.value.is_some() && one.status != Status::LowReliability)
                .or_else(|| figure(data, key, year).map(|shown| shown.statement))
                .unwrap_or_else(|| panic!("no {id} of {year} for {formula}"));
            inputs.borrow_mut().push(input);
            let indicator = catalog.indicator(key.indicator);
            let counts = matches!(indicator.kind, Kind::Stock | Kind::Flow | Kind::Target);
            let whole = counts && indicator.scale == 1.0 && indicator.decimals == 0;
            Span::of(input.value.unwrap(), indicator.scale, whole)
        };
        let (span, rest) = sum(formula, &find);
        assert_eq!(rest, "", "{formula}");
        each(key, told, span, &inputs.borrow());
    }
}

/// What the value of a statement may be by the digits with which it is stored.
fn cell(data: &Dataset, key: SeriesKey, told: &Statement<'_>) -> Span {
    Span::of(told.value.unwrap(), data.catalog().indicator(key.indicator).scale, false)
}

#[test]
fn every_figure_that_was_worked_out_is_what_its_formula_gives() {
    let data = shipped();
    let mut seen = 0;
    worked_out(&data, |key, told, span, _| {
        let stored = cell(&data, key, &told);
        let near = 1e-9 * stored.value;
        let within = stored.low - near <= span.value && span.value <= stored.high + near;
        assert!(within, "{} {:?}: {} is not {}", told.year, told.origin, span.value, stored.value);
        seen += 1;
    });
    assert!(seen > 80, "{seen}");
}

#[test]
fn a_figure_that_was_worked_out_is_about_a_number_where_what_went_in_leaves_another_open() {
    let data = shipped();
    let mut seen = [0; 2];
    worked_out(&data, |key, told, span, inputs| {
        let Origin::Derived(formula) = told.origin else { unreachable!() };
        let stored = cell(&data, key, &told);
        let open = if formula.contains(['*', '/']) {
            span.low < stored.low || span.high > stored.high
        } else {
            stored.digits > span.digits
        };
        let rough = inputs.iter().any(|input| input.approx != Approx::No);
        // A number that the formula has itself is as rough as the words say.
        let hedged = "khoảng|gần|hơn|trên|about|nearly|over".split('|').any(|word| told.basis.unwrap().contains(word));
        let about = told.approx != Approx::No;
        assert!(about || !(open || rough), "{} {formula}: from {} to {}", told.year, span.low, span.high);
        assert!(!about || open || rough || hedged, "{} {formula}: from {} to {}", told.year, span.low, span.high);
        seen[usize::from(about)] += 1;
    });
    assert!(seen.iter().all(|seen| *seen > 20), "{seen:?}");
}

#[test]
fn a_figure_that_was_worked_out_of_an_estimate_of_its_year_is_an_estimate() {
    let data = shipped();
    worked_out(&data, |key, told, _, inputs| {
        let early = inputs.iter().any(|input| input.year == told.year && input.status.is_preliminary());
        // A plan was chosen, whatever its attainment was estimated at.
        let plan = data.catalog().indicator(key.indicator).kind == Kind::Target;
        assert!(plan || !early || told.status.is_preliminary() || told.status == Status::LowReliability, "{told:?}");
    });
}

#[test]
fn a_note_of_a_year_tells_what_is_worked_out_as_that_and_no_other_day_as_a_break() {
    use coopstat::model::NoteKind;
    let data = shipped();
    for note in &data.catalog().notes {
        let [vi, en] = Lang::ALL.map(|lang| note.text.get(lang));
        for word in ["ngầm", "cho thấy phải", "chính nguồn"] {
            assert!(!vi.contains(word), "{vi}");
        }
        assert!(!en.contains("implicitly") && !en.contains("show that"), "{en}");
        assert_eq!(vi.contains("Trang này tính"), en.contains("Worked out by this page"), "{vi}");
        let of_a_day = vi.contains("tính đến ngày");
        assert!(!(of_a_day && note.kind == NoteKind::Break), "{vi}");
    }
    let of = |year: i64, words: &str| {
        let mut notes = data.catalog().notes.iter().filter(|note| note.year.get() == i32::try_from(year).unwrap());
        notes.any(|note| note.text.get(Lang::Vi).contains(words))
    };
    assert!(of(2023, "thì năm 2023 là 32.103, khác số 31.364 đã công bố; nguồn không nói vì sao"));
    assert!(of(2024, "báo Nông nghiệp Việt Nam, không thấy nêu chủ số liệu"));
}

#[test]
fn what_gathered_in_a_year_and_was_published_within_it_is_dated_or_an_estimate() {
    use coopstat::model::Rate;
    let data = shipped();
    let catalog = data.catalog();
    for (ix, indicator) in catalog.indicators() {
        // A change told of two levels is no sum of days.
        let gathers =
            indicator.kind == Kind::Flow && indicator.of.is_none() || indicator.rate == Some(Rate::Attainment);
        for series in data.series().filter(|series| gathers && series.key.indicator == ix) {
            for s in series.statements().filter(|s| s.status == Status::Normal && !s.is_derived()) {
                let early = catalog.source(s.source).published.is_some_and(|day| day.year() <= s.year.get());
                assert!(!early || s.as_of.is_some(), "{} {:?} {}", indicator.id, series.key, s.year);
            }
        }
    }
}

#[test]
fn a_level_on_a_page_of_before_the_years_end_is_dated_or_an_estimate() {
    use coopstat::model::Date;
    let data = shipped();
    let catalog = data.catalog();
    for series in data.series() {
        let indicator = catalog.indicator(series.key.indicator);
        let level = matches!(indicator.kind, Kind::Stock | Kind::Mean);
        for s in series.statements().filter(|s| level && s.status == Status::Normal && !s.is_derived()) {
            let Some(published) = catalog.source(s.source).published else { continue };
            // What is told in December is that of the year's end.
            if Some(published) < Date::parse(&format!("{}-12", s.year)) {
                let before = s.as_of.is_some_and(|day| day <= published);
                assert!(before, "{} {:?} {} published {published}", indicator.id, series.key, s.year);
            }
        }
    }
}

/// The statements of the country that a source states, and whether each is a plan.
fn stated_of_the_country(data: &Dataset) -> impl Iterator<Item = (bool, Statement<'_>)> {
    let catalog = data.catalog();
    let series = data.series().filter(|series| catalog.area(series.key.area).kind == AreaKind::Country);
    let told = series.flat_map(|series| {
        let plan = catalog.indicator(series.key.indicator).kind == Kind::Target;
        series.statements().map(move |statement| (plan, statement))
    });
    told.filter(|(_, statement)| !statement.is_derived())
}

#[test]
fn a_source_that_calls_its_figures_an_estimate_has_none_that_is_marked_as_final() {
    let data = shipped();
    let catalog = data.catalog();
    let mut seen = BTreeSet::new();
    for (_, s) in stated_of_the_country(&data).filter(|(plan, _)| !plan) {
        let source = catalog.source(s.source);
        let note = source.note.as_ref().map_or("", |note| note.get(Lang::En));
        // Of a date within the year it is no estimate of the year.
        let of_year = |year: Year| note.contains(&year.to_string()) && s.at_year_end();
        if !note.to_lowercase().contains("estimate") || !of_year(s.year) {
            continue;
        }
        assert!(s.status.is_preliminary() || s.status == Status::LowReliability, "{} {:?}", source.id, s);
        seen.insert(&*source.id);
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["bcp-2023", "dntt-2024", "frnd-2023", "ktdb-2021", "vnvn-2024"]);
}

#[test]
fn one_sentence_does_not_tell_an_estimate_and_a_final_figure_of_one_year() {
    let data = shipped();
    let mut told = BTreeMap::new();
    for (_, s) in stated_of_the_country(&data) {
        let Origin::Quote(quote) = s.origin else { continue };
        if s.status != Status::LowReliability {
            let status = s.status.without_break();
            let first = told.entry((s.source.get(), s.year, quote)).or_insert(status);
            assert_eq!(*first, status, "{quote}");
        }
    }
}

#[test]
fn a_figure_is_about_over_or_nearly_a_number_where_its_source_says_so() {
    let data = shipped();
    let mut seen = [0; 3];
    for statement in data.series().flat_map(Series::statements) {
        let Origin::Quote(quote) = statement.origin else { continue };
        // As the quotes have it; also up to, and a count in a larger unit. “At least” and “or more” are the number itself.
        let (place, hedges) = match statement.approx {
            Approx::No => continue,
            Approx::About => (0, "khoảng|nghìn|about|p to"),
            Approx::Over => (1, "hơn|trên|ver |ore than|exceed|plus de"),
            Approx::Nearly => (2, "gần|early|près de"),
        };
        assert!(hedges.split('|').any(|hedge| quote.contains(hedge)), "{quote}");
        seen[place] += 1;
    }
    assert!(seen.iter().all(|seen| *seen > 10), "{seen:?}");
}

#[test]
fn what_is_shown_as_worked_out_is_not_made_of_unlike_periods_of_one_year() {
    let data = shipped();
    let catalog = data.catalog();
    let mut seen = 0;
    for series in data.series().filter(|series| catalog.indicator(series.key.indicator).kind == Kind::Flow) {
        for found in series.statements().filter_map(|one| figure(&data, series.key, one.year)) {
            let Origin::Derived(formula) = found.statement.origin else { continue };
            // The figures that the formula names: `htx_new[2024]`.
            let named = |rest: &str| {
                let (before, after) = rest.split_once('[')?;
                let name = before.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next()?;
                let year = after.split(']').next()?.parse().ok().and_then(Year::new)?;
                figure(&data, SeriesKey { indicator: catalog.find_indicator(name)?, ..series.key }, year)
            };
            let inputs = formula.match_indices('[').filter_map(|(at, _)| {
                let from = formula[..at].rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |at| at + 1);
                named(&formula[from..])
            });
            for input in inputs.filter(|input| input.year() == found.year()) {
                let gathers = catalog.indicator(input.series.key.indicator).kind == Kind::Flow;
                let whole = input.statement.at_year_end() || !gathers;
                assert!(whole || input.statement.as_of == found.statement.as_of, "{formula}: {:?}", input.statement);
                seen += 1;
            }
        }
    }
    assert!(seen > 1, "{seen}");
}

#[test]
fn the_rise_of_income_that_its_source_tells_stands_beside_the_one_over_the_year_before() {
    use coopstat::present::{Selection, ViewState, cards};
    let data = shipped();
    for (lang, words) in [
        ("vi", "Nguồn nêu thêm: tăng thu nhập so với đầu giai đoạn gần 25%"),
        ("en", "Source also states: rise of income since the start of the period, nearly 25%"),
    ] {
        let state = ViewState::from_query(&format!("year=2025&compare=2024&reporter=mpi&lang={lang}")).0;
        let cards = cards::cards(&data, &Selection::resolve(&state, &data).unwrap());
        let income = cards.iter().find(|card| card.indicator == "income_worker_avg").unwrap();
        let figure = income.figure.as_ref().unwrap();
        assert_eq!(figure.stated.as_deref(), Some(words));
        assert!(figure.change.as_ref().is_some_and(|change| change.percent == "8.5"));
    }
}
