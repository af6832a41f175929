#pragma once

#include "core/base/result.h"
#include "core/base/untrustedtext.h"

#include <QAbstractTableModel>
#include <QIcon>
#include <QJsonObject>

#include <functional>
#include <vector>

namespace qd {

/// What adding sources would do, or did: the rows of `tasks.preview`, or those that `tasks.add` rejected. All texts
/// come from files and are shown plain. GUI thread; owned by its dialog.
class SourcePreviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StatusColumn, TitleColumn, KindColumn, ModeColumn, PriorityColumn, SourceColumn, ReasonColumn };
    static constexpr int kColumns = 7;

    enum class Status { Ok, Duplicate, Invalid, Skipped };

    /// Of tasks: one may have several rows, a row for each of its faults.
    struct Counts {
        int ok = 0;
        int duplicate = 0;
        int invalid = 0;
        int skipped = 0;
        int unreadable = 0; ///< files and folders in which no task was found

        [[nodiscard]] int tasks() const { return ok + duplicate + invalid + skipped; }

        friend bool operator==(const Counts &, const Counts &) = default;
    };

    using IconSource = std::function<QIcon(const QString &name)>;

    explicit SourcePreviewModel(IconSource icons, QObject *parent = nullptr);

    void showPreview(const QJsonObject &preview);
    void showRejected(const QJsonObject &added);

    [[nodiscard]] Counts counts() const { return m_counts; }
    /// Whether one of those that would be added asks for REAL.
    [[nodiscard]] bool wantsReal() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        Status status = Status::Invalid;
        UntrustedText title;
        QString kind;
        QString mode;
        QString priority;
        UntrustedText source;
        qint64 line = 0; ///< which task in its source, from 1; 0 = the source has only one
        QString existing;
        UntrustedText field;
        Error error;
    };

    void showRows(const QJsonArray &rows);
    void count();
    void forgetNeedlessNumbers();
    [[nodiscard]] static Row rowFrom(const QJsonObject &object);
    [[nodiscard]] QString textOf(const Row &row, Column column) const;
    [[nodiscard]] QString reasonOf(const Row &row) const;

    IconSource m_icons;
    std::vector<Row> m_rows;
    Counts m_counts;
};

} // namespace qd
