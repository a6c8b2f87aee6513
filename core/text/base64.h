#pragma once

#include <string>
#include <string_view>

namespace core {

/// `bytes` in base64 with padding. **Source** RFC 4648, section 4.
[[nodiscard]] std::string base64(std::string_view bytes);

} // namespace core
