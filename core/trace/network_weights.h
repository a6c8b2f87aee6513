#pragma once

#include "core/result.h"
#include "core/trace/segment_sorts.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace core {

/// The weights of a recurrent network (core/trace/recurrent_model.h).
struct NetworkWeights
{
    static constexpr std::size_t width = 32;        ///< numbers of a unit, and of what is remembered in each direction
    static constexpr std::size_t gates = 3 * width; ///< renew, forget, and what is new
    static constexpr std::size_t shown = 3 * sortCount; ///< a segment of each sort begins with the unit, goes on, ends with it (and did not begin)
    static constexpr std::size_t outputs = 24;      ///< those; the rest is padding
    using Row = std::array<float, width>;
    using GateRow = std::array<float, gates>;
    using OutputRow = std::array<float, outputs>;

    /// One direction of reading.
    struct Reader
    {
        std::array<GateRow, width> input{};  ///< by number of the unit
        std::array<GateRow, width> memory{}; ///< by number of what is remembered
        GateRow bias{};
        Row newBias{}; ///< of what is new, inside its gate
    };

    explicit NetworkWeights(std::size_t features = 0) : rows(features) {}
    /// **Input** `features`: their names, in order of their numbers. **Errors** NotFound, BadFormat: which line.
    [[nodiscard]] static Result<NetworkWeights> load(const std::filesystem::path& file, const std::vector<std::string>& features);
    [[nodiscard]] std::string text(const std::vector<std::string>& features) const; ///< what load reads

    std::vector<Row> rows; ///< by feature
    Row bias{};            ///< of units
    std::array<Reader, 2> readers; ///< forwards, backwards
    std::array<OutputRow, 3 * width> output{}; ///< by number: of the unit, remembered forwards, backwards
    OutputRow outputBias{};
};

} // namespace core
