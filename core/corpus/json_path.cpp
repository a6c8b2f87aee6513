#include "core/corpus/json_path.h"

#include "core/corpus/json_string.h"

#include <algorithm>
#include <charconv>

namespace core {

namespace {

Error badPath(std::string_view path, std::size_t at, std::string_view what)
{
    return {ErrorCode::BadValue,
            "The path \"" + std::string(path) + "\" cannot be read: " + std::string(what) + " at character " +
                std::to_string(at + 1) + ".",
            std::string(path)};
}

std::vector<std::string> splitValues(std::string_view text)
{
    std::vector<std::string> values;
    for (;;) {
        const std::size_t bar = text.find('|');
        values.emplace_back(text.substr(0, bar));
        if (bar == std::string_view::npos)
            return values;
        text.remove_prefix(bar + 1);
    }
}

/// One past the `"]` that closes a quoted name whose text begins at `at`; npos when it is not closed.
std::size_t quotedEnd(std::string_view path, std::size_t at)
{
    for (; at < path.size(); at += path[at] == '\\' ? 2 : 1)
        if (path[at] == '"')
            return path.substr(at, 2) == "\"]" ? at + 2 : std::string_view::npos;
    return std::string_view::npos;
}

/// Reads what stands between the brackets that begin at `at`; moves `at` past them.
Result<PathStep> bracketStep(std::string_view path, std::size_t& at)
{
    const std::size_t begin = at + 1;
    if (path.substr(begin, 1) == "\"") {
        const std::size_t end = quotedEnd(path, begin + 1);
        if (end == std::string_view::npos || findJsonFault(path.substr(begin, end - 1 - begin)))
            return badPath(path, begin, "the name in quotes is not closed");
        at = end;
        return PathStep{
            PathStep::Kind::Key, decodeJsonString(path.substr(begin + 1, end - 3 - begin)), 0, {}};
    }
    const std::size_t close = path.find(']', begin);
    if (close == std::string_view::npos)
        return badPath(path, at, "the ] is missing");
    const std::string_view inside = path.substr(begin, close - begin);
    at = close + 1;
    if (const std::size_t equals = inside.find('='); equals != std::string_view::npos && equals > 0)
        return PathStep{PathStep::Kind::Match, std::string(inside.substr(0, equals)), 0,
                        splitValues(inside.substr(equals + 1))};
    PathStep step{PathStep::Kind::Index, {}, 0, {}};
    const auto [end, error] = std::from_chars(inside.data(), inside.data() + inside.size(), step.index);
    if (error != std::errc{} || end != inside.data() + inside.size())
        return badPath(path, begin, "a number, name=value or a name in quotes is wanted");
    return step;
}

std::optional<JsonValue> member(std::string_view text, JsonValue object, std::string_view key)
{
    std::optional<JsonValue> found;
    if (object.type != JsonType::Object)
        return found;
    for (JsonItems items(text, object); items.next();)
        if (jsonStringEquals(items.rawKey(), key))
            found = items.value();
    return found;
}

std::optional<JsonValue> topMember(std::string_view text, const JsonScan& scan, std::string_view key)
{
    for (auto member = scan.members.rbegin(); member != scan.members.rend(); ++member)
        if (jsonStringEquals(member->key.in(text), key))
            return member->value;
    return std::nullopt;
}

std::optional<JsonValue> element(std::string_view text, JsonValue array, std::int64_t index)
{
    if (index < 0) {
        for (JsonItems items(text, array); items.next();)
            ++index;
        if (index < 0)
            return std::nullopt;
    }
    for (JsonItems items(text, array); items.next(); --index)
        if (index == 0)
            return items.value();
    return std::nullopt;
}

bool says(std::string_view text, JsonValue object, const PathStep& step)
{
    const auto value = member(text, object, step.key);
    return value && value->type == JsonType::String &&
           std::any_of(step.values.begin(), step.values.end(), [&](const std::string& wanted) {
               return jsonStringEquals(value->inner().in(text), wanted);
           });
}

std::optional<JsonValue> lastMatch(std::string_view text, JsonValue array, const PathStep& step)
{
    std::optional<JsonValue> found;
    for (JsonItems items(text, array); items.next();)
        if (says(text, items.value(), step))
            found = items.value();
    return found;
}

} // namespace

Result<std::vector<PathStep>> parsePath(std::string_view path)
{
    std::vector<PathStep> steps;
    if (path.empty())
        return badPath(path, 0, "it is empty");
    for (std::size_t at = 0; at < path.size();) {
        if (path[at] == '[') {
            auto step = bracketStep(path, at);
            if (!step.ok())
                return step.error();
            steps.push_back(std::move(step).value());
            continue;
        }
        if (!steps.empty()) {
            if (path[at] != '.')
                return badPath(path, at, "a dot is missing");
            ++at;
        }
        const std::size_t end = std::min(path.find_first_of(".[", at), path.size());
        if (end == at)
            return badPath(path, at, "a name is missing");
        steps.push_back({PathStep::Kind::Key, std::string(path.substr(at, end - at)), 0, {}});
        at = end;
    }
    return steps;
}

std::string joinPath(std::string_view parent, std::string_view name)
{
    std::string out(parent);
    if (name.empty() || name.find_first_of(".[]\"\\\n\r\t") != std::string_view::npos)
        return out + "[\"" + escapeJson(name, JsonEscapes::Minimal) + "\"]";
    if (!out.empty())
        out += '.';
    return out.append(name);
}

std::optional<JsonValue> findValue(std::string_view text, const JsonScan& scan,
                                   const std::vector<PathStep>& steps)
{
    std::optional<JsonValue> value = scan.root;
    for (const PathStep& step : steps) {
        if (step.kind == PathStep::Kind::Key)
            value = value->span == scan.root.span ? topMember(text, scan, step.key)
                                                  : member(text, *value, step.key);
        else if (value->type != JsonType::Array)
            return std::nullopt;
        else
            value = step.kind == PathStep::Kind::Index ? element(text, *value, step.index)
                                                       : lastMatch(text, *value, step);
        if (!value)
            return std::nullopt;
    }
    return value;
}

} // namespace core
