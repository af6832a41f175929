#include "core/store/controlstore.h"

namespace qd {

Result<Controls> ControlStore::read()
{
    const auto rows = m_database.query(
        "SELECT wish, real_until, real_remaining, armed_by, revision, set_at, set_by FROM control WHERE id = 1");
    if (!rows)
        return rows.error();
    const auto wish = rows->size() == 1 ? fromText<RunWish>(rows->front().text(0)) : std::nullopt;
    if (!wish)
        return Error{QStringLiteral("database_corrupt"), ErrorCategory::Internal, QStringLiteral("no control row")};
    const SqlRow &row = rows->front();
    return Controls{*wish, {row.integer(1), int(row.integer(2)), row.text(3)}, row.integer(4), row.integer(5), row.text(6)};
}

Result<qint64> ControlStore::write(const Controls &controls)
{
    const qint64 revision = controls.revision + 1;
    const auto changed = m_database.execute(
        "UPDATE control SET wish = ?, real_until = ?, real_remaining = ?, armed_by = ?, revision = ?, set_at = ?, set_by = ? "
        "WHERE id = 1 AND revision = ?",
        {toText(controls.wish), controls.real.until, controls.real.remaining, controls.real.armedBy, revision, controls.setAt,
         controls.setBy, controls.revision});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{QStringLiteral("conflict"), ErrorCategory::Transient, QStringLiteral("the controls have changed meanwhile")};
    return revision;
}

} // namespace qd
