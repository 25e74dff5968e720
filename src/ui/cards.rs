//! The headline and the KPI cards.

use leptos::prelude::*;
use leptos::svg;

use crate::present::FigureRef;
use crate::present::cards::{Card, CardChange, CardFigure, Missing, cards};
use crate::present::spark::{Spark, spark};
use crate::text::card::Way;
use crate::text::ui::Msg;

use super::Page;
use super::dom::{El, button, el};

/// The headline: the state of the sector in a sentence or two.
pub(crate) fn headline(page: Page) -> AnyView {
    let text = page.derive(crate::present::headline::headline);
    let told = move || match text.get() {
        Some(text) => text,
        // All of the data is there, and no year in it: what a folder without figures has to say, and no slow or broken line.
        None if page.data.with(Option::is_some) && page.pending.get() == 0 && page.problems.with(Vec::is_empty) => {
            page.t(Msg::NoFiguresAtAll)().to_owned()
        }
        None => String::new(),
    };
    el("h1").class("headline").testid("headline").live(told).done()
}

/// The cards.
pub(crate) fn card_list(page: Page) -> AnyView {
    let all = page.derive(cards);
    let list =
        move || all.get().unwrap_or_default().into_iter().map(|card| el("li").child(one(page, card)).done()).collect();
    el("section")
        .class("section")
        .attr("aria-labelledby", "cards-heading")
        .child(el("h2").attr("id", "cards-heading").class("quiet").words(page.t(Msg::Overview)))
        .child(el("ul").class("cards").show(list))
        .done()
}

fn one(page: Page, card: Card) -> El {
    let figure = card.figure.as_ref().ok();
    let change = figure.and_then(|figure| figure.change.as_ref());
    let article = el("article")
        .class("card")
        .testid("kpi")
        .attr("data-indicator", card.indicator)
        .attr("data-year", card.year.to_string())
        .attr("data-value", figure.map(|figure| figure.plain.clone()).unwrap_or_default())
        .attr("data-change", change.map(|change| change.plain.clone()).unwrap_or_default())
        .attr("data-change-percent", change.map(|change| change.percent.clone()).unwrap_or_default())
        .child(
            el("h3")
                .class("card-name")
                .text(card.name)
                .text(" ")
                .child(el("span").class("card-moment").text(card.moment)),
        );
    let article = match card.figure {
        Ok(figure) => told(page, article, figure),
        Err(missing) => untold(page, article, missing),
    };
    match spark(&card.line, card.year) {
        Some(line) => article.child(sparkline(line)),
        None => article,
    }
}

fn told(page: Page, article: El, figure: CardFigure) -> El {
    let unit = el("span").class(if figure.unit == "%" { "number" } else { "unit" });
    let space = if figure.unit == "%" { "" } else { " " };
    let value = el("p")
        .class("card-value")
        .child(el("span").class("number").text(figure.value))
        .text(space)
        .child(unit.text(figure.unit))
        .child(mark(page, figure.figure, figure.reference.clone()));
    let line = |class, text| el("p").class(class).text(text);
    let badges = (!figure.badges.is_empty()).then(|| {
        let badge = |text: String| el("span").class("badge").text(text);
        figure.badges.into_iter().fold(el("p").class("badges"), |list, text| list.child(badge(text)).text(" "))
    });
    let reference = figure.reference;
    let origin = button("origin", move || {
        let name = reference.clone();
        page.change(|state| state.figure = Some(name));
    });
    let origin = origin.testid("card-provenance").attr("aria-label", figure.provenance).words(page.t(Msg::Provenance));
    article
        .child(value)
        .child_if(figure.change.map(changed))
        .child_if(figure.no_change.map(|text| line("card-change none", text)))
        .child_if(figure.stated.map(|text| line("card-stated", text)))
        .child_if(badges)
        .child_if(figure.others.map(|text| line("card-others", text)))
        .child(el("p").class("card-source").child(el("span").text(figure.source)).child(origin))
}

/// Where the checks mark the figure.
fn mark(page: Page, figure: FigureRef, reference: String) -> El {
    el("span").class("card-mark").show_one(move || (page.parts.get()?.mark_of_card)(page, figure, reference.clone()))
}

fn changed(change: CardChange) -> El {
    let class = match change.good {
        Some(true) => "card-change good",
        Some(false) => "card-change bad",
        None => "card-change",
    };
    let arrow = if change.way == Way::Same { "" } else { change.way.arrow() };
    el("p")
        .class(class)
        .child(el("span").class("arrow").attr("aria-hidden", "true").text(arrow))
        .text(" ")
        .text(change.text)
        .child_if(change.warning.map(|warning| el("span").class("card-warning").text(warning)))
}

fn untold(page: Page, article: El, missing: Missing) -> El {
    let nearest = missing.nearest.map(|(year, text)| {
        let go = button("link", move || page.change(|state| state.year = Some(year)));
        el("p").child(go.testid("nearest-year").text(text))
    });
    article
        .child(el("p").class("card-value none").attr("aria-hidden", "true").text("–"))
        .child(el("p").class("card-change none").text(missing.text))
        .child_if(nearest)
}

fn sparkline(line: Spark) -> AnyView {
    // One path for each kind of stroke: a path may have many runs.
    let path = |class: &'static str, runs: Vec<String>| svg::path().class(class).attr("d", runs.join(""));
    svg::svg()
        .class("spark")
        .attr("viewBox", "0 0 120 28")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(vec![
            path("spark-line", line.runs),
            path("spark-dot", line.dots),
            path("spark-chosen", line.chosen.into_iter().collect()),
        ])
        .into_any()
}
