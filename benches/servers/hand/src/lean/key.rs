//! HMAC-SHA1, from the state after the key.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha1::block_api::compress;
use subtle::ConstantTimeEq as _;

const BLOCK: usize = 64;
const INITIAL: [u32; 5] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0];

/// An auth token, of which each side of the HMAC has the first block behind it.
pub(super) struct Key {
    inner: [u32; 5],
    outer: [u32; 5],
}

impl Key {
    pub(super) fn new(token: &[u8]) -> Self {
        let state = |padding: u8| {
            let mut block = [padding; BLOCK];
            block.iter_mut().zip(token).for_each(|(block, byte)| *block ^= byte);
            let mut state = INITIAL;
            compress(&mut state, &[block]);
            state
        };
        Self { inner: state(0x36), outer: state(0x5C) }
    }

    /// Whether this is the signature of a text. The text is padded for the time of it.
    pub(super) fn signed(&self, text: &mut Vec<u8>, signature: &[u8]) -> bool {
        let length = text.len();
        let mut state = self.inner;
        pad(text);
        compress(&mut state, text.as_chunks().0);
        text.truncate(length);

        let mut last = [0; BLOCK];
        let digest = state.map(u32::to_be_bytes);
        let digest = digest.as_flattened();
        last[..digest.len()].copy_from_slice(digest);
        last[digest.len()] = 0x80;
        last[BLOCK - 8..].copy_from_slice(&bits(digest.len()));
        let mut state = self.outer;
        compress(&mut state, &[last]);

        let mut claimed = [0; 24];
        STANDARD.decode_slice(signature, &mut claimed) == Ok(20)
            && state.map(u32::to_be_bytes).as_flattened().ct_eq(&claimed[..20]).into()
    }
}

fn pad(text: &mut Vec<u8>) {
    let bits = bits(text.len());
    text.push(0x80);
    text.resize((text.len() + 8).next_multiple_of(BLOCK) - 8, 0);
    text.extend_from_slice(&bits);
}

/// The length of a text behind a block of the key.
fn bits(length: usize) -> [u8; 8] {
    ((BLOCK + length) as u64 * 8).to_be_bytes()
}
