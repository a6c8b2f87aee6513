#include "core/annotate/labels/check_words.h"

#include "core/answers/words/answer_lexicon.h"
#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <initializer_list>
#include <string>
#include <unordered_map>

namespace core {

namespace {

using W = CheckWord;

class Classes
{
public:
    static const Classes& instance()
    {
        static const Classes classes;
        return classes;
    }

    [[nodiscard]] CheckWords of(std::string_view word) const
    {
        if (!m_shapes.fits(word))
            return 0;
        std::string lower(word);
        for (char& c : lower)
            c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        const auto found = m_words.find(lower);
        return found == m_words.end() ? 0 : found->second;
    }

private:
    Classes()
    {
        add({W::Negation}, {"not", "no", "never", "none", "neither", "cannot", "nor", "without"});
        add({W::Lacks}, {"without"});
        add({W::Only}, {"no"});
        add({W::Fits}, {"match", "matches", "matching", "fit", "fits"});
        add({W::Affirms}, {"indeed"});
        add({W::Option}, {"option", "options", "choices"});
        add({W::But}, {"but"});
        add({W::Listed}, {"listed", "there"});
        add({W::Other}, {"other", "others"});
        add({W::Sure}, {"sure", "certain", "clear"});
        add({W::Confused}, {"unclear", "confusing", "confused", "stuck", "unsure", "uncertain", "discrepancy", "mismatch", "torn", "conflicted", "conflicting",
                            "conflicts", "ambiguous", "frustrating"});
        add({W::Opens, W::Guesses}, {"maybe", "perhaps", "alternatively"});
        add({W::Guesses}, {"might", "possibly"});
        add({W::Own}, {"my", "our", "initial", "earlier", "previous", "approach", "assumption", "solution", "derivation", "equations", "calculation",
                       "something", "here", "original"});
        add({W::Flawed}, {"reconsider", "overcounting", "incomplete", "flawed"});
        add({W::Slip}, {"mistake", "mistakes", "error", "errors"});
        add({W::Wrong, W::Excludes}, {"wrong", "incorrect", "invalid"});
        add({W::Excludes}, {"out", "false", "eliminated", "impossible"});
        add({W::Conflict}, {"contradiction", "inconsistent", "inconsistency", "fails"});
        add({W::Excuse}, {"any", "if", "whether", "sure", "possible", "potential", "avoid", "avoids", "introduce"});
        add({W::Implies}, {"implying"});
        add({W::Missing}, {"missing", "missed"});
        add({W::Concludes}, {"so", "therefore", "thus", "hence", "answer", "still", "indeed"});
        add({W::Where}, {"where"});
        add({W::Answer}, {"answer"});
        add({W::Hmm}, {"hmm", "hm"});
    }

    void add(std::initializer_list<CheckWord> classes, std::initializer_list<std::string_view> words)
    {
        for (const std::string_view word : words) {
            m_shapes.add(word);
            for (const CheckWord one : classes)
                m_words[std::string(word)] |= bit(one);
        }
    }

    WordShapes m_shapes;
    std::unordered_map<std::string, CheckWords> m_words;
};

} // namespace

CheckSentence readCheckSentence(std::string_view sentence)
{
    const Classes& classes = Classes::instance();
    const AnswerLexicon& lexicon = AnswerLexicon::instance();
    CheckSentence read;
    read.words.reserve(sentence.size() / 5 + 1);
    for (std::size_t at = 0; at < sentence.size();) {
        const std::size_t length = letterRunAt(sentence, at).length;
        std::size_t end = at + length;
        const bool joined = length > 1 && end + 1 < sentence.size() && sentence[end] == '\'' && isLetter(sentence[end + 1]);
        if (joined)
            end += 1 + letterRunAt(sentence, end + 1).length;
        const std::string_view word = sentence.substr(at, end - at);
        if (length > 0) {
            CheckWords is = classes.of(word) | ((lexicon.word(word) & role(AnswerRole::Affirm)) != 0 ? bit(W::Affirms) : 0);
            is |= joined && word.ends_with("n't") ? bit(W::Negation) : 0;
            read.words.push_back({is, word.size() == 1 ? word.front() : '\0'});
            read.all |= is;
        }
        at = length > 0 ? end : at + 1;
    }
    return read;
}

} // namespace core
