#include "ui/dialogs/settingfield.h"

#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

PlainLabel *quietLabel(QWidget *parent)
{
    auto *label = new PlainLabel(parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QString sentence(QString meaning)
{
    if (!meaning.isEmpty())
        meaning[0] = meaning[0].toUpper();
    return meaning + u'.';
}

} // namespace

SettingField::SettingField(const SettingRow &row, QWidget *parent)
    : QWidget(parent), m_title(new PlainLabel(titleOf(row), this)), m_reset(new QPushButton(tr("Reset"), this)),
      m_why(quietLabel(this)), m_forms(quietLabel(this)), m_fault(new PlainLabel(this))
{
    setObjectName(row.name);
    QFont strong = m_title->font();
    strong.setBold(true);
    m_title->setFont(strong);
    auto *meaning = new PlainLabel(this);
    meaning->setText(sentence(meaningOf(row)));
    meaning->setWordWrap(true);
    auto *line = new QHBoxLayout;
    if (row.type == SettingType::Boolean) {
        m_box = new QCheckBox(tr("Yes"), this);
        m_box->setAccessibleName(titleOf(row));
        line->addWidget(m_box);
        connect(m_box, &QCheckBox::clicked, this, &SettingField::submit);
    } else {
        m_line = new QLineEdit(this);
        m_line->setAccessibleName(titleOf(row));
        if (row.type != SettingType::Path)
            m_line->setMaximumWidth(fontMetrics().averageCharWidth() * 18);
        line->addWidget(m_line);
        line->addWidget(new PlainLabel(row.range.isEmpty() ? unitText(row) : tr("%1, from %2", "unit, range").arg(unitText(row), row.range), this));
        connect(m_line, &QLineEdit::editingFinished, this, &SettingField::submit);
    }
    QWidget *editor = m_box ? static_cast<QWidget *>(m_box) : m_line;
    editor->setAccessibleDescription(meaningOf(row));
    m_title->setBuddy(editor);
    setFocusProxy(editor);
    m_reset->setAccessibleName(tr("Reset %1").arg(titleOf(row)));
    m_reset->setAutoDefault(false);
    connect(m_reset, &QPushButton::clicked, this, [this] { Q_EMIT resetRequested(m_row.name); });
    line->addStretch();
    line->addWidget(m_reset);
    m_fault->setObjectName(QStringLiteral("fault"));
    m_fault->setWordWrap(true);
    m_why->setObjectName(QStringLiteral("why"));
    m_forms->setObjectName(QStringLiteral("forms"));
    m_forms->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, fontMetrics().lineSpacing());
    column->setSpacing(2);
    column->addWidget(m_title);
    column->addWidget(meaning);
    column->addLayout(line);
    column->addWidget(m_fault);
    column->addWidget(m_why);
    column->addWidget(m_forms);
    setRow(row);
}

void SettingField::setRow(const SettingRow &row)
{
    m_row = row;
    if (m_box)
        m_box->setChecked(row.value == QLatin1String("true"));
    else
        m_line->setText(row.value);
    QWidget *editor = m_box ? static_cast<QWidget *>(m_box) : m_line;
    editor->setEnabled(!row.isFixed());
    m_reset->setVisible(row.isChangedHere());
    m_fault->hide();
    QStringList why{whySentence(row)};
    if (row.restart)
        why += tr("A change counts from the next start of the daemon on.");
    if (row.arms)
        why += tr("Only who may arm REAL can change this.");
    m_why->setText(why.join(u' '));
    m_forms->setText(tr("%1   ·   %2").arg(environmentNameOf(row), commandFormOf(row)));
}

void SettingField::showFault(const QString &sentence)
{
    inkFault();
    m_fault->setText(sentence);
    m_fault->show();
}

void SettingField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        inkFault();
}

void SettingField::inkFault()
{
    QPalette ink;
    ink.setColor(QPalette::WindowText, toneColour(Tone::Bad, palette()));
    m_fault->setPalette(ink);
}

bool SettingField::speaksOf(const QString &words) const
{
    const QString all = QStringList{titleOf(m_row), m_row.name, meaningOf(m_row), environmentNameOf(m_row)}.join(u' ');
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(wanted.begin(), wanted.end(), [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

void SettingField::submit()
{
    const QString value = m_line ? m_line->text().trimmed() : m_box->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
    if (value == m_row.value)
        m_fault->hide(); // a change that was not taken was taken back
    else
        Q_EMIT changeRequested(m_row.name, value);
}

} // namespace qd
