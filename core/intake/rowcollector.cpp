#include "core/intake/rowcollector.h"

#include "core/intake/draftparser.h"
#include "core/intake/intakelimits.h"

namespace qd {
namespace {

Error failure(const char *code, const QString &detail)
{
    return {QLatin1String(code), ErrorCategory::Permanent, detail};
}

} // namespace

RowCollector::RowCollector(const SourceDocument &document) : m_document(document)
{
    m_file.name = document.name;
}

bool RowCollector::begin()
{
    if (m_closed)
        return false;
    m_closed = true;
    if (m_file.errors.size() >= size_t(IntakeLimits::kErrorsPerFile))
        refuse({}, failure("too_many_errors", QStringLiteral("the rest of the file was not looked at")));
    else if (m_row >= IntakeLimits::kRowsPerDrop)
        refuse({}, failure("list_too_long", QStringLiteral("more than %1 tasks").arg(IntakeLimits::kRowsPerDrop)));
    else
        m_closed = false;
    ++m_row;
    return !m_closed;
}

bool RowCollector::take(const QJsonValue &row)
{
    if (!row.isObject())
        return refuseRow({}, failure("row_type", QStringLiteral("a task must be a map of fields")));
    if (!begin())
        return false;
    ParsedDraft parsed = parseDraft(row.toObject(), m_document.directory);
    for (const FieldError &error : parsed.errors)
        m_file.errors.push_back({m_document.name, m_row, error.field, error.error});
    if (parsed.errors.empty())
        m_file.rows.push_back({std::move(parsed.draft), m_row});
    return true;
}

bool RowCollector::refuseRow(const QString &field, const Error &error)
{
    if (!begin())
        return false;
    m_file.errors.push_back({m_document.name, m_row, field, error});
    return true;
}

bool RowCollector::skipRow(const QString &field, const Error &reason)
{
    if (!begin())
        return false;
    m_file.skipped.push_back({m_document.name, m_row, field, reason});
    return true;
}

void RowCollector::refuse(const QString &field, const Error &error)
{
    m_file.errors.push_back({m_document.name, 0, field, error});
}

ParsedFile RowCollector::file() &&
{
    if (m_row == 0 && m_file.errors.empty())
        refuse({}, failure("no_tasks", QStringLiteral("there is no task in it")));
    return std::move(m_file);
}

} // namespace qd
