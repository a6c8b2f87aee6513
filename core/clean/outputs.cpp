#include "core/clean/outputs.h"

#include "core/corpus/record_reader.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace core {

namespace fs = std::filesystem;

namespace {

bool isOneOf(const fs::path& target, const std::vector<fs::path>& sources)
{
    return std::any_of(sources.begin(), sources.end(), [&](const fs::path& source) {
        std::error_code error;
        return fs::equivalent(target, source, error);
    });
}

} // namespace

Result<std::unique_ptr<Outputs>> Outputs::create(const CleanTargets& targets, Main main, const Corpus& source)
{
    for (const fs::path& target : {targets.output, targets.rejects, targets.sidecar})
        if (!target.empty() && isOneOf(target, source.files()))
            return Error{ErrorCode::Write, "This would overwrite the corpus itself. Choose another name.", target.string()};
    auto out = std::make_unique<Outputs>();
    out->m_targets = targets;
    if (main == Main::Records) {
        auto records = RecordWriter::create(targets.output, source);
        if (!records.ok())
            return records.error();
        out->m_records = std::move(records).value();
    } else {
        auto lines = OutputFile::create(targets.output);
        if (!lines.ok())
            return lines.error();
        out->m_lines = std::move(lines).value();
    }
    if (!targets.sidecar.empty()) {
        auto sidecar = OutputFile::create(targets.sidecar);
        if (!sidecar.ok())
            return sidecar.error();
        out->m_sidecar = std::move(sidecar).value();
    }
    return out;
}

Status Outputs::record(const RawRecord& raw, std::string_view json)
{
    if (m_lines != nullptr)
        return m_lines->write(std::string(json) + '\n');
    Status status = m_records->write(raw, json);
    if (status.ok() || status.error().code != ErrorCode::BadValue)
        return status;
    m_unwritten.push_back(issueAt(raw, status.error().message));
    RawRecord whole = raw; // all of its traces
    whole.traces = 1;
    return reject(whole, "fault", status.error().message);
}

Status Outputs::reject(const RawRecord& raw, std::string_view kind, std::string_view reason)
{
    if (m_targets.rejects.empty())
        return Done{};
    if (!m_rejects) {
        auto file = OutputFile::create(m_targets.rejects);
        if (!file.ok())
            return file.error();
        m_rejects = std::move(file).value();
    }
    return m_rejects->write(rejectJson(raw, kind, reason) + '\n');
}

Status Outputs::note(const std::string& line)
{
    return m_sidecar ? m_sidecar->write(line + '\n') : Status(Done{});
}

Result<bool> Outputs::commit(Monitor& monitor)
{
    if (m_records != nullptr)
        if (auto finished = m_records->finish(monitor); !finished.ok() || !finished.value())
            return finished;
    for (OutputFile* file : {m_rejects.get(), m_sidecar.get(), m_lines.get()})
        if (file != nullptr)
            if (Status status = file->commit(); !status.ok())
                return status.error();
    if (m_records != nullptr)
        if (Status status = m_records->commit(); !status.ok())
            return status.error();
    // An older run's rejects would belie this one.
    std::error_code ignored;
    if (!m_rejects && !m_targets.rejects.empty())
        fs::remove(m_targets.rejects, ignored);
    return true;
}

} // namespace core
