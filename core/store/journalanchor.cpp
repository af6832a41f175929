#include "core/store/journalanchor.h"

#include "core/base/canonicaljson.h"
#include "core/base/random.h"
#include "core/base/smallfile.h"
#include "core/store/filesync.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QSaveFile>

#include <cerrno>
#include <unistd.h>

namespace qd {
namespace {

constexpr qsizetype kMostBytes = 4'096;
constexpr int kKeyBytes = 32;
constexpr int kVersion = 1;
const QLatin1String kSignature("hmac_sha256");

Error unreadable(const QString &file, const char *why)
{
    return {QStringLiteral("anchor_unreadable"), ErrorCategory::Operator, QStringLiteral("%1: %2").arg(file, QLatin1String(why))};
}

Error unwritable(const QString &file, const QString &why)
{
    return {QStringLiteral("anchor_unwritable"), ErrorCategory::Transient, QStringLiteral("%1: %2").arg(file, why)};
}

QString sign(const QJsonObject &content, const QByteArray &key)
{
    return QString::fromLatin1(QMessageAuthenticationCode::hash(canonicalJson(content), key, QCryptographicHash::Sha256).toHex());
}

QJsonObject toJson(const JournalStore::Head &head)
{
    return {{QStringLiteral("seq"), head.seq}, {QStringLiteral("hash"), head.hash.hex()}};
}

JournalStore::Head headOf(const QJsonObject &object)
{
    return {object[QLatin1String("seq")].toInteger(), Sha256::fromHex(object[QLatin1String("hash")].toString()).value_or(Sha256())};
}

Result<void> save(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(bytes) == bytes.size() && file.commit(); // syncs before it renames
    return saved ? Result<void>() : Result<void>(unwritable(path, file.errorString()));
}

/// Whether the journal has this entry. The head of an empty journal is in every one.
Result<bool> has(Database &database, const JournalStore::Head &head)
{
    const auto rows = database.query("SELECT hash FROM journal WHERE seq = ?", {head.seq});
    if (!rows)
        return rows.error();
    return head.seq == 0 || (!rows->empty() && rows->front().text(0) == head.hash.hex());
}

Result<AnchorState> judge(Database &database, const AnchorRecord &record, qint64 last)
{
    auto found = has(database, record.head);
    if (found && !*found && record.incoming)
        found = has(database, *record.incoming);
    if (!found)
        return found.error();
    if (*found)
        return AnchorState::Holds;
    return last < record.head.seq ? AnchorState::CutOff : AnchorState::Rebuilt;
}

} // namespace

// One file has one anchor, whatever links lead to it.
QString JournalAnchor::place() const
{
    const QFileInfo file(m_database);
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? QDir::cleanPath(file.absoluteFilePath()) : folder + u'/' + file.fileName();
}

QString JournalAnchor::file() const
{
    constexpr int kDigits = 32; // enough to tell the databases of one person apart
    return m_folder + u'/' + Sha256::of(place().toUtf8()).hex().left(kDigits) + QStringLiteral(".anchor");
}

QByteArray JournalAnchor::key() const
{
    const QByteArray bytes = QByteArray::fromHex(headOfFile(keyFile(), kMostBytes).trimmed());
    return bytes.size() == kKeyBytes ? bytes : QByteArray();
}

Result<std::optional<AnchorRecord>> JournalAnchor::read() const
{
    const QString path = file();
    if (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
        return std::optional<AnchorRecord>();
    const QByteArray key = this->key();
    if (key.isEmpty())
        return unreadable(path, "its key is missing");
    QJsonObject content = QJsonDocument::fromJson(headOfFile(path, kMostBytes)).object();
    const QString signature = content.take(kSignature).toString();
    if (signature.isEmpty() || signature != sign(content, key))
        return unreadable(path, "its signature is not ours");
    if (content[QLatin1String("version")].toInt() != kVersion || content[QLatin1String("database")].toString() != place())
        return unreadable(path, "it is of another database or a newer program");
    AnchorRecord record{headOf(content[QLatin1String("head")].toObject()), content[QLatin1String("at")].toInteger(), {}};
    if (content.contains(QLatin1String("incoming")))
        record.incoming = headOf(content[QLatin1String("incoming")].toObject());
    return std::optional(record);
}

// Linked into its place when it is whole: two programs that begin at once must end up with the same one.
Result<void> JournalAnchor::makeKey() const
{
    if (!QDir().mkpath(m_folder) || !QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return unwritable(m_folder, QStringLiteral("the folder cannot be made"));
    SystemRandom random;
    const QString part = keyFile() + u'.' + QString::fromLatin1(random.hex(8));
    if (auto saved = save(part, random.hex(kKeyBytes) + '\n'); !saved)
        return saved;
    const bool linked = ::link(QFile::encodeName(part).constData(), QFile::encodeName(keyFile()).constData()) == 0 || errno == EEXIST;
    QFile::remove(part);
    return linked && syncFolder(m_folder) ? Result<void>() : Result<void>(unwritable(keyFile(), QStringLiteral("the key cannot be made")));
}

// Profiles in folders for a moment would leave theirs behind for good.
void JournalAnchor::clearAway() const
{
    const QDateTime old = QDateTime::currentDateTimeUtc().addDays(-kGoneDays);
    const QFileInfoList anchors = QDir(m_folder).entryInfoList({QStringLiteral("*.anchor")}, QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &anchor : anchors) {
        const QJsonObject content = QJsonDocument::fromJson(headOfFile(anchor.filePath(), kMostBytes)).object();
        const QString database = content[QLatin1String("database")].toString();
        if (anchor.lastModified() < old && !database.isEmpty() && !QFileInfo::exists(database))
            QFile::remove(anchor.filePath());
    }
}

Result<void> JournalAnchor::write(const AnchorRecord &record) const
{
    if (auto made = key().isEmpty() ? makeKey() : Result<void>(); !made)
        return made;
    const QByteArray key = this->key();
    if (key.isEmpty())
        return unwritable(keyFile(), QStringLiteral("this is not a key"));
    if (!QFileInfo::exists(file()))
        clearAway();
    QJsonObject content{{QStringLiteral("version"), kVersion}, {QStringLiteral("database"), place()},
                        {QStringLiteral("head"), toJson(record.head)}, {QStringLiteral("at"), record.at}};
    if (record.incoming)
        content.insert(QStringLiteral("incoming"), toJson(*record.incoming));
    content.insert(kSignature, sign(content, key));
    return save(file(), QJsonDocument(content).toJson());
}

Result<AnchorFinding> JournalAnchor::compareWith(Database &database) const
{
    const auto record = read();
    AnchorFinding finding;
    finding.file = file();
    const auto newest = database.query("SELECT coalesce(max(seq), 0) FROM journal");
    if (!newest)
        return newest.error();
    finding.last = newest->front().integer(0);
    if (!record) {
        finding.state = AnchorState::Unreadable;
    } else if (*record) {
        const auto state = judge(database, **record, finding.last);
        if (!state)
            return state.error();
        finding.state = *state;
        finding.entry = (*record)->head.seq;
        finding.at = (*record)->at;
    }
    return finding;
}

} // namespace qd
