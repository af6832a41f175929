#include "ui/pages/tasktransfer.h"

#include "ui/models/errortext.h"
#include "ui/models/taskdrag.h"
#include "ui/models/tasktablemodel.h"
#include "ui/models/tasktext.h"
#include "ui/models/viewexport.h"
#include "ui/pages/tasktable.h"
#include "ui/parts/filechooser.h"
#include "ui/parts/messagebar.h"
#include "ui/parts/themedicon.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QDrag>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLocale>
#include <QMimeData>
#include <QTemporaryDir>
#include <QUrl>

namespace qd {
namespace {

constexpr qint64 kToldRows = 20'000; // a person reads a few numbers a second

} // namespace

TaskTransfer::TaskTransfer(CoreLink &link, MessageBar &messages, const TaskTableModel &model, TaskTable &table,
                           TaskCommands::Choice choice, QObject *parent)
    : QObject(parent), m_link(link), m_messages(messages), m_model(model), m_table(table), m_choice(std::move(choice)),
      m_chooser(std::make_shared<DesktopFileChooser>())
{
    addAction("copyCells", "action-copy", tr("Co&py cells"), tr("The chosen rows as text"), QKeySequence::Copy, &TaskTransfer::copyCells);
    addAction("copyJson", "action-copy", tr("Copy as JSON"), tr("The chosen rows as JSON"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
              &TaskTransfer::copyJson);
    addAction("copyCommand", "action-copy", tr("Copy command l&ine"), tr("What shows the chosen tasks in a terminal"), {},
              &TaskTransfer::copyCommands);
    QAction *out = addAction("exportView", "", tr("Export list…"), tr("Write all tasks of the list to a CSV or JSON file"),
                             QKeySequence(Qt::CTRL | Qt::Key_E), &TaskTransfer::exportView);
    out->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(&table, &TaskTable::dragRequested, this, &TaskTransfer::drag);
}

TaskTransfer::~TaskTransfer() = default;

void TaskTransfer::setFileChooser(std::shared_ptr<FileChooser> chooser)
{
    m_chooser = std::move(chooser);
}

QAction *TaskTransfer::addAction(const char *id, const char *icon, const QString &text, const QString &tip, const QKeySequence &key,
                                 void (TaskTransfer::*run)())
{
    auto *action = new QAction(themedIcon(QLatin1String(icon)), text, this);
    action->setObjectName(QLatin1String(id));
    action->setStatusTip(tip);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut); // in a line or a text, the same keys copy what is chosen there
    connect(action, &QAction::triggered, this, run);
    m_actions += action;
    return action;
}

bool TaskTransfer::isTooMany(qsizetype count)
{
    if (count > kMostCopied)
        m_messages.tell(MessageBar::Level::Warning, tr("Choose at most %n task(s), or export the list to a file.", nullptr, kMostCopied));
    return count > kMostCopied;
}

void TaskTransfer::withRows(std::function<void(const Rows &)> then)
{
    const TaskCommands::Chosen chosen = m_choice(kMostCopied + 1);
    if (chosen.ids.isEmpty() || isTooMany(chosen.ids.size()))
        return;
    if (qsizetype(chosen.loaded.size()) == chosen.ids.size())
        return then(chosen.loaded);
    QJsonArray numbers;
    for (const TaskId id : chosen.ids)
        numbers += id.value;
    m_link.request(Operation::TasksPage, {{QStringLiteral("ids"), numbers}}, this, [this, then](const Result<Payload> &result) {
        if (!result)
            m_messages.tell(MessageBar::Level::Error, errorTextWithDetail(result.error()));
        else if (const auto *page = std::get_if<TaskPage>(&*result))
            then(page->rows);
    });
}

void TaskTransfer::copyCells()
{
    withRows([this](const Rows &rows) { QGuiApplication::clipboard()->setText(plainRows(rows, m_table.shownColumns())); });
}

void TaskTransfer::copyJson()
{
    withRows([](const Rows &rows) { QGuiApplication::clipboard()->setText(QString::fromUtf8(jsonDocument(rows))); });
}

void TaskTransfer::copyCommands()
{
    const TaskCommands::Chosen chosen = m_choice(kMostCopied + 1);
    if (!chosen.ids.isEmpty() && !isTooMany(chosen.ids.size()))
        QGuiApplication::clipboard()->setText(commandLines(chosen.ids));
}

std::unique_ptr<QMimeData> TaskTransfer::mimeOf(const Rows &rows, const QString &file) const
{
    auto data = std::make_unique<QMimeData>();
    data->setText(plainRows(rows, m_table.shownColumns()));
    data->setData(QStringLiteral("text/csv"), csvHead() + csvRows(rows));
    data->setData(QStringLiteral("application/json"), jsonDocument(rows));
    DraggedTasks dragged{m_link.status().profile, {}};
    for (const TaskSummary &row : rows)
        dragged.tasks += row.id;
    addTasks(*data, dragged);
    if (!file.isEmpty())
        data->setUrls({QUrl::fromLocalFile(file)});
    return data;
}

void TaskTransfer::withFile(const Rows &rows, std::function<void(const QString &)> then)
{
    if (!m_dragged)
        m_dragged = std::make_unique<QTemporaryDir>();
    // A folder for each: the core writes over no file, and its name is what a file manager will show.
    QTemporaryDir folder(m_dragged->filePath(QStringLiteral("XXXXXX")));
    folder.setAutoRemove(false);
    const QString name = rows.size() == 1 ? displayId(rows.front().id) : QStringLiteral("tasks");
    const QString path = folder.filePath(name + QStringLiteral(".json"));
    QJsonArray numbers;
    for (const TaskSummary &row : rows)
        numbers += row.id.value;
    m_link.request(Operation::TasksExport, {{QStringLiteral("ids"), numbers}, {QStringLiteral("path"), path}}, this,
                   [path, then](const Result<Payload> &result) { then(result ? path : QString()); });
}

// Rows and file come from the core first: if the button was let go meanwhile, nobody drags any more.
void TaskTransfer::drag()
{
    withRows([this](const Rows &rows) {
        withFile(rows, [this, rows](const QString &file) {
            if (!QGuiApplication::mouseButtons().testFlag(Qt::LeftButton))
                return;
            auto *drag = new QDrag(&m_table);
            drag->setMimeData(mimeOf(rows, file).release());
            drag->exec(Qt::CopyAction);
        });
    });
}

void TaskTransfer::exportView()
{
    if (m_export) {
        m_messages.tell(MessageBar::Level::Information, tr("A list is being exported already."));
        return;
    }
    m_chooser->chooseNewFile(m_table.window(), {tr("Export the list"), {}, {tr("Table (*.csv)"), tr("JSON (*.json)")}},
                             [this](const QString &path) { writeTo(path); });
}

void TaskTransfer::writeTo(const QString &path)
{
    if (m_export)
        return;
    m_export = new ViewExport(m_link, m_model.ids(), path, this);
    connect(m_export, &ViewExport::progressed, this, [this](qint64 rows, qint64 of) {
        if (rows % kToldRows == 0 && rows < of)
            m_messages.tell(MessageBar::Level::Information, tr("Exporting: %1 of %2 tasks.").arg(QLocale().toString(rows), QLocale().toString(of)),
                            {{tr("Stop"), [this] {
                                  if (m_export)
                                      m_export->stop();
                              }}});
    });
    connect(m_export, &ViewExport::finished, this, [this, path](const Result<qint64> &rows) { tellEnd(path, rows); });
    m_export->start();
}

void TaskTransfer::tellEnd(const QString &path, const Result<qint64> &rows)
{
    std::exchange(m_export, nullptr)->deleteLater();
    if (rows)
        m_messages.tell(MessageBar::Level::Success, tr("%1 tasks are in %2.").arg(QLocale().toString(*rows), QDir::toNativeSeparators(path)));
    else if (rows.error().code == QLatin1String("cancelled"))
        m_messages.tell(MessageBar::Level::Information, tr("The export was stopped. There is no file."));
    else
        m_messages.tell(MessageBar::Level::Error, errorTextWithDetail(rows.error()));
}

} // namespace qd
