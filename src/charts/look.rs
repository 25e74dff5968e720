//! Roles to colours, and the sizes of type: all that a theme decides. No shapes, no words.

use super::scene::Ink;
use super::spec::{Hue, Tone};

/// A theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near black.
    Dark,
    /// Black on white paper.
    Print,
}

/// What lies behind a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// The ground of the theme.
    #[default]
    Filled,
    /// Nothing: where the image is placed shows through. Hollow marks keep the ground of the theme inside.
    Transparent,
}

/// A colour of the screen (sRGB).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// How many families of colours there are.
pub const FAMILIES: usize = 6;

/// The colours of a theme. The families come in the order of the reporters: the Alliance, the ministry, the agriculture ministry, further series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground.
    pub ground: Rgb,
    /// The raised ground.
    pub raised: Rgb,
    /// Ink, second ink, third ink.
    pub ink: [Rgb; 3],
    /// Grid lines.
    pub rule: Rgb,
    /// The ring of the focus.
    pub focus: Rgb,
    /// Each family's full and half tone.
    pub hues: [[Rgb; 2]; FAMILIES],
    /// Whether text and ground are a system's: they may be too near to each other for one of them to be read on a hue.
    pub forced: bool,
}

/// The families on white: 4.6:1 or more, and 15 apart (CIE 1976 difference) for every common kind of colour vision, told apart by lightness as
/// much as by hue. Half is mixed with the ground to 3.35:1.
const ON_WHITE: [[Rgb; 2]; FAMILIES] = [
    [Rgb(11, 110, 143), Rgb(78, 150, 174)],
    [Rgb(184, 72, 10), Rgb(202, 120, 74)],
    [Rgb(50, 72, 35), Rgb(132, 145, 123)],
    [Rgb(122, 92, 214), Rgb(149, 125, 222)],
    [Rgb(120, 17, 86), Rgb(180, 123, 161)],
    [Rgb(134, 111, 65), Rgb(157, 138, 101)],
];

/// The families on the dark ground, made likewise.
const ON_DARK: [[Rgb; 2]; FAMILIES] = [
    [Rgb(77, 181, 214), Rgb(52, 113, 134)],
    [Rgb(240, 138, 75), Rgb(150, 91, 56)],
    [Rgb(192, 219, 179), Rgb(95, 109, 94)],
    [Rgb(164, 105, 247), Rgb(125, 83, 188)],
    [Rgb(245, 61, 138), Rgb(186, 51, 110)],
    [Rgb(243, 186, 18), Rgb(127, 102, 24)],
];

/// How light a colour is, 0 to 1: the relative luminance of WCAG 2.2, its curve as a polynomial, which needs no powers and is near enough to choose by.
fn light(Rgb(r, g, b): Rgb) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        c * (c * (c * 0.305_306 + 0.682_171) + 0.012_523)
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

fn rough_contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// So much of one colour in another.
fn mix(Rgb(r, g, b): Rgb, ground: Rgb, share: f64) -> Rgb {
    let one = |a: u8, b: u8| (f64::from(a) * share + f64::from(b) * (1.0 - share)).round() as u8;
    Rgb(one(r, ground.0), one(g, ground.1), one(b, ground.2))
}

impl Palette {
    /// The colours of a theme.
    #[must_use]
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self {
                ground: Rgb(0xff, 0xff, 0xff),
                raised: Rgb(0xf3, 0xf5, 0xf7),
                ink: [Rgb(0x1b, 0x1f, 0x24), Rgb(0x4a, 0x51, 0x58), Rgb(0x64, 0x6b, 0x74)],
                rule: Rgb(0xe1, 0xe4, 0xe8),
                focus: Rgb(0x1b, 0x1f, 0x24),
                hues: ON_WHITE,
                forced: false,
            },
            Theme::Dark => Self {
                ground: Rgb(0x14, 0x18, 0x1d),
                raised: Rgb(0x19, 0x1e, 0x24),
                ink: [Rgb(0xe8, 0xea, 0xed), Rgb(0xb4, 0xba, 0xc2), Rgb(0x8d, 0x95, 0xa0)],
                rule: Rgb(0x2c, 0x33, 0x3c),
                focus: Rgb(0xe8, 0xea, 0xed),
                hues: ON_DARK,
                forced: false,
            },
            Theme::Print => Self {
                ground: Rgb(0xff, 0xff, 0xff),
                raised: Rgb(0xf5, 0xf5, 0xf5),
                ink: [Rgb(0, 0, 0), Rgb(0x33, 0x33, 0x33), Rgb(0x4d, 0x4d, 0x4d)],
                rule: Rgb(0xcc, 0xcc, 0xcc),
                focus: Rgb(0, 0, 0),
                hues: ON_WHITE,
                forced: false,
            },
        }
    }

    /// The colours where a reader's system forces its own on the page: text and ground are the system's. A hue that does not stand out on that ground is
    /// taken toward the text as far as it has to be and no farther, so that series are still told apart.
    #[must_use]
    pub fn of_system(text: Rgb, ground: Rgb) -> Self {
        let base = Self::of(if light(ground) < light(text) { Theme::Dark } else { Theme::Light });
        let seen = |hue: Rgb, least: f64| {
            let steps = (0..=20).map(|step| mix(text, hue, f64::from(step) / 20.0));
            steps.into_iter().find(|hue| rough_contrast(*hue, ground) >= least).unwrap_or(text)
        };
        let hues = base.hues.map(|[full, half]| [seen(full, 4.65), seen(half, 3.2)]);
        Self {
            ground,
            raised: mix(text, ground, 0.1),
            ink: [text; 3],
            rule: mix(text, ground, 0.35),
            focus: text,
            hues,
            forced: true,
        }
    }

    /// The same for a reader who asks for more contrast: all text in the first ink, grid lines darker.
    #[must_use]
    pub fn with_more_contrast(self) -> Self {
        let [first, _, third] = self.ink;
        Self { ink: [first; 3], rule: third, focus: first, ..self }
    }

    /// The colour of text on a hue: of the ground on a full tone and of the text on another; where a system's two are too near to each other for that, black
    /// or white.
    fn on(&self, hue: Hue) -> Rgb {
        let of = self.rgb(Ink::Hue(hue));
        let usual = if hue.tone == Tone::Full { self.ground } else { self.rgb(Ink::Ink) };
        if !self.forced || rough_contrast(usual, of) >= 4.5 {
            return usual;
        }
        let [black, white] = [Rgb(0, 0, 0), Rgb(255, 255, 255)];
        if rough_contrast(black, of) > rough_contrast(white, of) { black } else { white }
    }

    /// The colour of a role.
    #[must_use]
    pub fn rgb(&self, ink: Ink) -> Rgb {
        let [first, second, third] = self.ink;
        match ink {
            Ink::Ground => self.ground,
            Ink::Raised => self.raised,
            Ink::Ink => first,
            Ink::On(hue) => self.on(hue),
            Ink::Second => second,
            Ink::Third => third,
            Ink::Rule => self.rule,
            Ink::Focus => self.focus,
            Ink::Hue(hue) => {
                let [full, half] = self.hues[usize::from(hue.family) % FAMILIES];
                match hue.tone {
                    Tone::Full => full,
                    Tone::Half => half,
                }
            }
        }
    }
}

/// Type of chart labels, in CSS pixels.
pub const LABEL: f64 = 13.0;
/// Type of ticks, notes and footers.
pub const SMALL: f64 = 12.0;
/// Type of the subtitle.
pub const SUBTITLE: f64 = 14.0;
/// Type of the title where there is room, and on a phone.
pub const TITLE: (f64, f64) = (20.0, 18.0);
/// From one line to the next, in em: no two lines touch even where "Ễ" stands under "g".
pub const LEADING: f64 = 1.34;
/// Width of a data line.
pub const STROKE: f64 = 2.0;
/// Width of one that leads others.
pub const LEADING_STROKE: f64 = 2.5;
/// Width of the outline of a hollow bar or round.
pub const OUTLINE: f64 = 1.6;

/// The family of fonts: the system's own, in which Vietnamese is whole, and then any.
pub const FONTS: &str = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/// The same for a file that is laid out by the embedded font: where that is installed, the file is shown as it was laid out.
pub const FILE_FONTS: &str = "'Noto Sans', system-ui, 'Segoe UI', Roboto, sans-serif";

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Print];

    fn linear(channel: u8) -> f64 {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    }

    /// WCAG 2.2, relative luminance and contrast ratio.
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let luminance = |Rgb(r, g, b): Rgb| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn hue(family: usize, tone: Tone) -> Hue {
        Hue { family: u8::try_from(family).unwrap(), tone }
    }

    #[test]
    fn text_and_full_tones_have_a_contrast_of_four_and_a_half_and_half_tones_of_three() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            for ground in [palette.ground, palette.raised] {
                for ink in [Ink::Ink, Ink::Second, Ink::Third, Ink::Focus] {
                    let ratio = contrast(palette.rgb(ink), ground);
                    assert!(ratio >= 4.5, "{theme:?} {ink:?} {ratio}");
                }
                for family in 0..FAMILIES {
                    let ratio = contrast(palette.rgb(Ink::Hue(hue(family, Tone::Half))), ground);
                    assert!(ratio >= 3.0, "{theme:?} half {family} {ratio}");
                }
            }
            for family in 0..FAMILIES {
                let ratio = contrast(palette.rgb(Ink::Hue(hue(family, Tone::Full))), palette.ground);
                assert!(ratio >= 4.5, "{theme:?} full {family} {ratio}");
            }
        }
    }

    #[test]
    fn text_on_a_mark_has_a_contrast_of_four_and_a_half() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            for family in 0..FAMILIES {
                for tone in [Tone::Full, Tone::Half] {
                    let hue = hue(family, tone);
                    let ratio = contrast(palette.rgb(Ink::On(hue)), palette.rgb(Ink::Hue(hue)));
                    assert!(ratio >= 4.5, "{theme:?} {hue:?} {ratio}");
                }
            }
        }
    }

    /// Texts and grounds that systems force on pages.
    const FORCED: [(Rgb, Rgb); 10] = [
        (Rgb(255, 255, 255), Rgb(0, 0, 0)),
        (Rgb(0, 0, 0), Rgb(255, 255, 255)),
        (Rgb(0, 0, 0), Rgb(255, 255, 0)),
        (Rgb(32, 32, 32), Rgb(255, 255, 255)),
        (Rgb(255, 250, 239), Rgb(61, 61, 61)),
        (Rgb(61, 61, 61), Rgb(255, 250, 239)),
        (Rgb(45, 50, 54), Rgb(255, 255, 255)),
        (Rgb(255, 255, 255), Rgb(45, 50, 54)),
        (Rgb(0, 0, 128), Rgb(255, 255, 0)),
        (Rgb(255, 255, 0), Rgb(0, 0, 128)),
    ];

    #[test]
    fn forced_colours_keep_text_and_marks_visible_on_every_ground_of_a_system() {
        for (text, ground) in FORCED {
            let palette = Palette::of_system(text, ground);
            assert_eq!([palette.rgb(Ink::Ground), palette.rgb(Ink::Third)], [ground, text]);
            for family in 0..FAMILIES {
                let full = contrast(palette.rgb(Ink::Hue(hue(family, Tone::Full))), ground);
                let half = contrast(palette.rgb(Ink::Hue(hue(family, Tone::Half))), ground);
                assert!(full >= 4.5 && half >= 3.0, "{ground:?} {family}: {full} {half}");
            }
        }
    }

    #[test]
    fn text_on_a_mark_is_read_in_forced_colours_too() {
        for (text, ground) in FORCED {
            let palette = Palette::of_system(text, ground);
            for hue in (0..FAMILIES).flat_map(|family| [Tone::Full, Tone::Half].map(|tone| hue(family, tone))) {
                let ratio = contrast(palette.rgb(Ink::On(hue)), palette.rgb(Ink::Hue(hue)));
                assert!(ratio >= 4.5, "{ground:?} {hue:?} {ratio}");
            }
        }
    }

    #[test]
    fn forced_colours_leave_series_apart_for_every_common_colour_vision() {
        for (text, ground) in FORCED {
            let hues = Palette::of_system(text, ground).hues;
            for (kind, vision) in VISIONS.iter().enumerate() {
                for (i, [full, half]) in hues.iter().enumerate() {
                    let tones = far(*full, *half, vision);
                    assert!(tones >= 9.0, "{ground:?}: {i} and its half are {tones} apart for vision {kind}");
                    for (j, other) in hues.iter().enumerate().skip(i + 1) {
                        let far = far(*full, other[0], vision);
                        let least = if j < 3 { 25.0 } else { 8.0 };
                        assert!(far >= least, "{ground:?}: {i} and {j} are {far} apart for vision {kind}");
                    }
                }
            }
        }
    }

    #[test]
    fn more_contrast_leaves_one_ink_for_all_text() {
        for theme in THEMES {
            let palette = Palette::of(theme).with_more_contrast();
            assert!(palette.ink.iter().all(|ink| *ink == Palette::of(theme).ink[0]));
            assert!(contrast(palette.rule, palette.ground) >= 4.5);
        }
    }

    #[test]
    fn the_seventh_family_is_the_first_again() {
        let palette = Palette::of(Theme::Light);
        assert_eq!(palette.rgb(Ink::Hue(hue(6, Tone::Full))), palette.rgb(Ink::Hue(hue(0, Tone::Full))));
    }

    /// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (IEEE TVCG 15/6, 2009), severity 1.0,
    /// on linear RGB: protanopia, deuteranopia, tritanopia; and the eye that lacks nothing.
    const VISIONS: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];

    /// CIE 1976 L*a*b* (D65) of a colour as an eye sees it.
    fn seen(Rgb(r, g, b): Rgb, vision: &[[f64; 3]; 3]) -> [f64; 3] {
        let rgb = [linear(r), linear(g), linear(b)];
        let [r, g, b] = vision.map(|row| row.iter().zip(rgb).map(|(k, c)| k * c).sum::<f64>().clamp(0.0, 1.0));
        let f = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
        let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// How far two colours are apart for an eye (CIE 1976).
    fn far(a: Rgb, b: Rgb, vision: &[[f64; 3]; 3]) -> f64 {
        let (a, b) = (seen(a, vision), seen(b, vision));
        a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
    }

    #[test]
    fn the_families_stay_apart_for_every_common_colour_vision() {
        for theme in THEMES {
            let palette = Palette::of(theme);
            for (kind, vision) in VISIONS.iter().enumerate() {
                for (i, a) in palette.hues.iter().enumerate() {
                    for (j, b) in palette.hues.iter().enumerate().skip(i + 1) {
                        let far = far(a[0], b[0], vision);
                        let least = if j < 3 { 25.0 } else { 15.0 };
                        assert!(far >= least, "{theme:?}: {i} and {j} are {far} apart for vision {kind}");
                    }
                }
            }
        }
    }
}
