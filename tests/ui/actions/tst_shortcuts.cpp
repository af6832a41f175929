#include "ui/actions/shortcuts.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

/// Two commands everywhere, two on the page of the queue and one on that of the log.
struct Scene {
    QObject owner;
    QAction *kill = make("kill", "&Kill…", {QStringLiteral("Ctrl+Shift+K")}, Qt::WindowShortcut);
    QAction *help = make("help", "&Help", {QStringLiteral("F1"), QStringLiteral("?")}, Qt::WindowShortcut);
    QAction *copy = make("copy", "Copy", {QStringLiteral("Ctrl+Shift+C")}, Qt::WidgetShortcut);
    QAction *hold = make("hold", "Hold", {QStringLiteral("Ctrl+H")}, Qt::WidgetWithChildrenShortcut);
    QAction *copyLog = make("copy", "Copy lines", {QStringLiteral("Ctrl+Shift+C")}, Qt::WidgetWithChildrenShortcut);
    Shortcuts shortcuts{{{QStringLiteral("window"), QStringLiteral("Everywhere"), {kill, help}},
                         {QStringLiteral("queue"), QStringLiteral("Queue"), {copy, hold}},
                         {QStringLiteral("log"), QStringLiteral("Log"), {copyLog}}}};

    QAction *make(const char *id, const char *text, const QStringList &keys, Qt::ShortcutContext context)
    {
        auto *action = new QAction(QString::fromUtf8(text), &owner);
        action->setObjectName(QLatin1String(id));
        QList<QKeySequence> all;
        for (const QString &key : keys)
            all += QKeySequence(key);
        action->setShortcuts(all);
        action->setShortcutContext(context);
        return action;
    }
    [[nodiscard]] QString set(const char *id, const char *key) { return shortcuts.set(QLatin1String(id), QKeySequence(QLatin1String(key))); }
};

QList<QKeySequence> keys(std::initializer_list<const char *> texts)
{
    QList<QKeySequence> list;
    for (const char *text : texts)
        list += QKeySequence(QLatin1String(text));
    return list;
}

} // namespace

class TestShortcuts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeCountsAtOnce();
    void conflictsAreToldInWords();
    void pagesMayShareAKey();
    void someKeysAreNeededElsewhere_data();
    void someKeysAreNeededElsewhere();
    void reservedKeysAreRefused();
    void oneAndAllAreReset();
    void aResetNeedsTheKeyToBeFree();
    void changesComeBack();
    void whatDoesNotFitAnyMoreIsLeftOut();
};

void TestShortcuts::aChangeCountsAtOnce()
{
    Scene s;
    QSignalSpy changed(&s.shortcuts, &Shortcuts::changed);
    QCOMPARE(s.set("window/kill", "Ctrl+Shift+X"), QString());
    QCOMPARE(s.kill->shortcuts(), keys({"Ctrl+Shift+X"}));
    QVERIFY(s.shortcuts.isChanged(QStringLiteral("window/kill")) && !s.shortcuts.isChanged(QStringLiteral("window/help")));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(s.shortcuts.set(QStringLiteral("window/help"), {}), QString());
    QVERIFY(s.help->shortcuts().isEmpty());
    QCOMPARE(s.set("window/unheard-of", "Ctrl+B"), QString());
    QCOMPARE(changed.size(), 2);
}

void TestShortcuts::conflictsAreToldInWords()
{
    Scene s;
    QCOMPARE(s.set("queue/hold", "Ctrl+Shift+K"), QStringLiteral("Ctrl+Shift+K belongs to “Kill…” (Everywhere). Take it away there first."));
    QCOMPARE(s.hold->shortcuts(), keys({"Ctrl+H"}));
    QVERIFY(!s.set("window/kill", "Ctrl+H").isEmpty()); // what works everywhere works on that page too
    QVERIFY(!s.set("queue/hold", "Ctrl+Shift+C").isEmpty());
    QCOMPARE(s.set("queue/hold", "Ctrl+H"), QString()); // its own
}

void TestShortcuts::pagesMayShareAKey()
{
    Scene s;
    QCOMPARE(s.set("log/copy", "Ctrl+H"), QString());
}

void TestShortcuts::someKeysAreNeededElsewhere_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("possible");
    const auto row = [](const char *key, bool possible) { QTest::newRow(key) << QByteArray(key) << possible; };
    for (const char *key : {"K", "Shift+K", "7", "Space", "?", "Return", "Esc", "Tab", "Left", "Shift+Down", "Home", "Backspace", "Ctrl+C",
                            "Ctrl+V", "Ctrl+A", "Ctrl+X", "Ctrl+B, Ctrl+C"})
        row(key, false);
    for (const char *key : {"Ctrl+K", "Alt+K", "Meta+7", "F7", "Shift+F7", "Del", "Ins", "Ctrl+Return", "Alt+Left", "Ctrl+Space", "Ctrl+Shift+V"})
        row(key, true);
}

void TestShortcuts::someKeysAreNeededElsewhere()
{
    QFETCH(QByteArray, key);
    QFETCH(bool, possible);
    Scene s;
    const QString why = s.set("queue/hold", key.constData());
    QCOMPARE(why.isEmpty(), possible);
    QCOMPARE(s.hold->shortcuts(), possible ? keys({key.constData()}) : keys({"Ctrl+H"}));
}

void TestShortcuts::reservedKeysAreRefused()
{
    Scene s;
    s.shortcuts.setReserved({{QKeySequence(QStringLiteral("Alt+F")), QStringLiteral("This key opens the menu File.")}});
    QCOMPARE(s.set("window/kill", "Alt+F"), QStringLiteral("This key opens the menu File."));
}

void TestShortcuts::oneAndAllAreReset()
{
    Scene s;
    QCOMPARE(s.set("window/kill", "F7"), QString());
    QCOMPARE(s.set("window/help", "F8"), QString());
    QCOMPARE(s.shortcuts.reset(QStringLiteral("window/help")), QString());
    QCOMPARE(s.help->shortcuts(), keys({"F1", "?"})); // also those that nobody could choose
    QVERIFY(s.shortcuts.isChanged(QStringLiteral("window/kill")));
    s.shortcuts.resetAll();
    QCOMPARE(s.kill->shortcuts(), keys({"Ctrl+Shift+K"}));
    QVERIFY(s.shortcuts.changes().isEmpty());
}

void TestShortcuts::aResetNeedsTheKeyToBeFree()
{
    Scene s;
    QCOMPARE(s.set("window/kill", "F7"), QString());
    QCOMPARE(s.set("queue/hold", "Ctrl+Shift+K"), QString());
    QCOMPARE(s.shortcuts.reset(QStringLiteral("window/kill")), QStringLiteral("Ctrl+Shift+K belongs to “Hold” (Queue). Take it away there first."));
    QCOMPARE(s.kill->shortcuts(), keys({"F7"}));
    s.shortcuts.resetAll();
    QCOMPARE(s.kill->shortcuts(), keys({"Ctrl+Shift+K"}));
    QCOMPARE(s.hold->shortcuts(), keys({"Ctrl+H"}));
}

void TestShortcuts::changesComeBack()
{
    Scene before;
    QCOMPARE(before.set("window/kill", "F7"), QString());
    QCOMPARE(before.set("queue/hold", "Ctrl+Shift+K"), QString()); // the key that the other one had
    QCOMPARE(before.shortcuts.set(QStringLiteral("window/help"), {}), QString());
    const QMap<QString, QString> changes = before.shortcuts.changes();
    QCOMPARE(changes, (QMap<QString, QString>{{QStringLiteral("window/kill"), QStringLiteral("F7")}, {QStringLiteral("window/help"), QString()},
                                              {QStringLiteral("queue/hold"), QStringLiteral("Ctrl+Shift+K")}}));
    Scene after;
    after.shortcuts.restore(changes);
    QCOMPARE(after.shortcuts.changes(), changes);
    QCOMPARE(after.hold->shortcuts(), keys({"Ctrl+Shift+K"}));
    QVERIFY(after.help->shortcuts().isEmpty());
}

void TestShortcuts::whatDoesNotFitAnyMoreIsLeftOut()
{
    Scene s;
    s.shortcuts.restore({{QStringLiteral("window/gone"), QStringLiteral("F9")}, {QStringLiteral("window/kill"), QStringLiteral("Ctrl+H")},
                         {QStringLiteral("queue/copy"), QStringLiteral("x")}, {QStringLiteral("log/copy"), QStringLiteral("nonsense+")}});
    QCOMPARE(s.kill->shortcuts(), keys({"Ctrl+Shift+K"})); // the key belongs to another command
    QCOMPARE(s.copy->shortcuts(), keys({"Ctrl+Shift+C"}));
    QCOMPARE(s.copyLog->shortcuts(), keys({"Ctrl+Shift+C"}));
    QCOMPARE(s.hold->shortcuts(), keys({"Ctrl+H"}));
}

QTEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
