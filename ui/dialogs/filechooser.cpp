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

} // namespace qd
