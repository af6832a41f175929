#pragma once

#include "core/api/eventbatch.h"
#include "ui/models/queryresultmodel.h"
#include "ui/models/savedqueries.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace qd {

class CoreLink;
class PlainLabel;
class PlainTable;

/// Asks the database in SQL, which can read and change nothing. The console goes on beside it. GUI thread; deletes itself.
class DatabaseDialog : public QDialog
{
    Q_OBJECT

public:
    DatabaseDialog(CoreLink &link, const SavedQueries &saved, QWidget *parent = nullptr);

public Q_SLOTS:
    void reject() override;

private:
    [[nodiscard]] QWidget *makeSaved();
    [[nodiscard]] QWidget *makeQuestion();
    [[nodiscard]] QPushButton *button(const QString &text, const char *name, void (DatabaseDialog::*deed)());
    void showSaved(const QString &chosen = {});
    void choose();
    void save();
    void forget();
    void run();
    void stop();
    void copy();
    void take(const Result<Payload> &answer);
    void showRunning(bool running);

    CoreLink &m_link;
    SavedQueries m_saved;
    std::vector<SavedQueries::Query> m_queries;
    QueryResultModel m_result;
    QListWidget *m_list;
    QLineEdit *m_name;
    QPlainTextEdit *m_sql;
    PlainTable *m_table;
    PlainLabel *m_state;
    PlainLabel *m_note;
    QPushButton *m_run = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_forget = nullptr;
    bool m_running = false;
};

} // namespace qd
