#include "core/agents/agentrules.h"
#include "core/agents/commandsettings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace qd;

namespace {

QJsonObject object(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        qFatal("no object: %s", json.constData());
    return document.object();
}

QJsonObject with(const QByteArray &settings)
{
    return {{QStringLiteral("name"), QStringLiteral("ada")}, {QStringLiteral("kinds"), QJsonArray{QStringLiteral("code")}},
            {QStringLiteral("settings"), object(settings)}};
}

} // namespace

/// What an agent may be, and what its settings may say.
class TestAgentRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAgentNeedsLittle()
    {
        const auto agent = agentFromMembers(with(R"({"command":["tool"]})"));
        QVERIFY2(agent.ok(), agent ? "" : qPrintable(agent.error().detail));
        QCOMPARE(agent->name, QStringLiteral("ada"));
        QCOMPARE(agent->transport, Transport::Command);
        QVERIFY(agent->enabled);
        QCOMPARE(agent->slotCount, 1);
        QCOMPARE(agent->kinds, std::vector<TaskKind>{TaskKind::Code});
    }

    void everyMemberIsTaken()
    {
        const auto agent = agentFromMembers(object(
            R"({"name":"post","transport":"outbound","enabled":false,"kinds":["post_social"],"specialties":["x"],"slots":64})"));
        QVERIFY(agent.ok());
        QCOMPARE(agent->transport, Transport::Outbound);
        QVERIFY(!agent->enabled);
        QCOMPARE(agent->specialties, QStringList{QStringLiteral("x")});
        QCOMPARE(agent->slotCount, 64);
    }

    void whatNoAgentCanBe_data()
    {
        QTest::addColumn<QByteArray>("changes");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *changes, const char *code, const char *says) {
            QTest::newRow(changes) << QByteArray(changes) << QString::fromLatin1(code) << QString::fromLatin1(says);
        };
        row(R"({"name":""})", "agent_name_invalid", "64");
        row(R"({"name":" ada"})", "agent_name_invalid", "64");
        row(R"({"name":"-ada"})", "agent_name_invalid", "64");
        row(R"({"name":"a\nb"})", "agent_name_invalid", "64");
        row(R"({"name":"a\u202eb"})", "agent_name_invalid", "64");
        row(R"({"name":"a\u0000b"})", "agent_name_invalid", "64");
        row(R"({"name":"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg"})", "agent_name_invalid", "64");
        row(R"({"name":7})", "agent_name_invalid", "64");
        row(R"({"slots":0})", "agent_slots_invalid", "64");
        row(R"({"slots":65})", "agent_slots_invalid", "64");
        row(R"({"slots":1.5})", "agent_slots_invalid", "64");
        row(R"({"slots":"2"})", "agent_member_invalid", "slots");
        row(R"({"kinds":[]})", "agent_kinds_invalid", "at least one");
        row(R"({"kinds":["code","code"]})", "agent_kinds_invalid", "twice");
        row(R"({"kinds":["cooking"]})", "agent_kinds_invalid", "cooking");
        row(R"({"kinds":["code","command"]})", "agent_kinds_invalid", "command of its own");
        row(R"({"kinds":"code"})", "agent_member_invalid", "kinds");
        row(R"({"kinds":[1]})", "agent_member_invalid", "kinds");
        row(R"({"specialties":["a\tb"]})", "agent_specialties_invalid", "printable");
        row(R"({"specialties":[""]})", "agent_specialties_invalid", "printable");
        row(R"({"specialties":[null]})", "agent_member_invalid", "specialties");
        row(R"({"transport":"carrier-pigeon"})", "agent_member_invalid", "transport");
        row(R"({"enabled":"yes"})", "agent_member_invalid", "enabled");
        row(R"({"settings":[]})", "agent_member_invalid", "settings");
        row(R"({"number":3})", "agent_member_invalid", "number");
        row(R"({"transport":"outbound","kinds":["post_social"]})", "agent_setting_invalid", "command");
        row(R"({"transport":"rehearsal","settings":{"command":null}})", "agent_kinds_invalid", "rehearsal");
        row(R"({"settings":{"command":null}})", "agent_kinds_invalid", "'command' only");
    }

    void whatNoAgentCanBe()
    {
        QFETCH(QByteArray, changes);
        QFETCH(QString, says);
        QJsonObject members = with(R"({"command":["tool"]})");
        const QJsonObject changed = object(changes);
        for (auto entry = changed.begin(); entry != changed.end(); ++entry) {
            if (entry.key() != QLatin1String("settings"))
                members[entry.key()] = *entry;
            else if (!entry->isObject())
                members[entry.key()] = *entry;
            else
                members[entry.key()] = QJsonObject(); // without the command
        }
        const auto agent = agentFromMembers(members);
        QVERIFY(!agent.ok());
        QTEST(agent.error().code, "code");
        QCOMPARE(agent.error().category, ErrorCategory::Permanent);
        QVERIFY2(agent.error().detail.contains(says), qPrintable(agent.error().detail));
    }

    void settingsThatAreRefused_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *settings, const char *says) {
            QTest::newRow(settings) << QByteArray(settings) << QString::fromLatin1(says);
        };
        row(R"({"command":[]})", "'command'");
        row(R"({"command":"rm -rf"})", "'command'");
        row(R"({"command":[1]})", "'command'");
        row(R"({"command":["a\u0000"]})", "'command'");
        row(R"({"command":[""]})", "absolute path");
        row(R"({"command":["./tool"]})", "absolute path");
        row(R"({"command":["bin/tool"]})", "absolute path");
        row(R"({"command":["{workspace}"]})", "absolute path");
        row(R"({"command":["t","--dir={workspace}"]})", "whole argument");
        row(R"({"command":["t","--","x{title}"]})", "whole argument");
        row(R"({"command":["t","{title}"]})", "behind an argument --");
        row(R"({"command":["t","{title}","--"]})", "behind an argument --");
        row(R"({"command":["t"],"prompt":"file"})", "{prompt_file}");
        row(R"({"command":["t","{prompt_file}"]})", "{prompt_file}");
        row(R"({"command":["t"],"prompt":"telepathy"})", "stdin, file, none");
        row(R"({"command":["t"],"env":{"A=B":"x"}})", "'env'");
        row(R"({"command":["t"],"env":{"A":1}})", "'env'");
        row(R"({"command":["t"],"env":["A"]})", "'env'");
        row(R"({"command":["t"],"directory":"here"})", "'directory'");
        row(R"({"command":["t"],"timeout":0})", "'timeout'");
        row(R"({"command":["t"],"timeout":86401})", "'timeout'");
        row(R"({"command":["t"],"timeout":"60"})", "'timeout'");
        row(R"({"command":["t"],"idle_timeout":1.5})", "'idle_timeout'");
        row(R"({"command":["t"],"start_timeout":-1})", "'start_timeout'");
        row(R"({"command":["t"],"output_limit":1})", "'output_limit'");
        row(R"({"command":["t"],"sandbox":"maybe"})", "auto, require, off");
        row(R"({"command":["t"],"network":"yes"})", "'network'");
        row(R"({"command":["t"],"effect":"harmless"})", "'effect'");
        row(R"({"command":["t"],"effect":"pure"})", "'pure' only");
        row(R"({"command":["t"],"effect":"pure","sandbox":"require","network":true})", "'pure' only");
        row(R"({"command":["t"],"probe":["p"]})", "'probe'");
        row(R"({"command":["t"],"effect":"checkable"})", "'probe'");
        row(R"({"command":["t"],"effect":"checkable","probe":["bin/p"]})", "'probe'");
        row(R"({"command":["t"],"effect":"checkable","probe":["p","--id={attempt}"]})", "'probe'");
        row(R"({"command":["t"],"effect":"checkable","probe":["p","{prompt_file}"]})", "'probe'");
        row(R"({"command":["t"],"shell":true})", "'shell'");
        row(R"({"prompt":"none"})", "'prompt'");
    }

    void settingsThatAreRefused()
    {
        QFETCH(QByteArray, settings);
        QFETCH(QString, says);
        const auto agent = agentFromMembers(with(settings));
        QVERIFY(!agent.ok());
        QCOMPARE(agent.error().code, QStringLiteral("agent_setting_invalid"));
        QVERIFY2(agent.error().detail.contains(says), qPrintable(agent.error().detail));
    }

    void settingsAreRead()
    {
        const auto settings = CommandSettings::fromJson(object(
            R"({"command":["/usr/bin/t","{prompt_file}","{attempt}","--","{title}"],"prompt":"file","env":{"A":"b"},)"
            R"("directory":"/srv","start_timeout":5,"idle_timeout":60,"timeout":600,"output_limit":1024,)"
            R"("sandbox":"require","network":true,"effect":"checkable","probe":["p","{attempt}"]})"));
        QVERIFY2(settings.ok(), settings ? "" : qPrintable(settings.error().detail));
        QCOMPARE(settings->command.size(), 5);
        QCOMPARE(settings->prompt, PromptWay::File);
        QCOMPARE(settings->environment.value(QStringLiteral("A")), QStringLiteral("b"));
        QCOMPARE(settings->directory, QStringLiteral("/srv"));
        QCOMPARE(settings->startTimeoutMs, 5'000);
        QCOMPARE(settings->idleTimeoutMs, 60'000);
        QCOMPARE(settings->timeoutMs, 600'000);
        QCOMPARE(settings->outputLimit, 1'024);
        QCOMPARE(settings->sandbox, SandboxWish::Require);
        QVERIFY(settings->network);
        QCOMPARE(settings->effect, EffectClass::Checkable);
        QCOMPARE(settings->probe, QStringList({QStringLiteral("p"), QStringLiteral("{attempt}")}));
    }

    // A person's own command may do what that person may; an agent that decides for itself is confined.
    void whoIsConfinedByDefault()
    {
        QCOMPARE(CommandSettings::fromJson({})->sandbox, SandboxWish::Off);
        QCOMPARE(CommandSettings::fromJson(object(R"({"command":["t"]})"))->sandbox, SandboxWish::Auto);
    }

    void settingsAreChangedOneByOne()
    {
        const auto agent = agentFromMembers(with(R"({"command":["t"],"timeout":60,"network":true})"));
        QVERIFY(agent.ok());
        const auto changed = changedAgent(*agent, object(R"({"slots":3,"settings":{"timeout":90,"network":null}})"));
        QVERIFY(changed.ok());
        QCOMPARE(changed->slotCount, 3);
        QCOMPARE(changed->settings, object(R"({"command":["t"],"timeout":90})"));
        QCOMPARE(changedAgent(*agent, object(R"({"name":"eve"})")).error().code, QStringLiteral("agent_member_invalid"));
    }

    void hugeSettingsAreRefused()
    {
        QJsonObject members = with(R"({"command":["t"]})");
        QJsonObject settings = members[QLatin1String("settings")].toObject();
        settings[QStringLiteral("env")] = QJsonObject{{QStringLiteral("A"), QString(70'000, u'x')}};
        members[QStringLiteral("settings")] = settings;
        QCOMPARE(agentFromMembers(members).error().code, QStringLiteral("agent_setting_invalid"));
    }

    void theJournalKeepsNoSecrets()
    {
        const auto agent = agentFromMembers(with(R"({"command":["t"],"env":{"API_KEY":"secret"}})"));
        QVERIFY(agent.ok());
        const QByteArray form = QJsonDocument(journalForm(*agent)).toJson();
        QVERIFY(form.contains("API_KEY"));
        QVERIFY(!form.contains("secret"));
    }

    void builtInsAreKnownByName()
    {
        for (const char *name : {"command", "rehearsal", "outbound"})
            QVERIFY(isBuiltIn(QString::fromLatin1(name)));
        QVERIFY(!isBuiltIn(QStringLiteral("ada")));
    }
};

QTEST_APPLESS_MAIN(TestAgentRules)
#include "tst_agentrules.moc"
