#include "core/tokens/pipeline_tokenizer.h"

#include "core/text/utf8.h"
#include "core/tokens/added_tokens.h"

#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::size_t piecesAtOnce = 1024;

Error gaveUpError(const std::string& name, const PatternGaveUp& gaveUp)
{
    constexpr std::size_t shown = 120;
    return {ErrorCode::Unsupported,
            "The tokenizer " + name + " cannot count this text: its regular expression needs too many steps on it. Choose "
            "another tokenizer, or mend the expression in its tokenizer.json: " + gaveUp.expression.substr(0, shown),
            {}};
}

/// The stages of a tokenizer.json, run over a text.
class PipelineTokenizer final : public Tokenizer
{
public:
    struct Parts
    {
        std::string name;
        AddedTokenFinder verbatim;   ///< added tokens that are looked for in the text as it is
        AddedTokenFinder normalized; ///< those that are looked for after normalising
        TextPipeline pipeline;
        std::unique_ptr<TokenModel> model;
    };

    explicit PipelineTokenizer(Parts parts) : m_parts(std::move(parts)) {}

    [[nodiscard]] const std::string& name() const override { return m_parts.name; }
    [[nodiscard]] Result<std::size_t> count(std::string_view text) const override
    {
        TokenOutput out;
        if (Status done = run(text, out); !done.ok())
            return done.error();
        return out.count;
    }
    [[nodiscard]] Result<std::vector<std::uint32_t>> encode(std::string_view text) const override
    {
        std::vector<std::uint32_t> ids;
        TokenOutput out{.ids = &ids};
        if (Status done = run(text, out); !done.ok())
            return done.error();
        return ids;
    }
    [[nodiscard]] Result<TokenMap> map(std::string_view text) const override
    {
        std::vector<std::uint32_t> starts;
        TokenOutput out{.starts = &starts};
        if (Status done = run(text, out); !done.ok())
            return done.error();
        return TokenMap(std::move(starts));
    }

private:
    /// One run over a text: where its tokens go, and whether the part at hand begins where the text does.
    struct Pass
    {
        TokenOutput& out;
        bool atStart = true;
    };

    Status run(std::string_view text, TokenOutput& out) const
    {
        Pass pass{out};
        try {
            if (isValidUtf8(text))
                findVerbatim(text, pass);
            else
                onRewritten(repaired(text), pass, &PipelineTokenizer::findVerbatim);
        } catch (const PatternGaveUp& gaveUp) {
            return gaveUpError(m_parts.name, gaveUp);
        }
        return Done{};
    }
    /// As toValidUtf8, tied to the original.
    static AlignedText repaired(std::string_view text)
    {
        AlignedText out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t broken = illFormedLength(text, at);
            const std::size_t length = broken > 0 ? broken : codePointAt(text, at).length;
            if (broken > 0)
                out.put("\xEF\xBF\xBD", at);
            else
                out.keep(text.substr(at, length), at);
            at += length;
        }
        return out;
    }
    using Stage = void (PipelineTokenizer::*)(std::string_view, Pass&) const;
    /// Runs a stage on a rewritten text and turns the starts that it adds back into those of the original.
    void onRewritten(const AlignedText& rewritten, Pass& pass, Stage stage) const
    {
        const std::size_t first = pass.out.starts != nullptr ? pass.out.starts->size() : 0;
        (this->*stage)(rewritten.text(), pass);
        if (pass.out.starts != nullptr)
            for (std::size_t i = first; i < pass.out.starts->size(); ++i)
                (*pass.out.starts)[i] = rewritten.origin((*pass.out.starts)[i]);
    }
    /// Runs a stage on the text as a normalizer gives it. Texts are rewritten in memory that the thread keeps.
    void onNormalized(const Normalizer& normalizer, std::string_view text, Pass& pass, Stage stage) const
    {
        thread_local std::vector<AlignedText> kept;
        AlignedText rewritten;
        if (!kept.empty()) {
            rewritten = std::move(kept.back());
            kept.pop_back();
        }
        normalizer.normalize(text, rewritten);
        onRewritten(rewritten, pass, stage);
        if (rewritten.isWorthKeeping())
            kept.push_back(std::move(rewritten));
    }
    /// Runs a stage on [begin, end) of a text.
    void onPart(std::string_view text, std::size_t begin, std::size_t end, Pass& pass, Stage stage) const
    {
        if (begin == end)
            return;
        const std::size_t first = pass.out.starts != nullptr ? pass.out.starts->size() : 0;
        Pass part{pass.out, pass.atStart && begin == 0};
        (this->*stage)(text.substr(begin, end - begin), part);
        if (pass.out.starts != nullptr && begin > 0)
            for (std::size_t i = first; i < pass.out.starts->size(); ++i)
                (*pass.out.starts)[i] += static_cast<std::uint32_t>(begin);
    }
    void betweenTokens(const AddedTokenFinder& finder, std::string_view text, Pass& pass, Stage stage) const
    {
        std::size_t done = 0;
        for (const AddedTokenFinder::Match& match : finder.findAll(text)) {
            if (match.begin > done)
                onPart(text, done, match.begin, pass, stage);
            pass.out.add(match.id, match.begin);
            done = match.end;
        }
        if (done < text.size())
            onPart(text, done, text.size(), pass, stage);
    }
    void findVerbatim(std::string_view text, Pass& pass) const
    {
        betweenTokens(m_parts.verbatim, text, pass, &PipelineTokenizer::normalize);
    }
    void normalize(std::string_view text, Pass& pass) const
    {
        if (!m_parts.pipeline.normalizer || m_parts.pipeline.normalizer->leavesAsIs(text))
            findNormalized(text, pass);
        else
            onNormalized(*m_parts.pipeline.normalizer, text, pass, &PipelineTokenizer::findNormalized);
    }
    void findNormalized(std::string_view text, Pass& pass) const
    {
        if (m_parts.normalized.empty())
            space(text, pass);
        else
            betweenTokens(m_parts.normalized, text, pass, &PipelineTokenizer::space);
    }
    void space(std::string_view text, Pass& pass) const
    {
        const TextPipeline& pipeline = m_parts.pipeline;
        const Normalizer* spacing =
            pass.atStart && pipeline.firstSpacing ? pipeline.firstSpacing.get() : pipeline.spacing.get();
        if (spacing == nullptr || spacing->leavesAsIs(text))
            encodePlain(text, pass);
        else
            onNormalized(*spacing, text, pass, &PipelineTokenizer::encodePlain);
    }
    void encodePlain(std::string_view text, Pass& pass) const
    {
        if (text.empty())
            return;
        thread_local std::vector<TextPiece> pieces;
        if (!m_parts.pipeline.splitter) {
            const TextPiece whole{0, static_cast<std::uint32_t>(text.size())};
            m_parts.model->encode(text, {&whole, 1}, pass.out);
            return;
        }
        for (std::size_t at = 0; at < text.size();) {
            pieces.clear();
            at = m_parts.pipeline.splitter->split(text, at, piecesAtOnce, pieces);
            m_parts.model->encode(text, pieces, pass.out);
        }
    }

    Parts m_parts;
};

} // namespace

Result<std::shared_ptr<const Tokenizer>> pipelineTokenizer(std::string name, TextPipeline pipeline,
                                                           std::span<const AddedToken> addedTokens,
                                                           std::unique_ptr<TokenModel> model)
{
    std::vector<AddedToken> verbatim;
    std::vector<AddedToken> normalized;
    for (AddedToken token : addedTokens) {
        if (token.normalized && pipeline.normalizer) {
            AlignedText normal;
            try {
                pipeline.normalizer->normalize(token.content, normal);
            } catch (const PatternGaveUp& gaveUp) {
                return gaveUpError(name, gaveUp);
            }
            token.content = normal.text();
        }
        if (!token.content.empty())
            (token.normalized ? normalized : verbatim).push_back(std::move(token));
    }
    return std::shared_ptr<const Tokenizer>(std::make_shared<PipelineTokenizer>(PipelineTokenizer::Parts{
        std::move(name), AddedTokenFinder(verbatim), AddedTokenFinder(normalized), std::move(pipeline), std::move(model)}));
}

} // namespace core
