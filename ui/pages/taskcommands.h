#pragma once

#include "ui/link/corelink.h"

#include <QObject>

class QAction;

namespace qd {

class MessageBar;

/// What can be done to chosen tasks: cancel, requeue and release, as actions, with the question before what is lost for good.
/// GUI thread; owned by the queue page.
class TaskCommands : public QObject
{
    Q_OBJECT

public:
    /// More than so many at once are asked about first.
    static constexpr int kUnasked = 25;
    /// The core takes no more in one request.
    static constexpr int kMostAtOnce = 10'000;
    /// What could be done to more than so many is found out by doing it.
    static constexpr int kMostInspected = 200;

    struct Chosen {
        QList<TaskId> ids;
        int running = 0; ///< of them, as far as is loaded
        bool canCancel = false;
        bool canRequeue = false;
        bool canRelease = false;
    };
    using Choice = std::function<Chosen(int most)>;

    /// \param choice tells what is chosen at the moment it is asked, at most so many tasks of it
    TaskCommands(CoreLink &link, MessageBar &messages, Choice choice, QObject *parent = nullptr);

    [[nodiscard]] QAction *cancelAction() const { return m_cancel; }
    [[nodiscard]] QAction *requeueAction() const { return m_requeue; }
    [[nodiscard]] QAction *releaseAction() const { return m_release; }
    void updateActions();

private:
    void cancel();
    void requeue();
    void release();
    void request(Operation operation, const QList<TaskId> &ids);
    void tell(Operation operation, const Result<Payload> &result);
    [[nodiscard]] bool isTooMany(const Chosen &chosen);

    CoreLink &m_link;
    MessageBar &m_messages;
    Choice m_choice;
    QAction *m_cancel;
    QAction *m_requeue;
    QAction *m_release;
};

} // namespace qd
