#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace core {

/// A set of code points, as ranges in order.
class CodePointSet
{
public:
    using Range = std::pair<std::uint32_t, std::uint32_t>; ///< both ends belong to it

    CodePointSet() = default;
    explicit CodePointSet(Range range) : m_ranges{range} {}
    /// The code points with a bit of a mask of categories.
    [[nodiscard]] static CodePointSet ofCategories(std::uint32_t mask);
    /// \s
    [[nodiscard]] static CodePointSet white();

    [[nodiscard]] const std::vector<Range>& ranges() const { return m_ranges; }
    void add(const CodePointSet& other);
    [[nodiscard]] CodePointSet complement() const;

private:
    std::vector<Range> m_ranges;
};

} // namespace core
