#pragma once

#include "core/base/result.h"

#include <QString>

namespace qd {

/// The id that every process of a profile's agents carries, in a file beside the database: so that they are found by
/// whoever has to end them while the database cannot be asked. The database's word counts; this is its copy.
/// Usable from every thread and every program.
class ProfileId
{
public:
    explicit ProfileId(QString path) : m_path(std::move(path)) { }

    /// Empty if there is none, or what is there cannot be one.
    [[nodiscard]] QString read() const;
    /// Writes it unless it is there already. Error `profile_unusable` (Operator).
    [[nodiscard]] Result<void> write(const QString &id) const;

private:
    QString m_path;
};

} // namespace qd
