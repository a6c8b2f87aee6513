// Speed (in processor time), memory and worst cases of tokenizers, with their results checked.
// Usage: bench_tokenizer [NAME|FILE ...]   (all installed ones when none is named)
// The texts are those of ../shared/data where it is, else those of tests/data.
#include "core/text/utf8.h"
#include "core/tokens/tokenizer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <time.h>

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

void collect(const Json& value, std::vector<std::string>& texts)
{
    if (value.is_string() && value.get_ref<const std::string&>().size() > 500)
        texts.push_back(value.get<std::string>());
    else if (value.is_structured())
        for (const Json& part : value)
            collect(part, texts);
}

std::vector<std::string> readTexts()
{
    std::vector<std::string> texts;
    const fs::path real = DLCOT_SOURCE_DIR "/../shared/data/corpora";
    const fs::path folder = fs::exists(real) ? real : fs::path(DLCOT_SOURCE_DIR "/tests/data");
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream in(entry.path());
        if (entry.path().extension() == ".json")
            collect(Json::parse(in, nullptr, false), texts);
        else if (entry.path().extension() == ".jsonl")
            for (std::string line; std::getline(in, line);)
                collect(Json::parse(line, nullptr, false), texts);
    }
    return texts;
}

double seconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Processor time of this process, or of this thread: what the work needs, however busy the machine is.
double processorSeconds(const std::function<void()>& work, clockid_t clock = CLOCK_PROCESS_CPUTIME_ID)
{
    const auto now = [clock] {
        timespec time{};
        clock_gettime(clock, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
    };
    const double start = now();
    work();
    return now() - start;
}

double best(int rounds, const std::function<void()>& work)
{
    double least = processorSeconds(work);
    for (int i = 1; i < rounds; ++i)
        least = std::min(least, processorSeconds(work));
    return least;
}

double residentMegabytes()
{
    std::ifstream in("/proc/self/statm");
    double pages = 0;
    in >> pages >> pages;
    return pages * 4096 / 1e6;
}

/// Kilobytes that /proc/self/smaps_rollup gives for a name: Rss with shared pages, Anonymous without those of files.
double smapsMegabytes(const std::string& name)
{
    std::ifstream in("/proc/self/smaps_rollup");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(name + ":"))
            return std::stod(line.substr(name.size() + 1)) / 1e3;
    return 0;
}

std::size_t countAll(const core::Tokenizer& tokenizer, const std::vector<std::string>& texts)
{
    std::size_t total = 0;
    for (const std::string& text : texts)
        total += tokenizer.count(text).value();
    return total;
}

/// One thread against two over the same texts, in turns.
struct Scaling
{
    double clock = 0; ///< by the clock; says little where others use the processors
    double own = 0;   ///< by the processor time of the slower of the two
    std::size_t counted = 0;
};

/// The texts in two halves of about the same size.
std::array<std::vector<std::string>, 2> halved(std::vector<std::string> texts)
{
    std::sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::array<std::vector<std::string>, 2> halves;
    std::array<std::size_t, 2> sizes{};
    for (std::string& text : texts) {
        const std::size_t lighter = sizes[0] <= sizes[1] ? 0 : 1;
        sizes[lighter] += text.size();
        halves[lighter].push_back(std::move(text));
    }
    return halves;
}

Scaling scaling(const core::Tokenizer& tokenizer, const std::vector<std::string>& texts)
{
    const auto parts = halved(texts);
    double one = 1e9, two = 1e9, oneOwn = 1e9, twoOwn = 1e9;
    std::size_t counts[2] = {0, 0};
    for (int round = 0; round < 7; ++round) {
        one = std::min(one, seconds([&] {
                           oneOwn = std::min(oneOwn, processorSeconds([&] { counts[0] = countAll(tokenizer, texts); }));
                       }));
        double own[2] = {0, 0};
        const auto half = [&](std::size_t i) {
            own[i] = processorSeconds([&] { counts[i] = countAll(tokenizer, parts[i]); }, CLOCK_THREAD_CPUTIME_ID);
        };
        two = std::min(two, seconds([&] {
                           std::jthread other(half, std::size_t{1});
                           half(0);
                       }));
        twoOwn = std::min(twoOwn, std::max(own[0], own[1]));
    }
    return {one / two, oneOwn / twoOwn, counts[0] + counts[1]};
}

bool worstCases(const core::Tokenizer& tokenizer, double perByte)
{
    const std::vector<std::pair<const char*, std::vector<std::string>>> cases{
        {"one letter", {"a"}},     {"one mark", {"\xCC\x81"}}, {"one emoji", {"\xF0\x9F\x98\x80"}}, {"dashes", {"-"}},          {"digits", {"7", "1", "4"}}, {"spaces", {" "}},
        {"line ends", {"\n"}},     {"one CJK sign", {"\xE6\x97\xA0"}}, {"combining marks", {"\xCC\x81", "\xCC\xA3"}},
        {"random CJK", {}},        {"random letters", {}}};
    bool good = true;
    for (const auto& [name, units] : cases) {
        std::string text;
        for (unsigned state = 1; text.size() < (1U << 20);) {
            state = state * 1664525U + 1013904223U;
            if (!units.empty())
                text += units[(state >> 8) % units.size()];
            else if (std::string(name) == "random CJK")
                core::appendUtf8(text, 0x4E00 + (state >> 8) % 3000);
            else
                text += static_cast<char>('a' + (state >> 8) % 26);
        }
        std::size_t tokens = 0;
        const double time = best(3, [&] { tokens = tokenizer.count(text).value(); });
        const double ns = time * 1e9 / static_cast<double>(text.size());
        good = good && tokens == tokenizer.encode(text).value().size() && tokens == tokenizer.map(text).value().total();
        std::printf("    1 MiB of %-16s %8.1f ns/byte (%5.1f x ordinary text), %zu tokens\n", name, ns, ns / perByte, tokens);
    }
    return good;
}

bool measure(const std::string& name, const std::vector<std::string>& texts)
{
    const double before = residentMegabytes();
    const double ownBefore = smapsMegabytes("Anonymous");
    std::shared_ptr<const core::Tokenizer> tokenizer;
    std::string problem;
    const double load = processorSeconds([&] {
        auto loaded = core::loadTokenizer(name);
        if (loaded.ok() && loaded.value()->count("first count").value() > 0)
            tokenizer = loaded.value();
        else if (!loaded.ok())
            problem = loaded.error().message;
    });
    if (!tokenizer) {
        std::fprintf(stderr, "%s: %s\n", name.c_str(), problem.c_str());
        return false;
    }
    const double loaded = residentMegabytes() - before;
    const double own = smapsMegabytes("Anonymous") - ownBefore;
    double bytes = 0;
    for (const std::string& text : texts)
        bytes += static_cast<double>(text.size());
    std::size_t counted = 0, encoded = 0, mapped = 0;
    const double first = processorSeconds([&] { counted = countAll(*tokenizer, texts); });
    const double count = best(5, [&] { counted = countAll(*tokenizer, texts); });
    const double encode = best(5, [&] {
        encoded = 0;
        for (const std::string& text : texts)
            encoded += tokenizer->encode(text).value().size();
    });
    const double map = best(5, [&] {
        mapped = 0;
        for (const std::string& text : texts)
            mapped += tokenizer->map(text).value().total();
    });
    const Scaling two = scaling(*tokenizer, texts);
    const auto speed = [bytes](double time) { return bytes / time / 1e6; };
    std::printf("%s: load to first count %.0f ms; %.1f MB resident, of which %.1f MB its own (the rest is a mapped file "
                "that processes share); %.1f MB after all texts\n",
                tokenizer->name().c_str(), load * 1e3, loaded, own, residentMegabytes() - before);
    std::printf("  %.1f MB of text, %zu tokens: first pass %.1f MB/s, count %.1f, encode %.1f, map %.1f; two threads %.2f x "
                "one by processor time, %.2f x by the clock\n",
                bytes / 1e6, counted, speed(first), speed(count), speed(encode), speed(map), two.own, two.clock);
    bool good = counted == encoded && counted == mapped && counted == two.counted;
    good = worstCases(*tokenizer, count * 1e9 / bytes) && good;
    if (!good)
        std::fputs("  COUNTS DISAGREE\n", stderr);
    return good;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> names(argv + 1, argv + argc);
    if (names.empty())
        for (const core::TokenizerName& name : core::installedTokenizers())
            names.push_back(name.key);
    const std::vector<std::string> texts = readTexts();
    bool good = !texts.empty() && !names.empty();
    for (const std::string& name : names)
        good = measure(name, texts) && good;
    return good ? 0 : 1;
}
