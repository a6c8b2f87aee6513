// Fuzz target: the segmenter on any bytes (made valid UTF-8 first). Aborts when the segments do not partition the text.
#include "core/annotate/annotator.h"
#include "core/text/utf8.h"

#include <cstdint>
#include <cstdlib>
#include <string>

#include "tests/support/fuzz_main.h"

using namespace core;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto annotator = makeRulesAnnotator();
    if (!annotator.ok())
        std::abort();
    Trace trace;
    trace.reasoning = toValidUtf8(std::string(reinterpret_cast<const char*>(data), size));
    const auto analysis = annotator.value()->annotate(trace, Monitor::none());
    if (!analysis.ok())
        std::abort();
    std::size_t at = 0;
    for (const Segment& segment : analysis.value().tree.segments()) {
        if (segment.span.begin != at || !isCharBoundary(trace.reasoning, segment.span.end))
            std::abort();
        at = segment.span.end;
    }
    if (at != trace.reasoning.size() || analysis.value().notes.size() != analysis.value().tree.segments().size())
        std::abort();
    return 0;
}

int main(int argc, char** argv)
{
    return support::fuzzMain(
        argc, argv,
        {"Okay, so I need to find x.\n\nFirst, x = 3. So the answer is 3.\n\nWait, let me check. \\[ x = 3 \\]\n\n"
         "**Final Answer**\n\\boxed{3}",
         "我需要求出答案。首先，1 + 1 = 2。所以答案是2。等等，让我验证一下。"},
        {"Wait, ", "Alternatively, ", "\\boxed{", "}", "\\[", "\\]", "$$", "$", "```", "\\begin{", "\\end{", "\n\n",
         "\\frac{1}{2", "So the answer is ", "。", "？", "\xE2\x80\x99", std::string(1, '\0'), "1. ", "..."});
}
