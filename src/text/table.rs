//! The words of the table of a year's figures that no card has.

use super::facts::Way;
use crate::model::Lang;

/// What lies between two figures that do not compare, where the columns say which they are. `amount` is written without a sign.
#[must_use]
pub fn difference(lang: Lang, way: Way, amount: &str) -> String {
    match (lang, way) {
        (Lang::Vi, Way::Up) => format!("cao hơn {amount}"),
        (Lang::En, Way::Up) => format!("{amount} above"),
        (Lang::Vi, Way::Down) => format!("thấp hơn {amount}"),
        (Lang::En, Way::Down) => format!("{amount} below"),
        (Lang::Vi, Way::About | Way::Same) => "bằng nhau".to_owned(),
        (Lang::En, Way::About | Way::Same) => "the same".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_no_rise_or_fall_and_has_no_sign() {
        assert_eq!(difference(Lang::Vi, Way::Down, "96"), "thấp hơn 96");
        assert_eq!(difference(Lang::En, Way::Up, "1,627"), "1,627 above");
        assert_eq!(difference(Lang::Vi, Way::Same, "0"), "bằng nhau");
    }
}
