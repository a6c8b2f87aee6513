#pragma once

#include "core/evaluate/review.h"

#include <QScrollArea>

#include <memory>

namespace widgets {

/// How well the analysis agrees with gold: the figures of `dlcot evaluate`, and its confusion tables.
class GoldFigures : public QScrollArea
{
    Q_OBJECT
public:
    explicit GoldFigures(QWidget* parent = nullptr);
    void setReview(const std::shared_ptr<const core::Review>& review);
};

} // namespace widgets
