#pragma once

#include <cstdint>

#if defined(__x86_64__) && defined(__GNUC__)
#define DLCOT_WIDE_REGISTERS ///< functions that are made for wider registers may be called, where the processor has them
#endif

namespace core {

/// Registers for many numbers: those that every processor has, and wider ones.
enum class Registers : std::uint8_t { Bytes16, Bytes32, Bytes64 };

/// The widest ones of this processor. 64 bytes: with products of short numbers that are summed up at once.
[[nodiscard]] inline Registers widestRegisters()
{
#ifdef DLCOT_WIDE_REGISTERS
    static const Registers registers = __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vnni") != 0 ? Registers::Bytes64
                                       : __builtin_cpu_supports("avx2") != 0                                              ? Registers::Bytes32
                                                                                                                          : Registers::Bytes16;
    return registers;
#else
    return Registers::Bytes16;
#endif
}

} // namespace core
