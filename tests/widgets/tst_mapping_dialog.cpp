#include "widgets/views/mapping_dialog.h"

#include "core/corpus/corpus.h"
#include "core/corpus/published_layouts.h"
#include "core/corpus/saved_mappings.h"
#include "tests/support/corpus_files.h"
#include "tests/support/qt_warnings.h"
#include "widgets/text_bridge.h"

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using widgets::MappingDialog;
using widgets::MappingPreview;

namespace {

constexpr int patience = 60000;
constexpr const char* layouts = DLCOT_SOURCE_DIR "/tests/data/layouts/";

std::shared_ptr<const core::Corpus> open(const QString& path)
{
    auto corpus = core::Corpus::open(path.toStdString(), core::Monitor::none());
    if (!corpus.ok())
        qFatal("%s", corpus.error().message.c_str());
    return corpus.value();
}

/// A dialog over a corpus, shown.
class Bench
{
public:
    explicit Bench(const QString& path)
        : corpus(open(path)), detected(core::detectMapping(*corpus)),
          dialog(corpus, detected.ok() ? detected.value() : core::FieldMapping{},
                 detected.ok() ? QString() : widgets::toQString(detected.error().message))
    {
        dialog.show();
    }
    /// The field behind the label with this text.
    [[nodiscard]] QComboBox* field(const char* label)
    {
        for (const QLabel* one : dialog.findChildren<QLabel*>())
            if (one->text() == QLatin1String(label))
                return qobject_cast<QComboBox*>(one->buddy());
        qFatal("there is no field %s", label);
    }
    [[nodiscard]] MappingPreview* preview() { return dialog.findChild<MappingPreview*>(); }
    [[nodiscard]] QString shown(int row, int column)
    {
        const QTableWidgetItem* item = preview()->item(row, column);
        return item == nullptr ? QString() : item->text();
    }
    [[nodiscard]] bool canAccept() { return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled(); }

    std::shared_ptr<const core::Corpus> corpus;
    core::Result<core::FieldMapping> detected;
    MappingDialog dialog;
};

} // namespace

/// The dialog that says which field is what.
class TestMappingDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_config.path().toUtf8()); }

    void showsThreeWholeRecords()
    {
        const support::NoQtWarnings quiet;
        CorpusFiles files;
        QByteArray bytes = CorpusFiles::record("a", "What is 1 + 1?", "It begins here. " + std::string(90000, 'x') + " It ends here.", "2");
        bytes += CorpusFiles::record("b", "Second?", "Only this.", "3") + CorpusFiles::record("c", "Third?", "Or this.", "4");
        Bench bench(files.write(QStringLiteral("three.jsonl"), bytes));
        QTRY_COMPARE_WITH_TIMEOUT(bench.preview()->columnCount(), 3, patience);
        QCOMPARE(bench.shown(0, 0), QStringLiteral("What is 1 + 1?"));
        const QString reasoning = bench.shown(1, 0);
        QVERIFY2(reasoning.startsWith(QLatin1String("90,030 characters\nIt begins here. xxx")), qPrintable(reasoning));
        QVERIFY(reasoning.endsWith(QLatin1String("xxx It ends here.")));
        QVERIFY(reasoning.size() < 400);
        QCOMPARE(bench.shown(1, 1), QStringLiteral("Only this."));
        QCOMPARE(bench.shown(3, 2), QStringLiteral("4"));
        QCOMPARE(bench.shown(4, 2), QStringLiteral("c"));
    }

    void previewFollowsTheFields()
    {
        CorpusFiles files;
        Bench bench(files.numbered(9));
        QTRY_COMPARE_WITH_TIMEOUT(bench.shown(2, 0), QStringLiteral("done"), patience);
        bench.field("Re&sponse")->setEditText(QStringLiteral("problem"));
        QTRY_VERIFY_WITH_TIMEOUT(bench.shown(2, 0).contains(QLatin1String("number0")), patience);
        bench.field("Re&sponse")->setEditText(QString());
        QTRY_COMPARE_WITH_TIMEOUT(bench.shown(2, 0), QStringLiteral("(nothing)"), patience);
        bench.field("&Reasoning")->setEditText(QStringLiteral("no such column"));
        QTRY_VERIFY_WITH_TIMEOUT(bench.shown(0, 1).startsWith(QLatin1String("This record cannot be read.")), patience);
        QVERIFY(bench.shown(0, 1).contains(QLatin1String("is missing")));
        QVERIFY(bench.dialog.mapping().reasoning.path == "no such column");
    }

    void aPathThatCannotBeReadSaysWhy()
    {
        CorpusFiles files;
        Bench bench(files.numbered(3));
        QVERIFY(bench.canAccept());
        bench.field("&Problem")->setEditText(QStringLiteral("messages[0"));
        QVERIFY(!bench.canAccept());
        bool told = false;
        for (const QLabel* label : bench.dialog.findChildren<QLabel*>())
            told = told || (label->isVisible() && label->text() == QLatin1String("Character 9: the ] is missing."));
        QVERIFY(told);
        bench.field("&Problem")->setEditText(QStringLiteral("problem"));
        QVERIFY(bench.canAccept());
        bench.field("&Reasoning")->setEditText(QString());
        QVERIFY(!bench.canAccept());
    }

    void aPublishedLayoutFillsTheFields()
    {
        Bench bench(QString::fromUtf8(layouts) + QLatin1String("openr1_math.jsonl"));
        QComboBox* like = bench.field("Laid out &like");
        QCOMPARE(like->count(), static_cast<int>(core::publishedLayouts().size()) + 1);
        const int at = like->findText(QStringLiteral("s1K-1.1"));
        QVERIFY(at > 0);
        like->setCurrentIndex(at);
        Q_EMIT like->activated(at);
        QCOMPARE(bench.dialog.mapping().reasoning.path, std::string("*_thinking_trajectory"));
        QVERIFY(bench.dialog.mapping().reasoning.part == core::FieldSource::Part::Whole);
        QCOMPARE(bench.dialog.mapping().layout, std::string("s1K-1.1"));
        like->setCurrentIndex(0);
        Q_EMIT like->activated(0);
        QVERIFY(bench.dialog.mapping() == bench.detected.value());
    }

    void saysHowManyTracesARecordGives()
    {
        Bench bench(QString::fromUtf8(layouts) + QLatin1String("openr1_math.jsonl"));
        const auto heading = [&](int column) {
            const QTableWidgetItem* item = bench.preview()->horizontalHeaderItem(column);
            return item == nullptr ? QString() : item->text();
        };
        QCOMPARE(bench.dialog.mapping().reasoning.path, std::string("generations[*]"));
        QTRY_COMPARE_WITH_TIMEOUT(heading(0), QStringLiteral("Record 1: the first of 2 traces"), patience);
        QCOMPARE(bench.shown(4, 0), QStringLiteral("u-0#0"));
        bench.field("&Reasoning")->setEditText(QStringLiteral("generations[1]"));
        QTRY_COMPARE_WITH_TIMEOUT(heading(0), QStringLiteral("Record 1"), patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.shown(4, 0), QStringLiteral("u-0"), patience);
    }

    void columnsAreOffered()
    {
        Bench bench(QString::fromUtf8(layouts) + QLatin1String("openr1_math.jsonl"));
        QComboBox* reasoning = bench.field("&Reasoning");
        QTRY_VERIFY_WITH_TIMEOUT(reasoning->findText(QStringLiteral("generations[0]")) > 0, patience);
        QCompleter* completer = reasoning->completer();
        completer->setCompletionPrefix(QStringLiteral("ATION"));
        QVERIFY(completer->completionCount() > 0);
        QCOMPARE(completer->currentCompletion(), QStringLiteral("generations[0]"));
    }

    void thePathLanguageIsExplained()
    {
        CorpusFiles files;
        Bench bench(files.numbered(3));
        const auto explained = [&] {
            for (const QLabel* label : bench.dialog.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QLatin1String("messages[role=assistant].content")))
                    return true;
            return false;
        };
        QVERIFY(!explained());
        for (QToolButton* button : bench.dialog.findChildren<QToolButton*>())
            if (button->text() == QLatin1String("How paths are written"))
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(explained());
    }

    void theChoiceIsKept()
    {
        CorpusFiles files;
        Bench bench(files.numbered(4));
        bench.field("Re&sponse")->setEditText(QStringLiteral("problem"));
        QSignalSpy accepted(&bench.dialog, &QDialog::accepted);
        bench.dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
        QTRY_COMPARE_WITH_TIMEOUT(accepted.count(), 1, patience);
        const core::FieldMapping kept = core::savedOrDetectedMapping(*bench.corpus).value();
        QCOMPARE(kept.response.path, std::string("problem"));
        QCOMPARE(kept.layout, std::string("fields chosen by hand"));
        QVERIFY(core::saveMapping(*bench.corpus, bench.detected.value()).ok());
    }

    void hostileRecordsShowPlain()
    {
        CorpusFiles files;
        Bench bench(files.write(QStringLiteral("odd.jsonl"),
                                CorpusFiles::record("<b>x</b>", "<img src=x> \u202e", "<h1>no</h1> and on it goes", "<i>1</i>") +
                                    "{\"broken\n"));
        QTRY_COMPARE_WITH_TIMEOUT(bench.preview()->columnCount(), 2, patience);
        QCOMPARE(bench.shown(1, 0), QStringLiteral("<h1>no</h1> and on it goes"));
        QVERIFY(bench.shown(0, 1).contains(QLatin1String("This is not JSON")));
    }

private:
    QTemporaryDir m_config;
};

QTEST_MAIN(TestMappingDialog)
#include "tst_mapping_dialog.moc"
