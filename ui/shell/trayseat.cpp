#include "ui/shell/trayseat.h"

#include "ui/parts/plainlabel.h"

#include <QSystemTrayIcon>

namespace qd {

DesktopTraySeat::DesktopTraySeat() = default;
DesktopTraySeat::~DesktopTraySeat() = default;

bool DesktopTraySeat::isThere() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void DesktopTraySeat::show(const QIcon &icon, const QString &text, QMenu *menu)
{
    if (!isThere())
        return;
    if (!m_icon) {
        m_icon = std::make_unique<QSystemTrayIcon>();
        QObject::connect(m_icon.get(), &QSystemTrayIcon::activated, m_icon.get(),
                         [this](QSystemTrayIcon::ActivationReason reason) {
                             if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                                 activated();
                         });
        m_icon->setContextMenu(menu);
    }
    m_icon->setIcon(icon);
    m_icon->setToolTip(plainToolTip(UntrustedText(text)));
    m_icon->show();
}

} // namespace qd
