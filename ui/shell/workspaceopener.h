#pragma once

#include "core/base/result.h"

#include <QString>

namespace qd {

/// Opens other workspaces, each in a console of its own. The program implements it; the window only asks.
class WorkspaceOpener
{
public:
    WorkspaceOpener() = default;
    WorkspaceOpener(const WorkspaceOpener &) = delete;
    WorkspaceOpener &operator=(const WorkspaceOpener &) = delete;
    virtual ~WorkspaceOpener() = default;

    /// Error `console_not_started` (Transient) of all three.
    [[nodiscard]] virtual Result<void> openDemo() = 0;
    /// \param folder that is empty. Error `workspace_not_empty` (Operator)
    [[nodiscard]] virtual Result<void> create(const QString &folder) = 0;
    /// Error `workspace_missing` (Operator): there is none in this folder
    [[nodiscard]] virtual Result<void> open(const QString &folder) = 0;
};

} // namespace qd
