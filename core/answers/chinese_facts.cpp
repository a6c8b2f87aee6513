#include "core/answers/chinese_facts.h"

#include "core/answers/spoken_judgement.h"
#include "core/text/byte_finder.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using O = SpokenOperation;

struct OperationWord
{
    std::string_view said;
    SpokenOperation operation;
};

/// Longer ones first.
constexpr auto operationWords = std::to_array<OperationWord>({{"乘以", O::Multiply}, {"加上", O::Add}, {"减去", O::Subtract}, {"除以", O::Divide}, {"乘", O::Multiply}, {"加", O::Add}, {"减", O::Subtract}});
constexpr auto shares = std::to_array<SpokenShare>({{"的平方", 1, 1, 2}, {"的立方", 1, 1, 3}, {"的一半", 1, 2}, {"的两倍", 2}});

/// "八乘以七等于五十四", "九的平方是72": what the verb at `begin` states.
std::optional<FalseFact> falseAt(std::string_view text, std::size_t begin, std::size_t end)
{
    const auto stated = spokenNumberAt(text, end);
    if (!stated || !spokenEndsHere(text, stated->span.end))
        return std::nullopt;
    const std::string_view before = text.substr(0, begin);
    for (const SpokenShare& share : shares)
        if (before.ends_with(share.said)) {
            const auto number = spokenNumberBefore(text, begin - share.said.size());
            return number ? judgeSpoken(text, number->span.begin, begin, shareOf(share, number->value), *stated) : std::nullopt;
        }
    const auto b = spokenNumberEndingAt(text, begin);
    for (const OperationWord& word : operationWords)
        if (b && text.substr(0, b->span.begin).ends_with(word.said)) {
            const auto a = spokenNumberBefore(text, b->span.begin - word.said.size());
            return a ? judgeSpoken(text, a->span.begin, begin, worked(a->value, word.operation, b->value), *stated) : std::nullopt;
        }
    return std::nullopt;
}

} // namespace

void findChineseFacts(std::string_view text, std::vector<FalseFact>& found)
{
    using Signs = ByteFinder<0xE5, 0xE6, 0xE7>; // of most Chinese signs
    constexpr std::size_t opening = 1000;       // Chinese text shows at once
    const std::size_t end = std::min(text.size(), opening);
    if (Signs::next(text, 0, end) == end)
        return;
    constexpr auto verbs = std::to_array<std::string_view>({"等于", "是", "得"});
    for (const std::string_view verb : verbs)
        for (std::size_t at = findPhrase(text, verb, 0); at != std::string_view::npos; at = findPhrase(text, verb, at + verb.size()))
            if (auto fact = falseAt(text, at, at + verb.size()))
                found.push_back(std::move(*fact));
}

} // namespace core
