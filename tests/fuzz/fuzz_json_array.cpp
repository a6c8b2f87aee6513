// Any bytes as a .json file: how the records are strung together is told without a crash, and where another
// parser takes the whole for a list of objects, the scanner finds its very elements, however the file is cut
// into blocks.
#include "core/corpus/container_sniffer.h"
#include "core/corpus/json_scan.h"
#include "core/corpus/record_index.h"
#include "core/corpus/record_scanner.h"
#include "core/text/utf8.h"

#include "tests/support/fuzz_main.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>

namespace {

using core::ContainerSniff;
using core::JsonItems;
using core::JsonType;
using core::JsonValue;
using core::ValueScanner;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

std::vector<std::string_view> recordsOf(std::string_view bytes, const ContainerSniff& sniff, std::size_t block)
{
    ValueScanner scanner(sniff.layout == ContainerSniff::Layout::Array ? ValueScanner::Container::Array
                                                                       : ValueScanner::Container::Sequence,
                         sniff.line);
    core::RecordIndexBuilder builder;
    std::size_t at = sniff.begin;
    for (; at < bytes.size() && !scanner.finished(); at += std::min(block, bytes.size() - at))
        scanner.feed(bytes.substr(at, block), at, builder);
    scanner.close(std::min(at, bytes.size()), builder);
    const core::RecordIndex index = builder.snapshot(scanner.wholeRecords(), scanner.wholeEnd());
    std::vector<std::string_view> records;
    for (std::size_t i = 0; i < index.size(); ++i) {
        const auto place = index.place(i);
        require(place.begin >= sniff.begin && place.begin < place.limit && place.limit <= bytes.size());
        const std::string_view raw = bytes.substr(place.begin, place.limit - place.begin);
        records.push_back(raw.substr(0, raw.find_last_not_of(" \t\r\n,") + 1));
    }
    return records;
}

/// The elements of the list that begins at `begin`, when the other parser takes the text for JSON.
bool isListOfObjects(std::string_view bytes, std::size_t begin, std::vector<std::string_view>& elements)
{
    const core::JsonScan scan = core::scanJson(bytes);
    if (scan.fault || !core::isValidUtf8(bytes))
        return false;
    JsonValue list = scan.root;
    for (const core::JsonMember& member : scan.members)
        if (member.value.span.begin + 1 == begin)
            list = member.value;
    if (list.type != JsonType::Array || list.span.begin + 1 != begin)
        return false;
    for (JsonItems items(bytes, list); items.next();) {
        if (items.value().type != JsonType::Object)
            return false;
        elements.push_back(items.value().span.in(bytes));
    }
    return true;
}

void checkElements(std::string_view bytes, std::size_t begin, const std::vector<std::string_view>& records)
{
    std::vector<std::string_view> elements;
    if (!isListOfObjects(bytes, begin, elements))
        return;
    require(records == elements);
    const auto other = nlohmann::json::parse(bytes, nullptr, false);
    if (!other.is_array())
        return; // a list that an object holds, or numbers and surrogates that the other does not take
    require(other.size() == records.size());
    for (std::size_t i = 0; i < records.size(); ++i)
        require(nlohmann::json::parse(records[i], nullptr, false) == other[i]);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto sniff = core::sniffContainer(bytes.substr(0, 256U << 10), "any.json");
    if (!sniff.ok())
        return 0;
    require(sniff.value().begin <= bytes.size());
    const auto records = recordsOf(bytes, sniff.value(), bytes.size() + 1);
    require(records == recordsOf(bytes, sniff.value(), 1 + data[0] % 37));
    if (sniff.value().layout == ContainerSniff::Layout::Array)
        checkElements(bytes, sniff.value().begin, records);
    return 0;
}

#ifndef DLCOT_LIBFUZZER
int main(int argc, char** argv)
{
    return support::fuzzMain(argc, argv, {"5[{\"a\":1},\n {\"b\":[{}, \"]}\"]}]\n"},
                             {"\"", "\\", "\\\"", "{", "}", "[", "]", ",", ":", "\n", " ", "[\n", "{}", "{\"a\":1}", ",\n{\"a\":",
                              "\"data\":[", "{\"data\":", "\xef\xbb\xbf", "\\u0000", "1e400", "\xc3\xa9", "null"});
}
#endif
