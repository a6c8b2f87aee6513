#include "core/corpus/trace_places.h"

#include "core/corpus/json_path.h"
#include "core/corpus/record_reader.h"

#include <utility>

namespace core {

bool findsSeveral(const FieldMapping& mapping)
{
    return mapping.reasoning.path.find('*') != std::string::npos &&
           boundPath(mapping.reasoning.path, "0") != mapping.reasoning.path;
}

Result<TracePlaces> tracePlaces(const RawRecord& record, const JsonScan& scan, const FieldMapping& mapping)
{
    const auto steps = parsePath(mapping.reasoning.path);
    if (!steps.ok())
        return steps.error();
    TracePlaces out;
    for (PathPlace& place : findPlaces(record.bytes, scan, steps.value())) {
        ++out.places;
        const bool emptyText = place.value.type == JsonType::String && place.value.inner().empty();
        if (place.value.type != JsonType::Null && !emptyText)
            out.labels.push_back(std::move(place.label));
    }
    return out;
}

FieldMapping mappingOf(const FieldMapping& mapping, std::string_view label)
{
    FieldMapping one = mapping;
    for (FieldSource* source : {&one.id, &one.problem, &one.reasoning, &one.response, &one.answer})
        if (source->path.find('*') != std::string::npos)
            source->path = boundPath(source->path, label);
    return one;
}

Result<ChosenTrace> chosenTrace(const RawRecord& record, const JsonScan& scan, const FieldMapping& mapping)
{
    if (!findsSeveral(mapping))
        return ChosenTrace{mapping, {}};
    const auto places = tracePlaces(record, scan, mapping);
    if (!places.ok())
        return places.error();
    if (record.trace >= places.value().labels.size())
        return Error{ErrorCode::BadValue,
                     "No reasoning stands at \"" + mapping.reasoning.path + "\" in this record.", placeOf(record)};
    const std::string& label = places.value().labels[record.trace];
    return ChosenTrace{mappingOf(mapping, label), places.value().places > 1 ? "#" + label : std::string()};
}

} // namespace core
