#include "core/rules/transitions.h"

#include "tests/support/enumerators.h"

#include <QMap>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace qd;

namespace {

struct LegalMoves {
    const char *state;
    const char *moves; ///< "event>state …"
};

// Written from the design's diagram and not from the source; everything that is not here is illegal.
constexpr LegalMoves kLegal[] = {
    {"held", "release>queued cancel>cancelled approve>queued deny>failed expire>failed revise>queued"},
    {"queued", "hold>held claim>claimed cancel>cancelled expire>failed"},
    {"claimed", "unclaim>queued start>running cancel>cancelled"},
    {"running", "succeed>succeeded succeed_for_review>review refuse>failed retry>queued exhaust>dead "
                "lose_track>unknown cancel>cancelled await_approval>held"},
    {"review", "accept>succeeded return>queued reject>failed cancel>cancelled"},
    {"unknown", "confirm_happened>succeeded confirm_not_happened>failed run_again>queued retry>queued exhaust>dead"},
    {"failed", "requeue>queued"},
    {"dead", "requeue>queued"},
    {"succeeded", ""},
    {"cancelled", "reopen>queued reopen_held>held"},
};

QMap<QString, QString> legalMovesOf(const QString &state)
{
    QMap<QString, QString> moves;
    for (const LegalMoves &legal : kLegal) {
        const QStringList words = QString::fromLatin1(legal.moves).split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words) {
            if (state == QLatin1String(legal.state))
                moves.insert(word.section(u'>', 0, 0), word.section(u'>', 1));
        }
    }
    return moves;
}

bool hasRow(const QString &state)
{
    return std::any_of(std::begin(kLegal), std::end(kLegal),
                       [&](const LegalMoves &legal) { return state == QLatin1String(legal.state); });
}

} // namespace

class TestTransitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateMeetsEveryEvent_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("event");
        QTest::addColumn<QString>("to");
        for (int state = 0; state < enumeratorCount<TaskState>(); ++state) {
            const QString from = toText(TaskState(state));
            QVERIFY2(hasRow(from), qPrintable(from));
            const QMap<QString, QString> moves = legalMovesOf(from);
            for (int event = 0; event < enumeratorCount<TaskEvent>(); ++event) {
                const QString word = toText(TaskEvent(event));
                QTest::addRow("%s %s", qPrintable(from), qPrintable(word)) << state << event << moves.value(word);
            }
        }
    }

    void everyStateMeetsEveryEvent()
    {
        QFETCH(int, state);
        QFETCH(int, event);
        QFETCH(QString, to);
        const Result<TaskState> result = transition(TaskState(state), TaskEvent(event));
        if (!to.isEmpty()) {
            QVERIFY(result.ok());
            QCOMPARE(toText(*result), to);
            return;
        }
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, QStringLiteral("illegal_transition"));
        QCOMPARE(result.error().category, ErrorCategory::Permanent);
        QVERIFY(result.error().detail.contains(toText(TaskState(state))));
    }

    void theExpectedTableNamesOnlyKnownWords()
    {
        int moves = 0;
        for (const LegalMoves &row : kLegal) {
            QVERIFY2(fromText<TaskState>(QString::fromLatin1(row.state)), row.state);
            const QMap<QString, QString> legal = legalMovesOf(QString::fromLatin1(row.state));
            for (auto it = legal.begin(); it != legal.end(); ++it, ++moves) {
                QVERIFY2(fromText<TaskEvent>(it.key()), qPrintable(it.key()));
                QVERIFY2(fromText<TaskState>(it.value()), qPrintable(it.value()));
            }
        }
        QCOMPARE(moves, 34);
    }

    void noStateIsADeadEndButTheTerminalOnes()
    {
        for (int state = 0; state < enumeratorCount<TaskState>(); ++state) {
            if (!isTerminal(TaskState(state)))
                QVERIFY(!legalMovesOf(toText(TaskState(state))).isEmpty());
        }
    }

    void everyStateCanBeReached()
    {
        QSet<TaskState> reached{TaskState::Held, TaskState::Queued};
        for (int round = 0; round < enumeratorCount<TaskState>(); ++round) {
            const QSet<TaskState> before = reached;
            for (const TaskState from : before) {
                for (int event = 0; event < enumeratorCount<TaskEvent>(); ++event) {
                    if (const auto to = transition(from, TaskEvent(event)); to.ok())
                        reached.insert(*to);
                }
            }
        }
        QCOMPARE(int(reached.size()), enumeratorCount<TaskState>());
    }

    // What this program does by itself must never take a task out of these states; only a probe's answer may try an
    // unknown one again, or give it up.
    void onlyAPersonLeavesWhatHasEnded()
    {
        for (const TaskState from : {TaskState::Unknown, TaskState::Review, TaskState::Failed, TaskState::Dead, TaskState::Cancelled}) {
            for (const TaskEvent event : {TaskEvent::Claim, TaskEvent::Unclaim, TaskEvent::Start, TaskEvent::Succeed,
                                          TaskEvent::SucceedForReview, TaskEvent::Refuse, TaskEvent::Retry,
                                          TaskEvent::Exhaust, TaskEvent::LoseTrack}) {
                const bool byProbe = from == TaskState::Unknown && (event == TaskEvent::Retry || event == TaskEvent::Exhaust);
                QCOMPARE(transition(from, event).ok(), byProbe);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTransitions)
#include "tst_transitions.moc"
