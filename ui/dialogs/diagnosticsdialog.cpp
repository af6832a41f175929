#include "ui/dialogs/diagnosticsdialog.h"

#include "ui/link/corelink.h"
#include "ui/models/errortext.h"
#include "ui/models/filesaver.h"
#include "ui/parts/filechooser.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintextview.h"

#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kMostText = 4 * 1024 * 1024; ///< characters; the core bounds the number of rows and their length

/// What the core cannot know.
QJsonObject consoleFacts()
{
    QJsonArray screens;
    const QList<QScreen *> all = QGuiApplication::screens();
    for (const QScreen *screen : all)
        screens += QStringLiteral("%1x%2 at %3").arg(screen->size().width()).arg(screen->size().height()).arg(screen->devicePixelRatio());
    return {{QStringLiteral("version"), QStringLiteral(QD_VERSION)},
            {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("platform"), QGuiApplication::platformName()},
            {QStringLiteral("screens"), screens}};
}

} // namespace

DiagnosticsDialog::DiagnosticsDialog(CoreLink &link, std::shared_ptr<FileChooser> chooser, QWidget *parent)
    : QDialog(parent), m_chooser(std::move(chooser)), m_text(new PlainTextView(this)), m_state(new PlainLabel(this))
{
    setWindowTitle(tr("Diagnostics"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *words = new PlainLabel(
        tr("This is all that is saved. Titles and contents of tasks, output and settings of agents and the environment are not "
           "in it; names, the home folder and what looks like a secret were taken out. Read it before you give it away."), this);
    words->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("report"));
    m_text->setAccessibleName(tr("Diagnostics"));
    m_text->setMonospace();
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_state->setObjectName(QStringLiteral("state"));
    m_state->setWordWrap(true);
    m_state->setText(tr("The daemon is being asked…"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    m_save = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(QStringLiteral("copy"));
    m_save->setObjectName(QStringLiteral("save"));
    for (QPushButton *button : {m_copy, m_save}) {
        button->setAutoDefault(false);
        button->setEnabled(false);
    }
    connect(m_copy, &QPushButton::clicked, this, &DiagnosticsDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &DiagnosticsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(words);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_state);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().lineSpacing() * 36);
    const Error lost{QStringLiteral("connection_lost"), ErrorCategory::Transient, {}};
    connect(&link, &CoreLink::connectionLost, this, [this, lost] { take(lost); });
    if (link.isConnected())
        link.request(Operation::DiagnosticsGet, {}, this, [this](const Result<Payload> &answer) { take(answer); });
    else
        take(lost);
}

void DiagnosticsDialog::take(const Result<Payload> &answer)
{
    const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
    m_state->setText(answer ? QString() : errorTextWithDetail(answer.error()));
    if (!object)
        return;
    QJsonObject report = *object;
    report.insert(QStringLiteral("console"), consoleFacts());
    m_text->showText(UntrustedText(QString::fromUtf8(QJsonDocument(report).toJson())), kMostText);
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
}

void DiagnosticsDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    m_state->setText(tr("Copied."));
}

void DiagnosticsDialog::save()
{
    const QString name = QStringLiteral("quarterdeck-diagnostics-%1.json").arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    m_chooser->chooseNewFile(this, {tr("Save diagnostics"), name, {tr("JSON files (*.json)")}}, [this](const QString &path) { saveTo(path); });
}

void DiagnosticsDialog::saveTo(const QString &path)
{
    m_save->setEnabled(false);
    saveFile(path, [text = m_text->toPlainText()] { return text.toUtf8(); }, this, [this, path](const Result<void> &saved) {
        m_save->setEnabled(true);
        m_state->setText(saved ? tr("Saved as %1.").arg(UntrustedText(path).displayLine()) : errorTextWithDetail(saved.error()));
    });
}

} // namespace qd
