#include "ui/dialogs/placechooser.h"

#include <QFileDialog>

namespace qd {
namespace {

void openFor(QFileDialog *dialog, QWidget *parent, const PlaceChooser::Chosen &chosen)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

} // namespace

void DesktopPlaceChooser::chooseFolder(QWidget *parent, const QString &title, Chosen chosen)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openFor(dialog, parent, chosen);
}

void DesktopPlaceChooser::chooseNewFile(QWidget *parent, const QString &title, const QString &name,
                                        const QStringList &filters, Chosen chosen)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters(filters);
    dialog->selectFile(name);
    openFor(dialog, parent, chosen);
}

} // namespace qd
