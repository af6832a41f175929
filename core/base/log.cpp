#include "core/base/log.h"

namespace qd {

Q_LOGGING_CATEGORY(lcStore, "qd.store")
Q_LOGGING_CATEGORY(lcProcess, "qd.process")
Q_LOGGING_CATEGORY(lcIntake, "qd.intake")
Q_LOGGING_CATEGORY(lcEngine, "qd.engine")
Q_LOGGING_CATEGORY(lcDoors, "qd.doors")
Q_LOGGING_CATEGORY(lcRuntime, "qd.runtime")
Q_LOGGING_CATEGORY(lcUi, "qd.ui")

} // namespace qd
