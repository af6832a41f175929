#pragma once

#include "ui/pages/taskcommands.h"

#include <memory>

class QMimeData;
class QTemporaryDir;

namespace qd {

class FileChooser;
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

    TaskTransfer(CoreLink &link, MessageBar &messages, const TaskTableModel &model, TaskTable &table, TaskCommands::Choice choice,
                 QObject *parent = nullptr);
    ~TaskTransfer() override;

    /// Copy, copy as JSON, copy the command line, export.
    [[nodiscard]] QList<QAction *> actions() const { return m_actions; }
    /// Tests answer in the person's place.
    void setFileChooser(std::shared_ptr<FileChooser> chooser);

    /// The forms in which rows are dragged: text, a table, JSON, and the task file where there is one.
    [[nodiscard]] std::unique_ptr<QMimeData> mimeOf(const std::vector<TaskSummary> &rows, const QString &file = {}) const;
    /// Has the core write the rows' tasks into a task file of ours, which lives as long as this object; then calls `then`
    /// with its path, or with nothing where it could not be written.
    void withFile(const std::vector<TaskSummary> &rows, std::function<void(const QString &path)> then);

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
    std::shared_ptr<FileChooser> m_chooser;
    QList<QAction *> m_actions;
    std::unique_ptr<QTemporaryDir> m_dragged; ///< the files of drags; whoever took one may still read it
    ViewExport *m_export = nullptr; ///< under way
};

} // namespace qd
