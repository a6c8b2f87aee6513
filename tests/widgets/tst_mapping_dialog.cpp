#include "core/corpus/published_layouts.h"
#include "core/corpus/saved_mappings.h"
#include "widgets/views/mapping_dialog.h"

#include "tests/support/corpus_files.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

namespace {

std::shared_ptr<const core::Corpus> opened(const QString& path)
{
    return core::Corpus::open(path.toStdString(), core::Monitor::none()).value();
}

} // namespace

class TestMappingDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_files.path(QStringLiteral("config")).toUtf8()); }

    void showsThreeRecordsAsTheyWouldBeRead()
    {
        const auto corpus = opened(m_files.numbered(10));
        widgets::MappingDialog dialog(corpus, core::detectMapping(*corpus).value(), {});
        dialog.show();
        auto* preview = dialog.findChild<QTableWidget*>();
        QTRY_COMPARE(preview->rowCount(), 3);
        QTRY_VERIFY(preview->item(2, 0) != nullptr && preview->item(2, 0)->text().startsWith(QStringLiteral("What is 2 + 1?")));
        // Another path shows at once, a wrong one says why.
        auto* problem = dialog.findChildren<QComboBox*>().at(1);
        problem->setCurrentText(QStringLiteral("answer"));
        QTRY_COMPARE(preview->item(1, 0)->text(), QStringLiteral("2"));
        problem->setCurrentText(QStringLiteral("answer["));
        QTRY_VERIFY(preview->item(1, 0)->text().contains(QStringLiteral("cannot be read")));
    }

    void aPublishedCorpusIsChosenByName()
    {
        const QString path = QStringLiteral(DLCOT_SOURCE_DIR "/tests/data/layouts/openr1_math.parquet");
        const auto corpus = opened(path);
        widgets::MappingDialog dialog(corpus, {}, QStringLiteral("Nothing was found."));
        dialog.show();
        auto* layouts = dialog.findChildren<QComboBox*>().first();
        QCOMPARE(layouts->count(), static_cast<int>(core::publishedLayouts().size()) + 1);
        const int index = layouts->findText(QStringLiteral("OpenR1-Math-220k"));
        layouts->setCurrentIndex(index);
        Q_EMIT layouts->activated(index);
        QCOMPARE(dialog.mapping().reasoning.path, std::string("generations[*]"));
        QVERIFY(dialog.mapping().reasoning.part == core::FieldSource::Part::Thought);
        auto* preview = dialog.findChild<QTableWidget*>();
        QTRY_VERIFY(preview->rowCount() == 3 && preview->item(0, 0)->text().startsWith(QStringLiteral("A train covers")));
    }

    void theChoiceIsKept()
    {
        const auto corpus = opened(m_files.numbered(4));
        const core::FieldMapping detected = core::detectMapping(*corpus).value();
        widgets::MappingDialog dialog(corpus, detected, {});
        dialog.show();
        dialog.findChildren<QComboBox*>().at(5)->setCurrentText(QStringLiteral("problem"));
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
        QTRY_COMPARE(accepted.count(), 1);
        QCOMPARE(core::savedOrDetectedMapping(*corpus).value().response.path, std::string("problem"));
        QVERIFY(core::saveMapping(*corpus, detected).ok());
    }

private:
    CorpusFiles m_files;
};

QTEST_MAIN(TestMappingDialog)
#include "tst_mapping_dialog.moc"
