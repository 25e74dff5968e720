//! `coopstat export` from outside: which files it writes, what is in them, and what it answers where it cannot.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use coopstat::cli::{BROKEN, CONFORMS, NOTHING, UNWRITTEN, USAGE, run_with};
use coopstat::format::png::{SIGNATURE, next};

use crate::support;

/// Runs the export of a folder of the repository into a fresh folder; gives the code, what it prints, what it complains of, and the files.
fn export(name: &str, data: &str, arguments: &[&str]) -> (u8, String, String, BTreeMap<String, Vec<u8>>) {
    let to = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("export").join(name);
    let _ = fs::remove_dir_all(&to);
    let data = support::path(data);
    let first = ["coopstat", "export", data.to_str().unwrap(), "--out", to.to_str().unwrap()];
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run_with(first.iter().chain(arguments), &mut out, &mut err);
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(&to).into_iter().flatten() {
        let path = entry.unwrap().path();
        files.insert(path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap());
    }
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap(), files)
}

/// The chunks of a PNG before its pixels, by kind; texts by keyword.
fn chunks(png: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut rest = png.strip_prefix(&SIGNATURE).expect("a PNG");
    let mut found = BTreeMap::new();
    while let Some((kind, body, after)) = next(rest) {
        let kind = String::from_utf8(kind.to_vec()).unwrap();
        if kind == "iTXt" {
            let keyword = body.split(|byte| *byte == 0).next().unwrap();
            found.insert(String::from_utf8(keyword.to_vec()).unwrap(), body[keyword.len()..].to_vec());
        } else {
            found.insert(kind, body.to_vec());
        }
        rest = after;
    }
    found
}

fn size(png: &[u8]) -> (u32, u32) {
    let header = &chunks(png)["IHDR"];
    let side = |at: usize| u32::from_be_bytes(header[at..at + 4].try_into().unwrap());
    (side(0), side(4))
}

#[test]
fn every_chart_is_written_under_the_name_that_the_page_gives_it_and_alike_each_time() {
    let arguments = ["--all", "--year", "2021", "--size", "480", "--lang", "en", "--format", "svg,png,csv"];
    let (code, out, err, files) = export("all", "data", &arguments);
    assert_eq!(code, CONFORMS);
    assert!(err.starts_with("regions: "), "what has nothing to show is told: {err}");
    assert_eq!(files.len(), 7 * 3, "{:?}", files.keys());
    assert_eq!(out.lines().count(), files.len());
    for name in files.keys() {
        assert!(name.starts_with("coopstat_") && name.contains("_2021_"), "{name}");
        assert!(["_en.csv", "_en_480.svg", "_en_480.png"].iter().any(|end| name.ends_with(end)), "{name}");
        assert!(out.contains(name.as_str()));
    }
    let again = export("again", "data", &arguments).3;
    assert!(files == again, "the same input gives the same bytes");
}

#[test]
fn charts_of_two_areas_or_reporters_have_names_of_their_own() {
    let name = |name: &str, arguments: &[&str]| {
        let (code, _, err, files) = export(name, "data", &[arguments, &["--format", "csv"]].concat());
        assert_eq!((code, err.as_str(), files.len()), (CONFORMS, "", 1), "{arguments:?}");
        files.into_keys().next().unwrap()
    };
    let trend = ["--chart", "trend", "--year", "2021"];
    assert_eq!(name("name-vca", &[&trend[..], &["--reporter", "vca", "--area", "VN"]].concat()), name("name", &trend));
    let mpi = name("name-mpi", &[&trend[..], &["--reporter", "mpi"]].concat());
    assert!(mpi.starts_with("coopstat_tong-so-hop-tac-xa_mpi_"), "{mpi}");
    let regions = ["--chart", "regions", "--year", "2020", "--area"];
    for area in ["VN-57", "VN-44"] {
        let name = name(area, &[&regions[..], &[area]].concat());
        assert_eq!(name, format!("coopstat_tong-so-hop-tac-xa-theo-dia-ban_{area}_2020_vi.csv"));
    }
}

#[test]
fn a_file_that_is_there_is_written_over_only_where_that_is_asked_for() {
    let to = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("export-again");
    let _ = fs::remove_dir_all(&to);
    let data = support::path("data");
    let run = |more: &[&str]| {
        let first = ["coopstat", "export", data.to_str().unwrap(), "--format", "csv", "--out", to.to_str().unwrap()];
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = run_with(first.iter().chain(more), &mut out, &mut err);
        (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    };
    let (code, out, _) = run(&["--chart", "trend"]);
    assert_eq!(code, CONFORMS);
    let path = PathBuf::from(out.trim());
    fs::write(&path, "mine").unwrap();
    let (code, out, err) = run(&["--chart", "flows,trend", "--lang", "vi"]);
    assert_eq!((code, out.as_str()), (UNWRITTEN, ""), "not one of them is written");
    assert!(err.contains(path.to_str().unwrap()) && err.contains("--force"), "{err}");
    assert_eq!((fs::read(&path).unwrap(), fs::read_dir(&to).unwrap().count()), (b"mine".to_vec(), 1));
    assert_eq!(run(&["--chart", "flows,trend", "--force"]).0, CONFORMS);
    assert_ne!(fs::read(&path).unwrap(), b"mine");
}

#[test]
fn an_image_has_the_size_that_was_asked_for_and_says_what_it_is() {
    for (name, arguments, wanted, per_metre) in [
        ("slide", vec!["--size", "slide"], (1920, 1080), 5669_u32),
        ("square", vec!["--size", "square", "--ratio", "1"], (540, 540), 3780),
        ("a4", vec!["--size", "a4"], (3508, 2480), 11811),
        ("1001x777_dark", vec!["--size", "1001x777", "--theme", "dark"], (1001, 777), 3780),
    ] {
        let told = ["--chart", "trend", "--year", "2021", "--format", "png", "--page", "https://example.org/"];
        let (code, _, err, files) = export(name, "data", &[&told[..], &arguments].concat());
        assert_eq!((code, err.as_str()), (CONFORMS, ""));
        let (file, png) = files.iter().next().expect("one file");
        assert!(file.ends_with(&format!("_vi_{name}.png")), "{file}");
        assert_eq!(size(png), wanted, "{name}");
        let chunks = chunks(png);
        let side = per_metre.to_be_bytes();
        assert_eq!(chunks["pHYs"], [&side[..], &side, &[1]].concat(), "{name}");
        let text = |keyword: &str| {
            let body = chunks[keyword].strip_prefix(b"\0\0\0vi\0\0").expect("not compressed, Vietnamese");
            String::from_utf8(body.to_vec()).unwrap()
        };
        assert!(text("Title").contains("hợp tác xã"));
        assert!(text("Description").lines().count() >= 2, "{}", text("Description"));
        assert!(text("Source").starts_with("Nguồn: "));
        assert!(text("Copyright").contains("CC BY 4.0"));
        assert_eq!(text("URL"), "https://example.org/?year=2021&compare=2020&area=VN&reporter=vca&chart=trend");
        assert!(text("Software").starts_with("Coopstat "));
    }
}

#[test]
fn the_ground_is_left_out_only_where_that_is_asked_for() {
    let told = ["--chart", "trend", "--size", "320", "--theme", "dark"];
    let (_, _, _, filled) = export("filled", "data", &told);
    let (_, _, _, transparent) = export("transparent", "data", &[&told[..], &["--transparent"]].concat());
    let svg = |files: &BTreeMap<String, Vec<u8>>| {
        let (_, svg) = files.iter().find(|(name, _)| name.ends_with(".svg")).expect("an SVG");
        String::from_utf8(svg.clone()).unwrap()
    };
    let grounds = |svg: &str| {
        svg.lines()
            .filter(|line| line.starts_with("<rect width=\"3200\"") && line.ends_with("fill=\"#14181D\"/>"))
            .count()
    };
    assert_eq!(grounds(&svg(&filled)), 1);
    assert_eq!(grounds(&svg(&transparent)), 0);
    let kind = |files: &BTreeMap<String, Vec<u8>>| {
        let (_, png) = files.iter().find(|(name, _)| name.ends_with(".png")).expect("a PNG");
        chunks(png)["IHDR"][9]
    };
    assert_eq!((kind(&filled), kind(&transparent)), (2, 6), "colour without and with opacity");
}

#[test]
fn an_exported_svg_has_its_title_description_source_and_licence_as_text() {
    let (_, _, _, files) = export("svg", "data", &["--all", "--year", "2022", "--format", "svg"]);
    assert!(files.len() >= 7);
    for (name, svg) in &files {
        let svg = std::str::from_utf8(svg).unwrap();
        let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{name}: {error}"));
        let text = |tag: &str| {
            let found = document.descendants().filter(|node| node.has_tag_name(tag));
            found.filter_map(|node| node.text()).collect::<Vec<_>>().join(" ")
        };
        assert!(text("title").len() > 10 && text("desc").len() > 10, "{name}");
        let words = text("text");
        assert!(words.contains("Nguồn: ") && words.contains("CC BY"), "{name}: {words}");
        let fonts = document.root_element().attribute("font-family").expect("fonts");
        assert!(fonts.ends_with("sans-serif") && fonts.contains("Noto Sans"), "{fonts}");
    }
}

#[test]
fn the_foot_of_an_image_names_the_page_where_it_is_told_and_that_figures_differ_where_they_do() {
    let words = |name: &str, more: &[&str]| {
        let told = ["--chart", "growth,index", "--year", "2021", "--format", "svg"];
        let (_, _, _, files) = export(name, "data", &[&told[..], more].concat());
        let texts = files.values().map(|svg| {
            let document = roxmltree::Document::parse(std::str::from_utf8(svg).unwrap()).unwrap();
            let texts = document.descendants().filter(|node| node.has_tag_name("text"));
            texts.filter_map(|node| node.text().map(str::to_owned)).collect::<Vec<_>>()
        });
        texts.collect::<Vec<_>>()
    };
    let of_page = words("page", &["--page", "https://example.org/htx/?year=2020"]);
    for texts in &of_page {
        assert!(texts.iter().any(|text| text == "Biểu đồ: Coopstat, example.org/htx"), "{texts:?}");
    }
    // What a source states of the growth is not what the levels give.
    assert!(of_page.iter().any(|texts| texts.iter().any(|text| text.starts_with("≠ Nguồn không khớp: "))));
    assert!(words("no-page", &[]).iter().flatten().all(|text| !text.contains("Coopstat")), "no address is known");
    let english = words("page-en", &["--lang", "en", "--page", "https://example.org"]);
    assert!(english.iter().all(|texts| texts.contains(&"Chart: Coopstat, example.org".to_owned())), "{english:?}");
    assert!(english.iter().flatten().any(|text| text.starts_with("≠ Sources disagree: ")));
}

#[test]
fn what_was_asked_for_and_is_not_there_is_told_with_what_there_is() {
    for (arguments, told) in [
        (vec!["--chart", "pie"], "trend, flows"),
        (vec!["--chart", "trend", "--area", "XX"], "VN"),
        (vec!["--chart", "trend", "--reporter", "XX"], "vca, mpi"),
        (vec!["--chart", "trend", "--year", "20x1"], "20x1"),
        (vec!["--chart", "trend", "--compare", "never"], "never"),
        (vec!["--chart", "trend", "--size", "10x10"], "slide"),
        (vec!["--chart", "trend", "--view", "pie"], "multiples"),
        (vec!["--chart", "trend", "--ratio", "9"], "9"),
        (vec!["--all", "--size", "a4", "--ratio", "4", "--format", "png"], "--ratio"),
        (vec![], "--all"),
        (vec!["--chart", "trend", "--view", "multiples,share,zzz"], "“zzz”"),
        (vec!["--chart", "trend", "--view", "share&theme=dark"], "“share&theme=dark”"),
        (vec!["--chart", "trend", "--page", "javascript:alert(1)"], "https://"),
        (vec!["--chart", "trend", "--page", "example.org"], "https://"),
    ] {
        let (code, out, err, files) = export("usage", "data", &arguments);
        assert_eq!((code, out.as_str()), (USAGE, ""), "{arguments:?}");
        assert!(err.contains(told), "{told} is not in {err}");
        assert!(files.is_empty());
    }
    let (code, _, err, _) = export("no-folder", "no/such/folder", &["--all", "--lang", "en"]);
    assert_eq!(code, USAGE);
    assert!(err.contains("There is no folder"), "{err}");
}

#[test]
fn what_there_is_not_is_told_in_one_language_and_years_are_told_of_which_there_are_figures() {
    let told = |lang: &str, more: &[&str]| {
        let (code, _, err, _) = export("one-language", "data", &[&["--chart", "trend", "--lang", lang], more].concat());
        assert_eq!(code, USAGE);
        err
    };
    let err = told("vi", &["--year", "99999"]);
    assert!(err.starts_with("“99999” không phải là năm; các năm có số liệu của Cả nước: 2001"), "{err}");
    assert!(err.contains("2025") && !err.contains("2100") && !err.contains("year"), "{err}");
    assert!(told("en", &["--year", "1066"]).starts_with("“1066” is no year; years with figures of Viet Nam: 2001"));
    assert!(told("vi", &["--area", "XX"]).starts_with("Không có địa bàn “XX”; có: VN, "));
    assert!(told("en", &["--area", "XX"]).starts_with("There is no area “XX”; there are: VN, "));
    assert!(told("vi", &["--reporter", "XX"]).starts_with("Không có cơ quan báo cáo “XX”; có: vca, "));
    assert!(told("vi", &["--view", "share,zzz"]).starts_with("--view không có từ “zzz”; có: multiples, share, base-"));
    assert!(
        told("en", &["--view", "share,zzz"]).starts_with("--view has no word “zzz”; there are: multiples, share, ")
    );
}

#[test]
fn years_without_figures_are_drawn_as_far_as_that_goes_and_a_warning_says_so() {
    let warned = |more: &[&str]| {
        let told = ["--chart", "index", "--format", "csv", "--lang", "en"];
        let (code, out, err, _) = export("warned", "data", &[&told[..], more].concat());
        assert_eq!((code, out.lines().count()), (CONFORMS, 1), "{more:?} {err}");
        err
    };
    assert_eq!(warned(&["--year", "2021", "--compare", "2020"]), "");
    let err = warned(&["--year", "1950"]);
    assert!(err.starts_with("Of Viet Nam there are no figures of 1950; years with figures: 2001"), "{err}");
    let err = warned(&["--year", "2021", "--compare", "2199"]);
    assert!(err.starts_with("Of Viet Nam there are no figures of 2199"), "{err}");
    let err = warned(&["--year", "2025", "--reporter", "vca"]);
    assert!(err.starts_with("Of Viet Nam there are no figures of 2025 reported by VCA; years with figures: "), "{err}");
    assert!(err.trim_end().ends_with("–2024."), "the years are the reporter's: {err}");
    assert_eq!(warned(&["--year", "2025", "--reporter", "mpi"]), "");
    let err = warned(&["--year", "2021", "--compare", "2001", "--reporter", "vca"]);
    assert!(err.starts_with("Of Viet Nam there are no figures of 2001 reported by VCA"), "{err}");
    let err = warned(&["--year", "2021", "--view", "base-1901"]);
    assert!(err.starts_with("The index cannot have 1901 as its base year; it has "), "{err}");
}

#[test]
fn a_file_where_a_folder_is_to_be_is_told_as_one() {
    let (code, _, err, _) = export("file", "data/catalog.json", &["--all", "--lang", "en"]);
    assert_eq!(code, USAGE);
    assert!(err.contains("catalog.json” is a file") && err.contains("/data”"), "{err}");
    for inside in ["", "/deeper"] {
        let blocked = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("export-a-file");
        fs::write(&blocked, "a file").unwrap();
        let (data, to) = (support::path("data"), format!("{}{inside}", blocked.display()));
        let arguments = ["coopstat", "export", data.to_str().unwrap(), "--chart", "trend", "--out", &to];
        let (mut out, mut err) = (Vec::new(), Vec::new());
        assert_eq!(run_with(arguments, &mut out, &mut err), UNWRITTEN);
        let err = String::from_utf8(err).unwrap();
        assert!(err.contains("là một tệp, không phải thư mục") && !err.contains("os error"), "{err}");
    }
}

#[test]
fn a_chart_with_nothing_to_show_ends_with_4_and_says_why() {
    let (code, _, err, files) = export("nothing", "data", &["--chart", "regions", "--year", "2021", "--lang", "en"]);
    assert_eq!(code, NOTHING);
    assert!(err.starts_with("regions: ") && err.contains("2022"), "{err}");
    assert!(files.is_empty());
}

#[test]
fn the_figures_of_a_chart_with_nothing_to_draw_are_written_as_the_page_gives_them() {
    let asked = |name, formats| {
        let chart = ["--chart", "waterfall", "--year", "2022", "--lang", "en", "--format", formats];
        let (code, _, err, files) = export(name, "data", &chart);
        let files: Vec<_> = files.into_iter().collect();
        let [(name, bytes)] = files.as_slice() else { panic!("one file, not {}", files.len()) };
        assert!(name.ends_with("_en.csv") && bytes.split(|byte| *byte == b'\n').count() > 2, "{name}");
        (code, err.lines().count())
    };
    assert_eq!(asked("figures", "csv"), (CONFORMS, 0));
    assert_eq!(asked("figures-too", "svg,csv,png"), (NOTHING, 1), "what cannot be drawn is told once");
    let regions = ["--chart", "regions", "--year", "2021", "--lang", "en", "--format", "csv"];
    let (code, _, err, files) = export("no-figures", "data", &regions);
    assert_eq!((code, files.len()), (NOTHING, 0), "a file without a row would say that there is none");
    assert!(err.starts_with("regions: "), "{err}");
}

#[test]
fn data_that_does_not_conform_is_not_drawn() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("export-broken");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("catalog.json"), "{").unwrap();
    let (code, _, err, files) = export("broken", folder.to_str().unwrap(), &["--all", "--lang", "en"]);
    assert_eq!(code, BROKEN);
    assert!(err.contains("catalog.json") && err.contains("coopstat check"), "{err}");
    assert!(files.is_empty());
}

#[test]
fn a_file_that_cannot_be_written_ends_with_5() {
    let blocked = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("export-blocked");
    fs::write(&blocked, "a file").unwrap();
    let data = support::path("data");
    let arguments =
        ["coopstat", "export", data.to_str().unwrap(), "--chart", "trend", "--out", blocked.to_str().unwrap()];
    let (mut out, mut err) = (Vec::new(), Vec::new());
    assert_eq!(run_with(arguments, &mut out, &mut err), UNWRITTEN);
    assert!(String::from_utf8(err).unwrap().contains("export-blocked"));
}
