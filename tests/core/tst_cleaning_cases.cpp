#include "tests/support/case_file.h"
#include "tests/support/hand_made.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace core;
using support::sectionsOf;

namespace {

template <class Value> std::optional<Value> named(const QString& word, std::initializer_list<Value> values, std::string_view (*nameOf)(Value))
{
    for (const Value value : values)
        if (word.toStdString() == nameOf(value))
            return value;
    return std::nullopt;
}

/// "[approach correct repeats=3 answer=7 error=2 + 2 = 5]"; parts are counted from 1.
handmade::Part headOf(const QString& line)
{
    static const QRegularExpression key(QStringLiteral(" (repeats|answer|error)=((?:(?! (?:repeats|answer|error)=).)*)"));
    handmade::Part part;
    QString words = line.mid(1, line.size() - 2);
    for (auto at = key.globalMatch(words); at.hasNext();) {
        const auto match = at.next();
        if (match.captured(1) == QLatin1String("repeats"))
            part.original = match.captured(2).toUInt() - 1;
        else if (match.captured(1) == QLatin1String("answer"))
            part.answer = match.captured(2).toStdString();
        else
            part.errors.push_back(match.captured(2).toStdString());
    }
    words.remove(key);
    for (const QString& word : words.split(QLatin1Char(' '))) {
        if (const auto kind = kindFromName(word.toStdString()))
            part.kind = *kind;
        else if (const auto label = named(word, {Label::Correct, Label::Incorrect, Label::Incomplete}, labelName))
            part.label = label;
        else
            part.outcome = named(word, {Outcome::Confirms, Outcome::Refutes, Outcome::Inconclusive}, outcomeName);
    }
    return part;
}

handmade::Made traceOf(const QString& text)
{
    static const QRegularExpression head(QStringLiteral("^\\[(?:question_repeat|problem_understand|approach|verification|conclusion)\\b.*\\]$"));
    std::vector<handmade::Part> parts;
    QStringList lines = text.split(QLatin1Char('\n'));
    lines.removeLast();
    for (const QString& line : lines) {
        if (head.match(line).hasMatch())
            parts.push_back(headOf(line));
        else if (!parts.empty())
            parts.back().text += line.toStdString() + '\n';
    }
    return handmade::make(parts);
}

QString line(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).replace(QLatin1Char('\n'), QStringLiteral("\\n")); }

/// The status, then a line an edit: its reason, the segment (from 1), what goes, what comes.
QString printed(const EditPlan& plan, const std::string& text)
{
    QString out = line(planStatusName(plan.status));
    if (!plan.statusReason.empty())
        out += QStringLiteral(": ") + line(plan.statusReason);
    out += QLatin1Char('\n');
    for (const Edit& edit : plan.edits) {
        std::string gone(edit.span.in(text));
        if (gone.size() > 48)
            gone = gone.substr(0, 20) + " ... " + gone.substr(gone.size() - 20);
        out += line(reasonName(edit.reason)) + (edit.segment ? QStringLiteral(" %1").arg(*edit.segment + 1) : QString())
               + QStringLiteral(": \"") + line(gone) + QLatin1Char('"');
        if (!edit.insert.empty())
            out += QStringLiteral(" -> \"") + line(edit.insert) + QLatin1Char('"');
        out += QLatin1Char('\n');
    }
    return out;
}

/// Puts what came out into the case file, to be read before it is committed.
void rewrite(const QString& path, const QString& plan, const QString& text)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return;
    QString content = QString::fromUtf8(file.readAll());
    content.truncate(content.indexOf(QLatin1String("--- plan\n")));
    content += QLatin1String("--- plan\n") + plan + QLatin1String("--- cleaned\n") + text;
    file.resize(0);
    file.write(content.toUtf8());
}

} // namespace

/// Each file of tests/cases/cleaning: an annotated trace, a preset, and the plan and the text that are expected.
/// DLCOT_UPDATE_CASES=1 writes what comes out into the files.
class TestCleaningCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleans_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator files(QStringLiteral(DLCOT_SOURCE_DIR "/tests/cases/cleaning"), {QStringLiteral("*.txt")});
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(files.fileName())) << path;
        }
    }

    void cleans()
    {
        QFETCH(QString, path);
        auto sections = sectionsOf(path);
        const auto policy = presetByName(sections[QStringLiteral("preset")].trimmed().toStdString());
        QVERIFY2(policy.has_value(), "the case names no preset");
        const handmade::Made made = traceOf(sections[QStringLiteral("trace")]);
        const EditPlan plan = planEdits(made.trace, made.analysis, *policy);
        const QString text = QString::fromStdString(applyPlan(made.trace.reasoning, plan).text);
        if (qEnvironmentVariableIsSet("DLCOT_UPDATE_CASES"))
            rewrite(path, printed(plan, made.trace.reasoning), text);
        QCOMPARE(printed(plan, made.trace.reasoning), sections[QStringLiteral("plan")]);
        QCOMPARE(text, sections[QStringLiteral("cleaned")]);
    }
};

QTEST_APPLESS_MAIN(TestCleaningCases)
#include "tst_cleaning_cases.moc"
