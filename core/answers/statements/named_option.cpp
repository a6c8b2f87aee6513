#include "core/answers/statements/named_option.h"

#include "core/answers/asked/asked_question.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using R = ClaimRole;
using Words = std::vector<PlainWord>;

constexpr std::size_t longestSentence = 200;

constexpr ClaimRoles refusedRoles()
{
    return (R::Negation | R::Rejecting) | (R::Hypothesis | R::Doubt) | claimRole(R::Correction);
}

/// A question for what does not fit.
bool asksForException(std::string_view problem)
{
    const std::string asked = lowered(std::string(problem));
    constexpr auto words = std::to_array<std::string_view>({" not ", "n't ", "except", "incorrect", "false", "least", "never", "cannot", "exclud"});
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return holds(asked, word); });
}

/// True when `text` stands in `sentence` as whole words.
bool names(std::string_view sentence, std::string_view text)
{
    const auto part = [](char c) { return isLetter(c) || isDigit(c) || c == '-' || c == '.'; };
    for (std::size_t at = sentence.find(text); at != std::string_view::npos; at = sentence.find(text, at + 1)) {
        const std::size_t end = at + text.size();
        const bool point = end < sentence.size() && sentence[end] == '.' && end + 1 == sentence.size();
        if ((at == 0 || !part(sentence[at - 1])) && (end >= sentence.size() || point || !part(sentence[end])))
            return true;
    }
    return false;
}

/// "The muon is the only lepton": each word behind "only" is one of the question.
std::optional<std::string> onlyNamed(std::string_view problem, const std::vector<Choice>& choices, std::string_view sentence, const Words& words)
{
    constexpr auto harmless = std::to_array<std::string_view>({"in", "list", "given", "here", "among", "options", "these", "of", "them", "one", "ones", "correct", "answer", "choice", "option"});
    const auto only = std::find_if(words.begin(), words.end(), [](const PlainWord& word) { return word.text == "only"; });
    const bool copula = only != words.end() && only - words.begin() > 1 && ((only - 1)->text == "is" || (only - 1)->text == "are");
    if (!copula || only + 1 == words.end() || asksForException(problem))
        return std::nullopt;
    const std::string asked = lowered(std::string(problem));
    bool shared = false;
    for (auto word = only + 1; word != words.end(); ++word) {
        const bool known = word->text.size() > 3 && holds(asked, word->text.substr(0, word->text.size() - 1));
        if (!known && !isOneOf(word->text, harmless))
            return std::nullopt;
        shared = shared || (known && !isOneOf(word->text, harmless));
    }
    const std::string small = lowered(std::string(sentence.substr(0, only->begin)));
    std::string letters;
    std::size_t named = 0;
    for (const Choice& choice : choices) {
        const std::string text = lowered(choice.text);
        if (text.size() < 2 || !names(small, text))
            continue;
        letters += (letters.empty() ? "" : ", ") + std::string(1, choice.letter);
        ++named;
    }
    // nothing but the options before "is": no "cousin of the muon"
    const auto joints = std::count_if(words.begin(), only, [](const PlainWord& word) { return word.text == "and"; });
    std::size_t length = 0;
    for (const Choice& choice : choices)
        length += names(small, lowered(choice.text)) && choice.text.size() > 1 ? plainWords(choice.text).size() : 0;
    const auto first = std::find_if(words.begin(), only, [](const PlainWord& word) { return (claimRoles(word.text) & claimRole(R::Cue)) == 0; });
    const auto before = static_cast<std::size_t>(only - first) - 1 - static_cast<std::size_t>(joints);
    const bool number = (only - 1)->text == "are" ? named > 1 : named == 1;
    return shared && number && before == length ? std::optional(letters) : std::nullopt;
}

/// "so the answer is B", "so A is right" at the end.
std::optional<std::string> concluded(std::string_view sentence, const Words& words)
{
    const std::size_t count = words.size();
    const auto word = [&](std::size_t back) { return back <= count ? std::string_view(words[count - back].text) : std::string_view{}; };
    const auto letterAt = [&](std::size_t back) {
        const std::string_view raw = sentence.substr(words[count - back].begin, words[count - back].end - words[count - back].begin);
        std::string letter;
        for (const char c : raw)
            if (std::string_view("().,$!").find(c) == std::string_view::npos)
                letter += c;
        return letter.size() == 1 && letter[0] >= 'A' && letter[0] <= 'J' ? letter : std::string{};
    };
    constexpr auto right = std::to_array<std::string_view>({"right", "correct"});
    constexpr auto cues = std::to_array<std::string_view>({"so", "therefore", "hence", "thus"});
    if (count < 5)
        return std::nullopt;
    const bool ends = word(3) == "answer" && word(2) == "is" && isOneOf(word(4), cues) && words[count - 5].ends;
    const bool begins = isOneOf(word(1), right) && word(2) == "is" && isOneOf(word(4), cues) && words[count - 5].ends;
    const std::string letter = ends ? letterAt(1) : begins ? letterAt(3) : std::string{};
    return letter.empty() ? std::nullopt : std::optional(letter);
}

} // namespace

std::optional<std::string> optionsNamed(std::string_view problem, const std::vector<Choice>& choices, std::string_view sentence)
{
    if (choices.empty() || sentence.size() > longestSentence || sentence.find_first_of("?\n") != std::string_view::npos || holds(sentence, ". "))
        return std::nullopt;
    const Words words = plainWords(sentence);
    if (std::any_of(words.begin(), words.end(), [](const PlainWord& word) { return (claimRoles(word.text) & refusedRoles()) != 0 || word.text == "or" || word.text == "but"; }))
        return std::nullopt;
    const auto letter = concluded(sentence, words);
    return letter ? letter : onlyNamed(problem, choices, sentence, words);
}

} // namespace core
