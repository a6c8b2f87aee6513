#include "core/trace/segment_decoder.h"

#include <QTest>

#include <algorithm>

using namespace core;

namespace {

/// Units of `width` bytes each, one after another, behind a first one of 200.
std::vector<UnitView> unitsOf(std::size_t count, std::size_t width)
{
    std::vector<UnitView> views(count);
    std::size_t at = 0;
    for (UnitView& view : views) {
        const std::size_t end = at + (at == 0 ? 200 : width);
        view.unit.span = view.unit.body = {at, end};
        at = end;
    }
    return views;
}

/// An approach at the first unit; checks begin as likely as `checks` says.
Posterior posteriorOf(const std::vector<float>& checks)
{
    const auto approach = static_cast<std::size_t>(Kind::Approach);
    const auto check = static_cast<std::size_t>(Kind::Verification);
    Posterior posterior;
    posterior.starts.resize(checks.size());
    posterior.stays.resize(checks.size());
    posterior.starts[0][approach] = 1;
    float begun = 0;
    for (std::size_t i = 1; i < checks.size(); ++i) {
        posterior.starts[i][check] = checks[i];
        posterior.stays[i][check] = begun;
        begun = std::min(1.0F, begun + checks[i]);
        posterior.stays[i][approach] = 1 - begun;
    }
    return posterior;
}

std::vector<std::size_t> placesOf(const std::vector<Opening>& openings)
{
    std::vector<std::size_t> places;
    for (const Opening opening : openings)
        places.push_back(opening.unit);
    return places;
}

} // namespace

/// Where the decoder sets boundaries, for likelihoods made by hand.
class TestSegmentDecoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBoundaryStandsAtTheLikeliestOfItsPlaces()
    {
        // Together they are sure of one boundary, and the middle one sees all of them; the third is the place itself.
        const std::vector<float> checks{0, 0, 0, 0, 0.2F, 0.25F, 0.45F, 0, 0, 0, 0, 0};
        const auto found = decodeExpected(unitsOf(checks.size(), 60), posteriorOf(checks), {});
        QCOMPARE(placesOf(found), (std::vector<std::size_t>{0, 6}));
        QCOMPARE(found[1].kind, Kind::Verification);
    }

    void twoApproachesArePartedWhereTheSecondIsLikelier()
    {
        const auto placesFor = [](float likely, DecodeWeights weights) {
            Posterior posterior = posteriorOf(std::vector<float>(12, 0));
            posterior.starts[6][static_cast<std::size_t>(Kind::Approach)] = likely;
            posterior.stays[6][static_cast<std::size_t>(Kind::Approach)] = 1 - likely;
            return placesOf(decodeExpected(unitsOf(12, 60), posterior, weights));
        };
        QCOMPARE(placesFor(0.42F, {}), (std::vector<std::size_t>{0, 6}));
        QCOMPARE(placesFor(0.37F, {}), (std::vector<std::size_t>{0}));
        QCOMPARE(placesFor(0.37F, {.another = 0}), (std::vector<std::size_t>{0, 6}));
    }

    void boundariesMayStandCloserInAShortTrace()
    {
        const auto placesAmong = [](std::size_t units) {
            std::vector<float> checks(units, 0);
            checks[2] = checks[4] = 0.9F;
            return placesOf(decodeExpected(unitsOf(units, 30), posteriorOf(checks), {}));
        };
        QCOMPARE(placesAmong(8), (std::vector<std::size_t>{0, 2, 4}));
        QCOMPARE(placesAmong(100).size(), 2U); // one boundary seen twice
    }

    void twoConclusionsAreOne()
    {
        const auto conclusion = static_cast<std::size_t>(Kind::Conclusion);
        for (std::size_t before = 0; before < RunState::kinds; ++before)
            QCOMPARE(mayFollow(before, conclusion), before == static_cast<std::size_t>(Kind::Approach) || before == static_cast<std::size_t>(Kind::Verification));
    }

    void boundariesStayInOrder()
    {
        const std::vector<float> checks{0, 0.9F, 0, 0.9F, 0.8F, 0, 0.9F, 0.95F, 0, 0, 0.9F, 0};
        for (const std::size_t width : {1U, 20U, 60U, 200U}) {
            const auto places = placesOf(decodeExpected(unitsOf(checks.size(), width), posteriorOf(checks), {}));
            QCOMPARE(places.front(), 0U);
            QVERIFY(std::is_sorted(places.begin(), places.end()));
            QVERIFY(std::adjacent_find(places.begin(), places.end()) == places.end());
        }
    }

    void nothingGivesNothing() { QVERIFY(decodeExpected({}, Posterior{}, {}).empty()); }
};

QTEST_APPLESS_MAIN(TestSegmentDecoder)
#include "tst_segment_decoder.moc"
