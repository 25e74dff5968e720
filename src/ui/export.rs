//! The dialog in which an image is made to measure: what it will look like, in which form and size it leaves. It is open while the page names a chart to
//! export; printing while it is open prints the image alone, which is how a chart becomes a PDF.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::charts::look::{Ground, Theme};
use crate::model::Dataset;
use crate::platform::canvas::Ruler;
use crate::platform::download::{self, ShownBlob};
use crate::platform::{history, page as browser};
use crate::present::charts::{self, ChartView};
use crate::present::export::{self, Look};
use crate::present::image::ImageSize;
use crate::text::phrases;
use crate::text::ui::Msg;

use super::Page;
use super::dialog::{Modal, modal};
use super::dom::{El, button, el, value};
use super::files::{self, Asked};
use super::reactive::{Effect, Memo, RwSignal};

/// In which form the chart leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Png,
    Svg,
    Csv,
}

/// Any size of one's own, as the list of sizes has it.
const OWN: ImageSize = ImageSize::Own { width: 0, height: None };

/// What is chosen in the dialog.
#[derive(Clone, Debug, PartialEq)]
struct Wish {
    form: Form,
    look: Look,
    /// Width and height of one's own, as they are typed; `None` while a size with a name is chosen.
    own: Option<[String; 2]>,
}

impl Wish {
    /// The resolution with which images of the chosen size begin.
    fn usual_ratio(&self) -> u32 {
        if self.own.is_some() { OWN } else { self.look.size }.default_ratio()
    }

    /// How the image is made; `None` while the size typed is none.
    fn look(&self) -> Option<Look> {
        let Some([width, height]) = &self.own else { return Some(self.look) };
        let (width, height) = (width.trim(), height.trim());
        let word = if height.is_empty() { width.to_owned() } else { [width, "x", height].concat() };
        ImageSize::from_word(&word).map(|size| Look { size, ..self.look })
    }
}

/// The dialog.
pub(super) fn export_dialog(page: Page) -> AnyView {
    // A page that was loaded again under an open dialog may have no data yet, or data without such a chart.
    let shown = Memo::new(move |_| {
        let id = page.export.get();
        let is = |data: &Option<Arc<Dataset>>| {
            data.as_ref().is_some_and(|data| charts::ids(data.catalog()).contains(&id.as_str()))
        };
        if page.data.with(is) && page.selection.with(Option::is_some) { id } else { String::new() }
    });
    modal(Modal {
        class: "dialog export",
        heading: "export-heading",
        testid: "export",
        shown: Box::new(move || shown.get()),
        closed: Box::new(move || {
            // Back has closed it otherwise, and taken the step.
            if !page.export.with_untracked(String::is_empty) {
                page.export.set(String::new());
                history::step_back();
            }
        }),
        content: Box::new(move || Some(shown.get()).filter(|id| !id.is_empty()).map(|id| content(page, id))),
    })
}

fn content(page: Page, id: String) -> El {
    let view = Memo::new(move |_| {
        let selection = page.selection.get()?;
        let data = page.data.get()?;
        charts::build(&id, &data, &selection).map(Arc::new)
    });
    let drawn = move || view.with(|view| view.as_deref().is_some_and(|view| view.drawing.is_ok()));
    // An image is made for paper or a slide unless told otherwise: light, whatever the page's theme.
    let form = if drawn() { Form::Png } else { Form::Csv };
    let wish = RwSignal::new(Wish { form, look: Look::default(), own: None });
    let said = RwSignal::new(String::new());
    Effect::new(move |_| {
        wish.track();
        said.set(String::new()); // it was said of another file
    });
    let tell = move |outcome: Msg| {
        said.set(String::new()); // the same is heard again only after something else
        browser::after(100, move || said.set(outcome.text(page.lang.get_untracked()).to_owned()));
    };
    let is = move |form: Form| Memo::new(move |_| wish.with(|wish| wish.form == form));
    let (png, csv) = (is(Form::Png), is(Form::Csv));
    // The image's pixels in words; nothing while there is no image, or it cannot be made.
    let pixels = Memo::new(move |_| {
        let look = wish.with(Wish::look)?;
        let view = view.get()?;
        let scene = export::scene(&Asked::now(page)?.leaving(&view)?, look, &Ruler);
        let (width, height) = look.size.pixels(scene.height, look.ratio);
        (!png.get() || look.size.fits(scene.height, look.ratio)).then(|| phrases::pixels(width, height))
    });
    let full = move || view.with(|view| view.as_deref().is_some_and(ChartView::has_figures));
    let ready = move || if csv.get() { full() } else { pixels.with(Option::is_some) };
    let given = move || Some((view.get_untracked()?, wish.with_untracked(Wish::look).unwrap_or_default()));

    let download = move || {
        let (Some((view, look)), Some(asked)) = (given(), Asked::now(page)) else { return };
        let form = wish.with_untracked(|wish| wish.form);
        leptos::task::spawn_local(async move {
            let text = |text: Option<String>, kind| text.and_then(|text| download::blob(text.as_bytes(), kind));
            let file = match form {
                Form::Csv => text(asked.csv(&view), files::CSV),
                Form::Svg => text(asked.svg(&view, look), files::SVG),
                Form::Png => asked.png(&view, look).await,
            };
            tell(files::save(page, file, &name_of(&view, form, look)));
        });
    };
    let copy = move || {
        let (Some((view, look)), Some(asked)) = (given(), Asked::now(page)) else { return };
        leptos::task::spawn_local(async move { tell(files::copy(page, asked, view, look).await) });
    };

    let close = el("form")
        .attr("method", "dialog")
        .child(el("button").class("tool close").testid("close-export").words(page.t(Msg::Close)));
    let head = el("div")
        .class("dialog-head")
        .child(el("h2").attr("id", "export-heading").words(page.t(Msg::DownloadChart)))
        .child(close);
    let facts = move || {
        let Some((view, look)) = view.get().zip(wish.with(Wish::look)) else { return String::new() };
        let name = name_of(&view, wish.with(|wish| wish.form), look);
        match pixels.get().filter(|_| png.get()) {
            Some(pixels) => [&pixels, " · ", &name].concat(),
            None => name,
        }
    };
    let wrong = move || {
        let msg = match (ready(), wish.with(Wish::look)) {
            (true, _) => return String::new(),
            // Why there is none.
            _ if csv.get() => {
                let why = |view: &ChartView| view.drawing.as_ref().err().map(|empty| empty.why.clone());
                return view.with(|view| view.as_deref().and_then(why)).unwrap_or_default();
            }
            (false, None) => Msg::OwnSizeBounds,
            (false, Some(_)) => Msg::ImageTooLarge,
        };
        page.t(msg)().to_owned()
    };
    let no_image = move || csv.get() || pixels.with(Option::is_none);
    let buttons = el("div")
        .class("buttons")
        .child(
            button("tool main", download)
                .testid("export-download")
                .flag("disabled", move || !ready())
                .words(page.t(Msg::Download)),
        )
        .child(button("tool", copy).testid("export-copy").flag("disabled", no_image).words(page.t(Msg::CopyImage)))
        .child(
            button("tool", browser::print)
                .testid("export-print")
                .flag("disabled", no_image)
                .words(page.t(Msg::PrintChart)),
        );
    let choices = el("div")
        .class("export-choices")
        .child(forms(page, wish, drawn()))
        .show_one(move || (!csv.get()).then(|| image_choices(page, wish, png)))
        .child(el("p").class("export-facts").testid("export-facts").live(facts))
        .child(el("p").class("export-wrong").attr("id", "export-wrong").attr("role", "status").live(wrong))
        .child(buttons)
        .child(el("p").class("export-said").attr("role", "status").testid("export-said").live(move || said.get()));
    el("div").child(head).child(el("div").class("export-parts").child(preview(page, view, wish, csv)).child(choices))
}

fn name_of(view: &ChartView, form: Form, look: Look) -> String {
    let ending = match form {
        Form::Png => "png",
        Form::Svg => "svg",
        Form::Csv => export::FIGURES,
    };
    export::file_name(view, look, ending)
}

/// What will leave: the image itself, as SVG, or the first rows of the figures.
fn preview(page: Page, view: Memo<Option<Arc<ChartView>>>, wish: RwSignal<Wish>, csv: Memo<bool>) -> El {
    // A browser loads the address later than it is given: the image before lives on until the next one is there.
    let mut shown: Vec<ShownBlob> = Vec::new();
    let address = RwSignal::new(String::new());
    Effect::new(move |_| {
        let Some(look) = wish.with(Wish::look).filter(|_| !csv.get()) else { return };
        let svg = view.with(|view| Asked::now(page)?.svg(view.as_deref()?, look));
        let Some(blob) = svg.and_then(|svg| download::blob(svg.as_bytes(), files::SVG)) else { return };
        let Some(now) = ShownBlob::new(&blob) else { return };
        address.set(now.address().to_owned());
        if shown.len() > 1 {
            shown.remove(0);
        }
        shown.push(now);
    });
    let ground = move || {
        let clear = wish.with(|wish| wish.look.ground == Ground::Transparent);
        if clear { "export-image clear" } else { "export-image" }.to_owned()
    };
    let title = move || view.with(|view| view.as_deref().map(|view| view.title.clone())).unwrap_or_default();
    let image = move || {
        let image = el("img").testid("export-preview").bind("src", move || address.get()).bind("alt", title);
        (!csv.get()).then(|| el("div").bind("class", ground).child(image))
    };
    let rows = move || {
        let text = || {
            let text = Asked::now(page)?.csv(&*view.get()?)?;
            Some(text.trim_start_matches('\u{feff}').lines().take(12).collect::<Vec<_>>().join("\n"))
        };
        let words = move || page.t(Msg::FirstRows)().to_owned();
        csv.get().then(|| {
            el("pre")
                .class("export-rows")
                .testid("export-rows")
                .attr("role", "region")
                .attr("tabindex", "0")
                .bind("aria-label", words)
                .text(text().unwrap_or_default())
        })
    };
    el("div")
        .class("export-preview")
        .attr("role", "group")
        .bind("aria-label", move || page.t(Msg::Preview)().to_owned())
        .show_one(image)
        .show_one(rows)
}

/// A choice of a few, as radio buttons: value, words, whether it is chosen.
fn radios(
    page: Page,
    legend: Msg,
    name: &'static str,
    options: Vec<(&'static str, AnyView, bool)>,
    chosen: Rc<dyn Fn(String)>,
) -> El {
    let option = |(word, words, checked): (&'static str, AnyView, bool)| {
        let chosen = chosen.clone();
        let input = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .attr("value", word)
            .prop("checked", checked)
            .on("change", move |event| chosen(value(&event)));
        el("label").class("tool radio").child(input).child(words)
    };
    let group = el("div").class("radios").children(options.into_iter().map(option));
    el("fieldset").class("choices").testid(name).child(el("legend").words(page.t(legend))).child(group)
}

fn named(text: &'static str) -> AnyView {
    el("span").text(text).done()
}

fn forms(page: Page, wish: RwSignal<Wish>, drawn: bool) -> El {
    let all = [("png", "PNG", Form::Png), ("svg", "SVG", Form::Svg), ("csv", "CSV", Form::Csv)];
    let now = wish.with_untracked(|wish| wish.form);
    let offered = all.iter().filter(|(_, _, form)| drawn || *form == Form::Csv);
    let options = offered.map(|(word, text, form)| (*word, named(text), *form == now)).collect();
    let chosen = move |word: String| {
        if let Some((_, _, form)) = all.iter().find(|(one, _, _)| *one == word) {
            wish.update(|wish| wish.form = *form);
        }
    };
    radios(page, Msg::FileFormat, "export-format", options, Rc::new(chosen))
}

/// Size, resolution and ground.
fn image_choices(page: Page, wish: RwSignal<Wish>, png: Memo<bool>) -> El {
    let lang = page.lang.get_untracked();
    let now = wish.get_untracked();
    let option = |size: ImageSize| {
        let (word, chosen) = match size {
            ImageSize::Own { .. } => ("own".to_owned(), now.own.is_some()),
            named => (named.word(), now.own.is_none() && now.look.size == named),
        };
        el("option").attr("value", word).prop("selected", chosen).text(size.name(lang))
    };
    let choose = move |event| {
        let word = value(&event);
        wish.update(|wish| {
            let usual = wish.usual_ratio();
            match ImageSize::from_word(&word) {
                Some(size) => {
                    wish.own = None;
                    wish.look.size = size;
                }
                None => wish.own = Some(["1200".to_owned(), "800".to_owned()]),
            }
            // What the reader chose stays, but from screens to paper, where the same word means another number of pixels.
            if wish.usual_ratio() != usual {
                wish.look.ratio = wish.usual_ratio();
            }
        });
    };
    let sizes = el("select")
        .testid("export-size")
        .on("change", choose)
        .children(ImageSize::NAMED.into_iter().chain([OWN]).map(option));
    let size =
        el("label").class("field").child(el("span").class("field-label").words(page.t(Msg::SizeOfImage))).child(sizes);
    let is_own = Memo::new(move |_| wish.with(|wish| wish.own.is_some()));
    let sides = move || {
        is_own.get().then(|| {
            let side = |label, testid, place: usize| side(page, wish, label, testid, place);
            el("div").class("export-own").child(side(Msg::WidthInPixels, "export-width", 0)).child(side(
                Msg::HeightInPixels,
                "export-height",
                1,
            ))
        })
    };
    // The buttons are made anew only where sizes begin with another resolution.
    let usual = Memo::new(move |_| wish.with(Wish::usual_ratio));
    let ratios = move || {
        usual.track();
        png.get().then(|| {
            let now = wish.with_untracked(|wish| wish.look.ratio);
            let options = [("1", "1×"), ("2", "2×"), ("4", "4×")];
            let options = options.map(|(word, text)| (word, named(text), now.to_string() == word));
            let chosen = move |word: String| {
                if let Some(ratio) = ImageSize::RATIOS.into_iter().find(|ratio| ratio.to_string() == word) {
                    wish.update(|wish| wish.look.ratio = ratio);
                }
            };
            radios(page, Msg::Resolution, "export-scale", options.into(), Rc::new(chosen))
        })
    };
    let grounds = [
        ("light", Msg::ThemeLight, Theme::Light, Ground::Filled),
        ("dark", Msg::ThemeDark, Theme::Dark, Ground::Filled),
        ("transparent", Msg::Transparent, Theme::Light, Ground::Transparent),
    ];
    let options = grounds.iter().map(|(word, msg, theme, ground)| {
        let chosen = (now.look.theme, now.look.ground) == (*theme, *ground);
        (*word, el("span").words(page.t(*msg)).done(), chosen)
    });
    let chosen = move |word: String| {
        if let Some((_, _, theme, ground)) = grounds.iter().find(|(one, ..)| *one == word) {
            wish.update(|wish| (wish.look.theme, wish.look.ground) = (*theme, *ground));
        }
    };
    let ground = radios(page, Msg::Background, "export-ground", options.collect(), Rc::new(chosen));
    el("div").class("export-image-choices").child(size).show_one(sides).show_one(ratios).child(ground)
}

/// A side of a size of one's own, in pixels.
fn side(page: Page, wish: RwSignal<Wish>, label: Msg, testid: &'static str, place: usize) -> El {
    let now = wish.with_untracked(|wish| wish.own.as_ref().and_then(|own| own.get(place).cloned())).unwrap_or_default();
    let typed = move |event| {
        let text = value(&event);
        wish.update(|wish| {
            if let Some(side) = wish.own.as_mut().and_then(|own| own.get_mut(place)) {
                *side = text;
            }
        });
    };
    let wrong = move || {
        let text = wish.with(|wish| wish.own.as_ref()?.get(place).map(|side| side.trim().to_owned()));
        // A height may be left to the chart.
        let fits = |text: String| (place > 0 && text.is_empty()) || ImageSize::from_word(&text).is_some();
        if text.is_none_or(fits) { "false" } else { "true" }.to_owned()
    };
    let input = el("input")
        .attr("type", "number")
        .attr("inputmode", "numeric")
        .attr("min", ImageSize::LEAST.to_string())
        .attr("max", ImageSize::MOST.to_string())
        .attr("value", now)
        .attr("aria-describedby", "export-wrong")
        .bind("aria-invalid", wrong)
        .testid(testid)
        .on("input", typed);
    el("label").class("field").child(el("span").class("field-label").words(page.t(label))).child(input)
}
