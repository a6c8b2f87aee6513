#include "widgets/text_search.h"

#include "core/text/utf8.h"
#include "widgets/text_bridge.h"

#include <QStringMatcher>

#include <algorithm>

namespace widgets {

namespace {

constexpr std::size_t window = 256 * 1024;
constexpr std::size_t most = 1000000;

/// Walks along a text in step with the QString made of it.
class Walker
{
public:
    explicit Walker(std::string_view text) : m_text(text) {}
    std::size_t byteOf(qsizetype unit)
    {
        while (m_unit < unit && m_byte < m_text.size()) {
            const core::CodePoint point = core::codePointAt(m_text, m_byte);
            m_unit += point.value > 0xFFFF ? 2 : 1;
            m_byte += std::max<std::size_t>(point.length, 1);
        }
        return m_byte;
    }

private:
    std::string_view m_text;
    std::size_t m_byte = 0;
    qsizetype m_unit = 0;
};

} // namespace

std::vector<core::Span> findAll(std::string_view text, const QString& needle, const core::Monitor& monitor)
{
    std::vector<core::Span> found;
    if (needle.isEmpty())
        return found;
    const QStringMatcher matcher(needle, Qt::CaseInsensitive);
    const std::size_t reach = static_cast<std::size_t>(needle.size()) * 4;
    for (std::size_t begin = 0; begin < text.size() && found.size() < most && !monitor.stopRequested();) {
        const std::size_t own = core::floorCharBoundary(text, std::min(text.size(), begin + window));
        const std::size_t end = core::floorCharBoundary(text, std::min(text.size(), own + reach));
        const std::string_view slice = text.substr(begin, end - begin);
        const QString units = toQString(slice);
        Walker walker(slice);
        std::size_t next = own;
        for (qsizetype at = matcher.indexIn(units); at >= 0; at = matcher.indexIn(units, at + needle.size())) {
            const std::size_t from = begin + walker.byteOf(at);
            if (from >= own)
                break;
            const std::size_t to = begin + walker.byteOf(at + needle.size());
            found.push_back({from, to});
            next = std::max(next, to);
        }
        begin = next;
    }
    return found;
}

} // namespace widgets
