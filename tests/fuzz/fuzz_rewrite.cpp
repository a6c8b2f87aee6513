// Any bytes as a record: the JSON scanner agrees with another parser on what is well-formed, the path
// language never crashes, and rewriting says exactly the edited text.
#include "core/corpus/json_path.h"
#include "core/corpus/json_scan.h"
#include "core/corpus/mapping.h"
#include "core/text/utf8.h"

#include "tests/support/fuzz_main.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Says whether the other parser takes the bytes: it reads no numbers, so that 1e400 is no fault to it.
class Acceptor : public nlohmann::json_sax<nlohmann::json>
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override
    {
        overflow = error.id == 406;
        return false;
    }
    bool overflow = false;
};

void checkAgainstOther(std::string_view bytes, bool wellFormed)
{
    // The other parser refuses lone surrogates, which are grammatical, skips a byte order mark, and ends at a
    // NUL.
    if (bytes.find("\\ud") != std::string_view::npos || bytes.find("\\uD") != std::string_view::npos ||
        bytes.find('\0') != std::string_view::npos || !core::isValidUtf8(bytes) ||
        bytes.starts_with("\xEF\xBB\xBF"))
        return;
    Acceptor other;
    const bool accepted = nlohmann::json::sax_parse(bytes, &other);
    require(accepted == wellFormed || other.overflow);
}

void checkRewrite(const core::RawRecord& record, const core::FieldMapping& mapping, std::size_t seed)
{
    const auto trace = core::readTrace(record, mapping);
    const auto same = core::rewriteRecord(record, mapping, {});
    require(trace.ok() == same.ok());
    if (!trace.ok())
        return;
    require(same.value() == record.bytes);
    const std::string& text = trace.value().reasoning;
    require(core::isValidUtf8(text));
    const std::size_t begin = core::floorCharBoundary(text, seed % (text.size() + 1));
    const std::size_t end = std::max(begin, core::floorCharBoundary(text, begin + seed % 7));
    const std::vector<core::TextEdit> edits{{{begin, end}, "é\n"}};
    const auto changed = core::rewriteRecord(record, mapping, edits);
    require(changed.ok());
    require(!core::findJsonFault(changed.value()));
    core::FieldMapping whole = mapping;
    whole.reasoning.part = core::FieldSource::Part::Whole;
    const auto before = core::readTrace(record, whole);
    const auto after = core::readTrace({0, 1, changed.value()}, whole);
    require(before.ok() && after.ok());
    require(after.value().reasoning.size() == before.value().reasoning.size() - (end - begin) + 3);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const core::JsonScan scan = core::scanJson(bytes);
    const bool wellFormed = !scan.fault.has_value();
    checkAgainstOther(bytes, wellFormed);
    if (const auto path = core::parsePath(bytes.substr(0, bytes.find('\n'))); path.ok() && wellFormed)
        (void)core::findValue(bytes, scan, path.value());

    core::FieldMapping mapping;
    mapping.problem.path = "p";
    for (const auto part : {core::FieldSource::Part::Whole, core::FieldSource::Part::Thought}) {
        for (const char* const at : {"t", "m[role=a].c", "l[-1]"}) {
            mapping.reasoning = {at, part};
            checkRewrite({0, 1, bytes}, mapping, size * 31 + (size > 0 ? data[size / 2] : 0));
        }
    }
    return 0;
}

#ifndef DLCOT_LIBFUZZER
int main(int argc, char** argv)
{
    return support::fuzzMain(
        argc, argv,
        {R"({"p":"what is it, then?","t":"<think>\n a \u00e9 \ud83d\ude00 b</think> c","m":[{"role":"a","c":"x\\y"}]})",
         R"({"t":"what is it, then? x\n</think>","l":["a","b\u0000c"],"n":-1.5e+10,"q":[true,false,null,{}]})"},
        {"\"",       "\\",   "\\u", "\\ud83d", "\\ude00",      "<think>", "</think>", "{", "}",
         "[",        "]",    ",",   ":",       "1e400",        "-",       "0",        ".", "\xff",
         "\xc3\xa9", "null", " ",   "\n",      "\"t\":\"x\",", "\\\"",    "\\\\"});
}
#endif
