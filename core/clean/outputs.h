#pragma once

#include "core/clean/run.h"
#include "core/corpus/record_writer.h"
#include "core/corpus/writer.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The files of one run over a corpus; each appears at the end or not at all.
class Outputs
{
public:
    enum class Main : std::uint8_t {
        Records, ///< records of the corpus, in the format that the name asks for
        Lines    ///< one line of something else a record
    };
    /// **Errors** Write (a target is a file of the corpus, or a side file of that name is none of ours), those of RecordWriter
    /// and OutputFile.
    [[nodiscard]] static Result<std::unique_ptr<Outputs>> create(const CleanTargets& targets, Main main,
                                                                 const Corpus& source);

    /// Writes a record; one that the format cannot hold goes to the rejects and unwritten().
    [[nodiscard]] Status record(const RawRecord& raw, std::string_view json);
    [[nodiscard]] Status reject(const RawRecord& raw, std::string_view kind, std::string_view reason);
    /// A line of the sidecar.
    [[nodiscard]] Status note(const std::string& line);
    /// **Returns** false after a stop, which leaves nothing. **Errors** Write; also where no record could be read and an older
    /// output would be emptied: it stays, and the rejects are written.
    [[nodiscard]] Result<bool> commit(Monitor& monitor);
    [[nodiscard]] const std::vector<Issue>& unwritten() const { return m_unwritten; }

private:
    [[nodiscard]] Status keepsOlder();

    CleanTargets m_targets;
    std::unique_ptr<RecordWriter> m_records;
    std::unique_ptr<OutputFile> m_lines, m_sidecar, m_rejects;
    std::vector<Issue> m_unwritten;
    std::uint64_t m_written = 0;
    std::uint64_t m_faults = 0;
};

/// The first of `targets` that is a file of the corpus, which would be lost; nothing where none is.
[[nodiscard]] std::optional<std::filesystem::path> corpusFileAmong(const CleanTargets& targets, const Corpus& source);

/// Says whether a run may write `extra`, a file that the user named, beside its `targets`: it must be none of theirs and no
/// file of the corpus. Devices and "-" may be anything. **Errors** Write.
[[nodiscard]] Status mayWriteBeside(const std::filesystem::path& extra, const CleanTargets& targets, const Corpus& source);

} // namespace core
