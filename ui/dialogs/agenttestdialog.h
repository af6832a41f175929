#pragma once

#include "core/api/eventbatch.h"

#include <QDialog>

namespace qd {

class CoreLink;
class FactList;
class PlainLabel;

/// Tries whether an agent could work, and tells what was found. GUI thread; deletes itself.
class AgentTestDialog : public QDialog
{
    Q_OBJECT

public:
    AgentTestDialog(CoreLink &link, const QString &agent, QWidget *parent = nullptr);

private:
    void tell(const Result<Payload> &answer);

    QString m_agent;
    PlainLabel *m_verdict;
    FactList *m_findings;
};

} // namespace qd
