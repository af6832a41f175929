#pragma once

#include <QString>

#include <functional>

namespace qd {

/// One message to a person who looks elsewhere. All text is plain.
struct Notice {
    QString summary;
    QString body;
    QString button;      ///< what a press does, as a verb
    bool urgent = false; ///< stays until it is seen, where the desktop allows it

    friend bool operator==(const Notice &, const Notice &) = default;
};

/// Tells the desktop. The program implements it; without one nothing is told. Nothing here waits.
class Notifier
{
public:
    Notifier() = default;
    Notifier(const Notifier &) = delete;
    Notifier &operator=(const Notifier &) = delete;
    virtual ~Notifier() = default;

    /// \param slot a notice takes the place of the one before in the same slot
    virtual void show(int slot, const Notice &notice) = 0;
    /// The person is here: what is still shown goes.
    virtual void dismissAll() = 0;

    /// The notice was pressed. \param activation lets a window come to the front; may be empty
    std::function<void(int slot, const QString &activation)> pressed;
};

} // namespace qd
