#include "core/corpus/json_path.h"

#include "core/corpus/json_string.h"

#include <algorithm>
#include <charconv>
#include <variant>

namespace core {

namespace {

/// The steps read so far, or what is wrong.
using Steps = std::variant<std::vector<PathStep>, PathFault>;
using Step = std::variant<PathStep, PathFault>;

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
Step bracketStep(std::string_view path, std::size_t& at)
{
    const std::size_t begin = at + 1;
    if (path.substr(begin, 1) == "\"") {
        const std::size_t end = quotedEnd(path, begin + 1);
        if (end == std::string_view::npos || findJsonFault(path.substr(begin, end - 1 - begin)))
            return PathFault{begin, "the name in quotes is not closed"};
        at = end;
        return PathStep{
            PathStep::Kind::Key, decodeJsonString(path.substr(begin + 1, end - 3 - begin)), 0, {}};
    }
    const std::size_t close = path.find(']', begin);
    if (close == std::string_view::npos)
        return PathFault{at, "the ] is missing"};
    const std::string_view inside = path.substr(begin, close - begin);
    at = close + 1;
    if (inside == "*")
        return PathStep{PathStep::Kind::Each, {}, 0, {}};
    if (const std::size_t equals = inside.find('='); equals != std::string_view::npos && equals > 0)
        return PathStep{PathStep::Kind::Match, std::string(inside.substr(0, equals)), 0,
                        splitValues(inside.substr(equals + 1))};
    PathStep step{PathStep::Kind::Index, {}, 0, {}};
    const auto [end, error] = std::from_chars(inside.data(), inside.data() + inside.size(), step.index);
    if (error != std::errc{} || end != inside.data() + inside.size())
        return PathFault{begin, "a number, *, name=value or a name in quotes is wanted"};
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

/// What `*` in `pattern` stands for in `name`; nothing when the name does not fit.
std::optional<std::string_view> starIn(std::string_view name, std::string_view pattern)
{
    const std::size_t star = pattern.find('*');
    const std::string_view after = pattern.substr(star + 1);
    if (name.size() < pattern.size() || !name.starts_with(pattern.substr(0, star)) || !name.ends_with(after))
        return std::nullopt;
    return name.substr(star, name.size() + 1 - pattern.size());
}

std::vector<PathPlace> fittingMembers(std::string_view text, JsonValue object, std::string_view pattern)
{
    std::vector<PathPlace> places;
    if (object.type != JsonType::Object)
        return places;
    for (JsonItems items(text, object); items.next();) {
        const std::string name = decodeJsonString(items.rawKey());
        const auto label = starIn(name, pattern);
        if (!label)
            continue;
        const auto same = std::find_if(places.begin(), places.end(),
                                       [&](const PathPlace& place) { return place.label == *label; });
        if (same != places.end())
            same->value = items.value();
        else
            places.push_back({std::string(*label), items.value()});
    }
    return places;
}

std::vector<PathPlace> elements(std::string_view text, JsonValue list)
{
    std::vector<PathPlace> places;
    if (list.type == JsonType::Array)
        for (JsonItems items(text, list); items.next();)
            places.push_back({std::to_string(places.size()), items.value()});
    return places;
}

std::vector<PathPlace> placesOf(std::string_view text, JsonValue value, const PathStep& step)
{
    return step.kind == PathStep::Kind::Each ? elements(text, value) : fittingMembers(text, value, step.key);
}

/// One step from a value.
std::optional<JsonValue> next(std::string_view text, JsonValue value, const PathStep& step)
{
    if (step.kind == PathStep::Kind::Key)
        return member(text, value, step.key);
    if (isSeveral(step)) {
        const auto places = placesOf(text, value, step);
        return places.empty() ? std::nullopt : std::optional(places.front().value);
    }
    if (value.type != JsonType::Array)
        return std::nullopt;
    return step.kind == PathStep::Kind::Index ? element(text, value, step.index) : lastMatch(text, value, step);
}

Steps readSteps(std::string_view path)
{
    std::vector<PathStep> steps;
    if (path.empty())
        return PathFault{0, "it is empty"};
    for (std::size_t at = 0; at < path.size();) {
        if (path[at] == '[') {
            auto step = bracketStep(path, at);
            if (const auto* const fault = std::get_if<PathFault>(&step))
                return *fault;
            steps.push_back(std::get<PathStep>(std::move(step)));
            continue;
        }
        if (!steps.empty()) {
            if (path[at] != '.')
                return PathFault{at, "a dot is missing"};
            ++at;
        }
        const std::size_t end = std::min(path.find_first_of(".[", at), path.size());
        if (end == at)
            return PathFault{at, "a name is missing"};
        const std::string_view name = path.substr(at, end - at);
        const auto kind = name.find('*') == std::string_view::npos ? PathStep::Kind::Key : PathStep::Kind::Keys;
        steps.push_back({kind, std::string(name), 0, {}});
        at = end;
    }
    if (std::count_if(steps.begin(), steps.end(), isSeveral) > 1 ||
        std::any_of(steps.begin(), steps.end(), [](const PathStep& step) {
            return step.kind == PathStep::Kind::Keys && std::count(step.key.begin(), step.key.end(), '*') > 1;
        }))
        return PathFault{path.rfind('*'), "a second * stands"};
    return steps;
}

} // namespace

bool isSeveral(const PathStep& step)
{
    return step.kind == PathStep::Kind::Each || step.kind == PathStep::Kind::Keys;
}

std::optional<PathFault> findPathFault(std::string_view path)
{
    const Steps steps = readSteps(path);
    const auto* const fault = std::get_if<PathFault>(&steps);
    return fault == nullptr ? std::nullopt : std::optional(*fault);
}

Result<std::vector<PathStep>> parsePath(std::string_view path)
{
    Steps steps = readSteps(path);
    if (const auto* const fault = std::get_if<PathFault>(&steps))
        return Error{ErrorCode::BadValue,
                     "The path \"" + std::string(path) + "\" cannot be read: " + fault->what + " at character " +
                         std::to_string(fault->at + 1) + ".",
                     std::string(path)};
    return std::get<std::vector<PathStep>>(std::move(steps));
}

std::string joinPath(std::string_view parent, std::string_view name)
{
    std::string out(parent);
    if (name.empty() || name.find_first_of(".[]*\"\\\n\r\t") != std::string_view::npos)
        return out + "[\"" + escapeJson(name, JsonEscapes::Minimal) + "\"]";
    if (!out.empty())
        out += '.';
    return out.append(name);
}

std::optional<JsonValue> findValue(std::string_view text, const JsonScan& scan,
                                   const std::vector<PathStep>& steps)
{
    std::optional<JsonValue> value = scan.root;
    for (std::size_t i = 0; value && i < steps.size(); ++i)
        value = i == 0 && steps[i].kind == PathStep::Kind::Key ? topMember(text, scan, steps[i].key)
                                                               : next(text, *value, steps[i]);
    return value;
}

std::vector<PathPlace> findPlaces(std::string_view text, const JsonScan& scan, const std::vector<PathStep>& steps)
{
    const auto several = std::find_if(steps.begin(), steps.end(), isSeveral);
    const auto root = findValue(text, scan, {steps.begin(), several});
    if (!root)
        return {};
    if (several == steps.end())
        return {{{}, *root}};
    std::vector<PathPlace> places = placesOf(text, *root, *several);
    for (PathPlace& place : places) {
        std::optional<JsonValue> value = place.value;
        for (auto step = std::next(several); value && step != steps.end(); ++step)
            value = next(text, *value, *step);
        place.value = value.value_or(JsonValue{JsonType::Null, {}});
    }
    return places;
}

std::string boundPath(std::string_view path, std::string_view label)
{
    const auto steps = parsePath(path);
    if (!steps.ok() || std::none_of(steps.value().begin(), steps.value().end(), isSeveral))
        return std::string(path);
    std::string out;
    for (const PathStep& step : steps.value()) {
        switch (step.kind) {
        case PathStep::Kind::Key: out = joinPath(out, step.key); break;
        case PathStep::Kind::Keys: {
            std::string name = step.key;
            out = joinPath(out, name.replace(name.find('*'), 1, label));
            break;
        }
        case PathStep::Kind::Index: out += '[' + std::to_string(step.index) + ']'; break;
        case PathStep::Kind::Each: out.append("[").append(label).append("]"); break;
        case PathStep::Kind::Match:
            out += '[' + step.key + '=';
            for (std::size_t i = 0; i < step.values.size(); ++i)
                out += (i == 0 ? "" : "|") + step.values[i];
            out += ']';
            break;
        }
    }
    return out;
}

} // namespace core
