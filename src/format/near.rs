//! For an id that nothing has: the ids that come nearest to it, for whoever mistyped or guessed one.

use super::error::{Entity, Errors, Problem};
use crate::model::order::sort_by;
use crate::model::{Catalog, Lang};

/// Ids that are named at most.
const MOST: usize = 5;

/// How like an id must be to be named: 1 is the same letters in the same order.
const LIKE: f64 = 0.5;

/// Errors in which each unknown id has those of a catalog beside it that come nearest, by their letters or by the name of what they stand for.
#[must_use]
pub fn with_near(mut errors: Errors, catalog: &Catalog) -> Errors {
    for error in errors.iter_mut() {
        if let Problem::UnknownId { entity, id, near } = &mut error.problem {
            let wanted = pairs(id);
            let mut all = Vec::new();
            each(catalog, *entity, &mut |id, name| {
                let like = likeness(&wanted, &pairs(id)).max(likeness(&wanted, &pairs(name)));
                if like >= LIKE {
                    all.push((like, id));
                }
            });
            sort_by(&mut all, |a, b| b.0.total_cmp(&a.0));
            *near = all.into_iter().take(MOST).map(|(_, id)| id.into()).collect();
        }
    }
    errors
}

/// Every id of a kind, with the name of what it stands for.
fn each<'a>(catalog: &'a Catalog, entity: Entity, told: &mut dyn FnMut(&'a str, &'a str)) {
    match entity {
        Entity::Indicator => catalog.indicators().for_each(|(_, it)| told(&it.id, it.name.get(Lang::En))),
        Entity::Area => catalog.areas().for_each(|(_, it)| told(&it.id, it.name.get(Lang::En))),
        Entity::Reporter => catalog.reporters().for_each(|(_, it)| told(&it.id, it.label().get(Lang::En))),
        Entity::Sector => catalog.sectors().for_each(|(_, it)| told(&it.id, it.name.get(Lang::En))),
        Entity::Source => catalog.sources().for_each(|(_, it)| told(&it.id, &it.title)),
    }
}

/// The pairs of neighbouring letters and digits, whatever stands between them: `htx_total` and `total-htx` have most in common.
fn pairs(text: &str) -> Vec<[char; 2]> {
    let letters: Vec<char> =
        text.chars().filter(|sign| !"_-. ".contains(*sign)).map(|sign| sign.to_ascii_lowercase()).collect();
    letters.iter().zip(letters.iter().skip(1)).map(|(a, b)| [*a, *b]).collect()
}

/// How many of the pairs of both are in both.
fn likeness(a: &[[char; 2]], b: &[[char; 2]]) -> f64 {
    let mut rest = b.to_vec();
    let mut both = 0;
    for pair in a {
        if let Some(at) = rest.iter().position(|other| other == pair) {
            rest.swap_remove(at);
            both += 2;
        }
    }
    if both == 0 { 0.0 } else { f64::from(both) / (a.len() + b.len()) as f64 }
}
