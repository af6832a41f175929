#pragma once

#include "core/domain/agent.h"
#include "ui/dialogs/confirmdialog.h"

namespace qd {

/// Asks before an agent is taken away, and says what becomes of its tasks.
class RemoveAgentDialog : public ConfirmDialog
{
    Q_OBJECT

public:
    explicit RemoveAgentDialog(const AgentStatus &status, QWidget *parent = nullptr);
};

} // namespace qd
