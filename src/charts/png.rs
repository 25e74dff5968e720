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
    let _ = paint(&scene.items, &pen, &mut bitmap);
    encode(&bitmap, ground == Ground::Filled)
}

/// The picture as a PNG file: red, green, blue, and opacity unless all of it is opaque.
fn encode(bitmap: &Bitmap, opaque: bool) -> Vec<u8> {
    let (width, height) = bitmap.size();
    let samples = if opaque { 3 } else { 4 };
    let row_length = width as usize * samples;
    let mut rows = Vec::with_capacity((row_length + 1) * height as usize);
    let (mut above, mut row) = (vec![0_u8; row_length], Vec::with_capacity(row_length));
    for pixels in bitmap.pixels().chunks(width.max(1) as usize) {
        row.clear();
        for pixel in pixels {
            if let Some(plain) = plain(*pixel).get(..samples) {
                row.extend_from_slice(plain);
            }
        }
        filter(&row, &above, samples, &mut rows);
        std::mem::swap(&mut above, &mut row);
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

/// Writes a row as its difference from the row above, or from the pixel to the left, whichever is smaller.
fn filter(row: &[u8], above: &[u8], samples: usize, rows: &mut Vec<u8>) {
    let cost =
        |bytes: &mut dyn Iterator<Item = u8>| -> usize { bytes.map(|b| usize::from(b.min(b.wrapping_neg()))).sum() };
    let up = || row.iter().zip(above).map(|(own, above)| own.wrapping_sub(*above));
    let left = || {
        let before = std::iter::repeat_n(&0, samples).chain(row);
        row.iter().zip(before).map(|(own, before)| own.wrapping_sub(*before))
    };
    if cost(&mut up()) <= cost(&mut left()) {
        rows.push(2);
        rows.extend(up());
    } else {
        rows.push(1);
        rows.extend(left());
    }
}
