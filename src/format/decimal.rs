//! Reads decimals as the nearest double, ties to even, like the standard library: the few numbers of common data by one exact operation, all others
//! by exact comparison with their neighbours. It does without that library's tables, which would weigh more in the module than all the figures.

use std::cmp::Ordering;

/// Digits past these cannot decide which double is nearest, but that there are some can.
const TELLING: usize = 800;

/// The double nearest to a decimal such as `52.25`, `-0.4` or `1e-3`, infinite where it is too large; `None` where the text is no such decimal.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, whole(exponent)?),
        None => (text, 0),
    };
    let value = nearest(digits.as_bytes(), exponent)?;
    Some(if negative { -value } else { value })
}

/// A whole number, cut to what makes a difference as an exponent.
fn whole(text: &str) -> Option<i64> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] | rest => (false, rest),
    };
    if digits.is_empty() {
        return None;
    }
    let mut value = 0_i64;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        value = (value * 10 + i64::from(digit - b'0')).min(1 << 40);
    }
    Some(if negative { -value } else { value })
}

fn nearest(text: &[u8], mut exponent: i64) -> Option<f64> {
    const EXACT: u64 = 1 << 53; // up to here every whole number is a double of its own
    const EXACT_POWER: i64 = 22; // as are the powers of ten up to this one
    let (mut leading, mut rest) = (0_u64, false);
    let (mut digits, mut in_fraction) = (Vec::new(), false);
    let mut any = false;
    for byte in text {
        match byte {
            b'.' if !in_fraction => in_fraction = true,
            b'0'..=b'9' => {
                any = true;
                let digit = byte - b'0';
                exponent -= i64::from(in_fraction);
                if digits.len() >= TELLING {
                    exponent += 1;
                    rest |= digit != 0;
                } else if digit != 0 || !digits.is_empty() {
                    digits.push(digit);
                    if digits.len() < 20 {
                        leading = leading * 10 + u64::from(digit);
                    }
                }
            }
            _ => return None,
        }
    }
    if !any {
        return None;
    }
    let places = digits.len() as i64 + exponent;
    if digits.is_empty() || places < -330 {
        return Some(0.0);
    }
    if places > 310 {
        return Some(f64::INFINITY);
    }
    let beyond = digits.len().saturating_sub(19) as i64;
    if beyond == 0 && leading <= EXACT && exponent.abs() <= EXACT_POWER {
        return Some(times_power(leading as f64, exponent));
    }
    let guess = times_power(leading as f64, exponent + beyond);
    if rest {
        digits.push(1);
        exponent -= 1;
    }
    Some(settle(guess, &digits, exponent))
}

/// A number times a power of ten, exact where both are small.
fn times_power(mut value: f64, exponent: i64) -> f64 {
    let mut left = exponent.unsigned_abs();
    while left > 0 {
        let step = left.min(22);
        let power = (0..step).fold(1.0, |power, _| power * 10.0);
        value = if exponent < 0 { value / power } else { value * power };
        left -= step;
    }
    value
}

/// Goes from a guess to the double nearest to the digits times a power of ten.
fn settle(guess: f64, digits: &[u8], exponent: i64) -> f64 {
    let mut number = Big::default();
    for digit in digits {
        number.times(10, u32::from(*digit));
    }
    let mut bits = guess.min(f64::MAX).to_bits();
    loop {
        let odd = bits & 1 == 1;
        match number.against_middle_over(bits, exponent) {
            Ordering::Greater => bits += 1,
            Ordering::Equal if odd => bits += 1,
            _ if bits == 0 => break,
            _ => match number.against_middle_over(bits - 1, exponent) {
                Ordering::Less => bits -= 1,
                Ordering::Equal if odd => bits -= 1,
                _ => break,
            },
        }
        if bits >= f64::INFINITY.to_bits() {
            break;
        }
    }
    f64::from_bits(bits)
}

/// A whole number without limit: its limbs, the lowest first, none at the top that is zero.
#[derive(Clone, Default)]
struct Big(Vec<u32>);

impl Big {
    /// Multiplies by one number and adds another.
    fn times(&mut self, by: u32, add: u32) {
        let mut carry = u64::from(add);
        for limb in &mut self.0 {
            carry += u64::from(*limb) * u64::from(by);
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    fn times_power(mut self, base: u32, power: i64) -> Self {
        for _ in 0..power {
            self.times(base, 0);
        }
        self
    }

    /// Compares this, times a power of ten, with what lies in the middle between a double and the next one up.
    fn against_middle_over(&self, bits: u64, exponent: i64) -> Ordering {
        let (fraction, field) = (bits & ((1 << 52) - 1), (bits >> 52) as i64);
        let (mantissa, power) = if field == 0 { (fraction, -1074) } else { (fraction | 1 << 52, field - 1075) };
        let middle = mantissa * 2 + 1;
        let (two, mut other) = (power - 1, Self::default());
        for limb in [middle >> 32, middle & 0xFFFF_FFFF] {
            if limb > 0 || !other.0.is_empty() {
                other.0.insert(0, limb as u32);
            }
        }
        // 10ⁿ is 5ⁿ · 2ⁿ; a factor under the line goes to the other side.
        let (five, two) = (exponent, exponent - two);
        let this = self.clone().times_power(5, five).times_power(2, two);
        let other = other.times_power(5, -five).times_power(2, -two);
        this.0.len().cmp(&other.0.len()).then_with(|| this.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn same(text: &str) {
        assert_eq!(read(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
    }

    #[test]
    fn hard_decimals_are_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "-0",
            "27394",
            "52.25",
            "-0.4",
            "5.",
            ".5",
            "1e22",
            "1e23",
            "8.5e22",
            "9007199254740993",
            "9007199254740992.5",
            "9007199254740993.00000000000000000000000000000000001",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2e-324",
            "1e-400",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e309",
            "1e99999999999999999999",
            "-1e-99999999999999999999",
            "0.000000000000000000000000000000000000000000000000000000000001",
            "179769313486231570000",
            "1e+3",
            "1E-3",
            "0.1000000000000000055511151231257827021181583404541015625",
            "1.00000000000000011102230246251565404236316680908203125",
        ] {
            same(text);
        }
        same(&format!("1{}e-500", "0".repeat(500)));
        same(&format!("0.{}1e400", "0".repeat(399)));
        same(&format!("9007199254740993.{}1", "0".repeat(900)));
        same(&format!("9007199254740993.{}", "0".repeat(900)));
        for text in ["", "-", ".", "e5", "1e", "1e+", "1x", "1.2.3", "--1", "+1", "inf", "nan", " 1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_double_reads_back(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            for text in [value.to_string(), format!("{value:e}"), format!("{value:.25e}")] {
                prop_assert_eq!(read(&text).map(f64::to_bits), Some(bits), "{}", text);
            }
        }

        #[test]
        fn any_decimal_is_read_as_the_standard_library_reads_it(digits in "[0-9]{1,40}", after in "[0-9]{0,30}", exponent in -360i32..340) {
            let text = format!("{digits}.{after}e{exponent}");
            prop_assert_eq!(read(&text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{}", text);
        }
    }
}
