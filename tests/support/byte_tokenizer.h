#pragma once

#include "tests/support/corpus_on_disk.h"
#include "tests/support/small_tokenizers.h"

namespace support {

/// Writes a tokenizer.json whose tokens are single bytes, so that every count can be told by hand. Gives its path.
inline std::string writeByteTokenizer(const Folder& folder, std::string_view name = "bytes.json")
{
    std::mt19937 random(1);
    return folder.write(name, randomTokenizer(random, 0, false).dump());
}

/// The same, but its regular expression explodes on a run of q that no exclamation mark ends: qText() cannot be counted.
inline std::string writeExplodingTokenizer(const Folder& folder, std::string_view name = "explodes.json")
{
    std::mt19937 random(1);
    nlohmann::json json = randomTokenizer(random, 0, false);
    const nlohmann::json split{
        {"type", "Split"}, {"pattern", {{"Regex", R"((?:q|qq)+!|\p{L}+|\s+)"}}}, {"behavior", "Isolated"}, {"invert", false}};
    json["pre_tokenizer"] = {{"type", "Sequence"}, {"pretokenizers", {split, json["pre_tokenizer"]}}};
    return folder.write(name, json.dump());
}
inline std::string qText() { return std::string(60, 'q') + "?"; }

} // namespace support
