#include "core/filter/filter_search.h"

#include "core/corpus/record_reader.h"
#include "core/corpus/trace_places.h"
#include "core/filter/filter_truth.h"
#include "core/filter/raw_screen.h"
#include "core/parallel.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace core {

namespace {

using MatchState = TextMatcher::Match::State;
using Answer = TextAnswers::Answer;
constexpr std::uint64_t blockBytes = 1U << 20; ///< it is looked through several times: it should fit in the nearest caches
constexpr std::size_t mostRecords = 16384; ///< in a block
constexpr std::size_t fewRecords = 4;      ///< in a block whose records have to be analysed

/// What a worker hands over.
struct Block
{
    std::vector<std::uint32_t> hits;
    FilterTally tally;
    std::optional<Error> failure;
};

/// One text term, and what tells by bytes that it cannot hold.
struct TextTerm
{
    std::size_t term = 0; ///< in the query
    const TextTest* test = nullptr;
    std::optional<RawScreen> screen;
};

/// True when an id could match that does not stand in the record: its number, or what tells its traces apart.
bool mayMatchMadeId(const TextTest& test, const FilterScope& scope)
{
    const auto& required = test.matcher->required();
    const auto tellsApart = [](const RequiredText& text) { return text.text.find('#') != std::string::npos; };
    if (scope.mapping && findsSeveral(*scope.mapping) &&
        (test.field == FilterField::Id ||
         (test.field == FilterField::Any && std::any_of(required.begin(), required.end(), tellsApart))))
        return true;
    const auto isNumber = [](const RequiredText& text) {
        return std::all_of(text.text.begin(), text.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    return test.field == FilterField::Id && std::any_of(required.begin(), required.end(), isNumber);
}

class Searcher
{
public:
    Searcher(const FilterQuery& query, const FilterScope& scope) : m_query(query), m_scope(scope)
    {
        const auto files = scope.corpus->files();
        for (std::size_t i = 0; i < query.terms.size(); ++i) {
            const auto* test = std::get_if<TextTest>(&query.terms[i].test);
            if (test == nullptr)
                continue;
            if (test->field == FilterField::File) {
                auto& holds = m_files.emplace_back(i, std::vector<Truth>()).second;
                for (const auto& file : files)
                    holds.push_back(stateIn(*test, file.filename().string()) == MatchState::Found ? Truth::Yes : Truth::No);
                continue;
            }
            m_texts.push_back({i, test,
                               mayMatchMadeId(*test, scope) || !scope.mapping ? std::nullopt : RawScreen::of(*test, *scope.mapping)});
        }
        if (scope.answers)
            scope.answers->resize(scope.corpus->recordCount(), query.terms.size());
    }

    [[nodiscard]] std::size_t blockRecords() const
    {
        const std::uint64_t records = std::max<std::uint64_t>(m_scope.corpus->recordCount(), 1);
        if (m_scope.learn)
            return fewRecords;
        if (m_texts.empty())
            return mostRecords;
        const std::uint64_t each = std::max<std::uint64_t>(m_scope.corpus->fileSize() / records, 1);
        return std::clamp<std::uint64_t>(blockBytes / each, 1, mostRecords);
    }

    [[nodiscard]] Block search(std::size_t first, std::size_t last) const
    {
        Block block;
        std::vector<std::vector<RawAnswer>> maybe;
        std::vector<Truth> terms(m_query.terms.size(), Truth::Open);
        std::vector<Truth> scratch;
        for (std::size_t record = first; record < last && !block.failure; ++record) {
            const KnownRow row = m_scope.rows.at(record);
            takeNumbers(record, row, terms);
            takeAnswers(record, terms);
            Truth truth = truthOf(m_query, terms, scratch);
            bool byBytes = false; // it hangs on what the bytes of the record lack
            if (truth == Truth::Open && !m_texts.empty()) {
                if (maybe.empty())
                    maybe = screened(first, last);
                byBytes = takeScreens(maybe, record - first, terms);
                truth = truthOf(m_query, terms, scratch);
            }
            if (isUnreadable(record))
                truth = Truth::No;
            else if (needsReading(truth, terms, byBytes))
                truth = read(record, terms, scratch, block);
            count(record, truth, block);
        }
        block.tally.searched = last - first;
        return block;
    }

private:
    void takeNumbers(std::size_t record, const KnownRow& row, std::vector<Truth>& terms) const
    {
        for (std::size_t i = 0; i < terms.size(); ++i) {
            const auto& test = m_query.terms[i].test;
            if (const auto* number = std::get_if<NumberTest>(&test))
                terms[i] = truthOf(*number, record, row);
            else if (const auto* choice = std::get_if<ChoiceTest>(&test))
                terms[i] = truthOf(*choice, row);
        }
        if (m_files.empty())
            return;
        const std::uint32_t file = m_scope.corpus->fileOf(record);
        for (const auto& [term, holds] : m_files)
            terms[term] = file < holds.size() ? holds[file] : Truth::No;
    }

    void takeAnswers(std::size_t record, std::vector<Truth>& terms) const
    {
        for (const TextTerm& text : m_texts) {
            const Answer answer = m_scope.answers ? m_scope.answers->at(record, text.term) : Answer::Open;
            terms[text.term] = answer == Answer::Yes  ? Truth::Yes
                               : answer == Answer::No ? Truth::No
                                                      : Truth::Open;
        }
    }

    [[nodiscard]] bool isUnreadable(std::size_t record) const
    {
        return m_scope.answers && !m_texts.empty() &&
               m_scope.answers->at(record, m_texts.front().term) == Answer::Unreadable;
    }

    void keep(std::size_t record, const TextTerm& text, Truth truth) const
    {
        if (m_scope.answers && truth != Truth::Open)
            m_scope.answers->set(record, text.term, truth == Truth::Yes ? Answer::Yes : Answer::No);
    }

    /// By text term, which records of a block may hold it.
    [[nodiscard]] std::vector<std::vector<RawAnswer>> screened(std::size_t first, std::size_t last) const
    {
        std::vector<std::vector<RawAnswer>> maybe(m_texts.size());
        const RecordRun run = m_scope.corpus->run(first, last);
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            if (!m_texts[i].screen) {
                maybe[i].assign(last - first, RawAnswer::Maybe);
                continue;
            }
            maybe[i].assign(last - first, RawAnswer::No);
            if (run.begins.size() == last - first) {
                m_texts[i].screen->screen(run, maybe[i]);
                continue;
            }
            // Not one run of bytes: record by record.
            for (std::size_t record = first; record < last; ++record) {
                std::vector<RawAnswer> one(1, RawAnswer::No);
                const RawRecord raw = m_scope.corpus->record(record);
                m_texts[i].screen->screen({raw.bytes, {0}}, one);
                maybe[i][record - first] = one.front();
            }
        }
        return maybe;
    }

    /// **Returns** whether a term was decided in a way that leaves it open whether the record can be read.
    bool takeScreens(const std::vector<std::vector<RawAnswer>>& maybe, std::size_t at, std::vector<Truth>& terms) const
    {
        bool any = false;
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            Truth& term = terms[m_texts[i].term];
            if (term != Truth::Open || maybe[i][at] == RawAnswer::Maybe)
                continue;
            const bool yes = maybe[i][at] == RawAnswer::Yes;
            if (yes && m_scope.reading == FilterScope::Reading::Whole)
                continue;
            term = yes ? Truth::Yes : Truth::No;
            any = any || m_scope.reading == FilterScope::Reading::Whole;
        }
        return any;
    }

    [[nodiscard]] bool needsReading(Truth truth, const std::vector<Truth>& terms, bool byBytes) const
    {
        if (truth == Truth::Yes)
            return byBytes; // what lacks a word still has to be a record
        return truth == Truth::Open && (m_scope.learn || !answered(terms));
    }

    [[nodiscard]] bool answered(const std::vector<Truth>& terms) const
    {
        return std::all_of(m_texts.begin(), m_texts.end(),
                           [&](const TextTerm& text) { return terms[text.term] != Truth::Open; });
    }

    Truth read(std::size_t record, std::vector<Truth>& terms, std::vector<Truth>& scratch, Block& block) const
    {
        const RawRecord raw = m_scope.corpus->record(record);
        if (!m_scope.mapping) {
            for (const TextTerm& text : m_texts)
                terms[text.term] = text.test->field == FilterField::Any &&
                                           stateIn(*text.test, raw.bytes) == MatchState::Found
                                       ? Truth::Yes
                                       : Truth::No;
            return truthOf(m_query, terms, scratch);
        }
        const Result<Trace> trace = readTrace(raw, *m_scope.mapping);
        if (!trace.ok()) {
            block.tally.unreadable.push_back(issueAt(raw, trace.error().message));
            if (m_scope.answers && !m_texts.empty())
                m_scope.answers->set(record, m_texts.front().term, Answer::Unreadable);
            return Truth::No;
        }
        bool gaveUp = false;
        for (const TextTerm& text : m_texts) {
            if (terms[text.term] == Truth::Open) {
                const MatchState state = stateIn(*text.test, trace.value(), raw.record());
                gaveUp = gaveUp || state == MatchState::GaveUp;
                terms[text.term] = state == MatchState::Found ? Truth::Yes : Truth::No;
            }
            keep(record, text, terms[text.term]);
        }
        if (gaveUp) {
            ++block.tally.gaveUp;
            return Truth::No;
        }
        const Truth truth = truthOf(m_query, terms, scratch);
        return truth == Truth::Open && m_scope.learn ? learn(raw, trace.value(), terms, scratch, block) : truth;
    }

    Truth learn(const RawRecord& raw, const Trace& trace, std::vector<Truth>& terms, std::vector<Truth>& scratch,
                Block& block) const
    {
        const Result<LearnedRow> learned = m_scope.learn(raw.number, trace);
        if (!learned.ok()) {
            block.failure = learned.error();
            return Truth::No;
        }
        if (!learned.value().trouble.empty()) {
            block.tally.unreadable.push_back(issueAt(raw, learned.value().trouble));
            return Truth::No;
        }
        takeNumbers(raw.number, learned.value().row, terms);
        return truthOf(m_query, terms, scratch);
    }

    static void count(std::size_t record, Truth truth, Block& block)
    {
        if (truth == Truth::Yes)
            block.hits.push_back(static_cast<std::uint32_t>(record));
        else if (truth == Truth::Open)
            ++block.tally.open;
    }

    const FilterQuery& m_query;
    const FilterScope& m_scope;
    std::vector<TextTerm> m_texts;
    std::vector<std::pair<std::size_t, std::vector<Truth>>> m_files; ///< by term: whether it holds, by file
};

void add(FilterTally& all, FilterTally&& block, std::size_t hits)
{
    all.searched += block.searched;
    all.hits += hits;
    all.open += block.open;
    all.gaveUp += block.gaveUp;
    std::move(block.unreadable.begin(), block.unreadable.end(), std::back_inserter(all.unreadable));
}

/// Marks the terms that stand under an odd number of negations.
std::vector<char> negatedTerms(const FilterQuery& query)
{
    std::vector<char> node(query.nodes.size(), 0);
    std::vector<char> term(query.terms.size(), 0);
    for (std::size_t i = query.nodes.size(); i-- > 0;) {
        const FilterNode& one = query.nodes[i];
        if (one.kind == FilterNode::Kind::Term)
            term[one.term] = node[i];
        for (const std::uint32_t child : one.children)
            node[child] = static_cast<char>(node[i] ^ (one.kind == FilterNode::Kind::Not ? 1 : 0));
    }
    return term;
}

} // namespace

void TextAnswers::resize(std::size_t records, std::size_t terms)
{
    if (terms != m_terms)
        m_answers.clear();
    m_terms = terms;
    m_answers.resize(records * terms, Answer::Open);
}

Result<FilterTally> searchRecords(const FilterQuery& query, const FilterScope& scope, unsigned threads,
                                  const HitsFound& found, Monitor& monitor)
{
    const Searcher searcher(query, scope);
    const std::size_t count = scope.corpus->recordCount();
    const std::size_t step = searcher.blockRecords();
    FilterTally tally;
    std::optional<Error> failure;
    const auto produce = [&](std::size_t i) { return searcher.search(i * step, std::min(count, (i + 1) * step)); };
    const auto consume = [&](std::size_t, Block&& block) {
        if (block.failure) {
            failure = std::move(block.failure);
            return false;
        }
        add(tally, std::move(block.tally), block.hits.size());
        monitor.progress(tally.searched, count);
        return found(block.hits, tally);
    };
    orderedParallel((count + step - 1) / step, threads, produce, consume, monitor);
    if (failure)
        return *failure;
    tally.complete = tally.searched == count;
    return tally;
}

std::vector<Span> hitsIn(const FilterQuery& query, FilterField field, std::string_view text, std::size_t limit)
{
    std::vector<Span> hits;
    const std::vector<char> negated = negatedTerms(query);
    for (std::size_t i = 0; i < query.terms.size(); ++i) {
        const auto* test = std::get_if<TextTest>(&query.terms[i].test);
        if (test == nullptr || negated[i] != 0 || (test->field != FilterField::Any && test->field != field))
            continue;
        std::size_t found = 0;
        for (std::size_t from = 0; from < text.size() && found < limit; ++found) {
            const TextMatcher::Match match = test->matcher->find(text, from);
            if (match.state != MatchState::Found || match.span.empty())
                break;
            hits.push_back(match.span);
            from = match.span.end;
        }
    }
    std::sort(hits.begin(), hits.end(), [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    std::size_t kept = 0;
    for (const Span hit : hits)
        if (kept == 0 || hit.begin >= hits[kept - 1].end)
            hits[kept++] = hit;
    hits.resize(std::min(kept, limit));
    return hits;
}

} // namespace core
