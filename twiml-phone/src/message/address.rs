//! Who can get and who can send messages.

/// Whether a message can go to an address: a phone number with its country code, a short code, or an address of another channel.
pub(crate) fn can_receive(address: &str) -> bool {
    match address.split_once(':') {
        Some((channel, name)) => is_channel(channel) && !name.is_empty(),
        None => is_number(address) || is_short_code(address),
    }
}

/// Whether an address can send: as [`can_receive`], or a name of up to eleven letters, digits and spaces.
pub(crate) fn can_send(address: &str) -> bool {
    can_receive(address) || is_sender_name(address)
}

/// `+` and up to fifteen digits.
pub(crate) fn is_number(address: &str) -> bool {
    let digits = address.strip_prefix('+').unwrap_or_default();
    (7..=15).contains(&digits.len()) && are_digits(digits)
}

fn is_short_code(address: &str) -> bool {
    (3..=8).contains(&address.len()) && are_digits(address)
}

fn is_sender_name(address: &str) -> bool {
    let is_in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_' | '+' | '&');
    (1..=11).contains(&address.len())
        && address.chars().all(is_in_name)
        && address.chars().any(|c| c.is_ascii_alphabetic())
}

fn is_channel(channel: &str) -> bool {
    channel.starts_with(|c: char| c.is_ascii_lowercase())
        && channel.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_texts() {
        for address in ["+15550001111", "12345", "whatsapp:+15550001111", "messenger:123"] {
            assert!(can_receive(address) && can_send(address), "{address}");
        }
        assert!(can_send("Acme Shop") && !can_receive("Acme Shop"));
        for address in
            ["", "reception desk", "15550001111", "+1555000111122223", "+1 555", "whatsapp:", ":x", "+"]
        {
            assert!(!can_receive(address), "{address}");
        }
        assert!(!can_send("reception desk"));
    }
}
