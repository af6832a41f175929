#include "core/base/id.h"

#include <QSet>
#include <QTest>

#include <type_traits>

using namespace qd;

// Ids of different things must not mix; this is the whole point of the type.
static_assert(!std::is_convertible_v<TaskId, AttemptId>);
static_assert(!std::is_convertible_v<qint64, TaskId>);
static_assert(!std::is_convertible_v<TaskId, qint64>);

class TestId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zeroIsNone()
    {
        QVERIFY(!TaskId{}.isValid());
        QVERIFY(!TaskId{-1}.isValid());
        QVERIFY(TaskId{1}.isValid());
    }

    void ordersByNumber()
    {
        QVERIFY(TaskId{2} < TaskId{10});
        QVERIFY(TaskId{10} == TaskId{10});
        QVERIFY(TaskId{10} != TaskId{2});
    }

    void isAKeyOfASet()
    {
        const QSet<TaskId> ids{TaskId{1}, TaskId{2}, TaskId{1}};
        QCOMPARE(ids.size(), 2);
        QVERIFY(ids.contains(TaskId{2}));
        QVERIFY(!ids.contains(TaskId{3}));
    }
};

QTEST_GUILESS_MAIN(TestId)
#include "tst_id.moc"
