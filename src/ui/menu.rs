//! What a chart gives away and what it opens: images, figures, its table, its sources.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use crate::model::order;
use crate::platform::history;
use crate::present::charts::{Cell, ChartView, Row, build};
use crate::present::{Selection, about};
use crate::text::phrases;
use crate::text::ui::Msg;

use super::Page;
use super::chart::View;
use super::dom::{El, Place, button, el};
use super::files::{Gift, PRESSED, SIGNS};
use super::late::Late;
use super::reactive::{Memo, RwSignal};
use super::sections::{source_line, source_note};
use super::table::figure_link;

/// The menu of a chart.
pub(super) fn menu(
    page: Page,
    id: &'static str,
    view: View,
    table_open: Memo<bool>,
    sources_open: RwSignal<bool>,
) -> El {
    let scale = Place::new();
    let ratio = move || scale.now()?.unchecked_into::<HtmlSelectElement>().value().parse().ok();
    let give = move |gift: Gift| {
        move || {
            let Some(view) = view.get_untracked() else { return };
            let (gift, ratio) = (gift.clone(), ratio());
            page.parts.then(move |late| {
                if let Some(late) = late {
                    (late.give)(page, view, gift, ratio);
                }
            });
        }
    };
    let nothing = move || view.with(|view| view.as_deref().is_none_or(|view| view.drawing.is_err()));
    let bare = move || view.with(|view| view.as_deref().is_some_and(|view| !view.has_figures()));
    let of_drawing = |testid, press: El| press.testid(testid).flag("disabled", nothing);
    let png = of_drawing("export-png", button("tool", give(Gift::Png))).text("PNG");
    let png = SIGNS.into_iter().fold(png, |png, sign| {
        png.on(sign, move |event| {
            // A pointer also leaves a button that is gone.
            let Some(view) = view.try_get_untracked().flatten() else { return };
            let soon = move |late: Option<Late>| {
                if let Some(late) = late {
                    (late.give)(page, view, Gift::PngSoon(event), ratio());
                }
            };
            match page.parts.now() {
                // What is pressed will be asked for: the image may be made by the time that the button is let go.
                None if sign == PRESSED => page.parts.then(soon),
                late => soon(late),
            }
        })
    });
    let toggle_table = move || {
        page.change(|state| {
            let tables = &mut state.options.tables;
            if tables.iter().any(|open| open == id) {
                tables.retain(|open| open != id);
            } else {
                order::insert(tables, id.to_owned());
            }
        });
    };
    let expanded = |open: bool| if open { "true" } else { "false" }.to_owned();
    let size = |(ratio, text): (&'static str, &'static str)| {
        el("option").attr("value", ratio).prop("selected", ratio == "2").text(text)
    };
    let sizes = el("select")
        .at(scale)
        .class("tool")
        .testid("png-scale")
        .bind("aria-label", move || page.t(Msg::ImageSize)().to_owned())
        .children([("1", "1×"), ("2", "2×"), ("4", "4×")].into_iter().map(size));
    el("div")
        .class("chart-menu")
        .attr("role", "group")
        .attr("id", format!("menu-{id}"))
        .bind("aria-label", move || page.t(Msg::ChartMenu)().to_owned())
        .attr("aria-labelledby", format!("chart-{id} menu-{id}")) // the chart's title, then its own label
        .child(png)
        .child(sizes)
        .child(of_drawing("export-svg", button("tool", give(Gift::Svg))).text("SVG"))
        .child(button("tool", give(Gift::Csv)).testid("export-csv").flag("disabled", bare).text("CSV"))
        .child(of_drawing("copy-image", button("tool", give(Gift::Copy))).words(page.t(Msg::CopyImage)))
        .child(
            button("tool", move || {
                // Two presses may have waited for the part: one dialog opens.
                if page.state.with_untracked(|state| state.figure.is_none()) {
                    history::step_over(id);
                    page.export.set(id.to_owned());
                }
            })
            .testid("export-dialog")
            .attr("aria-haspopup", "dialog")
            .words(page.t(Msg::ExportDialog)),
        )
        .child(
            button("tool", toggle_table)
                .testid("show-table")
                .attr("aria-controls", format!("table-{id}"))
                .bind("aria-expanded", move || expanded(table_open.get()))
                .words(page.t(Msg::ShowTable)),
        )
        .child(
            button("tool", move || sources_open.update(|open| *open = !*open))
                .testid("show-provenance")
                .attr("aria-controls", format!("sources-{id}"))
                .bind("aria-expanded", move || expanded(sources_open.get()))
                .words(page.t(Msg::Sources)),
        )
}

/// The figures of a chart as a table.
pub(super) fn table(page: Page, view: &ChartView, selection: &Selection) -> El {
    // A chart with which the page begins is made without its table.
    let whole = page.data.get_untracked().and_then(|data| build(view.id, &data, selection));
    let view = whole.as_ref().unwrap_or(view);
    let class = |numeric: bool| if numeric { "numeric" } else { "" };
    let columns = &view.table.columns;
    let head = columns
        .iter()
        .map(|column| el("th").attr("scope", "col").class(class(column.numeric)).text(column.text.clone()));
    let cell = |(place, cell): (usize, &Cell)| {
        let holder = if place == 0 { el("th").attr("scope", "row") } else { el("td") };
        let holder = holder.class(class(columns.get(place).is_some_and(|column| column.numeric)));
        let holder = match &cell.figure {
            Some(name) => holder.child(figure_link(page, name.clone(), cell.text.clone())),
            None => holder.text(cell.text.clone()),
        };
        holder.child_if(cell.standing.clone().map(super::table::standing))
    };
    let row = |row: &Row| {
        let cells = row.cells.iter().enumerate().map(cell);
        el("tr").class(if row.chosen { "chosen" } else { "" }).children(cells)
    };
    let caption = phrases::table_caption(page.lang.get_untracked(), &view.title);
    let id = format!("caption-{}", view.id);
    let table = el("table")
        .class("figures")
        .child(el("caption").child(el("span").attr("id", id.clone()).text(caption)))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(view.table.rows.iter().map(row)));
    super::table::scroll(&id, table)
}

/// The sources of a chart.
pub(super) fn source_list(page: Page, view: &ChartView, _: &Selection) -> El {
    let lang = page.lang.get_untracked();
    let data = page.data.get_untracked();
    let lines = data.iter().flat_map(|data| view.sources.iter().map(|ix| about::source(data.catalog(), *ix, lang)));
    el("ul").class("source-list").children(lines.map(|line| {
        let note = line.note.clone().map(source_note);
        el("li").child(source_line(line)).child_if(note)
    }))
}
