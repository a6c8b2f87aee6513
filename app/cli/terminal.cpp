#include "app/cli/terminal.h"

#include <unistd.h>

#include <cmath>
#include <csignal>
#include <cstdio>

namespace app {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void onSignal(int /*signal*/) { interrupted = 1; }

} // namespace

TerminalMonitor::TerminalMonitor(std::string unit) : m_unit(std::move(unit)), m_terminal(isatty(STDERR_FILENO) == 1)
{
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

TerminalMonitor::~TerminalMonitor()
{
    if (m_shown)
        std::fputs("\r\033[K", stderr);
}

bool TerminalMonitor::stopRequested() const { return interrupted != 0; }

void TerminalMonitor::progress(std::uint64_t done, std::uint64_t total)
{
    if (!m_terminal)
        return;
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < std::chrono::milliseconds(100))
        return;
    m_last = now;
    m_shown = true;
    std::fprintf(stderr, "\r\033[K%s of %s %s", grouped(done).c_str(), grouped(total).c_str(), m_unit.c_str());
}

int fail(const core::Error& error)
{
    const bool named = error.message.find("\"" + error.where + "\"") != std::string::npos; // it is not said twice
    if (error.where.empty() || named)
        std::fprintf(stderr, "dlcot: %s\n", error.message.c_str());
    else
        std::fprintf(stderr, "dlcot: %s: %s\n", error.where.c_str(), error.message.c_str());
    return exitFailed;
}

int stopped()
{
    std::fputs("dlcot: stopped; no file was written or changed\n", stderr);
    return exitFailed;
}

std::string grouped(std::uint64_t value)
{
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string change(std::uint64_t before, std::uint64_t after)
{
    if (before == 0 || before == after)
        return "0 %";
    const double percent = 100.0 * (static_cast<double>(after) - static_cast<double>(before)) / static_cast<double>(before);
    char text[32];
    std::snprintf(text, sizeof text, "%+.1f %%", percent);
    return text;
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

} // namespace app
