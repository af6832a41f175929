#pragma once

#include <QIcon>

#include <functional>
#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace qd {

/// The place of one icon in the desktop's tray. A seam: tests have a tray where the screen has none.
class TraySeat
{
public:
    TraySeat() = default;
    TraySeat(const TraySeat &) = delete;
    TraySeat &operator=(const TraySeat &) = delete;
    virtual ~TraySeat() = default;

    [[nodiscard]] virtual bool isThere() const = 0;
    /// Shows the icon, or changes it. \param menu outlives the seat
    virtual void show(const QIcon &icon, const QString &text, QMenu *menu) = 0;

    std::function<void()> activated; ///< clicked or double-clicked
};

class DesktopTraySeat final : public TraySeat
{
public:
    DesktopTraySeat();
    ~DesktopTraySeat() override;

    [[nodiscard]] bool isThere() const override;
    void show(const QIcon &icon, const QString &text, QMenu *menu) override;

private:
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< made when it is first shown
};

} // namespace qd
