#pragma once

#include <QObject>

#include <memory>

namespace qd {

class CoreLink;
class OwnCore;
class SignalWatch;
struct EngineStatus;

/// What a signal does to the console, as `qdeck run` does: the first lets running work end before the program ends, the
/// second ends it at once. A core of another program is none of its business. GUI thread.
class SignalEnd final : public QObject
{
    Q_OBJECT

public:
    /// \param core null if it is another program's; both outlive this
    SignalEnd(SignalWatch &watch, OwnCore *core);
    ~SignalEnd() override;

Q_SIGNALS:
    /// The program was told to end and waits for what runs.
    void waits();

private:
    void heed(int number);
    void judge(const EngineStatus &status);

    OwnCore *m_core;
    std::unique_ptr<CoreLink> m_link; ///< from the first signal on
    int m_exitCode = 0;
};

} // namespace qd
