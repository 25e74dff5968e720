//! Random charts from a row of dice: every kind of body, any length, long words with stacked marks, values of all sizes.

use coopstat::charts::scale::nice_axis;
use coopstat::charts::spec::*;
use coopstat::model::Year;

const WORDS: [&str; 16] = [
    "Ễ",
    "ỘỘỘ",
    "Hợp",
    "tác",
    "xã",
    "Liên\u{a0}hiệp",
    "nghiêng",
    "Thừa",
    "Thiên",
    "(33.557)",
    "Trường",
    "ĐỒNG",
    "BẰNG",
    "Co-operatives",
    "Nguyễn-Phường-Đặng-Trưởng-Quyền-Những",
    "e\u{302}\u{303}",
];

pub(super) struct Dice<'a> {
    row: &'a [u32],
    at: usize,
}

impl<'a> Dice<'a> {
    pub(super) fn new(row: &'a [u32]) -> Self {
        Self { row, at: 0 }
    }

    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        let turn = self.at;
        self.at += 1;
        let face = self.row.get(turn % self.row.len().max(1)).copied().unwrap_or(0);
        (face as usize).wrapping_add(turn.wrapping_mul(7)) % sides.max(1)
    }

    fn chance(&mut self, one_in: usize) -> bool {
        self.roll(one_in) == 0
    }

    fn words(&mut self, most: usize) -> String {
        let count = self.roll(most + 1);
        (0..count).map(|_| WORDS[self.roll(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }

    fn value(&mut self, low: f64) -> f64 {
        let value = match self.roll(7) {
            0 => 0.0,
            1 => 1.0,
            2 => 27_394.0,
            3 => 1e12,
            _ => self.roll(40_000) as f64,
        };
        if low < 0.0 && self.chance(3) { -value } else { value }
    }

    fn hue(&mut self) -> Hue {
        let family = u8::try_from(self.roll(8)).unwrap();
        Hue { family, tone: [Tone::Full, Tone::Half][self.roll(2)] }
    }

    fn look(&mut self) -> Look {
        [Look::Firm, Look::Hollow, Look::Derived, Look::Dated][self.roll(4)]
    }

    fn count(&mut self, most: usize) -> usize {
        if self.chance(8) { 0 } else { 1 + self.roll(most) }
    }
}

#[derive(Default)]
struct Marks(Vec<Mark>);

impl Marks {
    fn new_one(&mut self) -> MarkIx {
        self.0.push(Mark { text: "một dấu".into(), series: 0, year: None, figure: None, from: Vec::new() });
        MarkIx(self.0.len() - 1)
    }
}

fn axis(dice: &mut Dice<'_>, values: &[f64], zero: bool) -> Axis {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (min, max, ticks) = nice_axis(low, high, zero, 5);
    let last = ticks.len() - 1;
    let unit = dice.words(3);
    let text = |(i, value): (usize, f64)| Tick {
        value,
        text: if i == last { format!("{value} {unit}") } else { value.to_string() },
    };
    let note = dice.chance(3).then(|| dice.words(9));
    Axis { min, max, ticks: ticks.into_iter().enumerate().map(text).collect(), note }
}

fn years(dice: &mut Dice<'_>) -> YearAxis {
    let span = [0, 1, 2, 5, 12, 24, 60][dice.roll(7)];
    let first = 1960 + dice.roll(60) as i64;
    let year = |y| Year::new(y).unwrap();
    let any = |dice: &mut Dice<'_>| (!dice.chance(4)).then(|| year(first + dice.roll(span + 2) as i64));
    let (chosen, compared) = (any(dice), any(dice));
    YearAxis { first: year(first), last: year(first + span as i64), chosen, compared }
}

fn lines(dice: &mut Dice<'_>, marks: &mut Marks, most: usize, words: usize) -> Lines {
    let x = years(dice);
    let mut values = Vec::new();
    let lines = (0..dice.count(most))
        .map(|_| {
            let mut points = Vec::new();
            for year in x.first.to(x.last) {
                if dice.chance(4) {
                    continue;
                }
                let value = dice.value(-1.0);
                values.push(value);
                points.push(LinePoint {
                    year,
                    value,
                    look: dice.look(),
                    joined: !dice.chance(3),
                    told: if dice.chance(4) { dice.words(3) } else { String::new() },
                    mark: marks.new_one(),
                });
            }
            let breaks = points.iter().map(|point| point.year).filter(|_| dice.chance(8)).collect();
            Line { label: dice.words(words), hue: dice.hue(), points, breaks }
        })
        .collect();
    let y = axis(dice, &values, false);
    let reference = dice.chance(2).then(|| Tick { value: (y.min + y.max) / 2.0, text: dice.words(8) });
    Lines { x, y, reference, lines }
}

fn year_bars(dice: &mut Dice<'_>, marks: &mut Marks) -> YearBars {
    let x = years(dice);
    let series: Vec<_> = (0..dice.count(3))
        .map(|place| BarSeries { label: dice.words(4), hue: dice.hue(), place: if dice.chance(3) { 0 } else { place } })
        .collect();
    let mut bars = Vec::new();
    for place in 0..series.len() {
        for year in x.first.to(x.last) {
            if !dice.chance(5) {
                let value = dice.value(-1.0);
                bars.push(Bar {
                    year,
                    value,
                    series: place,
                    text: value.to_string(),
                    look: dice.look(),
                    mark: marks.new_one(),
                });
            }
        }
    }
    let mut net = Vec::new();
    if dice.chance(2) {
        for year in x.first.to(x.last) {
            net.push(Bar {
                year,
                value: dice.value(-1.0),
                series: 0,
                text: String::new(),
                look: dice.look(),
                mark: marks.new_one(),
            });
        }
    }
    let values: Vec<_> = bars.iter().chain(&net).map(|bar| bar.value).collect();
    YearBars { x, y: axis(dice, &values, true), series, bars, net }
}

fn waterfall(dice: &mut Dice<'_>, marks: &mut Marks) -> Waterfall {
    let steps: Vec<_> = (0..dice.count(9))
        .map(|_| {
            let hue = dice.hue();
            let kind = [StepKind::Change, StepKind::Flow(hue), StepKind::Unexplained][dice.roll(3)];
            let to = dice.value(-1.0);
            Step {
                label: dice.words(6),
                text: to.to_string(),
                from: dice.value(-1.0),
                to,
                kind,
                look: dice.look(),
                mark: marks.new_one(),
            }
        })
        .collect();
    let values: Vec<_> = steps.iter().flat_map(|step| [step.from, step.to]).collect();
    Waterfall { axis: axis(dice, &values, true), steps, meets: dice.chance(2) }
}

fn bullets(dice: &mut Dice<'_>, marks: &mut Marks) -> Bullets {
    let rows: Vec<_> = (0..dice.count(12))
        .map(|_| Bullet {
            label: dice.words(3),
            chosen: dice.chance(3),
            result: (!dice.chance(3)).then(|| dice.value(0.0)),
            plan: dice.value(0.0),
            text: dice.words(7),
            hue: dice.hue(),
            look: dice.look(),
            plan_look: dice.look(),
            mark: marks.new_one(),
        })
        .collect();
    let values: Vec<_> = rows.iter().flat_map(|row| [row.plan, row.result.unwrap_or(0.0)]).collect();
    Bullets { axis: axis(dice, &values, true), rows }
}

fn stacked(dice: &mut Dice<'_>, marks: &mut Marks) -> Stacked {
    let parts: Vec<_> = (0..1 + dice.roll(5)).map(|_| (dice.words(4), dice.hue())).collect();
    let mut values = Vec::new();
    let rows = (0..dice.count(8))
        .map(|_| {
            let mut from = 0.0;
            let segments = (0..parts.len())
                .filter_map(|part| {
                    let value = dice.value(0.0);
                    (!dice.chance(5)).then(|| {
                        let to = from + value;
                        let segment = Segment {
                            part,
                            from,
                            to,
                            text: value.to_string(),
                            look: dice.look(),
                            mark: marks.new_one(),
                        };
                        from = to;
                        segment
                    })
                })
                .collect();
            let whole = dice.chance(2).then_some(from * 1.5);
            values.push(whole.unwrap_or(from));
            StackedRow { label: dice.words(5), chosen: dice.chance(3), segments, whole, text: dice.words(3) }
        })
        .collect();
    Stacked { axis: axis(dice, &values, true), parts, rows, total: dice.words(2) }
}

fn ranked(dice: &mut Dice<'_>, marks: &mut Marks) -> Ranked {
    let rows: Vec<_> = (0..dice.count(34))
        .map(|_| {
            let value = dice.value(-1.0);
            RankedRow {
                label: dice.words(8),
                chosen: dice.chance(4),
                value,
                text: format!("{value} {}", dice.words(2)),
                hue: dice.hue(),
                look: dice.look(),
                mark: marks.new_one(),
            }
        })
        .collect();
    let values: Vec<_> = rows.iter().map(|row| row.value).collect();
    Ranked { axis: axis(dice, &values, true), rows }
}

fn dumbbell(dice: &mut Dice<'_>, marks: &mut Marks) -> Dumbbell {
    let mut values = Vec::new();
    let rows = (0..dice.count(14))
        .map(|_| {
            let mut moment = |dice: &mut Dice<'_>| {
                let value = dice.value(-1.0);
                values.push(value);
                let (text, look) = (dice.words(2), dice.look());
                (!dice.chance(3)).then(|| Moment { value, text, look, mark: marks.new_one() })
            };
            let (earlier, later) = (moment(dice), moment(dice));
            let joined = dice.chance(2);
            DumbbellRow { label: dice.words(7), earlier, later, joined, text: dice.words(4), hue: dice.hue() }
        })
        .collect();
    Dumbbell { axis: axis(dice, &values, false), rows }
}

pub(super) fn spec(dice: &mut Dice<'_>) -> ChartSpec {
    let mut marks = Marks::default();
    let body = match dice.roll(8) {
        0 => Body::Lines(lines(dice, &mut marks, 6, 6)),
        1 => Body::Multiples(
            (0..dice.count(6))
                .map(|_| Multiple { title: dice.words(6), lines: lines(dice, &mut marks, 2, 1) })
                .collect(),
        ),
        2 => Body::YearBars(year_bars(dice, &mut marks)),
        3 => Body::Waterfall(waterfall(dice, &mut marks)),
        4 => Body::Bullets(bullets(dice, &mut marks)),
        5 => Body::Stacked(stacked(dice, &mut marks)),
        6 => Body::Ranked(ranked(dice, &mut marks)),
        _ => Body::Dumbbell(dumbbell(dice, &mut marks)),
    };
    let samples = [
        Sample::Fill(dice.hue()),
        Sample::Line(dice.hue()),
        Sample::Tick,
        Sample::Net,
        Sample::Look(dice.look()),
        Sample::Hatch,
        Sample::Break,
    ];
    let legend =
        (0..dice.roll(7)).map(|_| LegendEntry { sample: samples[dice.roll(7)], text: dice.words(9) }).collect();
    ChartSpec {
        title: dice.words(20),
        subtitle: dice.words(20),
        body,
        legend,
        footer: (0..dice.roll(4)).map(|_| dice.words(40)).collect(),
        description: dice.words(9),
        marks: marks.0,
    }
}
