#include "ui/dialogs/approvedialog.h"

#include "tests/support/fakescene.h"

#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace qd;

namespace {

const QByteArray kBefore(R"({"body":{"program":"git","words":["push"]},"kind":"command"})");
const QByteArray kNow(R"({"body":{"program":"git","words":["push","--force"]},"kind":"command"})");

QJsonObject approval(const char *state, const QByteArray &effect)
{
    return {{QStringLiteral("state"), QString::fromLatin1(state)}, {QStringLiteral("kind"), QStringLiteral("effect")},
            {QStringLiteral("effect_sha256"), Sha256::of(effect).hex()}};
}

TaskSummary asking(qint64 number)
{
    TaskSummary task = fakeTask(number, TaskState::Held);
    task.mode = Mode::Real;
    task.holdReason = HoldReason::Approval;
    return task;
}

struct Scene : FakeLine {
    std::unique_ptr<ApproveDialog> dialog;

    void put(const QByteArray &bytes) { core->setArtifact(Sha256::of(bytes).hex(), bytes); }
    void open(const std::vector<TaskSummary> &tasks)
    {
        core->setTasks(tasks);
        dialog = std::make_unique<ApproveDialog>(link, tasks);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->open();
    }
    [[nodiscard]] QPushButton *approve() const { return dialog->findChild<QPushButton *>(QStringLiteral("approve")); }
    [[nodiscard]] QString caption() const { return dialog->findChild<QLabel *>(QStringLiteral("caption"))->text(); }
    [[nodiscard]] QStringList lines() const
    {
        const auto *model = dialog->findChild<QTableView *>(QStringLiteral("effect"))->model();
        QStringList lines;
        for (int row = 0; row < model->rowCount(); ++row)
            lines += model->index(row, 0).data().toString();
        return lines;
    }
};

} // namespace

/// A yes is for bytes that were on the screen, and for no others.
class TestApproveDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBytesAreShownAndHashedHere();
    void whatIsNewStandsOutAgainstTheLastYes();
    void theSameBytesAsBeforeAreNamed();
    void otherBytesThanProvedGetNoYes();
    void bytesThatAreGoneGetNoYes();
    void aQuestionIsShownPlain();
    void aQuestionHasItsOwnWordsAndANo();
    void whatAsksNothingAnyMoreGetsNoYes();
    void severalAreLookedAtOneByOne();
    void returnIsNotAYes();
    void returnBehindAReasonIsAYes();
};

void TestApproveDialog::theBytesAreShownAndHashedHere()
{
    Scene s;
    s.put(kNow);
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {approval("pending", kNow)}});
    s.open({asking(1)});
    QVERIFY(!s.approve()->isEnabled()); // nothing is there to be read yet
    QTRY_VERIFY(s.approve()->isEnabled());
    QVERIFY(s.caption().contains(Sha256::of(kNow).hex()));
    QVERIFY(s.caption().contains(QStringLiteral("checked here")));
    QVERIFY(s.lines().contains(QStringLiteral("              \"--force\"")) || s.lines().join(u'\n').contains(QStringLiteral("\"--force\"")));
    QSignalSpy yes(s.dialog.get(), &ApproveDialog::approveRequested);
    s.dialog->findChild<QLineEdit *>(QStringLiteral("reason"))->setText(QStringLiteral("looked at it"));
    s.approve()->click();
    QCOMPARE(yes.count(), 1);
    QCOMPARE(yes.first()[0].value<QList<TaskId>>(), QList<TaskId>{TaskId{1}});
    QCOMPARE(yes.first()[1].value<QList<qint64>>(), QList<qint64>{1'000});
    QCOMPARE(yes.first()[2].toString(), QStringLiteral("looked at it"));
}

void TestApproveDialog::whatIsNewStandsOutAgainstTheLastYes()
{
    Scene s;
    s.put(kBefore);
    s.put(kNow);
    QJsonObject last = approval("approved", kBefore);
    last.insert(QStringLiteral("task"), QStringLiteral("T-9"));
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {approval("pending", kNow)}, last});
    s.open({asking(1)});
    QTRY_VERIFY(s.caption().contains(QStringLiteral("T-9")));
    QStringList changed;
    for (const QString &line : s.lines()) {
        if (!line.startsWith(u' '))
            changed += line.simplified();
    }
    QCOMPARE(changed, (QStringList{QStringLiteral("\u2212 \"push\""), QStringLiteral("+ \"push\","), QStringLiteral("+ \"--force\"")}));
}

void TestApproveDialog::theSameBytesAsBeforeAreNamed()
{
    Scene s;
    s.put(kNow);
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {approval("approved", kNow), approval("void", kBefore), approval("pending", kNow)}});
    s.open({asking(1)});
    QTRY_VERIFY(s.caption().contains(QStringLiteral("The same bytes")));
    QVERIFY(s.approve()->isEnabled());
}

void TestApproveDialog::otherBytesThanProvedGetNoYes()
{
    Scene s;
    s.core->setArtifact(Sha256::of(kNow).hex(), kBefore); // changed on the disk, or cut
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {approval("pending", kNow)}});
    s.open({asking(1)});
    QTRY_VERIFY(s.caption().contains(QStringLiteral("not the bytes that were proved")));
    QVERIFY(!s.approve()->isEnabled());
}

void TestApproveDialog::bytesThatAreGoneGetNoYes()
{
    Scene s;
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {approval("pending", kNow)}});
    s.open({asking(1)});
    QTRY_VERIFY(!s.caption().isEmpty() && !s.caption().contains(QStringLiteral("Being read")));
    QVERIFY(!s.approve()->isEnabled());
}

void TestApproveDialog::aQuestionIsShownPlain()
{
    Scene s;
    TaskSummary running = fakeTask(1, TaskState::Running);
    running.asks = true;
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {QJsonObject{{QStringLiteral("state"), QStringLiteral("pending")}, {QStringLiteral("kind"), QStringLiteral("question")},
                                                           {QStringLiteral("text"), QStringLiteral("May I <b>push\u202E</b>?")}}}});
    s.open({running});
    QTRY_COMPARE(s.lines(), QStringList{QStringLiteral("  May I <b>push⟨U+202E⟩</b>?")});
    QVERIFY(s.approve()->isEnabled());
}

void TestApproveDialog::aQuestionHasItsOwnWordsAndANo()
{
    Scene s;
    TaskSummary running = fakeTask(1, TaskState::Running);
    running.asks = true;
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {QJsonObject{{QStringLiteral("state"), QStringLiteral("pending")}, {QStringLiteral("kind"), QStringLiteral("question")},
                                                           {QStringLiteral("text"), QStringLiteral("May I?")}}}});
    s.open({running});
    QCOMPARE(s.dialog->windowTitle(), QStringLiteral("Answer"));
    QVERIFY2(!s.approve()->text().contains(QStringLiteral("task")), qPrintable(s.approve()->text())); // no task is approved
    auto *no = s.dialog->findChild<QPushButton *>(QStringLiteral("deny"));
    QVERIFY(no && !no->isDefault() && !no->autoDefault());
    QSignalSpy denied(s.dialog.get(), &ApproveDialog::denyRequested);
    s.dialog->findChild<QLineEdit *>(QStringLiteral("reason"))->setText(QStringLiteral("not today"));
    no->click();
    QCOMPARE(denied.count(), 1);
    QCOMPARE(denied.first()[0].value<QList<TaskId>>(), QList<TaskId>{TaskId{1}});
    QCOMPARE(denied.first()[1].toString(), QStringLiteral("not today"));
    QVERIFY(!s.dialog->isVisible());
}

void TestApproveDialog::whatAsksNothingAnyMoreGetsNoYes()
{
    Scene s;
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {approval("void", kNow)}});
    s.open({asking(1)});
    QTRY_VERIFY(s.caption().contains(QStringLiteral("asks nothing")));
    QVERIFY(!s.approve()->isEnabled());
}

void TestApproveDialog::severalAreLookedAtOneByOne()
{
    Scene s;
    s.put(kBefore);
    s.put(kNow);
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {approval("pending", kBefore)}});
    s.core->setDetail(TaskId{2}, {{}, {}, {}, {approval("pending", kNow)}});
    s.open({asking(1), asking(2)});
    QTRY_VERIFY(s.approve()->isEnabled());
    QVERIFY(s.caption().contains(Sha256::of(kBefore).hex()));
    auto *tasks = s.dialog->findChild<QTreeWidget *>();
    QVERIFY(tasks->isVisible());
    tasks->setCurrentItem(tasks->topLevelItem(1));
    QVERIFY(s.caption().contains(Sha256::of(kNow).hex()));
}

void TestApproveDialog::returnIsNotAYes()
{
    Scene s;
    s.put(kNow);
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {approval("pending", kNow)}});
    s.open({asking(1)});
    QTRY_VERIFY(s.approve()->isEnabled());
    QSignalSpy yes(s.dialog.get(), &ApproveDialog::approveRequested);
    QTest::keyClick(s.dialog.get(), Qt::Key_Return);
    QCOMPARE(yes.count(), 0);
}

void TestApproveDialog::returnBehindAReasonIsAYes()
{
    Scene s;
    s.put(kNow);
    s.core->setDetail(TaskId{1}, {{}, {}, {}, {approval("pending", kNow)}});
    s.open({asking(1)});
    auto *reason = s.dialog->findChild<QLineEdit *>(QStringLiteral("reason"));
    QSignalSpy yes(s.dialog.get(), &ApproveDialog::approveRequested);
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(s.dialog->isVisible()); // not read yet: neither a yes nor the end of the question
    QTRY_VERIFY(s.approve()->isEnabled());
    QTest::keyClicks(reason, QStringLiteral("looked at it"));
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(yes.count(), 1);
    QCOMPARE(yes.first()[2].toString(), QStringLiteral("looked at it"));
}

QTEST_MAIN(TestApproveDialog)
#include "tst_approvedialog.moc"
