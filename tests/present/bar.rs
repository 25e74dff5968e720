//! What the bar offers, of made data and of the figures that the project ships.

use coopstat::model::Dataset;
use coopstat::present::choices::{self, Choice};
use coopstat::present::{Selection, ViewState};

use super::made::{ONE, catalog, dataset, series};
use crate::support;

/// The years to compare with that the bar offers for a link, and the one that is chosen.
fn compared(data: &Dataset, query: &str) -> (Vec<String>, String) {
    let (state, refused) = ViewState::from_query(query);
    assert_eq!(refused, []);
    let selection = Selection::resolve(&state, data).expect("there is something to select");
    let all = choices::compared(&choices::told(data, selection.area), &selection);
    let [chosen] = &all.iter().filter(|choice| choice.chosen).collect::<Vec<_>>()[..] else { panic!("{all:?}") };
    let chosen = chosen.value.clone();
    (all.into_iter().map(|Choice { value, .. }| value).collect(), chosen)
}

fn gaps() -> Dataset {
    let points = [(2016, 1.0, ""), (2018, 2.0, ""), (2021, 3.0, ""), (2022, 4.0, "")];
    dataset(&catalog(1), &[series("stock", "VN", ONE, &points), series("plan", "VN", ONE, &[(2020, 9.0, "")])])
}

#[test]
fn the_years_to_compare_with_hold_every_year_once_latest_first() {
    assert_eq!(compared(&gaps(), "year=2022").0, ["", "2021", "2018", "2016"]);
    assert_eq!(compared(&gaps(), "year=2022&compare=2016").0, ["", "2021", "2018", "2016"]);
    assert_eq!(
        compared(&gaps(), "year=2022&compare=2017").0,
        ["", "2021", "2018", "2017", "2016"],
        "what a link asks for"
    );
    let shipped = support::folder("data").dataset.expect("the shipped folder conforms");
    for query in ["", "year=2021", "year=2021&compare=2018", "year=2024&area=VN-HN", "year=2007", "year=2030"] {
        let (all, _) = compared(&shipped, query);
        let mut once = all.clone();
        once.dedup();
        assert_eq!(all, once, "{query}");
        assert!(all[1..].is_sorted_by(|a, b| a > b), "{query}: {all:?}");
    }
}

#[test]
fn a_year_without_figures_is_compared_with_only_where_the_link_asks_for_it() {
    for (query, chosen) in [
        ("year=2022", "2021"),
        ("year=2021", "2018"),
        ("year=2018", "2016"),
        ("year=2016", ""),
        ("year=2023", "2022"),
        ("year=2022&compare=2017", "2017"),
        ("year=2022&compare=none", ""),
        ("year=2022&area=P0", "2021"),
    ] {
        assert_eq!(compared(&gaps(), query).1, chosen, "{query}");
    }
}

#[test]
fn a_chosen_year_far_from_all_that_have_figures_leaves_the_track_to_those() {
    let ends = |query: &str| {
        let (state, refused) = ViewState::from_query(query);
        assert_eq!(refused, []);
        let data = gaps();
        let selection = Selection::resolve(&state, &data).expect("there is something to select");
        let track = choices::track(&choices::told(&data, selection.area), &selection).expect("there are years");
        (track.first.get(), track.last.get())
    };
    assert_eq!(ends("year=2021"), (2016, 2022));
    assert_eq!(ends("year=2025"), (2016, 2025), "one that is near is on it");
    assert_eq!(ends("year=2013"), (2013, 2022));
    assert_eq!(ends("year=2099"), (2016, 2022));
    assert_eq!(ends("year=1950"), (2016, 2022));
}
