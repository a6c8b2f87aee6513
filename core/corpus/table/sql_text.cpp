#include "core/corpus/table/database.h"

namespace core {

namespace {

std::string quoted(std::string_view text, char quote)
{
    std::string out(1, quote);
    for (const char c : text) {
        out += c;
        if (c == quote)
            out += c;
    }
    return out + quote;
}

} // namespace

std::string sqlText(std::string_view text)
{
    return quoted(text, '\'');
}

std::string sqlName(std::string_view name)
{
    return quoted(name, '"');
}

std::string sqlPath(const std::filesystem::path& path)
{
    std::string out;
    for (const char c : path.string()) {
        if (c == '*' || c == '?' || c == '[')
            (((out += '[') += c) += ']');
        else
            out += c;
    }
    return sqlText(out);
}

} // namespace core
