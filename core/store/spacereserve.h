#pragma once

#include "core/base/result.h"

#include <QString>

namespace qd {

/// A file that holds a little space of the disk. On a disk that is full not even a deletion can be written; when this
/// file is given up, what runs can still be brought to its end and recorded. Core thread.
class SpaceReserve
{
public:
    static constexpr qint64 kBytes = 8 * 1024 * 1024;

    /// \param path of the file, in the folder whose disk matters
    explicit SpaceReserve(QString path) : m_path(std::move(path)) { }

    /// Takes the space, if there is twice as much: taking the last of it would do harm. Holding what is held is a success.
    /// Error `reserve_missing` (Transient).
    [[nodiscard]] Result<void> hold() const;
    /// Gives the space back; nothing happens if it is not held.
    void release() const;
    [[nodiscard]] bool isHeld() const;

private:
    QString m_path;
};

} // namespace qd
