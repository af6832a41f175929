#include "core/engine/taskeditor.h"
#include "tests/support/enginebench.h"
#include "tests/support/rigreport.h"

#include <QJsonArray>
#include <QTest>

#include <set>

using namespace qd;

namespace {

const QString kOperator = QStringLiteral("operator");

/// A model of the permission to act for real, kept beside the engine and not made from its code: what the setting says,
/// when the window is open, how many starts are left in it, and which bytes a person has approved.
struct Permission {
    bool allowed = true; ///< by the setting
    qint64 until = 0;
    int left = 0;
    std::set<std::pair<qint64, QString>> approved; ///< task, hash of the effect
};

} // namespace

/// Random acts of operators and agents. Whatever they do: nothing happens for real without an open window, an approval
/// of exactly these bytes (or a task that needs none), and a start that the window counts.
class TestRealGate : public QObject
{
    Q_OBJECT

    const int m_steps = test::rigSize(100'000, 1'000'000);
    static constexpr int kLife = 400; ///< steps; then a new store, so that looking stays cheap

private Q_SLOTS:
    void nothingHappensWithoutPermission()
    {
        for (int done = 0; done < m_steps; done += kLife)
            live(quint64(done) + 1, false);
        qInfo("%lld deeds, closed by count %lld and by time %lld, withdrawn %lld", m_deeds, m_closedByCount, m_closedByTime, m_withdrawnOpen);
        QVERIFY(m_deeds > 1'000);
        QVERIFY(m_refusedForHash > 50);
        QVERIFY(m_closedByCount > 50);
        QVERIFY(m_closedByTime > 50);
        QVERIFY(m_withdrawnOpen > 50);
        QVERIFY(m_editedApproved > 50);
        QVERIFY(m_reopened > 50);
        m_finished = true;
    }

    // The test of the test: an engine that does not look at the hash would be seen.
    void aForgedApprovalIsSeen()
    {
        m_caught = 0;
        for (quint64 seed = 1; seed < 60 && m_caught == 0; ++seed)
            live(seed, true);
        QVERIFY(m_caught > 0);
        m_controlSeen = true;
    }

    void cleanupTestCase()
    {
        const bool met = m_finished && m_controlSeen;
        test::reportRig({QStringLiteral("real-gate"), QStringLiteral("Only what is armed, allowed and approved to the letter acts for real"),
                         QStringLiteral("%1 random acts, %2 deeds, 0 without permission%3").arg(m_steps).arg(m_deeds)
                             .arg(m_finished ? QString() : QStringLiteral(" until one was found")),
                         QStringLiteral("0 without permission"),
                         QStringLiteral("an approval that is forged: %1").arg(m_controlSeen ? QStringLiteral("seen") : QStringLiteral("not seen")), met});
    }

private:
    void live(quint64 seed, bool forge)
    {
        m_bench = std::make_unique<EngineBench>(seed);
        m_chance = std::make_unique<FakeRandom>(seed ^ 0xa11ULL);
        m_model = {};
        m_tasks.clear();
        m_seen = 0;
        m_forging = forge;
        for (int step = 0; step < kLife; ++step) {
            act();
            m_nowBefore = m_bench->clock.wallMs();
            m_bench->step();
            judge();
            if (QTest::currentTestFailed() || m_caught > 0)
                return;
        }
    }

    void act()
    {
        switch (m_chance->below(16)) {
        case 0: case 1: case 2: add(); break;
        case 3: case 4: approveSome(); break;
        case 5: static_cast<void>(m_bench->desk->deny(kOperator, {some()}, {})); break;
        case 6: arm(); break;
        case 7: m_chance->below(2) == 0 ? disarm() : permit(m_chance->below(5) > 0); break;
        case 8: m_bench->command.flavour = m_chance->below(3); break; // what agents would do has changed
        case 9: requeue(); break;
        case 10: m_bench->clock.advance(m_chance->below(4'000)); break;
        case 11: crash(); break;
        case 12: killAndReset(); break;
        case 13: forgeOne(); break;
        case 14: edit(); break;
        case 15: cancelAndReopen(); break;
        }
        answerAgents();
    }

    void add()
    {
        TaskDraft draft;
        draft.spec.title = QStringLiteral("t");
        draft.spec.kind = TaskKind::Command;
        draft.spec.command = {QStringLiteral("true")};
        draft.spec.autonomy = m_chance->below(3) == 0 ? 100 : m_chance->below(100);
        draft.mode = m_chance->below(4) == 0 ? Mode::Proof : Mode::Real;
        if (const TaskId id = m_bench->add(draft); id.isValid())
            m_tasks.push_back(id);
    }

    void approveSome()
    {
        const TaskId id = some();
        const auto pending = m_bench->store->approvals().pendingOf(id);
        const auto done = m_bench->desk->approve(kOperator, {id}, {});
        if (pending && *pending && done && (*done)[QLatin1String("changed")].toArray().size() == 1)
            m_model.approved.insert({id.value, (*pending)->effectHash.hex()});
    }

    void arm()
    {
        const int seconds = 1 + m_chance->below(10);
        const int count = 1 + m_chance->below(3);
        if (const auto armed = m_bench->desk->arm(kOperator, seconds, count, QStringLiteral("REAL"))) {
            QVERIFY(m_model.allowed);
            m_model.until = m_bench->clock.wallMs() + seconds * 1'000;
            m_model.left = count;
        }
    }

    // Behind the operator's back: the window is left as it is, and must not be used.
    void permit(bool allowed)
    {
        m_bench->settings.allowReal = m_model.allowed = allowed;
        m_withdrawnOpen += !allowed && m_model.left > 0 && m_bench->clock.wallMs() < m_model.until ? 1 : 0;
    }

    void disarm()
    {
        if (m_bench->desk->disarm(kOperator, {}))
            m_model.left = 0;
    }

    // What was approved was that budget; another one is asked for again.
    void requeue()
    {
        const TaskId id = some();
        const auto done = m_bench->desk->requeue(kOperator, {id}, {});
        if (done && (*done)[QLatin1String("changed")].toArray().size() == 1)
            forgetApprovals(id);
    }

    // Other work has another effect: nobody has approved that. Another priority is the same work.
    void edit()
    {
        const TaskId id = some();
        const bool work = m_chance->below(3) > 0;
        const QJsonObject changes = work ? QJsonObject{{QStringLiteral("command"), QJsonArray{QStringLiteral("edited"), QString::number(++m_edits)}}}
                                         : QJsonObject{{QStringLiteral("priority"), m_chance->below(11)}};
        const bool approved = std::any_of(m_model.approved.begin(), m_model.approved.end(), [&](const auto &a) { return a.first == id.value; });
        const bool requeue = m_chance->below(4) == 0;
        const auto done = TaskEditor(*m_bench->context).edit(kOperator, {id, changes, requeue, {}, {}});
        if (!done || !(work || requeue))
            return;
        m_editedApproved += approved ? 1 : 0;
        forgetApprovals(id);
    }

    // A cancel is a no to what was approved.
    void cancelAndReopen()
    {
        const TaskId id = some();
        static_cast<void>(m_bench->desk->cancel(kOperator, {id}, {}));
        const auto done = m_bench->desk->reopen(kOperator, {id}, {});
        if (!done || (*done)[QLatin1String("changed")].toArray().isEmpty())
            return;
        ++m_reopened;
        forgetApprovals(id);
    }

    void forgetApprovals(TaskId id)
    {
        std::erase_if(m_model.approved, [&](const auto &approval) { return approval.first == id.value; });
    }

    void crash()
    {
        if (m_chance->below(6) > 0)
            return;
        m_bench->loseEngine();
        m_bench->clock.advance(Lease::kTtlMs + 1);
        m_bench->startEngine();
        m_model.left = 0; // the window was given to the engine that is gone
    }

    void killAndReset()
    {
        if (m_chance->below(6) > 0)
            return;
        m_bench->flags.set(RunWish::Halted);
        m_bench->step();
        m_model.left = 0;
        judge();
        if (m_bench->desk->resetKill(kOperator, QStringLiteral("RESET")))
            m_bench->flags.reset();
        m_bench->flags.set(RunWish::Run);
        static_cast<void>(m_bench->desk->setWish(kOperator, RunWish::Run, {}));
    }

    // Behind the engine's back: the row says "approved", and nobody has approved.
    void forgeOne()
    {
        if (m_forging)
            QVERIFY(m_bench->store->database().execute("UPDATE task SET stage = 'real', approved_sha256 = "
                "(SELECT effect_sha256 FROM attempt WHERE attempt.task = task.id ORDER BY number DESC LIMIT 1), hold_reason = NULL, "
                "state = 'queued', ready = 1 WHERE state = 'held'").ok());
    }

    void answerAgents()
    {
        ScriptedTransport &agent = m_bench->command;
        if (agent.alive.empty() || m_chance->below(2) == 0)
            return;
        const AttemptId attempt = agent.alive.begin()->first;
        const auto error = Error{QStringLiteral("bad"), ErrorCategory::Transient, {}};
        const bool stopped = agent.stopped.contains(attempt);
        agent.end(m_bench->engine->agents(), attempt,
                  stopped ? AgentEnding{agent.stopped.at(attempt), error, {}, {}}
                          : AgentEnding{EndCause::Answered, m_chance->below(2) == 0 ? std::optional(error) : std::nullopt, {}, {}});
    }

    void judge()
    {
        const auto &deeds = m_bench->command.deeds;
        for (; m_seen < deeds.size(); ++m_seen) {
            ++m_deeds;
            const auto &deed = deeds[m_seen];
            const Task task = m_bench->task(deed.task);
            const bool free = task.spec.autonomy == 100;
            const bool approved = m_model.approved.contains({deed.task.value, deed.effect.hex()});
            const bool open = m_nowBefore < m_model.until && m_model.left > 0;
            --m_model.left;
            if (m_forging && !free && !approved) {
                ++m_caught;
                return;
            }
            QVERIFY2(task.mode == Mode::Real, "a PROOF task acted");
            QVERIFY2(m_model.allowed, "the setting does not allow it");
            QVERIFY2(open, "the window was closed");
            QVERIFY2(free || approved, "nobody has approved these bytes");
        }
        if (++m_judged % 20 == 0)
            count();
    }

    void count()
    {
        const auto real = m_bench->store->controls().read()->real;
        m_closedByCount += real.until > m_nowBefore && real.remaining == 0 ? 1 : 0;
        m_closedByTime += real.remaining > 0 && real.until > 0 && real.until <= m_nowBefore ? 1 : 0;
        for (const TaskId id : m_tasks) {
            const auto approvals = m_bench->store->approvals().ofTask(id);
            m_refusedForHash += approvals->size() > 1 && approvals->at(0).effectHash != approvals->back().effectHash ? 1 : 0;
        }
    }

    [[nodiscard]] TaskId some()
    {
        return m_tasks.empty() ? TaskId{1} : m_tasks[size_t(m_chance->below(int(m_tasks.size())))];
    }

    bool m_finished = false;
    bool m_controlSeen = false;
    std::unique_ptr<EngineBench> m_bench;
    std::unique_ptr<FakeRandom> m_chance;
    std::vector<TaskId> m_tasks;
    Permission m_model;
    qint64 m_nowBefore = 0;
    size_t m_seen = 0;
    bool m_forging = false;
    int m_caught = 0;
    qint64 m_deeds = 0;
    qint64 m_judged = 0;
    qint64 m_refusedForHash = 0;
    qint64 m_closedByCount = 0;
    qint64 m_closedByTime = 0;
    qint64 m_withdrawnOpen = 0;
    qint64 m_editedApproved = 0;
    qint64 m_reopened = 0;
    int m_edits = 0;
};

QTEST_GUILESS_MAIN(TestRealGate)
#include "tst_realgate.moc"
