#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace core {

/// The text of a token: mostly a view of the text that was cut into tokens, or of a name that never dies; a text of its own
/// where the token reads otherwise than it is written ("1,000"). A view is only good as long as what it views.
class TokenText
{
public:
    constexpr TokenText() = default;
    TokenText(std::string_view view) : m_data(view.data()), m_size(static_cast<std::uint32_t>(view.size())) {}
    TokenText(const char* name) : TokenText(std::string_view(name)) {}
    /// Keeps a copy.
    [[nodiscard]] static TokenText own(std::string_view text)
    {
        TokenText out;
        if (text.empty())
            return out;
        char* const copy = new char[text.size()];
        std::copy(text.begin(), text.end(), copy);
        out.m_data = copy;
        out.m_size = static_cast<std::uint32_t>(text.size());
        out.m_owned = true;
        return out;
    }

    TokenText(const TokenText& other) : TokenText(other.m_owned ? own(other.view()) : TokenText(other.view())) {}
    TokenText(TokenText&& other) noexcept : m_data(other.m_data), m_size(other.m_size), m_owned(other.m_owned) { other.m_owned = false; }
    TokenText& operator=(const TokenText& other) { return *this = TokenText(other); }
    TokenText& operator=(TokenText&& other) noexcept
    {
        if (m_owned || other.m_owned) { // mostly neither is
            std::swap(m_data, other.m_data);
            std::swap(m_size, other.m_size);
            std::swap(m_owned, other.m_owned);
        } else {
            m_data = other.m_data;
            m_size = other.m_size;
        }
        return *this;
    }
    ~TokenText()
    {
        if (m_owned)
            delete[] m_data;
    }

    [[nodiscard]] std::string_view view() const { return {m_data, m_size}; }
    operator std::string_view() const { return view(); }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] char front() const { return m_data[0]; }
    [[nodiscard]] char operator[](std::size_t at) const { return m_data[at]; }
    [[nodiscard]] bool starts_with(std::string_view head) const { return view().starts_with(head); }
    [[nodiscard]] std::size_t find(std::string_view part) const { return view().find(part); }
    [[nodiscard]] std::size_t find(char c) const { return view().find(c); }
    [[nodiscard]] std::string str() const { return std::string(view()); }
    TokenText& operator+=(std::string_view more) { return *this = own(std::string(view()).append(more)); }

    friend bool operator==(const TokenText& a, const TokenText& b) { return a.view() == b.view(); }
    friend bool operator==(const TokenText& a, std::string_view b) { return a.view() == b; }
    friend bool operator==(const TokenText& a, const char* b) { return a.view() == b; }

private:
    const char* m_data = "";
    std::uint32_t m_size = 0;
    bool m_owned = false;
};

} // namespace core
