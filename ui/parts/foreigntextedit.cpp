#include "ui/parts/foreigntextedit.h"

#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintextview.h"

#include <QKeyEvent>
#include <QMimeData>

namespace qd {
namespace {

QString plainForm(const QString &raw)
{
    return UntrustedText(raw).displayPlain(PlainTextView::kLimit);
}

bool canBeEdited(const QString &raw, const QString &plain)
{
    return plain == raw || plain == QString(raw).replace(QLatin1String("\r\n"), QLatin1String("\n"));
}

} // namespace

ForeignTextEdit::ForeignTextEdit(QWidget *parent) : QPlainTextEdit(parent), m_note(new PlainLabel(parent))
{
    setTabChangesFocus(true);
    m_note->setWordWrap(true);
    m_note->setText(tr("This text holds more, or other characters, than can be edited here. It stays exactly as it is; "
                       "Delete takes it away whole."));
    m_note->hide();
}

void ForeignTextEdit::setText(const QString &raw)
{
    m_raw = raw;
    const QString plain = plainForm(raw);
    const bool isPlain = canBeEdited(raw, plain);
    setPlainText(plain);
    m_shown = toPlainText();
    setReadOnly(!isPlain);
    setTextInteractionFlags(isPlain ? Qt::TextEditorInteraction : Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_note->setVisible(!isPlain);
}

// The editor knows no difference between some blanks and line ends: what nobody touched is not read back from it.
QString ForeignTextEdit::text() const
{
    const QString now = toPlainText();
    return now == m_shown ? m_raw : now;
}

void ForeignTextEdit::insertFromMimeData(const QMimeData *source)
{
    const QString text = source->text();
    const QString plain = plainForm(text);
    const bool isCut = text.size() > PlainTextView::kLimit;
    if (!isCut && (!document()->isEmpty() || canBeEdited(text, plain)))
        return insertPlainText(plain); // what cannot be seen in it stands there as a mark
    QString whole = toPlainText();
    const QTextCursor place = textCursor();
    setText(whole.replace(place.selectionStart(), place.selectionEnd() - place.selectionStart(), text));
}

void ForeignTextEdit::keyPressEvent(QKeyEvent *event)
{
    const bool deletes = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (isLocked() && deletes)
        setText(QString());
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace qd
