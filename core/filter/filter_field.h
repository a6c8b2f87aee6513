#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace core {

/// What a term of a filter looks at.
enum class FilterField : std::uint8_t {
    Any, ///< id, problem, reasoning, response and answer
    Id,
    Problem,
    Reasoning,
    Response,
    Answer,
    File,   ///< name of the file that the record comes from
    Record, ///< its number as the table shows it, from 1
    Tokens, ///< of the reasoning, before cleaning
    After,  ///< after cleaning
    Saving, ///< per cent of the tokens
    Approaches,
    Checks,
    Redundant,
    Errors,
    Verdict,
    Cleaned ///< what the preset does to the trace
};

enum class FieldType : std::uint8_t { Text, Number, Choice };

/// What has to be known of a record before a field can be looked at; each includes the one before.
enum class FieldNeed : std::uint8_t { Nothing, Tokens, Analysis, Cleaning };

struct FilterFieldInfo
{
    FilterField field = FilterField::Any;
    std::string_view name;  ///< as it is written in a filter
    std::string_view alias; ///< another name for it; may be empty
    FieldType type = FieldType::Text;
    FieldNeed need = FieldNeed::Nothing;
};

/// All fields that have a name, in the order in which they are offered.
[[nodiscard]] std::span<const FilterFieldInfo> filterFields();
/// **Input** any field but Any.
[[nodiscard]] const FilterFieldInfo& infoOf(FilterField field);
/// Finds a field by its name or alias, in any case.
[[nodiscard]] const FilterFieldInfo* fieldNamed(std::string_view name);

/// One value of a field with a fixed set of values.
struct FilterChoice
{
    std::string_view name;
    std::string_view alias; ///< may be empty
    std::uint32_t value = 0; ///< of the enum behind it
};
/// The values of Verdict and Cleaned; of other fields none.
[[nodiscard]] std::span<const FilterChoice> choicesOf(FilterField field);

} // namespace core
