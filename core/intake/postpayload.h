#pragma once

#include "core/intake/fieldreader.h"

namespace qd {

/// Reads the field `payload` of kind post_social: social_platform, content and, if given, audience. Empty if something
/// is wrong with it.
[[nodiscard]] QJsonObject readPostPayload(FieldReader &fields);

} // namespace qd
