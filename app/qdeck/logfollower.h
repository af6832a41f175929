#pragma once

#include "app/qdeck/eventpump.h"

namespace qd {

/// Prints the journal, or the part of one task, and goes on as it grows. Looks again whenever the owner tells of a
/// change, at least with every tick. Lives on the main thread; the service outlives it.
class LogFollower : public QObject
{
    Q_OBJECT

public:
    /// \param parameters of journal.list; its limit is for what is there already
    /// \param print takes one answer of journal.list that has entries
    LogFollower(CoreService &service, const QJsonObject &parameters, std::function<void(const QJsonObject &)> print);

Q_SIGNALS:
    /// Once; the program that owned the journal is gone, or refused.
    void ended(const qd::Error &error);

private:
    void read(const EventBatch &batch);
    void show(const Result<Payload> &answer);
    void ask();

    CoreService &m_service;
    QJsonObject m_parameters;
    std::function<void(const QJsonObject &)> m_print;
    RequestId m_asked = 0; ///< 0 = nothing is under way
    EventPump m_pump;
};

} // namespace qd
