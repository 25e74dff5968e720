//! The words of the table of a year's figures that no card has.

use super::facts::Way;
use crate::model::Lang;

/// What lies between two figures that do not compare, or of which the second is of a later year, where the columns say which they are. `counted`: whether
/// they count things; `amount` is written without a sign.
#[must_use]
pub fn difference(lang: Lang, way: Way, counted: bool, amount: &str) -> String {
    match (lang, way) {
        (Lang::Vi, Way::Up) if counted => format!("nhiều hơn {amount}"),
        (Lang::Vi, Way::Up) => format!("cao hơn {amount}"),
        (Lang::En, Way::Up) => format!("{amount} above"),
        (Lang::Vi, Way::Down) if counted => format!("ít hơn {amount}"),
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
        assert_eq!(difference(Lang::Vi, Way::Down, true, "96"), "ít hơn 96");
        assert_eq!(difference(Lang::Vi, Way::Down, false, "63"), "thấp hơn 63");
        assert_eq!(difference(Lang::En, Way::Up, true, "1,627"), "1,627 above");
        assert_eq!(difference(Lang::Vi, Way::Same, true, "0"), "bằng nhau");
    }
}
