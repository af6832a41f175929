#include "ui/parts/diffview.h"

#include "ui/parts/plaindelegate.h"
#include "ui/parts/statelook.h"

#include <QFontDatabase>
#include <QHeaderView>

namespace qd {

/// Colours a line by what became of it.
class DiffView::Tint : public PlainDelegate
{
public:
    explicit Tint(DiffView &view) : PlainDelegate(&view), m_view(view) { }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        PlainDelegate::initStyleOption(option, index);
        const DiffLine::Kind kind = m_view.m_model.kindAt(index.row());
        if (kind != DiffLine::Kind::Same)
            option->palette.setColor(QPalette::Text, toneColour(kind == DiffLine::Kind::New ? Tone::Good : Tone::Bad, m_view.palette()));
    }

private:
    DiffView &m_view;
};

DiffView::DiffView(QWidget *parent) : PlainTable(parent)
{
    setModel(&m_model);
    setItemDelegate(new Tint(*this));
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF());
    setFont(mono);
    setAlternatingRowColors(false);
    setCompact(true);
    horizontalHeader()->hide();
}

} // namespace qd
