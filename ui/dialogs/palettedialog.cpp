#include "ui/dialogs/palettedialog.h"

#include "ui/models/fuzzymatch.h"
#include "ui/parts/plaindelegate.h"
#include "ui/parts/themedicon.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

constexpr int kWidth = 64; // in average characters
constexpr int kLines = 12;

bool movesInList(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
}

} // namespace

PaletteDialog::PaletteDialog(std::vector<PaletteEntry> entries, Extra extra, QWidget *parent)
    : QDialog(parent), m_entries(std::move(entries)), m_extra(std::move(extra)), m_typed(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setWindowTitle(tr("Go to"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_typed->setAccessibleName(tr("Command, task or agent"));
    m_typed->setPlaceholderText(tr("Type a command, a task as T-42, or an agent"));
    m_typed->setMinimumWidth(fontMetrics().horizontalAdvance(m_typed->placeholderText()) + 2 * fontMetrics().height());
    m_typed->installEventFilter(this);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setItemDelegate(new PlainDelegate(m_list));
    m_list->setUniformItemSizes(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_typed);
    column->addWidget(m_list);
    connect(m_typed, &QLineEdit::textChanged, this, &PaletteDialog::showMatches);
    connect(m_typed, &QLineEdit::returnPressed, this, &PaletteDialog::choose);
    connect(m_list, &QListWidget::itemClicked, this, &PaletteDialog::choose);
    resize(fontMetrics().averageCharWidth() * kWidth, fontMetrics().lineSpacing() * kLines * 3 / 2);
    showMatches();
    m_typed->setFocus();
}

bool PaletteDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !movesInList(static_cast<QKeyEvent *>(event)->key()))
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool page = key->key() == Qt::Key_PageUp || key->key() == Qt::Key_PageDown;
    const bool up = key->key() == Qt::Key_Up || key->key() == Qt::Key_PageUp;
    const int row = m_list->currentRow() + (up ? -1 : 1) * (page ? kLines : 1);
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
    return true;
}

void PaletteDialog::showMatches()
{
    const QString typed = m_typed->text().trimmed();
    std::vector<std::pair<int, const PaletteEntry *>> found;
    for (const PaletteEntry &entry : m_entries) {
        if (const auto score = fuzzyScore(typed, entry.name))
            found.emplace_back(*score, &entry);
    }
    if (!typed.isEmpty()) // otherwise in the order in which menus have them
        std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    m_shown = m_extra ? m_extra(typed) : std::vector<PaletteEntry>();
    for (const auto &[score, entry] : found)
        m_shown.push_back(*entry);
    if (m_shown.size() > size_t(kMostShown))
        m_shown.resize(size_t(kMostShown));
    m_list->clear();
    for (const PaletteEntry &entry : m_shown)
        m_list->addItem(new QListWidgetItem(entry.icon.isNull() ? blankIcon() : entry.icon, entry.hint.isEmpty() ? entry.name
                                                                              : tr("%1   (%2)").arg(entry.name, entry.hint)));
    if (m_shown.empty()) {
        auto *nothing = new QListWidgetItem(tr("Nothing is called so."), m_list);
        nothing->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(m_shown.empty() ? -1 : 0);
}

void PaletteDialog::choose()
{
    const int row = m_list->currentRow();
    if (row < 0 || size_t(row) >= m_shown.size())
        return;
    // Later, so that the window is active again and a dialog it opens is not closed with this one.
    if (parent())
        QTimer::singleShot(0, parent(), m_shown[size_t(row)].run);
    accept();
}

} // namespace qd
