#include "core/tokens/normalizers.h"

#include "core/tokens/char_runs.h"
#include "core/tokens/nfc.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

class NfcNormalizer final : public Normalizer
{
public:
    [[nodiscard]] bool leavesAsIs(std::string_view text) const override { return findNfcUnsafe(text) == text.size(); }
    void normalize(std::string_view text, AlignedText& out) const override
    {
        out.clear();
        appendNfc(text, 0, out);
    }
};

class ReplaceNormalizer final : public Normalizer
{
public:
    ReplaceNormalizer(std::shared_ptr<const TextPattern> pattern, std::string content)
        : m_pattern(std::move(pattern)), m_content(std::move(content))
    {
    }
    [[nodiscard]] bool leavesAsIs(std::string_view text) const override
    {
        return m_pattern->find(text, 0).begin == text.size();
    }
    void normalize(std::string_view text, AlignedText& out) const override
    {
        out.clear();
        for (std::size_t at = 0; at < text.size();) {
            const TextPiece found = m_pattern->find(text, at);
            out.keep(text.substr(at, found.begin - at), at);
            if (found.begin < text.size())
                out.put(m_content, found.begin);
            at = std::max<std::size_t>(found.end, at + 1);
        }
    }

private:
    std::shared_ptr<const TextPattern> m_pattern;
    std::string m_content;
};

enum class PrefixRule : std::uint8_t { Always, WhenMissing };

class PrefixNormalizer final : public Normalizer
{
public:
    PrefixNormalizer(std::string prefix, PrefixRule rule) : m_prefix(std::move(prefix)), m_rule(rule) {}
    [[nodiscard]] bool leavesAsIs(std::string_view text) const override
    {
        return text.empty() || (m_rule == PrefixRule::WhenMissing && text.starts_with(m_prefix));
    }
    void normalize(std::string_view text, AlignedText& out) const override
    {
        out.clear();
        if (!leavesAsIs(text))
            out.put(m_prefix, 0);
        out.keep(text, 0);
    }

private:
    std::string m_prefix;
    PrefixRule m_rule;
};

class StripNormalizer final : public Normalizer
{
public:
    explicit StripNormalizer(StripSide side) : m_side(side) {}
    [[nodiscard]] bool leavesAsIs(std::string_view text) const override { return inner(text) == text; }
    void normalize(std::string_view text, AlignedText& out) const override
    {
        out.clear();
        const std::string_view kept = inner(text);
        out.keep(kept, static_cast<std::size_t>(kept.data() - text.data()));
    }

private:
    [[nodiscard]] std::string_view inner(std::string_view text) const
    {
        const CharRuns chars(text);
        std::size_t begin = 0;
        std::size_t end = text.size();
        if (m_side == StripSide::Left || m_side == StripSide::Both)
            begin = chars.runEnd(0, CharRuns::white);
        if (m_side == StripSide::Right || m_side == StripSide::Both)
            while (end > begin && (chars.at(chars.before(end)).bits & CharRuns::white) != 0)
                end = chars.before(end);
        return text.substr(begin, end - begin);
    }
    StripSide m_side;
};

class NormalizerChain final : public Normalizer
{
public:
    explicit NormalizerChain(std::vector<std::unique_ptr<Normalizer>> steps) : m_steps(std::move(steps)) {}
    [[nodiscard]] bool leavesAsIs(std::string_view text) const override
    {
        return std::all_of(m_steps.begin(), m_steps.end(), [&](const auto& step) { return step->leavesAsIs(text); });
    }
    void normalize(std::string_view text, AlignedText& out) const override
    {
        thread_local AlignedText kept;
        AlignedText next = std::move(kept); // taken out, should a step be a chain too
        out.clear();
        out.keep(text, 0);
        for (const auto& step : m_steps) {
            if (step->leavesAsIs(out.text()))
                continue;
            step->normalize(out.text(), next);
            next.settleOn(out);
            std::swap(next, out);
        }
        if (next.isWorthKeeping())
            kept = std::move(next);
    }

private:
    std::vector<std::unique_ptr<Normalizer>> m_steps;
};

} // namespace

std::unique_ptr<Normalizer> nfcNormalizer() { return std::make_unique<NfcNormalizer>(); }

std::unique_ptr<Normalizer> replaceNormalizer(std::shared_ptr<const TextPattern> pattern, std::string content)
{
    return std::make_unique<ReplaceNormalizer>(std::move(pattern), std::move(content));
}

std::unique_ptr<Normalizer> prependNormalizer(std::string prefix)
{
    return std::make_unique<PrefixNormalizer>(std::move(prefix), PrefixRule::Always);
}

std::unique_ptr<Normalizer> ensurePrefix(std::string prefix)
{
    return std::make_unique<PrefixNormalizer>(std::move(prefix), PrefixRule::WhenMissing);
}

std::unique_ptr<Normalizer> stripNormalizer(StripSide side) { return std::make_unique<StripNormalizer>(side); }

std::unique_ptr<Normalizer> chainNormalizer(std::vector<std::unique_ptr<Normalizer>> steps)
{
    if (steps.size() == 1)
        return std::move(steps.front());
    return steps.empty() ? nullptr : std::make_unique<NormalizerChain>(std::move(steps));
}

} // namespace core
