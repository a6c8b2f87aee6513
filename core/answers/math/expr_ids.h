#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace core {

using ExprId = std::uint32_t;

/// The nodes that a node is made of, in order: most have one or two, which take no memory of their own.
class ExprIds
{
public:
    using value_type = ExprId;

    ExprIds() = default;
    ExprIds(std::initializer_list<ExprId> ids) { append(ids.begin(), ids.end()); }
    ExprIds(const std::vector<ExprId>& ids) { append(ids.begin(), ids.end()); }
    operator std::vector<ExprId>() const { return {begin(), end()}; }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] ExprId* data() { return m_size > few ? m_many.data() : m_few.data(); }
    [[nodiscard]] const ExprId* data() const { return m_size > few ? m_many.data() : m_few.data(); }
    [[nodiscard]] ExprId* begin() { return data(); }
    [[nodiscard]] ExprId* end() { return data() + m_size; }
    [[nodiscard]] const ExprId* begin() const { return data(); }
    [[nodiscard]] const ExprId* end() const { return data() + m_size; }
    [[nodiscard]] ExprId& operator[](std::size_t at) { return data()[at]; }
    [[nodiscard]] const ExprId& operator[](std::size_t at) const { return data()[at]; }
    [[nodiscard]] ExprId& front() { return data()[0]; }
    [[nodiscard]] const ExprId& front() const { return data()[0]; }
    [[nodiscard]] ExprId& back() { return data()[m_size - 1]; }
    [[nodiscard]] const ExprId& back() const { return data()[m_size - 1]; }

    void push_back(ExprId id)
    {
        if (m_size < few) {
            m_few[m_size++] = id;
            return;
        }
        if (m_size == few)
            m_many.assign(m_few.begin(), m_few.end());
        m_many.push_back(id);
        ++m_size;
    }

    template <typename Iterator> void append(Iterator first, Iterator last)
    {
        for (; first != last; ++first)
            push_back(*first);
    }

    void pop_back()
    {
        if (m_size > few)
            m_many.pop_back();
        if (--m_size == few)
            std::copy(m_many.begin(), m_many.end(), m_few.begin());
    }

    void clear()
    {
        m_size = 0;
        m_many.clear();
    }

private:
    static constexpr std::size_t few = 3;
    std::uint32_t m_size = 0;
    std::array<ExprId, few> m_few{};
    std::vector<ExprId> m_many; ///< all of them, where they are more
};

} // namespace core
