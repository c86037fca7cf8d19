//! Where the documents come from.

use std::path::{Path, PathBuf};

use twiml_schema::Family;
use twiml_tests::{shared, workspace};

/// A document to turn into `twiml!` and back.
pub(crate) struct Document {
    /// A name to find it by, which is also an identifier.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) xml: String,
}

/// What `twiml!` makes of a document.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Document(Family),
    Fragment,
}

/// The documents that are right, each in the folder of its family.
pub(crate) fn right() -> Vec<Document> {
    let families = [("voice", Family::Voice), ("messaging", Family::Messaging)];
    families.into_iter().flat_map(|(folder, family)| in_folder(folder, family)).collect()
}

/// The documents with something wrong in them.
pub(crate) fn wrong() -> Vec<Document> {
    in_folder("wrong", Family::Voice)
}

fn in_folder(folder: &str, family: Family) -> Vec<Document> {
    let paths = xml_files(&workspace().join("tests/documents").join(folder));
    let document = |path: &PathBuf| Document {
        name: format!("{folder}_{}", stem(path)),
        kind: Kind::Document(family),
        xml: read(path),
    };
    paths.iter().map(document).collect()
}

/// What `read` makes of each entry in the index of a folder outside the repository. Nothing if the folder is missing.
pub(crate) fn other_peoples(folder: &str, read: impl Fn(&Entry) -> Document) -> Vec<Document> {
    let Some(index) = shared(&format!("corpus/{folder}/index.json")) else { return Vec::new() };
    let rows: Vec<serde_json::Value> = serde_json::from_str(&self::read(&index)).unwrap();
    let folder = index.with_file_name("");
    rows.into_iter().map(|row| read(&Entry { folder: folder.clone(), row })).collect()
}

/// A document in an index.
pub(crate) struct Entry {
    folder: PathBuf,
    row: serde_json::Value,
}

impl Entry {
    fn path(&self) -> PathBuf {
        self.folder.join(self.row["file"].as_str().unwrap())
    }
}

/// A whole document that somebody else wrote.
pub(crate) fn whole(entry: &Entry) -> Document {
    let path = entry.path();
    let family = match entry.row["family"].as_str().unwrap() {
        "messaging" => Family::Messaging,
        _ => Family::Voice,
    };
    Document { name: format!("twiml_{}", stem(&path)), kind: Kind::Document(family), xml: read(&path) }
}

/// A part of a document that somebody else wrote.
pub(crate) fn fragment(entry: &Entry) -> Document {
    let path = entry.path();
    Document { name: format!("fragment_{}", stem(&path)), kind: Kind::Fragment, xml: read(&path) }
}

fn xml_files(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = files.map(|file| file.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "xml")).collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
