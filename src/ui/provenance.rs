//! The dialog that tells where a figure comes from. It is open exactly while the link names a figure.

use leptos::prelude::*;

use crate::platform::{download, history, page as browser};
use crate::present::FigureRef;
use crate::present::provenance::{Provenance, Told, ToldOrigin, provenance};
use crate::text::ui::Msg;

use super::Page;

/// The dialog.
#[component]
pub fn ProvenanceDialog(
    /// The page.
    page: Page,
) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let name = Memo::new(move |_| page.state.with(|state| state.figure.clone()));
    let told = Memo::new(move |_| {
        let name = name.get()?;
        let data = page.data.get()?;
        let reference = FigureRef::parse(&name, data.catalog())?;
        provenance(&data, reference, page.lang.get(), &history::link(), &browser::today())
    });
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (told.with(Option::is_some), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    // Escape and the platform's own back gestures close a dialog by themselves: the link follows.
    let closed = move |_| {
        if page.state.with_untracked(|state| state.figure.is_some()) {
            page.change(|state| state.figure = None);
        }
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="provenance-heading" data-testid="provenance" on:close=closed>
            {move || told.get().map(|told| content(page, told))}
        </dialog>
    }
    .into_any()
}

fn content(page: Page, told: Provenance) -> impl IntoView {
    let count = told.statements.len();
    let mut statements = told.statements.into_iter();
    let first = statements.next();
    let shown = told.shown;
    let (citation, bibtex) = (told.citation, told.bibtex);
    view! {
        <div class="dialog-head">
            <h2 id="provenance-heading" tabindex="-1">{told.title}</h2>
            <form method="dialog"><button class="tool close" data-testid="close-provenance">{page.t(Msg::Close)}</button></form>
        </div>
        <p class="scope">{told.scope}</p>
        {first.map(|first| statement(page, first, if shown { "statement first" } else { "statement" }))}
        {told.choice.map(|choice| view! { <p class="choice">{choice}</p> })}
        {(count > 1).then(|| view! {
            <h3>{page.t(Msg::OtherStatements)}</h3>
            <ol class="statements">{statements.map(|told| view! { <li>{statement(page, told, "statement")}</li> }).collect_view()}</ol>
        })}
        {told.definition.map(|text| view! { <h3>{page.t(Msg::Definition)}</h3><p>{text}</p> })}
        <h3>{page.t(Msg::HowToCite)}</h3>
        <p class="citation" data-testid="citation">{citation.clone()}</p>
        <p class="buttons">
            <button type="button" class="tool" data-testid="copy-citation" on:click=move |_| copy(page, citation.clone())>{page.t(Msg::CopyCitation)}</button>" "
            <button type="button" class="tool" data-testid="copy-bibtex" on:click=move |_| copy(page, bibtex.clone())>{page.t(Msg::CopyBibtex)}</button>
        </p>
    }
}

fn statement(page: Page, told: Told, class: &'static str) -> impl IntoView {
    let origin = match told.origin {
        ToldOrigin::Quote { words, lang } => view! { <blockquote lang=lang><p>{words}</p></blockquote> }.into_any(),
        ToldOrigin::Table(place) => view! { <p class="place"><span class="label">{page.t(Msg::TableOfSource)}</span>" "{place}</p> }.into_any(),
        ToldOrigin::Formula { named, filled } => view! {
            <p class="formula"><span class="label">{page.t(Msg::Formula)}</span>" "<span class="formula-text">{named}</span>
                {filled.map(|filled| view! { <span class="formula-filled">" = "{filled}</span> })}
            </p>
        }
        .into_any(),
        ToldOrigin::Bulk => ().into_any(),
    };
    let title = match told.url {
        Some(url) => view! { <a href=url rel="external noopener noreferrer">{told.source}</a> }.into_any(),
        None => view! { <span>{told.source}</span> }.into_any(),
    };
    view! {
        <div class=class data-testid="statement">
            <p class="statement-value">
                <span class="number">{told.value}</span>
                {told.badges.into_iter().map(|badge| view! { " "<span class="badge">{badge}</span> }).collect_view()}
                {told.difference.map(|text| view! { " "<span class="difference">{text}</span> })}
            </p>
            {origin}
            <p class="statement-source"><cite>{title}</cite>" · "{told.publisher}
                {(!told.dates.is_empty()).then(|| view! { " · "{told.dates} })}</p>
            {told.note.map(|(note, lang)| view! { <p class="statement-note" lang=lang.tag()>{note}</p> })}
            {(!told.standing.is_empty()).then(|| view! { <p class="standing">{told.standing.join(" ")}</p> })}
        </div>
    }
    .into_any()
}

fn copy(page: Page, text: String) {
    let lang = page.lang.get_untracked();
    leptos::task::spawn_local(async move {
        let msg = if download::copy_text(&text).await { Msg::Copied } else { Msg::CopyFailed };
        page.said.set(msg.text(lang).to_owned());
    });
}
