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
    ("loading", 1),
    ("analysis", 2),
    ("charts", 2),
    ("text", 3),
    ("present", 4),
    ("platform", 5),
    ("ui", 6),
    ("app", 7),
    ("cli", 7),
];

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
const HIGHEST_NATIVE: u8 = 4;

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

/// The code of a source without comments and without what stands in literals, so that words in them are not taken for paths.
fn code(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => comment(rest),
            '"' => text(rest),
            'r' if !out.ends_with(is_word) || out.ends_with(['b', 'c']) => raw_text(rest).unwrap_or(0),
            '\'' => character(rest).unwrap_or(0),
            _ => 0,
        };
        match (taken, c) {
            (0, _) => out.push(c),
            (_, '"' | 'r') => out.push_str("\"\""),
            _ => out.push(' '),
        }
        rest = &rest[taken.max(c.len_utf8())..];
    }
    out
}

/// The length of the comment with which a source begins; comments stand in comments.
fn comment(source: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(c) = source[at..].chars().next() {
        let step = match &source[at..] {
            rest if rest.starts_with("/*") => {
                depth += 1;
                2
            }
            rest if rest.starts_with("*/") => {
                depth -= 1;
                2
            }
            _ => c.len_utf8(),
        };
        at += step;
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of the string literal with which a source begins.
fn text(source: &str) -> usize {
    let mut escaped = true; // the quote that opens it
    let end = source.char_indices().find(|&(_, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.map_or(source.len(), |(at, _)| at + 1)
}

/// The length of the raw string literal with which a source begins, if it begins with one.
fn raw_text(source: &str) -> Option<usize> {
    let hashes: String = source[1..].chars().take_while(|&c| c == '#').collect();
    let start = 1 + hashes.len();
    let inside = source[start..].strip_prefix('"')?;
    let end = format!("\"{hashes}");
    Some(inside.find(&end).map_or(source.len(), |at| start + 1 + at + end.len()))
}

/// The length of the character literal with which a source begins; a lifetime is none, and has no closing quote.
fn character(source: &str) -> Option<usize> {
    let inside = &source[1..];
    let first = inside.chars().next()?;
    let most = if first == '\\' { first.len_utf8() + inside.chars().nth(1)?.len_utf8() } else { first.len_utf8() };
    let end = most + inside[most..].find('\'')?;
    (first == '\\' || end == most).then_some(1 + end + 1)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words and marks of a source; `::` is one mark.
fn tokens(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code.trim_start();
    while let Some(c) = rest.chars().next() {
        let end = match c {
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            ':' if rest.starts_with("::") => 2,
            c => c.len_utf8(),
        };
        found.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    found
}

/// Reads the path that begins at a place, with all that stands in its braces; gives the place after it.
fn paths<'c>(tokens: &[&'c str], mut at: usize, mut path: Vec<&'c str>, found: &mut Vec<Vec<&'c str>>) -> usize {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    loop {
        if token(at) == "{" {
            at += 1;
            while !matches!(token(at), "}" | "") {
                at = paths(tokens, at, path.clone(), found);
                // Another name, and the comma.
                while !matches!(token(at), "}" | "" | ",") {
                    at += 1;
                }
                at += usize::from(token(at) == ",");
            }
            return at + 1;
        }
        if token(at) == "*" || token(at).starts_with(is_word) {
            path.push(token(at));
            at += 1;
        }
        if token(at) != "::" {
            found.push(path);
            return at;
        }
        at += 1;
        if token(at) == "<" {
            found.push(path);
            return at;
        }
    }
}

/// The top modules that a source names, whether from the root (`crate::…`) or by way of those around it (`super::super::…`); `*` where it names the root
/// itself, through which it could name any. `module` is the path of the source's own module.
fn used_modules(code: &str, module: &[String]) -> BTreeSet<String> {
    let tokens = tokens(code);
    let (mut used, mut depth) = (BTreeSet::new(), 0_usize);
    // The modules that are open within the source, each with the depth of its brace.
    let mut inner = Vec::<(&str, usize)>::new();
    let mut at = 0;
    while at < tokens.len() {
        let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at]);
        let after = tokens.get(at + 1).copied().unwrap_or_default();
        match tokens[at] {
            "{" => {
                if before(2) == "mod" {
                    inner.push((before(1), depth));
                }
                depth += 1;
            }
            "}" => {
                depth -= 1;
                inner.pop_if(|(_, of)| *of == depth);
            }
            "crate" | "super" | "self" if before(1) != "::" && (after == "::" || before(1) == "use") => {
                let mut found = Vec::new();
                at = paths(&tokens, at, Vec::new(), &mut found);
                for path in found {
                    let mut whole: Vec<&str> = module.iter().map(String::as_str).collect();
                    whole.extend(inner.iter().map(|(name, _)| name));
                    for step in path {
                        match step {
                            "crate" => whole.clear(),
                            "super" => drop(whole.pop()),
                            "self" => {}
                            step => whole.push(step),
                        }
                    }
                    used.insert(whole.first().map_or("*", |top| top).to_owned());
                }
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    used
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

/// A source: the path of its module, of which the first is the top module, and its code.
struct Source {
    module: Vec<String>,
    code: String,
}

impl Source {
    fn top(&self) -> &str {
        &self.module[0]
    }
}

/// Every source of the floors; `lib.rs` and `main.rs` belong to none.
fn house() -> BTreeMap<PathBuf, Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths
        .into_iter()
        .filter_map(|path| {
            let inside = path.strip_prefix(&root).unwrap().to_path_buf();
            let mut module: Vec<_> =
                inside.with_extension("").iter().map(|step| step.to_string_lossy().into_owned()).collect();
            module.pop_if(|last| last == "mod");
            let code = code(&fs::read_to_string(&path).unwrap());
            (module != ["lib"] && module != ["main"]).then_some((inside, Source { module, code }))
        })
        .collect()
}

#[test]
fn every_module_has_its_floor() {
    let modules: BTreeSet<String> = house().values().map(|source| source.top().to_owned()).collect();
    let known: BTreeSet<String> = FLOORS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(modules, known);
}

#[test]
fn a_floor_uses_only_the_floors_under_it() {
    let mut wrong = Vec::new();
    for (path, source) in house() {
        let module = source.top();
        let own = floor(module).unwrap_or_default();
        for used in used_modules(&source.code, &source.module) {
            let Some(other) = floor(&used) else {
                wrong.push(format!("{}: crate::{used} is no floor", path.display()));
                continue;
            };
            if used != module && other >= own {
                wrong.push(format!("{}: {module} (floor {own}) uses {used} (floor {other})", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_runs_on_the_desktop_names_no_browser() {
    let mut wrong = Vec::new();
    for (path, source) in house() {
        let native = source.top() == "cli" || floor(source.top()).is_some_and(|floor| floor <= HIGHEST_NATIVE);
        if native {
            wrong.extend(
                BROWSER
                    .iter()
                    .filter(|name| names_crate(&source.code, name))
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
        .filter(|(_, source)| source.top() == "platform" && names_crate(&source.code, "leptos"))
        .map(|(path, _)| path)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

fn used(source: &str, module: &[&str]) -> Vec<String> {
    let module: Vec<_> = module.iter().map(|&step| step.to_owned()).collect();
    used_modules(&code(source), &module).into_iter().collect()
}

#[test]
fn paths_are_found_in_every_form_and_nowhere_else() {
    let text = r#####"use crate::model::Year; use crate::{charts::{spec, look}, text as words, analysis::checks::Check};
        // use crate::ui::Nothing;
        /* crate::ui /* within */ crate::app::run() */
        fn f<'a>(_: &'a str) -> char { let _ = "crate::platform \" crate::ui"; crate::format::read::<u8>(); mycrate::app::f(); '"' }
        const A: (&str, &[u8], char, char) = (r#"crate::ui " crate::app"#, br"\", '\u{1F}', '\''); // crate::cli
        pub(crate) fn g() { crate::present::h() }"#####;
    assert_eq!(used(text, &["ui", "bar"]), ["analysis", "charts", "format", "model", "present", "text"]);
    assert!(names_crate("use leptos::prelude::*;", "leptos"));
    assert!(names_crate("use gloo_net as net;", "gloo_net"));
    assert!(!names_crate("let leptos = crate::leptos::x; my_leptos::y();", "leptos"));
}

#[test]
fn paths_by_way_of_the_modules_around_are_found_where_they_leave_the_top_module() {
    let of_own = "use super::facts; use super::super::date; pub(super) fn f(&self) { self::g(); self.h() }";
    assert_eq!(used(of_own, &["text", "titles", "index"]), ["text"]);
    assert_eq!(used("use super::super::super::ui::bar;", &["text", "titles", "index"]), ["ui"]);
    assert_eq!(used("use super::{a, super::{b, super::app}};", &["text", "titles", "index"]), ["app", "text"]);
    assert_eq!(used("fn f() { super::cli::run() }", &["text"]), ["cli"]);
    let inner =
        "mod tests { use super::super::b; mod deep { fn f() { super::super::super::super::ui::g() } } } use super::a;";
    assert_eq!(used(inner, &["text", "a"]), ["text", "ui"]);
    for root in ["use crate as c;", "use crate::*;", "use crate::{self as c};", "use super::super::*;"] {
        assert_eq!(used(root, &["text", "a"]), ["*"], "{root}");
    }
}
