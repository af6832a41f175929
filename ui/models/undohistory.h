#pragma once

#include "core/api/operation.h"
#include "ui/link/corelink.h"

#include <QObject>

#include <deque>
#include <memory>

namespace qd {

/// One request that takes a part of an act back.
struct UndoStep {
    Operation operation;
    QJsonObject parameters;
};

/// An act that can be taken back, and how.
struct UndoEntry {
    QString text; ///< what was done, as it stands behind "Undo": "cancel of 3 tasks"
    std::vector<UndoStep> steps;
};

/// What takes an act on tasks back, by its request and its answer; no steps = nothing does. What has changed since is
/// left alone, because every step names the revisions that the act led to.
[[nodiscard]] UndoEntry undoOfAct(Operation operation, const QJsonObject &answer);
/// \param before the former values of the changed fields; null where there was none
[[nodiscard]] UndoEntry undoOfEdit(const QJsonObject &before, const QJsonObject &answer);
/// Of enabling or disabling an agent.
[[nodiscard]] UndoEntry undoOfAgentSwitch(const QString &agent, bool wasEnabled);

/// The newest acts of this operator, which can be taken back one after the other. GUI thread; owned by the queue page.
class UndoHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t kMost = 50;

    explicit UndoHistory(CoreLink &link, QObject *parent = nullptr) : QObject(parent), m_link(link) { }

    /// An entry without steps is not kept. \return the name of the entry, 0 if it is not kept
    quint64 add(UndoEntry entry);
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    /// Of the newest; empty = there is none.
    [[nodiscard]] QString text() const { return isEmpty() ? QString() : m_entries.back().entry.text; }

public Q_SLOTS:
    /// Takes the newest back.
    void undo();
    /// Takes this one back, if it is still there.
    void undo(quint64 name);

Q_SIGNALS:
    void changed();
    /// What came of it, in words. \param complete false: something had moved on, or could not be asked for
    void undone(const QString &sentence, bool complete);

private:
    struct Named {
        quint64 name = 0;
        UndoEntry entry;
    };
    struct Outcome {
        QString text;
        size_t open = 0;
        int back = 0;
        int refused = 0;
        QString reason; ///< of the first that was refused
    };

    void run(const UndoEntry &entry);
    void take(const std::shared_ptr<Outcome> &outcome, const Result<Payload> &result);
    void tell(const Outcome &outcome);

    CoreLink &m_link;
    std::deque<Named> m_entries;
    quint64 m_lastName = 0;
};

} // namespace qd
