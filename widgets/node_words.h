#pragma once

#include "core/clean/trace_result.h"
#include "widgets/palette.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QString>

#include <vector>

namespace widgets {

/// One mark that a piece of a trace carries: what it looks like and why it is there, in plain words.
struct MarkSign
{
    Mark mark = Mark::Redundant;
    QString sign; ///< "R1", "!", "×", "…"
    QString why;  ///< "repeats approach 1: same calculation, same result (73)"
};

/// How every view of a trace names its nodes and says what they are: titles, signs, tooltips, screen reader text.
/// All texts are plain text of one line. **Input** a result that outlives the words.
class NodeWords
{
    Q_DECLARE_TR_FUNCTIONS(widgets::NodeWords)
public:
    explicit NodeWords(const core::TraceResult& result) : m_result(result) {}

    /// "Approaches", "Question": of a run of segments.
    [[nodiscard]] static QString sectionName(core::Kind kind);
    /// "Approach", "Verification": of one segment.
    [[nodiscard]] static QString kindName(core::Kind kind);
    /// "Redundant", "Error": of a mark, as the legend says it.
    [[nodiscard]] static QString markName(Mark mark);
    /// "×" and so on; Redundant gives "R".
    [[nodiscard]] static QString markSign(Mark mark);
    /// "correct", "gives a wrong answer", ... Empty without a label.
    [[nodiscard]] static QString labelName(core::Label label);
    [[nodiscard]] static QString outcomeName(core::Outcome outcome);
    /// "84 % sure"; empty where nothing is known of it.
    [[nodiscard]] static QString sureText(double confidence);
    /// `text` with how sure it is behind it: "repeats approach 1 (84 % sure)".
    [[nodiscard]] static QString withSureness(const QString& text, double confidence);
    /// "begins here because it announces another way (84 % sure)"; the sureness alone where no reason is known.
    [[nodiscard]] QString startText(std::size_t segment) const;
    /// Why it has its label, and how sure that is; empty without a judgement.
    [[nodiscard]] QString labelText(std::size_t segment) const;
    /// How an error was found, and how sure that is.
    [[nodiscard]] static QString errorText(const core::ErrorSpan& error);

    /// "Approach 2", "Conclusion": what a sentence calls a segment.
    [[nodiscard]] QString segmentName(std::size_t segment) const;
    /// As WINDOW.md "Titles of nodes": "1 set up counts -> 73", "2 repeats 1", section names, first words of a step.
    [[nodiscard]] QString title(core::NodeId node) const;
    /// The same with the kind's name, where no section stands above it: "Approach 2 · repeats 1".
    [[nodiscard]] QString heading(std::size_t segment) const;
    /// Marks of a segment (with those of the errors in it), the gravest first.
    [[nodiscard]] std::vector<MarkSign> signs(std::size_t segment) const;
    /// Marks of any node: of its segment, of a section none, of a step its errors.
    [[nodiscard]] std::vector<MarkSign> signs(core::NodeId node) const;
    /// Name, full title, tokens with the tokenizer's name, verdict, marks with their reasons; lines of plain text.
    [[nodiscard]] QString toolTip(core::NodeId node) const;
    /// The same in one line for a screen reader.
    [[nodiscard]] QString accessibleText(core::NodeId node) const;
    [[nodiscard]] std::size_t tokens(core::NodeId node) const;
    /// "1,204 tokens"; with the tokenizer's name: "1,204 tokens (Qwen3)". Empty when nothing was counted.
    /// A second tokenizer stands behind: "1,204 tokens (Qwen3), 1,310 (Llama 3)".
    [[nodiscard]] QString tokensText(core::NodeId node) const;
    /// A dash where the trace cannot be counted, see trouble().
    /// The same for any piece of the text.
    [[nodiscard]] QString tokensText(core::Span span) const;
    /// The same for a piece of the cleaned text.
    [[nodiscard]] QString cleanedTokensText(core::Span span) const;
    /// Why there are no counts; empty when there are.
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] bool counted() const
    {
        const std::size_t nodes = m_result.analysis.tree.nodes().size();
        return nodes > 0 && m_result.tokens.nodes.size() == nodes;
    }

    /// A segment that may not begin where it does, by what is shown.
    [[nodiscard]] bool isUnsure(core::NodeId node) const;
    /// Errors that lie in `span`, in order.
    [[nodiscard]] std::vector<const core::ErrorSpan*> errorsIn(core::Span span) const;
    /// The edit that drops the whole segment, or null.
    [[nodiscard]] const core::Edit* dropOf(std::size_t segment) const;
    /// The one segment that a node stands for (a segment, a step's segment), or none for sections and the root.
    [[nodiscard]] std::optional<std::size_t> segmentOf(core::NodeId node) const;

private:
    [[nodiscard]] QString tokensText(std::size_t count, std::size_t compared) const;
    [[nodiscard]] QString uncountedText() const;
    [[nodiscard]] QString segmentTitle(std::size_t segment) const;
    [[nodiscard]] QString outcomeWords(std::size_t segment) const;
    [[nodiscard]] QString ownWords(std::size_t segment) const;
    [[nodiscard]] bool isAlone(std::size_t segment) const;
    [[nodiscard]] std::vector<QString> lines(core::NodeId node) const;
    const core::TraceResult& m_result;
};

/// The first words of `text` on one line: white space is collapsed, at most `longest` characters, no LaTeX command or
/// formula cut in two.
[[nodiscard]] QString excerpt(std::string_view text, qsizetype longest = 60);

/// A title cut to `width` pixels, with what it gives ("→ 73") kept where there is room.
[[nodiscard]] QString elidedTitle(const QFontMetrics& metrics, const QString& title, int width);

} // namespace widgets
