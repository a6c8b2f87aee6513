#pragma once

#include "core/corpus/mapping.h"

#include <string>
#include <vector>

namespace core {

/// How the fields of a published corpus are to be read, for those who choose it by name.
struct PublishedLayout
{
    std::string corpus; ///< as it is called
    FieldMapping mapping;
};
[[nodiscard]] const std::vector<PublishedLayout>& publishedLayouts();

} // namespace core
