//! Which webhook a path was probably meant for.

use twiml_schema::nearest;

use super::descriptor::Descriptor;

/// How many characters of a path are compared.
const MAX_COMPARED: usize = 300;
const HIDDEN: &str = "…";

/// The paths of the webhooks that are mounted together.
#[derive(Debug)]
pub(super) struct Paths {
    webhooks: Vec<Descriptor>,
}

/// A webhook that a path was probably meant for, and what differs.
#[derive(Debug)]
pub(super) struct Nearest<'a> {
    pub(super) webhook: &'a Descriptor,
    pub(super) hint: &'static str,
}

impl Paths {
    pub(super) fn new(webhooks: Vec<Descriptor>) -> Self {
        Self { webhooks }
    }

    /// The webhook at this path, whatever router this one is nested in.
    pub(super) fn at(&self, path: &str) -> Option<&Descriptor> {
        self.webhooks.iter().find(|webhook| ends_in(path, webhook.path))
    }

    /// The webhook that is nearest to a path at which there is none. `base_path` is that of the public URL.
    pub(super) fn nearest(&self, path: &str, base_path: &str) -> Option<Nearest<'_>> {
        let path = start(path);
        let segments = segments(path);
        let find = |segments: &[&str]| {
            let matches = |webhook: &&Descriptor| matches(webhook.path, segments, str::eq_ignore_ascii_case);
            self.webhooks.iter().find(matches)
        };
        if let Some(webhook) = find(&segments) {
            let hint = "it differs in a slash or in uppercase: paths are compared byte by byte, so correct the URL at Twilio";
            return Some(Nearest { webhook, hint });
        }
        let base = self::segments(base_path);
        let below = segments.strip_prefix(base.as_slice()).filter(|_| !base.is_empty());
        if let Some(webhook) = below.and_then(find) {
            let hint = "the base path of the public URL is still in front of it: have the proxy remove it, or nest this router \
                        below it and leave it out of the public URL";
            return Some(Nearest { webhook, hint });
        }
        if let Some(webhook) = (1..segments.len()).find_map(|from| find(segments.get(from..)?)) {
            let hint = "there is more in front of it: nest this router there, or correct the URL at Twilio or the proxy";
            return Some(Nearest { webhook, hint });
        }
        let spelled = nearest(path, self.webhooks.iter().map(|webhook| webhook.path))?;
        let webhook = self.webhooks.iter().find(|webhook| webhook.path == spelled)?;
        Some(Nearest { webhook, hint: "correct the URL at Twilio, or the path in the handler's attribute" })
    }

    /// A path with only those segments that are, or nearly are, in a path of the application. Others may be data.
    pub(super) fn shown(&self, path: &str, base_path: &str) -> String {
        let own = self.webhooks.iter().map(|webhook| webhook.path).chain([base_path]);
        let own: Vec<_> = own.flat_map(segments).filter(|segment| !segment.starts_with('{')).collect();
        let show = |segment| {
            let is_own = nearest(segment, own.iter().copied()).is_some();
            if segment.is_empty() || is_own { segment } else { HIDDEN }
        };
        start(path).split('/').map(show).collect::<Vec<_>>().join("/")
    }
}

/// Whether a path ends in that of a webhook, whatever is before it.
pub(crate) fn ends_in(path: &str, webhook: &str) -> bool {
    let segments: Vec<_> = path.split('/').skip(1).collect();
    let count = webhook.split('/').skip(1).count();
    let end = segments.len().checked_sub(count).and_then(|from| segments.get(from..));
    end.is_some_and(|end| matches(webhook, end, |a, b| a == b))
}

/// The start of a path of any length.
fn start(path: &str) -> &str {
    let end = path.char_indices().nth(MAX_COMPARED).map_or(path.len(), |(at, _)| at);
    path.get(..end).unwrap_or_default()
}

/// The segments of a path, without what extra slashes make.
fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

/// Whether segments are those of a path, whose parameters are in braces.
fn matches(path: &str, segments: &[&str], same: impl Fn(&str, &str) -> bool) -> bool {
    let own: Vec<_> = path.split('/').skip(1).collect();
    let pairs = || own.iter().zip(segments);
    own.len() == segments.len()
        && pairs().all(|(own, given)| same(own, given) || own.starts_with('{') && !given.is_empty())
        // A parameter takes anything, so it is not enough alone.
        && (own.iter().all(|own| !own.starts_with('{')) || pairs().any(|(own, given)| same(own, given)))
}
