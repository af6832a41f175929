#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace qd {

/// Asks the person for a folder, or for a file to be written. A seam: tests answer in the person's place. Both return at
/// once; `chosen` is called later, and never if the person gives up or `parent` is gone.
class PlaceChooser
{
public:
    using Chosen = std::function<void(const QString &path)>;

    PlaceChooser() = default;
    PlaceChooser(const PlaceChooser &) = delete;
    PlaceChooser &operator=(const PlaceChooser &) = delete;
    virtual ~PlaceChooser() = default;

    virtual void chooseFolder(QWidget *parent, const QString &title, Chosen chosen) = 0;
    /// \param name what the file is called unless the person says otherwise  \param filters as of QFileDialog
    virtual void chooseNewFile(QWidget *parent, const QString &title, const QString &name, const QStringList &filters,
                               Chosen chosen) = 0;
};

/// The desktop's own dialogs.
class DesktopPlaceChooser final : public PlaceChooser
{
public:
    void chooseFolder(QWidget *parent, const QString &title, Chosen chosen) override;
    void chooseNewFile(QWidget *parent, const QString &title, const QString &name, const QStringList &filters,
                       Chosen chosen) override;
};

} // namespace qd
