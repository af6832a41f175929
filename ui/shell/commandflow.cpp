#include "ui/shell/commandflow.h"

#include "ui/dialogs/armdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/killdialog.h"
#include "ui/dialogs/newtaskdialog.h"
#include "ui/dialogs/resetkilldialog.h"
#include "ui/dialogs/verifydialog.h"
#include "ui/link/corelink.h"
#include "ui/models/errortext.h"
#include "ui/parts/filechooser.h"
#include "ui/parts/messagebar.h"

#include <QDate>
#include <QJsonArray>
#include <QLocale>

namespace qd {
namespace {

QJsonObject withReason(QJsonObject parameters, const QString &reason)
{
    if (!reason.isEmpty())
        parameters.insert(QStringLiteral("reason"), reason);
    return parameters;
}

} // namespace

CommandFlow::CommandFlow(CoreLink &link, MessageBar &messages, QWidget *window)
    : QObject(window), m_link(link), m_messages(messages), m_window(window),
      m_chooser(std::make_shared<DesktopFileChooser>())
{
}

CommandFlow::~CommandFlow() = default;

void CommandFlow::setFileChooser(std::shared_ptr<FileChooser> chooser)
{
    m_chooser = std::move(chooser);
}

void CommandFlow::pause()
{
    send(Operation::EnginePause, {}, tr("Pause asked for"));
}

void CommandFlow::resume()
{
    send(Operation::EngineResume, {}, tr("Resume asked for"));
}

void CommandFlow::drain()
{
    send(Operation::EngineDrain, {}, tr("Drain asked for; Resume takes it back"));
}

void CommandFlow::kill()
{
    auto *dialog = new KillDialog(m_link, m_window);
    connect(dialog, &KillDialog::drainRequested, this, [this](const QString &reason) {
        send(Operation::EngineDrain, withReason({}, reason), tr("Drain asked for; Resume takes it back"));
    });
    connect(dialog, &KillDialog::killRequested, this, [this](bool now, const QString &reason) {
        send(Operation::EngineKill, withReason({{QStringLiteral("now"), now}}, reason), tr("Kill asked for"));
    });
    dialog->open();
}

void CommandFlow::resetKill()
{
    auto *dialog = new ResetKillDialog(m_window);
    connect(dialog, &QDialog::accepted, this, [this] {
        send(Operation::EngineResetKill, {{QStringLiteral("confirm"), QStringLiteral("RESET")}}, tr("Kill was reset"));
    });
    dialog->open();
}

void CommandFlow::arm()
{
    auto *dialog = new ArmDialog(m_link, m_window);
    connect(dialog, &ArmDialog::armRequested, this, [this](int seconds, int count) {
        send(Operation::EngineArm,
             {{QStringLiteral("seconds"), seconds}, {QStringLiteral("count"), count},
              {QStringLiteral("confirm"), QStringLiteral("REAL")}},
             tr("REAL is armed"));
    });
    dialog->open();
}

void CommandFlow::disarm()
{
    send(Operation::EngineDisarm, {}, tr("REAL is disarmed"));
}

void CommandFlow::writeTask()
{
    writeTaskFrom({});
}

// Only the core knows what is a task file.
void CommandFlow::takeText(const QString &text)
{
    const QJsonObject source{{QStringLiteral("documents"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("console")},
                                                                                 {QStringLiteral("text"), text}}}}};
    m_link.request(Operation::TasksPreview, source, this, [this, source, text](const Result<Payload> &answer) {
        const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
        if (object && !object->value(QLatin1String("prose")).toBool(true))
            import(source);
        else
            writeTaskFrom(text);
    });
}

void CommandFlow::writeTaskFrom(const QString &text)
{
    auto *dialog = new NewTaskDialog(m_link, m_window);
    dialog->setText(text);
    connect(dialog, &NewTaskDialog::added, this, &CommandFlow::sayAdded);
    dialog->open();
}

void CommandFlow::chooseFiles()
{
    const QStringList filters{tr("Task files (*.md *.markdown *.yaml *.yml *.json *.jsonl *.ndjson *.csv *.txt)"),
                              tr("All files (*)")};
    m_chooser->chooseFiles(m_window, tr("Import task files"), filters, [this](const QStringList &paths) {
        if (!paths.isEmpty())
            importFiles(paths);
    });
}

void CommandFlow::backUp()
{
    const QString day = QDate::currentDate().toString(Qt::ISODate);
    const FileChooser::NewFile file{tr("Back up to"), QStringLiteral("quarterdeck-%1.db").arg(day), {tr("Databases (*.db)")}, false};
    m_chooser->chooseNewFile(m_window, file, [this](const QString &path) { backUpTo(path); });
}

void CommandFlow::backUpTo(const QString &path)
{
    m_messages.tell(MessageBar::Level::Information, tr("The database is being copied…"), {}, MessageBar::Stay::UntilWithdrawn);
    m_link.request(Operation::StoreBackup, {{QStringLiteral("path"), path}}, this, [this](const Result<Payload> &answer) {
        const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
        if (!object)
            return m_messages.tell(MessageBar::Level::Error, errorTextWithDetail(answer.error()));
        const QString size = QLocale().formattedDataSize(object->value(QLatin1String("size")).toInteger());
        m_messages.tell(MessageBar::Level::Success, tr("%1 were copied to %2.", "an amount of data, a path")
                                                        .arg(size, UntrustedText(object->value(QLatin1String("path")).toString()).displayLine()));
    });
}

void CommandFlow::verify()
{
    auto *dialog = m_window->findChild<VerifyDialog *>();
    if (!dialog) {
        dialog = new VerifyDialog(m_link, m_window);
        connect(dialog, &VerifyDialog::helpRequested, this, &CommandFlow::helpRequested);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void CommandFlow::importFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return chooseFiles();
    import(ImportDialog::sourceOf(paths));
}

void CommandFlow::import(const QJsonObject &source)
{
    auto *dialog = new ImportDialog(m_link, source, m_window);
    connect(dialog, &ImportDialog::added, this, &CommandFlow::sayAdded);
    dialog->open();
}

Result<void> CommandFlow::previewFiles(const QStringList &paths)
{
    std::optional<Error> error;
    if (!m_link.isConnected())
        error = Error{QStringLiteral("no_engine"), ErrorCategory::Transient, QStringLiteral("the daemon of this console is gone")};
    else if (m_window->findChildren<ImportDialog *>().size() >= kMostPreviews)
        error = Error{QStringLiteral("previews_open"), ErrorCategory::Operator,
                      QStringLiteral("%1 previews are open already").arg(kMostPreviews)};
    if (error) {
        m_messages.tell(MessageBar::Level::Error, errorText(*error));
        return *error;
    }
    importFiles(paths);
    return {};
}

void CommandFlow::send(Operation operation, const QJsonObject &parameters, const QString &what)
{
    m_link.request(operation, parameters, this, [this, what](const Result<Payload> &answer) {
        if (answer)
            Q_EMIT done(what);
        else
            m_messages.tell(MessageBar::Level::Error, errorTextWithDetail(answer.error()));
    });
}

void CommandFlow::sayAdded(int tasks, int duplicates)
{
    const QString what = tr("%1 added").arg(ImportDialog::tasksText(tasks));
    Q_EMIT done(duplicates == 0 ? what : tr("%1, %L2 already there").arg(what).arg(duplicates));
}

} // namespace qd
