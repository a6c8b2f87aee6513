#include "core/filter/field_strings.h"

#include "core/corpus/json_path.h"
#include "core/corpus/thought.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

using Where = FieldStrings::Place::Where;
constexpr std::size_t longestTag = 40; ///< of a thought or solution, white space aside

std::size_t backslashesBefore(std::string_view text, std::size_t at)
{
    std::size_t count = 0;
    while (count < at && text[at - count - 1] == '\\')
        ++count;
    return count;
}

/// Where the quote stands that ends the string whose text begins at `at`; the size when there is none.
std::size_t stringEnd(std::string_view text, std::size_t at)
{
    for (std::size_t quote = text.find('"', at); quote != std::string_view::npos; quote = text.find('"', quote + 1))
        if (backslashesBefore(text.substr(at), quote - at) % 2 == 0)
            return quote;
    return text.size();
}

std::size_t skipBlanks(std::string_view text, std::size_t at)
{
    return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

/// One past the value that begins at `at`, which is no string.
std::size_t valueEnd(std::string_view text, std::size_t at)
{
    std::size_t depth = 0;
    while (at < text.size()) {
        at = std::min(text.find_first_of("\"[]{},", at), text.size());
        if (at == text.size())
            break;
        const char c = text[at];
        if (depth == 0 && (c == ',' || c == '}'))
            return at;
        if (c == '"')
            at = stringEnd(text, at + 1);
        else if (c == '[' || c == '{')
            ++depth;
        else if (c != ',' && depth > 0 && --depth == 0)
            return at + 1;
        ++at;
    }
    return text.size();
}

} // namespace

FieldStrings::FieldStrings(const FieldMapping& mapping, FilterField field)
{
    const std::pair<FilterField, const FieldSource*> sources[] = {{FilterField::Id, &mapping.id},
                                                                  {FilterField::Problem, &mapping.problem},
                                                                  {FilterField::Reasoning, &mapping.reasoning},
                                                                  {FilterField::Response, &mapping.response},
                                                                  {FilterField::Answer, &mapping.answer}};
    for (const auto& [name, source] : sources)
        if (field == FilterField::Any || field == name)
            add(*source);
}

void FieldStrings::add(const FieldSource& source)
{
    if (source.path.empty())
        return;
    const auto steps = parsePath(source.path);
    if (!steps.ok() || steps.value().size() != 1 || steps.value().front().kind != PathStep::Kind::Key) {
        m_nested = true;
        return;
    }
    const std::string& key = steps.value().front().key;
    auto found = std::find_if(m_members.begin(), m_members.end(), [&](const Member& member) { return member.key == key; });
    if (found == m_members.end())
        found = m_members.insert(found, {key, false, false, false});
    found->whole = found->whole || source.part == FieldSource::Part::Whole;
    found->thought = found->thought || source.part == FieldSource::Part::Thought;
    found->after = found->after || source.part == FieldSource::Part::AfterThought;
}

FieldStrings::Place FieldStrings::placeOf(std::string_view record, Span hit) const
{
    std::size_t at = skipBlanks(record, 0);
    if (at >= record.size() || record[at] != '{')
        return {};
    for (;;) {
        at = skipBlanks(record, at + 1);
        if (at >= record.size() || record[at] != '"')
            return {};
        const std::size_t keyEnd = stringEnd(record, at + 1);
        const std::string_view key = record.substr(at + 1, keyEnd - at - 1);
        if (hit.begin <= keyEnd)
            return {hit.end <= keyEnd ? Where::Elsewhere : Where::Unclear, {}, false};
        at = skipBlanks(record, std::min(keyEnd + 1, record.size()));
        if (at >= record.size() || record[at] != ':')
            return {};
        at = skipBlanks(record, at + 1);
        if (at >= record.size() || hit.begin < at)
            return {};
        const bool text = record[at] == '"';
        const std::size_t end = text ? stringEnd(record, at + 1) : valueEnd(record, at);
        if (hit.begin <= end) {
            if (text)
                return insideString(record, key, {at + 1, end}, hit);
            // A list of one may stand for what is in it.
            const bool mapped = m_nested || std::any_of(m_members.begin(), m_members.end(),
                                                        [&](const Member& member) { return member.key == key; });
            return {mapped || key.find('\\') != std::string_view::npos ? Where::Unclear : Where::Elsewhere, {}, false};
        }
        at = skipBlanks(record, text ? std::min(end + 1, record.size()) : end);
        if (at >= record.size() || record[at] != ',')
            return {};
    }
}

FieldStrings::Place FieldStrings::insideString(std::string_view record, std::string_view key, Span string, Span hit) const
{
    if (hit.begin < string.begin || hit.end > string.end || string.end >= record.size() ||
        key.find('\\') != std::string_view::npos)
        return {};
    const auto found =
        std::find_if(m_members.begin(), m_members.end(), [&](const Member& member) { return member.key == key; });
    if (found == m_members.end())
        return {Where::Elsewhere, {}, false};
    if (found->whole)
        return {Where::Inside, string, false};
    // Thought and what follows it are both looked at: all behind the tag that opens the text, but for other tags.
    const std::string_view raw = string.in(record);
    const std::size_t tagEnd = raw.substr(0, longestTag).find('>');
    const std::size_t from = string.begin + (tagEnd == std::string_view::npos ? 0 : tagEnd + 1);
    if (!found->thought || !found->after || tagEnd == std::string_view::npos || !beginsWithThoughtTag(raw) ||
        hit.begin < from || hit.in(record).find_first_of("<>") != std::string_view::npos || mayBeInTag(record, hit.begin))
        return {};
    return {Where::Inside, {from, string.end}, true};
}

std::size_t escapeBoundary(std::string_view raw, std::size_t at)
{
    at = std::min(at, raw.size());
    // The digits of \uXXXX stand up to five bytes behind their backslash.
    for (std::size_t back = 1; back <= std::min<std::size_t>(at, 5); ++back)
        if (raw[at - back] == '\\' && backslashesBefore(raw, at - back) % 2 == 0) {
            const std::size_t length = at - back + 1 < raw.size() && raw[at - back + 1] == 'u' ? 6 : 2;
            if (back < length)
                at = std::min(raw.size(), at - back + length);
            break;
        }
    while (!isCharBoundary(raw, at))
        ++at;
    return at;
}

bool mayBeInTag(std::string_view text, std::size_t at)
{
    const std::string_view before = text.substr(at - std::min(at, longestTag), std::min(at, longestTag));
    const std::size_t bracket = before.find_last_of("<>");
    return bracket != std::string_view::npos && before[bracket] == '<';
}

} // namespace core
