#include "core/corpus/several_traces.h"

#include "core/corpus/json_path.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace core {

namespace {

constexpr std::string_view firstElement = "[0]";
/// Endings that only a reasoning has: what stands before them is the name of a model.
constexpr std::array<std::string_view, 5> modelEndings{"_thinking_trajectory", "_thinking_trajectories", "_reasoning_content",
                                                       "_chain_of_thought", "_reasoning_trace"};

/// A name in a path, cut where `*` goes.
struct Pattern
{
    std::string before;
    std::string label;
    std::string after;
};

class Marker
{
public:
    Marker(FieldMapping& mapping, const ColumnProfile& profile) : m_mapping(mapping), m_profile(profile) {}

    void run()
    {
        const std::string was = m_mapping.reasoning.path;
        if (!markElements() && !markNames(numbered(was)))
            markNames(byModel(was));
        if (const std::size_t at = m_mapping.layout.find(was); at != std::string::npos)
            m_mapping.layout.replace(at, was.size(), m_mapping.reasoning.path);
    }

private:
    [[nodiscard]] bool holdsText(const std::string& path) const
    {
        return std::any_of(m_profile.columns().begin(), m_profile.columns().end(),
                           [&](const Column& column) { return column.path == path && column.texts > 0; });
    }
    [[nodiscard]] std::array<FieldSource*, 4> others()
    {
        return {&m_mapping.id, &m_mapping.problem, &m_mapping.response, &m_mapping.answer};
    }

    /// "generations[0]", and "choices[0].message.reasoning_content" where there are more choices.
    bool markElements()
    {
        std::string& path = m_mapping.reasoning.path;
        const std::size_t at = path.find(firstElement);
        if (at == std::string::npos || path.find('*') != std::string::npos || path.find("[\"") < at)
            return false;
        const std::string list = path.substr(0, at);
        const std::string rest = path.substr(at + firstElement.size());
        const bool texts = rest.empty() && list.find('[') == std::string::npos;
        if (!texts && !holdsText(list + "[1]" + rest))
            return false;
        const std::string prefix = list + std::string(firstElement);
        path = list + "[*]" + rest;
        for (FieldSource* source : others())
            if (source->path.starts_with(prefix))
                source->path = list + "[*]" + source->path.substr(prefix.size());
        // A list of responses beside the list of thoughts.
        std::string& response = m_mapping.response.path;
        if (texts && response.ends_with(firstElement) && response.find('[') + firstElement.size() == response.size())
            response.replace(response.size() - firstElement.size(), firstElement.size(), "[*]");
        return true;
    }

    /// "r1_solution_1"
    static std::optional<Pattern> numbered(const std::string& path)
    {
        const std::size_t digits = path.find_last_not_of("0123456789") + 1;
        if (digits == path.size() || digits == 0 || path[digits - 1] == '.')
            return std::nullopt;
        return Pattern{path.substr(0, digits), path.substr(digits), {}};
    }

    /// "deepseek_thinking_trajectory"
    static std::optional<Pattern> byModel(const std::string& path)
    {
        const std::size_t dot = path.rfind('.');
        const std::size_t begin = dot == std::string::npos ? 0 : dot + 1;
        for (const std::string_view ending : modelEndings)
            if (path.ends_with(ending) && path.size() > begin + ending.size())
                return Pattern{path.substr(0, begin), path.substr(begin, path.size() - begin - ending.size()),
                               std::string(ending)};
        return std::nullopt;
    }

    /// Columns that differ from the reasoning's name only in what `*` stands for.
    [[nodiscard]] std::vector<std::string> labelsBeside(const Pattern& pattern) const
    {
        std::vector<std::string> labels;
        for (const Column& column : m_profile.columns()) {
            const std::string& path = column.path;
            if (column.texts == 0 || path.size() <= pattern.before.size() + pattern.after.size() ||
                !path.starts_with(pattern.before) || !path.ends_with(pattern.after))
                continue;
            std::string label =
                path.substr(pattern.before.size(), path.size() - pattern.before.size() - pattern.after.size());
            const bool digits = label.find_first_not_of("0123456789") == std::string::npos;
            const bool plain = label.find_first_of(".[]*\"") == std::string::npos;
            if (label != pattern.label && plain && (digits || !pattern.after.empty()))
                labels.push_back(std::move(label));
        }
        return labels;
    }

    bool markNames(const std::optional<Pattern>& pattern)
    {
        const std::string path = m_mapping.reasoning.path;
        if (!pattern || path.find_first_of("*[\"") != std::string::npos)
            return false;
        const std::vector<std::string> labels = labelsBeside(*pattern);
        if (labels.empty())
            return false;
        m_mapping.reasoning.path = pattern->before + '*' + pattern->after;
        for (FieldSource* source : others()) {
            if (source->path == path)
                source->path = m_mapping.reasoning.path;
            else if (auto marked = beside(source->path, *pattern, labels))
                source->path = *marked;
        }
        return true;
    }

    /// "deepseek_attempt" with `*`, where "gemini_attempt" is there as well.
    [[nodiscard]] std::optional<std::string> beside(const std::string& path, const Pattern& pattern,
                                                    const std::vector<std::string>& labels) const
    {
        if (path.empty() || path.find_first_of("*[\"") != std::string::npos)
            return std::nullopt;
        const std::size_t dot = path.rfind('.');
        const std::size_t begin = dot == std::string::npos ? 0 : dot + 1;
        const std::size_t at = pattern.after.empty() ? path.size() - std::min(path.size(), pattern.label.size()) : begin;
        if (at < begin || path.compare(at, pattern.label.size(), pattern.label) != 0)
            return std::nullopt;
        for (const std::string& label : labels)
            if (holdsText(std::string(path).replace(at, pattern.label.size(), label)))
                return std::string(path).replace(at, pattern.label.size(), "*");
        return std::nullopt;
    }

    FieldMapping& m_mapping;
    const ColumnProfile& m_profile;
};

} // namespace

void markSeveralTraces(FieldMapping& mapping, const ColumnProfile& profile)
{
    Marker(mapping, profile).run();
}

} // namespace core
