//! The star, by which a caller can end a `<Dial>`.

use crate::answer::Element;
use crate::call::input::Ear;

/// What is listened for while two talk: the star, if it hangs up.
pub(super) fn star_ears(dial: &Element) -> &'static [Ear] {
    if dial.is_true("hangupOnStar") { &[Ear::Keys] } else { &[] }
}
