#include "widgets/document_map.h"

#include "core/text/utf8.h"
#include "tests/support/qt_warnings.h"
#include "widgets/text_bridge.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

#include <random>
#include <string>

using widgets::DocumentMap;

namespace {

/// What is wrong with the map, or nothing.
QString faultOf(const DocumentMap& map)
{
    const std::string_view text = map.text();
    for (std::size_t byte = 0; byte <= text.size(); ++byte) {
        if (!core::isCharBoundary(text, byte))
            continue;
        const bool lfOfCrlf = byte > 0 && byte < text.size() && text[byte] == '\n' && text[byte - 1] == '\r';
        const std::size_t expected = lfOfCrlf ? byte - 1 : byte;
        if (map.byteAt(map.positionOf(byte)) != expected)
            return QStringLiteral("byte %1 comes back as %2").arg(byte).arg(map.byteAt(map.positionOf(byte)));
    }
    for (std::size_t i = 0; i < map.blockCount(); ++i) {
        const auto block = map.block(i);
        const qsizetype length = map.blockText(i).size();
        if (map.unitOf(i, block.span.end) != length)
            return QStringLiteral("block %1 shows %2 units").arg(i).arg(length);
        const qsizetype after = i + 1 < map.blockCount() ? map.block(i + 1).position : map.size() + 1;
        if (block.position + length + 1 != after)
            return QStringLiteral("block %1 does not meet the next").arg(i);
    }
    return {};
}

std::string randomText(std::mt19937& random, std::size_t characters)
{
    static constexpr std::array<std::string_view, 19> pieces{"a",  "b",  " ",        "\n",           "\r\n",  "\r",
                                                             ". ", "。", "\u2028",   "\u2029",       "\t",    "\U0001F600",
                                                             "é",  "数", "\u0301",   "\U0001F468\u200D\U0001F469", "\uFFFC", "\uFEFF", "x"};
    std::string out;
    std::uniform_int_distribution<std::size_t> pick(0, pieces.size());
    for (std::size_t i = 0; i < characters; ++i) {
        const std::size_t index = pick(random);
        out += index == pieces.size() ? std::string_view("\0", 1) : pieces[index];
    }
    return out;
}

} // namespace

/// DocumentMap: exact both ways, and one with what QTextDocument makes of the text.
class TestDocumentMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hostileTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("blocks");
        QTest::newRow("empty") << QByteArray() << 1;
        QTest::newRow("one line") << QByteArray("abc") << 1;
        QTest::newRow("LF at the end") << QByteArray("abc\n") << 2;
        QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n\r\nc") << 4;
        QTest::newRow("lone CR") << QByteArray("a\rb\r\r") << 4;
        QTest::newRow("separators") << QByteArray("a\u2028b\u2029c") << 3;
        QTest::newRow("NUL") << QByteArray("a\0b\n\0", 5) << 2;
        QTest::newRow("astral") << QByteArray("\U0001F600\U0001F468\u200D\U0001F469x\n\U00020000") << 2;
        QTest::newRow("BOM") << QByteArray("\uFEFFa\uFEFF\n\uFEFF") << 2;
        QTest::newRow("other E2") << QByteArray("“a” — b…") << 1;
        QTest::newRow("cut E2") << QByteArray("a\u2027b\u202A") << 1;
    }

    void hostileTexts()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, blocks);
        const support::NoQtWarnings noWarnings;
        const DocumentMap map(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        QCOMPARE(static_cast<int>(map.blockCount()), blocks);
        QCOMPARE(faultOf(map), QString());
    }

    void randomTextsWithCuts()
    {
        const unsigned seed = 20240611;
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        for (int round = 0; round < 150; ++round) {
            const std::string text = randomText(random, static_cast<std::size_t>(round * 7));
            std::vector<std::size_t> cuts;
            std::uniform_int_distribution<std::size_t> at(0, text.size());
            for (int i = 0; i < round % 5; ++i)
                cuts.push_back(core::floorCharBoundary(text, at(random)));
            std::sort(cuts.begin(), cuts.end());
            const DocumentMap map(text, cuts);
            QCOMPARE(faultOf(map), QString());
            for (const std::size_t cut : cuts) {
                const core::Span block = map.block(map.blockAtByte(cut)).span;
                QVERIFY2(block.begin == cut || block.end <= cut, "a cut lies inside a block");
            }
        }
    }

    void longParagraphsAreCutWithoutLoss()
    {
        std::string sentence = "Let me count the cases once more, so that nothing is missed. ";
        std::string text;
        while (text.size() < 200000)
            text += sentence;
        for (const std::string& one : {text, std::string(100000, 'x'), [] {
                 std::string wide;
                 for (int i = 0; i < 40000; ++i)
                     wide += "数";
                 return wide;
             }()}) {
            const DocumentMap map(one);
            QVERIFY(map.blockCount() > 30);
            std::size_t at = 0;
            for (std::size_t i = 0; i < map.blockCount(); ++i) {
                QCOMPARE(map.block(i).span.begin, at);
                QVERIFY(map.block(i).span.size() <= 2400);
                at = map.block(i).span.end;
            }
            QCOMPARE(at, one.size());
        }
        const DocumentMap map(text);
        QCOMPARE(text.substr(map.block(1).span.begin, 6), std::string("Let me"));
        QCOMPARE(faultOf(DocumentMap(std::string_view(text).substr(0, 8000))), QString());
    }

    /// QPlainTextEdit agrees about every position, whatever it makes of the characters.
    void agreesWithQTextDocument()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 20; ++round) {
            const std::string text = randomText(random, 800);
            const DocumentMap map(text);
            QPlainTextEdit edit;
            edit.setPlainText(map.documentText());
            QCOMPARE(static_cast<qsizetype>(edit.document()->characterCount()) - 1, map.size());
            for (std::size_t i = 0; i < map.blockCount(); ++i) {
                const QTextBlock block = edit.document()->findBlockByNumber(static_cast<int>(i));
                QCOMPARE(static_cast<qsizetype>(block.position()), map.block(i).position);
                QCOMPARE(block.text(), map.blockText(i));
            }
        }
    }

    void toolTipsStayPlain()
    {
        const QString tip = widgets::plainToolTip(QStringLiteral("<img src=x onerror=alert(1)> & <b>"));
        QTextDocument shown;
        shown.setHtml(tip);
        QCOMPARE(shown.toPlainText(), QStringLiteral("<img src=x onerror=alert(1)> & <b>"));
        QVERIFY(widgets::plainToolTip(QString()).isEmpty());
        QVERIFY(widgets::plainToolTip(QString(200, QLatin1Char('y'))).count(QChar(0x200B)) == 3); // may break there
        QVERIFY(widgets::plainToolTip(QString(5000, QLatin1Char('x'))).size() < 1100);
    }

    void fiftyMegabytes()
    {
        const std::string text(50 * 1024 * 1024, 'x');
        QElapsedTimer clock;
        clock.start();
        const DocumentMap map(text);
        qInfo("50 MB of one word mapped in %lld ms, %zu blocks", clock.elapsed(), map.blockCount());
        for (std::size_t byte = 0; byte < text.size(); byte += 77777)
            QCOMPARE(map.byteAt(map.positionOf(byte)), byte);
    }
};

QTEST_MAIN(TestDocumentMap)
#include "tst_document_map.moc"
