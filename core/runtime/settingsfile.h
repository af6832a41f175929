#pragma once

#include "core/domain/settinglayers.h"

namespace qd {

/// Reads a TOML file of settings: a table per group, a key per setting. It is never written. The file may be a link;
/// it must be a regular file of at most 64 KiB that belongs to us or to root and that nobody else can write, because it
/// can permit REAL. Every thread; blocks for the disk only.
/// Errors (Permanent): `config_unreadable`; `config_unsafe` (Operator); `config_syntax` and
/// `config_invalid` with file, line and key in the detail.
[[nodiscard]] Result<GivenSettings> readSettingsFile(const QString &path);

/// As above, of bytes. \param name of the file, for details and origins
[[nodiscard]] Result<GivenSettings> parseSettings(const QByteArray &bytes, const QString &name);

} // namespace qd
