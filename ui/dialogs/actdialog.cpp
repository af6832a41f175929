#include "ui/dialogs/actdialog.h"

#include "ui/dialogs/dialogheader.h"
#include "ui/dialogs/enterkey.h"
#include "ui/link/corelink.h"
#include "ui/models/actresultmodel.h"
#include "ui/models/errortext.h"
#include "ui/models/taskanswer.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/themedicon.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kWidth = 105; // in average characters
constexpr int kLines = 10;
constexpr int kMostReason = 4'096;

int countIn(const QJsonObject &answer, const char *list)
{
    return int(answer[QLatin1String(list)].toArray().size());
}

int countDone(const QJsonObject &answer)
{
    return countIn(answer, "changed") + countIn(answer, "stopping");
}

QSet<qint64> refusedIn(const QJsonObject &answer)
{
    QSet<qint64> numbers;
    const QJsonArray refused = answer[QLatin1String("refused")].toArray();
    for (const QJsonValue &item : refused)
        numbers += item[QLatin1String("number")].toInteger();
    return numbers;
}

} // namespace

ActDialog::ActDialog(CoreLink &link, ActPlan plan, QWidget *parent)
    : QDialog(parent), m_link(link), m_plan(std::move(plan)), m_results(new ActResultModel(this)),
      m_summary(new PlainLabel(tr("Finding out what would become of each…"), this)), m_table(new PlainTable(this)),
      m_header(new DialogHeader(m_plan.icon, m_plan.question, m_plan.meaning, this)),
      m_reasonLabel(new PlainLabel(tr("&Reason, if there is one to remember. Kept in the journal:"), this)),
      m_reason(new QLineEdit(this)), m_buttons(new QDialogButtonBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_plan.question);
    setMinimumWidth(fontMetrics().averageCharWidth() * kWidth);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("outcomes"));
    m_table->setAccessibleName(tr("What becomes of each task"));
    m_table->setModel(m_results);
    m_table->setColumnChars({7, 28, 24});
    m_table->setMinimumHeight(m_table->fontMetrics().lineSpacing() * kLines);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setMaxLength(kMostReason);
    m_reasonLabel->setBuddy(m_reason);
    m_keep = m_buttons->addButton(m_plan.keep, QDialogButtonBox::RejectRole);
    m_keep->setDefault(true);
    m_go = m_buttons->addButton(goText(m_plan.ids.size()), QDialogButtonBox::AcceptRole);
    m_go->setObjectName(QStringLiteral("go"));
    m_go->setAutoDefault(false);
    m_go->setEnabled(false);
    m_copy = m_buttons->addButton(tr("Cop&y list"), QDialogButtonBox::ActionRole);
    m_copy->setIcon(themedIcon(QStringLiteral("action-copy")));
    m_copy->setAutoDefault(false);
    new EnterKey(m_reason, m_go);
    connect(m_go, &QPushButton::clicked, this, &ActDialog::act);
    connect(m_copy, &QPushButton::clicked, this, &ActDialog::copy);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(m_header);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    column->addWidget(m_reasonLabel);
    column->addWidget(m_reason);
    column->addWidget(m_buttons);
    m_keep->setFocus();
    rehearse();
}

QJsonObject ActDialog::parameters() const
{
    QJsonObject parameters = m_plan.parameters;
    QJsonArray numbers;
    for (const TaskId id : m_plan.ids)
        numbers += id.value;
    parameters.insert(QStringLiteral("ids"), numbers);
    if (const QString reason = m_reason->text().trimmed(); !reason.isEmpty())
        parameters.insert(QStringLiteral("reason"), reason);
    return parameters;
}

void ActDialog::rehearse()
{
    QJsonObject dry = parameters();
    dry.insert(QStringLiteral("dry_run"), true);
    m_link.request(m_plan.operation, dry, this, [this](const Result<Payload> &result) { showRehearsal(result); });
}

void ActDialog::showRehearsal(const Result<Payload> &result)
{
    if (!result)
        return showFailure(result.error());
    const QJsonObject answer = std::get<QJsonObject>(*result);
    m_results->setAnswer(answer, m_plan.known);
    m_announced = refusedIn(answer);
    const int would = countDone(answer);
    const QStringList sentences{tr("Can be done to %L1 of %L2.").arg(would).arg(m_plan.ids.size())};
    m_summary->setText((sentences + m_results->reasons()).join(u' '));
    m_go->setText(goText(would));
    m_go->setEnabled(would > 0);
}

void ActDialog::act()
{
    m_go->setEnabled(false);
    m_reason->setEnabled(false);
    m_summary->setText(tr("Being done…"));
    m_link.request(m_plan.operation, parameters(), this, [this](const Result<Payload> &result) { finish(result); });
}

// What became of each is worth reading only if it is not what was announced.
void ActDialog::finish(const Result<Payload> &result)
{
    m_reason->setEnabled(true);
    if (!result)
        return showFailure(result.error());
    const QJsonObject answer = std::get<QJsonObject>(*result);
    // Told when this has gone: before, nobody could see the offer to take it back.
    connect(this, &QDialog::finished, this, [this, answer] { Q_EMIT acted(m_plan.operation, answer); });
    if (m_announced.contains(refusedIn(answer)))
        return accept();
    showOutcome(answer);
}

void ActDialog::showOutcome(const QJsonObject &answer)
{
    const QLocale locale;
    const QString outcome = m_plan.done.arg(locale.toString(countDone(answer)), locale.toString(countIn(answer, "refused")));
    setWindowTitle(outcome);
    auto *const header = new DialogHeader(m_plan.icon, outcome, QString(), this);
    delete layout()->replaceWidget(m_header, header);
    delete std::exchange(m_header, header);
    m_results->setAnswer(answer, m_plan.known);
    m_summary->setText(taskAnswer(m_plan.operation, answer).text);
    m_reasonLabel->hide();
    m_reason->hide();
    m_go->hide();
    m_keep->setText(tr("Close"));
    m_keep->setFocus();
}

QString ActDialog::goText(qsizetype count) const
{
    return m_plan.ids.size() == 1 ? m_plan.goOne : m_plan.go.arg(count);
}

void ActDialog::showFailure(const Error &error)
{
    m_summary->setText(errorTextWithDetail(error));
    m_go->setEnabled(false);
}

void ActDialog::copy() const
{
    QGuiApplication::clipboard()->setText(m_results->text());
}

} // namespace qd
