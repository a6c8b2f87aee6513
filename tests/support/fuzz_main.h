#pragma once

#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace support {

/// One random change of `input`: a byte flipped, a piece cut, doubled or exchanged, a token of the format put
/// in.
inline void mutate(std::string& input, std::mt19937_64& random, const std::vector<std::string>& tokens)
{
    const auto below = [&](std::size_t limit) {
        return limit == 0 ? 0 : static_cast<std::size_t>(random() % limit);
    };
    const std::size_t at = below(input.size() + 1);
    const std::size_t length = below(std::min<std::size_t>(input.size() - at, 64) + 1);
    switch (random() % 5) {
    case 0:
        if (at < input.size())
            input[at] = static_cast<char>(random() & 0xFFU);
        break;
    case 1:
        input.erase(at, length);
        break;
    case 2:
        input.insert(at, input.substr(at, length));
        break;
    case 3:
        input.insert(below(input.size() + 1), input.substr(at, length));
        break;
    default:
        input.insert(at, tokens[below(tokens.size())]);
        break;
    }
}

inline const std::string*& currentInput()
{
    static const std::string* input = nullptr;
    return input;
}

/// Leaves the input that failed in fuzz-failure.
inline void keepInput(int)
{
    if (currentInput() != nullptr)
        std::ofstream("fuzz-failure", std::ios::binary) << *currentInput();
}

/// A stand-in for libFuzzer's main where there is none: runs the files given, then mutations of them for
/// DLCOT_FUZZ_SECONDS (2 unless said otherwise). Prints the seed; a failure ends the process and leaves the
/// input in fuzz-last-input.
inline int fuzzMain(int argc, char** argv, std::vector<std::string> seeds,
                    const std::vector<std::string>& tokens)
{
    for (int i = 1; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    std::signal(SIGABRT, keepInput);
    const auto run = [](const std::string& input) {
        currentInput() = &input;
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
    };
    for (const std::string& seed : seeds)
        run(seed);
    const char* const wish = std::getenv("DLCOT_FUZZ_SECONDS");
    const auto end =
        std::chrono::steady_clock::now() + std::chrono::seconds(wish == nullptr ? 2 : std::atoi(wish));
    const char* const seedWish = std::getenv("DLCOT_FUZZ_SEED");
    const unsigned long long start = seedWish == nullptr ? 1 : std::strtoull(seedWish, nullptr, 10);
    std::cout << "seed " << start << std::endl;
    std::mt19937_64 random(start);
    std::size_t runs = 0;
    for (; std::chrono::steady_clock::now() < end; ++runs) {
        std::string input = seeds[random() % seeds.size()];
        for (auto changes = 1 + random() % 12; changes > 0; --changes)
            mutate(input, random, tokens);
        run(input);
    }
    std::cout << runs << " inputs" << std::endl;
    return 0;
}

} // namespace support
