//! Documents that are turned into `twiml!` and rendered are the same documents.
//!
//! There are three kinds: our own, which together use the whole vocabulary; and other people's, whole documents and
//! fragments, which are read from [`shared`](twiml_tests::shared) and never copied into the repository.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test stops on what it did not expect")]

mod coverage;
mod documents;
mod generated;
mod tree;

use documents::Document;
use generated::Program;

#[test]
fn every_document_is_rendered_as_it_was() {
    let mut documents = documents::right();
    documents.append(&mut documents::wrong());
    println!("{} documents of our own", documents.len());
    for (folder, read) in
        [("twiml", documents::whole as fn(&_) -> _), ("twiml-fragments", documents::fragment as fn(&_) -> _)]
    {
        let mut found = documents::other_peoples(folder, read);
        println!("{} documents in {folder}", found.len());
        documents.append(&mut found);
    }
    let mut program = Program::new();
    for document in &documents {
        program.add(document);
    }
    let rendered = program.run();
    let mut wrong = Vec::new();
    for Document { name, xml, .. } in &documents {
        let rendered = rendered.get(name).unwrap_or_else(|| panic!("{name} was not rendered"));
        if tree::read(xml) != tree::read(rendered) {
            wrong.push(format!("{name}\nwas {xml}\nis  {rendered}\n"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), documents.len(), wrong.join("\n"));
}

#[test]
fn names_are_quoted_only_where_something_is_wrong() {
    let notes = |Document { name, xml, .. }: &Document| {
        let conversion = twiml_xml::from_xml(xml).unwrap_or_else(|error| panic!("{name}:{error}"));
        conversion.notes().to_vec()
    };
    for document in documents::right() {
        assert_eq!(notes(&document), [], "{}", document.name);
    }
    for document in documents::wrong() {
        assert_ne!(notes(&document), [], "{}", document.name);
    }
}
