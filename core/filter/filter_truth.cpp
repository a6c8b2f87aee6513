#include "core/filter/filter_truth.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace core {

namespace {

using MatchState = TextMatcher::Match::State;

Truth known(bool holds) { return holds ? Truth::Yes : Truth::No; }

Truth nodeTruth(const FilterNode& node, const std::vector<Truth>& terms, const std::vector<Truth>& nodes)
{
    switch (node.kind) {
    case FilterNode::Kind::Term: return terms[node.term];
    case FilterNode::Kind::Not:
        return static_cast<Truth>(static_cast<int>(Truth::Yes) - static_cast<int>(nodes[node.children.front()]));
    case FilterNode::Kind::All: {
        Truth least = Truth::Yes;
        for (const std::uint32_t child : node.children)
            least = std::min(least, nodes[child]);
        return least;
    }
    case FilterNode::Kind::Any: {
        Truth most = Truth::No;
        for (const std::uint32_t child : node.children)
            most = std::max(most, nodes[child]);
        return most;
    }
    }
    return Truth::Open;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

/// True for the id of a record that has none of its own.
bool isNumber(std::string_view id, std::uint64_t record)
{
    const std::string number = std::to_string(record);
    return id.starts_with(number) && (id.size() == number.size() || id[number.size()] == '#');
}

bool isKnown(FilterField field, const KnownRow& row)
{
    using State = KnownRow::State;
    switch (infoOf(field).need) {
    case FieldNeed::Nothing: return true;
    case FieldNeed::Tokens: return row.state >= State::Counted;
    case FieldNeed::Analysis: return row.state >= State::Analysed;
    case FieldNeed::Cleaning: return row.state == State::Cleaned;
    }
    return false;
}

double valueOf(FilterField field, std::uint64_t record, const KnownRow& row)
{
    switch (field) {
    case FilterField::Record: return static_cast<double>(record + 1);
    case FilterField::Tokens: return row.before;
    case FilterField::After: return row.after;
    case FilterField::Saving: return std::round(row.saving() * 1e4) / 100; // per cent, two decimals
    case FilterField::Approaches: return row.approaches;
    case FilterField::Checks: return row.checks;
    case FilterField::Redundant: return row.redundant;
    case FilterField::Errors: return row.errors;
    default: return 0;
    }
}

} // namespace

Truth truthOf(const FilterQuery& query, const std::vector<Truth>& terms, std::vector<Truth>& scratch)
{
    if (query.empty())
        return Truth::Yes;
    scratch.resize(query.nodes.size());
    for (std::size_t i = 0; i < query.nodes.size(); ++i)
        scratch[i] = nodeTruth(query.nodes[i], terms, scratch);
    return scratch[query.root];
}

Truth truthOf(const NumberTest& test, std::uint64_t record, const KnownRow& row)
{
    if (row.state == KnownRow::State::Unreadable && test.field != FilterField::Record)
        return Truth::No;
    if (!isKnown(test.field, row))
        return Truth::Open;
    // A trace that is left out has no length after cleaning, and saves nothing.
    const bool leftOut = row.state == KnownRow::State::Cleaned && row.status == PlanStatus::Unsolvable;
    if (leftOut && (test.field == FilterField::After || test.field == FilterField::Saving))
        return Truth::No;
    return known(test.holds(valueOf(test.field, record, row)));
}

Truth truthOf(const ChoiceTest& test, const KnownRow& row)
{
    if (row.state == KnownRow::State::Unreadable)
        return Truth::No;
    if (!isKnown(test.field, row))
        return Truth::Open;
    return known(test.holds(test.field == FilterField::Verdict ? static_cast<std::uint32_t>(row.verdict)
                                                               : static_cast<std::uint32_t>(row.status)));
}

MatchState stateIn(const TextTest& test, std::string_view text)
{
    if (test.how == TextTest::How::Inside)
        return test.matcher->find(text, 0).state;
    const std::string_view whole = trimmed(text);
    const TextMatcher::Match match = test.matcher->find(whole, 0);
    const bool all = match.state == MatchState::Found && match.span == Span{0, whole.size()};
    return all || match.state == MatchState::GaveUp ? match.state : MatchState::Nowhere;
}

MatchState stateIn(const TextTest& test, const Trace& trace, std::uint64_t record)
{
    switch (test.field) {
    case FilterField::Id: return stateIn(test, trace.id);
    case FilterField::Problem: return stateIn(test, trace.problem);
    case FilterField::Reasoning: return stateIn(test, trace.reasoning);
    case FilterField::Response: return stateIn(test, trace.response);
    case FilterField::Answer: return stateIn(test, trace.answer);
    default: break;
    }
    MatchState state = MatchState::Nowhere;
    for (const std::string* text : {&trace.problem, &trace.reasoning, &trace.response, &trace.answer, &trace.id}) {
        // A record without an id is shown with its number, which is no text of it.
        if (text == &trace.id && isNumber(trace.id, record))
            continue;
        const MatchState here = stateIn(test, *text);
        if (here == MatchState::Found)
            return here;
        state = here == MatchState::GaveUp ? here : state;
    }
    return state;
}

} // namespace core
