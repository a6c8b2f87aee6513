#include "widgets/why_text.h"

#include "widgets/text_bridge.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <vector>

namespace widgets {

namespace {

/// How core joins several phrases.
constexpr std::array separators{"; ", ", "};

/// Core's phrases; %1 and %2 stand for what they quote. A phrase stands before a more general one.
constexpr std::array phrases{
    QT_TRANSLATE_NOOP("Why", "repeats %1: %2"),
    QT_TRANSLATE_NOOP("Why", "repeats %1"),
    QT_TRANSLATE_NOOP("Why", "approach %1"),
    QT_TRANSLATE_NOOP("Why", "check %1"),
    QT_TRANSLATE_NOOP("Why", "the same text again"),
    QT_TRANSLATE_NOOP("Why", "the same text as %1"),
    QT_TRANSLATE_NOOP("Why", "most like %1"),
    QT_TRANSLATE_NOOP("Why", "same calculation"),
    QT_TRANSLATE_NOOP("Why", "same values"),
    QT_TRANSLATE_NOOP("Why", "no new values"),
    QT_TRANSLATE_NOOP("Why", "announced as a repeat"),
    QT_TRANSLATE_NOOP("Why", "same result (%1)"),
    QT_TRANSLATE_NOOP("Why", "nothing new in it"),
    QT_TRANSLATE_NOOP("Why", "reaches a wrong answer"),
    QT_TRANSLATE_NOOP("Why", "reaches %1, which is wrong"),
    QT_TRANSLATE_NOOP("Why", "reaches no answer"),
    QT_TRANSLATE_NOOP("Why", "a check that finds nothing"),
    QT_TRANSLATE_NOOP("Why", "stands after %1, the first correct one"),
    QT_TRANSLATE_NOOP("Why", "stands after %1, the first with an answer"),
    QT_TRANSLATE_NOOP("Why", "holds an error: %1"),
    QT_TRANSLATE_NOOP("Why", "false: %1"),
    QT_TRANSLATE_NOOP("Why", "worked out: %1"),
    QT_TRANSLATE_NOOP("Why", "the text puts it right later"),
    QT_TRANSLATE_NOOP("Why", "dropped by you"),
    QT_TRANSLATE_NOOP("Why", "nothing is left that this contrasts with"),
    QT_TRANSLATE_NOOP("Why", "white space that stood on both sides of the cut"),
    QT_TRANSLATE_NOOP("Why", "white space before the new end"),
    QT_TRANSLATE_NOOP("Why", "what is left of the sentence says nothing"),
    QT_TRANSLATE_NOOP("Why", "a comma with nothing before it"),
    QT_TRANSLATE_NOOP("Why", "there is no approach in it"),
    QT_TRANSLATE_NOOP("Why", "no approach reaches the reference answer"),
    QT_TRANSLATE_NOOP("Why", "no approach reaches the trace's own final answer"),
    QT_TRANSLATE_NOOP("Why", "no approach would be left"),
    QT_TRANSLATE_NOOP("Why", "the final answer %1 would be lost"),
    QT_TRANSLATE_NOOP("Why", "states no answer"),
    QT_TRANSLATE_NOOP("Why", "reaches no final answer"),
    QT_TRANSLATE_NOOP("Why", "completed by the check that follows"),
    QT_TRANSLATE_NOOP("Why", "goes on behind a check"),
    QT_TRANSLATE_NOOP("Why", "states %1, but gives it up behind it"),
    QT_TRANSLATE_NOOP("Why", "states %1, but the text breaks off behind it"),
    QT_TRANSLATE_NOOP("Why", "comes by %1, but does not settle on it: another approach follows"),
    QT_TRANSLATE_NOOP("Why", "it may end elsewhere"),
    QT_TRANSLATE_NOOP("Why", "it may begin elsewhere"),
    QT_TRANSLATE_NOOP("Why", "no answer stands before it that it could check"),
    QT_TRANSLATE_NOOP("Why", "the trace ends with %1, the reference, and no approach states it more clearly"),
    QT_TRANSLATE_NOOP("Why", "the trace ends with %1, not the reference, and no approach states an answer"),
    QT_TRANSLATE_NOOP("Why", "not decidable: there is no answer to compare with"),
    QT_TRANSLATE_NOOP("Why", "not decidable: whether an approach is wrong is not sure enough"),
    QT_TRANSLATE_NOOP("Why", "states %1; the reference is %2"),
    QT_TRANSLATE_NOOP("Why", "states %1; the trace's own final answer is %2"),
    QT_TRANSLATE_NOOP("Why", "it announces a check"),
    QT_TRANSLATE_NOOP("Why", "it doubts what was found"),
    QT_TRANSLATE_NOOP("Why", "it wants to make sure"),
    QT_TRANSLATE_NOOP("Why", "it goes over the work again"),
    QT_TRANSLATE_NOOP("Why", "the writer is not sure any more"),
    QT_TRANSLATE_NOOP("Why", "it tests a case"),
    QT_TRANSLATE_NOOP("Why", "it looks at the result in another way"),
    QT_TRANSLATE_NOOP("Why", "it stops short and sets out anew"),
    QT_TRANSLATE_NOOP("Why", "it stops short"),
    QT_TRANSLATE_NOOP("Why", "it looks back on the result"),
    QT_TRANSLATE_NOOP("Why", "it announces another way"),
    QT_TRANSLATE_NOOP("Why", "it starts again"),
    QT_TRANSLATE_NOOP("Why", "it drops the way before"),
    QT_TRANSLATE_NOOP("Why", "it turns to other words and values"),
    QT_TRANSLATE_NOOP("Why", "it sets out anew with a formula"),
    QT_TRANSLATE_NOOP("Why", "it sets out anew"),
    QT_TRANSLATE_NOOP("Why", "it writes code"),
    QT_TRANSLATE_NOOP("Why", "the working begins with a formula"),
    QT_TRANSLATE_NOOP("Why", "the working begins"),
    QT_TRANSLATE_NOOP("Why", "it sets up a case to work on"),
    QT_TRANSLATE_NOOP("Why", "it names a method"),
    QT_TRANSLATE_NOOP("Why", "it takes up a fact to work with"),
    QT_TRANSLATE_NOOP("Why", "it gathers known facts"),
    QT_TRANSLATE_NOOP("Why", "it sorts out what is asked"),
    QT_TRANSLATE_NOOP("Why", "it looks closer at the task"),
    QT_TRANSLATE_NOOP("Why", "it plans before any working"),
    QT_TRANSLATE_NOOP("Why", "it says what is asked"),
    QT_TRANSLATE_NOOP("Why", "it speaks of the task"),
    QT_TRANSLATE_NOOP("Why", "it announces the final answer"),
    QT_TRANSLATE_NOOP("Why", "it states the answer for good"),
    QT_TRANSLATE_NOOP("Why", "it draws the final result"),
    QT_TRANSLATE_NOOP("Why", "it boxes the final answer"),
    QT_TRANSLATE_NOOP("Why", "its words are those of the problem"),
    QT_TRANSLATE_NOOP("Why", "the trace begins with the task"),
    QT_TRANSLATE_NOOP("Why", "The tokenizer %1 cannot count this text: its regular expression needs too many steps on it. Choose another tokenizer, or mend the expression in its tokenizer.json: %2"),
    QT_TRANSLATE_NOOP("Why", "nothing is worked out yet"),
    QT_TRANSLATE_NOOP("Why", "it goes over figures from before"),
    QT_TRANSLATE_NOOP("Why", "it reflects on the result"),
    QT_TRANSLATE_NOOP("Why", "the write-up begins"),
    QT_TRANSLATE_NOOP("Why", "the trace closes"),
    QT_TRANSLATE_NOOP("Why", "right after an answer"),
    QT_TRANSLATE_NOOP("Why", "an answer was stated before"),
    QT_TRANSLATE_NOOP("Why", "no answer was reached before"),
};

struct Phrase
{
    const char* source;
    QRegularExpression pattern;
};

const std::vector<Phrase>& compiled()
{
    static const std::vector<Phrase> all = [] {
        std::vector<Phrase> out;
        for (const char* const source : phrases) {
            QString pattern = QRegularExpression::escape(QString::fromLatin1(source));
            pattern.replace(QStringLiteral("\\%1"), QStringLiteral("(?<a>.+?)"));
            pattern.replace(QStringLiteral("\\%2"), QStringLiteral("(?<b>.+)"));
            out.push_back({source, QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                                      QRegularExpression::DotMatchesEverythingOption)});
        }
        return out;
    }();
    return all;
}

/// The translation of one phrase with its quotes put in (they may be phrases too); null when none fits.
QString phraseText(const QString& why, int depth);

QString quoted(const QString& part, int depth)
{
    const QString text = depth > 0 ? phraseText(part, depth - 1) : QString();
    return text.isNull() ? part : text;
}

QString phraseText(const QString& why, int depth)
{
    for (const Phrase& phrase : compiled()) {
        const QRegularExpressionMatch match = phrase.pattern.match(why);
        if (!match.hasMatch())
            continue;
        const QString text = QCoreApplication::translate("Why", phrase.source);
        const QString a = match.captured(QStringLiteral("a"));
        const QString b = match.captured(QStringLiteral("b"));
        if (a.isNull())
            return text;
        return b.isNull() ? text.arg(quoted(a, depth)) : text.arg(quoted(a, depth), quoted(b, depth));
    }
    // “words of the trace”: a phrase
    const qsizetype close = why.indexOf(QStringLiteral("\u201D: "));
    if (why.startsWith(QChar(0x201C)) && close > 0 && depth > 0)
        return why.left(close + 3) + quoted(why.mid(close + 3), depth - 1);
    for (const char* const separator : separators) {
        const QString mark = QString::fromLatin1(separator);
        for (qsizetype at = why.lastIndexOf(mark); at > 0 && depth > 0; at = why.lastIndexOf(mark, at - 1)) {
            const QString tail = phraseText(why.mid(at + mark.size()), depth - 1);
            if (!tail.isNull())
                return quoted(why.left(at), depth + 1) + mark + tail; // however many there are
        }
    }
    return {};
}

} // namespace

QString whyText(std::string_view why)
{
    const QString text = toQString(why);
    const QString translated = phraseText(text, 4);
    return translated.isNull() ? text : translated;
}

} // namespace widgets
