#pragma once

#include "ui/link/corelink.h"

#include <optional>

namespace qd {

/// Whether the journal contradicts what is known of it outside of the database. Asks the core when it first tells of
/// itself and whenever its engine has come into another state: a start compares, and so does every answer on health. GUI
/// thread; owned by the window.
class AnchorWatch : public QObject
{
    Q_OBJECT

public:
    explicit AnchorWatch(CoreLink &link, QObject *parent = nullptr);

    [[nodiscard]] bool alarms() const { return m_alarms; }

Q_SIGNALS:
    void changed();

private:
    void follow(const EngineStatus &status);
    void ask();

    CoreLink &m_link;
    std::optional<EngineState> m_state; ///< in which it was asked last
    bool m_alarms = false;
};

} // namespace qd
