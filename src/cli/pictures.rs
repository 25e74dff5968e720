//! `coopstat pictures`: the charts of the first view for the page's own HTML. The build puts them there, so that they are seen before any script
//! runs. No words are made here, and nothing that a reader could ask for.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::folder;
use super::{BROKEN, CONFORMS};
use crate::charts::look::{FAMILIES, Palette, Rgb, Theme};
use crate::charts::measure::EmbeddedFont;
use crate::charts::svg::scene_to_inline_svg;
use crate::charts::{Frame, Size, layout};
use crate::model::{Dataset, Lang};
use crate::present::{Selection, ViewState, charts};
use crate::text::errors;

/// Vẽ biểu đồ của lần xem đầu để đặt vào trang · Draw the charts of the first view for the page's HTML.
///
/// Prints JSON: `pictures` has for each chart and width a drawing without title and footer, its colours being CSS variables; `style` has the
/// variables for light, dark, print, more contrast and forced colours.
#[derive(Debug, Args)]
pub struct Pictures {
    /// The folder with catalog.json.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Widths of the drawings in CSS pixels, parted by commas.
    #[arg(long = "width", value_name = "PIXELS", required = true, value_delimiter = ',', value_parser = clap::value_parser!(u16).range(240..=2000))]
    widths: Vec<u16>,
}

impl Pictures {
    /// Reads the folder and prints the drawings; gives the exit code.
    pub(super) fn run(&self, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<u8> {
        let loaded = folder::load(&self.dir);
        if let Some(error) = loaded.errors.iter().flatten().next() {
            let (at, what) = (errors::whereabouts(Lang::Vi, error), errors::message(Lang::Vi, error));
            return writeln!(err, "{at}: {what}").map(|()| BROKEN);
        }
        let pictures = loaded.dataset.map(|dataset| self.draw(&dataset)).unwrap_or_default();
        writeln!(out, "{}", serde_json::json!({ "pictures": pictures, "style": style() })).map(|()| CONFORMS)
    }

    fn draw(&self, dataset: &Dataset) -> Vec<serde_json::Value> {
        let Some(selection) = Selection::resolve(&ViewState::default(), dataset) else { return Vec::new() };
        let font = EmbeddedFont::new();
        let mut pictures = Vec::new();
        for id in charts::ids(dataset.catalog()) {
            let Some(spec) = charts::build(id, dataset, &selection).and_then(|view| view.drawing.ok()) else {
                continue;
            };
            for width in &self.widths {
                let size = Size { width: f64::from(*width), height: None };
                let scene = layout(&spec, size, Frame::Plot, &font);
                let svg = with_variables(&scene_to_inline_svg(&scene, &keys()));
                pictures.push(serde_json::json!({ "chart": id, "width": width, "svg": svg }));
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
    let mut hues = [[Rgb(0, 0, 0); 3]; FAMILIES];
    for (family, tones) in (0..).zip(&mut hues) {
        for (tone, hue) in (0..).zip(tones) {
            *hue = Rgb(0, 1 + family * 3 + tone, 0);
        }
    }
    Palette { ground: role(0), raised: role(1), ink: [role(2), role(3), role(4)], rule: role(5), focus: role(6), hues }
}

fn hue(place: usize) -> String {
    let tone = ["", "h", "s"].get(place % 3).copied().unwrap_or_default();
    format!("--c{}{tone}", place / 3)
}

/// Colours of [`keys`] become variables of the style sheet.
fn with_variables(svg: &str) -> String {
    let mut svg = svg.to_owned();
    for (place, name) in ROLES.iter().enumerate() {
        svg = svg.replace(&format!("\"#{place:06X}\""), &format!("\"var(--{name})\""));
    }
    for place in 0..FAMILIES * 3 {
        svg = svg.replace(&format!("\"#00{:02X}00\"", place + 1), &format!("\"var({})\"", hue(place)));
    }
    svg
}

/// The variables of the hues, as style sheets.
fn style() -> String {
    let hues = |palette: &Palette| {
        let all = palette.hues.iter().flatten().enumerate();
        all.map(|(place, Rgb(r, g, b))| format!("{}:#{r:02x}{g:02x}{b:02x};", hue(place))).collect::<String>()
    };
    let [light, dark, print] = [Theme::Light, Theme::Dark, Theme::Print].map(|theme| hues(&Palette::of(theme)));
    // A system that forces its colours knows two: what tells the hues apart is then their labels and shapes, and full against half.
    let forced: String = (0..FAMILIES * 3)
        .map(|place| {
            format!(
                "{}:{};",
                hue(place),
                ["CanvasText", "GrayText", "GrayText"].get(place % 3).unwrap_or(&"CanvasText")
            )
        })
        .collect();
    format!(
        ":root{{{light}}}:root[data-theme=dark]{{{dark}}}@media (prefers-color-scheme:dark){{:root:not([data-theme=light]):not([data-theme=dark]){{{dark}}}}}\
         @media print{{:root:root{{{print}}}}}@media (forced-colors:active){{:root:root:root{{{forced}}}}}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_folder_that_does_not_conform_is_told_and_nothing_is_printed() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = super::super::run_with(["coopstat", "pictures", "tests", "--width", "556"], &mut out, &mut err);
        assert_eq!((code, out.len()), (BROKEN, 0));
        assert!(!err.is_empty());
    }
}
