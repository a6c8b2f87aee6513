// Pairs of answers a second on one core, over the cases of tests/data and over simple pairs; checks the results.
#include "core/answers/equality/equality.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

namespace {

struct Pair
{
    std::string gold, pred, problem;
    bool equal = false;
};

bool run(const char* name, const std::vector<Pair>& pairs, int rounds)
{
    const std::clock_t start = std::clock();
    std::size_t wrong = 0;
    for (int round = 0; round < rounds; ++round)
        for (const Pair& pair : pairs)
            wrong += core::checkAnswer(pair.gold, pair.pred, pair.problem).equal == pair.equal ? 0 : 1;
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%-8s %9.0f pairs/s of processor time, %zu wrong\n", name, static_cast<double>(pairs.size()) * rounds / seconds, wrong);
    return wrong == 0;
}

} // namespace

int main()
{
    std::vector<Pair> cases;
    std::ifstream file(DLCOT_SOURCE_DIR "/tests/data/answer_cases.jsonl");
    for (std::string line; std::getline(file, line);) {
        const auto row = nlohmann::json::parse(line);
        cases.push_back({row["gold"], row["pred"], row.value("problem", ""), row["equal"]});
    }
    std::vector<Pair> simple;
    for (int i = 1; i < 1000; ++i) {
        simple.push_back({std::to_string(i), "$" + std::to_string(i) + "$", {}, true});
        simple.push_back({std::to_string(i), std::to_string(i + 1), {}, false});
        simple.push_back({std::to_string(i) + "/1000", "\\frac{" + std::to_string(2 * i) + "}{2000}", {}, true});
        simple.push_back({std::to_string(i) + ".5", "\\boxed{" + std::to_string(i) + ".5}", {}, true});
    }
    const bool right = run("simple", simple, 5) & run("cases", cases, 3);
    return right ? 0 : 1;
}
