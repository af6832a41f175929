#pragma once

#include "ui/models/alertwatch.h"
#include "ui/shell/notifier.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>

namespace qd {

/// From what is new to a notice on the desktop: only while nobody looks at the console, and at most one of a kind in
/// kPause; what comes meanwhile is gathered into the next. GUI thread; owned by the window.
class AlertFlow : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kPause{60'000};

    /// \param profile its name, which stands before everything that is told
    AlertFlow(CoreLink &link, const QString &profile, QObject *parent = nullptr);
    ~AlertFlow() override;

    void setNotifier(std::unique_ptr<Notifier> notifier);
    void setEnabled(bool enabled);
    /// Tests look away and shorten the time.
    void setWatched(std::function<bool()> watched) { m_watched = std::move(watched); }
    void setPause(std::chrono::milliseconds pause) { m_pause = pause; }

public Q_SLOTS:
    /// Somebody looks at the console: what was told and what is gathered is seen.
    void seen();

Q_SIGNALS:
    /// \param task the only one it is about, or none
    void showRequested(qd::Alert::Kind kind, qd::TaskId task);

private:
    /// What there is to tell of one kind.
    struct Heap {
        qint64 count = 0; ///< not told yet
        Alert newest;
        TaskId shown;          ///< what the notice on the desktop is about
        QElapsedTimer sinceTold;
        std::unique_ptr<QTimer> later; ///< runs while something waits for its turn
    };

    void gather(const Alert &alert);
    void tell(Alert::Kind kind);
    [[nodiscard]] Notice noticeOf(const Heap &heap) const;

    AlertWatch m_watch;
    QString m_profile;
    std::unique_ptr<Notifier> m_notifier;
    std::function<bool()> m_watched;
    std::chrono::milliseconds m_pause = kPause;
    std::map<Alert::Kind, Heap> m_heaps;
    bool m_enabled = true;
};

} // namespace qd
