#pragma once

#include <charconv>
#include <cstddef>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// One line of tests/data/json_cases.txt.
struct JsonCase
{
    std::string name;
    std::size_t fault = 0; ///< byte from 1; 0: the text is valid
    std::string text;
};

/// %XX is a byte, %(N:piece) the piece N times.
inline std::string unescaped(std::string_view written)
{
    std::string out;
    for (std::size_t at = 0; at < written.size(); ++at) {
        if (written[at] != '%') {
            out += written[at];
        } else if (written[at + 1] == '(') {
            const std::size_t colon = written.find(':', at);
            const std::size_t close = written.find(')', colon);
            std::size_t count = 0;
            std::from_chars(written.data() + at + 2, written.data() + colon, count);
            for (; count > 0; --count)
                out += written.substr(colon + 1, close - colon - 1);
            at = close;
        } else {
            unsigned byte = 0;
            std::from_chars(written.data() + at + 1, written.data() + at + 3, byte, 16);
            out += static_cast<char>(byte);
            at += 2;
        }
    }
    return out;
}

inline std::vector<JsonCase> jsonCases()
{
    std::vector<JsonCase> cases;
    std::ifstream file(DLCOT_SOURCE_DIR "/tests/data/json_cases.txt", std::ios::binary);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("#"))
            continue;
        std::istringstream fields(line);
        JsonCase one;
        std::string verdict;
        std::string written;
        std::getline(fields, one.name, '\t');
        std::getline(fields, verdict, '\t');
        std::getline(fields, written);
        std::from_chars(verdict.data(), verdict.data() + verdict.size(), one.fault);
        one.text = unescaped(written);
        cases.push_back(std::move(one));
    }
    return cases;
}

} // namespace support
