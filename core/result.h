#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace core {

enum class ErrorCode { NotFound, NoPermission, NotAFile, Empty, BadFormat, BadValue, TooLarge, Write, Unsupported, Changed, Internal };

/// Why a function could not give its value: `message` says in the user's words what is wrong and what to do,
/// `where` names the file, line or field.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string where;
};

/// One bad record: it is reported and skipped, never a failure of the whole.
struct Issue
{
    std::uint64_t record = 0; ///< position in the corpus, from 0
    std::uint64_t line = 0;   ///< line in the file, from 1
    std::string reason;       ///< in the user's words
    std::string file;         ///< name of the file, where the corpus has several
};

/// A value or the Error that stands in its way. Look before you take: value() on an error throws std::bad_variant_access.
template <class T> class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

struct Done
{
};
/// For functions that succeed without a value.
using Status = Result<Done>;

} // namespace core
