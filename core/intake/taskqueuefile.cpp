#include "core/intake/taskqueuefile.h"

#include "core/domain/task.h"
#include "core/intake/fieldreader.h"
#include "core/intake/intakelimits.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <array>

namespace qd {
namespace {

enum class Fate { Queue, Hold, HoldUnlessBlocked, Skip };

struct StatusWord {
    const char *word;
    Fate fate;
};
constexpr std::array<StatusWord, 9> kStatusWords{{
    {"pending", Fate::Queue},
    {"assigned", Fate::Queue},
    {"in_progress", Fate::Hold}, // somebody else may be at it
    {"review", Fate::Hold},
    {"failed", Fate::Hold},
    {"blocked", Fate::HoldUnlessBlocked},
    {"completed", Fate::Skip},
    {"cancelled", Fate::Skip},
    {"canceled", Fate::Skip},
}};

struct KindWord {
    const char *word;
    TaskKind kind;
};
constexpr std::array<KindWord, 14> kKindWords{{
    {"code", TaskKind::Code},
    {"coding", TaskKind::Code},
    {"feature", TaskKind::Code},
    {"bug_fix", TaskKind::Code},
    {"refactor", TaskKind::Code},
    {"documentation", TaskKind::Documentation},
    {"content", TaskKind::Documentation},
    {"research", TaskKind::Research},
    {"analysis", TaskKind::Analysis},
    {"synthesis", TaskKind::Synthesis},
    {"qa", TaskKind::Qa},
    {"test", TaskKind::Qa},
    {"testing", TaskKind::Qa},
    {"review", TaskKind::Qa},
}};

// What the other system has noted about its own work. It changes while the task stays the same, and must not make other
// work of it when the queue is added again.
constexpr std::array<const char *, 16> kNotes{
    "status", "created", "created_at", "assigned_at", "claimed_on", "started_at", "completed_at", "completed_on",
    "updated_at", "last_updated", "timestamps", "actual_duration", "actual_time", "completion_notes", "error_message",
    "retry_info"};

template <typename Table>
auto find(const Table &table, const QString &word)
{
    return std::find_if(table.begin(), table.end(), [&](const auto &entry) { return word == QLatin1String(entry.word); });
}

QJsonArray entriesOf(const QJsonObject &object)
{
    QJsonArray entries = object.value(QLatin1String("tasks")).toArray();
    const QJsonArray queue = object.value(QLatin1String("queue")).toArray();
    for (const QJsonValue &entry : queue)
        entries += entry;
    return entries;
}

// Ids are texts in one version of the format and numbers in the other.
QJsonValue asText(const QJsonValue &value)
{
    const std::optional<qint64> number = exactInteger(value);
    return number ? QJsonValue(QString::number(*number)) : value;
}

QJsonValue idOf(const QJsonObject &entry)
{
    return asText(entry.contains(QLatin1String("id")) ? entry.value(QLatin1String("id")) : entry.value(QLatin1String("task_id")));
}

QString statusOf(const QJsonObject &entry)
{
    return entry.value(QLatin1String("status")).toString(QStringLiteral("pending"));
}

/// Turns one entry into the fields of a task, taking out of it what it has understood.
class EntryReader
{
public:
    EntryReader(QJsonObject entry, const QString &directory, const QSet<QString> &completed)
        : m_entry(std::move(entry)), m_directory(directory), m_completed(completed) { }

    QJsonObject fields();

private:
    [[nodiscard]] QJsonValue value(const char *name) const { return m_entry.value(QLatin1String(name)); }
    void put(const char *field, const QJsonValue &value) { m_fields.insert(QLatin1String(field), value); }
    /// Moves a member over; `null`, which says nothing, is left out.
    void move(const char *name, const char *field);
    void readTexts();
    void readKind(const char *name);
    void readDependencies();
    void readFiles();
    void readReview();
    void readStatus();

    QJsonObject m_entry;
    QJsonObject m_fields;
    QJsonArray m_tags;
    const QString &m_directory;
    const QSet<QString> &m_completed;
};

void EntryReader::move(const char *name, const char *field)
{
    const QJsonValue taken = m_entry.take(QLatin1String(name));
    if (!taken.isNull() && !taken.isUndefined())
        put(field, taken);
}

void EntryReader::readTexts()
{
    const QString description = value("description").toString();
    const QString instructions = value("instructions").toString();
    if (m_entry.contains(QLatin1String("title")))
        move("title", "title");
    else if (!description.trimmed().isEmpty())
        put("title", description.trimmed().section(u'\n', 0, 0).left(IntakeLimits::kTitleCharacters).trimmed());
    const QStringList both{description, instructions};
    const QString text = both.join(QStringLiteral("\n\n")).trimmed();
    if (!text.isEmpty())
        put("instructions", text);
    for (const char *name : {"description", "instructions"}) {
        if (value(name).isString())
            m_entry.remove(QLatin1String(name));
    }
}

// What says no kind of ours says at least something about the task.
void EntryReader::readKind(const char *name)
{
    if (!value(name).isString())
        return;
    const QString word = m_entry.take(QLatin1String(name)).toString();
    const auto known = find(kKindWords, word);
    if (known != kKindWords.end() && !m_fields.contains(QLatin1String("kind")))
        put("kind", toText(known->kind));
    else if (!word.trimmed().isEmpty())
        m_tags += word;
}

void EntryReader::readDependencies()
{
    if (!value("dependencies").isArray())
        return;
    const QJsonArray given = value("dependencies").toArray();
    QJsonArray open;
    for (const QJsonValue &dependency : given) {
        if (!m_completed.contains(asText(dependency).toString()))
            open += asText(dependency);
    }
    if (open.size() == given.size())
        m_entry.remove(QLatin1String("dependencies"));
    if (!open.isEmpty())
        put("depends_on", open);
}

// Where the files are is known only if the queue is a file itself, and an output elsewhere is not ours to expect.
void EntryReader::readFiles()
{
    if (m_directory.isEmpty())
        return;
    put("workspace", m_directory);
    const QJsonArray outputs = value("output_files").toArray();
    const auto isRelative = [](const QJsonValue &path) {
        return path.isString() && !path.toString().isEmpty() && !path.toString().startsWith(u'/');
    };
    if (std::all_of(outputs.begin(), outputs.end(), isRelative))
        move("output_files", "outputs");
    move("input_files", "inputs");
}

void EntryReader::readReview()
{
    const QJsonValue review = value("peer_review");
    const QJsonObject details = review.toObject();
    put("review", review.toBool() || details.value(QLatin1String("required")).toBool());
    if (review.isBool() || (details.size() == 1 && details.contains(QLatin1String("required"))))
        m_entry.remove(QLatin1String("peer_review"));
}

void EntryReader::readStatus()
{
    const auto status = find(kStatusWords, statusOf(m_entry));
    const Fate fate = status == kStatusWords.end() ? Fate::Hold : status->fate;
    const bool waits = m_fields.contains(QLatin1String("depends_on"));
    put("hold", fate == Fate::Hold || (fate == Fate::HoldUnlessBlocked && !waits));
}

QJsonObject EntryReader::fields()
{
    m_tags = value("tags").toArray();
    if (value("tags").isArray())
        m_entry.remove(QLatin1String("tags"));
    if (const QJsonValue id = idOf(m_entry); id.isString())
        put("key", id);
    m_entry.remove(QLatin1String(m_entry.contains(QLatin1String("id")) ? "id" : "task_id"));
    readTexts();
    readKind("type");
    readKind("category");
    readDependencies();
    readFiles();
    readReview();
    readStatus();
    move("priority", "priority");
    move("acceptance_criteria", "acceptance");
    move("autonomy_level", "autonomy");
    const QString agent = value("assigned_to").toString();
    if (!agent.isEmpty() && agent != QLatin1String("auto"))
        move("assigned_to", "agent");
    if (!m_tags.isEmpty())
        put("tags", m_tags);
    for (const char *note : kNotes)
        m_entry.remove(QLatin1String(note));
    if (!m_entry.isEmpty())
        put("metadata", QJsonObject{{QStringLiteral("orkestra"), m_entry}});
    return m_fields;
}

QSet<QString> completedIn(const QJsonArray &entries)
{
    QSet<QString> ids;
    for (const QJsonValue &entry : entries) {
        if (statusOf(entry.toObject()) == QLatin1String("completed"))
            ids += idOf(entry.toObject()).toString();
    }
    return ids;
}

} // namespace

bool isTaskQueue(const QJsonObject &object)
{
    if (object.value(QLatin1String("queue")).isArray())
        return true;
    const QJsonArray tasks = object.value(QLatin1String("tasks")).toArray();
    return std::any_of(tasks.begin(), tasks.end(), [](const QJsonValue &task) {
        return task.toObject().contains(QLatin1String("id")) || task.toObject().contains(QLatin1String("task_id"));
    });
}

void readTaskQueue(const QJsonObject &object, const QString &directory, RowCollector &rows)
{
    const QJsonArray entries = entriesOf(object);
    const QSet<QString> completed = completedIn(entries);
    for (const QJsonValue &entry : entries) {
        const auto status = find(kStatusWords, statusOf(entry.toObject()));
        const bool isOver = entry.isObject() && status != kStatusWords.end() && status->fate == Fate::Skip;
        const bool goesOn = isOver
            ? rows.skipRow(QStringLiteral("status"), {QStringLiteral("task_finished"), ErrorCategory::Permanent,
                           QStringLiteral("it is %1 and not imported").arg(QLatin1String(status->word))})
            : rows.take(entry.isObject() ? QJsonValue(EntryReader(entry.toObject(), directory, completed).fields()) : entry);
        if (!goesOn)
            return;
    }
}

} // namespace qd
