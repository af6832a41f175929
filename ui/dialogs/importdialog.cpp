#include "ui/dialogs/importdialog.h"

#include "ui/link/corelink.h"
#include "ui/models/sourcepreviewmodel.h"
#include "ui/models/errortext.h"
#include "ui/parts/plaindelegate.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/themedicon.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kRowLines = 3;      // of what is said of the chosen row
constexpr int kMeasuredRows = 50; // widths are taken from the first rows only: thousands would be felt

int countOf(const QJsonArray &rows, bool duplicate)
{
    return int(std::count_if(rows.begin(), rows.end(), [duplicate](const QJsonValue &row) {
        return row[QLatin1String("duplicate")].toBool() == duplicate;
    }));
}

} // namespace

ImportDialog::ImportDialog(CoreLink &link, const QJsonObject &source, QWidget *parent)
    : QDialog(parent), m_link(link), m_source(source),
      m_model(new SourcePreviewModel(themedIcon, this)), m_summary(new PlainLabel(this)),
      m_table(new QTableView(this)), m_row(new PlainLabel(this)), m_mode(new QComboBox(this)),
      m_hold(new QCheckBox(tr("&Hold them until I release them"), this))
{
    setWindowTitle(tr("Import tasks"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_summary->setWordWrap(true);
    makeTable();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_add->setIcon(themedIcon(QStringLiteral("action-import")));
    m_add->setDefault(true);
    connect(m_add, &QPushButton::clicked, this, &ImportDialog::add);
    m_close = buttons->button(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_row);
    layout->addLayout(makeOptions());
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 150, fontMetrics().lineSpacing() * 30);
    preview();
}

QJsonObject ImportDialog::sourceOf(const QStringList &paths)
{
    return {{QStringLiteral("paths"), QJsonArray::fromStringList(paths)}};
}

QJsonObject ImportDialog::parameters() const
{
    QJsonObject parameters = m_source;
    if (const QString mode = m_mode->currentData().toString(); !mode.isEmpty())
        parameters.insert(QStringLiteral("mode"), mode);
    if (m_hold->isChecked())
        parameters.insert(QStringLiteral("hold"), true);
    return parameters;
}

QString ImportDialog::tasksText(int count)
{
    return tr("%Ln task(s)", nullptr, count);
}

QLayout *ImportDialog::makeOptions()
{
    m_mode->addItem(tr("As each file says"), QString());
    m_mode->addItem(themedIcon(QStringLiteral("mode-proof")), tr("PROOF"), toText(Mode::Proof));
    m_mode->addItem(themedIcon(QStringLiteral("mode-real")), tr("REAL"), toText(Mode::Real));
    auto *label = new QLabel(tr("&Mode:"), this);
    label->setBuddy(m_mode);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &ImportDialog::preview);
    connect(m_hold, &QCheckBox::toggled, this, &ImportDialog::preview);

    auto *layout = new QHBoxLayout;
    layout->addWidget(label);
    layout->addWidget(m_mode);
    layout->addSpacing(fontMetrics().height());
    layout->addWidget(m_hold);
    layout->addStretch();
    return layout;
}

void ImportDialog::makeTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PlainDelegate(m_table)); // reasons are long: the whole text in a tool tip
    m_table->setAccessibleName(tr("Tasks that were found"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle); // paths differ at their end
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() * 8 / 5);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setResizeContentsPrecision(kMeasuredRows);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_row->setObjectName(QStringLiteral("row"));
    m_row->setWordWrap(true);
    m_row->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_row->setFixedHeight(m_row->fontMetrics().lineSpacing() * kRowLines); // nothing moves when another row is chosen
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportDialog::showRow);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_row->clear(); });
}

// The table cuts what is long.
void ImportDialog::showRow(const QModelIndex &current)
{
    const QString from = current.siblingAtColumn(SourcePreviewModel::SourceColumn).data().toString();
    const QString why = current.siblingAtColumn(SourcePreviewModel::ReasonColumn).data().toString();
    m_row->setText(why.isEmpty() ? from : from + u'\n' + why);
}

void ImportDialog::preview()
{
    m_summary->setText(tr("Reading…"));
    setAddable(0);
    m_link.request(Operation::TasksPreview, parameters(), this,
                   [this, asked = ++m_previews](const Result<Payload> &answer) {
                       if (asked == m_previews)
                           showPreview(answer);
                   });
}

void ImportDialog::showPreview(const Result<Payload> &answer)
{
    const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
    if (!object)
        return showProblem(answer.error());
    m_model->showPreview(*object);
    const SourcePreviewModel::Counts counts = m_model->counts();
    QStringList parts{tr("%L1 ready").arg(counts.ok)};
    if (counts.duplicate > 0)
        parts += tr("%L1 already there").arg(counts.duplicate);
    if (counts.invalid > 0)
        parts += tr("%L1 not valid").arg(counts.invalid);
    if (counts.skipped > 0)
        parts += tr("%L1 left out").arg(counts.skipped);
    QString summary = tr("%1 found: %2. Nothing is added yet.")
                          .arg(tasksText(counts.tasks()), parts.join(QStringLiteral(", ")));
    if (counts.unreadable > 0)
        summary += u'\n' + tr("%Ln source(s) cannot be read.", "files, folders or pasted text", counts.unreadable);
    const EngineStatus &status = m_link.status();
    if (m_model->wantsReal() && !status.controls.real.open(status.at))
        summary += u'\n' + tr("REAL is not armed: what asks for REAL waits until you arm it.");
    m_summary->setText(summary);
    setAddable(counts.ok);
    m_table->setColumnHidden(SourcePreviewModel::ReasonColumn, m_model->rowCount() == counts.ok);
    m_table->resizeColumnsToContents();
    for (const int column : {SourcePreviewModel::TitleColumn, SourcePreviewModel::SourceColumn})
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), width() / 3));
}

void ImportDialog::add()
{
    m_add->setEnabled(false);
    m_mode->setEnabled(false);
    m_hold->setEnabled(false);
    m_summary->setText(tr("Adding…"));
    m_link.request(Operation::TasksAdd, parameters(), this,
                   [this](const Result<Payload> &answer) { showAdded(answer); });
}

void ImportDialog::showAdded(const Result<Payload> &answer)
{
    const auto *object = answer ? std::get_if<QJsonObject>(&*answer) : nullptr;
    if (!object) {
        m_mode->setEnabled(true);
        m_hold->setEnabled(true);
        return showProblem(answer.error());
    }
    const QJsonArray rows = object->value(QLatin1String("added")).toArray();
    const int fresh = countOf(rows, false);
    Q_EMIT added(fresh, countOf(rows, true));
    if (object->value(QLatin1String("rejected")).toArray().isEmpty())
        return accept();
    m_model->showRejected(*object);
    m_table->showColumn(SourcePreviewModel::ReasonColumn);
    m_summary->setText(tr("%1 added; these were refused:").arg(tasksText(fresh)));
    m_add->hide(); // it is done: nothing is taken back by going
    m_close->setText(tr("&Close"));
    m_close->setFocus();
}

void ImportDialog::showProblem(const Error &error)
{
    m_summary->setText(errorTextWithDetail(error));
    setAddable(0);
}

void ImportDialog::setAddable(int count)
{
    m_add->setText(tr("&Add %L1").arg(count));
    m_add->setEnabled(count > 0);
}

} // namespace qd
