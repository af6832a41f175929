#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

namespace qd {

/// The right to be the one program that opens a profile for writing: a kernel lock on a file beside the database,
/// released by the kernel when the program dies. Its content tells people who holds it.
class OwnerLock
{
public:
    /// Error `owned_elsewhere` (Operator) if another program holds it; the detail says which.
    [[nodiscard]] static Result<std::unique_ptr<OwnerLock>> acquire(const QString &path);
    OwnerLock(const OwnerLock &) = delete;
    OwnerLock &operator=(const OwnerLock &) = delete;
    ~OwnerLock();

private:
    explicit OwnerLock(int file) : m_file(file) { }
    int m_file;
};

} // namespace qd
