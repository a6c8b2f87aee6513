#include "core/trace/word_features.h"

#include "core/trace/token_hashes.h"

#include <algorithm>
#include <array>
#include <bit>

namespace core {

namespace {

enum class Form : std::uint32_t { Word = 0x9E3779B9U, First = 0x7F4A7C15U, Pair = 0x85EBCA6BU };
constexpr std::size_t firstWords = 3;
constexpr std::size_t pairedWords = 4;

constexpr std::uint32_t mixed(std::uint32_t a, std::uint32_t b)
{
    const std::uint32_t hash = (a ^ b) * 2654435761U;
    return hash ^ hash >> 15U;
}
constexpr std::uint32_t formHash(Form form, std::uint32_t word, std::uint32_t second = 0)
{
    return mixed(mixed(static_cast<std::uint32_t>(form), word), second);
}

/// Calls `visit(form, token, token before)` for each feature of `body`.
template <class F> void eachForm(std::string_view body, F&& visit)
{
    std::size_t words = 0;
    HashedToken before;
    forTokens(body, [&](const HashedToken& token) {
        if (token.number)
            return;
        visit(Form::Word, token, before);
        if (words < firstWords)
            visit(Form::First, token, before);
        if (words > 0 && words < pairedWords)
            visit(Form::Pair, token, before);
        before = token;
        ++words;
    });
}

std::string wordAt(std::string_view body, const HashedToken& token)
{
    std::size_t end = token.begin + 1;
    const bool letters = detail::tokenBytes[static_cast<unsigned char>(body[token.begin])] == detail::TokenByte::Letter;
    while (end < body.size() && (letters ? detail::tokenBytes[static_cast<unsigned char>(body[end])] == detail::TokenByte::Letter : end < token.begin + 3))
        ++end;
    std::string word(body.substr(token.begin, end - token.begin));
    std::transform(word.begin(), word.end(), word.begin(), [letters](char c) { return letters ? static_cast<char>(c | 0x20) : c; });
    return word;
}

/// The hash of a name such as "pair:let_me".
std::uint32_t hashOfName(std::string_view name)
{
    std::array<std::uint32_t, 2> words{};
    std::size_t count = 0;
    const std::size_t colon = std::min(name.find(':'), name.size() - 1);
    forTokens(name.substr(colon + 1), [&](const HashedToken& token) {
        if (count < words.size())
            words[count++] = token.hash;
    });
    if (name.starts_with("pair:"))
        return formHash(Form::Pair, words[1], words[0]);
    return formHash(name.starts_with("first:") ? Form::First : Form::Word, words[0]);
}

} // namespace

WordFeatures::WordFeatures(std::vector<std::string> names) : m_names(std::move(names)), m_slots(std::bit_ceil(2 * m_names.size() + 2)), m_known(std::max<std::size_t>(1, m_slots.size() / 8))
{
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const std::uint32_t hash = hashOfName(m_names[i]);
        std::size_t at = hash & (m_slots.size() - 1);
        while (m_slots[at].feature != 0)
            at = (at + 1) & (m_slots.size() - 1);
        m_slots[at] = {hash, static_cast<FeatureId>(featureCount() + i)};
        m_known[hash / 64 & (m_known.size() - 1)] |= std::uint64_t{1} << hash % 64;
    }
}

FeatureId WordFeatures::find(std::uint32_t hash) const
{
    if ((m_known[hash / 64 & (m_known.size() - 1)] >> hash % 64 & 1U) == 0)
        return 0;
    for (std::size_t at = hash & (m_slots.size() - 1); m_slots[at].feature != 0; at = (at + 1) & (m_slots.size() - 1))
        if (m_slots[at].hash == hash)
            return m_slots[at].feature;
    return 0;
}

void WordFeatures::append(std::string_view body, std::vector<FeatureId>& out) const
{
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    eachForm(body, [&](Form form, const HashedToken& token, const HashedToken& before) {
        const FeatureId feature = find(formHash(form, token.hash, form == Form::Pair ? before.hash : 0));
        if (feature != 0 && std::find(out.begin() + begin, out.end(), feature) == out.end())
            out.push_back(feature);
    });
}

std::vector<std::string> WordFeatures::namesOf(std::string_view body)
{
    std::vector<std::string> names;
    eachForm(body, [&](Form form, const HashedToken& token, const HashedToken& before) {
        const std::string word = wordAt(body, token);
        names.push_back(form == Form::Word ? "word:" + word : form == Form::First ? "first:" + word : "pair:" + wordAt(body, before) + "_" + word);
    });
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace core
