#include "ui/models/actresultmodel.h"
#include "ui/models/diffmodel.h"
#include "ui/models/textdiff.h"
#include "ui/models/undohistory.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace qd;

namespace {

QJsonObject item(int number, bool ok, const char *stateOrCode)
{
    QJsonObject object{{QStringLiteral("number"), number}, {QStringLiteral("ok"), ok}, {QStringLiteral("revision"), 10 + number}};
    object.insert(ok ? QStringLiteral("state_after") : QStringLiteral("code"), QString::fromLatin1(stateOrCode));
    return object;
}

QString drawn(const std::vector<DiffLine> &diff)
{
    QStringList lines;
    for (const DiffLine &line : diff)
        lines += (line.kind == DiffLine::Kind::Same ? u'=' : line.kind == DiffLine::Kind::New ? u'+' : u'-') + line.text;
    return lines.join(u' ');
}

QStringList letters(const QString &text)
{
    return text.isEmpty() ? QStringList() : text.split(u' ');
}

} // namespace

class TestActModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longLinesGoOnBelow();
    void outcomesAreInWordsWithTheRefusedFirst();
    void outcomesCanBeCopied();
    void diffs_data();
    void diffs();
    void aDiffLeadsFromOneTextToTheOther();
    void hugeTextsTakeNoTime();
    void jsonIsBrokenIntoLines();
    void whatHasNoWayBackIsNotOffered();
    void aCopyIsTakenBackByItself();
};

void TestActModels::outcomesAreInWordsWithTheRefusedFirst()
{
    ActResultModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    TaskSummary task;
    task.id = TaskId{1};
    task.title = QStringLiteral("<b>One\u202E</b>");
    QJsonObject answer{{QStringLiteral("items"), QJsonArray{item(1, true, "cancelled"), item(2, true, "running"), item(3, false, "illegal_transition")}},
                       {QStringLiteral("stopping"), QJsonArray{2}}, {QStringLiteral("dry_run"), true}};
    model.setAnswer(answer, {task});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, ActResultModel::Number).data().toString(), QStringLiteral("T-3"));
    QVERIFY(model.index(0, ActResultModel::Outcome).data().toString().contains(QStringLiteral("state")));
    QCOMPARE(model.index(1, ActResultModel::Title).data().toString(), QStringLiteral("<b>One⟨U+202E⟩</b>"));
    QCOMPARE(model.index(1, ActResultModel::Outcome).data().toString(), QStringLiteral("Would be: Cancelled"));
    QCOMPARE(model.index(2, ActResultModel::Outcome).data().toString(), QStringLiteral("Its agent would be stopped"));
    QCOMPARE(model.reasons().size(), 1);
    answer.insert(QStringLiteral("dry_run"), false);
    model.setAnswer(answer, {task});
    QCOMPARE(model.index(1, ActResultModel::Outcome).data().toString(), QStringLiteral("Cancelled"));
    QCOMPARE(model.index(2, ActResultModel::Outcome).data().toString(), QStringLiteral("Its agent was told to stop")); // true for good
}

void TestActModels::outcomesCanBeCopied()
{
    ActResultModel model;
    model.setAnswer({{QStringLiteral("items"), QJsonArray{item(1, true, "queued")}}}, {});
    QCOMPARE(model.text(), QStringLiteral("T-1\t\tQueued\n"));
}

void TestActModels::diffs_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("diff");
    const auto row = [](const char *before, const char *after, const char *diff) {
        QTest::newRow(diff) << QString::fromLatin1(before) << QString::fromLatin1(after) << QString::fromLatin1(diff);
    };
    row("a b c", "a b c", "=a =b =c");
    row("a b c", "a x c", "=a -b +x =c");
    row("", "a b", "+a +b");
    row("a b", "", "-a -b");
    row("a b c d", "a c d", "=a -b =c =d");
    row("a c", "a b c", "=a +b =c");
    row("a a", "a", "=a -a");
    row("x a y b", "a z b w", "-x =a -y +z =b +w");
}

void TestActModels::diffs()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, diff);
    QCOMPARE(drawn(diffLines(letters(before), letters(after))), diff);
}

// Whatever it draws: taking the gone lines away gives the new text, taking the new ones away the old.
void TestActModels::aDiffLeadsFromOneTextToTheOther()
{
    quint32 seed = 1;
    const auto next = [&seed](int below) { return int((seed = seed * 1'664'525 + 1'013'904'223) >> 16) % below; };
    for (int round = 0; round < 300; ++round) {
        QStringList before;
        QStringList after;
        for (int i = next(30); i > 0; --i)
            before += QString::number(next(6));
        for (int i = next(30); i > 0; --i)
            after += QString::number(next(6));
        QStringList old;
        QStringList now;
        for (const DiffLine &line : diffLines(before, after)) {
            if (line.kind != DiffLine::Kind::New)
                old += line.text;
            if (line.kind != DiffLine::Kind::Gone)
                now += line.text;
        }
        QCOMPARE(old, before);
        QCOMPARE(now, after);
    }
}

void TestActModels::hugeTextsTakeNoTime()
{
    QStringList before;
    QStringList after;
    for (int i = 0; i < 200'000; ++i) {
        before += QString::number(i);
        after += QString::number(-i - 1);
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(diffLines(before, after).size(), size_t(400'000));
    qInfo("200,000 lines against others: %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 5'000);
}

void TestActModels::jsonIsBrokenIntoLines()
{
    QCOMPARE(jsonLines(QStringLiteral(R"({"b":[1],"a":"x\ny\\n"})")),
             (QStringList{QStringLiteral("{"), QStringLiteral("    \"a\": \"x\\n"), QStringLiteral("        y\\\\n\","),
                          QStringLiteral("    \"b\": ["), QStringLiteral("        1"), QStringLiteral("    ]"), QStringLiteral("}")}));
    QCOMPARE(jsonLines(QStringLiteral("no\njson")), (QStringList{QStringLiteral("no"), QStringLiteral("json")}));
}

void TestActModels::whatHasNoWayBackIsNotOffered()
{
    const QJsonObject answer{{QStringLiteral("items"), QJsonArray{item(1, true, "queued"), item(2, false, "not_found")}}};
    for (const Operation operation : {Operation::TasksRequeue, Operation::TasksApprove, Operation::TasksDeny, Operation::TasksReview,
                                      Operation::TasksResolve, Operation::TasksExport})
        QVERIFY(undoOfAct(operation, answer).steps.empty());
    const UndoEntry cancel = undoOfAct(Operation::TasksCancel, answer);
    QCOMPARE(cancel.steps.size(), size_t(1));
    QCOMPARE(cancel.steps.front().parameters, (QJsonObject{{QStringLiteral("ids"), QJsonArray{1}}, {QStringLiteral("revisions"), QJsonArray{11}}}));
    const QJsonObject stopping{{QStringLiteral("items"), QJsonArray{item(1, true, "running")}}, {QStringLiteral("stopping"), QJsonArray{1}}};
    QVERIFY(undoOfAct(Operation::TasksCancel, stopping).steps.empty());
    QVERIFY(undoOfEdit({}, answer).steps.empty());
}

void TestActModels::aCopyIsTakenBackByItself()
{
    QJsonObject copied = item(1, true, "dead");
    copied.insert(QStringLiteral("clone"), 9);
    copied.insert(QStringLiteral("clone_revision"), 0);
    const UndoEntry entry = undoOfAct(Operation::TasksClone, {{QStringLiteral("items"), QJsonArray{copied}}});
    QCOMPARE(entry.steps.front().operation, Operation::TasksCancel);
    QCOMPARE(entry.steps.front().parameters[QLatin1String("ids")].toArray(), QJsonArray{9});
}

void TestActModels::longLinesGoOnBelow()
{
    DiffModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString line = QStringLiteral("0123456789").repeated(12) + QStringLiteral("\U0001F600\u202E");
    model.setLines({{DiffLine::Kind::New, line}, {DiffLine::Kind::Gone, QString()}, {DiffLine::Kind::Same, QStringLiteral("end")}});
    QCOMPARE(model.rowCount(), 4);
    const auto row = [&model](int number) { return model.index(number, 0).data().toString(); };
    QCOMPARE(row(0), QStringLiteral("+ ") + line.left(100));
    QCOMPARE(row(1), QStringLiteral("+ ↪ 01234567890123456789\U0001F600⟨U+202E⟩")); // nothing is hidden, nothing is cut
    QCOMPARE(model.kindAt(1), DiffLine::Kind::New);
    QCOMPARE(row(2), QStringLiteral("\u2212 "));
    QCOMPARE(row(3), QStringLiteral("  end"));
    model.setLines({{DiffLine::Kind::Same, QString(99, u'x') + QStringLiteral("\U0001F600y")}});
    QCOMPARE(row(0), QStringLiteral("  ") + QString(99, u'x') + QStringLiteral("\U0001F600")); // a character is not split
    QCOMPARE(row(1), QStringLiteral("  ↪ y"));
}

QTEST_MAIN(TestActModels)
#include "tst_actmodels.moc"
