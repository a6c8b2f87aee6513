#pragma once

#include "core/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace core {

/// Gives the next bytes of a file as they stand on disk; 0 at its end.
using PackedInput = std::function<Result<std::size_t>(std::span<char>)>;

/// Unpacks a stream of bytes as it is read.
class Decoder
{
public:
    virtual ~Decoder() = default;
    /// Fills `into`; fewer bytes only at the end.
    /// **Errors** BadFormat where the packed data is damaged (what was given before is good), those of the
    /// input.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
    /// True when the packed data ended in the middle.
    [[nodiscard]] virtual bool cutOff() const { return false; }
};

/// The decoder for a file that begins with `head`: gzip, Zstandard, or none. **Input** `head` is read again
/// by it.
[[nodiscard]] std::unique_ptr<Decoder> makeDecoder(std::string_view head, PackedInput input);

/// True when a file that begins with `head` is packed with something that makeDecoder unpacks.
[[nodiscard]] bool isPacked(std::string_view head);

} // namespace core
