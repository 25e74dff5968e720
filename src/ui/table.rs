//! The table of the selection: every figure of the chosen area and reporter, sortable, each leading to its provenance.

use leptos::prelude::*;

use crate::model::order;
use crate::platform::download;
use crate::present::export;
use crate::present::table::{FigureCell, FigureRow, RowChange, figures, statements};
use crate::text::ui::Msg;

use super::Page;
use super::differs;
use super::dom::{El, Place, button, el};
use super::page::seen;
use super::reactive::{Effect, RwSignal};
use super::sections::{disclosure, section};
use super::steps::Steps;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Catalog,
    Name,
    Value,
    Compared,
    Change,
}

/// The table. Its rows are made only while it is open, a part at a time.
pub(super) fn figures_table(page: Page) -> AnyView {
    let order = RwSignal::new((By::Catalog, false));
    let place = Place::new();
    let on_screen = seen(place);
    let shown = page.trailing(move || on_screen.get());
    let (list, open, bare) = (Steps::new(), RwSignal::new(false), RwSignal::new(true));
    let year = move |compared: bool| {
        move || {
            let selection = shown.get();
            let year = selection.and_then(|s| if compared { s.compare } else { Some(s.year) });
            year.map(|year| year.to_string()).unwrap_or_default()
        }
    };
    let words = move |msg| {
        let words = page.t(msg);
        move || words().to_owned()
    };
    let [change, difference] = [Msg::Change, Msg::Difference].map(|msg| page.t(msg));
    // Back in time nothing changes.
    let back = move || shown.with(|s| s.as_ref().is_some_and(|s| s.compare.is_some_and(|other| other > s.year)));
    let content = move || {
        let plain = |msg| part("th", "columnheader").attr("scope", "col").words(page.t(msg));
        let head = part("tr", "row")
            .child(sortable(order, By::Name, words(Msg::Indicator)))
            .child(plain(Msg::Unit))
            .child(sortable(order, By::Value, year(false)))
            .child(sortable(order, By::Compared, year(true)))
            .child(sortable(order, By::Change, move || if back() { difference() } else { change() }.to_owned()))
            .child(plain(Msg::Source));
        list.fill(Vec::new(), false); // opened again, it is made anew
        open.set(true);
        on_cleanup(move || open.set(false));
        Effect::new(move |_| {
            let (mut rows, given) = match (shown.get(), page.data.get()) {
                (Some(selection), Some(data)) => {
                    let found = page.found.get();
                    let found = found.filter(|found| found.is_of(&data) && found.is_all_of(&selection));
                    let outcomes = found.as_ref().map_or(&[][..], |found| &found.outcomes);
                    (figures(&data, &selection, outcomes), statements(&data, &selection))
                }
                _ => Default::default(),
            };
            bare.set(given.is_empty());
            let (by, down) = order.get();
            sort(&mut rows, by, down);
            list.fill(rows, false);
        });
        let rows = list.show(move |row| one(page, row));
        let (head, body) = (part("thead", "rowgroup").child(head), part("tbody", "rowgroup").child(rows));
        let table = part("table", "table").class("figures stacked").child(head).child(body);
        let csv = button("tool", move || save_csv(page)).testid("figures-csv").words(page.t(Msg::ExportCsv));
        let csv = csv.flag("disabled", move || bare.get());
        vec![el("p").child(csv).done(), scroll("figures-heading", table).done()]
    };
    let summary = el("summary").testid("open-figures").words(page.t(Msg::ShowAllFigures));
    let busy = move || {
        let behind = shown.with(|listed| page.selection.with(|chosen| listed != chosen));
        if open.get() && (behind || !list.done()) { "true" } else { "false" }.to_owned()
    };
    section(page, "figures", Msg::DataTable)
        .at(place)
        .bind("aria-busy", busy)
        .child(disclosure(summary, content))
        .done()
}

/// A table in a box of its own that scrolls sideways, by keyboard too; both have the name of what has the id.
pub(super) fn scroll(label: &str, table: El) -> El {
    el("div")
        .class("scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", label)
        .child(table.attr("aria-labelledby", label))
}

/// A part of the table with the role that it has of itself, but in some browsers not where a narrow page stacks its cells.
fn part(tag: &'static str, role: &'static str) -> El {
    el(tag).attr("role", role)
}

fn sortable(order: RwSignal<(By, bool)>, by: By, text: impl FnMut() -> String + Send + 'static) -> El {
    let sort = move || {
        order.update(|(now, down)| {
            if *now == by {
                *down = !*down;
            } else {
                (*now, *down) = (by, by != By::Name);
            }
        });
    };
    let sorted = move || match order.get() {
        (now, _) if now != by => "none",
        (_, true) => "descending",
        (_, false) => "ascending",
    };
    part("th", "columnheader")
        .attr("scope", "col")
        .class(if by == By::Name { "" } else { "numeric" })
        .bind("aria-sort", move || sorted().to_owned())
        .child(button("sort", sort).live(text))
}

fn one(page: Page, row: FigureRow) -> El {
    let sector = (!row.sector.is_empty()).then(|| el("span").class("sector").text(" · ").text(row.sector));
    let number = |cell: Option<FigureCell>| {
        let Some(cell) = cell else { return el("td").class("numeric") };
        let mark = cell.mark.map(|mark| {
            let name = cell.reference.clone();
            below(differs::button_of(page, &mark, "figure-differs", move || Some(name.clone())))
        });
        let link = figure_link(page, cell.reference, cell.text);
        let standing = (!cell.standing.is_empty()).then(|| standing(cell.standing));
        el("td").class("numeric").child(link).child_if(standing).child_if(mark)
    };
    part("tr", "row")
        .child(part("th", "rowheader").attr("scope", "row").text(row.indicator).child_if(sector))
        .child(part("td", "cell").text(row.unit))
        .child(number(row.value).attr("role", "cell"))
        .child(number(row.compared).attr("role", "cell"))
        .child(part("td", "cell").class("numeric").children(row.change.into_iter().flat_map(change)))
        .child(part("td", "cell").children(row.sources.into_iter().map(|source| el("div").text(source))))
}

/// A change, and below it who states it and why it is no rise or fall.
fn change(change: RowChange) -> impl Iterator<Item = El> {
    let warning = change.warning.map(|why| below(el("span").class("card-warning").text(why)));
    std::iter::once(el("span").text(change.text)).chain(change.beside.into_iter().map(standing)).chain(warning)
}

/// How a figure of a cell stands, in words that look like the badges of the cards.
pub(super) fn standing(words: String) -> El {
    below(el("span").class("badge").text(words))
}

/// What is said of a number stands below it, on a line that the style begins: in a copied table it stays in the number's cell, on its line.
fn below(said: El) -> El {
    el("span").class("below").text(" ").child(said)
}

/// A figure as a button to its provenance.
pub(super) fn figure_link(page: Page, reference: String, text: String) -> El {
    let open = move || {
        let name = reference.clone();
        page.change(|state| state.figure = Some(name));
    };
    button("figure-link", open).testid("figure-link").text(text)
}

fn sort(rows: &mut [FigureRow], by: By, down: bool) {
    let number = |row: &FigureRow| match by {
        By::Catalog | By::Name => None,
        By::Value => row.value.as_ref().map(|cell| cell.value),
        By::Compared => row.compared.as_ref().map(|cell| cell.value),
        By::Change => row.change.as_ref().and_then(|change| change.number),
    };
    order::sort_by(rows, |a, b| match by {
        By::Catalog => std::cmp::Ordering::Equal,
        By::Name if down => b.indicator.cmp(&a.indicator),
        By::Name => a.indicator.cmp(&b.indicator),
        By::Value | By::Compared | By::Change => match (number(a), number(b)) {
            (Some(a), Some(b)) if down => b.total_cmp(&a),
            (Some(a), Some(b)) => a.total_cmp(&b),
            // Rows without a figure stay at the end, whichever way the rest is sorted.
            (a, b) => b.is_some().cmp(&a.is_some()),
        },
    });
}

fn save_csv(page: Page) {
    let (Some(selection), Some(data)) = (page.selection.get_untracked(), page.data.get_untracked()) else { return };
    let (name, text) = export::figures_csv(&data, &selection);
    let saved =
        download::blob(text.as_bytes(), "text/csv;charset=utf-8").is_some_and(|blob| download::save(&blob, &name));
    if !saved {
        page.say(Msg::ExportFailed);
    }
}
