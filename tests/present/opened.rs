//! Figures of files that the reader opened: told wherever they are shown, and never given away as the site's.

use std::sync::Arc;

use coopstat::charts::measure::EmbeddedFont;
use coopstat::format::{Loader, csv, read_catalog, read_series};
use coopstat::model::{Dataset, Lang};
use coopstat::present::charts::{self, ChartView};
use coopstat::present::checks::{self, Wanted};
use coopstat::present::export::{self, Entry, Look};
use coopstat::present::provenance::{Provenance, provenance};
use coopstat::present::{FigureRef, Selection, ViewState, cards, headline};

use super::made::{ONE, TWO, catalog, series};

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
        read.iter_mut().for_each(|one| one.opened = added.then(|| FILE.into()));
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
            let is_of_the_site = |(key, _): &(_, usize)| data.get(*key).is_some_and(|series| series.opened.is_none());
            let of_the_site: Vec<_> = used.filter(is_of_the_site).collect();
            assert_eq!(checks::mark_of_leaving(&data, &found, &of_the_site, selection.lang).is_some(), !marked);
            assert!(
                checks::mark_of_statements(&found, &of_the_site, selection.lang).is_some(),
                "on the page it is told"
            );
        }
    }
}

#[test]
fn an_added_file_gives_way_whole_to_one_of_the_site_with_the_same_series_that_comes_after_all() {
    let catalog = Arc::new(read_catalog("catalog.json", catalog(0).as_bytes()).expect("the catalog conforms"));
    let read = |name: &str, of: &[(&str, &str, f64)], added: bool| {
        let of = of.iter().map(|(indicator, reporter, value)| series(indicator, "VN", reporter, &[(2021, *value, "")]));
        let text = format!(r#"{{"series":[{}]}}"#, of.collect::<Vec<_>>().join(","));
        let mut read = read_series(name, text.as_bytes(), &catalog, None).expect("the series conform");
        read.iter_mut().for_each(|one| one.opened = added.then(|| name.into()));
        read
    };
    // An added file may be called as one of the site.
    let mut loader = Loader::new(Arc::clone(&catalog));
    for (name, of, added) in [
        ("a.json", [("unions", ONE, 1.0)].as_slice(), false),
        ("b.json", &[("stock", ONE, 2.0), ("in", ONE, 3.0)], true),
        ("c.json", &[("out", ONE, 4.0)], true),
    ] {
        loader.add(name, read(name, of, added)).expect("no series twice");
    }
    assert!(loader.giving_way(&read("d.json", &[("unions", TWO, 5.0)], false)).is_none(), "nothing is in the way");
    assert!(
        loader.giving_way(&read("d.json", &[("unions", ONE, 5.0)], false)).is_none(),
        "the site's own is no added file"
    );
    let late = read("b.json", &[("stock", ONE, 6.0)], false);
    let (mut without, gone) = loader.giving_way(&late).expect("an added file is in the way");
    assert_eq!(gone, ["b.json".into()]);
    without.add("b.json", late).expect("nothing is in the way any more");
    let ids = |loader: &Loader| {
        let of = |one: &coopstat::model::Series| loader.dataset().catalog().indicator(one.key.indicator).id.to_string();
        loader.dataset().series().map(|one| (of(one), one.opened.is_some())).collect::<Vec<_>>()
    };
    let left = [("stock", false), ("out", true), ("unions", false)].map(|(id, added)| (id.to_owned(), added));
    assert_eq!(ids(&without), left);
    assert_eq!(without.points(), 3);
    // Nor does letting go of a file of the site take out what the reader added under the same name.
    loader.remove(&["a.json", "b.json", "c.json"]);
    assert_eq!(ids(&loader), [("stock", true), ("in", true), ("out", true)].map(|(id, added)| (id.to_owned(), added)));
}
