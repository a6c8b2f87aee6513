#include "core/corpus/saved_mappings.h"

#include "core/corpus/writer.h"
#include "core/tokens/table_cache.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace core {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Named
{
    const char* name;
    FieldSource FieldMapping::*source;
};
constexpr std::array fields{Named{"id", &FieldMapping::id}, Named{"problem", &FieldMapping::problem},
                            Named{"reasoning", &FieldMapping::reasoning}, Named{"response", &FieldMapping::response},
                            Named{"answer", &FieldMapping::answer}};

/// Empty where the user has no folder.
fs::path savedFile(const Corpus& corpus)
{
    const auto below = [](const char* variable, const char* path) {
        const char* const folder = std::getenv(variable);
        return folder != nullptr && *folder == '/' ? fs::path(folder) / path : fs::path();
    };
    fs::path folder = below("XDG_CONFIG_HOME", "dlcot-studio/mappings");
    if (folder.empty())
        folder = below("HOME", ".config/dlcot-studio/mappings");
    if (folder.empty())
        return {};
    std::vector<std::string> paths = columnPaths(corpus);
    std::sort(paths.begin(), paths.end());
    std::string all;
    for (const std::string& path : paths)
        all += path + '\n';
    const ContentKey key = contentKey(all);
    std::array<char, 40> name{};
    std::snprintf(name.data(), name.size(), "%016llx%016llx.json", static_cast<unsigned long long>(key.high),
                  static_cast<unsigned long long>(key.low));
    return folder / name.data();
}

std::optional<FieldMapping> read(const fs::path& file)
{
    std::ifstream in(file);
    const Json saved = Json::parse(in, nullptr, false);
    if (!saved.is_object() || !saved.value("layout", Json()).is_string())
        return std::nullopt;
    FieldMapping mapping;
    mapping.layout = saved["layout"];
    for (const Named& field : fields) {
        const Json source = saved.value(field.name, Json());
        if (!source.is_array() || source.size() != 2 || !source[0].is_string() || !source[1].is_number_unsigned() ||
            source[1] > 2)
            return std::nullopt;
        mapping.*field.source = {source[0], FieldSource::Part{source[1].get<std::uint8_t>()}};
    }
    return mapping;
}

} // namespace

Result<FieldMapping> savedOrDetectedMapping(const Corpus& corpus)
{
    const fs::path file = savedFile(corpus);
    std::error_code error;
    if (!file.empty() && fs::exists(file, error))
        if (auto saved = read(file))
            return *saved;
    return detectMapping(corpus);
}

Status saveMapping(const Corpus& corpus, const FieldMapping& mapping)
{
    const fs::path file = savedFile(corpus);
    if (file.empty())
        return Error{ErrorCode::Write, "There is no home folder to keep the choice of fields in.", {}};
    std::error_code error;
    const auto detected = detectMapping(corpus);
    const bool same = detected.ok() && std::all_of(fields.begin(), fields.end(), [&](const Named& field) {
                          return mapping.*field.source == detected.value().*field.source;
                      });
    if (same) {
        fs::remove(file, error);
        return Done{};
    }
    fs::create_directories(file.parent_path(), error);
    Json saved;
    saved["layout"] = mapping.layout;
    for (const Named& field : fields) {
        const FieldSource& source = mapping.*field.source;
        saved[field.name] = {source.path, static_cast<unsigned>(source.part)};
    }
    return writeFile(file, saved.dump(1, ' ', false, Json::error_handler_t::replace) + '\n');
}

} // namespace core
