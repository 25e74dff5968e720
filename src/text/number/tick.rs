//! The words of an axis' ticks: one multiplier for all, the unit once.

use super::short::{COUNTS, Multiplier, VND, money_multipliers};
use super::{Sign, Zeros, write};
use crate::model::Lang;

/// What the values of an axis count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickUnit {
    /// Things; the unit stands elsewhere (in the subtitle).
    Count,
    /// Per cent.
    Percent,
    /// Million đồng.
    MillionVnd,
}

/// The words of all ticks of an axis, in the order given (rising): one multiplier for all, chosen by the largest; the last tick, which is the topmost,
/// carries the multiplier's word and the unit, the others are bare. Ticks that differ have words that differ.
#[must_use]
pub fn ticks(lang: Lang, values: &[f64], unit: TickUnit) -> Vec<String> {
    let largest = values.iter().copied().filter(|v| v.is_finite()).fold(0.0, |max: f64, v| max.max(v.abs()));
    let all: &[Multiplier] = match unit {
        TickUnit::Count => &COUNTS,
        TickUnit::MillionVnd => money_multipliers(lang),
        TickUnit::Percent => &[],
    };
    // Ticks are round: what they reach needs no rounding. An axis of zeros takes the plain million.
    let chosen = all
        .iter()
        .find(|m| largest >= m.from && (largest > 0.0 || m.by == 1.0))
        .or_else(|| all.iter().find(|m| m.by == 1.0));
    let by = chosen.map_or(1.0, |m| m.by);
    let word = chosen.map_or("", |m| m.word(lang));
    let (before, after) = match (unit, lang) {
        (TickUnit::Count, _) | (TickUnit::MillionVnd, Lang::Vi) => ("", word),
        (TickUnit::Percent, _) => ("", "%"),
        (TickUnit::MillionVnd, Lang::En) => (VND, word),
    };
    let scaled: Vec<f64> = values.iter().map(|value| value / by).collect();
    let decimals = tick_decimals(&scaled);
    let last = scaled.len().saturating_sub(1);
    scaled
        .iter()
        .enumerate()
        .map(|(place, value)| {
            let zeros = if value.abs() * 10f64.powi(decimals as i32) < 0.5 { Zeros::Trim } else { Zeros::Keep };
            let (before, after) = if place == last { (before, after) } else { ("", "") };
            write(lang, *value, decimals, zeros, Sign::Minus, before, after)
        })
        .collect()
}

/// The fewest decimals that tell all ticks, noise of the arithmetic aside: 0.1 + 0.2 is the tick 0.3.
fn tick_decimals(values: &[f64]) -> usize {
    let step = values
        .iter()
        .zip(values.iter().skip(1))
        .map(|(before, after)| (after - before).abs())
        .filter(|gap| *gap > 0.0)
        .fold(f64::INFINITY, f64::min);
    let step = if step.is_finite() { step } else { values.iter().fold(1.0, |max: f64, v| max.max(v.abs())) };
    let told = |decimals: usize| {
        let shift = 10f64.powi(decimals as i32);
        values.iter().all(|value| ((value * shift).round() / shift - value).abs() <= step * 1e-3)
    };
    (0..=18).find(|decimals| told(*decimals)).unwrap_or(18)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Lang::{En, Vi};

    #[test]
    fn the_topmost_tick_alone_carries_the_multiplier_and_the_unit() {
        assert_eq!(ticks(Vi, &[0.0, 10e3, 20e3, 30e3], TickUnit::Count), ["0", "10", "20", "30 nghìn"]);
        assert_eq!(ticks(En, &[0.0, 10e3, 20e3, 30e3], TickUnit::Count), ["0", "10", "20", "30K"]);
        assert_eq!(ticks(Vi, &[0.0, 2500.0, 5000.0], TickUnit::Count), ["0", "2.500", "5.000"]);
        assert_eq!(ticks(Vi, &[0.0, 0.5e6, 1e6], TickUnit::Count), ["0", "0,5", "1,0 triệu"]);
        assert_eq!(ticks(Vi, &[5e6, 6e6, 7e6], TickUnit::Count), ["5", "6", "7 triệu"]);
        assert_eq!(ticks(En, &[5e6, 6e6, 7e6], TickUnit::Count), ["5", "6", "7M"]);
        assert_eq!(ticks(Vi, &[-20.0, 0.0, 20.0, 60.0], TickUnit::Percent), ["−20", "0", "20", "60%"]);
        assert_eq!(ticks(Vi, &[0.0, 2000.0, 4000.0], TickUnit::MillionVnd), ["0", "2", "4 tỷ đồng"]);
        assert_eq!(ticks(En, &[0.0, 200.0, 400.0], TickUnit::MillionVnd), ["0", "200", "VND 400 million"]);
        assert_eq!(ticks(Vi, &[], TickUnit::Count), Vec::<String>::new());
    }

    #[test]
    fn ticks_are_free_of_the_noise_of_binary_arithmetic() {
        let values: Vec<f64> = (0..4).map(|n| f64::from(n) * 0.1).collect();
        assert_eq!(ticks(En, &values, TickUnit::Percent), ["0", "0.1", "0.2", "0.3%"]);
    }

    proptest! {
        #[test]
        fn ticks_that_differ_have_words_that_differ(step in prop::sample::select(vec![1.0, 2.0, 2.5, 5.0]), power in -6i32..12, from in -8i32..8, n in 1usize..8) {
            let values: Vec<f64> = (0..n).map(|k| (f64::from(from) + k as f64) * step * 10f64.powi(power)).collect();
            for lang in Lang::ALL {
                for unit in [TickUnit::Count, TickUnit::Percent, TickUnit::MillionVnd] {
                    let words = ticks(lang, &values, unit);
                    let unlike: std::collections::BTreeSet<_> = words.iter().collect();
                    prop_assert_eq!(unlike.len(), values.len(), "{:?} {:?}", values, words);
                }
            }
        }
    }
}
