#pragma once

#include "core/filter/filter_query.h"
#include "core/filter/filter_search.h"

#include <QStringList>
#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QCompleter;
class QLabel;
class QLineEdit;
class QStandardItemModel;
class QTimer;
class QToolButton;

namespace widgets {

/// Where a filter is written: completes it, says below the line what is wrong with it, and how many records it finds.
class FilterBox : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBox(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    /// Writes a filter as if it was typed.
    void setText(const QString& text);
    /// Adds a term to what is written, or takes it away where it is there already.
    void toggleTerm(const QString& term);
    [[nodiscard]] bool hasTerm(const QString& term) const;
    void focus();
    /// Names that `file:` is completed with.
    void setFiles(std::vector<std::string> names) { m_files = std::move(names); }

    enum class Progress { Running, Done };
    /// Shows how many records were found; nothing without a filter.
    void setTally(const core::FilterTally& tally, qsizetype shown, Progress progress);

    /// What was looked for last first, at most 30.
    [[nodiscard]] const QStringList& history() const { return m_history; }
    void setHistory(const QStringList& history) { m_history = history; }

    [[nodiscard]] QLineEdit* field() const { return m_field; }

Q_SIGNALS:
    /// What is written is a filter, another one than before; an empty one shows all.
    void filterChanged(const std::shared_ptr<const core::FilterQuery>& filter);
    void cancelRequested();
    void historyChanged();
    /// Return: the user goes on to what was found.
    void accepted();
    /// Escape: the user goes back, the filter stays.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildField();
    void read();
    void showFault(const std::optional<core::FilterFault>& fault);
    void underline(const std::optional<core::FilterFault>& fault);
    void offer();
    void offerHistory();
    void insert(const QModelIndex& candidate);
    void remember();

    QLineEdit* m_field;
    QLabel* m_fault;
    QLabel* m_count;
    QToolButton* m_cancel;
    QTimer* m_typing;
    QCompleter* m_completer;
    QStandardItemModel* m_candidates;
    std::shared_ptr<const core::FilterQuery> m_filter;
    std::optional<core::FilterFault> m_shownFault;
    qsizetype m_replaceBegin = 0, m_replaceEnd = 0;
    bool m_underlining = false; ///< the change of format is ours
    std::vector<std::string> m_files;
    QStringList m_history;
};

} // namespace widgets
