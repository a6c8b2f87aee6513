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

QString changeText(const core::FileChange& change)
{
    const QString name = toQString(change.file.filename().string());
    const auto say = [&](const char* source) { return QCoreApplication::translate("FileChange", source).arg(name); };
    switch (change.kind) {
    case core::ChangeKind::Grown:
        return say(QT_TRANSLATE_NOOP("FileChange", "%1 has grown since it was opened. Open it again to see what is new."));
    case core::ChangeKind::Cut:
        return say(QT_TRANSLATE_NOOP("FileChange", "%1 was cut shorter while it was open: records are lost. Open it again."));
    case core::ChangeKind::Rewritten:
        return say(QT_TRANSLATE_NOOP("FileChange", "%1 was changed while it was open: records may be read wrongly. Open it again."));
    case core::ChangeKind::Replaced:
        return say(QT_TRANSLATE_NOOP("FileChange", "%1 was replaced. The earlier file is shown until it is opened again."));
    case core::ChangeKind::Gone:
        return say(QT_TRANSLATE_NOOP("FileChange", "%1 was deleted or moved. It is shown until it is closed."));
    case core::ChangeKind::Lost:
        return say(QT_TRANSLATE_NOOP("FileChange", "%1 is no longer there: its records cannot be read."));
    }
    return {};
}

QString pathFaultText(const core::PathFault& fault)
{
    // What core says, for the translators.
    [[maybe_unused]] constexpr std::array faults{
        QT_TRANSLATE_NOOP("PathFault", "it is empty"),
        QT_TRANSLATE_NOOP("PathFault", "the ] is missing"),
        QT_TRANSLATE_NOOP("PathFault", "the name in quotes is not closed"),
        QT_TRANSLATE_NOOP("PathFault", "a number, *, name=value or a name in quotes is wanted"),
        QT_TRANSLATE_NOOP("PathFault", "a dot is missing"),
        QT_TRANSLATE_NOOP("PathFault", "a name is missing"),
        QT_TRANSLATE_NOOP("PathFault", "a second * stands"),
    };
    return QCoreApplication::translate("PathFault", "Character %1: %2.")
        .arg(fault.at + 1)
        .arg(QCoreApplication::translate("PathFault", fault.what));
}

} // namespace widgets
