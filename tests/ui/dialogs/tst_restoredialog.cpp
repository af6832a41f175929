#include "ui/dialogs/restoredialog.h"

#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace qd;

namespace {

QJsonObject copy(const char *file, const char *state, qint64 lost)
{
    return {{QStringLiteral("file"), QString::fromUtf8(file)}, {QStringLiteral("state"), QLatin1String(state)},
            {QStringLiteral("made_at"), qint64(1'700'000'000'000)}, {QStringLiteral("tasks"), 31}, {QStringLiteral("lost"), lost}};
}

/// A desk of which the test decides when it is done.
struct Scene {
    explicit Scene(const QJsonArray &copies, Result<QString> outcome = QStringLiteral("/kept.db"))
        : dialog(Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal, QStringLiteral("page 7")}, QStringLiteral("/profiles/night"),
                 {[this, copies] {
                      mayList.acquire();
                      return QJsonObject{{QStringLiteral("copies"), copies}};
                  },
                  [this, outcome](const QString &file) {
                      asked = file;
                      mayRestore.acquire();
                      return outcome;
                  }})
    {
        dialog.show();
    }
    ~Scene()
    {
        mayList.release();
        mayRestore.release();
    }

    void list()
    {
        mayList.release();
        QTRY_VERIFY(!busy()->isVisible());
    }
    [[nodiscard]] QProgressBar *busy() const { return dialog.findChild<QProgressBar *>(); }
    [[nodiscard]] QTreeWidget *rows() const { return dialog.findChild<QTreeWidget *>(); }
    [[nodiscard]] QPushButton *go() const { return dialog.findChild<QPushButton *>(QStringLiteral("go")); }
    [[nodiscard]] QLineEdit *word() const { return dialog.findChild<QLineEdit *>(); }
    [[nodiscard]] QString said(const char *label) const { return dialog.findChild<QLabel *>(QLatin1String(label))->text(); }

    QSemaphore mayList;
    QSemaphore mayRestore;
    QString asked; ///< read when it is done
    RestoreDialog dialog;
};

} // namespace

class TestRestoreDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersTheNewestSoundCopyAndTellsTheLoss();
    void nothingHappensBeforeTheWordIsTyped();
    void aCopyIsPutBack();
    void cannotBeLeftHalfWay();
    void aFailureIsToldAndMayBeTriedAgain();
    void withoutASoundCopyThereIsNothingToPress();
    void mayBeClosedWhileItLooks();
    void namesAreShownPlain();
};

void TestRestoreDialog::offersTheNewestSoundCopyAndTellsTheLoss()
{
    Scene s({copy("/b/3.db", "damaged", 0), copy("/b/2.db", "sound", 12), copy("/b/1.db", "sound", 40)});
    QVERIFY(s.busy()->isVisible() && !s.busy()->accessibleName().isEmpty());
    QVERIFY(!s.go()->isEnabled() && !s.word()->isEnabled());
    s.list();
    QCOMPARE(s.rows()->topLevelItemCount(), 3);
    QCOMPARE(s.rows()->currentItem()->text(4), QStringLiteral("2.db"));
    QVERIFY2(s.said("loss").startsWith(QStringLiteral("12 ")), qPrintable(s.said("loss")));
    s.rows()->setCurrentItem(s.rows()->topLevelItem(2));
    QVERIFY2(s.said("loss").startsWith(QStringLiteral("40 ")), qPrintable(s.said("loss")));
    QVERIFY(!(s.rows()->topLevelItem(0)->flags() & Qt::ItemIsSelectable));
}

void TestRestoreDialog::nothingHappensBeforeTheWordIsTyped()
{
    Scene s({copy("/b/2.db", "sound", 12)});
    s.list();
    QVERIFY(!s.go()->isEnabled());
    s.word()->setText(QStringLiteral("restore"));
    QVERIFY(!s.go()->isEnabled());
    s.word()->setText(QStringLiteral("RESTORE"));
    QVERIFY(s.go()->isEnabled());
    s.rows()->setCurrentItem(nullptr);
    QVERIFY(!s.go()->isEnabled());
}

void TestRestoreDialog::aCopyIsPutBack()
{
    Scene s({copy("/b/2.db", "sound", 12), copy("/b/1.db", "sound", 40)});
    s.list();
    s.rows()->setCurrentItem(s.rows()->topLevelItem(1));
    s.word()->setText(QStringLiteral("RESTORE"));
    const QSignalSpy accepted(&s.dialog, &QDialog::accepted);
    s.mayRestore.release();
    s.go()->click();
    QTRY_COMPARE(accepted.size(), 1);
    QCOMPARE(s.asked, QStringLiteral("/b/1.db"));
    QCOMPARE(s.dialog.keptAs(), QStringLiteral("/kept.db"));
}

void TestRestoreDialog::cannotBeLeftHalfWay()
{
    Scene s({copy("/b/2.db", "sound", 12)});
    s.list();
    s.word()->setText(QStringLiteral("RESTORE"));
    s.go()->click();
    QVERIFY(s.busy()->isVisible() && !s.go()->isEnabled());
    s.dialog.reject();
    s.dialog.close();
    QVERIFY(s.dialog.isVisible());
    const QSignalSpy accepted(&s.dialog, &QDialog::accepted);
    s.mayRestore.release();
    QTRY_COMPARE(accepted.size(), 1);
}

void TestRestoreDialog::aFailureIsToldAndMayBeTriedAgain()
{
    Scene s({copy("/b/2.db", "sound", 12)}, Error{QStringLiteral("database_full"), ErrorCategory::Transient, {}});
    s.list();
    s.word()->setText(QStringLiteral("RESTORE"));
    s.mayRestore.release();
    s.go()->click();
    QTRY_COMPARE(s.said("state"), QStringLiteral("The disk is full."));
    QVERIFY(s.dialog.isVisible() && s.word()->isEnabled() && s.word()->text().isEmpty() && !s.go()->isEnabled());
    s.dialog.reject();
    QVERIFY(!s.dialog.isVisible());
}

void TestRestoreDialog::withoutASoundCopyThereIsNothingToPress()
{
    Scene s({copy("/b/2.db", "newer", 0)});
    s.list();
    QVERIFY(s.said("state").startsWith(QStringLiteral("There is no sound copy")));
    QVERIFY(!s.word()->isEnabled() && !s.go()->isEnabled());
    QCOMPARE(s.rows()->topLevelItem(0)->text(3), QStringLiteral("of a newer version"));
}

void TestRestoreDialog::mayBeClosedWhileItLooks()
{
    Scene s({});
    s.dialog.reject();
    QVERIFY(!s.dialog.isVisible()); // its end waits for the look, which the scene lets go
}

void TestRestoreDialog::namesAreShownPlain()
{
    Scene s({copy("/b/<b>a\u202E.db", "sound", 1)});
    s.list();
    QCOMPARE(s.rows()->currentItem()->text(4), QStringLiteral("<b>a⟨U+202E⟩.db"));
}

QTEST_MAIN(TestRestoreDialog)
#include "tst_restoredialog.moc"
