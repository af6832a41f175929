#include "ui/dialogs/reasondialog.h"

#include "ui/dialogs/dialogheader.h"
#include "ui/dialogs/enterkey.h"
#include "ui/parts/plainlabel.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kWidth = 70; // in average characters
constexpr int kMostReason = 4'096;

} // namespace

ReasonDialog::ReasonDialog(const Words &words, QWidget *parent) : QDialog(parent), m_reason(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.question);
    setMinimumWidth(fontMetrics().averageCharWidth() * kWidth);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setMaxLength(kMostReason);
    auto *label = new PlainLabel(words.label, this);
    label->setBuddy(m_reason);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_go = buttons->addButton(words.go, QDialogButtonBox::AcceptRole);
    m_go->setObjectName(QStringLiteral("go"));
    m_go->setEnabled(false);
    connect(m_reason, &QLineEdit::textChanged, this, [this](const QString &text) { m_go->setEnabled(!text.trimmed().isEmpty()); });
    new EnterKey(m_reason, m_go);
    connect(m_go, &QPushButton::clicked, this, [this] {
        Q_EMIT reasonGiven(m_reason->text().trimmed());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(new DialogHeader(words.icon, words.question, words.meaning, this));
    column->addWidget(label);
    column->addWidget(m_reason);
    column->addStretch();
    column->addWidget(buttons);
    m_reason->setFocus();
}

} // namespace qd
