#pragma once

#include "app/qdeck/commandline.h"
#include "app/qdeck/exitcode.h"
#include "core/api/eventbatch.h"

namespace qd {

/// What the program says at its end.
struct Report {
    ExitCode code = ExitCode::Ok;
    QString out; ///< data, for standard output
    QString err; ///< messages, for standard error
};

/// The end of an invocation that was one request.
[[nodiscard]] Report reportOn(const Invocation &invocation, const Result<Payload> &result);

/// The end of `run`. \param exitCode of the run loop \param status the newest; none if the core never said any
[[nodiscard]] Report reportOnRun(bool json, int exitCode, const std::optional<EngineStatus> &status);

/// The end of `restore`. \param restored what was done
[[nodiscard]] Report reportOnRestore(bool json, const QJsonObject &restored);

/// The end of `restore` without a file. \param copies as of copiesOf()
[[nodiscard]] Report reportOnCopies(bool json, const QJsonObject &copies);

/// The end of an invocation that failed before, or instead of, an answer.
[[nodiscard]] Report reportOn(bool json, const Error &error);

} // namespace qd
