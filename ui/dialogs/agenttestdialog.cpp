#include "ui/dialogs/agenttestdialog.h"

#include "ui/dialogs/factlist.h"
#include "ui/link/corelink.h"
#include "ui/models/agentrow.h"
#include "ui/models/errortext.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/themedicon.h"

#include <QDialogButtonBox>
#include <QJsonArray>
#include <QVBoxLayout>

namespace qd {
namespace {

QString iconOf(const QString &result)
{
    if (result == QLatin1String("pass"))
        return QStringLiteral("state-succeeded");
    if (result == QLatin1String("fail"))
        return QStringLiteral("state-failed");
    return result == QLatin1String("skipped") ? QStringLiteral("level-info") : QStringLiteral("level-warning");
}

} // namespace

AgentTestDialog::AgentTestDialog(CoreLink &link, const QString &agent, QWidget *parent)
    : QDialog(parent), m_agent(UntrustedText(agent).displayLine()), m_verdict(new PlainLabel(this)),
      m_findings(new FactList(tr("What was found"), {tr("What was found")}, this))
{
    setWindowTitle(tr("Test agent"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setWordWrap(true);
    QFont strong = m_verdict->font();
    strong.setBold(true);
    m_verdict->setFont(strong);
    m_verdict->setText(tr("%1 is being tested…").arg(m_agent));
    m_findings->setHeaderHidden(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_verdict);
    layout->addWidget(m_findings);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 17);
    link.request(Operation::AgentsTest, {{QStringLiteral("name"), agent}}, this,
                 [this](const Result<Payload> &answer) { tell(answer); });
}

void AgentTestDialog::tell(const Result<Payload> &answer)
{
    const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
    if (!object) {
        m_verdict->setText(answer ? QString() : errorTextWithDetail(answer.error()));
        return;
    }
    m_verdict->setText(object->value(QLatin1String("ok")).toBool()
                           ? tr("%1 could work. It was not let to: nothing was started with a task.").arg(m_agent)
                           : tr("%1 could not work.").arg(m_agent));
    const QJsonArray findings = object->value(QLatin1String("findings")).toArray();
    for (const QJsonValue &finding : findings)
        m_findings->addFact({findingSentence(finding.toObject())}, themedIcon(iconOf(finding[QLatin1String("result")].toString())));
}

} // namespace qd
