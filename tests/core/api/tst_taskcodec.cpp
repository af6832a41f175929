#include "core/api/taskcodec.h"

#include "core/base/canonicaljson.h"
#include "tests/support/enumerators.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace qd;

namespace {

using Change = std::function<void(TaskSpec &)>;

TaskSpec plainSpec()
{
    TaskSpec spec;
    spec.title = QStringLiteral("Count lines");
    return spec;
}

TaskSpec fullSpec()
{
    TaskSpec spec;
    spec.title = QStringLiteral("Zähle \"Zeilen\"\n😀");
    spec.instructions = QStringLiteral("# Do it\n\n%1 <b>&amp;</b>");
    spec.kind = TaskKind::Command;
    spec.agent = QStringLiteral("shell");
    spec.workspace = QStringLiteral("/srv/project");
    spec.command = {QStringLiteral("wc"), QStringLiteral("-l"), QString(), QStringLiteral("a b;$(c)")};
    spec.standardInput = QStringLiteral("in\tput\n");
    spec.environment = {{QStringLiteral("B"), QString()}, {QStringLiteral("A"), QStringLiteral("1")}};
    for (int kind = 0; kind < enumeratorCount<RehearsalStep::Kind>(); ++kind)
        spec.rehearse.push_back({RehearsalStep::Kind(kind), kind * qint64(1'000'000'007), QStringLiteral("step")});
    spec.timeoutMs = 1'000;
    spec.idleTimeoutMs = 86'400'000;
    spec.tags = {QStringLiteral("b"), QStringLiteral("a")};
    spec.metadata = {{QStringLiteral("n"), QJsonValue()}, {QStringLiteral("x"), QJsonArray{1, QJsonObject{}}}};
    return spec;
}

TaskSummary fullSummary()
{
    TaskSummary summary;
    summary.id = TaskId{42};
    summary.title = QStringLiteral("Zähle");
    summary.kind = TaskKind::Qa;
    summary.state = TaskState::Unknown;
    summary.mode = Mode::Real;
    summary.priority = 10;
    summary.agent = QStringLiteral("shell");
    summary.attempts = 2;
    summary.maxAttempts = 7;
    summary.notBefore = 1'800'000'000'000;
    summary.key = QStringLiteral("key");
    summary.createdAt = 1'700'000'000'123;
    summary.updatedAt = 1'700'000'000'456;
    summary.error = Error{QStringLiteral("agent_lost"), ErrorCategory::Transient, QStringLiteral("gone")};
    summary.holdReason = HoldReason::Approval;
    summary.openDependencies = 2;
    summary.asks = true;
    return summary;
}

// Over the wire, as a door does it.
QJsonObject sent(const QJsonObject &object)
{
    return QJsonDocument::fromJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).object();
}

QStringList sorted(const QString &words)
{
    QStringList list = words.split(u' ');
    list.sort();
    return list;
}

} // namespace

class TestTaskCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSpecComesBack()
    {
        for (const TaskSpec &spec : {plainSpec(), fullSpec()}) {
            const Result<TaskSpec> back = specFromJson(sent(specToJson(spec)));
            QVERIFY(back.ok());
            QCOMPARE(*back, spec);
            QCOMPARE(specHash(*back), specHash(spec));
        }
    }

    void everyKindComesBack()
    {
        for (int kind = 0; kind < enumeratorCount<TaskKind>(); ++kind) {
            TaskSpec spec = plainSpec();
            spec.kind = TaskKind(kind);
            QCOMPARE(specFromJson(specToJson(spec)).value().kind, spec.kind);
        }
    }

    // Hashes of tasks that are already in somebody's queue: approvals are bound to them.
    void defaultsAreLeftOutSoThatTheHashStays()
    {
        QCOMPARE(canonicalJson(specToJson(plainSpec())), QByteArray(R"({"kind":"code","title":"Count lines"})"));
        QCOMPARE(specHash(plainSpec()), Sha256::of(R"({"kind":"code","title":"Count lines"})"));
        TaskSpec spelledOut = plainSpec();
        spelledOut.timeoutMs = 0; // what the settings say is not the author's word
        spelledOut.idleTimeoutMs = 0;
        spelledOut.agent = QLatin1String("");
        spelledOut.command = QStringList();
        QCOMPARE(specHash(spelledOut), specHash(plainSpec()));
    }

    void everyMemberChangesTheHash_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
        row("title", [](TaskSpec &s) { s.title += u'x'; });
        row("instructions", [](TaskSpec &s) { s.instructions += u'x'; });
        row("kind", [](TaskSpec &s) { s.kind = TaskKind::Qa; });
        row("agent", [](TaskSpec &s) { s.agent += u'x'; });
        row("workspace", [](TaskSpec &s) { s.workspace += u'x'; });
        row("command", [](TaskSpec &s) { s.command += QString(); });
        row("order of command", [](TaskSpec &s) { std::swap(s.command[0], s.command[1]); });
        row("standard input", [](TaskSpec &s) { s.standardInput += u'x'; });
        row("environment", [](TaskSpec &s) { s.environment[QStringLiteral("A")] = QStringLiteral("2"); });
        row("rehearsal kind", [](TaskSpec &s) { s.rehearse[0].kind = RehearsalStep::Kind::Hang; });
        row("rehearsal amount", [](TaskSpec &s) { ++s.rehearse[0].amount; });
        row("rehearsal text", [](TaskSpec &s) { s.rehearse[0].text += u'x'; });
        row("time limit", [](TaskSpec &s) { ++s.timeoutMs; });
        row("idle limit", [](TaskSpec &s) { --s.idleTimeoutMs; });
        row("tags", [](TaskSpec &s) { s.tags.removeLast(); });
        row("metadata", [](TaskSpec &s) { s.metadata[QStringLiteral("x")] = 1; });
    }

    void everyMemberChangesTheHash()
    {
        QFETCH(Change, change);
        TaskSpec spec = fullSpec();
        change(spec);
        QVERIFY(spec != fullSpec());
        QVERIFY(specHash(spec) != specHash(fullSpec()));
        QCOMPARE(specFromJson(specToJson(spec)).value(), spec);
    }

    void aMalformedSpecIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const char *more) {
            QTest::newRow(name) << QByteArray("{\"title\":\"t\",\"kind\":\"code\",") + more + '}';
        };
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("no title") << QByteArray(R"({"kind":"code"})");
        QTest::newRow("no kind") << QByteArray(R"({"title":"t"})");
        QTest::newRow("title is a number") << QByteArray(R"({"title":1,"kind":"code"})");
        QTest::newRow("unknown kind") << QByteArray(R"({"title":"t","kind":"magic"})");
        row("unknown member", R"("shell":"rm -rf")");
        row("unknown step", R"("rehearse":[{"step":"explode","amount":0,"text":""}])");
        row("step without amount", R"("rehearse":[{"step":"hang"}])");
        row("rehearsal is no list", R"("rehearse":{})");
        row("command is a line", R"("command":"rm -rf /")");
        row("command holds a number", R"("command":["a",1])");
        row("environment is a list", R"("env":["A=1"])");
        row("environment holds null", R"("env":{"A":null})");
        row("time as text", R"("timeout_ms":"1000")");
        row("time with a fraction", R"("timeout_ms":1000.5)");
        row("time too large", R"("timeout_ms":1e300)");
        row("tags hold an object", R"("tags":[{}])");
        row("metadata is text", R"("metadata":"x")");
        row("null instead of nothing", R"("agent":null)");
    }

    void aMalformedSpecIsRefused()
    {
        QFETCH(QByteArray, json);
        QJsonParseError parsed;
        const QJsonObject object = QJsonDocument::fromJson(json, &parsed).object();
        QCOMPARE(parsed.error, QJsonParseError::NoError);
        const Result<TaskSpec> spec = specFromJson(object);
        QVERIFY(!spec.ok());
        QCOMPARE(spec.error().code, QStringLiteral("spec_malformed"));
        QCOMPARE(spec.error().category, ErrorCategory::Internal);
    }

    void aSummaryComesBack()
    {
        TaskSummary least;
        least.id = TaskId{1};
        for (const TaskSummary &summary : {least, fullSummary()}) {
            const Result<TaskSummary> back = taskSummaryFromJson(sent(toJson(summary)));
            QVERIFY(back.ok());
            QCOMPARE(*back, summary);
        }
    }

    void everyStateComesBack()
    {
        for (int state = 0; state < enumeratorCount<TaskState>(); ++state) {
            TaskSummary summary = fullSummary();
            summary.state = TaskState(state);
            QCOMPARE(taskSummaryFromJson(toJson(summary)).value().state, summary.state);
        }
    }

    void aMalformedSummaryIsRefused_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        for (const char *member : {"kind", "state", "mode", "number"}) {
            for (const char *value : {"null", "0", "-5", "\"\"", "\"nonsense\"", "[]", "1.5e300"})
                QTest::addRow("%s %s", member, value) << QString::fromLatin1(member) << QString::fromLatin1(value);
        }
    }

    void aMalformedSummaryIsRefused()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        QJsonObject object = toJson(fullSummary());
        object[member] = QJsonDocument::fromJson("[" + value.toUtf8() + "]").array().at(0);
        QVERIFY(!taskSummaryFromJson(object).ok());
        object.remove(member);
        QCOMPARE(taskSummaryFromJson(object).error().code, QStringLiteral("task_malformed"));
    }

    void aSummaryHasTheDocumentedKeys()
    {
        TaskSummary least;
        least.id = TaskId{1};
        const QString keys = QStringLiteral("id number title kind state mode priority attempts max_attempts not_before "
                                            "agent key created_at updated_at hold_reason open_dependencies asks error");
        QCOMPARE(toJson(least).keys(), sorted(keys));
        QVERIFY(toJson(least)[QLatin1String("not_before")].isNull());
        QVERIFY(toJson(least)[QLatin1String("agent")].isNull());
        QVERIFY(toJson(least)[QLatin1String("error")].isNull());
        QVERIFY(toJson(least)[QLatin1String("hold_reason")].isNull());
        QCOMPARE(toJson(fullSummary())[QLatin1String("id")], QJsonValue(QStringLiteral("T-42")));
    }

    void aTaskHasTheDocumentedKeys()
    {
        Task task;
        task.id = TaskId{42};
        task.spec = fullSpec();
        const QString keys = QStringLiteral("id number title kind state mode priority attempts max_attempts not_before "
                                            "agent key created_at updated_at hold_reason open_dependencies asks error "
                                            "stage deadline source approved_effect revision spec_sha256 spec instructions "
                                            "workspace command tags");
        QCOMPARE(toJson(task).keys(), sorted(keys));
        QVERIFY(toJson(task)[QLatin1String("error")].isNull());
        task.error = Error{QStringLiteral("agent_lost"), ErrorCategory::Transient, QStringLiteral("gone")};
        QCOMPARE(errorFromJson(toJson(task)[QLatin1String("error")].toObject()), *task.error);
        QCOMPARE(toJson(task)[QLatin1String("command")].toArray().size(), task.spec.command.size());
    }

    void anAttemptHasTheDocumentedKeys()
    {
        Attempt attempt;
        const QString keys = QStringLiteral("number agent mode state epoch started_at ended_at effect_sha256 artifacts "
                                            "checks error");
        QCOMPARE(toJson(attempt).keys(), sorted(keys));
        QVERIFY(toJson(attempt)[QLatin1String("ended_at")].isNull());
        QVERIFY(toJson(attempt)[QLatin1String("effect_sha256")].isNull());
        attempt.endedAt = 5;
        attempt.effectHash = Sha256::of("effect");
        attempt.artifacts = {{QStringLiteral("stdout.txt"), Sha256::of("out"), 3}};
        const QJsonObject object = toJson(attempt);
        QCOMPARE(object[QLatin1String("ended_at")].toInteger(), 5);
        QCOMPARE(object[QLatin1String("effect_sha256")].toString(), attempt.effectHash.hex());
        const QJsonObject artifact = object[QLatin1String("artifacts")][0].toObject();
        QCOMPARE(artifact.keys(), sorted(QStringLiteral("name sha256 size")));
        QCOMPARE(artifact[QLatin1String("sha256")].toString(), Sha256::of("out").hex());
        QCOMPARE(artifact[QLatin1String("size")].toInteger(), 3);
    }

    void anErrorComesBack()
    {
        for (int category = 0; category < enumeratorCount<ErrorCategory>(); ++category) {
            const Error error{QStringLiteral("code"), ErrorCategory(category), QStringLiteral("detail ä")};
            QCOMPARE(errorFromJson(sent(toJson(error))), error);
        }
    }

    void anUnknownErrorCategoryIsAFaultOfTheProgram()
    {
        QCOMPARE(errorFromJson({{QStringLiteral("category"), QStringLiteral("odd")}}).category,
            ErrorCategory::Internal);
        QCOMPARE(errorFromJson({}).category, ErrorCategory::Internal);
    }
};

QTEST_GUILESS_MAIN(TestTaskCodec)
#include "tst_taskcodec.moc"
