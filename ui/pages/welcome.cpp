#include "ui/pages/welcome.h"

#include "ui/parts/iconlabel.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QKeySequence>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kPicture = 48;
constexpr double kTitleScale = 1.5;
constexpr int kWidth = 75; // in average characters

} // namespace

Welcome::Welcome(QWidget *parent) : QWidget(parent), m_ways(new QVBoxLayout)
{
    setObjectName(QStringLiteral("welcome"));
    auto *title = new PlainLabel(tr("Welcome aboard"), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * kTitleScale);
    large.setBold(true);
    title->setFont(large);
    auto *meaning = new PlainLabel(tr("This workspace is empty. Tasks go in, agents do them, you decide. Everything begins "
                                      "in PROOF: effects are written down and nothing happens outside until you arm REAL."),
                                   this);
    meaning->setWordWrap(true);
    auto *here = new PlainLabel(tr("Or begin right here: %1 writes a task, and task files can be dropped onto the "
                                   "Queue.").arg(QKeySequence(Qt::CTRL | Qt::Key_N).toString(QKeySequence::NativeText)), this);
    here->setWordWrap(true);

    auto *box = new QWidget(this);
    box->setFixedWidth(fontMetrics().averageCharWidth() * kWidth);
    auto *column = new QVBoxLayout(box);
    column->setSpacing(fontMetrics().height() / 2);
    column->addWidget(new IconLabel(themedIcon(QStringLiteral("nav-welcome")), kPicture, box), 0, Qt::AlignHCenter);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(meaning);
    column->addLayout(m_ways);
    column->addWidget(here);
    auto *across = new QHBoxLayout; // stretches, not an alignment: that would forget that lines wrap
    across->addStretch();
    across->addWidget(box);
    across->addStretch();
    auto *centre = new QVBoxLayout(this);
    centre->addStretch();
    centre->addLayout(across);
    centre->addStretch();
}

void Welcome::setWays(const QList<QAction *> &ways)
{
    for (QAction *way : ways)
        addWay(way);
}

void Welcome::addWay(QAction *way)
{
    auto *button = new QPushButton(way->icon(), way->iconText(), this);
    button->setObjectName(way->objectName());
    button->setAutoDefault(false);
    button->setEnabled(way->isEnabled());
    connect(button, &QPushButton::clicked, way, &QAction::trigger);
    connect(way, &QAction::changed, button, [button, way] { button->setEnabled(way->isEnabled()); });
    if (!m_first)
        m_first = button;
    auto *meaning = new PlainLabel(way->statusTip(), this);
    meaning->setWordWrap(true);
    meaning->setForegroundRole(QPalette::PlaceholderText);
    m_ways->addWidget(button);
    m_ways->addWidget(meaning);
}

} // namespace qd
