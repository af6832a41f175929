#include "tests/rigs/loadedowner.h"
#include "tests/support/rigreport.h"

#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>

using namespace qd;
using namespace qd::test;

namespace {

/// Texts that are found nowhere else. What may be where stands in docs/security.md.
const QByteArray kOfAgent = "c4n4ry-of-an-agents-variable";   ///< its agent, and its row in the database
const QByteArray kOfAgentLater = "c4n4ry-of-a-changed-variable";
const QByteArray kOfTask = "c4n4ry-of-a-tasks-variable";      ///< the task's row, and effects
const QByteArray kOfPayload = "c4n4ry-of-a-tasks-instructions"; ///< likewise
const QByteArray kControl = "c4n4ry-that-everybody-may-see";  ///< an argument, which is printed

using Places = QMap<QString, int>;

} // namespace

/// Secrets on every way that they can take, and every place looked through for them.
class TestCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsStayWhereTheyMayBe();

private:
    [[nodiscard]] bool work();
    void lookAtCommandLines();
    void lookAtAnswers();
    void lookAtFiles();
    void lookAtDatabase();
    void look(const QString &place, const QByteArray &text);

    LoadedOwner m_owner;
    QMap<QByteArray, Places> m_found;
};

void TestCanary::look(const QString &place, const QByteArray &text)
{
    for (const QByteArray &canary : {kOfAgent, kOfAgentLater, kOfTask, kOfPayload, kControl}) {
        if (text.contains(canary))
            ++m_found[canary][place];
    }
}

void TestCanary::lookAtCommandLines()
{
    for (const int pid : allPids()) {
        if (pid != ::getpid())
            look(QStringLiteral("command lines"), procFile(pid, "cmdline"));
    }
}

// An agent with a secret, proved, approved and done; a command with another one; and a change of both.
bool TestCanary::work()
{
    const auto settings = [](const QByteArray &value) {
        return QJsonObject{{QStringLiteral("command"), QJsonArray{QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("echo ready; sleep 1")}},
                           {QStringLiteral("sandbox"), QStringLiteral("auto")},
                           {QStringLiteral("env"), QJsonObject{{QStringLiteral("API_KEY"), QString::fromLatin1(value)}}}};
    };
    const QJsonObject agent{{QStringLiteral("name"), QStringLiteral("keeper")}, {QStringLiteral("transport"), QStringLiteral("command")},
                            {QStringLiteral("kinds"), QJsonArray{QStringLiteral("code")}}, {QStringLiteral("settings"), settings(kOfAgent)}};
    CoreLine &line = m_owner.line();
    const auto add = [&line](const QString &text) {
        const QJsonObject document{{QStringLiteral("name"), QStringLiteral("task.md")}, {QStringLiteral("text"), text}};
        return line.done(Operation::TasksAdd, {{QStringLiteral("documents"), QJsonArray{document}}});
    };
    const auto count = [&line](TaskState state) {
        line.listen();
        return line.status()->queue.of(state);
    };
    const QString payload = QString::fromLatin1(kOfPayload);
    const QString command = QStringLiteral("---\nmode: %1\nautonomy: 100\ncommand: [sh, -c, \"echo $0; sleep 1\", \"%2\"]\nenv: {KEY: \"%3\"}\n---\n# Command %1\n\n%4\n");
    if (!m_owner.start({0, 0, 0}) || !line.done(Operation::AgentsAdd, {{QStringLiteral("agent"), agent}})
        || !line.done(Operation::SettingsSet, {{QStringLiteral("name"), QStringLiteral("engine.max_concurrent")}, {QStringLiteral("value"), QStringLiteral("5")}})
        || !add(QStringLiteral("---\nmode: real\nagent: keeper\n---\n# Keeps\n\n%1\n").arg(payload))
        || !add(command.arg(QStringLiteral("real"), QString::fromLatin1(kControl), QString::fromLatin1(kOfTask), payload))
        || !add(command.arg(QStringLiteral("proof"), QString::fromLatin1(kControl), QString::fromLatin1(kOfTask), payload))
        || !QTest::qWaitFor([&] { return count(TaskState::Held) == 1 && count(TaskState::Running) == 1; }, 30'000))
        return false;
    lookAtCommandLines();
    if (!line.done(Operation::TasksApprove, {{QStringLiteral("ids"), QJsonArray{1}}})
        || !QTest::qWaitFor([&] { return m_owner.rig().taskState(1) == QLatin1String("running"); }, 30'000))
        return false;
    lookAtCommandLines();
    const QJsonObject edited{{QStringLiteral("id"), QStringLiteral("4")}, {QStringLiteral("changes"), QJsonObject{{QStringLiteral("env"), QJsonObject{{QStringLiteral("KEY"), QString::fromLatin1(kOfTask) + u'2'}}}}}};
    return QTest::qWaitFor([&] { return count(TaskState::Succeeded) == 3; }, 30'000)
        && line.done(Operation::AgentsSet, {{QStringLiteral("name"), QStringLiteral("keeper")}, {QStringLiteral("changes"), QJsonObject{{QStringLiteral("settings"), settings(kOfAgentLater)}}}})
        && line.done(Operation::AgentsTest, {{QStringLiteral("name"), QStringLiteral("keeper")}})
        && add(QStringLiteral("---\nhold: true\ncommand: [\"true\"]\nenv: {KEY: \"%1\"}\n---\n# Held\n").arg(QString::fromLatin1(kOfTask)))
        && line.done(Operation::TasksEdit, edited);
}

void TestCanary::lookAtAnswers()
{
    for (const char *question : {"status --json", "list --json", "why 1 --json", "log --json --limit 10000", "health --json"})
        look(QStringLiteral("answers"), m_owner.rig().ask(words(question)).out);
    look(QStringLiteral("report"), m_owner.rig().ask(words("diagnostics --json")).out);
    look(QStringLiteral("log"), m_owner.program().err());
}

void TestCanary::lookAtFiles()
{
    QDirIterator files(m_owner.rig().profile(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().startsWith(m_owner.rig().database()) || !file.open(QIODevice::ReadOnly))
            continue;
        look(file.fileName().contains(QLatin1String("/artifacts/")) ? QStringLiteral("artifacts") : QStringLiteral("other files"), file.readAll());
    }
}

void TestCanary::lookAtDatabase()
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("rig"));
    database.setDatabaseName(m_owner.rig().database());
    database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    QVERIFY(database.open());
    const QStringList tables = database.tables();
    QVERIFY(tables.contains(QStringLiteral("journal")));
    for (const QString &table : tables) {
        QSqlQuery query(database);
        QVERIFY(query.exec(QStringLiteral("SELECT * FROM %1").arg(table)));
        while (query.next()) {
            for (int column = 0; column < query.record().count(); ++column)
                look(QStringLiteral("table ") + table, query.value(column).toByteArray());
        }
    }
}

void TestCanary::secretsStayWhereTheyMayBe()
{
    QVERIFY(work());
    lookAtAnswers();
    m_owner.program().send(SIGKILL); // nothing is tidied up
    QVERIFY(m_owner.program().waitForEnd());
    look(QStringLiteral("log"), m_owner.program().err());
    lookAtFiles();
    lookAtDatabase();

    const QMap<QByteArray, QStringList> allowed{
        {kOfAgent, {}},
        {kOfAgentLater, {QStringLiteral("table agent")}},
        {kOfTask, {QStringLiteral("table task"), QStringLiteral("artifacts")}},
        {kOfPayload, {QStringLiteral("table task"), QStringLiteral("artifacts")}}};
    QStringList leaks;
    for (auto canary = allowed.cbegin(); canary != allowed.cend(); ++canary) {
        const QStringList places = m_found.value(canary.key()).keys();
        for (const QString &place : places) {
            if (!canary->contains(place))
                leaks += QStringLiteral("%1 in %2").arg(QString::fromLatin1(canary.key()), place);
        }
    }
    const QStringList control = m_found.value(kControl).keys();
    const bool seen = control.contains(QLatin1String("command lines")) && control.contains(QLatin1String("artifacts"))
        && control.contains(QLatin1String("log")) && control.contains(QLatin1String("table task"));
    reportRig({QStringLiteral("canary"), QStringLiteral("A secret that an agent gets in its environment reaches nobody else"),
               QStringLiteral("an agent's, a task's and a payload's: %1 hits in journal, log, report, answers, command lines and files%2; "
                              "an agent's is in its row of the database, a task's and a payload's in theirs and in effects")
                   .arg(leaks.size()).arg(leaks.isEmpty() ? QString() : QStringLiteral(": ") + leaks.join(QLatin1String(", "))),
               QStringLiteral("0 hits"), QStringLiteral("an argument that is printed: seen in %1").arg(control.join(QLatin1String(", "))),
               leaks.isEmpty() && seen});
    QVERIFY2(seen, qPrintable(control.join(u' ')));
    QVERIFY2(leaks.isEmpty(), qPrintable(leaks.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
