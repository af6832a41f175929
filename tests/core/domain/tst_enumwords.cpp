#include "core/domain/agent.h"
#include "core/domain/artifact.h"
#include "core/domain/attempt.h"
#include "core/domain/controls.h"
#include "core/domain/effect.h"
#include "core/domain/logline.h"
#include "core/domain/task.h"
#include "core/domain/tick.h"
#include "core/rules/transitions.h"
#include "tests/support/enumerators.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace qd;

namespace {

template <typename E>
void checkWords()
{
    static const QRegularExpression snakeCase(QStringLiteral("^[a-z]+(_[a-z]+)*$"));
    QCOMPARE(int(EnumWords<E>::kWords.size()), enumeratorCount<E>());
    QSet<QString> words;
    for (int i = 0; i < enumeratorCount<E>(); ++i) {
        const E value = E(i);
        const QString word = toText(value);
        QVERIFY2(snakeCase.match(word).hasMatch(), qPrintable(QStringLiteral("value %1: '%2'").arg(i).arg(word)));
        QCOMPARE(fromText<E>(word), std::optional(value));
        QVERIFY(!fromText<E>(word.toUpper()));
        words.insert(word);
    }
    QCOMPARE(words.size(), enumeratorCount<E>());
    QVERIFY(!fromText<E>(QString()));
    QVERIFY(!fromText<E>(u"no_such_word"));
    QVERIFY(toText(E(enumeratorCount<E>())).isEmpty());
}

} // namespace

class TestEnumWords : public QObject
{
    Q_OBJECT

    enum class Sample { One, Two, Three };

private Q_SLOTS:
    void theCountItself() { QCOMPARE(enumeratorCount<Sample>(), 3); }

    void mode() { checkWords<Mode>(); }
    void taskState() { checkWords<TaskState>(); }
    void taskKind() { checkWords<TaskKind>(); }
    void taskEvent() { checkWords<TaskEvent>(); }
    void rehearsalStep() { checkWords<RehearsalStep::Kind>(); }
    void transport() { checkWords<Transport>(); }
    void attemptState() { checkWords<AttemptState>(); }
    void artifactStatus() { checkWords<ArtifactStatus>(); }
    void runWish() { checkWords<RunWish>(); }
    void engineState() { checkWords<EngineState>(); }
    void effectClass() { checkWords<EffectClass>(); }
    void effectKind() { checkWords<EffectKind>(); }
    void logLevel() { checkWords<LogLevel>(); }
    void tickOutcome() { checkWords<TickOutcome>(); }

    void theCountsCoverEveryState() { QCOMPARE(QueueCounts::kStates, enumeratorCount<TaskState>()); }
};

QTEST_GUILESS_MAIN(TestEnumWords)
#include "tst_enumwords.moc"
