#include "core/api/operation.h"

#include "tests/support/enumerators.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <limits>

using namespace qd;

namespace {

using Type = Parameter::Type;

QJsonArray listOf(const QJsonValue &item, qint64 count)
{
    QJsonArray array;
    for (qint64 i = 0; i < count; ++i)
        array += item;
    return array;
}

// A value of the right type; `size` is the number itself, the length or the number of items.
QJsonValue valueOf(Type type, qint64 size)
{
    switch (type) {
    case Type::Text: return QString(size, u'x');
    case Type::Integer: return size;
    case Type::Boolean: return true;
    case Type::Object: return QJsonObject{};
    case Type::TextList: return listOf(QStringLiteral("x"), size);
    case Type::IntegerList: return listOf(1, size);
    case Type::ObjectList: return listOf(QJsonObject{}, size);
    }
    return {};
}

bool hasSize(Type type)
{
    return type != Type::Boolean && type != Type::Object;
}

QJsonObject leastParameters(const OperationInfo &info)
{
    QJsonObject object;
    for (const Parameter &parameter : info.parameters) {
        if (parameter.required)
            object.insert(QLatin1String(parameter.name), valueOf(parameter.type, parameter.least));
    }
    return object;
}

QString codeOf(const Result<void> &result)
{
    return result.ok() ? QStringLiteral("ok") : result.error().code;
}

std::vector<QJsonValue> wrongValues(Type type)
{
    std::vector<QJsonValue> values{QJsonValue(), 1.5, 1e300};
    if (type != Type::Text)
        values.push_back(QStringLiteral("5"));
    if (type != Type::Integer)
        values.push_back(5);
    if (type != Type::Boolean)
        values.push_back(true);
    if (type != Type::Object)
        values.push_back(QJsonObject{});
    if (type != Type::TextList)
        values.push_back(QJsonArray{QStringLiteral("x")});
    if (type != Type::IntegerList)
        values.push_back(QJsonArray{1});
    if (type != Type::ObjectList)
        values.push_back(QJsonArray{QJsonObject{}});
    values.push_back(QJsonArray{1, QStringLiteral("x"), QJsonObject{}}); // one good item does not make a good list
    values.push_back(QJsonArray{QJsonValue()});
    return values;
}

} // namespace

class TestOperation : public QObject
{
    Q_OBJECT

private:
    static void forEachParameter(const std::function<void(const OperationInfo &, const Parameter &,
        const char *)> &visit)
    {
        for (const OperationInfo &info : operations()) {
            for (const Parameter &parameter : info.parameters) {
                const QByteArray label = QByteArray(info.name) + ' ' + parameter.name;
                visit(info, parameter, label.constData());
            }
        }
    }

private Q_SLOTS:
    void theTableHasEveryOperationInOrder()
    {
        QCOMPARE(int(operations().size()), enumeratorCount<Operation>());
        for (int i = 0; i < enumeratorCount<Operation>(); ++i) {
            QCOMPARE(operations()[size_t(i)].operation, Operation(i));
            QCOMPARE(infoOf(Operation(i)).operation, Operation(i));
        }
    }

    void namesAreUniqueAndSpeltAlike()
    {
        static const QRegularExpression form(QStringLiteral("^[a-z]+\\.[a-z_]+$"));
        QSet<QString> names;
        for (const OperationInfo &info : operations()) {
            const QString name = QString::fromLatin1(info.name);
            QVERIFY2(form.match(name).hasMatch(), info.name);
            QCOMPARE(findOperation(name), &info);
            QVERIFY2(*info.meaning != '\0', info.name);
            names.insert(name);
        }
        QCOMPARE(size_t(names.size()), operations().size());
    }

    void otherNamesAreNoOperation()
    {
        for (const QStringView name : {u"", u"status", u"Status.Get", u"status.get ", u"no.such"})
            QVERIFY(!findOperation(name));
    }

    void parametersAreWellDescribed()
    {
        QSet<QByteArray> seen;
        forEachParameter([&](const OperationInfo &, const Parameter &parameter, const char *label) {
            QVERIFY2(!seen.contains(label), label);
            seen.insert(label);
            QVERIFY2(parameter.least <= parameter.most, label);
            QVERIFY2(*parameter.meaning != '\0', label);
        });
        QVERIFY(!seen.isEmpty());
    }

    // Whoever may connect may stop things; everything else has to be allowed.
    void onlyStoppingNeedsNoScope()
    {
        const QSet<Operation> stopping{Operation::EnginePause, Operation::EngineDrain, Operation::EngineKill, Operation::EngineDisarm};
        for (const OperationInfo &info : operations())
            QVERIFY2(info.scopes.toInt() != 0 || stopping.contains(info.operation), info.name);
        for (const Operation operation : stopping)
            QCOMPARE(infoOf(operation).scopes, Scopes());
        QCOMPARE(infoOf(Operation::EngineArm).scopes, Scopes(Scope::Arm));
    }

    void stoppingAndResumingDoNotWaitForTheStore()
    {
        for (const Operation operation : {Operation::EnginePause, Operation::EngineResume, Operation::EngineKill})
            QCOMPARE(infoOf(operation).route, Route::Control);
    }

    void theLeastParametersPass()
    {
        for (const OperationInfo &info : operations())
            QVERIFY2(checkParameters(info, leastParameters(info)).ok(), info.name);
    }

    void whatIsRequiredMustBeThere()
    {
        int required = 0;
        forEachParameter([&](const OperationInfo &info, const Parameter &parameter, const char *label) {
            QJsonObject object = leastParameters(info);
            object.remove(QLatin1String(parameter.name));
            const auto result = checkParameters(info, object);
            QVERIFY2(codeOf(result) == QLatin1String(parameter.required ? "parameter_missing" : "ok"), label);
            if (parameter.required)
                QVERIFY2(result.error().detail.contains(QLatin1String(parameter.name)), label);
            required += parameter.required ? 1 : 0;
        });
        QVERIFY(required >= 7);
    }

    void typesAreChecked()
    {
        forEachParameter([&](const OperationInfo &info, const Parameter &parameter, const char *label) {
            for (const QJsonValue &wrong : wrongValues(parameter.type)) {
                QJsonObject object = leastParameters(info);
                object.insert(QLatin1String(parameter.name), wrong);
                const auto result = checkParameters(info, object);
                QVERIFY2(codeOf(result) == QLatin1String("parameter_type"), label);
                QCOMPARE(result.error().category, ErrorCategory::Permanent);
            }
        });
    }

    void rangesAreChecked()
    {
        forEachParameter([&](const OperationInfo &info, const Parameter &parameter, const char *label) {
            if (!hasSize(parameter.type))
                return;
            const auto tryWith = [&](qint64 size) {
                QJsonObject object = leastParameters(info);
                object.insert(QLatin1String(parameter.name), valueOf(parameter.type, size));
                return codeOf(checkParameters(info, object));
            };
            QVERIFY2(tryWith(parameter.least) == QLatin1String("ok"), label);
            QVERIFY2(tryWith(parameter.most) == QLatin1String("ok"), label);
            if (parameter.least > 0 || parameter.type == Type::Integer)
                QVERIFY2(tryWith(parameter.least - 1) == QLatin1String("parameter_range"), label);
            if (parameter.most < std::numeric_limits<qint64>::max())
                QVERIFY2(tryWith(parameter.most + 1) == QLatin1String("parameter_range"), label);
        });
    }

    void unknownParametersAreRefused()
    {
        for (const OperationInfo &info : operations()) {
            for (const char *name : {"no_such", "", "__proto__", "Limit"}) {
                QJsonObject object = leastParameters(info);
                object.insert(QLatin1String(name), 1);
                QVERIFY2(codeOf(checkParameters(info, object)) == QLatin1String("parameter_unknown"), info.name);
            }
        }
    }

    void aHostileNameIsNotRepeatedInFull()
    {
        const QJsonObject object{{QString(100'000, u'x'), 1}};
        const auto result = checkParameters(infoOf(Operation::StatusGet), object);
        QCOMPARE(codeOf(result), QStringLiteral("parameter_unknown"));
        QVERIFY(result.error().detail.size() < 200);
    }

    void aWholeNumberIsAnIntegerHoweverItIsWritten()
    {
        const OperationInfo &list = infoOf(Operation::TicksList);
        QVERIFY(checkParameters(list, {{QStringLiteral("limit"), 5.0}}).ok());
        const OperationInfo &journal = infoOf(Operation::JournalList);
        QVERIFY(checkParameters(journal, {{QStringLiteral("after"), std::numeric_limits<qint64>::max()}}).ok());
        QCOMPARE(codeOf(checkParameters(journal, {{QStringLiteral("after"), 9223372036854775808.0}})),
                 QStringLiteral("parameter_type"));
    }
};

QTEST_GUILESS_MAIN(TestOperation)
#include "tst_operation.moc"
