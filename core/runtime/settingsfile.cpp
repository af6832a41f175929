#include "core/runtime/settingsfile.h"

#include "core/base/untrustedtext.h"
#include "core/process/filedescriptor.h"

#include <QFile>
#include <QStringDecoder>

#include <algorithm>
#include <limits>

#include <fcntl.h>
#include <sys/stat.h>

// In one file and without exceptions; values nest no deeper than settings ever do, or a hostile file could outrun the
// stack when its tree is taken down.
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 8
#include <toml++/toml.h>

namespace qd {
namespace {

constexpr qint64 kMostBytes = 64 * 1024;
constexpr int kMostDots = 16; ///< in one line: each can open a table inside a table

struct Place {
    QString file;
    qint64 line = 0;

    [[nodiscard]] QString toText() const { return QStringLiteral("%1:%2").arg(file).arg(line); }
};

Error fault(const char *code, const Place &place, const QString &detail)
{
    return {QString::fromLatin1(code), ErrorCategory::Permanent, QStringLiteral("%1: %2").arg(place.toText(), detail)};
}

Error unreadable(const QString &path, const QString &why)
{
    return {QStringLiteral("config_unreadable"), ErrorCategory::Permanent, QStringLiteral("%1: %2").arg(path, why)};
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Place placeOf(const QString &file, const toml::node &node)
{
    return {file, qint64(node.source().begin.line)};
}

// toml++ bounds values inside values, but not tables that dots make.
Result<void> checkShape(const QByteArray &bytes, const QString &name)
{
    if (bytes.size() > kMostBytes)
        return unreadable(name, QStringLiteral("it has more than %1 bytes").arg(kMostBytes));
    if (bytes.contains('\0'))
        return unreadable(name, QStringLiteral("it is not a text"));
    QStringDecoder decoder(QStringDecoder::Utf8);
    static_cast<void>(QString(decoder(bytes)));
    if (decoder.hasError())
        return unreadable(name, QStringLiteral("it is not UTF-8"));
    qint64 number = 0;
    for (const QByteArray &line : bytes.split('\n')) {
        ++number;
        if (!line.trimmed().startsWith('#') && line.count('.') > kMostDots)
            return fault("config_syntax", {name, number}, QStringLiteral("too many dots in one line"));
    }
    return {};
}

// Nothing but plain values are settings; a date or a list is none.
std::optional<QJsonValue> jsonOf(const toml::node &node)
{
    if (const auto *boolean = node.as_boolean())
        return QJsonValue(boolean->get());
    if (const auto *integer = node.as_integer()) {
        const bool exact = std::abs(double(integer->get())) < 9e15;
        return exact ? std::optional(QJsonValue(qint64(integer->get()))) : std::nullopt;
    }
    if (const auto *real = node.as_floating_point())
        return std::isfinite(real->get()) ? std::optional(QJsonValue(real->get())) : std::nullopt;
    if (const auto *string = node.as_string())
        return QJsonValue(textOf(string->get()));
    return std::nullopt;
}

Result<void> readSetting(const QString &name, const toml::node &node, const Place &place, GivenSettings &given)
{
    const SettingInfo *info = findSetting(name);
    const QString shown = UntrustedText(name).displayLine(64);
    if (!info)
        return fault("config_invalid", place, QStringLiteral("there is no setting '%1'").arg(shown));
    const auto json = jsonOf(node);
    const auto value = json ? settingFromJson(*info, *json) : settingFromJson(*info, QJsonValue());
    if (!value)
        return fault("config_invalid", place, value.error().detail);
    given.insert_or_assign(info->setting, GivenSetting{*value, place.toText()});
    return {};
}

Result<void> readGroup(const QString &group, const toml::table &table, const QString &file, GivenSettings &given)
{
    for (const auto &[key, node] : table) {
        const QString name = group + u'.' + textOf(key.str());
        if (auto read = readSetting(name, node, placeOf(file, node), given); !read)
            return read;
    }
    return {};
}

Result<QByteArray> bytesOf(const QString &path)
{
    const FileDescriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat about{};
    if (!file.isValid() || ::fstat(file.get(), &about) != 0)
        return unreadable(path, qt_error_string(errno));
    if (!S_ISREG(about.st_mode))
        return unreadable(path, QStringLiteral("it is not a regular file"));
    if ((about.st_uid != ::geteuid() && about.st_uid != 0) || (about.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return Error{QStringLiteral("config_unsafe"), ErrorCategory::Operator,
                     QStringLiteral("%1: others can write it, and it can permit REAL").arg(path)};
    QByteArray bytes(kMostBytes + 1, Qt::Uninitialized);
    qsizetype length = 0;
    while (length < bytes.size()) {
        const ssize_t got = ::read(file.get(), bytes.data() + length, size_t(bytes.size() - length));
        if (got < 0)
            return unreadable(path, qt_error_string(errno));
        if (got == 0)
            break;
        length += got;
    }
    return bytes.left(length);
}

} // namespace

Result<GivenSettings> parseSettings(const QByteArray &bytes, const QString &name)
{
    if (auto checked = checkShape(bytes, name); !checked)
        return checked.error();
    const toml::parse_result parsed = toml::parse(std::string_view(bytes.constData(), size_t(bytes.size())));
    if (!parsed) {
        const toml::parse_error &error = parsed.error();
        return fault("config_syntax", {name, qint64(error.source().begin.line)},
                     UntrustedText(textOf(error.description())).displayLine(200));
    }
    GivenSettings given;
    for (const auto &[key, node] : parsed.table()) {
        const QString group = textOf(key.str());
        const toml::table *table = node.as_table();
        auto read = table ? readGroup(group, *table, name, given)
                          : Result<void>(readSetting(group, node, placeOf(name, node), given));
        if (!read)
            return read.error();
    }
    return given;
}

Result<GivenSettings> readSettingsFile(const QString &path)
{
    const auto bytes = bytesOf(path);
    return bytes ? parseSettings(*bytes, path) : bytes.error();
}

} // namespace qd
