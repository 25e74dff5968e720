//! The charts: each a figure with its finding, its drawing on a canvas, its sources, its menu and its table.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use web_sys::Blob;

use crate::charts::layout::{Frame, Size, layout};
use crate::charts::look::{self, Palette};
use crate::charts::spec::ChartSpec;
use crate::model::SourceIx;
use crate::platform::canvas::{self, Ruler};
use crate::platform::watch::SizeWatch;
use crate::platform::{download, page as browser};
use crate::present::about;
use crate::present::charts::{self, ChartView};
use crate::present::export;
use crate::text::phrases;
use crate::text::ui::Msg;

use super::Page;
use super::sections::source_line;

/// All charts that the catalog can have, or the one that the link sets apart.
#[component]
pub fn Charts(
    /// The page.
    page: Page,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        let alone = page.state.with(|state| state.chart.clone());
        let all = page.data.with(|data| data.as_ref().map(|data| charts::ids(data.catalog()))).unwrap_or_default();
        match alone {
            Some(one) if all.iter().any(|id| *id == one) => all.into_iter().filter(|id| *id == one).collect(),
            _ => all,
        }
    });
    // The charts of which the first drawing is still to come: when none is left, the page is ready.
    let waiting = StoredValue::new(Vec::<&'static str>::new());
    Effect::new(move |_| waiting.set_value(ids.get()));
    let drawn = Callback::new(move |id: &'static str| {
        browser::mark("first-chart");
        let left = waiting.try_update_value(|waiting| {
            waiting.retain(|other| *other != id);
            waiting.len()
        });
        if left == Some(0) {
            browser::mark("ready");
        }
    });
    view! {
        <section class="section" aria-labelledby="charts-heading">
            <h2 id="charts-heading" class="quiet">{page.t(Msg::Charts)}</h2>
            <div class="charts" class:alone=move || ids.with(|ids| ids.len() == 1)>
                <For each=move || ids.get() key=|id| *id let:id>
                    <Chart page=page id=id drawn=drawn/>
                </For>
            </div>
        </section>
    }
    .into_any()
}

fn theme(dark: bool) -> look::Theme {
    if dark { look::Theme::Dark } else { look::Theme::Light }
}

/// One chart.
#[component]
fn Chart(
    /// The page.
    page: Page,
    /// Which one.
    id: &'static str,
    /// Called after each drawing.
    drawn: Callback<&'static str>,
) -> impl IntoView {
    let view = Memo::new(move |_| {
        let selection = page.selection.get()?;
        let data = page.data.get()?;
        charts::build(id, &data, &selection).map(Arc::new)
    });
    // What the chart wants beyond the files of the start is asked for once the view is there.
    Effect::new(move |_| {
        let Some(selection) = page.selection.get() else { return };
        let needs = page.data.with(|data| data.as_ref().map(|data| charts::needs(id, data.catalog(), &selection)));
        if let Some(needs) = needs.filter(|needs| !needs.is_empty()) {
            page.need.run(needs);
        }
    });
    let table_open = Memo::new(move |_| page.state.with(|state| state.options.tables.iter().any(|open| open == id)));
    let sources_open = RwSignal::new(false);
    let part =
        move |part: fn(&ChartView) -> String| move || view.with(|view| view.as_deref().map(part)).unwrap_or_default();
    let points = move || {
        view.with(|view| view.as_deref().map_or(0, |view| view.drawing.as_ref().map_or(0, |spec| spec.marks.len())))
    };
    let busy = RwSignal::new(true);
    let heading = format!("chart-{id}");
    let (table_id, sources_id) = (format!("table-{id}"), format!("sources-{id}"));
    view! {
        <figure class="chart" data-testid="chart" data-chart=id data-points=move || points().to_string()
            aria-busy=move || if busy.get() { "true" } else { "false" } aria-labelledby=heading
        >
            <figcaption>
                <h3 id=heading.clone()>{part(|view| view.title.clone())}</h3>
                <p class="chart-subtitle">{part(|view| view.subtitle.clone())}</p>
            </figcaption>
            <Toggles page=page view=view/>
            <Drawing page=page id=id view=view busy=busy drawn=drawn/>
            <p class="chart-source">{part(|view| view.source_line.clone())}</p>
            {move || view.with(|view| view.as_deref().map(|view| view.notes.clone())).filter(|notes| !notes.is_empty()).map(|notes| view! {
                <ul class="chart-notes">{notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
            })}
            <Menu page=page id=id view=view table_open=table_open sources_open=sources_open table_id=table_id.clone() sources_id=sources_id.clone()/>
            <div id=table_id class="chart-table">
                {move || table_open.get().then(|| view.get()).flatten().map(|view| table(page, &view))}
            </div>
            <div id=sources_id class="chart-sources">
                {move || sources_open.get().then(|| view.get()).flatten().map(|view| sources(page, &view.sources))}
            </div>
        </figure>
    }
    .into_any()
}

type View = Memo<Option<Arc<ChartView>>>;

/// Ways of showing the chart.
#[component]
fn Toggles(
    /// The page.
    page: Page,
    /// The chart.
    view: View,
) -> impl IntoView {
    move || {
        let toggles = view.with(|view| view.as_deref().map(|view| view.toggles.clone())).unwrap_or_default();
        (!toggles.is_empty()).then(|| {
            let one = |toggle: charts::Toggle| {
                let choices = toggle.choices;
                if choices.len() > 3 {
                    let label = toggle.label.clone();
                    let options: Vec<_> = choices.iter().map(|choice| choice.options.clone()).collect();
                    return view! {
                        <label class="toggle"><span>{label}</span>" "
                            <select on:change:target=move |event| {
                                let chosen = usize::try_from(event.target().selected_index()).ok().and_then(|n| options.get(n).cloned());
                                if let Some(options) = chosen { page.change(|state| state.options = options); }
                            }>
                                {choices.into_iter().map(|choice| view! { <option prop:selected=choice.chosen>{choice.text}</option> }).collect_view()}
                            </select>
                        </label>
                    }
                    .into_any();
                }
                view! {
                    <div class="toggle" role="group" aria-label=toggle.label>
                        {choices.into_iter().map(|choice| {
                            let options = choice.options;
                            view! {
                                <button type="button" class="tool" aria-pressed=if choice.chosen { "true" } else { "false" }
                                    on:click=move |_| { let options = options.clone(); page.change(|state| state.options = options); }
                                >{choice.text}</button>
                            }
                        }).collect_view()}
                    </div>
                }
                .into_any()
            };
            view! { <div class="toggles">{toggles.into_iter().map(one).collect_view()}</div> }
        })
    }
}

/// The canvas, or why there is nothing to draw.
#[component]
fn Drawing(
    /// The page.
    page: Page,
    /// Which chart.
    id: &'static str,
    /// The chart.
    view: View,
    /// Whether the drawing is behind what should be shown.
    busy: RwSignal<bool>,
    /// Called after each drawing.
    drawn: Callback<&'static str>,
) -> impl IntoView {
    let holder = NodeRef::<html::Div>::new();
    let canvas_ref = NodeRef::<html::Canvas>::new();
    let width = RwSignal::new(0.0_f64);
    let watch = StoredValue::new_local(None::<SizeWatch>);
    Effect::new(move |_| {
        let Some(holder) = holder.get() else { return };
        watch.set_value(SizeWatch::new(&holder, move |new| {
            let _ = width.try_update(|old| *old = new.floor());
        }));
    });
    // However many things change before the next frame, there is one drawing in it.
    let asked = StoredValue::new(false);
    let paint = move || {
        if asked.try_set_value(false).is_some() {
            return; // the chart is gone
        }
        let (Some(Some(view)), Some(Some(canvas))) = (view.try_get_untracked(), canvas_ref.try_get_untracked()) else {
            return;
        };
        let width = width.get_untracked();
        if let (Ok(spec), true) = (&view.drawing, width > 0.0) {
            let scene = layout(spec, Size { width, height: None }, Frame::Plot, &Ruler);
            let palette = Palette::of(theme(page.dark.get_untracked()));
            // A browser that gives no canvas leaves the table, which has the same figures.
            let _ = canvas::show(&canvas, &scene, &palette, page.ratio.get_untracked());
        }
        if width > 0.0 || view.drawing.is_err() {
            busy.set(false);
            drawn.run(id);
        }
    };
    Effect::new(move |_| {
        view.track();
        width.track();
        page.dark.track();
        page.ratio.track();
        if view.with_untracked(Option::is_none) {
            return;
        }
        busy.set(true);
        if !asked.get_value() {
            asked.set_value(true);
            browser::next_frame(paint);
        }
    });
    let empty = move || view.with(|view| view.as_deref().and_then(|view| view.drawing.as_ref().err().cloned()));
    let described = move || {
        view.with(|view| {
            view.as_deref().and_then(|view| view.drawing.as_ref().ok().map(|spec| spec.description.clone()))
        })
        .unwrap_or_default()
    };
    let fallback = move || {
        view.with(|view| {
            view.as_deref().map(|view| {
                phrases::canvas_fallback(
                    page.lang.get(),
                    &view.title,
                    view.drawing.as_ref().map_or(0, |spec| spec.marks.len()),
                )
            })
        })
    };
    let description = format!("description-{id}");
    view! {
        <div class="drawing" node_ref=holder>
            <canvas node_ref=canvas_ref role="img" aria-labelledby=format!("chart-{id}") aria-describedby=description.clone()
                hidden=move || empty().is_some()
            >{fallback}</canvas>
            <p id=description class="quiet">{described}</p>
            {move || empty().map(|empty| view! {
                <div class="chart-empty">
                    <p>{empty.why}</p>
                    {empty.nearest.map(|year| view! {
                        <p><button type="button" class="link" on:click=move |_| page.change(|state| state.year = Some(year))>
                            {move || phrases::show_year(page.lang.get(), year)}
                        </button></p>
                    })}
                </div>
            })}
        </div>
    }
    .into_any()
}

/// What can be taken away, and what can be opened.
#[component]
fn Menu(
    /// The page.
    page: Page,
    /// Which chart.
    id: &'static str,
    /// The chart.
    view: View,
    /// Whether the table is open.
    table_open: Memo<bool>,
    /// Whether the sources are open.
    sources_open: RwSignal<bool>,
    /// The table's id.
    table_id: String,
    /// The sources' id.
    sources_id: String,
) -> impl IntoView {
    let scale = NodeRef::<html::Select>::new();
    let spec = move || {
        view.get_untracked().and_then(|view| view.drawing.as_ref().ok().cloned().map(|spec| (view.clone(), spec)))
    };
    let ratio = move || scale.get_untracked().and_then(|select| select.value().parse::<f64>().ok()).unwrap_or(2.0);
    let nothing = move || view.with(|view| view.as_deref().is_none_or(|view| view.drawing.is_err()));
    let say = move |msg: Msg| page.said.set(msg.text(page.lang.get_untracked()).to_owned());
    let png = move |_| {
        let Some((view, spec)) = spec() else { return };
        leptos::task::spawn_local(async move {
            match image(page, &spec, ratio()).await {
                Some(blob) if download::save(&blob, &export::file_name(&view, "png")) => {}
                _ => say(Msg::ExportFailed),
            }
        });
    };
    let svg = move |_| {
        let Some((view, spec)) = spec() else { return };
        let size = Size { width: export::IMAGE_WIDTH, height: None };
        let text = crate::charts::svg::to_svg(&spec, size, theme(page.dark.get_untracked()), &Ruler, look::FONTS);
        save(page, &text, "image/svg+xml", &export::file_name(&view, "svg"));
    };
    let csv = move |_| {
        let (Some(view), Some(data), Some(selection)) =
            (view.get_untracked(), page.data.get_untracked(), page.selection.get_untracked())
        else {
            return;
        };
        save(
            page,
            &export::chart_csv(&data, &selection, &view),
            "text/csv;charset=utf-8",
            &export::file_name(&view, "csv"),
        );
    };
    let copy = move |_| {
        let Some((_, spec)) = spec() else { return };
        leptos::task::spawn_local(async move {
            let copied = match image(page, &spec, ratio()).await {
                Some(blob) => download::copy_png(&blob).await,
                None => false,
            };
            say(if copied { Msg::ImageCopied } else { Msg::CopyFailed });
        });
    };
    let toggle_table = move |_| {
        page.change(|state| {
            let tables = &mut state.options.tables;
            if tables.iter().any(|open| open == id) {
                tables.retain(|open| open != id);
            } else {
                tables.push(id.to_owned());
                tables.sort();
            }
        });
    };
    let expanded = |open: bool| if open { "true" } else { "false" };
    view! {
        <div class="chart-menu" role="group" aria-label=page.t(Msg::ChartMenu)>
            <button type="button" class="tool" data-testid="export-png" disabled=nothing on:click=png>"PNG"</button>
            <select class="tool" data-testid="png-scale" node_ref=scale aria-label=page.t(Msg::ImageSize)>
                <option value="1">"1×"</option>
                <option value="2" selected>"2×"</option>
                <option value="4">"4×"</option>
            </select>
            <button type="button" class="tool" data-testid="export-svg" disabled=nothing on:click=svg>"SVG"</button>
            <button type="button" class="tool" data-testid="export-csv" on:click=csv>"CSV"</button>
            <button type="button" class="tool" data-testid="copy-image" disabled=nothing on:click=copy>{page.t(Msg::CopyImage)}</button>
            <button type="button" class="tool" data-testid="show-table" aria-controls=table_id aria-expanded=move || expanded(table_open.get()) on:click=toggle_table>
                {page.t(Msg::ShowTable)}
            </button>
            <button type="button" class="tool" data-testid="show-provenance" aria-controls=sources_id aria-expanded=move || expanded(sources_open.get())
                on:click=move |_| sources_open.update(|open| *open = !*open)
            >{page.t(Msg::Sources)}</button>
        </div>
    }
    .into_any()
}

/// The exported image of a chart: laid out anew with its title, legend and sources, in the theme of the page.
async fn image(page: Page, spec: &ChartSpec, ratio: f64) -> Option<Blob> {
    let size = Size { width: export::IMAGE_WIDTH, height: None };
    let scene = layout(spec, size, Frame::Full, &Ruler);
    canvas::to_png(&scene, &Palette::of(theme(page.dark.get_untracked())), ratio).await.ok()
}

fn save(page: Page, text: &str, kind: &str, name: &str) {
    let saved = download::blob(text.as_bytes(), kind).is_some_and(|blob| download::save(&blob, name));
    if !saved {
        page.said.set(Msg::ExportFailed.text(page.lang.get_untracked()).to_owned());
    }
}

/// The figures of a chart as a table.
fn table(page: Page, view: &ChartView) -> impl IntoView + use<> {
    let class = |numeric: bool| if numeric { "numeric" } else { "" };
    let numeric: Vec<bool> = view.table.columns.iter().map(|column| column.numeric).collect();
    let head = view
        .table
        .columns
        .iter()
        .map(|column| view! { <th scope="col" class=class(column.numeric)>{column.text.clone()}</th> })
        .collect_view();
    let row = |row: &charts::Row| {
        let cells = row.cells.iter().zip(&numeric).enumerate().map(|(place, (cell, numeric))| {
            let text = cell.text.clone();
            let inner = match cell.figure.clone() {
                Some(name) => view! {
                    <button type="button" class="figure-link" on:click=move |_| { let name = name.clone(); page.change(|state| state.figure = Some(name)); }>{text}</button>
                }
                .into_any(),
                None => text.into_any(),
            };
            if place == 0 {
                view! { <th scope="row" class=class(*numeric)>{inner}</th> }.into_any()
            } else {
                view! { <td class=class(*numeric)>{inner}</td> }.into_any()
            }
        });
        view! { <tr class:chosen=row.chosen>{cells.collect_view()}</tr> }.into_any()
    };
    let body = view.table.rows.iter().map(row).collect_view();
    let caption = phrases::table_caption(page.lang.get_untracked(), &view.title);
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=caption>
            <table class="figures"><caption>{caption.clone()}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>
        </div>
    }
    .into_any()
}

/// The sources of a chart.
fn sources(page: Page, all: &[SourceIx]) -> impl IntoView + use<> {
    let Some(data) = page.data.get_untracked() else { return ().into_any() };
    let lang = page.lang.get_untracked();
    let lines =
        all.iter().map(|ix| view! { <li>{source_line(about::source(data.catalog(), *ix, lang))}</li> }).collect_view();
    view! { <ul class="source-list">{lines}</ul> }.into_any()
}
