#include "core/trace/recurrent_model.h"
#include "core/trace/segmenter.h"
#include "core/resources.h"
#include "tests/bench/recurrent_training.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>
#include <random>

using namespace core;

namespace {

constexpr std::size_t width = NetworkWeights::width;
const std::vector<std::string> names{"one", "two", "three", "four", "five"};

NetworkWeights madeWeights(unsigned seed)
{
    NetworkWeights weights(names.size());
    std::mt19937 random(seed);
    bench::eachWeight(weights, [&random](float* at, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i)
            at[i] = static_cast<float>(random() % 128) / 256 - 0.25F; // as it can be written
    });
    return weights;
}

std::vector<std::vector<FeatureId>> madeFeatures(std::size_t units, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<std::vector<FeatureId>> out(units);
    for (auto& held : out)
        for (FeatureId f = 0; f < names.size(); ++f)
            if (random() % 3 == 0)
                held.push_back(f);
    return out;
}

std::vector<RecurrentModel::Unit> unitsOf(const RecurrentModel& model, const std::vector<std::vector<FeatureId>>& features)
{
    std::vector<RecurrentModel::Unit> units;
    for (const auto& held : features)
        units.push_back(model.unitOf(held));
    return units;
}

/// What the network alone says.
Posterior saidBy(const RecurrentModel& model, const std::vector<RecurrentModel::Unit>& units)
{
    Posterior posterior;
    posterior.starts.resize(units.size());
    posterior.stays.resize(units.size());
    model.blend(units, 1, posterior);
    return posterior;
}

/// The network as its definition has it, in double precision.
std::vector<std::vector<double>> plainly(const NetworkWeights& model, const std::vector<std::vector<FeatureId>>& features)
{
    using Numbers = std::vector<double>;
    const std::size_t n = features.size();
    std::vector<Numbers> units(n, Numbers(width));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < width; ++j) {
            double sum = static_cast<double>(model.bias[j]);
            for (const FeatureId f : features[i])
                sum += static_cast<double>(model.rows[f][j]);
            units[i][j] = std::tanh(sum);
        }
    std::array<std::vector<Numbers>, 2> memories;
    for (std::size_t r = 0; r < 2; ++r) {
        const NetworkWeights::Reader& reader = model.readers[r];
        memories[r].assign(n, Numbers(width));
        Numbers memory(width, 0);
        for (std::size_t step = 0; step < n; ++step) {
            const std::size_t i = r == 0 ? step : n - 1 - step;
            const auto fromUnit = [&](std::size_t gate) {
                double sum = static_cast<double>(reader.bias[gate]);
                for (std::size_t j = 0; j < width; ++j)
                    sum += units[i][j] * static_cast<double>(reader.input[j][gate]);
                return sum;
            };
            const auto fromMemory = [&](std::size_t gate) {
                double sum = 0;
                for (std::size_t j = 0; j < width; ++j)
                    sum += memory[j] * static_cast<double>(reader.memory[j][gate]);
                return sum;
            };
            const auto logistic = [](double x) { return 1 / (1 + std::exp(-x)); };
            Numbers next(width);
            for (std::size_t j = 0; j < width; ++j) {
                const double renew = logistic(fromUnit(j) + fromMemory(j));
                const double forget = logistic(fromUnit(width + j) + fromMemory(width + j));
                const double fresh = std::tanh(fromUnit(2 * width + j) + renew * (fromMemory(2 * width + j) + static_cast<double>(reader.newBias[j])));
                next[j] = (1 - forget) * fresh + forget * memory[j];
            }
            memories[r][i] = memory = next;
        }
    }
    std::vector<Numbers> shares;
    for (std::size_t i = 0; i < n; ++i) {
        Numbers told(NetworkWeights::shown);
        double sum = 0;
        for (std::size_t o = 0; o < told.size(); ++o) {
            double score = static_cast<double>(model.outputBias[o]);
            for (std::size_t j = 0; j < width; ++j)
                score += units[i][j] * static_cast<double>(model.output[j][o]) + memories[0][i][j] * static_cast<double>(model.output[width + j][o]) +
                         memories[1][i][j] * static_cast<double>(model.output[2 * width + j][o]);
            sum += told[o] = std::exp(score);
        }
        Numbers out(SegmentModel::columns);
        for (std::size_t o = 0; o < told.size(); ++o) {
            const std::size_t kind = kindOfSort(o % sortCount);
            out[o < sortCount ? kind : RunState::kinds + kind] += told[o] / sum;
        }
        shares.push_back(out);
    }
    return shares;
}

/// Units that say nothing but the first, and the kind of all that follow is the one which that first unit names.
std::vector<bench::Sample> tracesToRemember(std::size_t count)
{
    std::vector<bench::Sample> samples(count);
    for (std::size_t s = 0; s < count; ++s) {
        const std::size_t kind = s % 2 == 0 ? 2 : 3;
        samples[s].views.resize(12);
        samples[s].features.assign(12, {FeatureId{4}});
        samples[s].features[0] = {static_cast<FeatureId>(s % 2)};
        samples[s].gold = {{0, Kind::Approach}, {6, static_cast<Kind>(kind)}};
        samples[s].sorts = {Sort::OpenApproach, static_cast<Sort>(kind)};
    }
    return samples;
}

} // namespace

class TestRecurrentModel : public QObject
{
    Q_OBJECT

private slots:
    void itSaysWhatItsDefinitionSays()
    {
        const NetworkWeights weights = madeWeights(3);
        const RecurrentModel model(weights);
        const auto features = madeFeatures(30, 4);
        const Posterior found = saidBy(model, unitsOf(model, features));
        const auto right = plainly(weights, features);
        for (std::size_t i = 0; i < features.size(); ++i)
            for (std::size_t k = 0; k < RunState::kinds; ++k) {
                QVERIFY2(std::abs(static_cast<double>(found.starts[i][k]) - right[i][k]) < 1e-3, qPrintable(QString::number(i)));
                QVERIFY2(std::abs(static_cast<double>(found.stays[i][k]) - right[i][RunState::kinds + k]) < 1e-3, qPrintable(QString::number(i)));
            }
    }

    void whatItSaysOfAUnitIsAWhole()
    {
        NetworkWeights weights = madeWeights(5);
        weights.outputBias.fill(9);
        for (auto& row : weights.output)
            row[3] = 4; // far likelier than the others
        const RecurrentModel model(weights);
        for (const std::size_t count : {0U, 1U, 2U, 20000U}) {
            const Posterior found = saidBy(model, unitsOf(model, madeFeatures(count, 6)));
            QCOMPARE(found.starts.size(), count);
            QCOMPARE(found.stays.size(), count);
            for (std::size_t i = 0; i < count; ++i) {
                float sum = 0;
                for (std::size_t k = 0; k < RunState::kinds; ++k) {
                    QVERIFY(found.starts[i][k] >= 0 && found.stays[i][k] >= 0);
                    sum += found.starts[i][k] + found.stays[i][k];
                }
                QVERIFY2(std::abs(sum - 1) < 1e-4F, qPrintable(QString::number(i)));
            }
        }
    }

    void theGradientIsTheSlopeOfTheLoss()
    {
        NetworkWeights model = madeWeights(7);
        const auto features = madeFeatures(9, 8);
        bench::RecurrentSample sample{&features, {0, 1, 2, 3, 4, 5, 6, 7, 8}, {2, 7, 7, 3, 8, 2, 7, 7, 4}, 0.5};
        const bench::NetworkSettings all{.drop = 0, .dropFeatures = 0, .dropUnits = 0};
        std::mt19937 random(1);
        const auto loss = [&] {
            NetworkWeights unused(names.size());
            return bench::RecurrentPass(model, sample, all, random).learn(unused);
        };
        NetworkWeights gradient(names.size());
        bench::RecurrentPass(model, sample, all, random).learn(gradient);
        std::vector<std::pair<float*, float>> weights; // and what the gradient says
        bench::eachWeight(model, [&](float* at, std::size_t n) {
            for (std::size_t i = 0; i < n; ++i)
                weights.emplace_back(at + i, 0.0F);
        });
        std::size_t next = 0;
        bench::eachWeight(gradient, [&](const float* at, std::size_t n) {
            for (std::size_t i = 0; i < n; ++i)
                weights[next++].second = at[i];
        });
        double most = 0;
        for (std::size_t w = 0; w < weights.size(); w += 37) {
            constexpr float step = 0.02F;
            float& weight = *weights[w].first;
            const float kept = weight;
            weight = kept + step;
            const double up = loss();
            weight = kept - step;
            const double down = loss();
            weight = kept;
            const double slope = (up - down) / (2 * static_cast<double>(step));
            most = std::max(most, std::abs(slope));
            QVERIFY2(std::abs(slope - static_cast<double>(weights[w].second)) < 1e-3 + 0.02 * std::abs(slope), qPrintable(QString::number(w)));
        }
        QVERIFY(most > 0.05);
    }

    void itLearnsWhatIsFarBack()
    {
        const std::vector<bench::Sample> samples = tracesToRemember(40);
        std::vector<const bench::Sample*> all;
        for (const bench::Sample& sample : samples)
            all.push_back(&sample);
        const RecurrentModel model(bench::trainNetwork(all, names.size(), {.epochs = 40, .batch = 4, .rate = 0.02, .drop = 0, .dropFeatures = 0, .dropUnits = 0}));
        for (const std::size_t s : {0U, 1U}) {
            const Posterior found = saidBy(model, unitsOf(model, samples[s].features));
            QVERIFY(found.starts[6][static_cast<std::size_t>(samples[s].gold[1].kind)] > 0.8F);
            QVERIFY(found.stays[5][2] > 0.8F);
        }
    }

    void aModelIsReadAsItWasWritten()
    {
        const NetworkWeights model = madeWeights(9);
        const auto again = NetworkWeights::load(written(model.text(names)), names);
        QVERIFY(again.ok());
        QCOMPARE(again.value().rows, model.rows);
        QCOMPARE(again.value().text(names), model.text(names));
        auto more = names;
        more.insert(more.begin(), "none of the file");
        const auto wider = NetworkWeights::load(written(model.text(names)), more);
        QVERIFY(wider.ok());
        QCOMPARE(wider.value().rows[0], NetworkWeights::Row{});
        QCOMPARE(wider.value().rows[1], model.rows[0]);
    }

    void theShippedModelsAreWhole_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::newRow("long traces") << "models/";
        QTest::newRow("short traces") << "models/short_";
    }
    void theShippedModelsAreWhole()
    {
        QFETCH(QString, prefix);
        const auto first = SegmentModel::load(resourcePath(prefix.toStdString() + "segments.txt"));
        QVERIFY(first.ok());
        const auto model = NetworkWeights::load(resourcePath(prefix.toStdString() + "recurrent.txt"), first.value().featureNames());
        QVERIFY(model.ok());
        std::size_t used = 0;
        for (const auto& row : model.value().rows)
            used += row == NetworkWeights::Row{} ? 0 : 1;
        QVERIFY(used > first.value().size() / 2);
    }

    void aDamagedModelIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        QString row;
        for (std::size_t i = 0; i < width; ++i)
            row += " 7";
        QTest::newRow("other heading") << "dlcot something 1\none" + row + "\n" << "line 1";
        QTest::newRow("unknown name") << "dlcot recurrent model 2\nsix" + row + "\n" << "line 2";
        QTest::newRow("too few numbers") << "dlcot recurrent model 2\none" + row + "\ntwo 1 2 3\n" << "line 3";
        QTest::newRow("no number") << "dlcot recurrent model 2\none x" + row + "\n" << "line 2";
    }
    void aDamagedModelIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, where);
        const auto model = NetworkWeights::load(written(text.toStdString()), names);
        QVERIFY(!model.ok());
        QCOMPARE(model.error().code, ErrorCode::BadFormat);
        QVERIFY2(QString::fromStdString(model.error().where).endsWith(where), model.error().where.c_str());
    }

    void aMissingModelIsSaid()
    {
        const auto model = NetworkWeights::load(m_folder.path().toStdString() + "/none.txt", names);
        QVERIFY(!model.ok());
        QCOMPARE(model.error().code, ErrorCode::NotFound);
    }

    void itHasItsShareInWhatIsSaid()
    {
        const RecurrentModel model(madeWeights(11));
        const auto units = unitsOf(model, madeFeatures(3, 12));
        const Posterior alone = saidBy(model, units);
        Posterior both;
        both.starts.assign(3, {1, 0, 0, 0, 0});
        both.stays.resize(3);
        model.blend(units, 0.25F, both);
        for (std::size_t i = 0; i < units.size(); ++i) {
            QVERIFY(std::abs(both.starts[i][0] - 0.75F - 0.25F * alone.starts[i][0]) < 1e-6F);
            QVERIFY(std::abs(both.stays[i][3] - 0.25F * alone.stays[i][3]) < 1e-6F);
        }
    }

private:
    std::filesystem::path written(const std::string& text)
    {
        const std::string path = m_folder.path().toStdString() + "/model.txt";
        std::ofstream(path) << text;
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRecurrentModel)
#include "tst_recurrent_model.moc"
