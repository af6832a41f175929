#pragma once

#include "core/domain/task.h"
#include "ui/link/corelink.h"

#include <QElapsedTimer>
#include <QTimer>

namespace qd {

/// One kind of thing that waits for a person.
struct Need {
    enum class Kind { Unknown, Question, Approval, Review, Dead, Held, Unserved, RealWaits, AgentFailing };

    Kind kind;
    qint64 count = 0;
    bool isCapped = false; ///< there are more than were counted
    TaskId task;           ///< of one: the task it is about; none otherwise

    friend bool operator==(const Need &, const Need &) = default;
};

/// What waits for a person, the most pressing first. Asks the core only after something has changed, and at most once in
/// kPauseMs. GUI thread; owned by its page.
class NeedsWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPauseMs = 1'000;

    explicit NeedsWatch(CoreLink &link, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Need> &needs() const { return m_needs; }
    /// All of them together.
    [[nodiscard]] qint64 count() const;

Q_SIGNALS:
    void changed();

private:
    struct Waiting {
        qint64 count = 0;
        bool isCapped = false;
        TaskId task;
    };
    [[nodiscard]] static Waiting waitingFrom(const QJsonValue &value);
    void followStatus();
    void followAgents();
    void ask();
    void gather();

    CoreLink &m_link;
    QTimer m_pause;
    bool m_again = false; ///< something changed while an answer was awaited
    bool m_asked = false;
    QueueCounts m_queue;
    Waiting m_approvals;
    Waiting m_questions;
    Waiting m_armed;
    Waiting m_unserved;
    std::vector<Agent> m_agents; ///< as they were when it was asked
    std::vector<Need> m_needs;
};

} // namespace qd
