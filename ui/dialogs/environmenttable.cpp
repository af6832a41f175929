#include "ui/dialogs/environmenttable.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableWidget>

namespace qd {
namespace {

constexpr int kValueRole = Qt::UserRole; // the cell's own text is what may be seen of it
enum Column { Name, Value };

QString hidden(const QString &value)
{
    return value.isEmpty() ? QString() : QStringLiteral("••••••••"); // not even its length
}

class ValueDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *editor = new QLineEdit(parent);
        editor->setAccessibleName(EnvironmentTable::tr("Value"));
        editor->setEchoMode(QLineEdit::PasswordEchoOnEdit);
        return editor;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        qobject_cast<QLineEdit *>(editor)->setText(index.data(kValueRole).toString());
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, qobject_cast<QLineEdit *>(editor)->text(), kValueRole);
    }
};

} // namespace

EnvironmentTable::EnvironmentTable(QWidget *parent) : QWidget(parent), m_table(new QTableWidget(0, 2, this))
{
    m_table->setAccessibleName(tr("Environment"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->setCornerButtonEnabled(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnWidth(Name, fontMetrics().averageCharWidth() * 28);
    m_table->setFixedHeight(fontMetrics().lineSpacing() * 7);
    m_table->setItemDelegateForColumn(Value, new ValueDelegate(m_table));
    auto *add = new QPushButton(tr("Add &variable"), this);
    add->setObjectName(QStringLiteral("addVariable"));
    auto *remove = new QPushButton(tr("Re&move variable"), this);
    remove->setObjectName(QStringLiteral("removeVariable"));
    auto *shown = new QCheckBox(tr("S&how values"), this);
    shown->setObjectName(QStringLiteral("showValues"));
    for (QPushButton *button : {add, remove})
        button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addWidget(shown);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    column->addLayout(buttons);
    setFocusProxy(m_table);
    connect(add, &QPushButton::clicked, this, [this] {
        addRow({}, {});
        m_changed = true;
        m_table->setCurrentCell(m_table->rowCount() - 1, Name);
        m_table->editItem(m_table->currentItem());
    });
    connect(remove, &QPushButton::clicked, this, &EnvironmentTable::removeRow);
    connect(shown, &QCheckBox::toggled, this, &EnvironmentTable::showValues);
    connect(m_table, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) {
        m_changed = true;
        if (item->column() == Value)
            showValues(m_shown);
    });
}

void EnvironmentTable::setEnvironment(const QJsonValue &environment)
{
    m_table->setRowCount(0);
    const QJsonObject values = environment.toObject();
    const QStringList keys = values.keys();
    for (const QString &name : keys)
        addRow(name, values.value(name).toString());
    const QJsonArray names = environment.toArray();
    for (const QJsonValue &name : names)
        addRow(name.toString(), {});
    m_changed = false;
}

QJsonObject EnvironmentTable::environment() const
{
    QJsonObject environment;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = m_table->item(row, Name)->text();
        const QString value = m_table->item(row, Value)->data(kValueRole).toString();
        if (!name.isEmpty() || !value.isEmpty())
            environment.insert(name, value);
    }
    return environment;
}

void EnvironmentTable::addRow(const QString &name, const QString &value)
{
    const QSignalBlocker quiet(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, Name, new QTableWidgetItem(name));
    auto *cell = new QTableWidgetItem(m_shown ? value : hidden(value));
    cell->setData(kValueRole, value);
    m_table->setItem(row, Value, cell);
}

void EnvironmentTable::removeRow()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    m_changed = true;
}

void EnvironmentTable::showValues(bool shown)
{
    m_shown = shown;
    const QSignalBlocker quiet(m_table);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QTableWidgetItem *cell = m_table->item(row, Value);
        const QString value = cell->data(kValueRole).toString();
        cell->setText(shown ? value : hidden(value));
    }
}

} // namespace qd
