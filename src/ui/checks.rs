//! The panel of checks: its filters, its groups, and one check with what it used. What is to be listed is kept in `found`; the marks that lead here are in
//! `differs`.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::Dataset;
use crate::platform::page as browser;
use crate::present::checks::{Filter, Group, Item, Listed, Panel, STEP, Used, Wanted, panel, used};
use crate::present::{Selection, ViewState};
use crate::text::ui::Msg;
use crate::text::{checks as rules, panel as words};

use super::Page;
use super::bar::select;
use super::differs::marked;
use super::dom::{El, Place, button, el};
use super::page::{Found, REST, later, seen};
use super::provenance::statement;
use super::reactive::{Effect, Memo, RwSignal};
use super::sections::disclosure;
use super::steps::Steps;
use super::table::figure_link;

/// Where the marks of charts lead.
pub(crate) const HEADING: &str = "checks-heading";

type View = Memo<Option<Arc<Panel>>>;

/// The panel.
pub(super) fn checks(page: Page) -> AnyView {
    let wanted = page.wanted;
    // What is listed follows the page when cards and charts are painted.
    let listed_of = RwSignal::new(None);
    let place = Place::new();
    let on_screen = seen(place);
    let selection = page.trailing(move || on_screen.get());
    let known = Memo::new(move |_| {
        page.selection.with(|selection| {
            page.data
                .with(|data| page.found.with(|found| is_known(data.as_ref()?, selection.as_ref()?, found.as_ref())))
        }) != Some(false)
    });
    let tells = Memo::new(move |_| page.checking.with(Option::is_some));
    let late = RwSignal::new(true);
    later(
        move || {
            selection.track();
            page.found.track();
            // What is found of new data comes as late as this.
            page.data.track();
            tells.track();
            late.set(true);
        },
        move || {
            let now = selection.get_untracked().zip(page.found.get_untracked());
            let now = now.filter(|(selection, found)| found.is_all_of(selection));
            // A list stays until the next one is there, unless that takes long.
            if now.is_some() || tells.get_untracked() || page.selection.with_untracked(Option::is_none) {
                listed_of.set(now);
            }
            late.set(false);
        },
    );
    let view: View = Memo::new(move |_| {
        let (selection, found) = listed_of.get()?;
        Some(Arc::new(wanted.with(|wanted| panel(&found.data, &selection, &found.outcomes, wanted))))
    });
    let lists = Group::ALL.map(|_| Steps::new());
    Effect::new(move |_| {
        view.with(|view| {
            for (place, (group, list)) in Group::ALL.into_iter().zip(lists).enumerate() {
                let listed = view.as_deref().and_then(|view| view.groups.iter().find(|listed| listed.group == group));
                list.fill(listed.map(|listed| listed.items.clone()).unwrap_or_default(), place > 0);
            }
        });
    });
    // Another view is another list: it begins at its top.
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
    let busy = move || {
        let made = lists.into_iter().all(Steps::done);
        let busy = late.get() || behind() || page.pending.get() > 0 || !known.get() || !made;
        if busy { "true" } else { "false" }.to_owned()
    };
    let filter = Memo::new(move |_| {
        let words = page.state.with(|state| state.checks.clone()).unwrap_or_default();
        page.data.with(|data| data.as_ref().map(|data| Filter::of_words(&words, data.catalog()))).unwrap_or_default()
    });
    Effect::new(move |_| {
        let filter = filter.get();
        if wanted.with_untracked(|wanted| wanted.filter != filter) {
            wanted.set(Wanted { filter, ..Wanted::default() });
        }
    });
    // The button is gone then: the focus goes to where the list begins.
    let show_all = move || {
        // The years of a chart's checks were chosen with it.
        let years = wanted.with_untracked(|wanted| wanted.filter.chart.map(|_| false));
        keep_to(page, Wanted::default(), years);
        browser::next_frame(|| browser::focus(HEADING));
    };
    let clear = button("tool", show_all)
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
        .child(summary.testid("check-summary"))
        .child(el("div").class("check-progress").show_one(under_way(page)))
        .child(line("check-only", |view| view.unread.map(str::to_owned)).testid("check-unread"))
        .child(line("check-only", |view| view.only.clone()))
        .child(line("quiet-text", |view| view.none.map(str::to_owned)))
        .children(
            Group::ALL
                .into_iter()
                .zip(lists)
                .enumerate()
                .map(|(place, (group, list))| listed(page, view, place, group, list)),
        )
        .done()
}

/// Has the panel keep to something, and, where that is told, to all years or to the chosen one. Filters and years are part of the link: tells whether they
/// changed it, which is a step for Back.
pub(super) fn keep_to(page: Page, wanted: Wanted, all_years: Option<bool>) -> bool {
    let words = page.data.with_untracked(|data| wanted.filter.words(data.as_ref()?.catalog()));
    page.wanted.set(wanted);
    let other =
        |state: &ViewState| state.checks != words || all_years.is_some_and(|all| all != state.options.all_checks);
    let other = page.state.with_untracked(other);
    if other {
        page.change(|state| {
            state.checks = words;
            state.options.all_checks = all_years.unwrap_or(state.options.all_checks);
        });
    }
    announce(page);
    other
}

/// Has a screen reader say what a choice of the reader leaves in the panel, once it is found and no other choice follows. That it is another with the year is
/// not said: the headline is, and the panel stands far below it.
fn announce(page: Page) {
    let asked = page.state.get_untracked();
    let say = move || {
        let Some(selection) = page.selection.get_untracked().filter(|_| page.state.with_untracked(|now| *now == asked))
        else {
            return;
        };
        let wanted = page.wanted.get_untracked();
        match marked(page, |data, found, _| Some(panel(data, &selection, &found.outcomes, &wanted).summary)) {
            Some(summary) => page.said.set(summary),
            None => announce(page),
        }
    };
    browser::after(REST, say);
}

/// Whether what was found is all that is to be found of a selection in the data.
fn is_known(data: &Arc<Dataset>, selection: &Selection, found: Option<&Found>) -> Option<bool> {
    Some(found.is_some_and(|found| found.is_all_of(selection) && Arc::ptr_eq(&found.data, data)))
}

/// How far a search is that takes long, and a way out of the one through all years.
fn under_way(page: Page) -> impl FnMut() -> Option<El> + Send + 'static {
    let tells = Memo::new(move |_| page.checking.with(Option::is_some));
    let all = Memo::new(move |_| page.state.with(|state| state.options.all_checks));
    move || {
        if !tells.get() {
            return None;
        }
        let far = move || {
            let (looked, all) = page.checking.get().unwrap_or_default();
            words::under_way(page.lang.get(), looked, all)
        };
        let stop = all.get().then(|| {
            button("tool", move || page.change(|state| state.options.all_checks = false))
                .testid("check-stop")
                .live(move || words::stop(page.lang.get()).to_owned())
        });
        Some(el("p").testid("check-progress").child(el("span").live(far)).text(" ").child_if(stop))
    }
}

/// The chosen year or all: part of the link.
fn years(page: Page, view: View) -> El {
    let all = Memo::new(move |_| page.state.with(|state| state.options.all_checks));
    let choice = move |wanted: bool, testid| {
        let choose = move || {
            page.change(|state| state.options.all_checks = wanted);
            announce(page);
        };
        button("tool", choose)
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
            let mut wanted = page.wanted.get_untracked();
            wanted.choose(&data, name, &value);
            keep_to(page, wanted, None);
        }
    })
}

/// The id of what opens the checks of one verdict.
const fn summary_id(group: Group) -> &'static str {
    match group {
        Group::Differs => "checks-differs",
        Group::Untestable => "checks-untestable",
        Group::Agrees => "checks-agrees",
    }
}

/// The checks of one verdict. What differs is open from the start.
fn listed(page: Page, view: View, place: usize, group: Group, items: Steps<Item>) -> El {
    let of_group = move |part: fn(&Listed) -> Option<String>| {
        let find = move |view: &Panel| view.groups.iter().find(|listed| listed.group == group).map(part);
        Memo::new(move |_| view.with(|view| view.as_deref().and_then(find)))
    };
    let heading = of_group(|listed| Some(listed.heading.clone()));
    let cut = of_group(|listed| listed.cut.clone());
    let cut = move || cut.get().flatten();
    let more = button("tool", move || {
        page.wanted.update(|wanted| {
            if let Some(shown) = wanted.shown.get_mut(place) {
                *shown += STEP;
            }
        });
        // With the last of them the button goes.
        if cut().is_none() {
            browser::next_frame(move || browser::focus(summary_id(group)));
        }
    });
    let open = move || group == Group::Differs || page.wanted.with(|wanted| wanted.filter.result == Some(group));
    el("details")
        .class("check-group")
        .attr("data-group", group.code())
        .flag("hidden", move || heading.with(Option::is_none))
        .flag("open", open)
        .child(
            el("summary")
                .attr("id", summary_id(group))
                .child(el("h3").live(move || heading.get().flatten().unwrap_or_default())),
        )
        .child(el("ul").class("check-list").child(items.show(move |item| one(page, item, "check"))))
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
        let list = used_list(page, used(&data, &outcome, page.lang.get_untracked()));
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
        .child_if(item.added.map(|added| el("p").class("standing").testid("check-added").prose(&added)))
        .child_if(item.open.map(|open| disclosure(el("summary").text(open), statements)))
}

/// Statements of figures, each with the way to its provenance.
pub(super) fn used_list(page: Page, all: Vec<Used>) -> El {
    let one =
        |used: Used| {
            el("li")
                .child(el("p").class("used-name").child(figure_link(page, used.reference, used.name)))
                .child(statement(page, used.told, "statement"))
        };
    el("ol").class("statements").children(all.into_iter().map(one))
}

/// What the checks compare, for the method.
pub(super) fn rules_list(page: Page) -> El {
    let lang = page.lang.get();
    let one = |kind| [el("dt").text(rules::name(lang, kind)), el("dd").text(rules::rule(lang, kind))];
    el("dl").class("definitions").children(crate::present::checks::KINDS.into_iter().flat_map(one))
}
