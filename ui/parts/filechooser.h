#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace qd {

/// Asks the person for task files. A seam: tests answer in the person's place.
class FileChooser
{
public:
    using Chosen = std::function<void(const QStringList &paths)>;

    FileChooser() = default;
    FileChooser(const FileChooser &) = delete;
    FileChooser &operator=(const FileChooser &) = delete;
    virtual ~FileChooser() = default;

    /// Returns at once; `chosen` is called later, and never if the person gives up or `parent` is gone.
    virtual void chooseTaskFiles(QWidget *parent, Chosen chosen) = 0;
    /// Asks for the name of a new file instead; one path.
    virtual void chooseNewFile(QWidget *parent, const QString &suggested, Chosen chosen) = 0;
};

/// The desktop's own dialog.
class DesktopFileChooser final : public FileChooser
{
public:
    void chooseTaskFiles(QWidget *parent, Chosen chosen) override;
    void chooseNewFile(QWidget *parent, const QString &suggested, Chosen chosen) override;
};

} // namespace qd
