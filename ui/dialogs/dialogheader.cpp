#include "ui/dialogs/dialogheader.h"

#include "ui/parts/iconlabel.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/themedicon.h"

#include <QGridLayout>

namespace qd {
namespace {

constexpr int kIconSize = 32;
constexpr double kQuestionScale = 1.2;
constexpr int kTextWidth = 30; // in widths of the letter M

} // namespace

DialogHeader::DialogHeader(const QString &iconName, const QString &question, const QString &meaning, QWidget *parent)
    : QWidget(parent)
{
    auto *head = new PlainLabel(question, this);
    QFont large = head->font();
    large.setPointSizeF(large.pointSizeF() * kQuestionScale);
    large.setBold(true);
    head->setFont(large);
    head->setWordWrap(true);
    auto *body = new PlainLabel(meaning, this);
    body->setWordWrap(true);
    body->setMinimumWidth(fontMetrics().horizontalAdvance(u'M') * kTextWidth);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(kIconSize / 2);
    layout->addWidget(new IconLabel(themedIcon(iconName), kIconSize, this), 0, 0, 2, 1, Qt::AlignTop);
    layout->addWidget(head, 0, 1);
    layout->addWidget(body, 1, 1);
    layout->setColumnStretch(1, 1);
}

} // namespace qd
