#include "core/answers/equality/closing_options.h"

#include "core/answers/claims/claim_reader.h"
#include "core/answers/equality/bare_comparison.h"
#include "core/answers/equality/closing_clauses.h"
#include "core/answers/statements/chinese_claims.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace core {

namespace {

using K = PieceKind;
using R = ClaimRole;

constexpr std::size_t longest = 250;

/// "ABD" sorted; empty where it names no options.
std::string lettersOf(std::string_view gold)
{
    std::string letters = optionLetters(gold);
    if (letters.empty())
        if (const char one = optionLetter(gold); one != '\0')
            letters = std::string(1, one);
    std::sort(letters.begin(), letters.end());
    return letters;
}

/// "A、B、D" behind the last word that chooses.
std::string chosenInChinese(std::string_view sentence)
{
    constexpr auto leads = std::to_array<std::string_view>({"选", "是", "为", "有", "：", ":"});
    constexpr auto ends = std::to_array<std::string_view>({"。", ".", " ", "！", "项"});
    for (auto end = ends.begin(); end != ends.end();) {
        const bool there = sentence.ends_with(*end);
        sentence.remove_suffix(there ? end->size() : 0);
        end = there ? ends.begin() : end + 1;
    }
    std::size_t begin = 0;
    for (const std::string_view mark : {"，", "。", "；", ","})
        if (const std::size_t at = sentence.rfind(mark); at != std::string_view::npos)
            begin = std::max(begin, at + mark.size());
    const std::string_view clause = sentence.substr(begin);
    std::size_t from = 0;
    std::string_view lead;
    for (const std::string_view one : leads)
        if (const std::size_t at = clause.rfind(one); at != std::string_view::npos && at + one.size() > from) {
            from = at + one.size();
            lead = one;
        }
    const std::string_view before = clause.substr(0, from);
    const bool chooses = lead == "选" || holds(before, "正确") || holds(before, "答案") || holds(before, "成立");
    const bool wrong = holds(before, "不") || (lead != "选" && (holds(before, "错") || holds(before, "非")));
    if (from == 0 || !chooses || wrong || holds(before, "若"))
        return {};
    std::string letters;
    for (std::string_view rest = clause.substr(from); !rest.empty();) {
        if (rest[0] >= 'A' && rest[0] <= 'H')
            letters += rest[0];
        const std::size_t length = static_cast<unsigned char>(rest[0]) >= 0xE3 ? 3 : 1;
        const std::string_view sign = rest.substr(0, length);
        if (!(rest[0] >= 'A' && rest[0] <= 'H') && sign != "、" && sign != "和" && sign != "与" && sign != " ")
            return {};
        rest.remove_prefix(std::min(length, rest.size()));
    }
    std::sort(letters.begin(), letters.end());
    return letters;
}

/// Reads which options an English sentence chooses.
class OptionReader
{
public:
    OptionReader(std::string_view text, const std::vector<Choice>& choices) : m_text(text), m_choices(choices), m_pieces(withoutBrackets(sentencePieces(text))) {}

    [[nodiscard]] std::string chosen() const
    {
        std::size_t end = m_pieces.size();
        while (end > 0 && m_pieces[end - 1].kind == K::Stop)
            --end;
        for (const Piece& piece : m_pieces)
            if (piece.kind == K::Question || has(piece, R::Hypothesis) || has(piece, R::Correction) || piece.word == "or" || piece.word == "says" || piece.word == "said" || piece.word == "might" || piece.word == "would" || piece.word == "could" || piece.word == "either")
                return {};
        std::size_t begin = end;
        while (begin > 0 && !isStop(m_pieces[begin - 1]))
            --begin;
        std::string found;
        for (const ClosingClause& clause : closingClauses(m_pieces, begin, end)) {
            std::string letters = chosenIn(clause);
            if (letters == "?")
                return {};
            const bool supersedes = clause.role == ClauseRole::Conclusion || clause.role == ClauseRole::Turn;
            if (!letters.empty() && !found.empty() && !supersedes)
                return {};
            found = letters.empty() ? found : letters;
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    /// "(A) 1/3" at the end where (A) is 1/2.
    [[nodiscard]] bool endsOtherwise() const
    {
        std::size_t end = m_pieces.size();
        while (end > 0 && m_pieces[end - 1].kind == K::Stop)
            --end;
        if (end < 3 || m_pieces[end - 1].kind != K::Value || m_pieces[end - 2].kind != K::Letter)
            return false;
        return !isOffered(m_pieces[end - 2].span.in(m_text), m_pieces[end - 1].span.in(m_text));
    }

private:
    [[nodiscard]] std::string_view word(std::size_t at) const { return at < m_pieces.size() ? std::string_view(m_pieces[at].word) : std::string_view{}; }

    /// The letters that a clause approves of, "" for none, "?" where it is not clear.
    [[nodiscard]] std::string chosenIn(const ClosingClause& clause) const
    {
        std::size_t first = clause.end;
        std::size_t last = clause.begin;
        std::string letters;
        for (std::size_t at = clause.begin; at < clause.end; ++at) {
            if (m_pieces[at].kind != K::Letter)
                continue;
            if (!letters.empty() && !joins(last, at))
                return "?";
            first = letters.empty() ? at : first;
            const std::string_view text = m_pieces[at].span.in(m_text);
            letters += text[text.size() == 3 ? 1 : 0];
            last = at + 1;
        }
        if (letters.empty())
            return {};
        for (std::size_t at = clause.begin; at < clause.end; ++at)
            if (has(m_pieces[at], R::Negation) || has(m_pieces[at], R::Failed) || has(m_pieces[at], R::Rejecting) || has(m_pieces[at], R::Doubt) || isOneOf(word(at), failing))
                return clause.role == ClauseRole::Reason || clause.role == ClauseRole::Rejected || clause.role == ClauseRole::Main ? std::string{} : "?";
        if (clause.role == ClauseRole::Reason || clause.role == ClauseRole::Rejected)
            return {};
        return isApproved(last, clause, letters.size() > 1) || isChosen(first, last, clause) ? letters : "?";
    }

    static constexpr auto failing = std::to_array<std::string_view>({"overlooks", "ignores", "contradicts", "fails", "fail", "false", "wrong", "incorrect", "tempting", "attractive", "close", "misses", "violates", "has", "first", "second", "third", "all", "every", "except", "next"});

    [[nodiscard]] bool joins(std::size_t from, std::size_t to) const
    {
        for (std::size_t at = from; at < to; ++at)
            if (m_pieces[at].kind != K::Comma && word(at) != "and")
                return false;
        return to - from <= 2;
    }

    /// "are true", "is the right one", "holds" behind the letters.
    [[nodiscard]] bool isApproved(std::size_t at, const ClosingClause& clause, bool several) const
    {
        constexpr auto holding = std::to_array<std::string_view>({"hold", "holds", "remain", "remains", "works", "apply", "applies"});
        constexpr auto right = std::to_array<std::string_view>({"right", "correct", "true", "left", "valid", "answer", "one", "choice", "option"});
        if (at < clause.end && isOneOf(word(at), holding))
            return at + 1 == clause.end && several != word(at).ends_with('s');
        if (word(at) != (several ? "are" : "is"))
            return false;
        bool approved = false;
        for (++at; at < clause.end; ++at) {
            const bool known = isOneOf(word(at), right);
            if (!known && word(at) != "the" && word(at) != "both" && word(at) != "all" && word(at) != "therefore" && word(at) != "thus" && word(at) != "only")
                return false;
            approved = approved || known;
        }
        return approved;
    }

    /// "I pick option C", "that leaves B", "the answer is (A) 1/2".
    [[nodiscard]] bool isChosen(std::size_t first, std::size_t last, const ClosingClause& clause) const
    {
        constexpr auto nouns = std::to_array<std::string_view>({"option", "options", "choice", "choices", "statement", "statements", "answer", "answers", "only", "with", "us", "therefore", "thus", "both", "the", "just", "letter"});
        constexpr auto choosing = std::to_array<std::string_view>({"pick", "choose", "select", "leaves", "leaving", "mark", "chose", "picked", "selected"});
        constexpr auto chosen = std::to_array<std::string_view>({"answer", "answers", "choice", "option", "options", "choices", "one", "statements"});
        std::size_t at = first;
        while (at > clause.begin && isOneOf(word(at - 1), nouns))
            --at;
        if (at == clause.begin)
            return false;
        bool leads = isOneOf(word(at - 1), choosing);
        if (word(at - 1) == "is" || word(at - 1) == "are") {
            const std::size_t subject = at - 1 - (at > clause.begin + 1 && word(at - 2) == "then" ? 1U : 0U);
            leads = subject > clause.begin && isOneOf(word(subject - 1), chosen);
        }
        if (!leads)
            return false;
        if (last == clause.end)
            return true;
        return last == first + 1 && last + 1 == clause.end && m_pieces[last].kind == K::Value && isOffered(m_pieces[first].span.in(m_text), m_pieces[last].span.in(m_text));
    }

    /// True where `text` is that of the option `letter`, or no options are known.
    [[nodiscard]] bool isOffered(std::string_view letter, std::string_view text) const
    {
        const char name = letter[letter.size() == 3 ? 1 : 0];
        if (m_choices.empty())
            return true;
        const auto choice = std::find_if(m_choices.begin(), m_choices.end(), [name](const Choice& one) { return one.letter == name; });
        if (choice == m_choices.end())
            return false;
        AnswerReading offered(bareAnswer(choice->text));
        AnswerReading said{bareAnswer(text)};
        return compareBare(offered, said).equal;
    }

    std::string_view m_text;
    const std::vector<Choice>& m_choices;
    std::vector<Piece> m_pieces;
};

} // namespace

bool namesOtherText(const std::vector<Choice>& choices, std::string_view sentence)
{
    return choices.size() > 1 && sentence.size() <= longest && sentence.find(' ') != std::string_view::npos && !isChinese(sentence) && OptionReader(sentence, choices).endsOtherwise();
}

bool statesOptions(const std::vector<Choice>& choices, std::string_view gold, std::string_view sentence)
{
    const std::string letters = lettersOf(gold);
    if (letters.empty() || sentence.size() > longest || sentence.find('\n') != std::string_view::npos)
        return false;
    if (isChinese(sentence))
        return letters == chosenInChinese(sentence);
    return sentence.find(' ') != std::string_view::npos && letters == OptionReader(sentence, choices).chosen();
}

} // namespace core
