#pragma once

#include "ui/dialogs/actdialog.h"
#include "ui/link/corelink.h"
#include "ui/models/undohistory.h"

#include <QList>
#include <QObject>

#include <memory>

class QAction;

namespace qd {

class FileChooser;
class MessageBar;
enum class TaskVerb;

/// What can be done to chosen tasks, as actions: with the question before what is lost for good, and the way back for what
/// is not. GUI thread; owned by the queue page.
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
    /// How long a message offers to take back what it tells of; the menu goes on to.
    static constexpr int kUndoSeconds = 8;

    struct Chosen {
        QList<TaskId> ids;
        std::vector<TaskSummary> loaded; ///< those of them whose row is here
        bool isAll = false;              ///< everything that matches a filter is chosen

        [[nodiscard]] std::vector<TaskSummary> inState(TaskState state) const;
        /// Those that wait for a person's yes or no.
        [[nodiscard]] std::vector<TaskSummary> asking() const;
    };
    using Choice = std::function<Chosen(int most)>;

    /// \param choice tells what is chosen at the moment it is asked, at most so many tasks of it
    TaskCommands(CoreLink &link, MessageBar &messages, Choice choice, QObject *parent = nullptr);
    ~TaskCommands() override;

    /// In the order of menus.
    [[nodiscard]] QList<QAction *> actions() const;
    /// Those that deserve a button beside the list.
    [[nodiscard]] QList<QAction *> barActions() const;
    [[nodiscard]] QAction *actionFor(TaskVerb verb) const;
    void updateActions();
    /// Asks the person what this task asks, whatever is chosen.
    void answer(TaskId task);
    /// What this operator has done and can take back, here and elsewhere in the console.
    [[nodiscard]] UndoHistory &history() { return m_history; }
    /// Tests answer in the person's place.
    void setFileChooser(std::shared_ptr<FileChooser> chooser);

private:
    void run(TaskVerb verb);
    [[nodiscard]] bool isTooMany(const Chosen &chosen);
    [[nodiscard]] static bool mustAsk(const Chosen &chosen) { return chosen.ids.size() > kUnasked || chosen.isAll; }
    void cancel(const Chosen &chosen);
    void requeue(const Chosen &chosen);
    void holdOrRelease(const Chosen &chosen, bool hold);
    void prioritize(const Chosen &chosen, int by);
    void edit(const Chosen &chosen, bool retry);
    void approve(const std::vector<TaskSummary> &tasks);
    void deny(const Chosen &chosen);
    void resolve(const Chosen &chosen);
    void accept(const Chosen &chosen);
    void returnOrReject(const Chosen &chosen, bool again);
    void exportTo(const Chosen &chosen);
    void ask(const Chosen &chosen, ActPlan plan);
    void request(Operation operation, const QList<TaskId> &ids, QJsonObject parameters = {});
    void tell(Operation operation, const Result<Payload> &result);
    void tellAct(Operation operation, const QJsonObject &answer);
    void tellWithUndo(const QString &text, bool complete, UndoEntry entry);

    CoreLink &m_link;
    MessageBar &m_messages;
    Choice m_choice;
    UndoHistory m_history;
    std::shared_ptr<FileChooser> m_chooser;
    std::vector<QAction *> m_actions; ///< in the order of taskVerbs()
};

} // namespace qd
