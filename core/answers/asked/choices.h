#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One option of a multiple-choice problem.
struct Choice
{
    char letter = 'A';
    std::string text;
};

/// The options that `problem` offers ("A) 12", "(B) 13", "C. 14", "\textbf{(D)} 15", one a line or in a row), letters
/// rising from A; empty when it offers fewer than two.
[[nodiscard]] std::vector<Choice> parseChoices(std::string_view problem);

} // namespace core
