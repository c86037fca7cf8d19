//! Text that shares the buffer of the request it came in.

use std::borrow::{Borrow, Cow};
use std::convert::Infallible;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};
use std::str::FromStr;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// The value of one parameter, exactly as Twilio sent it.
///
/// It shares the buffer of the decoded request, so reading a payload copies nothing, and a clone costs one
/// reference count. It dereferences to [`str`], and everything that takes a `&str` takes a `&Text`.
///
/// ```
/// # use twiml_values as twiml_runtime;
/// use twiml_runtime::Text;
///
/// let body = Text::from("hello");
/// assert_eq!(body, "hello");
/// assert_eq!(body.to_uppercase(), "HELLO");
/// ```
#[derive(Clone, Default)]
pub struct Text {
    buffer: Arc<str>,
    start: u32,
    end: u32,
}

impl Text {
    /// A slice of a request's decoded buffer. A range that is not in it gives the empty text.
    #[doc(hidden)]
    #[inline]
    pub fn slice(buffer: &Arc<str>, range: Range<u32>) -> Self {
        if buffer.get(range.start as usize..range.end as usize).is_none() {
            return Self { buffer: Arc::clone(buffer), start: 0, end: 0 };
        }
        Self { buffer: Arc::clone(buffer), start: range.start, end: range.end }
    }

    /// The text as a string slice.
    #[inline]
    pub fn as_str(&self) -> &str {
        // Checked when the value was made; `get` keeps this free of panics all the same.
        self.buffer.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl Deref for Text {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from(Arc::<str>::from(text))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::from(Arc::<str>::from(text))
    }
}

impl From<Arc<str>> for Text {
    /// A text of more than 4 GiB, which no request has, is cut there.
    fn from(buffer: Arc<str>) -> Self {
        let end = u32::try_from(buffer.len()).unwrap_or(u32::MAX);
        Self { buffer, start: 0, end }
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.as_str().to_owned()
    }
}

impl FromStr for Text {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl From<Text> for Cow<'_, str> {
    fn from(text: Text) -> Self {
        Cow::Owned(text.into())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<Text> for str {
    fn eq(&self, other: &Text) -> bool {
        self == other.as_str()
    }
}

impl PartialEq<Text> for &str {
    fn eq(&self, other: &Text) -> bool {
        *self == other.as_str()
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other)
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}
