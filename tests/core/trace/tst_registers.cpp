#include "core/trace/short_products.h"
#include "core/trace/unit_rows.h"

#include <QTest>

#include <random>

using namespace core;

namespace {

std::vector<Registers> ofThisProcessor()
{
    std::vector<Registers> all;
    for (const Registers registers : {Registers::Bytes16, Registers::Bytes32, Registers::Bytes64})
        if (registers <= widestRegisters())
            all.push_back(registers);
    return all;
}

constexpr float productParts = 16;

template <std::size_t outs, std::size_t ins> void compareProducts(unsigned seed)
{
    std::mt19937 random(seed);
    const auto someNumber = [&random](int most) { return static_cast<int>(random() % static_cast<unsigned>(2 * most + 1)) - most; };
    std::array<std::array<float, outs>, ins> rows;
    std::array<std::int16_t, ins> numbers;
    typename ShortMatrix<outs>::Sums before;
    for (std::size_t i = 0; i < outs; ++i)
        before[i] = someNumber(1 << 20);
    typename ShortMatrix<outs>::Sums expected = before;
    for (std::size_t j = 0; j < ins; ++j) {
        numbers[j] = static_cast<std::int16_t>(someNumber(1024));
        for (std::size_t i = 0; i < outs; ++i) {
            const int part = someNumber(16384);
            rows[j][i] = static_cast<float>(part) / productParts;
            expected[i] += numbers[j] * part;
        }
    }
    ShortMatrix<outs> matrix;
    matrix.append(rows, productParts);
    for (const Registers registers : ofThisProcessor()) {
        typename ShortMatrix<outs>::Sums sums{};
        matrix.addProductsWith(registers, numbers, before, sums);
        QCOMPARE(sums, expected);
    }
}

} // namespace

/// What is worked out in wide registers is what narrow ones give.
class TestRegisters : public QObject
{
    Q_OBJECT

private slots:
    void productsAreExact()
    {
        for (unsigned seed = 1; seed < 20; ++seed) {
            compareProducts<96, 32>(seed);
            compareProducts<24, 96>(seed);
        }
    }

    void sumsOfWeightsAreExact()
    {
        std::mt19937 random(7);
        SegmentModel first;
        NetworkWeights weights(first.size());
        std::vector<std::array<int, SegmentModel::columns>> ofFirst(first.size());
        for (std::size_t f = 0; f < first.size(); ++f) {
            for (std::size_t c = 0; c < SegmentModel::columns; ++c) {
                ofFirst[f][c] = static_cast<int>(random() % 60'001) - 30'000; // thousandths: many together are more than a short number holds
                first.weight(static_cast<FeatureId>(f), c) = static_cast<float>(ofFirst[f][c]) / 1000;
            }
            for (float& weight : weights.rows[f])
                weight = static_cast<float>(static_cast<int>(random() % 255) - 127) / 256;
        }
        const RecurrentModel network(weights);
        const UnitRows rows(first, network);
        for (std::size_t count = 0; count < 140; count += 7) {
            std::vector<FeatureId> held(count);
            std::array<int, SegmentModel::columns> expected{};
            RecurrentModel::Sum expectedOfNetwork{};
            for (FeatureId& feature : held) {
                feature = static_cast<FeatureId>(random() % first.size());
                for (std::size_t c = 0; c < expected.size(); ++c)
                    expected[c] += ofFirst[feature][c];
                for (std::size_t i = 0; i < expectedOfNetwork.size(); ++i)
                    expectedOfNetwork[i] = static_cast<std::int16_t>(expectedOfNetwork[i] + network.weights(feature)[i]);
            }
            for (const Registers registers : ofThisProcessor()) {
                RecurrentModel::Sum ofNetwork{};
                const SegmentModel::Weights sum = rows.sumWith(registers, held, ofNetwork);
                QCOMPARE(ofNetwork, expectedOfNetwork);
                for (std::size_t c = 0; c < expected.size(); ++c)
                    QCOMPARE(sum[c], static_cast<float>(expected[c]) / 1000);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRegisters)
#include "tst_registers.moc"
