#include "core/tokens/word_cache.h"

#include <algorithm>
#include <cstring>

namespace core {

namespace {
constexpr std::size_t keyBytes = 24;
}

WordCache::WordCache() : m_slots(std::make_unique<Slot[]>(slotCount)) {}

WordCache::Key WordCache::keyOf(std::string_view text, std::size_t at, std::size_t length)
{
    Key key;
    if (at + keyBytes <= text.size()) {
        std::memcpy(key.words.data(), text.data() + at, keyBytes);
        const auto keep = [](std::size_t bytes) {
            return bytes >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (bytes * 8)) - 1;
        };
        key.words[0] &= keep(length);
        key.words[1] &= length > 8 ? keep(length - 8) : 0;
        key.words[2] &= length > 16 ? keep(length - 16) : 0;
    } else {
        std::memcpy(key.words.data(), text.data() + at, length);
    }
    key.words[2] |= std::uint64_t{length} << 56;
    return key;
}

std::size_t WordCache::slotOf(const Key& key)
{
    std::uint64_t h = key.words[0] * 0x9E3779B97F4A7C15U;
    h ^= (key.words[1] + (h >> 29)) * 0xBF58476D1CE4E5B9U;
    h ^= (key.words[2] + (h >> 32)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((h * 0x9E3779B97F4A7C15U) >> (64U - bits));
}

bool WordCache::holds(const Slot& slot, const Key& key)
{
    return slot.words[1].load(std::memory_order_acquire) == key.words[0] &&
           slot.words[2].load(std::memory_order_acquire) == key.words[1] &&
           slot.words[3].load(std::memory_order_acquire) == key.words[2];
}

std::uint32_t WordCache::read(const Slot& slot, const Key& key, std::array<std::uint32_t, mostTokens + 1>& ids)
{
    const std::uint64_t version = slot.words[0].load(std::memory_order_acquire);
    if ((version & 1U) != 0 || !holds(slot, key))
        return 0;
    const std::uint64_t first = slot.words[4].load(std::memory_order_acquire);
    const auto count = static_cast<std::uint32_t>(first & 0xFFU);
    ids[0] = static_cast<std::uint32_t>(first >> 32);
    for (std::size_t i = 1; i < count; i += 2) {
        const std::uint64_t two = slot.words[4 + (i + 1) / 2].load(std::memory_order_acquire);
        ids[i] = static_cast<std::uint32_t>(two);
        ids[i + 1] = static_cast<std::uint32_t>(two >> 32);
    }
    return slot.words[0].load(std::memory_order_relaxed) == version ? count : 0;
}

std::uint32_t WordCache::find(const Key& key, std::array<std::uint32_t, mostTokens + 1>& ids) const
{
    const std::size_t at = slotOf(key);
    if (const std::uint32_t count = read(m_slots[at], key, ids); count > 0)
        return count;
    return read(m_slots[at ^ 1U], key, ids);
}

void WordCache::insert(const Key& key, std::span<const std::uint32_t> ids)
{
    std::size_t at = slotOf(key);
    // Of two places take the empty one, else the one whose turn it is.
    const std::uint64_t here = m_slots[at].words[0].load(std::memory_order_relaxed);
    const std::uint64_t beside = m_slots[at ^ 1U].words[0].load(std::memory_order_relaxed);
    if (here > beside)
        at ^= 1U;
    Slot& slot = m_slots[at];
    std::uint64_t version = slot.words[0].load(std::memory_order_relaxed);
    if ((version & 1U) != 0 ||
        !slot.words[0].compare_exchange_strong(version, version + 1, std::memory_order_acq_rel))
        return;
    for (std::size_t i = 0; i < key.words.size(); ++i)
        slot.words[1 + i].store(key.words[i], std::memory_order_release);
    std::array<std::uint32_t, 8> packed{static_cast<std::uint32_t>(ids.size())};
    std::copy(ids.begin(), ids.end(), packed.begin() + 1);
    for (std::size_t i = 0; i < 4; ++i)
        slot.words[4 + i].store(std::uint64_t{packed[2 * i + 1]} << 32 | packed[2 * i], std::memory_order_release);
    slot.words[0].store(version + 2, std::memory_order_release);
}

} // namespace core
