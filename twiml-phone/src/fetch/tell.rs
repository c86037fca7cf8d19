//! Telling the application something.

use std::time::Duration;

use super::account::Webhook;
use super::ask::Answered;
use super::fetcher::Fetcher;
use super::hop::{Exchange, Hop, wrong_status};
use super::notice::{Notice, NoticeKind};
use super::policy::Policy;
use super::url::{fragment, without_fragment};
use crate::answer::read;
use crate::fault::Fault;
use crate::machine::{HttpResponse, Pace};
use crate::request::Content;
use crate::transcript::SentRequest;

impl Fetcher {
    /// Tells the application something, after all that it was told before: Twilio promises no order, and this one is the plainest.
    ///
    /// It returns at once. Chaos that a test has asked for happens here.
    pub(crate) fn tell(&self, notice: Notice) {
        let mishap = self.account.disorder.change(crate::chaos::Disorder::of_notice);
        if mishap.dropped {
            self.log.note(format!("the notice to {} was dropped", notice.webhook.url));
            return;
        }
        let copies = if mishap.duplicated { 2 } else { 1 };
        for notice in std::iter::repeat_n(notice, copies) {
            if mishap.delay > Duration::ZERO {
                let late = self.clone();
                self.account.clock.spawn(async move {
                    late.account.clock.sleep(mishap.delay, Pace::Running).await;
                    late.put_in(notice, false);
                });
            } else {
                self.put_in(notice, mishap.reordered);
            }
        }
    }

    fn put_in(&self, notice: Notice, held_back: bool) {
        let starts = self.outbox.change(|outbox| {
            if held_back && outbox.held_back.is_none() {
                outbox.held_back = Some(notice);
            } else {
                outbox.waiting.push_back(notice);
                outbox.waiting.extend(outbox.held_back.take());
            }
            !std::mem::replace(&mut outbox.is_sending, true)
        });
        if starts {
            let fetcher = self.clone();
            self.account.clock.spawn(async move { fetcher.send_all().await });
        }
    }

    async fn send_all(&self) {
        let next = || {
            self.outbox.change(|outbox| {
                // Nobody overtakes the last one.
                let next = outbox.waiting.pop_front().or_else(|| outbox.held_back.take());
                outbox.is_sending = next.is_some();
                next
            })
        };
        while let Some(notice) = next() {
            match self.deliver(&notice).await {
                Ok(_) => {}
                // What is wrong with the debugger's own webhook is not told to it.
                Err((fault, _)) if notice.kind == NoticeKind::Debugger => self.write_down(&fault),
                Err((fault, sent)) => self.raise_about(&fault, sent.as_ref()),
            }
        }
    }

    /// Tells the application something at once, and reads what it answers, where that steers something after all.
    ///
    /// What goes wrong is raised.
    pub(crate) async fn tell_and_hear(&self, notice: &Notice) -> Option<Answered> {
        match self.deliver(notice).await {
            Ok(response) => {
                let base = without_fragment(&notice.webhook.url).to_owned();
                read(&response, self.family).ok().map(|answer| Answered { answer, base })
            }
            Err((fault, sent)) => {
                self.raise_about(&fault, sent.as_ref());
                None
            }
        }
    }

    /// Sends a notice, and waits for the response.
    ///
    /// # Errors
    ///
    /// If there is no response of the class 2xx. The fault is not raised.
    async fn deliver(&self, notice: &Notice) -> Result<HttpResponse, (Fault, Option<SentRequest>)> {
        let Notice { webhook: Webhook { url, method }, parameters, kind } = notice;
        let policy = Policy::of_fragment(fragment(url)).map_err(|fault| (fault, None))?;
        let content = Content::Form(parameters.clone());
        let hop = Hop { purpose: kind.purpose(), url, method: *method, content: &content };
        let Exchange { sent, result } = hop.send(self, &policy).await;
        match result {
            Ok(response) => match wrong_status(&response) {
                Some(fault) => Err((kind.fault(fault, true), Some(sent))),
                None => Ok(response),
            },
            Err(fault) => Err((kind.fault(fault, false), Some(sent))),
        }
    }
}
