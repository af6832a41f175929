#include "ui/dialogs/databasedialog.h"

#include "tests/support/fakescene.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

struct Scene : FakeLine {
    QTemporaryDir dir;
    SavedQueries saved{dir.filePath(QStringLiteral("window.ini"))};
    DatabaseDialog dialog{link, saved};

    Scene()
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
    }
    void answer(const char *json) const { core->answerWith(Operation::DatabaseQuery, QJsonDocument::fromJson(json).object()); }
    [[nodiscard]] QPushButton *button(const char *name) const { return dialog.findChild<QPushButton *>(QString::fromLatin1(name)); }
    [[nodiscard]] QPlainTextEdit *sql() const { return dialog.findChild<QPlainTextEdit *>(); }
    [[nodiscard]] QListWidget *list() const { return dialog.findChild<QListWidget *>(); }
    [[nodiscard]] QLineEdit *name() const { return dialog.findChild<QLineEdit *>(); }
    [[nodiscard]] QString state() const { return dialog.findChild<QLabel *>(QStringLiteral("state"))->text(); }
    [[nodiscard]] const QAbstractItemModel *result() const { return dialog.findChild<QTableView *>(QStringLiteral("result"))->model(); }
};

} // namespace

class TestDatabaseDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsShownWithWhatItTook();
    void whatIsCutIsSaid();
    void aRefusalIsSaidAndTheLastResultStays();
    void whatRunsCanBeStopped();
    void closingStopsWhatRuns();
    void savedQueriesCanBeChosenKeptAndDeleted();
    void resultsCanBeCopied();
};

void TestDatabaseDialog::anAnswerIsShownWithWhatItTook()
{
    Scene s;
    QVERIFY(QTest::qWaitForWindowActive(&s.dialog));
    s.answer(R"({"columns":["state","n"],"rows":[["dead",2],["queued",7]],"truncated":false,"ms":12})");
    s.sql()->setPlainText(QStringLiteral("SELECT 1"));
    QTest::keyClick(s.sql(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(s.result()->rowCount(), 2);
    QCOMPARE(s.core->calls(Operation::DatabaseQuery).back().parameters[QLatin1String("sql")].toString(), QStringLiteral("SELECT 1"));
    QCOMPARE(s.state(), QStringLiteral("2 row(s) in 12 ms."));
    QVERIFY(s.button("run")->isEnabled() && !s.button("stop")->isEnabled());
}

void TestDatabaseDialog::whatIsCutIsSaid()
{
    const Scene s;
    s.answer(R"({"columns":["n"],"rows":[[1]],"truncated":true,"ms":3})");
    s.button("run")->click();
    QTRY_VERIFY(s.state().startsWith(QStringLiteral("The first 1 row(s)")));
}

void TestDatabaseDialog::aRefusalIsSaidAndTheLastResultStays()
{
    const Scene s;
    s.answer(R"({"columns":["n"],"rows":[[1]],"truncated":false,"ms":3})");
    s.button("run")->click();
    QTRY_COMPARE(s.result()->rowCount(), 1);
    s.core->refuse(Operation::DatabaseQuery, {QStringLiteral("query_forbidden"), ErrorCategory::Permanent, QStringLiteral("PRAGMA x")});
    s.button("run")->click();
    QTRY_COMPARE(s.state(), QStringLiteral("This does more than read, or could not be stopped. It was not run (PRAGMA x)."));
    QCOMPARE(s.result()->rowCount(), 1);
    QVERIFY(s.button("run")->isEnabled());
}

void TestDatabaseDialog::whatRunsCanBeStopped()
{
    const Scene s;
    QVERIFY(!s.button("stop")->isEnabled());
    s.core->hold(true);
    s.button("run")->click();
    QVERIFY(s.button("stop")->isEnabled() && !s.button("run")->isEnabled());
    s.button("stop")->click();
    QCOMPARE(s.core->calls(Operation::DatabaseStop).size(), size_t(1));
    s.core->release();
    QTRY_VERIFY(s.button("run")->isEnabled());
}

void TestDatabaseDialog::closingStopsWhatRuns()
{
    Scene s;
    s.core->hold(true);
    s.button("run")->click();
    s.dialog.reject();
    QCOMPARE(s.core->calls(Operation::DatabaseStop).size(), size_t(1));
}

void TestDatabaseDialog::savedQueriesCanBeChosenKeptAndDeleted()
{
    const Scene s;
    const int builtIn = s.list()->count();
    QCOMPARE(s.sql()->toPlainText(), s.saved.all().front().sql);
    QVERIFY(!s.button("forget")->isEnabled()); // it belongs to the program
    auto *note = s.dialog.findChild<QLabel *>(QStringLiteral("note"));
    s.button("save")->click();
    QVERIFY(note->isVisible());
    s.sql()->setPlainText(QStringLiteral("SELECT 42"));
    s.name()->setText(QStringLiteral("mine"));
    s.button("save")->click();
    QVERIFY(!note->isVisible());
    QCOMPARE(s.list()->count(), builtIn + 1);
    QCOMPARE(s.list()->currentItem()->text(), QStringLiteral("mine"));
    s.list()->setCurrentRow(0);
    s.list()->setCurrentRow(builtIn);
    QCOMPARE(s.sql()->toPlainText(), QStringLiteral("SELECT 42"));
    s.button("forget")->click();
    QCOMPARE(s.list()->count(), builtIn);
}

void TestDatabaseDialog::resultsCanBeCopied()
{
    const Scene s;
    QVERIFY(!s.button("copy")->isEnabled());
    s.answer(R"({"columns":["a"],"rows":[["=1+1"]],"truncated":false,"ms":1})");
    s.button("run")->click();
    QTRY_VERIFY(s.button("copy")->isEnabled());
    s.button("copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a\r\n'=1+1\r\n"));
}

QTEST_MAIN(TestDatabaseDialog)
#include "tst_databasedialog.moc"
