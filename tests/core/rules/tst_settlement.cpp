#include "core/rules/settlement.h"

#include "tests/support/enumerators.h"

#include <QTest>

using namespace qd;

namespace {

std::optional<Error> errorOf(ErrorCategory category)
{
    return Error{QStringLiteral("e"), category, QString()};
}

// Every ending that there can be, with a budget left and without.
std::vector<Ending> allEndings()
{
    std::vector<std::optional<Error>> errors{std::nullopt};
    for (int category = 0; category < enumeratorCount<ErrorCategory>(); ++category)
        errors.push_back(errorOf(ErrorCategory(category)));
    std::vector<Ending> endings;
    for (int cause = 0; cause < enumeratorCount<EndCause>(); ++cause) {
        for (int effectClass = 0; effectClass < enumeratorCount<EffectClass>(); ++effectClass) {
            for (const Mode mode : {Mode::Proof, Mode::Real}) {
                for (const auto &error : errors) {
                    for (const int attempts : {1, 2, 3, 4})
                        endings.push_back({EndCause(cause), error, EffectClass(effectClass), mode, attempts, 3});
                }
            }
        }
    }
    return endings;
}

bool isPermanent(const Ending &ending)
{
    return ending.error && ending.error->category == ErrorCategory::Permanent;
}

} // namespace

class TestSettlement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data()
    {
        QTest::addColumn<Ending>("ending");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("attempt");
        using enum EndCause;
        using enum EffectClass;
        const auto transient = errorOf(ErrorCategory::Transient);
        const auto permanent = errorOf(ErrorCategory::Permanent);
        const auto row = [](const char *name, Ending ending, const char *event, const char *attempt) {
            QTest::newRow(name) << ending << QString::fromLatin1(event) << QString::fromLatin1(attempt);
        };
        row("delivered", {Answered, {}, Unsafe, Mode::Real, 1, 3}, "succeed", "ok");
        row("delivered at the last attempt", {Answered, {}, Unsafe, Mode::Real, 3, 3}, "succeed", "ok");
        row("said no, may try again", {Answered, transient, Unsafe, Mode::Real, 1, 3}, "retry", "error");
        row("said no for the last time", {Answered, transient, Unsafe, Mode::Real, 3, 3}, "exhaust", "error");
        row("said never", {Answered, permanent, Pure, Mode::Proof, 1, 3}, "refuse", "error");
        row("said never at the end", {Answered, permanent, Pure, Mode::Proof, 3, 3}, "refuse", "error");
        row("our own fault", {Answered, errorOf(ErrorCategory::Internal), Pure, Mode::Proof, 1, 3}, "retry", "error");
        row("only one attempt allowed", {Answered, transient, Pure, Mode::Proof, 1, 1}, "exhaust", "error");

        row("too slow in PROOF", {TimedOut, {}, Unsafe, Mode::Proof, 1, 3}, "retry", "timeout");
        row("too slow, can be repeated", {TimedOut, {}, Idempotent, Mode::Real, 1, 3}, "retry", "timeout");
        row("too slow, changes nothing", {TimedOut, {}, Pure, Mode::Real, 3, 3}, "exhaust", "timeout");
        row("too slow in REAL", {TimedOut, {}, Unsafe, Mode::Real, 1, 3}, "lose_track", "timeout");
        row("too slow in REAL with an error", {TimedOut, permanent, Unsafe, Mode::Real, 1, 3}, "lose_track", "timeout");

        row("gone in PROOF", {Vanished, {}, Unsafe, Mode::Proof, 1, 3}, "retry", "lost");
        row("gone in REAL", {Vanished, transient, Unsafe, Mode::Real, 1, 3}, "lose_track", "lost");
        row("gone in REAL at the end", {Vanished, transient, Unsafe, Mode::Real, 3, 3}, "lose_track", "lost");
        row("gone, can be repeated", {Vanished, transient, Idempotent, Mode::Real, 3, 3}, "exhaust", "lost");

        row("cancelled", {Cancelled, {}, Unsafe, Mode::Proof, 1, 3}, "cancel", "cancelled");
        row("cancelled with an error", {Cancelled, permanent, Pure, Mode::Real, 1, 3}, "cancel", "cancelled");
        row("cancelled in REAL", {Cancelled, {}, Unsafe, Mode::Real, 1, 3}, "lose_track", "cancelled");

        row("killed in PROOF", {Killed, {}, Unsafe, Mode::Proof, 1, 3}, "retry", "cancelled");
        row("killed at the last attempt", {Killed, {}, Unsafe, Mode::Proof, 3, 3}, "retry", "cancelled");
        row("killed in REAL", {Killed, {}, Unsafe, Mode::Real, 1, 3}, "lose_track", "cancelled");
    }

    void table()
    {
        QFETCH(Ending, ending);
        QTEST(toText(settle(ending)), "event");
        QTEST(toText(attemptStateOf(ending)), "attempt");
    }

    // The promise that matters most: nothing that may have happened is done again without a person.
    void whatMayHaveHappenedIsNeverRepeated()
    {
        for (const Ending &ending : allEndings()) {
            const bool open = ending.cause != EndCause::Answered && ending.mode == Mode::Real
                && (ending.effectClass == EffectClass::Unsafe || ending.effectClass == EffectClass::Checkable);
            QCOMPARE(settle(ending) == TaskEvent::LoseTrack, open);
        }
    }

    void onlyAnAnswerWithoutErrorSucceeds()
    {
        for (const Ending &ending : allEndings()) {
            const bool good = ending.cause == EndCause::Answered && !ending.error;
            QCOMPARE(settle(ending) == TaskEvent::Succeed, good);
            QCOMPARE(attemptStateOf(ending) == AttemptState::Ok, good);
        }
    }

    void theBudgetIsKept()
    {
        for (const Ending &ending : allEndings()) {
            const TaskEvent event = settle(ending);
            const bool spared = ending.cause == EndCause::Killed;
            QVERIFY(event != TaskEvent::Retry || spared || ending.attempts < ending.maxAttempts);
            QVERIFY(!spared || event != TaskEvent::Exhaust);
            QVERIFY(event != TaskEvent::Exhaust || ending.attempts >= ending.maxAttempts);
            QVERIFY(!isPermanent(ending) || (event != TaskEvent::Retry && event != TaskEvent::Exhaust));
        }
    }

    void everyEndingIsALegalMoveOfARunningTask()
    {
        for (const Ending &ending : allEndings()) {
            QVERIFY(transition(TaskState::Running, settle(ending)).ok());
            QVERIFY(attemptStateOf(ending) != AttemptState::Running);
        }
    }

    void proofPerformsOnlyWhatChangesNothing()
    {
        QVERIFY(performs(Mode::Proof, EffectClass::Pure));
        QVERIFY(!performs(Mode::Proof, EffectClass::Idempotent));
        QVERIFY(!performs(Mode::Proof, EffectClass::Unsafe));
        for (const auto &word : EnumWords<EffectClass>::kWords)
            QVERIFY(performs(Mode::Real, word.first));
    }
};

QTEST_GUILESS_MAIN(TestSettlement)
#include "tst_settlement.moc"
