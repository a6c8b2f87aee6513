#pragma once

namespace core {

/// Lets the program keep memory that it frees for what it does next, instead of giving it back to the system page by page:
/// a trace of many megabytes needs as much again and again. To be called first in main. Blocks over 32 MB are given back,
/// and what is free beyond 256 MB. Does nothing where the C library is not glibc.
void keepFreedMemory();

} // namespace core
