//! A chart as an SVG file: the same drawing as on the screen, with its words as text, its title and description for screen readers, and each mark in
//! a group of its own. The marks can be counted: `<g data-mark="7">` holds all that is drawn of the mark with the place 7 in `spec.marks`, once.

use plotters::prelude::SVGBackend;

use super::draw::{Pen, SVG_SHRINK, paint};
use super::layout::{Frame, Size, layout};
use super::look::{Ground, Palette, Rgb, Theme};
use super::measure::Measure;
use super::scene::{Anchor, Ink, Item, Label, Scene, Shape};
use super::spec::{ChartSpec, MarkIx};

/// Units of the drawing per pixel: coordinates of backends are whole, and tenths of a pixel are fine enough for any slope.
const UNITS: f64 = 10.0;

/// A whole image of a chart. `fonts` is a CSS list of families that ends in a generic one, such as [`super::look::FONTS`].
#[must_use]
pub fn to_svg(
    spec: &ChartSpec,
    size: Size,
    theme: Theme,
    ground: Ground,
    measure: &dyn Measure,
    fonts: &str,
) -> String {
    let scene = layout(spec, size, Frame::Full, measure);
    scene_to_svg(&scene, &spec.title, &spec.description, theme, ground, fonts)
}

/// A scene as an SVG file in the colours of a theme.
#[must_use]
pub fn scene_to_svg(
    scene: &Scene,
    title: &str,
    description: &str,
    theme: Theme,
    ground: Ground,
    fonts: &str,
) -> String {
    let palette = Palette::of(theme);
    let pen = Pen { palette: &palette, scale: UNITS, type_factor: SVG_SHRINK, fonts: "" };
    let (width, height) = (scene.width.round(), scene.height.round());
    let (wide, high) = (width * UNITS, height * UNITS);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {wide} {high}\" \
         role=\"img\" aria-labelledby=\"chart-title chart-desc\" font-family=\""
    );
    escape(fonts, &mut svg);
    svg.push_str("\">\n<title id=\"chart-title\">");
    escape(title, &mut svg);
    svg.push_str("</title>\n<desc id=\"chart-desc\">");
    escape(description, &mut svg);
    svg.push_str("</desc>\n");
    if ground == Ground::Filled {
        let Rgb(r, g, b) = palette.rgb(Ink::Ground);
        svg.push_str(&format!("<rect width=\"{wide}\" height=\"{high}\" fill=\"#{r:02X}{g:02X}{b:02X}\"/>\n"));
    }
    body(scene, &pen, &mut svg);
    svg
}

/// A scene as an element for a page that names and describes the chart itself and has the fonts: without ground, title, description and family.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn scene_to_inline_svg(scene: &Scene, palette: &Palette) -> String {
    let pen = Pen { palette, scale: UNITS, type_factor: SVG_SHRINK, fonts: "" };
    let (wide, high) = (scene.width.round() * UNITS, scene.height.round() * UNITS);
    let mut svg = format!("<svg viewBox=\"0 0 {wide} {high}\" aria-hidden=\"true\">\n");
    body(scene, &pen, &mut svg);
    svg
}

/// How much wider than they were measured words may be in the font that a reader has.
const WIDER: f64 = 0.15;

/// The width that a text is to keep, whatever font it is shown in: a long one, and one that would leave the picture if it were wider; else zero.
fn kept(label: &Label, picture: f64) -> f64 {
    let (area, wider) = (label.area(), label.width * WIDER);
    let (before, after) = match label.anchor {
        Anchor::Start => (0.0, wider),
        Anchor::Middle => (wider / 2.0, wider / 2.0),
        Anchor::End => (wider, 0.0),
    };
    let fits = area.x - before >= 0.0 && area.right() + after <= picture;
    if fits && label.text.chars().count() <= SHORT { 0.0 } else { label.width }
}

fn body(scene: &Scene, pen: &Pen<'_>, svg: &mut String) {
    let mut rest = scene.items.as_slice();
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|item| item.mark == first.mark).count();
        let (items, after) = rest.split_at(run);
        group(items, first.mark, scene.width, pen, svg);
        rest = after;
    }
    svg.push_str("</svg>\n");
}

fn group(items: &[Item], mark: Option<MarkIx>, width: f64, pen: &Pen<'_>, svg: &mut String) {
    if let Some(MarkIx(place)) = mark {
        svg.push_str(&format!("<g data-mark=\"{place}\">\n"));
    }
    let mut drawn = String::new();
    let mut backend = SVGBackend::with_string(&mut drawn, (0, 0));
    // Writing into a string cannot fail.
    let _ = paint(&mut items.iter(), pen, &mut backend);
    drop(backend);
    let mut widths = items.iter().filter_map(|item| match &item.shape {
        Shape::Text(label) => Some(kept(label, width)),
        _ => None,
    });
    tidy(&drawn, &mut widths, svg);
    if mark.is_some() {
        svg.push_str("</g>\n");
    }
}

/// A text with no more characters keeps its room in any font, but at the edge of the picture.
const SHORT: usize = 20;

/// Takes the drawing out of the document that the backend writes around it, and what it writes needlessly out of the drawing: full opacity, an
/// empty family, and line ends in texts, which would be spaces. Within texts and values `<`, `>` and `"` are escaped, so none of these can be theirs.
/// Some texts get the width for which there is room: whoever opens the file may have another font than the one it was measured in. `widths` has one for each
/// text, zero for what may be as wide as it will.
fn tidy(drawn: &str, widths: &mut dyn Iterator<Item = f64>, svg: &mut String) {
    for line in drawn.lines() {
        if line.starts_with("<svg") || line == "</svg>" {
            continue;
        }
        if line.starts_with('<') {
            let line =
                line.replace(" opacity=\"1\"", "").replace(" font-family=\"\"", "").replace(" stroke=\"none\"", "");
            let width = if line.starts_with("<text") { widths.next().unwrap_or_default() } else { 0.0 };
            match line.strip_prefix("<text").filter(|_| width > 0.0) {
                Some(rest) => {
                    let width = (width * UNITS).round();
                    svg.push_str(&format!("<text textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"{rest}"));
                }
                None => svg.push_str(&line),
            }
        } else {
            svg.push_str(line);
        }
        let in_text = line.starts_with("<text") || !line.starts_with('<');
        if !in_text {
            svg.push('\n');
        }
    }
}

/// Writes a text as XML on one line; characters that XML forbids are dropped.
fn escape(text: &str, svg: &mut String) {
    for letter in text.chars() {
        match letter {
            '\t' | '\n' | '\r' => svg.push(' '), // they part words
            other if !super::layout::is_printable(other) => {}
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '&' => svg.push_str("&amp;"),
            '"' => svg.push_str("&quot;"),
            other => svg.push(other),
        }
    }
}
