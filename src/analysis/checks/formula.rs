//! The formula of a worked-out figure, evaluated on what its inputs stand for: `htx_total[2024] - htx_total_change[2024]`.
//! Numbers, figures by indicator and year, `+ - * /` and parentheses; nothing else is understood, and what is not understood is not evaluated.

use super::rounding::Interval;
use crate::model::decimal;

/// A formula may be nested so deep; the reader of files has no limit of its own for it.
const DEEPEST: u8 = 16;

/// A value with what it may be.
type Value = Option<(f64, Interval)>;

/// Answers for a figure by indicator and year.
type Lookup<'l> = dyn FnMut(&str, i64) -> Value + 'l;

/// The value of a formula with the interval of what it may be. `lookup` answers for a figure; `None` from it, and any text that is no formula,
/// give `None`.
pub(super) fn evaluate(formula: &str, lookup: &mut Lookup<'_>) -> Value {
    let mut parser = Parser { rest: formula.trim(), lookup };
    let value = parser.sum(0)?;
    parser.rest.is_empty().then_some(value)
}

struct Parser<'f, 'l> {
    rest: &'f str,
    lookup: &'f mut Lookup<'l>,
}

impl Parser<'_, '_> {
    fn sign(&mut self, signs: [char; 2]) -> Option<char> {
        let sign = self.rest.chars().next().filter(|sign| signs.contains(sign))?;
        self.take(1);
        Some(sign)
    }

    fn take(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("").trim_start();
    }

    fn sum(&mut self, depth: u8) -> Value {
        let (mut value, mut interval) = self.product(depth)?;
        while let Some(sign) = self.sign(['+', '-']) {
            let (more, within) = self.product(depth)?;
            (value, interval) = if sign == '+' {
                (value + more, interval.plus(within))
            } else {
                (value - more, interval.minus(within))
            };
        }
        Some((value, interval))
    }

    fn product(&mut self, depth: u8) -> Value {
        let (mut value, mut interval) = self.operand(depth)?;
        while let Some(sign) = self.sign(['*', '/']) {
            let (by, within) = self.operand(depth)?;
            (value, interval) =
                if sign == '*' { (value * by, interval.times(within)) } else { (value / by, interval.over(within)?) };
        }
        Some((value, interval))
    }

    fn operand(&mut self, depth: u8) -> Value {
        if depth > DEEPEST {
            return None;
        }
        if self.sign(['(', '(']).is_some() {
            let inner = self.sum(depth + 1)?;
            return self.sign([')', ')']).map(|_| inner);
        }
        let first = self.rest.chars().next()?;
        if first.is_ascii_digit() {
            return self.number();
        }
        let end = self.rest.find('[')?;
        let (id, after) = (self.rest.get(..end)?, self.rest.get(end + 1..)?);
        let close = after.find(']')?;
        let year = after.get(..close)?.trim().parse().ok()?;
        let value = (self.lookup)(id.trim(), year)?;
        self.take(end + close + 2);
        Some(value)
    }

    /// A number with a decimal point was rounded to its digits; a whole one is exact.
    fn number(&mut self) -> Value {
        let end = self.rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(self.rest.len());
        let text = self.rest.get(..end)?;
        let value = decimal::read(text).filter(|value| value.is_finite())?;
        let digits = text.split_once('.').map(|(_, digits)| digits.len().min(300) as i32);
        let half = digits.map_or(0.0, |digits| 0.5 * 10f64.powi(-digits));
        self.take(end);
        Some((value, Interval::around(value, half)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(formula: &str) -> Option<(f64, f64)> {
        let mut lookup = |id: &str, year: i64| {
            let value = match (id, year) {
                ("htx-total", 2021) => 27_394.0,
                ("a.b_c", 2020) => 10.0,
                _ => return None,
            };
            Some((value, Interval::around(value, 0.0)))
        };
        evaluate(formula, &mut lookup).map(|(value, interval)| (value.round(), interval.half().round()))
    }

    #[test]
    fn a_formula_is_worked_out_with_what_its_numbers_may_be() {
        assert_eq!(of("htx-total[2021] / 1.076"), Some((25_459.0, 12.0)));
        assert_eq!(of("htx-total[2021] - 1354"), Some((26_040.0, 0.0)));
        assert_eq!(of("2 * (a.b_c[2020] + 5) - 1"), Some((29.0, 0.0)));
        assert_eq!(of("8 / 0.40"), Some((20.0, 0.0)));
    }

    #[test]
    fn what_is_no_formula_or_names_no_figure_is_not_evaluated() {
        for text in
            ["", "x", "x[2021]", "1 +", "(1", "1)", "1 2", "htx-total[x]", "htx-total[2021", "1 / 0", "é[1]", "-"]
        {
            assert_eq!(of(text), None, "{text}");
        }
        assert_eq!(of(&"(".repeat(100_000)), None, "and no stack overflows");
    }
}
