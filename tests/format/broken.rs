//! One small broken file for each rule, with the code, the path and, where the text itself is broken, the place that must be told.

use coopstat::format::{Error, Errors, Found, Place, Problem, Type, limits, read_catalog, read_series};

use super::{CATALOG, catalog, points, read};

/// A catalog that breaks a rule: what of [`CATALOG`] becomes what, and the code and path that must be told.
const CATALOGS: &[(&str, &str, &str, &str)] = &[
    // the catalog itself
    (r#""format": "coopstat/1","#, "", "missing-key", "$.format"),
    (r#""coopstat/1""#, r#""coopstat/2""#, "unknown-format", "$.format"),
    (r#""coopstat/1""#, "1", "wrong-type", "$.format"),
    (r#""title": { "vi": "Thử" },"#, "", "missing-key", "$.title"),
    (r#""title": { "vi": "Thử" }"#, r#""title": "Thử""#, "wrong-type", "$.title"),
    (r#""title": { "vi": "Thử" }"#, r#""title": { "en": "Try" }"#, "missing-key", "$.title.vi"),
    (r#""title": { "vi": "Thử" }"#, r#""title": { "vi": "Thử", "fr": "Essai" }"#, "unknown-key", r#"$.title["fr"]"#),
    (r#""title": { "vi": "Thử" }"#, r#""title": { "vi": null }"#, "wrong-type", "$.title.vi"),
    (r#""title""#, r#""name": 1, "title""#, "unknown-key", r#"$["name"]"#),
    (r#""title""#, r#""title": { "vi": "Hai" }, "title""#, "duplicate-key", "$.title"),
    (r#""title""#, r#""x-a": 1, "x-a": 2, "title""#, "duplicate-key", r#"$["x-a"]"#),
    (r#""title""#, r#""description": [], "title""#, "wrong-type", "$.description"),
    (r#""title""#, r#""licence": { "url": "https://a.vn" }, "title""#, "missing-key", "$.licence.name"),
    (r#""title""#, r#""licence": { "name": { "vi": "L" }, "url": "ftp://a.vn" }, "title""#, "bad-url", "$.licence.url"),
    (r#""title""#, r#""updated": "2023-02-29", "title""#, "bad-date", "$.updated"),
    (r#""title""#, r#""updated": "2023-02", "title""#, "bad-date", "$.updated"),
    (r#""title""#, r#""default": { "year": 1899 }, "title""#, "out-of-range", "$.default.year"),
    (r#""title""#, r#""default": { "area": "vn" }, "title""#, "unknown-id", "$.default.area"),
    (r#""title""#, r#""default": { "reporter": "q" }, "title""#, "unknown-id", "$.default.reporter"),
    (r#""title""#, r#""default": { "sector": "farm" }, "title""#, "unknown-key", r#"$.default["sector"]"#),
    // indicators
    (r#""indicators""#, r#""x-indicators""#, "missing-key", "$.indicators"),
    (r#""id": "a", "#, "", "missing-key", "$.indicators[0].id"),
    (r#""id": "a""#, r#""id": "A""#, "bad-id", "$.indicators[0].id"),
    (r#""id": "a""#, r#""id": """#, "bad-id", "$.indicators[0].id"),
    (r#""id": "a""#, r#""id": "_a""#, "bad-id", "$.indicators[0].id"),
    (r#""id": "a""#, r#""id": "số""#, "bad-id", "$.indicators[0].id"),
    (r#""id": "b""#, r#""id": "a""#, "duplicate-id", "$.indicators[1].id"),
    (r#""name": { "vi": "A" }, "#, "", "missing-key", "$.indicators[0].name"),
    (r#""name": { "vi": "A" }"#, r#""name": { "vi": "" }"#, "empty-text", "$.indicators[0].name"),
    (r#""name": { "vi": "A" }"#, r#""name": { "vi": "A", "en": " " }"#, "empty-text", "$.indicators[0].name"),
    (r#""unit": { "vi": "đơn vị" }, "kind": "stock""#, r#""kind": "stock""#, "missing-key", "$.indicators[0].unit"),
    (r#""kind": "stock""#, r#""x-kind": "stock""#, "missing-key", "$.indicators[0].kind"),
    (r#""kind": "stock""#, r#""kind": "level""#, "not-among", "$.indicators[0].kind"),
    (r#""kind": "stock""#, r#""kind": "target""#, "needs-key", "$.indicators[0].of"),
    (r#""kind": "stock""#, r#""kind": "rate", "rate": "growth""#, "needs-key", "$.indicators[0].of"),
    (r#""kind": "stock""#, r#""kind": "rate", "of": "b", "rate": "share""#, "not-among", "$.indicators[0].rate"),
    (r#""kind": "stock""#, r#""kind": "rate", "of": "c""#, "unknown-id", "$.indicators[0].of"),
    (r#""kind": "stock""#, r#""kind": "rate", "of": "a""#, "cycle", "$.indicators[0].of"),
    (r#""kind": "stock""#, r#""kind": "stock", "of": "b""#, "key-not-allowed", "$.indicators[0].of"),
    (r#""kind": "stock""#, r#""kind": "mean", "of": "b""#, "key-not-allowed", "$.indicators[0].of"),
    (
        r#""kind": "stock""#,
        r#""kind": "target", "of": "b", "rate": "growth""#,
        "key-not-allowed",
        "$.indicators[0].rate",
    ),
    (r#""kind": "flow""#, r#""kind": "flow", "inflow": "a""#, "key-not-allowed", "$.indicators[1].inflow"),
    (r#""kind": "flow""#, r#""kind": "mean", "outflow": "a""#, "key-not-allowed", "$.indicators[1].outflow"),
    (r#""kind": "flow""#, r#""kind": "mean", "parts": ["a"]"#, "key-not-allowed", "$.indicators[1].parts"),
    (r#""kind": "stock""#, r#""kind": "stock", "inflow": "c""#, "unknown-id", "$.indicators[0].inflow"),
    (r#""kind": "stock""#, r#""kind": "stock", "outflow": "a""#, "not-a-flow", "$.indicators[0].outflow"),
    (r#""kind": "stock""#, r#""kind": "stock", "parts": ["b", "c"]"#, "unknown-id", "$.indicators[0].parts[1]"),
    (r#""kind": "stock""#, r#""kind": "stock", "parts": ["b", "b"]"#, "duplicate-id", "$.indicators[0].parts[1]"),
    (r#""kind": "stock""#, r#""kind": "stock", "parts": ["a"]"#, "cycle", "$.indicators[0].parts"),
    (
        r#""kind": "stock" }"#,
        r#""kind": "stock", "parts": ["b"] }, { "id": "c", "name": { "vi": "C" }, "unit": { "vi": "U" }, "kind": "flow", "parts": ["c"] }"#,
        "cycle",
        "$.indicators[1].parts",
    ),
    (r#""kind": "stock""#, r#""kind": "stock", "parts": "b""#, "wrong-type", "$.indicators[0].parts"),
    (r#""kind": "stock""#, r#""kind": "stock", "decimals": 7"#, "out-of-range", "$.indicators[0].decimals"),
    (r#""kind": "stock""#, r#""kind": "stock", "decimals": -1"#, "out-of-range", "$.indicators[0].decimals"),
    (r#""kind": "stock""#, r#""kind": "stock", "decimals": 1.5"#, "wrong-type", "$.indicators[0].decimals"),
    (r#""kind": "stock""#, r#""kind": "stock", "scale": 100"#, "not-among", "$.indicators[0].scale"),
    (r#""kind": "stock""#, r#""kind": "stock", "scale": "1000""#, "wrong-type", "$.indicators[0].scale"),
    (r#""kind": "stock""#, r#""kind": "stock", "better": "more""#, "not-among", "$.indicators[0].better"),
    (r#""kind": "stock""#, r#""kind": "stock", "card": "yes""#, "wrong-type", "$.indicators[0].card"),
    (r#""kind": "stock""#, r#""kind": "stock", "definition": "D""#, "wrong-type", "$.indicators[0].definition"),
    (r#""kind": "stock""#, r#""kind": "stock", "colour": "red""#, "unknown-key", r#"$.indicators[0]["colour"]"#),
    // areas
    (r#""areas""#, r#""x-areas""#, "missing-key", "$.areas"),
    (r#""id": "VN-HN""#, r#""id": "VN HN""#, "bad-id", "$.areas[1].id"),
    (r#""id": "r""#, r#""id": "r", "sector": "sea""#, "unknown-id", "$.reporters[0].sector"),
    (r#""id": "r""#, r#""id": "r", "mixed": "true""#, "wrong-type", "$.reporters[0].mixed"),
    (r#""id": "VN-HN""#, r#""id": "VN""#, "duplicate-id", "$.areas[1].id"),
    (r#""kind": "province""#, r#""kind": "district""#, "not-among", "$.areas[1].kind"),
    (r#""kind": "province""#, r#""kind": "province", "parent": "VN-X""#, "unknown-id", "$.areas[1].parent"),
    (r#""kind": "province""#, r#""kind": "province", "parent": "VN-HN""#, "cycle", "$.areas[1].parent"),
    (
        r#""kind": "country" }, {"#,
        r#""kind": "country", "parent": "VN-HN" }, { "parent": "VN","#,
        "cycle",
        "$.areas[0].parent",
    ),
    (r#""name": { "vi": "Hà Nội" }, "#, "", "missing-key", "$.areas[1].name"),
    // reporters, sectors, sources
    (r#""reporters""#, r#""x-reporters""#, "missing-key", "$.reporters"),
    (r#"{ "id": "r", "name": { "vi": "R" } }"#, r#"{ "id": "r" }"#, "missing-key", "$.reporters[0].name"),
    (r#"{ "id": "r","#, r#"{ "id": "R","#, "bad-id", "$.reporters[0].id"),
    (r#"{ "id": "r","#, r#"{ "id": "r", "short": "R","#, "wrong-type", "$.reporters[0].short"),
    (
        r#""sectors": [{ "id": "farm","#,
        r#""sectors": [{ "id": "farm", "parent": "trade","#,
        "unknown-id",
        "$.sectors[0].parent",
    ),
    (
        r#""sectors": [{ "id": "farm","#,
        r#""sectors": [{ "id": "farm", "parent": "farm","#,
        "cycle",
        "$.sectors[0].parent",
    ),
    (
        r#""sectors": [{ "id": "farm", "name": { "vi": "Nông nghiệp" } }]"#,
        r#""sectors": {}"#,
        "wrong-type",
        "$.sectors",
    ),
    (r#""sources""#, r#""x-sources""#, "missing-key", "$.sources"),
    (r#""title": "S", "#, "", "missing-key", "$.sources[0].title"),
    (r#", "publisher": "P""#, "", "missing-key", "$.sources[0].publisher"),
    (r#""title": "S""#, r#""title": { "vi": "S" }"#, "wrong-type", "$.sources[0].title"),
    (r#""publisher": "P""#, r#""publisher": 4"#, "wrong-type", "$.sources[0].publisher"),
    (r#""publisher": "P""#, r#""publisher": { "en": "P" }"#, "missing-key", "$.sources[0].publisher.vi"),
    (r#""publisher": "P""#, r#""publisher": "P", "note": ["n"]"#, "wrong-type", "$.sources[0].note"),
    (r#""publisher": "P""#, r#""publisher": "P", "owner": 4"#, "wrong-type", "$.sources[0].owner"),
    (r#""publisher": "P""#, r#""publisher": "P", "owner": " ""#, "empty-text", "$.sources[0].owner"),
    (
        r#""publisher": "P""#,
        r#""publisher": "P", "owner": { "vi": "Sở", "en": "" }"#,
        "empty-text",
        "$.sources[0].owner",
    ),
    (r#""publisher": "P""#, r#""publisher": "P", "owner": false"#, "wrong-type", "$.sources[0].owner"),
    (r#""title": "S""#, r#""title": "S", "url": "javascript:alert(1)""#, "bad-url", "$.sources[0].url"),
    (r#""title": "S""#, r#""title": "S", "published": "21/01/2022""#, "bad-date", "$.sources[0].published"),
    (r#""title": "S""#, r#""title": "S", "accessed": 2022"#, "wrong-type", "$.sources[0].accessed"),
    // notes
    (r#""year": 2021, "kind": "limit""#, r#""year": 2201, "kind": "limit""#, "out-of-range", "$.notes[0].year"),
    (r#""kind": "limit""#, r#""kind": "praise""#, "not-among", "$.notes[0].kind"),
    (r#""text": { "vi": "N" }, "#, "", "missing-key", "$.notes[0].text"),
    (r#""source": "s" }]"#, r#""source": "t" }]"#, "unknown-id", "$.notes[0].source"),
    // files
    (r#""files""#, r#""x-files""#, "missing-key", "$.files"),
    (r#""path": "series/a.json""#, "", "missing-key", "$.files[0].path"),
    (r#""series/a.json""#, r#""/a.json""#, "bad-path", "$.files[0].path"),
    (r#""series/a.json""#, r#""../a.json""#, "bad-path", "$.files[0].path"),
    (r#""series/a.json""#, r#""https://a.vn/a.json""#, "bad-path", "$.files[0].path"),
    (r#""series/a.json""#, r#""series\\a.json""#, "bad-path", "$.files[0].path"),
    (r#""series/a.json""#, r#""series//a.json""#, "bad-path", "$.files[0].path"),
    (
        r#""series/a.json" }"#,
        r#""series/a.json" }, { "path": "./series/a.json" }"#,
        "duplicate-file",
        "$.files[1].path",
    ),
    (r#""series/a.json""#, r#""series/a.json", "areas": ["VN", "VN-X"]"#, "unknown-id", "$.files[0].areas[1]"),
    (r#""series/a.json""#, r#""series/a.json", "indicators": ["c"]"#, "unknown-id", "$.files[0].indicators[0]"),
    (r#""series/a.json""#, r#""series/a.json", "areas": "VN""#, "wrong-type", "$.files[0].areas"),
];

/// Points that break a rule, the code, and the path under `$.series[0]`.
const POINTS: &[(&str, &str, &str)] = &[
    (r#"{"value": null, "source": "s"}"#, "missing-key", ".points[0].year"),
    (r#"{"year": 2021, "source": "s"}"#, "missing-key", ".points[0].value"),
    (r#"{"year": 2021, "value": null}"#, "missing-key", ".points[0].source"),
    (r#"{"year": 1899, "value": null, "source": "s"}"#, "out-of-range", ".points[0].year"),
    (r#"{"year": 1e300, "value": null, "source": "s"}"#, "out-of-range", ".points[0].year"),
    (r#"{"year": "2021", "value": null, "source": "s"}"#, "wrong-type", ".points[0].year"),
    (r#"{"year": 2021.5, "value": null, "source": "s"}"#, "wrong-type", ".points[0].year"),
    (r#"{"year": 2021, "value": "27.394", "source": "s"}"#, "wrong-type", ".points[0].value"),
    (r#"{"year": 2021, "value": null, "source": "t"}"#, "unknown-id", ".points[0].source"),
    (r#"{"year": 2021, "value": -27394, "source": "s", "table": "T"}"#, "below-zero", ".points[0].value"),
    (r#"{"year": 2021, "value": -0.5, "source": "s", "table": "T"}"#, "below-zero", ".points[0].value"),
    (r#"{"year": 2021, "value": 27.394, "source": "s", "table": "T"}"#, "not-whole", ".points[0].value"),
    (r#"{"year": 2021, "value": 1e300, "source": "s", "table": "T"}"#, "number-too-large", ".points[0].value"),
    (
        r#"{"year": 2021, "value": -1000000000000001, "source": "s", "table": "T"}"#,
        "number-too-large",
        ".points[0].value",
    ),
    (r#"{"year": 2021, "value": 1, "source": "s"}"#, "no-origin", ".points[0]"),
    (r#"{"year": 2021, "value": 1, "source": "s", "quote": "q", "table": "t"}"#, "two-origins", ".points[0]"),
    (r#"{"year": 2021, "value": 1, "source": "s", "derived": "d", "table": "t"}"#, "two-origins", ".points[0]"),
    (r#"{"year": 2021, "value": null, "source": "s", "quote": "q", "derived": "d"}"#, "two-origins", ".points[0]"),
    (r#"{"year": 2021, "value": 1, "source": "s", "quote": ""}"#, "empty-text", ".points[0].quote"),
    (r#"{"year": 2021, "value": 1, "source": "s", "derived": " "}"#, "empty-text", ".points[0].derived"),
    (r#"{"year": 2021, "value": 1, "source": "s", "derived": "d", "basis": " "}"#, "empty-text", ".points[0].basis"),
    (r#"{"year": 2021, "value": 1, "source": "s", "quote": "q", "basis": "w"}"#, "missing-key", ".points[0].derived"),
    (r#"{"year": 2021, "value": 1, "source": "s", "table": 4}"#, "wrong-type", ".points[0].table"),
    (r#"{"year": 2021, "value": 1, "source": "s", "table": " "}"#, "empty-text", ".points[0].table"),
    (r#"{"year": 2021, "value": 1, "source": "s", "table": {"vi": "t", "en": " "}}"#, "empty-text", ".points[0].table"),
    (r#"{"year": 2021, "value": null, "source": "s", "status": "X"}"#, "not-among", ".points[0].status"),
    (r#"{"year": 2021, "value": null, "source": "s", "status": "a"}"#, "not-among", ".points[0].status"),
    (r#"{"year": 2021, "value": null, "source": "s", "approx": 1}"#, "wrong-type", ".points[0].approx"),
    (r#"{"year": 2021, "value": null, "source": "s", "approx": null}"#, "wrong-type", ".points[0].approx"),
    (r#"{"year": 2021, "value": null, "source": "s", "approx": ["over"]}"#, "wrong-type", ".points[0].approx"),
    (r#"{"year": 2021, "value": null, "source": "s", "approx": "about"}"#, "not-among", ".points[0].approx"),
    (r#"{"year": 2021, "value": null, "source": "s", "approx": "Over"}"#, "not-among", ".points[0].approx"),
    (r#"{"year": 2021, "value": null, "source": "s", "approx": ""}"#, "not-among", ".points[0].approx"),
    (r#"{"year": 2021, "value": null, "source": "s", "uncertain": "low"}"#, "wrong-type", ".points[0].uncertain"),
    (r#"{"year": 2021, "value": null, "source": "s", "digits": 16}"#, "out-of-range", ".points[0].digits"),
    (r#"{"year": 2021, "value": null, "source": "s", "as_of": "2021"}"#, "bad-date", ".points[0].as_of"),
    (r#"{"year": 2021, "value": null, "source": "s", "as_of": "2021-06-31"}"#, "bad-date", ".points[0].as_of"),
    (r#"{"year": 2021, "value": null, "source": "s", "use": "true"}"#, "wrong-type", ".points[0].use"),
    (r#"{"year": 2021, "value": null, "source": "s", "note": "n"}"#, "wrong-type", ".points[0].note"),
    (r#"{"year": 2021, "value": null, "source": "s", "year": 2022}"#, "duplicate-key", ".points[0].year"),
    (r#"{"year": 2021, "value": null, "source": "s", "quoted": ""}"#, "unknown-key", r#".points[0]["quoted"]"#),
    (
        r#"{"year": 2021, "value": null, "source": "s"}, {"year": 2020, "value": null, "source": "s"}"#,
        "years-fall",
        ".points[1].year",
    ),
    (
        r#"{"year": 2021, "value": null, "source": "s", "use": true}, {"year": 2021, "value": null, "source": "s", "use": true}"#,
        "second-use",
        ".points[1].use",
    ),
    ("2021", "wrong-type", ".points[0]"),
];

/// A series (or a whole file) that breaks a rule, the code and the path.
const SERIES: &[(&str, &str, &str)] = &[
    ("[]", "wrong-type", "$"),
    ("{}", "missing-key", "$.series"),
    (r#"{"series": {}}"#, "wrong-type", "$.series"),
    (r#"{"series": [], "serie": []}"#, "unknown-key", r#"$["serie"]"#),
    (r#"{"series": [1]}"#, "wrong-type", "$.series[0]"),
    (r#"{"series": [{"area": "VN", "reporter": "r", "points": []}]}"#, "missing-key", "$.series[0].indicator"),
    (r#"{"series": [{"indicator": "a", "reporter": "r", "points": []}]}"#, "missing-key", "$.series[0].area"),
    (r#"{"series": [{"indicator": "a", "area": "VN", "points": []}]}"#, "missing-key", "$.series[0].reporter"),
    (
        r#"{"series": [{"indicator": "A", "area": "VN", "reporter": "r", "points": []}]}"#,
        "unknown-id",
        "$.series[0].indicator",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "vn", "reporter": "r", "points": []}]}"#,
        "unknown-id",
        "$.series[0].area",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "q", "points": []}]}"#,
        "unknown-id",
        "$.series[0].reporter",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "sector": "all", "points": []}]}"#,
        "unknown-id",
        "$.series[0].sector",
    ),
    (r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r"}]}"#, "no-form", "$.series[0]"),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "points": [], "from": 2000, "values": [], "source": "s"}]}"#,
        "two-forms",
        "$.series[0]",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "points": [], "source": "s"}]}"#,
        "two-forms",
        "$.series[0]",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "values": [1], "source": "s"}]}"#,
        "missing-key",
        "$.series[0].from",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "from": 2000, "source": "s"}]}"#,
        "missing-key",
        "$.series[0].values",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "from": 2000, "values": [1]}]}"#,
        "missing-key",
        "$.series[0].source",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "from": 1800, "values": [1], "source": "s"}]}"#,
        "out-of-range",
        "$.series[0].from",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "from": 2199, "values": [1, 2, 3], "source": "s"}]}"#,
        "years-leave-range",
        "$.series[0].values",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "from": 2000, "values": [1, "2"], "source": "s"}]}"#,
        "wrong-type",
        "$.series[0].values[1]",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "from": 2000, "values": [1], "source": "t"}]}"#,
        "unknown-id",
        "$.series[0].source",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "points": []}, {"indicator": "a", "area": "VN", "reporter": "r", "from": 2000, "values": [1], "source": "s"}]}"#,
        "duplicate-series",
        "$.series[1]",
    ),
    (
        r#"{"series": [{"indicator": "a", "area": "VN", "reporter": "r", "from": 2000, "values": [1, -1], "source": "s"}]}"#,
        "below-zero",
        "$.series[0].values[1]",
    ),
    (
        r#"{"series": [{"from": 2000, "values": [null, 1, 2.5], "source": "s", "reporter": "r", "area": "VN", "indicator": "a"}]}"#,
        "not-whole",
        "$.series[0].values[2]",
    ),
];

/// A text that is broken itself: code, path, line and column.
const TEXTS: &[(&[u8], &str, &str, usize, usize)] = &[
    (b"", "cut-off", "$", 1, 1),
    (b"  \n", "cut-off", "$", 1, 1),
    (b"{\"series\": [\n  {\"indicator\": \"a\"", "cut-off", "$.series[0]", 2, 20),
    (b"{\"series\": [\n  {\"indicator\": \"a", "cut-off", "$.series[0].indicator", 2, 19),
    (b"{\"series\": [-", "cut-off", "$.series[0]", 1, 14),
    (b"{\"series\": [1.", "cut-off", "$.series[0]", 1, 15),
    (b"{\"series\": [1e", "cut-off", "$.series[0]", 1, 15),
    (b"{\"series\": [\"\\ud83d\\", "cut-off", "$.series[0]", 1, 21),
    (b"{\"series\": [],}", "syntax", "$", 1, 15),
    (b"{\"series\": [1,]}", "syntax", "$.series[1]", 1, 15),
    (b"{\"series\" []}", "syntax", "$.series", 1, 11),
    (b"{series: []}", "syntax", "$", 1, 2),
    (b"{\"series\": [] \"x-a\": 1}", "syntax", "$", 1, 15),
    (b"{\"series\": [1 2]}", "syntax", "$.series[1]", 1, 15),
    (b"{\"series\": []}\n{}", "syntax", "$", 2, 1),
    (b"{\"series\": undefined}", "syntax", "$.series", 1, 12),
    (b"{\"series\": [01]}", "syntax", "$.series[0]", 1, 14),
    (b"{\"series\": [1.]}", "syntax", "$.series[0]", 1, 15),
    (b"{\"series\": [\"\\q\"]}", "syntax", "$.series[0]", 1, 15),
    (b"{\"series\": [\"\\ud800\"]}", "syntax", "$.series[0]", 1, 20),
    (b"{\"series\": [\"a\nb\"]}", "syntax", "$.series[0]", 1, 15),
    (b"{\"series\": [\n\"\xe1\xbb\x87\" x]}", "syntax", "$.series[1]", 2, 5),
    (b"// no comments\n{}", "syntax", "$", 1, 1),
    (b"{\"series\": [{\"values\": [1, NaN]}]}", "not-finite", "$.series[0].values[1]", 1, 28),
    (b"{\"series\": [{\"values\": [-Infinity]}]}", "not-finite", "$.series[0].values[0]", 1, 25),
    (b"{\"series\": [{\"values\": [\n1e999]}]}", "not-finite", "$.series[0].values[0]", 2, 1),
    (b"{\"series\": [\n \"\xff\"]}", "not-utf8", "$", 2, 3),
    (b"\xff\xfe{\0}\0", "not-utf8", "$", 1, 1),
    (b"<!DOCTYPE html><html></html>", "not-json", "$", 1, 1),
    (b"[[[[[[[[[[[[[[[[\n [1]]]]]]]]]]]]]]]]]", "too-deep", "$", 2, 2),
];

fn only(errors: &Errors, code: &str, path: &str, of: &str) {
    let told: Vec<_> = errors.iter().map(|error| (error.code(), &*error.path)).collect();
    assert_eq!(told, [(code, path)], "{of}");
}

fn broken_catalog(from: &str, to: &str) -> Errors {
    assert!(CATALOG.contains(from), "{from} is not in the catalog");
    read_catalog("catalog.json", CATALOG.replacen(from, to, 1).as_bytes()).expect_err(to)
}

fn of_series(file: &[u8]) -> Errors {
    read_series("a.json", file, &catalog(), None).expect_err(&String::from_utf8_lossy(file))
}

#[test]
fn each_broken_catalog_is_told_with_its_one_error() {
    assert!(read_catalog("catalog.json", CATALOG.as_bytes()).is_ok());
    for (from, to, code, path) in CATALOGS {
        only(&broken_catalog(from, to), code, path, to);
    }
}

#[test]
fn each_broken_point_is_told_with_its_one_error() {
    for (broken, code, path) in POINTS {
        only(&of_series(points(broken).as_bytes()), code, &format!("$.series[0]{path}"), broken);
    }
}

#[test]
fn each_broken_series_is_told_with_its_one_error() {
    for (broken, code, path) in SERIES {
        only(&of_series(broken.as_bytes()), code, path, broken);
    }
}

#[test]
fn each_broken_text_is_told_with_line_and_column() {
    let mut differ = Vec::new();
    for (broken, code, path, line, column) in TEXTS {
        let errors = of_series(broken);
        let first = errors.iter().next().expect("there is an error");
        let wanted = (*code, *path, Some(Place { line: *line, column: *column }));
        let told = (first.code(), &*first.path, first.place);
        if told != wanted {
            differ.push(format!("{}\n  told {told:?}\n  not {wanted:?}", String::from_utf8_lossy(broken)));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn texts_over_their_limit_are_refused() {
    let quote = "ệ".repeat(limits::QUOTE + 1);
    let errors =
        of_series(points(&format!(r#"{{"year": 2021, "value": 1, "source": "s", "quote": "{quote}"}}"#)).as_bytes());
    only(&errors, "text-too-long", "$.series[0].points[0].quote", "quote");
    let long = "ệ".repeat(limits::TEXT + 1);
    let errors =
        of_series(points(&format!(r#"{{"year": 2021, "value": 1, "source": "s", "table": "{long}"}}"#)).as_bytes());
    only(&errors, "text-too-long", "$.series[0].points[0].table", "table");
    let errors = broken_catalog("\"Thử\"", &format!("\"{long}\""));
    only(&errors, "text-too-long", "$.title.vi", "title");
    let problem = &errors.iter().next().unwrap().problem;
    assert_eq!(*problem, Problem::TextTooLong { characters: 2001, limit: 2000 });
    let id = "a".repeat(limits::ID);
    let with_id = |id: &str| CATALOG.replacen("\"id\": \"b\"", &format!("\"id\": \"{id}\""), 1);
    assert!(read_catalog("catalog.json", with_id(&id).as_bytes()).is_ok());
    let errors =
        read_catalog("catalog.json", with_id(&[&id, "b"].concat()).as_bytes()).expect_err("an id of 101 letters");
    only(&errors, "text-too-long", "$.indicators[1].id", "id");
}

#[test]
fn a_file_over_64_mib_is_refused_and_one_of_64_mib_is_not() {
    let mut file = b"{\"series\": []}".to_vec();
    file.resize(limits::FILE_BYTES, b' ');
    assert!(read_series("a.json", &file, &catalog(), None).is_ok());
    file.push(b' ');
    only(&of_series(&file), "file-too-large", "$", "a large file");
}

#[test]
fn what_was_found_and_what_was_expected_come_as_data() {
    let errors = read(&points(r#"{"year": "2021", "value": null, "source": "s"}"#)).unwrap_err();
    let problem = &errors.iter().next().unwrap().problem;
    assert_eq!(*problem, Problem::WrongType { found: Found::Text("2021".into()), expected: Type::Whole });
    let errors = broken_catalog(r#""id": "b""#, r#""id": "a""#);
    let problem = &errors.iter().next().unwrap().problem;
    assert_eq!(*problem, Problem::DuplicateId { id: "a".into(), first: "$.indicators[0].id".into() });
}

/// So many points of 2021, and one of the year before and after.
fn crowded(count: usize) -> String {
    let years = std::iter::once(2020).chain(std::iter::repeat_n(2021, count)).chain([2022]);
    let all: Vec<_> = years.map(|year| format!(r#"{{"year": {year}, "value": null, "source": "s"}}"#)).collect();
    all.join(",")
}

#[test]
fn a_series_has_at_most_five_hundred_statements_of_a_year_and_more_are_told_once() {
    assert!(read(&points(&crowded(limits::OF_YEAR))).is_ok());
    let errors = read(&points(&crowded(limits::OF_YEAR + 9))).unwrap_err();
    let path = format!("$.series[0].points[{}].year", limits::OF_YEAR + 1);
    assert_eq!(super::told(&errors), [("too-many-of-year", &*path)]);
}

/// An error of every code there is: those of the tables, and those that need more than a small file.
pub(super) fn one_error_of_each_code() -> Vec<Error> {
    let mut all: Vec<Errors> = Vec::new();
    all.extend(["file-missing", "file-unreadable"].map(|code| {
        let missing = code == "file-missing";
        Errors::of_file(
            "a.json",
            if missing { Problem::FileMissing } else { Problem::FileUnreadable("Permission denied".into()) },
        )
    }));
    all.push(Errors::of_file("a.json", Problem::FileTooLarge { bytes: 70_000_000 }));
    all.push(Errors::of_file("a.json", Problem::TooManyPoints));
    all.extend(TEXTS.iter().map(|(text, ..)| of_series(text)));
    all.extend(CATALOGS.iter().map(|(from, to, ..)| broken_catalog(from, to)));
    all.extend(SERIES.iter().map(|(text, ..)| of_series(text.as_bytes())));
    all.extend(POINTS.iter().map(|(text, ..)| of_series(points(text).as_bytes())));
    all.extend(read(&points(&crowded(limits::OF_YEAR + 1))).err());
    let long = "a".repeat(limits::TEXT + 1);
    all.push(broken_catalog("\"Thử\"", &format!("\"{long}\"")));
    let declared = coopstat::model::FileEntry { path: "a.json".into(), areas: Some(vec![]), indicators: None };
    all.extend(read_series("a.json", points("").as_bytes(), &catalog(), Some(&declared)).err());
    let mut first: std::collections::BTreeMap<&str, Error> = std::collections::BTreeMap::new();
    for error in all.iter().flatten() {
        first.entry(error.code()).or_insert_with(|| error.clone());
    }
    Problem::CODES.iter().filter_map(|code| first.remove(code)).collect()
}
