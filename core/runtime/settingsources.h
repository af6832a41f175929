#pragma once

#include "core/domain/settinglayers.h"
#include "core/store/settingstore.h"

#include <QProcessEnvironment>

namespace qd {

/// What the variables say: QUARTERDECK_… and the names that the system before this one had. An empty variable says
/// nothing. AOL_PROOF_MODE = true forbids REAL whatever QUARTERDECK_SAFETY_ALLOW_REAL says.
/// Error `setting_value` (Permanent); the detail names the variable.
[[nodiscard]] Result<GivenSettings> settingsOf(const QProcessEnvironment &environment);

/// What was changed in the program. A row that makes no sense is left out with a word in the log; if it is the
/// permission for REAL, it forbids.
[[nodiscard]] Result<GivenSettings> settingsOf(SettingStore &store);

/// \param assignments "name=value" each. Errors (Permanent): `setting_unknown`, `setting_value`.
[[nodiscard]] Result<GivenSettings> settingsOf(const QStringList &assignments);

/// What is read at the start: assignments, environment and the file. \param file empty = `standardFile`, which need not exist
[[nodiscard]] Result<SettingLayers> readSettings(const QStringList &assignments, const QProcessEnvironment &environment,
                                                 const QString &file, const QString &standardFile);

[[nodiscard]] Error unknownSetting(const QString &name);

} // namespace qd
