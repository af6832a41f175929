#include "ui/dialogs/restoredialog.h"

#include "core/base/untrustedtext.h"
#include "ui/dialogs/dialogheader.h"
#include "ui/dialogs/enterkey.h"
#include "ui/models/errortext.h"
#include "ui/models/timetext.h"
#include "ui/parts/focusorder.h"
#include "ui/parts/plaindelegate.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QThread>
#include <QTreeWidget>

#include <algorithm>
#include <limits>

namespace qd {
namespace {

constexpr int kCopyRole = Qt::UserRole;
constexpr int kRows = 7; // that are seen at once
constexpr char kWord[] = "RESTORE";

enum Column { Made, Tasks, Lost, State, File };

bool isSound(const QJsonObject &copy)
{
    return copy[QLatin1String("state")].toString() == QLatin1String("sound");
}

StateLook lookOfCopy(const QString &state)
{
    if (state == QLatin1String("sound"))
        return {RestoreDialog::tr("sound", "a copy"), QStringLiteral("state-succeeded"), Tone::Good};
    if (state == QLatin1String("newer"))
        return {RestoreDialog::tr("of a newer version", "a copy"), QStringLiteral("level-warning"), Tone::Caution};
    return {RestoreDialog::tr("damaged", "a copy"), QStringLiteral("level-error"), Tone::Bad};
}

DialogHeader *headOf(const std::optional<Error> &error, QWidget *parent)
{
    if (error)
        return new DialogHeader(QStringLiteral("level-error"), RestoreDialog::tr("Quarterdeck cannot start"), errorTextWithDetail(*error), parent);
    return new DialogHeader(QStringLiteral("action-undo"), RestoreDialog::tr("Go back to a copy?"),
                            RestoreDialog::tr("The daemon has ended. If you close this, the console starts again as it was."), parent);
}

QTreeWidgetItem *rowOf(const QJsonObject &copy)
{
    const bool sound = isSound(copy);
    const QLocale locale;
    const auto number = [&](const char *key) { return sound ? locale.toString(copy[QLatin1String(key)].toInteger()) : QString(); };
    const StateLook look = lookOfCopy(copy[QLatin1String("state")].toString());
    auto *row = new QTreeWidgetItem({sound ? dateTimeText(copy[QLatin1String("made_at")].toInteger()) : QString(), number("tasks"), number("lost"),
                                     look.word, UntrustedText(QFileInfo(copy[QLatin1String("file")].toString()).fileName()).displayLine()});
    row->setIcon(State, themedIcon(look.icon));
    row->setData(Made, kCopyRole, copy);
    if (!sound)
        row->setFlags(Qt::NoItemFlags);
    return row;
}

} // namespace

RestoreDialog::RestoreDialog(const std::optional<Error> &error, const QString &profile, CopyDesk desk, QWidget *parent)
    : QDialog(parent), m_desk(std::move(desk)), m_list(new QTreeWidget(this)), m_busy(new QProgressBar(this)),
      m_state(new PlainLabel(this)), m_loss(new PlainLabel(this)), m_word(new QLineEdit(this)),
      m_go(new QPushButton(tr("&Go back to this copy"), this))
{
    setWindowTitle(tr("Quarterdeck"));
    auto *where = new PlainLabel(tr("Profile: %1").arg(UntrustedText(profile).displayLine()), this);
    m_state->setObjectName(QStringLiteral("state"));
    m_loss->setObjectName(QStringLiteral("loss"));
    for (PlainLabel *label : {where, m_state, m_loss})
        label->setWordWrap(true);
    m_busy->setRange(0, 0); // copies are of any size
    m_busy->setTextVisible(false);
    makeList();
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(headOf(error, this));
    layout->addWidget(where);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_busy);
    layout->addWidget(m_state);
    layout->addWidget(m_loss);
    layout->addWidget(makeConfirmation());
    resize(fontMetrics().averageCharWidth() * 110, sizeHint().height());
    orderFocus(*this);
    look();
}

RestoreDialog::~RestoreDialog()
{
    if (m_work)
        m_work->wait();
}

void RestoreDialog::makeList()
{
    m_list->setAccessibleName(tr("Copies of the database"));
    m_list->setHeaderLabels({tr("Newest entry"), tr("Tasks"), tr("Entries lost"), tr("State"), tr("File")});
    for (int column = Made; column < File; ++column)
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_list->setItemDelegate(new PlainDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setMinimumHeight(m_list->fontMetrics().lineSpacing() * kRows);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &RestoreDialog::showLoss);
}

QWidget *RestoreDialog::makeConfirmation()
{
    auto *area = new QWidget(this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, area);
    m_close = buttons->button(QDialogButtonBox::Close);
    m_close->setDefault(true);
    buttons->addButton(m_go, QDialogButtonBox::ActionRole);
    m_go->setObjectName(QStringLiteral("go"));
    m_go->setAutoDefault(false);
    m_word->setPlaceholderText(QLatin1String(kWord));
    new EnterKey(m_word, m_go);
    connect(m_word, &QLineEdit::textChanged, this, &RestoreDialog::showLoss);
    connect(m_go, &QPushButton::clicked, this, &RestoreDialog::restore);
    connect(buttons, &QDialogButtonBox::rejected, this, &RestoreDialog::reject);
    auto *form = new QFormLayout;
    form->addRow(tr("&Type RESTORE:"), m_word);
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(form);
    column->addWidget(buttons);
    return area;
}

void RestoreDialog::reject()
{
    if (!m_restoring)
        QDialog::reject();
}

void RestoreDialog::look()
{
    const auto found = std::make_shared<QJsonObject>();
    runAside(tr("The copies are being looked at, each of them whole…"), [list = m_desk.list, found] { *found = list(); },
             [this, found] { showCopies(*found); });
}

void RestoreDialog::showCopies(const QJsonObject &found)
{
    const QJsonArray copies = found[QLatin1String("copies")].toArray();
    QTreeWidgetItem *best = nullptr;
    for (const QJsonValue &copy : copies) {
        QTreeWidgetItem *row = rowOf(copy.toObject());
        m_list->addTopLevelItem(row);
        if (!best && isSound(copy.toObject()))
            best = row;
    }
    m_state->setText(best ? tr("A copy can be put in the place of the database. The file that is there now is kept.")
                          : tr("There is no sound copy in this profile. If you have one elsewhere, type in a terminal: "
                               "qdeck restore FILE --confirm RESTORE"));
    m_list->setCurrentItem(best);
    showLoss();
}

QJsonObject RestoreDialog::chosen() const
{
    const QTreeWidgetItem *row = m_list->currentItem();
    return row && isSound(row->data(Made, kCopyRole).toJsonObject()) ? row->data(Made, kCopyRole).toJsonObject() : QJsonObject();
}

void RestoreDialog::showLoss()
{
    const QJsonObject copy = chosen();
    const qint64 lost = copy[QLatin1String("lost")].toInteger();
    if (copy.isEmpty())
        m_loss->setText(QString());
    else if (lost == 0)
        m_loss->setText(tr("Nothing is known to have come after this copy. The daemon comes up paused and in PROOF."));
    else
        m_loss->setText(tr("%Ln entry(ies) of the journal came after this copy: what they tell of is lost. The daemon comes up paused and "
                           "in PROOF, so that you can look first; what was done since may be in the queue again.", nullptr,
                           int(std::min<qint64>(lost, std::numeric_limits<int>::max()))));
    m_loss->setVisible(!copy.isEmpty());
    m_word->setEnabled(!copy.isEmpty() && !isBusy());
    m_go->setEnabled(m_word->isEnabled() && m_word->text() == QLatin1String(kWord));
}

void RestoreDialog::restore()
{
    const QString file = chosen()[QLatin1String("file")].toString();
    const auto done = std::make_shared<Result<QString>>(QString());
    m_restoring = true;
    runAside(tr("The copy is being put in the place of the database…"), [put = m_desk.restore, file, done] { *done = put(file); }, [this, done] {
        m_restoring = false;
        if (!*done) {
            m_word->clear();
            m_state->setText(errorTextWithDetail(done->error()));
            return showLoss();
        }
        m_keptAs = **done;
        accept();
    });
}

// A disk may be slow, and copies large.
void RestoreDialog::runAside(const QString &what, std::function<void()> work, std::function<void()> then)
{
    m_work.reset(QThread::create(std::move(work)));
    m_state->setText(what);
    m_busy->setAccessibleName(what);
    m_busy->show();
    m_list->setEnabled(false);
    m_close->setEnabled(!m_restoring);
    showLoss();
    connect(m_work.get(), &QThread::finished, this, [this, then = std::move(then)] {
        m_work.release()->deleteLater(); // it is its signal that is being handled
        m_busy->hide();
        m_list->setEnabled(true);
        m_close->setEnabled(true);
        then();
    });
    m_work->start();
}

} // namespace qd
