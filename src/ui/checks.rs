//! The panel of checks, and the marks on cards and charts that lead to it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::page as browser;
use crate::present::FigureRef;
use crate::present::charts::ChartView;
use crate::present::checks::{
    Filter, Group, Item, Listed, Mark, Only, Panel, STEP, mark_of_figure, mark_of_statements, panel, used,
};
use crate::text::ui::Msg;
use crate::text::{checks as rules, panel as words};

use super::Page;
use super::bar::select;
use super::dom::{El, button, el};
use super::page::later;
use super::provenance::statement;
use super::sections::disclosure;
use super::table::figure_link;

/// Where the marks of charts lead.
const HEADING: &str = "checks-heading";

/// Where the marks of cards lead: the checks in the dialog.
pub(super) const IN_DIALOG: &str = "provenance-checks";

type View = Memo<Option<Arc<Panel>>>;

/// The panel.
pub(crate) fn checks(page: Page) -> AnyView {
    let filter = RwSignal::new(Filter::default());
    let shown = RwSignal::new([STEP; 3]);
    // What is listed follows the page when cards and charts are painted.
    let listed_of = RwSignal::new(None);
    let now = move || {
        let (selection, found) = (page.selection.get()?, page.found.get()?);
        (found.0.area == selection.area).then_some((selection, found.1))
    };
    later(
        move || {
            page.selection.track();
            page.found.track();
        },
        move || listed_of.set(untrack(now)),
    );
    let view: View = Memo::new(move |_| {
        let ((selection, found), data) = (listed_of.get()?, page.data.get_untracked()?);
        let all = page.only.with(|only| panel(&data, &selection, &found, &filter.get(), only.as_ref(), shown.get()));
        Some(Arc::new(all))
    });
    // Another view is another list: it begins at its top, and no longer keeps to a chart of the one before.
    Effect::new(move |_| {
        page.selection.track();
        page.only.set(None);
    });
    Effect::new(move |_| {
        page.only.track();
        page.selection.track();
        shown.set([STEP; 3]);
    });
    let text =
        move |part: fn(&Panel) -> String| move || view.with(|view| view.as_deref().map(part).unwrap_or_default());
    let clear = move || {
        filter.set(Filter::default());
        page.only.set(None);
    };
    let only = move || {
        let name = view.with(|view| view.as_deref().and_then(|view| view.only.clone()))?;
        Some(el("p").class("check-only").text(name))
    };
    let none = move || {
        let why = view.with(|view| view.as_deref().and_then(|view| view.none))?;
        Some(el("p").class("quiet-text").text(why))
    };
    let unfiltered = move || filter.with(|filter| *filter == Filter::default()) && page.only.with(Option::is_none);
    el("section")
        .class("section")
        .attr("id", "checks")
        .testid("checks")
        .attr("aria-labelledby", HEADING)
        .child(el("h2").attr("id", HEADING).attr("tabindex", "-1").words(page.t(Msg::Checks)))
        .child(el("p").class("check-lead").live(move || words::lead(page.lang.get()).to_owned()))
        .child(
            el("div")
                .class("fields check-filters")
                .child(years(page, view))
                .child(filtered(page, view, filter, (0, "check-kind"), Msg::Check))
                .child(filtered(page, view, filter, (1, "check-result"), Msg::CheckResult))
                .child(filtered(page, view, filter, (2, "check-reporter"), Msg::Reporter))
                .child(filtered(page, view, filter, (3, "check-indicator"), Msg::Indicator))
                .child(
                    button("tool", clear)
                        .testid("check-clear")
                        .flag("hidden", unfiltered)
                        .words(page.t(Msg::ShowAllChecks)),
                ),
        )
        .child(
            el("p")
                .class("check-summary")
                .testid("check-summary")
                .attr("role", "status")
                .live(text(|view| view.summary.clone())),
        )
        .child(el("div").show_one(only))
        .child(el("div").show_one(none))
        .children(
            Group::ALL.into_iter().enumerate().map(|(place, group)| listed(page, view, filter, shown, place, group)),
        )
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
fn filtered(page: Page, view: View, filter: RwSignal<Filter>, (place, name): (usize, &'static str), label: Msg) -> El {
    let choices = move || {
        let of_view = |view: &Panel| view.filters.get(place).cloned();
        view.with(|view| view.as_deref().and_then(of_view)).unwrap_or_default()
    };
    select(page, label, name, choices, move |value| {
        page.data.with_untracked(|data| {
            if let Some(data) = data {
                filter.update(|filter| filter.choose(data, name, &value));
            }
        });
    })
}

/// The checks of one verdict. What differs is open from the start.
fn listed(
    page: Page,
    view: View,
    filter: RwSignal<Filter>,
    shown: RwSignal<[usize; 3]>,
    place: usize,
    group: Group,
) -> El {
    let list = Memo::new(move |_| {
        let of_view = |view: &Panel| view.groups.iter().find(|listed| listed.group == group).cloned();
        view.with(|view| view.as_deref().and_then(of_view))
    });
    let text = move |part: fn(&Listed) -> String| move || list.with(|list| list.as_ref().map(part).unwrap_or_default());
    let items = move || {
        let items = list.with(|list| list.as_ref().map(|list| list.items.clone())).unwrap_or_default();
        items.into_iter().map(|item| one(page, item, "check").done()).collect()
    };
    let cut = move || list.with(|list| list.as_ref().and_then(|list| list.cut.clone()));
    let more = button("tool", move || {
        shown.update(|shown| {
            if let Some(shown) = shown.get_mut(place) {
                *shown += STEP;
            }
        });
    });
    el("details")
        .class("check-group")
        .attr("data-group", group.code())
        .flag("hidden", move || list.with(Option::is_none))
        .flag("open", move || group == Group::Differs || filter.with(|filter| filter.result == Some(group)))
        .child(el("summary").child(el("h3").live(text(|list| list.heading.clone()))))
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
        .child(el("p").class("check-heading").text(item.heading))
        .child(el("p").class("check-line").text(item.line))
        .child_if(item.open.map(|open| disclosure(el("summary").text(open), statements)))
}

fn sign(mark: &Mark) -> (&'static str, String) {
    let class = if mark.soft { "mark soft" } else { "mark" };
    (class, mark.words.clone())
}

/// The mark of a card, while its figure takes part in a difference: opens the figure's provenance at its checks.
pub(super) fn of_card(page: Page, figure: FigureRef, reference: String) -> El {
    el("span").class("card-mark").show_one(move || {
        let data = page.data.get_untracked()?;
        let lang = page.lang.get_untracked();
        let mark = page.found.with(|found| mark_of_figure(&data, &found.as_ref()?.1, figure, lang))?;
        Some(mark_of_card(page, &mark, reference.clone()))
    })
}

fn mark_of_card(page: Page, mark: &Mark, reference: String) -> El {
    let (class, words) = sign(mark);
    let open = move || {
        let name = reference.clone();
        page.change(|state| state.figure = Some(name));
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
pub(super) fn of_chart(page: Page, view: &ChartView) -> Option<El> {
    let mark =
        page.found.with(|found| mark_of_statements(&found.as_ref()?.1, &view.statements, page.lang.get_untracked()))?;
    let (class, words) = sign(&mark);
    let only = Only { name: view.title.clone(), statements: view.statements.clone() };
    let open = move || {
        page.only.set(Some(only.clone()));
        browser::next_frame(|| browser::focus(HEADING));
    };
    Some(
        el("p").child(
            button(class, open)
                .testid("chart-differs")
                .child(el("span").class("sign").attr("aria-hidden", "true").text("≠"))
                .text(words),
        ),
    )
}

/// What the checks compare, for the method.
pub(super) fn rules_list(page: Page) -> El {
    let lang = page.lang.get();
    let one = |kind| [el("dt").text(rules::name(lang, kind)), el("dd").text(rules::rule(lang, kind))];
    el("dl").class("definitions").children(crate::present::checks::KINDS.into_iter().flat_map(one))
}
