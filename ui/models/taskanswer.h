#pragma once

#include "core/api/operation.h"

#include <QJsonObject>
#include <QString>

namespace qd {

/// What the core answers when many tasks were to be changed at once: changed[], stopping[] and refused[], in words.
struct TaskAnswer {
    QString text;
    bool complete = true; ///< nothing was refused
};

[[nodiscard]] TaskAnswer taskAnswer(Operation operation, const QJsonObject &answer);

} // namespace qd
