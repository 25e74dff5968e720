//! What the page says of the figures of this repository is so: nothing is told to be absent that was not looked at, nothing worked out is told as stated.

use std::path::Path;
use std::sync::Arc;

use coopstat::analysis::figure;
use coopstat::cli::folder;
use coopstat::format::{Loader, read_catalog, read_series};
use coopstat::model::{Dataset, Lang, Year};
use coopstat::present::cards::cards;
use coopstat::present::charts::{self, ChartView};
use coopstat::present::headline::headline;
use coopstat::present::{Selection, ViewState};
use coopstat::text::number::number;

fn whole() -> Dataset {
    folder::load(Path::new("data")).dataset.expect("the catalog conforms")
}

/// The data of this repository without the file of the country, or with it and without that of the economic sectors.
fn without(lacking: &str) -> Dataset {
    let read = |path: &str| std::fs::read(Path::new("data").join(path)).unwrap();
    let catalog = Arc::new(read_catalog("catalog.json", &read("catalog.json")).unwrap());
    let mut loader = Loader::new(Arc::clone(&catalog));
    for (place, entry) in catalog.files.iter().enumerate() {
        if entry.path.contains(lacking) {
            loader.set_unread(place, true);
        } else {
            let series = read_series(&entry.path, &read(&entry.path), &catalog, Some(entry)).unwrap();
            loader.add(&entry.path, series).unwrap();
        }
    }
    loader.into_dataset()
}

fn select(dataset: &Dataset, lang: Lang, query: &str) -> Selection {
    let (state, refused) = ViewState::from_query(query);
    assert!(refused.is_empty());
    Selection { lang, ..Selection::resolve(&state, dataset).unwrap() }
}

fn all_charts(dataset: &Dataset, selection: &Selection) -> Vec<ChartView> {
    charts::ids(dataset.catalog()).into_iter().filter_map(|id| charts::build(id, dataset, selection)).collect()
}

/// What claims that there is no figure.
const ABSENT: [&str; 8] =
    ["chưa có s", "Chưa có", "không có s", "Không có", "no figure", "No figure", "There is no", "There are no"];

#[test]
fn of_a_file_that_could_not_be_read_nothing_is_said_to_be_absent() {
    let dataset = without("national");
    for lang in Lang::ALL {
        let selection = select(&dataset, lang, "year=2024");
        let mut said = vec![headline(&dataset, &selection)];
        for card in cards(&dataset, &selection) {
            let missing = card.figure.expect_err("no file of the country was read");
            assert_eq!(missing.nearest, None, "which year is nearest is not known either");
            said.push(missing.text);
        }
        for view in all_charts(&dataset, &selection) {
            said.push(view.title);
            if let Err(empty) = view.drawing {
                assert_eq!(empty.nearest, None);
                said.push(empty.why);
            }
        }
        let told = match lang {
            Lang::Vi => "hưa đọc được",
            Lang::En => "could not be read",
        };
        assert!(said[0].contains(told), "{}", said[0]);
        assert!(said.iter().filter(|words| words.contains(told)).count() > 6, "{said:#?}");
        for words in said {
            assert!(!ABSENT.iter().any(|absent| words.contains(absent)), "{words}");
        }
    }
}

#[test]
fn where_another_file_could_not_be_read_what_is_there_stays_and_only_what_lacks_is_told_so() {
    let (whole, dataset) = (whole(), without("sectors"));
    let selection = select(&dataset, Lang::En, "year=2024");
    assert_eq!(headline(&dataset, &selection), headline(&whole, &selection));
    for (known, now) in cards(&whole, &selection).into_iter().zip(cards(&dataset, &selection)) {
        assert_eq!(known.figure.as_ref().ok().map(|f| &f.value), now.figure.as_ref().ok().map(|f| &f.value));
    }
    let trend = charts::build("trend", &dataset, &selection).unwrap();
    assert!(trend.drawing.is_ok());
    assert!(trend.notes.iter().any(|note| note.contains("could not be read")), "{:?}", trend.notes);
    // A year before any figure: whether the file that lacks has one, nobody knows.
    let early = select(&dataset, Lang::En, "year=1990");
    assert!(headline(&dataset, &early).contains("could not be read"));
    assert!(headline(&whole, &early).contains("there is no figure"));
}

#[test]
fn a_file_that_is_read_afterwards_leaves_no_trace_of_its_failure() {
    let whole = whole();
    let mut dataset = whole.clone();
    dataset.set_unread(0, true);
    assert_ne!(whole, dataset);
    assert!(dataset.lacks_files());
    dataset.set_unread(0, false);
    assert_eq!(whole, dataset);
}

/// Every view of the country and of every area with figures, in each year, of each reporter.
fn every_view(dataset: &Dataset, lang: Lang) -> Vec<Selection> {
    let catalog = dataset.catalog();
    let mut views = Vec::new();
    for (ix, area) in catalog.areas() {
        for year in dataset.years(ix) {
            for (_, reporter) in catalog.reporters() {
                let query = format!("year={year}&area={}&reporter={}", area.id, reporter.id);
                views.push(select(dataset, lang, &query));
            }
        }
    }
    views
}

/// The numbers of a title, without its years.
fn numbers(title: &str) -> Vec<String> {
    let parts = title.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','));
    let parts = parts.map(|part| part.trim_matches(['.', ',']).to_owned()).filter(|part| !part.is_empty());
    parts.filter(|part| !(part.len() == 4 && part.starts_with(['1', '2']))).collect()
}

#[test]
fn a_title_that_tells_a_figure_which_no_source_states_says_that_it_was_worked_out() {
    let dataset = whole();
    let catalog = dataset.catalog();
    let mut seen = 0;
    for lang in Lang::ALL {
        let mark = if lang == Lang::Vi { "tính ra)" } else { "worked" };
        for selection in every_view(&dataset, lang) {
            for view in all_charts(&dataset, &selection) {
                let Ok(_) = view.drawing else { continue };
                let told = numbers(&view.title);
                let year = selection.year;
                let mut shown: Vec<_> = view.statements.iter().map(|(key, _)| *key).collect();
                shown.dedup();
                for found in shown.into_iter().filter_map(|key| figure(&dataset, key, year)) {
                    let decimals = catalog.indicator(found.series.key.indicator).decimals;
                    let words = number(lang, found.value, decimals);
                    if found.statement.is_derived() && told.contains(&words) {
                        seen += 1;
                        assert!(view.title.contains(mark), "{} {year}: {}", view.id, view.title);
                    }
                }
            }
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn the_titles_of_2024_and_2025_tell_what_was_worked_out() {
    let dataset = whole();
    let title = |id, query| charts::build(id, &dataset, &select(&dataset, Lang::Vi, query)).unwrap().title;
    assert!(title("flows", "year=2024&reporter=vca").contains("giải thể 488 (tính ra)"));
    assert!(title("flows", "year=2024&reporter=mpi").contains("giải thể 688 (tính ra)"));
    assert!(!title("flows", "year=2021&reporter=vca").contains("tính ra"));
    assert!(title("trend", "year=2024&reporter=mpi").contains("(dựa trên số tính ra)"), "the line begins in 2001");
    assert!(title("growth", "year=2020&reporter=vca").contains("(dựa trên số tính ra)"), "from the level of 2019");
    assert!(!title("plan", "year=2021&reporter=vca").contains("tính ra"), "its source states the per cent");
}

#[test]
fn the_headline_says_of_its_level_what_the_badges_of_the_card_say() {
    let dataset = whole();
    for lang in Lang::ALL {
        for selection in every_view(&dataset, lang) {
            let said = headline(&dataset, &selection);
            let card = cards(&dataset, &selection).into_iter().next().unwrap();
            let Ok(card) = card.figure else { continue };
            for badge in card.badges {
                let told = match badge.as_str() {
                    "ước tính" => "ước ",
                    "estimate" => "estimated ",
                    "số gần đúng" => "khoảng ",
                    "approximate" if said.contains("an estimated ") => "estimated ",
                    "approximate" => "about ",
                    date if date.contains("20") => "ính đến",
                    other => other,
                };
                let told = if lang == Lang::En && told == "ính đến" { "As of" } else { told };
                assert!(said.contains(told), "{badge}: {said}");
            }
        }
    }
    let said = |lang, query| headline(&dataset, &select(&dataset, lang, query));
    assert!(said(Lang::En, "year=2025&reporter=mpi").contains("35,041 co-operatives (provisional)"));
    assert!(said(Lang::Vi, "year=2024&reporter=mpi").contains("33.335 hợp tác xã (độ chắc chắn thấp)"));
}

#[test]
fn no_note_says_of_a_statement_that_it_is_not_displayed_for_provenance_and_checks_display_every_one() {
    let dataset = whole();
    for series in dataset.series() {
        for statement in series.statements() {
            let Some(note) = statement.note else { continue };
            for (lang, hidden) in [(Lang::Vi, "hiển thị."), (Lang::En, "for display")] {
                assert!(!note.get(lang).contains(hidden), "{}", note.get(lang));
            }
            // What it says instead is so: such a statement is never the one of its year.
            if note.get(Lang::En).contains("Not taken as the figure of the year") {
                let shown = figure(&dataset, series.key, statement.year);
                assert!(shown.is_none_or(|shown| shown.statement.place != statement.place));
            }
        }
    }
}

#[test]
fn the_source_line_begins_with_the_source_of_what_the_title_tells() {
    let dataset = whole();
    let catalog = dataset.catalog();
    let first = |id, query, of: &str, year| {
        let selection = select(&dataset, Lang::Vi, query);
        let view = charts::build(id, &dataset, &selection).unwrap();
        let key = selection.key(catalog.find_indicator(of).unwrap());
        let figure = figure(&dataset, key, Year::new(year).unwrap()).unwrap();
        let publisher = catalog.source(figure.statement.source).publisher.get(Lang::Vi);
        assert_eq!(view.sources.first(), Some(&figure.statement.source), "{id} {query}");
        assert!(view.source_line.starts_with(&format!("Nguồn: {publisher}")), "{}", view.source_line);
        let Ok(drawing) = view.drawing else { panic!("{id} is drawn") };
        assert!(drawing.footer.contains(&view.source_line));
        let mut distinct = view.sources.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), view.sources.len(), "none is lost or doubled");
    };
    first("trend", "year=2024&reporter=vca", "htx_total", 2024);
    first("trend", "year=2021&reporter=mpi", "htx_total", 2025);
    first("flows", "year=2024&reporter=vca", "htx_new", 2024);
    first("growth", "year=2021&reporter=vca", "htx_total_growth_pct", 2021);
    first("plan", "year=2021&reporter=vca", "htx_new_vs_plan_pct", 2021);
}
