#pragma once

#include "core/answers/math/math_tokens.h"
#include "core/answers/statements/answer_statements.h"
#include "core/answers/words/answer_lexicon.h"

#include <optional>
#include <string_view>
#include <vector>

namespace core {

/// One sentence cut into tokens, with the role of each word: finds the answer that it states.
class AnswerSentence
{
public:
    /// Memory that sentences which are read one after another use in turn.
    struct Room
    {
        std::vector<Token> tokens;
        std::vector<AnswerRoles> roles;
    };
    /// `span` of `text` is one sentence or line, at most a few hundred bytes of it are looked at.
    AnswerSentence(std::string_view text, Span span, Room& room);
    ~AnswerSentence();
    AnswerSentence(const AnswerSentence&) = delete;
    AnswerSentence& operator=(const AnswerSentence&) = delete;

    /// "the answer is 73", "答案是 73".
    [[nodiscard]] std::optional<AnswerStatement> statedAnswer() const;
    /// "option B is correct", "so it must be (C)".
    [[nodiscard]] std::optional<AnswerStatement> statedChoice() const;
    /// The value behind the last "is" or "=", or at the end.
    [[nodiscard]] std::optional<AnswerStatement> result() const;

private:
    void takeRoles();
    void takePhraseRoles(std::size_t at);
    [[nodiscard]] bool isOfOptions(std::size_t word) const;
    [[nodiscard]] std::optional<AnswerStatement> bareAnswer(std::size_t word) const;
    [[nodiscard]] std::optional<AnswerStatement> endingValue(std::size_t from) const;
    struct Run
    {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    [[nodiscard]] bool has(AnswerRole r) const { return (m_all & role(r)) != 0; }
    [[nodiscard]] bool is(std::size_t at, AnswerRole r) const { return (m_roles[at] & role(r)) != 0; }
    [[nodiscard]] bool leavesOpen(Run run) const;
    [[nodiscard]] bool beginsWord(Run run) const;
    [[nodiscard]] static bool isEquality(TokenKind kind) { return kind == TokenKind::Equal || kind == TokenKind::Approx || kind == TokenKind::Congruent; }
    [[nodiscard]] bool isMath(std::size_t at) const;
    [[nodiscard]] bool isProduct(std::size_t at) const;
    [[nodiscard]] std::optional<Run> runFrom(std::size_t at) const;
    [[nodiscard]] Run valueOf(Run run) const;
    [[nodiscard]] bool saysValue(Run run) const;
    [[nodiscard]] std::optional<Run> wordsFrom(std::size_t at) const;
    [[nodiscard]] std::size_t skipFillers(std::size_t at) const;
    [[nodiscard]] std::optional<AnswerStatement> make(Run run, double strength, StatementForm form) const;
    [[nodiscard]] double doubt() const;

    Span m_span;                 ///< of the text
    std::size_t m_from;          ///< what is looked at begins there
    std::string_view m_sentence; ///< what is looked at; spans of tokens are of it
    Room& m_room;
    std::vector<Token> m_tokens;
    std::vector<AnswerRoles> m_roles;
    AnswerRoles m_all = 0;
};

} // namespace core
