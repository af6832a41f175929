#pragma once

class QWidget;

namespace qd {

/// Moves the keyboard to the next pane of the window, or to the one before, round and round: the strip, the tabs, and every
/// list, table and text that is seen, in the order of Tab.
void focusNextPane(QWidget *window, bool forward);

} // namespace qd
