#include "ui/shell/mainwindow.h"

#include "tests/support/fakecore.h"
#include "ui/actions/actions.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/agentdialog.h"
#include "ui/dialogs/agenttestdialog.h"
#include "ui/dialogs/allowrealdialog.h"
#include "ui/dialogs/armdialog.h"
#include "ui/dialogs/databasedialog.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/killdialog.h"
#include "ui/dialogs/newtaskdialog.h"
#include "ui/dialogs/quitdialog.h"
#include "ui/dialogs/removeagentdialog.h"
#include "ui/dialogs/resetkilldialog.h"
#include "ui/dialogs/resolvedialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/link/corelink.h"

#include <QAccessible>
#include <QLabel>
#include <QTabBar>
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

QStringList namelessIn(QWidget &widget)
{
    QStringList found;
    collectNameless(QAccessible::queryAccessibleInterface(&widget), {}, found);
    return found;
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPageHasOnlyNamedFocusables();
    void everyDialogHasOnlyNamedFocusables();
    void tabsKeepTheirNames();
    void changingValuesAreNotHiddenByAName();

private:
    QTemporaryDir m_dir;
    FakeCore *m_core = nullptr;
    std::unique_ptr<MainWindow> m_window;
};

void TestAccessibility::initTestCase()
{
    auto core = std::make_unique<FakeCore>();
    m_core = core.get();
    m_window = std::make_unique<MainWindow>(std::move(core), QStringLiteral("night"),
                                            m_dir.filePath(QStringLiteral("window.ini")));
    m_window->show();
}

void TestAccessibility::everyPageHasOnlyNamedFocusables()
{
    auto *tabs = m_window->findChild<QTabWidget *>();
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        const QStringList nameless = namelessIn(*m_window);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }
}

void TestAccessibility::everyDialogHasOnlyNamedFocusables()
{
    CoreLink link(std::make_unique<FakeCore>());
    const Actions actions([](const QString &) { return QIcon(); });
    std::vector<std::unique_ptr<QDialog>> dialogs;
    dialogs.push_back(std::make_unique<AboutDialog>());
    dialogs.push_back(std::make_unique<AgentDialog>(link, std::nullopt));
    dialogs.push_back(std::make_unique<AgentTestDialog>(link, QStringLiteral("ada")));
    dialogs.push_back(std::make_unique<AllowRealDialog>());
    dialogs.push_back(std::make_unique<ArmDialog>());
    dialogs.push_back(std::make_unique<DatabaseDialog>(link, SavedQueries(m_dir.filePath(QStringLiteral("q.ini")))));
    dialogs.push_back(std::make_unique<RemoveAgentDialog>(AgentStatus()));
    dialogs.push_back(std::make_unique<SettingsDialog>(link, actions));
    dialogs.push_back(std::make_unique<HelpDialog>(actions.all()));
    dialogs.push_back(std::make_unique<ImportDialog>(link, ImportDialog::sourceOf({QStringLiteral("/a")})));
    dialogs.push_back(std::make_unique<KillDialog>(link));
    dialogs.push_back(std::make_unique<NewTaskDialog>(link));
    dialogs.push_back(std::make_unique<QuitDialog>(2));
    dialogs.push_back(std::make_unique<ResetKillDialog>());
    dialogs.push_back(std::make_unique<ResolveDialog>(link, std::vector<TaskSummary>(2)));
    for (const auto &dialog : dialogs) {
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        QVERIFY(!dialog->windowTitle().isEmpty());
        const QStringList nameless = namelessIn(*dialog);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
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
        auto *label = m_window->findChild<QLabel *>(QLatin1String(name));
        QVERIFY(label->accessibleName().isEmpty());
        QCOMPARE(QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name), label->text());
    }
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
