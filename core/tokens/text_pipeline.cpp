#include "core/tokens/text_pipeline.h"

#include "core/tokens/char_runs.h"
#include "core/tokens/deepseek_patterns.h"
#include "core/tokens/normalizers.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>
#include <vector>

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

std::shared_ptr<const TextPattern> readPattern(const Json& step, const char* where)
{
    const Json pattern = step.value("pattern", Json());
    if (pattern.is_object() && pattern.contains("String"))
        return literalPattern(pattern["String"].get<std::string>());
    if (!pattern.is_object() || !pattern.contains("Regex"))
        refuse("the step " + typeOf(step) + " without a pattern", where);
    Result<std::shared_ptr<const TextPattern>> regex = regexPattern(pattern["Regex"].get<std::string>());
    if (!regex.ok())
        throw Refusal{regex.error()};
    return regex.value();
}

std::unique_ptr<Normalizer> readNormalizer(const Json& step)
{
    const std::string type = typeOf(step);
    if (type == "NFC")
        return nfcNormalizer();
    if (type == "Replace")
        return replaceNormalizer(readPattern(step, "normalizer"), step.at("content").get<std::string>());
    if (type == "Prepend")
        return prependNormalizer(step.at("prepend").get<std::string>());
    if (type == "Strip") {
        const bool left = flag(step, "strip_left", true);
        const bool right = flag(step, "strip_right", true);
        return stripNormalizer(left ? (right ? StripSide::Both : StripSide::Left)
                                    : (right ? StripSide::Right : StripSide::None));
    }
    refuse("the normalizer " + type, "normalizer");
}

SplitBehavior readBehavior(const Json& step)
{
    constexpr std::array names{"Isolated", "Removed", "MergedWithPrevious", "MergedWithNext", "Contiguous"};
    const std::string name = step.value("behavior", "");
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == names[i])
            return static_cast<SplitBehavior>(i);
    refuse("the Split behavior \"" + name + "\"", "pre_tokenizer");
}

std::unique_ptr<Splitter> readSplit(const Json& step)
{
    const Json pattern = step.value("pattern", Json());
    const SplitBehavior behavior = readBehavior(step);
    const bool invert = flag(step, "invert", false);
    if (pattern.is_object() && pattern.contains("Regex")) {
        const auto expression = pattern["Regex"].get<std::string>();
        const bool isolates = behavior == SplitBehavior::Isolated;
        // A known pattern that matches everywhere leaves nothing between its matches to remove.
        if (isolates || (behavior == SplitBehavior::Removed && invert))
            if (auto known = knownPatternSplitter(expression))
                return known;
        if (isolates)
            if (auto known = deepseekPatternSplitter(expression))
                return known;
    }
    return patternSplitter(readPattern(step, "pre_tokenizer"), behavior, invert ? SplitOn::Rest : SplitOn::Matches);
}

/// Collects the steps of a pre-tokenizer.
class PreTokenizerReader
{
public:
    explicit PreTokenizerReader(TextPipeline& pipeline) : m_pipeline(pipeline) {}
    void add(const Json& step)
    {
        const std::string type = typeOf(step);
        if (m_pipeline.byteLevel)
            refuse("the pre-tokenizer " + type + " after ByteLevel", "pre_tokenizer");
        if (type == "Split")
            m_splitters.push_back(readSplit(step));
        else if (type == "ByteLevel")
            addByteLevel(step);
        else if (type == "Metaspace")
            addMetaspace(step);
        else if (type == "WhitespaceSplit")
            m_splitters.push_back(
                patternSplitter(characterPattern(CharRuns::white), SplitBehavior::Removed, SplitOn::Matches));
        else if (type == "Digits")
            m_splitters.push_back(patternSplitter(
                characterPattern(category_mask::number),
                flag(step, "individual_digits", false) ? SplitBehavior::Isolated : SplitBehavior::Contiguous,
                SplitOn::Matches));
        else if (type == "CharDelimiterSplit")
            m_splitters.push_back(patternSplitter(literalPattern(step.at("delimiter").get<std::string>()),
                                                  SplitBehavior::Removed, SplitOn::Matches));
        else
            refuse("the pre-tokenizer " + type, "pre_tokenizer");
    }
    void finish() { m_pipeline.splitter = chainSplitter(std::move(m_splitters)); }

private:
    void mustBeFirst(const char* what) const
    {
        if (!m_splitters.empty() || m_pipeline.spacing)
            refuse(std::string(what) + " after another pre-tokenizer", "pre_tokenizer");
    }
    void addByteLevel(const Json& step)
    {
        if (flag(step, "add_prefix_space", true)) {
            mustBeFirst("ByteLevel with add_prefix_space");
            m_pipeline.spacing = ensurePrefix(" ");
        }
        if (flag(step, "use_regex", true))
            m_splitters.push_back(gpt2Splitter());
        m_pipeline.byteLevel = true;
    }
    void addMetaspace(const Json& step)
    {
        mustBeFirst("Metaspace");
        const std::string replacement = step.value("replacement", "\xE2\x96\x81");
        const std::string scheme =
            step.value("prepend_scheme", flag(step, "add_prefix_space", true) ? "always" : "never");
        const auto spacing = [&](bool prefix) {
            std::vector<std::unique_ptr<Normalizer>> steps;
            steps.push_back(replaceNormalizer(literalPattern(" "), replacement));
            if (prefix)
                steps.push_back(ensurePrefix(replacement));
            return chainNormalizer(std::move(steps));
        };
        if (scheme != "always" && scheme != "never" && scheme != "first")
            refuse("the Metaspace scheme \"" + scheme + "\"", "pre_tokenizer");
        m_pipeline.spacing = spacing(scheme == "always");
        if (scheme == "first")
            m_pipeline.firstSpacing = spacing(true);
        if (flag(step, "split", true))
            m_splitters.push_back(
                patternSplitter(literalPattern(replacement), SplitBehavior::MergedWithNext, SplitOn::Matches));
    }

    TextPipeline& m_pipeline;
    std::vector<std::unique_ptr<Splitter>> m_splitters;
};

TextPipeline build(const Json& normalizer, const Json& preTokenizer)
{
    TextPipeline pipeline;
    std::vector<const Json*> steps;
    flatten(normalizer, "normalizers", 0, steps);
    std::vector<std::unique_ptr<Normalizer>> normalizers;
    for (const Json* step : steps)
        normalizers.push_back(readNormalizer(*step));
    pipeline.normalizer = chainNormalizer(std::move(normalizers));
    steps.clear();
    flatten(preTokenizer, "pretokenizers", 0, steps);
    PreTokenizerReader reader(pipeline);
    for (const Json* step : steps)
        reader.add(*step);
    reader.finish();
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
