#include "tests/system/programrig.h"

using namespace qd::test;

namespace {

const QString kFolder = QStringLiteral(SOURCE_DIR "/tests/system/data/formats");

QJsonArray rowsOf(const QJsonObject &object, const char *name)
{
    return object[QLatin1String(name)].toArray();
}

} // namespace

/// A folder of task files in every format, from the folder to the end of each task, by the program alone.
class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDryRunAddsNothing();
    void everyFileIsTaken();
    void everyTaskEndsWhereItShould();
    void recordsVerify();
    void addingAgainAddsNothing();
    void standardInputIsADocumentToo();
    void aKeyIsForOneTask();

private:
    [[nodiscard]] QJsonObject add(const char *options) const
    {
        return m_rig.ask(words(options) + QStringList{kFolder}).object();
    }
    [[nodiscard]] QMap<QString, QString> states() const
    {
        QMap<QString, QString> states;
        const QJsonArray tasks = rowsOf(m_rig.json(words("list")), "tasks");
        for (const QJsonValue &task : tasks) {
            const QString key = task[QLatin1String("key")].toString();
            states.insert(key.startsWith(QLatin1String("auto-")) ? task[QLatin1String("title")].toString() : key,
                          task[QLatin1String("state")].toString());
        }
        return states;
    }

    ProgramRig m_rig;
};

void TestFormats::aDryRunAddsNothing()
{
    const QJsonObject table = add("add --dry-run --json");
    QCOMPARE(table[QLatin1String("ok")].toInt(), 12);
    QCOMPARE(table[QLatin1String("skipped")].toInt(), 1);
    QCOMPARE(table[QLatin1String("invalid")].toInt(), 0);
    QVERIFY(states().isEmpty());
}

void TestFormats::everyFileIsTaken()
{
    const Ending ending = m_rig.ask(words("add --json") + QStringList{kFolder});
    QCOMPARE(ending.code, 0);
    QCOMPARE(rowsOf(ending.object(), "added").size(), 12);
    QVERIFY(rowsOf(ending.object(), "rejected").isEmpty());
    const QJsonArray skipped = rowsOf(ending.object(), "skipped");
    QCOMPARE(skipped.size(), 1);
    QCOMPARE(skipped[0][QLatin1String("code")].toString(), QStringLiteral("task_finished"));
}

void TestFormats::everyTaskEndsWhereItShould()
{
    const Ending run = m_rig.ask(words("run --until-idle --json"));
    QCOMPARE(run.code, 0);
    const QMap<QString, QString> expected{
        {QStringLiteral("plan"), QStringLiteral("succeeded")},      {QStringLiteral("collect"), QStringLiteral("succeeded")},
        {QStringLiteral("summarize"), QStringLiteral("succeeded")}, {QStringLiteral("post"), QStringLiteral("held")},
        {QStringLiteral("look"), QStringLiteral("succeeded")},      {QStringLiteral("count"), QStringLiteral("succeeded")},
        {QStringLiteral("doomed"), QStringLiteral("dead")},         {QStringLiteral("export"), QStringLiteral("succeeded")},
        {QStringLiteral("formula"), QStringLiteral("succeeded")},   {QStringLiteral("web_2"), QStringLiteral("queued")},
        {QStringLiteral("web_3"), QStringLiteral("held")},
        {QStringLiteral("Think about the next release"), QStringLiteral("queued")}};
    QCOMPARE(states(), expected);
}

void TestFormats::recordsVerify()
{
    const Ending verdict = m_rig.ask(words("verify --json"));
    QCOMPARE(verdict.code, 0);
    QVERIFY(verdict.object()[QLatin1String("ok")].toBool());
}

void TestFormats::addingAgainAddsNothing()
{
    const QJsonArray added = rowsOf(add("add --json"), "added");
    QCOMPARE(added.size(), 12);
    for (const QJsonValue &row : added)
        QVERIFY(row[QLatin1String("duplicate")].toBool());
    QCOMPARE(states().size(), 12);
}

void TestFormats::standardInputIsADocumentToo()
{
    const struct { QByteArray text; const char *title; } inputs[] = {
        {"Buy milk\nTwo litres", "Buy milk"},
        {"title,priority\nFrom a table,3\n", "From a table"},
        {"- title: From YAML\n", "From YAML"},
        {"{\"title\": \"First line\"}\n{\"title\": \"Second line\"}\n", "Second line"},
    };
    for (const auto &input : inputs) {
        QCOMPARE(m_rig.ask(words("add --hold -"), input.text).code, 0);
        QVERIFY2(states().contains(QString::fromLatin1(input.title)), input.title);
    }
}

void TestFormats::aKeyIsForOneTask()
{
    QCOMPARE(m_rig.ask(words("add --hold --key mine -"), "Named by the command line").code, 0);
    QCOMPARE(states().value(QStringLiteral("mine")), QStringLiteral("held"));
    const Ending refused = m_rig.ask(words("add --json --key other") + QStringList{kFolder});
    QCOMPARE(refused.code, 1);
    QCOMPARE(rowsOf(refused.object(), "rejected")[0][QLatin1String("code")].toString(), QStringLiteral("key_for_many"));
    QVERIFY(!states().contains(QStringLiteral("other")));
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
