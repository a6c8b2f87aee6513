#pragma once

#include "core/monitor.h"
#include "core/result.h"

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace app {

/// What `dlcot` ends with; `check-answer` of two answers says "not equal" with 1, as cmp and grep do.
enum ExitCode : int { exitDone = 0, exitFailed = 1, exitNotEqual = 1, exitUsage = 2, exitRejected = 3 };

/// Asks the work to stop on SIGINT and SIGTERM, and shows progress on a terminal's stderr.
class TerminalMonitor final : public core::Monitor
{
public:
    /// `unit` stands behind the numbers: "records".
    explicit TerminalMonitor(std::string unit);
    ~TerminalMonitor() override;
    [[nodiscard]] bool stopRequested() const override;
    void progress(std::uint64_t done, std::uint64_t total) override;

private:
    std::string m_unit;
    bool m_terminal;
    bool m_shown = false;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_last;
};

/// "dlcot: FILE: what is wrong" on stderr. **Returns** exitFailed.
int fail(const core::Error& error);
/// A line on stderr that says that nothing was written. **Returns** exitFailed.
int stopped();

/// "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t value);
/// "-38.4 %" for a change from `before` to `after`; "0 %" where there is none.
[[nodiscard]] std::string change(std::uint64_t before, std::uint64_t after);

/// Writes to stdout, NUL bytes included.
void print(std::string_view text);

} // namespace app
