#include "ui/dialogs/aboutdialog.h"

#include "ui/parts/iconlabel.h"
#include "ui/parts/plainlabel.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kIconSize = 96;
constexpr double kNameScale = 1.6;

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Quarterdeck"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *name = new PlainLabel(QStringLiteral("Quarterdeck"), this);
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * kNameScale);
    large.setBold(true);
    name->setFont(large);
    auto *facts = new PlainLabel(tr("Version %1, with Qt %2\n\nA console for commanding autonomous agents.\n"
                                    "Apache License 2.0")
                                     .arg(QStringLiteral(QD_VERSION), QString::fromLatin1(qVersion())), this);
    for (PlainLabel *label : {name, facts})
        label->setAlignment(Qt::AlignHCenter);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->setContentsMargins(32, 24, 32, 16);
    layout->addWidget(new IconLabel(QIcon(QStringLiteral(":/icons/quarterdeck.svg")), kIconSize, this), 0,
                      Qt::AlignHCenter);
    layout->addWidget(name);
    layout->addWidget(facts);
    layout->addWidget(buttons);
}

} // namespace qd
