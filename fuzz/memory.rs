//! The memory of the fuzzers: who asks for more than the limit at once gets none, which ends the run as a finding. libFuzzer itself watches the sum
//! (`-rss_limit_mb`), but sees a single allocation only where a sanitizer tells of it, and there is none on a stable toolchain.

use std::alloc::{GlobalAlloc, Layout, System};

const LIMIT: usize = 256 << 20;

struct Bounded;

// SAFETY: everything is the system's own; what is refused is refused as a full memory is.
unsafe impl GlobalAlloc for Bounded {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.size() > LIMIT { std::ptr::null_mut() } else { unsafe { System.alloc(layout) } }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size > LIMIT { std::ptr::null_mut() } else { unsafe { System.realloc(at, layout, size) } }
    }
}

#[global_allocator]
static MEMORY: Bounded = Bounded;
