#include "core/tokens/bpe_options.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

Error unsupported(const std::string& what)
{
    return {ErrorCode::Unsupported, "This tokenizer uses " + what + ", which is not supported.", "model"};
}

Error badMerge(std::size_t number, std::string_view text)
{
    return {ErrorCode::BadFormat,
            "This is not a usable tokenizer.json: merge " + std::to_string(number) + " needs the token \"" +
                std::string(text.substr(0, 60)) + "\", which is not in the vocabulary.",
            "model.merges"};
}

} // namespace

Result<BpeOptions> readBpeOptions(const TokenizerFile& file)
{
    const nlohmann::json json = nlohmann::json::parse(file.modelOptions, nullptr, false);
    BpeOptions options;
    if (json.is_discarded())
        return Error{ErrorCode::BadFormat, "This is not a usable tokenizer.json: its model cannot be read.", "model"};
    for (const auto& [key, value] : json.items()) {
        const bool off = value.is_null() || value == false || value == "";
        if (key == "unk_token" && value.is_string()) {
            options.unknownToken = value.get<std::string>();
        } else if (key == "fuse_unk" && value.is_boolean()) {
            options.fuseUnknown = value.get<bool>();
        } else if (key == "byte_fallback" && value.is_boolean()) {
            options.byteFallback = value.get<bool>();
        } else if (key == "ignore_merges" && value.is_boolean()) {
            options.ignoreMerges = value.get<bool>();
        } else if (!off && !(key == "dropout" && value == 0.0)) {
            return unsupported("the BPE option \"" + key + "\"");
        }
    }
    return options;
}

Result<std::vector<MergeRule>> resolveMerges(const TokenizerFile& file, const VocabularyIndex& vocabulary)
{
    if (!file.hasMerges)
        return Error{ErrorCode::BadFormat, "This is not a usable tokenizer.json: its model has no \"merges\".", "model"};
    std::vector<MergeRule> rules;
    rules.reserve(file.merges.size());
    std::string joined;
    for (const auto& [left, right] : file.merges) {
        joined.assign(left).append(right);
        const auto leftId = vocabulary.find(left);
        const auto rightId = vocabulary.find(right);
        const auto product = vocabulary.find(joined);
        if (!leftId || !rightId || !product)
            return badMerge(rules.size() + 1, !leftId ? left : !rightId ? right : std::string_view(joined));
        rules.push_back({*leftId, *rightId, *product});
    }
    return rules;
}

} // namespace core
