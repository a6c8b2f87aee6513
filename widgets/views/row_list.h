#pragma once

class QAbstractItemModel;
class QTableView;

namespace widgets {

/// Makes `table` a list of rows of `model` of which one is chosen at a time: no frame, no grid, one line a row; Tab leaves it.
void showRows(QTableView* table, QAbstractItemModel* model);

} // namespace widgets
