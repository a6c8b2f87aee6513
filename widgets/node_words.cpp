#include "widgets/node_words.h"

#include "core/text/utf8.h"
#include "widgets/core_words.h"
#include "widgets/text_bridge.h"
#include "widgets/why_text.h"

#include <algorithm>
#include <limits>

namespace widgets {

namespace {

const QString resultArrow = QStringLiteral(" \u2192 ");

/// Where formulas and braces that begin before `end` are all closed again; the last such place.
qsizetype closedBefore(const QString& text, qsizetype end)
{
    qsizetype safe = 0;
    int braces = 0;
    bool formula = false;
    for (qsizetype at = 0; at < end; ++at) {
        const QChar c = text[at];
        if (c == QLatin1Char('\\') && at + 1 < text.size()) {
            const QChar next = text[at + 1];
            if (next == QLatin1Char('(') || next == QLatin1Char('['))
                formula = true;
            else if (next == QLatin1Char(')') || next == QLatin1Char(']'))
                formula = false;
            ++at;
            continue;
        }
        if (c == QLatin1Char('$'))
            formula = !formula;
        braces += c == QLatin1Char('{') ? 1 : c == QLatin1Char('}') ? -1 : 0;
        if (!formula && braces <= 0 && c == QLatin1Char(' '))
            safe = at;
    }
    return safe;
}

} // namespace

QString elidedTitle(const QFontMetrics& metrics, const QString& title, int width)
{
    if (metrics.horizontalAdvance(title) <= width)
        return title;
    const qsizetype arrow = title.lastIndexOf(resultArrow);
    const QString result = arrow < 0 ? QString() : title.mid(arrow);
    const int room = width - metrics.horizontalAdvance(result);
    // A long result ("confirms the result") must not take the room of what is done.
    if (arrow < 0 || room < width * 3 / 5)
        return metrics.elidedText(title, Qt::ElideRight, width);
    return metrics.elidedText(title.left(arrow), Qt::ElideRight, room) + result;
}

QString excerpt(std::string_view text, qsizetype longest)
{
    const std::size_t taken = core::floorCharBoundary(text, static_cast<std::size_t>(longest) * 8);
    QString line = toQString(text.substr(0, taken));
    std::replace_if(line.begin(), line.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, QLatin1Char(' '));
    line = line.simplified();
    if (line.size() <= longest && taken == text.size())
        return line;
    qsizetype end = closedBefore(line, std::min(longest - 1, line.size()));
    if (end == 0) {
        end = std::min(longest - 1, line.size());
        if (end > 0 && line[end - 1].isHighSurrogate())
            --end;
    }
    return line.left(end) + QChar(0x2026);
}

QString NodeWords::sectionName(core::Kind kind)
{
    switch (kind) {
    case core::Kind::QuestionRepeat: return tr("Question");
    case core::Kind::ProblemUnderstand: return tr("Understanding");
    case core::Kind::Approach: return tr("Approaches");
    case core::Kind::Verification: return tr("Verification");
    case core::Kind::Conclusion: return tr("Conclusion");
    }
    return {};
}

QString NodeWords::kindName(core::Kind kind)
{
    return kind == core::Kind::Approach ? tr("Approach") : kind == core::Kind::Verification ? tr("Check") : sectionName(kind);
}

QString NodeWords::markName(Mark mark)
{
    switch (mark) {
    case Mark::Redundant: return tr("Redundant");
    case Mark::Error: return tr("Error");
    case Mark::Incorrect: return tr("Incorrect approach");
    case Mark::Incomplete: return tr("Incomplete approach");
    case Mark::Removed: return tr("Removed");
    case Mark::Inserted: return tr("Inserted");
    case Mark::Selection: return tr("Selected");
    }
    return {};
}

QString NodeWords::markSign(Mark mark)
{
    switch (mark) {
    case Mark::Redundant: return QStringLiteral("R");
    case Mark::Error: return QStringLiteral("!");
    case Mark::Incorrect: return QStringLiteral("\u00D7");
    case Mark::Incomplete: return QStringLiteral("\u2026");
    case Mark::Removed: return QStringLiteral("\u2212");
    case Mark::Inserted: return QStringLiteral("+");
    case Mark::Selection: return {};
    }
    return {};
}

QString NodeWords::labelName(core::Label label)
{
    switch (label) {
    case core::Label::Correct: return tr("correct");
    case core::Label::Incorrect: return tr("incorrect");
    case core::Label::Incomplete: return tr("incomplete");
    }
    return {};
}

QString NodeWords::outcomeName(core::Outcome outcome)
{
    switch (outcome) {
    case core::Outcome::Confirms: return tr("confirms");
    case core::Outcome::Refutes: return tr("refutes");
    case core::Outcome::Inconclusive: return tr("finds nothing");
    }
    return {};
}

QString NodeWords::segmentName(std::size_t segment) const
{
    const core::TraceTree& tree = m_result.analysis.tree;
    const core::Node& node = tree.node(tree.segmentNode(segment));
    const bool numbered = node.kind == core::Kind::Approach || node.kind == core::Kind::Verification || node.number > 1;
    return numbered ? tr("%1 %2").arg(kindName(node.kind)).arg(node.number) : kindName(node.kind);
}

QString NodeWords::ownWords(std::size_t segment) const
{
    const core::TraceTree& tree = m_result.analysis.tree;
    const core::Node& node = tree.node(tree.segmentNode(segment));
    const core::SegmentNote& note = m_result.analysis.notes[segment];
    const QString own = (note.title.empty() ? excerpt(node.span.in(m_result.trace.reasoning)) : excerpt(toStdString(titleText(note.title)), 80))
                        + outcomeWords(segment);
    if (!note.redundant() || *note.original >= tree.segments().size())
        return own;
    const core::Node& original = tree.node(tree.segmentNode(*note.original));
    const QString which = original.kind == node.kind ? QString::number(original.number)
                                                     : segmentName(*note.original).toLower();
    // A title that says so itself is not said twice.
    return isRepeatTitle(note.title) ? tr("repeats %1").arg(which) + outcomeWords(segment)
                                              : tr("repeats %1 \u00B7 %2").arg(which, own);
}

/// " → 73", where the title does not say it already and it is short.
QString NodeWords::outcomeWords(std::size_t segment) const
{
    const core::SegmentNote& note = m_result.analysis.notes[segment];
    if (note.title.find("\u2192") != std::string::npos)
        return {};
    const QString answer = toQString(note.answer).simplified();
    if (note.label && !answer.isEmpty() && answer.size() <= 24)
        return resultArrow + answer;
    if (note.outcome && *note.outcome != core::Outcome::Inconclusive)
        return resultArrow + outcomeName(*note.outcome);
    return {};
}

/// The only segment of its section.
bool NodeWords::isAlone(std::size_t segment) const
{
    const core::TraceTree& tree = m_result.analysis.tree;
    const core::NodeId id = tree.segmentNode(segment);
    const core::Node& node = tree.node(id);
    return static_cast<std::uint32_t>(node.parent) + 1 == static_cast<std::uint32_t>(id)
           && tree.node(node.parent).subtreeEnd == node.subtreeEnd;
}

QString NodeWords::segmentTitle(std::size_t segment) const
{
    const core::TraceTree& tree = m_result.analysis.tree;
    const core::Node& node = tree.node(tree.segmentNode(segment));
    if (node.kind == core::Kind::Approach || node.kind == core::Kind::Verification || !isAlone(segment))
        return QStringLiteral("%1  %2").arg(QString::number(node.number), ownWords(segment));
    return heading(segment);
}

QString NodeWords::heading(std::size_t segment) const
{
    return QStringLiteral("%1 \u00B7 %2").arg(segmentName(segment), ownWords(segment));
}

QString NodeWords::title(core::NodeId id) const
{
    const core::Node& node = m_result.analysis.tree.node(id);
    switch (node.level) {
    case core::NodeLevel::Trace: return tr("Whole trace");
    case core::NodeLevel::Section: return sectionName(node.kind);
    case core::NodeLevel::Segment: return segmentTitle(node.segment);
    case core::NodeLevel::Step: return excerpt(node.span.in(m_result.trace.reasoning));
    }
    return {};
}

std::optional<std::size_t> NodeWords::segmentOf(core::NodeId id) const
{
    const core::Node& node = m_result.analysis.tree.node(id);
    if (node.level == core::NodeLevel::Segment || node.level == core::NodeLevel::Step)
        return node.segment;
    return std::nullopt;
}

bool NodeWords::isUnsure(core::NodeId id) const
{
    const core::Node& node = m_result.analysis.tree.node(id);
    return node.level == core::NodeLevel::Segment && node.segment > 0 && m_result.analysis.notes[node.segment].unsureStart;
}

std::vector<const core::ErrorSpan*> NodeWords::errorsIn(core::Span span) const
{
    std::vector<const core::ErrorSpan*> out;
    for (const core::ErrorSpan& error : m_result.analysis.errors) {
        if (span.contains(error.span.begin))
            out.push_back(&error);
    }
    return out;
}

std::vector<MarkSign> NodeWords::signs(std::size_t segment) const
{
    const core::TraceTree& tree = m_result.analysis.tree;
    const core::SegmentNote& note = m_result.analysis.notes[segment];
    std::vector<MarkSign> out;
    for (const core::ErrorSpan* error : errorsIn(tree.segments()[segment].span))
        out.push_back({Mark::Error, markSign(Mark::Error), errorText(*error)});
    const double labelled = note.labelConfidence.value_or(0);
    if (note.label == core::Label::Incorrect)
        out.push_back({Mark::Incorrect, markSign(Mark::Incorrect),
                       withSureness(note.answer.empty() ? tr("incorrect: its answer is not the reference answer")
                                                        : tr("incorrect: gives %1").arg(toQString(note.answer)), labelled)});
    if (note.redundant() && *note.original < tree.segments().size()) {
        const core::Node& original = tree.node(tree.segmentNode(*note.original));
        const QString which = segmentName(*note.original).toLower();
        out.push_back({Mark::Redundant, QStringLiteral("R%1").arg(original.number),
                       withSureness(note.whyRedundant.empty() ? tr("repeats %1").arg(which)
                                                              : tr("repeats %1: %2").arg(which, whyText(note.whyRedundant)),
                                    note.clusterConfidence.value_or(0))});
    }
    if (note.label == core::Label::Incomplete)
        out.push_back({Mark::Incomplete, markSign(Mark::Incomplete), withSureness(tr("incomplete: reaches no final answer"), labelled)});
    return out;
}

std::vector<MarkSign> NodeWords::signs(core::NodeId id) const
{
    const core::Node& node = m_result.analysis.tree.node(id);
    if (node.level == core::NodeLevel::Segment)
        return signs(std::size_t{node.segment});
    std::vector<MarkSign> out;
    if (node.level == core::NodeLevel::Step) {
        for (const core::ErrorSpan* error : errorsIn(node.span))
            out.push_back({Mark::Error, markSign(Mark::Error), errorText(*error)});
    }
    return out;
}

const core::Edit* NodeWords::dropOf(std::size_t segment) const
{
    const core::Span span = m_result.analysis.tree.segments()[segment].span;
    for (const core::Edit& edit : m_result.plan.edits) {
        if (edit.span.begin > span.begin)
            break;
        if (edit.span.contains(span))
            return &edit;
    }
    return nullptr;
}

std::size_t NodeWords::tokens(core::NodeId node) const
{
    return counted() ? m_result.tokens.nodes[static_cast<std::size_t>(node)] : 0;
}

QString NodeWords::tokensText(std::size_t count, std::size_t compared) const
{
    const int number = static_cast<int>(std::min<std::size_t>(count, std::numeric_limits<int>::max()));
    const QString tokenizer = toQString(m_result.tokens.tokenizer);
    if (tokenizer.isEmpty())
        return tr("%Ln tokens", "", number);
    const QString text = tr("%Ln tokens (%1)", "", number).arg(tokenizer);
    const QString second = toQString(m_result.tokens.compared.tokenizer);
    return second.isEmpty() ? text : tr("%1, %2 (%3)", "tokens by a second tokenizer").arg(text, formatCount(compared), second);
}

QString NodeWords::trouble() const { return whyText(m_result.tokens.trouble); }

QString NodeWords::uncountedText() const
{
    return m_result.tokens.trouble.empty() ? QString() : tr("\u2013 tokens (%1)").arg(toQString(m_result.tokens.tokenizer));
}

QString NodeWords::tokensText(core::NodeId node) const
{
    if (!counted())
        return uncountedText();
    return tokensText(tokens(node), m_result.tokens.compared.map.countIn(m_result.analysis.tree.node(node).span));
}

QString NodeWords::tokensText(core::Span span) const
{
    return counted() ? tokensText(m_result.tokens.map.countIn(span), m_result.tokens.compared.map.countIn(span)) : uncountedText();
}

QString NodeWords::cleanedTokensText(core::Span span) const
{
    if (m_result.plan.edits.empty())
        return tokensText(span);
    const core::TraceTokens& tokens = m_result.tokens;
    return counted() ? tokensText(tokens.cleaned.countIn(span), tokens.compared.cleaned.countIn(span)) : uncountedText();
}

std::vector<QString> NodeWords::lines(core::NodeId id) const
{
    const core::Node& node = m_result.analysis.tree.node(id);
    std::vector<QString> out;
    if (const auto segment = segmentOf(id); segment && node.level == core::NodeLevel::Segment) {
        const core::SegmentNote& note = m_result.analysis.notes[*segment];
        out.push_back(segmentName(*segment));
        out.push_back(titleText(note.title));
        if (note.label == core::Label::Correct)
            out.push_back(withSureness(note.answer.empty() ? labelName(*note.label) : tr("correct: gives %1").arg(toQString(note.answer)),
                                       note.labelConfidence.value_or(0)));
        if (note.outcome)
            out.push_back(outcomeName(*note.outcome));
    } else {
        out.push_back(title(id));
    }
    out.push_back(tokensText(id));
    out.push_back(trouble());
    for (const MarkSign& sign : signs(id))
        out.push_back(tr("%1  %2", "a sign of the tree and what it means").arg(sign.sign, sign.why));
    if (node.level == core::NodeLevel::Segment) {
        out.push_back(startText(node.segment));
        if (const core::Edit* drop = dropOf(node.segment))
            out.push_back(tr("will be dropped: %1").arg(whyText(drop->why)));
    }
    std::erase_if(out, [](const QString& line) { return line.isEmpty(); });
    return out;
}

QString NodeWords::toolTip(core::NodeId node) const
{
    QString out;
    for (const QString& line : lines(node))
        out += (out.isEmpty() ? QString() : QStringLiteral("\n")) + line;
    return out;
}

QString NodeWords::accessibleText(core::NodeId node) const
{
    return toolTip(node).replace(QLatin1Char('\n'), QStringLiteral(", "));
}

} // namespace widgets
