#include "app/qdeck/exitcode.h"

#include <array>
#include <utility>

namespace qd {

ExitCode exitCodeFor(const Error &error)
{
    static constexpr std::array<std::pair<const char *, ExitCode>, 19> kCodes{{
        {"usage", ExitCode::Usage},
        {"setting_value", ExitCode::Usage},
        {"not_found", ExitCode::NotFound},
        {"setting_unknown", ExitCode::NotFound},
        {"real_not_allowed", ExitCode::Refused},
        {"config_unsafe", ExitCode::Refused},
        {"not_armed", ExitCode::Refused},
        {"operation_forbidden", ExitCode::Refused},
        {"killed", ExitCode::Refused},
        {"confirmation_needed", ExitCode::Refused},
        {"reason_needed", ExitCode::Refused},
        {"nothing_asked", ExitCode::Refused},
        {"approval_needed", ExitCode::Refused},
        {"owned_elsewhere", ExitCode::NoEngine},
        {"no_engine", ExitCode::NoEngine},
        {"owner_silent", ExitCode::NoEngine},
        {"owner_foreign", ExitCode::NoEngine},
        {"too_many_connections", ExitCode::NoEngine},
        {"connection_lost", ExitCode::NoEngine},
    }};
    for (const auto &[code, exit] : kCodes) {
        if (error.code == QLatin1String(code))
            return exit;
    }
    return ExitCode::Failed;
}

} // namespace qd
