#pragma once

#include "core/evaluate/review.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTabBar;
class QToolButton;

namespace widgets {

class DifferencesModel;
class GoldFigures;

/// Gold labels beside the corpus: the disagreements one by one, and how good the agreement is.
class GoldPanel : public QWidget
{
    Q_OBJECT
public:
    explicit GoldPanel(QWidget* parent = nullptr);

    /// `file` is the name of the gold file. Null: nothing is compared, and `why` stands in its place.
    void setReview(const std::shared_ptr<const core::Review>& review, const QString& file, const QString& why);
    [[nodiscard]] const std::shared_ptr<const core::Review>& review() const { return m_review; }
    /// Goes to the next (1) or the previous (-1) disagreement; from the last to the first.
    void step(int direction);

Q_SIGNALS:
    void openRequested();
    /// The place of the chosen disagreement: bytes of the reasoning, or all of the record where `place` is empty.
    void placeChosen(quint64 record, core::Span place);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildHeader();
    QWidget* buildTable();
    QWidget* buildEmpty();
    void takeCurrent();
    void refresh();
    void refreshTopics();

    std::shared_ptr<const core::Review> m_review;
    DifferencesModel* m_model;
    QStackedWidget* m_pages;
    QTabBar* m_tabs;
    QStackedWidget* m_content;
    QTableView* m_table;
    GoldFigures* m_figures;
    QComboBox* m_topics;
    QToolButton* m_previous;
    QToolButton* m_next;
    QLabel* m_position;
    QLabel* m_summary;
    QLabel* m_why;
    QPushButton* m_open;
};

} // namespace widgets
