#include "tests/support/dialoggallery.h"

#include "core/api/settingcodec.h"
#include "tests/support/foreignscene.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/actdialog.h"
#include "ui/dialogs/agentdialog.h"
#include "ui/dialogs/agenttestdialog.h"
#include "ui/dialogs/allowrealdialog.h"
#include "ui/dialogs/approvedialog.h"
#include "ui/dialogs/armdialog.h"
#include "ui/dialogs/databasedialog.h"
#include "ui/dialogs/diagnosticsdialog.h"
#include "ui/dialogs/edittaskdialog.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/killdialog.h"
#include "ui/dialogs/newtaskdialog.h"
#include "ui/dialogs/palettedialog.h"
#include "ui/dialogs/quitdialog.h"
#include "ui/dialogs/reasondialog.h"
#include "ui/dialogs/removeagentdialog.h"
#include "ui/dialogs/resetkilldialog.h"
#include "ui/dialogs/resolvedialog.h"
#include "ui/dialogs/restoredialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/dialogs/startfaultdialog.h"
#include "ui/dialogs/verifydialog.h"
#include "ui/dialogs/whyidledialog.h"
#include "ui/pages/taskcommands.h"
#include "ui/parts/filechooser.h"
#include "ui/parts/themedicon.h"

#include <QCoreApplication>
#include <QAction>
#include <QListWidget>

namespace qd {
namespace {

QJsonObject settingsAnswer()
{
    const SettingLayers layers;
    QJsonArray all;
    for (const EffectiveSetting &setting : layers.all())
        all += toJson(setting);
    return {{QStringLiteral("settings"), all}};
}

QJsonObject verifyAnswer(const QString &words)
{
    const QString hash = Sha256::of(words.toUtf8()).hex();
    return {{QStringLiteral("ok"), false},
            {QStringLiteral("database"), QJsonObject{{QStringLiteral("integrity"), words}}},
            {QStringLiteral("journal"), QJsonObject{{QStringLiteral("entries"), 48'213}, {QStringLiteral("broken_at"), 4'712}}},
            {QStringLiteral("anchor"), QJsonObject{{QStringLiteral("state"), QStringLiteral("cut_off")}, {QStringLiteral("entry"), 48'300},
                                                   {QStringLiteral("at"), BusyScene::now()}, {QStringLiteral("file"), words}}},
            {QStringLiteral("artifacts"), QJsonObject{{QStringLiteral("checked"), 1'204}, {QStringLiteral("missing"), QJsonArray{hash}},
                                                      {QStringLiteral("mismatched"), QJsonArray{hash}}}},
            {QStringLiteral("consistency"), QJsonObject{{QStringLiteral("ok"), false}, {QStringLiteral("findings"), QJsonArray{words, words}}}}};
}

QJsonObject copies(const QString &words)
{
    const auto copy = [&](const char *state, int day, int tasks, int lost) {
        return QJsonObject{{QStringLiteral("file"), QStringLiteral("/backups/") + QString(words).replace(u'/', u'_') + u'-' + QString::number(day)},
                           {QStringLiteral("state"), QLatin1String(state)}, {QStringLiteral("made_at"), BusyScene::now() - day * 86'400'000LL},
                           {QStringLiteral("tasks"), tasks}, {QStringLiteral("entries"), 48'300 - lost}, {QStringLiteral("lost"), lost}};
    };
    return {{QStringLiteral("known_entry"), 48'300},
            {QStringLiteral("copies"), QJsonArray{copy("sound", 1, 1'204, 812), copy("sound", 2, 1'190, 1'733), copy("newer", 3, 0, 0), copy("damaged", 4, 0, 0)}}};
}

ActPlan cancelPlan(const std::vector<TaskSummary> &tasks)
{
    ActPlan plan;
    plan.known = {tasks.begin(), tasks.begin() + 3};
    for (const TaskSummary &task : plan.known)
        plan.ids += task.id;
    plan.icon = QStringLiteral("action-cancel");
    plan.question = TaskCommands::tr("Cancel %n task(s)?", nullptr, int(plan.ids.size()));
    plan.meaning = TaskCommands::tr("What has not begun can be reopened.");
    plan.keep = TaskCommands::tr("&Keep them");
    plan.go = TaskCommands::tr("&Cancel %1 of them");
    return plan;
}

} // namespace

DialogGallery::DialogGallery(const QString &words)
    : m_actions(themedIcon), m_shortcuts({{QStringLiteral("window"), QCoreApplication::translate("qd::MainWindow", "Everywhere"), m_actions.all()}}), m_words(words)
{
    ForeignScene::setIn(*m_line.core, words);
    m_line.core->answerWith(Operation::SettingsList, settingsAnswer());
    m_line.core->answerWith(Operation::StoreVerify, verifyAnswer(words));
    m_line.core->publishStatus(BusyScene::status());
    m_line.core->publishAgents(ForeignScene::agents(words));
}

std::vector<DialogGallery::Exhibit> DialogGallery::exhibits()
{
    CoreLink &link = m_line.link;
    const std::vector<TaskSummary> tasks = ForeignScene::tasks(m_words);
    const auto in = [tasks](TaskState state) {
        std::vector<TaskSummary> some;
        std::copy_if(tasks.begin(), tasks.end(), std::back_inserter(some), [state](const TaskSummary &task) { return task.state == state; });
        return some;
    };
    std::vector<PaletteEntry> entries;
    for (QAction *action : m_actions.all())
        entries.push_back({action->iconText(), action->shortcut().toString(), action->icon(), [] {}});
    const auto dropped = [&link, this](QWidget *over) -> QDialog * {
        auto *dialog = new NewTaskDialog(link, over);
        dialog->setText(m_words);
        return dialog;
    };
    const auto help = [this](const char *topic, QWidget *over) -> QDialog * {
        auto *dialog = new HelpDialog(m_shortcuts, over);
        dialog->turnTo(QLatin1String(topic));
        return dialog;
    };
    const auto settings = [&link, this](int page, QWidget *over) -> QDialog * {
        auto *dialog = new SettingsDialog(link, m_actions, m_shortcuts, {}, over);
        dialog->findChild<QListWidget *>()->setCurrentRow(page);
        return dialog;
    };
    const AgentStatus agent = ForeignScene::agents(m_words).front();
    using Situation = QuitDialog::Situation;
    return {{"about", [](QWidget *parent) { return new AboutDialog(parent); }},
            {"act", [=, &link](QWidget *parent) { return new ActDialog(link, cancelPlan(tasks), parent); }},
            {"agent-add", [=, &link](QWidget *parent) { return new AgentDialog(link, std::nullopt, parent); }},
            {"agent-edit", [=, &link](QWidget *parent) { return new AgentDialog(link, agent.agent, parent); }},
            {"agent-remove", [=, &link](QWidget *parent) { return new RemoveAgentDialog(agent, parent); }},
            {"agent-test", [=, &link](QWidget *parent) { return new AgentTestDialog(link, agent.agent.name, parent); }},
            {"allow-real", [](QWidget *parent) { return new AllowRealDialog(parent); }},
            {"approve", [=, &link](QWidget *parent) { return new ApproveDialog(link, in(TaskState::Held), parent); }},
            {"arm", [=, &link](QWidget *parent) { return new ArmDialog(link, parent); }},
            {"database", [=, this, &link](QWidget *parent) { return new DatabaseDialog(link, SavedQueries(m_folder.filePath(QStringLiteral("queries.ini"))), parent); }},
            {"diagnostics", [&link](QWidget *parent) { return new DiagnosticsDialog(link, std::make_shared<DesktopFileChooser>(), parent); }},
            {"edit", [=, &link](QWidget *parent) { return new EditTaskDialog(link, in(TaskState::Queued).front(), false, parent); }},
            {"edit-retry", [=, &link](QWidget *parent) { return new EditTaskDialog(link, in(TaskState::Dead).front(), true, parent); }},
            {"import", [=, &link](QWidget *parent) { return new ImportDialog(link, ImportDialog::sourceOf({QStringLiteral("/tasks/a.md")}), parent); }},
            {"help", [=](QWidget *parent) { return help("stopping", parent); }},
            {"help-filter", [=](QWidget *parent) { return help(HelpDialog::kFilter, parent); }},
            {"keys", [=](QWidget *parent) { return help(HelpDialog::kKeys, parent); }},
            {"kill", [=, &link](QWidget *parent) { return new KillDialog(link, parent); }},
            {"new-task", [=, &link](QWidget *parent) { return new NewTaskDialog(link, parent); }},
            {"new-task-dropped", dropped},
            {"palette", [=, &link](QWidget *parent) { return new PaletteDialog(entries, nullptr, parent); }},
            {"quit", [](QWidget *parent) { return new QuitDialog(3, Situation::Working, parent); }},
            {"quit-draining", [](QWidget *parent) { return new QuitDialog(1, Situation::Draining, parent); }},
            {"quit-tray", [](QWidget *parent) { return new QuitDialog(0, Situation::WithTray, parent); }},
            {"reset", [](QWidget *parent) { return new ResetKillDialog(parent); }},
            {"resolve", [=, &link](QWidget *parent) { return new ResolveDialog(link, in(TaskState::Unknown), parent); }},
            {"restore", [words = m_words](QWidget *parent) {
                 return new RestoreDialog(Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal, words}, words,
                                          {[words] { return copies(words); }, [](const QString &) { return Result<QString>(QString()); }}, parent);
             }},
            {"restore-wanted", [words = m_words](QWidget *parent) {
                 return new RestoreDialog(std::nullopt, words,
                                          {[] { return QJsonObject(); }, [](const QString &) { return Result<QString>(QString()); }}, parent);
             }},
            {"settings", [=](QWidget *parent) { return settings(0, parent); }},
            {"settings-appearance", [=](QWidget *parent) { return settings(3, parent); }},
            {"settings-notifications", [=](QWidget *parent) { return settings(4, parent); }},
            {"settings-shortcuts", [=](QWidget *parent) { return settings(5, parent); }},
            {"settings-why", [=](QWidget *parent) { return settings(6, parent); }},
            {"start-fault", [words = m_words](QWidget *parent) {
                 return new StartFaultDialog({QStringLiteral("database_lost"), ErrorCategory::Operator, words}, words, parent);
             }},
            {"verify", [&link](QWidget *parent) { return new VerifyDialog(link, parent); }},
            {"why-idle", [=, this, &link](QWidget *parent) { return new WhyIdleDialog(link, m_actions, parent); }}};
}

} // namespace qd
