#include "ui/pages/filterline.h"

#include "core/base/untrustedtext.h"
#include "core/rules/taskfilter.h"
#include "ui/models/errortext.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/statelook.h"

#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>
#include <QVBoxLayout>

namespace qd {
namespace {

constexpr int kTypingMs = 150; // a filter is the core's work: one request per pause, not per key

/// Completes the last word of a line, behind a minus too. GUI thread; owned by the filter line.
class LastWordCompleter final : public QCompleter
{
public:
    using QCompleter::QCompleter;

    QStringList splitPath(const QString &path) const override { return {path.mid(beginOfWord(path))}; }
    QString pathFromIndex(const QModelIndex &index) const override
    {
        const auto *field = qobject_cast<QLineEdit *>(widget());
        const QString line = field ? field->text() : QString();
        return line.left(beginOfWord(line)) + index.data(Qt::EditRole).toString();
    }

private:
    static qsizetype beginOfWord(const QString &line)
    {
        const qsizetype begin = line.lastIndexOf(u' ') + 1;
        return begin < line.size() && line[begin] == u'-' ? begin + 1 : begin;
    }
};

QStringList offersWith(const QStringList &agents)
{
    QStringList offers;
    for (const FilterQualifier &qualifier : filterQualifiers()) {
        const QString name = QString::fromLatin1(qualifier.name);
        QStringList values = filterValues(name);
        if (name == u"agent")
            values = agents;
        for (const QString &value : std::as_const(values))
            offers += name + u':' + quotedForFilter(value);
        if (values.isEmpty())
            offers += name + u':';
    }
    return offers;
}

} // namespace

FilterLine::FilterLine(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_error(new PlainLabel(this)), m_offers(new QStringListModel(this))
{
    m_field->setObjectName(QStringLiteral("filter"));
    m_field->setAccessibleName(tr("Filter tasks"));
    m_field->setPlaceholderText(tr("Filter: words, state:dead, is:retrying, agent:…, -tag:…"));
    m_field->setToolTip(tr("Words in title or key, \"phrases\", and qualifiers:\n"
                           "state: is: agent: kind: mode: tag: key: priority:>=7 attempts:>0 age:>2h updated:<10m\n"
                           "A comma says \"or\", a minus in front says \"not\". F1 tells more."));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(TaskFilter::kMostCharacters);
    m_error->setObjectName(QStringLiteral("filterError"));
    m_error->setWordWrap(true);
    m_error->hide();
    auto *completer = new LastWordCompleter(m_offers, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_field->setCompleter(completer);
    setAgents({});
    setFocusProxy(m_field);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &FilterLine::apply);
    connect(m_field, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (apply())
            Q_EMIT accepted();
    });
}

void FilterLine::setText(const QString &text)
{
    m_field->setText(text);
    m_typing.stop(); // its owner knows already
    m_error->hide();
}

QString FilterLine::text() const
{
    return m_field->text().trimmed();
}

QWidget *FilterLine::fault() const
{
    return m_error;
}

void FilterLine::setAgents(const QStringList &names)
{
    const QStringList offers = offersWith(names);
    if (offers != m_offers->stringList())
        m_offers->setStringList(offers);
}

void FilterLine::takeFocus()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

bool FilterLine::apply()
{
    m_typing.stop();
    const auto filter = parseTaskFilter(text());
    m_error->setVisible(!filter);
    if (!filter) {
        QPalette look = palette();
        look.setColor(QPalette::WindowText, toneColour(Tone::Bad, look));
        m_error->setPalette(look);
        m_error->setText(errorTextWithDetail(filter.error()));
        return false;
    }
    Q_EMIT filterChanged(text());
    return true;
}

} // namespace qd
