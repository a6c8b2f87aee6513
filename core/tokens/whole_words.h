#pragma once

#include "core/tokens/vocabulary.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The tokens of a byte-level vocabulary by their bytes.
class WholeWords
{
public:
    explicit WholeWords(std::span<const VocabularyEntry> entries);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view bytes) const;

private:
    struct Place
    {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
        std::uint32_t id = 0;
    };
    [[nodiscard]] std::size_t slot(std::string_view bytes) const;
    std::string m_bytes;
    std::vector<Place> m_places; ///< open addressing; an empty place has size 0
};

} // namespace core
