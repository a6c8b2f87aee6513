#include "core/corpus/duplicate_ids.h"

#include "core/corpus/record_reader.h"
#include "core/corpus/thought.h"

#include <algorithm>
#include <functional>

namespace core {

namespace {

constexpr std::size_t mostIssues = 10;
constexpr std::size_t longestExample = 60;

} // namespace

void IdCensus::add(std::uint64_t record, std::string_view id)
{
    m_seen.push_back({std::hash<std::string_view>{}(id), record});
}

DuplicateIds IdCensus::duplicates() const
{
    auto seen = m_seen;
    std::sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) {
        return a.hash != b.hash ? a.hash < b.hash : a.record < b.record;
    });
    DuplicateIds found;
    for (std::size_t i = 0; i < seen.size();) {
        std::size_t end = i + 1;
        while (end < seen.size() && seen[end].hash == seen[i].hash)
            ++end;
        if (end - i > 1) {
            if (found.ids == 0 || seen[i].record < found.first) {
                found.first = seen[i].record;
                found.second = seen[i + 1].record;
            }
            ++found.ids;
            found.records += end - i;
        }
        i = end;
    }
    return found;
}

std::string describe(const DuplicateIds& duplicates)
{
    return std::to_string(duplicates.records) + " records share " + std::to_string(duplicates.ids) +
           (duplicates.ids == 1 ? " id" : " ids") + " with another: \"" + oneLine(duplicates.example, longestExample) +
           "\" stands on records " + std::to_string(duplicates.first + 1) + " and " +
           std::to_string(duplicates.second + 1) + ", for example.";
}

RecordCheck checkRecords(const Corpus& corpus, const FieldMapping& mapping, Monitor& monitor)
{
    RecordCheck check;
    IdCensus census;
    std::size_t at = 0;
    for (; at < corpus.recordCount() && !monitor.stopRequested(); ++at) {
        const RawRecord record = corpus.record(at);
        const auto trace = readTrace(record, mapping);
        if (trace.ok()) {
            ++check.readable;
            census.add(at, trace.value().id);
            if (const auto tag = thoughtTag(trace.value().reasoning); tag && ++check.tagged == 1)
                check.firstTagged = issueAt(record, std::string(*tag));
        } else if (++check.unreadable <= mostIssues) {
            check.issues.push_back(issueAt(record, trace.error().message));
        }
        monitor.progress(at + 1, corpus.recordCount());
    }
    check.complete = at == corpus.recordCount() && corpus.complete();
    check.duplicates = census.duplicates();
    if (check.duplicates.ids > 0)
        if (const auto trace = readTrace(corpus.record(check.duplicates.first), mapping); trace.ok())
            check.duplicates.example = trace.value().id;
    return check;
}

} // namespace core
