//! libFuzzer's entry.
#![no_main]

mod differential;

libfuzzer_sys::fuzz_target!(|data: &[u8]| differential::judge(data));
