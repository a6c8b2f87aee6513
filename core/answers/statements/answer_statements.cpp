#include "core/answers/statements/answer_statements.h"

#include "core/answers/statements/statement_finder.h"

namespace core {

namespace {

std::vector<AnswerStatement> statementsOf(std::string_view text, StatementFinder::Results results)
{
    StatementFinder finder(text);
    std::vector<AnswerStatement> found;
    for (SentenceGlancer sentences(text, 0, StatementFinder::wantedWords(results)); !sentences.atEnd();)
        finder.take(sentences.next(), results, found);
    return found;
}

} // namespace

std::vector<AnswerStatement> findAnswerStatements(std::string_view text) { return statementsOf(text, StatementFinder::Results::Concluding); }

std::vector<AnswerStatement> findAnswerStatements(std::string_view text, std::vector<SentenceGlance>& sentences)
{
    StatementFinder finder(text);
    std::vector<AnswerStatement> found;
    constexpr std::size_t fewest = 16; // bytes of a sentence or line, in most texts; room that is not needed is never touched
    sentences.reserve(sentences.size() + text.size() / fewest);
    for (SentenceGlancer glancer(text, 0, StatementFinder::wantedWords(StatementFinder::Results::All)); !glancer.atEnd();) {
        sentences.push_back(glancer.next());
        finder.take(sentences.back(), StatementFinder::Results::Concluding, found);
    }
    return found;
}

std::vector<AnswerStatement> findResults(std::string_view text) { return statementsOf(text, StatementFinder::Results::All); }

} // namespace core
