//! Title, subtitle, legend, body, notes and footer under each other. Says where each begins, not how a body looks.

use super::super::look;
use super::super::measure::Measure;
use super::super::scene::{Anchor, Area, Dash, Ink, Scene, Shape};
use super::super::spec::{Axis, Body, ChartSpec, Hue, LegendEntry, Look, Sample, Tone};
use super::page::{Page, SMALL, Type};
use super::words::{wrap, wrap_even};
use super::{Frame, bullets, dumbbell, lines, multiples, ranked, stacked, waterfall, year_bars};

/// Where a body is drawn: the height is what there is, or `None` for what suits it.
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: Option<f64>,
}

/// How bodies are laid out; returns the height that one took.
type Draw = fn(&mut Page<'_>, &Body, &Place) -> f64;
/// Names that find no room beside their marks at a width, and so go into the legend.
type Unplaced = fn(&Page<'_>, &Body, f64) -> Vec<LegendEntry>;

/// The bodies that can be laid out. What lays the others out is then not reached from here: in the browser it can be in another file.
#[derive(Clone, Copy)]
pub(super) struct Bodies {
    draw: Draw,
    unplaced: Unplaced,
}

/// Those with which the page begins: the four that [`draw_first`] draws.
pub(super) const FIRST: Bodies = Bodies { draw: draw_first, unplaced: unplaced_first };
/// Every one.
pub(super) const ALL: Bodies = Bodies { draw: draw_any, unplaced: unplaced_any };

/// Lays out at a width; the scene is higher than asked where its content needs it.
pub(super) fn compose(
    spec: &ChartSpec,
    width: f64,
    height: Option<f64>,
    frame: Frame,
    measure: &dyn Measure,
    bodies: Bodies,
) -> Scene {
    let mut page = Page::new(measure, width);
    let roomy = width >= 480.0;
    let full = frame == Frame::Full;
    // A sheet of paper has wider margins than a picture on a screen.
    let pad = match width {
        _ if !full => 0.0,
        w if w < 480.0 => 16.0,
        w if w < 1040.0 => 24.0,
        _ => 40.0,
    };
    let w = width - 2.0 * pad;
    let mut y = if full { pad - 4.0 } else { 0.0 };
    if full {
        let title = Type { size: if roomy { look::TITLE.0 } else { look::TITLE.1 }, bold: true, ink: Ink::Ink };
        let subtitle = Type { size: look::SUBTITLE, bold: false, ink: Ink::Second };
        let lines = wrap_even(&page, &spec.title, w, title);
        y = page.block((pad, y), Anchor::Start, title, &lines) + 2.0;
        let lines = wrap_even(&page, &spec.subtitle, w, subtitle);
        y = page.block((pad, y), Anchor::Start, subtitle, &lines) + 12.0;
    }

    let (mut above, mut below): (Vec<_>, Vec<_>) = spec
        .legend
        .iter()
        .filter(|entry| frame != Frame::Plot || !matches!(entry.sample, Sample::Chosen | Sample::Compared))
        .cloned()
        .partition(|entry| {
            matches!(
                entry.sample,
                Sample::Fill(_) | Sample::Line(_) | Sample::Tick | Sample::HollowTick | Sample::Net | Sample::Earlier
            )
        });
    let mut missing = (bodies.unplaced)(&page, &spec.body, w);
    if let (Body::Stacked(body), true) = (&spec.body, missing.is_empty()) {
        // Named over the first row, the parts need no legend.
        above.retain(|entry| !body.parts.iter().any(|(name, _)| *name == entry.text));
    }
    missing.retain(|entry| !above.iter().any(|known| known.text == entry.text));
    above.splice(0..0, missing);
    let legend = flow(&page, &above, w);
    let form = form(&spec.body);
    if !above.is_empty() {
        draw_flow(&mut page, &above, &legend, (pad, y), form);
        y += legend.height + 10.0;
    }

    below.retain(|entry| !entry.text.is_empty());
    let notes = flow(&page, &below, w);
    let remarks: Vec<_> = axis_notes(&spec.body).iter().flat_map(|note| wrap(&page, note, w, SMALL)).collect();
    let footer: Vec<_> = spec.footer.iter().map(|line| wrap(&page, line, w, SMALL)).collect();
    let mut under = 0.0;
    if !below.is_empty() {
        under += 10.0 + notes.height;
    }
    if !remarks.is_empty() {
        under += 6.0 + SMALL.height(remarks.len());
    }
    if full {
        if footer.iter().any(|lines| !lines.is_empty()) {
            under += 14.0 + footer.iter().map(|lines| SMALL.height(lines.len()) + 2.0).sum::<f64>();
        }
        under += pad - 6.0;
    }

    let place = Place { x: pad, y, w, h: height.map(|height| (height - y - under).max(0.0)) };
    y += (bodies.draw)(&mut page, &spec.body, &place);
    if let Some(height) = height {
        y = y.max(height - under);
    }
    if !below.is_empty() {
        draw_flow(&mut page, &below, &notes, (pad, y + 10.0), form);
        y += 10.0 + notes.height;
    }
    if !remarks.is_empty() {
        y = page.block((pad, y + 6.0), Anchor::Start, SMALL, &remarks);
    }
    if full {
        if footer.iter().any(|lines| !lines.is_empty()) {
            y += 10.0;
            page.level(pad, pad + w, y, Dash::Solid, Ink::Rule);
            y += 4.0;
            for lines in &footer {
                y = page.block((pad, y), Anchor::Start, SMALL, lines) + 2.0;
            }
        }
        y += pad - 6.0;
    }
    page.finish(y.max(1.0))
}

fn draw_first(page: &mut Page<'_>, body: &Body, place: &Place) -> f64 {
    match body {
        Body::Lines(body) => lines::draw(page, body, place),
        Body::YearBars(body) => year_bars::draw(page, body, place),
        Body::Waterfall(body) => waterfall::draw(page, body, place),
        Body::Bullets(body) => bullets::draw(page, body, place),
        Body::Multiples(_) | Body::Stacked(_) | Body::Ranked(_) | Body::Dumbbell(_) => 0.0,
    }
}

fn draw_any(page: &mut Page<'_>, body: &Body, place: &Place) -> f64 {
    match body {
        Body::Multiples(body) => multiples::draw(page, body, place),
        Body::Stacked(body) => stacked::draw(page, body, place),
        Body::Ranked(body) => ranked::draw(page, body, place),
        Body::Dumbbell(body) => dumbbell::draw(page, body, place),
        _ => draw_first(page, body, place),
    }
}

fn unplaced_first(page: &Page<'_>, body: &Body, w: f64) -> Vec<LegendEntry> {
    match body {
        Body::Lines(body) => lines::unplaced(page, body, w),
        Body::YearBars(body) => year_bars::names(body),
        _ => Vec::new(),
    }
}

fn unplaced_any(page: &Page<'_>, body: &Body, w: f64) -> Vec<LegendEntry> {
    match body {
        Body::Stacked(body) => stacked::unplaced(page, body, w),
        _ => unplaced_first(page, body, w),
    }
}

/// What the axes say about where they begin, each once.
fn axis_notes(body: &Body) -> Vec<&str> {
    let axes: Vec<&Axis> = match body {
        Body::Lines(body) => vec![&body.y],
        Body::Multiples(bodies) => bodies.iter().map(|one| &one.lines.y).collect(),
        Body::YearBars(body) => vec![&body.y],
        Body::Waterfall(body) => vec![&body.axis],
        Body::Bullets(body) => vec![&body.axis],
        Body::Stacked(body) => vec![&body.axis],
        Body::Ranked(body) => vec![&body.axis],
        Body::Dumbbell(body) => vec![&body.axis],
    };
    let mut notes: Vec<&str> = Vec::new();
    for note in axes.into_iter().filter_map(|axis| axis.note.as_deref()) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// Entries of a legend set like words of a text.
struct Flow {
    places: Vec<(f64, f64, Vec<String>)>,
    height: f64,
}

const SAMPLE: f64 = 16.0;
const SAMPLE_GAP: f64 = 6.0;
const ENTRY_GAP: f64 = 18.0;
const WORDS: Type = SMALL.ink(Ink::Second);

fn flow(page: &Page<'_>, entries: &[LegendEntry], w: f64) -> Flow {
    let (mut x, mut y, mut row): (f64, f64, f64) = (0.0, 0.0, 0.0);
    let mut places = Vec::new();
    for entry in entries {
        let lines = wrap(page, &entry.text, w - SAMPLE - SAMPLE_GAP, WORDS);
        let wide = SAMPLE + SAMPLE_GAP + super::words::widest(page, &lines, WORDS);
        if x > 0.0 && x + wide > w {
            (x, y, row) = (0.0, y + row + 2.0, 0.0);
        }
        row = row.max(WORDS.height(lines.len().max(1)));
        places.push((x, y, lines));
        x += wide + ENTRY_GAP;
    }
    Flow { places, height: y + row }
}

fn draw_flow(page: &mut Page<'_>, entries: &[LegendEntry], flow: &Flow, (left, top): (f64, f64), form: Form) {
    for (entry, (x, y, lines)) in entries.iter().zip(&flow.places) {
        let (x, y) = (left + x, top + y);
        // The middle of the first line's letters, a little above that of its box.
        let middle = (y + WORDS.size * 0.7).round();
        sample(page, entry.sample, (x, middle), form);
        page.block((x + SAMPLE + SAMPLE_GAP, y), Anchor::Start, WORDS, lines);
    }
}

/// What the marks of a body look like: a sample of a look is drawn likewise.
#[derive(Clone, Copy)]
enum Form {
    Line,
    Round,
    Bar,
}

fn form(body: &Body) -> Form {
    match body {
        Body::Lines(_) | Body::Multiples(_) => Form::Line,
        Body::Dumbbell(_) => Form::Round,
        Body::YearBars(_) | Body::Waterfall(_) | Body::Bullets(_) | Body::Stacked(_) | Body::Ranked(_) => Form::Bar,
    }
}

fn sample(page: &mut Page<'_>, sample: Sample, (x, middle): (f64, f64), form: Form) {
    let neutral = Ink::Second;
    let square = Area { x: x + 2.0, y: middle - 6.0, w: 12.0, h: 12.0 };
    let centre = (x + SAMPLE / 2.0, middle);
    match sample {
        Sample::Fill(hue) if matches!(form, Form::Round) => {
            page.round(centre, dumbbell::LATER, Ink::Hue(hue), Look::Firm)
        }
        Sample::Earlier => page.round(centre, dumbbell::EARLIER, Ink::Third, Look::Firm),
        Sample::Fill(hue) => page.bar(square, hue, Look::Firm),
        Sample::Line(hue) => {
            page.put(Shape::Rect(Area { x, y: middle - 1.0, w: SAMPLE, h: 2.0 }, Ink::Hue(hue)));
            page.round(centre, 3.5, Ink::Hue(hue), Look::Firm);
        }
        Sample::Tick | Sample::HollowTick => {
            let tick = Area { x: centre.0 - 2.0, y: middle - 7.0, w: 4.0, h: 14.0 };
            bullets::tick(page, tick, sample == Sample::Tick);
        }
        Sample::Net => page.diamond(centre, 5.5, Look::Firm),
        Sample::Look(look) => {
            let dash = match look {
                Look::Firm | Look::Dated => Dash::Solid,
                Look::Hollow => Dash::Dashed,
                Look::Derived => Dash::Dotted,
            };
            match form {
                Form::Bar => page.block_of(square, neutral, neutral, look),
                Form::Round => page.round(centre, 5.0, neutral, look),
                Form::Line => {
                    let points = vec![(x, middle), (x + SAMPLE, middle)];
                    page.put(Shape::Line { points, width: look::STROKE, dash, ink: neutral });
                    page.round(centre, 4.0, neutral, look);
                }
            }
        }
        Sample::Rest => page.rest(square),
        Sample::Hatch => page.put(Shape::Hatch(square, neutral)),
        Sample::Break => super::strokes::parted(page, centre, neutral),
        // A column and the line under it, and a line of dashes: each with its middle beside that of the words, not under them.
        Sample::Chosen if matches!(form, Form::Bar) => super::axes::raised(page, Area { y: square.y - 2.0, ..square }),
        Sample::Chosen => page.upright(centre.0, middle - 8.0, middle + 8.0, Dash::Solid, neutral),
        Sample::Compared if matches!(form, Form::Bar) => {
            super::axes::dashed(page, x, x + SAMPLE, middle - 2.0);
        }
        Sample::Compared => page.upright(centre.0, middle - 8.0, middle + 8.0, Dash::Dashed, Ink::Third),
    }
}

/// A soft or half colour of a family made full: for text and lines.
pub(super) fn full(hue: Hue) -> Ink {
    Ink::Hue(Hue { tone: Tone::Full, ..hue })
}
