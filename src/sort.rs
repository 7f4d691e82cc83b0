//! Sorting for lists that are seldom long. A heap sort: each use of the standard library's sorts brings 3 kB into the Wasm module, each
//! use of this a tenth of that.

/// Sorts in place by what comes before what. Equal entries may change places.
pub(crate) fn sort<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for root in (0..list.len() / 2).rev() {
        sift(list, root, &before);
    }
    for end in (1..list.len()).rev() {
        list.swap(0, end);
        sift(&mut list[..end], 0, &before);
    }
}

/// Lets an entry sink until none below it comes after it.
fn sift<T>(heap: &mut [T], mut root: usize, before: &impl Fn(&T, &T) -> bool) {
    loop {
        let mut child = 2 * root + 1;
        if child + 1 < heap.len() && before(&heap[child], &heap[child + 1]) {
            child += 1;
        }
        if child >= heap.len() || !before(&heap[root], &heap[child]) {
            return;
        }
        heap.swap(root, child);
        root = child;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(mut list in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut expected = list.clone();
            expected.sort_unstable();
            sort(&mut list, |a, b| a < b);
            prop_assert_eq!(list, expected);
        }
    }
}
