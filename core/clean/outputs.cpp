#include "core/clean/outputs.h"

#include "core/corpus/record_reader.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

namespace core {

namespace fs = std::filesystem;

namespace {

/// True when both name one file, which need not be there yet; never for a device or "-".
bool isSameFile(const fs::path& a, const fs::path& b)
{
    std::error_code error;
    if (a.empty() || b.empty() || a == "-" || b == "-" || (fs::exists(a, error) && !fs::is_regular_file(a, error)))
        return false;
    if (fs::equivalent(a, b, error))
        return true;
    const fs::path known = fs::weakly_canonical(fs::absolute(a, error), error);
    return !error && known == fs::weakly_canonical(fs::absolute(b, error), error);
}

bool isOneOf(const fs::path& target, const std::vector<fs::path>& sources)
{
    return std::any_of(sources.begin(), sources.end(), [&](const fs::path& source) { return isSameFile(target, source); });
}

/// True when nothing is lost by writing a side file of this name: none is there, or one that an older run left.
bool isOurs(const fs::path& file)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error) || fs::file_size(file, error) == 0)
        return true;
    std::string begin(4096, '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    begin.resize(static_cast<std::size_t>(in.gcount()));
    const std::string_view line = std::string_view(begin).substr(0, begin.find('\n'));
    const auto has = [line](std::string_view key) { return line.find(key) != std::string_view::npos; };
    return line.starts_with('{') && has("\"line\":") && has("\"record\":") && (has("\"kind\":") || has("\"preset\":"));
}

} // namespace

std::optional<fs::path> corpusFileAmong(const CleanTargets& targets, const Corpus& source)
{
    for (const fs::path& target : {targets.output, targets.rejects, targets.sidecar})
        if (isOneOf(target, source.files()))
            return target;
    return std::nullopt;
}

Status mayWriteBeside(const fs::path& extra, const CleanTargets& targets, const Corpus& source)
{
    if (isOneOf(extra, source.files()))
        return Error{ErrorCode::Write, "This would overwrite the corpus itself. Choose another name.", extra.string()};
    if (isOneOf(extra, {targets.output, targets.rejects, targets.sidecar}))
        return Error{ErrorCode::Write, "This is already the name of another file of this run. Choose another name.", extra.string()};
    return Done{};
}

Result<std::unique_ptr<Outputs>> Outputs::create(const CleanTargets& targets, Main main, const Corpus& source)
{
    if (const auto target = corpusFileAmong(targets, source))
        return Error{ErrorCode::Write, "This would overwrite the corpus itself. Choose another name.", target->string()};
    for (const fs::path& target : {targets.rejects, targets.sidecar})
        if (!target.empty() && !isOurs(target))
            return Error{ErrorCode::Write, "A file of this name is there that dlcot did not write; what is rejected or changed would be listed in it. "
                                           "Choose another name for the output, or move that file.", target.string()};
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
    ++m_written;
    if (m_lines != nullptr)
        return m_lines->write(std::string(json) + '\n');
    Status status = m_records->write(raw, json);
    if (status.ok() || status.error().code != ErrorCode::BadValue)
        return status;
    --m_written;
    m_unwritten.push_back(issueAt(raw, status.error().message));
    RawRecord whole = raw; // all of its traces
    whole.traces = 1;
    return reject(whole, "fault", status.error().message);
}

Status Outputs::reject(const RawRecord& raw, std::string_view kind, std::string_view reason)
{
    m_faults += kind == "fault" ? 1 : 0;
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

/// Nothing to write in place of an older output, since nothing could be read: only the rejects are written.
Status Outputs::keepsOlder()
{
    std::error_code error;
    const bool older = fs::is_regular_file(m_targets.output, error) && fs::file_size(m_targets.output, error) > 0;
    if (m_written > 0 || m_faults == 0 || !older)
        return Done{};
    if (m_rejects != nullptr)
        if (Status status = m_rejects->commit(); !status.ok())
            return status;
    return Error{ErrorCode::Write, "No record could be read, so this older file was left as it is. The reasons stand in " + m_targets.rejects.string() + ".",
                 m_targets.output.string()};
}

Result<bool> Outputs::commit(Monitor& monitor)
{
    if (Status status = keepsOlder(); !status.ok())
        return status.error();
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
