#pragma once

#include "core/base/enumtext.h"
#include "core/base/sha256.h"

#include <QString>

namespace qd {

/// Bytes that an attempt left behind, kept under their own SHA-256. The name is for people and is never a path.
struct Artifact {
    QString name; ///< "effect.json", "stdout.txt", …
    Sha256 hash;
    qint64 size = 0; ///< bytes

    friend bool operator==(const Artifact &, const Artifact &) = default;
};

/// What a fresh look at the file found.
enum class ArtifactStatus { Intact, Missing, Changed };

template <>
struct EnumWords<ArtifactStatus> {
    static constexpr std::array<std::pair<ArtifactStatus, const char *>, 3> kWords{{
        {ArtifactStatus::Intact, "intact"}, {ArtifactStatus::Missing, "missing"}, {ArtifactStatus::Changed, "changed"}}};
};

} // namespace qd
