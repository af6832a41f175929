#pragma once

#include <QStringList>

class QWidget;

namespace qd {

/// What is wrong with how a window is laid out: texts that do not fit, widgets over one another or outside of their
/// parent. Looks at what can be seen now. Text in the cells of tables is left out: it is of any length, cut on purpose,
/// and told whole elsewhere.
[[nodiscard]] QStringList layoutFaults(QWidget &window);

/// Letters behind Alt that two commands of one menu, or two things that can be seen, lay claim to.
[[nodiscard]] QStringList mnemonicClashes(QWidget &window);

/// Where the key Tab goes back, to something above or before in the same row, if it does so more than once in a round.
/// Columns beside one another are read one by one.
[[nodiscard]] QStringList focusFaults(QWidget &window);

/// Every text of a window that a person may meet: shown, in a tool tip, or told by a screen reader.
[[nodiscard]] QStringList textsOf(QWidget &window);

} // namespace qd
