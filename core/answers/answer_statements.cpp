#include "core/answers/answer_statements.h"

#include "core/answers/statement_finder.h"

#include <optional>
#include <utility>

namespace core {

namespace {

std::vector<AnswerStatement> statementsOf(std::string_view text, StatementFinder::Results results)
{
    StatementFinder finder(text);
    std::vector<AnswerStatement> found;
    for (SentenceGlancer sentences(text, 0, StatementFinder::wantedWords(results)); !sentences.atEnd();) {
        const SentenceGlance sentence = sentences.next();
        if (!finder.takeBoxes(sentence, found))
            if (auto statement = finder.read(sentence, results))
                found.push_back(std::move(*statement));
    }
    return found;
}

} // namespace

std::vector<AnswerStatement> findAnswerStatements(std::string_view text) { return statementsOf(text, StatementFinder::Results::Concluding); }

std::vector<AnswerStatement> findResults(std::string_view text) { return statementsOf(text, StatementFinder::Results::All); }

} // namespace core
