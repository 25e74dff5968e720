//! The panel of checks, and the marks on cards and charts that lead to it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::page as browser;
use crate::present::FigureRef;
use crate::present::charts::ChartView;
use crate::present::checks::{
    Group, Item, Mark, Only, Panel, STEP, Wanted, find, mark_of_figure, mark_of_statements, panel, scope as scope_of,
    used,
};
use crate::text::ui::Msg;
use crate::text::{checks as rules, panel as words};

use super::Page;
use super::bar::select;
use super::dom::{El, Place, button, el};
use super::late::OfCard;
use super::page::{Found, later, seen};
use super::provenance::statement;
use super::reactive::{Effect, Memo, RwSignal};
use super::sections::disclosure;
use super::table::figure_link;

/// Where the marks of charts lead.
const HEADING: &str = "checks-heading";

/// Where the marks of cards lead: the checks in the dialog.
pub(super) const IN_DIALOG: &str = "provenance-checks";

type View = Memo<Option<Arc<Panel>>>;

/// Keeps to what the checks find of the selection. Made anew when the data or the area changes, not when the year does, and only after what was asked for is
/// painted.
pub(super) fn keep_found(page: Page) {
    let (data, selection, found) = (page.data, page.selection, page.found);
    let make = move || {
        let (selection, data) = (selection.get_untracked()?, data.get_untracked()?);
        let scope = scope_of(&data, &selection);
        let known = found.with_untracked(|found| {
            found.as_ref().is_some_and(|found| found.scope == scope && Arc::ptr_eq(&found.data, &data))
        });
        (!known).then(|| Found { scope, outcomes: find(&data, scope), data })
    };
    later(
        move || {
            selection.track();
            data.track();
        },
        move || {
            if let Some(made) = make() {
                found.set(Some(made));
            }
        },
    );
}

/// The panel.
pub(super) fn checks(page: Page) -> AnyView {
    let wanted = page.wanted;
    // What is listed follows the page when cards and charts are painted.
    let listed_of = RwSignal::new(None);
    let place = Place::new();
    let on_screen = seen(place);
    let selection = page.trailing(move || on_screen.get());
    let now = move || {
        let (selection, found) = (selection.get_untracked()?, page.found.get_untracked()?);
        (found.scope.area == selection.area).then_some((selection, found))
    };
    let late = RwSignal::new(true);
    later(
        move || {
            selection.track();
            page.found.track();
            // What is found of new data comes as late as this, and just before it.
            page.data.track();
            late.set(true);
        },
        move || {
            listed_of.set(now());
            late.set(false);
        },
    );
    let view: View = Memo::new(move |_| {
        let (selection, found) = listed_of.get()?;
        Some(Arc::new(wanted.with(|wanted| panel(&found.data, &selection, &found.outcomes, wanted))))
    });
    // Another view is another list: it begins at its top, and no longer keeps to a chart of the one before.
    Effect::new(move |_| {
        page.selection.track();
        let top = wanted.with_untracked(|wanted| Wanted { filter: wanted.filter, ..Wanted::default() });
        if wanted.with_untracked(|wanted| *wanted != top) {
            wanted.set(top);
        }
    });
    let text = move |part: fn(&Panel) -> Option<String>| {
        move || view.with(|view| view.as_deref().and_then(part)).unwrap_or_default()
    };
    let line = |class, part: fn(&Panel) -> Option<String>| {
        el("p").class(class).flag("hidden", move || text(part)().is_empty()).live(text(part))
    };
    let behind = move || selection.with(|listed| page.selection.with(|shown| listed != shown));
    let busy = move || if late.get() || behind() || page.pending.get() > 0 { "true" } else { "false" }.to_owned();
    let clear = button("tool", move || wanted.set(Wanted::default()))
        .testid("check-clear")
        .flag("hidden", move || wanted.with(Wanted::is_all))
        .words(page.t(Msg::ShowAllChecks));
    let filters = el("div")
        .class("fields check-filters")
        .child(years(page, view))
        .child(filtered(page, view, (0, "check-kind"), Msg::Check))
        .child(filtered(page, view, (1, "check-result"), Msg::CheckResult))
        .child(filtered(page, view, (2, "check-reporter"), Msg::Reporter))
        .child(filtered(page, view, (3, "check-indicator"), Msg::Indicator))
        .child(clear);
    let summary = line("check-summary", |view| Some(view.summary.clone()));
    el("section")
        .at(place)
        .class("section")
        .attr("id", "checks")
        .testid("checks")
        .attr("aria-labelledby", HEADING)
        .bind("aria-busy", busy)
        .child(el("h2").attr("id", HEADING).attr("tabindex", "-1").words(page.t(Msg::Checks)))
        .child(el("p").class("check-lead").live(move || words::lead(page.lang.get()).to_owned()))
        .child(filters)
        .child(summary.testid("check-summary").attr("role", "status"))
        .child(line("check-only", |view| view.only.clone()))
        .child(line("quiet-text", |view| view.none.map(str::to_owned)))
        .children(Group::ALL.into_iter().enumerate().map(|(place, group)| listed(page, view, place, group)))
        .done()
}

/// The chosen year or all: part of the link.
fn years(page: Page, view: View) -> El {
    let all = Memo::new(move |_| page.state.with(|state| state.options.all_checks));
    let choice = move |wanted: bool, testid| {
        button("tool", move || page.change(|state| state.options.all_checks = wanted))
            .testid(testid)
            .bind("aria-pressed", move || if all.get() == wanted { "true" } else { "false" }.to_owned())
    };
    let year = move || view.with(|view| view.as_deref().map(|view| view.year.clone()).unwrap_or_default());
    el("div")
        .class("toggle")
        .attr("role", "group")
        .bind("aria-label", move || page.t(Msg::CheckYears)().to_owned())
        .child(choice(false, "check-year").live(year))
        .child(choice(true, "check-all-years").words(page.t(Msg::AllChecks)))
}

/// One of the filters of a panel, by its place there.
fn filtered(page: Page, view: View, (place, name): (usize, &'static str), label: Msg) -> El {
    let choices = move || {
        let of_view = |view: &Panel| view.filters.get(place).cloned();
        view.with(|view| view.as_deref().and_then(of_view)).unwrap_or_default()
    };
    select(page, label, name, choices, move |value| {
        if let Some(data) = page.data.get_untracked() {
            page.wanted.update(|wanted| wanted.choose(&data, name, &value));
        }
    })
}

/// The checks of one verdict. What differs is open from the start.
fn listed(page: Page, view: View, place: usize, group: Group) -> El {
    let list = move || view.get().and_then(|view| view.groups.iter().find(|listed| listed.group == group).cloned());
    let items = move || {
        let items = list().map(|list| list.items).unwrap_or_default();
        items.into_iter().map(|item| one(page, item, "check").done()).collect()
    };
    let cut = move || list().and_then(|list| list.cut);
    let more = button("tool", move || {
        page.wanted.update(|wanted| {
            if let Some(shown) = wanted.shown.get_mut(place) {
                *shown += STEP;
            }
        });
    });
    let open = move || group == Group::Differs || page.wanted.with(|wanted| wanted.filter.result == Some(group));
    el("details")
        .class("check-group")
        .attr("data-group", group.code())
        .flag("hidden", move || list().is_none())
        .flag("open", open)
        .child(el("summary").child(el("h3").live(move || list().map(|list| list.heading).unwrap_or_default())))
        .child(el("ul").class("check-list").show(items))
        .child(
            el("p")
                .class("buttons")
                .flag("hidden", move || cut().is_none())
                .child(el("span").class("quiet-text").live(move || cut().unwrap_or_default()))
                .text(" ")
                .child(more.testid("check-more").words(page.t(Msg::ShowMore))),
        )
}

/// One check: verdict, figure, arithmetic; what it used when opened.
pub(super) fn one(page: Page, item: Item, testid: &'static str) -> El {
    let (sign, class) = match item.result {
        "differs" if item.grave => ("≠", "check grave"),
        "differs" => ("≠", "check"),
        "agrees" => ("=", "check"),
        _ => ("?", "check"),
    };
    let head = el("p")
        .class("check-head")
        .child(
            el("span")
                .class("check-verdict")
                .child(el("span").class("sign").attr("aria-hidden", "true").text(sign))
                .text(" ")
                .text(item.verdict),
        )
        .text(" · ")
        .child(el("span").class("check-name").text(item.name));
    let outcome = item.outcome;
    let explained = item.explained;
    let statements = move || {
        let Some(data) = page.data.get_untracked() else { return Vec::new() };
        let of_one = |used: crate::present::checks::Used| {
            el("li")
                .child(el("p").class("used-name").child(figure_link(page, used.reference, used.name)))
                .child(statement(page, used.told, "statement"))
        };
        let list = el("ol").class("statements");
        let list = list.children(used(&data, &outcome, page.lang.get_untracked()).into_iter().map(of_one));
        vec![el("p").class("quiet-text").text(explained.clone()).done(), list.done()]
    };
    el("li")
        .class(class)
        .testid(testid)
        .attr("data-check", item.check)
        .attr("data-year", item.year.to_string())
        .attr("data-result", item.result)
        .attr("data-nature", item.nature)
        .child(head)
        .child(el("p").class("check-heading").prose(&item.heading))
        .child(el("p").class("check-line").prose(&item.line))
        .child_if(item.open.map(|open| disclosure(el("summary").text(open), statements)))
}

fn sign(mark: &Mark) -> (&'static str, String) {
    let class = if mark.soft { "mark soft" } else { "mark" };
    (class, mark.words.clone())
}

/// The mark of a card, while its figure takes part in a difference: opens the figure's provenance at its checks.
pub(super) fn mark_of_card(page: Page, figure: FigureRef) -> Option<Mark> {
    let data = page.data.get_untracked()?;
    let lang = page.lang.get_untracked();
    page.found.with(|found| {
        let found = found.as_ref().filter(|found| found.is_of(&data))?;
        mark_of_figure(&data, &found.outcomes, figure, lang)
    })
}

/// That mark.
pub(super) fn button_of_card(page: Page, mark: &Mark, figure: OfCard) -> El {
    let (class, words) = sign(mark);
    let open = move || {
        page.change(|state| state.figure = figure.get_untracked().map(|(_, name)| name));
        browser::next_frame(|| browser::focus(IN_DIALOG));
    };
    button(class, open)
        .testid("card-differs")
        .attr("aria-label", words.clone())
        .attr("title", words)
        .child(el("span").class("sign").text("≠"))
        .text(mark.count.to_string())
}

/// The mark of a chart: leads to the panel, kept to the chart's figures.
pub(super) fn mark_of_chart(page: Page, view: &ChartView) -> Option<Mark> {
    let lang = page.lang.get_untracked();
    page.found.with(|found| mark_of_statements(&found.as_ref()?.outcomes, &view.statements, lang))
}

/// That mark.
pub(super) fn button_of_chart(page: Page, mark: &Mark, view: super::chart::View) -> El {
    let (class, words) = sign(mark);
    let open = move || {
        let only = |view: &ChartView| Only { name: view.title.clone(), statements: view.statements.clone() };
        let only = view.with_untracked(|view| view.as_deref().map(only));
        page.wanted.set(Wanted { only, ..Wanted::default() });
        browser::next_frame(|| browser::focus(HEADING));
    };
    el("p").child(
        button(class, open)
            .testid("chart-differs")
            .child(el("span").class("sign").attr("aria-hidden", "true").text("≠"))
            .text(words),
    )
}

/// What the checks compare, for the method.
pub(super) fn rules_list(page: Page) -> El {
    let lang = page.lang.get();
    let one = |kind| [el("dt").text(rules::name(lang, kind)), el("dd").text(rules::rule(lang, kind))];
    el("dl").class("definitions").children(crate::present::checks::KINDS.into_iter().flat_map(one))
}
