// Fuzzes merging against its plain definition, and the reading of tokenizer.json files.
// The first byte chooses: even, the rest is a text for a random little tokenizer; odd, the rest is a tokenizer.json.
#include "core/tokens/tokenizer.h"
#include "tests/support/fuzz_main.h"
#include "tests/support/small_tokenizers.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Pair
{
    std::shared_ptr<const core::Tokenizer> fast;
    std::unique_ptr<PlainBpe> plain;
    const Letters* letters = nullptr;
};

fs::path scratchFile(const std::string& name)
{
    static const fs::path folder = fs::temp_directory_path() / ("dlcot-fuzz-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    return folder / name;
}

core::Result<std::shared_ptr<const core::Tokenizer>> load(const std::string& json, const std::string& name)
{
    const fs::path path = scratchFile(name);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << json;
    return core::loadTokenizer(path.string());
}

const std::vector<Pair>& tokenizers()
{
    static const std::vector<Pair> made = [] {
        std::vector<Pair> list;
        for (unsigned seed = 1; seed <= 32; ++seed) {
            std::mt19937 random(seed);
            const Letters& letters = seed % 4 < 2 ? plainLetters : wideLetters;
            const nlohmann::json file = randomTokenizer(random, 10 + random() % 150, seed % 2 == 0, letters);
            auto fast = load(file.dump(), "random" + std::to_string(seed) + ".json");
            if (!fast.ok())
                std::abort();
            list.push_back({fast.value(), std::make_unique<PlainBpe>(file), &letters});
        }
        return list;
    }();
    return made;
}

/// Letters that the little tokenizers merge, made of any bytes.
std::string wordOf(const std::uint8_t* data, std::size_t size, const Letters& letters)
{
    std::string word;
    for (std::size_t i = 0; i < size && word.size() < 3000; ++i)
        for (int n = data[i] > 240 ? 30 : 1; n > 0; --n)
            word += letters[data[i] % letters.size()];
    return word;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    if (data[0] % 2 == 1) {
        const std::string json(reinterpret_cast<const char*>(data + 1), size - 1);
        if (const auto tokenizer = load(json, "any.json"); tokenizer.ok())
            static_cast<void>(tokenizer.value()->map(json).ok());
        return 0;
    }
    const Pair& pair = tokenizers()[data[1] % tokenizers().size()];
    const std::string word = wordOf(data + 2, size - 2, *pair.letters);
    if (pair.fast->encode(word).value() != pair.plain->encode(word)) {
        std::fprintf(stderr, "tokenizer %d differs for %s\n", data[1], word.c_str());
        std::abort();
    }
    const std::string raw(reinterpret_cast<const char*>(data + 2), size - 2);
    if (pair.fast->count(raw).value() != pair.fast->map(raw).value().total())
        std::abort();
    return 0;
}

#ifndef DLCOT_LIBFUZZER
int main(int argc, char** argv)
{
    std::mt19937 random(5);
    const std::string file = randomTokenizer(random, 12, false).dump();
    const int result = support::fuzzMain(
        argc, argv, {"BAabcdeabcdeaabbccddee", std::string("BC\xFF\xFF\xFF") + std::string(90, 'q'), "A" + file},
        {"\"merges\"", "[", "]", "{", "}", ",", ":", "\"\"", "null", "-1", "99999999999", "\"type\"", "\"BPE\"", "\xFF",
         "abab", "\\ud800", "\"Unigram\"", "\"Metaspace\"", "{\"Regex\":\"(a+)+\"}"});
    std::filesystem::remove_all(scratchFile("").parent_path());
    return result;
}
#endif
