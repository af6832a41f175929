#pragma once

#include "core/rules/transitions.h"
#include "ui/link/corelink.h"

#include <QList>
#include <QObject>

class QAction;

namespace qd {

class MessageBar;

/// What can be done to chosen tasks, as actions, with the question before what is lost for good or cannot be known.
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
        std::vector<TaskSummary> loaded; ///< those of them whose row is here

        /// True as well if it cannot be known from here.
        [[nodiscard]] bool mayDo(TaskEvent event) const;
        [[nodiscard]] std::vector<TaskSummary> inState(TaskState state) const;
        /// Those that wait for a person's yes or no.
        [[nodiscard]] QList<TaskId> asking() const;
    };
    using Choice = std::function<Chosen(int most)>;

    /// \param choice tells what is chosen at the moment it is asked, at most so many tasks of it
    TaskCommands(CoreLink &link, MessageBar &messages, Choice choice, QObject *parent = nullptr);

    /// In the order of menus.
    [[nodiscard]] QList<QAction *> actions() const;
    void updateActions();

private:
    enum class Verb { Cancel, Requeue, Hold, Release, Approve, Deny, Resolve };

    struct Row;
    static const Row kRows[];

    void run(Verb verb);
    void cancel(const Chosen &chosen);
    void requeue(const Chosen &chosen);
    void decide(const Chosen &chosen, bool yes);
    void resolve(const Chosen &chosen);
    void request(Operation operation, const QList<TaskId> &ids, QJsonObject parameters = {});
    void tell(Operation operation, const Result<Payload> &result);
    [[nodiscard]] bool isTooMany(const Chosen &chosen);

    CoreLink &m_link;
    MessageBar &m_messages;
    Choice m_choice;
    std::vector<QAction *> m_actions; ///< in the order of kRows
};

} // namespace qd
