#include "core/answers/equality/closing_answer.h"

#include "core/answers/claims/prose_answer.h"
#include "core/answers/equality/closing_reader.h"
#include "core/answers/equality/worded_signs.h"
#include "core/answers/statements/plain_quantities.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/clock_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::size_t longest = 300;

/// "72 km/h", "24 cm^2": a number with words behind it.
bool namesUnit(std::string_view gold)
{
    const bool number = !gold.empty() && (isDigit(gold.front()) || gold.front() == '-');
    const std::size_t space = number ? gold.find(' ') : std::string_view::npos;
    return space != std::string_view::npos && space + 1 < gold.size() && isLetter(gold[space + 1]);
}

/// "maximum = 3" where a sentence says nothing of a maximum.
bool namesOtherQuantity(std::string_view gold, std::string_view sentence)
{
    const std::size_t end = std::min(gold.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), gold.size());
    const std::size_t sign = gold.find_first_not_of(' ', end);
    return end > 2 && sign != std::string_view::npos && gold[sign] == '=' && !holds(sentence, gold.substr(0, end));
}

std::string rewritten(std::string_view sentence, std::string_view problem)
{
    const std::string clock = withClockDigits(sentence);
    const std::string timed = clock.empty() ? std::string(sentence) : clock;
    const std::string plain = withPlainQuantities(timed);
    return withWordedSigns(plain.empty() ? timed : plain, problem);
}

} // namespace

std::optional<std::string> closingValue(std::string_view problem, std::string_view gold, std::string_view sentence)
{
    if (sentence.size() > longest || sentence.find(' ') == std::string_view::npos || holds(sentence, "\\boxed") || sentence.find('?') != std::string_view::npos)
        return std::nullopt;
    const std::string bare = bareAnswer(gold);
    if (namesOtherQuantity(bare, sentence))
        return std::nullopt;
    ClosingQuestion question;
    question.text = isProse(gold) ? gold : problem;
    question.problem = problem;
    question.sort = answerSort(bare);
    question.bareLetter = bare.size() == 1 && isLetter(bare[0]);
    question.hasUnit = namesUnit(bare);
    question.fraction = asksForShare(problem);
    return ClosingReader(question, rewritten(sentence, problem)).value();
}

} // namespace core
