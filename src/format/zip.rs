//! Several files in one, as ZIP has it: entries are stored, not packed, since images are packed already and figures are small.
//! No file system, no clock: the same entries give the same bytes.

use super::png::crc;

/// Version 1.0 of the format suffices for stored entries without folders.
const VERSION: u16 = 10;
/// The names are UTF-8 (APPNOTE 4.4.4, bit 11).
const FLAGS: u16 = 1 << 11;
/// 1 January 1980, the first day that the format can tell: the time of making would make equal contents differ.
const DAY: u16 = 0x21;

/// A ZIP archive on its way to a file. Layout after PKWARE's APPNOTE 6.3: a header before each entry, then a directory of all of them.
#[derive(Clone, Debug, Default)]
pub struct Zip {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    /// Adds an entry. Answers whether there was room: an archive of this form holds 65,534 entries and less than 4 GiB, and names
    /// of less than 64 KiB.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> bool {
        let whole = self.out.len() + self.directory.len() + bytes.len() + 2 * name.len() + 256;
        let (Ok(offset), Ok(size), Ok(length)) =
            (u32::try_from(self.out.len()), u32::try_from(bytes.len()), u16::try_from(name.len()))
        else {
            return false;
        };
        if u32::try_from(whole).is_err() || self.count == u16::MAX - 1 {
            return false;
        }
        self.count += 1;
        let mut facts = Vec::with_capacity(26);
        for number in [VERSION, FLAGS, 0, 0, DAY] {
            facts.extend(number.to_le_bytes()); // version needed, flags, method 0: stored, time, date
        }
        for number in [crc(&[bytes]), size, size] {
            facts.extend(number.to_le_bytes());
        }
        facts.extend(length.to_le_bytes());
        facts.extend([0; 2]); // no extra field

        self.out.extend(*b"PK\x03\x04");
        self.out.extend(&facts);
        self.out.extend(name.as_bytes());
        self.out.extend(bytes);

        self.directory.extend(*b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&facts);
        self.directory.extend([0; 10]); // no comment, the first disk, no attributes
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        true
    }

    /// The archive.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        let Self { mut out, directory, count } = self;
        let lengths = [directory.len(), out.len()];
        out.extend(directory);
        out.extend(*b"PK\x05\x06\0\0\0\0");
        out.extend(count.to_le_bytes());
        out.extend(count.to_le_bytes());
        for length in lengths {
            // `add` has seen to it that both fit.
            out.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
        }
        out.extend([0; 2]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn u16_at(bytes: &[u8], at: usize) -> usize {
        usize::from(u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()))
    }

    fn u32_at(bytes: &[u8], at: usize) -> usize {
        u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
    }

    /// Reads an archive by its directory, as unpackers do, and holds each entry's two headers against each other.
    fn read(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
        let end = zip.len() - 22;
        assert_eq!(&zip[end..end + 4], b"PK\x05\x06");
        let (count, length, start) = (u16_at(zip, end + 10), u32_at(zip, end + 12), u32_at(zip, end + 16));
        assert_eq!(start + length, end, "the directory ends where its end begins");
        let mut at = start;
        let mut entries = Vec::new();
        for _ in 0..count {
            assert_eq!(&zip[at..at + 4], b"PK\x01\x02");
            let (size, name_length, offset) = (u32_at(zip, at + 24), u16_at(zip, at + 28), u32_at(zip, at + 42));
            let name = &zip[at + 46..at + 46 + name_length];
            assert_eq!(&zip[offset..offset + 4], b"PK\x03\x04");
            assert_eq!(zip[offset + 4..offset + 30], zip[at + 6..at + 32], "both headers agree");
            let from = offset + 30 + name_length;
            assert_eq!(&zip[offset + 30..from], name);
            let bytes = zip[from..from + size].to_vec();
            assert_eq!(u32_at(zip, at + 16), crc(&[&bytes]) as usize);
            entries.push((String::from_utf8(name.to_vec()).unwrap(), bytes));
            at += 46 + name_length;
        }
        assert_eq!(at, end);
        entries
    }

    #[test]
    fn what_is_put_in_comes_out_in_order() {
        let entries =
            [("tổng-số.svg", "<svg/>".as_bytes().to_vec()), ("rỗng.csv", Vec::new()), ("b.png", vec![0, 255, 13])];
        let mut zip = Zip::default();
        assert!(entries.iter().all(|(name, bytes)| zip.add(name, bytes)));
        let read = read(&zip.finish());
        assert_eq!(read, entries.map(|(name, bytes)| (name.to_owned(), bytes)));
    }

    #[test]
    fn an_archive_of_nothing_is_whole() {
        assert_eq!(read(&Zip::default().finish()), []);
    }

    #[test]
    fn a_name_that_the_format_cannot_hold_is_refused() {
        let mut zip = Zip::default();
        assert!(!zip.add(&"a".repeat(65_536), b""));
        assert!(zip.add("a", b""));
        assert_eq!(read(&zip.finish()).len(), 1);
    }
}
