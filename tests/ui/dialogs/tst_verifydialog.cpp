#include "ui/dialogs/verifydialog.h"

#include "tests/support/fakescene.h"
#include "ui/parts/statebadge.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace qd;

namespace {

QJsonObject answerWith(const QJsonArray &findings)
{
    return {{QStringLiteral("ok"), findings.isEmpty()},
            {QStringLiteral("journal"), QJsonObject{{QStringLiteral("entries"), 12}, {QStringLiteral("broken_at"), QJsonValue()}}},
            {QStringLiteral("anchor"), QJsonObject{{QStringLiteral("state"), QStringLiteral("none")}}},
            {QStringLiteral("artifacts"), QJsonObject{{QStringLiteral("checked"), 3}}},
            {QStringLiteral("database"), QJsonObject{{QStringLiteral("integrity"), QStringLiteral("ok")}}},
            {QStringLiteral("consistency"), QJsonObject{{QStringLiteral("ok"), findings.isEmpty()}, {QStringLiteral("findings"), findings}}}};
}

struct Scene {
    explicit Scene(const QJsonArray &findings = {})
    {
        line.core->answerWith(Operation::StoreVerify, answerWith(findings));
        line.core->hold(true);
        dialog = new VerifyDialog(line.link);
        dialog->show();
    }
    ~Scene() { delete dialog; }

    void answer() const
    {
        line.core->hold(false);
        line.core->release();
        QTRY_VERIFY(!busy()->isVisible());
    }
    [[nodiscard]] QProgressBar *busy() const { return dialog->findChild<QProgressBar *>(); }
    [[nodiscard]] QString verdict() const { return dialog->findChild<QLabel *>(QStringLiteral("verdict"))->text(); }
    [[nodiscard]] QPushButton *button(const char *name) const { return dialog->findChild<QPushButton *>(QLatin1String(name)); }
    [[nodiscard]] QString said(const char *row, const char *label) const
    {
        const auto *found = dialog->findChild<QWidget *>(QLatin1String(row))->findChild<QLabel *>(QLatin1String(label));
        return found ? found->text() : QString();
    }
    [[nodiscard]] QString badge(const char *row) const { return dialog->findChild<QWidget *>(QLatin1String(row))->findChild<StateBadge *>()->word(); }

    FakeLine line;
    QPointer<VerifyDialog> dialog;
};

} // namespace

class TestVerifyDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfEachThing();
    void whatIsNotWholeStandsOutAndIsPlain();
    void mayBeClosedWhileItLooks();
    void looksAgain();
    void copiesAllOfIt();
    void leadsToTheHelp();
    void aDaemonThatIsGoneOrRefusesIsTold();
};

void TestVerifyDialog::tellsOfEachThing()
{
    const Scene s;
    QVERIFY(s.busy()->isVisible());
    QVERIFY(!s.busy()->accessibleName().isEmpty());
    QVERIFY(!s.button("copy")->isEnabled() && !s.button("again")->isEnabled());
    s.answer();
    QCOMPARE(s.verdict(), QStringLiteral("Everything is as it was recorded."));
    for (const char *row : {"database", "journal", "artifacts", "consistency"})
        QCOMPARE(s.badge(row), QStringLiteral("whole"));
    QCOMPARE(s.badge("anchor"), QStringLiteral("not known"));
    QCOMPARE(s.said("artifacts", "figures"), QStringLiteral("3 file(s)"));
}

void TestVerifyDialog::whatIsNotWholeStandsOutAndIsPlain()
{
    QJsonArray findings;
    for (int i = 0; i < 7; ++i)
        findings += QStringLiteral("<b>T-%1</b>\u202E").arg(i);
    const Scene s(findings);
    s.answer();
    QCOMPARE(s.verdict(), QStringLiteral("Not everything is as it was recorded."));
    QCOMPARE(s.badge("consistency"), QStringLiteral("not whole"));
    QVERIFY(!s.said("consistency", "todo").isEmpty());
    const QStringList details = s.said("consistency", "details").split(u'\n');
    QCOMPARE(details.size(), VerifyDialog::kMostDetails + 1);
    QCOMPARE(details.first(), QStringLiteral("<b>T-0</b>⟨U+202E⟩"));
    QCOMPARE(s.dialog->findChild<QWidget *>(QStringLiteral("consistency"))->findChild<QLabel *>(QStringLiteral("details"))->textFormat(), Qt::PlainText);
    QVERIFY(details.last().startsWith(QStringLiteral("and 2 more")));
}

void TestVerifyDialog::mayBeClosedWhileItLooks()
{
    const Scene s;
    s.dialog->close();
    QTRY_VERIFY(!s.dialog);
    s.line.core->hold(false);
    s.line.core->release(); // the answer finds nobody
    QCoreApplication::sendPostedEvents();
}

void TestVerifyDialog::looksAgain()
{
    const Scene s({QStringLiteral("T-1")});
    s.answer();
    s.line.core->answerWith(Operation::StoreVerify, answerWith({}));
    s.button("again")->click();
    QTRY_COMPARE(s.verdict(), QStringLiteral("Everything is as it was recorded."));
    QCOMPARE(s.badge("consistency"), QStringLiteral("whole"));
}

void TestVerifyDialog::copiesAllOfIt()
{
    const Scene s({QStringLiteral("T-1 and T-2")});
    s.answer();
    s.button("copy")->click();
    const QString copied = QGuiApplication::clipboard()->text();
    for (const char *part : {"Journal", "12", "not whole", "T-1 and T-2"})
        QVERIFY2(copied.contains(QLatin1String(part)), qPrintable(copied));
}

void TestVerifyDialog::leadsToTheHelp()
{
    const Scene s;
    const QSignalSpy asked(s.dialog.data(), &VerifyDialog::helpRequested);
    s.button("help")->click();
    QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("records"));
}

void TestVerifyDialog::aDaemonThatIsGoneOrRefusesIsTold()
{
    const Scene s;
    s.line.core->loseConnection();
    QTRY_COMPARE(s.verdict(), QStringLiteral("The daemon is gone."));
    QVERIFY(!s.busy()->isVisible() && !s.button("again")->isEnabled());
    FakeLine line;
    line.core->refuse(Operation::StoreVerify, {QStringLiteral("database_corrupt"), ErrorCategory::Internal, {}});
    const VerifyDialog refused(line.link);
    QTRY_COMPARE(refused.findChild<QLabel *>(QStringLiteral("verdict"))->text(), QStringLiteral("The database is damaged."));
    QVERIFY(refused.findChild<QPushButton *>(QStringLiteral("again"))->isEnabled());
    const auto *row = refused.findChild<QWidget *>(QStringLiteral("database"));
    QVERIFY(row && row->findChild<QLabel *>(QStringLiteral("todo"))->text().contains(QStringLiteral("Go back to a copy")));
    QCOMPARE(refused.findChild<QWidget *>(QStringLiteral("journal"))->findChild<StateBadge *>()->word(), QStringLiteral("not known"));
}

QTEST_MAIN(TestVerifyDialog)
#include "tst_verifydialog.moc"
