// Reads texts, one a line, from standard input, as JSON strings or as x and the bytes in hexadecimal; prints their ids, one text a line: the other side of
// tests/support/verify_tokenizers.mjs. With --time N it encodes the lot N times instead and prints seconds
// of processor time.
// Usage: bench_token_lines NAME|FILE [--time N]
#include "core/tokens/tokenizer.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <ctime>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// The bytes that a line like x0aff spells.
std::string bytesOf(const std::string& line)
{
    std::string bytes;
    for (std::size_t at = 1; at + 1 < line.size(); at += 2)
        bytes += static_cast<char>(std::stoi(line.substr(at, 2), nullptr, 16));
    return bytes;
}

void printIds(const core::Tokenizer& tokenizer, const std::string& text)
{
    std::string line;
    const std::vector<std::uint32_t> ids = tokenizer.encode(text).value();
    for (const std::uint32_t id : ids)
        line += (line.empty() ? "" : " ") + std::to_string(id);
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stdout);
}

void printTimes(const core::Tokenizer& tokenizer, const std::vector<std::string>& texts, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        const std::clock_t start = std::clock();
        std::size_t tokens = 0;
        for (const std::string& text : texts)
            tokens += tokenizer.encode(text).value().size();
        std::printf("%.6f %zu\n", static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, tokens);
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2 && argc != 4) {
        std::fputs("usage: bench_token_lines NAME|FILE [--time N]\n", stderr);
        return 2;
    }
    const auto tokenizer = core::loadTokenizer(argv[1]);
    if (!tokenizer.ok()) {
        std::fprintf(stderr, "%s (%s)\n", tokenizer.error().message.c_str(), tokenizer.error().where.c_str());
        return 1;
    }
    std::ios::sync_with_stdio(false);
    std::vector<std::string> texts;
    for (std::string line; std::getline(std::cin, line);) {
        std::string text = line.starts_with('x') ? bytesOf(line) : nlohmann::json::parse(line).get<std::string>();
        if (argc == 4)
            texts.push_back(std::move(text));
        else
            printIds(*tokenizer.value(), text);
    }
    if (argc == 4)
        printTimes(*tokenizer.value(), texts, std::stoi(argv[3]));
    return 0;
}
