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

} // namespace support
