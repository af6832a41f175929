#include "ui/dialogs/filechooser.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace qd {

void DesktopFileChooser::chooseTaskFiles(QWidget *parent, Chosen chosen)
{
    auto *dialog = new QFileDialog(parent, QCoreApplication::translate("qd::FileChooser", "Import task files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({QCoreApplication::translate("qd::FileChooser", 
                                "Task files (*.md *.markdown *.yaml *.yml *.json *.jsonl *.ndjson *.csv *.txt)"),
                            QCoreApplication::translate("qd::FileChooser", "All files (*)")});
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, chosen);
    dialog->open();
}

// The core writes the file, and never over another one: so nobody is asked whether it may.
void DesktopFileChooser::chooseNewFile(QWidget *parent, const QString &suggested, Chosen chosen)
{
    auto *dialog = new QFileDialog(parent, QCoreApplication::translate("qd::FileChooser", "Export tasks"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setNameFilter(QCoreApplication::translate("qd::FileChooser", "Task files (*.json)"));
    dialog->selectFile(suggested);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, chosen);
    dialog->open();
}

} // namespace qd
