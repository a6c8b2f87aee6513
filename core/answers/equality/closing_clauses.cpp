#include "core/answers/equality/closing_clauses.h"

#include "core/answers/claims/claim_reader.h"
#include "core/answers/words/word_cursor.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace core {

namespace {

using K = PieceKind;
using R = ClaimRole;

constexpr auto reasons = std::to_array<std::string_view>({"because", "since", "although", "though", "whereas", "while", "even"});
constexpr auto leadingReasons = std::to_array<std::string_view>(
    {"as", "for", "when", "where", "given", "once", "after", "before", "with", "of", "out", "among", "amongst", "in", "at", "putting", "having", "starting", "using", "by", "on", "from", "to", "whenever", "until"});
constexpr auto conclusions = std::to_array<std::string_view>({"so", "hence", "thus", "therefore", "namely", "consequently", "accordingly", "altogether", "meaning", "giving", "making", "leaving", "yielding", "whence"});
constexpr auto rejections = std::to_array<std::string_view>({"not", "rather", "instead", "nor", "never"});
constexpr auto nearly = std::to_array<std::string_view>({"about", "approximately", "roughly", "around", "or"});
constexpr auto resulting = std::to_array<std::string_view>({"means", "gives", "is", "equals", "makes", "leaves", "simplifies", "reduces", "comes", "amounts", "yields", "shows", "implies"});

/// Cuts one sentence into clauses.
class ClauseCutter
{
public:
    ClauseCutter(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end) : m_pieces(pieces), m_begin(begin), m_end(end) {}

    std::vector<ClosingClause> clauses() const
    {
        std::vector<ClosingClause> out;
        std::size_t from = m_begin;
        for (std::size_t at = m_begin; at <= m_end; ++at) {
            const bool last = at == m_end;
            const bool comma = !last && m_pieces[at].kind == K::Comma && !isEnumeration(at);
            if (!last && !comma && !(at > from && begins(at)))
                continue;
            if (at > from)
                out.push_back({from, at, roleOf(from, at, out)});
            from = comma ? at + 1 : at;
        }
        return out;
    }

private:
    [[nodiscard]] std::string_view word(std::size_t at) const { return at < m_end ? std::string_view(m_pieces[at].word) : std::string_view{}; }

    /// The comma of "2, 3 and 7".
    [[nodiscard]] bool isEnumeration(std::size_t comma) const
    {
        if (comma == m_begin || comma + 1 >= m_end || !isValue(m_pieces[comma - 1]))
            return false;
        const std::size_t next = comma + 1 + (word(comma + 1) == "and" || word(comma + 1) == "or" ? 1U : 0U);
        if (next >= m_end || !isValue(m_pieces[next]))
            return false;
        // "the answer is 5, 3 more than 2" goes on otherwise
        const std::size_t behind = next + 1;
        return behind >= m_end || m_pieces[behind].kind == K::Comma || word(behind) == "and" || word(behind) == "or" || next > comma + 1;
    }

    /// True where a clause begins without a comma before it.
    [[nodiscard]] bool begins(std::size_t at) const
    {
        const std::string_view here = word(at);
        if (here.empty())
            return false;
        if (here == "which" && has(m_pieces[at - 1], R::Preposition))
            return false; // "from which"
        if (isOneOf(here, reasons) || here == "but" || here == "namely" || here == "which")
            return here != "even" || word(at + 1) == "though";
        if (here == "so" || here == "hence" || here == "thus" || here == "therefore")
            return true;
        if (here == "rather" && word(at + 1) == "than")
            return true;
        if (here == "instead" && word(at + 1) == "of")
            return true;
        return here == "and" && beginsPredicate(at + 1);
    }

    /// "and the remainder is 7", "and the remainder $7$" behind "and".
    [[nodiscard]] bool beginsPredicate(std::size_t at) const
    {
        if (word(at) == "not")
            return true;
        bool verb = false;
        for (; at < m_end && !isValue(m_pieces[at]) && m_pieces[at].kind == K::Word && word(at) != "and"; ++at)
            verb = verb || has(m_pieces[at], R::Copula) || has(m_pieces[at], R::Telling) || has(m_pieces[at], R::Amount) || has(m_pieces[at], R::Measure);
        return verb && at < m_end && isValue(m_pieces[at]);
    }

    [[nodiscard]] ClauseRole roleOf(std::size_t from, std::size_t end, const std::vector<ClosingClause>& before) const
    {
        std::size_t at = from;
        if (word(at) == "and" || word(at) == "but")
            ++at;
        const std::string_view first = word(at);
        const std::string_view second = word(at + 1);
        if (isOneOf(first, rejections))
            return ClauseRole::Rejected;
        const bool ended = end < m_end && m_pieces[end].kind == K::Comma;
        if (isOneOf(first, reasons) || (isOneOf(first, leadingReasons) && (ended || from > m_begin) && !(first == "in" && (second == "total" || second == "all" || second == "fact")) && !(first == "from" && second == "which") &&
                                         !(first == "in" && second == "other")))
            return ClauseRole::Reason;
        const std::size_t behind = at + (second == "is" ? 2U : 1U);
        if ((first == "which" || first == "that") && second == "is" && isOneOf(word(behind), nearly))
            return ClauseRole::Nearly;
        if (first == "which" || (first == "from" && second == "which"))
            return first == "from" || isOneOf(second, resulting) ? ClauseRole::Conclusion : ClauseRole::Reason;
        if (isOneOf(first, conclusions) || (first == "that" && (second == "is" || second == "means" || second == "makes" || second == "leaves")) || (first == "in" && (second == "other" || second == "total" || second == "all")))
            return ClauseRole::Conclusion;
        if (isOneOf(first, nearly) && (first != "or" || isOneOf(second, nearly)))
            return ClauseRole::Nearly;
        if (word(from) == "but")
            return ClauseRole::Turn;
        // what goes on behind a conclusion or reason without a verb of its own
        const bool alone = end == from + 1 && isValue(m_pieces[from]);
        return alone && !before.empty() && before.back().role == ClauseRole::Reason ? ClauseRole::Reason : ClauseRole::Main;
    }

    const std::vector<Piece>& m_pieces;
    std::size_t m_begin;
    std::size_t m_end;
};

} // namespace

std::vector<ClosingClause> closingClauses(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end)
{
    return ClauseCutter(pieces, begin, end).clauses();
}

std::vector<Piece> withoutBrackets(std::vector<Piece> pieces)
{
    std::vector<Piece> out;
    int depth = 0;
    for (Piece& piece : pieces) {
        depth += piece.kind == K::Open ? 1 : 0;
        if (depth > 0 && (has(piece, R::Copula) || has(piece, R::Failing) || has(piece, R::Negation) || has(piece, R::Doubt) || has(piece, R::Rejecting)))
            return {};
        if (depth == 0)
            out.push_back(std::move(piece));
        depth -= piece.kind == K::Close && depth > 0 ? 1 : 0;
    }
    return depth == 0 ? out : std::vector<Piece>{};
}

} // namespace core
