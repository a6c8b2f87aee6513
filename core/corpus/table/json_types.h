#pragma once

#include "core/corpus/json_scan.h"
#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Finds the type of a column that holds all the JSON values it was shown without loss: whole numbers in 64 bits,
/// fractions, text, truth values, lists and objects of these. What no such type holds (values of different types,
/// numbers too large, very many or repeated keys) stays JSON.
class JsonTypes
{
public:
    /// **Input** a well-formed value in `text`.
    void add(std::string_view text, JsonValue value) { m_root.add(text, value, 0); }

    struct Column
    {
        std::string name;
        std::string type;      ///< as SQL writes it
        std::string structure; ///< as json_transform wants it
    };
    /// The columns of the objects that were added, in order of first appearance.
    /// **Errors** BadValue where two names differ in nothing but case, which tables do not tell apart.
    [[nodiscard]] Result<std::vector<Column>> columns() const;

private:
    struct Node
    {
        std::string key;
        std::size_t seen = 0; ///< values, null aside
        bool text = false, truth = false, object = false, list = false, real = false, whole = false;
        bool negative = false, beyondSigned = false, beyondUnsigned = false, beyondExact = false;
        bool untyped = false;         ///< stays JSON whatever else comes
        std::vector<Node> children;   ///< members; of a list its elements, as one
        void add(std::string_view json, JsonValue value, std::size_t depth);
        void addNumber(std::string_view number);
        void addObject(std::string_view json, JsonValue value, std::size_t depth);
        Node& child(const std::string& name, std::size_t expected);
        [[nodiscard]] std::string sqlType() const;
        [[nodiscard]] std::string structure() const;
        template <class Write> [[nodiscard]] std::string members(Write&& write) const;
        [[nodiscard]] bool hasTwins() const;
    };
    Node m_root;
};

} // namespace core
