//! The steps as a person writes them.

/// All steps, each with what it does. What is to be filled in is in capitals.
pub(crate) const STEPS: &[(&str, &str)] = &[
    ("call PATH", "call the number whose webhook is at this path"),
    ("text PATH WORDS", "write to the number whose webhook is at this path; without the path, write again"),
    ("press KEYS", "press keys: 1, 42#"),
    ("say WORDS", "say something that is understood, and then nothing"),
    ("speak SECONDS [WORDS]", "speak for a while, as into a recording"),
    ("play FILE", "say the audio of a WAV file, which a media stream hears"),
    ("save FILE", "write what media streams have played to a WAV file"),
    ("listen SECONDS", "listen for so long; the next step breaks in right then"),
    ("wait", "do nothing until the time is over that is left to do something"),
    ("wait SECONDS", "do nothing for so long; the next step happens right then"),
    ("during WORDS", "go on when this begins to be said; the next step happens while it is"),
    ("hang up", "hang up"),
    ("answers [ADDRESS]", "whoever is called answers"),
    ("busy [ADDRESS]", "their line is busy"),
    ("no answer [ADDRESS]", "nobody answers there"),
    ("fails [ADDRESS]", "they cannot be reached"),
    ("machine [ADDRESS]", "an answering machine answers there, and beeps"),
    ("callee presses KEYS", "whoever was called presses keys"),
    ("callee hangs up", "whoever was called hangs up"),
    ("expect heard WORDS", "fail unless this was heard"),
    ("expect reply WORDS", "fail unless a reply has these words"),
    ("expect dialed ADDRESS", "fail unless this address was called"),
    ("expect status STATUS", "fail unless the call is: in-progress, completed, busy, no-answer …"),
    ("expect error CODE", "fail unless Twilio raised this error or warning"),
    ("expect no errors", "fail if Twilio raised any error or warning"),
    ("expect webhook PATH", "fail unless a webhook was sent to this path"),
];

/// The list of steps as text.
pub(crate) fn list(is_listed: impl Fn(&str) -> bool) -> String {
    let steps = STEPS.iter().filter(|(step, _)| is_listed(step));
    let lines: Vec<_> = steps.map(|(step, meaning)| format!("  {step:22} {meaning}")).collect();
    lines.join("\n")
}

/// How lines with these steps can begin, up to what is to be filled in.
pub(crate) fn beginnings(is_listed: impl Fn(&str) -> bool) -> Vec<String> {
    let steps = STEPS.iter().map(|(step, _)| *step).filter(|step| is_listed(step));
    let mut beginnings: Vec<_> = steps
        .map(|step| {
            step.find(|letter: char| letter == '[' || letter.is_ascii_uppercase())
                .map_or(step, |at| &step[..at])
        })
        .map(|step| step.trim_end().to_owned() + " ")
        .collect();
    beginnings.dedup();
    beginnings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_begin_with_what_is_not_to_be_filled_in() {
        let beginnings = beginnings(|step| step.starts_with('c') || step.starts_with("wait"));
        assert_eq!(beginnings, ["call ", "wait ", "callee presses ", "callee hangs up "]);
    }
}
