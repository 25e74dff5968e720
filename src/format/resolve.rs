//! The second half of reading a catalog: looks up what entries name, and refuses what would run in a circle.

use super::catalog::{Child, Draft, List, look_up};
use super::error::{Entity, Problem};
use super::fields::Reference;
use super::json::{Ctx, cut};
use super::limits;
use crate::model::order::Sorted;
use crate::model::{AreaIx, Catalog, Defaults, FileEntry, IndicatorIx, Kind, Note, ReporterIx, SectorIx, SourceIx};

/// The catalog of a draft; `None` where something is wrong, which is then reported.
pub(super) fn resolve(ctx: &mut Ctx, mut draft: Draft) -> Option<Catalog> {
    let area_parents = parents(ctx, Entity::Area, &draft.areas);
    let sector_parents = parents(ctx, Entity::Sector, &draft.sectors);
    let mut of_reporters = Vec::with_capacity(draft.reporters.items.len());
    for reporter in &draft.reporters.items {
        let sector = reporter.as_ref().and_then(|reporter| reporter.parent.as_ref());
        of_reporters.push(sector.and_then(|id| look_up(ctx, Entity::Sector, &draft.sectors, id)));
    }
    let indicators = indicators(ctx, &draft.indicators);
    let find = |ctx: &mut Ctx, reference: &Option<Reference>, entity| match entity {
        Entity::Area => reference.as_ref().and_then(|r| look_up(ctx, entity, &draft.areas, r)),
        _ => reference.as_ref().and_then(|r| look_up(ctx, entity, &draft.reporters, r)),
    };
    let defaults = Defaults {
        year: draft.year,
        area: find(ctx, &draft.area, Entity::Area).map(AreaIx::at),
        reporter: find(ctx, &draft.reporter, Entity::Reporter).map(ReporterIx::at),
    };
    let mut notes = Vec::with_capacity(draft.notes.len());
    for note in draft.notes {
        let source = look_up(ctx, Entity::Source, &draft.sources, &note.source).map(SourceIx::at);
        let area = find(ctx, &note.area, Entity::Area).map(AreaIx::at);
        notes.extend(source.map(|source| Note { year: note.year, kind: note.kind, area, text: note.text, source }));
    }
    let mut files = Vec::with_capacity(draft.files.len());
    for file in draft.files {
        let areas = file.areas.map(|ids| {
            let found = ids.iter().filter_map(|id| look_up(ctx, Entity::Area, &draft.areas, id));
            found.map(AreaIx::at).collect()
        });
        let indicators = file.indicators.map(|ids| {
            let found = ids.iter().filter_map(|id| look_up(ctx, Entity::Indicator, &draft.indicators, id));
            found.map(IndicatorIx::at).collect()
        });
        files.push(FileEntry { path: file.path, areas, indicators });
    }
    let area_ids = std::mem::take(&mut draft.areas.ids);
    let areas = adopt(draft.areas, &area_parents, |area, parent| area.parent = parent.map(AreaIx::at));
    let sectors = adopt(draft.sectors, &sector_parents, |sector, parent| sector.parent = parent.map(SectorIx::at));
    let reporters = adopt(draft.reporters, &of_reporters, |one, sector| one.sector = sector.map(SectorIx::at));
    let mut all = Vec::with_capacity(draft.indicators.items.len());
    for (item, links) in draft.indicators.items.into_iter().zip(indicators) {
        let mut indicator = item?.indicator;
        indicator.of = links.of.map(IndicatorIx::at);
        indicator.inflow = links.inflow.map(IndicatorIx::at);
        indicator.outflow = links.outflow.map(IndicatorIx::at);
        indicator.parts = links.parts.into_iter().map(IndicatorIx::at).collect();
        all.push(indicator);
    }
    Some(Catalog {
        title: draft.title?,
        description: draft.description,
        licence: draft.licence,
        updated: draft.updated,
        defaults,
        indicators: all,
        areas: areas?,
        reporters: reporters?,
        sectors: sectors?,
        sources: draft.sources.items.into_iter().collect::<Option<_>>()?,
        notes,
        files,
        opened: None,
        area_ids,
    })
}

/// What an indicator names, by place.
#[derive(Default)]
struct Links {
    of: Option<usize>,
    inflow: Option<usize>,
    outflow: Option<usize>,
    parts: Vec<usize>,
}

fn indicators(ctx: &mut Ctx, list: &List<super::catalog::IndicatorDraft>) -> Vec<Links> {
    let mut all = Vec::with_capacity(list.items.len());
    for draft in &list.items {
        let mut links = Links::default();
        if let Some(draft) = draft {
            let mut find = |reference: &Reference| look_up(ctx, Entity::Indicator, list, reference);
            links.of = draft.of.as_ref().and_then(&mut find);
            links.inflow = draft.inflow.as_ref().and_then(&mut find);
            links.outflow = draft.outflow.as_ref().and_then(&mut find);
            let mut parts: Sorted<usize, Option<&Reference>> = Sorted::default();
            for part in &draft.parts {
                let Some(place) = look_up(ctx, Entity::Indicator, list, part) else { continue };
                // The same part twice would be counted twice.
                if let Some(first) = parts.of(place).replace(part) {
                    let problem = Problem::DuplicateId { id: cut(&part.id), first: first.path.clone() };
                    ctx.report_at(part.path.clone(), problem);
                }
                links.parts.push(place);
            }
            for (reference, place) in [(&draft.inflow, links.inflow), (&draft.outflow, links.outflow)] {
                if let (Some(reference), Some(place)) = (reference, place) {
                    must_flow(ctx, list, reference, place);
                }
            }
        }
        all.push(links);
    }
    let of: Vec<_> = all.iter().map(|links| links.of.into_iter().collect()).collect();
    refuse_cycles(ctx, list, "of", &of);
    let parts: Vec<_> = all.iter().map(|links| links.parts.clone()).collect();
    refuse_cycles(ctx, list, "parts", &parts);
    all
}

fn must_flow(ctx: &mut Ctx, list: &List<super::catalog::IndicatorDraft>, reference: &Reference, place: usize) {
    let named = list.items.get(place).and_then(Option::as_ref);
    if named.is_some_and(|named| named.indicator.kind != Kind::Flow) {
        ctx.report_at(reference.path.clone(), Problem::NotAFlow(reference.id.clone()));
    }
}

fn parents<T>(ctx: &mut Ctx, entity: Entity, list: &List<Child<T>>) -> Vec<Option<usize>> {
    let parent = |ctx: &mut Ctx, child: &Option<Child<T>>| {
        child.as_ref().and_then(|child| child.parent.as_ref()).and_then(|id| look_up(ctx, entity, list, id))
    };
    let parents: Vec<_> = list.items.iter().map(|child| parent(ctx, child)).collect();
    let links: Vec<_> = parents.iter().map(|parent| parent.iter().copied().collect()).collect();
    refuse_cycles(ctx, list, "parent", &links);
    parents
}

fn adopt<T>(list: List<Child<T>>, parents: &[Option<usize>], set: fn(&mut T, Option<usize>)) -> Option<Vec<T>> {
    let children = list.items.into_iter().zip(parents);
    children
        .map(|(child, parent)| {
            let mut item = child?.item;
            set(&mut item, *parent);
            Some(item)
        })
        .collect()
}

fn refuse_cycles<T>(ctx: &mut Ctx, list: &List<T>, key: &str, links: &[Vec<usize>]) {
    for cycle in cycles(links) {
        let mut path = String::from(cycle.first().and_then(|place| list.paths.get(*place)).map_or("$", |path| path));
        path.push('.');
        path.push_str(key);
        let id = |place| list.ids.iter().find(|(_, at)| **at == place).map_or_else(Box::default, |(id, _)| cut(id));
        let mut ids: Vec<_> = cycle.iter().take(SHOWN).map(|place| id(*place)).collect();
        if cycle.len() > SHOWN {
            ids.push("…".into());
        }
        ids.extend(ids.first().cloned());
        ctx.report_at(path.into(), Problem::Cycle(ids));
    }
}

/// How many members of a circle a message names.
const SHOWN: usize = 8;

/// Circles in a graph: one for each link that closes one, as the places on it. At most
/// as many as messages are told; without recursion, since lists may be long.
#[allow(clippy::indexing_slicing, reason = "a link is the place of an entry of the same list: it was looked up there")]
fn cycles(links: &[Vec<usize>]) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnWay,
        Done,
    }
    let mut states = vec![State::New; links.len()];
    let mut found = Vec::new();
    for start in 0..links.len() {
        if states[start] != State::New {
            continue;
        }
        states[start] = State::OnWay;
        let mut way = vec![(start, 0)];
        while let Some((place, next)) = way.last_mut() {
            let Some(to) = links[*place].get(*next).copied() else {
                states[*place] = State::Done;
                way.pop();
                continue;
            };
            *next += 1;
            match states[to] {
                State::New => {
                    states[to] = State::OnWay;
                    way.push((to, 0));
                }
                State::OnWay => {
                    found.push(way.iter().map(|(place, _)| *place).skip_while(|place| *place != to).collect());
                    // A list made to be all circles must not cost more than what can be told of it.
                    if found.len() == limits::ERRORS {
                        return found;
                    }
                }
                State::Done => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::cycles;

    #[test]
    fn a_circle_is_found_once_and_a_shared_part_is_none() {
        assert_eq!(cycles(&[vec![1], vec![2], vec![0], vec![0]]), [vec![0, 1, 2]]);
        assert_eq!(cycles(&[vec![0]]), [vec![0]]);
        assert!(cycles(&[vec![1, 2], vec![3], vec![3], vec![]]).is_empty());
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_is_walked_without_recursion() {
        let links: Vec<_> = (1..=100_000).map(|to| vec![to % 100_000]).collect();
        assert_eq!(cycles(&links).len(), 1);
    }
}
