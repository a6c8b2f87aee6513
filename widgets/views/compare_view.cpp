#include "widgets/views/compare_view.h"

#include "widgets/text_bridge.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace widgets {

namespace {

QPlainTextEdit* readOnlyText(const QString& accessibleName, QWidget* parent)
{
    auto* text = new QPlainTextEdit(parent);
    text->setReadOnly(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setAccessibleName(accessibleName);
    return text;
}

} // namespace

CompareView::CompareView(QWidget* parent) : QWidget(parent)
{
    m_headline = new QLabel(this);
    m_headline->setTextFormat(Qt::PlainText);
    m_original = readOnlyText(tr("Original reasoning"), this);
    m_cleaned = readOnlyText(tr("Cleaned reasoning"), this);
    auto* sides = new QHBoxLayout;
    sides->addWidget(m_original);
    sides->addWidget(m_cleaned);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_headline);
    layout->addLayout(sides, 1);
    setResult(nullptr);
}

CompareView::~CompareView() = default;

void CompareView::setResult(std::shared_ptr<const core::TraceResult> result)
{
    m_result = std::move(result);
    m_original->setPlainText(m_result ? toQString(m_result->trace.reasoning) : QString());
    m_cleaned->setPlainText(m_result ? toQString(m_result->cleaned.text) : QString());
    m_headline->setText(m_result ? tr("%1 → %2 tokens (%3)")
                                       .arg(formatCount(m_result->tokens.before), formatCount(m_result->tokens.after),
                                            toQString(m_result->tokens.tokenizer))
                                 : tr("Choose a trace to see what cleaning changes in it."));
}

void CompareView::chooseNode(core::NodeId) {}

} // namespace widgets
