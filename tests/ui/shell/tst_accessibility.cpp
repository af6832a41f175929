#include "ui/shell/mainwindow.h"

#include "tests/support/busyscene.h"
#include "tests/support/dialoggallery.h"

#include <QAccessible>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

bool isCell(const QAccessibleInterface *node)
{
    return node->role() == QAccessible::Cell || node->role() == QAccessible::ListItem
        || node->role() == QAccessible::TreeItem;
}

/// Everything that can be reached and has no name, with its class and parent, so that a failure can be found.
void collectNameless(QAccessibleInterface *node, const QString &path, QStringList &found)
{
    if (!node || isCell(node))
        return;
    const QString here = path + u'/' + (node->object() ? QString::fromLatin1(node->object()->metaObject()->className())
                                                       : QString::number(int(node->role())));
    if (node->state().focusable && !node->state().invisible && node->text(QAccessible::Name).isEmpty())
        found += here;
    for (int i = 0; i < node->childCount(); ++i)
        collectNameless(node->child(i), here, found);
}

void count(QAccessibleInterface *node, QAccessible::Role role, const QString &name, int &found)
{
    if (!node || isCell(node))
        return;
    const auto *widget = qobject_cast<QWidget *>(node->object());
    if (widget && !widget->isWindow() && !widget->isVisible())
        return;
    found += node->role() == role && node->text(QAccessible::Name) == name ? 1 : 0;
    for (int i = 0; i < node->childCount(); ++i)
        count(node->child(i), role, name, found);
}

QStringList namelessIn(QWidget &widget)
{
    QStringList found;
    collectNameless(QAccessible::queryAccessibleInterface(&widget), {}, found);
    return found;
}

} // namespace

Q_DECLARE_METATYPE(QAccessible::Role)

class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPageHasOnlyNamedFocusables();
    void theWalkFindsWhatHasNoName();
    void whatIsPromisedIsThere_data();
    void whatIsPromisedIsThere();
    void everyDialogHasOnlyNamedFocusables();
    void tabsKeepTheirNames();
    void changingValuesAreNotHiddenByAName();

private:
    void walkAllTabs();

    QTemporaryDir m_dir;
    FakeCore *m_core = nullptr;
    std::unique_ptr<MainWindow> m_window;
};

void TestAccessibility::initTestCase()
{
    auto core = std::make_unique<FakeCore>();
    m_core = core.get();
    BusyScene::setIn(*m_core);
    m_window = std::make_unique<MainWindow>(std::move(core), QStringLiteral("night"),
                                            m_dir.filePath(QStringLiteral("window.ini")));
    m_window->show();
    m_core->publishAgents(BusyScene::agents());
}

void TestAccessibility::everyPageHasOnlyNamedFocusables()
{
    // As it is first seen, then with work in it: other things are focusable.
    for (const bool used : {false, true}) {
        EngineStatus status;
        status.state = EngineState::Running;
        status.tickNumber = 7;
        status.queue.of(TaskState::Dead) = used ? 2 : 0;
        status.lastTick.number = used ? 7 : 0;
        m_core->publishStatus(status);
        LogLine line;
        line.task = TaskId{1};
        m_core->publishLog({line});
        const auto *welcome = m_window->findChild<QWidget *>(QStringLiteral("welcome"));
        m_window->findChild<QTabWidget *>()->setCurrentIndex(0);
        QTRY_COMPARE(welcome->isVisible(), !used);
        walkAllTabs();
    }
}

/// Every tab of every tab widget: pages have tabs of their own.
void TestAccessibility::walkAllTabs()
{
    auto *pages = m_window->findChild<QTabWidget *>();
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentIndex(page);
        for (QTabWidget *inner : pages->widget(page)->findChildren<QTabWidget *>()) {
            for (int i = 0; i < inner->count(); ++i) {
                inner->setCurrentIndex(i);
                const QStringList nameless = namelessIn(*m_window);
                QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
            }
        }
        const QStringList nameless = namelessIn(*m_window);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }
}

void TestAccessibility::theWalkFindsWhatHasNoName()
{
    QDialog dialog;
    auto *nameless = new QTableView(&dialog);
    dialog.show();
    QCOMPARE(namelessIn(dialog).size(), 1);
    nameless->setAccessibleName(QStringLiteral("Crew"));
    QVERIFY(namelessIn(dialog).isEmpty());
}

void TestAccessibility::whatIsPromisedIsThere_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QAccessible::Role>("role");
    QTest::addColumn<QString>("name");
    const auto row = [](int page, QAccessible::Role role, const char *name) {
        QTest::newRow(name) << page << role << QString::fromUtf8(name);
    };
    for (const char *button : {"Pause daemon", "Drain", "Kill…", "New task", "Import…"})
        row(1, QAccessible::Button, button);
    row(1, QAccessible::EditableText, "Filter tasks");
    row(1, QAccessible::Table, "Tasks");
    row(2, QAccessible::Table, "Agents list");
    row(3, QAccessible::EditableText, "Find in log");
    row(3, QAccessible::Table, "Log entries");
}

void TestAccessibility::whatIsPromisedIsThere()
{
    QFETCH(int, page);
    QFETCH(QAccessible::Role, role);
    QFETCH(QString, name);
    m_window->findChild<QTabWidget *>()->setCurrentIndex(page);
    int found = 0;
    count(QAccessible::queryAccessibleInterface(m_window.get()), role, name, found);
    QCOMPARE(found, 1); // one and no second one that means the same
}

void TestAccessibility::everyDialogHasOnlyNamedFocusables()
{
    DialogGallery gallery(QStringLiteral("Sort the crates"));
    for (const auto &[name, make] : gallery.exhibits()) {
        QDialog *dialog = make(m_window.get());
        dialog->show();
        QVERIFY2(!dialog->windowTitle().isEmpty(), name);
        const QStringList nameless = namelessIn(*dialog);
        QVERIFY2(nameless.isEmpty(), qPrintable(QLatin1String(name) + u'\n' + nameless.join(u'\n')));
        dialog->close();
    }
}

void TestAccessibility::tabsKeepTheirNames()
{
    EngineStatus status;
    status.queue.of(TaskState::Queued) = 37;
    m_core->publishStatus(status);
    auto *tabs = m_window->findChild<QTabWidget *>();
    QTRY_VERIFY(tabs->tabToolTip(1).contains(QStringLiteral("37 queued")));
    QAccessibleInterface *bar = QAccessible::queryAccessibleInterface(tabs->tabBar());
    QStringList names;
    for (int i = 0; i < 4; ++i)
        names += bar->child(i)->text(QAccessible::Name);
    QCOMPARE(names, (QStringList{QStringLiteral("Autonomy"), QStringLiteral("Queue"), QStringLiteral("Agents"),
                                 QStringLiteral("Log")}));
}

void TestAccessibility::changingValuesAreNotHiddenByAName()
{
    for (const char *name : {"engineState", "mode", "lastResult"}) {
        auto *shown = m_window->findChild<QWidget *>(QLatin1String(name));
        QVERIFY(shown->accessibleName().isEmpty());
        QCOMPARE(QAccessible::queryAccessibleInterface(shown)->text(QAccessible::Name), shown->property("text").toString());
    }
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
