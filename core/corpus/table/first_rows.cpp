#include "core/corpus/table/first_rows.h"

#include "core/corpus/table/page_cache.h"

#include <system_error>
#include <utility>

namespace core {

namespace {

namespace fs = std::filesystem;

class FirstRows final : public Corpus
{
public:
    FirstRows(fs::path path, CorpusFormat format, RowPage rows)
        : m_path(std::move(path)), m_format(format), m_rows(std::make_shared<const RowPage>(std::move(rows)))
    {
        std::error_code error;
        const auto size = fs::file_size(m_path, error);
        m_size = error ? 0 : size;
    }

    [[nodiscard]] const fs::path& path() const override { return m_path; }
    [[nodiscard]] CorpusFormat format() const override { return m_format; }
    [[nodiscard]] std::uint64_t fileSize() const override { return m_size; }
    [[nodiscard]] bool complete() const override { return false; }
    [[nodiscard]] std::size_t recordCount() const override { return m_rows->ends.size(); }
    [[nodiscard]] RawRecord record(std::size_t index) const override
    {
        return {index, index + 1, m_rows->row(index), 0, m_rows, {}};
    }

private:
    fs::path m_path;
    CorpusFormat m_format;
    std::shared_ptr<const RowPage> m_rows;
    std::uint64_t m_size = 0;
};

} // namespace

Result<std::shared_ptr<const Corpus>> firstRowsOf(const fs::path& path, CorpusFormat format, TextRows& rows)
{
    RowPage page;
    for (;;) {
        const auto more = rows.next();
        if (!more.ok())
            return more.error();
        if (!more.value())
            break;
        page.bytes += rows.text(0).value_or("{}");
        page.ends.push_back(page.bytes.size());
    }
    if (page.ends.empty())
        return Error{ErrorCode::Empty, "it holds no rows.", path.string()};
    return std::shared_ptr<const Corpus>(std::make_shared<FirstRows>(path, format, std::move(page)));
}

} // namespace core
