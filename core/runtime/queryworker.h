#pragma once

#include "core/runtime/command.h"
#include "core/runtime/profile.h"

#include <QObject>

namespace qd {

/// Answers what persons ask the database in SQL, one after the other, so that neither the engine nor any other reader
/// waits for it. Lives on a thread of its own, and holds nothing between two questions.
class QueryWorker final : public QObject
{
    Q_OBJECT

public:
    QueryWorker(const Profile &profile, Inbox &inbox) : m_profile(profile), m_inbox(inbox) { }

    [[nodiscard]] Result<void> start() { return {}; }
    Q_INVOKABLE void drain();

private:
    [[nodiscard]] Result<Payload> answer(const Command &command) const;

    const Profile &m_profile;
    Inbox &m_inbox;
};

} // namespace qd
