//! The bar: what is chosen. Year, year to compare with, area, reporter, language, theme; open a file, share, print.

use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::format::limits;
use crate::model::{Lang, Year};
use crate::platform::files::{self, Opened};
use crate::platform::history::Step;
use crate::platform::{download, history, page as browser};
use crate::present::choices::{self, Choice};
use crate::present::{Compare, Theme};
use crate::text::ui::Msg;

use super::Page;

/// A labelled `<select>`; `options` are what it offers, the chosen one among them.
#[component]
fn Select(
    /// What it chooses.
    label: Signal<&'static str>,
    /// The stable name for tests and scripts.
    testid: &'static str,
    /// What it offers.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// Called with the value that the reader chose.
    on_choose: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field-label">{move || label.get()}</span>
            <select
                data-testid=testid
                on:change:target=move |event| on_choose.run(event.target().value())
            >
                {move || {
                    options
                        .get()
                        .into_iter()
                        .map(|choice| {
                            view! {
                                <option value=choice.value prop:selected=choice.chosen>
                                    {choice.text}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
    .into_any()
}

fn year(text: &str) -> Option<Year> {
    text.parse().ok().and_then(Year::new)
}

/// The bar.
#[component]
pub fn Bar(
    /// The page.
    page: Page,
    /// Called with the files that the reader opened.
    on_open: Callback<Vec<Opened>>,
) -> impl IntoView {
    let label = move |msg| Signal::derive(page.t(msg));
    let years = page.derive(choices::years);
    let compared = page.derive(choices::compared);
    let areas = page.derive(choices::areas);
    let reporters = page.derive(choices::reporters);
    let langs = Memo::new(move |_| choices::langs(page.lang.get()));
    let theme = Memo::new(move |_| page.state.with(|state| state.theme));
    let themes = Memo::new(move |_| choices::themes(page.lang.get(), theme.get()));
    let list = |memo: Memo<Option<Vec<Choice>>>| Signal::derive(move || memo.get().unwrap_or_default());
    let open = NodeRef::<leptos::html::Input>::new();
    view! {
        <header class="bar">
            <a class="skip" href="#main">{page.t(Msg::SkipToContent)}</a>
            <p class="brand">"Coopstat"</p>
            <div class="fields">
                <Select label=label(Msg::Year) testid="year-select" options=list(years)
                    on_choose=Callback::new(move |value: String| {
                        if let Some(year) = year(&value) { page.change(|state| state.year = Some(year)); }
                    })
                />
                <Select label=label(Msg::CompareWith) testid="compare-select" options=list(compared)
                    on_choose=Callback::new(move |value: String| {
                        page.change(|state| state.compare = year(&value).map_or(Compare::Nothing, Compare::With));
                    })
                />
                <Select label=label(Msg::Area) testid="area-select" options=list(areas)
                    on_choose=Callback::new(move |value: String| page.change(|state| state.area = Some(value)))
                />
                <Select label=label(Msg::Reporter) testid="reporter-select" options=list(reporters)
                    on_choose=Callback::new(move |value: String| page.change(|state| state.reporter = Some(value)))
                />
                <Select label=label(Msg::Language) testid="lang-select" options=langs
                    on_choose=Callback::new(move |value: String| {
                        if let Some(lang) = Lang::from_tag(&value) { page.change(|state| state.lang = lang); }
                    })
                />
                <Select label=label(Msg::Theme) testid="theme-select" options=themes
                    on_choose=Callback::new(move |value: String| {
                        if let Some(theme) = Theme::from_word(&value) { page.change(|state| state.theme = theme); }
                    })
                />
            </div>
            <div class="tools">
                <button type="button" class="tool" data-testid="share" on:click=move |_| share(page)>
                    {page.t(Msg::ShareLink)}
                </button>
                <button type="button" class="tool" data-testid="print" on:click=move |_| browser::print()>
                    {page.t(Msg::Print)}
                </button>
                <label class="tool file">
                    <span>{page.t(Msg::OpenFile)}</span>
                    <input type="file" multiple accept=".json,application/json" data-testid="open-file" node_ref=open
                        on:change=move |_| {
                            let Some(input) = open.get_untracked() else { return };
                            leptos::task::spawn_local(async move { on_open.run(files::read(input, limits::FILE_BYTES).await) });
                        }
                    />
                </label>
            </div>
            <YearTrack page=page/>
        </header>
    }
    .into_any()
}

/// The track of years: a handle that mouse, finger and arrow keys move. While it is dragged the link's last step is rewritten; letting go is a step of its own.
#[component]
fn YearTrack(
    /// The page.
    page: Page,
) -> impl IntoView {
    let track = page.derive(choices::track);
    // The year with which the drag began: Back leads there.
    let began = StoredValue::new(None::<Option<Year>>);
    let moved = move |event: ev::Targeted<ev::Event, HtmlInputElement>| {
        if let Some(year) = year(&event.target().value()) {
            if began.get_value().is_none() {
                began.set_value(Some(page.state.with_untracked(|state| state.year)));
            }
            page.change_as(Step::Replace, |state| state.year = Some(year));
        }
    };
    let done = move |event: ev::Targeted<ev::Event, HtmlInputElement>| {
        let Some(year) = year(&event.target().value()) else { return };
        if let Some(before) = began.try_update_value(Option::take).flatten() {
            // The year before the drag gets its own entry back, and the new one is pushed over it.
            page.change_as(Step::Replace, |state| state.year = before);
        }
        page.change(|state| state.year = Some(year));
    };
    view! {
        <div class="track">
            {move || track.get().flatten().map(|track| view! {
                <span class="track-end" aria-hidden="true">{track.first.to_string()}</span>
                <input type="range" data-testid="year-track" step="1"
                    min=track.first.to_string() max=track.last.to_string()
                    prop:value=track.year.to_string()
                    aria-label=page.t(Msg::YearsTrack) aria-valuetext=track.year.to_string()
                    on:input:target=moved on:change:target=done
                />
                <span class="track-end" aria-hidden="true">{track.last.to_string()}</span>
            })}
        </div>
    }
    .into_any()
}

fn share(page: Page) {
    let lang = page.lang.get_untracked();
    leptos::task::spawn_local(async move {
        let copied = download::copy_text(&history::link()).await;
        let msg = if copied { Msg::LinkCopied } else { Msg::CopyFailed };
        page.said.set(msg.text(lang).to_owned());
    });
}
