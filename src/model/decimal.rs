//! Decimals and doubles: reads one as the nearest double, ties to even, and writes one at its shortest, both like the standard library: the numbers of
//! common data by one exact operation, all others by exact arithmetic. It does without that library's tables, which would weigh more in the module than
//! all the figures. No language and no marks: those are `text::number`'s.

use std::cmp::Ordering;

/// Digits past these cannot decide which double is nearest, but that there are some can.
const TELLING: usize = 800;

/// The double nearest to a decimal such as `52.25`, `-0.4` or `1e-3`, infinite where it is too large; `None` where the text is no such decimal.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (digits, exponent) = match text.split_once('e').or_else(|| text.split_once('E')) {
        Some((digits, exponent)) => (digits, whole(exponent)?),
        None => (text, 0),
    };
    let value = nearest(digits.as_bytes(), exponent)?;
    Some(if negative { -value } else { value })
}

/// A decimal without its sign: a whole number and the power of ten by which it is to be multiplied.
#[derive(Clone, Copy)]
pub struct Decimal {
    exponent: i64,
    /// The digits, at the end.
    buffer: [u8; MOST_OF_A_NUMBER],
    from: usize,
    number: u64,
}

impl Decimal {
    /// The shortest decimal that reads as a finite number, or as what it is without its sign, and as no other; of the shortest the nearest.
    #[must_use]
    pub fn of(value: f64) -> Self {
        let (number, exponent) = shortest(value.abs());
        Self::new(number, exponent)
    }

    fn new(number: u64, exponent: i64) -> Self {
        let mut buffer = [0; MOST_OF_A_NUMBER];
        let from = MOST_OF_A_NUMBER - digits_of(number, &mut buffer).len();
        Self { exponent, buffer, from, number }
    }

    /// The digits of the whole number, which are none but a zero where it is zero and do not end in one else.
    #[must_use]
    pub fn digits(&self) -> &[u8] {
        self.buffer.get(self.from..).unwrap_or_default()
    }

    /// The power of ten by which the whole number is to be multiplied.
    #[must_use]
    pub const fn exponent(&self) -> i64 {
        self.exponent
    }

    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.number == 0
    }

    /// The same with at most so many digits after its point: half away from zero.
    #[must_use]
    pub fn rounded(self, decimals: usize) -> Self {
        let decimals = i64::try_from(decimals).unwrap_or(i64::MAX);
        let Ok(dropped) = u32::try_from(-(decimals.saturating_add(self.exponent))) else { return self };
        if dropped == 0 {
            return self;
        }
        let number = 10_u64
            .checked_pow(dropped)
            .map_or(0, |unit| self.number / unit + u64::from(self.number % unit >= unit / 2));
        let (number, exponent) = trimmed(number, -decimals);
        Self::new(number, exponent)
    }
}

/// The shortest decimal that reads as a finite number and no other, of the shortest the nearest: plain, without an exponent, `52.25`, `-0.4`, `27394`.
#[must_use]
pub fn write(value: f64) -> String {
    let decimal = Decimal::of(value);
    let (digits, exponent) = (decimal.digits(), decimal.exponent);
    let point = digits.len() as i64 + exponent; // so many digits stand before the point
    let mut text = String::with_capacity(digits.len() + 3 + exponent.unsigned_abs() as usize);
    if value.is_sign_negative() {
        text.push('-');
    }
    if point <= 0 {
        text.push_str("0.");
        text.extend((point..0).map(|_| '0'));
    }
    for (place, digit) in digits.iter().enumerate() {
        if place > 0 && place as i64 == point {
            text.push('.');
        }
        text.push(char::from(*digit));
    }
    text.extend((0..exponent).map(|_| '0'));
    text
}

/// That decimal with one digit before the point and an exponent: `1e300`, `1.5e-9`.
#[must_use]
pub fn write_scientific(value: f64) -> String {
    let decimal = Decimal::of(value);
    let digits = decimal.digits();
    let mut text = String::from(if value.is_sign_negative() { "-" } else { "" });
    for (place, digit) in digits.iter().enumerate() {
        if place == 1 {
            text.push('.');
        }
        text.push(char::from(*digit));
    }
    text.push('e');
    text.push_str(&(decimal.exponent + digits.len() as i64 - 1).to_string());
    text
}

/// How many digits after the point the shortest decimal of a finite number has.
#[must_use]
pub fn decimals(value: f64) -> usize {
    let (_, exponent) = shortest(value.abs());
    usize::try_from(-exponent).unwrap_or(0)
}

/// The shortest decimal as a whole number that does not end in zero, unless it is zero, and the power of ten by which it is to be multiplied.
fn shortest(value: f64) -> (u64, i64) {
    let mut power = 1.0;
    for exponent in 0..=EXACT_POWER {
        let shifted = (value * power).round();
        // Past this the product is rounded so much that the nearest whole number may be another.
        let sure = if exponent == 0 { EXACT } else { EXACT / 8 };
        if shifted > sure as f64 {
            if let Some(found) = of_many_digits(value, exponent) {
                return found;
            }
            break;
        }
        // Both are exact, so their quotient is the double nearest to the decimal.
        if shifted / power == value {
            return trimmed(shifted as u64, -exponent);
        }
        power *= 10.0;
    }
    let (all, exponent) = whole_of(value);
    let number = |digits: &[u8]| digits.iter().fold(0_u64, |number, digit| number * 10 + u64::from(*digit));
    for length in 1..=MOST_DIGITS.min(all.len()) {
        let (kept, rest) = all.split_at(length);
        let (kept, exponent) = (number(kept), exponent + rest.len() as i64);
        let up = rest.first().is_some_and(|digit| *digit >= 5);
        // The nearer neighbour first; under a power of two, where doubles lie closer, it may read as another number, and the other one as this.
        for kept in [kept + u64::from(up), kept + u64::from(!up)] {
            let mut buffer = [0; MOST_OF_A_NUMBER];
            if nearest(digits_of(kept, &mut buffer), exponent) == Some(value) {
                return trimmed(kept, exponent);
            }
        }
    }
    (number(&all), exponent) // not reached: with so many digits every double is told from all others
}

/// The same for a number of common size that no decimal with fewer than some digits after the point reads as, as of a quotient: within 128 bits. `None`
/// where those do not do.
fn of_many_digits(value: f64, least: i64) -> Option<(u64, i64)> {
    let (mantissa, power) = parts(value.to_bits());
    let under = u32::try_from(-power).ok().filter(|under| (1..=64).contains(under))?;
    let mut ten: u128 = (0..least).fold(1, |ten, _| ten * 10);
    // One digit more is always enough: then there are 17.
    for exponent in least..=least + 1 {
        let exact = u128::from(mantissa) * ten; // to be divided by two to the power `under`
        let below = exact >> under;
        let up = exact - (below << under) >= 1 << (under - 1);
        for number in [below + u128::from(up), below + u128::from(!up)] {
            let told = number << under;
            // Half of the way to the next double, or a quarter down from a power of two, where they lie closer. An even one has the middle too.
            let way = if told < exact && mantissa == 1 << 52 { 4 } else { 2 };
            let off = told.abs_diff(exact) * way;
            if off < ten || off == ten && mantissa.is_multiple_of(2) {
                return Some(trimmed(u64::try_from(number).ok()?, -exponent));
            }
        }
        ten *= 10;
    }
    None
}

/// No double needs more digits to be told from all others.
const MOST_DIGITS: usize = 17;
/// As many digits as a whole number of 64 bits may have.
const MOST_OF_A_NUMBER: usize = 20;

fn trimmed(mut number: u64, mut exponent: i64) -> (u64, i64) {
    if number == 0 {
        return (0, 0);
    }
    while number.is_multiple_of(10) {
        number /= 10;
        exponent += 1;
    }
    (number, exponent)
}

/// The digits of a number as a text, at the end of a buffer.
fn digits_of(mut number: u64, buffer: &mut [u8; MOST_OF_A_NUMBER]) -> &[u8] {
    let mut from = buffer.len();
    for (place, digit) in buffer.iter_mut().enumerate().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
        from = place;
        if number == 0 {
            break;
        }
    }
    buffer.get(from..).unwrap_or_default()
}

/// A double to its last digit: a whole number and the power of ten by which it is to be multiplied.
fn whole_of(value: f64) -> (Vec<u8>, i64) {
    let (mantissa, power) = parts(value.to_bits());
    let number = Big::of(mantissa);
    // A power of two under the line is one of five over it and one of ten under it.
    let mut number = number.times_power(2, power).times_power(5, -power);
    let mut digits = Vec::new();
    while !number.0.is_empty() {
        digits.push(number.tenth());
    }
    digits.reverse();
    (digits, power.min(0))
}

/// A double as a whole number times a power of two.
fn parts(bits: u64) -> (u64, i64) {
    let (fraction, field) = (bits & ((1 << 52) - 1), (bits >> 52) as i64);
    if field == 0 { (fraction, -1074) } else { (fraction | 1 << 52, field - 1075) }
}

/// Up to here every whole number is a double of its own.
const EXACT: u64 = 1 << 53;
/// As is every power of ten up to this one.
const EXACT_POWER: i64 = 22;

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
    fn of(number: u64) -> Self {
        let mut big = Self::default();
        for limb in [number >> 32, number & 0xFFFF_FFFF] {
            if limb > 0 || !big.0.is_empty() {
                big.0.insert(0, limb as u32);
            }
        }
        big
    }

    /// Divides by ten; the rest.
    fn tenth(&mut self) -> u8 {
        let mut rest = 0_u64;
        for limb in self.0.iter_mut().rev() {
            rest = rest << 32 | u64::from(*limb);
            *limb = (rest / 10) as u32;
            rest %= 10;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        rest as u8
    }

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
        let (mantissa, power) = parts(bits);
        let (two, other) = (power - 1, Self::of(mantissa * 2 + 1));
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

    #[test]
    fn hard_doubles_are_written_as_the_standard_library_writes_them() {
        let powers = (-1074..=1023).step_by(13).chain(-60..60).map(|power| 2_f64.powi(power));
        let tens = (-320..=308).step_by(7).filter_map(|power| format!("1e{power}").parse().ok());
        let others = [
            0.0,
            -0.0,
            0.1,
            0.3,
            1.0 / 3.0,
            52.25,
            27394.0,
            9_007_199_254_740_993.0,
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            123_456_789.123_456_79,
        ];
        for value in powers.chain(tens).chain(others) {
            for value in [value, f64::from_bits(value.to_bits() + 1), -value] {
                let value: f64 = value;
                if value.is_finite() {
                    assert_eq!(write(value), value.to_string());
                    assert_eq!(write_scientific(value), format!("{value:e}"));
                }
            }
        }
        assert_eq!([52.2, 109.35, 7.0, 0.4, 1e300, 1e-7].map(decimals), [1, 2, 0, 1, 0, 7]);
    }

    proptest! {
        #[test]
        fn any_double_is_written_as_the_standard_library_writes_it(bits: u64, common in -1_000_000_i64..1_000_000, decimals in 0_i32..8, other in 1_u32..100_000) {
            let quotient = common as f64 / f64::from(other);
            for value in [f64::from_bits(bits), common as f64 / 10_f64.powi(decimals), quotient, quotient * 1e9, quotient / 1024.0] {
                prop_assume!(value.is_finite());
                prop_assert_eq!(write(value), value.to_string());
                prop_assert_eq!(write_scientific(value), format!("{value:e}"));
            }
        }

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
