//! Figures of files that the reader opened: told wherever they are shown, and never given away as the site's.

use std::sync::Arc;

use coopstat::analysis::{figure, quoted};
use coopstat::charts::measure::EmbeddedFont;
use coopstat::format::{Added, Error, Errors, Loader, Own, csv, read_catalog, read_series};
use coopstat::model::{Dataset, Lang, Origin, Year};
use coopstat::present::charts::{self, ChartView};
use coopstat::present::checks::{self, Wanted};
use coopstat::present::export::{self, Entry, Look};
use coopstat::present::provenance::{Provenance, provenance};
use coopstat::present::{FigureRef, Selection, ViewState, about, cards, headline};

use super::made::{ONE, TWO, catalog, series};
use crate::support;

const FILE: &str = "cua_toi.json";
const SITE: &str = "https://example.org/";

/// What of the data is not the site's.
#[derive(Clone, Copy, PartialEq)]
enum Opened {
    Nothing,
    Added,
    Whole,
}

/// A country whose stock is told by the site, and whose unions are told by a file that is added to it.
fn data(opened: Opened) -> Dataset {
    let licence = r#""licence":{"name":{"vi":"Giấy phép của trang"}},"updated":"2026-01-02","files":"#;
    let text = catalog(0).replace(r#""files":"#, licence);
    let mut catalog = read_catalog("catalog.json", text.as_bytes()).expect("the catalog conforms");
    catalog.opened = (opened == Opened::Whole).then(|| FILE.into());
    let catalog = Arc::new(catalog);
    let mut loader = Loader::new(Arc::clone(&catalog));
    let mut add = |name: &str, one: String, added: bool| {
        let text = format!(r#"{{"series":[{one}]}}"#);
        let mut read = read_series(name, text.as_bytes(), &catalog, None).expect("the series conform");
        read.iter_mut().filter(|_| added).for_each(|one| one.set_opened(&FILE.into()));
        loader.add(name, read).expect("no series twice");
    };
    let points = [(2020, 100.0, ""), (2021, 110.0, "")];
    add("a.json", series("stock", "VN", ONE, &points), false);
    let others = [(2020, 100.0, ""), (2021, 130.0, "")];
    add("b.json", series("stock", "VN", TWO, &others), opened == Opened::Added);
    loader.into_dataset()
}

fn selection(data: &Dataset, query: &str) -> (ViewState, Selection) {
    let (state, _) = ViewState::from_query(query);
    let selection = Selection::resolve(&state, data).unwrap();
    (state, selection)
}

fn chart(data: &Dataset, query: &str) -> (ViewState, Selection, ChartView) {
    let (state, selection) = selection(data, query);
    let view = charts::build("trend", data, &selection).unwrap();
    (state, selection, view)
}

fn told(data: &Dataset, reporter: &str, lang: Lang) -> Provenance {
    let figure = FigureRef::parse(&format!("stock/VN/{reporter}/2021"), data.catalog()).expect("a figure");
    provenance(data, figure, None, lang, "https://example.org/?year=2021", "2026-11-27").expect("it is told")
}

#[test]
fn a_figure_of_an_added_file_bears_a_badge_in_headline_and_card_and_one_of_the_site_does_not() {
    let data = data(Opened::Added);
    for (reporter, marked) in [("one", false), ("two", true)] {
        for (lang, badge) in [("vi", "từ tệp mở thêm"), ("en", "from an added file")] {
            let (_, selection) = selection(&data, &format!("year=2021&reporter={reporter}&lang={lang}"));
            let words = headline::headline(&data, &selection);
            assert_eq!(words.contains(badge), marked, "{words}");
            let cards = cards::cards(&data, &selection);
            let badges =
                cards.iter().filter_map(|card| card.figure.as_ref().ok()).any(|f| f.badges.contains(&badge.into()));
            assert_eq!(badges, marked);
        }
    }
}

#[test]
fn the_provenance_of_such_a_figure_names_the_file_and_its_citation_claims_no_link() {
    for (opened, reporter, marked) in [
        (Opened::Nothing, "one", false),
        (Opened::Added, "one", false),
        (Opened::Added, "two", true),
        (Opened::Whole, "one", true),
    ] {
        let data = data(opened);
        for lang in Lang::ALL {
            let told = told(&data, reporter, lang);
            let first = &told.statements[0];
            assert_eq!(first.opened.as_ref().is_some_and(|words| words.contains(FILE)), marked);
            assert_eq!(told.citation.contains(SITE), !marked, "{}", told.citation);
            assert_eq!(told.citation.contains(FILE), marked, "{}", told.citation);
            assert_eq!(told.bibtex.contains(SITE), !marked, "{}", told.bibtex);
        }
    }
}

#[test]
fn a_chart_with_such_figures_says_so_in_its_foot_in_place_of_licence_and_link_and_another_does_not() {
    for opened in [Opened::Nothing, Opened::Added, Opened::Whole] {
        let data = data(opened);
        let (state, selection, view) = chart(&data, "year=2021");
        let spec = &export::leaving(&data, Lang::Vi, &view, SITE, None).expect("it is drawn");
        let foot = spec.footer.join("\n");
        let is_marked = opened != Opened::Nothing;
        assert_eq!(foot.contains(FILE), is_marked, "{foot}");
        assert_eq!(foot.contains("example.org"), !is_marked, "{foot}");
        // An own catalog has its own licence.
        assert_eq!(foot.contains("Giấy phép của trang"), opened != Opened::Added, "{foot}");
        let link = export::link(SITE, &state, &data, &selection, view.id);
        let texts = export::metadata(&data, &selection, &view, &link, 1).texts;
        let has = |key: &str| texts.iter().any(|(name, _)| *name == key);
        assert_eq!([has("URL"), has("Copyright")], [!is_marked, opened != Opened::Added]);
        assert_eq!(texts.iter().any(|(key, text)| *key == "Source" && text.contains(FILE)), is_marked);
        let entry = Entry::of(&data, &selection, &view, "x.csv".into(), link);
        let rows = csv::read(&export::contents(&[entry])).unwrap();
        assert_eq!([rows[1][4].is_empty(), rows[1][5].is_empty()], [opened == Opened::Added, is_marked]);
        assert_eq!(rows[1][6].contains(FILE), is_marked);
        // Long as it is, the foot is laid out like any other.
        let scene = export::scene(spec, Look::default(), &EmbeddedFont::new());
        assert!(scene.height > 100.0);
    }
}

#[test]
fn each_row_of_a_csv_names_the_opened_file_of_its_figure() {
    for (opened, files) in
        [(Opened::Nothing, [false, false]), (Opened::Added, [false, true]), (Opened::Whole, [true, true])]
    {
        let data = data(opened);
        let (_, selection, view) = chart(&data, "year=2021");
        let rows = csv::read(&export::chart_csv(&data, &selection, &view)).unwrap();
        let column = |name: &str| rows[0].iter().position(|cell| cell == name).unwrap();
        let (file, reporter) = (column("opened_file"), column("reporter"));
        for (row, name) in rows[1..].iter().map(|row| (row, &row[reporter])) {
            assert_eq!(row[file] == FILE, files[usize::from(name == "two")], "{row:?}");
            assert!(row[file] == FILE || row[file].is_empty());
        }
    }
}

#[test]
fn a_check_says_which_of_its_figures_are_from_an_added_file_and_one_of_the_sites_figures_does_not() {
    for (opened, marked) in [(Opened::Nothing, false), (Opened::Added, true), (Opened::Whole, false)] {
        let data = data(opened);
        for (lang, badge) in [("vi", "(từ tệp mở thêm)"), ("en", "(from an added file)")] {
            let (_, selection) = selection(&data, &format!("year=2021&lang={lang}"));
            let found = checks::find(&data, checks::scope(&data, &selection));
            let panel = checks::panel(&data, &selection, &found, &Wanted::default());
            let item = &panel.groups[0].items[0];
            assert_eq!(item.result, "differs");
            let two = data.catalog().reporter(data.catalog().find_reporter("two").unwrap()).label().get(selection.lang);
            assert_eq!(item.line.contains(&format!("{two} {badge}")), marked, "{}", item.line);
            let added = item.added.as_deref().unwrap_or_default();
            assert_eq!(added.contains(FILE) && added.contains(two), marked, "{added}");
            assert_eq!(added.is_empty(), !marked);
            // What leaves with the site's figures alone claims no difference that nobody else can find.
            let used = found.iter().flat_map(|one| &one.used).map(|used| (used.series, used.place));
            let is_of_the_site = |of: &(_, usize)| data.opened_among(&[*of]).is_empty() || data.is_opened();
            let of_the_site: Vec<_> = used.filter(is_of_the_site).collect();
            assert_eq!(checks::mark_of_leaving(&data, &found, &of_the_site, selection.lang).is_some(), !marked);
            assert!(
                checks::mark_of_statements(&found, &of_the_site, selection.lang).is_some(),
                "on the page it is told"
            );
        }
    }
}

/// A file that is added to the site's figures, as the page adds it.
fn add(added: &mut Added, site: &Dataset, name: &str, text: &str) -> Result<(), Errors> {
    let own = Own::read(name, text.as_bytes(), site.shared_catalog());
    let read = read_series(name, text.as_bytes(), &own.catalog, None);
    added.take(name, read, own)
}

/// The site's figures of a country: its stock of 2020 and 2021, as it was told in bulk or with words.
fn site(bulk: bool) -> Loader {
    let mut loader = Loader::new(Arc::new(read_catalog("catalog.json", catalog(0).as_bytes()).unwrap()));
    let full = series("stock", "VN", ONE, &[(2020, 100.0, ""), (2021, 110.0, "")]);
    let compact = format!(r#"{{"indicator":"stock","area":"VN",{ONE},"from":2020,"values":[100,110],"source":"s"}}"#);
    let text = format!(r#"{{"series":[{}]}}"#, if bulk { compact } else { full });
    let read = read_series("a.json", text.as_bytes(), loader.dataset().catalog(), None).unwrap();
    loader.add("a.json", read).unwrap();
    loader
}

/// What the first statement of a figure says: its value, its file, its source, and how many others there are.
fn first(data: &Dataset, year: i64) -> (f64, bool, String, usize) {
    let key = FigureRef::parse(&format!("stock/VN/one/{year}"), data.catalog()).unwrap().key;
    let found = figure(data, key, Year::new(year).unwrap()).expect("a figure");
    let source = &data.catalog().source(found.statement.source).title;
    (found.value, found.statement.opened, source.to_string(), found.others)
}

const SOURCES: &str = r#""sources":[{"id":"mine","title":"Báo cáo của tỉnh","publisher":"Chi cục"}]"#;

#[test]
fn an_added_file_adds_years_to_a_series_of_the_site_from_a_source_of_its_own_wherever_that_stands_in_the_file() {
    let point = |year: i32, value: f64| format!(r#"{{"year":{year},"value":{value},"source":"mine","quote":"…"}}"#);
    let one = format!(r#"{{"indicator":"stock","area":"VN",{ONE},"points":[{}]}}"#, point(2022, 120.0));
    for bulk in [false, true] {
        let loader = site(bulk);
        for text in [format!(r#"{{"series":[{one}],{SOURCES}}}"#), format!(r#"{{{SOURCES},"series":[{one}]}}"#)] {
            let mut added = Added::default();
            add(&mut added, loader.dataset(), FILE, &text).expect("it conforms");
            let data = added.over(loader.dataset());
            assert_eq!(first(&data, 2021), (110.0, false, "Báo cáo".into(), 0));
            assert_eq!(first(&data, 2022), (120.0, true, "Báo cáo của tỉnh".into(), 0));
            assert_eq!((data.count(), data.opened_files()), (1, vec![FILE]));
            assert_eq!(loader.dataset().opened_files(), Vec::<&str>::new(), "what is the site's stays as it was");
            for lang in Lang::ALL {
                let sources = about::sources(&data, lang);
                let marked: Vec<_> = sources.iter().filter(|(line, _)| line.dates.contains(FILE)).collect();
                assert_eq!(marked.len(), 1, "only the file's own source is marked as such");
                let of = |year: i64| {
                    let of = FigureRef::parse(&format!("stock/VN/one/{year}"), data.catalog()).unwrap();
                    provenance(&data, of, None, lang, SITE, "2026-11-27").unwrap().citation
                };
                assert!(of(2021).contains(SITE) && !of(2021).contains(FILE), "{}", of(2021));
                assert!(of(2022).contains(FILE) && !of(2022).contains(SITE), "{}", of(2022));
            }
        }
    }
}

#[test]
fn a_figure_of_the_site_stays_the_one_shown_whatever_an_added_file_says_of_the_same_year() {
    let loader = site(false);
    let mut added = Added::default();
    for more in ["", r#","use":true"#, r#","as_of":"2021-12-31""#] {
        let text = format!(r#"{{"series":[{}]}}"#, series("stock", "VN", ONE, &[(2021, 999.0, more)]));
        add(&mut added, loader.dataset(), FILE, &text).expect("it conforms");
        let data = added.over(loader.dataset());
        assert_eq!(first(&data, 2021), (110.0, false, "Báo cáo".into(), 1), "{more}");
        for (lang, words) in [(Lang::Vi, "số của trang"), (Lang::En, "the site’s")] {
            let told = told(&data, "one", lang);
            assert_eq!(told.statements.len(), 2, "both are there");
            assert!(told.statements[0].opened.is_none() && told.statements[1].opened.is_some());
            assert!(told.choice.as_ref().is_some_and(|why| why.contains(words)), "{:?}", told.choice);
        }
    }
    // One of low reliability the site does not show by itself: then the file's is shown, and says what it is.
    let mut loader = Loader::new(loader.dataset().shared_catalog());
    let text = format!(r#"{{"series":[{}]}}"#, series("stock", "VN", ONE, &[(2021, 110.0, r#","status":"U""#)]));
    loader.add("a.json", read_series("a.json", text.as_bytes(), loader.dataset().catalog(), None).unwrap()).unwrap();
    assert!(first(&added.over(loader.dataset()), 2021).1);
}

#[test]
fn what_is_shown_does_not_depend_on_whether_the_site_or_the_added_file_came_first_and_the_later_is_told() {
    let loader = site(false);
    let empty = Loader::new(loader.dataset().shared_catalog());
    let text = format!(r#"{{"series":[{}]}}"#, series("stock", "VN", ONE, &[(2021, 999.0, ""), (2022, 120.0, "")]));
    let mut added = Added::default();
    add(&mut added, empty.dataset(), FILE, &text).expect("it conforms");
    assert_eq!(first(&added.over(empty.dataset()), 2021), (999.0, true, "Báo cáo".into(), 0));
    let data = added.over(loader.dataset());
    assert_eq!(first(&data, 2021), (110.0, false, "Báo cáo".into(), 1));
    let theirs: Vec<_> = loader.dataset().series().cloned().collect();
    assert_eq!(added.beside(&theirs), [FILE]);
    let later = format!(r#"{{"series":[{}]}}"#, series("stock", "VN", ONE, &[(2022, 120.0, "")]));
    add(&mut added, loader.dataset(), FILE, &later).expect("it takes the place of what it held before");
    assert_eq!((first(&added.over(loader.dataset()), 2021).3, added.beside(&theirs).len()), (0, 0));
}

#[test]
fn sources_of_two_added_files_are_each_their_own_and_none_is_taken_for_one_of_the_site() {
    let loader = site(false);
    let mut added = Added::default();
    let text = |title: &str, id: &str, year: i32| {
        let point = format!(r#"{{"year":{year},"value":1,"source":"{id}","quote":"…"}}"#);
        format!(
            r#"{{"sources":[{{"id":"{id}","title":"{title}","publisher":"Nhà in"}}],
            "series":[{{"indicator":"stock","area":"VN",{ONE},"points":[{point}]}}]}}"#
        )
    };
    add(&mut added, loader.dataset(), "one.json", &text("Một", "mine", 2022)).expect("it conforms");
    add(&mut added, loader.dataset(), "two.json", &text("Hai", "mine", 2023)).expect("it conforms");
    add(&mut added, loader.dataset(), "three.json", &text("Báo cáo", "s", 2024)).expect("just as the site has it");
    let data = added.over(loader.dataset());
    assert_eq!([2022, 2023, 2024].map(|year| first(&data, year).2), ["Một", "Hai", "Báo cáo"]);
    add(&mut added, loader.dataset(), "one.json", &text("Mới", "mine", 2022)).expect("opened again");
    let data = added.over(loader.dataset());
    assert_eq!([2022, 2023, 2024].map(|year| first(&data, year).2), ["Mới", "Hai", "Báo cáo"]);
    assert_eq!(data.catalog().sources().len(), loader.dataset().catalog().sources().len() + 2);
    let errors = add(&mut added, loader.dataset(), "one.json", &text("Khác", "s", 2022)).unwrap_err();
    let told: Vec<_> = errors.iter().map(|error| (error.code(), &*error.path)).collect();
    assert_eq!(told, [("duplicate-id", "$.sources[0]")]);
    assert!(added.has("one.json"), "what it held before stays");
}

#[test]
fn everything_wrong_with_an_added_file_and_its_sources_is_told_at_once_and_each_once() {
    let loader = site(false);
    let mut added = Added::default();
    let mut told = |text: &str| {
        let errors = add(&mut added, loader.dataset(), FILE, text).unwrap_err();
        errors.iter().map(|error| (error.code().to_owned(), error.path.to_string())).collect::<Vec<_>>()
    };
    let one = |source: &str| {
        format!(
            r#""series":[{{"indicator":"stock","area":"XX",{ONE},"points":[{{"year":2022,"value":1,"source":"{source}","quote":"…"}}]}}]"#
        )
    };
    let of = |all: &[(&str, &str)]| {
        all.iter().map(|(code, path)| ((*code).to_owned(), (*path).to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(
        told(&format!(r#"{{"sources":[{{"id":"mine","publisher":"Chi cục"}}],{}}}"#, one("mine"))),
        of(&[("missing-key", "$.sources[0].title"), ("unknown-id", "$.series[0].area")])
    );
    assert_eq!(
        told(&format!(r#"{{"sources":3,{}}}"#, one("nobody"))),
        of(&[
            ("wrong-type", "$.sources"),
            ("unknown-id", "$.series[0].area"),
            ("unknown-id", "$.series[0].points[0].source")
        ])
    );
    assert_eq!(told(&format!(r#"{{{SOURCES},{SOURCES},{}}}"#, one("mine")))[0].0, "duplicate-key");
    assert_eq!(told(r#"{"sources":[{"id":"mine","title":"#).len(), 1, "a text that is cut off is told once");
    // A file that a catalog lists has its sources there.
    let catalog = loader.dataset().catalog();
    let text = format!(r#"{{{SOURCES},"series":[]}}"#);
    let listed = read_series("a.json", text.as_bytes(), catalog, catalog.files.first()).unwrap_err();
    assert_eq!(listed.iter().next().map(|error| error.code()), Some("unknown-key"));
    // So has any file beside a catalog that was opened itself: told as that, and not as a source that nobody knows.
    let mut opened = catalog.clone();
    opened.opened = Some("catalog.json".into());
    let text = format!(r#"{{{SOURCES},{}}}"#, one("nobody"));
    let beside = read_series("a.json", text.as_bytes(), &opened, None).unwrap_err();
    let found = |error: &Error| error.code() == "unknown-key" && error.path.contains("sources");
    assert!(beside.iter().any(found), "{beside:?}");
}

#[test]
fn an_added_file_without_sources_of_its_own_leaves_the_catalog_the_same() {
    let loader = site(false);
    let mut added = Added::default();
    let text = format!(r#"{{"series":[{}]}}"#, series("stock", "VN", ONE, &[(2022, 120.0, "")]));
    add(&mut added, loader.dataset(), FILE, &text).expect("it conforms");
    let (one, other) = (added.over(loader.dataset()), added.over(loader.dataset()));
    assert!(one.has_catalog_of(&other) && one.has_catalog_of(loader.dataset()));
    // What was found under the one is still of the other, even where the file names a source.
    let text = format!(r#"{{{SOURCES},"series":[]}}"#);
    add(&mut added, loader.dataset(), "other.json", &text).expect("it conforms");
    let (one, other) = (added.over(loader.dataset()), added.over(loader.dataset()));
    assert!(one.has_catalog_of(&other));
}

#[test]
fn a_csv_tells_of_each_statement_of_a_joined_series_whether_it_is_of_an_added_file() {
    let loader = site(false);
    let mut added = Added::default();
    let text = format!(r#"{{"series":[{}]}}"#, series("stock", "VN", ONE, &[(2021, 999.0, ""), (2022, 120.0, "")]));
    add(&mut added, loader.dataset(), FILE, &text).expect("it conforms");
    let data = added.over(loader.dataset());
    let (_, selection, view) = chart(&data, "year=2021");
    let rows = csv::read(&export::chart_csv(&data, &selection, &view)).unwrap();
    let at = |name: &str| rows[0].iter().position(|cell| cell == name).unwrap();
    let told: Vec<_> =
        rows[1..].iter().map(|row| [&row[at("value")], &row[at("opened_file")], &row[at("shown")]]).collect();
    assert_eq!(
        told,
        [["100", "", "yes"], ["110", "", "yes"], ["999", FILE, ""], ["120", FILE, "yes"]]
            .map(|row| row.map(String::from))
            .each_ref()
            .map(|row| row.each_ref())
    );
}

#[test]
fn no_value_of_the_site_opened_as_a_file_of_ones_own_is_told_to_be_off_by_its_scale() {
    let catalog = support::folder("data").dataset.expect("it conforms").shared_catalog();
    let (mut quotes, mut off) = (0, Vec::new());
    for file in std::fs::read_dir(support::path("data/series")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for series in read_series("own.json", &bytes, &catalog, None).expect("it conforms") {
            let indicator = catalog.indicator(series.key.indicator);
            for statement in series.statements() {
                quotes += usize::from(matches!(statement.origin, Origin::Quote(_)));
                let told = quoted::off_scale(indicator, &statement);
                off.extend(told.map(|told| format!("{} {told:?} {statement:?}", indicator.id)));
            }
        }
    }
    assert!(off.is_empty() && quotes > 500, "{quotes}\n{}", off.join("\n"));
}
