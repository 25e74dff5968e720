//! The headline and the KPI cards. A card's elements stay when the year changes; only what they say does.

use leptos::prelude::*;
use leptos::svg;

use crate::platform::first::{LATER, MARKS};
use crate::present::cards::{Card, CardChange, CardFigure, Missing, cards};
use crate::present::spark::{self, spark};
use crate::text::card::Way;
use crate::text::ui::Msg;

use super::Page;
use super::dom::{El, button, el};
use super::reactive::Memo;

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
    el("h1").class("headline").testid("headline").live_prose(told).done()
}

/// The cards.
pub(crate) fn card_list(page: Page) -> AnyView {
    let all = page.derive(cards);
    let count = Memo::new(move |_| all.with(|all| all.as_ref().map_or(0, Vec::len)));
    let list = move || (0..count.get()).map(|place| el("li").child(one(page, Place { all, place })).done()).collect();
    el("section")
        .class("section")
        .attr("aria-labelledby", "cards-heading")
        .child(el("h2").attr("id", "cards-heading").class("quiet").words(page.t(Msg::Overview)))
        .child(el("ul").class("cards").show(list))
        .done()
}

/// One of the cards.
#[derive(Clone, Copy)]
struct Place {
    all: Memo<Option<Vec<Card>>>,
    place: usize,
}

impl Place {
    /// Something of the card; the default where there is none.
    fn of<T: Default>(self, part: impl Fn(&Card) -> T) -> T {
        self.all.with(|all| all.as_ref().and_then(|all| all.get(self.place)).map(part)).unwrap_or_default()
    }

    fn text(self, part: fn(&Card) -> String) -> impl Fn() -> String + Copy + Send + 'static {
        move || self.of(part)
    }

    /// Something of the card's figure.
    fn figure<T: Default + 'static>(self, part: fn(&CardFigure) -> T) -> impl Fn() -> T + Copy + Send + 'static {
        move || self.of(|card| card.figure.as_ref().map(part).unwrap_or_default())
    }

    /// Something of the change on the compared year.
    fn change(self, part: fn(&CardChange) -> String) -> impl Fn() -> String + Copy + Send + 'static {
        let part = move |figure: &CardFigure| figure.change.as_ref().map(part).unwrap_or_default();
        move || self.of(|card| card.figure.as_ref().map(part).unwrap_or_default())
    }

    fn missing<T: Default>(self, part: fn(&Missing) -> T) -> T {
        self.of(|card| card.figure.as_ref().err().map(part).unwrap_or_default())
    }
}

/// Which lines a card has.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Lines {
    figure: bool,
    percent: bool,
    change: bool,
    warning: Option<&'static str>,
    no_change: bool,
    stated: bool,
    badges: bool,
    others: bool,
    nearest: bool,
}

fn lines(card: &Card) -> Lines {
    match &card.figure {
        Ok(figure) => Lines {
            figure: true,
            percent: figure.unit == "%",
            change: figure.change.is_some(),
            warning: figure.change.as_ref().and_then(|change| change.warning),
            no_change: figure.no_change.is_some(),
            stated: figure.stated.is_some(),
            badges: !figure.badges.is_empty(),
            others: figure.others.is_some(),
            nearest: false,
        },
        Err(missing) => Lines { nearest: missing.nearest.is_some(), ..Lines::default() },
    }
}

fn one(page: Page, card: Place) -> El {
    let has = Memo::new(move |_| card.of(lines));
    let content = move || {
        let has = has.get();
        if has.figure { told(page, card, has) } else { untold(page, card, has) }
    };
    el("article")
        .class("card")
        .testid("kpi")
        .bind("data-indicator", card.text(|card| card.indicator.clone()))
        .bind("data-year", card.text(|card| card.year.to_string()))
        .bind("data-value", card.figure(|figure| figure.plain.clone()))
        .bind("data-change", card.change(|change| change.plain.clone()))
        .bind("data-change-percent", card.change(|change| change.percent.clone()))
        .child(
            el("h3")
                .class("card-name")
                .live_prose(card.text(|card| card.name.clone()))
                .text(" ")
                .child(el("span").class("card-moment").live(card.text(|card| card.moment.clone()))),
        )
        .show(content)
        .show(sparkline(card))
}

fn told(page: Page, card: Place, has: Lines) -> Vec<AnyView> {
    let unit = el("span").class(if has.percent { "number" } else { "unit" });
    let space = if has.percent { "" } else { " " };
    let value = el("p")
        .class("card-value")
        .child(el("span").class("number").live(card.figure(|figure| figure.value.clone())))
        .text(space)
        .child(unit.live_prose(card.figure(|figure| figure.unit.clone())))
        .child(mark(page, card));
    let line = |there: bool, class, part: fn(&CardFigure) -> String| {
        there.then(|| el("p").class(class).live(card.figure(part)))
    };
    let badge = |text: String| el("span").class("badge").text(text).done();
    let badges = move || {
        let badges = card.figure(|figure| figure.badges.clone())();
        badges.into_iter().flat_map(|text| [badge(text), " ".into_any()]).collect()
    };
    let origin = button("origin", move || {
        let name = untrack(card.figure(|figure| figure.reference.clone()));
        page.change(|state| state.figure = Some(name));
    });
    let origin = origin
        .testid("card-provenance")
        .bind("aria-label", card.figure(|figure| figure.provenance.clone()))
        .words(page.t(Msg::Provenance));
    let source = el("span").live(card.figure(|figure| figure.source.clone()));
    let all = [
        Some(value),
        has.change.then(|| changed(card, has.warning)),
        line(has.no_change, "card-change none", |figure| figure.no_change.clone().unwrap_or_default()),
        line(has.stated, "card-stated", |figure| figure.stated.clone().unwrap_or_default()),
        has.badges.then(|| el("p").class("badges").show(badges)),
        line(has.others, "card-others", |figure| figure.others.clone().unwrap_or_default()),
        Some(el("p").class("card-source").child(source).child(origin)),
    ];
    all.into_iter().flatten().map(El::done).collect()
}

/// Where the checks mark the figure.
fn mark(page: Page, card: Place) -> El {
    let figure = Memo::new(move |_| card.figure(|figure| Some((figure.figure, figure.reference.clone())))());
    let mark = Memo::new(move |_| (page.parts.get()?.mark_of_card)(page, figure.get()?.0));
    el("span")
        .class("card-mark")
        .attr(LATER, MARKS)
        .show_one(move || Some((page.parts.get()?.button_of_card)(page, &mark.get()?, figure)))
}

fn changed(card: Place, warning: Option<&'static str>) -> El {
    let class = |change: &CardChange| match change.good {
        Some(true) => "card-change good".to_owned(),
        Some(false) => "card-change bad".to_owned(),
        None => "card-change".to_owned(),
    };
    let arrow = |change: &CardChange| if change.way == Way::Same { "" } else { change.way.arrow() }.to_owned();
    el("p")
        .bind("class", card.change(class))
        .child(el("span").class("arrow").attr("aria-hidden", "true").live(card.change(arrow)))
        .text(" ")
        .live(card.change(|change| change.text.clone()))
        .child_if(warning.map(|warning| el("span").class("card-warning").text(warning)))
}

fn untold(page: Page, card: Place, has: Lines) -> Vec<AnyView> {
    let nearest = has.nearest.then(|| {
        let go = button("link", move || {
            let year = untrack(|| card.missing(|missing| missing.nearest.as_ref().map(|nearest| nearest.0)));
            if let Some(year) = year {
                page.change(|state| state.year = Some(year));
            }
        });
        let words = |missing: &Missing| missing.nearest.as_ref().map(|nearest| nearest.1.clone()).unwrap_or_default();
        el("p").child(go.testid("nearest-year").live(move || card.missing(words)))
    });
    let none = el("p").class("card-value none").attr("aria-hidden", "true").text("–");
    let why = el("p").class("card-change none").live(move || card.missing(|missing| missing.text.clone()));
    [Some(none), Some(why), nearest].into_iter().flatten().map(El::done).collect()
}

fn sparkline(card: Place) -> impl FnMut() -> Vec<AnyView> + Send + 'static {
    let line = Memo::new(move |_| card.of(|card| card.line.clone()));
    let drawn = Memo::new(move |_| line.with(|line| spark(line)));
    let chosen = move || line.with(|line| spark::point(line, card.of(|card| Some(card.year))?)).unwrap_or_default();
    move || {
        let Some(spark) = drawn.get() else { return Vec::new() };
        let line = svg::svg()
            .class("spark")
            .attr("viewBox", "0 0 120 28")
            .attr("preserveAspectRatio", "none")
            .attr("aria-hidden", "true")
            .attr("focusable", "false")
            // One path for each kind of stroke: a path may have many runs.
            .child((
                svg::path().class("spark-line").attr("d", spark.lines),
                svg::path().class("spark-dot").attr("d", spark.dots),
                svg::path().class("spark-chosen").attr("d", chosen),
            ));
        vec![line.into_any()]
    }
}
