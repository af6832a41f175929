#include "core/base/log.h"

namespace qd {

Q_LOGGING_CATEGORY(lcStore, "qd.store", QtWarningMsg)
Q_LOGGING_CATEGORY(lcProcess, "qd.process", QtWarningMsg)
Q_LOGGING_CATEGORY(lcIntake, "qd.intake", QtWarningMsg)
Q_LOGGING_CATEGORY(lcEngine, "qd.engine", QtWarningMsg)
Q_LOGGING_CATEGORY(lcDoors, "qd.doors", QtWarningMsg)
Q_LOGGING_CATEGORY(lcRuntime, "qd.runtime", QtWarningMsg)
Q_LOGGING_CATEGORY(lcUi, "qd.ui", QtWarningMsg)

} // namespace qd
