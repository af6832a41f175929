#include "core/store/taskrow.h"

#include "core/api/taskcodec.h"
#include "core/base/canonicaljson.h"

#include <QJsonDocument>

namespace qd {
namespace {

Error corrupt(const SqlRow &row)
{
    return {QStringLiteral("database_corrupt"), ErrorCategory::Internal, QStringLiteral("task %1").arg(row.integer(0))};
}

} // namespace

QString categoryText(ErrorCategory category)
{
    return toJson(Error{{}, category, {}})[QLatin1String("category")].toString();
}

std::optional<Error> errorOf(const SqlRow &row, size_t codeColumn)
{
    if (row.isNull(codeColumn))
        return std::nullopt;
    return errorFromJson({{QStringLiteral("code"), row.text(codeColumn)},
                          {QStringLiteral("category"), row.text(codeColumn + 1)},
                          {QStringLiteral("detail"), row.text(codeColumn + 2)}});
}

Result<Task> taskOf(const SqlRow &row)
{
    const auto mode = fromText<Mode>(row.text(2));
    const auto state = fromText<TaskState>(row.text(5));
    const auto hash = Sha256::fromHex(row.text(4));
    const QJsonObject specification = QJsonDocument::fromJson(row.text(3).toUtf8()).object();
    auto spec = specFromJson(specification);
    // SQLite has no check sums: a flipped bit would run as another command.
    const auto stage = fromText<Mode>(row.text(18));
    if (!mode || !state || !hash || !spec || !stage || Sha256::of(canonicalJson(specification)) != *hash)
        return corrupt(row);
    Task task;
    task.id = TaskId{row.integer(0)};
    task.key = row.text(1);
    task.mode = *mode;
    task.spec = *std::move(spec);
    task.specHash = *hash;
    task.state = *state;
    task.priority = int(row.integer(6));
    task.notBefore = row.optionalInteger(7);
    task.attempts = int(row.integer(8));
    task.maxAttempts = int(row.integer(9));
    task.source = row.text(10);
    task.createdAt = row.integer(11);
    task.updatedAt = row.integer(12);
    task.epoch = row.integer(13);
    task.agent = row.text(14);
    task.error = errorOf(row, 15);
    task.stage = *stage;
    task.holdReason = fromText<HoldReason>(row.text(19));
    task.approvedEffect = Sha256::fromHex(row.text(20)).value_or(Sha256());
    task.openDependencies = int(row.integer(21));
    task.deadline = row.optionalInteger(22);
    task.reopenTo = fromText<ReopenTo>(row.text(23));
    task.revision = row.integer(24);
    return task;
}

Result<TaskSummary> summaryOf(const SqlRow &row)
{
    const auto kind = fromText<TaskKind>(row.text(2));
    const auto state = fromText<TaskState>(row.text(3));
    const auto mode = fromText<Mode>(row.text(4));
    if (!kind || !state || !mode)
        return corrupt(row);
    return TaskSummary{TaskId{row.integer(0)}, row.text(1), *kind, *state, *mode, int(row.integer(5)), row.text(6),
                       int(row.integer(7)), int(row.integer(8)), row.optionalInteger(9), row.text(10), row.integer(11),
                       row.integer(12), errorOf(row, 13), fromText<HoldReason>(row.text(16)), int(row.integer(17)),
                       row.integer(18) != 0};
}

} // namespace qd
