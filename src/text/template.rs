//! Sentences with places to be filled in. Where there are many sentences of the same values, one of them is chosen and filled here: as a `format!` of its own each
//! of them would be code of its own, which readers on slow lines wait for.

/// Fills the places of a template, `{name}`, with what `value` has for their names; what is filled in is never looked at again, so data may have braces.
pub(super) fn fill<'a>(template: &str, value: &dyn Fn(&str) -> &'a str) -> String {
    let mut out = String::with_capacity(template.len() + 100);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(value(name));
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_looked_at_again() {
        let value = |name: &str| match name {
            "a" => "{b}",
            "b" => "{",
            _ => "?",
        };
        assert_eq!(fill("“{a}” và {b}, {c}.", &value), "“{b}” và {, ?.");
        assert_eq!(fill("none", &value), "none");
        assert_eq!(fill("cut {a", &value), "cut {b}");
    }
}
