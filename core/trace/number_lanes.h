#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

namespace core {

/// Four numbers that a processor takes at once.
using Four = float __attribute__((vector_size(16)));

/// Numbers side by side, as many times four as a processor takes at once.
template <std::size_t count> class Lanes
{
public:
    static constexpr std::size_t fours = count;
    float& operator[](std::size_t i) { return m_values[i]; }
    float operator[](std::size_t i) const { return m_values[i]; }

    [[nodiscard]] Four four(std::size_t part) const
    {
        Four out;
        std::memcpy(&out, m_values.data() + 4 * part, sizeof out);
        return out;
    }
    void setFour(std::size_t part, Four value) { std::memcpy(m_values.data() + 4 * part, &value, sizeof value); }
    /// Takes the first ones from `values`.
    template <std::size_t size> void assign(const std::array<float, size>& values) { std::copy(values.begin(), values.end(), m_values.begin()); }
    template <std::size_t size> [[nodiscard]] std::array<float, size> first() const
    {
        std::array<float, size> out;
        std::copy_n(m_values.begin(), size, out.begin());
        return out;
    }
    void setProducts(const Lanes& a, const Lanes& b)
    {
        for (std::size_t part = 0; part < fours; ++part)
            setFour(part, a.four(part) * b.four(part));
    }

private:
    alignas(16) std::array<float, 4 * count> m_values{};
};

} // namespace core
