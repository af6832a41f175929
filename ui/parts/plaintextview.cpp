#include "ui/parts/plaintextview.h"

#include <QFontDatabase>

namespace qd {

PlainTextView::PlainTextView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void PlainTextView::showText(const UntrustedText &text, int limit)
{
    const QString shown = text.displayPlain(limit);
    if (shown != toPlainText())
        setPlainText(shown);
}

void PlainTextView::setMonospace()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(this->font().pointSizeF());
    setFont(font);
}

} // namespace qd
