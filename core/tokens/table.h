#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace core {

/// A read-only array of plain values, in memory of its own or in a mapped file that it keeps open.
/// **Cost** copies share the memory. **Threads** re-entrant.
template <class T> class Table
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Table() = default;
    explicit Table(std::vector<T> values)
    {
        values.shrink_to_fit();
        auto kept = std::make_shared<const std::vector<T>>(std::move(values));
        m_values = *kept;
        m_keeper = std::move(kept);
    }
    /// `values` stay where they are as long as `keeper` lives.
    Table(std::span<const T> values, std::shared_ptr<const void> keeper)
        : m_values(values), m_keeper(std::move(keeper))
    {
    }

    [[nodiscard]] const T& operator[](std::size_t at) const { return m_values[at]; }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] bool empty() const { return m_values.empty(); }
    [[nodiscard]] const T* data() const { return m_values.data(); }
    [[nodiscard]] auto begin() const { return m_values.begin(); }
    [[nodiscard]] auto end() const { return m_values.end(); }
    [[nodiscard]] std::span<const T> span() const { return m_values; }
    [[nodiscard]] const std::shared_ptr<const void>& keeper() const { return m_keeper; }

private:
    std::span<const T> m_values;
    std::shared_ptr<const void> m_keeper;
};

} // namespace core
