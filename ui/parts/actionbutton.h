#pragma once

class QAction;
class QToolButton;
class QWidget;

namespace qd {

/// A button that does what the action does, with its word and icon, reached by Tab. Named as the action is.
[[nodiscard]] QToolButton *actionButton(QAction *action, QWidget *parent);

/// The same with the icon alone; the word is its accessible name and its tool tip.
[[nodiscard]] QToolButton *iconButton(QAction *action, QWidget *parent);

} // namespace qd
