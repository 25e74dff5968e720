//! What must hold for any bytes, as functions that panic where it does not. The fuzzers of `fuzz/` and the integration tests run the same ones.

pub(crate) mod csv;
pub(crate) mod everything;
pub(crate) mod files;
mod json;
mod query;

pub(crate) use csv::csv;
pub(crate) use files::{catalog, series};
pub(crate) use json::json;
pub(crate) use query::query;

/// A function that panics where something does not hold for its bytes.
#[allow(dead_code, reason = "each fuzzer is of one target; the tests go through all")]
pub(crate) type Target = fn(&[u8]);

/// Every target with its name.
#[allow(dead_code, reason = "each fuzzer is of one target; the tests go through all")]
pub(crate) const ALL: [(&str, Target); 5] =
    [("catalog", catalog), ("series", series), ("json", json), ("csv", csv), ("query", query)];

/// Dice that fall alike for the same bytes (FNV-1a): what an input does not say itself, such as the size of a picture.
#[derive(Clone, Copy)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(
            bytes
                .iter()
                .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)),
        )
    }

    /// One of `sides` numbers from 0 up.
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }

    /// One of the items.
    fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.throw(items.len()))
    }
}
