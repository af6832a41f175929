#pragma once

#include <Qt>

namespace qd {

// Beyond the text of a cell, which every model gives in full, so that screen readers and copies need no delegate.
inline constexpr int kStateRole = Qt::UserRole + 1;  ///< the enum of a state cell, for its symbol and colour
inline constexpr int kTaskIdRole = Qt::UserRole + 2; ///< number of the task that a row is about; 0 = none
inline constexpr int kIdleRole = Qt::UserRole + 3;   ///< true where a state has nothing in it: shown without its colour
inline constexpr int kWordsRole = Qt::UserRole + 7;  ///< of a header: texts that the cells below can have, for their width
inline constexpr int kShareRole = Qt::UserRole + 8;  ///< 0 to 1: how much of what is there is in use

} // namespace qd
