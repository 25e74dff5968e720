//! What a chart shows, with every choice made: text in the reader's language, ticks placed, colours as roles.
//! Plain data that can be compared and printed; no pixels, no backend, no language.

use crate::model::Year;

/// A chart, ready to be laid out at any size.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// The finding, in one sentence of at most two lines.
    pub title: String,
    /// Measure, unit, area, moment, period.
    pub subtitle: String,
    /// What is drawn.
    pub body: Body,
    /// Explains only what occurs in the drawing. Empty where direct labels say it all.
    pub legend: Vec<LegendEntry>,
    /// Lines of the footer in an exported image: source, note, licence and date. The page shows them in HTML instead.
    pub footer: Vec<String>,
    /// What a screen reader hears in place of the picture: a short trend in words.
    pub description: String,
    /// Every mark, in reading order: by series, then by year (or by rank). Bodies refer to them by [`MarkIx`].
    pub marks: Vec<Mark>,
}

/// A mark, by its place in [`ChartSpec::marks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MarkIx(pub usize);

/// What one mark of the drawing says.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// One whole sentence: series, year, figure with unit, standing. For the tooltip and for a screen reader.
    pub text: String,
    /// The line (or group of bars) to which it belongs, for the keyboard: up and down change it. 0 where there is only one.
    pub series: usize,
    /// The year of which it speaks, where it speaks of one.
    pub year: Option<Year>,
    /// The name of the figure in links (`figure=…`), where the mark stands for one figure.
    pub figure: Option<String>,
    /// The names of the figures from which it was worked out here, where it stands for none itself; the one that leads is first.
    pub from: Vec<String>,
}

impl Mark {
    /// The names of the figures whose provenance tells where the mark comes from, as a link has them: its own, else all from which it was worked out.
    #[must_use]
    pub fn origin(&self) -> Option<String> {
        self.figure.clone().or_else(|| (!self.from.is_empty()).then(|| self.from.join(",")))
    }
}

/// A colour of a mark: its family stays with a reporter (or a category) in all charts, its tone tells measures of one family apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hue {
    /// 0 is the first reporter's, 1 the second's, and so on; families repeat after the sixth.
    pub family: u8,
    /// How strong.
    pub tone: Tone,
}

/// How strong a colour of a family is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The family's own colour, 4.5:1 or more on the ground: lines, leading bars and text in the family's colour.
    Full,
    /// Lighter (on a dark ground: darker), 3:1 or more on the ground: the second of two measures, and lines beside one that leads, which is then drawn thicker.
    Half,
}

/// How a mark is drawn, told from the standing of its figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Stated, final: filled.
    #[default]
    Firm,
    /// Estimated, provisional, approximate or of low certainty, whatever its date: hollow, and its line dashed.
    Hollow,
    /// Stated, final, but of another date than the others, as not of the end of its year: half filled.
    Dated,
    /// Worked out, stated by nobody: a bar hollow within dots, a point hollow with a dot in it and its line dotted.
    Derived,
}

/// One entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    /// What stands before the words.
    pub sample: Sample,
    /// The words.
    pub text: String,
}

/// What a legend entry shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A filled square of a colour.
    Fill(Hue),
    /// A stroke of a colour.
    Line(Hue),
    /// A short thick tick: a plan.
    Tick,
    /// The same, hollow: a plan that is not firm.
    HollowTick,
    /// A filled diamond of the second ink: a net change.
    Net,
    /// A mark of a look, in neutral ink.
    Look(Look),
    /// A hatched square: what remains unexplained.
    Hatch,
    /// A grey square: what is not broken down.
    Rest,
    /// A large grey round: the earlier of two moments.
    Earlier,
    /// Two slanted strokes: a break in the series.
    Break,
    /// The rule of the chosen year. Its entry is of images and of paper: the page says at its top which years are shown.
    Chosen,
    /// The rule of the compared year, likewise.
    Compared,
}

/// An axis of values. Ticks are chosen and worded with the data; a layout may leave some out, never add one.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The lowest value of the axis, finite.
    pub min: f64,
    /// The highest value, greater than `min`.
    pub max: f64,
    /// Round values between them, both ends included, with their words; the topmost carries the unit.
    pub ticks: Vec<Tick>,
    /// Words to say that the axis does not begin at zero, where it does not.
    pub note: Option<String>,
}

/// A round value of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The value.
    pub value: f64,
    /// Its words.
    pub text: String,
}

/// An axis of years.
#[derive(Clone, Debug, PartialEq)]
pub struct YearAxis {
    /// The first year drawn.
    pub first: Year,
    /// The last year drawn, not before `first`.
    pub last: Year,
    /// The chosen year, marked by a vertical rule and a bold label.
    pub chosen: Option<Year>,
    /// The compared year, marked by a dashed vertical rule.
    pub compared: Option<Year>,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Lines over the years.
    Lines(Lines),
    /// Small pictures of lines side by side, each with its own heading.
    Multiples(Vec<Multiple>),
    /// Upright bars by year.
    YearBars(YearBars),
    /// From zero by steps to a change.
    Waterfall(Waterfall),
    /// Results against plans.
    Bullets(Bullets),
    /// Bars cut into parts.
    Stacked(Stacked),
    /// Bars that lie, one a row, in the order given.
    Ranked(Ranked),
    /// Two moments of each row, joined by a line.
    Dumbbell(Dumbbell),
}

/// Lines over the years. A missing year is a gap, never a zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// The years.
    pub x: YearAxis,
    /// The values.
    pub y: Axis,
    /// A horizontal rule to compare with (100 of an index, zero of a change), with its words.
    pub reference: Option<Tick>,
    /// The lines, the leading one first.
    pub lines: Vec<Line>,
}

impl Lines {
    /// Whether so few points lie on it that a picture of the usual height would show its own frame: no line has more than two, all together no more than four.
    #[must_use]
    pub fn is_slight(&self) -> bool {
        let mut all = 0;
        for line in &self.lines {
            // A third point is a course.
            all += if line.points.len() > 2 { 5 } else { line.points.len() };
        }
        all <= 4
    }
}

/// One line of [`Lines`].
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The words at the line's end, in its colour: name and last value.
    pub label: String,
    /// Its colour.
    pub hue: Hue,
    /// Its points, years rising, each year at most once.
    pub points: Vec<LinePoint>,
    /// Years in which it breaks after a point before, each marked by two slanted strokes between the two.
    pub breaks: Vec<Year>,
}

/// One point of a [`Line`].
#[derive(Clone, Debug, PartialEq)]
pub struct LinePoint {
    /// The year.
    pub year: Year,
    /// The value.
    pub value: f64,
    /// How it is drawn.
    pub look: Look,
    /// Whether the line comes here from the point before: not after a missing year, not over a break.
    pub joined: bool,
    /// What is written beside it where there is room (of the compared year only beside that of the chosen one); empty where nothing is.
    pub told: String,
    /// Its mark.
    pub mark: MarkIx,
}

/// One picture of [`Body::Multiples`].
#[derive(Clone, Debug, PartialEq)]
pub struct Multiple {
    /// Its heading.
    pub title: String,
    /// What is drawn; its line has no name at its end.
    pub lines: Lines,
}

/// Upright bars by year, beside each other within a year or on both sides of zero.
#[derive(Clone, Debug, PartialEq)]
pub struct YearBars {
    /// The years.
    pub x: YearAxis,
    /// The values; zero lies on the axis.
    pub y: Axis,
    /// The groups: how many bars stand beside each other in a year (bars on both sides of zero share one place: give both the same `place`).
    pub series: Vec<BarSeries>,
    /// The bars, in the order of `marks`.
    pub bars: Vec<Bar>,
    /// Diamonds over the bars: the net change of a year. Empty where there is none.
    pub net: Vec<Bar>,
}

impl YearBars {
    /// Whether it is of a year or two alone, of which a picture of the usual height would show its own frame.
    #[must_use]
    pub fn is_slight(&self) -> bool {
        self.x.last.get() - self.x.first.get() < 2
    }
}

/// One group of [`YearBars`].
#[derive(Clone, Debug, PartialEq)]
pub struct BarSeries {
    /// Its name, for the legend or a direct label.
    pub label: String,
    /// Its colour.
    pub hue: Hue,
    /// The place within the year, from 0.
    pub place: usize,
}

/// One bar (or one diamond) of [`YearBars`].
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The year.
    pub year: Year,
    /// The value, drawn from zero; negative goes down.
    pub value: f64,
    /// The group, by its place in [`YearBars::series`]; ignored for diamonds.
    pub series: usize,
    /// The value in short, written at the bar's end where there is room.
    pub text: String,
    /// How it is drawn.
    pub look: Look,
    /// Its mark.
    pub mark: MarkIx,
}

/// From zero by what came, what went and what is unexplained to the change of a level. Drawn upright where there is room for the words, lying on a phone. The
/// levels themselves are no bars of it: they are so much larger than what changed them that from zero they would leave it no height.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// The values, from zero.
    pub axis: Axis,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Whether the steps before it come to the change, if only within rounding: then a line leads there.
    pub meets: bool,
}

/// One step of a [`Waterfall`].
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is.
    pub label: String,
    /// The value with its sign, written at the step.
    pub text: String,
    /// Where it begins; 0 for a change.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// What kind of step.
    pub kind: StepKind,
    /// How it is drawn.
    pub look: Look,
    /// Its mark.
    pub mark: MarkIx,
}

/// What kind of step of a [`Waterfall`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Stands on zero: the change itself, in neutral ink, since it is no flow.
    Change,
    /// Floats: what came or, where it ends lower than it begins, went.
    Flow(Hue),
    /// Floats, hatched: what no source explains.
    Unexplained,
}

/// Results against plans, a row each.
#[derive(Clone, Debug, PartialEq)]
pub struct Bullets {
    /// The values, from zero.
    pub axis: Axis,
    /// The rows, top to bottom.
    pub rows: Vec<Bullet>,
}

/// One row of [`Bullets`].
#[derive(Clone, Debug, PartialEq)]
pub struct Bullet {
    /// The row's name: a year.
    pub label: String,
    /// Whether it is the chosen one: its name is bold.
    pub chosen: bool,
    /// The result, a bar; `None` where only the plan is known.
    pub result: Option<f64>,
    /// The plan, a short thick tick.
    pub plan: f64,
    /// Per cent of the plan, or why there is none, written at the row's end.
    pub text: String,
    /// The bar's colour.
    pub hue: Hue,
    /// How the bar is drawn.
    pub look: Look,
    /// How the plan is drawn: hollow where it was worked out.
    pub plan_look: Look,
    /// Its mark.
    pub mark: MarkIx,
}

/// Bars cut into parts, a row each.
#[derive(Clone, Debug, PartialEq)]
pub struct Stacked {
    /// The values, from zero.
    pub axis: Axis,
    /// What the parts are, in order, with their colours; named over the first row where there is room, else in the legend.
    pub parts: Vec<(String, Hue)>,
    /// The rows, top to bottom.
    pub rows: Vec<StackedRow>,
    /// The heading of the words at the rows' ends.
    pub total: String,
}

/// One row of [`Stacked`].
#[derive(Clone, Debug, PartialEq)]
pub struct StackedRow {
    /// The row's name: a year, perhaps with a reporter.
    pub label: String,
    /// Whether it is the chosen one: its name is bold.
    pub chosen: bool,
    /// The parts that are known, in the order of [`Stacked::parts`].
    pub segments: Vec<Segment>,
    /// The whole, where the parts leave something of it: that is grey.
    pub whole: Option<f64>,
    /// Words at the row's end: the whole.
    pub text: String,
}

/// One part of a [`StackedRow`].
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Which part, by its place in [`Stacked::parts`].
    pub part: usize,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The value in short, written inside where there is room.
    pub text: String,
    /// How it is drawn.
    pub look: Look,
    /// Its mark.
    pub mark: MarkIx,
}

/// Bars that lie, one a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// The values; zero lies on the axis.
    pub axis: Axis,
    /// The rows, top to bottom.
    pub rows: Vec<RankedRow>,
}

/// One row of [`Ranked`].
#[derive(Clone, Debug, PartialEq)]
pub struct RankedRow {
    /// The row's name.
    pub label: String,
    /// Whether it is brought out: its name is bold.
    pub chosen: bool,
    /// The value; negative goes left.
    pub value: f64,
    /// The value in words, written at the bar's end.
    pub text: String,
    /// The bar's colour.
    pub hue: Hue,
    /// How it is drawn.
    pub look: Look,
    /// Its mark.
    pub mark: MarkIx,
}

/// Two moments of each row, joined by a line where a change is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Dumbbell {
    /// The values.
    pub axis: Axis,
    /// The rows, top to bottom.
    pub rows: Vec<DumbbellRow>,
}

/// One row of a [`Dumbbell`].
#[derive(Clone, Debug, PartialEq)]
pub struct DumbbellRow {
    /// The row's name.
    pub label: String,
    /// The earlier moment, grey; `None` where it is not known.
    pub earlier: Option<Moment>,
    /// The later moment, in the colour; `None` where it is not known.
    pub later: Option<Moment>,
    /// Whether a line joins the two: not where no change is told, which it would be read as.
    pub joined: bool,
    /// The change in words, written at the row's end.
    pub text: String,
    /// The colour.
    pub hue: Hue,
}

/// One moment of a [`DumbbellRow`].
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The value.
    pub value: f64,
    /// The value in short, written beside its point where there is room; empty where nothing is.
    pub text: String,
    /// How it is drawn.
    pub look: Look,
    /// Its mark.
    pub mark: MarkIx,
}
