#include "ui/dialogs/startfaultdialog.h"

#include "core/base/untrustedtext.h"
#include "ui/dialogs/dialogheader.h"
#include "ui/models/errortext.h"
#include "ui/parts/plainlabel.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace qd {

StartFaultDialog::StartFaultDialog(const Error &error, const QString &profile, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Quarterdeck"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *where = new PlainLabel(tr("Profile: %1").arg(UntrustedText(profile).displayLine()), this);
    where->setObjectName(QStringLiteral("profile"));
    where->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(new DialogHeader(QStringLiteral("level-error"), tr("Quarterdeck cannot start"), errorTextWithDetail(error), this));
    layout->addWidget(where);
    layout->addWidget(buttons);
}

} // namespace qd
