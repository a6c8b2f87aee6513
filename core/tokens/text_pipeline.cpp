#include "core/tokens/text_pipeline.h"

#include "core/tokens/nfc.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace core {

namespace {

using Json = nlohmann::json;

/// Thrown inside this file at the first part that cannot be followed.
struct Refusal
{
    Error error;
};

[[noreturn]] void refuse(const std::string& what, const char* where)
{
    throw Refusal{{ErrorCode::Unsupported, "This tokenizer uses " + what + ", which is not supported.", where}};
}

std::string typeOf(const Json& part)
{
    if (!part.is_object() || !part.contains("type") || !part["type"].is_string())
        throw Refusal{{ErrorCode::BadFormat, "This is not a usable tokenizer.json: a step has no type.", "pre_tokenizer"}};
    return part["type"].get<std::string>();
}

/// The steps of a part: those of a Sequence (of Sequences), or itself.
void flatten(const Json& part, const char* listKey, int depth, std::vector<const Json*>& steps)
{
    if (part.is_null())
        return;
    if (typeOf(part) != "Sequence") {
        steps.push_back(&part);
        return;
    }
    if (depth > 8)
        refuse("sequences nested more than 8 deep", listKey);
    if (!part.contains(listKey) || !part[listKey].is_array())
        throw Refusal{{ErrorCode::BadFormat, "This is not a usable tokenizer.json: a Sequence has no list.", listKey}};
    for (const Json& step : part[listKey])
        flatten(step, listKey, depth + 1, steps);
}

bool flag(const Json& part, const char* key, bool otherwise)
{
    return part.contains(key) && part[key].is_boolean() ? part[key].get<bool>() : otherwise;
}

class NfcNormalizer final : public Normalizer
{
public:
    [[nodiscard]] bool leavesAsIs(std::string_view text) const override { return findNfcUnsafe(text) == text.size(); }
    [[nodiscard]] AlignedText normalize(std::string_view text) const override
    {
        AlignedText out;
        appendNfc(text, 0, out);
        return out;
    }
};

/// Cuts the pieces of one splitter further by the next.
class ChainSplitter final : public Splitter
{
public:
    explicit ChainSplitter(std::vector<std::unique_ptr<Splitter>> steps) : m_steps(std::move(steps)) {}
    std::size_t split(std::string_view text, std::size_t from, std::size_t limit,
                      std::vector<Piece>& pieces) const override
    {
        std::vector<Piece> coarse;
        const std::size_t next = m_steps.front()->split(text, from, limit, coarse);
        std::vector<Piece> fine;
        for (std::size_t i = 1; i < m_steps.size(); ++i) {
            fine.clear();
            for (const Piece& piece : coarse)
                splitPiece(*m_steps[i], text, piece, fine);
            coarse.swap(fine);
        }
        pieces.insert(pieces.end(), coarse.begin(), coarse.end());
        return next;
    }

private:
    static void splitPiece(const Splitter& step, std::string_view text, const Piece& piece, std::vector<Piece>& out)
    {
        const std::string_view part = text.substr(piece.begin, piece.end - piece.begin);
        const std::size_t first = out.size();
        for (std::size_t at = 0; at < part.size();)
            at = step.split(part, at, part.size(), out);
        for (std::size_t i = first; i < out.size(); ++i) {
            out[i].begin += piece.begin;
            out[i].end += piece.begin;
        }
    }
    std::vector<std::unique_ptr<Splitter>> m_steps;
};

std::unique_ptr<Splitter> readSplit(const Json& step)
{
    const Json pattern = step.value("pattern", Json());
    const std::string behavior = step.value("behavior", "");
    const bool invert = flag(step, "invert", false);
    const bool keepsAll = (behavior == "Isolated" && !invert) || (behavior == "Removed" && invert);
    if (pattern.is_object() && pattern.contains("Regex") && pattern["Regex"].is_string()) {
        auto splitter = knownPatternSplitter(pattern["Regex"].get<std::string>());
        if (splitter && keepsAll)
            return splitter;
        refuse("the Split pattern " + pattern["Regex"].get<std::string>().substr(0, 200), "pre_tokenizer");
    }
    refuse("a Split without a regular expression", "pre_tokenizer");
}

void addPreTokenizer(const Json& step, TextPipeline& pipeline, std::vector<std::unique_ptr<Splitter>>& splitters)
{
    const std::string type = typeOf(step);
    if (pipeline.byteLevel)
        refuse("the pre-tokenizer " + type + " after ByteLevel", "pre_tokenizer");
    if (type == "Split") {
        splitters.push_back(readSplit(step));
    } else if (type == "ByteLevel") {
        if (flag(step, "add_prefix_space", true))
            refuse("ByteLevel with add_prefix_space", "pre_tokenizer");
        if (flag(step, "use_regex", true))
            splitters.push_back(gpt2Splitter());
        pipeline.byteLevel = true;
    } else {
        refuse("the pre-tokenizer " + type, "pre_tokenizer");
    }
}

TextPipeline build(const Json& normalizer, const Json& preTokenizer)
{
    TextPipeline pipeline;
    std::vector<const Json*> steps;
    flatten(normalizer, "normalizers", 0, steps);
    for (const Json* step : steps) {
        if (typeOf(*step) != "NFC")
            refuse("the normalizer " + typeOf(*step), "normalizer");
        pipeline.normalizer = std::make_unique<NfcNormalizer>();
    }
    steps.clear();
    flatten(preTokenizer, "pretokenizers", 0, steps);
    std::vector<std::unique_ptr<Splitter>> splitters;
    for (const Json* step : steps)
        addPreTokenizer(*step, pipeline, splitters);
    if (splitters.size() == 1)
        pipeline.splitter = std::move(splitters.front());
    else if (!splitters.empty())
        pipeline.splitter = std::make_unique<ChainSplitter>(std::move(splitters));
    return pipeline;
}

} // namespace

Result<TextPipeline> readTextPipeline(const std::string& normalizerJson, const std::string& preTokenizerJson)
{
    try {
        return build(Json::parse(normalizerJson), Json::parse(preTokenizerJson));
    } catch (const Refusal& refusal) {
        return refusal.error;
    } catch (const Json::exception& error) {
        return Error{ErrorCode::BadFormat, std::string("This is not a usable tokenizer.json: ") + error.what(), "pre_tokenizer"};
    }
}

} // namespace core
