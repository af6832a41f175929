#pragma once

#include "tests/rigs/coreline.h"
#include "tests/system/programrig.h"

#include <QDateTime>

namespace qd::test {

/// An owner under load, on a profile of its own: nasty agents in REAL, and agents that act without pause and put a line
/// with the time into a file for each deed.
class LoadedOwner
{
public:
    struct Load {
        int nasty = 5;    ///< each hides three children and ignores every request to end
        int stampers = 2; ///< act until they are killed
        int queued = 0;   ///< more that would act once, and for which there is no room
    };

    /// \param program `qdeck` with the words "run", or the console
    [[nodiscard]] bool start(const QString &program, const QStringList &arguments, const Load &load)
    {
        m_program = std::make_unique<Program>(program, QStringList{QStringLiteral("--profile"), m_rig.profile()} + arguments);
        return open() && allow() && put(load) && settle(load);
    }

    /// As start(), with `qdeck run`.
    [[nodiscard]] bool start(const Load &load) { return start(QStringLiteral(QDECK), words("run"), load); }

    [[nodiscard]] ProgramRig &rig() { return m_rig; }
    [[nodiscard]] Program &program() { return *m_program; }
    [[nodiscard]] CoreLine &line() { return m_line; }

    /// When (wall ms) the agents have acted.
    [[nodiscard]] QList<qint64> stamps() const
    {
        QFile file(stampFile());
        QList<qint64> times;
        if (!file.open(QIODevice::ReadOnly))
            return times;
        for (const QByteArray &text : file.readAll().split('\n')) {
            if (!text.isEmpty())
                times += text.toLongLong();
        }
        return times;
    }

private:
    [[nodiscard]] QString stampFile() const { return m_sink.filePath(QStringLiteral("stamps")); }

    [[nodiscard]] bool open()
    {
        const auto runs = [this] {
            m_line.listen();
            return m_line.status() && m_line.status()->state == EngineState::Running;
        };
        return m_line.open(m_rig.inProfile(QStringLiteral("door/core.sock")), Program::kPatienceMs)
            && QTest::qWaitFor(runs, Program::kPatienceMs);
    }

    [[nodiscard]] bool set(const char *name, const QString &value)
    {
        return m_line.done(Operation::SettingsSet, {{QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("value"), value}});
    }

    [[nodiscard]] bool allow()
    {
        const QJsonObject room{{QStringLiteral("slots"), 64}};
        return set("safety.allow_real", QStringLiteral("true")) && set("engine.tick_interval", QStringLiteral("0.1"))
            && set("engine.max_actions_per_tick", QStringLiteral("200"))
            && m_line.done(Operation::AgentsSet, {{QStringLiteral("name"), QStringLiteral("command")}, {QStringLiteral("changes"), room}})
            && m_line.done(Operation::EngineArm, {{QStringLiteral("seconds"), 3'600}, {QStringLiteral("count"), 10'000},
                                                  {QStringLiteral("confirm"), QStringLiteral("REAL")}});
    }

    [[nodiscard]] bool put(const Load &load)
    {
        if (!set("engine.max_concurrent", QString::number(std::max(load.nasty + load.stampers, 1))))
            return false;
        QJsonArray documents;
        const auto add = [&documents](const QString &text) {
            documents += QJsonObject{{QStringLiteral("name"), QStringLiteral("%1.md").arg(documents.size())}, {QStringLiteral("text"), text}};
        };
        for (int i = 0; i < load.nasty; ++i)
            add(nastyTask(m_rig, i));
        for (int i = 0; i < load.stampers; ++i)
            add(stampTask(QStringLiteral("trap '' TERM INT HUP; while :; do date +%s%3N >> $1; done"), i));
        for (int i = 0; i < load.queued; ++i)
            add(stampTask(QStringLiteral("date +%s%3N >> $1"), load.stampers + i));
        return documents.isEmpty() || m_line.done(Operation::TasksAdd, {{QStringLiteral("documents"), documents}});
    }

    // Before a nasty agent says that it is ready, its number of processes means nothing: the middle one of a double fork
    // comes and goes.
    [[nodiscard]] bool settle(const Load &load)
    {
        const auto ready = [&] {
            m_line.listen();
            return m_line.said(QStringLiteral("ready")) == load.nasty && (load.stampers == 0 || stamps().size() > 5);
        };
        return QTest::qWaitFor(ready, Program::kPatienceMs)
            && runningWith(m_rig.mark()).size() >= load.nasty * kProcessesOfNasty + load.stampers * 2;
    }

    [[nodiscard]] QString stampTask(const QString &script, int number) const
    {
        return QStringLiteral("---\ntitle: Stamp %1\nmode: real\nautonomy: 100\ncommand: [\"/bin/sh\", \"-c\", \"%2\", \"stamp\", \"%3\"]\n"
                              "env: {RIG_MARK: \"%4\"}\n---\nTask %1.\n")
            .arg(number).arg(script, stampFile(), m_rig.markValue());
    }

    QTemporaryDir m_sink{QStringLiteral("/tmp/quarterdeck-rig-XXXXXX")}; ///< never on a disk that is filled
    ProgramRig m_rig;
    std::unique_ptr<Program> m_program;
    CoreLine m_line;
};

} // namespace qd::test
