#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace core {

/// Four numbers that a processor takes at once.
using Four = float __attribute__((vector_size(16)));

/// The whole number that is nearest to `x`; of two it is the one further from 0, as std::lround has it, but without a call.
/// **Input** -2^31 < x < 2^31.
[[nodiscard]] constexpr std::int32_t nearestWhole(float x) { return static_cast<std::int32_t>(static_cast<double>(x) + (x < 0 ? -0.5 : 0.5)); }

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

/// A row of numbers to which others are added, four at a time.
template <std::size_t size> class RowSum
{
public:
    using Row = std::array<float, size>;
    explicit RowSum(const Row& begin)
    {
        std::memcpy(m_fours.data(), begin.data(), sizeof m_fours);
        std::copy(begin.begin() + 4 * (size / 4), begin.end(), m_rest.begin());
    }
    void add(const Row& row, float factor = 1)
    {
        std::array<Four, size / 4> fours;
        std::memcpy(fours.data(), row.data(), sizeof fours);
        for (std::size_t i = 0; i < fours.size(); ++i)
            m_fours[i] += factor * fours[i];
        for (std::size_t i = 0; i < m_rest.size(); ++i)
            m_rest[i] += factor * row[4 * fours.size() + i];
    }
    [[nodiscard]] Row value() const
    {
        Row out;
        std::memcpy(out.data(), m_fours.data(), sizeof m_fours);
        std::copy(m_rest.begin(), m_rest.end(), out.begin() + 4 * (size / 4));
        return out;
    }

private:
    std::array<Four, size / 4> m_fours;
    std::array<float, size % 4> m_rest;
};

} // namespace core
