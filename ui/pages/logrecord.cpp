#include "ui/pages/logrecord.h"

#include "core/domain/task.h"
#include "ui/models/logtext.h"
#include "ui/parts/plaintextview.h"
#include "ui/parts/themedicon.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace qd {

LogRecord::LogRecord(QWidget *parent)
    : QWidget(parent), m_text(new PlainTextView(this)), m_toTask(new QPushButton(this))
{
    m_text->setObjectName(QStringLiteral("record"));
    m_text->setAccessibleName(tr("Whole record"));
    m_text->setPlaceholderText(tr("Choose a line to read all of it."));
    m_text->setMonospace();
    m_toTask->setObjectName(QStringLiteral("toTask"));
    m_toTask->setIcon(themedIcon(QStringLiteral("nav-queue")));
    m_toTask->setAutoDefault(false);
    connect(m_toTask, &QPushButton::clicked, this, [this] { Q_EMIT taskRequested(m_task); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_text, 1);
    row->addWidget(m_toTask, 0, Qt::AlignTop);
    setWrapped(true);
    showLine(nullptr);
}

void LogRecord::showLine(const LogLine *line)
{
    m_task = line ? line->task : TaskId();
    m_toTask->setVisible(m_task.isValid());
    m_toTask->setText(m_task.isValid() ? tr("Show %1").arg(displayId(m_task)) : QString());
    m_text->showText(UntrustedText(line ? logRecordText(*line) : QString()));
}

void LogRecord::setWrapped(bool wrapped)
{
    m_text->setLineWrapMode(wrapped ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
}

} // namespace qd
