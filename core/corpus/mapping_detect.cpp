#include "core/corpus/column_names.h"
#include "core/corpus/column_profile.h"
#include "core/corpus/mapping.h"
#include "core/corpus/several_traces.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace core {

namespace {

using namespace names;
using Part = FieldSource::Part;

constexpr std::size_t shortestContent = 24; ///< bytes on average, where the name alone says little
constexpr std::size_t longText = 400;

bool isAssistant(const Column& c)
{
    return isOneOf(c.role, assistantRoles);
}
bool isUser(const Column& c)
{
    return isOneOf(c.role, userRoles);
}
bool isChatText(const Column& c)
{
    return c.name == "content" || c.name == "value" || c.name == "text";
}

/// Chooses the columns of a mapping one after another, each from those that are left.
class Detector
{
public:
    explicit Detector(const ColumnProfile& profile) : m_profile(profile) {}

    std::optional<FieldMapping> run()
    {
        m_reasoning = chooseReasoning();
        if (m_reasoning == nullptr)
            return std::nullopt;
        m_mapping.reasoning = {m_reasoning->path, reasoningPart()};
        m_mapping.problem = sourceOf(chooseProblem());
        m_mapping.response = chooseResponse();
        m_mapping.answer = sourceOf(chooseAnswer());
        m_mapping.id = sourceOf(chooseId());
        m_mapping.layout = layoutInWords();
        return m_mapping;
    }

private:
    /// The column for which `cost` is least; those without a cost do not stand for election.
    template <class Cost> const Column* best(Cost&& cost) const
    {
        const Column* chosen = nullptr;
        std::size_t least = 0;
        for (const Column& column : m_profile.columns()) {
            const std::optional<std::size_t> price = cost(column);
            if (price && (chosen == nullptr || *price < least)) {
                chosen = &column;
                least = *price;
            }
        }
        return chosen;
    }

    static FieldSource sourceOf(const Column* column)
    {
        return {column == nullptr ? "" : column->path, Part::Whole};
    }
    [[nodiscard]] bool isTaken(const Column& c) const
    {
        return &c == m_reasoning || c.path == m_mapping.problem.path || c.path == m_mapping.response.path;
    }
    /// Not of a user's or the system's turn.
    static bool mayBeModels(const Column& c)
    {
        return c.role.empty() || isAssistant(c) || c.role == "thinking" || c.role == "text";
    }

    [[nodiscard]] const Column* chooseReasoning() const
    {
        if (const Column* own = best([](const Column& c) { return ownColumnCost(c); }))
            return own;
        if (const Column* tagged = best([](const Column& c) { return taggedCost(c); }))
            return tagged;
        if (const Column* copy = best([](const Column& c) -> std::optional<std::size_t> {
                return c.name == "think_content" && c.texts > 0 ? std::optional<std::size_t>(0)
                                                                : std::nullopt;
            }))
            return copy;
        if (const Column* content = best([](const Column& c) { return contentCost(c, shortestContent); }))
            return content;
        if (const Column* longest = longestText())
            return longest;
        return best([](const Column& c) { return contentCost(c, 1); });
    }

    [[nodiscard]] const Column* longestText() const
    {
        return best([](const Column& c) -> std::optional<std::size_t> {
            if (!mayBeModels(c) || c.averageLength() < longText || isOneOf(c.name, problemNames))
                return std::nullopt;
            return ~c.averageLength();
        });
    }

    /// A column whose name says that it is the reasoning.
    static std::optional<std::size_t> ownColumnCost(const Column& c)
    {
        if (!mayBeModels(c) || c.texts == 0 || isSetting(c))
            return std::nullopt;
        std::size_t rank = rankIn(c.name, reasoningNames);
        const bool ends = std::any_of(reasoningEndings.begin(), reasoningEndings.end(),
                                      [&](std::string_view ending) { return c.name.ends_with(ending); });
        if (rank == reasoningNames.size() && !ends)
            return std::nullopt;
        return rank * 100 + c.depth;
    }

    /// "reasoning": "on" says how the model was asked, not what it thought.
    static bool isSetting(const Column& c)
    {
        return std::all_of(c.distinct.begin(), c.distinct.end(), [](const std::string& value) {
            return isOneOf(normalisedName(value), settingValues);
        });
    }

    static std::size_t nameCost(const Column& c)
    {
        if (isAssistant(c) && isChatText(c))
            return 450;
        return rankIn(c.name, contentNames) * 100 + c.depth;
    }

    static std::optional<std::size_t> taggedCost(const Column& c)
    {
        if (c.tagged == 0 || !mayBeModels(c) || isOneOf(c.name, problemNames))
            return std::nullopt;
        return nameCost(c);
    }

    static std::optional<std::size_t> contentCost(const Column& c, std::size_t shortest)
    {
        if (c.texts == 0 || !mayBeModels(c))
            return std::nullopt;
        const bool chat = isAssistant(c) && isChatText(c);
        if (!chat && c.averageLength() < shortest)
            return std::nullopt;
        if (chat || isOneOf(c.name, contentNames))
            return c.name == "text" && !chat ? std::nullopt : std::optional(nameCost(c));
        for (const std::string_view piece : contentPieces)
            if (c.name.find(piece) != std::string::npos)
                return 100 * (contentNames.size() + 1) + c.depth;
        return std::nullopt;
    }

    [[nodiscard]] bool hasOwnColumn() const
    {
        return ownColumnCost(*m_reasoning).has_value() || m_reasoning->name == "think_content";
    }

    [[nodiscard]] Part reasoningPart() const
    {
        if (hasOwnColumn() && m_reasoning->opening * 2 < m_reasoning->texts)
            return Part::Whole;
        return Part::Thought; // without a tag that is the whole as well
    }

    [[nodiscard]] const Column* chooseProblem() const
    {
        return best([&](const Column& c) -> std::optional<std::size_t> {
            if (isTaken(c) || c.texts == 0)
                return std::nullopt;
            if (isUser(c) && isChatText(c))
                return 700 + c.depth;
            if (!c.role.empty())
                return std::nullopt;
            const std::size_t rank = rankIn(c.name, problemNames);
            if (rank < problemNames.size())
                return rank * 50 + c.depth * 10;
            if (c.name.find("problem") != std::string::npos || c.name.find("question") != std::string::npos)
                return c.name.ends_with("_id") || c.name.ends_with("_type") ||
                               c.averageLength() < shortestContent
                           ? std::nullopt
                           : std::optional<std::size_t>(900 + c.depth);
            return std::nullopt;
        });
    }

    FieldSource chooseResponse() const
    {
        if (!hasOwnColumn() ||
            (m_mapping.reasoning.part == Part::Thought && m_reasoning->tagged > 0 && !beside()))
            return {m_reasoning->path, Part::AfterThought};
        if (const Column* found = beside())
            return {found->path, found->tagged > 0 ? Part::AfterThought : Part::Whole};
        return {};
    }

    /// The response that belongs to a reasoning with a column of its own.
    [[nodiscard]] const Column* beside() const
    {
        const std::string prefix = namePrefix();
        const Column* found = best([&](const Column& c) -> std::optional<std::size_t> {
            if (isTaken(c) || c.texts == 0 || !mayBeModels(c))
                return std::nullopt;
            const std::size_t away = c.parent == m_reasoning->parent ? 0 : 1000;
            if (!prefix.empty() && c.name.starts_with(prefix) &&
                isOneOf(
                    std::string_view(c.name).substr(prefix.size()),
                    std::array<std::string_view, 5>{"attempt", "solution", "response", "answer", "content"}))
                return 0;
            if (isAssistant(c) && isChatText(c))
                return 50 + away;
            if (const std::size_t rank = rankIn(c.name, responseNames);
                rank < responseNames.size() && c.role.empty())
                return 100 + rank + away;
            if (isAssistant(c) && isOneOf(c.name, responseNames))
                return 100 + away;
            return c.role == "text" && isChatText(c) ? std::optional<std::size_t>(60 + away) : std::nullopt;
        });
        return found != nullptr ? found : answerAsResponse();
    }

    /// A long "answer" beside the reasoning is what the model answered, not the reference.
    [[nodiscard]] const Column* answerAsResponse() const
    {
        return best([&](const Column& c) -> std::optional<std::size_t> {
            const bool chatGivesProblem = m_mapping.problem.path.find('=') != std::string::npos;
            if (isTaken(c) || c.name != "answer" || c.texts == 0 || c.parent != m_reasoning->parent)
                return std::nullopt;
            return chatGivesProblem || c.averageLength() > longText / 2 ? std::optional<std::size_t>(0)
                                                                        : std::nullopt;
        });
    }

    /// "deepseek_" of "deepseek_thinking_trajectory".
    [[nodiscard]] std::string namePrefix() const
    {
        for (const std::string_view ending : reasoningEndings)
            if (m_reasoning->name.ends_with(ending) && !m_reasoning->name.starts_with(ending.substr(1)))
                return m_reasoning->name.substr(0, m_reasoning->name.size() - ending.size() + 1);
        return {};
    }

    [[nodiscard]] const Column* chooseAnswer() const
    {
        const Column* found = best([&](const Column& c) -> std::optional<std::size_t> {
            const std::size_t rank = rankIn(c.name, answerNames);
            if (isTaken(c) || rank == answerNames.size() || c.texts + c.numbers == 0 || c.depth > 4)
                return std::nullopt;
            return rank * 10 + c.depth * 100;
        });
        if (found != nullptr)
            return found;
        return best([&](const Column& c) -> std::optional<std::size_t> {
            const bool tells = (c.shorts + c.boxed) * 2 >= c.texts && c.texts + c.numbers > 0;
            if (isTaken(c) || !c.role.empty() || !tells || c.depth > 2)
                return std::nullopt;
            if (c.name == "solution" || c.name == "ground_truth_solution" || c.name == "reference_solution")
                return c.depth;
            return c.name.ends_with("_answer") ? std::optional<std::size_t>(10 + c.depth) : std::nullopt;
        });
    }

    [[nodiscard]] const Column* chooseId() const
    {
        return best([&](const Column& c) -> std::optional<std::size_t> {
            const std::size_t rank =
                rankIn(c.name == "id" && c.path == "_id" ? "_id" : std::string_view(c.name), idNames);
            const std::size_t seen = c.texts + c.numbers;
            if (c.depth != 1 || rank == idNames.size() || seen == 0 || c.values > seen || isTaken(c))
                return std::nullopt;
            // One that comes twice is a slip under a name that means the record, else a sign that it means something else.
            const bool meansTheRecord = isOneOf(c.name, recordIdNames);
            if (seen > 1 && (meansTheRecord ? c.distinct.size() * 2 <= seen : c.distinct.size() < seen))
                return std::nullopt;
            return rank;
        });
    }

    [[nodiscard]] std::string layoutInWords() const
    {
        const std::string& path = m_reasoning->path;
        const std::string top = path.substr(0, path.find_first_of(".["));
        const bool chat = isAssistant(*m_reasoning);
        std::string words = chat || m_reasoning->depth > 1 ? top : "column " + path;
        if (chat && !isChatText(*m_reasoning))
            return words + " with " + m_reasoning->name;
        if (m_reasoning->tagged > 0 && m_mapping.reasoning.part == Part::Thought)
            return words + " with " +
                   (m_reasoning->opening == 0 && m_reasoning->tag == "<think>" ? "</think>"
                                                                               : m_reasoning->tag);
        return words + (hasOwnColumn() ? "" : ", the whole text");
    }

    const ColumnProfile& m_profile;
    const Column* m_reasoning = nullptr;
    FieldMapping m_mapping;
};

std::string listOfColumns(const ColumnProfile& profile)
{
    constexpr std::size_t most = 30;
    std::string list;
    for (std::size_t i = 0; i < profile.columns().size() && i < most; ++i)
        list += (i == 0 ? "" : ", ") + oneLine(profile.columns()[i].path, 80);
    return profile.columns().size() > most ? list + ", ..." : list;
}

} // namespace

Result<FieldMapping> detectMapping(const Corpus& corpus)
{
    const ColumnProfile profile(corpus);
    if (profile.records() == 0)
        return Error{ErrorCode::BadFormat, "None of the first records can be read. " + profile.firstFault(),
                     corpus.path().string()};
    auto mapping = Detector(profile).run();
    if (!mapping)
        return Error{ErrorCode::BadFormat,
                     profile.columns().empty() ? std::string("The records have no fields.")
                                               : "No field looks like the reasoning. The fields are: " +
                                                     listOfColumns(profile) + ".",
                     corpus.path().string()};
    markSeveralTraces(*mapping, profile);
    return *mapping;
}

std::vector<std::string> columnPaths(const Corpus& corpus)
{
    std::vector<std::string> paths;
    const ColumnProfile profile(corpus);
    for (const Column& column : profile.columns())
        paths.push_back(column.path);
    return paths;
}

} // namespace core
