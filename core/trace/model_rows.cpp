#include "core/trace/model_rows.h"

#include "core/text/letter_runs.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <utility>

namespace core {

namespace {

constexpr std::size_t mostDigits = 7; ///< so many make a whole number that a float holds exactly
constexpr std::array<float, mostDigits + 1> powersOfTen{1, 10, 100, 1e3F, 1e4F, 1e5F, 1e6F, 1e7F};

unsigned digitAt(const char* at) { return static_cast<unsigned char>(*at) - unsigned{'0'}; }

/// Reads the number at `at` as std::from_chars does. **Returns** where it ends; null where none is.
inline const char* readNumber(const char* at, const char* end, float& value)
{
    const bool negative = *at == '-';
    const char* next = at + (negative ? 1 : 0);
    const char* begin = next;
    unsigned number = 0;
    for (unsigned digit = 0; (digit = digitAt(next)) < 10; ++next)
        number = 10 * number + digit;
    std::size_t decimals = 0;
    if (*next == '.') {
        ++begin;
        const char* const point = next++;
        for (unsigned digit = 0; (digit = digitAt(next)) < 10; ++next)
            number = 10 * number + digit;
        decimals = static_cast<std::size_t>(next - point - 1);
    }
    if (static_cast<std::size_t>(next - begin) - 1 >= mostDigits || (*next != ' ' && next != end)) {
        const auto [behind, error] = std::from_chars(at, end, value);
        return error == std::errc() ? behind : nullptr;
    }
    float size = static_cast<float>(static_cast<std::int32_t>(number));
    if (decimals > 0)
        size /= powersOfTen[decimals]; // both are exact: rounded once, as it should be
    value = negative ? -size : size;
    return next;
}

Error notFound(const std::filesystem::path& file)
{
    return {ErrorCode::NotFound, "The segment model cannot be read. Install the program again.", file.string()};
}

} // namespace

ModelRows::ModelRows(std::filesystem::path file, std::string_view heading) : m_file(std::move(file))
{
    std::ifstream in(m_file, std::ios::binary);
    m_opened = static_cast<bool>(in);
    std::error_code unknown;
    const std::uintmax_t size = std::filesystem::file_size(m_file, unknown);
    if (m_opened && !unknown) {
        m_text = std::make_unique_for_overwrite<char[]>(size + 1);
        in.read(m_text.get(), static_cast<std::streamsize>(size));
        m_rest = {m_text.get(), static_cast<std::size_t>(in.gcount())};
        m_text[m_rest.size()] = '\0'; // so that a byte stands behind the last line, too
    }
    m_known = nextLine() && m_line == heading;
}

Status ModelRows::find(const std::filesystem::path& file)
{
    if (!std::ifstream(file))
        return notFound(file);
    return Done();
}

std::optional<ModelRows::Row> ModelRows::next()
{
    while (m_known && nextLine()) {
        if (m_line.empty() || m_line.front() == '#')
            continue;
        const std::string_view name = m_line.substr(0, m_line.find(' '));
        return Row{name, m_line.substr(name.size())};
    }
    return std::nullopt;
}

Error ModelRows::error() const
{
    return m_opened ? damaged() : notFound(m_file);
}

Error ModelRows::damaged() const
{
    return {ErrorCode::BadFormat, "The segment model is damaged. Install the program again.", m_file.string() + ", line " + std::to_string(m_number)};
}

bool ModelRows::nextLine()
{
    if (m_rest.empty())
        return false;
    m_line = m_rest.substr(0, m_rest.find('\n'));
    m_rest.remove_prefix(std::min(m_line.size() + 1, m_rest.size()));
    ++m_number;
    return true;
}

std::optional<std::size_t> NamesInOrder::find(std::string_view name)
{
    constexpr std::size_t near = 16;
    for (std::size_t i = m_next; i < std::min(m_next + near, m_names.size()); ++i)
        if (m_names[i] == name) {
            m_next = i + 1;
            return i;
        }
    if (m_numbers.empty())
        for (std::size_t i = 0; i < m_names.size(); ++i)
            m_numbers.emplace(m_names[i], i);
    const auto found = m_numbers.find(name);
    if (found == m_numbers.end())
        return std::nullopt;
    m_next = found->second + 1;
    return found->second;
}

bool readRow(std::string_view fields, std::span<float> row)
{
    const char* at = fields.data();
    const char* const end = at + fields.size();
    for (float& value : row) {
        while (*at == ' ')
            ++at;
        at = readNumber(at, end, value);
        if (at == nullptr)
            return false;
    }
    return true;
}

bool isNothing(std::span<const float> row)
{
    return std::all_of(row.begin(), row.end(), [](float v) { return std::abs(v) < 5e-4F; });
}

void writeRow(std::ostream& out, std::string_view name, std::span<const float> row)
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
