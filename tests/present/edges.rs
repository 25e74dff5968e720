//! Data sets at the edges of what a chart must bear, written as their files would be: few years and many, nothing but equal values or zeros, gaps, falls,
//! values from one to a million million, long names, every province.

use coopstat::model::Dataset;

use super::made::{ONE, TWO, dataset, series};

/// The figures of one data set: the value of a measure in a year for a reporter (0 or 1), and further keys of the point.
pub(super) struct Edge {
    pub(super) name: &'static str,
    years: (i32, i32),
    value: fn(Measure, i32) -> Option<f64>,
    more: fn(Measure, i32) -> &'static str,
    long: bool,
    provinces: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    Stock,
    In,
    Out,
    Unions,
    Profit,
    Growth,
    Plan,
}

use Measure::{Growth, In, Out, Plan, Profit, Stock, Unions};

const PLAIN: Edge = Edge { name: "", years: (2014, 2024), value: usual, more: |_, _| "", long: false, provinces: 5 };

pub(super) const ALL: [Edge; 10] = [
    Edge { name: "one-year", years: (2021, 2021), ..PLAIN },
    Edge { name: "two-years", years: (2020, 2021), ..PLAIN },
    Edge { name: "sixty-years", years: (1965, 2024), ..PLAIN },
    Edge { name: "all-equal", value: |_, _| Some(1000.0), ..PLAIN },
    Edge { name: "zero", value: |_, _| Some(0.0), ..PLAIN },
    Edge { name: "missing", value: gaps, more: doubts, ..PLAIN },
    Edge { name: "negative", value: falls, ..PLAIN },
    Edge { name: "wide", years: (2012, 2024), value: powers, ..PLAIN },
    Edge { name: "long-names", long: true, ..PLAIN },
    Edge { name: "sixty-three-provinces", provinces: 63, ..PLAIN },
];

fn usual(measure: Measure, year: i32) -> Option<f64> {
    let n = f64::from(year - 1964);
    // Up and down a little, alike on every machine.
    let wave = f64::from((year * 7919) % 13) - 6.0;
    Some(match measure {
        Stock => 9000.0 + n * 310.0 + wave * 90.0,
        In => 900.0 + n * 20.0 + wave * 40.0,
        Out => 380.0 + wave * 25.0,
        Unions => 12.0 + n * 2.0 + wave,
        Profit => 1_250_000_000.0 + wave * 60_000_000.0,
        Growth => 2.5 + wave * 0.4,
        Plan => 1800.0 + n * 6.0,
    })
}

/// Counts are whole; per cents have two decimals.
fn whole(measure: Measure, value: f64) -> f64 {
    if measure == Growth { (value * 100.0).round() / 100.0 } else { value.round() }
}

fn gaps(measure: Measure, year: i32) -> Option<f64> {
    let gone = match measure {
        Stock => year % 4 == 3,
        In => year % 3 == 0,
        Out => year % 3 != 2,
        _ => year % 2 == 0,
    };
    if gone { None } else { usual(measure, year) }
}

fn doubts(_: Measure, year: i32) -> &'static str {
    match year % 5 {
        0 => r#","status":"E""#,
        1 => r#","approx":true"#,
        2 => r#","status":"B""#,
        3 => r#","uncertain":true"#,
        _ => "",
    }
}

fn falls(measure: Measure, year: i32) -> Option<f64> {
    let n = f64::from(year - 2014);
    Some(match measure {
        Stock => 20_000.0 - n * 1_500.0,
        In => 100.0 + n,
        Out => 1_600.0 + n * 3.0,
        Unions => 90.0 - n * 8.0,
        Profit => 4_000_000.0 - n * 1_000_000.0,
        Growth => -2.0 - n * 1.3,
        Plan => 900.0,
    })
}

fn powers(measure: Measure, year: i32) -> Option<f64> {
    let power = (0..year - 2012).fold(1.0, |power, _| power * 10.0);
    Some(match measure {
        Growth => power / 100.0,
        Out => power / 4.0,
        _ => power,
    })
}

/// The data set, with a country and its provinces, two reporters and two sectors.
pub(super) fn build(edge: &Edge) -> Dataset {
    built(edge, &edge.value)
}

/// A data set of values thrown with dice: from gaps and zeros to millions of millions, of either sign, over one to sixty years.
pub(super) fn thrown(dice: &[u32], long: bool) -> Dataset {
    let die = |place: usize| dice.get(place % dice.len().max(1)).copied().unwrap_or_default();
    let last = 2021 + i32::try_from(die(0) % 4).unwrap_or_default();
    let first = last - i32::try_from(die(1) % 60).unwrap_or_default();
    let provinces = (die(2) % 20) as usize;
    let power = (0..die(3) % 12).fold(1.0, |power, _| power * 10.0);
    let value = |measure: Measure, year: i32| {
        let roll = die(5 + (measure as usize) * 31 + usize::try_from(year).unwrap_or_default() * 7);
        let size = f64::from(roll % 10_000) / 10_000.0 * power;
        match roll % 11 {
            0 => None,
            1 => Some(0.0),
            2 if matches!(measure, Growth | Profit) => Some(-size),
            _ => Some(size.max(1.0)),
        }
    };
    built(&Edge { years: (first.min(2021), last), long, provinces, more: doubts, ..PLAIN }, &value)
}

fn built(edge: &Edge, value: &dyn Fn(Measure, i32) -> Option<f64>) -> Dataset {
    let mut all = Vec::new();
    let mut put = |id: &str, measure: Measure, area: &str, reporter: &str, share: f64| {
        let mut points = Vec::new();
        for year in edge.years.0..=edge.years.1 {
            if let Some(value) = value(measure, year) {
                points.push((year, whole(measure, value * share), (edge.more)(measure, year)));
            }
        }
        if !points.is_empty() {
            all.push(series(id, area, reporter, &points));
        }
    };
    for (reporter, share) in [(ONE, 1.0), (TWO, 0.97)] {
        put("stock", Stock, "VN", reporter, share);
        put("in", In, "VN", reporter, share);
    }
    let of = |sector: &str| [ONE, r#","sector":""#, sector, "\""].concat();
    put("stock", Stock, "VN", &of("farm"), 0.62);
    put("stock", Stock, "VN", &of("rest"), 0.38);
    put("out", Out, "VN", ONE, 1.0);
    put("unions", Unions, "VN", ONE, 1.0);
    put("profit", Profit, "VN", ONE, 1.0);
    put("growth", Growth, "VN", ONE, 1.0);
    put("plan", Plan, "VN", ONE, 1.0);
    for n in 0..edge.provinces {
        let share = 1.0 / (n + 2) as f64;
        put("stock", Stock, &["P", &n.to_string()].concat(), ONE, share);
    }
    dataset(&catalog(edge), &all)
}

fn catalog(edge: &Edge) -> String {
    let (vi, en) = if edge.long {
        (
            " của các hộ nuôi trồng thủy sản vùng ven biển Ễ Ộ Ưỡng",
            " of aquaculture households along the northern central coast",
        )
    } else {
        ("", "")
    };
    let text = |v: &str, e: &str| format!(r#"{{"vi":"{v}{vi}","en":"{e}{en}"}}"#);
    let areas: String = (0..edge.provinces)
        .map(|n| {
            let name = text(&format!("Tỉnh thứ {n}"), &format!("Province {n}"));
            format!(r#",{{"id":"P{n}","name":{name},"kind":"province","parent":"VN"}}"#)
        })
        .collect();
    let htx = r#"{"vi":"HTX","en":"co-operatives"}"#;
    let per = r#"{"vi":"%","en":"%"}"#;
    let indicators = [
        format!(
            r#"{{"id":"stock","name":{},"unit":{htx},"kind":"stock","inflow":"in","outflow":"out","card":true}}"#,
            text("Tổng số hợp tác xã", "Total co-operatives")
        ),
        format!(
            r#"{{"id":"in","name":{},"unit":{htx},"kind":"flow","card":true}}"#,
            text("HTX thành lập mới", "New co-operatives")
        ),
        format!(
            r#"{{"id":"out","name":{},"unit":{htx},"kind":"flow"}}"#,
            text("HTX giải thể", "Dissolved co-operatives")
        ),
        format!(
            r#"{{"id":"unions","name":{},"unit":{{"vi":"liên hiệp","en":"unions"}},"kind":"stock"}}"#,
            text("Liên hiệp hợp tác xã", "Unions of co-operatives")
        ),
        format!(
            r#"{{"id":"profit","name":{},"unit":{{"vi":"đồng","en":"dong"}},"kind":"flow"}}"#,
            text("Lãi của một hợp tác xã", "Profit of a co-operative")
        ),
        format!(
            r#"{{"id":"growth","name":{},"unit":{per},"kind":"rate","of":"stock","rate":"growth"}}"#,
            text("Mức tăng", "Growth")
        ),
        format!(
            r#"{{"id":"plan","name":{},"unit":{htx},"kind":"target","of":"in"}}"#,
            text("Kế hoạch thành lập mới", "Plan of new co-operatives")
        ),
    ]
    .join(",");
    format!(
        r#"{{"format":"coopstat/1","title":{{"vi":"Số liệu thử","en":"Made-up figures"}},"default":{{"year":2021,"area":"VN","reporter":"one"}},
        "licence":{{"name":{{"vi":"CC BY 4.0","en":"CC BY 4.0"}}}},"updated":"2026-01-31",
        "indicators":[{indicators}],
        "areas":[{{"id":"VN","name":{{"vi":"Cả nước","en":"Viet Nam"}},"kind":"country"}}{areas}],
        "sectors":[{{"id":"farm","name":{farm}}},{{"id":"rest","name":{rest}}}],
        "reporters":[{{"id":"one","name":{one}}},{{"id":"two","name":{two}}}],
        "sources":[{{"id":"s","title":"Báo cáo năm","publisher":"Nhà xuất bản"}}],
        "files":[{{"path":"a.json"}}]}}"#,
        farm = text("Nông nghiệp", "Agriculture"),
        rest = text("Phi nông nghiệp", "Other sectors"),
        one = text("Cơ quan Một", "First office"),
        two = text("Cơ quan Hai", "Second office"),
    )
}
