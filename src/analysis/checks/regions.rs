//! The areas that are parts of an area against it.

use super::evidence::Context;
use super::outcome::{CheckKind, Outcome};
use super::parts::{Parts, additive, compare};
use crate::model::{Series, SeriesKey, Year};

/// Tests the sum of the areas right below the series' area, where values of areas add up (stocks and flows).
pub(super) fn check(cx: &Context<'_>, whole: &Series, year: Year, found: &mut Vec<Outcome>) {
    if !additive(cx.catalog().indicator(whole.key.indicator).kind) {
        return;
    }
    let mut parts = Parts::default();
    for area in cx.children(whole.key.area) {
        parts.one(cx, SeriesKey { area: *area, ..whole.key }, year);
    }
    compare(cx, CheckKind::Regions, whole, year, parts, found);
}
