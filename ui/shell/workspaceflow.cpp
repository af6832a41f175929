#include "ui/shell/workspaceflow.h"

#include "ui/actions/actions.h"
#include "ui/models/errortext.h"
#include "ui/parts/filechooser.h"
#include "ui/parts/messagebar.h"
#include "ui/shell/workspaceopener.h"

#include <QAction>

namespace qd {

WorkspaceFlow::WorkspaceFlow(const Actions &actions, MessageBar &messages, QWidget *window)
    : QObject(window), m_actions(actions), m_messages(messages), m_window(window),
      m_chooser(std::make_shared<DesktopFileChooser>())
{
    connect(actions.action(Command::StartDemo), &QAction::triggered, this, &WorkspaceFlow::startDemo);
    connect(actions.action(Command::NewWorkspace), &QAction::triggered, this, &WorkspaceFlow::create);
    connect(actions.action(Command::OpenWorkspace), &QAction::triggered, this, &WorkspaceFlow::openExisting);
    setOpener(nullptr);
}

WorkspaceFlow::~WorkspaceFlow() = default;

void WorkspaceFlow::setOpener(std::unique_ptr<WorkspaceOpener> opener)
{
    m_opener = std::move(opener);
    for (const Command command : {Command::StartDemo, Command::NewWorkspace, Command::OpenWorkspace})
        m_actions.action(command)->setEnabled(m_opener != nullptr);
}

void WorkspaceFlow::setFileChooser(std::shared_ptr<FileChooser> chooser)
{
    m_chooser = std::move(chooser);
}

void WorkspaceFlow::startDemo()
{
    tell(m_opener->openDemo(), tr("The demo opens in a window of its own"));
}

void WorkspaceFlow::create()
{
    m_chooser->chooseFolder(m_window, tr("Choose an empty folder for the new workspace"), [this](const QString &folder) {
        tell(m_opener->create(folder), tr("The new workspace opens in a window of its own"));
    });
}

void WorkspaceFlow::openExisting()
{
    m_chooser->chooseFolder(m_window, tr("Choose the folder of the workspace"), [this](const QString &folder) {
        tell(m_opener->open(folder), tr("The workspace opens in a window of its own"));
    });
}

void WorkspaceFlow::tell(const Result<void> &result, const QString &what)
{
    if (result)
        Q_EMIT done(what);
    else
        m_messages.tell(MessageBar::Level::Error, errorTextWithDetail(result.error()));
}

} // namespace qd
