#include "widgets/core_words.h"

#include "core/annotate/annotator.h"
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/resources.h"
#include "widgets/text_bridge.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>
#include <QTranslator>

namespace {

/// Stands for any language: words that are translated come back in guillemets.
class Marking final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* /*note*/, int /*n*/) const override
    {
        return qstrcmp(context, "CoreWords") == 0 ? QChar(0xAB) + QString::fromUtf8(source) + QChar(0xBB) : QString();
    }
};

} // namespace

/// Core's titles and layouts in the language of the window.
class TestCoreWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(QCoreApplication::installTranslator(&m_marking)); }

    void titlesKeepTheTracesWords()
    {
        QCOMPARE(widgets::titleText("repeats approach 2 \u2192 73"), QStringLiteral("\u00ABrepeats approach 2 \u2192 73\u00BB"));
        QCOMPARE(widgets::titleText("\u91CD\u590D\u601D\u8DEF 2"), QStringLiteral("\u00ABrepeats approach 2\u00BB"));
        QCOMPARE(widgets::titleText("check: 100 %1 of it"), QStringLiteral("\u00ABcheck: 100 %1 of it\u00BB"));
        QCOMPARE(widgets::titleText("set up <b>counts</b>"), QStringLiteral("set up <b>counts</b>"));
        QCOMPARE(widgets::titleText(""), QString());
        QVERIFY(widgets::isRepeatTitle("repeats check 1"));
        QVERIFY(widgets::isRepeatTitle("\u91CD\u590D\u68C0\u67E5 1"));
        QVERIFY(!widgets::isRepeatTitle("check: it repeats approach 1"));
    }

    /// What core itself writes of the published layouts: a new phrase without a translation is found here.
    void everyLayoutHasATranslation()
    {
        const QDir folder(QStringLiteral(DLCOT_SOURCE_DIR "/tests/data/layouts"));
        int seen = 0;
        for (const QString& name : folder.entryList({QStringLiteral("*.json"), QStringLiteral("*.jsonl")}, QDir::Files)) {
            const auto corpus = core::Corpus::open(folder.filePath(name).toStdString(), core::Monitor::none());
            QVERIFY(corpus.ok());
            const auto mapping = core::detectMapping(*corpus.value());
            if (!mapping.ok())
                continue;
            ++seen;
            const std::string& layout = mapping.value().layout;
            const bool bare = layout.find(' ') == std::string::npos; // a column's own name
            QVERIFY2(bare || widgets::layoutText(layout).contains(QChar(0xAB)), layout.c_str());
        }
        QVERIFY(seen > 15);
        QCOMPARE(widgets::layoutText("column a with b, the whole text"),
                 QStringLiteral("\u00AB\u00AB\u00ABcolumn a\u00BB with b\u00BB, the whole text\u00BB"));
    }

private:
    Marking m_marking;
};

QTEST_GUILESS_MAIN(TestCoreWords)
#include "tst_core_words.moc"
