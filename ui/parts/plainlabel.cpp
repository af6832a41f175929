#include "ui/parts/plainlabel.h"

#include <QTextDocument>

#include <algorithm>

namespace qd {
namespace {

constexpr int kBreakEvery = 16;
constexpr QChar kMayBreak(0x200b); // takes no room

QString withBreaks(const QString &text)
{
    QString broken;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        if (at < text.size() && !text[at].isSpace())
            continue;
        QString word = text.mid(begin, at - begin);
        if (word.size() > PlainLabel::kLongestWord) {
            for (qsizetype place = kBreakEvery; place < word.size(); place += kBreakEvery + 1)
                word.insert(place - (word[place].isLowSurrogate() ? 1 : 0), kMayBreak);
        }
        broken += word;
        if (at < text.size())
            broken += text[at];
        begin = at + 1;
    }
    return broken;
}

} // namespace

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
    const QString shown = textInteractionFlags() & Qt::TextSelectableByMouse ? text : withBreaks(text);
    if (shown != QLabel::text())
        QLabel::setText(shown);
}

void PlainLabel::setText(const UntrustedText &text)
{
    setText(text.displayPlain());
}

QSize PlainLabel::minimumSizeHint() const
{
    const QSize least = QLabel::minimumSizeHint();
    return wordWrap() ? QSize(std::min(least.width(), kLongestWord * fontMetrics().averageCharWidth()), least.height()) : least;
}

QString plainToolTip(const UntrustedText &text)
{
    return Qt::convertFromPlainText(text.displayPlain(UntrustedText::kCellLimit));
}

} // namespace qd
