// Any bytes as a filter, and as a text that it is tried on: it is read or its fault lies inside it; what a term finds lies
// inside the text, and then the text holds what the term is said to require; completions replace a piece of the filter.
#include "core/filter/filter_completion.h"
#include "core/filter/filter_query.h"
#include "core/filter/filter_search.h"
#include "core/text/utf8.h"

#include "tests/support/fuzz_main.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

bool holdsOneOf(std::string_view text, const std::vector<core::RequiredText>& required)
{
    return required.empty() || std::any_of(required.begin(), required.end(), [&](const core::RequiredText& one) {
               return core::literalMatcher(one.text, one.letters)->find(text, 0).state == core::TextMatcher::Match::State::Found ||
                      (one.letters == core::LetterCase::Exact && text.find(one.text) != std::string_view::npos);
           });
}

void checkFinds(const core::TextMatcher& matcher, std::string_view text)
{
    const core::TextMatcher::Match match = matcher.find(text, 0);
    if (match.state != core::TextMatcher::Match::State::Found)
        return;
    require(match.span.begin <= match.span.end && match.span.end <= text.size());
    require(core::isCharBoundary(text, match.span.begin) && core::isCharBoundary(text, match.span.end));
    require(holdsOneOf(text, matcher.required()));
}

void checkTree(const core::FilterQuery& query)
{
    require(query.empty() || query.root < query.nodes.size());
    for (std::size_t i = 0; i < query.nodes.size(); ++i) {
        require(query.nodes[i].kind != core::FilterNode::Kind::Term || query.nodes[i].term < query.terms.size());
        for (const std::uint32_t child : query.nodes[i].children)
            require(child < i);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 4096));
    const std::size_t cut = std::min(bytes.find('\0'), bytes.size());
    const std::string_view filter = bytes.substr(0, cut);
    const std::string text = core::toValidUtf8(bytes.substr(cut)) + core::toValidUtf8(filter);
    const core::FilterParse parse = core::parseFilter(filter);
    if (parse.fault) {
        require(parse.fault->at.begin <= parse.fault->at.end && parse.fault->at.end <= filter.size());
        require(!core::faultText(*parse.fault).empty());
    }
    checkTree(parse.query);
    for (const core::FilterTerm& term : parse.query.terms)
        if (const auto* test = std::get_if<core::TextTest>(&term.test))
            checkFinds(*test->matcher, text);
    std::size_t end = 0;
    for (const core::Span hit : core::hitsIn(parse.query, core::FilterField::Reasoning, text, 1000)) {
        require(hit.begin >= end && hit.end <= text.size());
        end = hit.end;
    }
    for (std::size_t caret = 0; caret <= filter.size(); caret += 1 + caret / 4) {
        const core::Span replace = core::completeFilter(filter, caret, {}).replace;
        require(replace.begin <= replace.end && replace.end <= caret);
    }
    return 0;
}

#ifndef DLCOT_LIBFUZZER
int main(int argc, char** argv)
{
    using namespace std::string_literals;
    return support::fuzzMain(argc, argv,
                             {"tokens>8000 approaches>=3 verdict:incorrect \"exact words\" /regex/ -word"s,
                              "(a OR b) AND NOT c problem:(x -y) answer=73"s, "/(Wait|Hmm), let me \\w+/i\0Hmm, LET ME see"s,
                              "/a{2,}b?[^]c]+\\.\\\\n(d|ef)*/\0aab.\\n"s, "saving:30%..40% status:changed,refused file:a"s,
                              "/k\xC3\xA9s/i \xE4\xB8\xAD\xE6\x96\x87\0K\xC3\x89S"s},
                             {" ", "OR ", "AND ", "NOT ", "-", "(", ")", "\"", "/", "\\", ":", ">", "<=", "..", "k", "%", "tokens",
                              "verdict:", "problem:", "|", "*", "+?", "{2}", "[", "]", "(?:", "\\b", "\0", "i", "\xC3\x9F",
                              "\xE2\x84\xAA"});
}
#endif
