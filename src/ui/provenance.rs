//! The dialog that tells where a figure comes from. It is open exactly while the link names a figure.

use leptos::prelude::*;

use crate::platform::{download, history, page as browser};
use crate::present::checks::{Used, behind};
use crate::present::provenance::{Provenance, Told, ToldOrigin, provenance};
use crate::present::{FigureRef, charts};
use crate::text::ui::Msg;
use crate::text::{loading, provenance as words};

use super::bar::link_copied;
use super::checks::{one, used_list};
use super::dialog::{Modal, modal};
use super::differs::IN_DIALOG;
use super::dom::{El, button, el};
use super::reactive::{Effect, Memo, RwSignal};
use super::sections::{link, source_note};
use super::{Page, Problem, both};

/// The dialog.
pub(super) fn provenance_dialog(page: Page) -> AnyView {
    let name = Memo::new(move |_| page.state.with(|state| state.figure.clone()));
    let told = Memo::new(move |_| {
        let name = name.get()?;
        let data = page.data.get()?;
        let figures = FigureRef::parse_all(&name, data.catalog())?;
        let (reference, others) = figures.split_first()?;
        let found = page.found.get().filter(|found| found.is_of(&data));
        let known = found.as_ref().map(|found| (found.scope, found.outcomes.as_slice()));
        let lang = page.lang.get();
        let told =
            |reference: &FigureRef| provenance(&data, *reference, known, lang, &history::link(), &browser::today());
        let used = behind(&data, others, lang)?;
        let mut first = told(reference)?;
        let mut sentence = None;
        if !others.is_empty() {
            // What the mark said, where it was asked at one; a link names the figures alone.
            let at_mark = page.worked_out.get_value().filter(|(of, figures, _)| (*of, figures) == (lang, &name));
            let said = || page.selection.with(|selection| charts::said_of(&data, selection.as_ref()?, &name));
            sentence = at_mark.map(|(.., sentence)| sentence).or_else(said);
            first.cite_with(lang, sentence.as_deref(), others.iter().filter_map(told));
        }
        Some((first, used, sentence))
    });
    look_for(page, name, told);
    modal(Modal {
        class: "dialog",
        heading: HEADING,
        testid: "provenance",
        shown: Box::new(move || {
            told.with(|told| told.as_ref().map(|(told, ..)| told.reference.clone())).unwrap_or_default()
        }),
        // Escape and the platform's own gestures close a dialog by themselves: the link follows.
        closed: Box::new(move || {
            if let Some(figure) = page.state.with_untracked(|state| state.figure.clone()) {
                page.change(|state| state.figure = None);
                // Where a link opened it, nothing had the focus before.
                let indicator = figure.split('/').next().unwrap_or_default();
                browser::keep_focus_in([".card[data-indicator='", indicator, "']"].concat());
            }
        }),
        content: Box::new(move || told.get().map(|(told, others, sentence)| content(page, told, others, sentence))),
    })
}

/// What is told of the leading figure, the others behind a number of a chart, and that number in a sentence, where there is one.
type Asked = (Provenance, Vec<Used>, Option<String>);

/// Asks for the file of a figure that is not there yet; a name that nothing answers to is told.
fn look_for(page: Page, name: Memo<Option<String>>, told: Memo<Option<Asked>>) {
    let asked = StoredValue::new(None::<String>);
    Effect::new(move |_| {
        let (name, pending) = (name.get(), page.pending.get());
        let loaded = page.data.with(Option::is_some);
        let missing = name.filter(|_| loaded && told.with(Option::is_none));
        let Some(name) = missing else {
            asked.set_value(None); // who comes back to it asks for its file again
            // Only where there is something to take back: notices that are told again are read out again.
            if page.problems.with_untracked(|all| all.iter().any(|problem| problem.code == FIGURE)) {
                page.problems.update(|all| all.retain(|problem| problem.code != FIGURE));
            }
            return;
        };
        // Nobody can say of a file that could not be read that it has no such figure; its own notice tells that it lacks.
        let (needs, lacks) = page
            .data
            .with(|data| {
                let data = data.as_ref()?;
                let figures = FigureRef::parse_all(&name, data.catalog())?;
                let needs: Vec<_> = figures.iter().map(|figure| (figure.key.indicator, figure.key.area)).collect();
                let lacks = needs.iter().any(|(indicator, area)| data.may_lack(*indicator, *area));
                Some((needs, lacks))
            })
            .unwrap_or_default();
        let is_new = asked.with_value(|asked| asked.as_ref() != Some(&name));
        asked.set_value(Some(name.clone()));
        if is_new {
            (page.need)(needs);
        }
        // Where a file is under way this runs again when that has come, or failed.
        if pending == 0 && page.pending.get_untracked() == 0 && !lacks {
            tell(page, name);
        }
    });
}

fn tell(page: Page, name: String) {
    let problem = Problem {
        code: FIGURE.to_owned(),
        heading: both(|lang| loading::unknown_figure(lang, &name)),
        file: name,
        lines: vec![both(|lang| loading::refused_advice(lang).to_owned())],
        retry: false,
    };
    page.problems.update(|all| {
        all.retain(|old| old.code != FIGURE);
        all.push(problem);
    });
}

/// The code of the notice that a link names no figure of the data.
const FIGURE: &str = "figure";

/// The dialog's heading.
const HEADING: &str = "provenance-heading";

/// What is told of a figure; of a number that a chart works out, of the leading figure behind it, with the others.
fn content(page: Page, told: Provenance, others: Vec<Used>, sentence: Option<String>) -> El {
    let lang = page.lang.get_untracked();
    let worked_out = (!others.is_empty()).then(|| words::behind(lang, others.len() + 1));
    let behind = (!others.is_empty()).then(|| {
        let heading = el("h3").text(words::also_behind(lang));
        el("div").testid("behind").child(heading).child(used_list(page, others))
    });
    let count = told.statements.len();
    let mut statements = told.statements.into_iter();
    let first = statements.next();
    let class = if told.shown { "statement first" } else { "statement" };
    let (citation, bibtex) = (told.citation.clone(), told.bibtex);
    let close = el("form")
        .attr("method", "dialog")
        .child(el("button").class("tool close").testid("close-provenance").words(page.t(Msg::Close)));
    let checked = (!told.checks.is_empty()).then(|| {
        let list = el("ul").class("check-list");
        el("div")
            .child(el("h3").attr("id", IN_DIALOG).attr("tabindex", "-1").words(page.t(Msg::ChecksOfFigure)))
            .child(list.children(told.checks.into_iter().map(|item| one(page, item, "figure-check"))))
    });
    let rest = (count > 1).then(|| {
        let list = el("ol").class("statements");
        let list = list.children(statements.map(|told| el("li").child(statement(page, told, "statement"))));
        el("div").child(el("h3").words(page.t(Msg::OtherStatements))).child(list)
    });
    let definition =
        told.definition.map(|text| el("div").child(el("h3").words(page.t(Msg::Definition))).child(el("p").text(text)));
    let said = RwSignal::new(String::new());
    let copy = |testid, msg, text: String| {
        button("tool", move || copy(page, said, text.clone(), msg)).testid(testid).words(page.t(msg))
    };
    let head = el("div")
        .class("dialog-head")
        .child(el("h2").attr("id", HEADING).attr("tabindex", "-1").text(told.title))
        .child(close);
    el("div")
        .child(head)
        .child_if(sentence.map(|text| el("p").class("check-verdict").testid("worked-out").text(text)))
        .child_if(worked_out.map(|text| el("p").class("choice").text(text)))
        .child(el("p").class("scope").text(told.scope))
        .child_if(first.map(|first| statement(page, first, class)))
        .child_if(told.choice.map(|choice| el("p").class("choice").text(choice)))
        .child_if(behind)
        .child_if(rest)
        .child_if(checked)
        .child_if(definition)
        .child(el("h3").words(page.t(Msg::HowToCite)))
        .child(el("p").class("citation").testid("citation").text(told.citation))
        .child(
            el("p")
                .class("buttons")
                .child(copy("copy-citation", Msg::CopyCitation, citation))
                .text(" ")
                .child(copy("copy-bibtex", Msg::CopyBibtex, bibtex))
                .text(" ")
                .child(copy("copy-figure-link", Msg::ShareLink, history::link()))
                .text(" ")
                .child(el("span").class("copied").attr("role", "status").live(move || said.get())),
        )
}

pub(super) fn statement(page: Page, told: Told, class: &'static str) -> El {
    let label = |msg| el("span").class("label").words(page.t(msg));
    let quote = |words: String, lang| el("blockquote").attr("lang", lang).child(el("p").text(words));
    let origin = match told.origin {
        ToldOrigin::Quote { words, lang } => Some(quote(words, lang)),
        ToldOrigin::Table(place) => Some(el("p").class("place").child(label(Msg::TableOfSource)).text(" ").text(place)),
        ToldOrigin::Formula { named, filled, basis } => {
            let filled = filled.map(|filled| el("span").class("formula-filled").text(" = ").text(filled));
            let named = el("span").class("formula-text").text(named);
            let formula = el("p").class("formula").child(label(Msg::Formula)).text(" ").child(named).child_if(filled);
            Some(match basis {
                None => formula,
                Some((words, lang)) => el("div")
                    .child(formula)
                    .child(el("p").class("place").child(label(Msg::WorkedOutFrom)))
                    .child(quote(words, lang)),
            })
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
        .child(el("cite").attr("lang", told.source_lang).child(link(told.url, told.source)))
        .text(" · ")
        .text(told.publisher)
        .child_if(dates)
        .child_if(told.source_note.map(source_note));
    let note = told.note.map(|(note, lang)| el("p").class("statement-note").attr("lang", lang.tag()).text(note));
    let standing = (!told.standing.is_empty()).then(|| el("p").class("standing").text(told.standing.join(" ")));
    el("div")
        .class(class)
        .testid("statement")
        .child(value.child_if(difference))
        .child_if(told.opened.map(|text| el("p").class("standing").testid("opened").text(text)))
        .child(el("p").class("status").text(told.status))
        .child_if(origin)
        .child(source)
        .child_if(note)
        .child_if(standing)
}

/// Copies a text, and says so beside the button: the rest of the page is silent while the dialog is open.
fn copy(page: Page, said: RwSignal<String>, text: String, what: Msg) {
    leptos::task::spawn_local(async move {
        let copied = download::copy_text(&text).await;
        said.set(match what {
            Msg::ShareLink => link_copied(page, copied, Msg::Copied).to_owned(),
            _ => (if copied { Msg::Copied } else { Msg::CopyFailed }).text(page.lang.get_untracked()).to_owned(),
        });
    });
}
