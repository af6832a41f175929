#pragma once

#include "core/process/boxlauncher.h"
#include "core/process/inputstream.h"
#include "core/process/outputstream.h"
#include "core/process/processspec.h"
#include "core/process/treesweep.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

class QSocketNotifier;

namespace qd {

class Executioner;

/// One program under one qdeck-agentbox, from its start to the end of the last process of its tree. Lives on the core
/// thread and is used once; whoever starts the program owns it. Its destruction ends whatever still runs.
/// Its signals come from the event loop only, never from inside start() or stop().
class AgentProcess : public QObject
{
    Q_OBJECT

public:
    /// \param boxProgram absolute path of qdeck-agentbox
    AgentProcess(Executioner &executioner, QString boxProgram, QObject *parent = nullptr);
    ~AgentProcess() override;

    /// Error codes: those of makeLaunchPlan(); spool_failed, box_start_failed (Transient); killed (Operator): the
    /// executioner was not rearmed; already_started. finished() follows if, and only if, this returned success.
    [[nodiscard]] Result<void> start(const ProcessSpec &spec);

    /// Asks the whole tree to end: TERM, and after graceMs KILL. 0 = KILL at once. A shorter one shortens a longer one.
    void stop(int graceMs);

Q_SIGNALS:
    /// The program wrote something.
    void alive();
    /// A line for the live log, at most as many as LineSampler lets through.
    void lineArrived(bool isError, const QByteArray &line);
    /// The last signal.
    void finished(const qd::ProcessReport &report);

private:
    enum class State { NotStarted, Running, Sweeping, Finished };

    [[nodiscard]] Result<void> openSpools(const ProcessSpec &spec);
    void watch(Box box, const ProcessSpec &spec);
    void readChannel();
    void heed(const QByteArray &line);
    void onBoxEnded();
    void beginSweep(); ///< in the stead of a box that is lost or does not answer
    void sweepOnce();
    void finish();
    [[nodiscard]] bool reapBox();
    void send(const QByteArray &words) const;

    Executioner &m_executioner;
    QString m_boxProgram;
    State m_state = State::NotStarted;
    ProcessId m_boxId;
    ProcessId m_program;
    std::string m_cookie;
    FileDescriptor m_box;
    FileDescriptor m_channel;
    std::unique_ptr<QSocketNotifier> m_boxNotifier;
    std::unique_ptr<QSocketNotifier> m_channelNotifier;
    InputStream m_input;
    OutputStream m_output;
    OutputStream m_errorOutput;
    QByteArray m_incoming;
    QTimer m_boxDeadline;
    QTimer m_sweepTimer;
    std::optional<TreeSweep> m_sweep;
    QElapsedTimer m_sweepAge;
    bool m_stopAsked = false;
    bool m_boxEnded = false;
    bool m_reportComplete = false;
    ProcessReport m_report;
};

} // namespace qd
