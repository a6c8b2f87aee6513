#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A word of a sentence, or a formula between delimiters as one.
struct FormulaWord
{
    std::string text;      ///< a word in lower case, a formula as it stands, without delimiters
    std::string raw;       ///< as it stands
    std::size_t begin = 0; ///< of the sentence, without the signs around it
    std::size_t end = 0;
    bool formula = false;
    bool ends = false; ///< a comma or stop stands behind it
};

/// The words of a sentence. **Cost** linear.
[[nodiscard]] std::vector<FormulaWord> formulaTokens(std::string_view sentence);

} // namespace core
