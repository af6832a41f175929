#pragma once

#include "core/agents/agenttransport.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTemporaryFile>
#include <QTimer>

#include <memory>
#include <vector>

namespace qd {

/// One rehearsal being played: an explicit state machine with one timer, on the core thread, owned by the
/// RehearsalTransport. Speaks to the listener only from its timer, so never from inside start() or stop().
class RehearsalRun final : public QObject
{
    Q_OBJECT

public:
    struct Script {
        int attempt = 1; ///< `fail: N` fails while this is at most N
        std::vector<RehearsalStep> steps;
    };

    static constexpr int kFloodPortion = 64 * 1024;       ///< bytes of output in one turn of the event loop
    static constexpr int kFloodLine = 1024;               ///< bytes of a line, its end included
    static constexpr qint64 kSpoolLimit = 4 * 1024 * 1024; ///< what output.txt keeps of a flood

    RehearsalRun(AttemptId id, Script script, AgentListener &listener, QString spoolDirectory);

    void start() { go(State::NextStep); }
    void stop(EndCause cause);
    /// Without a question that is open nothing happens.
    void answer(bool yes);

Q_SIGNALS:
    /// Once, as the last thing; the files are the receiver's from then on.
    void ended(const qd::AgentEnding &ending);

private:
    enum class State { NextStep, Sleeping, Flooding, Hanging, Asking, Refused, Stopping, Ended };

    void go(State state, int delayMs = 0);
    void advance();
    void nextStep();
    void fail(qint64 lastFailingAttempt);
    void beginSleep(qint64 ms);
    void sleepOn();
    void ask(const QString &question);
    void beginFlood(qint64 bytes);
    void floodOn();
    void sayLine(qint64 size);
    void crash();
    void succeed(const QString &text);
    void finish(AgentEnding ending);

    [[nodiscard]] std::unique_ptr<QTemporaryFile> newSpoolFile() const;
    void keep(const QByteArray &output);
    void finishSpoolFailed();

    const AttemptId m_id;
    const Script m_script;
    AgentListener &m_listener;
    const QString m_spoolDirectory;

    QTimer m_timer;
    State m_state = State::NextStep;
    size_t m_next = 0; ///< index of the step that comes next
    EndCause m_cause = EndCause::Answered;
    QDeadlineTimer m_sleepUntil;
    qint64 m_floodLeft = 0;
    qint64 m_spooled = 0;
    bool m_spoolFailed = false;
    std::unique_ptr<QTemporaryFile> m_output;
};

} // namespace qd
