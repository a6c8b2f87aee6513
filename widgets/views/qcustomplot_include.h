#pragma once

// QCustomPlot 2.1 uses Qt's keywords where this project has QT_NO_KEYWORDS; they are given for its header only.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
