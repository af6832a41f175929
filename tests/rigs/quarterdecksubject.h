#pragma once

#include "tests/rigs/coreline.h"
#include "tests/rigs/crashsubject.h"
#include "tests/system/programrig.h"

namespace qd::test {

/// `qdeck run` on a profile of its own. Its work is of four kinds: a rehearsal, and one for each promise about effects. The
/// sink of the effects is a file with a line "T-7 41" for each deed: the key, and the attempt that did it.
class QuarterdeckSubject final : public CrashSubject
{
public:
    [[nodiscard]] QString sink() const { return m_rig.folder() + QStringLiteral("/sink"); }
    [[nodiscard]] ProgramRig &rig() { return m_rig; }
    [[nodiscard]] CoreLine &line() { return m_line; }

    /// Once, before the first crash: an engine that is quick, agents, and the leave to act.
    [[nodiscard]] bool prepare()
    {
        start();
        if (!waitUntilItRuns(Program::kPatienceMs))
            return false;
        const std::pair<const char *, const char *> settings[] = {
            {"safety.allow_real", "true"},   {"engine.tick_interval", "0.1"}, {"engine.max_actions_per_tick", "20"},
            {"engine.max_concurrent", "12"}, {"retry.base_delay", "0.1"},     {"retry.max_delay", "0.2"}};
        for (const auto &[name, value] : settings) {
            if (!m_line.done(Operation::SettingsSet, {{QStringLiteral("name"), QLatin1String(name)},
                                                      {QStringLiteral("value"), QLatin1String(value)}}))
                return false;
        }
        for (const char *effect : {"unsafe", "checkable", "idempotent"}) {
            if (!m_line.done(Operation::AgentsAdd, {{QStringLiteral("agent"), agent(effect)}}))
                return false;
        }
        kill();
        return true;
    }

    void start() override { m_owner = m_rig.start(words("run")); }

    bool waitUntilItRuns(int mostMs) override
    {
        const auto runs = [this] {
            m_line.listen();
            return m_line.status() && m_line.status()->state == EngineState::Running;
        };
        return m_line.open(m_rig.inProfile(QStringLiteral("door/core.sock")), mostMs) && QTest::qWaitFor(runs, mostMs);
    }

    /// Every start takes the leave to act away.
    [[nodiscard]] bool arm()
    {
        return m_line.done(Operation::EngineArm, {{QStringLiteral("seconds"), 3'600}, {QStringLiteral("count"), 10'000},
                                                  {QStringLiteral("confirm"), QStringLiteral("REAL")}});
    }

    void offer(int work) override
    {
        static constexpr const char *kAgents[] = {"unsafe", "checkable", "idempotent"};
        const QString text = work % 4 == 3
            ? QStringLiteral("---\ntitle: Work %1\nmax_attempts: 100\nrehearse:\n  - sleep: 0.02\n  - succeed: done\n---\nNumber %1.\n").arg(work)
            : QStringLiteral("---\ntitle: Work %1\nmax_attempts: 100\nmode: real\nautonomy: 100\nagent: %2\n---\nNumber %1.\n")
                  .arg(work).arg(QLatin1String(kAgents[work % 4]));
        const QJsonObject document{{QStringLiteral("name"), QStringLiteral("work.md")}, {QStringLiteral("text"), text}};
        m_offered.insert(m_line.send(Operation::TasksAdd, {{QStringLiteral("documents"), QJsonArray{document}}}), work);
    }

    void listen() override
    {
        m_line.listen();
        for (const auto &[request, answer] : m_line.takeAnswers()) {
            const int work = m_offered.take(request);
            if (!answer)
                continue;
            const QJsonArray added = std::get<QJsonObject>(*answer)[QLatin1String("added")].toArray();
            if (added.size() != 1)
                continue;
            m_taskOf.insert(work, added[0][QLatin1String("number")].toInteger());
            note(work);
        }
    }

    void kill() override
    {
        m_owner->send(SIGKILL);
        static_cast<void>(m_owner->waitForEnd());
        static_cast<void>(QTest::qWaitFor([this] { listen(); return m_line.isLost(); }));
        listen();
        m_offered.clear();
        m_line.close();
    }

    QSet<int> known() override
    {
        const auto answer = m_line.ask(Operation::TasksIds);
        if (!answer || !*answer)
            return {};
        const std::vector<TaskId> ids = std::get<IdSnapshot>(**answer).ids;
        const QSet<qint64> tasks = [&ids] {
            QSet<qint64> numbers;
            for (const TaskId id : ids)
                numbers.insert(id.value);
            return numbers;
        }();
        QSet<int> works;
        for (auto entry = m_taskOf.cbegin(); entry != m_taskOf.cend(); ++entry) {
            if (tasks.contains(entry.value()))
                works.insert(entry.key());
        }
        return works;
    }

private:
    static QJsonArray shell(const QString &script)
    {
        return {QStringLiteral("/bin/sh"), QStringLiteral("-c"), script, QStringLiteral("sh"), QStringLiteral("{task_id}"), QStringLiteral("{attempt}")};
    }

    [[nodiscard]] QJsonObject agent(const char *effect) const
    {
        QJsonObject settings{{QStringLiteral("effect"), QLatin1String(effect)}, {QStringLiteral("prompt"), QStringLiteral("none")},
                             {QStringLiteral("sandbox"), QStringLiteral("off")},
                             {QStringLiteral("command"), shell(QStringLiteral("echo \"$1 $2\" >> '%1'; sleep 0.03").arg(sink()))}};
        if (qstrcmp(effect, "checkable") == 0)
            settings[QStringLiteral("probe")] = shell(QStringLiteral("if grep -qx \"$1 $2\" '%1'; then echo happened; else echo not happened; fi").arg(sink()));
        return {{QStringLiteral("name"), QLatin1String(effect)}, {QStringLiteral("transport"), QStringLiteral("command")},
                {QStringLiteral("kinds"), QJsonArray{QStringLiteral("code")}}, {QStringLiteral("slots"), 4}, {QStringLiteral("settings"), settings}};
    }

    ProgramRig m_rig;
    std::unique_ptr<Program> m_owner;
    CoreLine m_line;
    QHash<RequestId, int> m_offered; ///< and not answered yet
    QHash<int, qint64> m_taskOf;     ///< acknowledged
};

} // namespace qd::test
