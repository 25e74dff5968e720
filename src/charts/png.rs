//! A chart as a PNG image drawn without a browser: the same drawing as on the screen, in letters of the embedded font. The same chart gives the
//! same bytes on every machine: no system font, no clock, one way of compressing.

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::bitmap::Bitmap;
use super::draw::{Pen, paint};
use super::look::{FONTS, Ground, Palette};
use super::scene::{Ink, Scene};
use crate::format::png::{SIGNATURE, chunk};

/// How hard deflate tries, 0 to 10: beyond this, time doubles for one per cent.
const EFFORT: u8 = 7;

/// A scene as a PNG image of so many pixels, `scale` of them for each CSS pixel.
#[must_use]
pub fn to_png(scene: &Scene, palette: &Palette, ground: Ground, (width, height): (u32, u32), scale: f64) -> Vec<u8> {
    let fill = match ground {
        Ground::Filled => Some(palette.rgb(Ink::Ground)),
        Ground::Transparent => None,
    };
    let mut bitmap = Bitmap::new(width, height, fill);
    let pen = Pen { palette, scale, type_factor: 1.0, fonts: FONTS };
    // Drawing into memory cannot fail.
    let _ = paint(&mut scene.items.iter(), &pen, &mut bitmap);
    encode(&bitmap, ground == Ground::Filled)
}

/// The picture as a PNG file: red, green, blue, and opacity unless all of it is opaque.
fn encode(bitmap: &Bitmap, opaque: bool) -> Vec<u8> {
    let (width, height) = bitmap.size();
    let samples = if opaque { 3 } else { 4 };
    let mut rows = Vec::with_capacity((width as usize * samples + 1) * height as usize);
    for row in bitmap.pixels().chunks(width.max(1) as usize) {
        // Not filtered: even grounds and letters that come again compress a quarter better as they are.
        rows.push(0);
        for pixel in row {
            rows.extend(plain(*pixel).into_iter().take(samples));
        }
    }
    let mut png = SIGNATURE.to_vec();
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend_from_slice(&[8, if opaque { 2 } else { 6 }, 0, 0, 0]);
    chunk(&mut png, *b"IHDR", &header);
    chunk(&mut png, *b"IDAT", &compress_to_vec_zlib(&rows, EFFORT));
    chunk(&mut png, *b"IEND", &[]);
    png
}

/// Colours that are not multiplied by opacity, as the file wants them.
fn plain([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    let plain = |c: u8| match u32::from(a) {
        0 => 0,
        255 => c,
        a => u8::try_from((u32::from(c) * 255 + a / 2) / a).unwrap_or(255),
    };
    [plain(r), plain(g), plain(b), a]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::look::Theme;
    use crate::charts::scene::{Anchor, Area, Dash, Item, Label, Shape};
    use crate::format::png::next;

    fn scene() -> Scene {
        let label = Label {
            x: 10.0,
            y: 30.0,
            anchor: Anchor::Start,
            size: 16.0,
            bold: true,
            ink: Ink::Ink,
            text: "Ễ Ộ 27.394".to_owned(),
            width: 90.0,
        };
        let shapes = [
            Shape::Rect(Area { x: 10.0, y: 40.0, w: 50.0, h: 20.0 }, Ink::Second),
            Shape::Hatch(Area { x: 70.0, y: 40.0, w: 30.0, h: 20.0 }, Ink::Third),
            Shape::Line {
                points: vec![(10.0, 70.0), (60.0, 90.0), (110.0, 65.0)],
                width: 2.0,
                dash: Dash::Dashed,
                ink: Ink::Ink,
            },
            Shape::Round { at: (60.0, 90.0), r: 5.0, ink: Ink::Third },
            Shape::Polygon(vec![(80.0, 80.0), (95.0, 95.0), (70.0, 97.0)], Ink::Rule),
            Shape::Text(label),
        ];
        let items = shapes.map(|shape| Item { mark: None, shape }).into();
        Scene { width: 120.0, height: 100.0, items, marks: vec![] }
    }

    fn drawn(ground: Ground) -> Vec<u8> {
        to_png(&scene(), &Palette::of(Theme::Light), ground, (240, 200), 2.0)
    }

    /// The pixels of a PNG as the file has them, and how many samples each has.
    fn decoded(png: &[u8]) -> (Vec<Vec<u8>>, usize) {
        let (_, header, rest) = next(&png[8..]).unwrap();
        let width = u32::from_be_bytes(header[..4].try_into().unwrap()) as usize;
        let samples = if header[9] == 2 { 3 } else { 4 };
        let (_, data, _) = next(rest).unwrap();
        let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(data).unwrap();
        let rows = bytes.chunks(width * samples + 1).map(|line| line[1..].to_vec()).collect();
        (rows, samples)
    }

    #[test]
    fn the_file_holds_the_pixels_that_were_drawn() {
        let (rows, samples) = decoded(&drawn(Ground::Filled));
        assert_eq!((rows.len(), samples), (200, 3));
        let at = |x: usize, y: usize| &rows[y][x * 3..][..3];
        assert_eq!(at(0, 0), [255, 255, 255]);
        let Palette { ink: [ink, second, _], .. } = Palette::of(Theme::Light);
        assert_eq!(at(40, 100), [second.0, second.1, second.2]);
        let dark = rows[..70].iter().flat_map(|row| row.chunks(3)).filter(|p| *p == [ink.0, ink.1, ink.2]).count();
        assert!(dark > 100, "the words are there: {dark}");
    }

    #[test]
    fn the_ground_is_there_unless_it_is_left_out() {
        let (rows, samples) = decoded(&drawn(Ground::Transparent));
        assert_eq!(samples, 4);
        assert_eq!(rows[0][..4], [0; 4]);
        assert_eq!(rows[100][40 * 4 + 3], 255);
        let half = rows.iter().flat_map(|row| row.chunks(4)).filter(|pixel| (1..255).contains(&pixel[3])).count();
        assert!(half > 100, "edges are smooth: {half}");
    }

    #[test]
    fn the_same_scene_gives_the_same_bytes_on_every_machine() {
        let digest = drawn(Ground::Filled)
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        assert_eq!(digest, 0xcb1a9ca89d3600e, "{digest:#x}");
    }
}
