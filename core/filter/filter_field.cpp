#include "core/filter/filter_field.h"

#include "core/annotate/annotator.h"
#include "core/clean/edit_plan.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using Info = FilterFieldInfo;
constexpr std::array fields{
    Info{FilterField::Tokens, "tokens", "before", FieldType::Number, FieldNeed::Tokens},
    Info{FilterField::After, "after", "", FieldType::Number, FieldNeed::Cleaning},
    Info{FilterField::Saving, "saving", "saved", FieldType::Number, FieldNeed::Cleaning},
    Info{FilterField::Approaches, "approaches", "", FieldType::Number, FieldNeed::Analysis},
    Info{FilterField::Checks, "checks", "verifications", FieldType::Number, FieldNeed::Analysis},
    Info{FilterField::Redundant, "redundant", "repeats", FieldType::Number, FieldNeed::Analysis},
    Info{FilterField::Errors, "errors", "", FieldType::Number, FieldNeed::Analysis},
    Info{FilterField::Verdict, "verdict", "", FieldType::Choice, FieldNeed::Analysis},
    Info{FilterField::Cleaned, "status", "result", FieldType::Choice, FieldNeed::Cleaning},
    Info{FilterField::Record, "record", "", FieldType::Number, FieldNeed::Nothing},
    Info{FilterField::File, "file", "", FieldType::Text, FieldNeed::Nothing},
    Info{FilterField::Id, "id", "", FieldType::Text, FieldNeed::Nothing},
    Info{FilterField::Problem, "problem", "", FieldType::Text, FieldNeed::Nothing},
    Info{FilterField::Reasoning, "reasoning", "", FieldType::Text, FieldNeed::Nothing},
    Info{FilterField::Response, "response", "", FieldType::Text, FieldNeed::Nothing},
    Info{FilterField::Answer, "answer", "", FieldType::Text, FieldNeed::Nothing},
};

template <class Enum> constexpr std::uint32_t number(Enum value) { return static_cast<std::uint32_t>(value); }

constexpr std::array verdicts{
    FilterChoice{"correct", "", number(Verdict::Correct)},
    FilterChoice{"incorrect", "unsolvable", number(Verdict::Unsolvable)},
    FilterChoice{"undecided", "not-decidable", number(Verdict::Undecided)},
    FilterChoice{"no-approach", "none", number(Verdict::NoApproach)},
};
constexpr std::array statuses{
    FilterChoice{"changed", "planned", number(PlanStatus::Planned)},
    FilterChoice{"unchanged", "", number(PlanStatus::Unchanged)},
    FilterChoice{"unsolvable", "left-out", number(PlanStatus::Unsolvable)},
    FilterChoice{"refused", "", number(PlanStatus::Refused)},
};

bool sameInAnyCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char left, char right) { return lower(left) == lower(right); });
}

} // namespace

std::span<const FilterFieldInfo> filterFields() { return fields; }

const FilterFieldInfo& infoOf(FilterField field)
{
    return *std::find_if(fields.begin(), fields.end(), [&](const Info& info) { return info.field == field; });
}

const FilterFieldInfo* fieldNamed(std::string_view name)
{
    for (const Info& info : fields)
        if (sameInAnyCase(info.name, name) || (!info.alias.empty() && sameInAnyCase(info.alias, name)))
            return &info;
    return nullptr;
}

std::span<const FilterChoice> choicesOf(FilterField field)
{
    if (field == FilterField::Verdict)
        return verdicts;
    if (field == FilterField::Cleaned)
        return statuses;
    return {};
}

} // namespace core
