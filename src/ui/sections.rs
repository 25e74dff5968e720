//! What stands in words: the year in context, the sources, the definitions and the method.

use leptos::prelude::*;

use crate::model::NoteKind;
use crate::present::about::{SourceLine, YearNote, definitions, notes, sources};
use crate::text::method;
use crate::text::ui::Msg;

use super::Page;

/// A source as a line: title (linked where it has an address), publisher, dates.
pub(super) fn source_line(line: SourceLine) -> impl IntoView {
    let title = match line.url {
        Some(url) => view! { <a href=url rel="external noopener noreferrer">{line.title}</a> }.into_any(),
        None => view! { <span>{line.title}</span> }.into_any(),
    };
    let dates = (!line.dates.is_empty()).then(|| view! { <span class="dates">" · "{line.dates}</span> });
    view! { <span class="source-line"><cite>{title}</cite>" · "{line.publisher}{dates}</span> }.into_any()
}

/// The year in context.
#[component]
pub fn YearNotes(
    /// The page.
    page: Page,
) -> impl IntoView {
    let all = page.derive(|data, selection| notes(data.catalog(), selection.year, selection.lang));
    let group = move |kind: NoteKind, heading: Msg| {
        move || {
            let notes: Vec<YearNote> =
                all.get().unwrap_or_default().into_iter().filter(|note| note.kind == kind).collect();
            (!notes.is_empty()).then(|| {
                view! {
                    <div class="notes-group">
                        <h3>{page.t(heading)}</h3>
                        <ul>
                            {notes.into_iter().map(|note| view! {
                                <li><p lang=note.lang.tag()>{note.text}</p><p class="note-source">{source_line(note.source)}</p></li>
                            }).collect_view()}
                        </ul>
                    </div>
                }
            })
        }
    };
    view! {
        <section class="section" aria-labelledby="context-heading" data-testid="context">
            <h2 id="context-heading">{page.t(Msg::YearInContext)}</h2>
            {move || all.get().is_none_or(|notes| notes.is_empty()).then(|| view! { <p class="quiet-text">{page.t(Msg::NoNotes)}</p> })}
            <div class="notes">
                {group(NoteKind::Result, Msg::Results)}
                {group(NoteKind::Limit, Msg::Limits)}
                {group(NoteKind::Context, Msg::Context)}
                {group(NoteKind::Break, Msg::Breaks)}
            </div>
        </section>
    }
    .into_any()
}

/// Sources and method. The long lists are made only once they are opened.
#[component]
pub fn Sources(
    /// The page.
    page: Page,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let defined = RwSignal::new(false);
    let licence = page.derive(|data, selection| {
        let licence = data.catalog().licence.as_ref();
        licence
            .map(|licence| (licence.name.get(selection.lang).to_owned(), licence.url.as_ref().map(ToString::to_string)))
    });
    let updated = page.derive(|data, selection| data.catalog().updated.map(|day| method::updated(selection.lang, day)));
    view! {
        <section class="section" aria-labelledby="sources-heading" data-testid="sources">
            <h2 id="sources-heading">{page.t(Msg::SourcesAndMethod)}</h2>
            <div class="method">
                {move || method::paragraphs(page.lang.get()).iter().map(|text| view! { <p>{*text}</p> }).collect_view()}
                <p>{move || licence.get().flatten().map(|(name, url)| match url {
                    Some(url) => view! { <a href=url rel="license external noopener noreferrer">{name}</a> }.into_any(),
                    None => view! { <span>{name}</span> }.into_any(),
                })}" "{move || updated.get().flatten()}</p>
            </div>
            <details on:toggle=move |_| defined.set(true)>
                <summary>{page.t(Msg::Definitions)}</summary>
                <dl class="definitions">
                    {move || defined.get().then(|| {
                        let lang = page.lang.get();
                        let all = page.data.get().map(|data| definitions(data.catalog(), lang)).unwrap_or_default();
                        all.into_iter().map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> }).collect_view()
                    })}
                </dl>
            </details>
            <details on:toggle=move |_| open.set(true)>
                <summary>{move || {
                    let count = page.data.get().map_or(0, |data| data.catalog().sources().len());
                    method::all_sources(page.lang.get(), count)
                }}</summary>
                <ul class="source-list">
                    {move || open.get().then(|| {
                        let lang = page.lang.get();
                        let all = page.data.get().map(|data| sources(data.catalog(), lang)).unwrap_or_default();
                        all.into_iter().map(|line| {
                            let note = line.note.clone();
                            view! { <li>{source_line(line)}{note.map(|note| view! { <span class="source-note">{note}</span> })}</li> }
                        }).collect_view()
                    })}
                </ul>
            </details>
            <p class="quiet-text">{move || Msg::NothingIsSent.text(page.lang.get())}</p>
        </section>
    }
    .into_any()
}
