#include "ui/dialogs/fieldform.h"

#include "ui/dialogs/taskdocument.h"
#include "ui/parts/foreigntextedit.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QJsonDocument>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace qd {
namespace {

// Which task it is and where it stands: no edit changes them.
bool isFixed(const QString &name)
{
    return name == QLatin1String("key") || name == QLatin1String("mode") || name == QLatin1String("hold");
}

QString jsonText(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
}

bool isOneLine(const QJsonValue &value)
{
    return value.isString() && !value.toString().contains(u'\n');
}

bool areLines(const QJsonArray &list)
{
    return list.isEmpty() || (std::all_of(list.begin(), list.end(), isOneLine) && !list.last().toString().isEmpty());
}

} // namespace

const FieldForm::Field FieldForm::kFields[] = {
    {"title", QT_TRANSLATE_NOOP("qd::FieldForm", "&Title:"), Form::Line, nullptr, 1},
    {"command", QT_TRANSLATE_NOOP("qd::FieldForm", "&Command,\none argument per line:"), Form::Lines, "command", 4},
    {"stdin", QT_TRANSLATE_NOOP("qd::FieldForm", "Standard &input:"), Form::Text, "command", 2},
    {"env", QT_TRANSLATE_NOOP("qd::FieldForm", "&Environment, as JSON:"), Form::Json, "command", 2},
    {"rehearse", QT_TRANSLATE_NOOP("qd::FieldForm", "&Steps,\none per line:"), Form::Steps, "rehearsal", 4},
    {"payload", QT_TRANSLATE_NOOP("qd::FieldForm", "P&ayload, as JSON:"), Form::Json, "post_social", 5},
    {"instructions", QT_TRANSLATE_NOOP("qd::FieldForm", "Instr&uctions:"), Form::Text, nullptr, 5},
    {"workspace", QT_TRANSLATE_NOOP("qd::FieldForm", "&Directory:"), Form::Line, nullptr, 1},
    {"agent", QT_TRANSLATE_NOOP("qd::FieldForm", "Agent, or an&y:"), Form::Line, nullptr, 1},
    {"priority", QT_TRANSLATE_NOOP("qd::FieldForm", "&Priority, 10 first:"), Form::Number, nullptr, 1},
    {"max_attempts", QT_TRANSLATE_NOOP("qd::FieldForm", "&Most attempts:"), Form::Number, nullptr, 1},
    {"timeout", QT_TRANSLATE_NOOP("qd::FieldForm", "Time limit in sec&onds:"), Form::Number, nullptr, 1},
    {"not_before", QT_TRANSLATE_NOOP("qd::FieldForm", "Not &before:"), Form::Line, nullptr, 1},
    {"deadline", QT_TRANSLATE_NOOP("qd::FieldForm", "Dead&line:"), Form::Line, nullptr, 1},
    {"tags", QT_TRANSLATE_NOOP("qd::FieldForm", "Ta&gs, one per line:"), Form::Lines, nullptr, 2},
};

QString FieldForm::Editor::now() const
{
    return line ? line->text() : page->text();
}

FieldForm::FieldForm(QWidget *parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_form->setContentsMargins(0, 0, 0, 0);
}

void FieldForm::setFields(const QJsonObject &fields)
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_editors.clear();
    m_fields = fields;
    m_rest = fields;
    const QString kind = fields[QLatin1String("kind")].toString();
    for (const Field &field : kFields) {
        if (field.kind && kind != QLatin1String(field.kind))
            continue;
        const QString name = QLatin1String(field.name);
        const QJsonValue value = m_rest.take(name);
        const Form form = formFor(field, value);
        addRow(name, tr(field.label), form, textOf(form, value), field.lines);
    }
    const QStringList names = m_rest.keys();
    for (const QString &name : names) {
        if (isFixed(name))
            m_rest.remove(name);
    }
    addRow(QString::fromUtf8(kRest), tr("&Further fields, as JSON:"), Form::Json, jsonText(m_rest), 5);
}

void FieldForm::addRow(const QString &name, const QString &label, Form form, const QString &text, int lines)
{
    Editor editor{form, text};
    auto *cell = new QWidget(this);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    QWidget *field = nullptr;
    if (lines == 1) {
        field = editor.line = new QLineEdit(text, cell);
        connect(editor.line, &QLineEdit::textChanged, this, &FieldForm::edited);
    } else {
        field = editor.page = new ForeignTextEdit(cell);
        editor.page->setText(text);
        editor.page->setFixedHeight(editor.page->fontMetrics().lineSpacing() * lines + 12);
        if (form != Form::Text)
            editor.page->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        connect(editor.page, &ForeignTextEdit::textChanged, this, &FieldForm::edited);
    }
    editor.fault = new PlainLabel(cell);
    editor.fault->setObjectName(QStringLiteral("fault-") + name);
    editor.fault->setWordWrap(true);
    editor.fault->hide();
    field->setObjectName(QStringLiteral("field-") + name);
    field->setAccessibleName(QString(label).remove(u'&').replace(u'\n', u' ').chopped(1));
    column->addWidget(field);
    if (editor.page)
        column->addWidget(editor.page->note());
    column->addWidget(editor.fault);
    auto *caption = new PlainLabel(label, this);
    caption->setBuddy(field);
    m_form->addRow(caption, cell);
    m_editors.insert(name, editor);
}

void FieldForm::focusFirst()
{
    if (const Editor first = m_editors.value(QLatin1String(kFields[0].name)); first.line)
        first.line->setFocus();
}

FieldForm::Form FieldForm::formFor(const Field &field, const QJsonValue &value)
{
    if (field.form == Form::Lines && !areLines(value.toArray()))
        return Form::Json;
    if (field.form == Form::Steps && rehearsalFromLines(textOf(Form::Steps, value)) != value.toArray())
        return Form::Json;
    return field.form;
}

QString FieldForm::textOf(Form form, const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    switch (form) {
    case Form::Line:
    case Form::Text: return value.toString();
    case Form::Number: return QString::number(value.toDouble(), 'g', 15);
    case Form::Lines: return argumentLines(value.toArray());
    case Form::Steps: return rehearsalLines(value.toArray());
    case Form::Json: return jsonText(value);
    }
    return {};
}

// What makes no sense is passed on as it is, for the core to refuse in its words.
QJsonValue FieldForm::valueOf(Form form, const QString &text)
{
    if (text.trimmed().isEmpty())
        return {};
    switch (form) {
    case Form::Line:
    case Form::Text: return text;
    case Form::Number: {
        bool isNumber = false;
        const double number = text.trimmed().toDouble(&isNumber);
        return isNumber ? QJsonValue(number) : QJsonValue(text.trimmed());
    }
    case Form::Lines: return argumentsFromLines(text);
    case Form::Steps: return rehearsalFromLines(text);
    case Form::Json: {
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        return document.isArray() ? QJsonValue(document.array()) : document.isObject() ? QJsonValue(document.object()) : QJsonValue(text);
    }
    }
    return text;
}

QJsonObject FieldForm::changes() const
{
    QJsonObject changes;
    for (auto editor = m_editors.begin(); editor != m_editors.end(); ++editor) {
        if (editor->now() != editor->text && editor.key() != QString::fromUtf8(kRest))
            changes.insert(editor.key(), valueOf(editor->form, editor->now()));
    }
    addRestChanges(changes);
    return changes;
}

// All or nothing: half of an object that cannot be read would take the other half away.
void FieldForm::addRestChanges(QJsonObject &changes) const
{
    const Editor editor = m_editors.value(QString::fromUtf8(kRest));
    if (!editor.page || editor.now() == editor.text)
        return;
    const QJsonValue value = valueOf(Form::Json, editor.now());
    if (!value.isObject() && !value.isNull()) {
        changes.insert(QStringLiteral("metadata"), value); // refused with a word about its form
        return;
    }
    const QJsonObject now = value.toObject();
    for (const QString &name : m_rest.keys() + now.keys()) {
        if (now.value(name) != m_rest.value(name))
            changes.insert(name, now.contains(name) ? now.value(name) : QJsonValue());
    }
}

QJsonObject FieldForm::before() const
{
    QJsonObject before;
    const QStringList names = changes().keys();
    for (const QString &name : names)
        before.insert(name, m_fields.contains(name) ? m_fields.value(name) : QJsonValue());
    return before;
}

bool FieldForm::showFault(const QString &field, const QString &sentence)
{
    const bool first = std::all_of(m_editors.begin(), m_editors.end(), [](const Editor &editor) { return editor.fault->isHidden(); });
    const auto editor = m_editors.constFind(m_editors.contains(field) ? field : QString::fromUtf8(kRest));
    if (editor == m_editors.constEnd() || field.isEmpty())
        return false;
    QPalette ink;
    ink.setColor(QPalette::WindowText, toneColour(Tone::Bad, palette()));
    editor->fault->setPalette(ink);
    const QString named = editor.key() == field ? sentence : field + QStringLiteral(": ") + sentence;
    editor->fault->setText(editor->fault->isHidden() ? named : editor->fault->text() + u'\n' + named);
    editor->fault->show();
    if (first)
        (editor->line ? static_cast<QWidget *>(editor->line) : editor->page)->setFocus();
    return true;
}

void FieldForm::forgetFaults()
{
    for (const Editor &editor : std::as_const(m_editors))
        editor.fault->hide();
}

} // namespace qd
