//! Titles of the change by area between two years.

use super::super::card::roughly;
use super::super::facts::{Measure, lower_first};
use crate::model::{Approx, Lang, Year};

/// What the chart finds: the area that grew most, or fell least where none grew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dumbbell<'a> {
    /// What is compared.
    pub measure: Measure<'a>,
    /// The earlier year.
    pub earlier: Year,
    /// The later year.
    pub later: Year,
    /// The name of the area, or of two from [`super::two_areas`].
    pub area: &'a str,
    /// Whether it is two, which changed alike.
    pub alike: bool,
    /// Its change, or that of each, in the unit of the measure.
    pub change: f64,
    /// Whether that is told only roughly.
    pub about: bool,
    /// How many areas have a change that can be told, where there may be others: of one alone nothing is ranked.
    pub among: Option<usize>,
}

/// The title.
#[must_use]
pub fn title(lang: Lang, facts: &Dumbbell<'_>) -> String {
    match facts.among {
        None => of_all(lang, facts),
        Some(1) => of_one(lang, facts),
        Some(areas) => super::among(lang, areas, &lower_first(&of_all(lang, facts))),
    }
}

fn of_one(lang: Lang, facts: &Dumbbell<'_>) -> String {
    let Dumbbell { measure, earlier, later, area, change, about, .. } = *facts;
    let n = roughly(lang, measure.counted(lang, change.abs()), Approx::about(about));
    match lang {
        Lang::Vi if change > 0.0 => format!("Từ {earlier} đến {later}, {area} tăng {n}"),
        Lang::Vi if change < 0.0 => format!("Từ {earlier} đến {later}, {area} giảm {n}"),
        Lang::Vi => format!("Từ {earlier} đến {later}, {area} giữ nguyên mức"),
        Lang::En if change > 0.0 => format!("From {earlier} to {later}, {area} gained {n}"),
        Lang::En if change < 0.0 => format!("From {earlier} to {later}, {area} lost {n}"),
        Lang::En => format!("From {earlier} to {later}, {area} held its level"),
    }
}

fn of_all(lang: Lang, facts: &Dumbbell<'_>) -> String {
    let Dumbbell { measure, earlier, later, area, alike, change, about, .. } = *facts;
    let n = super::of_each(lang, alike, roughly(lang, measure.counted(lang, change.abs()), Approx::about(about)));
    let name = measure.in_sentence();
    match (lang, measure.things(lang).is_some()) {
        (Lang::Vi, true) if change > 0.0 => format!("Từ {earlier} đến {later}, {area} tăng nhiều nhất: thêm {n}"),
        (Lang::Vi, false) if change > 0.0 => {
            format!("Từ {earlier} đến {later}, {name} tăng nhiều nhất ở {area}: thêm {n}")
        }
        (Lang::Vi, true) if change < 0.0 => {
            format!("Từ {earlier} đến {later} không nơi nào tăng; {area} giảm ít nhất: bớt {n}")
        }
        (Lang::Vi, false) if change < 0.0 => {
            format!("Từ {earlier} đến {later}, {name} không tăng ở nơi nào; {area} giảm ít nhất: bớt {n}")
        }
        (Lang::Vi, _) => format!("Từ {earlier} đến {later} không nơi nào tăng; {area} giữ nguyên mức"),
        (Lang::En, true) if change > 0.0 => format!("From {earlier} to {later}, {area} gained most: {n}"),
        (Lang::En, false) if change > 0.0 => format!("From {earlier} to {later}, {name} rose most in {area}: by {n}"),
        (Lang::En, true) if change < 0.0 => format!("From {earlier} to {later} no area gained; {area} lost least: {n}"),
        (Lang::En, false) if change < 0.0 => {
            format!("From {earlier} to {later}, {name} rose nowhere; {area} fell least: by {n}")
        }
        (Lang::En, _) => format!("From {earlier} to {later} no area gained; {area} stayed level"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::test_help::check_sentence;
    use super::super::samples::{counted, measured, year};
    use super::*;
    use Lang::{En, Vi};

    #[test]
    fn the_area_that_gained_most_is_named() {
        let facts = |lang| Dumbbell {
            measure: counted(lang),
            earlier: year(2016),
            later: year(2022),
            area: "Tây Nguyên",
            change: 1234.0,
            alike: false,
            about: false,
            among: None,
        };
        assert_eq!(title(Vi, &facts(Vi)), "Từ 2016 đến 2022, Tây Nguyên tăng nhiều nhất: thêm 1.234 hợp tác xã");
        assert_eq!(title(En, &facts(En)), "From 2016 to 2022, Tây Nguyên gained most: 1,234 co-operatives");
        let of = |among| title(Vi, &Dumbbell { among: Some(among), ..facts(Vi) });
        assert_eq!(of(1), "Từ 2016 đến 2022, Tây Nguyên tăng 1.234 hợp tác xã");
        let two = Dumbbell { area: "A và B", alike: true, ..facts(Vi) };
        assert_eq!(title(Vi, &two), "Từ 2016 đến 2022, A và B tăng nhiều nhất: thêm 1.234 hợp tác xã mỗi nơi");
        let roughly = Dumbbell { change: 1200.0, about: true, ..facts(Vi) };
        assert_eq!(title(Vi, &roughly), "Từ 2016 đến 2022, Tây Nguyên tăng nhiều nhất: thêm khoảng 1.200 hợp tác xã");
        assert_eq!(
            of(2),
            "Trong 2 địa bàn có số liệu, từ 2016 đến 2022, Tây Nguyên tăng nhiều nhất: thêm 1.234 hợp tác xã"
        );
    }

    #[test]
    fn every_case_is_clean() {
        for lang in Lang::ALL {
            for measure in [counted(lang), measured(lang)] {
                for change in [3.0, -3.0, 0.0] {
                    for among in [None, Some(1), Some(2)] {
                        let (earlier, later) = (year(2016), year(2022));
                        let facts =
                            Dumbbell { measure, earlier, later, area: "X", alike: false, change, about: false, among };
                        check_sentence(&title(lang, &facts));
                    }
                }
            }
        }
    }
}
