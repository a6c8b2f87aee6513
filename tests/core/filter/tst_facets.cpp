#include "core/filter/facets.h"
#include "core/filter/filter_query.h"
#include "tests/support/corpus_on_disk.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace core;

/// Facets: each value is a filter, and a record counts once in a facet.
class TestFacets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyValueIsAFilter()
    {
        const support::Folder folder;
        folder.write("a.jsonl", "{\"r\":1}\n");
        folder.write("b c.jsonl", "{\"r\":1}\n{\"r\":2}\n");
        const auto corpus = Corpus::open(folder.path(""), Monitor::none());
        QVERIFY(corpus.ok());
        const auto facets = facetsOf(*corpus.value());
        QCOMPARE(facets.size(), 6U);
        for (const Facet& facet : facets)
            for (const FacetValue& value : facet.values) {
                const FilterParse parse = parseFilter(value.term);
                QVERIFY2(!parse.fault && parse.query.terms.size() == 1, value.term.c_str());
            }
        QCOMPARE(facets.back().values.back().term, std::string("file=\"b c.jsonl\""));
    }

    void aRecordCountsOnceInAFacet()
    {
        const support::Folder folder;
        std::string file;
        for (int i = 0; i < 3000; ++i)
            file += "{\"r\":\"x\"}\n";
        const auto corpus = support::corpusOf(folder, file);
        KnownRows rows;
        std::mt19937 random(7);
        std::size_t known = 0;
        std::size_t kept = 0;
        for (std::uint64_t i = 0; i < 3000; i += 1 + random() % 2) {
            const auto before = static_cast<std::uint32_t>(random() % 40000 + 1);
            const auto status = static_cast<PlanStatus>(random() % 4);
            rows.set(i, {.before = before, .after = static_cast<std::uint32_t>(random() % (before + 1)),
                         .approaches = static_cast<std::uint32_t>(random() % 20),
                         .verdict = static_cast<Verdict>(random() % 4), .status = status, .state = KnownRow::State::Cleaned});
            ++known;
            kept += status != PlanStatus::Unsolvable ? 1 : 0;
        }
        std::vector<std::uint32_t> records(3000);
        std::iota(records.begin(), records.end(), 0U);
        const FacetCounts counts = countFacets(*corpus, rows, records, Monitor::none());
        QCOMPARE(counts.open, 3000 - known);
        for (const Facet& facet : counts.facets) {
            std::size_t sum = 0;
            for (const FacetValue& value : facet.values)
                sum += value.count;
            // A trace that is left out saves nothing.
            QCOMPARE(sum, facet.field == FilterField::Saving ? kept : known);
        }
    }
};

QTEST_GUILESS_MAIN(TestFacets)
#include "tst_facets.moc"
