#include "ui/dialogs/helpdialog.h"

#include "tests/support/fakescene.h"
#include "tests/support/speech.h"
#include "ui/actions/shortcuts.h"
#include "ui/models/helptopics.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace qd;

namespace {

/// A window with all of its commands.
struct Scene {
    QTemporaryDir folder;
    MainWindow window{std::make_unique<FakeCore>(), QStringLiteral("night"), folder.filePath(QStringLiteral("window.ini"))};

    Scene() { window.show(); }
    [[nodiscard]] QAction *action(const char *id) const { return window.findChild<QAction *>(QLatin1String(id)); }
    [[nodiscard]] HelpDialog *help() const { return window.findChild<HelpDialog *>(); }
    [[nodiscard]] QString text() const { return help()->findChild<QPlainTextEdit *>(QStringLiteral("topic"))->toPlainText(); }
    [[nodiscard]] QListWidget *topics() const { return help()->findChild<QListWidget *>(); }
    void search(const char *words) const { help()->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly)->setText(QString::fromUtf8(words)); }
    [[nodiscard]] QStringList found() const
    {
        QStringList titles;
        for (int row = 0; row < topics()->count(); ++row) {
            if (!topics()->item(row)->isHidden())
                titles += topics()->item(row)->text();
        }
        return titles;
    }
};

} // namespace

class TestHelpDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageHasItsTopic();
    void everyCommandThatIsNamedExists_data();
    void everyCommandThatIsNamedExists();
    void keysAreSaidAsTheyAre();
    void searchLooksEverywhere();
    void theSheetOfKeysHasEveryCommand();
    void staysOpenAndTurns();
};

void TestHelpDialog::everyPageHasItsTopic()
{
    const Scene s;
    auto *tabs = s.window.findChild<QTabWidget *>();
    const QStringList titles{QStringLiteral("The page Autonomy"), QStringLiteral("The page Queue"), QStringLiteral("The page Agents"), QStringLiteral("The page Log")};
    QCOMPARE(tabs->count(), int(titles.size()));
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        s.action("help-page")->trigger();
        QVERIFY2(s.text().startsWith(titles[page]), qPrintable(s.text().left(80)));
    }
    QCOMPARE(s.action("help-page")->shortcuts(), (QList<QKeySequence>{QKeySequence(Qt::Key_F1), QKeySequence(QStringLiteral("?"))}));
}

void TestHelpDialog::everyCommandThatIsNamedExists_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << QStringLiteral("en");
    QTest::newRow("de") << QStringLiteral("de");
}

void TestHelpDialog::everyCommandThatIsNamedExists()
{
    QFETCH(QString, language);
    const Speech speech(language);
    const Scene s;
    const auto *shortcuts = s.window.findChild<Shortcuts *>();
    for (const HelpTopic &topic : helpTopics()) {
        QStringList missing;
        const QStringList text = textOf(topic, [&](const QString &id) {
            const auto &entries = shortcuts->entries();
            if (std::none_of(entries.begin(), entries.end(), [&](const Shortcuts::Entry &entry) { return entry.id == id; }))
                missing += id;
            return QStringLiteral("[]");
        });
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u' ')));
        QCOMPARE(text.size(), qsizetype(topic.paragraphs.size()));
        for (qsizetype i = 0; i < text.size(); ++i) {
            QVERIFY2(!text[i].contains(u'%'), qPrintable(text[i])); // every place is filled
            const auto &commands = topic.paragraphs[size_t(i)].commands;
            QCOMPARE(text[i].count(QStringLiteral("[]")), std::count_if(commands.begin(), commands.end(), [](const char *id) { return id; }));
        }
        QVERIFY(!titleOf(topic).isEmpty());
    }
}

void TestHelpDialog::keysAreSaidAsTheyAre()
{
    const Scene s;
    auto *shortcuts = s.window.findChild<Shortcuts *>();
    s.action("help-page")->trigger();
    s.help()->turnTo(QStringLiteral("stopping"));
    QVERIFY2(s.text().contains(QStringLiteral("“Kill…” (Ctrl+Shift+K)")), qPrintable(s.text()));
    QCOMPARE(shortcuts->set(QStringLiteral("window/daemon-kill"), QKeySequence(Qt::Key_F12)), QString());
    QVERIFY(s.text().contains(QStringLiteral("“Kill…” (F12)"))); // while it is open
    QCOMPARE(shortcuts->set(QStringLiteral("window/daemon-kill"), {}), QString());
    QVERIFY(s.text().contains(QStringLiteral("“Kill…”:")));
}

void TestHelpDialog::searchLooksEverywhere()
{
    const Scene s;
    s.action("help-page")->trigger();
    s.search("lease cards");
    QCOMPARE(s.found(), QStringList{QStringLiteral("The page Autonomy")});
    QVERIFY(!s.help()->findChild<QPlainTextEdit *>(QStringLiteral("topic"))->extraSelections().isEmpty());
    s.search("updated:");
    QCOMPARE(s.found(), QStringList{QStringLiteral("Filter of the queue")}); // words of the filter
    s.search("ctrl+shift+k");
    QVERIFY(s.found().contains(QStringLiteral("Commands and keys")) && s.found().contains(QStringLiteral("Pause, drain, kill")));
    s.search("");
    s.help()->turnTo(QStringLiteral("log"));
    s.search("kill");
    QCOMPARE(s.topics()->currentItem()->text(), QStringLiteral("Pause, drain, kill")); // its title says so
    s.search("marzipan");
    QVERIFY(s.found().isEmpty());
    const auto *note = s.help()->findChild<QLabel *>(QStringLiteral("note"));
    QVERIFY(!note->isHidden());
    QVERIFY2(s.text().isEmpty(), qPrintable(s.text())); // not the topic that was there before
    s.search("");
    QCOMPARE(s.found().size(), qsizetype(helpTopics().size()) + 2);
    QVERIFY(note->isHidden());
}

void TestHelpDialog::theSheetOfKeysHasEveryCommand()
{
    const Scene s;
    s.action("help-keys")->trigger();
    QCOMPARE(s.topics()->currentItem()->text(), QStringLiteral("Commands and keys"));
    int rows = 0;
    for (const QTreeWidget *list : s.help()->findChildren<QTreeWidget *>())
        rows = list->columnCount() == 4 ? list->topLevelItemCount() : rows;
    QCOMPARE(rows, int(s.window.findChild<Shortcuts *>()->entries().size()));
}

void TestHelpDialog::staysOpenAndTurns()
{
    const Scene s;
    s.action("help-page")->trigger();
    s.action("help-keys")->trigger();
    QCOMPARE(s.window.findChildren<HelpDialog *>().size(), 1);
    QVERIFY(!s.help()->isModal());
    s.help()->close();
    QTRY_VERIFY(!s.help());
}

QTEST_MAIN(TestHelpDialog)
#include "tst_helpdialog.moc"
