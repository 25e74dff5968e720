//! A picture of pixels as a plotters backend, drawn without a browser: smooth edges, letters of the embedded font, and a ground that may be left out.
//!
//! Not plotters' own bitmap backend: that one has no transparent ground and measures text by the system's fonts; see `docs/decisions/`.

use std::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use ttf_parser::OutlineBuilder;

use super::draw::RISE;
use super::look::Rgb;
use super::measure::{EmbeddedFont, Measure};
use super::raster::{Outline, Point};

/// A picture: red, green, blue and opacity of each pixel, row by row, colours multiplied by opacity.
pub struct Bitmap {
    width: u32,
    height: u32,
    pixels: Vec<[u8; 4]>,
    font: EmbeddedFont,
}

impl Bitmap {
    /// A picture of one colour, or of none.
    #[must_use]
    pub fn new(width: u32, height: u32, ground: Option<Rgb>) -> Self {
        let pixel = ground.map_or([0; 4], |Rgb(r, g, b)| [r, g, b, 255]);
        Self { width, height, pixels: vec![pixel; width as usize * height as usize], font: EmbeddedFont::new() }
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The pixels, row by row.
    #[must_use]
    pub fn pixels(&self) -> &[[u8; 4]] {
        &self.pixels
    }

    fn fill(&mut self, outline: &Outline, color: BackendColor) {
        let size = self.size();
        outline.fill(size, |x, y, covered| self.blend(x, y, color, covered));
    }

    fn blend(&mut self, x: u32, y: u32, color: BackendColor, covered: f32) {
        let Some(pixel) = self.pixels.get_mut(y as usize * self.width as usize + x as usize) else { return };
        // 32 steps from nothing to all look as smooth as 255 and compress a third better.
        let over = ((covered * color.alpha as f32 * 32.0 + 0.5) as u32 * 8).min(255);
        let (r, g, b) = color.rgb;
        for (under, own) in pixel.iter_mut().zip([r, g, b, 255]) {
            let sum = u32::from(own) * over + u32::from(*under) * (255 - over.min(255)) + 127;
            *under = u8::try_from(sum / 255).unwrap_or(255);
        }
    }
}

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

fn place((x, y): BackendCoord) -> Point {
    (x as f32, y as f32)
}

impl DrawingBackend for Bitmap {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size()
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Outcome {
        if let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y))
            && x < self.width
        {
            self.blend(x, y, color, 1.0);
        }
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome {
        let ((x0, y0), (x1, y1)) = (a, b);
        if !fill {
            return self.draw_path([a, (x1, y0), b, (x0, y1), a], style);
        }
        let within = |from: i32, to: i32, end: u32| {
            let side = |v: i32| u32::try_from(v.max(0)).unwrap_or(0).min(end);
            side(from.min(to))..side(from.max(to))
        };
        for y in within(y0, y1, self.height) {
            for x in within(x0, x1, self.width) {
                self.blend(x, y, style.color(), 1.0);
            }
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let points: Vec<Point> = path.into_iter().map(place).collect();
        let mut outline = Outline::default();
        outline.stroke(&points, style.stroke_width() as f32);
        self.fill(&outline, style.color());
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let points: Vec<Point> = path.into_iter().map(place).collect();
        let mut outline = Outline::default();
        outline.polygon(&points);
        self.fill(&outline, style.color());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        let (at, r) = (place(at), radius as f32);
        let mut outline = Outline::default();
        if fill {
            outline.round(at, r);
        } else {
            let side = style.stroke_width() as f32 / 2.0;
            outline.round(at, r + side);
            outline.hole(at, r - side);
        }
        self.fill(&outline, style.color());
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Outcome {
        let bold = matches!(style.style(), FontStyle::Bold);
        let size = style.size();
        let width = self.font.width(text, size, bold);
        let start = match style.anchor().h_pos {
            HPos::Left => 0.0,
            HPos::Center => width / 2.0,
            HPos::Right => width,
        };
        let mut letters = Letters::new(size, f64::from(pos.1) + RISE * size);
        let mut x = f64::from(pos.0) - start;
        for letter in text.chars() {
            if let Some(face) = self.font.face(bold)
                && let Some(glyph) = face.glyph_index(letter)
            {
                letters.begin(x, f64::from(face.units_per_em()));
                face.outline_glyph(glyph, &mut letters);
            }
            x += self.font.advance(letter, bold) * size;
        }
        self.fill(&letters.outline, style.color());
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = self.font.width(text, style.size(), matches!(style.style(), FontStyle::Bold));
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}

/// Outlines of letters put beside each other on a baseline.
struct Letters {
    outline: Outline,
    size: f64,
    baseline: f32,
    x: f32,
    scale: f32,
    steps: u16,
    start: Point,
    at: Point,
}

impl Letters {
    fn new(size: f64, baseline: f64) -> Self {
        // Curves of letters are short: an edge for each four pixels of the type's size is smooth at any.
        let steps = (size / 4.0).clamp(4.0, 24.0) as u16;
        let (baseline, start, at) = (baseline as f32, (0.0, 0.0), (0.0, 0.0));
        Self { outline: Outline::default(), size, baseline, x: 0.0, scale: 0.0, steps, start, at }
    }

    fn begin(&mut self, x: f64, units: f64) {
        self.x = x as f32;
        self.scale = (self.size / units) as f32;
    }

    fn place(&self, x: f32, y: f32) -> Point {
        (self.x + x * self.scale, self.baseline - y * self.scale)
    }
}

impl OutlineBuilder for Letters {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.place(x, y);
        self.at = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.place(x, y);
        self.outline.edge(self.at, to);
        self.at = to;
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (handle, to) = (self.place(x1, y1), self.place(x, y));
        self.outline.quad(self.at, handle, to, self.steps);
        self.at = to;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (c, d, to) = (self.place(x1, y1), self.place(x2, y2), self.place(x, y));
        self.outline.cubic(self.at, c, d, to, self.steps);
        self.at = to;
    }

    fn close(&mut self) {
        self.outline.edge(self.at, self.start);
        self.at = self.start;
    }
}

#[cfg(test)]
mod tests {
    use plotters::style::text_anchor::{Pos, VPos};
    use plotters::style::{FontDesc, FontFamily, TextStyle};

    use super::*;
    use crate::charts::scene::{ASCENT, DESCENT};

    const BLACK: BackendColor = BackendColor { alpha: 1.0, rgb: (0, 0, 0) };

    /// The rows and columns with ink of a word at `(50, 50)`, 40 pixels high, on a transparent ground.
    fn ink(word: &str, h_pos: HPos, style: plotters::style::FontStyle) -> (Vec<u32>, Vec<u32>) {
        let mut bitmap = Bitmap::new(300, 150, None);
        let font = FontDesc::new(FontFamily::SansSerif, 40.0, style);
        let style = TextStyle { font, color: BLACK, pos: Pos { h_pos, v_pos: VPos::Top } };
        bitmap.draw_text(word, &style, (150, 50)).unwrap();
        let inked = |x: u32, y: u32| bitmap.pixels()[(y * 300 + x) as usize][3] > 127;
        let rows = (0..150).filter(|y| (0..300).any(|x| inked(x, *y))).collect();
        let columns = (0..300).filter(|x| (0..150).any(|y| inked(*x, y))).collect();
        (rows, columns)
    }

    #[test]
    fn letters_stand_on_the_baseline_of_the_convention() {
        let (rows, _) = ink("H", HPos::Left, plotters::style::FontStyle::Normal);
        // The baseline is at 50 + 0.76 × 40 = 80.4; capitals of Noto Sans are 0.714 em high.
        assert_eq!((rows[0], rows[rows.len() - 1]), (52, 79));
    }

    #[test]
    fn the_tallest_vietnamese_letters_stay_in_their_labels_box() {
        for style in [plotters::style::FontStyle::Normal, plotters::style::FontStyle::Bold] {
            for word in ["Ễ", "Ộ", "Ẵ", "Ự", "gỵ"] {
                let (rows, _) = ink(word, HPos::Left, style);
                let (top, bottom) = (f64::from(rows[0]), f64::from(rows[rows.len() - 1] + 1));
                let baseline = 50.0 + RISE * 40.0;
                assert!(top >= baseline - ASCENT * 40.0 - 0.5 && bottom <= baseline + DESCENT * 40.0 + 0.5, "{word}");
            }
        }
    }

    #[test]
    fn a_word_stands_left_of_its_anchor_right_of_it_or_around_it() {
        let width = EmbeddedFont::new().width("Hợp", 40.0, false);
        for (h_pos, start) in [(HPos::Left, 150.0), (HPos::Center, 150.0 - width / 2.0), (HPos::Right, 150.0 - width)] {
            let (_, columns) = ink("Hợp", h_pos, plotters::style::FontStyle::Normal);
            let (left, right) = (f64::from(columns[0]), f64::from(columns[columns.len() - 1] + 1));
            assert!(left >= start && left < start + 5.0 && right <= start + width && right > start + width - 4.0);
        }
    }

    #[test]
    fn colours_blend_over_each_other_and_over_nothing() {
        let mut bitmap = Bitmap::new(2, 1, Some(Rgb(255, 255, 255)));
        bitmap.blend(0, 0, BLACK, 0.5);
        assert_eq!(bitmap.pixels(), [[127, 127, 127, 255], [255, 255, 255, 255]]);
        let mut bitmap = Bitmap::new(1, 1, None);
        bitmap.blend(0, 0, BackendColor { alpha: 1.0, rgb: (200, 0, 0) }, 0.5);
        assert_eq!(bitmap.pixels(), [[100, 0, 0, 128]]);
        bitmap.blend(0, 0, BLACK, 1.0);
        assert_eq!(bitmap.pixels(), [[0, 0, 0, 255]]);
    }
}
