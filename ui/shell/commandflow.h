#pragma once

#include "core/api/eventbatch.h"
#include "core/api/operation.h"

#include <QJsonObject>
#include <QObject>

#include <memory>

class QWidget;

namespace qd {

class CoreLink;
class FileChooser;
class MessageBar;

/// What happens from a command to its end: ask the person if it must be asked, send the request, say how it went.
/// Dialogs belong to the window and close themselves; nothing here waits. GUI thread; owned by the window.
class CommandFlow : public QObject
{
    Q_OBJECT

public:
    CommandFlow(CoreLink &link, MessageBar &messages, QWidget *window);
    ~CommandFlow() override;

    static constexpr int kMostPreviews = 4;

    /// For files that another program brings. Errors: `no_engine` (Transient), `previews_open` (Operator: kMostPreviews
    /// are); they are told in the window as well.
    [[nodiscard]] Result<void> previewFiles(const QStringList &paths);

    /// Tests answer in the person's place.
    void setFileChooser(std::shared_ptr<FileChooser> chooser);

public Q_SLOTS:
    void pause();
    void resume();
    void drain();
    void kill();
    void resetKill();
    void arm();
    void disarm();
    void writeTask();
    /// Whatever a person has dropped or pasted: task files are looked at first, plain text becomes the draft of a task.
    void takeText(const QString &text);
    void chooseFiles();
    /// Asks for a file, and says how large the copy has become.
    void backUp();
    /// Shows whether everything is as it was recorded, in one dialog that stays open beside the work.
    void verify();
    /// No paths: asks for some.
    void importFiles(const QStringList &paths);

Q_SIGNALS:
    /// For the status bar.
    void done(const QString &what);
    void helpRequested(const QString &topic);

private:
    void send(Operation operation, const QJsonObject &parameters, const QString &what);
    void import(const QJsonObject &source);
    void backUpTo(const QString &path);
    void writeTaskFrom(const QString &text);
    void sayAdded(int tasks, int duplicates);

    CoreLink &m_link;
    MessageBar &m_messages;
    QWidget *m_window;
    std::shared_ptr<FileChooser> m_chooser;
};

} // namespace qd
