#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

namespace qd {

/// What a second start of the console on the same profile brings to the first. It travels as one line of JSON:
///   visitor  {"visit":{"version":1,"files":["/tasks/a.md"],"activation":"…"}}
///   console  {"shown":true}, or {"error":{code,category,detail}}
struct Visit {
    QStringList files;  ///< absolute
    QString activation; ///< of the desktop: lets the window come to the front; may be empty

    friend bool operator==(const Visit &, const Visit &) = default;
};

inline constexpr qsizetype kMostVisitBytes = 8 * 1024 * 1024; ///< of the line
inline constexpr qsizetype kMostVisitFiles = 10'000;          ///< as many as `tasks.preview` takes
inline constexpr qsizetype kMostActivationLength = 512;

/// Without the end of the line.
[[nodiscard]] QByteArray toLine(const Visit &visit);
/// Errors: `visit_malformed` (Permanent), `protocol_version` (Permanent: of a console of another version).
[[nodiscard]] Result<Visit> visitFromLine(const QByteArray &line);

/// The console's answer. Without the end of the line.
[[nodiscard]] QByteArray answerLine(const Result<void> &answer);
/// What the console answered; `visit_malformed` (Permanent) if it is no answer.
[[nodiscard]] Result<void> answerFromLine(const QByteArray &line);

} // namespace qd
