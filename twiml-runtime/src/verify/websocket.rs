//! Whom a websocket is about: the handshake names no account, and the first message does.

use http::request::Parts;

use super::claim::{Claim, Scheme};
use super::hosts::HostId;
use super::settings::Settings;
use super::target::received_uri;
use super::verifier::Verifier;
use crate::value::AccountSid;

impl Verifier {
    /// What tells whether the key of a verified handshake speaks for an account that is named over its websocket.
    pub(crate) fn speaks_for(&self, handshake: &Parts) -> impl Fn(&str) -> bool + Send + Sync + use<> {
        let verifier = self.clone();
        let Settings { hosts, proxies, account_from_url: find, .. } = verifier.settings();
        let host = hosts.of(handshake, proxies).unwrap_or(HostId::MAIN);
        let named = find.as_ref().and_then(|find| find(received_uri(handshake)));
        // A shared key is not that of an account.
        let is_bound = Claim::read(&handshake.headers).is_ok_and(|claim| claim.scheme == Scheme::AuthToken);
        move |account| {
            let keys = &verifier.settings().hosts.get(host).keys;
            let named = named.as_ref().map(AccountSid::as_str);
            !is_bound || !keys.has_accounts() || keys.are_the_same_for(named, account)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACME: &str = "AC00000000000000000000000000000001";
    const INITECH: &str = "AC00000000000000000000000000000002";
    const STRANGER: &str = "AC00000000000000000000000000000003";

    fn accepted(verifier: &Verifier, path: &str) -> Vec<bool> {
        let signature = verifier.sign(format!("wss://example.com{path}"), [("", ""); 0]);
        let request =
            http::Request::get(path).header("host", "example.com").header("x-twilio-signature", signature);
        let (parts, ()) = request.body(()).unwrap().into_parts();
        let speaks_for = verifier.speaks_for(&parts);
        [ACME, INITECH, STRANGER].map(speaks_for).to_vec()
    }

    #[test]
    fn one_token_speaks_for_whatever_account_has_it() {
        let verifier = Verifier::new("a token", "https://example.com").unwrap();
        assert_eq!(accepted(&verifier, "/agent"), [true, true, true]);
    }

    #[test]
    fn the_token_of_an_account_speaks_for_no_other() {
        let verifier = Verifier::builder()
            .auth_token("a token")
            .account(ACME, "the token of Acme")
            .account(INITECH, "another token")
            .public_url("https://example.com")
            .account_from_url(|uri| uri.path().rsplit('/').next()?.parse().ok())
            .build()
            .unwrap();
        assert_eq!(accepted(&verifier, &format!("/agent/{ACME}")), [true, false, false]);
        assert_eq!(accepted(&verifier, &format!("/agent/{INITECH}")), [false, true, false]);
    }
}
