#pragma once

#include "core/corpus/mapping.h"

namespace core {

/// The mapping that was saved for records with these columns, else the one that detectMapping finds.
/// **Errors** as detectMapping.
[[nodiscard]] Result<FieldMapping> savedOrDetectedMapping(const Corpus& corpus);

/// Saves a mapping for all corpora with these columns: in dlcot-studio/mappings below $XDG_CONFIG_HOME or ~/.config. The one
/// that is detected anyway is not saved, and takes a saved one back. **Errors** Write, NoPermission.
[[nodiscard]] Status saveMapping(const Corpus& corpus, const FieldMapping& mapping);

} // namespace core
