//! What is known of accounts, and who is being asked for.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::{BoxFuture, Shared, WeakShared};

use super::error::LookupError;
use crate::value::AccountSid;
use crate::verify::keys::TokenKey;

/// What a source said about an account: its tokens, or none if nobody knows it.
#[derive(Clone)]
pub(in crate::verify) struct Answer {
    keys: Arc<[TokenKey]>,
    /// When it was asked.
    asked: Instant,
}

impl Answer {
    pub(super) fn new(keys: Vec<TokenKey>, asked: Instant) -> Self {
        Self { keys: keys.into(), asked }
    }

    pub(in crate::verify) fn keys(&self) -> &[TokenKey] {
        &self.keys
    }

    fn is_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.keys, &other.keys)
    }

    fn is_within(&self, time: Duration) -> bool {
        self.asked.elapsed() < time
    }
}

/// A question to the source, which everyone who asks the same waits for.
pub(super) type Question = Shared<BoxFuture<'static, Result<Answer, LookupError>>>;

/// Everything that is remembered of accounts.
#[derive(Default)]
pub(super) struct Memory {
    /// Accounts with tokens. An answer stays when it is too old, so that its account is not a stranger's.
    known: Answers,
    /// Accounts that nobody knows. They have a bound of their own, so that strangers cannot push out the others.
    unknown: Answers,
    asked: HashMap<AccountSid, Asked>,
    questions: u64,
}

struct Asked {
    number: u64,
    /// Nobody waits any more when this is gone.
    question: WeakShared<BoxFuture<'static, Result<Answer, LookupError>>>,
}

/// For how long answers count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lifetimes {
    pub(super) known: Duration,
    pub(super) unknown: Duration,
    /// How long after a question the same may be asked again, because a signature does not match.
    pub(super) refresh: Duration,
}

impl Memory {
    /// The answer for an account, as long as it counts.
    pub(super) fn answer(&self, account: &str, lifetimes: Lifetimes) -> Option<Answer> {
        let known = self.known.get(account).filter(|answer| answer.is_within(lifetimes.known));
        let of_unknown = || self.unknown.get(account).filter(|answer| answer.is_within(lifetimes.unknown));
        known.or_else(of_unknown).cloned()
    }

    /// Whether the account had tokens when it was last asked for.
    pub(super) fn knows(&self, account: &str) -> bool {
        self.known.get(account).is_some()
    }

    /// Some of the answers with tokens.
    pub(super) fn some(&self, most: usize) -> impl Iterator<Item = &Answer> {
        self.known.by_account.values().map(|entry| &entry.answer).take(most)
    }

    /// The question that is being asked for an account.
    pub(super) fn question(&self, account: &str) -> Option<Question> {
        self.asked.get(account).and_then(|asked| asked.question.upgrade())
    }

    /// The number of the next question.
    pub(super) fn next_number(&mut self) -> u64 {
        self.questions += 1;
        self.questions
    }

    /// Remembers that a question is being asked.
    pub(super) fn ask(&mut self, account: &AccountSid, number: u64, question: &Question) {
        if let Some(question) = question.downgrade() {
            self.asked.insert(account.clone(), Asked { number, question });
        }
    }

    /// Ends a question. Its answer is kept, unless the account was forgotten or asked for anew in the meantime.
    pub(super) fn end(&mut self, account: &AccountSid, number: u64, answer: Option<&Answer>, most: usize) {
        if self.asked.get(account).is_none_or(|asked| asked.number != number) {
            return;
        }
        self.asked.remove(account);
        let Some(answer) = answer else { return };
        let (into, out_of) = if answer.keys.is_empty() {
            (&mut self.unknown, &mut self.known)
        } else {
            (&mut self.known, &mut self.unknown)
        };
        out_of.remove(account);
        into.insert(account.clone(), answer.clone(), most);
    }

    /// What is known instead of an answer that may be out of date.
    pub(super) fn instead_of(&mut self, account: &str, seen: &Answer, lifetimes: Lifetimes) -> Instead {
        let Some(entry) = self.known.by_account.get_mut(account) else {
            return self.answer(account, lifetimes).map_or(Instead::Unsure, Instead::Newer);
        };
        if !entry.answer.is_of(seen) {
            return Instead::Newer(entry.answer.clone());
        }
        if entry.tried.elapsed() < lifetimes.refresh {
            return Instead::Same;
        }
        entry.tried = Instant::now();
        Instead::Unsure
    }

    /// Forgets an account, and does not take the answer to a question that was asked before.
    pub(super) fn forget(&mut self, account: &str) {
        self.known.remove(account);
        self.unknown.remove(account);
        self.asked.remove(account);
    }

    /// Forgets all accounts. The numbers go on, so that no answer is taken for that to another question.
    pub(super) fn forget_all(&mut self) {
        *self = Self { questions: self.questions, ..Self::default() };
    }
}

/// What is known instead of an answer.
pub(super) enum Instead {
    /// It was asked for just now.
    Same,
    Newer(Answer),
    /// Only the source knows.
    Unsure,
}

/// A number of answers. The oldest are forgotten first.
#[derive(Default)]
struct Answers {
    by_account: HashMap<AccountSid, Entry>,
    by_age: BTreeMap<u64, AccountSid>,
    inserted: u64,
}

struct Entry {
    answer: Answer,
    age: u64,
    /// When the source was last asked, with or without an answer.
    tried: Instant,
}

impl Answers {
    fn get(&self, account: &str) -> Option<&Answer> {
        self.by_account.get(account).map(|entry| &entry.answer)
    }

    fn insert(&mut self, account: AccountSid, answer: Answer, most: usize) {
        self.remove(&account);
        self.inserted += 1;
        self.by_age.insert(self.inserted, account.clone());
        self.by_account.insert(account, Entry { tried: answer.asked, answer, age: self.inserted });
        while self.by_account.len() > most
            && let Some((_, oldest)) = self.by_age.pop_first()
        {
            self.by_account.remove(&oldest);
        }
    }

    fn remove(&mut self, account: &str) {
        if let Some(entry) = self.by_account.remove(account) {
            self.by_age.remove(&entry.age);
        }
    }
}
