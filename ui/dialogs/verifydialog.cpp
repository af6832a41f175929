#include "ui/dialogs/verifydialog.h"

#include "ui/link/corelink.h"
#include "ui/models/errortext.h"
#include "ui/parts/focusorder.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statebadge.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace qd {
namespace {

constexpr int kMostDetail = 200; // characters of one that is shown

StateLook lookOf(VerifyFinding::State state)
{
    switch (state) {
    case VerifyFinding::State::Whole: return {wordFor(state), QStringLiteral("state-succeeded"), Tone::Good};
    case VerifyFinding::State::NotWhole: return {wordFor(state), QStringLiteral("level-error"), Tone::Bad};
    case VerifyFinding::State::Unknown: return {wordFor(state), QStringLiteral("state-unknown"), Tone::Neutral};
    }
    return {wordFor(state), QStringLiteral("state-unknown"), Tone::Neutral};
}

PlainLabel *wrapped(const QString &text, const char *name, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    return label;
}

void embolden(QWidget &widget)
{
    QFont strong = widget.font();
    strong.setBold(true);
    widget.setFont(strong);
}

} // namespace

VerifyDialog::VerifyDialog(CoreLink &link, QWidget *parent)
    : QDialog(parent), m_link(link), m_verdict(wrapped({}, "verdict", this)), m_busy(new QProgressBar(this)), m_area(new QScrollArea(this))
{
    setWindowTitle(tr("Verify"));
    setAttribute(Qt::WA_DeleteOnClose);
    embolden(*m_verdict);
    m_busy->setRange(0, 0); // nobody knows how much there is to be looked at
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Everything that is stored is being looked at"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_verdict);
    layout->addWidget(m_busy);
    layout->addWidget(m_area, 1);
    layout->addWidget(makeButtons());
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().lineSpacing() * 30);
    const Error lost{QStringLiteral("connection_lost"), ErrorCategory::Transient, {}};
    connect(&link, &CoreLink::connectionLost, this, [this, lost] {
        if (m_running)
            take(lost);
        m_again->setEnabled(false);
    });
    if (link.isConnected())
        ask();
    else
        take(lost);
    m_again->setEnabled(m_again->isEnabled() && link.isConnected());
    orderFocus(*this);
}

QDialogButtonBox *VerifyDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_again = buttons->addButton(tr("&Look again"), QDialogButtonBox::ActionRole);
    m_copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    QPushButton *help = buttons->addButton(tr("&What it means"), QDialogButtonBox::HelpRole);
    m_again->setObjectName(QStringLiteral("again"));
    m_copy->setObjectName(QStringLiteral("copy"));
    help->setObjectName(QStringLiteral("help"));
    for (QPushButton *button : {m_again, m_copy, help})
        button->setAutoDefault(false);
    connect(m_again, &QPushButton::clicked, this, &VerifyDialog::ask);
    connect(m_copy, &QPushButton::clicked, this, &VerifyDialog::copy);
    connect(help, &QPushButton::clicked, this, [this] { Q_EMIT helpRequested(QLatin1String(kTopic)); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void VerifyDialog::ask()
{
    showRunning(true);
    m_verdict->setText(tr("Everything that is stored is being looked at. The daemon works on meanwhile."));
    m_link.request(Operation::StoreVerify, {}, this, [this](const Result<Payload> &answer) { take(answer); });
}

void VerifyDialog::take(const Result<Payload> &answer)
{
    showRunning(false);
    const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
    m_findings.clear();
    if (object)
        m_findings = verifyFindings(*object);
    else if (!answer && answer.error().code == QLatin1String("database_corrupt")) // so much so that it cannot be read to its end
        m_findings = verifyFindings({{QStringLiteral("database"), QJsonObject{{QStringLiteral("integrity"), answer.error().detail}}}});
    if (!object)
        m_verdict->setText(answer ? QString() : errorTextWithDetail(answer.error()));
    else if (object->value(QLatin1String("ok")).toBool())
        m_verdict->setText(tr("Everything is as it was recorded."));
    else
        m_verdict->setText(tr("Not everything is as it was recorded."));
    m_copy->setEnabled(!m_findings.empty());
    showFindings();
}

void VerifyDialog::showFindings()
{
    auto *rows = new QWidget;
    auto *column = new QVBoxLayout(rows);
    column->setContentsMargins(0, fontMetrics().height() / 2, fontMetrics().height() / 2, 0);
    column->setSpacing(fontMetrics().height());
    for (const VerifyFinding &finding : m_findings)
        column->addWidget(rowOf(finding));
    column->addStretch();
    m_area->setWidget(rows);
}

QWidget *VerifyDialog::rowOf(const VerifyFinding &finding) const
{
    auto *row = new QWidget;
    row->setObjectName(QLatin1String(finding.id));
    auto *what = wrapped(finding.what, "what", row);
    embolden(*what);
    auto *badge = new StateBadge(row);
    badge->setLook(lookOf(finding.state));
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addWidget(what, 0, 0);
    grid->addWidget(badge, 0, 1, Qt::AlignRight);
    grid->addWidget(wrapped(finding.figures, "figures", row), 1, 0, 1, 2);
    if (!finding.todo.isEmpty())
        grid->addWidget(wrapped(finding.todo, "todo", row), 2, 0, 1, 2);
    QStringList details;
    const auto shown = std::min<qsizetype>(kMostDetails, finding.details.size());
    for (const QString &detail : finding.details.first(shown))
        details += UntrustedText(detail).displayLine(kMostDetail);
    if (shown < finding.details.size())
        details += tr("and %Ln more; Copy has them", nullptr, int(finding.details.size() - shown));
    if (!details.isEmpty())
        grid->addWidget(wrapped(details.join(u'\n'), "details", row), 3, 0, 1, 2);
    return row;
}

void VerifyDialog::showRunning(bool running)
{
    m_running = running;
    m_busy->setVisible(running);
    m_again->setEnabled(!running);
    m_copy->setEnabled(!running && !m_findings.empty());
}

void VerifyDialog::copy()
{
    QGuiApplication::clipboard()->setText(verifyText(m_findings));
}

} // namespace qd
