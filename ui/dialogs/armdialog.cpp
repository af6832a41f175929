#include "ui/dialogs/armdialog.h"

#include "ui/dialogs/dialogheader.h"
#include "ui/parts/iconlabel.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/themedicon.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace qd {
namespace {

constexpr int kDefaultMinutes = 30;
constexpr int kMostMinutes = 24 * 60;
constexpr int kDefaultCount = 10;
constexpr int kMostCount = 10'000;
constexpr int kSecondsPerMinute = 60;
constexpr int kBulletSize = 16;
constexpr QLatin1String kWord("REAL");

QSpinBox *spinBox(int most, int value, const QString &suffix, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(1, most);
    box->setValue(value);
    box->setSuffix(suffix);
    return box;
}

QLayout *consequence(const char *iconName, const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    auto *layout = new QHBoxLayout;
    layout->addWidget(new IconLabel(themedIcon(QLatin1String(iconName)), kBulletSize, parent), 0, Qt::AlignTop);
    layout->addWidget(label, 1);
    return layout;
}

} // namespace

ArmDialog::ArmDialog(QWidget *parent)
    : QDialog(parent), m_minutes(spinBox(kMostMinutes, kDefaultMinutes, tr(" minutes"), this)),
      m_count(spinBox(kMostCount, kDefaultCount, tr(" tasks"), this)), m_word(new QLineEdit(this))
{
    setWindowTitle(tr("Arm REAL"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_word->setPlaceholderText(kWord);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *arm = buttons->addButton(tr("&Arm"), QDialogButtonBox::AcceptRole);
    arm->setIcon(themedIcon(QStringLiteral("action-arm")));
    arm->setAutoDefault(false);
    arm->setEnabled(false);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    connect(m_word, &QLineEdit::textChanged, arm, [arm](const QString &text) { arm->setEnabled(text == kWord); });
    connect(arm, &QPushButton::clicked, this, [this] {
        Q_EMIT armRequested(m_minutes->value() * kSecondsPerMinute, m_count->value());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *form = new QFormLayout;
    form->addRow(tr("At &most for:"), m_minutes);
    form->addRow(tr("At most this ma&ny:"), m_count);
    form->addRow(tr("&Type REAL to arm:"), m_word);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(new DialogHeader(
        QStringLiteral("mode-real"), tr("Let tasks act for real?"),
        tr("Only tasks that ask for REAL are let through; every other task stays in PROOF."), this));
    layout->addLayout(consequence("level-warning", tr("Programs run, files change and messages go out."), this));
    layout->addLayout(consequence("state-queued", tr("It ends by itself: after the time, after the number of tasks, "
                                                     "with the program, with a kill and with a change of the lease."),
                                  this));
    layout->addLayout(consequence("action-disarm", tr("You can disarm at any moment; that asks nothing."), this));
    layout->addLayout(form);
    layout->addWidget(buttons);
}

} // namespace qd
