//! Which first argument fits which place in a document.

use crate::streams::media::{MediaStream, MediaTap};
use crate::streams::relay::Conversation;
use crate::webhook::{OpenedAlone, OpenedByConnect, OpenedByRelay, OpenedByStart, OpenedByStream};

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

places! {
    MediaStream in OpenedByConnect OpenedByStream;
    MediaTap in OpenedByStart OpenedByStream;
    Conversation in OpenedByRelay;
}
