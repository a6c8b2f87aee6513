#pragma once

#include "core/corpus/mapping.h"
#include "core/filter/filter_field.h"
#include "core/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Tells whether a place in the bytes of a record belongs to a text that a term looks at, without reading the record
/// further than to that place.
class FieldStrings
{
public:
    FieldStrings(const FieldMapping& mapping, FilterField field);

    struct Place
    {
        enum class Where : std::uint8_t {
            Elsewhere, ///< in a key, or in another field
            Unclear,   ///< only reading the whole record tells
            Inside
        };
        Where where = Where::Unclear;
        Span text; ///< Inside: the part of the JSON string, between its quotes, that is text of the field
        bool tagged = false; ///< but for tags in it and the white space beside them
    };
    /// **Input** a record, and a place in it. **Cost** the bytes up to the place are looked through once.
    [[nodiscard]] Place placeOf(std::string_view record, Span hit) const;

private:
    /// A member of the record and which of its parts are looked at.
    struct Member
    {
        std::string key;
        bool whole = false;
        bool thought = false;
        bool after = false;
    };
    void add(const FieldSource& source);
    [[nodiscard]] Place insideString(std::string_view record, std::string_view key, Span string, Span hit) const;

    std::vector<Member> m_members;
    bool m_nested = false; ///< some text stands deeper in the record
};

/// `at` moved forward out of the middle of an escape or a character. **Input** the raw inside of a JSON string.
[[nodiscard]] std::size_t escapeBoundary(std::string_view raw, std::size_t at);

/// True when the nearest bracket before `at` opens: a tag may be under way.
[[nodiscard]] bool mayBeInTag(std::string_view text, std::size_t at);

} // namespace core
