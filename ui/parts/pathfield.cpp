#include "ui/parts/pathfield.h"

#include "ui/parts/filechooser.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace qd {

PathField::PathField(QLineEdit *line, Wanted wanted, const QString &name, const QString &task, QWidget *parent)
    : QWidget(parent), m_line(line), m_wanted(wanted), m_task(task), m_chooser(std::make_shared<DesktopFileChooser>())
{
    auto *button = new QPushButton(tr("Browse…"), this);
    button->setObjectName(QStringLiteral("browse-") + name);
    button->setAccessibleName(task);
    button->setAutoDefault(false); // Return in the line means the form
    connect(button, &QPushButton::clicked, this, &PathField::browse);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(line, 1);
    row->addWidget(button);
}

void PathField::setFileChooser(std::shared_ptr<FileChooser> chooser)
{
    m_chooser = std::move(chooser);
}

void PathField::browse()
{
    const auto take = [line = m_line](const QString &path) { line->setText(path); };
    if (m_wanted == Wanted::Folder)
        m_chooser->chooseFolder(this, m_task, take);
    else
        m_chooser->chooseFile(this, m_task, take);
}

} // namespace qd
