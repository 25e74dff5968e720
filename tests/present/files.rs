//! What leaves the page: names, links, the list of an archive, images of the size asked for.

use std::path::Path;
use std::sync::OnceLock;

use coopstat::charts::look::{Ground, Theme};
use coopstat::charts::measure::EmbeddedFont;
use coopstat::charts::scene::{Ink, Shape};
use coopstat::charts::spec::ChartSpec;
use coopstat::cli::folder;
use coopstat::format::csv;
use coopstat::model::{Dataset, Lang};
use coopstat::present::charts::{self, ChartView};
use coopstat::present::export::{self, Entry, Look};
use coopstat::present::image::ImageSize;
use coopstat::present::{Selection, ViewState, about};

fn data() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    DATA.get_or_init(|| folder::load(Path::new("data")).dataset.expect("the catalog conforms"))
}

fn selection(query: &str) -> (ViewState, Selection) {
    let (state, refused) = ViewState::from_query(query);
    assert_eq!(refused.len(), 0, "{query}");
    let selection = Selection::resolve(&state, data()).unwrap();
    (state, selection)
}

fn views(selection: &Selection) -> Vec<ChartView> {
    charts::ids(data().catalog()).iter().map(|id| charts::build(id, data(), selection).unwrap()).collect()
}

#[test]
fn the_link_of_an_image_shows_the_same_chart_whatever_the_defaults_become() {
    for query in ["", "year=2021&compare=2016&lang=en", "compare=none&view=multiples&theme=dark"] {
        let (state, here) = selection(query);
        let link = export::link("https://example.org/htx/?year=1999&figure=x#top", &state, data(), &here, "trend");
        let (base, query) = link.split_once('?').unwrap();
        assert_eq!(base, "https://example.org/htx/");
        for key in ["year=", "compare=", "area=", "reporter=", "chart=trend"] {
            assert!(query.contains(key), "{query} tells {key}");
        }
        assert!(!query.contains("figure="));
        let (_, there) = selection(query);
        assert_eq!(there, here);
    }
}

#[test]
fn the_name_of_a_file_tells_what_is_not_as_usual() {
    let (_, selection) = selection("year=2021");
    let view = charts::build("trend", data(), &selection).unwrap();
    let name = |size, theme, ground| {
        let look = Look { size, ratio: 2, theme, ground };
        export::file_name(&view, look, "png").strip_prefix(&view.file_stem).unwrap().to_owned()
    };
    assert_eq!(name(ImageSize::Column, Theme::Light, Ground::Filled), ".png");
    assert_eq!(name(ImageSize::Slide, Theme::Dark, Ground::Filled), "_slide_dark.png");
    let own = ImageSize::Own { width: 800, height: Some(600) };
    assert_eq!(name(own, Theme::Light, Ground::Transparent), "_800x600_transparent.png");
}

#[test]
fn an_image_has_exactly_the_pixels_asked_for() {
    let font = EmbeddedFont::new();
    let (_, selection) = selection("year=2021");
    let sizes = [(1921, 1081), (4096, 240), (240, 4096), (333, 777)];
    let own = sizes.map(|(width, height)| ImageSize::Own { width, height: Some(height) });
    for view in views(&selection) {
        let Ok(spec) = &view.drawing else { continue };
        for size in own.into_iter().chain([ImageSize::Slide, ImageSize::A4]) {
            for ratio in ImageSize::RATIOS {
                let scene = export::scene(spec, Look { size, ratio, ..Look::default() }, &font);
                let scale = size.scale(ratio);
                let drawn = ((scene.width * scale).round() as u32, (scene.height * scale).round() as u32);
                assert_eq!(drawn, size.pixels(scene.height, ratio), "{} as {} at {ratio}", view.id, size.word());
            }
        }
    }
}

#[test]
fn an_image_without_ground_has_none_under_the_chosen_year_nor_under_words() {
    let font = EmbeddedFont::new();
    let (_, selection) = selection("year=2021");
    let grounds = |spec: &ChartSpec, ground| {
        let scene = export::scene(spec, Look { ground, ..Look::default() }, &font);
        let raised = scene.items.iter().filter(|item| matches!(item.shape, Shape::Rect(_, Ink::Raised))).count();
        let words: Vec<_> = scene.labels().map(|label| label.area()).collect();
        let under = scene.items.iter().filter(|item| match item.shape {
            Shape::Rect(area, Ink::Ground) => item.mark.is_none() && words.iter().any(|words| words.meets(&area)),
            _ => false,
        });
        (raised, under.count())
    };
    let mut columns = 0;
    for view in views(&selection) {
        let Ok(spec) = &view.drawing else { continue };
        assert_eq!(grounds(spec, Ground::Transparent), (0, 0), "{}", view.id);
        columns += grounds(spec, Ground::Filled).0;
    }
    assert!(columns > 0);
}

#[test]
fn the_list_of_an_archive_tells_every_file_and_why_a_chart_has_no_image() {
    for lang in Lang::ALL {
        let (state, selection) = selection(&format!("year=2021&lang={}", lang.tag()));
        let views = views(&selection);
        let entries: Vec<Entry> = views
            .iter()
            .map(|view| {
                let link = export::link("https://example.org/", &state, data(), &selection, view.id);
                Entry::of(data(), &selection, view, export::file_name(view, Look::default(), "csv"), link)
            })
            .collect();
        let rows = csv::read(&export::contents(&entries)).unwrap();
        assert_eq!(rows[0], ["file", "title", "subtitle", "sources", "licence", "link", "opened"]);
        assert_eq!(rows.len(), views.len() + 1);
        for (row, view) in rows[1..].iter().zip(&views) {
            assert_eq!(row[1], view.title);
            match &view.drawing {
                Ok(_) => assert!(row[2] == view.subtitle && row[3].contains("http"), "{row:?}"),
                Err(empty) => assert_eq!(row[2], empty.why),
            }
            assert!(row[4].contains("CC BY"), "{row:?}");
        }
        assert!(export::archive_name(data(), &selection).ends_with(&format!("_2021_{}.zip", lang.tag())));
    }
}

#[test]
fn a_report_lists_the_sources_of_what_it_shows_each_once_and_no_other() {
    let (_, selection) = selection("year=2021");
    let all = data().catalog().sources().len();
    let ids = charts::ids(data().catalog());
    let used = about::used_sources(data(), &selection, &ids);
    let alone = about::used_sources(data(), &selection, &ids[..1]);
    assert!(alone.len() < used.len() && used.len() < all, "{} {} {all}", alone.len(), used.len());
    for (n, line) in used.iter().enumerate() {
        assert!(!used[..n].contains(line), "{} is told twice", line.title);
    }
    for view in views(&selection) {
        for ix in view.sources {
            assert!(used.contains(&about::source(data().catalog(), ix, selection.lang)));
        }
    }
}
