//! What is shipped of provinces: whose the figures are, of which day, and what the page makes of them.

use coopstat::analysis::figure;
use coopstat::model::{AreaKind, Dataset, Kind, Lang, Owner, Statement, Status};
use coopstat::present::{FigureRef, Selection, ViewState, cards, headline, provenance};

use crate::support;

fn shipped() -> Dataset {
    support::folder("data").dataset.expect("the shipped folder conforms")
}

fn select(data: &Dataset, query: &str) -> Selection {
    Selection::resolve(&ViewState::from_query(query).0, data).expect("a view")
}

fn told(data: &Dataset, query: &str) -> String {
    headline::headline(data, &select(data, query))
}

fn card(data: &Dataset, query: &str, indicator: &str) -> cards::CardFigure {
    let all = cards::cards(data, &select(data, query));
    all.into_iter().find(|card| card.indicator == indicator).expect("a card").figure.expect("a figure")
}

/// Every statement of a province, with the id of its reporter.
fn of_provinces(data: &Dataset, mut each: impl FnMut(&coopstat::model::Series, &Statement<'_>, &str)) {
    let catalog = data.catalog();
    let province = |area| catalog.area(area).kind == AreaKind::Province;
    for series in data.series().filter(|series| province(series.key.area)) {
        for statement in series.statements() {
            each(series, &statement, &catalog.reporter(series.key.reporter).id);
        }
    }
}

#[test]
fn nothing_is_subtracted_between_totals_with_and_without_credit_funds() {
    let data = shipped();
    for year in [2018, 2019, 2023] {
        let words = told(&data, &format!("area=VN-HN&year={year}&compare=2012&reporter=vca&lang=vi"));
        assert!(!words.contains("giảm") && !words.contains("tăng"), "{words}");
        let query = format!("area=VN-HN&year={year}&compare=2012&reporter=vca&lang=vi");
        let change = card(&data, &query, "htx_total").change.expect("what lies between");
        assert!(change.arrow.is_empty() && change.percent.is_empty(), "{change:?}");
    }
}

#[test]
fn the_rise_that_a_source_states_is_told_from_the_base_that_it_implies() {
    let data = shipped();
    let words = told(&data, "area=VN-HN&year=2019&compare=2018&reporter=vca&lang=vi");
    assert_eq!(
        words,
        "Theo Liên minh HTX TP Hà Nội, năm 2019, Hà Nội có 1.545 hợp tác xã, tăng 80 so với năm 2018 (nguồn nêu)."
    );
    let change = card(&data, "area=VN-HN&year=2019&compare=2018&reporter=vca&lang=vi", "htx_total").change.unwrap();
    assert_eq!((change.plain.as_str(), change.arrow), ("80", "▲"), "{change:?}");
    assert!(change.warning.is_some_and(|words| words.contains("tính ra từ mức thay đổi mà nguồn nêu")));
}

#[test]
fn the_owner_that_a_source_names_is_named_and_not_the_reporter_under_which_its_figures_stand() {
    let data = shipped();
    for (query, indicator, owner) in [
        ("area=VN-HN&year=2019&reporter=vca", "htx_total", "Liên minh HTX TP Hà Nội"),
        ("area=VN-HN&year=2021&reporter=other", "htx_total", "UBND TP Hà Nội"),
        ("area=VN-35&year=2022&reporter=mpi", "htx_total", "Sở KH&ĐT Lâm Đồng"),
        ("area=VN-40&year=2022&reporter=mpi", "htx_total", "UBND tỉnh Bình Thuận"),
        ("area=VN-71&year=2018&reporter=mpi", "htx_total", "UBND tỉnh Điện Biên"),
    ] {
        let query = format!("{query}&lang=vi");
        assert!(told(&data, &query).starts_with(&format!("Theo {owner}, ")), "{}", told(&data, &query));
        let card = card(&data, &query, indicator);
        assert!(card.source.starts_with(owner), "{}", card.source);
        let of = provenance::provenance(&data, card.figure, None, Lang::Vi, "l", "2026-11-23").unwrap();
        let catalog = data.catalog();
        let reporter = catalog.reporter(card.figure.key.reporter).name.get(Lang::Vi);
        assert!(of.citation.contains(&format!(", {owner}: ")) && !of.citation.contains(reporter), "{}", of.citation);
        assert!(of.bibtex.contains(owner) || of.bibtex.contains(&owner.replace('&', "\\&")), "{}", of.bibtex);
        assert!(of.scope.ends_with(&format!("theo {owner}")), "{}", of.scope);
        let named = |told: &provenance::Told| told.publisher.contains(owner);
        assert!(of.statements.iter().any(named), "{:?}", of.statements);
    }
}

#[test]
fn over_statements_of_several_owners_stands_their_reporter() {
    let data = shipped();
    let catalog = data.catalog();
    let key = select(&data, "area=VN-06&reporter=vca").key(catalog, catalog.find_indicator("htx_new").unwrap());
    let of = |indicator, area| {
        let key = select(&data, &format!("area={area}&reporter=other"))
            .key(catalog, catalog.find_indicator(indicator).unwrap());
        FigureRef { key, year: coopstat::model::Year::new(2019).unwrap() }
    };
    let scope = |figure| provenance::provenance(&data, figure, None, Lang::Vi, "l", "2026-11-23").unwrap().scope;
    let year = coopstat::model::Year::new(2024).unwrap();
    assert_eq!(scope(FigureRef { key, year }), "Yên Bái · theo Liên minh Hợp tác xã Việt Nam");
    assert_eq!(scope(of("htx_total", "VN-HN")), "Hà Nội · theo Vietnam Economic News", "nobody is named");
}

#[test]
fn a_figure_of_a_province_names_its_owner_or_that_none_is_named() {
    let data = shipped();
    let catalog = data.catalog();
    let mut seen = 0;
    of_provinces(&data, |series, statement, reporter| {
        let source = catalog.source(statement.source);
        // The Alliance's own report tells of provinces, too.
        let owned = source.owner != Owner::Reporter || &*source.id == "dntt-2024" || reporter == "other";
        assert!(owned || statement.uncertain || statement.is_derived(), "{} {:?}", source.id, series.key);
        seen += usize::from(source.owner == Owner::Nobody);
    });
    assert!(seen > 20, "{seen}");
}

#[test]
fn what_a_page_without_a_date_says_of_now_is_dated_or_not_certain() {
    let data = shipped();
    let catalog = data.catalog();
    let now = ["hiện có", "hiện nay", "đang có", "currently", "there are", "has a total"];
    let year = ["năm 20", "end of", "đến hết", "In 20", "in 20"];
    let mut seen = 0;
    of_provinces(&data, |series, statement, _| {
        let coopstat::model::Origin::Quote(words) = statement.origin else { return };
        let level = matches!(catalog.indicator(series.key.indicator).kind, Kind::Stock | Kind::Mean);
        let says = |list: &[&str]| list.iter().any(|one| words.to_lowercase().contains(&one.to_lowercase()));
        if level && says(&now) && !says(&year) && catalog.source(statement.source).published.is_none() {
            seen += 1;
            let firm = statement.as_of.is_some() || statement.uncertain;
            assert!(firm, "{} {}: {words}", catalog.source(statement.source).id, statement.year);
        }
    });
    assert!(seen > 4, "{seen}");
}

#[test]
fn a_figure_whose_sentence_calls_it_an_estimate_has_that_status() {
    let data = shipped();
    of_provinces(&data, |series, statement, _| {
        let coopstat::model::Origin::Quote(words) = statement.origin else { return };
        let estimate = words.starts_with("Ước") || words.starts_with("ước") || words.contains("ước đạt");
        // "8 by June …; an estimated 20 by the year's end": the first of them is none.
        let whole = statement.at_year_end();
        assert!(
            !(estimate && whole) || statement.status == Status::Estimate,
            "{:?} {}: {words}",
            series.key,
            statement.year
        );
    });
}

#[test]
fn a_day_beyond_the_year_is_of_a_report_on_that_year_in_the_months_after_it() {
    let data = shipped();
    of_provinces(&data, |_, statement, _| {
        let Some(day) = statement.as_of else { return };
        let after = (day.year() - statement.year.get()) * 12 + i32::from(day.month()) - 12;
        assert!(after <= 3 && after > -12, "{} as of {day}", statement.year);
    });
}

#[test]
fn a_share_that_the_figures_refute_is_not_told_as_it_stands() {
    let data = shipped();
    let stated = |year| card(&data, &format!("area=VN-HN&year={year}&reporter=other&lang=vi"), "htx_total").stated;
    assert_eq!(stated(2021), None);
    assert!(stated(2019).is_some_and(|words| words.contains("9,9% (độ chắc chắn thấp)")), "{:?}", stated(2019));
}

#[test]
fn a_stated_growth_of_an_unknown_base_is_told_with_its_mark_on_the_card_and_not_in_the_headline() {
    let data = shipped();
    let query = "area=VN-35&year=2024&compare=2023&reporter=vca&lang=vi";
    let card = card(&data, query, "htx_total");
    // Of the level itself there is no doubt but whose it is.
    assert_eq!(card.stated.as_deref(), Some("Nguồn nêu tăng 9,7% (độ chắc chắn thấp)"));
    assert_eq!(card.badges, ["tính đến 04/2024"]);
    assert!(!told(&data, query).contains("9,7"), "{}", told(&data, query));
}

#[test]
fn figures_of_single_sectors_are_not_overlooked_where_there_are_none_of_the_whole() {
    let data = shipped();
    let lacking = |query: &str| cards::lacking(&data, &select(&data, query));
    let words = lacking("area=VN-35&year=2024&reporter=vca&lang=vi");
    assert!(
        words.contains("Của Lâm Đồng chỉ có số liệu của từng lĩnh vực về: HTX thành lập mới, HTX giải thể"),
        "{words}"
    );
    let none = words.split("Chưa có số liệu nào").nth(1).unwrap_or_default();
    assert!(!none.contains("thành lập mới,") && !none.contains("giải thể"), "{words}");
    let words = lacking("area=VN-22&year=2021&reporter=other&lang=en");
    assert!(
        words.contains(
            "Of Nghệ An there are figures of single fields only for: total co-operatives (Agriculture, Truyền hình Nghệ An)"
        ),
        "{words}"
    );
    assert_eq!(
        told(&data, "area=VN-22&year=2021&reporter=other&lang=vi"),
        "Chưa có số liệu năm 2021 về tổng số hợp tác xã của Nghệ An theo các nguồn riêng lẻ; theo Truyền hình Nghệ An: Nông nghiệp, 628 HTX (tính đến 10/2021)."
    );
}

#[test]
fn what_a_view_lacks_is_told_of_whom_it_is_lacking_and_of_what_there_is() {
    use coopstat::present::{charts, headline};
    let data = shipped();
    let view = |id: &str, query: &str| charts::build(id, &data, &select(&data, query)).expect("the chart is offered");
    // A figure under the name of a reporter is another's: its mark says so, as the card does.
    let trend = view("trend", "year=2024&reporter=mpi&lang=vi");
    let marks: Vec<&str> = trend.drawing.as_ref().unwrap().marks.iter().map(|mark| mark.text.as_str()).collect();
    let of_paper = "Báo Nông nghiệp Việt Nam (không thấy nêu chủ số liệu), 2024: 33.335 HTX";
    assert!(marks.iter().any(|text| text.starts_with(of_paper)), "{marks:?}");
    assert!(!marks.iter().any(|text| text.starts_with("Bộ KH&ĐT/Tài chính, 2024")), "{marks:?}");
    assert!(marks.iter().any(|text| text.starts_with("Bộ KH&ĐT/Tài chính, 2022: 29.378 HTX")), "{marks:?}");
    // Another reporter tells the make-up of 2021.
    let makeup = view("makeup", "year=2022&lang=en");
    assert!(makeup.notes.iter().any(|note| note.ends_with(" by VCA.") && note.contains("2021")), "{:?}", makeup.notes);
    let makeup = view("makeup", "year=2021&area=VN-22&reporter=other&lang=vi");
    assert_eq!(
        makeup.drawing.unwrap_err().why,
        "Về các phần của tổng số hợp tác xã chỉ có số liệu của: nông nghiệp. Không năm nào có hai phần, hoặc một phần cùng tổng số."
    );
    // One area alone has no rank, and of its own committee nobody expects figures of others.
    let regions = view("regions", "year=2022&area=VN-R3&reporter=mpi&lang=en");
    let note = "5 of the 6 areas of this data set have no figure in this chart.";
    assert!(regions.notes.iter().any(|told| told == note), "{:?}", regions.notes);
    assert!(regions.title.starts_with("For total co-operatives in 2022, only Bình Thuận has a figure here: "));
    assert_eq!(regions.table.columns.len(), 2);
    assert!(regions.drawing.unwrap().marks[0].text.starts_with("Bình Thuận, 2022: "));
    let several = view("regions", "year=2022&area=VN&reporter=mpi&lang=en");
    assert_eq!(several.table.columns.len(), 3);
    assert!(several.drawing.unwrap().marks[0].text.starts_with("Rank 1 of "));
    // The button names whom the headline names.
    let of_city = select(&data, "year=2022&area=VN-CT&reporter=vca&lang=vi");
    let words: Vec<String> = headline::ways(&data, &of_city).into_iter().map(|way| way.words).collect();
    assert!(words.contains(&"Xem số liệu theo UBND TP Cần Thơ".to_owned()), "{words:?}");
    assert!(headline::headline(&data, &of_city).contains("theo UBND TP Cần Thơ: "));
    let card = cards::lacking(&data, &select(&data, "year=2024&area=VN-22&reporter=vca&lang=vi"));
    assert!(card.contains("do cơ quan báo cáo khác nêu: thu nhập bình quân") && card.contains(" ("), "{card}");
    let index = view("index", "year=2022&area=VN-22&reporter=vca&lang=en").drawing.unwrap_err().why;
    assert!(
        index.starts_with("This data set has too few figures for Nghệ An by VCA: the chart needs two indicators"),
        "{index}"
    );
}

#[test]
fn the_half_years_that_provinces_tell_are_kept_with_their_date() {
    let data = shipped();
    let catalog = data.catalog();
    for (area, reporter, year, new, percent) in
        [("VN-69", "vca", 2025, 25.0, 83.0), ("VN-09", "mpi", 2022, 26.0, 65.0), ("VN-33", "vca", 2017, 15.0, 100.0)]
    {
        for (indicator, value) in [("htx_new", new), ("htx_new_vs_plan_pct", percent)] {
            let selection = select(&data, &format!("area={area}&reporter={reporter}&year={year}"));
            let key = selection.key(catalog, catalog.find_indicator(indicator).unwrap());
            let found = figure(&data, key, selection.year).unwrap();
            assert!(!found.statement.at_year_end() && found.value == value, "{area} {indicator}");
        }
    }
    // The year's own estimate comes first, and the half-year stays beside it.
    let key = select(&data, "area=VN-CT&reporter=mpi").key(catalog, catalog.find_indicator("htx_new").unwrap());
    let values: Vec<_> = data.get(key).unwrap().statements().map(|one| one.value).collect();
    assert_eq!(values, [Some(8.0), Some(20.0)]);
    assert_eq!(figure(&data, key, coopstat::model::Year::new(2022).unwrap()).unwrap().value, 20.0);
}

#[test]
fn a_figure_of_which_no_source_names_the_owner_is_told_by_its_publication_which_says_so() {
    let data = shipped();
    let catalog = data.catalog();
    for (query, publication) in [
        ("area=VN&year=2024&reporter=mpi", "Báo Nông nghiệp Việt Nam"),
        ("area=VN-14&year=2022&reporter=vca", "Báo Hòa Bình"),
        ("area=VN-35&year=2024&reporter=vca", "Báo Lâm Đồng"),
        ("area=VN-06&year=2024&reporter=vca", "Báo Yên Bái"),
        // Nobody knows where that was published, and its title is no name.
        ("area=VN-50&year=2020&reporter=vca", "một bài không rõ nơi đăng|an article whose publisher is not known"),
    ] {
        for (lang, begins, doubt) in [
            (Lang::Vi, "Theo", "không thấy nêu chủ số liệu"),
            (Lang::En, "According to", "owner of the figure not named"),
        ] {
            let query = format!("{query}&lang={}", lang.tag());
            let mut names = publication.split('|');
            let vi = names.next().unwrap();
            let who = format!("{} ({doubt})", names.next().filter(|_| lang == Lang::En).unwrap_or(vi));
            let words = told(&data, &query);
            assert!(words.starts_with(&format!("{begins} {who}, ")), "{words}");
            assert_eq!(words.matches(doubt).count(), 1, "said once: {words}");
            let card = card(&data, &query, "htx_total");
            assert!(card.source.starts_with(&who), "{}", card.source);
            let of = provenance::provenance(&data, card.figure, None, lang, "l", "2026-11-23").unwrap();
            let reporter = catalog.reporter(card.figure.key.reporter).name.get(lang);
            assert!(of.citation.contains(&format!(", {who}: ")) && !of.citation.contains(reporter), "{}", of.citation);
            assert!(of.bibtex.contains(&who), "{}", of.bibtex);
            // Over statements of several owners stands their reporter.
            assert!(of.scope.ends_with(&who) || of.statements.len() > 1, "{}", of.scope);
            let shown = of.statements.iter().find(|one| one.badges.iter().any(|badge| badge == doubt));
            assert!(shown.is_some_and(|one| one.standing.len() == one.badges.len()), "{:?}", of.statements);
            let key = card.figure.key;
            let rows = coopstat::present::csv::rows(&data, &[(key, figure_place(&data, card.figure))], lang);
            let at = coopstat::present::csv::COLUMNS.iter().position(|name| *name == "owner").unwrap();
            assert_eq!(rows[0][at], who);
        }
    }
    // Of whose figures there is no doubt, none is said of the number.
    let words = told(&data, "area=VN&year=2024&reporter=mpi&lang=vi");
    assert!(words.contains("33.335 hợp tác xã") && !words.contains("độ chắc chắn thấp"), "{words}");
}

fn figure_place(data: &Dataset, reference: FigureRef) -> usize {
    figure(data, reference.key, reference.year).expect("a figure").statement.place
}

#[test]
fn a_chart_of_one_owners_figures_names_him_and_one_of_several_says_whose_the_others_are() {
    use coopstat::present::charts;
    let data = shipped();
    let view = |id: &str, query: &str| charts::build(id, &data, &select(&data, query)).expect("the chart is offered");
    for id in ["flows", "waterfall", "plan"] {
        let told = view(id, "year=2022&area=VN-40&reporter=mpi&lang=vi");
        assert!(told.subtitle.ends_with(", theo UBND tỉnh Bình Thuận"), "{id}: {}", told.subtitle);
        if let Ok(spec) = &told.drawing {
            assert_eq!(spec.subtitle, told.subtitle, "{id}");
        }
        let told = view(id, "year=2022&area=VN-40&reporter=mpi&lang=en");
        assert!(told.subtitle.ends_with(", reported by Bình Thuận People's Committee"), "{id}: {}", told.subtitle);
    }
    let trend = view("trend", "year=2022&area=VN-40&reporter=mpi&lang=vi");
    let columns: Vec<_> = trend.table.columns.iter().map(|column| column.text.as_str()).collect();
    assert_eq!(columns, ["Năm", "UBND tỉnh Bình Thuận"]);
    let described = trend.drawing.unwrap().description;
    assert!(described.contains("UBND tỉnh Bình Thuận") && !described.contains("Bộ KH&ĐT"), "{described}");
    let flows = view("flows", "year=2024&area=VN&reporter=mpi&lang=vi");
    assert!(flows.subtitle.ends_with(", theo Bộ KH&ĐT/Tài chính"), "{}", flows.subtitle);
    let note = "Biểu đồ có cả số liệu theo Báo Nông nghiệp Việt Nam (2024).";
    assert!(flows.notes.iter().any(|told| told == note), "{:?}", flows.notes);
    let english = view("flows", "year=2024&area=VN&reporter=mpi&lang=en").notes;
    let note = "Some of the figures are as given by Báo Nông nghiệp Việt Nam (2024).";
    assert!(english.iter().any(|told| told == note), "{english:?}");
    // A reporter's own chart has nothing to say of owners.
    let own = view("flows", "year=2021&area=VN&reporter=vca&lang=vi");
    assert!(!own.notes.iter().any(|told| told.contains("có cả số liệu theo")), "{:?}", own.notes);
}

#[test]
fn what_this_data_lacks_of_a_reporter_is_not_told_as_if_he_had_none() {
    use coopstat::present::charts;
    let data = shipped();
    let told = |id: &str, query: &str| {
        let view = charts::build(id, &data, &select(&data, query)).expect("the chart is offered");
        let why = view.drawing.err().map(|empty| empty.why).unwrap_or_default();
        [view.notes.join(" "), why].concat()
    };
    for (query, words) in [
        (
            "year=2022&area=VN-40&reporter=mpi&lang=vi",
            "Năm 2022: bộ dữ liệu này chưa có số liệu của UBND tỉnh Bình Thuận về",
        ),
        (
            "year=2022&area=VN-40&reporter=mpi&lang=en",
            "2022: this data set has no figure by Bình Thuận People's Committee for",
        ),
    ] {
        let why = told("waterfall", query);
        assert!(why.contains(words), "{why}");
    }
    for (id, query) in [("makeup", "year=2020&reporter=mard&lang=vi"), ("growth", "year=2022&reporter=other&lang=vi")] {
        let why = told(id, query);
        assert!(!why.contains("Bộ NN&PTNT không") && !why.contains("Nguồn khác không"), "{why}");
    }
}

#[test]
fn a_plan_that_is_told_as_a_range_is_told_in_its_words_and_nothing_is_attained_of_it() {
    use coopstat::present::charts;
    let data = shipped();
    for (lang, title, words) in [
        (
            "vi",
            "Kế hoạch năm 2024 về HTX giải thể là một khoảng, không phải một con số",
            "Năm 2024: kế hoạch từ 30 đến 40 HTX (“Năm 2024, toàn tỉnh sẽ xử lý giải thể ít nhất 30 - 40 HTX ngừng hoạt động lâu năm”); không tính mức đạt kế hoạch.",
        ),
        (
            "en",
            "The 2024 plan for dissolved co-operatives is a range, not one number",
            "2024: a plan of 30 to 40 co-operatives (“Năm 2024, toàn tỉnh sẽ xử lý giải thể ít nhất 30 - 40 HTX ngừng hoạt động lâu năm”); no attainment is worked out.",
        ),
    ] {
        let selection = select(&data, &format!("year=2024&area=VN-33&reporter=vca&lang={lang}"));
        let view = charts::build("plan", &data, &selection).unwrap();
        assert_eq!(view.title, title);
        assert_eq!(view.drawing.unwrap_err().why, words);
        let cells: Vec<_> = view.table.rows[0].cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(cells, ["2024", "", "30–40", "", ""]);
    }
}

#[test]
fn what_sources_state_of_a_province_in_a_sentence_that_is_quoted_is_among_its_figures() {
    let data = shipped();
    let catalog = data.catalog();
    for (area, reporter, sector, year, indicator, value) in [
        ("VN-40", "mpi", None, 2022, "unions_total", 2.0),
        ("VN-40", "mpi", None, 2022, "members_htx_vs_plan_pct", 100.1),
        ("VN-33", "vca", None, 2017, "unions_total", 3.0),
        ("VN-09", "mpi", None, 2022, "members_tht", 2902.0),
        ("VN-22", "other", Some("agriculture"), 2021, "htx_effective", 339.0),
        ("VN-23", "other", None, 2015, "htx_stopped_not_dissolved", 45.0),
        ("VN-35", "other", None, 2017, "members_tht", 3610.0),
        ("VN-35", "mard", Some("agriculture"), 2020, "members_htx", 7489.0),
        ("VN-35", "vca", None, 2024, "unions_member_htx", 29.0),
        ("VN-43", "mpi", None, 2023, "htx_total_plan_target", 173.0),
        ("VN-44", "vca", Some("transport"), 2020, "htx_total", 25.0),
        ("VN-49", "mpi", None, 2019, "htx_good_share_pct", 97.2),
        ("VN-69", "vca", None, 2022, "tht_new_plan_target", 60.0),
        ("VN-69", "vca", None, 2025, "htx_good_share_pct", 70.0),
        ("VN-HN", "other", Some("agriculture"), 2021, "tht_total", 1254.0),
        ("VN-HN", "vca", Some("agriculture"), 2012, "htx_sector_share_pct", 58.54),
        ("VN-HN", "vca", None, 2023, "htx_good_share_pct", 65.0),
    ] {
        let selection = select(&data, &format!("area={area}&reporter={reporter}&year={year}"));
        let key = selection.key(catalog, catalog.find_indicator(indicator).unwrap());
        let key = coopstat::model::SeriesKey { sector: sector.map(|id| catalog.find_sector(id).unwrap()), ..key };
        let found = figure(&data, key, selection.year).unwrap_or_else(|| panic!("{area} {indicator}"));
        assert_eq!(found.value, value, "{area} {indicator}");
    }
    let words = cards::lacking(&data, &select(&data, "area=VN-40&year=2022&reporter=mpi&lang=vi"));
    assert!(!words.contains("liên hiệp hợp tác xã"), "{words}");
}

#[test]
fn a_total_beside_which_its_source_counts_the_credit_funds_says_so() {
    let data = shipped();
    let query = "area=VN-14&year=2022&reporter=vca&lang=vi";
    let card = card(&data, query, "htx_total");
    let of = provenance::provenance(&data, card.figure, None, Lang::Vi, "l", "2026-11-23").unwrap();
    let note = of.statements[0].note.as_ref().map_or("", |(note, _)| note);
    assert!(note.contains("485 không gồm các quỹ ấy"), "{note}");
    assert!(of.citation.contains("485 không gồm các quỹ ấy"), "{}", of.citation);
}
