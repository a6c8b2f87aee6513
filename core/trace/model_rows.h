#pragma once

#include "core/result.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

namespace core {

/// Reads a file of weights: a heading, then a name and its numbers a line; `#` begins a comment.
class ModelRows
{
public:
    ModelRows(std::filesystem::path file, std::string_view heading) : m_file(std::move(file)), m_in(m_file)
    {
        m_opened = static_cast<bool>(m_in);
        m_known = next(true) && m_line == heading;
    }

    struct Row
    {
        std::string_view name;
        std::string_view fields; ///< what is behind the name
    };
    /// None at the end, or when the file is none of these.
    [[nodiscard]] std::optional<Row> next()
    {
        if (!m_known || !next(false))
            return std::nullopt;
        const std::string_view line = m_line;
        const std::string_view name = line.substr(0, line.find(' '));
        return Row{name, line.substr(name.size())};
    }

    [[nodiscard]] bool ok() const { return m_opened && m_known; }
    /// **Errors** NotFound, BadFormat.
    [[nodiscard]] Error error() const
    {
        return m_opened ? damaged() : Error{ErrorCode::NotFound, "The segment model cannot be read. Install the program again.", m_file.string()};
    }
    /// Says that the line read last is wrong.
    [[nodiscard]] Error damaged() const
    {
        return {ErrorCode::BadFormat, "The segment model is damaged. Install the program again.", m_file.string() + ", line " + std::to_string(m_number)};
    }

private:
    bool next(bool any)
    {
        while (std::getline(m_in, m_line)) {
            ++m_number;
            if (any || (!m_line.empty() && m_line.front() != '#'))
                return true;
        }
        return false;
    }

    std::filesystem::path m_file;
    std::ifstream m_in;
    std::string m_line;
    std::size_t m_number = 0;
    bool m_opened = false;
    bool m_known = false;
};

/// Reads the numbers of `fields`, spaces before each. False when there are too few.
template <std::size_t n> bool readRow(std::string_view fields, std::array<float, n>& row)
{
    const char* at = fields.data();
    const char* const end = at + fields.size();
    for (float& value : row) {
        while (at != end && *at == ' ')
            ++at;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc())
            return false;
        at = next;
    }
    return true;
}

/// Whether writeRow would write nothing but zeros.
template <std::size_t n> bool isNothing(const std::array<float, n>& row)
{
    return std::all_of(row.begin(), row.end(), [](float v) { return std::abs(v) < 5e-4F; });
}

/// Writes a row that readRow reads.
template <std::size_t n> void writeRow(std::ostream& out, const std::string& name, const std::array<float, n>& row)
{
    out << name;
    char number[32];
    for (const float value : row) {
        std::snprintf(number, sizeof number, " %.3f", static_cast<double>(value));
        out << number;
    }
    out << '\n';
}

} // namespace core
