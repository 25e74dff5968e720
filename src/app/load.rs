//! Loading: the catalog, the files of the start, and each further file once, when it is first needed. What fails is told and can be tried again; what was
//! there stays.

use std::sync::Arc;

use leptos::prelude::*;

use crate::format::queue::Queue;
use crate::format::{Errors, Loader, SeriesReading, read_catalog};
use crate::model::order;
use crate::model::{AreaIx, Catalog, Dataset, FileEntry, IndicatorIx, Series};
use crate::platform::fetch::{self, Call, FetchError};
use crate::platform::files::Opened;
use crate::platform::page::{after, now, pause};
use crate::text::loading::{Why, advice, asks_again, heading};
use crate::ui::{Late, MOST_UNASKED, PART, Parts, Problem, RwSignal, UNKNOWN, both};

/// The catalog that the page opens by itself.
const CATALOG: &str = "data/catalog.json";

/// What is loaded and what is under way; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Loads {
    data: RwSignal<Option<Arc<Dataset>>>,
    problems: RwSignal<Vec<Problem>>,
    pending: RwSignal<usize>,
    parts: Parts,
    /// Counts the catalogs that came.
    pub(super) round: RwSignal<usize>,
    /// Tells of which bytes the data was read: the sum of the files' digests, whatever the order in which they came.
    pub(super) made_of: StoredValue<u32>,
    /// Counts what was taken of the files that the reader opened.
    pub(super) opened: RwSignal<usize>,
    /// The files that have come or have failed, by their place in the catalog.
    settled: RwSignal<Vec<usize>>,
    state: StoredValue<State, LocalStorage>,
}

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
    /// The names of the files that the reader opened, in order: of those of one name the last is meant, whichever is read first.
    opened: Vec<String>,
}

impl Loads {
    pub(super) fn new(
        data: RwSignal<Option<Arc<Dataset>>>,
        problems: RwSignal<Vec<Problem>>,
        pending: RwSignal<usize>,
        parts: Parts,
    ) -> Self {
        Self {
            data,
            problems,
            pending,
            parts,
            round: RwSignal::new(0),
            made_of: StoredValue::new(0),
            opened: RwSignal::new(0),
            settled: RwSignal::new(Vec::new()),
            state: StoredValue::new_local(State::default()),
        }
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
        self.state.update_value(|state| state.queue.want(&wanted));
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
        self.give_up(|place| places.contains(&place));
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
        self.give_up(|place| !kept.contains(&place));
        let spare: Vec<usize> =
            self.settled.with_untracked(|all| all.iter().filter(|place| !kept.contains(place)).copied().collect());
        let data = self.state.try_update_value(|state| {
            state.queue.want(&kept);
            let gone = state.queue.too_many(&spare);
            let loader = state.loader.as_mut().filter(|_| !gone.is_empty())?;
            let catalog = loader.dataset().shared_catalog();
            let names: Vec<&str> =
                gone.iter().filter_map(|place| catalog.files.get(*place)).map(|file| &*file.path).collect();
            loader.remove(&names);
            state.asked.retain(|place| !gone.contains(place));
            Some((gone, Arc::new(loader.dataset().clone())))
        });
        if let Some((gone, data)) = data.flatten() {
            self.settled.update(|settled| settled.retain(|place| !gone.contains(place)));
            self.data.set(Some(data));
        }
    }

    fn give_up(self, unwanted: impl Fn(usize) -> bool) {
        self.state.update_value(|state| {
            let (places, calls) = state.queue.give_up(unwanted);
            state.asked.retain(|place| !places.contains(place));
            calls.iter().for_each(Call::give_up);
        });
        self.go_on();
    }

    /// Fetches the files whose turn it is, and tells how many are still to come.
    fn go_on(self) {
        while let Some((place, tried)) = self.state.try_update_value(|state| state.queue.next()).flatten() {
            self.fetch(Some(place), tried);
        }
        let count = self.state.with_value(|state| state.queue.count());
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

    /// Takes a file for one that could not be read, unless it was read before: what is shown then no more says that there is nothing in it.
    fn lacks(self, place: Option<usize>) {
        let Some(place) = place else { return };
        if self.settled.with_untracked(|settled| settled.contains(&place)) {
            return;
        }
        let data = self.state.try_update_value(|state| {
            let loader = state.loader.as_mut()?;
            loader.set_unread(place, true);
            Some(Arc::new(loader.dataset().clone()))
        });
        if let Some(data) = data.flatten() {
            self.data.set(Some(data));
        }
        self.settled.update(|settled| settled.push(place));
    }

    /// Asks again for a file that failed.
    pub(super) fn retry(self, file: &str) {
        self.again(file, 0);
    }

    /// Asks again for every file that failed for want of a network.
    pub(super) fn back_online(self) {
        let failed = |problem: &Problem| matches!(problem.code.as_str(), "network" | "timeout" | PART);
        let files: Vec<_> =
            self.problems.with_untracked(|all| all.iter().filter(|p| failed(p)).map(|p| p.file.clone()).collect());
        for file in files {
            self.again(&file, 0);
        }
    }

    fn again(self, file: &str, tried: u8) {
        self.problems.update(|all| all.retain(|problem| problem.file != file));
        if file == PART {
            return self.parts.ask();
        }
        if self.state.with_value(|state| state.catalog == file) {
            self.fetch(None, tried);
            return;
        }
        let place = self.with_catalog(|catalog| catalog.files.iter().position(|entry| &*entry.path == file));
        if let Some(place) = place.flatten() {
            self.ask(place, tried);
        }
    }

    /// Shows files that the reader opened: a catalog with its series files, or series files for the catalog that is shown.
    pub(super) fn open(self, files: Vec<Opened>) {
        self.problems.update(|all| all.retain(|problem| problem.code == UNKNOWN));
        let mut readable = Vec::new();
        for file in files {
            match file.bytes {
                Some(bytes) => readable.push((file.name, bytes)),
                None => self.tell(of_unreadable(&file.name)),
            }
        }
        let is_catalog = |bytes: &[u8]| bytes.windows(FORMAT.len()).take(4096).any(|window| window == FORMAT);
        let catalog = readable.iter().position(|(_, bytes)| is_catalog(bytes)).map(|place| readable.remove(place));
        if let Some((name, bytes)) = catalog {
            match read_catalog(&name, &bytes) {
                Ok(mut catalog) => {
                    catalog.opened = Some(name.as_str().into());
                    self.next_round(name);
                    self.take_catalog(catalog);
                    self.opened.update(|count| *count += 1);
                    // Nothing is to be fetched for a catalog that came from the reader's own disk.
                    let all = self.with_catalog(|catalog| catalog.files.len()).unwrap_or_default();
                    self.state.update_value(|state| {
                        state.asked = (0..all).collect();
                        // What is not among the files that were opened was never read: nobody can say that it holds nothing.
                        if let Some(loader) = &mut state.loader {
                            (0..all).for_each(|place| loader.set_unread(place, true));
                        }
                    });
                    self.settled.set((0..all).collect());
                }
                Err(errors) => return self.broken(&name, errors, true),
            }
        }
        let round = self.state.with_value(|state| state.round);
        let names: Vec<String> = readable.iter().map(|(name, _)| name.clone()).collect();
        self.state.update_value(|state| state.opened.extend_from_slice(&names));
        let opened = self.state.with_value(|state| state.opened.len()) - names.len();
        leptos::task::spawn_local(async move {
            let whole = self.is_opened();
            for (turn, (name, bytes)) in readable.into_iter().enumerate() {
                // A file that is added to the site's is none of them, whatever its name.
                let place = self.with_catalog(|catalog| {
                    catalog.files.iter().position(|entry| whole && entry.path.rsplit('/').next() == Some(name.as_str()))
                });
                let is_wanted = || {
                    self.state.with_value(|state| {
                        let last = state.opened.iter().rposition(|one| *one == name);
                        state.round == round && last == Some(opened + turn)
                    })
                };
                let Some(mut read) = self.read(&name, place.flatten(), &bytes, &is_wanted).await else { continue };
                if let (false, Ok(series), Some(late)) = (whole, &mut read, self.parts.now()) {
                    // What of the site's may be the same comes first: else that would be refused for the sake of the added.
                    self.need((late.mark_added)(series, &name));
                    while self.pending.get_untracked() > 0 && is_wanted() {
                        pause(50).await;
                    }
                }
                if is_wanted() {
                    self.take_series(&name, place.flatten(), read, self.parts.now());
                }
            }
            let missing = |state: &State| {
                let data = state.loader.as_ref().filter(|_| whole)?.dataset();
                (self.parts.now()?.missing)(&state.catalog, data, &names)
            };
            self.state.with_value(missing).into_iter().for_each(|problem| self.tell(problem));
        });
    }

    fn is_opened(self) -> bool {
        let opened = |state: &State| state.loader.as_ref().is_some_and(|loader| loader.dataset().is_opened());
        self.state.with_value(opened)
    }

    /// Reads a series file, for no longer than [`A_GO`] at a time; nothing where there is no catalog, or nobody wants it any more.
    async fn read(
        self,
        name: &str,
        place: Option<usize>,
        bytes: &[u8],
        is_wanted: &dyn Fn() -> bool,
    ) -> Option<Result<Vec<Series>, Errors>> {
        let catalog = self.state.with_value(|state| state.loader.as_ref().map(|it| it.dataset().shared_catalog()))?;
        let entry = place.and_then(|place| catalog.files.get(place));
        let mut reading = match SeriesReading::new(name, bytes, &catalog, entry) {
            Ok(reading) => reading,
            Err(errors) => return Some(Err(errors)),
        };
        loop {
            let (began, mut count) = (now(), 0_u8);
            // To ask for the time takes as long as a short series.
            let mut rests = || {
                count = (count + 1) % 32;
                count == 0 && now() - began > A_GO
            };
            if reading.go_on(&mut rests) {
                return is_wanted().then(|| reading.finish());
            }
            pause(0).await;
            if !is_wanted() {
                return None;
            }
        }
    }

    fn next_round(self, catalog: String) {
        self.problems.update(|all| all.retain(|problem| problem.code == "link" || problem.code == UNKNOWN));
        self.state.update_value(|state| {
            state.round += 1;
            state.catalog = catalog;
            state.asked.clear();
            state.queue.clear().iter().for_each(Call::give_up);
        });
    }

    fn with_catalog<T>(self, f: impl FnOnce(&Catalog) -> T) -> Option<T> {
        self.state.with_value(|state| state.loader.as_ref().map(|loader| f(loader.dataset().catalog())))
    }

    fn take_catalog(self, catalog: Catalog) {
        let loader = Loader::new(Arc::new(catalog));
        let data = Arc::new(loader.dataset().clone());
        self.state.update_value(|state| state.loader = Some(loader));
        self.settled.set(Vec::new());
        self.round.update(|round| *round += 1);
        self.data.set(Some(data));
    }

    /// Fetches a file of the catalog, unless that was asked for already.
    fn ask(self, place: usize, tried: u8) {
        if self.state.try_update_value(|state| order::insert(&mut state.asked, place)).unwrap_or_default() {
            self.state.update_value(|state| state.queue.push(place, tried));
            self.go_on();
        }
    }

    /// What arrived: the catalog, or the series file at a place in it.
    fn take_catalog_file(self, file: &str, read: Result<Catalog, Errors>) {
        match read {
            Ok(catalog) => {
                self.take_catalog(catalog);
                let eager = self.with_catalog(|catalog| places(catalog, |entry| entry.is_eager())).unwrap_or_default();
                for place in eager {
                    self.ask(place, 0);
                }
            }
            Err(errors) => self.broken(file, errors, false),
        }
    }

    /// `own`: of a file that the reader opened, which takes the place of what it held before.
    fn take_series(self, name: &str, place: Option<usize>, read: Result<Vec<Series>, Errors>, own: Option<Late>) {
        let outcome = self.state.try_update_value(|state| {
            let loader = state.loader.as_mut()?;
            let added = read.and_then(|series| match own {
                Some(late) => (late.replace)(loader, name, series),
                None => loader.add(name, series),
            });
            if let (Some(place), Ok(())) = (place, &added) {
                loader.set_unread(place, false);
            }
            Some(added)
        });
        match outcome.flatten() {
            Some(Ok(())) => {
                self.will_show(place);
                if own.is_some() {
                    self.opened.update(|count| *count += 1);
                }
            }
            Some(Err(errors)) => {
                self.forget(place);
                self.lacks(place);
                self.broken(name, errors, own.is_some());
            }
            None => {}
        }
    }

    /// Shows what was read from a file: at once, or together with the next ones where many are to come.
    fn will_show(self, place: Option<usize>) {
        let (at_once, first) = self
            .state
            .try_update_value(|state| {
                state.unshown.push(place);
                let at_once = !state.queue.is_long();
                let first = !at_once && !std::mem::replace(&mut state.will_show, true);
                (at_once, first)
            })
            .unwrap_or_default();
        if at_once {
            self.show();
        } else if first {
            after(TOGETHER, move || self.show());
        }
    }

    fn show(self) {
        let read = self.state.try_update_value(|state| {
            state.will_show = false;
            let read = std::mem::take(&mut state.unshown);
            let loader = state.loader.as_ref().filter(|_| !read.is_empty())?;
            Some((read, Arc::new(loader.dataset().clone())))
        });
        if let Some((read, data)) = read.flatten() {
            self.data.set(Some(data));
            self.settled.update(|settled| {
                for place in read.into_iter().flatten() {
                    if !settled.contains(&place) {
                        settled.push(place);
                    }
                }
            });
        }
    }

    /// Lets a file be asked for again.
    fn forget(self, place: Option<usize>) {
        if let Some(place) = place {
            self.state.update_value(|state| state.asked.retain(|asked| *asked != place));
        }
    }

    /// Fetches the catalog, or the series file at a place in it, for the given try (the first is 0).
    fn fetch(self, place: Option<usize>, tried: u8) {
        let (round, catalog) = self.state.with_value(|state| (state.round, state.catalog.clone()));
        // The reader is told the name that the catalog gives; the server the path from the page.
        let (path, file) = match place {
            None => (catalog.clone(), catalog),
            Some(place) => {
                let file = self.with_catalog(|catalog| catalog.files.get(place).map(|entry| entry.path.to_string()));
                let Some(file) = file.flatten() else { return };
                let folder = catalog.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
                (folder + &file, file)
            }
        };
        let call = Call::default();
        let number = self.state.try_update_value(|state| state.queue.begin(place, call.clone()));
        if place.is_none() {
            self.go_on();
        }
        leptos::task::spawn_local(async move {
            let answer = fetch::bytes(&path, &call).await;
            // Nobody wants what was given up, or belongs to an earlier round.
            let is_wanted = || {
                let wants =
                    |number| self.state.with_value(|state| state.round == round && state.queue.waits_for(number));
                number.is_some_and(wants)
            };
            let read = match (&answer, place) {
                (Err(_), _) => None,
                // A catalog is read in a task of its own: with all that follows from it, it would take longer than a frame.
                (Ok(bytes), None) => {
                    let catalog = read_catalog(&file, bytes);
                    pause(0).await;
                    Some(Read::Catalog(catalog))
                }
                (Ok(bytes), Some(_)) => self.read(&file, place, bytes, &is_wanted).await.map(Read::Series),
            };
            let wanted = is_wanted();
            self.state.update_value(|state| number.into_iter().for_each(|number| state.queue.end(number)));
            self.go_on();
            if !wanted {
                return;
            }
            if let Ok(bytes) = &answer {
                self.made_of.update_value(|sum| *sum = sum.wrapping_add(digest(bytes)));
            }
            match (answer, read) {
                (Err(error), _) => self.failed(place, file, error, tried),
                (_, Some(Read::Catalog(catalog))) => self.take_catalog_file(&file, catalog),
                (_, Some(Read::Series(series))) => self.take_series(&file, place, series, None),
                (_, None) => {}
            }
        });
    }

    /// Tells that a file did not come, and asks for it again later where that may help.
    fn failed(self, place: Option<usize>, file: String, error: FetchError, tried: u8) {
        self.forget(place);
        self.lacks(place);
        let why = match error {
            FetchError::Status(status, _) => Why::Status(status),
            FetchError::NotJson => Why::WebPage,
            FetchError::Network => Why::NoAnswer,
            FetchError::Timeout => Why::TooSlow,
        };
        let again = error.again_after(tried);
        self.tell(of_loading(&file, &error.code(), why, place.is_none(), again));
        let Some(seconds) = again else { return };
        let round = self.state.with_value(|state| state.round);
        let milliseconds = i32::try_from(seconds * 1000).unwrap_or(i32::MAX);
        after(milliseconds, move || {
            // Not where another catalog was opened meanwhile, or the reader has tried again or closed the message.
            let still = self.problems.try_with_untracked(|all| all.iter().any(|problem| problem.file == file));
            if still == Some(true) && self.state.with_value(|state| state.round == round) {
                self.again(&file, tried + 1);
            }
        });
    }

    /// Tells what is wrong in a file; `own`: in one that the reader opened. The words for that are in the later part.
    fn broken(self, file: &str, errors: Errors, own: bool) {
        let (round, file) = (self.state.with_value(|state| state.round), file.to_owned());
        self.parts.then(move |late| {
            if self.state.with_value(|state| state.round == round) {
                self.tell(match late {
                    Some(late) => {
                        let loader = |state: &State| (late.told)(&file, &errors, own, state.loader.as_ref());
                        self.state.with_value(loader)
                    }
                    None => {
                        let code = errors.iter().next().map_or("", |error| error.code());
                        of_loading(&file, code, Why::Unexplained, false, None)
                    }
                });
            }
        });
    }

    fn tell(self, problem: Problem) {
        self.problems.update(|all| {
            all.retain(|old| (&old.code, &old.file) != (&problem.code, &problem.file));
            all.push(problem);
        });
    }
}

/// Tells one file from another (FNV-1a, 32 bits); nothing depends on it that an enemy could want.
fn digest(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// What a file was read as.
enum Read {
    Catalog(Result<Catalog, Errors>),
    Series(Result<Vec<Series>, Errors>),
}

/// How long a file is read before what else there is to do has its turn, in milliseconds: less than a frame.
const A_GO: f64 = 10.0;

/// How long files that come one after the other wait to be shown together, in milliseconds.
const TOGETHER: i32 = 200;

/// What every catalog has in it, and no series file.
const FORMAT: &[u8] = b"coopstat/1";

fn places(catalog: &Catalog, test: impl Fn(&crate::model::FileEntry) -> bool) -> Vec<usize> {
    catalog.files.iter().enumerate().filter(|(_, entry)| test(entry)).map(|(place, _)| place).collect()
}

fn of_unreadable(file: &str) -> Problem {
    let mut problem = of_loading(file, "unreadable", Why::Unreadable, false, None);
    problem.retry = false;
    problem
}

/// `all`: whether the catalog did not come; `again`: the seconds after which the page asks again by itself.
fn of_loading(file: &str, code: &str, why: Why, all: bool, again: Option<u32>) -> Problem {
    let mut lines = vec![both(|lang| advice(lang, why, all).to_owned())];
    lines.extend(again.map(|seconds| both(|lang| asks_again(lang, seconds))));
    Problem {
        code: code.to_owned(),
        file: file.to_owned(),
        heading: both(|lang| heading(lang, why)),
        lines,
        retry: true,
    }
}
