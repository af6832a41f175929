#pragma once

#include "core/base/result.h"

#include <QString>

namespace qd {

/// The kill that survives everything: a file in the profile. It needs no database, and while it exists no engine
/// starts. Usable from every thread and every program.
class KillLatch
{
public:
    explicit KillLatch(QString path) : m_path(std::move(path)) { }

    [[nodiscard]] bool isSet() const;
    /// Durable when it returns. Setting a set latch is a success. \param reason kept in the file for people
    [[nodiscard]] Result<void> set(const QString &reason) const;
    [[nodiscard]] Result<void> clear() const;
    /// What the file says: when, who, why. Anybody may have written it.
    [[nodiscard]] QString text() const;

private:
    QString m_path;
};

} // namespace qd
