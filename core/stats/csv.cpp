#include "core/stats/csv.h"

namespace core {

std::string csvField(std::string_view value)
{
    // A leading =, +, - or @ would be run as a formula by a spreadsheet.
    std::string out = "\"";
    if (!value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos)
        out += '\'';
    for (const char c : value) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

} // namespace core
