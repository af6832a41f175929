#include "core/process/agentprocess.h"

#include "core/base/log.h"
#include "core/process/executioner.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>

namespace qd {
namespace {

constexpr int kBoxMarginMs = 1'000; // what a healthy box needs beyond the grace
constexpr qint64 kSweepLimitMs = 2'000;
constexpr int kSweepNapMs = 5;
constexpr int kDestructionMs = 1'000;

FileDescriptor duplicate(const FileDescriptor &fd)
{
    return FileDescriptor(::fcntl(fd.get(), F_DUPFD_CLOEXEC, 0));
}

bool isPlainName(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || c == QLatin1Char('-') || c == QLatin1Char('_');
    });
}

/// Numbers behind the word of a line of the protocol.
QList<qint64> numbersIn(const QByteArray &line)
{
    QList<qint64> numbers;
    const QList<QByteArray> words = line.split(' ');
    for (qsizetype i = 1; i < words.size(); ++i)
        numbers += words[i].toLongLong();
    return numbers;
}

Error executionError(int error)
{
    const bool mayPass = error == EAGAIN || error == ENOMEM || error == ETXTBSY || error == EMFILE || error == ENFILE;
    return {QStringLiteral("program_not_executable"), mayPass ? ErrorCategory::Transient : ErrorCategory::Permanent,
            QStringLiteral("the program could not be executed: ") + qt_error_string(error)};
}

} // namespace

AgentProcess::AgentProcess(Executioner &executioner, QString boxProgram, QObject *parent)
    : QObject(parent), m_executioner(executioner), m_boxProgram(std::move(boxProgram))
{
    m_boxDeadline.setSingleShot(true);
    connect(&m_boxDeadline, &QTimer::timeout, this, &AgentProcess::beginSweep);
    m_sweepTimer.setInterval(kSweepNapMs);
    connect(&m_sweepTimer, &QTimer::timeout, this, &AgentProcess::sweepOnce);
    for (const OutputStream *stream : {&m_output, &m_errorOutput}) {
        connect(stream, &OutputStream::alive, this, &AgentProcess::alive);
        connect(stream, &OutputStream::lineArrived, this, [this, stream](const QByteArray &line) {
            Q_EMIT lineArrived(stream == &m_errorOutput, line);
        });
    }
}

AgentProcess::~AgentProcess()
{
    if (m_state != State::Running && m_state != State::Sweeping)
        return;
    // Nobody will hear of it any more, but nothing may stay behind.
    send("k\n");
    pollfd ended{m_box.get(), POLLIN, 0};
    if (::poll(&ended, 1, kDestructionMs) == 0)
        qCWarning(lcProcess) << "a box did not end in time and is ended with its tree";
    TreeSweep sweep({{m_boxId, true, m_program.pid, m_cookie}});
    QElapsedTimer age;
    age.start();
    while (!sweep.round() && age.elapsed() < kDestructionMs)
        ::poll(nullptr, 0, kSweepNapMs);
    m_executioner.remove(m_boxId);
    (void)reapBox();
    reapAdopted({sweep.killed().begin(), sweep.killed().end()});
}

Result<void> AgentProcess::start(const ProcessSpec &spec)
{
    if (m_state != State::NotStarted || !isPlainName(spec.cookie)) {
        return Error{QStringLiteral("already_started"), ErrorCategory::Internal,
                     QStringLiteral("an agent process is used once, with a cookie of its own")};
    }
    if (m_executioner.isLatched())
        return Error{QStringLiteral("killed"), ErrorCategory::Operator, QStringLiteral("the kill switch is on")};
    const auto plan = makeLaunchPlan(spec);
    if (!plan)
        return plan.error();
    if (auto opened = openSpools(spec); !opened)
        return opened;
    auto box = launchBox(m_boxProgram, *plan);
    if (!box) {
        (void)m_output.finish();
        (void)m_errorOutput.finish();
        return box.error();
    }
    m_state = State::Running;
    watch(std::move(*box), spec);
    return {};
}

Result<void> AgentProcess::openSpools(const ProcessSpec &spec)
{
    const QString stem = spec.spoolDirectory + QLatin1Char('/') + spec.cookie;
    if (auto opened = m_output.open(stem + QLatin1String("-stdout"), spec.outputLimit); !opened)
        return opened;
    auto opened = m_errorOutput.open(stem + QLatin1String("-stderr"), spec.outputLimit);
    if (!opened)
        (void)m_output.finish();
    return opened;
}

void AgentProcess::watch(Box box, const ProcessSpec &spec)
{
    m_boxId = box.id;
    m_box = std::move(box.process);
    m_channel = std::move(box.channel);
    m_cookie = std::string(kRunVariable) + '=' + spec.cookie.toStdString();
    m_input.feed(std::move(box.input), spec.standardInput);
    m_output.watch(std::move(box.output));
    m_errorOutput.watch(std::move(box.errorOutput));
    m_boxNotifier = std::make_unique<QSocketNotifier>(m_box.get(), QSocketNotifier::Read);
    connect(m_boxNotifier.get(), &QSocketNotifier::activated, this, &AgentProcess::onBoxEnded);
    m_channelNotifier = std::make_unique<QSocketNotifier>(m_channel.get(), QSocketNotifier::Read);
    connect(m_channelNotifier.get(), &QSocketNotifier::activated, this, &AgentProcess::readChannel);
    m_executioner.add({m_boxId, duplicate(m_box), duplicate(m_channel), std::move(box.proof), m_cookie,
                       spec.attempt});
}

void AgentProcess::stop(int graceMs)
{
    if (m_state != State::Running)
        return;
    m_stopAsked = true;
    send(graceMs > 0 ? "t" + QByteArray::number(graceMs) + '\n' : QByteArrayLiteral("k\n"));
    const int boxMs = graceMs + kBoxMarginMs;
    if (!m_boxDeadline.isActive() || m_boxDeadline.remainingTime() > boxMs)
        m_boxDeadline.start(boxMs);
}

void AgentProcess::readChannel()
{
    char chunk[512];
    ssize_t count = 0;
    while ((count = ::recv(m_channel.get(), chunk, sizeof chunk, MSG_DONTWAIT)) > 0)
        m_incoming.append(chunk, count);
    if (count == 0 || (errno != EAGAIN && errno != EINTR))
        m_channelNotifier->setEnabled(false);
    for (qsizetype end = m_incoming.indexOf('\n'); end >= 0; end = m_incoming.indexOf('\n')) {
        heed(m_incoming.left(end));
        m_incoming.remove(0, end + 1);
    }
}

void AgentProcess::heed(const QByteArray &line)
{
    QList<qint64> numbers = numbersIn(line);
    numbers.resize(3); // a line that is too short reads as zeros
    if (line.startsWith("started ")) {
        m_program = {pid_t(numbers[0]), std::uint64_t(numbers[1])};
    } else if (line.startsWith("failed ")) {
        m_report.startError = executionError(int(numbers[0]));
    } else if (line == "ending") {
        m_report.endedByOrder = true;
    } else if (line.startsWith("exited ")) {
        m_report.exitCode = int(numbers[0]);
    } else if (line.startsWith("signaled ")) {
        m_report.exitSignal = int(numbers[0]);
    } else if (line.startsWith("swept ")) {
        m_report.leftoversKilled = int(numbers[0]);
        m_report.survivors = int(numbers[1]);
        m_report.msToZero = numbers[2];
        m_reportComplete = true;
    }
}

void AgentProcess::onBoxEnded()
{
    m_boxEnded = true;
    m_boxNotifier->setEnabled(false);
    m_boxDeadline.stop();
    readChannel();
    m_executioner.remove(m_boxId);
    const bool exitedWell = reapBox();
    if (m_state == State::Sweeping)
        return; // it is we who ended it
    if (exitedWell && m_reportComplete)
        return finish();
    beginSweep();
}

void AgentProcess::beginSweep()
{
    qCWarning(lcProcess) << "a box was lost or does not answer; sweeping its tree";
    m_boxDeadline.stop();
    m_state = State::Sweeping;
    m_report.boxLost = true;
    m_report.endedByOrder = m_report.endedByOrder || m_stopAsked || m_executioner.isLatched();
    m_sweep.emplace(std::vector<TreeTarget>{{m_boxId, true, m_program.pid, m_cookie}});
    m_sweepAge.start();
    m_sweepTimer.start();
    sweepOnce();
}

void AgentProcess::sweepOnce()
{
    const bool clean = m_sweep->round();
    if ((!clean || !m_boxEnded) && m_sweepAge.elapsed() < kSweepLimitMs)
        return;
    m_sweepTimer.stop();
    std::set<ProcessId> orphans = m_sweep->killed();
    orphans.erase(m_boxId);
    m_report.leftoversKilled += int(orphans.size() - orphans.count(m_program));
    m_report.survivors = int(m_sweep->allLeft().size());
    m_report.msToZero = m_sweepAge.elapsed();
    orphans.insert(m_program); // it dies with its box, before anybody could kill it
    reapAdopted({orphans.begin(), orphans.end()});
    finish();
}

void AgentProcess::finish()
{
    m_state = State::Finished;
    m_executioner.remove(m_boxId);
    m_boxNotifier->setEnabled(false);
    m_channelNotifier->setEnabled(false);
    m_input.close();
    m_report.output = m_output.finish();
    m_report.errorOutput = m_errorOutput.finish();
    m_report.linesSkipped = m_output.linesSkipped() + m_errorOutput.linesSkipped();
    Q_EMIT finished(m_report);
}

bool AgentProcess::reapBox()
{
    siginfo_t info{};
    const int waited = ::waitid(P_PIDFD, id_t(m_box.get()), &info, WEXITED | WNOHANG);
    return waited == 0 && info.si_code == CLD_EXITED && info.si_status == EXIT_SUCCESS;
}

void AgentProcess::send(const QByteArray &words) const
{
    ::send(m_channel.get(), words.constData(), size_t(words.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
}

} // namespace qd
