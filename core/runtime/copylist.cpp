#include "core/runtime/copylist.h"

#include "core/store/backup.h"
#include "core/store/migrations.h"
#include "core/store/verifier.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace qd {
namespace {

struct CopyFacts {
    QString file;
    QString state = QStringLiteral("damaged");
    qint64 madeAt = 0;
    qint64 tasks = 0;
    qint64 entries = 0;
};

bool isWhole(Database &copy)
{
    Verification found;
    return checkIntegrity(copy) && walkJournal(copy, found) && found.journalBrokenAt == 0;
}

CopyFacts factsOf(const QString &file)
{
    CopyFacts facts;
    facts.file = file;
    const auto copy = Database::open(file, Database::Access::ReadOnly);
    const auto version = copy ? (*copy)->userVersion() : Result<int>(copy.error());
    if (version && *version > kSchemaVersion)
        facts.state = QStringLiteral("newer");
    if (!version || *version > kSchemaVersion || !isWhole(**copy))
        return facts;
    const auto rows = (*copy)->query("SELECT (SELECT count(1) FROM task), coalesce(max(seq), 0), coalesce(max(at), 0) FROM journal");
    if (!rows)
        return facts;
    facts.state = QStringLiteral("sound");
    facts.tasks = rows->front().integer(0);
    facts.entries = rows->front().integer(1);
    facts.madeAt = rows->front().integer(2);
    return facts;
}

qint64 knownEntry(const Profile &profile)
{
    const auto record = profile.anchor().read();
    const qint64 anchored = record && *record ? (*record)->head.seq : 0;
    const auto present = Database::open(profile.database(), Database::Access::ReadOnly);
    if (!present)
        return anchored;
    const auto rows = (*present)->query("SELECT coalesce(max(seq), 0) FROM journal");
    return rows ? std::max(anchored, rows->front().integer(0)) : anchored;
}

} // namespace

QJsonObject copiesOf(const Profile &profile)
{
    const qint64 known = knownEntry(profile);
    std::vector<CopyFacts> found;
    const QFileInfoList files = QDir(profile.backups()).entryInfoList({QStringLiteral("*.db")}, QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &file : files) {
        if (file.size() > 0) // an empty one only holds a name for a copy that was not finished
            found.push_back(factsOf(file.absoluteFilePath()));
    }
    std::stable_sort(found.begin(), found.end(), [](const CopyFacts &a, const CopyFacts &b) { return a.madeAt > b.madeAt; });
    QJsonArray copies;
    for (const CopyFacts &copy : found) {
        const bool sound = copy.state == QLatin1String("sound");
        copies += QJsonObject{{QStringLiteral("file"), copy.file}, {QStringLiteral("state"), copy.state},
                              {QStringLiteral("made_at"), sound ? QJsonValue(copy.madeAt) : QJsonValue()},
                              {QStringLiteral("tasks"), sound ? QJsonValue(copy.tasks) : QJsonValue()},
                              {QStringLiteral("entries"), sound ? QJsonValue(copy.entries) : QJsonValue()},
                              {QStringLiteral("lost"), sound ? QJsonValue(std::max<qint64>(0, known - copy.entries)) : QJsonValue()}};
    }
    return {{QStringLiteral("known_entry"), known}, {QStringLiteral("copies"), copies}};
}

} // namespace qd
