#include "ui/dialogs/diagnosticsdialog.h"

#include "tests/support/fakescene.h"
#include "tests/support/readychooser.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

struct Scene {
    explicit Scene(const QString &path = QStringLiteral("/nowhere/at/all.json"), bool answers = true)
        : chooser(std::make_shared<ReadyChooser>(path))
    {
        if (answers)
            line.core->answerWith(Operation::DiagnosticsGet, {{QStringLiteral("format"), 1}, {QStringLiteral("note"), QStringLiteral("a\u202Eb")}});
        else
            line.core->refuse(Operation::DiagnosticsGet, {QStringLiteral("operation_unknown"), ErrorCategory::Permanent, {}});
        dialog = new DiagnosticsDialog(line.link, chooser);
        dialog->show();
    }
    ~Scene() { delete dialog; }

    [[nodiscard]] QString text() const { return dialog->findChild<QPlainTextEdit *>(QStringLiteral("report"))->toPlainText(); }
    [[nodiscard]] QString state() const { return dialog->findChild<QLabel *>(QStringLiteral("state"))->text(); }
    [[nodiscard]] QPushButton *button(const char *name) const { return dialog->findChild<QPushButton *>(QLatin1String(name)); }

    FakeLine line;
    std::shared_ptr<ReadyChooser> chooser;
    DiagnosticsDialog *dialog;
};

} // namespace

class TestDiagnosticsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAllAndSavesExactlyThat();
    void copies();
    void aDiskThatRefusesIsTold();
    void aDaemonThatRefusesIsTold();
    void aDaemonThatIsGoneIsTold();
};

void TestDiagnosticsDialog::showsAllAndSavesExactlyThat()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("d.json"));
    Scene s(path);
    QVERIFY(!s.button("save")->isEnabled());
    QTRY_VERIFY(s.button("save")->isEnabled());
    const QJsonObject shown = QJsonDocument::fromJson(s.text().toUtf8()).object();
    QCOMPARE(shown[QLatin1String("format")].toInt(), 1);
    QCOMPARE(shown[QLatin1String("note")].toString(), QStringLiteral("a⟨U+202E⟩b"));
    QCOMPARE(shown[QLatin1String("console")][QLatin1String("platform")].toString(), QStringLiteral("offscreen"));
    s.button("save")->click();
    QTRY_COMPARE(s.state(), QStringLiteral("Saved as %1.").arg(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), s.text());
    QVERIFY(s.chooser->suggested.startsWith(QStringLiteral("quarterdeck-diagnostics-")) && s.chooser->suggested.endsWith(QStringLiteral(".json")));
}

void TestDiagnosticsDialog::copies()
{
    Scene s;
    QTRY_VERIFY(s.button("copy")->isEnabled());
    s.button("copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), s.text());
}

void TestDiagnosticsDialog::aDiskThatRefusesIsTold()
{
    Scene s;
    QTRY_VERIFY(s.button("save")->isEnabled());
    s.button("save")->click();
    QTRY_VERIFY(s.state().startsWith(QStringLiteral("The file could not be written")));
    QVERIFY(s.button("save")->isEnabled());
}

void TestDiagnosticsDialog::aDaemonThatRefusesIsTold()
{
    Scene s(QString(), false);
    QTRY_VERIFY(s.state().startsWith(QStringLiteral("The daemon is of another version")));
    QVERIFY(!s.button("save")->isEnabled() && !s.button("copy")->isEnabled());
}

void TestDiagnosticsDialog::aDaemonThatIsGoneIsTold()
{
    FakeLine line;
    line.core->hold(true);
    DiagnosticsDialog waits(line.link, nullptr);
    line.core->loseConnection();
    const auto stateOf = [](const DiagnosticsDialog &dialog) { return dialog.findChild<QLabel *>(QStringLiteral("state"))->text(); };
    QTRY_COMPARE(stateOf(waits), QStringLiteral("The daemon is gone."));
    const DiagnosticsDialog late(line.link, nullptr);
    QCOMPARE(stateOf(late), QStringLiteral("The daemon is gone."));
}

QTEST_MAIN(TestDiagnosticsDialog)
#include "tst_diagnosticsdialog.moc"
