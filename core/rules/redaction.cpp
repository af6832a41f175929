#include "core/rules/redaction.h"

#include <QJsonArray>
#include <QJsonObject>

namespace qd {
namespace {

constexpr char kSecret[] = "[secret]";
/// What a name contains that stands before a secret.
constexpr char kNames[] = "passwords?|passwd|passphrase|secrets?|tokens?|api[_-]?keys?|private[_-]?keys?|access[_-]?keys?|credentials?|"
                          "authori[sz]ation|cookies?";

QRegularExpression regex(const QString &pattern, QRegularExpression::PatternOptions options = QRegularExpression::CaseInsensitiveOption)
{
    return QRegularExpression(pattern, options);
}

/// In this order: what knows more goes first.
const std::vector<Redactor::Rule> &secrets()
{
    const auto exact = QRegularExpression::NoPatternOption;
    const QString names = QLatin1String(kNames);
    const QString hidden = QLatin1String(kSecret);
    static const std::vector<Redactor::Rule> kRules{
        {regex(QStringLiteral("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"), QRegularExpression::DotMatchesEverythingOption), hidden},
        {regex(QStringLiteral("(\\b[a-z][a-z0-9+.-]*://)[^\\s/@]+@")), QStringLiteral("\\1") + hidden + u'@'},
        {regex(QStringLiteral("\\b(bearer|basic)\\s+[\\w.~+/=-]{6,}")), QStringLiteral("\\1 ") + hidden},
        {regex(QStringLiteral("(--[\\w-]*(?:%1)[\\w-]*)(\\s+|=)(?:\"[^\"]*\"|'[^']*'|\\S+)").arg(names)), QStringLiteral("\\1\\2") + hidden},
        {regex(QStringLiteral("([\\w.-]*(?:%1)[\\w.-]*[\"']?\\s*[=:]\\s*)(?:\"[^\"]*\"|'[^']*'|(?!\\[secret\\]|(?:bearer|basic) )[^\\s,;&]+)").arg(names)),
         QStringLiteral("\\1") + hidden},
        {regex(QStringLiteral("\\b(?:[spr]k[-_][\\w-]{16,}|gh[pousr]_\\w{16,}|github_pat_\\w{16,}|glpat-[\\w-]{16,}|xox[abeprs]-[\\w-]{8,}"
                              "|A(?:KIA|SIA)[0-9A-Z]{16}|AIza[\\w-]{30,}|eyJ[\\w-]{8,}\\.[\\w-]+\\.[\\w-]*)"), exact), hidden},
        // of no known make: a long word of small and capital letters and digits, or many hexadecimal ones that are no SHA-256
        {regex(QStringLiteral("(?<![\\w+/=-])(?=[\\w+=-]*[a-z])(?=[\\w+=-]*[A-Z])(?=[\\w+=-]*[0-9])[\\w+=-]{28,}"), exact), hidden},
        {regex(QStringLiteral("\\b(?![0-9a-f]{64}\\b)[0-9a-f]{40,}\\b")), hidden},
        {regex(QStringLiteral("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+")), QStringLiteral("[address]")},
    };
    return kRules;
}

bool speaksOfSecret(const QString &name)
{
    static const QRegularExpression kName = regex(QLatin1String(kNames));
    return name.contains(kName);
}

/// The word, and not a part of another one.
QRegularExpression wordOf(const QString &word)
{
    return QRegularExpression(QStringLiteral("(?<![\\w-])%1(?![\\w-])").arg(QRegularExpression::escape(word)));
}

} // namespace

Redactor::Redactor(const Place &place)
{
    if (place.home.size() > 1)
        m_names.push_back({QRegularExpression(QRegularExpression::escape(place.home) + QStringLiteral("(?![\\w-])")), QStringLiteral("~")});
    m_names.push_back({QRegularExpression(QStringLiteral("(/home/)[^/\\s\"':]+")), QStringLiteral("\\1[user]")});
    for (const auto &[word, instead] : {std::pair(place.user, "[user]"), std::pair(place.host, "[host]")}) {
        if (word.size() >= 2)
            m_names.push_back({wordOf(word), QLatin1String(instead)});
    }
}

QString Redactor::text(const QString &text) const
{
    QString safe = text;
    for (const Rule &rule : secrets())
        safe.replace(rule.pattern, rule.instead);
    for (const Rule &rule : m_names)
        safe.replace(rule.pattern, rule.instead);
    return safe;
}

QJsonValue Redactor::value(const QJsonValue &value) const
{
    if (value.isString())
        return text(value.toString());
    if (value.isArray()) {
        QJsonArray safe;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            safe += this->value(item);
        return safe;
    }
    if (!value.isObject())
        return value;
    QJsonObject safe;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool hides = speaksOfSecret(it.key()) && (it->isString() || it->isArray() || it->isObject());
        safe.insert(it.key(), hides ? QJsonValue(QLatin1String(kSecret)) : this->value(*it));
    }
    return safe;
}

} // namespace qd
