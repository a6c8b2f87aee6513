#pragma once

#include <cstddef>

namespace core {

/// Lets the program keep memory that it frees for what it does next, instead of giving it back to the system page by page:
/// a trace of many megabytes needs as much again and again. To be called first in main. Blocks over 32 MB are given back,
/// and what is free beyond 256 MB. What is taken first, as tables that are looked up at random, lies on huge pages: finding
/// small ones took a tenth of the time of segmenting. Does nothing where the C library is not glibc.
void keepFreedMemory();

/// Asks the system for huge pages where `block` lies; they come, where there are any, with what is touched from then on.
void wantHugePages(void* block, std::size_t size);

} // namespace core
