#include "ui/dialogs/databasedialog.h"

#include "ui/link/corelink.h"
#include "ui/models/errortext.h"
#include "ui/models/timetext.h"
#include "ui/parts/focusorder.h"
#include "ui/parts/plaindelegate.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/statelook.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

constexpr int kMostSql = 65'536;
constexpr int kMostName = 64;
constexpr int kWidestColumn = 60; // in characters

} // namespace

DatabaseDialog::DatabaseDialog(CoreLink &link, const SavedQueries &saved, QWidget *parent)
    : QDialog(parent), m_link(link), m_saved(saved), m_list(new QListWidget(this)), m_name(new QLineEdit(this)),
      m_sql(new QPlainTextEdit(this)), m_table(new PlainTable(this)), m_state(new PlainLabel(this)), m_note(new PlainLabel(this))
{
    setWindowTitle(tr("Database"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeSaved());
    splitter->addWidget(makeQuestion());
    splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(splitter, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &DatabaseDialog::choose);
    connect(m_list, &QListWidget::itemActivated, this, &DatabaseDialog::run);
    resize(fontMetrics().averageCharWidth() * 150, fontMetrics().lineSpacing() * 40);
    showSaved();
    m_list->setCurrentRow(0);
    m_list->setMinimumWidth(std::min(m_list->sizeHintForColumn(0) + 2 * m_list->frameWidth(), width() / 3));
    showRunning(false);
    orderFocus(*this);
    m_sql->setFocus();
}

QPushButton *DatabaseDialog::button(const QString &text, const char *name, void (DatabaseDialog::*deed)())
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, deed);
    return made;
}

QWidget *DatabaseDialog::makeSaved()
{
    m_list->setAccessibleName(tr("Saved queries"));
    m_list->setItemDelegate(new PlainDelegate(m_list)); // names are of any length: the whole one in a tool tip
    m_name->setAccessibleName(tr("Name of the query"));
    m_name->setPlaceholderText(tr("Name of the query"));
    m_name->setMaxLength(kMostName);
    m_save = button(tr("&Save query"), "save", &DatabaseDialog::save);
    m_forget = button(tr("&Delete query"), "forget", &DatabaseDialog::forget);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setWordWrap(true);
    m_note->hide();
    auto *saved = new QWidget(this);
    auto *column = new QVBoxLayout(saved);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    column->addWidget(m_name);
    column->addWidget(m_note);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_forget);
    column->addLayout(buttons);
    return saved;
}

QWidget *DatabaseDialog::makeQuestion()
{
    m_sql->setAccessibleName(tr("Question in SQL"));
    m_sql->setPlaceholderText(tr("SELECT state, count(1) FROM task GROUP BY state"));
    m_sql->setTabChangesFocus(true);
    m_sql->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_sql->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_state->setObjectName(QStringLiteral("state"));
    m_state->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("result"));
    m_table->setAccessibleName(tr("Result"));
    m_table->setModel(&m_result);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_run = button(tr("&Run"), "run", &DatabaseDialog::run);
    m_run->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_run->setToolTip(plainToolTip(UntrustedText(m_run->shortcut().toString(QKeySequence::NativeText))));
    m_stop = button(tr("S&top"), "stop", &DatabaseDialog::stop);
    m_copy = button(tr("&Copy as CSV"), "copy", &DatabaseDialog::copy);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_run);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    auto *upper = new QWidget(this);
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->addWidget(m_sql, 1);
    upperColumn->addLayout(buttons);
    auto *lower = new QWidget(this);
    auto *lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(0, 0, 0, 0);
    lowerColumn->addWidget(m_state);
    lowerColumn->addWidget(m_table, 1);
    auto *question = new QSplitter(Qt::Vertical, this);
    question->setChildrenCollapsible(false);
    question->addWidget(upper);
    question->addWidget(lower);
    question->setStretchFactor(0, 1);
    question->setStretchFactor(1, 2);
    return question;
}

void DatabaseDialog::reject()
{
    if (m_running)
        stop();
    QDialog::reject();
}

void DatabaseDialog::showSaved(const QString &chosen)
{
    m_queries = m_saved.all();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const SavedQueries::Query &query : m_queries) {
        m_list->addItem(UntrustedText(query.name).displayLine());
        if (query.name == chosen)
            m_list->setCurrentRow(m_list->count() - 1);
    }
    m_forget->setEnabled(m_list->currentRow() >= 0 && m_queries[size_t(m_list->currentRow())].own);
}

void DatabaseDialog::choose()
{
    if (m_list->currentRow() < 0)
        return;
    const SavedQueries::Query &query = m_queries[size_t(m_list->currentRow())];
    m_sql->setPlainText(query.sql);
    m_name->setText(query.own ? query.name : QString());
    m_forget->setEnabled(query.own);
    m_note->hide();
}

void DatabaseDialog::save()
{
    const QString name = m_name->text().trimmed();
    const bool saved = m_saved.save(name, m_sql->toPlainText().left(kMostSql));
    m_note->setText(name.isEmpty() ? tr("Give the query a name first.")
                                   : tr("This name is taken by a query of the program, or there are %L1 already.").arg(SavedQueries::kMostOwn));
    m_note->setVisible(!saved);
    if (saved)
        showSaved(name);
}

void DatabaseDialog::forget()
{
    if (m_list->currentRow() < 0)
        return;
    m_saved.remove(m_queries[size_t(m_list->currentRow())].name);
    showSaved();
}

void DatabaseDialog::run()
{
    if (m_running)
        return;
    showRunning(true);
    m_state->setPalette(QPalette());
    m_state->setText(tr("The database is being asked…"));
    m_link.request(Operation::DatabaseQuery, {{QStringLiteral("sql"), m_sql->toPlainText()}}, this,
                   [this](const Result<Payload> &answer) { take(answer); });
}

void DatabaseDialog::stop()
{
    m_link.request(Operation::DatabaseStop);
}

void DatabaseDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_result.csv());
    m_state->setText(tr("Copied %n row(s).", nullptr, m_result.rowCount()));
}

void DatabaseDialog::take(const Result<Payload> &answer)
{
    const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
    if (!object) {
        QPalette ink;
        ink.setColor(QPalette::WindowText, toneColour(Tone::Bad, palette()));
        m_state->setPalette(ink);
        m_state->setText(answer ? QString() : errorTextWithDetail(answer.error())); // the last result stays
        return showRunning(false);
    }
    m_result.setAnswer(*object);
    m_table->resizeColumnsToContents();
    const int widest = fontMetrics().averageCharWidth() * kWidestColumn;
    for (int column = 0; column < m_result.columnCount(); ++column)
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), widest));
    const QString rows = tr("%n row(s)", nullptr, m_result.rowCount());
    const QString took = fineDurationText(object->value(QLatin1String("ms")).toInteger());
    m_state->setText(object->value(QLatin1String("truncated")).toBool()
                         ? tr("The first %1 in %2; there are more. Add a LIMIT or a WHERE to see others.").arg(rows, took)
                         : tr("%1 in %2.", "rows, time").arg(rows, took));
    showRunning(false);
}

void DatabaseDialog::showRunning(bool running)
{
    m_running = running;
    m_run->setEnabled(!running);
    m_stop->setEnabled(running);
    m_copy->setEnabled(!running && m_result.rowCount() > 0);
}

} // namespace qd
