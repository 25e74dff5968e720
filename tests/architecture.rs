//! The order of the floors: a module uses only the floors under its own, and what must run without a browser does not name one.
//! `src/lib.rs` has the table; this test reads the paths that the sources name.

#![allow(clippy::unwrap_used)] // a source that cannot be read fails the test

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every top module with its floor. A module that is not here fails the test, so that nobody builds beside the house.
const FLOORS: &[(&str, u8)] = &[
    ("model", 0),
    ("format", 1),
    ("analysis", 2),
    ("charts", 2),
    ("text", 2),
    ("present", 3),
    ("platform", 4),
    ("ui", 5),
    ("app", 6),
    ("cli", 6),
];

/// Uses within one floor that are allowed, in this direction alone: words are made of findings.
const SAME_FLOOR: &[(&str, &str)] = &[("text", "analysis")];

/// Crates that only the floors from `platform` up may name.
const BROWSER: &[&str] = &[
    "leptos",
    "web_sys",
    "js_sys",
    "gloo",
    "gloo_net",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "wasm_split_helpers",
    "plotters_canvas",
];

/// The highest floor that must run without a browser.
const HIGHEST_NATIVE: u8 = 3;

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code of a source without comments and without what stands in string literals, so that words in them are not taken for paths.
fn code(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => while chars.next_if(|&next| next != '\n').is_some() {},
            '"' => {
                while let Some(inside) = chars.next() {
                    match inside {
                        '\\' => {
                            chars.next();
                        }
                        '"' => break,
                        _ => {}
                    }
                }
                out.push_str("\"\"");
            }
            // A character literal may hold a quote; a lifetime has no closing one.
            '\'' => {
                let mut ahead = chars.clone();
                let escaped = ahead.next() == Some('\\');
                if escaped {
                    ahead.next();
                }
                if ahead.next() == Some('\'') {
                    chars = ahead;
                }
            }
            _ => out.push(c),
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The identifiers that stand where `text` begins: one, or several in braces (`{a::B, c}` gives `a` and `c`).
fn heads(text: &str) -> Vec<String> {
    let Some(inner) = text.strip_prefix('{') else {
        let word: String = text.chars().take_while(|&c| is_word(c)).collect();
        return if word.is_empty() { Vec::new() } else { vec![word] };
    };
    let (mut depth, mut fresh, mut found) = (0_u32, true, Vec::<String>::new());
    for c in inner.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if c.is_whitespace() => {}
            c if depth == 0 && fresh && is_word(c) => {
                found.push(c.to_string());
                fresh = false;
            }
            c if depth == 0 && is_word(c) && !found.last().is_some_and(|word| word.ends_with(':')) => {
                if let Some(word) = found.last_mut() {
                    word.push(c);
                }
            }
            ':' if depth == 0 => {
                // What follows the first `::` is no head any more.
                if let Some(word) = found.last_mut().filter(|word| !word.ends_with(':')) {
                    word.push(':');
                }
            }
            _ => {}
        }
    }
    found.into_iter().map(|word| word.trim_end_matches(':').to_owned()).collect()
}

/// The top modules that a source names by `crate::…`.
fn crate_modules(code: &str) -> BTreeSet<String> {
    code.match_indices("crate::")
        // `$crate::` in a macro and `my_crate::` are something else, or the same path with another beginning.
        .filter(|(at, _)| !code[..*at].ends_with(is_word))
        .flat_map(|(at, path)| heads(&code[at + path.len()..]))
        .collect()
}

/// Whether a source names a crate, as the beginning of a path or in `use`.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        let starts = !before.ends_with(is_word) && (!before.ends_with("::") || before.ends_with(" ::"));
        let path = after.starts_with("::");
        let bare_use = before.ends_with("use ") && (after.starts_with(';') || after.starts_with(" as "));
        starts && (path || bare_use)
    })
}

/// Every source with the top module that it belongs to; `lib.rs` and `main.rs` belong to none.
fn house() -> BTreeMap<PathBuf, (String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths
        .into_iter()
        .filter_map(|path| {
            let inside = path.strip_prefix(&root).unwrap().to_path_buf();
            let first = inside.iter().next().unwrap().to_string_lossy();
            let module = first.trim_end_matches(".rs").to_owned();
            let text = code(&fs::read_to_string(&path).unwrap());
            (module != "lib" && module != "main").then_some((inside, (module, text)))
        })
        .collect()
}

#[test]
fn every_module_has_its_floor() {
    let modules: BTreeSet<String> = house().into_values().map(|(module, _)| module).collect();
    let known: BTreeSet<String> = FLOORS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(modules, known);
}

#[test]
fn a_floor_uses_only_the_floors_under_it() {
    let mut wrong = Vec::new();
    for (path, (module, code)) in house() {
        let own = floor(&module).unwrap_or_default();
        for used in crate_modules(&code) {
            let Some(other) = floor(&used) else {
                wrong.push(format!("{}: crate::{used} is no floor", path.display()));
                continue;
            };
            let allowed = used == module || other < own || SAME_FLOOR.contains(&(module.as_str(), used.as_str()));
            if !allowed {
                wrong.push(format!("{}: {module} (floor {own}) uses {used} (floor {other})", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_runs_on_the_desktop_names_no_browser() {
    let mut wrong = Vec::new();
    for (path, (module, code)) in house() {
        let native = module == "cli" || floor(&module).is_some_and(|floor| floor <= HIGHEST_NATIVE);
        if native {
            wrong.extend(
                BROWSER
                    .iter()
                    .filter(|name| names_crate(&code, name))
                    .map(|name| format!("{} names {name}", path.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn leptos_stays_above_the_platform() {
    let wrong: Vec<_> = house()
        .into_iter()
        .filter(|(_, (module, code))| module == "platform" && names_crate(code, "leptos"))
        .map(|(path, _)| path)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn paths_are_found_in_every_form_and_nowhere_else() {
    let text = code(
        r#"use crate::model::Year; use crate::{charts::{spec, look}, text, analysis::checks::Check};
        // use crate::ui::Nothing;
        fn f<'a>(_: &'a str) -> char { let _ = "crate::platform"; crate::format::read(); mycrate::app::f(); '"' }
        pub(crate) fn g() { crate::present::h() }"#,
    );
    let found: Vec<_> = crate_modules(&text).into_iter().collect();
    assert_eq!(found, ["analysis", "charts", "format", "model", "present", "text"]);
    assert!(names_crate("use leptos::prelude::*;", "leptos"));
    assert!(names_crate("use gloo_net as net;", "gloo_net"));
    assert!(!names_crate("let leptos = crate::leptos::x; my_leptos::y();", "leptos"));
}
