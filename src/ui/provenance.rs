//! The dialog that tells where a figure comes from. It is open exactly while the link names a figure.

use leptos::prelude::*;

use crate::platform::{download, history, page as browser};
use crate::present::FigureRef;
use crate::present::provenance::{Provenance, Told, ToldOrigin, provenance};
use crate::text::ui::Msg;

use super::Page;
use super::dialog::{Modal, modal};
use super::dom::{El, button, el};
use super::sections::link;

/// The dialog.
pub(crate) fn provenance_dialog(page: Page) -> AnyView {
    let name = Memo::new(move |_| page.state.with(|state| state.figure.clone()));
    let told = Memo::new(move |_| {
        let name = name.get()?;
        let data = page.data.get()?;
        let reference = FigureRef::parse(&name, data.catalog())?;
        provenance(&data, reference, page.lang.get(), &history::link(), &browser::today())
    });
    modal(Modal {
        class: "dialog",
        heading: "provenance-heading",
        testid: "provenance",
        open: Box::new(move || told.with(Option::is_some)),
        // Escape and the platform's own gestures close a dialog by themselves: the link follows.
        closed: Box::new(move || {
            if page.state.with_untracked(|state| state.figure.is_some()) {
                page.change(|state| state.figure = None);
            }
        }),
        content: Box::new(move || told.get().map(|told| content(page, told))),
    })
}

fn content(page: Page, told: Provenance) -> El {
    let count = told.statements.len();
    let mut statements = told.statements.into_iter();
    let first = statements.next();
    let class = if told.shown { "statement first" } else { "statement" };
    let (citation, bibtex) = (told.citation.clone(), told.bibtex);
    let close = el("form")
        .attr("method", "dialog")
        .child(el("button").class("tool close").testid("close-provenance").words(page.t(Msg::Close)));
    let others = (count > 1).then(|| {
        let list = el("ol").class("statements");
        let list = list.children(statements.map(|told| el("li").child(statement(page, told, "statement"))));
        el("div").child(el("h3").words(page.t(Msg::OtherStatements))).child(list)
    });
    let definition =
        told.definition.map(|text| el("div").child(el("h3").words(page.t(Msg::Definition))).child(el("p").text(text)));
    let copy =
        |testid, msg, text: String| button("tool", move || copy(page, text.clone())).testid(testid).words(page.t(msg));
    let head = el("div")
        .class("dialog-head")
        .child(el("h2").attr("id", "provenance-heading").attr("tabindex", "-1").text(told.title))
        .child(close);
    el("div")
        .child(head)
        .child(el("p").class("scope").text(told.scope))
        .child_if(first.map(|first| statement(page, first, class)))
        .child_if(told.choice.map(|choice| el("p").class("choice").text(choice)))
        .child_if(others)
        .child_if(definition)
        .child(el("h3").words(page.t(Msg::HowToCite)))
        .child(el("p").class("citation").testid("citation").text(told.citation))
        .child(
            el("p").class("buttons").child(copy("copy-citation", Msg::CopyCitation, citation)).text(" ").child(copy(
                "copy-bibtex",
                Msg::CopyBibtex,
                bibtex,
            )),
        )
}

fn statement(page: Page, told: Told, class: &'static str) -> El {
    let label = |msg| el("span").class("label").words(page.t(msg));
    let origin = match told.origin {
        ToldOrigin::Quote { words, lang } => Some(el("blockquote").attr("lang", lang).child(el("p").text(words))),
        ToldOrigin::Table(place) => Some(el("p").class("place").child(label(Msg::TableOfSource)).text(" ").text(place)),
        ToldOrigin::Formula { named, filled } => {
            let filled = filled.map(|filled| el("span").class("formula-filled").text(" = ").text(filled));
            let named = el("span").class("formula-text").text(named);
            Some(el("p").class("formula").child(label(Msg::Formula)).text(" ").child(named).child_if(filled))
        }
        ToldOrigin::Bulk => Some(el("p").class("place").words(page.t(Msg::BulkFigure))),
        ToldOrigin::None => None,
    };
    let value =
        told.badges.into_iter().fold(
            el("p").class("statement-value").child(el("span").class("number").text(told.value)),
            |line, badge| line.text(" ").child(el("span").class("badge").text(badge)),
        );
    let difference = told.difference.map(|text| el("span").class("difference").text(" ").text(text));
    let dates = (!told.dates.is_empty()).then(|| el("span").text(" · ").text(told.dates));
    let source = el("p")
        .class("statement-source")
        .child(el("cite").child(link(told.url, told.source)))
        .text(" · ")
        .text(told.publisher)
        .child_if(dates);
    let note = told.note.map(|(note, lang)| el("p").class("statement-note").attr("lang", lang.tag()).text(note));
    let standing = (!told.standing.is_empty()).then(|| el("p").class("standing").text(told.standing.join(" ")));
    el("div")
        .class(class)
        .testid("statement")
        .child(value.child_if(difference))
        .child_if(origin)
        .child(source)
        .child_if(note)
        .child_if(standing)
}

fn copy(page: Page, text: String) {
    leptos::task::spawn_local(async move {
        page.say(if download::copy_text(&text).await { Msg::Copied } else { Msg::CopyFailed });
    });
}
