//! The headline and the KPI cards. A card's elements stay when the year changes; only what they say does.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::svg;
use web_sys::Element;

use crate::model::Year;
use crate::platform::first::{LATER, MARKS};
use crate::platform::{page as browser, pointer};
use crate::present::cards::{Card, CardChange, CardFigure, FIRST, beyond, cards, first, lacking, years_of_lines};
use crate::present::headline::{Way, ways};
use crate::present::spark::{self, spark};
use crate::text::card;
use crate::text::prose::pieces;
use crate::text::ui::Msg;

use super::Page;
use super::dom::{El, button, el, made};
use super::reactive::{Effect, Memo, RwSignal, steady};

/// The headline: the state of the sector in a sentence or two.
pub(crate) fn headline(page: Page) -> AnyView {
    let text = page.derive(crate::present::headline::headline);
    let told = move || match text.get() {
        Some(text) => text,
        None => {
            let unread = page.data.with(|data| data.as_ref().map(|data| data.lacks_files()));
            let waits = page.pending.get() > 0 || unread.is_none() && page.problems.with(Vec::is_empty);
            let msg = match unread {
                // What was not read may hold what there would be to say.
                Some(true) => Msg::FilesUnread,
                _ if waits => Msg::Loading,
                // All of the data is there, and no year in it.
                Some(false) => Msg::NoFiguresAtAll,
                None => Msg::NoFiguresLoaded,
            };
            page.t(msg)().to_owned()
        }
    };
    announce(page, told);
    el("h1").class("headline").testid("headline").live_prose(told).done()
}

/// Ways to the reporters who have what the headline lacks, and to newer figures.
pub(crate) fn elsewhere(page: Page) -> AnyView {
    let ways = page.derive(ways);
    let go = move |Way { line, words, year, reporter }: Way| {
        let go = move || {
            page.change(|state| {
                state.year = year.or(state.year);
                state.reporter = reporter.clone().or(state.reporter.take());
            });
            // The button is gone then: what it led to stands at the beginning of the page.
            if let Some(main) = browser::element("main") {
                browser::focus_soon(main);
            }
        };
        el("li").text(line).text(" ").child(button("link", go).testid("show-reporter").text(words))
    };
    let list = move || {
        let ways = ways.get().unwrap_or_default();
        (!ways.is_empty()).then(|| el("ul").class("elsewhere").children(ways.into_iter().map(go)))
    };
    el("div").show_one(list).done()
}

/// Has a screen reader say what a choice comes to, once the view rests: the headline. What the page shows at first nobody chose.
fn announce(page: Page, told: impl Fn() -> String + 'static) {
    let mut before = None;
    Effect::new(move |_| {
        let rests = page.rests();
        // How charts are shown their own controls tell.
        let now = page.shown.with_untracked(|(round, shown)| {
            shown.as_ref().map(|shown| (*round, shown.year, shown.compare, shown.area, shown.reporter, shown.lang))
        });
        if now == before || now.is_none() {
            return;
        }
        if rests {
            before = now;
        }
        // The same sentence is heard again only where there was another in between, or none.
        if !page.fresh.get_untracked() {
            page.said.set(if rests { untrack(&told) } else { String::new() });
        }
    });
}

/// The cards.
pub(crate) fn card_list(page: Page) -> AnyView {
    let open = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let made = if open.get() { cards } else { first };
        let (selection, data) = (page.selection.get()?, page.data.get()?);
        Some(made(&data, &selection).into_iter().map(Arc::new).collect::<Vec<_>>())
    });
    let count = Memo::new(move |_| all.with(|all| all.as_ref().map_or(0, Vec::len)));
    // What a card says is written where it differs, at once for the whole card: an effect for each of its twenty texts costs more than all that they say.
    let places = StoredValue::new(Vec::<Place>::new());
    Effect::new(move |_| {
        all.with(|all| {
            let all = all.as_deref().unwrap_or_default();
            places.with_value(|places| {
                for (place, now) in places.iter().zip(all) {
                    place.becomes(now);
                }
            });
        });
    });
    let list = move || {
        let cards = all.with_untracked(|all| all.clone().unwrap_or_default());
        let now: Vec<Place> = cards.into_iter().take(count.get()).map(Place::new).collect();
        places.set_value(now.clone());
        now.into_iter().map(|card| el("li").child(one(page, card)).done()).collect()
    };
    // Both are the same whatever the year: nothing of them is written anew at a step through the years.
    let years = move || {
        let axis = all.with(|all| all.as_ref()?.first().map(|card| card.axis));
        axis.and_then(|axis| years_of_lines(page.lang.get(), axis)).unwrap_or_default()
    };
    let lacking = page.derive(lacking);
    let lacking = move || lacking.get().unwrap_or_default();
    el("section")
        .class("section")
        .flag("hidden", move || page.nothing.get())
        .attr("aria-labelledby", "cards-heading")
        .child(el("h2").attr("id", "cards-heading").class("quiet").words(page.t(Msg::Overview)))
        .child(el("p").class("cards-years").live(years))
        .child(el("ul").class("cards").show(list))
        .child(el("p").class("cards-lacking").testid("lacking").live_prose(lacking))
        .show_one(more(page, open))
        .done()
}

/// What is said of the cards beyond the first where there are many: a catalog may have hundreds, and charts are to be seen without passing by all of them.
fn more(page: Page, open: RwSignal<bool>) -> impl Fn() -> Option<El> + Send + 'static {
    let beyond = Memo::new(move |_| page.data.with(|data| data.as_ref().map_or(0, |data| beyond(data.catalog()))));
    move || {
        let beyond = beyond.get();
        let words = move || {
            let lang = page.lang.get();
            if open.get() { card::fewer(lang, FIRST) } else { card::more(lang, beyond) }
        };
        let paper = move || if open.get() { String::new() } else { card::not_printed(page.lang.get(), beyond) };
        let button = button("tool", move || open.update(|open| *open = !*open)).testid("more-cards");
        let button = button.bind("aria-expanded", move || open.get().to_string()).live(words);
        (beyond > 0).then(|| el("p").class("more-cards").child(button).child(el("span").class("on-paper").live(paper)))
    }
}

/// One of the cards on the page.
#[derive(Clone, Copy)]
struct Place {
    /// What it says, for what follows that.
    card: RwSignal<Arc<Card>>,
    /// Where it is said.
    slots: StoredValue<Vec<Slot>, LocalStorage>,
    /// The same on its sparkline, which is made anew where the line is another one.
    line: StoredValue<Vec<Slot>, LocalStorage>,
}

/// Where an element says something of a card.
struct Slot {
    element: Element,
    what: What,
    part: fn(&Card) -> String,
    /// What it says now.
    said: Option<String>,
}

/// How an element says it.
#[derive(Clone, Copy)]
enum What {
    /// As its text.
    Text,
    /// As its text, in which no word is broken at its hyphen.
    Prose,
    /// As an attribute.
    Attribute(&'static str),
    /// By not being there where nothing is said.
    Shown,
}

impl Slot {
    fn says(&mut self, card: &Card) {
        let now = (self.part)(card);
        if self.said.as_ref() == Some(&now) {
            return;
        }
        match self.what {
            What::Text => self.element.set_text_content(Some(&now)),
            What::Prose => pointer::prose(&self.element, &pieces(&now)),
            What::Attribute(name) => _ = self.element.set_attribute(name, &now),
            What::Shown => _ = self.element.toggle_attribute_with_force("hidden", now.is_empty()),
        }
        self.said = Some(now);
    }
}

impl Place {
    fn new(card: Arc<Card>) -> Self {
        let none = || StoredValue::new_local(Vec::new());
        Self { card: RwSignal::new(card), slots: none(), line: none() }
    }

    /// Has it say another card.
    fn becomes(self, now: &Arc<Card>) {
        if self.card.with_untracked(|before| before != now) {
            for slots in [self.slots, self.line] {
                slots.update_value(|slots| slots.iter_mut().for_each(|slot| slot.says(now)));
            }
            self.card.set(Arc::clone(now));
        }
    }

    /// The way to the provenance: of all that says something of the card, what has a name beside its words.
    fn origin(self) -> Option<Element> {
        let named = |slot: &&Slot| matches!(slot.what, What::Attribute("aria-label"));
        self.slots.with_value(|slots| slots.iter().find(named).map(|slot| slot.element.clone()))
    }

    /// Has an element say something of the card, from the beginning and whenever that is another thing.
    fn says(self, element: El, what: What, part: fn(&Card) -> String) -> El {
        element.made(self.slot(self.slots, what, part))
    }

    /// Takes an element, once it is made, for one that says something of the card.
    fn slot(
        self,
        slots: StoredValue<Vec<Slot>, LocalStorage>,
        what: What,
        part: fn(&Card) -> String,
    ) -> Rc<dyn Fn(Element)> {
        Rc::new(move |element| {
            let mut slot = Slot { element, what, part, said: None };
            self.card.with_untracked(|card| slot.says(card));
            slots.update_value(|slots| slots.push(slot));
        })
    }

    fn text(self, element: El, part: fn(&Card) -> String) -> El {
        self.says(element, What::Text, part)
    }

    fn attribute(self, element: El, name: &'static str, part: fn(&Card) -> String) -> El {
        self.says(element, What::Attribute(name), part)
    }
}

/// Something of a card's figure; the default where there is none.
fn figure<T: Default>(card: &Card, part: fn(&CardFigure) -> T) -> T {
    card.figure.as_ref().map(part).unwrap_or_default()
}

/// Something of the change on the compared year.
fn change(card: &Card, part: fn(&CardChange) -> String) -> String {
    card.figure.as_ref().ok().and_then(|figure| figure.change.as_ref()).map(part).unwrap_or_default()
}

fn pick(one: &str, other: &str, which: bool) -> String {
    if which { one } else { other }.to_owned()
}

fn is_rate(card: &Card) -> bool {
    card.figure.as_ref().is_ok_and(|figure| figure.unit == "%")
}

/// A number of more signs is written smaller: beside each there is room for its mark.
const SIGNS: usize = 6;

fn value_class(card: &Card) -> String {
    let signs = figure(card, |figure| figure.value.chars().count()) + usize::from(is_rate(card));
    match (card.figure.is_err(), signs > SIGNS) {
        (true, _) => "card-value none",
        (_, true) => "card-value long",
        _ => "card-value",
    }
    .to_owned()
}

fn nearest_year(card: &Card) -> Option<&(Year, String)> {
    card.figure.as_ref().err()?.nearest.as_ref()
}

/// A card. Its elements stay whatever it says, and a line that says nothing is empty: what would be made anew takes time at each change of the year, and
/// whatever it follows remembers it for good.
fn one(page: Page, card: Place) -> El {
    let number = |card: &Card| figure(card, |figure| Some(figure.value.clone())).unwrap_or_else(|| "–".to_owned());
    let unit = card.attribute(el("span"), "class", |card| pick("number", "unit", is_rate(card)));
    let told = el("span")
        .child(card.text(el("span").class("number"), number))
        .child(card.text(el("span"), |card| pick("", " ", is_rate(card))))
        .child(card.says(unit, What::Prose, |card| figure(card, |figure| figure.unit.clone())));
    let value = card.attribute(el("p"), "class", value_class);
    let value = card
        .attribute(value, "aria-hidden", |card| card.figure.is_err().to_string())
        .child(told)
        .child(el("span").class("card-mark").attr(LATER, MARKS).show_one(mark(page, card)));
    let badge = |text: String| el("span").class("badge").text(text).done();
    let all = Memo::new(move |_| card.card.with(|card| figure(card, |figure| figure.badges.clone())));
    let badges = move || all.get().into_iter().flat_map(|text| [badge(text), " ".into_any()]).collect();
    let line = |class, part: fn(&Card) -> String| card.text(el("p").class(class), part);
    let whole = el("article").class("card").testid("kpi");
    let whole = card.attribute(whole, "data-indicator", |card| card.indicator.clone());
    let whole = card.attribute(whole, "data-year", |card| card.year.to_string());
    let whole = card.attribute(whole, "data-value", |card| figure(card, |figure| figure.plain.clone()));
    let whole = card.attribute(whole, "data-change", |card| change(card, |change| change.plain.clone()));
    let whole = card.attribute(whole, "data-change-percent", |card| change(card, |change| change.percent.clone()));
    let name = el("h3")
        .class("card-name")
        .child(card.says(el("span"), What::Prose, |card| card.name.clone()))
        .text(" ")
        .child(card.text(el("span").class("card-moment"), |card| card.moment.clone()));
    whole
        .child(name)
        .child(value)
        .child(changed(card))
        .child(line("card-stated", |card| figure(card, |figure| figure.stated.clone()).unwrap_or_default()))
        .child(el("p").class("badges").show(badges))
        .child(line("card-others", |card| figure(card, |figure| figure.others.clone()).unwrap_or_default()))
        .child(source(page, card))
        .child(nearest(page, card))
        .show(sparkline(card))
}

/// Who reports the figure, and the way to its provenance.
fn source(page: Page, card: Place) -> El {
    let origin = button("origin", move || {
        // A press that waited for the page may come to a card that has no figure by now.
        let name = card.card.with_untracked(|card| Some(card.figure.as_ref().ok()?.reference.clone()));
        if name.is_some() {
            page.parts.ask(); // again, where it was asked for in vain
            page.change(|state| state.figure = name);
        }
    });
    let origin = origin.testid("card-provenance").words(page.t(Msg::Provenance));
    let origin = card.attribute(origin, "aria-label", |card| figure(card, |figure| figure.provenance.clone()));
    let source = |card: &Card| figure(card, |figure| figure.source.clone());
    let line = card.says(el("p").class("card-source"), What::Shown, source);
    line.child(card.text(el("span"), source)).child(origin)
}

/// The way to the nearest year that has a figure, where this one has none.
fn nearest(page: Page, card: Place) -> El {
    let go = button("link", move || {
        let year = card.card.with_untracked(|card| nearest_year(card).map(|(year, _)| *year));
        if let Some(year) = year {
            page.change(|state| state.year = Some(year));
            // The button is gone then: the focus goes to the figure that was asked for.
            if let Some(origin) = card.origin() {
                browser::focus_soon(origin);
            }
        }
    });
    let words = |card: &Card| nearest_year(card).map(|(_, words)| words.clone()).unwrap_or_default();
    card.says(el("p"), What::Shown, words).child(card.text(go.testid("nearest-year"), words))
}

/// How the checks mark the figure; follows what makes the mark.
fn mark(page: Page, card: Place) -> impl Fn() -> Option<El> + Send + 'static {
    let of = |figure: &CardFigure| Some((figure.figure, figure.reference.clone()));
    let figure = Memo::new(move |_| card.card.with(|card| figure(card, of)));
    let mark = Memo::new(move |_| (page.parts.get()?.mark_of_card)(page, figure.get()?.0));
    let shown = steady(mark);
    move || {
        let mark = shown.get()?; // before the part is asked for, which it tells to be there
        Some((page.parts.now()?.button_of_card)(page, &mark, figure))
    }
}

/// The change on the compared year, or why there is none; or that there is no figure.
fn changed(card: Place) -> El {
    let class = |card: &Card| {
        let change = card.figure.as_ref().ok().and_then(|figure| figure.change.as_ref());
        match change.map(|change| change.good) {
            Some(Some(true)) => "card-change good",
            Some(Some(false)) => "card-change bad",
            Some(None) => "card-change",
            None => "card-change none",
        }
        .to_owned()
    };
    let words = |card: &Card| match &card.figure {
        Ok(CardFigure { change: Some(change), .. }) => change.text.clone(),
        Ok(figure) => figure.no_change.clone().unwrap_or_default(),
        Err(missing) => missing.text.clone(),
    };
    let arrow = |card: &Card| change(card, |change| change.arrow.to_owned());
    let warning = |card: &Card| change(card, |change| change.warning.clone().unwrap_or_default());
    card.says(card.attribute(el("p"), "class", class), What::Shown, words)
        .child(card.text(el("span").class("arrow").attr("aria-hidden", "true"), arrow))
        .text(" ")
        .child(card.text(el("span"), words))
        .child(card.text(el("span").class("card-warning"), warning))
}

fn sparkline(card: Place) -> impl FnMut() -> Vec<AnyView> + Send + 'static {
    let line = Memo::new(move |_| card.card.with(|card| (card.line.clone(), card.axis)));
    let drawn = Memo::new(move |_| line.with(|(line, axis)| spark(line, *axis)));
    move || {
        card.line.update_value(Vec::clear);
        let Some(spark) = drawn.get() else { return Vec::new() };
        let says = |name, part| made(card.slot(card.line, What::Attribute(name), part));
        // The year moves along the line; the line itself stays.
        let year = |card: &Card| spark::point(&card.line, card.axis, card.year).unwrap_or_default();
        let line = svg::svg()
            .class("spark")
            .attr("viewBox", "0 0 120 28")
            .attr("preserveAspectRatio", "none")
            .attr("role", "img")
            .add_any_attr(says("aria-label", |card| card.course.clone()))
            .attr("focusable", "false")
            // One path for each kind of stroke: a path may have many runs.
            .child((
                svg::path().class("spark-zero").attr("d", if spark.grounded { spark::GROUND } else { "" }),
                svg::path().class("spark-line").attr("d", spark.lines),
                svg::path().class("spark-dot").attr("d", spark.dots),
                svg::path().class("spark-chosen").add_any_attr(says("d", year)),
            ));
        vec![line.into_any()]
    }
}
