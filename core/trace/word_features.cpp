#include "core/trace/word_features.h"

#include "core/text/letter_runs.h"
#include "core/trace/token_hashes.h"

#include <algorithm>
#include <array>
#include <bit>

namespace core {

namespace {

enum class Form { Word, First, Pair };
constexpr std::size_t firstWords = 3;
constexpr std::size_t pairedWords = 4;

/// A word of two letters or more, or a Chinese character.
struct Word
{
    std::uint64_t name = 0; ///< tells it from others, whatever its case
    std::size_t begin = 0, length = 0;
};

/// Both words of a pair as one number. Pairs that share one would be taken for each other; of 64 bits few do.
constexpr std::uint64_t pairName(std::uint64_t first, std::uint64_t second) { return std::rotl(first * 0x9E3779B97F4A7C15U, 29) ^ second; }

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

/// The words in a name such as "pair:let_me"; zeros where it has fewer.
std::array<std::uint64_t, 2> wordsIn(std::string_view name)
{
    std::array<std::uint64_t, 2> words{};
    std::size_t count = 0;
    const std::size_t colon = std::min(name.find(':'), name.size() - 1);
    eachWord(name.substr(colon + 1), [&](const Word& word) {
        if (count < words.size())
            words[count++] = word.name;
    });
    return words;
}

} // namespace

WordFeatures::WordFeatures(std::vector<std::string> names) : m_names(std::move(names))
{
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const auto feature = static_cast<FeatureId>(featureCount() + i);
        const auto [first, second] = wordsIn(m_names[i]);
        if (m_names[i].starts_with("pair:")) {
            m_words.at(first).beginsPair = true;
            m_words.at(second).endsPair = true;
            m_pairs.at(pairName(first, second)).feature = feature;
        } else if (m_names[i].starts_with("first:")) {
            m_words.at(first).first = feature;
        } else {
            m_words.at(first).word = feature;
        }
    }
}

void WordFeatures::append(std::span<const std::uint64_t> words, std::vector<FeatureId>& out) const
{
    constexpr std::size_t most = 3; // features of a word
    const std::size_t before = out.size();
    out.resize(before + most * words.size() + 1);
    FeatureId* end = out.data() + before;
    std::array<std::uint64_t, 8> taken{}; // a bit for each feature that may have been taken
    const auto putOnce = [&](FeatureId feature) { // without a branch on whether there is one, which is hard to foretell
        std::uint64_t& bits = taken[feature / 64 % taken.size()];
        const std::uint64_t bit = std::uint64_t{feature != 0} << feature % 64;
        if ((bits & bit) == 0 || std::find(out.data() + before, end, feature) == end) {
            *end = feature;
            end += feature != 0 ? 1 : 0;
        }
        bits |= bit;
    };
    for (const std::uint64_t word : words) // all come at once, before the first is needed
        m_words.fetch(word);
    bool beganPair = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const OfWord& known = m_words.find(words[i]);
        putOnce(known.word);
        if (i >= pairedWords)
            continue;
        if (i < firstWords)
            putOnce(known.first);
        if (beganPair && known.endsPair)
            putOnce(m_pairs.find(pairName(words[i - 1], words[i])).feature);
        beganPair = known.beginsPair;
    }
    out.resize(static_cast<std::size_t>(end - out.data()));
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
