#include "app/qdeck/commandline.h"
#include "core/domain/setting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qd;

namespace {

const QString kHere = QStringLiteral("/home/user/project");

Result<Invocation> parse(const QString &line)
{
    QStringList arguments{QStringLiteral("qdeck")};
    if (!line.isEmpty())
        arguments += line.split(u' ');
    return parseCommandLine(arguments, kHere);
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_data();
    void requests();
    void restoreIsNoRequest();
    void usageErrors_data();
    void usageErrors();
    void globalOptionsStandAnywhere();
    void runOptions();
    void runCanArm();
    void environmentSaysWhatTheCommandLineDoesNot_data();
    void environmentSaysWhatTheCommandLineDoesNot();
    void variablesAreDistinct();
    void standardInputIsASource();
    void helpAndVersionNeedNothing_data();
    void helpAndVersionNeedNothing();
    void everyRequestPassesTheTableOfOperations();
    void helpNamesEveryVerbAndOption();
    void argumentsWithSpacesAndDashes();
};

void TestCommandLine::requests_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QByteArray>("parameters");
    const auto row = [](const char *line, const char *operation, const char *parameters) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(operation) << QByteArray(parameters);
    };
    row("add a.md", "tasks.add", R"({"paths":["/home/user/project/a.md"]})");
    row("add tasks/ /x/b.json", "tasks.add", R"({"paths":["/home/user/project/tasks","/x/b.json"]})");
    row("add link/../a.md", "tasks.add", R"({"paths":["/home/user/project/link/../a.md"]})");
    row("add a.md --mode real --priority 9 --agent box --hold --key k", "tasks.add",
        R"({"agent":"box","hold":true,"key":"k","mode":"real","paths":["/home/user/project/a.md"],"priority":9})");
    row("add a.md --dry-run", "tasks.preview", R"({"paths":["/home/user/project/a.md"]})");
    row("list", "tasks.list", "{}");
    row("list --state queued,running --state dead --text count --limit 7", "tasks.list",
        R"({"limit":7,"states":["queued","running","dead"],"text":"count"})");
    row("show T-42", "tasks.show", R"({"id":"T-42"})");
    row("show 42", "tasks.show", R"({"id":"T-42"})");
    row("status", "status.get", "{}");
    row("pause", "engine.pause", "{}");
    row("pause --reason lunch", "engine.pause", R"({"reason":"lunch"})");
    row("resume", "engine.resume", "{}");
    row("kill", "engine.kill", "{}");
    row("kill --now --reason runaway", "engine.kill", R"({"now":true,"reason":"runaway"})");
    row("reset-kill --confirm RESET", "engine.reset_kill", R"({"confirm":"RESET"})");
    row("arm --for 30m --count 3 --confirm REAL", "engine.arm", R"({"confirm":"REAL","count":3,"seconds":1800})");
    row("arm --for 90s --count 1 --confirm REAL", "engine.arm", R"({"confirm":"REAL","count":1,"seconds":90})");
    row("arm --for 2h --count 1 --confirm REAL", "engine.arm", R"({"confirm":"REAL","count":1,"seconds":7200})");
    row("arm --for 45 --count 1 --confirm REAL", "engine.arm", R"({"confirm":"REAL","count":1,"seconds":45})");
    row("disarm", "engine.disarm", "{}");
    row("log", "journal.list", "{}");
    row("list --filter state:dead", "tasks.list", R"({"filter":"state:dead"})");
    row("log t-3 --limit 5", "journal.list", R"({"limit":5,"task":"T-3"})");
    row("mode", "status.get", "{}");
    row("health", "health.get", "{}");
    row("config list", "settings.list", "{}");
    row("config get kill.grace", "settings.list", R"({"name":"kill.grace"})");
    row("config set kill.grace 1.5", "settings.set", R"({"name":"kill.grace","value":"1.5"})");
    row("config reset kill.grace", "settings.reset", R"({"name":"kill.grace"})");
    row("verify", "store.verify", "{}");
    row("backup b.db", "store.backup", R"({"path":"/home/user/project/b.db"})");
    row("backup /mnt/x/b.db", "store.backup", R"({"path":"/mnt/x/b.db"})");
    row("cancel T-1 2 T-3 --reason done", "tasks.cancel", R"({"ids":[1,2,3],"reason":"done"})");
    row("hold T-1 --dry-run", "tasks.hold", R"({"dry_run":true,"ids":[1]})");
    row("reopen T-1", "tasks.reopen", R"({"ids":[1]})");
    row("prioritize T-1 --by -2", "tasks.prioritize", R"({"by":-2,"ids":[1]})");
    row("prioritize 1 2 --priority 9 --dry-run", "tasks.prioritize", R"({"dry_run":true,"ids":[1,2],"priority":9})");
    row("edit T-1 --field title=New --field priority=8 --field deadline=null --requeue", "tasks.edit",
        R"({"changes":{"deadline":null,"priority":8,"title":"New"},"id":"T-1","requeue":true})");
    row("clone T-1", "tasks.clone", R"({"ids":[1]})");
    row("export T-1 2 --to out.json", "tasks.export", R"({"ids":[1,2],"path":"/home/user/project/out.json"})");
    row("retry 9", "tasks.requeue", R"({"ids":[9]})");
    row("db query VALUES(1)", "database.query", R"x({"sql":"VALUES(1)"})x");
    row("agent list", "agents.list", "{}");
    row("agent test box", "agents.test", R"({"name":"box"})");
    row("agent remove box", "agents.remove", R"({"name":"box"})");
    row("agent enable box", "agents.set", R"({"changes":{"enabled":true},"name":"box"})");
    row("agent disable box", "agents.set", R"({"changes":{"enabled":false},"name":"box"})");
    row("agent add box --kinds code,qa --specialties qt --slots 2 --transport command", "agents.add",
        R"({"agent":{"kinds":["code","qa"],"name":"box","slots":2,"specialties":["qt"],"transport":"command"}})");
    row("agent set box --setting command=[\"a\",\"-\"] --setting prompt=none --setting timeout=60 --setting env=null",
        "agents.set", R"({"changes":{"settings":{"command":["a","-"],"env":null,"prompt":"none","timeout":60}},"name":"box"})");
}

void TestCommandLine::requests()
{
    QFETCH(QString, line);
    QFETCH(QString, operation);
    QFETCH(QByteArray, parameters);
    const auto invocation = parse(line);
    QVERIFY2(invocation.ok(), invocation ? "" : qPrintable(invocation.error().detail));
    QCOMPARE(QString::fromLatin1(infoOf(invocation->operation).name), operation);
    QCOMPARE(json(invocation->parameters), parameters);
    QVERIFY(!invocation->json);
    QVERIFY(invocation->profile.isEmpty());
}

void TestCommandLine::restoreIsNoRequest()
{
    const auto invocation = parse(QStringLiteral("restore b.db --confirm RESTORE"));
    QVERIFY(invocation.ok());
    QCOMPARE(invocation->verb, Verb::Restore);
    QCOMPARE(json(invocation->parameters), QByteArray(R"({"confirm":"RESTORE","path":"/home/user/project/b.db"})"));
    const auto list = parse(QStringLiteral("restore"));
    QVERIFY(list.ok());
    QVERIFY(list->parameters.isEmpty());
}

void TestCommandLine::usageErrors_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *line, const char *says) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(says);
    };
    row("", "command");
    row("--json", "command");
    row("explode", "explode");
    row("--frobnicate status", "frobnicate");
    row("status --frobnicate", "frobnicate");
    row("backup", "one file");
    row("restore a.db b.db --confirm RESTORE", "one file");
    row("status --json=1", "json");
    row("status --profile", "profile");
    row("status --profile ", "profile");
    row("status extra", "extra");
    row("list --hold", "hold");
    row("list --limit", "limit");
    row("list --limit many", "limit");
    row("list --limit 1.5", "limit");
    row("list --limit 0", "--limit must be between 1 and 10000");
    row("list --limit 10001", "--limit must be between 1 and 10000");
    row("list --limit 99999999999999999999", "limit");
    row("list --state done", "done");
    row("list --state queued,", "state");
    row("add", "path");
    row("add ", "empty path");
    row("add a.md --mode REAL", "proof or real");
    row("add a.md --priority 11", "--priority must be between 0 and 10");
    row("add a.md --priority -1", "--priority must be between 0 and 10");
    row("show", "one id");
    row("show 1 2", "one id");
    row("show T-0", "T-0");
    row("show -1", "1");
    row("show abc", "abc");
    row("log abc", "abc");
    row("cancel", "id");
    row("cancel 1 x", "x");
    row("edit T-1 T-2", "id");
    row("edit T-1 --field title", "NAME=VALUE");
    row("prioritize T-1 --by 11", "--by");
    row("retry", "id");
    row("reset-kill", "--confirm is needed");
    row("config", "config takes");
    row("config explode", "config takes");
    row("config list x", "config list takes nothing more");
    row("config get", "config get takes a name");
    row("config set kill.grace", "config set takes a name and a value");
    row("config set kill.grace 1 2", "config set takes a name and a value");
    row("config reset", "config reset takes a name");
    row("config sample x", "config sample takes nothing more");
    row("status --config ", "--config needs a path");
    row("run --arm-for soon --arm-count 1 --confirm REAL", "duration");
    row("run --arm-for 25h --arm-count 1 --confirm REAL", "--arm-for must be between");
    row("run --arm-for 1h --arm-count 0 --confirm REAL", "--arm-count must be between");
    row("arm", "is needed");
    row("arm --for 30m --count 3", "--confirm is needed");
    row("arm --count 3 --confirm REAL", "--for is needed");
    row("arm --for soon --count 3 --confirm REAL", "duration");
    row("arm --for -5m --count 3 --confirm REAL", "duration");
    row("arm --for 25h --count 3 --confirm REAL", "--for must be between 1 and 86400");
    row("arm --for 0 --count 3 --confirm REAL", "--for must be between 1 and 86400");
    row("arm --for 1m --count 0 --confirm REAL", "--count must be between");
    row("run --ticks 0", "ticks");
    row("run --ticks x", "ticks");
    row("run now", "now");
    row("help explode", "explode");
    row("agent", "'agent' is not a command");
    row("agent explode", "'agent' is not a command");
    row("agent list box", "box");
    row("agent add", "one name");
    row("agent add a b", "one name");
    row("agent test --slots 3 box", "slots");
    row("agent set box", "what is to change");
    row("agent set box --slots many", "--slots");
    row("agent set box --setting timeout", "NAME=VALUE");
    row("agent set box --setting =3", "NAME=VALUE");
}

void TestCommandLine::usageErrors()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    const auto invocation = parse(line);
    QVERIFY(!invocation);
    QCOMPARE(invocation.error().code, QStringLiteral("usage"));
    QVERIFY2(invocation.error().detail.contains(says), qPrintable(invocation.error().detail));
}

void TestCommandLine::globalOptionsStandAnywhere()
{
    for (const char *line : {"--profile /p --json list --limit 3", "list --profile /p --limit 3 --json",
                             "--json list --limit 3 --profile=/p"}) {
        const auto invocation = parse(QString::fromLatin1(line));
        QVERIFY2(invocation.ok(), line);
        QCOMPARE(invocation->profile, QStringLiteral("/p"));
        QVERIFY(invocation->json);
        QCOMPARE(json(invocation->parameters), QByteArray(R"({"limit":3})"));
    }
}

void TestCommandLine::runOptions()
{
    const auto plain = parse(QStringLiteral("run"));
    QVERIFY(plain.ok());
    QCOMPARE(plain->verb, Verb::Run);
    QCOMPARE(plain->mostTicks, 0);
    QVERIFY(!plain->untilIdle);
    const auto bounded = parse(QStringLiteral("run --ticks 12 --until-idle"));
    QVERIFY(bounded.ok());
    QCOMPARE(bounded->mostTicks, 12);
    QVERIFY(bounded->untilIdle);
}

void TestCommandLine::runCanArm()
{
    const auto plain = parse(QStringLiteral("run"));
    QVERIFY(!plain->arm && plain->assignments.isEmpty() && plain->config.isEmpty());
    const auto armed = parse(QStringLiteral("run --config /c.toml --set kill.grace=1 --set retry.max_attempts=2 --allow-real "
                                            "--arm-for 30m --arm-count 2 --confirm REAL"));
    QVERIFY2(armed.ok(), armed ? "" : qPrintable(armed.error().detail));
    QCOMPARE(json(*armed->arm), QByteArray(R"({"confirm":"REAL","count":2,"seconds":1800})"));
    QVERIFY(checkParameters(infoOf(Operation::EngineArm), *armed->arm).ok());
    QVERIFY(armed->parameters.isEmpty());
    QCOMPARE(armed->assignments, (QStringList{QStringLiteral("kill.grace=1"), QStringLiteral("retry.max_attempts=2"),
                                              QStringLiteral("safety.allow_real=true")}));
    QCOMPARE(armed->config, QStringLiteral("/c.toml"));
    for (const char *half : {"run --arm-for 30m", "run --arm-count 2", "run --confirm REAL", "run --arm-for 30m --arm-count 2",
                             "run --arm-for 30m --confirm REAL", "run --arm-count 2 --confirm REAL --allow-real"})
        QCOMPARE(parse(QString::fromLatin1(half)).error().code, QStringLiteral("confirmation_needed"));
}

void TestCommandLine::environmentSaysWhatTheCommandLineDoesNot_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("same"); // the line that says the same alone; empty = refused
    const auto row = [](const char *line, const char *environment, const char *same) {
        QTest::addRow("%s, %s", line, environment) << QString::fromLatin1(line) << QString::fromLatin1(environment) << QString::fromLatin1(same);
    };
    row("run", "QUARTERDECK_RUN_TICKS=3", "run --ticks 3");
    row("run", "AOL_MAX_TICKS=3", "run --ticks 3");
    row("run", "AOL_MAX_TICKS=3 QUARTERDECK_RUN_TICKS=4", "run --ticks 4");
    row("run --ticks 5", "AOL_MAX_TICKS=3 QUARTERDECK_RUN_TICKS=4", "run --ticks 5");
    row("run", "QUARTERDECK_RUN_TICKS=", "run");
    row("run", "QUARTERDECK_RUN_TICKS=soon", "");
    row("run", "QUARTERDECK_RUN_UNTIL_IDLE=1", "run --until-idle");
    row("run", "QUARTERDECK_RUN_UNTIL_IDLE=no", "run");
    row("run", "QUARTERDECK_RUN_UNTIL_IDLE=maybe", "");
    row("run", "QUARTERDECK_RUN_ALLOW_REAL=true QUARTERDECK_RUN_SET=kill.grace=1", "run --set kill.grace=1 --allow-real");
    row("run", "QUARTERDECK_RUN_ARM_FOR=1h QUARTERDECK_RUN_ARM_COUNT=2 QUARTERDECK_RUN_CONFIRM=REAL",
        "run --arm-for 1h --arm-count 2 --confirm REAL");
    row("run", "QUARTERDECK_RUN_ARM_FOR=1h", "");
    row("list", "QUARTERDECK_LIST_LIMIT=7 QUARTERDECK_JSON=on QUARTERDECK_PROFILE=/p QUARTERDECK_CONFIG=/c",
        "list --limit 7 --json --profile /p --config /c");
    row("list --profile /q", "QUARTERDECK_PROFILE=/p", "list --profile /q");
    row("list --state dead", "QUARTERDECK_LIST_STATE=queued,held", "list --state dead");
    row("list", "QUARTERDECK_LOG_LIMIT=7 QUARTERDECK_TICKS=7 QUARTERDECK_HELP=1 QUARTERDECK_VERSION=1", "list");
}

void TestCommandLine::environmentSaysWhatTheCommandLineDoesNot()
{
    QFETCH(QString, line);
    QFETCH(QString, environment);
    QFETCH(QString, same);
    QProcessEnvironment variables;
    for (const QString &entry : environment.split(u' '))
        variables.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    const auto got = parseCommandLine(QStringList{QStringLiteral("qdeck")} + line.split(u' '), kHere, variables);
    if (same.isEmpty()) {
        QVERIFY(!got);
        return;
    }
    QVERIFY2(got.ok(), got ? "" : qPrintable(got.error().detail));
    const auto wanted = parse(same);
    QVERIFY(wanted.ok());
    QCOMPARE(got->verb, wanted->verb);
    QCOMPARE(got->profile, wanted->profile);
    QCOMPARE(got->config, wanted->config);
    QCOMPARE(got->json, wanted->json);
    QCOMPARE(got->parameters, wanted->parameters);
    QCOMPARE(got->mostTicks, wanted->mostTicks);
    QCOMPARE(got->untilIdle, wanted->untilIdle);
    QCOMPARE(got->assignments, wanted->assignments);
    QCOMPARE(got->arm, wanted->arm);
}

// No variable means two things: neither two options, nor an option and a setting, nor what agents carry.
void TestCommandLine::variablesAreDistinct()
{
    QStringList names{QStringLiteral("QUARTERDECK_RUN"), QStringLiteral("QUARTERDECK_PROFILE_ID")};
    for (const SettingInfo &info : settings())
        names += environmentName(info);
    const auto add = [&](const VerbInfo *verb, std::span<const OptionInfo> options) {
        for (const OptionInfo &option : options) {
            if (const QString name = environmentName(verb, option); !name.isEmpty())
                names += name;
        }
    };
    add(nullptr, globalOptions());
    for (const VerbInfo &info : verbs())
        add(&info, info.options);
    const qsizetype all = names.size();
    QCOMPARE(names.removeDuplicates(), 0);
    QVERIFY(all > 30);
}

void TestCommandLine::standardInputIsASource()
{
    const auto alone = parse(QStringLiteral("add -"));
    QVERIFY(alone.ok());
    QVERIFY(alone->readsInput);
    QVERIFY(!alone->parameters.contains(QLatin1String("paths")));
    const auto both = parse(QStringLiteral("add - a.md"));
    QVERIFY(both.ok());
    QVERIFY(both->readsInput);
    QCOMPARE(both->parameters[QLatin1String("paths")].toArray().size(), 1);
}

void TestCommandLine::helpAndVersionNeedNothing_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("verb");
    QTest::addColumn<QString>("topic");
    QTest::newRow("--help") << "--help" << int(Verb::Help) << "";
    QTest::newRow("help") << "help" << int(Verb::Help) << "";
    QTest::newRow("help add") << "help add" << int(Verb::Help) << "add";
    QTest::newRow("help agent set") << "help agent set" << int(Verb::Help) << "agent set";
    QTest::newRow("agent set --help") << "agent set --help" << int(Verb::Help) << "agent set";
    QTest::newRow("add --help") << "add --help" << int(Verb::Help) << "add";
    QTest::newRow("arm --help without what it needs") << "arm --for 3m --help" << int(Verb::Help) << "arm";
    QTest::newRow("--help before") << "--help arm --for 3m" << int(Verb::Help) << "arm";
    QTest::newRow("--version") << "--version" << int(Verb::Version) << "";
    QTest::newRow("version") << "version" << int(Verb::Version) << "";
    QTest::newRow("--version with a verb") << "list --limit 3 --version" << int(Verb::Version) << "";
}

void TestCommandLine::helpAndVersionNeedNothing()
{
    QFETCH(QString, line);
    QFETCH(int, verb);
    QFETCH(QString, topic);
    const auto invocation = parse(line);
    QVERIFY2(invocation.ok(), invocation ? "" : qPrintable(invocation.error().detail));
    QCOMPARE(int(invocation->verb), verb);
    QCOMPARE(invocation->helpOn ? QString::fromLatin1(infoOf(*invocation->helpOn).name) : QString(), topic);
}

void TestCommandLine::everyRequestPassesTheTableOfOperations()
{
    for (const char *line : {"add a.md --mode real --priority 0 --agent box --hold",
                             "list --state held --text x --limit 1", "show 1", "status", "pause", "resume --reason x",
                             "kill --now", "reset-kill --confirm RESET", "arm --for 1 --count 1 --confirm REAL",
                             "config list", "config get a", "config set a b", "config reset a", "mode", "health", "disarm", "log 1 --limit 10000", "verify", "cancel 1", "retry 1", "agent list",
                             "agent add a --kinds code", "agent set a --slots 1", "agent test a", "agent enable a",
                             "agent remove a"}) {
        const auto invocation = parse(QString::fromLatin1(line));
        QVERIFY2(invocation.ok(), line);
        const auto checked = checkParameters(infoOf(invocation->operation), invocation->parameters);
        QVERIFY2(checked.ok(), checked ? "" : qPrintable(checked.error().detail));
    }
}

void TestCommandLine::helpNamesEveryVerbAndOption()
{
    const QString all = helpText({});
    for (const VerbInfo &info : verbs()) {
        QVERIFY2(all.contains(QString::fromLatin1(info.name)), info.name);
        QCOMPARE(&infoOf(info.verb), &info);
        const QString one = helpText(info.verb);
        for (const OptionInfo &option : info.options)
            QVERIFY2(one.contains(QStringLiteral("--") + QString::fromLatin1(option.name)), option.name);
        for (const OptionInfo &option : globalOptions())
            QVERIFY2(one.contains(QStringLiteral("--") + QString::fromLatin1(option.name)), option.name);
    }
}

void TestCommandLine::argumentsWithSpacesAndDashes()
{
    const auto dashed = parseCommandLine({QStringLiteral("qdeck"), QStringLiteral("add"), QStringLiteral("--"),
                                          QStringLiteral("--json"), QStringLiteral("a b.md")}, kHere);
    QVERIFY(dashed.ok());
    QVERIFY(!dashed->json);
    QCOMPARE(dashed->parameters[QLatin1String("paths")].toArray(),
             QJsonArray({kHere + QStringLiteral("/--json"), kHere + QStringLiteral("/a b.md")}));
    const auto reason = parseCommandLine({QStringLiteral("qdeck"), QStringLiteral("kill"), QStringLiteral("--reason"),
                                          QStringLiteral("--now")}, kHere);
    QVERIFY(reason.ok());
    QVERIFY(!reason->parameters.contains(QLatin1String("now")));
    QCOMPARE(reason->parameters[QLatin1String("reason")].toString(), QStringLiteral("--now"));
}

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
