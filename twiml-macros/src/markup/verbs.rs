//! The verbs of a document.

use twiml_schema::rules::wrong_answer;
use twiml_schema::{Delivery, Role, find};

use super::ast::{Name, Node, walk};

/// Visits the verbs of a document or of a fragment.
pub(crate) fn verbs<'a>(nodes: &'a [Node], visit: &mut impl FnMut(&'a Name)) {
    let is = |name: &Name, role| !name.quoted && find(&name.text).any(|row| row.role == role);
    walk(nodes, None, &mut |node, parent| {
        if let Node::Element(element) = node
            && parent.is_none_or(|parent| is(&parent.name, Role::Root))
            && is(&element.name, Role::Verb)
        {
            visit(&element.name);
        }
    });
}

/// Those that not everyone can be answered with, each once.
pub(crate) fn limited(nodes: &[Node]) -> Vec<String> {
    let mut limited = Vec::new();
    verbs(nodes, &mut |verb| {
        let is_limited = Delivery::ALL.iter().any(|&delivery| wrong_answer(delivery, &verb.text).is_some());
        if is_limited && !limited.contains(&verb.text) {
            limited.push(verb.text.clone());
        }
    });
    limited
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::limited;
    use crate::diagnostics::Diagnostics;
    use crate::markup::parse::parse;

    #[test]
    fn verbs_that_not_everyone_can_be_answered_with_are_listed() {
        let limited = |tokens| limited(&parse(tokens, &mut Diagnostics::default()));
        let document = quote! {
            <Response>
                <Say>"Hello"</Say>
                <Gather><Say>"Press 1"</Say></Gather>
                if late { <Dial>{number}</Dial> } else { {more} }
                <Dial>"+15551230002"</Dial>
                <"Record"/>
            </Response>
        };
        assert_eq!(limited(document), ["Gather", "Dial"]);
        assert_eq!(limited(quote! { <Dial>"+15551230001"</Dial> }), ["Dial"]);
    }
}
