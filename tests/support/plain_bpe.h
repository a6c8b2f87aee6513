#pragma once

#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// Byte-pair encoding as its definition says, as slow as that is: the judge of the fast one.
class PlainBpe
{
public:
    /// **Input** a tokenizer.json whose model is byte-level BPE.
    explicit PlainBpe(const nlohmann::json& file)
    {
        for (const auto& [text, id] : file["model"]["vocab"].items())
            m_vocabulary[text] = id.get<std::uint32_t>();
        int rank = 0;
        for (const auto& merge : file["model"]["merges"])
            m_ranks[{merge[0].get<std::string>(), merge[1].get<std::string>()}] = rank++;
    }

    /// The ids of one word, a whole text that nothing cuts.
    [[nodiscard]] std::vector<std::uint32_t> encode(const std::string& bytes) const
    {
        std::vector<std::string> parts;
        for (const char c : bytes)
            parts.push_back(letter(static_cast<unsigned char>(c)));
        for (;;) {
            std::size_t best = parts.size();
            int bestRank = 0;
            for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
                const auto found = m_ranks.find({parts[i], parts[i + 1]});
                if (found != m_ranks.end() && (best == parts.size() || found->second < bestRank)) {
                    best = i;
                    bestRank = found->second;
                }
            }
            if (best == parts.size())
                break;
            parts[best] += parts[best + 1];
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(best) + 1);
        }
        std::vector<std::uint32_t> ids;
        for (const std::string& part : parts)
            ids.push_back(m_vocabulary.at(part));
        return ids;
    }

    /// ByteLevel's letter for a byte, by the published table: printable Latin-1 as it is, the others from U+0100 on.
    static std::string letter(unsigned char byte)
    {
        const auto printable = [](unsigned b) {
            return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
        };
        char32_t c = byte;
        if (!printable(byte)) {
            c = 0x100;
            for (unsigned b = 0; b < byte; ++b)
                c += printable(b) ? 0 : 1;
        }
        std::string out;
        core::appendUtf8(out, c);
        return out;
    }

private:
    std::map<std::string, std::uint32_t> m_vocabulary;
    std::map<std::pair<std::string, std::string>, int> m_ranks;
};
