#pragma once

#include "core/domain/task.h"
#include "ui/models/rowtable.h"

#include <QJsonObject>

namespace qd {

/// What an act did, or would do, to one task.
struct ActResult {
    TaskId id;
    QString title;
    bool ok = false;
    QString outcome; ///< in words

    friend bool operator==(const ActResult &, const ActResult &) = default;
};

/// What became of each task of an act: those that it could not be done to first. GUI thread; owned by its dialog.
class ActResultModel final : public RowTable<ActResult>
{
    Q_OBJECT

public:
    enum Column { Number, Title, Outcome };
    static constexpr int kColumns = Outcome + 1;

    using RowTable::RowTable;

    /// \param answer of an act on tasks, or of its dry run  \param tasks whose titles are known
    void setAnswer(const QJsonObject &answer, const std::vector<TaskSummary> &tasks);
    /// Why not, with how many of each reason; empty if all could.
    [[nodiscard]] QStringList reasons() const;
    /// All rows, as text for the clipboard.
    [[nodiscard]] QString text() const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace qd
