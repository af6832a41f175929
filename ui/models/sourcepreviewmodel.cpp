#include "ui/models/sourcepreviewmodel.h"

#include "core/domain/task.h"
#include "ui/models/errortext.h"
#include "ui/models/words.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>
#include <QTextDocument>

#include <algorithm>

namespace qd {
namespace {

using Status = SourcePreviewModel::Status;

Status statusFrom(const QString &word)
{
    if (word == QLatin1String("ok"))
        return Status::Ok;
    if (word == QLatin1String("skipped"))
        return Status::Skipped;
    return word == QLatin1String("duplicate") ? Status::Duplicate : Status::Invalid;
}

QString iconOf(Status status)
{
    switch (status) {
    case Status::Ok: return QStringLiteral("state-succeeded");
    case Status::Duplicate: return QStringLiteral("action-copy");
    case Status::Invalid: return QStringLiteral("level-warning");
    case Status::Skipped: return QStringLiteral("level-info");
    }
    return {};
}

UntrustedText untrusted(const QJsonObject &object, const char *key)
{
    return UntrustedText(object[QLatin1String(key)].toString());
}

QString kindText(const QString &word)
{
    const std::optional<TaskKind> kind = fromText<TaskKind>(word);
    return kind ? wordFor(*kind) : UntrustedText(word).displayLine(UntrustedText::kCellLimit);
}

QString shown(const UntrustedText &text)
{
    return text.displayLine(UntrustedText::kCellLimit);
}

} // namespace

SourcePreviewModel::SourcePreviewModel(IconSource icons, QObject *parent)
    : QAbstractTableModel(parent), m_icons(std::move(icons))
{
}

void SourcePreviewModel::showPreview(const QJsonObject &preview)
{
    showRows(preview[QLatin1String("rows")].toArray());
}

void SourcePreviewModel::showRejected(const QJsonObject &added)
{
    showRows(added[QLatin1String("rejected")].toArray());
}

void SourcePreviewModel::showRows(const QJsonArray &rows)
{
    beginResetModel();
    m_rows.clear();
    for (const QJsonValue &row : rows)
        m_rows.push_back(rowFrom(row.toObject()));
    count();
    forgetNeedlessNumbers();
    endResetModel();
}

void SourcePreviewModel::count()
{
    m_counts = {};
    QSet<std::pair<QString, qint64>> faulty;
    for (const Row &row : m_rows) {
        switch (row.status) {
        case Status::Ok: ++m_counts.ok; break;
        case Status::Duplicate: ++m_counts.duplicate; break;
        case Status::Skipped: ++m_counts.skipped; break;
        case Status::Invalid: faulty.insert({row.source.raw(), row.line}); break;
        }
    }
    for (const auto &[source, line] : std::as_const(faulty))
        ++(line > 0 ? m_counts.invalid : m_counts.unreadable);
}

/// "task 1" helps nobody where a file has only one.
void SourcePreviewModel::forgetNeedlessNumbers()
{
    QHash<QString, qint64> last;
    for (const Row &row : m_rows)
        last[row.source.raw()] = std::max(last.value(row.source.raw()), row.line);
    for (Row &row : m_rows) {
        if (last.value(row.source.raw()) == 1)
            row.line = 0;
    }
}

bool SourcePreviewModel::wantsReal() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.status == Status::Ok && row.mode == wordFor(Mode::Real);
    });
}

int SourcePreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SourcePreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant SourcePreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const auto column = Column(index.column());
    if (role == Qt::DisplayRole)
        return textOf(row, column);
    if (role == Qt::DecorationRole && column == StatusColumn)
        return m_icons(iconOf(row.status));
    if (role == Qt::TextAlignmentRole && column == PriorityColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant SourcePreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case StatusColumn: return tr("Status");
    case TitleColumn: return tr("Title");
    case KindColumn: return tr("Kind");
    case ModeColumn: return tr("Mode");
    case PriorityColumn: return tr("Priority");
    case SourceColumn: return tr("From");
    case ReasonColumn: return tr("Why");
    }
    return {};
}

SourcePreviewModel::Row SourcePreviewModel::rowFrom(const QJsonObject &object)
{
    const QJsonValue priority = object[QLatin1String("priority")];
    Row row;
    row.status = statusFrom(object[QLatin1String("status")].toString());
    row.title = untrusted(object, "title");
    row.kind = object[QLatin1String("kind")].toString();
    row.mode = object[QLatin1String("mode")].toString().toUpper();
    row.priority = priority.isDouble() ? QString::number(priority.toInt()) : QString();
    row.source = untrusted(object, "source");
    row.line = object[QLatin1String("row")].toInteger();
    row.existing = object[QLatin1String("existing")].toString();
    row.field = untrusted(object, "field");
    row.error = {object[QLatin1String("code")].toString(), ErrorCategory::Permanent,
                 object[QLatin1String("detail")].toString()};
    return row;
}

QString SourcePreviewModel::textOf(const Row &row, Column column) const
{
    switch (column) {
    case StatusColumn:
        switch (row.status) {
        case Status::Ok: return tr("Ready");
        case Status::Duplicate: return tr("Duplicate");
        case Status::Invalid: return tr("Not valid");
        case Status::Skipped: return tr("Left out");
        }
        return {};
    case TitleColumn: return shown(row.title);
    case KindColumn: return kindText(row.kind);
    case ModeColumn: return shown(UntrustedText(row.mode));
    case PriorityColumn: return row.priority;
    case SourceColumn:
        return row.line > 0 ? tr("%1, task %2").arg(shown(row.source)).arg(row.line) : shown(row.source);
    case ReasonColumn: return reasonOf(row);
    }
    return {};
}

QString SourcePreviewModel::reasonOf(const Row &row) const
{
    if (row.status == Status::Ok)
        return {};
    if (row.status == Status::Duplicate)
        return row.existing.isEmpty() ? tr("Twice in what is added here")
                                      : tr("Already there as %1").arg(shown(UntrustedText(row.existing)));
    const QString reason = errorTextWithDetail(row.error);
    return row.field.isEmpty() ? reason : tr("%1: %2").arg(shown(row.field), reason);
}

} // namespace qd
