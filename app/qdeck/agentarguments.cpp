#include "app/qdeck/agentarguments.h"

#include "app/qdeck/argumentwords.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace qd {
namespace {

QJsonArray words(const QStringList &values)
{
    return QJsonArray::fromStringList(values.join(u',').split(u',', Qt::SkipEmptyParts));
}

/// JSON, or else plain text: `prompt=file` needs no quotes within quotes. The core checks what it may be.
QJsonValue settingValue(const QString &text)
{
    const QJsonDocument list = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
    return list.array().size() == 1 ? list.array().first() : QJsonValue(text);
}

Result<QJsonObject> members(const QMap<QString, QStringList> &given)
{
    QJsonObject object;
    const auto values = [&](const char *option) { return given.value(QString::fromLatin1(option)); };
    if (!values("transport").isEmpty())
        object.insert(QStringLiteral("transport"), values("transport").constLast());
    for (const char *list : {"kinds", "specialties"}) {
        if (!values(list).isEmpty())
            object.insert(QString::fromLatin1(list), words(values(list)));
    }
    if (!values("slots").isEmpty()) {
        bool ok = false;
        object.insert(QStringLiteral("slots"), values("slots").constLast().toInt(&ok));
        if (!ok)
            return usage(QStringLiteral("--slots needs a whole number"));
    }
    auto set = namedValues(values("setting"), "setting");
    if (!set)
        return set.error();
    if (!set->isEmpty())
        object.insert(QStringLiteral("settings"), *set);
    return object;
}

} // namespace

Result<QJsonObject> namedValues(const QStringList &values, const char *option)
{
    QJsonObject object;
    for (const QString &value : values) {
        const qsizetype equals = value.indexOf(u'=');
        if (equals < 1)
            return usage(QStringLiteral("--%1 needs NAME=VALUE").arg(QLatin1String(option)));
        object.insert(value.left(equals), settingValue(value.mid(equals + 1)));
    }
    return object;
}

Result<QJsonObject> agentParameters(Verb verb, const QString &name, const QMap<QString, QStringList> &given)
{
    const QString kName = QStringLiteral("name");
    const QString kChanges = QStringLiteral("changes");
    if (verb == Verb::AgentEnable || verb == Verb::AgentDisable)
        return QJsonObject{{kName, name}, {kChanges, QJsonObject{{QStringLiteral("enabled"), verb == Verb::AgentEnable}}}};
    if (verb != Verb::AgentAdd && verb != Verb::AgentSet)
        return QJsonObject{{kName, name}};
    auto agent = members(given);
    if (!agent)
        return agent.error();
    if (verb == Verb::AgentSet) {
        if (agent->isEmpty())
            return usage(QStringLiteral("say what is to change; 'qdeck help agent set' lists it"));
        return QJsonObject{{kName, name}, {kChanges, *agent}};
    }
    agent->insert(kName, name);
    return QJsonObject{{QStringLiteral("agent"), *agent}};
}

} // namespace qd
