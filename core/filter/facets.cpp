#include "core/filter/facets.h"

#include "core/filter/filter_query.h"
#include "core/filter/filter_truth.h"

#include <utility>

namespace core {

namespace {

constexpr std::size_t mostFiles = 50;

Facet choices(FilterField field)
{
    Facet facet{field, {}};
    for (const FilterChoice& choice : choicesOf(field))
        facet.values.push_back({std::string(infoOf(field).name) + ":" + std::string(choice.name), 0});
    return facet;
}

Facet ranges(FilterField field, std::initializer_list<const char*> tests)
{
    Facet facet{field, {}};
    for (const char* test : tests)
        facet.values.push_back({std::string(infoOf(field).name) + test, 0});
    return facet;
}

std::string fileTerm(const std::string& name)
{
    std::string quoted;
    for (const char c : name)
        quoted.append(c == '"' ? "\\" : "").push_back(c);
    return name.find_first_of(" \t()\"/") == std::string::npos ? "file=" + name : "file=\"" + quoted + '"';
}

/// A value of a facet, and its term once it is read.
struct Counter
{
    FacetValue* value = nullptr;
    FilterTerm term;
};

std::vector<Counter> countersOf(std::vector<Facet>& facets)
{
    std::vector<Counter> counters;
    for (Facet& facet : facets)
        if (facet.field != FilterField::File)
            for (FacetValue& value : facet.values)
                counters.push_back({&value, parseFilter(value.term).query.terms.front()});
    return counters;
}

bool holds(const FilterTerm& term, std::uint64_t record, const KnownRow& row)
{
    if (const auto* number = std::get_if<NumberTest>(&term.test))
        return truthOf(*number, record, row) == Truth::Yes;
    const auto* choice = std::get_if<ChoiceTest>(&term.test);
    return choice != nullptr && truthOf(*choice, row) == Truth::Yes;
}

} // namespace

std::vector<Facet> facetsOf(const Corpus& corpus)
{
    std::vector<Facet> facets{
        choices(FilterField::Verdict),
        choices(FilterField::Cleaned),
        ranges(FilterField::Approaches, {":0", ":1", ":2", ":3", ":4..6", ":7..12", ">12"}),
        ranges(FilterField::Saving, {"<5%", ":5%..19.99%", ":20%..39.99%", ">=40%"}),
        ranges(FilterField::Tokens, {"<1000", ":1000..1999", ":2000..3999", ":4000..7999", ":8000..15999", ":16000..31999", ">=32000"}),
    };
    const auto files = corpus.files();
    if (files.size() < 2 || files.size() > mostFiles)
        return facets;
    Facet names{FilterField::File, {}};
    for (const auto& file : files)
        names.values.push_back({fileTerm(file.filename().string()), 0});
    facets.push_back(std::move(names));
    return facets;
}

FacetCounts countFacets(const Corpus& corpus, const KnownRows& rows, std::span<const std::uint32_t> records,
                        const Monitor& monitor)
{
    FacetCounts counts{facetsOf(corpus), 0};
    std::vector<Counter> counters = countersOf(counts.facets);
    Facet* const files = counts.facets.back().field == FilterField::File ? &counts.facets.back() : nullptr;
    constexpr std::size_t between = 4096; // questions whether to stop
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (i % between == 0 && monitor.stopRequested())
            break;
        const KnownRow row = rows.at(records[i]);
        counts.open += row.state == KnownRow::State::Unknown ? 1 : 0;
        if (files != nullptr)
            if (const std::uint32_t file = corpus.fileOf(records[i]); file < files->values.size())
                ++files->values[file].count;
        if (row.state == KnownRow::State::Unknown)
            continue;
        for (Counter& counter : counters)
            counter.value->count += holds(counter.term, records[i], row) ? 1 : 0;
    }
    return counts;
}

} // namespace core
