#pragma once

#include "core/span.h"
#include "core/trace/lexicon.h"
#include "core/trace/token_hashes.h"
#include "core/trace/topic_drift.h"
#include "core/trace/unit_words.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace core {

/// Reads the units of a text one after another, each once, and keeps what the looks at them need.
class UnitTokens
{
public:
    /// Which of its tokens `tokens` gives.
    enum class Keep : std::uint8_t { Numbers, All };
    UnitTokens(const Lexicon& lexicon, std::string_view problem, std::string_view text, std::size_t units, Keep keep);

    /// Reads the next unit. All below is of the one read last.
    void read(Span body);

    std::uint32_t words = 0;        ///< all tokens: words of two letters and more, numbers, Chinese characters
    std::uint32_t problemWords = 0; ///< those that the problem has
    std::uint32_t numbers = 0;
    std::uint32_t oldNumbers = 0;   ///< those that were there before
    std::uint32_t sentence = 0;     ///< a hash of all; its case and spacing do not matter

    /// Their begins are counted from where the unit begins.
    [[nodiscard]] std::span<const HashedToken> tokens() const { return m_tokens; }
    [[nodiscard]] Lexicon::Found found() const { return m_lexicon.scan(m_text.substr(0, m_body.end), m_body.begin, std::span(m_runs).first(m_runCount), m_others); }

    /// Of all units, which were read.
    [[nodiscard]] const TopicTokens& endTopics()
    {
        m_topics.end();
        return m_topics;
    }
    [[nodiscard]] UnitWords& names() { return m_names; }

private:
    struct Sink;

    const Lexicon& m_lexicon;
    std::string_view m_text;
    Keep m_keep;
    TokenSet m_problem;
    TokenSet m_seen; ///< numbers
    TopicTokens m_topics;
    UnitWords m_names;
    Span m_body;
    std::vector<HashedToken> m_tokens;
    std::vector<Lexicon::Word> m_runs; ///< of letters, with room for all of a unit
    std::size_t m_runCount = 0;
    std::vector<std::uint32_t> m_others; ///< where something else may begin a phrase
};

} // namespace core
