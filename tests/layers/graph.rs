//! Which file takes which name from which other file, and the circles among them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::source::{Files, Module, child, modules};

/// For each file, the files that it uses, and the names that it takes from each.
#[derive(Default)]
pub(crate) struct Graph(BTreeMap<String, BTreeMap<String, BTreeSet<String>>>);

/// Where a path leads within the crate.
enum Target {
    Module(String),
    /// Something in this file.
    Item(String),
}

/// The names that are being looked up, each with its module: re-exports may lead in a circle.
type Seen = BTreeSet<(String, String)>;

impl Graph {
    pub(crate) fn of(files: &Files) -> Self {
        let names = Names { modules: modules(files) };
        let mut graph = Self::default();
        for (module, Module { file, uses, paths, .. }) in &names.modules {
            let used =
                uses.iter().filter(|used| !used.is_reexport && used.name.is_some()).map(|used| &used.path);
            for path in used.chain(paths) {
                if let Some(Target::Item(target)) = names.resolve(module, path, &mut Seen::new())
                    && target != *file
                {
                    let name = path.iter().rfind(|word| *word != "self").cloned().unwrap_or_default();
                    graph.0.entry(file.clone()).or_default().entry(target).or_default().insert(name);
                }
            }
        }
        graph
    }

    /// The files that a file uses, each with the names that it takes from there.
    pub(crate) fn used_by(&self, file: &str) -> impl Iterator<Item = (&str, String)> {
        let used = self.0.get(file).into_iter().flatten();
        used.map(|(target, names)| {
            (target.as_str(), names.iter().map(String::as_str).collect::<Vec<_>>().join(", "))
        })
    }

    /// The files that can be reached from one.
    fn reached(&self, from: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![from];
        while let Some(file) = open.pop() {
            for next in self.0.get(file).into_iter().flat_map(BTreeMap::keys) {
                if reached.insert(next.as_str()) {
                    open.push(next);
                }
            }
        }
        reached
    }

    /// Each circle as text: file -> file, and the names by which. Empty if there are none.
    pub(crate) fn circles(&self) -> String {
        let reached: BTreeMap<&str, _> =
            self.0.keys().map(|file| (file.as_str(), self.reached(file))).collect();
        let both_ways =
            |a: &str, b: &str| reached[a].contains(b) && reached.get(b).is_some_and(|r| r.contains(a));
        let mut seen = BTreeSet::new();
        let mut text = String::new();
        for start in reached.keys().filter(|file| both_ways(file, file)) {
            if !seen.insert(*start) {
                continue;
            }
            let circle: Vec<_> = reached.keys().copied().filter(|file| both_ways(start, file)).collect();
            seen.extend(&circle);
            let _ = writeln!(text, "a circle of {} files:", circle.len());
            for file in &circle {
                for (target, names) in self.used_by(file).filter(|(target, _)| circle.contains(target)) {
                    let _ = writeln!(text, "  {file} -> {target}: {names}");
                }
            }
        }
        text
    }
}

struct Names {
    modules: BTreeMap<String, Module>,
}

impl Names {
    /// Where a path in a module leads: `None` if it is outside of the crate.
    fn resolve(&self, module: &str, path: &[String], seen: &mut Seen) -> Option<Target> {
        let (first, mut rest) = path.split_first()?;
        let mut target = match first.as_str() {
            "crate" => Target::Module(String::new()),
            "self" => Target::Module(module.to_owned()),
            "super" => Target::Module(parent(module)),
            name => self.look_up(module, name, seen)?,
        };
        while let (Target::Module(at), Some((name, more))) = (&target, rest.split_first()) {
            target = match name.as_str() {
                "super" => Target::Module(parent(at)),
                name => match self.look_up(at, name, seen) {
                    Some(target) => target,
                    None if self.modules[at].uses.iter().any(|used| used.name.as_deref() == Some(name)) => {
                        return None;
                    }
                    None => Target::Item(self.made_by_macro(at, name)),
                },
            };
            rest = more;
        }
        Some(target)
    }

    /// What a name means in a module, as far as Rust's keywords and `use` say so.
    fn look_up(&self, module: &str, name: &str, seen: &mut Seen) -> Option<Target> {
        if !seen.insert((module.to_owned(), name.to_owned())) {
            return None;
        }
        let inner = child(module, name);
        if self.modules.contains_key(&inner) {
            return Some(Target::Module(inner));
        }
        let this = self.modules.get(module)?;
        if let Some(used) =
            this.uses.iter().find(|used| used.name.as_deref() == Some(name) && used.path != [name])
        {
            return self.resolve(module, &used.path, seen);
        }
        if this.defines.contains(name)
            || this.uses.iter().any(|used| used.path == [name] && used.name.as_deref() == Some(name))
        {
            return Some(Target::Item(this.file.clone()));
        }
        this.uses.iter().filter(|used| used.name.is_none()).find_map(|glob| {
            match self.resolve(module, &glob.path, seen)? {
                Target::Module(other) if other != module => self.look_up(&other, name, seen),
                _ => None,
            }
        })
    }

    /// The file of a name that a macro re-exports or defines in a module: the one file below that declares it, or else
    /// the module's own.
    fn made_by_macro(&self, module: &str, name: &str) -> String {
        let below = self
            .modules
            .iter()
            .filter(|(path, _)| module.is_empty() || path.starts_with(&format!("{module}::")));
        let mut declaring =
            below.filter(|(_, other)| other.defines.contains(name)).map(|(_, other)| &other.file);
        match (declaring.next(), declaring.next()) {
            (Some(file), None) => file.clone(),
            _ => self.modules[module].file.clone(),
        }
    }
}

fn parent(module: &str) -> String {
    module.rsplit_once("::").map(|(parent, _)| parent.to_owned()).unwrap_or_default()
}
