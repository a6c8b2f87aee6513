#pragma once

#include "core/corpus/corpus.h"
#include "core/corpus/json_scan.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace core {

/// What a sample of the records holds at one path.
struct Column
{
    std::string path;   ///< "messages[role=assistant].content"
    std::string parent; ///< the path without its last step
    std::string name;   ///< the last name in it, normalised: lower case, "_" for all but letters and digits
    std::string role;   ///< of the nearest list element chosen by role, from or type, in lower case
    std::size_t depth = 0;  ///< steps in the path
    std::size_t values = 0; ///< records in which something stands here, null aside
    std::size_t texts = 0;
    std::size_t numbers = 0;
    std::size_t length = 0;                   ///< bytes of all texts
    std::size_t tagged = 0;                   ///< texts with a thought delimiter
    std::size_t opening = 0;                  ///< texts that begin with one
    std::size_t boxed = 0;                    ///< texts with \boxed or ####
    std::size_t shorts = 0;                   ///< texts of at most 160 bytes
    std::unordered_set<std::string> distinct; ///< scalars, cut to 80 bytes
    std::string tag;                          ///< the first delimiter seen

    [[nodiscard]] std::size_t averageLength() const { return texts == 0 ? 0 : length / texts; }
};

/// The columns of a sample of a corpus, in order of first appearance.
class ColumnProfile
{
public:
    explicit ColumnProfile(const Corpus& corpus);

    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    [[nodiscard]] std::size_t records() const { return m_records; } ///< read
    [[nodiscard]] const std::string& firstFault() const
    {
        return m_fault;
    } ///< of a record that could not be read

private:
    struct Walk;
    void add(const RawRecord& record, JsonValue root);
    Column& column(const std::string& path, const Walk& walk);

    std::vector<Column> m_columns;
    std::unordered_map<std::string, std::size_t> m_byPath;
    std::size_t m_records = 0;
    std::string m_fault;
};

/// "Correct Answer" gives "correct_answer".
[[nodiscard]] std::string normalisedName(std::string_view name);

} // namespace core
