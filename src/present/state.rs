//! The state of the page, which is its link's query string, and nothing else. Equal states give equal links; what is default is left out.

#![warn(clippy::indexing_slicing, clippy::string_slice)] // what comes from outside never panics; an `allow` beside it tells the invariant

use crate::format::own;
use crate::model::order;
use crate::model::{Lang, Year};

/// The year that the chosen one is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compare {
    /// The year before the chosen one; where nothing is told of it, the latest before it that has a figure.
    #[default]
    YearBefore,
    /// None.
    Nothing,
    /// A year.
    With(Year),
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The word in a link.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

/// How charts that can be shown in more than one way are shown: the key `view`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Small multiples in place of lines on one index: `multiples`.
    pub multiples: bool,
    /// Shares in place of numbers in the make-up: `share`.
    pub share: bool,
    /// The base year of the index: `base-2018`.
    pub base: Option<Year>,
    /// The charts whose tables are open: `table-trend`.
    pub tables: Vec<String>,
    /// Checks of all years in place of the chosen one: `all-checks`.
    pub all_checks: bool,
}

/// As many tables as a link can open: more than the page has charts, few enough for any link to be read at once.
const MOST_TABLES: usize = 32;
/// The longest name of a figure: five ids and what parts them.
const LONGEST_FIGURE: usize = 504;
/// As many figures as any number of a chart is worked out from.
const MOST_FIGURES: usize = 4;
/// So many parts of a link that were not understood are told; who made up more need not be told of each.
pub(super) const MOST_REFUSED: usize = 8;

impl Options {
    fn parse(text: &str, refused: &mut Vec<Refused>) -> Self {
        let mut options = Self::default();
        for word in text.split(',').filter(|word| !word.is_empty()) {
            match word.split_once('-') {
                None if word == "multiples" => options.multiples = true,
                None if word == "share" => options.share = true,
                Some(("all", "checks")) => options.all_checks = true,
                Some(("base", year)) if parse_year(year).is_some() => options.base = parse_year(year),
                Some(("table", chart)) if is_id(chart) && options.tables.len() < MOST_TABLES => {
                    order::insert(&mut options.tables, chart.to_owned());
                }
                _ => refuse(refused, "view", word),
            }
        }
        options
    }

    fn words(&self) -> String {
        let Self { multiples, share, base, tables, all_checks } = self;
        let mut words: Vec<String> = Vec::new();
        if *multiples {
            words.push("multiples".to_owned());
        }
        if *share {
            words.push("share".to_owned());
        }
        if let Some(year) = base {
            words.push(format!("base-{year}"));
        }
        words.extend(tables.iter().map(|chart| format!("table-{chart}")));
        if *all_checks {
            words.push("all-checks".to_owned());
        }
        words.join(",")
    }
}

/// What a link asks for. Ids are not resolved here: that is [`super::Selection`]'s, when the data is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// The year; `None` for the data's own default.
    pub year: Option<Year>,
    /// The year compared with.
    pub compare: Compare,
    /// The area's id; `None` for the default.
    pub area: Option<String>,
    /// The reporter's id; `None` for the default.
    pub reporter: Option<String>,
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
    /// How charts are shown.
    pub options: Options,
    /// The chart that stands alone, large.
    pub chart: Option<String>,
    /// The figure whose provenance is open; of a number that a chart works out, each figure behind it, the leading one first, parted by commas.
    pub figure: Option<String>,
    /// What the panel of checks is kept to; its words are [`super::checks::Filter`]'s.
    pub checks: Option<String>,
    /// Another catalog on the same origin, by its path.
    pub data: Option<String>,
}

/// A part of a link that was not understood: it is left out, and the page says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The key.
    pub key: &'static str,
    /// Its value, as the link has it, at most 80 characters.
    pub value: String,
}

impl ViewState {
    /// Whether the figures and words of another state's view are those of this one's: colours, what stands open, how a dialog lies over it and which checks
    /// are listed are not among them.
    #[must_use]
    pub fn shows_as(&self, other: &Self) -> bool {
        let mut like = other.clone();
        like.theme = self.theme;
        like.figure.clone_from(&self.figure);
        like.checks.clone_from(&self.checks);
        like.options.tables.clone_from(&self.options.tables);
        like.options.all_checks = self.options.all_checks;
        like == *self
    }

    /// Reads a query string, with or without its `?`. Never fails: what is not understood is reported and left out; unknown keys are
    /// other people's and are passed over. Of very many that are not understood the first are reported.
    #[must_use]
    pub fn from_query(query: &str) -> (Self, Vec<Refused>) {
        let mut state = Self::default();
        let mut refused = Vec::new();
        for pair in query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (key, value) = (decode(key), decode(value));
            let mut refuse = |key| refuse(&mut refused, key, &value);
            match &*key {
                _ if value.is_empty() => {}
                "year" => match parse_year(&value) {
                    Some(year) => state.year = Some(year),
                    None => refuse("year"),
                },
                "compare" => match parse_year(&value) {
                    Some(year) => state.compare = Compare::With(year),
                    None if value == "none" => state.compare = Compare::Nothing,
                    None => refuse("compare"),
                },
                "area" if is_id(&value) => state.area = Some(value),
                "area" => refuse("area"),
                "reporter" if is_id(&value) => state.reporter = Some(value),
                "reporter" => refuse("reporter"),
                "lang" => match Lang::from_tag(&value) {
                    Some(lang) => state.lang = lang,
                    None => refuse("lang"),
                },
                "theme" => match Theme::from_word(&value) {
                    Some(theme) => state.theme = theme,
                    None => refuse("theme"),
                },
                "view" => state.options = Options::parse(&value, &mut refused),
                "chart" if is_id(&value) => state.chart = Some(value),
                "chart" => refuse("chart"),
                "figure" if is_figures(&value) => state.figure = Some(value),
                "figure" => refuse("figure"),
                "checks" if value.len() <= LONGEST_FIGURE && value.split(',').all(is_id) => state.checks = Some(value),
                "checks" => refuse("checks"),
                "data" if is_data_path(&value) => state.data = Some(value),
                "data" => refuse("data"),
                _ => {}
            }
        }
        (state, refused)
    }

    /// The query string of this state, without `?`; empty for the default view.
    #[must_use]
    pub fn to_query(&self) -> String {
        // Destructured so that a new field cannot be forgotten.
        let Self { year, compare, area, reporter, lang, theme, options, chart, figure, checks, data } = self;
        let mut pairs: Vec<String> = Vec::new();
        let mut put = |key: &str, value: &str| pairs.push(format!("{key}={}", encode(value)));
        if let Some(data) = data {
            put("data", data);
        }
        if let Some(year) = year {
            put("year", &year.to_string());
        }
        match compare {
            Compare::YearBefore => {}
            Compare::Nothing => put("compare", "none"),
            Compare::With(year) => put("compare", &year.to_string()),
        }
        if let Some(area) = area {
            put("area", area);
        }
        if let Some(reporter) = reporter {
            put("reporter", reporter);
        }
        if *lang != Lang::default() {
            put("lang", lang.tag());
        }
        if *theme != Theme::default() {
            put("theme", theme.word());
        }
        let words = options.words();
        if !words.is_empty() {
            put("view", &words);
        }
        if let Some(chart) = chart {
            put("chart", chart);
        }
        if let Some(figure) = figure {
            put("figure", figure);
        }
        if let Some(checks) = checks {
            put("checks", checks);
        }
        pairs.join("&")
    }
}

/// Takes a part of a link for one that is told, by the beginning of its value: each once, and not very many.
fn refuse(refused: &mut Vec<Refused>, key: &'static str, value: &str) {
    if refused.len() < MOST_REFUSED {
        let part = Refused { key, value: own(&value.chars().take(80).collect::<String>()).into() };
        if !refused.contains(&part) {
            refused.push(part);
        }
    }
}

fn parse_year(text: &str) -> Option<Year> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
        .and_then(Year::new)
}

/// Whether a text may name figures: what of it names any is for the data to say.
fn is_figures(text: &str) -> bool {
    let is_figure = |name: &str| name.len() <= LONGEST_FIGURE && name.split('/').all(is_id);
    text.split(',').count() <= MOST_FIGURES && text.split(',').all(is_figure)
}

/// Whether a text has the form of an id: what a link carries further than this function is never anything else.
fn is_id(text: &str) -> bool {
    // An id has 100 letters at most, and a filter of the checks names one behind a word.
    text.len() <= 120
        && text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'))
}

/// Whether a text is the path of a catalog below the page: relative, without `..`, a scheme, a host, a query or anything that could become one.
#[must_use]
pub fn is_data_path(text: &str) -> bool {
    text.len() <= 200
        && text.ends_with(".json")
        && text.split('/').all(is_id)
        && !text.as_bytes().windows(2).any(|two| two == b"..")
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        match (first, after) {
            (b'%', [high, low, tail @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = tail;
                }
                _ => bytes.push(b'%'),
            },
            (b'+', _) => bytes.push(b' '),
            (other, _) => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        // Besides the unreserved characters, `/` and `,` are allowed in a query and keep the link readable.
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/' | b',') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(half.into(), 16).map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_view_has_an_empty_query() {
        assert_eq!(ViewState::default().to_query(), "");
        assert_eq!(ViewState::from_query(""), (ViewState::default(), vec![]));
        assert_eq!(ViewState::from_query("?"), (ViewState::default(), vec![]));
        assert_eq!(ViewState::from_query("?%79ear=2020"), ViewState::from_query("year=2020"), "as a browser reads it");
    }

    #[test]
    fn the_starting_script_knows_each_key_of_a_link_that_asks_for_another_view() {
        let script = include_str!("../../assets/boot.js");
        let (_, list) = script.split_once("const KEYS = [").unwrap();
        let (list, _) = list.split_once(']').unwrap();
        let query = "data=a.json&year=2021&compare=2018&area=VN-HN&reporter=mpi&lang=en&theme=dark&view=share&chart=trend&figure=a/VN/vca/2021&checks=kind-growth";
        let (state, refused) = ViewState::from_query(query);
        assert_eq!(refused, []);
        let query = state.to_query();
        let keys = query.split('&').filter_map(|pair| pair.split_once('=')).map(|(key, _)| format!("'{key}'"));
        let wanted: Vec<String> = keys.filter(|key| key != "'theme'").collect();
        assert_eq!(list.split(", ").collect::<Vec<_>>(), wanted, "theme is no other view");
    }

    #[test]
    fn every_state_comes_back_from_its_own_link() {
        let query = "data=other/catalog.json&year=2021&compare=2018&area=VN-HN&reporter=mpi&lang=en&theme=dark\
                     &view=multiples,share,base-2018,table-trend,all-checks&chart=trend&figure=htx_total/VN/vca/2021&checks=kind-growth,result-differs";
        let (state, refused) = ViewState::from_query(query);
        assert_eq!(refused, []);
        assert_eq!(state.to_query(), query);
        assert_eq!(ViewState::from_query("compare=none").0.to_query(), "compare=none");
    }

    #[test]
    fn what_is_not_understood_is_told_and_left_out() {
        let (state, refused) =
            ViewState::from_query("year=20x1&compare=9999&lang=fr&theme=red&view=pie&area=%3Cscript%3E&x=1");
        assert_eq!(state, ViewState::default());
        let keys: Vec<_> = refused.iter().map(|r| r.key).collect();
        assert_eq!(keys, ["year", "compare", "lang", "theme", "view", "area"]);
        assert_eq!(refused[5].value, "<script>");
    }

    #[test]
    fn what_is_not_understood_is_told_once_however_often_it_stands_in_the_link() {
        let (_, refused) = ViewState::from_query("year=x&view=pie,pie&year=x&year=y&view=pie");
        let told: Vec<_> = refused.iter().map(|part| (part.key, &*part.value)).collect();
        assert_eq!(told, [("year", "x"), ("view", "pie"), ("year", "y")]);
    }

    #[test]
    fn what_is_told_of_a_link_stays_short_however_long_it_is() {
        let long = "x".repeat(5000);
        for query in [
            format!("year={long}"),
            format!("view={long}"),
            format!("figure={long}"),
            format!("figure={}", ["a/b/c/2021"; 5].join(",")),
            format!("checks={long}"),
            (0..500).map(|n| format!("year=x{n}&")).collect(),
        ] {
            let (state, refused) = ViewState::from_query(&query);
            assert_eq!(state, ViewState::default());
            assert!((1..=8).contains(&refused.len()), "{}", refused.len());
            assert!(refused.iter().all(|refused| refused.value.chars().count() <= 80));
        }
    }

    #[test]
    fn what_is_not_understood_turns_no_word_of_the_sentence_that_tells_it() {
        let (_, refused) = ViewState::from_query("area=%E2%80%AE12345");
        assert_eq!(refused.first().map(|part| &*part.value), Some("12345"));
    }

    #[test]
    fn a_link_opens_as_many_tables_as_a_page_could_have_and_no_more() {
        let words: Vec<String> = (0..10_000).map(|n| format!("table-{n}")).collect();
        let (state, refused) = ViewState::from_query(&format!("view={}", words.join(",")));
        assert_eq!((state.options.tables.len(), refused.len()), (32, 8));
        assert_eq!(ViewState::from_query(&state.to_query()), (state, vec![]));
    }

    #[test]
    fn data_never_leaves_the_folder_of_the_page() {
        for path in [
            "https://example.org/catalog.json",
            "//example.org/catalog.json",
            "/etc/catalog.json",
            "../catalog.json",
            "a/../../catalog.json",
            "a\\b.json",
            "a//b.json",
            "data:application/json",
            "javascript:alert(1).json",
            "%2e%2e/catalog.json",
            "a..b/c.json",
            "catalog.json?x.json",
            "catalog",
            "\\\\example.org\\catalog.json",
            "/\\example.org/catalog.json",
            "https:example.org/catalog.json",
            "%252e%252e/catalog.json",
            ".\0./catalog.json",
            "a/./catalog.json",
            ".json",
            " catalog.json",
            "catalog.json\n",
            "catalog.json#.json",
            "blob:x/catalog.json",
            "Ｃatalog.json",
            "a\u{2024}\u{2024}/catalog.json",
            &"a/".repeat(100).replace("/", "/b/"),
            &["a/".repeat(100).as_str(), "catalog.json"].concat(),
        ] {
            let (state, refused) = ViewState::from_query(&format!("data={}", encode(path)));
            assert_eq!(state.data, None, "{path}");
            assert_eq!(refused.len(), 1, "{path}");
        }
        assert_eq!(ViewState::from_query("data=bench/catalog.json").0.data.as_deref(), Some("bench/catalog.json"));
    }

    #[test]
    fn colours_an_open_table_and_a_dialog_leave_the_view_as_it_is_and_a_year_does_not() {
        let read = |query| ViewState::from_query(query).0;
        let view = read("year=2020");
        for same in [
            "year=2020&theme=dark",
            "year=2020&view=table-trend",
            "year=2020&figure=htx_total/VN/vca/2020",
            "year=2020&checks=kind-growth",
        ] {
            assert!(view.shows_as(&read(same)) && read(same).shows_as(&view), "{same}");
        }
        for other in ["", "year=2019", "year=2020&lang=en", "year=2020&view=share", "year=2020&chart=trend"] {
            assert!(!view.shows_as(&read(other)), "{other}");
        }
    }

    #[test]
    fn broken_percent_signs_are_text() {
        assert_eq!(decode("%"), "%");
        assert_eq!(decode("%4"), "%4");
        assert_eq!(decode("%zz%41+b"), "%zzA b");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }
}
