#pragma once

#include "core/evaluate/review.h"

#include <QScrollArea>

#include <memory>

class QBoxLayout;

namespace widgets {

/// How well the analysis agrees with gold: the figures of `dlcot evaluate`, and its confusion tables.
class GoldFigures : public QScrollArea
{
    Q_OBJECT
public:
    explicit GoldFigures(QWidget* parent = nullptr);
    void setReview(const std::shared_ptr<const core::Review>& review);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The widest table goes below the others where the width does not hold them all.
    void place();

    QBoxLayout* m_parts = nullptr; ///< of the content: figures with labels, kinds
};

} // namespace widgets
