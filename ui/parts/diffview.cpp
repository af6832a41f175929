#include "ui/parts/diffview.h"

#include "ui/parts/statelook.h"

#include <QEvent>
#include <QSyntaxHighlighter>

namespace qd {
namespace {

constexpr QChar kGone(0x2212); // a minus sign: as wide as the plus
constexpr QChar kNew(u'+');

QChar signOf(DiffLine::Kind kind)
{
    switch (kind) {
    case DiffLine::Kind::Same: return QChar(u' ');
    case DiffLine::Kind::Gone: return kGone;
    case DiffLine::Kind::New: return kNew;
    }
    return QChar(u' ');
}

} // namespace

/// Colours a line by its sign.
class DiffView::Tint : public QSyntaxHighlighter
{
public:
    explicit Tint(DiffView &view) : QSyntaxHighlighter(view.document()), m_view(view) { }

protected:
    void highlightBlock(const QString &text) override
    {
        const QChar sign = text.isEmpty() ? QChar() : text.front();
        if (sign == kGone || sign == kNew)
            setFormat(0, int(text.size()), toneColour(sign == kNew ? Tone::Good : Tone::Bad, m_view.palette()));
    }

private:
    DiffView &m_view;
};

DiffView::DiffView(QWidget *parent) : PlainTextView(parent), m_tint(new Tint(*this))
{
    setMonospace();
}

void DiffView::showDiff(const std::vector<DiffLine> &lines)
{
    QString text;
    for (const DiffLine &line : lines) {
        text += signOf(line.kind) + QStringLiteral(" ") + UntrustedText(line.text).displayLine(kMostCharacters) + u'\n';
        if (text.size() > kMostCharacters)
            break;
    }
    text.chop(1);
    setPlainText(text);
}

void DiffView::changeEvent(QEvent *event)
{
    PlainTextView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_tint->rehighlight();
}

} // namespace qd
