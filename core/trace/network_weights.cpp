#include "core/trace/network_weights.h"

#include "core/trace/model_rows.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>
#include <utility>

namespace core {

namespace {

constexpr std::string_view heading = "dlcot recurrent model 2";
constexpr float grain = 4096; ///< weights are written as so many parts of 1
constexpr float featureGrain = 256; ///< those of features

/// Calls `visit(name, row)` for each row of weights but those of features.
template <class W, class F> void eachRow(W& weights, F&& visit)
{
    visit("unit:bias", weights.bias);
    for (std::size_t r = 0; r < 2; ++r) {
        const std::string side = r == 0 ? "forwards:" : "backwards:";
        auto& reader = weights.readers[r];
        for (std::size_t i = 0; i < NetworkWeights::width; ++i) {
            visit(side + "input:" + std::to_string(i), reader.input[i]);
            visit(side + "memory:" + std::to_string(i), reader.memory[i]);
        }
        visit(side + "bias", reader.bias);
        visit(side + "new", reader.newBias);
    }
    for (std::size_t i = 0; i < weights.output.size(); ++i)
        visit("output:" + std::to_string(i), weights.output[i]);
    visit("output:bias", weights.outputBias);
}

template <std::size_t n> void write(std::string& out, const std::string& name, const std::array<float, n>& row, float parts)
{
    out += name;
    for (const float value : row) {
        out += ' ';
        out += std::to_string(std::lround(value * parts));
    }
    out += '\n';
}

bool read(std::string_view fields, std::span<float> row, float parts)
{
    if (!readRow(fields, row))
        return false;
    for (float& value : row)
        value /= parts;
    return true;
}

} // namespace

Result<NetworkWeights> NetworkWeights::load(const std::filesystem::path& file, const std::vector<std::string>& features)
{
    ModelRows lines(file, heading);
    NetworkWeights weights(features.size());
    std::vector<std::string> otherNames;
    std::vector<std::span<float>> otherRows;
    eachRow(weights, [&](std::string name, auto& row) {
        otherNames.push_back(std::move(name));
        otherRows.emplace_back(row);
    });
    std::vector<std::string_view> names(features.begin(), features.end());
    names.insert(names.end(), otherNames.begin(), otherNames.end());
    NamesInOrder known(std::move(names));
    while (const auto line = lines.next()) {
        const auto number = known.find(line->name);
        const bool understood = number && (*number < features.size() ? read(line->fields, weights.rows[*number], featureGrain)
                                                                     : read(line->fields, otherRows[*number - features.size()], grain));
        if (!understood)
            return lines.damaged();
    }
    if (!lines.ok())
        return lines.error();
    return weights;
}

std::string NetworkWeights::text(const std::vector<std::string>& features) const
{
    std::string out(heading);
    out += '\n';
    for (std::size_t f = 0; f < rows.size(); ++f)
        if (std::any_of(rows[f].begin(), rows[f].end(), [](float v) { return std::lround(v * featureGrain) != 0; }))
            write(out, features[f], rows[f], featureGrain);
    eachRow(*this, [&out](const std::string& name, const auto& row) { write(out, name, row, grain); });
    return out;
}

} // namespace core
