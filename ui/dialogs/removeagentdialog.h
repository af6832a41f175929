#pragma once

#include "core/domain/agent.h"

#include <QDialog>

namespace qd {

/// Asks before an agent is taken away, and says what becomes of its tasks. GUI thread; deletes itself.
class RemoveAgentDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RemoveAgentDialog(const AgentStatus &status, QWidget *parent = nullptr);
};

} // namespace qd
