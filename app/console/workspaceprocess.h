#pragma once

#include "ui/shell/workspaceopener.h"

#include <QStringList>

#include <functional>

namespace qd {

/// Starts this program once more, for another profile.
class WorkspaceProcess final : public WorkspaceOpener
{
public:
    using Start = std::function<bool(const QStringList &arguments)>;

    WorkspaceProcess();
    /// Tests look at what would be started.
    explicit WorkspaceProcess(Start start) : m_start(std::move(start)) { }

    [[nodiscard]] Result<void> openDemo() override;
    [[nodiscard]] Result<void> create(const QString &folder) override;
    [[nodiscard]] Result<void> open(const QString &folder) override;

private:
    [[nodiscard]] Result<void> start(const QStringList &arguments) const;

    Start m_start;
};

} // namespace qd
