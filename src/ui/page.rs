//! What every component is handed: the state of the view, the data read so far, and the ways to ask for more.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::{AreaIx, Dataset, IndicatorIx, Lang};
use crate::platform::history::Step;
use crate::present::{Selection, ViewState};
use crate::text::ui::Msg;

/// Something that went wrong and that the reader is told: a file that did not come, or does not conform.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The stable code.
    pub code: String,
    /// The file.
    pub file: String,
    /// What happened, in each language, in the order of [`Lang::ALL`].
    pub heading: [String; 2],
    /// The details: what, where, and what to do, a line each.
    pub lines: Vec<[String; 2]>,
    /// Whether asking for the file again can help.
    pub retry: bool,
}

/// A text of the page in each language, in the order of [`Lang::ALL`].
pub fn both(text: impl Fn(Lang) -> String) -> [String; 2] {
    Lang::ALL.map(text)
}

/// The text of a language out of both.
pub(super) fn pick(lang: Lang, both: [String; 2]) -> String {
    let [vi, en] = both;
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// The page's signals and callbacks; cheap to copy.
#[derive(Clone, Copy)]
pub struct Page {
    /// What the link asks for.
    pub state: RwSignal<ViewState>,
    /// The data read so far; `None` until the catalog is there.
    pub data: RwSignal<Option<Arc<Dataset>>>,
    /// What the link asks for, resolved against the data.
    pub selection: Memo<Option<Selection>>,
    /// The language.
    pub lang: Memo<Lang>,
    /// What went wrong.
    pub problems: RwSignal<Vec<Problem>>,
    /// How many files are under way.
    pub pending: RwSignal<usize>,
    /// Whether the page is dark now.
    pub dark: Memo<bool>,
    /// Device pixels to one CSS pixel.
    pub ratio: RwSignal<f64>,
    /// What was last done, for a screen reader: "copied", "saved".
    pub said: RwSignal<String>,
    /// Makes another state the page's, and its link.
    pub go: Callback<(ViewState, Step)>,
    /// Asks for the files that hold some figures.
    pub need: Callback<Vec<(IndicatorIx, AreaIx)>>,
    /// Asks again for a file that failed.
    pub retry: Callback<String>,
}

impl Page {
    /// Words of the interface in the chosen language.
    pub fn t(self, msg: Msg) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || msg.text(self.lang.get())
    }

    /// Changes the state, as a step that Back undoes.
    pub fn change(self, change: impl FnOnce(&mut ViewState)) {
        self.change_as(Step::Push, change);
    }

    /// Changes the state.
    pub fn change_as(self, step: Step, change: impl FnOnce(&mut ViewState)) {
        let mut state = self.state.get_untracked();
        let before = state.clone();
        change(&mut state);
        if state != before || step == Step::Push {
            self.go.run((state, step));
        }
    }

    /// What is made of the data and the selection; nothing until both are there. Made anew only when one of them changes.
    pub fn derive<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        make: impl Fn(&Dataset, &Selection) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        Memo::new(move |_| {
            let selection = self.selection.get()?;
            let data = self.data.get()?;
            Some(make(&data, &selection))
        })
    }
}
