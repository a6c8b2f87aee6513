#pragma once

#include "core/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// `reference` without what explains it: "23/7 hours" of "23/7 hours (about 3 h 17 min)", "523 s" of "about
/// 523 s".
[[nodiscard]] std::string withoutRemark(std::string_view reference);
/// True for "about 523 s", "约7.7克".
[[nodiscard]] bool isHedged(std::string_view reference);

/// A reference that names several things: "x = 2, y = 5", "2 and 3", "Anna 36, son 12", "750 g flour, 5 eggs".
class ReferenceParts
{
public:
    explicit ReferenceParts(std::string_view reference);

    /// Where the last words of `text` name all of them: the values of each, and the words of one without values; empty where
    /// one is missing, or `reference` names one thing only. **Cost** bounded.
    [[nodiscard]] Span allIn(std::string_view text) const;
    [[nodiscard]] bool several() const { return !m_named.empty(); }

private:
    std::vector<std::string> m_named; ///< what must be said: values, or words; none of a reference of one thing
    bool m_values = false;            ///< there are values among them
};

} // namespace core
