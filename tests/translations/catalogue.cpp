#include "tests/translations/catalogue.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>

namespace qd {
namespace {

CatalogueMessage readMessage(QXmlStreamReader &xml, const QString &context)
{
    CatalogueMessage message;
    message.context = context;
    message.numerus = xml.attributes().value(QLatin1String("numerus")) == u"yes";
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.numerus) {
                message.forms += xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                message.forms += xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

/// "%1", "%n": the L for a number in the way of the locale is the translator's choice.
QStringList placesIn(const QString &text)
{
    static const QRegularExpression kPlace(QStringLiteral("%L?([1-9n])"));
    QStringList places;
    for (auto match = kPlace.globalMatch(text); match.hasNext();)
        places += match.next().captured(1);
    places.sort();
    places.removeDuplicates();
    return places;
}

qsizetype mnemonicsIn(const QString &text)
{
    static const QRegularExpression kMnemonic(QStringLiteral("&\\w"), QRegularExpression::UseUnicodePropertiesOption);
    return QString(text).remove(QStringLiteral("&&")).count(kMnemonic);
}

QStringList faultsOf(const CatalogueMessage &message, const QString &form)
{
    QStringList faults;
    QStringList places = placesIn(message.source);
    const bool said = placesIn(form) == places;
    places.removeOne(QStringLiteral("n")); // a form for one number need not name it
    if (!said && !(message.numerus && placesIn(form) == places))
        faults += QStringLiteral("other places to fill");
    if (mnemonicsIn(form) != mnemonicsIn(message.source))
        faults += QStringLiteral("another number of mnemonics");
    for (const QChar end : {QChar(u':'), QChar(u'…'), QChar(u' ')}) {
        if (form.endsWith(end) != message.source.endsWith(end))
            faults += QStringLiteral("ends otherwise: '%1'").arg(end);
    }
    if (form.startsWith(u' ') != message.source.startsWith(u' '))
        faults += QStringLiteral("begins otherwise");
    if (form.count(u'\n') != message.source.count(u'\n'))
        faults += QStringLiteral("another number of lines");
    return faults;
}

} // namespace

QString CatalogueMessage::name() const
{
    return context + QStringLiteral(" \"") + source + u'"';
}

std::vector<CatalogueMessage> readCatalogue(const QString &path)
{
    std::vector<CatalogueMessage> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages.push_back(readMessage(xml, context));
    }
    return xml.hasError() ? std::vector<CatalogueMessage>() : messages;
}

QStringList faultsOf(const CatalogueMessage &message)
{
    QStringList faults;
    if (!message.context.startsWith(QLatin1String("qd::")))
        faults += QStringLiteral("no class of ours: at run time the namespace is part of the context");
    if (message.type == u"unfinished")
        faults += QStringLiteral("not translated");
    else if (!message.type.isEmpty())
        faults += QStringLiteral("the sources do not say it any more");
    else if (message.forms.isEmpty() || message.forms.contains(QString()))
        faults += QStringLiteral("an empty form");
    else
        for (const QString &form : message.forms)
            faults += faultsOf(message, form);
    for (QString &fault : faults)
        fault.prepend(message.name() + QStringLiteral(": "));
    return faults;
}

} // namespace qd
