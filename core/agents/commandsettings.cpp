#include "core/agents/commandsettings.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

constexpr const char *kPlaceholders[] = {"{prompt_file}", "{workspace}", "{task_id}", "{title}", "{attempt}"};
constexpr QLatin1String kPromptFile("{prompt_file}");
constexpr QLatin1String kTitle("{title}");

constexpr int kMostArguments = 256;
constexpr int kMostVariables = 128;
constexpr qsizetype kMostText = 32'768;

bool hasNul(const QString &text)
{
    return text.contains(QChar(u'\0'));
}

/// Reads the members of one settings object and keeps the first thing that is wrong with them.
class Reader
{
public:
    explicit Reader(const QJsonObject &settings) : m_settings(settings) { }

    [[nodiscard]] bool has(const char *name) const { return m_settings.contains(QLatin1String(name)); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    void refuse(const QString &name, const QString &rule)
    {
        if (!m_error)
            m_error = Error{QStringLiteral("agent_setting_invalid"), ErrorCategory::Permanent,
                            QStringLiteral("'%1' %2").arg(name, rule)};
    }
    void refuse(const char *name, const QString &rule) { refuse(QString::fromLatin1(name), rule); }

    QStringList arguments(const char *name)
    {
        QStringList list;
        const QJsonArray items = take(name).toArray();
        for (const QJsonValue &item : items) {
            if (!item.isString() || hasNul(item.toString()) || item.toString().size() > kMostText)
                refuse(name, QStringLiteral("must be a list of texts"));
            list += item.toString();
        }
        if (has(name) && (list.isEmpty() || list.size() > kMostArguments))
            refuse(name, QStringLiteral("must be a list of 1 to %1 texts, the first of them a program").arg(kMostArguments));
        return list;
    }

    QString text(const char *name)
    {
        const QJsonValue value = take(name);
        if (has(name) && (!value.isString() || hasNul(value.toString()) || value.toString().size() > kMostText))
            refuse(name, QStringLiteral("must be a text"));
        return value.toString();
    }

    bool boolean(const char *name)
    {
        const QJsonValue value = take(name);
        if (has(name) && !value.isBool())
            refuse(name, QStringLiteral("must be true or false"));
        return value.toBool();
    }

    qint64 integer(const char *name, qint64 least, qint64 most)
    {
        const QJsonValue value = take(name);
        const qint64 number = value.toInteger(-1);
        if (has(name) && (!value.isDouble() || number < least || number > most || value.toDouble() != double(number)))
            refuse(name, QStringLiteral("must be a whole number from %1 to %2").arg(least).arg(most));
        return has(name) ? number : 0;
    }

    template <typename E>
    E word(const char *name, E fallback)
    {
        const QJsonValue value = take(name);
        const auto known = fromText<E>(value.toString());
        if (has(name) && !known)
            refuse(name, QStringLiteral("must be one of: ") + wordsOf<E>().join(QLatin1String(", ")));
        return known.value_or(fallback);
    }

    QMap<QString, QString> variables(const char *name)
    {
        QMap<QString, QString> variables;
        const QJsonValue value = take(name);
        const QJsonObject object = value.toObject();
        if (has(name) && (!value.isObject() || object.size() > kMostVariables))
            refuse(name, QStringLiteral("must be an object of at most %1 texts").arg(kMostVariables));
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            const bool named = !entry.key().isEmpty() && !entry.key().contains(u'=') && !hasNul(entry.key());
            if (!named || !entry->isString() || hasNul(entry->toString()))
                refuse(name, QStringLiteral("must have names without '=' and texts as values"));
            variables[entry.key()] = entry->toString();
        }
        return variables;
    }

    void refuseRest()
    {
        const QStringList names = m_settings.keys();
        for (const QString &name : names) {
            if (!m_known.contains(name))
                refuse(name.left(64), QStringLiteral("is no setting of this transport"));
        }
    }

private:
    QJsonValue take(const char *name)
    {
        m_known += QString::fromLatin1(name);
        return m_settings.value(QLatin1String(name));
    }

    template <typename E>
    static QStringList wordsOf()
    {
        QStringList words;
        for (const auto &[value, word] : EnumWords<E>::kWords)
            words += QString::fromLatin1(word);
        return words;
    }

    const QJsonObject &m_settings;
    QStringList m_known;
    std::optional<Error> m_error;
};

void checkProgram(const char *name, const QStringList &command, Reader &reader)
{
    if (command.isEmpty())
        return;
    const QString &program = command.first();
    if (program.isEmpty() || program.contains(u'{') || (program.contains(u'/') && !QDir::isAbsolutePath(program)))
        reader.refuse(name, QStringLiteral("must begin with an absolute path, or with a name to be looked up in PATH"));
}

/// Data gets into the arguments as a whole one or not at all, and never where it could be taken for an option.
void checkPlaceholders(const char *name, const QStringList &command, Reader &reader)
{
    for (qsizetype i = 1; i < command.size(); ++i) {
        const QString &argument = command[i];
        const auto holds = [&](const char *placeholder) { return argument.contains(QLatin1String(placeholder)); };
        if (!isPlaceholder(argument) && std::any_of(std::begin(kPlaceholders), std::end(kPlaceholders), holds))
            reader.refuse(name, QStringLiteral("may have a placeholder only as a whole argument: ") + argument);
        if (argument == kTitle && !command.mid(0, i).contains(QStringLiteral("--")))
            reader.refuse(name, QStringLiteral("may have {title} only behind an argument --"));
    }
}

void checkTogether(const CommandSettings &settings, Reader &reader)
{
    const bool namesFile = settings.command.contains(kPromptFile);
    if (!settings.ownsCommand() && reader.has("prompt"))
        reader.refuse("prompt", QStringLiteral("needs a 'command'"));
    if (settings.ownsCommand() && namesFile != (settings.prompt == PromptWay::File))
        reader.refuse("prompt", QStringLiteral("must be 'file' if, and only if, 'command' has {prompt_file}"));
    if (!settings.directory.isEmpty() && !QDir::isAbsolutePath(settings.directory))
        reader.refuse("directory", QStringLiteral("must be an absolute path"));
    if ((settings.effect == EffectClass::Checkable) != !settings.probe.isEmpty())
        reader.refuse("probe", QStringLiteral("is needed if, and only if, 'effect' is 'checkable'"));
    if (settings.probe.contains(kPromptFile))
        reader.refuse("probe", QStringLiteral("is not told the prompt"));
    // A pure effect happens in PROOF as well: that nothing outside changes is not a matter of trust then.
    if (settings.effect == EffectClass::Pure && (settings.sandbox != SandboxWish::Require || settings.network))
        reader.refuse("effect", QStringLiteral("may be 'pure' only with sandbox 'require' and without network"));
}

} // namespace

bool isPlaceholder(const QString &argument)
{
    return std::any_of(std::begin(kPlaceholders), std::end(kPlaceholders),
                       [&](const char *placeholder) { return argument == QLatin1String(placeholder); });
}

Result<CommandSettings> CommandSettings::fromJson(const QJsonObject &object)
{
    constexpr qint64 kMs = 1'000;
    Reader reader(object);
    CommandSettings settings;
    settings.command = reader.arguments("command");
    settings.prompt = reader.word("prompt", PromptWay::StandardInput);
    settings.environment = reader.variables("env");
    settings.directory = reader.text("directory");
    settings.startTimeoutMs = reader.integer("start_timeout", 1, kLongestMs / kMs) * kMs;
    settings.idleTimeoutMs = reader.integer("idle_timeout", 1, kLongestMs / kMs) * kMs;
    settings.timeoutMs = reader.integer("timeout", 1, kLongestMs / kMs) * kMs;
    settings.outputLimit = reader.integer("output_limit", kLeastOutput, kMostOutput);
    // A task's own command does what its author could do at a keyboard. An agent decides for itself, so it is confined.
    settings.sandbox = reader.word("sandbox", settings.ownsCommand() ? SandboxWish::Auto : SandboxWish::Off);
    settings.network = reader.boolean("network");
    settings.effect = reader.word("effect", EffectClass::Unsafe);
    settings.probe = reader.arguments("probe");
    reader.refuseRest();
    for (const auto &[name, command] : {std::pair("command", settings.command), std::pair("probe", settings.probe)}) {
        checkProgram(name, command, reader);
        checkPlaceholders(name, command, reader);
    }
    checkTogether(settings, reader);
    if (reader.error())
        return *reader.error();
    return settings;
}

} // namespace qd
