#pragma once

#include "tests/support/plain_bpe.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// Characters that random words are made of.
using Letters = std::vector<std::string>;
inline const Letters plainLetters{"a", "b", "c", "d", "e"};
/// Of one to four bytes, many of which they share, so that merges join and split them in every way.
inline const Letters wideLetters{"a", " ", "\u00e9", "\u00e8", "\u4e2d", "\u4e32", "\u4ead", "\u8e2d", "\U0001f600", "\U0001f601"};

/// A tokenizer.json with all bytes and random merges over the bytes of `letters`; nothing cuts the text.
/// The merges are in random order, so that rules may come before the rules that make their parts.
inline nlohmann::json randomTokenizer(std::mt19937& random, std::size_t mergeCount, bool shuffled,
                                      const Letters& letters = plainLetters)
{
    nlohmann::json vocabulary = nlohmann::json::object();
    for (unsigned byte = 0; byte < 256; ++byte)
        vocabulary[PlainBpe::letter(static_cast<unsigned char>(byte))] = byte;
    std::vector<std::string> tokens;
    for (const std::string& letter : letters)
        for (const char byte : letter)
            tokens.push_back(PlainBpe::letter(static_cast<unsigned char>(byte)));
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    std::vector<nlohmann::json> merges;
    const auto pick = [&] { return tokens[random() % tokens.size()]; };
    for (int tries = 0; merges.size() < mergeCount && tries < 10000; ++tries) {
        const std::string left = pick();
        const std::string right = pick();
        if (left.size() + right.size() > (letters == plainLetters ? 9 : 18))
            continue;
        const nlohmann::json merge = {left, right};
        if (std::find(merges.begin(), merges.end(), merge) != merges.end())
            continue;
        merges.push_back(merge);
        if (!vocabulary.contains(left + right)) {
            vocabulary[left + right] = vocabulary.size();
            tokens.push_back(left + right);
        }
    }
    if (shuffled)
        std::shuffle(merges.begin(), merges.end(), random);
    return {{"version", "1.0"},
            {"added_tokens", nlohmann::json::array()},
            {"normalizer", nullptr},
            {"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", false}}},
            {"model", {{"type", "BPE"}, {"vocab", vocabulary}, {"merges", merges}}}};
}

/// A random word of some letters, often repetitive.
inline std::string randomWord(std::mt19937& random, std::size_t longest, const Letters& letters = plainLetters)
{
    std::string word;
    const std::size_t length = random() % (longest + 1);
    while (word.size() < length) {
        const std::size_t run = random() % 4 == 0 ? random() % 40 : 1;
        const std::string& letter = letters[random() % letters.size()];
        for (std::size_t i = 0; i < run; ++i)
            word += letter;
    }
    return word;
}
