//! The targets of the fuzzers without a fuzzer: every seed, and changes to seeds that are the same in every run. A long run with coverage to guide
//! it is `make fuzz`.

use std::fs;

use crate::support;

#[path = "../fuzz/targets/mod.rs"]
pub(crate) mod targets;

/// Changes of each kind of seed in a run; more with `COOPSTAT_CASES`.
const CHANGES: usize = 400;

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> = fs::read_dir(support::path("fuzz/seeds").join(target))
        .expect("a folder of seeds")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a seed")).collect()
}

/// Words to put in: keys, marks and figures that the format or a spreadsheet, a browser or a decimal reader has a meaning for.
fn words(target: &str) -> Vec<Vec<u8>> {
    let dictionary = fs::read_to_string(support::path(&format!("fuzz/dict/{target}.dict"))).expect("a dictionary");
    let word = |line: &str| {
        let inside = line.strip_prefix('"')?.strip_suffix('"')?.as_bytes();
        let (mut word, mut rest) = (Vec::new(), inside);
        while let [first, after @ ..] = rest {
            match (first, after) {
                (b'\\', [b'x', high, low, tail @ ..]) => {
                    let hex = [*high, *low];
                    word.push(u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?);
                    rest = tail;
                }
                _ => {
                    word.push(*first);
                    rest = after;
                }
            }
        }
        Some(word)
    };
    dictionary.lines().filter_map(word).collect()
}

#[test]
fn every_seed_and_many_changes_to_each_are_taken_or_told() {
    let cases = std::env::var("COOPSTAT_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CHANGES);
    for (name, target) in targets::ALL {
        let (seeds, words) = (seeds(name), words(name));
        assert!(!seeds.is_empty() && words.len() > 10, "{name} has seeds and a dictionary");
        for seed in &seeds {
            target(seed);
        }
        // xorshift64: the same changes on every machine.
        let mut state = 0x2021_1231_u64;
        let mut die = |sides: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 16).unwrap_or_default() % sides.max(1)
        };
        for _ in 0..cases {
            let mut input = seeds[die(seeds.len())].clone();
            for _ in 0..=die(3) {
                let at = die(input.len() + 1);
                let end = (at + die(12)).min(input.len());
                match die(5) {
                    0 => drop(input.drain(at..end)),
                    1 => drop(input.splice(at..at, words[die(words.len())].iter().copied())),
                    2 => drop(input.splice(at..end, words[die(words.len())].iter().copied())),
                    3 => input.insert(at, u8::try_from(die(256)).unwrap_or_default()),
                    _ => {
                        let other = &seeds[die(seeds.len())];
                        let from = die(other.len() + 1);
                        input.truncate(at);
                        input.extend_from_slice(&other[from..]);
                    }
                }
            }
            target(&input);
        }
    }
}
