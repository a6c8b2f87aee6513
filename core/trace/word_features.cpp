#include "core/trace/word_features.h"

#include "core/text/letter_runs.h"
#include "core/trace/token_hashes.h"

#include <algorithm>
#include <array>
#include <bit>

namespace core {

namespace {

enum class Form : std::uint64_t { Word = 0x9E3779B97F4A7C15U, First = 0xC2B2AE3D27D4EB4FU, Pair = 0x165667B19E3779F9U };
constexpr std::size_t firstWords = 3;
constexpr std::size_t pairedWords = 4;

/// A word of two letters or more, or a Chinese character.
struct Word
{
    std::uint64_t name = 0; ///< tells it from others, whatever its case
    std::size_t begin = 0, length = 0;
};

constexpr std::uint32_t formHash(Form form, std::uint64_t word, std::uint64_t second = 0)
{
    const std::uint64_t hash = (word ^ static_cast<std::uint64_t>(form) ^ std::rotl(second * 0x9E3779B97F4A7C15U, 29)) * 0xD6E8FEB86659FD93U;
    return static_cast<std::uint32_t>(hash >> 32U);
}

template <class F> void eachWord(std::string_view body, F&& visit)
{
    struct Sink
    {
        std::string_view body;
        F& visit;
        void word(const ReadWord& word)
        {
            if (word.run.length >= 2)
                visit(Word{word.run.name, word.begin, word.run.length});
        }
        void digits(std::uint32_t) {}
        void number(std::uint32_t, std::size_t) {}
        void character(std::uint32_t, std::size_t begin) { visit(Word{eightBytes(body, begin) & 0xFFFFFFU, begin, std::min<std::size_t>(3, body.size() - begin)}); }
        void sign(std::size_t) {}
    };
    Sink sink{body, visit};
    readTokens(body, {0, body.size()}, sink);
}

/// Calls `visit(form, word, word before)` for each feature of `body`.
template <class F> void eachForm(std::string_view body, F&& visit)
{
    std::size_t words = 0;
    Word before;
    eachWord(body, [&](const Word& word) {
        visit(Form::Word, word, before);
        if (words < firstWords)
            visit(Form::First, word, before);
        if (words > 0 && words < pairedWords)
            visit(Form::Pair, word, before);
        before = word;
        ++words;
    });
}

std::string wordAt(std::string_view body, const Word& found)
{
    std::string word(body.substr(found.begin, found.length));
    std::transform(word.begin(), word.end(), word.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    return word;
}

/// The hash of a name such as "pair:let_me".
std::uint32_t hashOfName(std::string_view name)
{
    std::array<std::uint64_t, 2> words{};
    std::size_t count = 0;
    const std::size_t colon = std::min(name.find(':'), name.size() - 1);
    eachWord(name.substr(colon + 1), [&](const Word& word) {
        if (count < words.size())
            words[count++] = word.name;
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
    for (std::size_t at = hash & (m_slots.size() - 1); m_slots[at].feature != 0; at = (at + 1) & (m_slots.size() - 1))
        if (m_slots[at].hash == hash)
            return m_slots[at].feature;
    return 0;
}

void WordFeatures::append(std::span<const std::uint64_t> words, std::vector<FeatureId>& out) const
{
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    std::array<std::uint64_t, 8> taken{}; // a bit for each feature that may have been taken
    std::array<std::uint32_t, 64> hashes; // that may be there; they are looked up side by side
    std::size_t count = 0;
    const auto lookUp = [&] {
        for (std::size_t i = 0; i < count; ++i) // all come at once, before the first is needed
            __builtin_prefetch(&m_slots[hashes[i] & (m_slots.size() - 1)]);
        for (std::size_t i = 0; i < count; ++i) {
            const FeatureId feature = find(hashes[i]);
            if (feature == 0)
                continue;
            std::uint64_t& bits = taken[feature / 64 % taken.size()];
            const std::uint64_t bit = std::uint64_t{1} << feature % 64;
            if ((bits & bit) == 0 || std::find(out.begin() + begin, out.end(), feature) == out.end())
                out.push_back(feature);
            bits |= bit;
        }
        count = 0;
    };
    const auto note = [&](std::uint32_t hash) {
        hashes[count] = hash;
        count += m_known[hash / 64 & (m_known.size() - 1)] >> hash % 64 & 1U;
    };
    const std::size_t opening = std::min(words.size(), pairedWords);
    for (std::size_t i = 0; i < opening; ++i) {
        note(formHash(Form::Word, words[i]));
        if (i < firstWords)
            note(formHash(Form::First, words[i]));
        if (i > 0)
            note(formHash(Form::Pair, words[i], words[i - 1]));
    }
    for (std::size_t i = opening; i < words.size(); ++i) {
        if (count == hashes.size())
            lookUp();
        note(formHash(Form::Word, words[i]));
    }
    lookUp();
}

std::vector<std::string> WordFeatures::namesOf(std::string_view body)
{
    std::vector<std::string> names;
    eachForm(body, [&](Form form, const Word& found, const Word& before) {
        const std::string word = wordAt(body, found);
        names.push_back(form == Form::Word ? "word:" + word : form == Form::First ? "first:" + word : "pair:" + wordAt(body, before) + "_" + word);
    });
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace core
