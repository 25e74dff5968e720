//! What stands in words: the year in context, the sources, the definitions and the method.

use leptos::prelude::*;

use crate::model::NoteKind;
use crate::platform::{history, page as browser};
use crate::present::about::{self, SourceLine, YearNote, definitions, notes};
use crate::present::charts;
use crate::text::method;
use crate::text::opened;
use crate::text::phrases;
use crate::text::ui::Msg;

use super::Page;
use super::dom::{El, Place, el};
use super::page::seen;
use super::reactive::{Memo, RwSignal};
use super::steps::Steps;

/// A link to somewhere else, or only its words where there is no address.
pub(super) fn link(url: Option<String>, text: String) -> El {
    match url {
        Some(url) => el("a").attr("href", url).attr("rel", "external noopener noreferrer").text(text),
        None => el("span").text(text),
    }
}

/// A source as a line: title (linked where it has an address), publisher, dates.
pub(super) fn source_line(line: SourceLine) -> El {
    let dates = (!line.dates.is_empty()).then(|| el("span").class("dates").text(" · ").text(line.dates));
    let title = el("cite").attr("lang", line.title_lang).child(link(line.url, line.title));
    el("span").class("source-line").child(title).text(" · ").text(line.publisher).child_if(dates)
}

/// The year in context.
pub(super) fn year_notes(page: Page) -> AnyView {
    let place = Place::new();
    let seen = seen(place);
    let selection = page.trailing(move || seen.get());
    let all = Memo::new(move |_| {
        let selection = selection.get()?;
        page.data.with(|data| Some(notes(data.as_ref()?.catalog(), &selection)))
    });
    let groups = move || {
        let all = all.get().unwrap_or_default();
        if all.is_empty() {
            return vec![el("p").class("quiet-text").words(page.t(Msg::NoNotes)).done()];
        }
        let kinds = [
            (NoteKind::Result, Msg::Results),
            (NoteKind::Limit, Msg::Limits),
            (NoteKind::Context, Msg::Context),
            (NoteKind::Break, Msg::Breaks),
        ];
        let mut shown = Vec::new();
        for (place, all) in all {
            let level = if place.is_some() { "h4" } else { "h3" };
            shown.extend(place.map(|name| el("h3").class("notes-place").text(name).done()));
            shown.extend(kinds.into_iter().filter_map(|(kind, heading)| {
                let mut notes = all.iter().filter(|note| note.kind == kind).cloned().peekable();
                notes.peek()?;
                let list = el("ul").children(notes.map(note));
                Some(el("div").class("notes-group").child(el(level).words(page.t(heading))).child(list).done())
            }));
        }
        shown
    };
    section(page, "context", Msg::NotesOfYear).at(place).child(el("div").class("notes").show(groups)).done()
}

fn note(note: YearNote) -> El {
    el("li")
        .child(el("p").attr("lang", note.lang.tag()).prose(&note.text))
        .child(el("p").class("note-source").child(source_line(note.source)))
}

/// A section with its heading.
pub(super) fn section(page: Page, name: &'static str, heading: Msg) -> El {
    let id = format!("{name}-heading");
    el("section")
        .class("section")
        .testid(name)
        .attr("aria-labelledby", id.clone())
        .child(el("h2").attr("id", id).words(page.t(heading)))
}

/// A part that the reader opens; what is in it is made only then.
pub(super) fn disclosure(summary: El, content: impl Fn() -> Vec<AnyView> + Send + 'static) -> El {
    let open = RwSignal::new(false);
    el("details")
        .on("toggle", move |event| open.set(event_target::<web_sys::Element>(&event).has_attribute("open")))
        .child(summary)
        .child(el("div").class("disclosed").show(move || if open.get() { content() } else { Vec::new() }))
}

/// Sources and method.
pub(super) fn sources(page: Page) -> AnyView {
    let lang = page.lang;
    let catalog = move |make: &dyn Fn(&crate::model::Catalog) -> Vec<AnyView>| {
        page.data.with(|data| data.as_ref().map(|data| make(data.catalog()))).unwrap_or_default()
    };
    let paragraphs = move || {
        let lang = lang.get();
        let mut all: Vec<_> = method::paragraphs(lang).iter().map(|text| el("p").text(*text).done()).collect();
        all.extend(catalog(&|catalog| {
            let licence = catalog.licence.as_ref();
            let name = licence
                .map(|licence| link(licence.url.as_ref().map(ToString::to_string), licence.name.get(lang).to_owned()));
            let updated = catalog.updated.map(|day| el("span").text(" ").text(method::updated(lang, day)));
            vec![el("p").child_if(name).child_if(updated).done()]
        }));
        all
    };
    let defined = move || {
        catalog(&|catalog| {
            let one = |(name, text): (String, String)| [el("dt").text(name), el("dd").text(text)];
            let list =
                el("dl").class("definitions").children(definitions(catalog, lang.get()).into_iter().flat_map(one));
            vec![list.done()]
        })
    };
    let listed = move || {
        let one = |(line, given): (SourceLine, Option<String>)| {
            let note = line.note.clone().map(source_note);
            let given = given.map(|given| el("span").class("source-given").text(given));
            el("li").child(source_line(line)).child_if(given).child_if(note)
        };
        let all = page.data.with(|data| data.as_ref().map(|data| about::sources(data, lang.get()))).unwrap_or_default();
        let list = Steps::new();
        list.fill(all, false);
        vec![
            el("p").class("quiet-text").text(method::counted(lang.get())).done(),
            el("ul").class("source-list").child(list.show(one)).done(),
        ]
    };
    let count = move || {
        let count = page.data.with(|data| data.as_ref().map_or(0, |data| data.catalog().sources().len()));
        method::all_sources(lang.get(), count)
    };
    section(page, "sources", Msg::SourcesAndMethod)
        .child(el("div").class("method").show(paragraphs))
        .child(disclosure(el("summary").words(page.t(Msg::Definitions)), defined))
        .child(disclosure(el("summary").words(page.t(Msg::RulesOfChecks)), move || {
            vec![super::checks::rules_list(page).done()]
        }))
        .child(disclosure(el("summary").testid("open-sources").live(count), listed))
        .child(el("p").class("quiet-text").words(page.t(Msg::NothingIsSent)))
        .done()
}

/// What to know about a source, in its own language.
pub(super) fn source_note((note, lang): (String, &'static str)) -> El {
    el("span").class("source-note").attr("lang", lang).text(note)
}

/// What stands at the end of the printed report: the sources of what it shows, the licence, the link. It is made when the page is printed.
pub(super) fn report_sources(page: Page) -> AnyView {
    let printed = RwSignal::new(0_usize);
    browser::on_print(move |begins| {
        if begins {
            printed.update(|times| *times += 1);
        }
    });
    let content = move || {
        if printed.get() == 0 {
            return Vec::new();
        }
        let (Some(data), Some(selection)) = (page.data.get(), page.selection.get()) else { return Vec::new() };
        let alone = page.state.with(|state| state.chart.clone());
        let mut shown = charts::ids(data.catalog());
        if let Some(one) = alone.and_then(|one| shown.iter().find(|id| **id == one).copied()) {
            shown = vec![one];
        }
        let lines = about::used_sources(&data, &selection, &shown);
        let list = el("ol").children(lines.into_iter().map(|line| el("li").child(source_line(line))));
        let (files, today) = (data.opened_files(), browser::today());
        let link = el("p").text(if files.is_empty() {
            phrases::report_link(selection.lang, &history::link(), &today)
        } else {
            opened::report(selection.lang, &files, &today, data.is_opened())
        });
        let licence = data.catalog().licence.as_ref().map(|licence| el("p").text(licence.name.get(selection.lang)));
        let heading = el("h2").attr("id", "report-heading").words(page.t(Msg::SourcesOfReport));
        vec![heading.done(), list.done(), el("div").child_if(licence).child(link).done()]
    };
    el("section").class("section report-sources").show(content).done()
}
