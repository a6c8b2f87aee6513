#pragma once

#include "core/clean/run.h"
#include "core/corpus/record_writer.h"
#include "core/corpus/writer.h"

#include <memory>
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
    /// **Errors** Write (a target is a file of the corpus), those of RecordWriter and OutputFile.
    [[nodiscard]] static Result<std::unique_ptr<Outputs>> create(const CleanTargets& targets, Main main,
                                                                 const Corpus& source);

    /// Writes a record; one that the format cannot hold goes to the rejects and unwritten().
    [[nodiscard]] Status record(const RawRecord& raw, std::string_view json);
    [[nodiscard]] Status reject(const RawRecord& raw, std::string_view kind, std::string_view reason);
    /// A line of the sidecar.
    [[nodiscard]] Status note(const std::string& line);
    /// **Returns** false after a stop, which leaves nothing.
    [[nodiscard]] Result<bool> commit(Monitor& monitor);
    [[nodiscard]] const std::vector<Issue>& unwritten() const { return m_unwritten; }

private:
    CleanTargets m_targets;
    std::unique_ptr<RecordWriter> m_records;
    std::unique_ptr<OutputFile> m_lines, m_sidecar, m_rejects;
    std::vector<Issue> m_unwritten;
};

} // namespace core
