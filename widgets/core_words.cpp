#include "widgets/core_words.h"

#include "widgets/text_bridge.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace widgets {

namespace {

/// What core puts before a title, in the language of the trace, and how the window says it.
struct Opening
{
    const char* inEnglish;
    const char* inChinese;
    const char* source;
};

constexpr std::array openings{
    Opening{"task: ", "题目：", QT_TRANSLATE_NOOP("CoreWords", "task: %1")},
    Opening{"check: ", "检查：", QT_TRANSLATE_NOOP("CoreWords", "check: %1")},
    Opening{"final answer: ", "最终答案：", QT_TRANSLATE_NOOP("CoreWords", "final answer: %1")},
    Opening{"repeats approach ", "重复思路 ", QT_TRANSLATE_NOOP("CoreWords", "repeats approach %1")},
    Opening{"repeats check ", "重复检查 ", QT_TRANSLATE_NOOP("CoreWords", "repeats check %1")},
};
constexpr std::size_t firstRepeat = 3;

const Opening* openingOf(std::string_view title)
{
    const auto* const found = std::find_if(openings.begin(), openings.end(), [title](const Opening& opening) {
        return title.starts_with(opening.inEnglish) || title.starts_with(opening.inChinese);
    });
    return found == openings.end() ? nullptr : found;
}

QString translated(const char* source) { return QCoreApplication::translate("CoreWords", source); }

} // namespace

bool isRepeatTitle(std::string_view title)
{
    const Opening* const opening = openingOf(title);
    return opening != nullptr && opening >= &openings[firstRepeat];
}

QString titleText(std::string_view title)
{
    const Opening* const opening = openingOf(title);
    if (opening == nullptr)
        return toQString(title);
    const std::string_view said = title.starts_with(opening->inEnglish) ? opening->inEnglish : opening->inChinese;
    return translated(opening->source).arg(toQString(title.substr(said.size())));
}

QString layoutText(std::string_view layout)
{
    constexpr std::string_view column = "column ";
    constexpr std::string_view whole = ", the whole text";
    constexpr std::string_view with = " with ";
    if (layout == "fields chosen by hand")
        return translated(QT_TRANSLATE_NOOP("CoreWords", "fields chosen by hand"));
    if (layout.ends_with(whole))
        return translated(QT_TRANSLATE_NOOP("CoreWords", "%1, the whole text"))
            .arg(layoutText(layout.substr(0, layout.size() - whole.size())));
    if (const std::size_t at = layout.rfind(with); at != std::string_view::npos)
        return translated(QT_TRANSLATE_NOOP("CoreWords", "%1 with %2"))
            .arg(layoutText(layout.substr(0, at)), toQString(layout.substr(at + with.size())));
    if (layout.starts_with(column))
        return translated(QT_TRANSLATE_NOOP("CoreWords", "column %1")).arg(toQString(layout.substr(column.size())));
    return toQString(layout);
}

} // namespace widgets
