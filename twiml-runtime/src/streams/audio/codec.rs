//! μ-law (ITU-T G.711) by table: eight bits a sample, of which loud ones are coarser than quiet ones.

/// The linear sample of each byte.
static LINEAR: [i16; 256] = {
    let mut table = [0; 256];
    let mut code = u8::MAX;
    loop {
        table[code as usize] = decode(code);
        if code == 0 {
            break table;
        }
        code -= 1;
    }
};

/// The byte of each magnitude, in steps of 4: the sixteen bits of a sample have two more than its code can tell apart. The table
/// has 8 KiB, so that it stays in the fastest cache.
static CODES: [u8; STEPS] = {
    let mut table = [0; STEPS];
    let mut magnitude = 0;
    while magnitude <= i16::MAX.cast_unsigned() {
        table[(magnitude >> 2) as usize] = encode(magnitude);
        magnitude += 4;
    }
    table
};

const STEPS: usize = 1 << 13;
/// What is added before the logarithm is taken.
const BIAS: u16 = 132;
/// The loudest magnitude that the code can say.
const CLIP: u16 = 32_635;
const POSITIVE: u8 = 0x80;

const fn decode(code: u8) -> i16 {
    let bits = !code;
    let exponent = (bits >> 4) & 7;
    let biased = (((bits & 15) as u16) << 3) + BIAS;
    let magnitude = ((biased << exponent) - BIAS).cast_signed();
    if bits & POSITIVE == 0 { magnitude } else { -magnitude }
}

/// The code of a positive sample.
const fn encode(magnitude: u16) -> u8 {
    let biased = if magnitude > CLIP { CLIP } else { magnitude } + BIAS;
    // `biased` has between 8 and 15 bits, and the exponent counts those beyond 8.
    let exponent = biased.ilog2() - 7;
    let [_, low] = (biased >> (exponent + 3)).to_be_bytes();
    let [.., exponent] = exponent.to_be_bytes();
    !(exponent << 4 | (low & 15))
}

/// The sample that a byte stands for.
pub(super) fn to_linear(code: u8) -> i16 {
    LINEAR[usize::from(code)]
}

/// The byte for a sample.
pub(super) fn from_linear(sample: i16) -> u8 {
    // Without a minus the smallest sample would have no magnitude; complement moves the others by one, within their step.
    let magnitude = if sample < 0 { !sample } else { sample };
    let code = CODES[usize::from(magnitude.unsigned_abs() >> 2)];
    if sample < 0 { code & !POSITIVE } else { code }
}
