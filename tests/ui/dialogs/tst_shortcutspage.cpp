#include "ui/dialogs/shortcutspage.h"

#include "ui/actions/shortcuts.h"

#include <QAction>
#include <QApplication>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace qd;

namespace {

struct Scene {
    QObject owner;
    QAction *kill = make("kill", "&Kill…", "Ctrl+Shift+K");
    QAction *hold = make("hold", "&Hold tasks", "Ctrl+H");
    Shortcuts shortcuts{{{QStringLiteral("window"), QStringLiteral("Everywhere"), {kill, hold}}}};
    ShortcutsPage page{shortcuts};

    Scene() { page.show(); }
    QAction *make(const char *id, const char *text, const char *key)
    {
        auto *action = new QAction(QString::fromUtf8(text), &owner);
        action->setObjectName(QLatin1String(id));
        action->setShortcut(QKeySequence(QLatin1String(key)));
        return action;
    }
    [[nodiscard]] QTreeWidget *list() const { return page.findChild<QTreeWidget *>(); }
    [[nodiscard]] QKeySequenceEdit *key() const { return page.findChild<QKeySequenceEdit *>(); }
    [[nodiscard]] QPushButton *button(const char *name) const { return page.findChild<QPushButton *>(QLatin1String(name)); }
    [[nodiscard]] QString fault() const
    {
        const auto *label = page.findChild<QLabel *>(QStringLiteral("keyFault"));
        return label->isHidden() ? QString() : label->text();
    }
    void choose(int row) const { list()->setCurrentItem(list()->topLevelItem(row)); }
};

} // namespace

class TestShortcutsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAllCommands();
    void aKeyIsPressedAndUsed();
    void aTakenKeyIsRefusedInWords();
    void theLastPressCounts();
    void keysAreTakenAwayAndReset();
    void searchFindsCommandsAndKeys();
    void worksWithoutAMouse();
};

void TestShortcutsPage::listsAllCommands()
{
    const Scene s;
    QCOMPARE(s.list()->topLevelItemCount(), 2);
    const QTreeWidgetItem *first = s.list()->topLevelItem(0);
    QCOMPARE(first->text(0), QStringLiteral("Kill…"));
    QCOMPARE(first->text(1), QStringLiteral("Ctrl+Shift+K"));
    QCOMPARE(first->text(2), QStringLiteral("Everywhere"));
    QCOMPARE(first->text(3), QStringLiteral("window/kill"));
    QVERIFY(!s.list()->accessibleName().isEmpty() && !s.key()->accessibleName().isEmpty());
    QVERIFY(!s.button("resetKey")->isEnabled() && !s.button("resetAllKeys")->isEnabled());
}

void TestShortcutsPage::aKeyIsPressedAndUsed()
{
    const Scene s;
    s.choose(1);
    QTest::keyClick(s.key(), Qt::Key_F7);
    QCOMPARE(s.fault(), QString());
    QCOMPARE(s.hold->shortcut(), QKeySequence(QStringLiteral("Ctrl+H"))); // not yet
    s.button("setKey")->click();
    QCOMPARE(s.hold->shortcut(), QKeySequence(Qt::Key_F7));
    QCOMPARE(s.list()->topLevelItem(1)->text(1), QStringLiteral("F7"));
    QVERIFY(s.list()->topLevelItem(1)->font(1).bold());
    QVERIFY(s.button("resetKey")->isEnabled() && s.button("resetAllKeys")->isEnabled());
}

void TestShortcutsPage::aTakenKeyIsRefusedInWords()
{
    const Scene s;
    s.choose(1);
    QTest::keyClick(s.key(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(s.fault().contains(QStringLiteral("belongs to “Kill…”")), qPrintable(s.fault())); // at once
    s.button("setKey")->click();
    QVERIFY(s.fault().contains(QStringLiteral("belongs to")));
    QCOMPARE(s.hold->shortcut(), QKeySequence(QStringLiteral("Ctrl+H")));
    s.choose(0);
    QCOMPARE(s.fault(), QString());
    s.button("setKey")->click();
    QCOMPARE(s.fault(), QStringLiteral("Press the key in the field first."));
}

void TestShortcutsPage::theLastPressCounts()
{
    const Scene s;
    s.choose(1);
    QTest::keyClick(s.key(), Qt::Key_F7);
    QTest::keyClick(s.key(), Qt::Key_F8);
    QCOMPARE(s.key()->keySequence(), QKeySequence(Qt::Key_F8));
}

void TestShortcutsPage::keysAreTakenAwayAndReset()
{
    const Scene s;
    s.choose(0);
    s.button("noKey")->click();
    QVERIFY(s.kill->shortcut().isEmpty());
    QVERIFY(!s.button("noKey")->isEnabled());
    s.button("resetKey")->click();
    QCOMPARE(s.kill->shortcut(), QKeySequence(QStringLiteral("Ctrl+Shift+K")));
    s.button("noKey")->click();
    s.choose(1);
    s.button("resetAllKeys")->click();
    QCOMPARE(s.kill->shortcut(), QKeySequence(QStringLiteral("Ctrl+Shift+K")));
    QVERIFY(!s.button("resetAllKeys")->isEnabled());
}

void TestShortcutsPage::searchFindsCommandsAndKeys()
{
    const Scene s;
    auto *search = s.page.findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
    search->setText(QStringLiteral("kill"));
    QVERIFY(!s.list()->topLevelItem(0)->isHidden() && s.list()->topLevelItem(1)->isHidden());
    search->setText(QStringLiteral("ctrl+h"));
    QVERIFY(s.list()->topLevelItem(0)->isHidden() && !s.list()->topLevelItem(1)->isHidden());
    search->clear();
    QVERIFY(!s.list()->topLevelItem(0)->isHidden() && !s.list()->topLevelItem(1)->isHidden());
}

void TestShortcutsPage::worksWithoutAMouse()
{
    const Scene s;
    QVERIFY(QTest::qWaitForWindowActive(s.page.window()));
    s.list()->setFocus();
    QTest::keyClick(s.list(), Qt::Key_Down);
    QTest::keyClick(s.list(), Qt::Key_Return);
    QTRY_VERIFY(s.key()->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F9);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // leads on, and is no key
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget *>(s.button("setKey")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(s.hold->shortcut(), QKeySequence(Qt::Key_F9));
}

QTEST_MAIN(TestShortcutsPage)
#include "tst_shortcutspage.moc"
