#include "ui/parts/filechooser.h"

#include <QFileDialog>
#include <QRegularExpression>

namespace qd {
namespace {

QFileDialog *dialogFor(QWidget *parent, const QString &title)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

/// "csv" of "Table (*.csv)".
QString endingOf(const QString &filter)
{
    static const QRegularExpression kEnding(QStringLiteral("\\*\\.(\\w+)"));
    return kEnding.match(filter).captured(1);
}

} // namespace

void DesktopFileChooser::chooseFiles(QWidget *parent, const QString &title, const QStringList &filters, PathsChosen chosen)
{
    auto *dialog = dialogFor(parent, title);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(filters);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, chosen);
    dialog->open();
}

void DesktopFileChooser::chooseFile(QWidget *parent, const QString &title, PathChosen chosen)
{
    auto *dialog = dialogFor(parent, title);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

void DesktopFileChooser::chooseFolder(QWidget *parent, const QString &title, PathChosen chosen)
{
    auto *dialog = dialogFor(parent, title);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

void DesktopFileChooser::chooseNewFile(QWidget *parent, const NewFile &file, PathChosen chosen)
{
    auto *dialog = dialogFor(parent, file.title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite, !file.mayReplace);
    dialog->setNameFilters(file.filters);
    dialog->setDefaultSuffix(endingOf(file.filters.value(0)));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                     [dialog](const QString &filter) { dialog->setDefaultSuffix(endingOf(filter)); });
    dialog->selectFile(file.name);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

} // namespace qd
