#pragma once

#include "core/answers/facts/stated_facts.h"

#include <string_view>
#include <vector>

namespace core {

/// Puts into `found` the statements of the atoms of a structural formula that are false: "CH3CH2COOCH3, which is C5H10O2", "-COOCH2CH3 has
/// four carbons". A hydrogen more or less is none, as formulas of groups are written with and without the open bond.
/// **Cost** linear in the text.
void findFormulaFacts(std::string_view text, std::vector<FalseFact>& found);

} // namespace core
