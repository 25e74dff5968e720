//! `coopstat pictures`: the charts of the views that the build makes, for their HTML. They stand there so that they are seen before the module has
//! come. No words are made here, and nothing that a reader could ask for.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::folder;
use super::{BROKEN, CONFORMS, USAGE, plain};
use crate::charts::look::{FAMILIES, Palette, Rgb, Theme};
use crate::charts::measure::EmbeddedFont;
use crate::charts::svg::scene_to_inline_svg;
use crate::charts::{Frame, Size, layout};
use crate::model::{Dataset, Lang};
use crate::present::{Selection, ViewState, charts};
use crate::text::errors;

/// Vẽ biểu đồ của những lần xem dựng sẵn để đặt vào trang · Draw the charts of the views that stand in the page's HTML.
///
/// Prints JSON: `pictures` has for each link, chart and width a drawing without title and footer, its colours being CSS variables; `style` has the
/// variables for light, dark, print, more contrast and forced colours.
#[derive(Debug, Args)]
pub struct Pictures {
    /// The folder with catalog.json.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Widths of the drawings in CSS pixels, parted by commas.
    #[arg(long = "width", value_name = "PIXELS", required = true, value_delimiter = ',', value_parser = clap::value_parser!(u16).range(240..=2000))]
    widths: Vec<u16>,
    /// The query string of a view, such as `year=2020&lang=en`; may be given again. Without any, the default view.
    #[arg(long = "link", value_name = "QUERY", default_value = "")]
    links: Vec<String>,
}

impl Pictures {
    /// Reads the folder and prints the drawings; gives the exit code.
    pub(super) fn run(&self, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<u8> {
        if let Some(refused) = folder::refused(Lang::Vi, &self.dir) {
            return writeln!(err, "{refused}").map(|()| USAGE);
        }
        let loaded = folder::load(&self.dir);
        if let Some(error) = loaded.errors.iter().flatten().next() {
            let (at, what) = (plain(&errors::whereabouts(Lang::Vi, error)), plain(&errors::message(Lang::Vi, error)));
            return writeln!(err, "{at}: {what}").map(|()| BROKEN);
        }
        let mut states = Vec::new();
        for link in &self.links {
            let (state, refused) = ViewState::from_query(link);
            if let Some(refused) = refused.first() {
                let what = plain(&format!("{link}: {}={}", refused.key, refused.value));
                return writeln!(err, "--link {what}").map(|()| USAGE);
            }
            states.push((link, state));
        }
        let (mut pictures, font) = (Vec::new(), EmbeddedFont::new());
        for (link, state) in states {
            let dataset = loaded.dataset.as_ref();
            pictures.extend(dataset.map(|dataset| self.draw(dataset, link, &state, &font)).unwrap_or_default());
        }
        writeln!(out, "{}", serde_json::json!({ "pictures": pictures, "style": style() })).map(|()| CONFORMS)
    }

    fn draw(&self, dataset: &Dataset, link: &str, state: &ViewState, font: &EmbeddedFont) -> Vec<serde_json::Value> {
        let Some(selection) = Selection::resolve(state, dataset) else { return Vec::new() };
        let mut pictures = Vec::new();
        for id in charts::ids(dataset.catalog()) {
            let Some(spec) = charts::build(id, dataset, &selection).and_then(|view| view.drawing.ok()) else {
                continue;
            };
            for width in &self.widths {
                let size = Size { width: f64::from(*width), height: None };
                let scene = layout(&spec, size, Frame::Plot, font);
                let svg = with_variables(&compact(&scene_to_inline_svg(&scene, &keys())));
                pictures.push(serde_json::json!({ "link": link, "chart": id, "width": width, "svg": svg }));
            }
        }
        pictures
    }
}

/// The names of the roles, in the order of [`keys`]. The style sheets have those that text and lines share with the page; the hues are here.
const ROLES: [&str; 7] = ["ground", "raised", "ink", "ink-2", "ink-3", "line", "focus"];

/// A palette in which each role is a colour of its own, which tells its place: blue for roles, green for hues.
fn keys() -> Palette {
    let role = |place: u8| Rgb(0, 0, place);
    let mut hues = [[Rgb(0, 0, 0); 2]; FAMILIES];
    for (family, tones) in (0..).zip(&mut hues) {
        for (tone, hue) in (0..).zip(tones) {
            *hue = Rgb(0, 1 + family * 2 + tone, 0);
        }
    }
    Palette {
        ground: role(0),
        raised: role(1),
        ink: [role(2), role(3), role(4)],
        rule: role(5),
        focus: role(6),
        hues,
        forced: false,
    }
}

fn hue(place: usize) -> String {
    let tone = ["", "h"].get(place % 2).copied().unwrap_or_default();
    format!("--c{}{tone}", place / 2)
}

/// Colours of [`keys`] become variables of the style sheet.
fn with_variables(svg: &str) -> String {
    let mut svg = svg.to_owned();
    for (place, name) in ROLES.iter().enumerate() {
        svg = svg.replace(&format!("\"#{place:06X}\""), &format!("\"var(--{name})\""));
    }
    for place in 0..FAMILIES * 2 {
        svg = svg.replace(&format!("\"#00{:02X}00\"", place + 1), &format!("\"var({})\"", hue(place)));
    }
    svg
}

/// The size of most words, in units of the drawing: only others are written.
const PLAIN: f64 = 120.0;

/// The same drawing with fewer elements and fewer bytes, so that a page is on the screen the sooner: shapes of one colour become one path where nothing
/// between them lies over them, words come last, marks are not told apart, and what is said by default is left out.
fn compact(svg: &str) -> String {
    let (mut runs, mut words) = (Vec::<Run>::new(), String::new());
    let mut head = String::new();
    for line in svg.lines() {
        if line.starts_with("<svg ") {
            head = line.replace("<svg ", &format!("<svg font-size=\"{PLAIN}\" "));
        } else if line.starts_with("<text ") {
            words.push_str(&compact_text(line));
        } else if !line.starts_with("<g") && !line.starts_with("</") {
            add(&mut runs, shape(line));
        }
    }
    let paths: String =
        runs.into_iter().map(|run| run.tag + &relative(&run.strokes).unwrap_or(run.strokes) + run.end).collect();
    format!("{head}{paths}{words}</svg>")
}

/// Shapes that are one element: all but its last attribute, that attribute, and how it ends.
struct Run {
    tag: String,
    strokes: String,
    end: &'static str,
    /// Left, top, right and bottom of each shape.
    boxes: Vec<[f64; 4]>,
}

/// Adds a shape to an earlier run like it, unless something that was drawn since lies under it.
fn add(runs: &mut Vec<Run>, new: Run) {
    let meets = |[a, b, c, d]: &[f64; 4], [e, f, g, h]: &[f64; 4]| a < g && e < c && b < h && f < d;
    let over = |run: &Run| run.boxes.iter().any(|one| new.boxes.iter().any(|other| meets(one, other)));
    for run in runs.iter_mut().rev() {
        if run.tag == new.tag {
            run.strokes.push_str(&new.strokes);
            run.boxes.extend(new.boxes);
            return;
        }
        if over(run) {
            break;
        }
    }
    runs.push(new);
}

/// A shape as a path; one that cannot be one stays what it is.
fn shape(line: &str) -> Run {
    let text = |name: &str| attribute(line, name).unwrap_or_default();
    let number = |name: &str| text(name).parse::<f64>().unwrap_or_default();
    let path = |tag: String, strokes, boxed| Run { tag: tag + " d=\"", strokes, end: "\"/>", boxes: vec![boxed] };
    if line.starts_with("<rect ") {
        let [x, y, w, h] = ["x", "y", "width", "height"].map(text);
        let [left, top, wide, high] = ["x", "y", "width", "height"].map(number);
        let boxed = [left, top, left + wide, top + high];
        return path(format!("<path fill=\"{}\"", text("fill")), format!("M{x} {y}h{w}v{h}H{x}z"), boxed);
    }
    if line.starts_with("<circle ") && attribute(line, "stroke").is_none() {
        let [x, y, r] = ["cx", "cy", "r"].map(number);
        // A stroke without length has round ends: a dot.
        let tag = format!("<path stroke=\"{}\" stroke-width=\"{}\" stroke-linecap=\"round\"", text("fill"), 2.0 * r);
        return path(tag, format!("M{} {}h0", text("cx"), text("cy")), [x - r, y - r, x + r, y + r]);
    }
    if line.starts_with("<polyline ") {
        let wide = text("stroke-width");
        let half = wide.parse().unwrap_or(0.0) / 2.0;
        let points = text("points").trim();
        let at = |place: usize| {
            points.split(' ').filter_map(move |point| point.split(',').nth(place)?.parse::<f64>().ok()).collect()
        };
        let ends = |all: &Vec<f64>| {
            (all.iter().copied().fold(f64::MAX, f64::min), all.iter().copied().fold(f64::MIN, f64::max))
        };
        let ((left, right), (top, bottom)) = (ends(&at(0)), ends(&at(1)));
        let tag = format!("<path fill=\"none\" stroke=\"{}\" stroke-width=\"{wide}\"", text("stroke"));
        let strokes = format!("M{}", points.replace(' ', "L").replace(',', " "));
        return path(tag, strokes, [left - half, top - half, right + half, bottom + half]);
    }
    Run { tag: line.to_owned(), strokes: String::new(), end: "", boxes: vec![[f64::MIN, f64::MIN, f64::MAX, f64::MAX]] }
}

/// The strokes of a path, each step told from where the one before ended: the dashes of a line and of a rule are then nearly the same letters again
/// and again, which a host's compression makes nothing of. `None` where something else than whole numbers and the letters of [`shape`] is there.
fn relative(strokes: &str) -> Option<String> {
    let mut written = String::with_capacity(strokes.len());
    let (mut at, mut start) = ((0i64, 0i64), (0i64, 0i64));
    let mut rest = strokes;
    while let Some(letter) = rest.chars().next() {
        let after = rest.get(letter.len_utf8()..)?;
        let end = after.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(after.len());
        let numbers: Vec<i64> = after.get(..end)?.split_whitespace().map(|n| n.parse().ok()).collect::<Option<_>>()?;
        let (step, to) = match (letter, numbers.as_slice()) {
            ('M', &[x, y]) => ('m', (x, y)),
            ('L', &[x, y]) => ('l', (x, y)),
            ('H', &[x]) => ('h', (x, at.1)),
            ('h', &[by]) => ('h', (at.0 + by, at.1)),
            ('v', &[by]) => ('v', (at.0, at.1 + by)),
            ('z', &[]) => ('z', start),
            _ => return None,
        };
        let (x, y) = (to.0 - at.0, to.1 - at.1);
        written.push(step);
        match step {
            'h' => written.push_str(&x.to_string()),
            'v' => written.push_str(&y.to_string()),
            'z' => {}
            // A minus parts two numbers as well as a space does.
            _ if y < 0 => written.push_str(&format!("{x}{y}")),
            _ => written.push_str(&format!("{x} {y}")),
        }
        at = to;
        if step == 'm' {
            start = to;
        }
        rest = after.get(end..)?;
    }
    Some(written)
}

/// A text at its baseline, in whole units.
fn compact_text(line: &str) -> String {
    let number = |name: &str| attribute(line, name).and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
    let size = number("font-size").round();
    let y = (number("y") + crate::charts::draw::RISE * size).round();
    let mut line = line.replace(" dy=\"0.76em\"", "").replace(" text-anchor=\"start\"", "");
    for (name, new) in [
        ("y", format!(" y=\"{y}\"")),
        ("font-size", if size == PLAIN { String::new() } else { format!(" font-size=\"{size}\"") }),
    ] {
        if let Some(old) = attribute(&line, name) {
            line = line.replacen(&format!(" {name}=\"{old}\""), &new, 1);
        }
    }
    line
}

/// The value of an attribute of the tag with which a line begins.
fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let tag = line.split('>').next()?;
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The variables of the hues, as style sheets.
fn style() -> String {
    let hues = |palette: &Palette| {
        let all = palette.hues.iter().flatten().enumerate();
        all.map(|(place, Rgb(r, g, b))| format!("{}:#{r:02x}{g:02x}{b:02x};", hue(place))).collect::<String>()
    };
    let [light, dark, print] = [Theme::Light, Theme::Dark, Theme::Print].map(|theme| hues(&Palette::of(theme)));
    // A system that forces its colours knows a text and a ground, which would make all series alike: they keep their hues, those for a ground as light as the
    // system's, whatever theme the link asks for.
    format!(
        ":root{{{light}}}:root[data-theme=dark]{{{dark}}}@media (prefers-color-scheme:dark){{:root:not([data-theme=light]):not([data-theme=dark]){{{dark}}}}}\
         @media print{{:root:root{{{print}}}}}@media (forced-colors:active){{:root:root:root{{{light}}}}}\
         @media (forced-colors:active) and (prefers-color-scheme:dark){{:root:root:root{{{dark}}}}}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_told_from_where_the_one_before_ended_and_what_is_not_understood_stays() {
        let strokes = "M220 200h9880v10H220zM0 200h220M5 7h0M10 20L30 15L40 15M46 15L56 15";
        assert_eq!(
            relative(strokes).as_deref(),
            Some("m220 200h9880v10h-9880zm-220 0h220m-215-193h0m5 13l20-5l10 0m6 0l10 0")
        );
        assert_eq!(relative(""), Some(String::new()));
        for other in ["M1.5 2", "M1", "C1 2 3 4 5 6", "M1 2L3,4"] {
            assert_eq!(relative(other), None, "{other}");
        }
    }

    fn answer(widths: &[&str]) -> (u8, serde_json::Value, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let width = widths.join(",");
        let code = super::super::run_with(["coopstat", "pictures", "data", "--width", &width], &mut out, &mut err);
        let said = String::from_utf8(err).unwrap();
        (code, serde_json::from_slice(&out).unwrap_or_default(), said)
    }

    #[test]
    fn every_chart_that_has_something_to_show_is_drawn_at_every_width() {
        let (code, answer, said) = answer(&["556", "358"]);
        assert_eq!((code, said.as_str()), (CONFORMS, ""));
        let pictures = answer["pictures"].as_array().unwrap();
        assert!(pictures.len() >= 12 && pictures.len() % 2 == 0, "{}", pictures.len());
        for picture in pictures {
            let svg = picture["svg"].as_str().unwrap();
            assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"), "{svg}");
            roxmltree::Document::parse(svg).unwrap();
        }
    }

    #[test]
    fn series_keep_hues_of_their_own_where_a_system_forces_its_colours() {
        let style = style();
        for forced in style.split("@media (forced-colors:active)").skip(1) {
            let inside = forced.split(['{', '}']).nth(2).unwrap();
            let values: Vec<_> =
                inside.split(';').filter_map(|one| one.split_once(':')).map(|(_, value)| value).collect();
            let apart: std::collections::BTreeSet<_> = values.iter().collect();
            assert_eq!((values.len(), apart.len()), (FAMILIES * 2, FAMILIES * 2), "{inside}");
        }
        assert_eq!(style.matches("(forced-colors:active)").count(), 2);
    }

    #[test]
    fn drawings_name_no_colour_and_every_variable_that_they_name_has_a_value() {
        let (_, answer, _) = answer(&["556"]);
        let style = answer["style"].as_str().unwrap();
        let tokens = std::fs::read_to_string("style/tokens.css").unwrap();
        for picture in answer["pictures"].as_array().unwrap() {
            let svg = picture["svg"].as_str().unwrap();
            assert!(!svg.contains("\"#"), "{svg}");
            for name in svg.split("var(").skip(1).filter_map(|rest| rest.split(')').next()) {
                assert!(style.contains(&format!("{name}:")) || tokens.contains(&format!("{name}:")), "{name}");
            }
        }
    }

    #[test]
    fn shapes_of_one_colour_become_one_path_unless_something_lies_between_and_words_stand_over_all() {
        let svg = "<svg viewBox=\"0 0 99 99\">\n<g data-mark=\"0\">\n<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" fill=\"a\"/>\n</g>\n\
                   <text x=\"1\" y=\"100\" dy=\"0.76em\" text-anchor=\"start\" font-size=\"120.00000000000001\" fill=\"d\">1 &lt; 2</text>\n\
                   <rect x=\"0\" y=\"0\" width=\"2\" height=\"3\" fill=\"b\"/>\n<rect x=\"5\" y=\"6\" width=\"7\" height=\"8\" fill=\"a\"/>\n\
                   <rect x=\"0\" y=\"0\" width=\"9\" height=\"9\" fill=\"a\"/>\n\
                   <polyline fill=\"none\" stroke=\"c\" stroke-width=\"2\" points=\"1,2 3,4 \"/>\n\
                   <circle cx=\"50\" cy=\"51\" r=\"5\" fill=\"a\" stroke-width=\"1\"/>\n<circle cx=\"50\" cy=\"51\" r=\"2\" fill=\"b\" stroke-width=\"1\"/>\n\
                   <circle cx=\"60\" cy=\"61\" r=\"5\" fill=\"a\" stroke-width=\"1\"/>\n</svg>\n";
        assert_eq!(
            compact(svg),
            "<svg font-size=\"120\" viewBox=\"0 0 99 99\"><path fill=\"a\" d=\"m1 2h3v4h-3zm4 4h7v8h-7z\"/><path fill=\"b\" d=\"m0 0h2v3h-2z\"/>\
             <path fill=\"a\" d=\"m0 0h9v9h-9z\"/><path fill=\"none\" stroke=\"c\" stroke-width=\"2\" d=\"m1 2l2 2\"/>\
             <path stroke=\"a\" stroke-width=\"10\" stroke-linecap=\"round\" d=\"m50 51h0m10 10h0\"/>\
             <path stroke=\"b\" stroke-width=\"4\" stroke-linecap=\"round\" d=\"m50 51h0\"/>\
             <text x=\"1\" y=\"191\" fill=\"d\">1 &lt; 2</text></svg>"
        );
    }

    #[test]
    fn each_view_is_drawn_as_its_link_has_it_and_a_link_that_is_not_understood_is_told() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut run = |links: [&str; 2], out: &mut Vec<u8>| {
            let [one, other] = links;
            let args = ["coopstat", "pictures", "data", "--width", "556", "--link", one, "--link", other];
            super::super::run_with(args, out, &mut err)
        };
        assert_eq!(run(["", "year=2019&lang=en"], &mut out), CONFORMS);
        let answer: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let of = |link: &str| {
            let pictures = answer["pictures"].as_array().unwrap().iter();
            pictures
                .filter(|one| one["link"] == link)
                .map(|one| one["svg"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let (first, other) = (of(""), of("year=2019&lang=en"));
        assert!(first.len() > 5 && other.len() > 5);
        assert!(first.iter().all(|svg| !other.contains(svg)), "another year in another language");
        let mut out = Vec::new();
        assert_eq!(run(["", "year=soon"], &mut out), USAGE);
        assert!(out.is_empty() && String::from_utf8(err).unwrap().contains("year=soon"));
    }

    #[test]
    fn a_folder_that_does_not_conform_is_told_and_nothing_is_printed() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = super::super::run_with(["coopstat", "pictures", "tests", "--width", "556"], &mut out, &mut err);
        assert_eq!((code, out.len()), (BROKEN, 0));
        assert!(!err.is_empty());
        let code =
            super::super::run_with(["coopstat", "pictures", "tests/lib.rs", "--width", "556"], &mut out, &mut err);
        assert_eq!((code, out.len()), (USAGE, 0), "no folder");
    }
}
