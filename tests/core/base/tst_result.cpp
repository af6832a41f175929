#include "core/base/result.h"

#include <QTest>

#include <memory>

using namespace qd;

namespace {

Error busy()
{
    return {QStringLiteral("store_busy"), ErrorCategory::Transient, QStringLiteral("locked")};
}

Result<int> half(int number)
{
    if (number % 2 != 0)
        return busy();
    return number / 2;
}

Result<void> needsEven(int number)
{
    if (number % 2 != 0)
        return busy();
    return {};
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesTheValue()
    {
        const Result<int> result = half(84);
        QVERIFY(result.ok());
        QVERIFY(bool(result));
        QCOMPARE(result.value(), 42);
        QCOMPARE(*result, 42);
    }

    void carriesTheError()
    {
        const Result<int> result = half(3);
        QVERIFY(!result.ok());
        QVERIFY(!result);
        QCOMPARE(result.error(), busy());
    }

    void aValueCanBeChangedInPlace()
    {
        Result<QString> result = QStringLiteral("a");
        result->append(u'b');
        *result += u'c';
        QCOMPARE(result.value(), QStringLiteral("abc"));
    }

    void aValueThatCannotBeCopiedIsMovedOut()
    {
        Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
        const std::unique_ptr<int> byValue = std::move(result).value();
        QCOMPARE(*byValue, 7);

        Result<std::unique_ptr<int>> other = std::make_unique<int>(8);
        const std::unique_ptr<int> byStar = *std::move(other);
        QCOMPARE(*byStar, 8);
    }

    void successNeedsNoValue()
    {
        QVERIFY(needsEven(2).ok());
        QVERIFY(!needsEven(1).ok());
        QCOMPARE(needsEven(1).error().code, QStringLiteral("store_busy"));
    }

    void errorsCompareByAllMembers()
    {
        Error other = busy();
        other.category = ErrorCategory::Permanent;
        QVERIFY(other != busy());
        other = busy();
        other.detail.clear();
        QVERIFY(other != busy());
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
