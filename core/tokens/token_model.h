#pragma once

#include "core/result.h"
#include "core/tokens/splitter.h"
#include "core/tokens/table_list.h"
#include "core/tokens/tokenizer_file.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace core {

/// Where a model puts its tokens: always counted, and kept as far as a caller asks for.
struct TokenOutput
{
    std::size_t count = 0;
    std::vector<std::uint32_t>* ids = nullptr;
    std::vector<std::uint32_t>* starts = nullptr; ///< first byte of each token in the text that was given to the model

    void add(std::uint32_t id, std::size_t start)
    {
        ++count;
        if (ids != nullptr)
            ids->push_back(id);
        if (starts != nullptr)
            starts->push_back(static_cast<std::uint32_t>(start));
    }
};

/// Turns pieces of text into tokens.
/// **Threads** encode is re-entrant.
class TokenModel
{
public:
    virtual ~TokenModel() = default;
    /// **Input** well-formed UTF-8, and pieces of it in order.
    virtual void encode(std::string_view text, std::span<const TextPiece> pieces, TokenOutput& out) const = 0;
};

// Each model is made in two steps: compile... turns what a file says into tables, and the model is made of these tables,
// wherever they come from. A model made of tables that do not fit it is null.

/// BPE whose symbols are bytes, spelled in the file with the 256 letters of ByteLevel. Appends its tables.
/// **Errors** BadFormat (a merge names a token that is not there), Unsupported (an option that changes the result, a byte
/// without a token; names it).
[[nodiscard]] Status compileByteLevelBpe(const TokenizerFile& file, TableList& tables);
[[nodiscard]] std::unique_ptr<TokenModel> byteLevelBpe(TableList& tables);

/// BPE whose symbols are characters, as SentencePiece makes it: what has no token is spelled in bytes or is unknown.
/// **Errors** as compileByteLevelBpe.
[[nodiscard]] Status compileCharacterBpe(const TokenizerFile& file, TableList& tables);
[[nodiscard]] std::unique_ptr<TokenModel> characterBpe(TableList& tables);

/// Unigram: the segmentation with the highest sum of scores.
/// **Errors** BadFormat, Unsupported (an option that changes the result; no unknown token).
[[nodiscard]] Status compileUnigram(const TokenizerFile& file, TableList& tables);
[[nodiscard]] std::unique_ptr<TokenModel> unigram(TableList& tables);

} // namespace core
