#include "core/agents/rehearsalrun.h"
#include "core/agents/rehearsaltransport.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <map>

using namespace qd;

Q_DECLARE_METATYPE(qd::Effect)
Q_DECLARE_METATYPE(qd::EndCause)

namespace {

using Kind = RehearsalStep::Kind;

// Writes down what it hears; `onSaid` may act from inside.
class Recorder final : public AgentListener
{
public:
    void agentAlive(AttemptId) override { ++alive; }
    void agentSaid(AttemptId, LogLevel, const UntrustedText &line) override
    {
        ++said;
        saidBytes += line.raw().size() + 1;
        if (onSaid)
            onSaid();
    }
    void agentAsked(AttemptId, const UntrustedText &question) override { questions += question.displayLine(); }
    void agentEnded(AttemptId attempt, const AgentEnding &ending) override
    {
        endings[attempt].push_back(ending);
        if (onEnded)
            onEnded();
    }

    [[nodiscard]] bool hasEnded(AttemptId attempt) const { return endings.count(attempt) > 0; }
    [[nodiscard]] const AgentEnding &ending(AttemptId attempt) const { return endings.at(attempt).front(); }

    int alive = 0;
    int said = 0;
    QStringList questions;
    qint64 saidBytes = 0;
    std::map<AttemptId, std::vector<AgentEnding>> endings;
    std::function<void()> onSaid;
    std::function<void()> onEnded;
};

Task taskWith(std::vector<RehearsalStep> steps)
{
    Task task;
    task.spec.title = QStringLiteral("T");
    task.spec.kind = TaskKind::Rehearsal;
    task.spec.rehearse = std::move(steps);
    return task;
}

QByteArray contentOf(const SpooledFile &file)
{
    QFile spooled(file.path);
    return spooled.open(QIODevice::ReadOnly) ? spooled.readAll() : QByteArray("cannot be read");
}

} // namespace

class TestRehearsalTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void preparesAPureEffect();
    void preparesOnlyRehearsals();
    void readsOnlyTheEffect();
    void refusesMalformedEffects_data();
    void refusesMalformedEffects();
    void refusesASecondRunOfOneAttempt();
    void staysSilentInsideItsCalls();
    void succeedsWithItsText();
    void succeedsWithoutAScript();
    void failsTheFirstAttempts();
    void crashes();
    void sleepsAndShowsLife();
    void hangsUntilStopped_data();
    void hangsUntilStopped();
    void asksAndGoesOnWithAYes();
    void failsForGoodWithANo();
    void answersWithoutAQuestionChangeNothing();
    void canBeStoppedWhileItAsks();
    void floodsInPortions();
    void keepsTheSpoolLimit();
    void stopsInsideAFlood();
    void stopsASleep();
    void ignoresAStopAfterTheEnd();
    void endsOnceHoweverOftenStopped();
    void failsWhenItCannotSpool();
    void runsManyAtOnce();
    void mayBeUsedFromAnEnding();
    void dropsRunsAndFilesWhenItGoes();

private:
    bool perform(AttemptId attempt, std::vector<RehearsalStep> steps, int number = 1);
    [[nodiscard]] qsizetype spooledFiles() const { return QDir(m_spool->path()).entryList(QDir::Files).size(); }

    std::unique_ptr<QTemporaryDir> m_spool;
    std::unique_ptr<Recorder> m_heard;
    std::unique_ptr<RehearsalTransport> m_transport;
};

void TestRehearsalTransport::init()
{
    m_spool = std::make_unique<QTemporaryDir>();
    m_heard = std::make_unique<Recorder>();
    m_transport = std::make_unique<RehearsalTransport>(*m_heard, m_spool->path());
}

void TestRehearsalTransport::cleanup()
{
    m_transport.reset();
    m_heard.reset();
    m_spool.reset();
}

bool TestRehearsalTransport::perform(AttemptId attempt, std::vector<RehearsalStep> steps, int number)
{
    const Result<Effect> effect = m_transport->prepare(taskWith(std::move(steps)), number, {});
    return effect.ok() && m_transport->perform(attempt, *effect).ok();
}

void TestRehearsalTransport::preparesAPureEffect()
{
    Task task = taskWith({{Kind::Fail, 2, {}}, {Kind::Sleep, 250, {}}, {Kind::Succeed, 0, QStringLiteral("x")}});
    task.spec.timeoutMs = 5'000;
    task.spec.idleTimeoutMs = 2'000;
    const Result<Effect> effect = m_transport->prepare(task, 3, {});
    QVERIFY(effect.ok());
    QCOMPARE(effect->kind(), EffectKind::Rehearsal);
    QCOMPARE(effect->effectClass(), EffectClass::Pure);
    QCOMPARE(effect->bytes(),
             QByteArray(R"({"body":{"attempt":3,"idle_timeout_ms":2000,"steps":[)"
                        R"({"amount":2,"step":"fail","text":""},{"amount":250,"step":"sleep","text":""},)"
                        R"({"amount":0,"step":"succeed","text":"x"}],"timeout_ms":5000},)"
                        R"("class":"pure","kind":"rehearsal","version":1})"));
    const Result<Effect> again = m_transport->prepare(task, 3, {});
    QVERIFY(again.ok());
    QCOMPARE(again->hash(), effect->hash());
    QCOMPARE(spooledFiles(), 0);
}

void TestRehearsalTransport::preparesOnlyRehearsals()
{
    Task task = taskWith({});
    task.spec.kind = TaskKind::Code;
    const Result<Effect> effect = m_transport->prepare(task, 1, {});
    QVERIFY(!effect.ok());
    QCOMPARE(effect.error().code, QStringLiteral("kind_unsupported"));
    QCOMPARE(effect.error().category, ErrorCategory::Permanent);
}

void TestRehearsalTransport::readsOnlyTheEffect()
{
    const Result<Effect> effect = m_transport->prepare(taskWith({{Kind::Succeed, 0, QStringLiteral("kept")}}), 1, {});
    QVERIFY(effect.ok());
    const Result<Effect> stored = Effect::fromBytes(effect->bytes());
    QVERIFY(stored.ok());
    QVERIFY(m_transport->perform({1}, *stored).ok());
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QCOMPARE(contentOf(m_heard->ending({1}).files.front()), QByteArray("kept"));
}

void TestRehearsalTransport::refusesMalformedEffects_data()
{
    QTest::addColumn<Effect>("effect");
    const QJsonObject good{{QStringLiteral("attempt"), 1}, {QStringLiteral("steps"), QJsonArray()}};
    const auto with = [&good](const char *member, const QJsonValue &value) {
        QJsonObject body = good;
        body.insert(QLatin1String(member), value);
        return Effect(EffectKind::Rehearsal, EffectClass::Pure, body);
    };
    const auto withStep = [&with](const char *json) {
        return with("steps", QJsonArray{QJsonDocument::fromJson(json).object()});
    };
    QTest::newRow("other kind") << Effect(EffectKind::Process, EffectClass::Unsafe, good);
    QTest::newRow("empty") << Effect(EffectKind::Rehearsal, EffectClass::Pure, {});
    QTest::newRow("attempt 0") << with("attempt", 0);
    QTest::newRow("no list") << with("steps", QStringLiteral("hang"));
    QTest::newRow("unknown step") << withStep(R"({"step": "explode", "amount": 1})");
    QTest::newRow("no amount") << withStep(R"({"step": "sleep"})");
    QTest::newRow("negative amount") << withStep(R"({"step": "flood", "amount": -1})");
}

void TestRehearsalTransport::refusesMalformedEffects()
{
    QFETCH(Effect, effect);
    const Result<void> begun = m_transport->perform({1}, effect);
    QVERIFY(!begun.ok());
    QCOMPARE(begun.error().code, QStringLiteral("effect_malformed"));
    QCOMPARE(begun.error().category, ErrorCategory::Permanent);
    QCoreApplication::sendPostedEvents();
    QVERIFY(m_heard->endings.empty());
}

void TestRehearsalTransport::refusesASecondRunOfOneAttempt()
{
    QVERIFY(perform({1}, {{Kind::Hang, 0, {}}}));
    const Result<Effect> effect = m_transport->prepare(taskWith({}), 1, {});
    QVERIFY(effect.ok());
    const Result<void> begun = m_transport->perform({1}, *effect);
    QVERIFY(!begun.ok());
    QCOMPARE(begun.error().code, QStringLiteral("attempt_running"));
}

void TestRehearsalTransport::staysSilentInsideItsCalls()
{
    QVERIFY(perform({1}, {{Kind::Succeed, 0, {}}}));
    QVERIFY(perform({2}, {{Kind::Flood, 10, {}}}));
    QVERIFY(perform({3}, {{Kind::Hang, 0, {}}}));
    m_transport->stop({3}, EndCause::Killed);
    QCOMPARE(m_heard->alive + m_heard->said + int(m_heard->endings.size()), 0);
    QTRY_COMPARE(m_heard->endings.size(), size_t(3));
}

void TestRehearsalTransport::succeedsWithItsText()
{
    QVERIFY(perform({1}, {{Kind::Succeed, 0, QStringLiteral("first\nsecond \u00e9")}, {Kind::Crash, 0, {}}}));
    QTRY_VERIFY(m_heard->hasEnded({1}));
    const AgentEnding &ending = m_heard->ending({1});
    QCOMPARE(ending.cause, EndCause::Answered);
    QVERIFY(!ending.error);
    QCOMPARE(ending.summary, QStringLiteral("first"));
    QCOMPARE(ending.files.size(), size_t(1));
    QCOMPARE(ending.files.front().name, QStringLiteral("answer.txt"));
    QVERIFY(ending.files.front().path.startsWith(m_spool->path() + u'/'));
    QCOMPARE(contentOf(ending.files.front()), QByteArray("first\nsecond \xc3\xa9"));
}

void TestRehearsalTransport::succeedsWithoutAScript()
{
    QVERIFY(perform({1}, {}));
    QVERIFY(perform({2}, {{Kind::Sleep, 1, {}}}));
    QTRY_COMPARE(m_heard->endings.size(), size_t(2));
    for (const AttemptId attempt : {AttemptId{1}, AttemptId{2}}) {
        const AgentEnding &ending = m_heard->ending(attempt);
        QVERIFY(ending.cause == EndCause::Answered && !ending.error);
        QVERIFY(contentOf(ending.files.front()).contains("its script gave no answer"));
    }
}

void TestRehearsalTransport::failsTheFirstAttempts()
{
    const std::vector<RehearsalStep> script{{Kind::Fail, 2, {}}, {Kind::Succeed, 0, QStringLiteral("done")}};
    for (int number = 1; number <= 3; ++number)
        QVERIFY(perform({number}, script, number));
    QTRY_COMPARE(m_heard->endings.size(), size_t(3));
    for (const AttemptId attempt : {AttemptId{1}, AttemptId{2}}) {
        const AgentEnding &ending = m_heard->ending(attempt);
        QCOMPARE(ending.cause, EndCause::Answered);
        QVERIFY(ending.error);
        QCOMPARE(ending.error->code, QStringLiteral("rehearsed_failure"));
        QCOMPARE(ending.error->category, ErrorCategory::Transient);
        QVERIFY(ending.files.empty());
    }
    QVERIFY(!m_heard->ending({3}).error);
}

void TestRehearsalTransport::crashes()
{
    QVERIFY(perform({1}, {{Kind::Crash, 0, {}}}));
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QCOMPARE(m_heard->ending({1}).cause, EndCause::Vanished);
    QVERIFY(m_heard->ending({1}).error);
    QCOMPARE(m_heard->ending({1}).error->code, QStringLiteral("agent_crashed"));
}

void TestRehearsalTransport::sleepsAndShowsLife()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(perform({1}, {{Kind::Sleep, 2'300, {}}}));
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QVERIFY(timer.elapsed() >= 2'300);
    QCOMPARE(m_heard->alive, 2); // after one second and after two
    QCOMPARE(m_heard->said, 0);
}

void TestRehearsalTransport::hangsUntilStopped_data()
{
    QTest::addColumn<EndCause>("cause");
    QTest::newRow("timed out") << EndCause::TimedOut;
    QTest::newRow("cancelled") << EndCause::Cancelled;
    QTest::newRow("killed") << EndCause::Killed;
}

void TestRehearsalTransport::hangsUntilStopped()
{
    QFETCH(EndCause, cause);
    QVERIFY(perform({1}, {{Kind::Hang, 0, {}}, {Kind::Succeed, 0, {}}}));
    QVERIFY(perform({2}, {{Kind::Sleep, 1'500, {}}})); // marks the time that passes meanwhile
    QTRY_VERIFY(m_heard->hasEnded({2}));
    QVERIFY(!m_heard->hasEnded({1}));
    QCOMPARE(m_heard->alive, 1); // of the sleeper
    m_transport->stop({1}, cause);
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QCOMPARE(m_heard->ending({1}).cause, cause);
    QVERIFY(!m_heard->ending({1}).error);
}

void TestRehearsalTransport::asksAndGoesOnWithAYes()
{
    QVERIFY(perform({1}, {{Kind::Ask, 0, QStringLiteral("May I?")}, {Kind::Ask, 0, QStringLiteral("Really?")},
                          {Kind::Succeed, 0, QStringLiteral("done")}}));
    QTRY_COMPARE(m_heard->questions, QStringList{QStringLiteral("May I?")});
    m_transport->answer({1}, true);
    QTRY_COMPARE(m_heard->questions, (QStringList{QStringLiteral("May I?"), QStringLiteral("Really?")}));
    QVERIFY(!m_heard->hasEnded({1}));
    m_transport->answer({1}, true);
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QVERIFY(!m_heard->ending({1}).error);
    QCOMPARE(contentOf(m_heard->ending({1}).files.front()), QByteArray("done"));
}

void TestRehearsalTransport::failsForGoodWithANo()
{
    QVERIFY(perform({1}, {{Kind::Ask, 0, QStringLiteral("May I?")}, {Kind::Succeed, 0, {}}}));
    QTRY_COMPARE(m_heard->questions.size(), 1);
    m_transport->answer({1}, false);
    QVERIFY(!m_heard->hasEnded({1})); // never from inside
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QCOMPARE(m_heard->ending({1}).cause, EndCause::Answered);
    QCOMPARE(m_heard->ending({1}).error->code, QStringLiteral("permission_denied"));
    QCOMPARE(m_heard->ending({1}).error->category, ErrorCategory::Permanent);
    m_transport->answer({1}, true);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_heard->endings[{1}].size(), size_t(1));
}

void TestRehearsalTransport::answersWithoutAQuestionChangeNothing()
{
    QVERIFY(perform({1}, {{Kind::Hang, 0, {}}}));
    m_transport->answer({1}, false);
    m_transport->answer({2}, true);
    QCoreApplication::sendPostedEvents();
    m_transport->answer({1}, false);
    m_transport->stop({1}, EndCause::Cancelled);
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QCOMPARE(m_heard->ending({1}).cause, EndCause::Cancelled);
    QVERIFY(m_heard->questions.isEmpty());
}

void TestRehearsalTransport::canBeStoppedWhileItAsks()
{
    QVERIFY(perform({1}, {{Kind::Ask, 0, QStringLiteral("May I?")}}));
    QTRY_COMPARE(m_heard->questions.size(), 1);
    m_transport->stop({1}, EndCause::TimedOut);
    m_transport->answer({1}, true); // comes too late
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QCOMPARE(m_heard->ending({1}).cause, EndCause::TimedOut);
}

void TestRehearsalTransport::floodsInPortions()
{
    constexpr qint64 kBytes = 3 * RehearsalRun::kFloodPortion + 1'500;
    int turns = 0;
    qint64 largest = 0;
    qint64 before = 0;
    QVERIFY(perform({1}, {{Kind::Flood, kBytes, {}}, {Kind::Succeed, 0, QStringLiteral("wet")}}));
    while (!m_heard->hasEnded({1}) && turns < 1'000) {
        QTest::qWait(0);
        largest = std::max(largest, m_heard->saidBytes - before);
        before = m_heard->saidBytes;
        ++turns;
    }
    QVERIFY(m_heard->hasEnded({1}));
    QCOMPARE(m_heard->saidBytes, kBytes);
    QVERIFY2(m_heard->alive == 4, qPrintable(QString::number(m_heard->alive))); // once in each portion
    const std::vector<SpooledFile> &files = m_heard->ending({1}).files;
    QCOMPARE(files.size(), size_t(2));
    QCOMPARE(files[0].name, QStringLiteral("answer.txt"));
    QCOMPARE(files[1].name, QStringLiteral("output.txt"));
    QCOMPARE(contentOf(files[1]).size(), kBytes);
}

void TestRehearsalTransport::keepsTheSpoolLimit()
{
    constexpr qint64 kBytes = RehearsalRun::kSpoolLimit + 100'000;
    QVERIFY(perform({1}, {{Kind::Flood, kBytes - 1, {}}, {Kind::Flood, 1, {}}}));
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QCOMPARE(m_heard->saidBytes, kBytes);
    QVERIFY(!m_heard->ending({1}).error);
    QCOMPARE(contentOf(m_heard->ending({1}).files.back()).size(), RehearsalRun::kSpoolLimit);
}

void TestRehearsalTransport::stopsInsideAFlood()
{
    m_heard->onSaid = [this] { m_transport->stop({1}, EndCause::Killed); };
    QVERIFY(perform({1}, {{Kind::Flood, 1'000'000, {}}}));
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QCOMPARE(m_heard->said, 1);
    QCOMPARE(m_heard->ending({1}).cause, EndCause::Killed);
    QCOMPARE(m_heard->ending({1}).files.size(), size_t(1)); // what came out before is kept
    QCOMPARE(contentOf(m_heard->ending({1}).files.front()).size(), RehearsalRun::kFloodLine);
}

void TestRehearsalTransport::stopsASleep()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(perform({1}, {{Kind::Sleep, 86'400'000, {}}}));
    m_transport->stop({1}, EndCause::Cancelled);
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QCOMPARE(m_heard->ending({1}).cause, EndCause::Cancelled);
    QVERIFY(timer.elapsed() < 1'000);
}

void TestRehearsalTransport::ignoresAStopAfterTheEnd()
{
    QVERIFY(perform({1}, {}));
    QTRY_VERIFY(m_heard->hasEnded({1}));
    m_transport->stop({1}, EndCause::Killed);
    m_transport->stop({99}, EndCause::Killed);
    QVERIFY(perform({2}, {}));
    QTRY_VERIFY(m_heard->hasEnded({2}));
    QCOMPARE(m_heard->endings.at({1}).size(), size_t(1));
    QCOMPARE(m_heard->ending({1}).cause, EndCause::Answered);
    QVERIFY(!m_heard->hasEnded({99}));
}

void TestRehearsalTransport::endsOnceHoweverOftenStopped()
{
    QVERIFY(perform({1}, {{Kind::Hang, 0, {}}}));
    m_transport->stop({1}, EndCause::Cancelled);
    m_transport->stop({1}, EndCause::Killed);
    m_heard->onEnded = [this] { m_transport->stop({1}, EndCause::TimedOut); };
    QTRY_VERIFY(m_heard->hasEnded({1}));
    QVERIFY(perform({2}, {}));
    QTRY_VERIFY(m_heard->hasEnded({2}));
    QCOMPARE(m_heard->endings.at({1}).size(), size_t(1));
    QCOMPARE(m_heard->ending({1}).cause, EndCause::Cancelled);
}

void TestRehearsalTransport::failsWhenItCannotSpool()
{
    RehearsalTransport nowhere(*m_heard, m_spool->filePath(QStringLiteral("none")));
    const Result<Effect> answer = nowhere.prepare(taskWith({}), 1, {});
    const Result<Effect> flood = nowhere.prepare(taskWith({{Kind::Flood, 1'000'000, {}}}), 1, {});
    QVERIFY(answer.ok() && flood.ok());
    QVERIFY(nowhere.perform({1}, *answer).ok());
    QVERIFY(nowhere.perform({2}, *flood).ok());
    QTRY_COMPARE(m_heard->endings.size(), size_t(2));
    for (const AttemptId attempt : {AttemptId{1}, AttemptId{2}}) {
        QVERIFY(m_heard->ending(attempt).error);
        QCOMPARE(m_heard->ending(attempt).error->code, QStringLiteral("spool_failed"));
        QVERIFY(m_heard->ending(attempt).files.empty());
    }
}

void TestRehearsalTransport::runsManyAtOnce()
{
    constexpr int kRuns = 200;
    for (int i = 1; i <= kRuns; ++i)
        QVERIFY(perform({i}, {{Kind::Sleep, i % 7, {}}, {Kind::Succeed, 0, QString::number(i)}}));
    QTRY_COMPARE(m_heard->endings.size(), size_t(kRuns));
    for (int i = 1; i <= kRuns; ++i)
        QCOMPARE(contentOf(m_heard->ending({i}).files.front()), QByteArray::number(i));
}

void TestRehearsalTransport::mayBeUsedFromAnEnding()
{
    m_heard->onEnded = [this] {
        m_heard->onEnded = nullptr;
        QVERIFY(perform({1}, {{Kind::Succeed, 0, QStringLiteral("again")}}, 2)); // the same id is free again
    };
    QVERIFY(perform({1}, {}));
    QTRY_VERIFY(m_heard->hasEnded({1}) && m_heard->endings.at({1}).size() == 2);
    QCOMPARE(m_heard->endings.at({1}).back().summary, QStringLiteral("again"));
}

void TestRehearsalTransport::dropsRunsAndFilesWhenItGoes()
{
    QVERIFY(perform({1}, {{Kind::Flood, 1'000, {}}, {Kind::Hang, 0, {}}}));
    QTRY_COMPARE(m_heard->saidBytes, 1'000);
    m_transport.reset();
    QVERIFY(m_heard->endings.empty());
    QCOMPARE(spooledFiles(), 0);
}

QTEST_GUILESS_MAIN(TestRehearsalTransport)
#include "tst_rehearsaltransport.moc"
