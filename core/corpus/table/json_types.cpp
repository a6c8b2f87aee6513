#include "core/corpus/table/json_types.h"

#include "core/corpus/json_string.h"
#include "core/corpus/table/database.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

namespace core {

namespace {

constexpr std::size_t deepest = 16;
constexpr std::size_t mostKeys = 256;  ///< of an object; more are rather data than names
constexpr std::uint64_t exactWhole = 1ULL << 53;
constexpr std::string_view elementKey = "element";

std::string folded(std::string_view name)
{
    std::string out(name);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

/// True when a double holds a number written like this: it is finite, and has no more digits than one keeps.
bool holdsAsDouble(std::string_view number)
{
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc{} || end != number.data() + number.size())
        return false;
    std::string_view mantissa = number.substr(0, std::min(number.find_first_of("eE"), number.size()));
    std::size_t digits = 0;
    bool leading = true;
    for (const char c : mantissa) {
        leading = leading && (c == '0' || c == '.' || c == '-');
        digits += !leading && c != '.' ? 1 : 0;
    }
    return digits <= 17;
}

} // namespace

void JsonTypes::Node::add(std::string_view json, JsonValue value, std::size_t depth)
{
    if (value.type == JsonType::Null || untyped)
        return;
    ++seen;
    switch (value.type) {
    case JsonType::String: text = true; break;
    case JsonType::True:
    case JsonType::False: truth = true; break;
    case JsonType::Number: addNumber(value.span.in(json)); break;
    case JsonType::Object: addObject(json, value, depth); break;
    case JsonType::Array:
        list = true;
        if (depth >= deepest) {
            untyped = true;
            break;
        }
        for (JsonItems items(json, value); items.next();)
            child(std::string(elementKey), 0).add(json, items.value(), depth + 1);
        break;
    case JsonType::Null: break;
    }
    const int kinds = int{text} + int{truth} + int{object} + int{list} + int{real || whole};
    if (kinds > 1)
        untyped = true;
    if (untyped)
        children.clear();
}

void JsonTypes::Node::addNumber(std::string_view number)
{
    const bool minus = number.front() == '-';
    const std::string_view digits = number.substr(minus ? 1 : 0);
    if (digits.find_first_of(".eE") != std::string_view::npos || number == "-0") {
        real = true;
        untyped = untyped || !holdsAsDouble(number);
    } else {
        whole = true;
        std::uint64_t size = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
        const std::uint64_t most = std::uint64_t{INT64_MAX} + (minus ? 1 : 0);
        negative = negative || minus;
        beyondSigned = beyondSigned || error != std::errc{} || size > most;
        beyondUnsigned = beyondUnsigned || error != std::errc{} || (minus && size > most);
        beyondExact = beyondExact || error != std::errc{} || size > exactWhole;
    }
    untyped = untyped || beyondUnsigned || (beyondSigned && negative) || (real && beyondExact);
}

void JsonTypes::Node::addObject(std::string_view json, JsonValue value, std::size_t depth)
{
    object = true;
    if (depth >= deepest) {
        untyped = true;
        return;
    }
    std::set<std::string_view> names;
    std::size_t place = 0;
    for (JsonItems items(json, value); items.next(); ++place) {
        if (!names.insert(items.rawKey()).second)
            untyped = depth > 0; // of a record's own fields the last counts
        child(decodeJsonString(items.rawKey()), place).add(json, items.value(), depth + 1);
    }
    if (depth > 0 && (children.size() > mostKeys || hasTwins()))
        untyped = true;
}

JsonTypes::Node& JsonTypes::Node::child(const std::string& name, std::size_t expected)
{
    if (expected < children.size() && children[expected].key == name)
        return children[expected]; // most records have the same fields in the same order
    for (Node& node : children)
        if (node.key == name)
            return node;
    children.emplace_back();
    children.back().key = name;
    return children.back();
}

bool JsonTypes::Node::hasTwins() const
{
    std::set<std::string> names;
    return std::any_of(children.begin(), children.end(),
                       [&](const Node& node) { return node.key.empty() || !names.insert(folded(node.key)).second; });
}

std::string JsonTypes::Node::sqlType() const
{
    if (untyped)
        return "JSON";
    if (seen == 0 || text)
        return "VARCHAR";
    if (truth)
        return "BOOLEAN";
    if (real)
        return "DOUBLE";
    if (whole)
        return beyondSigned ? "UBIGINT" : "BIGINT";
    if (list)
        return (children.empty() ? std::string("VARCHAR") : children.front().sqlType()) + "[]";
    if (children.empty())
        return "JSON";
    return "STRUCT(" + members([](const Node& node) { return sqlName(node.key) + ' ' + node.sqlType(); }) + ')';
}

std::string JsonTypes::Node::structure() const
{
    if (!untyped && list)
        return "[" + (children.empty() ? std::string("\"VARCHAR\"") : children.front().structure()) + "]";
    if (!untyped && object && !children.empty())
        return "{" + members([](const Node& node) {
                   return '"' + escapeJson(node.key, JsonEscapes::Minimal) + "\":" + node.structure();
               }) + '}';
    return '"' + sqlType() + '"';
}

template <class Write> std::string JsonTypes::Node::members(Write&& write) const
{
    std::string out;
    for (const Node& node : children)
        out += (out.empty() ? "" : ", ") + write(node);
    return out;
}

Result<std::vector<JsonTypes::Column>> JsonTypes::columns() const
{
    if (m_root.hasTwins())
        return Error{ErrorCode::BadValue,
                     "The records have fields with no name, or whose names differ only in capital letters; a table "
                     "cannot hold them. Write .jsonl instead.",
                     {}};
    std::vector<Column> columns;
    for (const Node& node : m_root.children)
        columns.push_back({node.key, node.sqlType(), node.structure()});
    return columns;
}

} // namespace core
