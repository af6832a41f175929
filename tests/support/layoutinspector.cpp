#include "tests/support/layoutinspector.h"

#include "ui/models/roles.h"
#include "ui/parts/plaindelegate.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QKeySequence>
#include <QLineEdit>
#include <QListView>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QStyleOptionFrame>
#include <QTabBar>
#include <QTableView>
#include <QTextLayout>
#include <QToolButton>

namespace qd {
namespace {

constexpr int kSlack = 1; // pixels, of rounding

QString pathOf(const QWidget *widget)
{
    QStringList parts;
    for (; widget; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
        const QString name = widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className()) : widget->objectName();
        if (!name.startsWith(QLatin1String("qt_")))
            parts.prepend(name);
    }
    return parts.join(u'/');
}

/// Not hidden, and not scrolled away.
bool isSeen(const QWidget *widget)
{
    QRect seen = widget->rect();
    for (const QWidget *inner = widget; !inner->isWindow() && inner->parentWidget(); inner = inner->parentWidget())
        seen = seen.translated(inner->pos()).intersected(inner->parentWidget()->rect());
    return widget->isVisible() && !seen.isEmpty();
}

int advance(const QWidget *widget, const QString &text)
{
    int most = 0;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines)
        most = std::max(most, widget->fontMetrics().horizontalAdvance(line));
    return most;
}

int longestWord(const QWidget *widget, QString text)
{
    return advance(widget, text.replace(u' ', u'\n'));
}

bool fits(const QSize &needed, const QWidget *widget)
{
    return needed.width() <= widget->width() + kSlack && needed.height() <= widget->height() + kSlack;
}

bool isCut(const QLabel *label)
{
    if (label->text().isEmpty())
        return false;
    if (!label->wordWrap())
        return !fits(label->sizeHint(), label);
    return label->heightForWidth(label->width()) > label->height() + kSlack
        || longestWord(label, label->text()) > label->contentsRect().width() + kSlack;
}

bool isCut(const QAbstractButton *button)
{
    const auto *tool = qobject_cast<const QToolButton *>(button);
    if (button->text().isEmpty() || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()))
        return false;
    return !fits(button->sizeHint(), button);
}

bool isCut(const QTabBar *bar)
{
    bool told = bar->elideMode() != Qt::ElideNone;
    for (int i = 0; i < bar->count(); ++i)
        told = told && !bar->tabToolTip(i).isEmpty();
    if (told)
        return false;
    const QList<QToolButton *> arrows = bar->findChildren<QToolButton *>(Qt::FindDirectChildrenOnly);
    const bool scrolls = std::any_of(arrows.begin(), arrows.end(), [](const QToolButton *arrow) { return arrow->isVisible(); });
    return scrolls || bar->sizeHint().width() > bar->width() + kSlack;
}

bool isCut(const QComboBox *box)
{
    QStyleOptionComboBox option;
    option.initFrom(box);
    option.editable = box->isEditable();
    const QRect field = box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
    const int icon = box->itemIcon(box->currentIndex()).isNull() ? 0 : box->iconSize().width() + 4;
    return advance(box, box->currentText()) + icon > field.width() + kSlack;
}

bool isCut(const QLineEdit *line)
{
    if (!line->text().isEmpty() || line->placeholderText().isEmpty() || !line->toolTip().isEmpty())
        return false;
    constexpr int kMargin = 2;
    QStyleOptionFrame option;
    option.initFrom(line);
    const QRect field = line->style()->subElementRect(QStyle::SE_LineEditContents, &option, line);
    return advance(line, line->placeholderText()) > field.width() - 2 * kMargin + kSlack;
}

bool isCut(const QListView *list)
{
    if (qobject_cast<const PlainDelegate *>(list->itemDelegate()))
        return false; // tells what it cuts
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, list->modelColumn());
        const bool told = !index.data(Qt::ToolTipRole).toString().isEmpty();
        if (!told && !index.data().toString().isEmpty() && list->sizeHintForIndex(index).width() > list->viewport()->width() + kSlack)
            return true;
    }
    return false;
}

QStringList cutSections(const QHeaderView *header)
{
    QStringList cut;
    for (int section = 0; section < header->count(); ++section) {
        const QString text = header->model()->headerData(section, header->orientation(), Qt::DisplayRole).toString();
        const bool told = !header->model()->headerData(section, header->orientation(), Qt::ToolTipRole).toString().isEmpty();
        if (!header->isSectionHidden(section) && !told && header->sectionSizeHint(section) > header->sectionSize(section) + kSlack)
            cut += text;
    }
    return cut;
}

/// States and moments, which a cell is made for; the rest of a table is of any length.
QStringList cutCells(const QTableView *view)
{
    static const QRegularExpression kMoment(QStringLiteral("\\A\\d.*\\d:\\d\\d"));
    QStringList cut;
    for (int row = view->rowAt(0); row >= 0 && row <= view->rowAt(view->viewport()->height() - 1); ++row) {
        for (int column = 0; column < view->model()->columnCount(); ++column) {
            const QModelIndex index = view->model()->index(row, column);
            const QString text = index.data().toString();
            const bool isOurs = index.data(kStateRole).isValid() || text.contains(kMoment);
            if (isOurs && !view->isColumnHidden(column) && view->sizeHintForIndex(index).width() > view->columnWidth(column) + kSlack)
                cut += text;
        }
    }
    cut.removeDuplicates();
    return cut;
}

/// The text that does not fit; empty if all does.
QString cutText(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return isCut(label) ? label->text() : QString();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return isCut(button) ? button->text() : QString();
    if (const auto *bar = qobject_cast<const QTabBar *>(widget))
        return isCut(bar) ? bar->tabText(bar->count() - 1) : QString();
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        return isCut(box) ? box->currentText() : QString();
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return isCut(line) ? line->placeholderText() : QString();
    if (const auto *box = qobject_cast<const QGroupBox *>(widget))
        return advance(box, box->title()) > box->width() - 2 * box->fontMetrics().averageCharWidth() ? box->title() : QString();
    if (const auto *bar = qobject_cast<const QProgressBar *>(widget))
        return bar->isTextVisible() && advance(bar, bar->text()) > bar->width() ? bar->text() : QString();
    if (const auto *spin = qobject_cast<const QAbstractSpinBox *>(widget))
        return spin->minimumSizeHint().width() > spin->width() + kSlack ? spin->text() : QString();
    if (const auto *header = qobject_cast<const QHeaderView *>(widget))
        return header->orientation() == Qt::Horizontal ? cutSections(header).join(QStringLiteral(" | ")) : QString();
    if (const auto *table = qobject_cast<const QTableView *>(widget))
        return cutCells(table).join(QStringLiteral(" | "));
    if (const auto *list = qobject_cast<const QListView *>(widget))
        return isCut(list) ? list->accessibleName() : QString();
    return {};
}

QStringList cutMenus(const QMenuBar *bar)
{
    QStringList cut;
    for (const QAction *action : bar->actions()) {
        if (action->isVisible() && !bar->rect().contains(bar->actionGeometry(const_cast<QAction *>(action))))
            cut += action->text();
    }
    return cut;
}

void collectLaidOut(const QLayout *layout, QList<QWidget *> &found)
{
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (QWidget *widget = item->widget(); widget && isSeen(widget))
            found += widget;
        else if (item->layout())
            collectLaidOut(item->layout(), found);
    }
}

QStringList overlaps(const QWidget *parent)
{
    QStringList faults;
    QList<QWidget *> children;
    if (parent->layout())
        collectLaidOut(parent->layout(), children);
    for (qsizetype i = 0; i < children.size(); ++i) {
        for (qsizetype k = i + 1; k < children.size(); ++k) {
            if (children[i]->geometry().intersects(children[k]->geometry()))
                faults += pathOf(children[i]) + QStringLiteral(" lies over ") + pathOf(children[k]);
        }
    }
    return faults;
}

/// What is in a view that scrolls may be larger than the view.
bool scrolls(const QWidget *parent)
{
    return qobject_cast<const QAbstractScrollArea *>(parent->parentWidget()) && parent->objectName() == QLatin1String("qt_scrollarea_viewport");
}

bool isOutside(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    const QRect room = parent ? parent->rect().adjusted(-kSlack, -kSlack, kSlack, kSlack) : QRect();
    return !widget->isWindow() && parent && !scrolls(parent) && !room.contains(widget->geometry());
}

// Reading a form line by line, to and fro, is no reading.
bool scrollsAcross(const QScrollArea *area)
{
    return area->widget() && area->widgetResizable() && area->widget()->width() > area->viewport()->width() + kSlack;
}

void addTextsOf(const QAction *action, QStringList &texts)
{
    texts << action->text() << action->toolTip() << action->statusTip() << action->whatsThis();
}

void addTextsOf(const QAbstractItemModel *model, QStringList &texts)
{
    if (!model)
        return;
    for (int column = 0; column < model->columnCount(); ++column) {
        texts << model->headerData(column, Qt::Horizontal).toString();
        for (int row = 0; row < std::min(model->rowCount(), 200); ++row) {
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                texts << model->index(row, column).data(role).toString();
        }
    }
}

void addTextsOf(QWidget *widget, QStringList &texts)
{
    texts << widget->toolTip() << widget->statusTip() << widget->accessibleName() << widget->accessibleDescription();
    if (widget->isWindow())
        texts << widget->windowTitle();
    for (const QAction *action : widget->actions())
        addTextsOf(action, texts);
    if (const auto *label = qobject_cast<QLabel *>(widget))
        texts << label->text();
    if (const auto *button = qobject_cast<QAbstractButton *>(widget))
        texts << button->text();
    if (const auto *group = qobject_cast<QGroupBox *>(widget))
        texts << group->title();
    if (const auto *line = qobject_cast<QLineEdit *>(widget))
        texts << line->text() << line->placeholderText();
    if (const auto *edit = qobject_cast<QPlainTextEdit *>(widget))
        texts << edit->placeholderText();
    if (const auto *bar = qobject_cast<QProgressBar *>(widget))
        texts << bar->text();
    if (const auto *bar = qobject_cast<QTabBar *>(widget)) {
        for (int i = 0; i < bar->count(); ++i)
            texts << bar->tabText(i) << bar->tabToolTip(i);
    }
    if (const auto *box = qobject_cast<QComboBox *>(widget))
        addTextsOf(box->model(), texts);
    if (const auto *view = qobject_cast<QAbstractItemView *>(widget))
        addTextsOf(view->model(), texts);
}

/// Texts with mnemonics that must not be the same.
struct Scope {
    QString name;
    QStringList texts;

    [[nodiscard]] QStringList clashes() const
    {
        QStringList faults;
        QMap<QString, QString> taken;
        for (const QString &text : texts) {
            const QString key = QKeySequence::mnemonic(text).toString();
            if (key.isEmpty())
                continue;
            if (taken.contains(key))
                faults += QStringLiteral("%1: %2 is that of \"%3\" and of \"%4\"").arg(name, key, taken[key], text);
            taken.insert(key, text);
        }
        return faults;
    }
};

void addActions(const QWidget *menu, QStringList &texts)
{
    for (const QAction *action : menu->actions()) {
        if (action->isVisible())
            texts += action->text();
    }
}

void addMnemonicsOf(const QWidget *widget, QStringList &texts)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
        texts += label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        texts += button->text();
    if (const auto *group = qobject_cast<const QGroupBox *>(widget))
        texts += group->title();
    if (const auto *bar = qobject_cast<const QMenuBar *>(widget))
        addActions(bar, texts);
    if (const auto *bar = qobject_cast<const QTabBar *>(widget)) {
        for (int i = 0; i < bar->count(); ++i)
            texts += bar->tabText(i);
    }
}

/// Those that Tab reaches, in its order. What is scrolled away is scrolled to.
QList<QWidget *> tabStops(QWidget &window)
{
    QList<QWidget *> stops;
    for (QWidget *widget = window.nextInFocusChain(); widget != &window; widget = widget->nextInFocusChain()) {
        const bool isStop = widget->window() == &window && widget->isVisible() && widget->isEnabled() && !widget->focusProxy()
            && (widget->focusPolicy() & Qt::TabFocus) && !qobject_cast<QAbstractSpinBox *>(widget->parentWidget());
        if (isStop)
            stops += widget;
    }
    return stops;
}

/// Where it is in the window. What can be scrolled is where its view is, for one that is not in the same view.
QRect placeOf(const QWidget *widget, const QWidget *other, const QWidget &window)
{
    const QWidget *seen = widget;
    for (const QWidget *outer = widget->parentWidget(); outer && !outer->isAncestorOf(other); outer = outer->parentWidget()) {
        if (qobject_cast<const QScrollArea *>(outer))
            seen = outer;
    }
    return {seen->mapTo(&window, QPoint()), seen->size()};
}

bool goesBack(const QRect &from, const QRect &to, bool rightToLeft)
{
    const bool sameRow = (to.top() <= from.center().y() && from.center().y() <= to.bottom())
        || (from.top() <= to.center().y() && to.center().y() <= from.bottom());
    if (sameRow)
        return rightToLeft ? to.left() >= from.right() : to.right() <= from.left();
    const bool nextColumn = rightToLeft ? to.right() <= from.left() : to.left() >= from.right();
    return to.bottom() < from.top() && !nextColumn;
}

} // namespace

QStringList focusFaults(QWidget &window)
{
    QStringList faults;
    const QList<QWidget *> stops = tabStops(window);
    for (qsizetype i = 0; i < stops.size(); ++i) {
        const QWidget *from = stops[i];
        const QWidget *to = stops[(i + 1) % stops.size()];
        if (goesBack(placeOf(from, to, window), placeOf(to, from, window), window.layoutDirection() == Qt::RightToLeft))
            faults += QStringLiteral("Tab goes back from %1 to %2").arg(pathOf(from), pathOf(to));
    }
    return faults.size() > 1 ? faults : QStringList();
}

QStringList mnemonicClashes(QWidget &window)
{
    QStringList faults;
    for (const QMenu *menu : window.findChildren<QMenu *>()) {
        Scope scope{menu->title(), {}};
        addActions(menu, scope.texts);
        faults += scope.clashes();
    }
    Scope seen{QStringLiteral("window"), {}};
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (isSeen(widget) && widget->window() == &window)
            addMnemonicsOf(widget, seen.texts);
    }
    return faults + seen.clashes();
}

QStringList layoutFaults(QWidget &window)
{
    QStringList faults = overlaps(&window);
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!isSeen(widget) || widget->window() != &window)
            continue;
        if (const QString text = cutText(widget); !text.isEmpty())
            faults += QStringLiteral("%1 cuts \"%2\"").arg(pathOf(widget), text);
        if (isOutside(widget))
            faults += pathOf(widget) + QStringLiteral(" reaches out of its parent");
        if (const auto *area = qobject_cast<const QScrollArea *>(widget); area && scrollsAcross(area))
            faults += pathOf(widget) + QStringLiteral(" scrolls across");
        if (const auto *bar = qobject_cast<const QMenuBar *>(widget)) {
            const QStringList cut = cutMenus(bar);
            if (!cut.isEmpty())
                faults += QStringLiteral("the menu bar has no room for ") + cut.join(QStringLiteral(", "));
        }
        faults += overlaps(widget);
    }
    return faults;
}

QStringList textsOf(QWidget &window)
{
    QStringList texts;
    addTextsOf(&window, texts);
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->window() == &window)
            addTextsOf(widget, texts);
    }
    for (QMenu *menu : window.findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions())
            addTextsOf(action, texts);
    }
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts;
}

} // namespace qd
