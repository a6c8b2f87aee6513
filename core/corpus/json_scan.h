#pragma once

#include "core/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Where a JSON text breaks its grammar, and how: "a comma or } is missing".
struct JsonFault
{
    std::size_t at = 0; ///< byte, from 0
    std::string what;
};

enum class JsonType : std::uint8_t { Object, Array, String, Number, True, False, Null };
[[nodiscard]] std::string_view jsonTypeName(JsonType type); ///< "an object", "a list", "text", ...

/// One value inside a JSON text.
struct JsonValue
{
    JsonType type = JsonType::Null;
    Span span; ///< its raw bytes, quotes and brackets included

    /// Of a string: the raw bytes between the quotes.
    [[nodiscard]] Span inner() const { return {span.begin + 1, span.end - 1}; }
};

/// One member of an object.
struct JsonMember
{
    Span key; ///< without quotes, undecoded
    JsonValue value;
};

/// What one pass over a JSON text finds.
struct JsonScan
{
    std::optional<JsonFault> fault; ///< the first one; the rest then says nothing
    JsonValue root;
    std::vector<JsonMember> members; ///< of the root, when it is an object
};

/// Checks `text` as one JSON value with white space around it, and lists the members of its object.
/// Bytes of 0x80 and above are not looked at (isValidUtf8 does that).
/// A fault stands at the first byte that no JSON text could have there, or past the end of one that ends too
/// early. More than 1,000 open brackets are a fault (RFC 8259, section 9): what walks the values of a record
/// takes time in proportion to its depth.
/// **Cost** one pass, no recursion. **Source** RFC 8259.
[[nodiscard]] JsonScan scanJson(std::string_view text);
[[nodiscard]] std::optional<JsonFault> findJsonFault(std::string_view text);

/// Walks the members of an object or the elements of an array, in order.
/// **Input** well-formed JSON and a container in it.
class JsonItems
{
public:
    JsonItems(std::string_view text, JsonValue container);
    /// Moves to the next item; false at the end.
    [[nodiscard]] bool next();
    [[nodiscard]] std::string_view rawKey() const
    {
        return m_key.in(m_text);
    } ///< objects: without quotes, undecoded
    [[nodiscard]] JsonValue value() const { return m_value; }

private:
    std::string_view m_text;
    bool m_object = false;
    std::size_t m_at = 0;
    Span m_key;
    JsonValue m_value;
};

/// Position of the first `"`, backslash or control character at or after `at`; the size when there is none.
[[nodiscard]] std::size_t findStringSpecial(std::string_view text, std::size_t at);

} // namespace core
