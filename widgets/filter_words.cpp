#include "widgets/filter_words.h"

#include "widgets/text_bridge.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

QString translated(const char* text) { return QCoreApplication::translate("FilterWords", text); }

/// The words of a kind of fault; %1 is its subject, %2 its detail.
const char* sourceOf(core::FilterFault::Kind kind)
{
    using Kind = core::FilterFault::Kind;
    switch (kind) {
    case Kind::UnknownField:
        return QT_TRANSLATE_NOOP("FilterWords", "There is no field \"%1\". To look for this text, put it in double quotes.");
    case Kind::ValueMissing: return QT_TRANSLATE_NOOP("FilterWords", "A value is missing after \"%1\".");
    case Kind::NotANumber: return QT_TRANSLATE_NOOP("FilterWords", "\"%1\" is not a number such as 8000, 8k or 1k..8k.");
    case Kind::WrongUnit: return QT_TRANSLATE_NOOP("FilterWords", "Only saving is counted in per cent.");
    case Kind::RangeBackward: return QT_TRANSLATE_NOOP("FilterWords", "This range ends before it begins.");
    case Kind::UnknownChoice: return QT_TRANSLATE_NOOP("FilterWords", "\"%1\" is none of these: %2.");
    case Kind::NoComparison:
        return QT_TRANSLATE_NOOP("FilterWords", "Only numbers are less or greater; use : or = after \"%1\".");
    case Kind::QuoteOpen: return QT_TRANSLATE_NOOP("FilterWords", "The closing \" is missing.");
    case Kind::PatternOpen:
        return QT_TRANSLATE_NOOP("FilterWords",
                                 "The closing / is missing. To look for a slash, put the text in double quotes.");
    case Kind::BadPattern: return QT_TRANSLATE_NOOP("FilterWords", "This is no regular expression: %2.");
    case Kind::UnknownFlag:
        return QT_TRANSLATE_NOOP("FilterWords", "After a pattern only i, s and x may stand, not \"%1\".");
    case Kind::EmptyText: return QT_TRANSLATE_NOOP("FilterWords", "There is nothing to look for.");
    case Kind::ParenthesisOpen: return QT_TRANSLATE_NOOP("FilterWords", "The closing ) is missing.");
    case Kind::ParenthesisClosed:
        return QT_TRANSLATE_NOOP("FilterWords", "This ) closes nothing. To look for it, put it in double quotes.");
    case Kind::NothingToJoin: return QT_TRANSLATE_NOOP("FilterWords", "Something is missing beside \"%1\".");
    case Kind::TooDeep: return QT_TRANSLATE_NOOP("FilterWords", "Parentheses are nested too deeply.");
    case Kind::NotUtf8: return QT_TRANSLATE_NOOP("FilterWords", "The filter is not UTF-8 text.");
    }
    return "";
}

const char* sourceOf(core::FilterField field)
{
    using Field = core::FilterField;
    switch (field) {
    case Field::Any: return "";
    case Field::Id: return QT_TRANSLATE_NOOP("FilterWords", "text in the id");
    case Field::Problem: return QT_TRANSLATE_NOOP("FilterWords", "text in the problem");
    case Field::Reasoning: return QT_TRANSLATE_NOOP("FilterWords", "text in the reasoning");
    case Field::Response: return QT_TRANSLATE_NOOP("FilterWords", "text in the response");
    case Field::Answer: return QT_TRANSLATE_NOOP("FilterWords", "text in the reference answer");
    case Field::File: return QT_TRANSLATE_NOOP("FilterWords", "name of the file");
    case Field::Record: return QT_TRANSLATE_NOOP("FilterWords", "position in the corpus");
    case Field::Tokens: return QT_TRANSLATE_NOOP("FilterWords", "tokens of the reasoning");
    case Field::After: return QT_TRANSLATE_NOOP("FilterWords", "tokens after cleaning");
    case Field::Saving: return QT_TRANSLATE_NOOP("FilterWords", "per cent that cleaning saves");
    case Field::Approaches: return QT_TRANSLATE_NOOP("FilterWords", "number of approaches");
    case Field::Checks: return QT_TRANSLATE_NOOP("FilterWords", "number of checks");
    case Field::Redundant: return QT_TRANSLATE_NOOP("FilterWords", "pieces that repeat");
    case Field::Errors: return QT_TRANSLATE_NOOP("FilterWords", "false statements");
    case Field::Verdict: return QT_TRANSLATE_NOOP("FilterWords", "whether the answer is reached");
    case Field::Cleaned: return QT_TRANSLATE_NOOP("FilterWords", "what the preset does");
    }
    return "";
}

const char* choiceSource(core::FilterField field, std::string_view name)
{
    constexpr std::pair<std::string_view, const char*> verdicts[] = {
        {"correct", QT_TRANSLATE_NOOP("FilterWords", "correct")},
        {"incorrect", QT_TRANSLATE_NOOP("FilterWords", "no correct approach")},
        {"undecided", QT_TRANSLATE_NOOP("FilterWords", "not decidable")},
        {"no-approach", QT_TRANSLATE_NOOP("FilterWords", "no approach")}};
    constexpr std::pair<std::string_view, const char*> results[] = {
        {"changed", QT_TRANSLATE_NOOP("FilterWords", "changed")},
        {"unchanged", QT_TRANSLATE_NOOP("FilterWords", "unchanged")},
        {"unsolvable", QT_TRANSLATE_NOOP("FilterWords", "left out")},
        {"refused", QT_TRANSLATE_NOOP("FilterWords", "refused")}};
    for (const auto& [value, source] : field == core::FilterField::Verdict ? verdicts : results)
        if (value == name)
            return source;
    return "";
}

/// "1,000" of "1000", "5" of "5%".
QString boundText(const QString& bound)
{
    bool whole = false;
    const qulonglong value = bound.toULongLong(&whole);
    return whole ? formatCount(value) : bound;
}

} // namespace

QString facetName(core::FilterField field)
{
    using Field = core::FilterField;
    switch (field) {
    case Field::Verdict: return translated(QT_TRANSLATE_NOOP("FilterWords", "Verdict"));
    case Field::Cleaned: return translated(QT_TRANSLATE_NOOP("FilterWords", "Result of the preset"));
    case Field::Approaches: return translated(QT_TRANSLATE_NOOP("FilterWords", "Approaches"));
    case Field::Saving: return translated(QT_TRANSLATE_NOOP("FilterWords", "Saving"));
    case Field::Tokens: return translated(QT_TRANSLATE_NOOP("FilterWords", "Tokens"));
    case Field::File: return translated(QT_TRANSLATE_NOOP("FilterWords", "Source file"));
    default: return {};
    }
}

QString facetValueName(std::string_view term)
{
    const std::size_t nameEnd = std::min(term.find_first_of(":=<>"), term.size());
    const core::FilterFieldInfo* info = core::fieldNamed(term.substr(0, nameEnd));
    QString value = toQString(term.substr(nameEnd));
    if (info == nullptr || info->type == core::FieldType::Text)
        return value.mid(1);
    if (info->type == core::FieldType::Choice) {
        const char* const source = choiceSource(info->field, term.substr(std::min(nameEnd + 1, term.size())));
        return *source == '\0' ? value.mid(1) : translated(source);
    }
    if (value.startsWith(QLatin1Char(':'))) {
        const QStringList bounds = value.mid(1).split(QStringLiteral(".."));
        return bounds.size() == 2 ? QStringLiteral("%1 \u2013 %2").arg(boundText(bounds.first()), boundText(bounds.last()))
                                  : boundText(bounds.first());
    }
    const qsizetype sign = value.startsWith(QLatin1String(">=")) ? 2 : 1;
    const QString shown = sign == 2 ? QStringLiteral("\u2265") : value.left(1);
    return QStringLiteral("%1 %2").arg(shown, boundText(value.mid(sign)));
}

QString faultMessage(const core::FilterFault& fault)
{
    // Not arg(): words without a place for both are as good.
    const QString words = translated(sourceOf(fault.kind));
    QString out;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QStringView sign = QStringView(words).mid(at, 2);
        if (sign == QLatin1String("%1") || sign == QLatin1String("%2")) {
            out += toQString(sign.back() == QLatin1Char('1') ? fault.subject : fault.detail);
            ++at;
        } else {
            out += words.at(at);
        }
    }
    return out;
}

QString fieldDescription(core::FilterField field)
{
    const char* const source = sourceOf(field);
    return *source == '\0' ? QString() : translated(source);
}

} // namespace widgets
