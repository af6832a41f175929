#pragma once

#include "core/base/result.h"

#include <QObject>

#include <memory>

class QWidget;

namespace qd {

class Actions;
class MessageBar;
class FileChooser;
class WorkspaceOpener;

/// From "open another workspace" to the other console, or to the reason why not. Its commands are off until somebody can
/// open workspaces. GUI thread; owned by the window.
class WorkspaceFlow : public QObject
{
    Q_OBJECT

public:
    WorkspaceFlow(const Actions &actions, MessageBar &messages, QWidget *window);
    ~WorkspaceFlow() override;

    void setOpener(std::unique_ptr<WorkspaceOpener> opener);
    /// Tests answer in the person's place.
    void setFileChooser(std::shared_ptr<FileChooser> chooser);

Q_SIGNALS:
    void done(const QString &what);

private:
    void startDemo();
    void create();
    void openExisting();
    void tell(const Result<void> &result, const QString &what);

    const Actions &m_actions;
    MessageBar &m_messages;
    QWidget *m_window;
    std::unique_ptr<WorkspaceOpener> m_opener;
    std::shared_ptr<FileChooser> m_chooser;
};

} // namespace qd
