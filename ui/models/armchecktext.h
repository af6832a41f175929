#pragma once

#include "core/domain/check.h"

#include <QString>

namespace qd {

/// One line of the list before arming, for a person.
struct ArmCheckText {
    QString what;
    QString found;
};

/// \param id of engine.arm_check; an unknown one is shown as it is  \param number what was counted, or an age in ms
[[nodiscard]] ArmCheckText armCheckText(const QString &id, CheckResult result, qint64 number);

} // namespace qd
