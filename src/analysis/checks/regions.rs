//! The areas that are parts of an area against it.

use super::evidence::Context;
use super::outcome::{CheckKind, Outcome};
use super::parts::{MOST_PARTS, Parts, additive, compare};
use crate::model::{AreaKind, Series, SeriesKey, Year};

/// Tests the sum of the areas right below the series' area, where values of areas add up (stocks and flows).
pub(super) fn check(cx: &Context<'_>, whole: &Series, year: Year, found: &mut Vec<Outcome>) {
    if !additive(cx.catalog().indicator(whole.key.indicator).kind) {
        return;
    }
    let (catalog, children) = (cx.catalog(), cx.children(whole.key.area));
    if children.len() > MOST_PARTS {
        return;
    }
    // Whoever lists a country's regions lists them all; of provinces a catalog may hold those that it has figures of.
    let all_regions = catalog.area(whole.key.area).kind == AreaKind::Country
        && children.iter().all(|child| catalog.area(*child).kind == AreaKind::Region);
    let may_lack = match (children.len(), all_regions) {
        (0 | 1, _) => 0.0,
        (_, true) => 0.5,
        (_, false) => 0.1,
    };
    let mut parts = Parts { may_lack, ..Parts::default() };
    for area in children {
        parts.one(cx, SeriesKey { area: *area, ..whole.key }, year);
    }
    compare(cx, CheckKind::Regions, whole, year, parts, found);
}
