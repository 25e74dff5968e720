//! The languages of the page, and texts that are told in them.

/// A language of the page. Vietnamese comes first: it is what most readers use, and what a missing translation falls back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The BCP 47 tag, as it stands in a link and in `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of a tag, if it is one of the page's.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }
}

/// A text for people, in Vietnamese and perhaps in English. Data, never markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    vi: Box<str>,
    en: Option<Box<str>>,
}

impl Text {
    /// A text in Vietnamese, and in English where there is a translation.
    pub fn new(vi: impl Into<Box<str>>, en: Option<impl Into<Box<str>>>) -> Self {
        Self { vi: vi.into(), en: en.map(Into::into) }
    }

    /// A text that stands in every language as it is, such as a name.
    #[must_use]
    pub const fn same(words: Box<str>) -> Self {
        Self { vi: words, en: None }
    }

    /// The text in a language; a missing translation falls back to Vietnamese.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => self.en.as_deref().unwrap_or(&self.vi),
        }
    }

    /// The language that [`Text::get`] really answers in: what a screen reader must be told.
    #[must_use]
    pub fn told_in(&self, lang: Lang) -> Lang {
        if self.en.is_none() { Lang::Vi } else { lang }
    }

    /// The English text, if there is one.
    #[must_use]
    pub fn en(&self) -> Option<&str> {
        self.en.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_english_text_falls_back_to_vietnamese_and_says_so() {
        let text = Text::new("hợp tác xã", None::<&str>);
        assert_eq!(text.get(Lang::En), "hợp tác xã");
        assert_eq!(text.told_in(Lang::En), Lang::Vi);
    }
}
