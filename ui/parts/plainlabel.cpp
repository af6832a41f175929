#include "ui/parts/plainlabel.h"

#include <QTextDocument>

namespace qd {

PlainLabel::PlainLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

PlainLabel::PlainLabel(const QString &text, QWidget *parent) : PlainLabel(parent)
{
    setText(text);
}

void PlainLabel::setText(const QString &text)
{
    if (text != QLabel::text())
        QLabel::setText(text);
}

void PlainLabel::setText(const UntrustedText &text)
{
    setText(text.displayPlain());
}

QString plainToolTip(const UntrustedText &text)
{
    return Qt::convertFromPlainText(text.displayPlain(UntrustedText::kCellLimit));
}

} // namespace qd
