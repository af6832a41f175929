#include "ui/dialogs/agentdialog.h"

#include "tests/support/fakescene.h"
#include "tests/support/readychooser.h"
#include "ui/dialogs/discarddialog.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>

using namespace qd;

namespace {

Agent ada()
{
    Agent agent;
    agent.id = AgentId{7};
    agent.name = QStringLiteral("ada");
    agent.kinds = {TaskKind::Code};
    agent.settings = QJsonDocument::fromJson(R"({"command":["cat","{prompt_file}"],"prompt":"file","output_limit":4096,)"
                                             R"("env":{"API_KEY":"s3cr3t"}})").object();
    return agent;
}

struct Scene : FakeLine {
    AgentDialog dialog;

    explicit Scene(const std::optional<Agent> &agent = {}) : dialog(link, agent)
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
    }
    template <typename Widget>
    [[nodiscard]] Widget *field(const char *name) const { return dialog.findChild<Widget *>(QString::fromLatin1(name)); }
    void save() const
    {
        auto *buttons = dialog.findChild<QDialogButtonBox *>();
        for (QAbstractButton *button : buttons->buttons()) {
            if (buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
                button->click();
        }
    }
    [[nodiscard]] QJsonObject sent(Operation operation) const
    {
        const auto calls = core->calls(operation);
        return calls.empty() ? QJsonObject() : calls.back().parameters;
    }
    [[nodiscard]] QTableWidget *environment() const { return dialog.findChild<QTableWidget *>(); }
};

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestAgentDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewAgentIsSentWhole();
    void onlyChangesAreSent();
    void whatIsTakenAwayIsSentAsNull();
    void nothingChangedAsksNothing();
    void whatWasWrittenIsNotThrownAwayUnasked();
    void valuesAreHiddenUntilAskedFor();
    void faultsStandBesideTheirField_data();
    void faultsStandBesideTheirField();
    void nothingIsLostOnRefusal();
    void otherTransportsShowNoProgram();
    void filesCanBeLookedFor();
};

void TestAgentDialog::aNewAgentIsSentWhole()
{
    Scene s;
    QSignalSpy accepted(&s.dialog, &QDialog::accepted);
    s.field<QLineEdit>("name")->setText(QStringLiteral("ada"));
    s.field<QCheckBox>("kind-code")->setChecked(true);
    s.field<QLineEdit>("program")->setText(QStringLiteral("/usr/bin/ada"));
    s.field<QPlainTextEdit>("arguments")->setPlainText(QStringLiteral("--file\n{prompt_file}\n"));
    s.field<QComboBox>("prompt")->setCurrentIndex(1);
    s.field<QSpinBox>("timeout")->setValue(90);
    s.field<QSpinBox>("slots")->setValue(3);
    s.field<QLineEdit>("specialties")->setText(QStringLiteral("python,  , tests"));
    s.field<QComboBox>("sandbox")->setCurrentIndex(1);
    s.field<QPushButton>("addVariable")->click();
    s.environment()->item(0, 0)->setText(QStringLiteral("API_KEY"));
    s.environment()->item(0, 1)->setData(Qt::UserRole, QStringLiteral("s3cr3t"));
    s.save();
    QCOMPARE(s.sent(Operation::AgentsAdd)[QLatin1String("agent")].toObject(),
             json(R"({"name":"ada","transport":"command","kinds":["code"],"specialties":["python","tests"],"slots":3,"settings":)"
                  R"({"command":["/usr/bin/ada","--file","{prompt_file}"],"prompt":"file","timeout":90,"sandbox":"require","env":{"API_KEY":"s3cr3t"}}})"));
    QTRY_COMPARE(accepted.count(), 1);
}

void TestAgentDialog::onlyChangesAreSent()
{
    Scene s(ada());
    QVERIFY(s.field<QLineEdit>("name")->isReadOnly());
    QCOMPARE(s.field<QPlainTextEdit>("arguments")->toPlainText(), QStringLiteral("{prompt_file}"));
    s.field<QSpinBox>("idle_timeout")->setValue(30);
    s.save();
    QCOMPARE(s.sent(Operation::AgentsSet), json(R"({"name":"ada","changes":{"settings":{"idle_timeout":30}}})"));
}

void TestAgentDialog::whatIsTakenAwayIsSentAsNull()
{
    Scene s(ada());
    s.environment()->setCurrentCell(0, 0);
    s.field<QPushButton>("removeVariable")->click();
    s.field<QComboBox>("prompt")->setCurrentIndex(0);
    s.field<QPlainTextEdit>("arguments")->clear();
    s.save();
    QCOMPARE(s.sent(Operation::AgentsSet)[QLatin1String("changes")].toObject(),
             json(R"({"settings":{"env":null,"prompt":null,"command":["cat"]}})"));
}

void TestAgentDialog::nothingChangedAsksNothing()
{
    Scene s(ada());
    QSignalSpy accepted(&s.dialog, &QDialog::accepted);
    s.save();
    QCOMPARE(accepted.count(), 1);
    QVERIFY(s.core->calls().empty());
}

void TestAgentDialog::valuesAreHiddenUntilAskedFor()
{
    Scene s(ada());
    const auto isSeen = [&] {
        const QAbstractItemModel *model = s.environment()->model();
        const QModelIndex value = model->index(0, 1);
        return value.data().toString().contains(QStringLiteral("s3cr3t")) || value.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("s3cr3t"))
            || value.data(Qt::ToolTipRole).toString().contains(QStringLiteral("s3cr3t"));
    };
    QCOMPARE(s.environment()->item(0, 0)->text(), QStringLiteral("API_KEY"));
    QVERIFY(!isSeen());
    s.field<QCheckBox>("showValues")->setChecked(true);
    QVERIFY(isSeen());
    s.field<QCheckBox>("showValues")->setChecked(false);
    QVERIFY(!isSeen());
}

void TestAgentDialog::faultsStandBesideTheirField_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *code, const char *detail, const char *field) {
        QTest::addRow("%s %s", code, field) << QString::fromLatin1(code) << QString::fromLatin1(detail) << QString::fromLatin1(field);
    };
    row("agent_name_invalid", "a name has 1 to 64", "name");
    row("agent_exists", "", "name");
    row("agent_slots_invalid", "from 1 to 64", "slots");
    row("agent_kinds_invalid", "at least one", "kinds");
    row("agent_specialties_invalid", "at most 32 words", "specialties");
    row("agent_setting_invalid", "'command' must begin with an absolute path", "program");
    row("agent_setting_invalid", "'command' may have a placeholder only as a whole argument: x", "arguments");
    row("agent_setting_invalid", "'prompt' must be 'file' if", "prompt");
    row("agent_setting_invalid", "'env' must have names", "env");
    row("agent_setting_invalid", "'directory' must be an absolute path", "directory");
    row("operation_forbidden", "", "");
}

void TestAgentDialog::faultsStandBesideTheirField()
{
    QFETCH(QString, code);
    QFETCH(QString, detail);
    QFETCH(QString, field);
    Scene s;
    s.core->refuse(Operation::AgentsAdd, {code, ErrorCategory::Permanent, detail});
    s.field<QLineEdit>("name")->setText(QStringLiteral("ada"));
    s.save();
    const QString place = field.isEmpty() ? QStringLiteral("fault") : QStringLiteral("fault-") + field;
    QTRY_VERIFY(!s.dialog.findChild<QLabel *>(place)->isHidden());
    int said = 0;
    for (const QLabel *label : s.dialog.findChildren<QLabel *>()) {
        if (label->objectName().startsWith(QStringLiteral("fault")) && !label->isHidden())
            ++said;
    }
    QCOMPARE(said, 1);
    QVERIFY(s.dialog.findChild<QLabel *>(place)->text().contains(detail));
}

void TestAgentDialog::nothingIsLostOnRefusal()
{
    Scene s;
    s.core->refuse(Operation::AgentsAdd, {QStringLiteral("agent_exists"), ErrorCategory::Permanent, {}});
    s.field<QLineEdit>("name")->setText(QStringLiteral("ada"));
    s.field<QLineEdit>("program")->setText(QStringLiteral("cat"));
    s.save();
    QTRY_VERIFY(!s.field<QLabel>("fault-name")->isHidden());
    QVERIFY(s.dialog.isVisible());
    QCOMPARE(s.field<QLineEdit>("program")->text(), QStringLiteral("cat"));
    s.save(); // and it can be tried again
    QTRY_COMPARE(s.core->calls(Operation::AgentsAdd).size(), size_t(2));
}

void TestAgentDialog::otherTransportsShowNoProgram()
{
    Agent outbound = ada();
    outbound.transport = Transport::Outbound;
    outbound.settings = {};
    Scene s(outbound);
    QVERIFY(!s.field<QLineEdit>("program")->isVisible());
    QVERIFY(!s.field<QPushButton>("browse-program")->isVisible());
    QVERIFY(s.field<QSpinBox>("slots")->isVisible());
    s.field<QSpinBox>("slots")->setValue(2);
    s.save();
    QCOMPARE(s.sent(Operation::AgentsSet), json(R"({"name":"ada","changes":{"slots":2}})"));
}

void TestAgentDialog::whatWasWrittenIsNotThrownAwayUnasked()
{
    for (const std::optional<Agent> &agent : {std::optional<Agent>(), std::optional<Agent>(ada())}) {
        Scene untouched(agent);
        untouched.dialog.reject();
        QVERIFY(!untouched.dialog.isVisible());
        Scene s(agent);
        s.field<QLineEdit>("directory")->setText(QStringLiteral("/srv"));
        s.dialog.reject();
        QVERIFY(s.dialog.isVisible());
        s.dialog.findChild<DiscardDialog *>()->accept();
        QVERIFY(!s.dialog.isVisible());
    }
}

void TestAgentDialog::filesCanBeLookedFor()
{
    Scene s;
    for (const char *field : {"program", "directory"}) {
        const QString path = QStringLiteral("/opt/") + QLatin1String(field);
        s.dialog.setFileChooser(std::make_shared<ReadyChooser>(path));
        auto *browse = s.dialog.findChild<QPushButton *>(QStringLiteral("browse-") + QLatin1String(field));
        QVERIFY(browse && browse->isVisible() && !browse->autoDefault());
        QCOMPARE(browse->accessibleName(), QStringLiteral("Choose the ") + QLatin1String(field));
        browse->click();
        QCOMPARE(s.field<QLineEdit>(field)->text(), path);
    }
}

QTEST_MAIN(TestAgentDialog)
#include "tst_agentdialog.moc"
