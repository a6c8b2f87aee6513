#include "core/stats/corpus_statistics.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

using Json = nlohmann::ordered_json;

Json spreadJson(const TokenSpread& spread)
{
    Json out;
    out["traces"] = spread.traces;
    out["total"] = spread.total;
    out["mean"] = spread.mean();
    out["least"] = spread.least;
    for (std::size_t i = 0; i < percentileMarks.size(); ++i)
        out["p" + std::to_string(percentileMarks[i])] = spread.percentiles[i];
    out["most"] = spread.most;
    return out;
}

template <class Values> Json kindsJson(const Values& values)
{
    Json out = Json::object();
    for (const Kind kind : allKinds)
        out[std::string(kindName(kind))] = values[static_cast<std::size_t>(kind)];
    return out;
}

} // namespace

std::string statisticsJson(const CorpusStatistics& statistics)
{
    Json out;
    out["version"] = DLCOT_VERSION;
    out["preset"] = statistics.preset;
    out["records"] = statistics.records;
    out["rejected"] = statistics.rejected;
    out["left_out"] = statistics.leftOut;
    out["characters"] = statistics.characters;
    out["characters_by_kind"] = kindsJson(statistics.charactersByKind);
    Json tokenizers = Json::array();
    for (const TokenizerStatistics& one : statistics.tokenizers) {
        Json item;
        item["tokenizer"] = one.name;
        item["before"] = spreadJson(one.before);
        item["after"] = spreadJson(one.after);
        item["characters_per_token"] = statistics.charactersPerToken(one);
        item["tokens_by_kind"] = kindsJson(one.byKind);
        Json budgets = Json::array();
        for (std::size_t i = 0; i < statistics.budgets.size(); ++i)
            budgets.push_back({{"budget", statistics.budgets[i]}, {"over_before", one.budgets[i].before}, {"over_after", one.budgets[i].after}});
        item["budgets"] = std::move(budgets);
        tokenizers.push_back(std::move(item));
    }
    out["tokenizers"] = std::move(tokenizers);
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace core
