//! Which documents a handler leads to, by way of the functions that it calls.
//!
//! Functions are known by their names alone, so a function that is renamed where it is imported is not found.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::note::{DocumentNote, WebhookOfProgram, crate_of};
use crate::webhook::Mention;

/// A document, as its note tells it.
#[derive(Debug)]
pub(crate) struct Document {
    /// The function that it is in, by its path: `shop::ivr::main_menu`.
    pub(crate) function: &'static str,
    pub(crate) mentions: &'static [Mention],
    pub(crate) calls: &'static str,
    pub(crate) limited: &'static [&'static str],
}

impl From<&'static DocumentNote> for Document {
    fn from(note: &'static DocumentNote) -> Self {
        Self { function: note.function(), mentions: note.mentions, calls: note.calls, limited: note.limited }
    }
}

/// All documents of the handler in one. The handlers that they name are known without it.
impl From<&'static WebhookOfProgram> for Document {
    fn from(note: &'static WebhookOfProgram) -> Self {
        Self { function: (note.path)(), mentions: note.addresses, calls: note.calls, limited: note.limited }
    }
}

/// The documents of a program.
#[derive(Debug)]
pub(crate) struct Documents {
    all: Vec<Document>,
    /// Their positions, by the names of the functions that they are in.
    by_name: HashMap<&'static str, Vec<usize>>,
    /// The positions of those that no handler is known to lead to.
    unreached: Vec<usize>,
}

impl Documents {
    /// Those of the whole program.
    pub(crate) fn of_program() -> &'static Self {
        static OF_PROGRAM: LazyLock<Documents> = LazyLock::new(|| {
            let handlers = || inventory::iter::<WebhookOfProgram>();
            let documents = inventory::iter::<DocumentNote>().map(Document::from);
            Documents::new(
                documents.chain(handlers().map(Document::from)),
                handlers().map(|handler| ((handler.path)(), handler.calls)),
            )
        });
        &OF_PROGRAM
    }

    /// The handlers are given by their paths and the functions that they call.
    fn new<'h>(
        documents: impl Iterator<Item = Document>,
        handlers: impl Iterator<Item = (&'h str, &'h str)>,
    ) -> Self {
        let mut all: Vec<_> = documents.collect();
        // They come in no order.
        all.sort_by_key(|document| {
            (document.function, document.mentions.first().map(|mention| mention.location.line()))
        });
        let mut by_name: HashMap<_, Vec<_>> = HashMap::new();
        for (at, document) in all.iter().enumerate() {
            by_name.entry(last(document.function)).or_default().push(at);
        }
        let mut this = Self { all, by_name, unreached: Vec::new() };
        let reached: HashSet<_> =
            handlers.flat_map(|(handler, calls)| this.reached_at(handler, calls)).map(|(at, _)| at).collect();
        this.unreached = (0..this.all.len()).filter(|at| !reached.contains(at)).collect();
        this
    }

    /// The documents of a handler and of the functions that it calls, and that these call.
    pub(crate) fn reached_by(&self, handler: &str, calls: &str) -> Vec<Reached<'_>> {
        let reached = self.reached_at(handler, calls).into_iter();
        reached.map(|(at, certain)| Reached { document: &self.all[at], certain }).collect()
    }

    /// The documents that no handler is known to lead to.
    pub(crate) fn unreached(&self) -> impl Iterator<Item = &Document> {
        self.unreached.iter().map(|at| &self.all[*at])
    }

    /// The positions of what is reached, and whether that is certain.
    fn reached_at(&self, handler: &str, calls: &str) -> Vec<(usize, bool)> {
        let named = self.by_name.get(last(handler)).into_iter().flatten();
        let own = named.filter(|at| self.all[**at].function == handler);
        let mut reached: Vec<_> = own.map(|at| (*at, true)).collect();
        // First by calls that can be nothing else, so that what can be reached so is certain.
        for certain in [true, false] {
            self.called(handler, calls, certain, &mut reached);
            let mut next = 0;
            while let Some(&(at, _)) = reached.get(next) {
                let Document { function, calls, .. } = self.all[at];
                self.called(function, calls, certain, &mut reached);
                next += 1;
            }
        }
        reached
    }

    /// Adds the documents of the functions that `caller` calls, if that is `certain`, or all.
    fn called(&self, caller: &str, calls: &str, certain: bool, reached: &mut Vec<(usize, bool)>) {
        for call in calls.split(' ') {
            let named = self.by_name.get(last(call)).map(Vec::as_slice).unwrap_or_default();
            let (nearest, is_sure) = nearest(call, caller, named, |at| self.all[*at].function);
            for at in nearest {
                let is_known = reached.iter().any(|(known, _)| *known == at);
                if !is_known && (is_sure || !certain) {
                    reached.push((at, certain));
                }
            }
        }
    }
}

/// A document that a handler leads to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reached<'d> {
    pub(crate) document: &'d Document,
    /// Whether it cannot be that of another function of the same name.
    pub(crate) certain: bool,
}

/// Of what a call may mean, the nearest: in the module of the caller, or else in its crate; and whether it can be nothing else. A method can be that of
/// any type, and a name alone can be imported from anywhere.
pub(super) fn nearest<T: Copy>(
    call: &str,
    caller: &str,
    all: &[T],
    path: impl Fn(&T) -> &'static str,
) -> (Vec<T>, bool) {
    let named: Vec<_> = all.iter().copied().filter(|one| is_call_of(call, path(one))).collect();
    let is_function = !call.starts_with('.');
    let near = |is_near: &dyn Fn(&T) -> bool| named.iter().copied().filter(is_near).collect::<Vec<_>>();
    let in_module = near(&|one| module(path(one)) == module(caller));
    if !in_module.is_empty() && !call.contains("::") {
        return (in_module, is_function);
    }
    let in_crate = near(&|one| crate_of(path(one)) == crate_of(caller));
    let nearest = if in_crate.is_empty() { named.clone() } else { in_crate };
    let functions: HashSet<_> = nearest.iter().map(path).collect();
    (nearest, is_function && call.contains("::") && functions.len() == 1)
}

/// Whether this may be a call of that function: `main_menu`, `ivr::main_menu` or `.main_menu` of `shop::ivr::main_menu`.
fn is_call_of(call: &str, function: &str) -> bool {
    if let Some(method) = call.strip_prefix('.') {
        let type_of_method = function.strip_suffix(method).and_then(|before| before.strip_suffix("::"));
        return type_of_method
            .is_some_and(|before| before.ends_with('>') || last(before).starts_with(char::is_uppercase));
    }
    let relative = ["crate::", "self::", "super::", "Self::"];
    let mut call = call;
    while let Some(rest) = relative.iter().find_map(|prefix| call.strip_prefix(prefix)) {
        call = rest;
    }
    function.strip_suffix(call).is_some_and(|before| before.is_empty() || before.ends_with("::"))
}

fn last(path: &str) -> &str {
    path.rsplit([':', '.']).next().unwrap_or(path)
}

fn module(path: &str) -> &str {
    path.rsplit_once("::").map_or("", |(module, _)| module)
}

#[cfg(test)]
mod tests {
    use super::{Document, Documents, is_call_of};

    #[test]
    fn calls_are_told_apart() {
        for (call, function) in [
            ("main_menu", "shop::ivr::main_menu"),
            ("ivr::main_menu", "shop::ivr::main_menu"),
            ("crate::ivr::main_menu", "shop::ivr::main_menu"),
            (".main_menu", "shop::Shop::main_menu"),
            (".main_menu", "<shop::Shop as shop::Menus>::main_menu"),
            ("Self::main_menu", "shop::Shop::main_menu"),
            ("Shop::main_menu", "shop::Shop::main_menu"),
        ] {
            assert!(is_call_of(call, function), "{call} {function}");
        }
        for (call, function) in [
            ("menu", "shop::main_menu"),
            ("sales::main_menu", "shop::ivr::main_menu"),
            (".main_menu", "shop::ivr::main_menu"),
        ] {
            assert!(!is_call_of(call, function), "{call} {function}");
        }
    }

    fn documents<'d>(of: &'d [(&'static str, &'static str)]) -> impl Iterator<Item = Document> + 'd {
        of.iter().map(|&(function, calls)| Document { function, mentions: &[], calls, limited: &[] })
    }

    #[test]
    fn what_may_be_another_function_is_not_certain() {
        let all = [
            ("shop::k::reply", ""),
            ("shop::n::reply", ""),
            ("shop::prompt", ""),
            ("shop::Shop::to_string", ""),
        ];
        let documents = Documents::new(documents(&all), std::iter::empty());
        let certain = |calls: &str| {
            let reached = documents.reached_by("shop::voice", calls);
            let certain = reached.iter().filter(|reached| reached.certain);
            certain.map(|reached| reached.document.function).collect::<Vec<_>>()
        };
        assert_eq!(certain("reply .to_string"), [""; 0]);
        assert_eq!(certain("prompt n::reply"), ["shop::prompt", "shop::n::reply"]);
    }

    #[test]
    fn functions_are_followed_from_call_to_call() {
        let all = [
            ("shop::voice", "greeting"),
            ("shop::greeting", "ivr::main_menu voice"),
            ("shop::ivr::main_menu", ""),
            ("shop::other::greeting", ""),
            ("shop::unused", ""),
        ];
        let documents = Documents::new(documents(&all), [("shop::voice", "")].into_iter());
        let reached = documents.reached_by("shop::voice", "");
        let functions = reached.iter().map(|reached| (reached.document.function, reached.certain));
        assert_eq!(
            functions.collect::<Vec<_>>(),
            [("shop::voice", true), ("shop::greeting", true), ("shop::ivr::main_menu", true)]
        );
        let unreached: Vec<_> = documents.unreached().map(|document| document.function).collect();
        assert_eq!(unreached, ["shop::other::greeting", "shop::unused"]);
    }
}
