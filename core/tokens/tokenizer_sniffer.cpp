#include "core/tokens/tokenizer_sniffer.h"

#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace core {

bool looksLikeTokenizer(const std::filesystem::path& path)
{
    constexpr std::size_t most = 1 << 16;
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return false;
    std::ifstream file(path, std::ios::binary);
    std::string head(most, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    const std::string_view text(head);
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos || text[first] != '{')
        return false;
    const auto holds = [text](std::string_view key) { return text.find(key) != std::string_view::npos; };
    // Published files begin with the first pair; those whose keys were sorted begin with added_tokens and decoder.
    return holds("\"added_tokens\"") &&
           (holds("\"truncation\"") || holds("\"padding\"") || holds("\"normalizer\"") || holds("\"decoder\"") || holds("\"model\""));
}

} // namespace core
