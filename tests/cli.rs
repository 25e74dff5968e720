//! The command line from outside: what it prints and with which code it ends.

use std::path::PathBuf;
use std::{fs, io};

use coopstat::cli::{BROKEN, CONFORMS, DIFFERS, UNWRITTEN, USAGE, run_with};

use crate::support;

/// Runs a command; gives the code, what it prints, and what it complains of.
fn run(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run_with(["coopstat"].iter().chain(arguments), &mut out, &mut err);
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

/// Something to write to that takes so many bytes and then fails.
struct Failing(usize, io::ErrorKind);

impl io::Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        if taken == 0 && !bytes.is_empty() { Err(self.1.into()) } else { Ok(taken) }
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.0 == 0 { Err(self.1.into()) } else { Ok(()) }
    }
}

/// The code of a command whose output fails after so many bytes, and what it complains of.
fn run_failing(arguments: &[&str], taken: usize, kind: io::ErrorKind) -> (u8, String) {
    let mut err = Vec::new();
    let code = run_with(["coopstat"].iter().chain(arguments), &mut Failing(taken, kind), &mut err);
    (code, String::from_utf8(err).unwrap())
}

/// A copy of the small folder, to be broken.
fn copy(name: &str) -> PathBuf {
    let to = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&to);
    fs::create_dir_all(to.join("series")).unwrap();
    for file in ["catalog.json", "series/country.json", "series/regions.json", "series/income.json"] {
        fs::copy(support::path("tests/data/small").join(file), to.join(file)).unwrap();
    }
    to
}

#[test]
fn a_folder_that_conforms_ends_with_0_and_a_count() {
    let small = support::path("tests/data/small");
    let small = small.to_str().unwrap();
    let (code, out, err) = run(&["check", small]);
    assert_eq!((code, err.as_str()), (CONFORMS, ""));
    assert!(out.starts_with("Đúng định dạng: 4 tệp, 18 chuỗi, 40 số liệu.\n"), "{out}");
    let (_, out, _) = run(&["check", small, "--lang", "en"]);
    assert!(out.starts_with("Conforms. Files: 4, series: 18, points: 40.\n"), "{out}");
}

#[test]
fn a_folder_that_does_not_conform_ends_with_1_and_every_error_of_every_file() {
    let folder = copy("broken");
    fs::remove_file(folder.join("series/income.json")).unwrap();
    fs::write(folder.join("series/regions.json"), "{\"series\": [\n}").unwrap();
    let (code, out, _) = run(&["check", folder.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(code, BROKEN);
    for told in [
        "series/regions.json, line 2, column 1",
        "[syntax]",
        "series/income.json",
        "[file-missing]",
        "Files: 4, errors: 2.",
    ] {
        assert!(out.contains(told), "{told} is not in\n{out}");
    }
}

#[test]
fn whoever_stops_reading_gets_the_code_all_the_same() {
    let small = support::path("tests/data/small");
    let small = small.to_str().unwrap();
    let broken = copy("broken-pipe");
    fs::write(broken.join("series/regions.json"), "{\"series\": 1}").unwrap();
    for taken in [0, 10] {
        let code = |arguments: &[&str]| run_failing(arguments, taken, io::ErrorKind::BrokenPipe);
        assert_eq!(code(&["check", small]), (CONFORMS, String::new()));
        assert_eq!(code(&["check", small, "--strict"]), (run(&["check", small, "--strict"]).0, String::new()));
        assert_eq!(code(&["check", broken.to_str().unwrap()]), (BROKEN, String::new()));
        assert_eq!(code(&["check", broken.to_str().unwrap(), "--format", "json"]), (BROKEN, String::new()));
        assert_eq!(code(&["--help"]), (CONFORMS, String::new()));
    }
}

#[test]
fn an_output_that_cannot_be_written_is_told_and_is_no_success() {
    let small = support::path("tests/data/small");
    let small = small.to_str().unwrap();
    for arguments in [&["check", small][..], &["check", small, "--format", "json"], &["--help"], &["--version"]] {
        for taken in [0, 10] {
            let (code, err) = run_failing(arguments, taken, io::ErrorKind::StorageFull);
            assert_eq!(code, UNWRITTEN, "{arguments:?} after {taken}");
            assert!(err.starts_with("Không ghi được kết quả · The output cannot be written: "), "{err}");
        }
    }
    let (mut out, mut err) = (Vec::new(), Failing(0, io::ErrorKind::StorageFull));
    assert_eq!(run_with(["coopstat", "check", "no/such/folder"], &mut out, &mut err), UNWRITTEN);
}

#[test]
fn programs_get_the_errors_as_json() {
    let folder = copy("broken-json");
    fs::write(folder.join("series/regions.json"), "{\"series\": 1}").unwrap();
    let (code, out, _) = run(&["check", folder.to_str().unwrap(), "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, BROKEN);
    assert_eq!(report["conforms"], false);
    assert_eq!(report["errors"][0]["code"], "wrong-type");
    assert_eq!(report["errors"][0]["file"], "series/regions.json");
    assert_eq!(report["errors"][0]["path"], "$.series");
    assert!(report["errors"][0]["line"].is_null());
    assert_eq!(report["errors"][0]["message"], "Gặp số 1; cần một danh sách […].");
}

#[test]
fn a_folder_without_a_catalog_does_not_conform() {
    let folder = copy("no-catalog");
    fs::remove_file(folder.join("catalog.json")).unwrap();
    let (code, out, _) = run(&["check", folder.to_str().unwrap()]);
    assert_eq!(code, BROKEN);
    assert!(out.contains("Không có tệp “catalog.json”"), "{out}");
}

#[test]
fn a_file_in_place_of_the_folder_is_told_with_the_folder_that_it_is_in() {
    let small = support::path("tests/data/small");
    for file in ["catalog.json", "series/country.json"] {
        let path = small.join(file);
        let (code, _, err) = run(&["check", path.to_str().unwrap(), "--lang", "en"]);
        assert_eq!(code, USAGE);
        let told = format!("“{}” is a file; name its folder, “{}”.\n", path.display(), small.display());
        assert_eq!(err, told);
    }
    let (_, _, err) = run(&["check", support::path("README.md").to_str().unwrap()]);
    assert!(err.contains("là một tệp; cần một thư mục có catalog.json"), "{err}");
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_read_and_nobody_waits_for_it() {
    let folder = copy("pipe");
    let pipe = folder.join("series/income.json");
    fs::remove_file(&pipe).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let (code, out, _) = run(&["check", folder.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(code, BROKEN);
    assert!(out.contains("“series/income.json” is no regular file") && out.contains("[file-unreadable]"), "{out}");
    fs::remove_file(&pipe).unwrap();
    fs::create_dir(&pipe).unwrap();
    let (_, out, _) = run(&["check", folder.to_str().unwrap()]);
    assert!(out.contains("“series/income.json” không phải là tệp thường"), "{out}");
}

#[test]
fn wrong_usage_ends_with_2_and_says_so_on_the_error_stream() {
    for arguments in [&["check"][..], &["chekc"], &[], &["check", "--lang", "fr", "."], &["check", "/no/such/folder"]] {
        let (code, out, err) = run(arguments);
        assert_eq!((code, out.is_empty(), err.is_empty()), (USAGE, true, false), "{arguments:?}");
    }
    let (code, out, _) = run(&["--help"]);
    assert_eq!((code, out.contains("check")), (CONFORMS, true));
}

#[test]
fn what_differs_is_told_with_its_arithmetic_and_counted_in_the_end() {
    let small = support::path("tests/data/small");
    let small = small.to_str().unwrap();
    let (_, out, _) = run(&["check", small, "--lang", "en"]);
    assert!(out.contains("Differs · Between reporters · "), "{out}");
    assert!(out.contains("1,134") && out.contains(": 184 apart, 16.2% of the figure of "), "{out}");
    assert!(!out.contains("Agrees · "), "what agrees is only counted");
    assert!(out.trim_end().lines().last().is_some_and(|line| line.starts_with("All: ")), "{out}");
    let (_, out, _) = run(&["check", small, "--lang", "en", "--all"]);
    assert!(out.contains("Agrees · "), "{out}");
}

#[test]
fn only_strict_makes_a_difference_end_with_3() {
    let small = support::path("tests/data/small");
    let small = small.to_str().unwrap();
    assert_eq!(run(&["check", small]).0, CONFORMS);
    assert_eq!(run(&["check", small, "--strict"]).0, DIFFERS);
    let folder = copy("strict-broken");
    fs::remove_file(folder.join("series/income.json")).unwrap();
    assert_eq!(run(&["check", folder.to_str().unwrap(), "--strict"]).0, BROKEN, "an error of a file comes first");
}

#[test]
fn programs_get_the_outcomes_with_statements_and_numbers() {
    let small = support::path("tests/data/small");
    let (code, out, err) = run(&["check", small.to_str().unwrap(), "--format", "json", "--lang", "en"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, err.as_str(), &report["conforms"]), (CONFORMS, "", &true.into()));
    let outcomes = report["outcomes"].as_array().unwrap();
    let found = outcomes.iter().find(|o| o["check"] == "reporters" && o["year"] == 2021).unwrap();
    assert_eq!((&found["verdict"], &found["by"], &found["told"]), (&"differs".into(), &184.0.into(), &1134.0.into()));
    assert_eq!(found["statements"].as_array().map(Vec::len), Some(2));
    assert!(found["statements"][0]["source"].is_string());
    assert_eq!(found["terms"][0]["op"], "plus");
    let untestable =
        |check: &str| outcomes.iter().find(|o| o["verdict"] == "untestable" && o["check"] == check).unwrap();
    assert_eq!(untestable("attainment")["missing"][0]["lack"], "stated");
    assert_eq!(untestable("growth")["missing"][0]["lack"], "sharp", "about 1,100 is not known from 1,134");
    let counted: u64 = report["counts"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|c| c.as_object().unwrap().values())
        .map(|n| n.as_u64().unwrap())
        .sum();
    assert_eq!(counted, outcomes.len() as u64);
}

#[test]
fn statements_of_an_outcome_are_in_the_unit_of_its_arithmetic_and_the_page_names_every_lack() {
    let (_, out, _) = run(&["check", "data", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let outcomes = report["outcomes"].as_array().unwrap();
    // Stored as 6.139 million.
    let scaled = |one: &&serde_json::Value| {
        one["check"] == "reporters" && one["indicator"] == "members_htx" && one["told"] == 6_139_000.0
    };
    let found = outcomes.iter().find(scaled).unwrap();
    let values: Vec<_> = found["statements"].as_array().unwrap().iter().map(|one| &one["value"]).collect();
    assert!(values.contains(&&found["told"]) && values.contains(&&found["result"]), "{found:#}");
    let page = fs::read_to_string(support::path("docs/cli.md")).unwrap();
    let lacks = outcomes.iter().filter_map(|one| one["missing"].as_array()).flatten().map(|one| &one["lack"]);
    for lack in lacks {
        assert!(page.contains(&format!("`{}`", lack.as_str().unwrap())), "{lack}");
    }
}

#[test]
fn the_page_on_the_command_line_shows_the_help_as_it_is() {
    let page = fs::read_to_string(support::path("docs/cli.md")).unwrap();
    for arguments in [&["--help"][..], &["check", "--help"], &["export", "--help"]] {
        let (code, out, _) = run(arguments);
        assert_eq!(code, CONFORMS);
        assert!(page.contains(out.trim_end()), "docs/cli.md does not show:\n{out}");
    }
}

#[test]
fn the_page_on_the_command_line_shows_what_the_check_of_this_data_prints() {
    let run = |arguments: &[&str]| run(&[&["check", "data"], arguments].concat()).1;
    let (english, vietnamese) = (run(&["--lang", "en"]), run(&[]));
    let paragraphs: Vec<_> = english.trim_end().split("\n\n").collect();
    let (first, counts) = (paragraphs[..6].join("\n\n"), paragraphs.last().unwrap());
    let about = [
        "Lệch · Mức tăng · Tăng tổng số HTX, Cả nước, 2021",
        "Lệch · Số đầu kỳ, biến động và số cuối kỳ · Tổng số hợp tác xã, Cả nước, 2021",
    ];
    let of_2021 = about.map(|words| vietnamese.split("\n\n").find(|one| one.starts_with(words)).unwrap()).join("\n\n");
    let report: serde_json::Value = serde_json::from_str(&run(&["--lang", "en", "--format", "json"])).unwrap();
    let is_told = |one: &&serde_json::Value| {
        one["check"] == "growth"
            && one["indicator"] == "htx_total_growth_pct"
            && one["reporter"] == "vca"
            && one["year"] == 2021
    };
    let outcome = report["outcomes"].as_array().unwrap().iter().find(is_told).unwrap();
    let path = support::path("docs/cli.md");
    let page = fs::read_to_string(&path).unwrap();
    let mut told = page.clone();
    for (begin, words) in [
        ("$ coopstat check data --lang en\n", format!("{first}\n\n…\n{counts}\n")),
        ("$ coopstat check data\n", format!("{of_2021}\n")),
        ("```json\n", format!("{outcome:#}\n")),
    ] {
        let begin = told.find(begin).unwrap() + begin.len();
        let end = begin + told[begin..].find("```").unwrap();
        told.replace_range(begin..end, &words);
    }
    if std::env::var("INSTA_UPDATE").as_deref() == Ok("always") {
        fs::write(&path, &told).unwrap();
    } else {
        assert!(page == told, "not what is printed: `INSTA_UPDATE=always cargo test` writes it anew");
    }
}

#[test]
fn no_word_of_the_data_steers_a_terminal_or_begins_a_line() {
    let folder = copy("steering");
    let steering = r"A\u001b[31m\u001b]0;x\u0007\u009b2J\r\n::error::x\u0008";
    let catalog = fs::read_to_string(folder.join("catalog.json")).unwrap();
    let sound = catalog.replace("Tổng số tổ chức", steering).replace("Thành lập mới", steering);
    let broken = catalog.replace(r#""kind": "stock""#, &format!(r#""kind": "{steering}""#));
    let to = folder.join("out");
    for (catalog, end) in [(sound, CONFORMS), (broken, BROKEN)] {
        fs::write(folder.join("catalog.json"), &catalog).unwrap();
        let (folder, to) = (folder.to_str().unwrap(), to.to_str().unwrap());
        for arguments in [
            vec!["check", folder, "--all"],
            vec!["export", folder, "--all", "--format", "csv", "--out", to, "--year", "1999"],
            vec!["pictures", folder, "--width", "320"],
        ] {
            let (code, out, err) = run(&arguments);
            assert_eq!(code, end, "{out}{err}");
            let said = [out, err].concat();
            let steers = said.chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(steers, None, "{arguments:?}: {said:?}");
            assert!(!said.lines().any(|line| line.starts_with("::")), "{said:?}");
        }
    }
}
