#include "ui/shell/alertflow.h"

#include "core/base/untrustedtext.h"
#include "ui/shell/activation.h"

#include <QApplication>

#include <algorithm>
#include <limits>

namespace qd {
namespace {

constexpr int kMostTitle = 120;

bool isOfDaemon(Alert::Kind kind)
{
    return kind == Alert::Kind::DaemonKilled || kind == Alert::Kind::DaemonStopped || kind == Alert::Kind::DaemonLost;
}

QString headline(Alert::Kind kind, int n)
{
    switch (kind) {
    case Alert::Kind::DaemonKilled: return AlertFlow::tr("The daemon was killed");
    case Alert::Kind::DaemonStopped: return AlertFlow::tr("The daemon has stopped");
    case Alert::Kind::DaemonLost: return AlertFlow::tr("The daemon is gone");
    case Alert::Kind::DeadLetter: return AlertFlow::tr("%n new dead letter(s)", nullptr, n);
    case Alert::Kind::Approval: return AlertFlow::tr("%n task(s) to approve", nullptr, n);
    case Alert::Kind::Unknown: return AlertFlow::tr("%n unknown outcome(s)", nullptr, n);
    }
    return {};
}

QString explanation(Alert::Kind kind)
{
    switch (kind) {
    case Alert::Kind::DaemonKilled: return AlertFlow::tr("Nothing runs any more. It stays stopped until you reset the kill.");
    case Alert::Kind::DaemonStopped: return AlertFlow::tr("Nothing runs any more. Resume starts it again.");
    case Alert::Kind::DaemonLost: return AlertFlow::tr("The program that ran it has ended. Nothing can be done from this console.");
    case Alert::Kind::DeadLetter: return AlertFlow::tr("Out of attempts.");
    case Alert::Kind::Approval: return AlertFlow::tr("Waits for your word.");
    case Alert::Kind::Unknown: return AlertFlow::tr("Nobody knows whether it happened. Find out and decide.");
    }
    return {};
}

} // namespace

AlertFlow::AlertFlow(CoreLink &link, const QString &profile, QObject *parent)
    : QObject(parent), m_watch(link), m_profile(profile), m_watched([] { return QApplication::activeWindow() != nullptr; })
{
    connect(&m_watch, &AlertWatch::raised, this, &AlertFlow::gather);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            seen();
    });
}

AlertFlow::~AlertFlow() = default;

void AlertFlow::setNotifier(std::unique_ptr<Notifier> notifier)
{
    m_notifier = std::move(notifier);
    m_notifier->pressed = [this](int slot, const QString &activation) {
        const auto kind = Alert::Kind(slot);
        allowActivation(activation);
        Q_EMIT showRequested(kind, m_heaps[kind].shown);
    };
}

void AlertFlow::setEnabled(bool enabled)
{
    m_enabled = enabled;
    if (!enabled)
        seen();
}

void AlertFlow::seen()
{
    for (auto &[kind, heap] : m_heaps) {
        heap.count = 0;
        heap.later.reset();
    }
    if (m_notifier)
        m_notifier->dismissAll();
}

void AlertFlow::gather(const Alert &alert)
{
    if (!m_enabled || !m_notifier || m_watched())
        return;
    Heap &heap = m_heaps[alert.kind];
    ++heap.count;
    heap.newest = alert;
    const qint64 age = heap.sinceTold.isValid() ? heap.sinceTold.elapsed() : m_pause.count();
    if (heap.later)
        return;
    heap.later = std::make_unique<QTimer>(); // also for none at all: what comes in the same batch belongs together
    heap.later->setSingleShot(true);
    connect(heap.later.get(), &QTimer::timeout, this, [this, kind = alert.kind] { tell(kind); });
    heap.later->start(std::chrono::milliseconds(std::max<qint64>(0, m_pause.count() - age)));
}

void AlertFlow::tell(Alert::Kind kind)
{
    Heap &heap = m_heaps[kind];
    heap.later.release()->deleteLater(); // it is its signal that is being handled
    if (m_watched()) {
        heap.count = 0;
        return;
    }
    m_notifier->show(int(kind), noticeOf(heap));
    heap.shown = heap.count == 1 ? heap.newest.task : TaskId();
    heap.count = 0;
    heap.sinceTold.start();
}

Notice AlertFlow::noticeOf(const Heap &heap) const
{
    const Alert &alert = heap.newest;
    const int n = int(std::min<qint64>(heap.count, std::numeric_limits<int>::max()));
    Notice notice;
    notice.summary = tr("%1: %2", "profile, what happened").arg(UntrustedText(m_profile).displayLine(kMostTitle), headline(alert.kind, n));
    notice.body = explanation(alert.kind);
    if (heap.count == 1 && alert.task.isValid())
        notice.body = tr("%1, %2: %3", "task, its title, what is to be known")
                          .arg(displayId(alert.task), UntrustedText(alert.title).displayLine(kMostTitle), notice.body);
    notice.button = isOfDaemon(alert.kind) ? tr("Show") : tr("Review");
    notice.urgent = alert.kind == Alert::Kind::DaemonKilled || alert.kind == Alert::Kind::DaemonLost;
    return notice;
}

} // namespace qd
