#include "ui/dialogs/armdialog.h"

#include "ui/dialogs/allowrealdialog.h"
#include "ui/dialogs/dialogheader.h"
#include "ui/dialogs/enterkey.h"
#include "ui/dialogs/factlist.h"
#include "ui/link/corelink.h"
#include "ui/models/armchecktext.h"
#include "ui/models/errortext.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace qd {
namespace {

constexpr int kDefaultMinutes = 60;
constexpr int kMostMinutes = 24 * 60;
constexpr int kDefaultCount = 10;
constexpr int kMostCount = 10'000;
constexpr int kSecondsPerMinute = 60;
constexpr int kListLines = 10;
constexpr int kWidth = 78; // in average characters
constexpr int kMostWidth = 130;
constexpr QLatin1String kWord("REAL");

const char *iconOf(CheckResult result)
{
    if (result == CheckResult::Pass)
        return "state-succeeded";
    return blocks(result) ? "state-failed" : "level-warning";
}

Tone toneOf(CheckResult result)
{
    return result == CheckResult::Pass ? Tone::Good : blocks(result) ? Tone::Bad : Tone::Caution;
}

QString wordOf(CheckResult result)
{
    if (result == CheckResult::Pass)
        return ArmDialog::tr("OK");
    return blocks(result) ? ArmDialog::tr("Stops it") : ArmDialog::tr("Look first");
}

} // namespace

ArmDialog::ArmDialog(CoreLink &link, QWidget *parent)
    : QDialog(parent), m_link(link), m_scope(new PlainLabel(this)),
      m_checks(new FactList(tr("Checks before arming"), {tr("Check"), tr("Verdict"), tr("What was found")}, this)),
      m_allow(new QPushButton(tr("Allow &REAL here…"), this)), m_minutes(new QSpinBox(this)),
      m_count(new QSpinBox(this)), m_word(new QLineEdit(this)), m_arm(nullptr)
{
    setWindowTitle(tr("Arm REAL"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_scope->setObjectName(QStringLiteral("scope"));
    m_scope->setWordWrap(true);
    m_scope->setText(tr("Asking the core what is ready…"));
    m_allow->setObjectName(QStringLiteral("allow"));
    m_allow->setAutoDefault(false);
    m_allow->hide();
    connect(m_allow, &QPushButton::clicked, this, &ArmDialog::allowReal);
    m_minutes->setRange(1, kMostMinutes);
    m_count->setRange(1, kMostCount);
    connect(m_minutes, &QSpinBox::valueChanged, this, [this](int n) { m_minutes->setSuffix(tr(" minute(s)", nullptr, n)); });
    connect(m_count, &QSpinBox::valueChanged, this, [this](int n) { m_count->setSuffix(tr(" task(s)", nullptr, n)); });
    m_minutes->setValue(kDefaultMinutes);
    m_count->setValue(kDefaultCount);
    m_word->setPlaceholderText(kWord);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_arm = buttons->addButton(tr("&Arm"), QDialogButtonBox::AcceptRole);
    m_arm->setIcon(themedIcon(QStringLiteral("action-arm")));
    m_arm->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    connect(m_word, &QLineEdit::textChanged, this, &ArmDialog::offerArming);
    for (QWidget *field : std::initializer_list<QWidget *>{m_minutes, m_count, m_word})
        new EnterKey(field, m_arm);
    connect(m_arm, &QPushButton::clicked, this, [this] {
        Q_EMIT armRequested(m_minutes->value() * kSecondsPerMinute, m_count->value());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layOut(buttons);
    m_word->setFocus();
    offerArming();
    askForChecks();
}

void ArmDialog::layOut(QWidget *buttons)
{
    auto *form = new QFormLayout;
    form->addRow(tr("At &most for:"), m_minutes);
    form->addRow(tr("At most this ma&ny:"), m_count);
    form->addRow(tr("&Type REAL to arm:"), m_word);
    setMinimumWidth(fontMetrics().averageCharWidth() * kWidth);
    m_checks->setMinimumHeight(m_checks->fontMetrics().lineSpacing() * kListLines * 3 / 2);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(new DialogHeader(
        QStringLiteral("mode-real"), tr("Let tasks act for real?"),
        tr("Programs run, files change and messages go out. It ends by itself: after the time, after the number of "
           "tasks, with the program, with a kill and with a change of the lease. Disarming asks nothing."), this));
    layout->addWidget(m_scope);
    layout->addWidget(m_checks, 1);
    layout->addWidget(m_allow, 0, Qt::AlignLeading);
    layout->addLayout(form);
    layout->addWidget(buttons);
}

void ArmDialog::askForChecks()
{
    m_link.request(Operation::EngineArmCheck, {}, this, [this](const Result<Payload> &answer) {
        if (!answer) {
            m_scope->setText(errorTextWithDetail(answer.error())); // the core still decides when it is asked to arm
            return;
        }
        showChecks(std::get<QJsonObject>(*answer)[QLatin1String("checks")].toArray());
    });
}

void ArmDialog::showChecks(const QJsonArray &checks)
{
    qint64 ready = 0;
    m_checks->clear();
    m_isRefused = false;
    bool canBeAllowed = false;
    for (const QJsonValue &value : checks) {
        const QString id = value[QLatin1String("id")].toString();
        const auto result = fromText<CheckResult>(value[QLatin1String("result")].toString()).value_or(CheckResult::Fail);
        const qint64 number = value[QLatin1String("number")].toInteger();
        const ArmCheckText text = armCheckText(id, result, number);
        m_checks->addFact({text.what, wordOf(result), text.found}, themedIcon(QLatin1String(iconOf(result))));
        m_checks->topLevelItem(m_checks->topLevelItemCount() - 1)->setForeground(1, toneColour(toneOf(result), palette()));
        m_isRefused = m_isRefused || blocks(result);
        canBeAllowed = canBeAllowed || (blocks(result) && id == QLatin1String("allow_real"));
        if (id == QLatin1String("ready"))
            ready = number;
    }
    m_allow->setVisible(canBeAllowed);
    m_scope->setText(tr("Scope: only tasks that ask for REAL and whose effect is approved, %L1 of them ready now. Every "
                        "other task stays in PROOF.").arg(ready));
    m_checks->setMinimumWidth(std::min(m_checks->neededWidth(), fontMetrics().averageCharWidth() * kMostWidth));
    layout()->activate();
    resize(sizeHint()); // the sentence may take more lines now; adjustSize() would stop at two thirds of the screen
    m_checks->fitColumns();
    offerArming();
}

void ArmDialog::allowReal()
{
    auto *question = new AllowRealDialog(this);
    connect(question, &QDialog::accepted, this, [this] {
        const QJsonObject parameters{{QStringLiteral("name"), QStringLiteral("safety.allow_real")},
                                     {QStringLiteral("value"), QStringLiteral("true")}};
        m_link.request(Operation::SettingsSet, parameters, this, [this](const Result<Payload> &answer) {
            if (answer)
                askForChecks();
            else
                m_scope->setText(errorTextWithDetail(answer.error()));
        });
    });
    question->open();
}

void ArmDialog::offerArming()
{
    m_arm->setEnabled(!m_isRefused && m_word->text() == kWord);
}

} // namespace qd
