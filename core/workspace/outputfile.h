#pragma once

#include "core/rules/checkfacts.h"
#include "core/workspace/markerscan.h"

#include <QDeadlineTimer>

#include <sys/stat.h>

namespace qd {

/// A place in the file system, held by a descriptor that reads nothing and opens no device or pipe. What is asked of it
/// is asked of the very thing that was found, whatever becomes of its name meanwhile. For one thread.
class HeldPath
{
public:
    explicit HeldPath(const QString &path);
    HeldPath(const HeldPath &) = delete;
    HeldPath &operator=(const HeldPath &) = delete;
    ~HeldPath();

    [[nodiscard]] bool exists() const { return m_fd >= 0; }
    [[nodiscard]] QString fault() const { return m_fault; } ///< why not
    [[nodiscard]] bool isDirectory() const { return S_ISDIR(m_status.st_mode); }
    [[nodiscard]] bool isRegularFile() const { return S_ISREG(m_status.st_mode); }
    [[nodiscard]] bool isWritable() const;
    [[nodiscard]] qint64 size() const { return m_status.st_size; }
    /// Where it really is, over all links. Empty if nobody knows.
    [[nodiscard]] QString realPath() const;
    [[nodiscard]] bool liesInside(const HeldPath &folder) const;
    /// A new descriptor to read it; -1 = not ours to read.
    [[nodiscard]] int openForReading() const;

private:
    [[nodiscard]] QByteArray ownLink() const;
    int m_fd = -1;
    struct stat m_status = {};
    QString m_fault;
};

/// An output that is to be written: why that could not be, or nothing.
[[nodiscard]] QString faultOfPlace(const QString &output, const HeldPath &workspace);

struct OutputLook {
    OutputView view;
    QString copy; ///< path of a copy of what was hashed; empty: none was made
    MarkerScan scan;
};

/// An output that was written. Files of at most kKeptBytes are copied to `copyTo` as they are hashed.
[[nodiscard]] OutputLook lookAtOutput(const QString &output, const HeldPath &workspace, const QString &copyTo,
                                      const QDeadlineTimer &deadline);

inline constexpr qint64 kKeptBytes = 16 * 1024 * 1024;

} // namespace qd
