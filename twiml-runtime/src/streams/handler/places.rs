//! What fits which place in a document: the first argument, and the data that is handed off.

use crate::streams::media::{MediaStream, MediaTap};
use crate::streams::relay::{Conversation, Handoff};
use crate::webhook::{HandsOff, OpenedAlone, OpenedByConnect, OpenedByRelay, OpenedByStart, OpenedByStream};

macro_rules! places {
    ($($argument:ident in $($place:ident)+;)+) => { $(
        $(
            #[diagnostic::do_not_recommend]
            impl<W, P> $place<$argument<P>> for W {}
        )+

        #[diagnostic::do_not_recommend]
        impl<W> OpenedAlone<$argument<()>> for W {}
    )+ };
}

impl<T> HandsOff for Handoff<T> {
    type Data = T;
}

places! {
    MediaStream in OpenedByConnect OpenedByStream;
    MediaTap in OpenedByStart OpenedByStream;
    Conversation in OpenedByRelay;
}
