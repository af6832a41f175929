#include "core/intake/previewtable.h"

namespace qd {
namespace {

constexpr QLatin1String kCode("code");
constexpr QLatin1String kDetail("detail");

QJsonObject describe(const PlannedFile &file, const PlannedRow &row)
{
    const TaskDraft &draft = row.row->draft;
    QJsonObject object{{QStringLiteral("source"), file.file->name},
                       {QStringLiteral("row"), row.row->row},
                       {QStringLiteral("title"), draft.spec.title},
                       {QStringLiteral("kind"), toText(draft.spec.kind)},
                       {QStringLiteral("mode"), toText(draft.mode)},
                       {QStringLiteral("priority"), draft.priority},
                       {QStringLiteral("key"), row.key}};
    if (row.existing.isValid())
        object.insert(QStringLiteral("existing"), displayId(row.existing));
    return object;
}

} // namespace

QJsonObject toJson(const RowError &error)
{
    return {{QStringLiteral("source"), error.source},
            {QStringLiteral("row"), error.row},
            {QStringLiteral("field"), error.field},
            {kCode, error.error.code},
            {kDetail, error.error.detail}};
}

void PreviewTable::add(const PlannedFile &file)
{
    m_isProse = m_isProse && file.file->isProse;
    for (const PlannedRow &row : file.rows)
        put(file, row);
    for (const RowError &error : file.file->errors)
        put("invalid", m_invalid, qd::toJson(error));
    for (const RowError &reason : file.file->skipped)
        put("skipped", m_skipped, qd::toJson(reason));
}

void PreviewTable::put(const PlannedFile &file, const PlannedRow &row)
{
    QJsonObject object = describe(file, row);
    if (row.fault) {
        object.insert(QStringLiteral("field"), row.fault->field);
        object.insert(kCode, row.fault->error.code);
        object.insert(kDetail, row.fault->error.detail);
    } else if (file.refused) {
        object.insert(kCode, QStringLiteral("file_rejected"));
        object.insert(kDetail, QStringLiteral("another row of this file is invalid; a file is all or nothing"));
    }
    if (file.refused)
        put("invalid", m_invalid, object);
    else if (row.duplicate)
        put("duplicate", m_duplicate, object);
    else
        put("ok", m_ok, object);
}

void PreviewTable::put(const char *status, int &count, QJsonObject object)
{
    object.insert(QStringLiteral("status"), QLatin1String(status));
    m_rows += object;
    ++count;
}

QJsonObject PreviewTable::toJson() const
{
    return {{QStringLiteral("rows"), m_rows},           {QStringLiteral("total"), m_rows.size()},
            {QStringLiteral("ok"), m_ok},               {QStringLiteral("duplicate"), m_duplicate},
            {QStringLiteral("invalid"), m_invalid},     {QStringLiteral("skipped"), m_skipped},
            {QStringLiteral("prose"), m_isProse}};
}

} // namespace qd
