#include "core/store/decision_store.h"

#include "core/corpus/writer.h"
#include "core/tokens/table_cache.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace core {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view formatMark = "dlcot decisions 1";
constexpr std::uintmax_t largestFile = 256U << 20;

std::string hexOf(std::uint64_t high, std::uint64_t low)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%016llx%016llx", static_cast<unsigned long long>(high),
                  static_cast<unsigned long long>(low));
    return text.data();
}

std::optional<TraceKey> keyIn(const std::string& text)
{
    TraceKey key;
    const auto part = [&](std::size_t from, std::uint64_t& out) {
        const char* const end = text.data() + from + 16;
        const auto read = std::from_chars(text.data() + from, end, out, 16);
        return read.ec == std::errc() && read.ptr == end;
    };
    if (text.size() != 32 || !part(0, key.high) || !part(16, key.low))
        return std::nullopt;
    return key;
}

std::optional<SpanDecision> decisionIn(const Json& json)
{
    if (!json.is_array() || json.size() != 3 || !json[0].is_number_unsigned() || !json[1].is_number_unsigned() || !json[2].is_string())
        return std::nullopt;
    const std::string word = json[2];
    SpanDecision out{{json[0].get<std::size_t>(), json[1].get<std::size_t>()}, word == "drop" ? Decision::Drop : Decision::Keep};
    const bool good = out.span.begin < out.span.end && (word == "drop" || word == "keep");
    return good ? std::optional(out) : std::nullopt;
}

std::optional<KeptDecisions> decisionsIn(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || json.value("format", Json()) != formatMark || !json.value("traces", Json()).is_array())
        return std::nullopt;
    KeptDecisions out;
    for (const Json& trace : json["traces"]) {
        if (!trace.is_object() || !trace.value("key", Json()).is_string() || !trace.value("id", Json()).is_string() ||
            !trace.value("decisions", Json()).is_array())
            return std::nullopt;
        const auto key = keyIn(trace["key"]);
        TraceDecisions decisions{trace["id"], {}};
        for (const Json& one : trace["decisions"]) {
            const auto decision = decisionIn(one);
            if (!decision)
                return std::nullopt;
            decisions.spans.push_back(*decision);
        }
        if (!key)
            return std::nullopt;
        out.set(*key, std::move(decisions));
    }
    return out;
}

/// The paths, by whatever way they were given.
std::vector<std::string> namesOf(const std::vector<fs::path>& corpus)
{
    std::vector<std::string> out;
    std::error_code error;
    for (const fs::path& path : corpus)
        out.push_back(fs::weakly_canonical(path, error).string());
    return out;
}

std::string textOf(const std::vector<fs::path>& corpus, const KeptDecisions& decisions)
{
    Json traces = Json::array();
    for (const auto& [key, trace] : decisions.traces()) {
        Json spans = Json::array();
        for (const SpanDecision& one : trace.spans)
            spans.push_back({one.span.begin, one.span.end, one.decision == Decision::Drop ? "drop" : "keep"});
        traces.push_back({{"key", hexOf(key.high, key.low)}, {"id", trace.id}, {"decisions", std::move(spans)}});
    }
    const Json out{{"format", formatMark}, {"corpus", namesOf(corpus)}, {"traces", std::move(traces)}};
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Error damaged(const fs::path& file)
{
    std::error_code error;
    fs::path aside = file;
    aside += ".damaged";
    fs::rename(file, aside, error);
    return {ErrorCode::BadFormat,
            "The decisions by hand on this corpus could not be read: their file is damaged. " +
                (error ? std::string("It is left as it is.") : "It was set aside as " + aside.string() + "."),
            file.string()};
}

} // namespace

fs::path decisionFile(const std::vector<fs::path>& corpus)
{
    const auto below = [](const char* variable, const char* path) {
        const char* const folder = std::getenv(variable);
        return folder != nullptr && *folder == '/' ? fs::path(folder) / path : fs::path();
    };
    fs::path folder = below("XDG_DATA_HOME", "dlcot-studio/decisions");
    if (folder.empty())
        folder = below("HOME", ".local/share/dlcot-studio/decisions");
    if (folder.empty())
        return {};
    std::string all;
    for (const std::string& name : namesOf(corpus))
        all += name + '\n';
    const ContentKey key = contentKey(all);
    return folder / (hexOf(key.high, key.low) + ".json");
}

Result<KeptDecisions> loadDecisions(const std::vector<fs::path>& corpus)
{
    const fs::path file = decisionFile(corpus);
    std::error_code error;
    if (file.empty() || !fs::exists(file, error))
        return KeptDecisions();
    if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > largestFile)
        return damaged(file);
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return Error{ErrorCode::NoPermission, "The decisions by hand on this corpus may not be read.", file.string()};
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (auto decisions = decisionsIn(text))
        return *std::move(decisions);
    return damaged(file);
}

Status saveDecisions(const std::vector<fs::path>& corpus, const KeptDecisions& decisions)
{
    const fs::path file = decisionFile(corpus);
    if (file.empty())
        return Error{ErrorCode::Write, "There is no home folder to keep the decisions by hand in.", {}};
    std::error_code error;
    if (decisions.empty()) {
        fs::remove(file, error);
        return Done{};
    }
    fs::create_directories(file.parent_path(), error);
    return writeFile(file, textOf(corpus, decisions));
}

} // namespace core
