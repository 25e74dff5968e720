//! The table of the selection: every figure of the chosen area and reporter, sortable, each leading to its provenance.

use leptos::prelude::*;

use crate::platform::download;
use crate::present::export;
use crate::present::table::{FigureCell, FigureRow, figures};
use crate::text::ui::Msg;

use super::Page;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Catalog,
    Name,
    Value,
    Compared,
    Change,
}

/// The table. Its rows are made only while it is open.
#[component]
pub fn Figures(
    /// The page.
    page: Page,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let order = RwSignal::new((By::Catalog, false));
    let rows = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        let (Some(selection), Some(data)) = (page.selection.get(), page.data.get()) else { return Vec::new() };
        let mut rows = figures(&data, &selection);
        let (by, down) = order.get();
        sort(&mut rows, by, down);
        rows
    });
    let compared = Memo::new(move |_| page.selection.get().and_then(|selection| selection.compare));
    let year = Memo::new(move |_| page.selection.get().map(|selection| selection.year));
    let head = move |by: By, text: Signal<String>| {
        view! {
            <th scope="col" class:numeric=by != By::Name
                aria-sort=move || match order.get() { (now, true) if now == by => "descending", (now, false) if now == by => "ascending", _ => "none" }
            >
                <button type="button" class="sort" on:click=move |_| order.update(|(now, down)| {
                    if *now == by { *down = !*down } else { (*now, *down) = (by, by != By::Name) }
                })>{move || text.get()}</button>
            </th>
        }
        .into_any()
    };
    let words = move |msg: Msg| {
        let t = page.t(msg);
        Signal::derive(move || t().to_owned())
    };
    view! {
        <section class="section" aria-labelledby="figures-heading" data-testid="figures">
            <h2 id="figures-heading">{page.t(Msg::DataTable)}</h2>
            <details on:toggle=move |event| open.set(event_target::<web_sys::HtmlElement>(&event).has_attribute("open"))>
                <summary data-testid="open-figures">{page.t(Msg::ShowAllFigures)}</summary>
                <p><button type="button" class="tool" data-testid="figures-csv" on:click=move |_| save_csv(page)>{page.t(Msg::ExportCsv)}</button></p>
                <div class="scroll" tabindex="0" role="region" aria-labelledby="figures-heading">
                <table class="figures">
                    <thead><tr>
                        {head(By::Name, words(Msg::Indicator))}
                        <th scope="col">{page.t(Msg::Unit)}</th>
                        {head(By::Value, Signal::derive(move || year.get().map(|y| y.to_string()).unwrap_or_default()))}
                        {head(By::Compared, Signal::derive(move || compared.get().map(|y| y.to_string()).unwrap_or_default()))}
                        {head(By::Change, words(Msg::Change))}
                        <th scope="col">{page.t(Msg::Status)}</th>
                        <th scope="col">{page.t(Msg::Source)}</th>
                    </tr></thead>
                    <tbody>
                        {move || rows.get().into_iter().map(|row| one(page, row)).collect_view()}
                    </tbody>
                </table>
                </div>
            </details>
        </section>
    }
    .into_any()
}

fn one(page: Page, row: FigureRow) -> impl IntoView {
    let sector = (!row.sector.is_empty()).then(|| view! { <span class="sector">" · "{row.sector}</span> });
    view! {
        <tr>
            <th scope="row">{row.indicator}{sector}</th>
            <td>{row.unit}</td>
            <td class="numeric">{row.value.map(|cell| link(page, cell))}</td>
            <td class="numeric">{row.compared.map(|cell| link(page, cell))}</td>
            <td class="numeric">{row.change.map(|(_, text)| text)}</td>
            <td>{row.standing}</td>
            <td>{row.source}</td>
        </tr>
    }
    .into_any()
}

/// A figure as a button to its provenance.
pub(super) fn link(page: Page, cell: FigureCell) -> impl IntoView {
    let name = cell.reference;
    view! {
        <button type="button" class="figure-link" on:click=move |_| { let name = name.clone(); page.change(|state| state.figure = Some(name)); }>{cell.text}</button>
    }
    .into_any()
}

fn sort(rows: &mut [FigureRow], by: By, down: bool) {
    let number = |row: &FigureRow| match by {
        By::Catalog | By::Name => None,
        By::Value => row.value.as_ref().map(|cell| cell.value),
        By::Compared => row.compared.as_ref().map(|cell| cell.value),
        By::Change => row.change.as_ref().map(|change| change.0),
    };
    match by {
        By::Catalog => {}
        By::Name => rows.sort_by(|a, b| {
            let order = a.indicator.cmp(&b.indicator);
            if down { order.reverse() } else { order }
        }),
        By::Value | By::Compared | By::Change => rows.sort_by(|a, b| match (number(a), number(b)) {
            (Some(a), Some(b)) if down => b.total_cmp(&a),
            (Some(a), Some(b)) => a.total_cmp(&b),
            // Rows without a figure stay at the end, whichever way the rest is sorted.
            (a, b) => b.is_some().cmp(&a.is_some()),
        }),
    }
}

fn save_csv(page: Page) {
    let (Some(selection), Some(data)) = (page.selection.get_untracked(), page.data.get_untracked()) else { return };
    let (name, text) = export::figures_csv(&data, &selection);
    if let Some(blob) = download::blob(text.as_bytes(), "text/csv;charset=utf-8") {
        download::save(&blob, &name);
    }
}
