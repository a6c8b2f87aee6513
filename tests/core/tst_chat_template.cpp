#include "core/tokens/chat_template.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <fstream>

using core::ChatTemplate;

/// Chats as the templates write them. The goldens come from the official Jinja templates, see make_chat_goldens.mjs.
class TestChatTemplate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesWhatTheOfficialTemplatesWrite()
    {
        std::ifstream file(DLCOT_SOURCE_DIR "/tests/data/chat-templates.json");
        const auto goldens = nlohmann::json::parse(file);
        QVERIFY(goldens.size() >= 16);
        for (const auto& golden : goldens) {
            const auto chat = ChatTemplate::load(golden["template"].get<std::string>());
            QVERIFY(chat.ok());
            const auto text = [&](const char* key) { return golden[key].get<std::string>(); };
            const std::string problem = text("problem");
            const std::string reasoning = text("reasoning");
            const std::string response = text("response");
            QCOMPARE(QString::fromStdString(chat.value().fill({problem, reasoning, response})), QString::fromStdString(text("text")));
        }
    }
    void slotsCutWhatTheySay_data()
    {
        QTest::addColumn<QByteArray>("slot");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("{reasoning}") << QByteArray("\r\n a \t");
        QTest::newRow("raw") << QByteArray("{reasoning|raw}") << QByteArray("\n\r\n a \t\n\n");
        QTest::newRow("trim") << QByteArray("{reasoning|trim}") << QByteArray("a");
        QTest::newRow("lstrip") << QByteArray("{reasoning|lstrip}") << QByteArray("\r\n a \t\n\n");
    }
    void slotsCutWhatTheySay()
    {
        QFETCH(QByteArray, slot);
        QFETCH(QByteArray, text);
        const auto chat = ChatTemplate::parse(("<" + slot + ">{reasoning|upper}{").toStdString());
        QVERIFY(chat.ok());
        QCOMPARE(QByteArray::fromStdString(chat.value().fill({"", "\n\r\n a \t\n\n", ""})), "<" + text + ">{reasoning|upper}{");
        for (const char* empty : {"", "\n", "\n\n\n"})
            QCOMPARE(ChatTemplate::parse("\n {reasoning|last}]").value().fill({"", empty, ""}), std::string("]"));
        for (const char* empty : {"", "\n", "\n\n\n"})
            QCOMPARE(ChatTemplate::parse("[{reasoning}|{reasoning|trim}|{reasoning|lstrip}]").value().fill({"", empty, ""}), std::string("[||]"));
    }
    void everyShippedTemplateHasAllThreeTexts()
    {
        for (const char* name : {"qwen3", "qwen2.5", "deepseek-v3", "llama3", "llama3.1", "gpt-oss", "gemma3"}) {
            const auto chat = ChatTemplate::load(name);
            QVERIFY2(chat.ok(), name);
            const std::string text = chat.value().fill({"PROBLEM", "REASONING", "RESPONSE"});
            for (const char* part : {"PROBLEM", "REASONING", "RESPONSE"})
                QVERIFY2(text.find(part) != std::string::npos, name);
            QVERIFY2(text.find('{') == std::string::npos, name);
        }
    }
};

QTEST_GUILESS_MAIN(TestChatTemplate)
#include "tst_chat_template.moc"
