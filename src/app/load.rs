//! Loading: the catalog, the files of the start, and each further file once, when it is first needed. What fails is told and can be tried again; what was
//! there stays. Here is what is loaded, and which files are asked for, given up and let go; how a file comes is in `fetching`, what becomes of it in
//! `reading`, and what the reader opens in `opened`.

mod fetching;
mod opened;
mod reading;

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use crate::format::Loader;
use crate::loading::Queue;
use crate::model::order;
use crate::model::{AreaIx, Catalog, Dataset, FileEntry, IndicatorIx};
use crate::platform::fetch::Call;
use crate::ui::{MOST_UNASKED, PART, Parts, Problem, RwSignal, UNKNOWN};

/// The catalog that the page opens by itself.
const CATALOG: &str = "data/catalog.json";

/// What is loaded and what is under way; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Loads {
    data: RwSignal<Option<Arc<Dataset>>>,
    problems: RwSignal<Vec<Problem>>,
    pending: RwSignal<usize>,
    parts: Parts,
    /// Whether nothing was chosen since files were opened or taken back: see [`crate::ui::Signals`].
    fresh: RwSignal<bool>,
    /// Whether the state is that of a link that was followed; not where files were opened or taken back since.
    pub(super) followed: StoredValue<bool>,
    /// Counts the catalogs that came or were left.
    pub(super) round: RwSignal<usize>,
    /// Tells of which bytes the data was read: the sum of the files' digests, whatever the order in which they came.
    pub(super) made_of: StoredValue<u32>,
    /// Counts what was taken of the files that the reader opened.
    pub(super) opened: RwSignal<usize>,
    /// The files that have come or have failed, by their place in the catalog.
    settled: RwSignal<Vec<usize>>,
    /// Whether the first view stood in the HTML: it does until the catalog has come.
    stands: bool,
}

/// What is under way. There is one: it stands beside the page's signals, and not among them.
#[derive(Default)]
struct State {
    queue: Queue<Call>,
    /// What has been read and is not shown yet, and whether a moment is set for that.
    unshown: Vec<Option<usize>>,
    will_show: bool,
    /// Counts the beginnings: an answer that belongs to an earlier one is dropped.
    round: usize,
    /// Where the catalog is.
    catalog: String,
    loader: Option<Loader>,
    /// The files that were asked for, by their place in the catalog; a failed one is taken out again.
    asked: Vec<usize>,
    /// The files that failed, by their names: that they come after all is told.
    failed: Vec<String>,
    /// The names of the files that the reader opened, in order: of those of one name the last is meant, whichever is read first.
    opened: Vec<String>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

impl State {
    /// Looks at what is under way, or changes it.
    fn with<T>(work: impl FnOnce(&mut Self) -> T) -> T {
        STATE.with_borrow_mut(work)
    }
}

impl Loads {
    pub(super) fn new(
        data: RwSignal<Option<Arc<Dataset>>>,
        problems: RwSignal<Vec<Problem>>,
        pending: RwSignal<usize>,
        parts: Parts,
        fresh: RwSignal<bool>,
        stands: bool,
    ) -> Self {
        Self {
            data,
            problems,
            pending,
            parts,
            fresh,
            followed: StoredValue::new(true),
            round: RwSignal::new(0),
            made_of: StoredValue::new(0),
            opened: RwSignal::new(0),
            settled: RwSignal::new(Vec::new()),
            stands,
        }
    }

    /// Takes back what the reader opened: loads the catalog that the link names.
    pub(super) fn take_back(self, path: Option<String>) {
        self.followed.set_value(false);
        self.begin(path);
    }

    /// Follows a link to another catalog. No figure of the one before is shown under it, also where the new one does not come; but for one that the reader
    /// opened, which is told to be of no link.
    pub(super) fn follow(self, path: Option<String>) {
        if !self.is_opened() {
            State::with(|state| {
                state.loader = None;
                state.unshown.clear();
            });
            self.settled.set(Vec::new());
            self.round.update(|round| *round += 1);
            self.data.set(None);
        }
        self.begin(path);
    }

    /// Loads a catalog and the files of its start. What was shown stays until the new catalog is there.
    pub(super) fn begin(self, path: Option<String>) {
        self.next_round(path.unwrap_or_else(|| CATALOG.to_owned()));
        self.fetch(None, 0);
    }

    /// Asks for the files that may hold some figures, each once.
    pub(super) fn need(self, needs: Vec<(IndicatorIx, AreaIx)>) {
        let wanted = self.with_catalog(|catalog| {
            places(catalog, |entry| needs.iter().any(|(indicator, area)| entry.may_hold(*indicator, *area)))
        });
        let wanted = wanted.unwrap_or_default();
        State::with(|state| state.queue.want(&wanted));
        for place in wanted {
            self.ask(place, 0);
        }
    }

    /// Gives up the files under way that may hold some figures.
    pub(super) fn stop(self, needs: &[(IndicatorIx, AreaIx)]) {
        let places = self.with_catalog(|catalog| {
            let wanted = |file: &FileEntry| needs.iter().any(|(indicator, area)| file.may_hold(*indicator, *area));
            places(catalog, |file| !file.is_eager() && wanted(file))
        });
        let places = places.unwrap_or_default();
        self.give_up(&|place| places.contains(&place));
    }

    /// Holds what the parts of the view need, except for a part that needs very many files: gives up what else is under way, and lets go of files that
    /// were not needed for long.
    pub(super) fn keep(self, parts: &[Vec<(IndicatorIx, AreaIx)>]) {
        if self.is_opened() {
            return; // nobody could fetch them again
        }
        let kept = self.with_catalog(|catalog| {
            let mut kept = places(catalog, FileEntry::is_eager);
            for needs in parts {
                let wanted = |file: &FileEntry| needs.iter().any(|(indicator, area)| file.may_hold(*indicator, *area));
                let files = places(catalog, wanted);
                if files.len() <= MOST_UNASKED {
                    kept.extend(files);
                }
            }
            order::distinct(kept)
        });
        let Some(kept) = kept else { return };
        self.give_up(&|place| !kept.contains(&place));
        let spare: Vec<usize> =
            self.settled.with_untracked(|all| all.iter().filter(|place| !kept.contains(place)).copied().collect());
        let gone = State::with(|state| {
            state.queue.want(&kept);
            let gone = state.queue.too_many(&spare);
            let loader = state.loader.as_mut().filter(|_| !gone.is_empty())?;
            let catalog = loader.dataset().shared_catalog();
            let names: Vec<&str> =
                gone.iter().filter_map(|place| catalog.files.get(*place)).map(|file| &*file.path).collect();
            loader.remove(&names);
            state.asked.retain(|place| !gone.contains(place));
            Some(gone)
        });
        if let Some(gone) = gone {
            self.settled.update(|settled| settled.retain(|place| !gone.contains(place)));
            self.publish();
        }
    }

    /// Has the page show what is read, with what the reader added.
    fn publish(self) {
        let data = State::with(|state| {
            let data = state.loader.as_ref()?.dataset();
            // Nothing is added before the part has come.
            Some(Arc::new(self.parts.now().map_or_else(|| data.clone(), |late| (late.over)(data))))
        });
        if data.is_some() {
            self.data.set(data);
        }
    }

    fn give_up(self, unwanted: &dyn Fn(usize) -> bool) {
        State::with(|state| {
            let (places, calls) = state.queue.give_up(&|place| place.is_some_and(unwanted));
            state.asked.retain(|place| !places.contains(place));
            calls.iter().for_each(Call::give_up);
        });
        self.go_on();
    }

    /// Fetches the files whose turn it is, and tells how many are still to come.
    fn go_on(self) {
        while let Some((place, tried)) = State::with(|state| state.queue.next()) {
            self.fetch(Some(place), tried);
        }
        let count = State::with(|state| state.queue.count());
        if self.pending.get_untracked() != count {
            self.pending.set(count);
        }
    }

    /// How many files that may hold some figures have neither come nor failed.
    pub(super) fn to_come(self, needs: &[(IndicatorIx, AreaIx)]) -> usize {
        let Some(data) = self.data.get() else { return 0 };
        let files = &data.catalog().files;
        self.settled.with(|settled| {
            if settled.len() == files.len() {
                return 0;
            }
            let wanted = |file: &FileEntry| needs.iter().any(|(indicator, area)| file.may_hold(*indicator, *area));
            files.iter().enumerate().filter(|(place, file)| !settled.contains(place) && wanted(file)).count()
        })
    }

    /// Asks again for a file that failed.
    pub(super) fn retry(self, file: &str) {
        self.again(file, 0);
    }

    /// Asks again for every file that failed for want of a network.
    pub(super) fn back_online(self) {
        let failed = |problem: &Problem| matches!(problem.code.as_str(), "network" | "timeout");
        let files: Vec<_> =
            self.problems.with_untracked(|all| all.iter().filter(|p| failed(p)).map(|p| p.file.clone()).collect());
        for file in files {
            self.again(&file, 0);
        }
        if untrack(move || self.parts.failed()) {
            self.again(PART, 0);
        }
    }

    /// What the reader asks for again is told again where it fails again; what the page asks for by itself leaves its notice where it is.
    fn again(self, file: &str, tried: u8) {
        if tried == 0 {
            self.problems.update(|all| all.retain(|problem| problem.file != file));
        }
        if file == PART {
            return self.parts.ask();
        }
        if State::with(|state| state.catalog == file) {
            self.fetch(None, tried);
            return;
        }
        let place = self.with_catalog(|catalog| catalog.files.iter().position(|entry| &*entry.path == file));
        if let Some(place) = place.flatten() {
            self.ask(place, tried);
        }
    }

    fn next_round(self, catalog: String) {
        self.problems.update(|all| all.retain(|problem| problem.code == "link" || problem.code == UNKNOWN));
        State::with(|state| {
            state.round += 1;
            state.catalog = catalog;
            state.asked.clear();
            state.failed.clear();
            state.queue.clear().iter().for_each(Call::give_up);
        });
    }

    fn with_catalog<T>(self, f: impl FnOnce(&Catalog) -> T) -> Option<T> {
        State::with(|state| state.loader.as_ref().map(|loader| f(loader.dataset().catalog())))
    }

    /// Fetches a file of the catalog, unless that was asked for already.
    fn ask(self, place: usize, tried: u8) {
        if State::with(|state| order::insert(&mut state.asked, place)) {
            State::with(|state| state.queue.push(place, tried));
            self.go_on();
        }
    }

    /// Takes a file for one that has come; where it failed before, that is told.
    fn has_come(self, file: &str) {
        let failed = State::with(|state| {
            let before = state.failed.len();
            state.failed.retain(|failed| failed != file);
            state.failed.len() < before
        });
        if failed {
            self.parts.has_come(file);
        }
    }

    /// Lets a file be asked for again.
    fn forget(self, place: Option<usize>) {
        if let Some(place) = place {
            State::with(|state| state.asked.retain(|asked| *asked != place));
        }
    }
}

fn places(catalog: &Catalog, test: impl Fn(&crate::model::FileEntry) -> bool) -> Vec<usize> {
    catalog.files.iter().enumerate().filter(|(_, entry)| test(entry)).map(|(place, _)| place).collect()
}
