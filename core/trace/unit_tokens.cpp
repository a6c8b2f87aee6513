#include "core/trace/unit_tokens.h"

#include "core/text/ascii.h"

namespace core {

namespace {

/// How many tokens a unit may have at most. A long one is read for it, so that a unit of many megabytes of other signs
/// takes no room for them.
std::size_t mostTokens(std::string_view text, Span body)
{
    constexpr std::size_t longUnit = 1U << 14U;
    if (body.size() < longUnit)
        return body.size();
    struct Sink
    {
        std::size_t count = 0;
        void word(const ReadWord&) { ++count; }
        void digits(std::uint32_t) { ++count; }
        void number(std::uint32_t, std::size_t) {}
        void character(std::uint32_t, std::size_t) { ++count; }
        void sign(std::size_t) {}
    };
    Sink sink;
    readTokens(text, body, sink);
    return sink.count;
}

} // namespace

struct UnitTokens::Sink
{
    UnitTokens& out;
    Lexicon::Word* runs;
    std::uint64_t* names;
    std::uint32_t words = 0, problemWords = 0, sentence = 0;

    void word(const ReadWord& word)
    {
        *runs = {word.run.name, static_cast<std::uint32_t>(word.begin), static_cast<std::uint32_t>(word.run.length)};
        runs += word.behindDigit ? 0 : 1;
        out.m_topics.word(word.hash, word.run.length, out.m_text[word.begin]);
        if (word.run.length < 2)
            return;
        *names++ = word.run.name;
        take(word.hash, false, word.begin);
    }
    void digits(std::uint32_t hash) { out.m_topics.digits(hash); }
    void number(std::uint32_t hash, std::size_t begin)
    {
        take(hash, true, begin);
        ++out.numbers;
        out.oldNumbers += out.m_seen.contains(hash);
        out.m_seen.insert(hash);
        if (begin == out.m_body.begin || !isLetter(out.m_text[begin - 1]))
            sign(begin);
    }
    void character(std::uint32_t hash, std::size_t begin)
    {
        out.m_topics.character(hash);
        *names++ = eightBytes(out.m_text.substr(0, out.m_body.end), begin) & 0xFFFFFFU;
        take(hash, false, begin);
        sign(begin);
    }
    void sign(std::size_t begin)
    {
        if (out.m_lexicon.mayBegin(out.m_text, begin))
            out.m_others.push_back(static_cast<std::uint32_t>(begin));
    }

private:
    void take(std::uint32_t hash, bool number, std::size_t begin)
    {
        sentence = (sentence ^ hash) * 2654435761U + 1;
        ++words;
        problemWords += out.m_problem.contains(hash);
        if (number || out.m_keep == Keep::All)
            out.m_tokens.push_back({hash, number, begin - out.m_body.begin});
    }
};

UnitTokens::UnitTokens(const Lexicon& lexicon, std::string_view problem, std::string_view text, std::size_t units, Keep keep)
    : m_lexicon(lexicon), m_text(text), m_keep(keep), m_problem(problem.size() + 64), m_seen(text.size()), m_topics(text.size(), units)
{
    m_names.reserve(text.size(), units);
    forTokens(problem, [&](const HashedToken& token) { m_problem.insert(token.hash); });
}

void UnitTokens::read(Span body)
{
    m_body = body;
    numbers = oldNumbers = 0;
    m_tokens.clear();
    m_others.clear();
    const std::size_t most = mostTokens(m_text, body);
    m_topics.beginUnit(most);
    if (m_runs.size() < most + 1)
        m_runs.resize(std::max(most + 1, 2 * m_runs.size()));
    Sink sink{*this, m_runs.data(), m_names.beginUnit(most)};
    thread_local KnownHashes hashes; // most words of a text stood in those before
    readTokens(m_text, body, sink, hashes);
    m_topics.endUnit();
    m_names.endUnit(sink.names);
    words = sink.words;
    problemWords = sink.problemWords;
    sentence = sink.sentence;
    m_runCount = static_cast<std::size_t>(sink.runs - m_runs.data());
}

} // namespace core
