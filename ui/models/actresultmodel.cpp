#include "ui/models/actresultmodel.h"

#include "core/api/taskcodec.h"
#include "core/base/untrustedtext.h"
#include "ui/models/errortext.h"
#include "ui/models/roles.h"
#include "ui/models/words.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace qd {
namespace {

QString outcomeOf(const QJsonValue &item, bool later, bool dryRun)
{
    if (!item[QLatin1String("ok")].toBool())
        return errorText(errorFromJson(item.toObject()));
    if (later)
        return dryRun ? ActResultModel::tr("Its agent would be stopped") : ActResultModel::tr("Its agent was told to stop");
    if (const TaskId copy{item[QLatin1String("clone")].toInteger()}; copy.isValid())
        return dryRun ? ActResultModel::tr("Would be copied") : ActResultModel::tr("Copied as %1").arg(displayId(copy));
    const auto state = fromText<TaskState>(item[QLatin1String("state_after")].toString());
    const QString word = state ? wordFor(*state) : QString();
    return dryRun ? ActResultModel::tr("Would be: %1").arg(word) : word;
}

} // namespace

void ActResultModel::setAnswer(const QJsonObject &answer, const std::vector<TaskSummary> &tasks)
{
    std::unordered_map<qint64, QString> titles;
    for (const TaskSummary &task : tasks)
        titles.emplace(task.id.value, task.title);
    const bool dryRun = answer[QLatin1String("dry_run")].toBool();
    QSet<qint64> stopping;
    const QJsonArray later = answer[QLatin1String("stopping")].toArray();
    for (const QJsonValue &number : later)
        stopping += number.toInteger();
    std::vector<ActResult> rows;
    const QJsonArray items = answer[QLatin1String("items")].toArray();
    for (const QJsonValue &item : items) {
        const TaskId id{item[QLatin1String("number")].toInteger()};
        const auto title = titles.find(id.value);
        rows.push_back({id, title == titles.end() ? QString() : title->second, item[QLatin1String("ok")].toBool(),
                        outcomeOf(item, stopping.contains(id.value), dryRun)});
    }
    std::stable_partition(rows.begin(), rows.end(), [](const ActResult &row) { return !row.ok; });
    replaceRows(std::move(rows), [](const ActResult &row) { return row.id; });
}

QStringList ActResultModel::reasons() const
{
    std::map<QString, int> counts;
    for (const ActResult &row : rows()) {
        if (!row.ok)
            ++counts[row.outcome];
    }
    QStringList sentences;
    for (const auto &[reason, count] : counts)
        sentences += tr("%L1 not: %2", "how many, why").arg(count).arg(reason);
    return sentences;
}

QString ActResultModel::text() const
{
    QStringList lines;
    for (const ActResult &row : rows())
        lines += displayId(row.id) + u'\t' + UntrustedText(row.title).displayLine() + u'\t' + row.outcome;
    return lines.join(u'\n') + u'\n';
}

int ActResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ActResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ActResult &row = at(index.row());
    if (role == kTaskIdRole)
        return row.id.value;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Number: return displayId(row.id);
    case Title: return UntrustedText(row.title).displayLine();
    case Outcome: return row.outcome;
    }
    return {};
}

QVariant ActResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Number: return tr("Task");
    case Title: return tr("Title");
    case Outcome: return tr("What becomes of it");
    }
    return {};
}

} // namespace qd
