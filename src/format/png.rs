//! PNG files as far as the project writes them itself: chunks, their checksums, and the metadata that an image carries. Works on bytes, for the image that the
//! browser made as for the one drawn natively. No pixels are read here. <https://www.w3.org/TR/png-3/>

/// The eight bytes with which every PNG begins.
pub const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// What an image says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The language of the texts, as a tag of BCP 47.
    pub lang: &'static str,
    /// Keyword (1 to 79 letters of ASCII) and text; an empty text is left out.
    pub texts: Vec<(&'static str, String)>,
    /// Resolution in pixels per metre; 0 for none.
    pub per_metre: u32,
}

/// The PNG with metadata put right after its header: a resolution in place of the one it names, and texts. `None` where the bytes are no PNG.
#[must_use]
pub fn with_metadata(png: &[u8], metadata: &Metadata) -> Option<Vec<u8>> {
    let mut rest = png.strip_prefix(&SIGNATURE)?;
    let mut out = Vec::with_capacity(png.len() + 2048);
    out.extend_from_slice(&SIGNATURE);
    let mut first = true;
    while let Some((kind, body, after)) = next(rest) {
        // Only a header can come first, and there is no use in reading past the first pixels.
        if first && kind != *b"IHDR" {
            return None;
        }
        if kind == *b"IDAT" {
            break;
        }
        if kind != *b"pHYs" || metadata.per_metre == 0 {
            chunk(&mut out, kind, body);
        }
        if first {
            put(&mut out, metadata);
        }
        (first, rest) = (false, after);
    }
    if first {
        return None;
    }
    out.extend_from_slice(rest);
    Some(out)
}

/// Where the pixels of a PNG begin, of which these are the first bytes; `None` where they do not reach so far, or are no PNG. What is before that place
/// takes metadata as the whole does.
#[must_use]
pub fn pixels_at(beginning: &[u8]) -> Option<usize> {
    let mut rest = beginning.strip_prefix(&SIGNATURE)?;
    while rest.get(4..8)? != b"IDAT" {
        (_, _, rest) = next(rest)?;
    }
    Some(beginning.len() - rest.len())
}

fn put(out: &mut Vec<u8>, metadata: &Metadata) {
    if metadata.per_metre > 0 {
        let side = metadata.per_metre.to_be_bytes();
        chunk(out, *b"pHYs", &[&side[..], &side, &[1]].concat());
    }
    for (keyword, text) in &metadata.texts {
        if text.is_empty() {
            continue;
        }
        // Not compressed (two zeros), in a language, the keyword not translated.
        let mut body = Vec::with_capacity(text.len() + 96);
        body.extend_from_slice(keyword.as_bytes());
        body.extend_from_slice(&[0, 0, 0]);
        body.extend_from_slice(metadata.lang.as_bytes());
        body.extend_from_slice(&[0, 0]);
        body.extend(text.bytes().filter(|byte| *byte != 0));
        chunk(out, *b"iTXt", &body);
    }
}

/// Writes a chunk: its length, its kind, its content, the checksum of kind and content.
pub fn chunk(out: &mut Vec<u8>, kind: [u8; 4], body: &[u8]) {
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&kind);
    out.extend_from_slice(body);
    out.extend_from_slice(&crc(&[&kind, body]).to_be_bytes());
}

/// The first chunk of the bytes and what follows it; `None` at the end, or where they are cut off.
#[must_use]
pub fn next(bytes: &[u8]) -> Option<([u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (body, rest) = rest.split_at_checked(length)?;
    Some((*kind, body, rest.get(4..)?))
}

/// CRC-32 of ISO 3309, the check sum of PNG and ZIP, bit by bit: a table would be larger than what it saves.
#[must_use]
pub(super) fn crc(parts: &[&[u8]]) -> u32 {
    let mut crc = u32::MAX;
    for byte in parts.iter().copied().flatten() {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG of one black pixel, made by hand.
    fn pixel() -> Vec<u8> {
        let mut png = SIGNATURE.to_vec();
        chunk(&mut png, *b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
        chunk(&mut png, *b"pHYs", &[0, 0, 0, 1, 0, 0, 0, 1, 0]);
        chunk(&mut png, *b"sRGB", &[0]);
        chunk(&mut png, *b"IDAT", &[0x78, 0x01, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01]);
        chunk(&mut png, *b"IEND", &[]);
        png
    }

    fn chunks(png: &[u8]) -> Vec<([u8; 4], Vec<u8>)> {
        let mut rest = png.strip_prefix(&SIGNATURE).unwrap();
        let mut found = Vec::new();
        while let Some((kind, body, after)) = next(rest) {
            found.push((kind, body.to_vec()));
            rest = after;
        }
        assert!(rest.is_empty());
        found
    }

    fn metadata() -> Metadata {
        let texts = vec![("Title", "Hợp tác xã tăng \u{0}gấp rưỡi".to_owned()), ("Source", String::new())];
        Metadata { lang: "vi", texts, per_metre: 11811 }
    }

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc(&[b"123456789"]), 0xcbf4_3926);
        assert_eq!(crc(&[b"IEND"]), 0xae42_6082);
    }

    #[test]
    fn texts_and_resolution_stand_after_the_header_and_everything_else_stays() {
        let png = with_metadata(&pixel(), &metadata()).unwrap();
        let found = chunks(&png);
        let kinds: Vec<_> = found.iter().map(|(kind, _)| std::str::from_utf8(kind).unwrap()).collect();
        assert_eq!(kinds, ["IHDR", "pHYs", "iTXt", "sRGB", "IDAT", "IEND"]);
        assert_eq!(found[1].1, [0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1]);
        assert_eq!(found[2].1, "Title\0\0\0vi\0\0Hợp tác xã tăng gấp rưỡi".as_bytes());
        assert_eq!(found[4], chunks(&pixel())[3]);
    }

    #[test]
    fn the_beginning_of_an_image_takes_metadata_as_the_whole_does() {
        let png = pixel();
        let at = pixels_at(&png).unwrap();
        assert_eq!(&png[at + 4..at + 8], b"IDAT");
        let whole = [with_metadata(&png[..at], &metadata()).unwrap(), png[at..].to_vec()].concat();
        assert_eq!(with_metadata(&png, &metadata()), Some(whole));
        for end in 0..png.len() {
            assert_eq!(pixels_at(&png[..end]), (end >= at + 8).then_some(at), "{end} bytes");
        }
        assert_eq!(pixels_at(b"GIF89a"), None);
    }

    #[test]
    fn every_chunk_that_is_written_has_a_checksum_that_is_right() {
        let png = with_metadata(&pixel(), &metadata()).unwrap();
        let mut rest = &png[8..];
        while let Some((kind, body, after)) = next(rest) {
            let stored = &rest[rest.len() - after.len() - 4..][..4];
            assert_eq!(stored, crc(&[&kind, body]).to_be_bytes());
            rest = after;
        }
    }

    #[test]
    fn what_is_no_png_is_refused_and_what_is_cut_off_does_no_harm() {
        assert_eq!(with_metadata(b"", &metadata()), None);
        assert_eq!(with_metadata(b"GIF89a", &metadata()), None);
        let mut no_header = SIGNATURE.to_vec();
        chunk(&mut no_header, *b"IDAT", &[]);
        assert_eq!(with_metadata(&no_header, &metadata()), None);
        let png = pixel();
        for end in 0..png.len() {
            let _ = with_metadata(&png[..end], &metadata());
        }
        let mut endless = SIGNATURE.to_vec();
        endless.extend_from_slice(&[0xff; 40]);
        assert_eq!(with_metadata(&endless, &metadata()), None);
    }
}
