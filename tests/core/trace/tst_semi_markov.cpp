#include "core/resources.h"
#include "core/trace/segment_likelihoods.h"
#include "core/trace/segment_scores.h"
#include "core/trace/semi_markov_model.h"
#include "tests/bench/semi_markov_sums.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>
#include <set>

using namespace core;
using bench::LogSum;
using bench::SemiMarkovSums;

namespace {

constexpr std::size_t kinds = RunState::kinds;

/// The chance that a segment of each kind begins at each place, by going through every segmentation.
class EverySegmentation
{
public:
    EverySegmentation(std::size_t count, const KindPairs& follow, const std::vector<std::vector<ByKind>>& scores)
        : begins(count), m_count(count), m_follow(follow), m_scores(scores)
    {
        go(0, kinds, 0);
        for (auto& row : begins)
            for (double& p : row)
                p /= all;
    }
    std::vector<std::array<double, kinds>> begins;
    double all = 0;

private:
    void go(std::size_t place, std::size_t before, double score)
    {
        if (place == m_count) {
            if (!mayEnd(before))
                return;
            const double worth = std::exp(score);
            all += worth;
            for (const auto& [begin, kind] : m_path)
                begins[begin][kind] += worth;
            return;
        }
        for (std::size_t end = place + 1; end <= m_count; ++end)
            for (std::size_t k = 0; k < kinds; ++k) {
                if (before == kinds ? !mayBegin(k) : !mayFollow(before, k))
                    continue;
                m_path.emplace_back(place, k);
                go(end, k, score + static_cast<double>(m_scores[place][end - place - 1][k]) + (before == kinds ? 0 : static_cast<double>(m_follow[before][k])));
                m_path.pop_back();
            }
    }
    std::size_t m_count;
    const KindPairs& m_follow;
    const std::vector<std::vector<ByKind>>& m_scores;
    std::vector<std::pair<std::size_t, std::size_t>> m_path;
};

/// Units of 30 bytes, and a first look that finds boundaries of all kinds here and there.
struct Made
{
    std::vector<UnitView> views;
    Posterior first;

    explicit Made(std::size_t count)
    {
        std::mt19937 random(7);
        views.resize(count);
        first.starts.resize(count);
        first.stays.resize(count);
        for (std::size_t u = 0; u < count; ++u) {
            views[u].unit.span = views[u].unit.body = {u * 30, u * 30 + 30};
            views[u].found.anywhere = random() & ((1U << markerCount) - 1);
            const float begins = u == 0 ? 1 : static_cast<float>(random() % 100) / 200;
            for (std::size_t k = 0; k < kinds; ++k) {
                first.starts[u][k] = begins / static_cast<float>(kinds);
                first.stays[u][k] = (1 - begins) / static_cast<float>(kinds);
            }
        }
    }
};

} // namespace

/// The second look of the segmenter.
class TestSemiMarkov : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sumsAreThoseOfEverySegmentation()
    {
        std::mt19937 random(20261130);
        const auto score = [&random] { return static_cast<float>(std::generate_canonical<double, 20>(random) * 6 - 3); };
        constexpr std::size_t count = 4;
        KindPairs follow;
        for (ByKind& row : follow)
            for (float& s : row)
                s = score();
        std::vector<std::vector<ByKind>> scores(count);
        for (std::size_t place = 0; place < count; ++place) {
            scores[place].resize(count - place);
            for (ByKind& row : scores[place])
                for (float& s : row)
                    s = score();
        }
        const EverySegmentation every(count, follow, scores);
        const SemiMarkovSums sums = bench::sumSegmentations(count, follow, [&scores](std::size_t place) { return std::span<const ByKind>(scores[place]); });
        QVERIFY(std::abs(sums.partition - std::log(every.all)) < 1e-4);
        for (std::size_t place = 0; place < count; ++place)
            for (std::size_t k = 0; k < kinds; ++k) {
                const double sum = sums.into[place][k] + sums.onward[place][k] - sums.partition;
                QVERIFY(std::abs(std::exp(sum) - every.begins[place][k]) < 1e-4);
            }
    }

    /// Of many places, whose likelihoods are too small for a float, and none of which begins a segment over all others.
    void likelihoodsAreThoseOfTheSums()
    {
        std::mt19937 random(5);
        const auto score = [&random] { return static_cast<float>(std::generate_canonical<double, 20>(random) * 20 - 18); };
        constexpr std::size_t count = 300;
        KindPairs follow;
        for (ByKind& row : follow)
            for (float& s : row)
                s = score() / 8;
        std::vector<std::size_t> rows;
        std::vector<ByKind> scores;
        for (std::size_t place = 0; place <= count; ++place) {
            rows.push_back(scores.size());
            scores.resize(scores.size() + std::min<std::size_t>(7, count - place));
        }
        for (ByKind& row : scores)
            for (float& s : row)
                s = score();
        const auto ofPlace = [&](std::size_t place) { return std::span<const ByKind>(scores).subspan(rows[place], rows[place + 1] - rows[place]); };
        const SemiMarkovSums sums = bench::sumSegmentations(count, follow, ofPlace);
        KindRows packed(scores.size());
        for (std::size_t s = 0; s < scores.size(); ++s)
            packed.set(s, lanesOf(std::span<const ByKind>(scores), s));
        const SegmentLikelihoods likely(rows, packed, FollowFactors(follow));
        for (std::size_t place = 0; place < count; ++place)
            for (std::size_t k = 0; k < kinds; ++k) {
                const double begun = std::exp(sums.into[place][k] + sums.onward[place][k] - sums.partition);
                const double ended = place == 0 ? 0 : std::exp(sums.upTo[place][k] + sums.behind[place][k] - sums.partition);
                QVERIFY2(std::abs(begun - static_cast<double>(likely.begun[place][k])) < 1e-4, qPrintable(QString::number(place)));
                QVERIFY2(std::abs(ended - static_cast<double>(likely.ended[place][k])) < 1e-4, qPrintable(QString::number(place)));
            }
    }

    void numbersFarApartAddUp()
    {
        for (const double gap : {0.0, 1.0, 16.0, 18.0, 40.0, 1e9})
            for (const double first : {-1e5, 0.0, 300.0}) {
                LogSum upward, downward;
                for (const double step : {0.0, 1.0, 2.0}) {
                    upward.add(first + step * gap);
                    downward.add(first - step * gap);
                }
                const double more = std::log(1 + std::exp(-gap) + std::exp(-2 * gap));
                QVERIFY2(std::abs(upward.value() - (first + 2 * gap) - more) < 1e-6, qPrintable(QString::number(gap)));
                QVERIFY2(std::abs(downward.value() - first - more) < 1e-6, qPrintable(QString::number(gap)));
            }
        QCOMPARE(LogSum().value(), LogSum::none);
    }

    void placesAreApartAndNotTooMany()
    {
        const Made made(2000);
        const SegmentPlaces places(made.views, made.first);
        QCOMPARE(places.unit(0), 0U);
        QCOMPARE(places.unit(places.count()), made.views.size());
        QVERIFY(places.count() > 100);
        QVERIFY(places.count() <= 1 + made.views.back().unit.span.end / 1024 * 6 + 6);
        for (std::size_t p = 1; p < places.count(); ++p)
            QVERIFY(made.views[places.unit(p)].unit.span.begin >= made.views[places.unit(p - 1)].unit.span.begin + 60);
    }

    void everyNumberHasAName()
    {
        const Made made(50);
        const SegmentTraits traits(made.views, made.first);
        std::vector<float> numbers;
        traits.begin(0, numbers);
        QCOMPARE(numbers.size(), SegmentTraits::beginNames().size());
        numbers.clear();
        traits.end(1, numbers);
        QCOMPARE(numbers.size(), SegmentTraits::endNames().size());
        numbers.clear();
        traits.inside(0, numbers);
        QCOMPARE(SegmentTraits::insideNames().size(), InsideAt::count);
        QCOMPARE(numbers.size(), InsideAt::count * traits.places().segmentsFrom(0));
        for (const auto* names : {&SegmentTraits::beginNames(), &SegmentTraits::endNames(), &SegmentTraits::insideNames()})
            QCOMPARE(std::set<std::string>(names->begin(), names->end()).size(), names->size());
    }

    void scoresAreTheWeighedNumbers()
    {
        std::mt19937 random(5);
        SemiMarkovModel::Member member;
        for (auto* rows : {&member.begin, &member.end, &member.inside})
            for (ByKind& row : *rows)
                for (float& weight : row)
                    weight = static_cast<float>(random() % 2000) / 1000 - 1;
        Made made(400);
        for (UnitView& view : made.views)
            for (const Trait trait : SegmentSums::counted)
                view.traits.set(trait, random() % 4 == 0);
        for (std::size_t u = 200; u < made.views.size(); ++u)
            for (const Trait trait : {Trait::ResultSeen, Trait::FinalSeen})
                made.views[u].traits.set(trait, true);
        for (std::size_t u = 0; u < 200; ++u)
            made.views[u].traits.set(Trait::AnsweredNever, true);
        const SegmentTraits traits(made.views, made.first);
        const std::array members{SemiMarkovModel::Member(), member};
        const SegmentWeights weights(members);
        SegmentScores scores(traits, weights);
        const std::size_t width = SegmentTraits::insideNames().size();
        std::vector<float> begin, end, inside;
        for (std::size_t place = 0; place < traits.places().count(); ++place) {
            begin.clear(), inside.clear();
            traits.begin(place, begin);
            traits.inside(place, inside);
            const std::size_t first = scores.rows()[place];
            QCOMPARE(scores.rows()[place + 1] - first, traits.places().segmentsFrom(place));
            for (std::size_t s = 0; s < traits.places().segmentsFrom(place); ++s) {
                end.clear();
                traits.end(place + s + 1, end);
                ByKind sum{};
                bench::weigh(begin, member.begin, sum);
                bench::weigh(end, member.end, sum);
                bench::weigh(std::span(inside).subspan(s * width, width), member.inside, sum);
                for (std::size_t k = 0; k < kinds; ++k)
                    QVERIFY2(std::abs(sum[k] - scores.ofMember(1)[first + s][k]) < 0.001F, qPrintable(QString::number(place)));
            }
        }
    }

    void whatItSaysOfAUnitIsAWhole()
    {
        const auto model = SemiMarkovModel::load(resourcePath("models/whole_segments.txt"));
        QVERIFY(model.ok());
        for (const std::size_t count : {1U, 2U, 40U, 100000U}) {
            const Made made(count);
            const Posterior second = model.value().refined(made.views, made.first);
            QCOMPARE(second.starts.size(), count);
            for (std::size_t u = 0; u < count; ++u) {
                float sum = 0;
                for (std::size_t k = 0; k < kinds; ++k) {
                    QVERIFY(second.starts[u][k] >= 0 && second.stays[u][k] >= 0);
                    sum += second.starts[u][k] + second.stays[u][k];
                }
                QVERIFY2(std::abs(sum - 1) < 0.002F, qPrintable(QString::number(u)));
            }
        }
        QVERIFY(model.value().refined({}, {}).starts.empty());
    }

    void theFirstLookCountsAsMuchHoweverManyMembersThereAre()
    {
        const Made made(100);
        const SemiMarkovModel::Member member;
        const Posterior one = SemiMarkovModel({member}).refined(made.views, made.first);
        const Posterior three = SemiMarkovModel({member, member, member}).refined(made.views, made.first);
        for (std::size_t u = 0; u < made.views.size(); ++u)
            for (std::size_t k = 0; k < kinds; ++k) {
                QVERIFY2(std::abs(one.starts[u][k] - three.starts[u][k]) < 0.0001F, qPrintable(QString::number(u)));
                QVERIFY(one.starts[u][k] + one.stays[u][k] > 0.66F * (made.first.starts[u][k] + made.first.stays[u][k]));
            }
    }

    void aModelIsReadAsItWasWritten()
    {
        const auto model = SemiMarkovModel::load(resourcePath("models/whole_segments.txt"));
        QVERIFY(model.ok());
        const auto again = SemiMarkovModel::load(written(model.value().text()));
        QVERIFY(again.ok());
        QCOMPARE(again.value().text(), model.value().text());
    }

    void aDamagedModelIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        QTest::newRow("other heading") << "dlcot something 1\nmember\n" << "line 1";
        QTest::newRow("no member") << "dlcot semi-Markov model 1\n# nothing\n" << "line 2";
        QTest::newRow("before a member") << "dlcot semi-Markov model 1\nbegin:bias 1 2 3 4 5\n" << "line 2";
        QTest::newRow("unknown name") << "dlcot semi-Markov model 1\nmember\nbegin:what 1 2 3 4 5\n" << "line 3";
        QTest::newRow("too few numbers") << "dlcot semi-Markov model 1\nmember\nbegin:bias 1 2 3 4\n" << "line 3";
        QTest::newRow("no number") << "dlcot semi-Markov model 1\nmember\nbegin:bias 1 2 x 4 5\n" << "line 3";
    }
    void aDamagedModelIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, where);
        const auto model = SemiMarkovModel::load(written(text.toStdString()));
        QVERIFY(!model.ok());
        QCOMPARE(model.error().code, ErrorCode::BadFormat);
        QVERIFY2(QString::fromStdString(model.error().where).endsWith(where), model.error().where.c_str());
    }

    void aMissingModelIsNamed()
    {
        const auto model = SemiMarkovModel::load(m_folder.filePath("none.txt").toStdString());
        QVERIFY(!model.ok());
        QCOMPARE(model.error().code, ErrorCode::NotFound);
    }

private:
    std::string written(const std::string& text)
    {
        const QString name = m_folder.filePath("model.txt");
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(text)) < 0)
            return {};
        return name.toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSemiMarkov)
#include "tst_semi_markov.moc"
