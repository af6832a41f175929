#pragma once

#include "ui/pages/taskcommands.h"

#include <memory>

class QMimeData;

namespace qd {

class TaskTable;
class TaskTableModel;
class ViewExport;

/// How tasks leave the console: as text on the clipboard, under the mouse, or in a file. What is chosen when it begins is
/// what goes, whatever changes meanwhile. GUI thread; owned by the queue page.
class TaskTransfer : public QObject
{
    Q_OBJECT

public:
    /// More go into a file.
    static constexpr int kMostCopied = 1'000;
    /// Asks the person where to write; calls `chosen` later, or never.
    using PlaceAsker = std::function<void(std::function<void(const QString &path)> chosen)>;

    TaskTransfer(CoreLink &link, MessageBar &messages, const TaskTableModel &model, TaskTable &table, TaskCommands::Choice choice,
                 QObject *parent = nullptr);

    /// Copy, copy as JSON, copy the command line, export.
    [[nodiscard]] QList<QAction *> actions() const { return m_actions; }
    /// Tests answer in the person's place.
    void setPlaceAsker(PlaceAsker asker) { m_askPlace = std::move(asker); }

    /// The forms in which rows are dragged.
    [[nodiscard]] std::unique_ptr<QMimeData> mimeOf(const std::vector<TaskSummary> &rows) const;

private:
    using Rows = std::vector<TaskSummary>;

    QAction *addAction(const char *id, const char *icon, const QString &text, const QString &tip, const QKeySequence &key, void (TaskTransfer::*run)());
    void copyCells();
    void copyJson();
    void copyCommands();
    void drag();
    void exportView();
    void writeTo(const QString &path);
    void tellEnd(const QString &path, const Result<qint64> &rows);
    /// The chosen tasks, once their rows are here.
    void withRows(std::function<void(const Rows &)> then);
    [[nodiscard]] bool isTooMany(qsizetype count);

    CoreLink &m_link;
    MessageBar &m_messages;
    const TaskTableModel &m_model;
    TaskTable &m_table;
    TaskCommands::Choice m_choice;
    PlaceAsker m_askPlace;
    QList<QAction *> m_actions;
    ViewExport *m_export = nullptr; ///< under way
};

} // namespace qd
