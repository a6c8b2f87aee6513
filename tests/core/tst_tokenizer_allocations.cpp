#include "core/resources.h"
#include "core/tokens/tokenizer.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <new>

namespace {

std::atomic<std::size_t> allocations{0};

void* countedOrNull(std::size_t size) noexcept
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return std::malloc(size == 0 ? 1 : size);
}

void* counted(std::size_t size)
{
    if (void* const memory = countedOrNull(size))
        return memory;
    throw std::bad_alloc();
}

} // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return countedOrNull(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return countedOrNull(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

using namespace core;
using Json = nlohmann::json;

namespace {

Json readJson(const std::string& path)
{
    std::ifstream in(path);
    return Json::parse(in);
}

/// Different words, marks, digits and scripts; long enough for thousands of tokens.
std::string variedText(int paragraphs)
{
    std::string text;
    for (int i = 0; i < paragraphs; ++i) {
        const std::string number = std::to_string(i * 7919);
        text += "So the answer is " + number + ". Wait, let me check naïve" + number + "word: 6 * 7 = 42?! ";
        text += "所以答案是四十二，再检查一下。\n\n\\frac{a}{b}  " + std::string(static_cast<std::size_t>(i % 90), '-') + "é\n";
    }
    return text;
}

std::size_t allocationsOf(const Tokenizer& tokenizer, const std::string& text)
{
    const std::size_t before = allocations.load();
    static_cast<void>(tokenizer.count(text).value());
    return allocations.load() - before;
}

} // namespace

/// Counting takes memory for a text now and then, never for each token.
class TestTokenizerAllocations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void counterCounts()
    {
        const std::size_t before = allocations.load();
        const auto made = std::make_unique<std::string>(100, 'x');
        QVERIFY(allocations.load() >= before + 2);
        QCOMPARE(made->size(), std::size_t{100});
    }

    void noAllocationForEachToken_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const TokenizerName& name : installedTokenizers())
            QTest::newRow(name.key.c_str()) << QByteArray::fromStdString(name.key);
        const Json small = readJson(DLCOT_SOURCE_DIR "/tests/data/small-tokenizers.json");
        for (const Json& kind : small["tokenizers"]) {
            const Json file{{"added_tokens", kind["added_tokens"]},
                            {"normalizer", kind["normalizer"]},
                            {"pre_tokenizer", kind["pre_tokenizer"]},
                            {"model", small["models"][kind["model"].get<std::string>()]}};
            const std::string name = kind["name"].get<std::string>();
            const std::string path = m_folder.filePath(QString::fromStdString(name + ".json")).toStdString();
            std::ofstream(path) << file.dump();
            QTest::newRow(name.c_str()) << QByteArray::fromStdString(path);
        }
    }
    void noAllocationForEachToken()
    {
        QFETCH(QByteArray, name);
        const auto tokenizer = loadTokenizer(name.toStdString());
        QVERIFY(tokenizer.ok());
        const std::string shortText = variedText(100);
        const std::string longText = variedText(800);
        static_cast<void>(tokenizer.value()->count(longText).value()); // what threads keep has grown to its size
        const std::size_t few = allocationsOf(*tokenizer.value(), shortText);
        const std::size_t many = allocationsOf(*tokenizer.value(), longText);
        const std::size_t more = tokenizer.value()->count(longText).value() - tokenizer.value()->count(shortText).value();
        QVERIFY(more > 10000);
        // Copies of a rewritten text, and lists of added tokens, grow by doubling: three times for eight times the text.
        QVERIFY2(many <= few + 40, qPrintable(QStringLiteral("%1 for the short, %2 for the long text").arg(few).arg(many)));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestTokenizerAllocations)
#include "tst_tokenizer_allocations.moc"
