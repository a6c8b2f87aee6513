// Any bytes as a file, fed to the scanners in blocks of any size: the records are the same however it is cut,
// stand in order, and lie inside the file.
#include "core/corpus/record_index.h"
#include "core/corpus/record_scanner.h"

#include "tests/support/fuzz_main.h"

#include <algorithm>
#include <memory>
#include <string_view>

namespace {

using core::RecordIndex;
using core::RecordIndexBuilder;

template <class Make> RecordIndex indexOf(std::string_view bytes, std::size_t block, Make&& make)
{
    auto scanner = make();
    RecordIndexBuilder builder;
    std::size_t at = 0;
    for (; at < bytes.size() && !scanner.finished(); at += std::min(block, bytes.size() - at))
        scanner.feed(bytes.substr(at, block), at, builder);
    scanner.close(std::min(at, bytes.size()), builder);
    return builder.snapshot(scanner.wholeRecords(), scanner.wholeEnd());
}

void require(bool holds)
{
    if (!holds)
        std::abort();
}

template <class Make> void check(std::string_view bytes, std::size_t block, Make&& make)
{
    const RecordIndex whole = indexOf(bytes, bytes.size() + 1, make);
    const RecordIndex cut = indexOf(bytes, block, make);
    require(whole.size() == cut.size());
    std::uint64_t end = 0;
    std::uint64_t line = 1;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const RecordIndex::Place a = whole.place(i);
        const RecordIndex::Place b = cut.place(i);
        require(a.begin == b.begin && a.line == b.line && (a.limit == b.limit || i + 1 == whole.size()));
        require(a.begin >= end && a.limit > a.begin && a.limit <= bytes.size() && a.line >= line);
        end = a.limit;
        line = a.line;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using core::ValueScanner;
    if (size < 1)
        return 0;
    const std::size_t block = 1 + data[0] % 37;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    check(bytes, block, [] { return core::LineScanner(); });
    check(bytes, block, [] { return ValueScanner(ValueScanner::Container::Array, 1); });
    check(bytes, block, [] { return ValueScanner(ValueScanner::Container::Sequence, 1); });
    return 0;
}

#ifndef DLCOT_LIBFUZZER
int main(int argc, char** argv)
{
    return support::fuzzMain(
        argc, argv,
        {"7{\"a\":1}\n{\"a\":\"x\\\"y\"}\r\n\n{\"b\":[1,{\"c\":[]}]}\n", "3{\"a\":1},\n{\"b\":\"]}\"}]  ",
         "9\n\n 17, true ,{\n \"x\": {}\n}\n[1]]"},
        {"\"", "\\", "\\\"", "{", "}", "[", "]", ",", "\n", "\r\n", " ", "{\"a\":1}\n", "\\\n"});
}
#endif
