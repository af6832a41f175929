#include "app/qdeck/argumentwords.h"

#include "core/domain/task.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace qd {
namespace {

using Kind = OptionInfo::Kind;

Result<qint64> durationSeconds(const OptionInfo &option, const QString &value)
{
    static const QRegularExpression kForm(QStringLiteral("^([0-9]{1,9})([smh]?)$"));
    const auto match = kForm.match(value);
    if (!match.hasMatch())
        return usage(QStringLiteral("--%1 needs a duration such as 90s, 30m or 2h").arg(text(option.name)));
    const QString unit = match.captured(2);
    return match.captured(1).toLongLong() * (unit == u"h" ? 3'600 : unit == u"m" ? 60 : 1);
}

Result<QJsonArray> stateWords(const QStringList &values)
{
    QJsonArray words;
    for (const QString &word : values.join(u',').split(u',')) {
        if (!fromText<TaskState>(word))
            return usage(QStringLiteral("'%1' is not a state of a task").arg(word));
        words += word;
    }
    return words;
}

} // namespace

Error usage(const QString &detail)
{
    return {QStringLiteral("usage"), ErrorCategory::Permanent, detail};
}

QString text(const char *latin)
{
    return QString::fromUtf8(latin);
}

Result<qint64> wholeNumber(const OptionInfo &option, const QString &value)
{
    bool ok = false;
    const qint64 number = value.toLongLong(&ok);
    if (!ok)
        return usage(QStringLiteral("--%1 needs a whole number").arg(text(option.name)));
    return number;
}

Result<QJsonValue> valueOf(const OptionInfo &option, const QStringList &values)
{
    switch (option.kind) {
    case Kind::Flag: return QJsonValue(true);
    case Kind::Text: return QJsonValue(values.last());
    case Kind::Integer: {
        const auto number = wholeNumber(option, values.last());
        return number ? Result(QJsonValue(*number)) : number.error();
    }
    case Kind::Duration: {
        const auto seconds = durationSeconds(option, values.last());
        return seconds ? Result(QJsonValue(*seconds)) : seconds.error();
    }
    case Kind::Mode:
        if (!fromText<Mode>(values.last()))
            return usage(QStringLiteral("--mode is proof or real"));
        return QJsonValue(values.last());
    case Kind::States: {
        const auto words = stateWords(values);
        return words ? Result(QJsonValue(*words)) : words.error();
    }
    }
    return usage({});
}

} // namespace qd
