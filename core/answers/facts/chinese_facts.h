#pragma once

#include "core/answers/facts/stated_facts.h"

#include <string_view>
#include <vector>

namespace core {

/// Puts into `found` the sums, products and shares said in Chinese that are false: "八乘以七等于五十四". **Cost** linear in the text.
void findChineseFacts(std::string_view text, std::vector<FalseFact>& found);

} // namespace core
