// What the segment model believes of all segmentations together is a distribution, and the slope of its partition.
#include "core/trace/segment_model.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace core;

namespace {

constexpr std::size_t kinds = RunState::kinds;

/// A lattice of made-up scores, longer than what is kept of it at once.
Lattice latticeOf(std::size_t units, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> score(0, 1);
    Lattice lattice(units);
    for (std::size_t i = 0; i < units; ++i) {
        for (std::size_t k = 0; k < kinds; ++k) {
            lattice.starts[i][k] = score(random) - 2;
            lattice.stays[i][k] = score(random);
        }
        lattice.steps[i].ageing = static_cast<std::uint8_t>(1 + random() % RunState::ages);
        lattice.steps[i].states = random() % 8 == 0;
    }
    return lattice;
}

SegmentModel modelOf(unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> score(0, 0.5F);
    SegmentModel model;
    for (std::size_t from = 0; from < kinds; ++from) {
        model.transitions.begin[from] = score(random);
        for (float& age : model.transitions.age[from])
            age = score(random);
        for (auto& after : model.transitions.after[from])
            for (float& to : after)
                to = score(random);
    }
    return model;
}

} // namespace

class SegmentPosteriorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isDistribution()
    {
        for (const std::size_t units : {1U, 2U, 63U, 64U, 65U, 300U}) {
            const Posterior posterior = posteriorOf(modelOf(1), latticeOf(units, 2));
            for (std::size_t i = 0; i < units; ++i) {
                float sum = 0;
                for (std::size_t k = 0; k < kinds; ++k)
                    sum += posterior.starts[i][k] + posterior.stays[i][k];
                QVERIFY2(std::abs(sum - 1) < 1e-3F, qPrintable(QString::number(sum)));
            }
        }
    }

    /// How often a transition is expected is how fast the partition grows with its score.
    void usesAreSlopes()
    {
        const Lattice lattice = latticeOf(150, 3);
        SegmentModel model = modelOf(4);
        Transitions<double> uses;
        (void)posteriorOf(model, lattice, &uses);
        const auto check = [&](float& score, double expected) {
            constexpr float step = 0.01F;
            score += step;
            const double above = posteriorOf(model, lattice).logPartition;
            score -= 2 * step;
            const double below = posteriorOf(model, lattice).logPartition;
            score += step;
            const double slope = (above - below) / (2 * static_cast<double>(step));
            QVERIFY2(std::abs(slope - expected) < 1e-2, qPrintable(QString::number(slope) + " " + QString::number(expected)));
        };
        for (std::size_t from = 0; from < kinds; ++from) {
            check(model.transitions.begin[from], uses.begin[from]);
            for (std::size_t age = 0; age < RunState::ages; ++age)
                check(model.transitions.age[from][age], uses.age[from][age]);
            for (std::size_t answered = 0; answered < 2; ++answered)
                for (std::size_t to = 0; to < kinds; ++to)
                    check(model.transitions.after[from][answered][to], uses.after[from][answered][to]);
        }
    }
};

QTEST_GUILESS_MAIN(SegmentPosteriorTest)
#include "tst_segment_posterior.moc"
