//! What the page says of the figures of this repository is so: nothing is told to be absent that was not looked at, nothing worked out is told as stated.

use std::path::Path;
use std::sync::Arc;

use coopstat::analysis::checks::{self, CheckKind};
use coopstat::analysis::figure;
use coopstat::analysis::figure::all_of_series;
use coopstat::charts::measure::EmbeddedFont;
use coopstat::charts::spec::{Body, LinePoint};
use coopstat::charts::{Frame, Size, layout};
use coopstat::format::{Loader, read_catalog, read_series};
use coopstat::model::{Dataset, Lang, Year};
use coopstat::present::cards::{cards, lacking};
use coopstat::present::charts::{self, ChartView};
use coopstat::present::headline::headline;
use coopstat::present::image::ImageSize;
use coopstat::present::provenance::{Provenance, provenance};
use coopstat::present::selection::leading;
use coopstat::present::{FigureRef, Selection, choices, show};
use coopstat::text;
use coopstat::text::number::{number, percent};
use coopstat::text::standing::{approx_badge, badges};

use super::{select, whole};

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

fn all_charts(dataset: &Dataset, selection: &Selection) -> Vec<ChartView> {
    charts::ids(dataset.catalog()).into_iter().filter_map(|id| charts::build(id, dataset, selection)).collect()
}

#[test]
fn no_mark_tells_a_change_by_which_one_of_its_two_figures_was_worked_out() {
    let dataset = whole();
    for (lang, told) in [(Lang::Vi, "so với năm 2020"), (Lang::En, "on 2020")] {
        // The new co-operatives of 2020 were worked out from those of 2021 and the growth that is stated of them.
        let selection = select(&dataset, lang, "year=2021&compare=2020");
        let drawing = charts::build("flows", &dataset, &selection).unwrap().drawing.unwrap();
        let new = drawing.marks.iter().find(|mark| mark.text.contains(&number(lang, 2_283.0, 0))).unwrap();
        assert!(!new.text.contains(told), "{}", new.text);
    }
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
    assert!(headline(&whole, &early).contains("There is no 1990 figure"));
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

/// Every view as [`every_view`] has it, beside the year before and beside none.
fn every_view_twice(dataset: &Dataset, lang: Lang) -> Vec<Selection> {
    let views = every_view(dataset, lang);
    let alone = views.clone().into_iter().map(|view| Selection { compare: None, ..view });
    alone.chain(views.clone()).collect()
}

#[test]
fn a_title_that_tells_a_figure_says_of_it_what_the_badges_of_a_card_say() {
    let dataset = whole();
    let catalog = dataset.catalog();
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    for lang in Lang::ALL {
        for selection in every_view_twice(&dataset, lang) {
            // An index tells per cents alone, which may read like a figure.
            for view in all_charts(&dataset, &selection).into_iter().filter(|view| view.id != "index") {
                let (title, year) = (&view.title, selection.year);
                let told = numbers(title);
                let mut shown: Vec<_> = view.statements.iter().map(|(key, _)| *key).collect();
                shown.dedup();
                for found in shown.into_iter().filter_map(|key| figure(&dataset, key, year)) {
                    let digits = show::decimals(catalog.indicator(found.series.key.indicator), &found.statement);
                    if !told.contains(&number(lang, found.value.abs(), digits)) {
                        continue;
                    }
                    for badge in badges(lang, &show::standing(&found.statement)) {
                        let told_by_a_word = ["khoảng ", "about ", "trên ", "over ", "gần ", "nearly "];
                        let roughly = badge == approx_badge(lang, found.statement.approx)
                            && told_by_a_word.iter().any(|word| title.contains(word));
                        assert!(roughly || title.contains(&badge), "{badge} of {} {year}: {title}", view.id);
                        *seen.entry(badge).or_default() += 1;
                    }
                }
            }
        }
    }
    for badge in ["tính ra", "độ chắc chắn thấp", "ước tính", "số gần đúng", "tính đến 04/2024"]
    {
        assert!(seen.get(badge).is_some_and(|times| *times > 1), "{badge}: {seen:?}");
    }
}

#[test]
fn titles_of_one_area_tell_how_certain_their_figure_is_and_up_to_when_it_goes_and_why() {
    let dataset = whole();
    let view = |lang, id| charts::build(id, &dataset, &select(&dataset, lang, "year=2024&area=VN-35")).unwrap();
    let growth = view(Lang::Vi, "growth");
    let marks = "(độ chắc chắn thấp, không thấy nêu chủ số liệu, tính đến 04/2024)";
    assert_eq!(growth.title, format!("Năm 2024: nguồn nêu tăng 9,7% {marks}, chưa đủ số liệu để kiểm tra"));
    assert!(growth.notes.iter().any(|note| note.contains("2024: Phần trích không nói tăng so với lúc nào")));
    let growth = view(Lang::En, "growth");
    let marks_in_english = "(low certainty, owner of the figure not named, as of April 2024)";
    let told =
        format!("2024: the source states a rise of 9.7% {marks_in_english}; the figures do not suffice to check it");
    assert_eq!(growth.title, told);
    // Of the level itself there is no doubt but whose it is.
    let marks = "(không thấy nêu chủ số liệu, tính đến 04/2024)";
    let regions = view(Lang::Vi, "regions").title;
    assert_eq!(
        regions,
        format!(
            "Về tổng số hợp tác xã năm 2024, ở đây chỉ có số liệu của Lâm Đồng: 554 hợp tác xã, theo Báo Lâm Đồng {marks}"
        )
    );
    let trend = view(Lang::Vi, "trend").title;
    let told = format!("Tổng số hợp tác xã: 554 HTX năm 2024, năm duy nhất có số liệu theo Báo Lâm Đồng {marks}");
    assert_eq!(trend, told);
}

#[test]
fn the_titles_of_2024_and_2025_tell_what_was_worked_out() {
    let dataset = whole();
    let title = |id, query| charts::build(id, &dataset, &select(&dataset, Lang::Vi, query)).unwrap().title;
    assert!(title("flows", "year=2024&reporter=mpi").contains("giải thể khoảng 688 (ước tính, tính ra, "));
    assert!(!title("flows", "year=2021&reporter=vca").contains("tính ra"));
    let trend = title("trend", "year=2024&reporter=mpi");
    assert!(trend.contains("từ năm 2007") && !trend.contains("tính ra"), "2001 was worked out from 2021: {trend}");
    assert!(title("growth", "year=2020&reporter=vca").contains("(dựa trên số tính ra)"), "from the level of 2019");
    assert!(title("plan", "year=2021&reporter=vca").ends_with("(kế hoạch: tính ra)"), "its source states the per cent");
    assert!(
        title("plan", "year=2024&reporter=mpi").ends_with("(ước tính; không thấy nêu chủ số liệu; kế hoạch: tính ra)")
    );
}

#[test]
fn a_figure_that_is_marked_as_of_low_reliability_is_not_told_and_what_no_dissolving_explains_is() {
    let dataset = whole();
    for (lang, words) in [
        (
            Lang::Vi,
            "Ngay cả khi HTX giải thể bằng 0, số cuối năm 2024 vẫn lệch +251 HTX so với tính từ các số đã biết.",
        ),
        (
            Lang::En,
            "Even if dissolved co-operatives were 0, the end of 2024 still differs by +251 co-operatives from what the known figures give.",
        ),
    ] {
        let selection = select(&dataset, lang, "year=2024&reporter=vca");
        for view in all_charts(&dataset, &selection) {
            assert!(!view.title.contains("488"), "{}: {}", view.id, view.title);
        }
        let view = charts::build("waterfall", &dataset, &selection).unwrap();
        let Err(empty) = view.drawing else { panic!("nobody states how many were dissolved") };
        assert!(empty.why.ends_with(words), "{}", empty.why);
    }
}

#[test]
fn the_checks_say_which_file_they_have_not_seen_and_call_nothing_of_it_unstated() {
    use coopstat::present::checks::{Wanted, find, panel, scope};
    let (whole, without) = (whole(), without("national"));
    for (lang, told, unstated) in [
        (
            Lang::Vi,
            "Có tệp số liệu không đọc được: các phép kiểm tra cần số trong tệp đó chưa được thực hiện.",
            "Không nguồn nào",
        ),
        (
            Lang::En,
            "A data file could not be read: the checks that need its figures were not made.",
            "No source states",
        ),
    ] {
        let panel_of = |dataset: &Dataset| {
            let selection = select(dataset, lang, "year=2022&reporter=mpi&view=all-checks");
            let wanted = Wanted { shown: [usize::MAX; 3], ..Wanted::default() };
            panel(dataset, &selection, &find(dataset, scope(dataset, &selection)), &wanted)
        };
        assert_eq!(panel_of(&whole).unread, None);
        let panel = panel_of(&without);
        assert_eq!(panel.unread, Some(told));
        let lines: Vec<_> = panel.groups.iter().flat_map(|group| &group.items).map(|item| &item.line).collect();
        assert!(!lines.is_empty() && lines.iter().all(|line| !line.contains(unstated)), "{lines:?}");
    }
}

#[test]
fn a_small_picture_whose_line_ends_in_another_year_than_the_chosen_one_names_it() {
    let dataset = whole();
    let view = charts::build("index", &dataset, &select(&dataset, Lang::Vi, "year=2024&reporter=vca&view=multiples"));
    let Body::Multiples(pictures) = view.unwrap().drawing.unwrap().body else { panic!("small pictures") };
    let ends: Vec<&str> = pictures.iter().map(|one| one.lines.lines[0].points.last().unwrap().told.as_str()).collect();
    assert_eq!(ends, ["33.557", "125 (2022)", "119.710 (2021)", ">\u{a0}6.139.000"]);
}

#[test]
fn the_title_of_growth_says_what_the_check_of_growth_found() {
    let dataset = whole();
    let rate = dataset.catalog().find_indicator("htx_total_growth_pct").unwrap();
    let mut seen = Vec::new();
    for selection in every_view(&dataset, Lang::Vi) {
        let Some(stated) = figure(&dataset, selection.key(dataset.catalog(), rate), selection.year) else { continue };
        // Of several rates the title takes the one that the source of the level states.
        let level =
            figure(&dataset, selection.key(dataset.catalog(), leading(dataset.catalog()).unwrap()), selection.year);
        let own = level.and_then(|level| show::stated_of(&dataset, &level, rate).into_iter().next());
        let stated = own.unwrap_or(stated);
        let title = charts::build("growth", &dataset, &selection).unwrap().title;
        let outcomes = checks::checks_for(&dataset, selection.year, selection.area);
        let of_this = outcomes.iter().find(|outcome| {
            let under_test = outcome.used.first().is_some_and(|used| used.place == stated.statement.place);
            outcome.kind == CheckKind::Growth && outcome.series == stated.series.key && under_test
        });
        let verdict = of_this.map_or("untestable", |outcome| outcome.verdict.code());
        let told = if title.contains("khớp") || title.contains("chênh lệch trong phạm vi") {
            "agrees"
        } else if title.contains("chưa đủ số liệu") {
            "untestable"
        } else {
            "differs"
        };
        assert_eq!(told, verdict, "{title}");
        for statement in stated.series.of_year(selection.year).filter(|statement| !statement.is_derived()) {
            let percent = percent(Lang::Vi, statement.value.unwrap(), statement.digits);
            assert!(title.contains(&percent), "{title} names {percent}");
        }
        seen.push(verdict);
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, ["agrees", "differs", "untestable"]);
    let title = |lang, year: &str| {
        charts::build("growth", &dataset, &select(&dataset, lang, &format!("year={year}&reporter=mpi"))).unwrap().title
    };
    assert_eq!(
        title(Lang::Vi, "2024"),
        "Năm 2024: nguồn nêu tăng 4,74%, số liệu cho thấy khoảng 5%, chênh lệch trong phạm vi của số gần đúng (năm 2023: ước tính, số gần đúng; năm 2024: không thấy nêu chủ số liệu, tính đến 12/2024)"
    );
    assert_eq!(
        title(Lang::Vi, "2022"),
        "Năm 2022: nguồn nêu tăng 5,4%, số liệu cho thấy 7,4% (cũng có nguồn nêu tăng 7% [ước tính])"
    );
    assert_eq!(
        title(Lang::En, "2022"),
        "2022: the source states a rise of 5.4%, the figures show 7.4% (also stated: a rise of 7% [estimate])"
    );
}

#[test]
fn the_headline_says_of_its_level_what_the_badges_of_the_card_say() {
    let dataset = whole();
    for lang in Lang::ALL {
        for selection in every_view(&dataset, lang) {
            let said = headline(&dataset, &selection);
            // Of a part of the country the card is not there where there is no figure in any year.
            let card = cards(&dataset, &selection).into_iter().find(|card| card.indicator == "htx_total");
            let Some(Ok(card)) = card.map(|card| card.figure) else { continue };
            for badge in card.badges {
                let told = match badge.as_str() {
                    "ước tính" => "ước ",
                    "estimate" if said.contains("an estimated ") => "estimated ",
                    "estimate" => "(estimate",
                    "số gần đúng" => "khoảng ",
                    "approximate" => "about ",
                    "nguồn nêu “trên”" => "trên ",
                    "stated as “over”" => "over ",
                    "nguồn nêu “gần”" => "gần ",
                    "stated as “nearly”" => "nearly ",
                    date if date.contains("20") => "ính đến",
                    other => other,
                };
                let told = if lang == Lang::En && told == "ính đến" { "as of" } else { told };
                assert!(said.contains(told), "{badge}: {said}");
            }
        }
    }
    let said = |lang, query| headline(&dataset, &select(&dataset, lang, query));
    assert!(said(Lang::En, "year=2025&reporter=mpi").contains("35,041 co-operatives (provisional)"));
    assert!(
        said(Lang::Vi, "year=2024&reporter=mpi")
            .contains("(không thấy nêu chủ số liệu), tính đến tháng 12/2024, cả nước có 33.335 hợp tác xã")
    );
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
fn the_source_line_begins_with_the_source_of_the_chosen_years_figure() {
    let dataset = whole();
    let catalog = dataset.catalog();
    let first = |id, query, of: &str, year| {
        let selection = select(&dataset, Lang::Vi, query);
        let view = charts::build(id, &dataset, &selection).unwrap();
        let key = selection.key(catalog, catalog.find_indicator(of).unwrap());
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
    first("trend", "year=2021&reporter=mpi", "htx_total", 2021);
    first("trend", "year=2021&reporter=vca", "htx_total", 2021);
    first("index", "year=2021&reporter=vca", "htx_total", 2021);
    first("index", "year=2024&reporter=mpi&view=multiples", "htx_total", 2024);
    first("makeup", "year=2022&reporter=vca", "htx_total", 2022);
    first("flows", "year=2024&reporter=vca", "htx_new", 2024);
    first("growth", "year=2021&reporter=vca", "htx_total_growth_pct", 2021);
    first("plan", "year=2021&reporter=vca", "htx_new_vs_plan_pct", 2021);
}

/// What the page says of a line to who cannot see it: the descriptions of the charts of a view and the courses of its cards.
fn courses(dataset: &Dataset, lang: Lang, query: &str) -> Vec<String> {
    let selection = select(dataset, lang, query);
    let drawn = all_charts(dataset, &selection).into_iter().filter_map(|view| Some(view.drawing.ok()?.description));
    drawn.chain(cards(dataset, &selection).into_iter().map(|card| card.course)).collect()
}

#[test]
fn descriptions_tell_no_turn_of_figures_that_do_not_compare_and_hedge_every_value() {
    let dataset = whole();
    let told = courses(&dataset, Lang::En, "year=2025&reporter=mpi").join("\n");
    // About 6.1, about 6 and nearly 6 million are too coarse for a rise or a fall; 688 was worked out from the change of the total.
    for turn in ["peak 6,100,000", "trough 5,800,000", "trough 400 co-operatives in 2023", "trough 412 co-operatives"] {
        assert!(!told.contains(turn), "{turn} in {told}");
    }
    assert!(told.contains("(approximate"), "{told}");
    let told = courses(&dataset, Lang::En, "year=2021&reporter=vca").join("\n");
    assert!(!told.contains("trough 2,134"), "{told}");
    // The index has no 2022 of any of its levels, whose figures are there.
    let told = courses(&dataset, Lang::En, "year=2022&reporter=vca").join("\n");
    let total = told.lines().find(|line| line.starts_with("Total co-operatives: ") && line.contains("Unions of"));
    assert!(total.is_some_and(|line| !line.contains("No figures")), "{total:?}");
    for query in ["year=2025&reporter=mpi", "year=2021&reporter=vca", "year=2024&reporter=mpi&index=multiples"] {
        let selection = select(&dataset, Lang::Vi, query);
        let told = courses(&dataset, Lang::Vi, query).join("\n");
        for series in dataset.in_area(selection.area).filter(|series| series.key.reporter == selection.reporter) {
            let unit = dataset.catalog().indicator(series.key.indicator).unit.get(Lang::Vi);
            for figure in all_of_series(&dataset, series).filter(coopstat::analysis::Figure::is_soft) {
                let bare = format!("{} {unit} năm {}", number(Lang::Vi, figure.value, 0), figure.year());
                assert!(!told.contains(&format!(" {bare}")), "{bare} without what is to be known of it in {told}");
            }
        }
    }
}

/// What the checks of the country say in all years, as heading and line.
fn lines_of_checks(dataset: &Dataset, lang: Lang) -> Vec<(String, String)> {
    let country = select(dataset, lang, "").area;
    let found = checks::Checker::new(dataset).in_area(country, None).collect::<Vec<_>>();
    let words = |outcome| (text::checks::heading(dataset, outcome, lang), text::checks::line(dataset, outcome, lang));
    found.iter().map(words).collect()
}

#[test]
fn two_reporters_who_work_a_figure_out_each_in_a_way_of_its_own_are_told_so_and_not_called_of_two_dates() {
    let dataset = whole();
    for (lang, told) in [
        (
            Lang::Vi,
            "Liên minh HTX nêu 2.839 triệu đồng/HTX/năm, Báo Nông nghiệp Việt Nam nêu 3.550 (ước tính, không thấy nêu chủ số liệu): mỗi nơi tính theo cách riêng nên không so được.",
        ),
        (
            Lang::En,
            "VCA states 2,839 million VND per co-operative a year, Báo Nông nghiệp Việt Nam 3,550 (estimate, owner of the figure not named): each works it out in its own way, so not compared.",
        ),
    ] {
        assert!(lines_of_checks(&dataset, lang).iter().any(|(_, line)| line == told), "{told}");
    }
}

#[test]
fn where_a_source_of_another_reporter_states_a_figure_nobody_is_said_to_state_it() {
    let dataset = whole();
    for (lang, told) in [
        (Lang::Vi, "Không nguồn nào của Bộ KH&ĐT/Tài chính nêu: Doanh thu bình quân một HTX, Cả nước, 2023."),
        (Lang::En, "No source of MPI/MoF states: Average revenue of a co-operative, Viet Nam, 2023."),
    ] {
        assert!(lines_of_checks(&dataset, lang).iter().any(|(_, line)| line == told), "{told}");
    }
    let nobody = "Không nguồn nào nêu: HTX thành lập mới, Cả nước, 2020.";
    assert!(lines_of_checks(&dataset, Lang::Vi).iter().any(|(_, line)| line == nobody), "this one nobody states");
}

#[test]
fn what_is_to_be_known_of_a_number_of_a_check_stands_in_one_pair_of_brackets() {
    let dataset = whole();
    for lang in Lang::ALL {
        for (_, line) in lines_of_checks(&dataset, lang) {
            assert!(!line.contains(") ("), "{line}");
        }
    }
    let told = "Bộ KH&ĐT/Tài chính nêu khoảng 31.700 HTX (cuối năm 2023, ước tính)";
    assert!(lines_of_checks(&dataset, Lang::Vi).iter().any(|(_, line)| line.starts_with(told)), "{told}");
}

fn provenance_of(dataset: &Dataset, lang: Lang, figure: &str) -> Provenance {
    let reference = FigureRef::parse(figure, dataset.catalog()).unwrap();
    provenance(dataset, reference, None, lang, "https://example.org/", "2026-11-27").unwrap()
}

#[test]
fn a_figure_of_half_a_year_lies_apart_from_that_of_the_whole_by_no_number() {
    let dataset = whole();
    let told = provenance_of(&dataset, Lang::Vi, "htx_new/VN-CT/mpi/2022");
    assert_eq!(told.choice.as_deref(), Some("Hiển thị số này vì là số cả năm, còn số khác tính đến ngày khác."));
    let apart: Vec<_> = told.statements.iter().map(|one| (&*one.value, one.difference.as_deref())).collect();
    assert_eq!(apart, [("20 HTX", None), ("8 HTX", None)]);
    // Of one date they do.
    let told = provenance_of(&dataset, Lang::Vi, "htx_new/VN/vca/2017");
    assert!(told.statements.iter().any(|one| one.difference.is_some()));
    let level = provenance_of(&dataset, Lang::Vi, "htx_total/VN/vca/2024");
    assert!(level.choice.is_none_or(|why| !why.contains("cả năm")));
}

#[test]
fn a_citation_names_who_published_what_no_reporter_answers_for_and_the_site_that_it_was_found_on() {
    let dataset = whole();
    let told = provenance_of(&dataset, Lang::Vi, "htx_total/VN-33/other/2023");
    assert!(told.citation.starts_with("Tổng số hợp tác xã, Đắk Lắk, 2023, Vietnam.vn: 783 HTX."), "{}", told.citation);
    assert!(told.bibtex.contains("2023, Vietnam.vn: 783 HTX"), "{}", told.bibtex);
    assert_eq!(told.scope, "Đắk Lắk · theo Vietnam.vn");
    let site = "Dẫn theo trang Coopstat (Khu vực hợp tác xã Việt Nam), https://example.org/";
    assert!(told.citation.contains(site), "{}", told.citation);
    let told = provenance_of(&dataset, Lang::En, "htx_total/VN-33/other/2023");
    let site = "Quoted from Coopstat (Viet Nam's co-operative sector), https://example.org/";
    assert!(told.citation.contains(site), "{}", told.citation);
}

#[test]
fn separate_sources_are_named_so_that_it_reads_in_a_sentence() {
    let dataset = whole();
    let told = |lang| lacking(&dataset, &select(&dataset, lang, "area=VN-33&reporter=other&year=2023"));
    let vi = told(Lang::Vi);
    assert!(vi.starts_with("Số liệu của Đắk Lắk không do các nguồn riêng lẻ mà do cơ quan báo cáo khác nêu: "), "{vi}");
    let en = told(Lang::En);
    assert!(en.starts_with("Only reporters other than individual sources have figures of Đắk Lắk for: "), "{en}");
    for (lang, word) in [(Lang::Vi, "Các nguồn riêng lẻ"), (Lang::En, "Individual sources")] {
        let choices = choices::reporters(dataset.catalog(), &choices::Place::of(&select(&dataset, lang, "")));
        assert!(choices.iter().any(|choice| choice.text == word), "{choices:?}");
    }
}

#[test]
fn the_number_of_the_chosen_year_is_written_in_every_course_at_every_size() {
    let dataset = whole();
    let font = EmbeddedFont::new();
    let sizes = ImageSize::NAMED.map(|size| (size.layout(), Frame::Full));
    let pages = [320.0, 358.0, 736.0, 1150.0].map(|width| (Size { width, height: None }, Frame::Plot));
    let mut told = 0;
    for selection in every_view(&dataset, Lang::Vi) {
        let Ok(spec) = charts::build("trend", &dataset, &selection).unwrap().drawing else { continue };
        let Body::Lines(lines) = &spec.body else { panic!("lines") };
        let chosen = |point: &&LinePoint| Some(point.year) == lines.x.chosen && !point.told.is_empty();
        let Some(point) = lines.lines.first().and_then(|line| line.points.iter().find(chosen)) else { continue };
        for (size, frame) in sizes.into_iter().chain(pages) {
            let scene = layout(&spec, size, frame, &font);
            let written = scene.labels().any(|label| label.bold && label.text == point.told);
            assert!(written, "{} of {} in {size:?}: {}", point.told, point.year, spec.title);
            told += 1;
        }
    }
    assert!(told > 100);
}
