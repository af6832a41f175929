#pragma once

#include "core/runtime/profile.h"

#include <QJsonObject>

namespace qd {

/// What a person should know before a copy is put back: {known_entry, copies[{file, made_at, tasks, entries, lost, state}]},
/// the newest first. `known_entry` is the newest entry of the journal that is known of, by the database or, if that cannot
/// be read, by its anchor; `lost`: how many of the entries that are known of came after the copy; `made_at`: when its
/// newest entry was written; `state`: sound, damaged or newer. Every copy is looked at whole, as a restore would; nothing
/// is changed. Usable while another program owns the profile. Blocks.
[[nodiscard]] QJsonObject copiesOf(const Profile &profile);

} // namespace qd
