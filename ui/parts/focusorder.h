#pragma once

class QWidget;

namespace qd {

/// Lets the key Tab visit everything inside of `root` as it is read: in the order of its layouts, row by row, column by
/// column. To be called once all is laid out; what is added later is visited last. GUI thread.
void orderFocus(QWidget &root);

} // namespace qd
