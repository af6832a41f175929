#pragma once

#include "tests/rigs/crashsubject.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace qd::test {

/// `carelessqueue`: the positive control.
class CarelessSubject final : public CrashSubject
{
public:
    [[nodiscard]] QString sink() const { return m_folder.filePath(QStringLiteral("sink")); }

    void start() override
    {
        m_program = std::make_unique<QProcess>();
        m_program->start(QStringLiteral(CARELESSQUEUE), {m_folder.filePath(QStringLiteral("queue")), sink()});
        m_program->waitForStarted();
    }
    bool waitUntilItRuns(int mostMs) override
    {
        m_known.reset();
        m_program->write("list\n");
        return QTest::qWaitFor([this] { listen(); return m_known.has_value(); }, mostMs);
    }
    void offer(int work) override { m_program->write("add " + QByteArray::number(work) + '\n'); }
    void listen() override
    {
        while (m_program->canReadLine()) {
            QList<QByteArray> words = m_program->readLine().trimmed().split(' ');
            const QByteArray verb = words.takeFirst();
            if (verb == "ok")
                note(words.constFirst().toInt());
            else
                m_known = QSet<int>();
            for (const QByteArray &work : qAsConst(words)) {
                if (verb == "known")
                    m_known->insert(work.toInt());
            }
        }
    }
    void kill() override
    {
        ::kill(pid_t(m_program->processId()), SIGKILL);
        m_program->waitForFinished();
        listen();
    }
    QSet<int> known() override { return waitUntilItRuns(10'000) ? *m_known : QSet<int>(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_program;
    std::optional<QSet<int>> m_known;
};

} // namespace qd::test
