#pragma once

#include "core/api/eventbatch.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QPushButton;
class QTableView;

namespace qd {

class CoreLink;
class PlainLabel;
class SourcePreviewModel;

/// Shows what adding task files would do before anything is added. The core reads and judges the files; this dialog
/// reads none. Deletes itself when closed.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param source {"paths":[…]} or {"documents":[{name, text}]}
    ImportDialog(CoreLink &link, const QJsonObject &source, QWidget *parent = nullptr);

    [[nodiscard]] static QJsonObject sourceOf(const QStringList &paths);
    [[nodiscard]] static QString tasksText(int count);

Q_SIGNALS:
    void added(int tasks, int duplicates);

private:
    [[nodiscard]] QJsonObject parameters() const;
    [[nodiscard]] QLayout *makeOptions();
    void makeTable();
    void preview();
    void showPreview(const Result<Payload> &answer);
    void add();
    void showRow(const QModelIndex &current);
    void showAdded(const Result<Payload> &answer);
    void showProblem(const Error &error);
    void setAddable(int count);

    CoreLink &m_link;
    QJsonObject m_source;
    SourcePreviewModel *m_model;
    PlainLabel *m_summary;
    QTableView *m_table;
    PlainLabel *m_row; ///< all of the chosen row that the table may have cut
    QComboBox *m_mode;
    QCheckBox *m_hold;
    QPushButton *m_add;
    QPushButton *m_close;
    int m_previews = 0; ///< asked for; only the answer to the last one is shown
};

} // namespace qd
