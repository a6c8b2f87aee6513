// Any first line as a path, the rest as a record: a path is read or refused in words, a name put into a path comes
// out of it again, and what stands at a path is what a walk over another parser's tree finds there.
#include "core/corpus/json_path.h"
#include "core/corpus/json_scan.h"
#include "core/text/utf8.h"

#include "tests/support/fuzz_main.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>

namespace {

using core::PathStep;
using Json = nlohmann::json;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

bool says(const Json& element, const PathStep& step)
{
    return element.is_object() && element.contains(step.key) && element[step.key].is_string() &&
           std::find(step.values.begin(), step.values.end(), element[step.key].get<std::string>()) !=
               step.values.end();
}

/// What the steps find in the other parser's tree; null when there is nothing.
const Json* walk(const Json& root, const std::vector<PathStep>& steps)
{
    const Json* at = &root;
    for (const PathStep& step : steps) {
        const Json* next = nullptr;
        if (step.kind == PathStep::Kind::Key) {
            if (at->is_object() && at->contains(step.key))
                next = &(*at)[step.key];
        } else if (at->is_array() && step.kind == PathStep::Kind::Index) {
            const auto size = static_cast<std::int64_t>(at->size());
            const std::int64_t index = step.index < 0 ? step.index + size : step.index;
            if (index >= 0 && index < size)
                next = &(*at)[static_cast<std::size_t>(index)];
        } else if (at->is_array()) {
            for (const Json& element : *at)
                if (says(element, step))
                    next = &element;
        }
        if (next == nullptr)
            return nullptr;
        at = next;
    }
    return at;
}

bool isWithoutStar(const std::vector<PathStep>& steps)
{
    return std::none_of(steps.begin(), steps.end(), core::isSeveral);
}

/// Each place of a path with `*` is what the path bound to its label names, and no place has another's label.
void checkPlaces(std::string_view path, std::string_view text, const core::JsonScan& scan, const std::vector<PathStep>& steps)
{
    const auto places = core::findPlaces(text, scan, steps);
    if (isWithoutStar(steps)) {
        const auto found = core::findValue(text, scan, steps);
        require(places.size() == (found ? 1U : 0U) && (!found || places[0].value.span == found->span));
        return;
    }
    if (!core::isValidUtf8(path) || !core::isValidUtf8(text))
        return; // a label of broken bytes cannot be written into a path
    for (std::size_t i = 0; i < places.size(); ++i) {
        const core::PathPlace& place = places[i];
        for (std::size_t j = i + 1; j < std::min<std::size_t>(places.size(), i + 4); ++j)
            require(places[j].label != place.label);
        const auto bound = core::parsePath(core::boundPath(path, place.label));
        require(bound.ok() && isWithoutStar(bound.value()));
        const auto found = core::findValue(text, scan, bound.value());
        require(found ? found->span == place.value.span || found->type == core::JsonType::Null
                      : place.value.type == core::JsonType::Null);
    }
}

void checkAgainstOther(std::string_view text, const core::JsonScan& scan, const std::vector<PathStep>& steps)
{
    const auto found = core::findValue(text, scan, steps);
    if (found)
        require(!core::findJsonFault(found->span.in(text)));
    if (!core::isValidUtf8(text) || text.find('\0') != std::string_view::npos || text.starts_with("\xEF\xBB\xBF"))
        return;
    const Json other = Json::parse(text, nullptr, false);
    if (other.is_discarded())
        return; // a lone surrogate, or a number too big for it
    if (!isWithoutStar(steps))
        return;
    const Json* const wanted = walk(other, steps);
    require(found.has_value() == (wanted != nullptr));
    if (found)
        require(Json::parse(found->span.in(text), nullptr, false) == *wanted);
}

void checkName(std::string_view name)
{
    if (!core::isValidUtf8(name))
        return;
    const std::string path = core::joinPath("", name);
    const auto steps = core::parsePath(path);
    require(steps.ok() && steps.value().size() == 1);
    require(steps.value()[0].kind == PathStep::Kind::Key && steps.value()[0].key == name);
    const auto below = core::parsePath(core::joinPath("a[0]", name));
    require(below.ok() && below.value().size() == 3 && below.value()[2].key == name);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view path = bytes.substr(0, end);
    const std::string_view text = bytes.substr(std::min(end + 1, bytes.size()));
    checkName(path);
    const auto steps = core::parsePath(path);
    if (!steps.ok()) {
        require(!steps.error().message.empty());
        return 0;
    }
    const core::JsonScan scan = core::scanJson(text);
    if (scan.fault)
        return 0;
    checkAgainstOther(text, scan, steps.value());
    checkPlaces(path, text, scan, steps.value());
    return 0;
}

#ifndef DLCOT_LIBFUZZER
int main(int argc, char** argv)
{
    return support::fuzzMain(argc, argv, {"m[role=a|b].c[-1]\n{\"m\":[{\"role\":\"a\",\"c\":[1,2]}]}", "g[*].t\n{\"g\":[{\"t\":1},null,{\"t\":\"x\"}]}",
                              "m.r_*\n{\"m\":{\"r_1\":1,\"r_a.b\":[],\"r_\":0,\"r_1\":2}}"},
                             {".", "[", "]", "[0]", "[-1]", "[1]", "=", "|", "[role=a]", "[\"a.b\"]", "\"", "\\", "\\u0061", "\n",
                              "a", "{", "}", "{\"a\":", ",", ":", "null", "\"a\"", "\xc3\xa9", "99999999999999999999", "a.b.c", "[*]", "*", "a*"});
}
#endif
