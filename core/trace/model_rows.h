#pragma once

#include "core/result.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace core {

/// Reads a file of weights: a heading, then a name and its numbers a line; `#` begins a comment.
class ModelRows
{
public:
    ModelRows(std::filesystem::path file, std::string_view heading);

    /// Whether a file of weights can be read at all. **Errors** NotFound.
    [[nodiscard]] static Status find(const std::filesystem::path& file);

    struct Row
    {
        std::string_view name;
        std::string_view fields; ///< what is behind the name
    };
    /// None at the end, or when the file is none of these.
    [[nodiscard]] std::optional<Row> next();

    [[nodiscard]] bool ok() const { return m_opened && m_known; }
    /// **Errors** NotFound, BadFormat.
    [[nodiscard]] Error error() const;
    /// Says that the line read last is wrong.
    [[nodiscard]] Error damaged() const;

private:
    bool nextLine();

    std::filesystem::path m_file;
    std::unique_ptr<char[]> m_text;
    std::string_view m_rest; ///< behind the line
    std::string_view m_line;
    std::size_t m_number = 0;
    bool m_opened = false;
    bool m_known = false;
};

/// Finds the numbers of names that are mostly asked for in their order.
class NamesInOrder
{
public:
    /// Keeps views of them. **Input** all different.
    explicit NamesInOrder(std::vector<std::string_view> names) : m_names(std::move(names)) {}
    explicit NamesInOrder(std::span<const std::string> names) : m_names(names.begin(), names.end()) {}

    /// None for another name. **Cost** constant where few names were left out since the last.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name);

private:
    std::vector<std::string_view> m_names;
    std::size_t m_next = 0; ///< behind the one that was found last
    std::unordered_map<std::string_view, std::size_t> m_numbers; ///< only when a name came out of order
};

/// Reads the numbers of `fields`, spaces before each. False when there are too few.
/// **Input** those of a Row: behind them stands a byte that is read, too, and is no part of a number.
[[nodiscard]] bool readRow(std::string_view fields, std::span<float> row);

/// Whether writeRow would write nothing but zeros.
[[nodiscard]] bool isNothing(std::span<const float> row);

inline constexpr float writtenParts = 1000; ///< weights are written in parts of 1, so many

/// Writes a row that readRow reads.
void writeRow(std::ostream& out, std::string_view name, std::span<const float> row);

} // namespace core
