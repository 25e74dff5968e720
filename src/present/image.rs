//! The sizes of exported images, which the page and the command line share: what a size is called in links and arguments, in how many CSS pixels a chart is
//! laid out for it, and how many pixels of the image each of them becomes. An image is laid out anew for its size, never scaled from another one. No drawing here.

use crate::charts::Size;
use crate::model::Lang;
use crate::text::ui::Msg;

/// The size of an exported image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImageSize {
    /// The text column of a report: 16 cm wide, as high as the chart needs.
    #[default]
    Column,
    /// A slide of 16:9.
    Slide,
    /// A square, for posts.
    Square,
    /// A sheet of A4 paper, lying, at 300 dots per inch.
    A4,
    /// A size of one's own, in pixels of the image at ratio 1; without a height as high as the chart needs.
    Own {
        /// The width, [`ImageSize::LEAST`] to [`ImageSize::MOST`].
        width: u32,
        /// The height, within the same bounds.
        height: Option<u32>,
    },
}

/// A chart is laid out at most so wide, in CSS pixels: in a larger image of one's own its type grows with it, as on a slide.
const WIDEST: f64 = 960.0;

impl ImageSize {
    /// The sizes that have a name, in the order in which they are offered.
    pub const NAMED: [Self; 4] = [Self::Column, Self::Slide, Self::Square, Self::A4];
    /// The least width and height of a size of one's own.
    pub const LEAST: u32 = 240;
    /// The greatest width and height of a size of one's own.
    pub const MOST: u32 = 4096;
    /// The ratios that are offered: pixels of the image for each pixel of its size.
    pub const RATIOS: [u32; 3] = [1, 2, 4];
    /// More pixels than this an image cannot have: browsers give no canvas for it.
    pub const MOST_PIXELS: u64 = 120_000_000;

    /// The word in links and arguments: a name, or `1200x675`, or `1200` where the height is the chart's.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Column => "column".to_owned(),
            Self::Slide => "slide".to_owned(),
            Self::Square => "square".to_owned(),
            Self::A4 => "a4".to_owned(),
            Self::Own { width, height: None } => width.to_string(),
            Self::Own { width, height: Some(height) } => {
                let mut word = width.to_string();
                word.push('x');
                word.push_str(&height.to_string());
                word
            }
        }
    }

    /// The size of a word; `None` for a word that is none, or a size out of bounds.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        if let Some(named) = Self::NAMED.into_iter().find(|size| size.word() == word) {
            return Some(named);
        }
        let side = |text: &str| {
            let digits = !text.is_empty() && text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit());
            let side: u32 = if digits { text.parse().ok()? } else { return None };
            (Self::LEAST..=Self::MOST).contains(&side).then_some(side)
        };
        match word.split_once(['x', '×']) {
            None => Some(Self::Own { width: side(word)?, height: None }),
            Some((width, height)) => Some(Self::Own { width: side(width)?, height: Some(side(height)?) }),
        }
    }

    /// The name for people.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let msg = match self {
            Self::Column => Msg::SizeColumn,
            Self::Slide => Msg::SizeSlide,
            Self::Square => Msg::SizeSquare,
            Self::A4 => Msg::SizeA4,
            Self::Own { .. } => Msg::SizeOwn,
        };
        msg.text(lang)
    }

    /// The CSS pixels in which the chart is laid out.
    #[must_use]
    pub fn layout(self) -> Size {
        let (width, height) = match self {
            Self::Column => (640.0, None),
            Self::Slide => (960.0, Some(540.0)),
            Self::Square => (540.0, Some(540.0)),
            Self::A4 => (1123.0, Some(794.0)),
            Self::Own { width, height } => {
                let least = f64::from(width).min(WIDEST);
                (least, height.map(|height| (f64::from(height) * least / f64::from(width)).round()))
            }
        };
        Size { width, height }
    }

    /// How many pixels the image has for each pixel of its size unless told otherwise.
    #[must_use]
    pub const fn default_ratio(self) -> u32 {
        match self {
            // Paper has its resolution, and a size of one's own is meant as it is told.
            Self::A4 | Self::Own { .. } => 1,
            Self::Column | Self::Slide | Self::Square => 2,
        }
    }

    /// Pixels of the image per CSS pixel of the layout.
    #[must_use]
    pub fn scale(self, ratio: u32) -> f64 {
        let own = match self {
            Self::Column | Self::Slide | Self::Square => 1.0,
            // 297 mm at 300 dots per inch are 3508 pixels.
            Self::A4 => 3508.0 / 1123.0,
            Self::Own { width, .. } => f64::from(width) / f64::from(width).min(WIDEST),
        };
        own * f64::from(ratio)
    }

    /// The pixels of the image; the height is the scene's, in CSS pixels.
    #[must_use]
    pub fn pixels(self, height: f64, ratio: u32) -> (u32, u32) {
        let scale = self.scale(ratio);
        let exact = match self {
            Self::Own { height, .. } => height.map(|height| height * ratio),
            Self::A4 => Some(2480 * ratio),
            Self::Column | Self::Slide | Self::Square => None,
        };
        let width = (self.layout().width * scale).round() as u32;
        (width, exact.unwrap_or((height * scale).round().max(1.0) as u32))
    }

    /// Whether an image of such a height (of the scene, in CSS pixels) and ratio can be made at all.
    #[must_use]
    pub fn fits(self, height: f64, ratio: u32) -> bool {
        let (width, height) = self.pixels(height, ratio);
        u64::from(width) * u64::from(height) <= Self::MOST_PIXELS
    }

    /// The resolution that the image names, in pixels per metre: a document shows it in the size that is meant (a column 16 cm wide, a slide
    /// 33.9 cm, A4 29.7 cm, else 96 CSS pixels per inch).
    #[must_use]
    pub fn per_metre(self, ratio: u32) -> u32 {
        let css_per_metre = match self {
            Self::Column => 4000.0,
            Self::Slide => 72.0 / 0.0254,
            Self::A4 => 1123.0 / 3508.0 * 300.0 / 0.0254,
            Self::Square | Self::Own { .. } => 96.0 / 0.0254,
        };
        let own = match self {
            Self::Own { .. } => f64::from(ratio),
            _ => self.scale(ratio),
        };
        (css_per_metre * own).round() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_comes_back_from_its_word() {
        let own = [(800, None), (1200, Some(675)), (240, Some(4096))];
        let own = own.map(|(width, height)| ImageSize::Own { width, height });
        for size in ImageSize::NAMED.into_iter().chain(own) {
            assert_eq!(ImageSize::from_word(&size.word()), Some(size));
        }
        assert_eq!(ImageSize::from_word("800×600"), ImageSize::from_word("800x600"));
    }

    #[test]
    fn what_is_no_size_and_what_no_browser_could_draw_is_none() {
        for word in
            ["", "x", "A4", "239", "4097", "800x", "x600", "800x600x2", "+800", "1e3", "-800", "99999999999", "８００"]
        {
            assert_eq!(ImageSize::from_word(word), None, "{word}");
        }
    }

    #[test]
    fn a_slide_a_square_and_a_sheet_have_the_pixels_that_are_meant() {
        let pixels = |size: ImageSize, ratio| size.pixels(size.layout().height.unwrap_or(500.0), ratio);
        assert_eq!(pixels(ImageSize::Slide, 2), (1920, 1080));
        assert_eq!(pixels(ImageSize::Square, 2), (1080, 1080));
        assert_eq!(pixels(ImageSize::A4, 1), (3508, 2480));
        assert_eq!(pixels(ImageSize::Column, 2), (1280, 1000));
        let own = ImageSize::Own { width: 1921, height: Some(1081) };
        assert_eq!([1, 2, 4].map(|ratio| pixels(own, ratio)), [(1921, 1081), (3842, 2162), (7684, 4324)]);
    }

    #[test]
    fn a_sheet_names_300_dots_per_inch_and_a_column_is_16_centimetres_wide() {
        assert_eq!(ImageSize::A4.per_metre(1), 11811);
        let (width, _) = ImageSize::Column.pixels(400.0, 2);
        assert_eq!(width * 100 / ImageSize::Column.per_metre(2), 16);
        assert_eq!(ImageSize::Own { width: 1920, height: None }.per_metre(1), 3780);
    }

    #[test]
    fn type_grows_with_a_large_image_of_ones_own() {
        let size = ImageSize::Own { width: 3840, height: Some(2160) };
        assert_eq!(size.layout(), Size { width: 960.0, height: Some(540.0) });
        assert!((size.scale(1) - 4.0).abs() < 1e-12);
        assert!(size.fits(540.0, 2) && !size.fits(540.0, 4));
    }
}
