//! Charts from their descriptions to SVG.

mod examples;

use coopstat::charts::Size;
use coopstat::charts::look::{FONTS, Theme};
use coopstat::charts::measure::EmbeddedFont;
use coopstat::charts::svg::to_svg;

#[test]
fn look() {
    let font = EmbeddedFont::new();
    for (name, spec) in examples::all() {
        for width in [360.0, 960.0] {
            for (t, theme) in [("l", Theme::Light), ("d", Theme::Dark)] {
                let svg = to_svg(&spec, Size { width, height: None }, theme, &font, FONTS);
                std::fs::write(format!("/tmp/charts/{name}-{width}-{t}.svg"), svg).unwrap();
            }
        }
    }
}
