#include "core/resources.h"
#include "core/trace/lexicon.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace core;

namespace {

/// The phrases of lexicon files, each with its section.
std::vector<std::pair<std::string, std::string>> phrasesOf(const std::vector<std::filesystem::path>& files)
{
    std::vector<std::pair<std::string, std::string>> phrases;
    std::string section;
    for (const auto& file : files) {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);) {
            line = QString::fromStdString(line.substr(0, line.find('#'))).trimmed().toStdString();
            if (line.starts_with('['))
                section = line.substr(1, line.size() - 2);
            else if (!line.empty())
                phrases.emplace_back(line, section);
        }
    }
    return phrases;
}

bool says(MarkerSet set, const std::string& section)
{
    for (std::size_t m = 0; m < markerCount; ++m)
        if (markerName(static_cast<Marker>(m)) == section)
            return (set >> m & 1U) != 0;
    return false;
}

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    return QString::fromStdString(text).replace(QString::fromStdString(what), QString::fromStdString(with)).toStdString();
}

} // namespace

/// Phrases that announce something.
class TestLexicon : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPhraseIsFoundHoweverItIsWritten()
    {
        const std::vector<std::filesystem::path> files{resourcePath("lexicons/en.txt"), resourcePath("lexicons/zh.txt")};
        const Lexicon lexicon = Lexicon::load(files).value();
        const auto phrases = phrasesOf(files);
        QVERIFY(phrases.size() > 500);
        for (const auto& [phrase, section] : phrases)
            for (const std::string& written : {phrase, QString::fromStdString(phrase).toUpper().toStdString(), replaced(phrase, " ", "\n"),
                                               replaced(phrase, " ", "   "), replaced(phrase, "'", "’")})
                for (const std::string& text : {written, "Q, " + written + ".", "3 " + written + "\n\n(3)", "$x$ " + written + " 3"})
                    QVERIFY2(says(lexicon.scan(text).anywhere, section), text.c_str());
    }

    void signsAndDigitsBelongToPhrases()
    {
        QTemporaryDir folder;
        const std::string name = folder.filePath("words.txt").toStdString();
        std::ofstream(name) << "[first]\nstep 1\n[next]\n2 more\n'tis\n[begin]\n</plan>\n[verify]\nlook\n";
        const Lexicon lexicon = Lexicon::load({name}).value();
        const auto found = [&](std::string_view text) { return lexicon.scan(text).anywhere; };
        for (const char* text : {"step 1", "Now Step\n1: add", "a step  1"})
            QCOMPARE(found(text), bit(Marker::First));
        for (const char* text : {"step 12", "step", "step one", "steps 1", "overlook", "looks"})
            QCOMPARE(found(text), MarkerSet{0});
        QCOMPARE(found("and 2 more of them"), bit(Marker::Next));
        QCOMPARE(found("so ’tis"), bit(Marker::Next));
        QCOMPARE(found("a</plan>"), bit(Marker::Begin));
        QCOMPARE(found("x=2, look!"), bit(Marker::Verify));
    }

    void phrasesThatBeginAlikeAreToldApart()
    {
        QTemporaryDir folder;
        const std::string name = folder.filePath("words.txt").toStdString();
        std::ofstream(name) << "[wait]\nlet me\n[verify]\nlet me check this once more\n[first]\nlet me see\n[next]\nlet me set\n[doubt]\nlet me seek\n"
                               "[begin]\nlet me add\n[recall]\nlet me try\n[same]\nlet me do it\n[so]\nletter\n";
        const Lexicon lexicon = Lexicon::load({name}).value();
        const auto found = [&](std::string_view text) { return lexicon.scan(text).anywhere; };
        QCOMPARE(found("let me check this once more"), bit(Marker::Wait) | bit(Marker::Verify));
        for (const char* text : {"let me", "let me check this once", "Let me check this one more", "let me se", "let me seen", "let me settle", "let me  do"})
            QCOMPARE(found(text), bit(Marker::Wait));
        QCOMPARE(found("let me see"), bit(Marker::Wait) | bit(Marker::First));
        QCOMPARE(found("let me set"), bit(Marker::Wait) | bit(Marker::Next));
        QCOMPARE(found("let me seek"), bit(Marker::Wait) | bit(Marker::Doubt));
        QCOMPARE(found("let me try"), bit(Marker::Wait) | bit(Marker::Recall));
        QCOMPARE(found("a letter"), bit(Marker::So));
        for (const char* text : {"let", "letters", "lets me", "let mean"})
            QCOMPARE(found(text), MarkerSet{0});
    }
};

QTEST_GUILESS_MAIN(TestLexicon)
#include "tst_lexicon.moc"
