//! Memory for a moment.

/// Lends `work` room for `length` values: on the stack if `N` are enough, and on the heap otherwise.
pub(super) fn with_room<T: Copy + Default, const N: usize, R>(
    length: usize,
    work: impl FnOnce(&mut [T]) -> R,
) -> R {
    let mut few = [T::default(); N];
    match few.get_mut(..length) {
        Some(room) => work(room),
        None => work(&mut vec![T::default(); length]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_has_the_length_that_was_asked_for() {
        for length in [0, 1, 4, 5, 1000] {
            assert_eq!(with_room::<u8, 4, _>(length, |room| room.len()), length);
        }
    }
}
