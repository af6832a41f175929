#include "core/intake/intake.h"

#include "core/api/taskcodec.h"
#include "core/intake/fieldreader.h"
#include "core/intake/intakelimits.h"
#include "core/intake/taskkey.h"
#include "core/intake/taskparser.h"

#include <QHash>
#include <QJsonArray>

namespace qd {
namespace {

QString keyOf(const TaskDraft &draft)
{
    return draft.key.isEmpty() ? derivedKey(specHash(draft.spec), draft.mode) : draft.key;
}

QJsonObject rejection(const RowError &error)
{
    return {{QStringLiteral("source"), error.source},
            {QStringLiteral("row"), error.row},
            {QStringLiteral("field"), error.field},
            {QStringLiteral("code"), error.error.code},
            {QStringLiteral("detail"), error.error.detail}};
}

Error keyConflict(const QString &key, TaskId existing)
{
    return {QStringLiteral("key_conflict"), ErrorCategory::Permanent,
            QStringLiteral("the key '%1' belongs to %2, which is other work")
                .arg(key, existing.isValid() ? displayId(existing) : QStringLiteral("another row"))};
}

void applyOverrides(TaskDraft &draft, const IntakeRequest &request)
{
    draft.mode = request.mode.value_or(draft.mode);
    draft.priority = request.priority.value_or(draft.priority);
    draft.hold = request.hold.value_or(draft.hold);
    draft.spec.agent = request.agent.value_or(draft.spec.agent);
}

// A drop is bounded as a whole: what goes beyond is refused aloud, file by file.
void limitRows(std::vector<ParsedFile> &files)
{
    size_t rows = 0;
    for (ParsedFile &file : files) {
        rows += file.rows.size();
        if (rows > size_t(IntakeLimits::kRowsPerDrop) && !file.rows.empty()) {
            file.rows.clear();
            file.errors.push_back({file.name, 0, {}, {QStringLiteral("too_many_rows"), ErrorCategory::Permanent,
                                   QStringLiteral("one drop takes at most %1 tasks").arg(IntakeLimits::kRowsPerDrop)}});
        }
    }
}

class PreviewTable
{
public:
    explicit PreviewTable(Database &reader) : m_tasks(reader) { }

    Result<void> add(const ParsedFile &file)
    {
        std::vector<Judged> rows;
        QHash<QString, Sha256> seen = m_seen; // a refused file leaves nothing behind that a later one could meet
        bool refused = !file.errors.empty();
        for (const ParsedRow &row : file.rows) {
            auto judged = judge(file, row, seen);
            if (!judged)
                return judged.error();
            refused = refused || judged->verdict == Verdict::Conflict;
            rows.push_back(*std::move(judged));
        }
        for (Judged &row : rows)
            put(std::move(row), refused);
        for (const RowError &error : file.errors)
            put("invalid", m_invalid, rejection(error));
        if (!refused)
            m_seen = std::move(seen);
        return {};
    }

    [[nodiscard]] QJsonObject toJson() const
    {
        return {{QStringLiteral("rows"), m_rows}, {QStringLiteral("total"), m_rows.size()}, {QStringLiteral("ok"), m_ok},
                {QStringLiteral("duplicate"), m_duplicate}, {QStringLiteral("invalid"), m_invalid}};
    }

private:
    enum class Verdict { New, Duplicate, Conflict };
    struct Judged {
        Verdict verdict = Verdict::New;
        QJsonObject object;
    };

    Result<Judged> judge(const ParsedFile &file, const ParsedRow &row, QHash<QString, Sha256> &seen)
    {
        const TaskDraft &draft = row.draft;
        const QString key = keyOf(draft);
        QJsonObject object{{QStringLiteral("source"), file.name}, {QStringLiteral("row"), row.row},
                           {QStringLiteral("title"), draft.spec.title}, {QStringLiteral("kind"), toText(draft.spec.kind)},
                           {QStringLiteral("mode"), toText(draft.mode)}, {QStringLiteral("priority"), draft.priority},
                           {QStringLiteral("key"), key}};
        const auto existing = m_tasks.findByKey(key, draft.mode);
        if (!existing)
            return existing.error();
        if (*existing)
            object.insert(QStringLiteral("existing"), displayId((*existing)->id));
        const Sha256 hash = specHash(draft.spec);
        const QString slot = toText(draft.mode) + u':' + key;
        const Sha256 known = *existing ? (*existing)->specHash : seen.value(slot);
        if (known.isNull()) {
            seen.insert(slot, hash);
            return Judged{Verdict::New, object};
        }
        if (known == hash)
            return Judged{Verdict::Duplicate, object};
        object.insert(QStringLiteral("field"), QStringLiteral("key"));
        object.insert(QStringLiteral("code"), QStringLiteral("key_conflict"));
        object.insert(QStringLiteral("detail"), keyConflict(key, *existing ? (*existing)->id : TaskId{}).detail);
        return Judged{Verdict::Conflict, object};
    }

    void put(Judged row, bool refused)
    {
        if (refused && row.verdict != Verdict::Conflict) {
            row.object.insert(QStringLiteral("code"), QStringLiteral("file_rejected"));
            row.object.insert(QStringLiteral("detail"),
                              QStringLiteral("another row of this file is invalid; a file is all or nothing"));
        }
        if (refused)
            put("invalid", m_invalid, row.object);
        else if (row.verdict == Verdict::Duplicate)
            put("duplicate", m_duplicate, row.object);
        else
            put("ok", m_ok, row.object);
    }

    void put(const char *status, int &count, QJsonObject object)
    {
        object.insert(QStringLiteral("status"), QLatin1String(status));
        m_rows += object;
        ++count;
    }

    TaskStore m_tasks;
    QHash<QString, Sha256> m_seen; ///< what earlier files of this drop would add
    QJsonArray m_rows;
    int m_ok = 0;
    int m_duplicate = 0;
    int m_invalid = 0;
};

// One file inside its transaction. `conflict` says why the file was refused, if it was.
Result<void> enqueueFile(UnitOfWork &unit, const ParsedFile &file, QJsonArray &added, std::optional<RowError> &conflict)
{
    for (const ParsedRow &row : file.rows) {
        const QString key = keyOf(row.draft);
        auto task = unit.store().tasks().findByKey(key, row.draft.mode);
        if (!task)
            return task.error();
        const bool duplicate = task->has_value();
        if (duplicate && (*task)->specHash != specHash(row.draft.spec)) {
            conflict = RowError{file.name, row.row, QStringLiteral("key"), keyConflict(key, (*task)->id)};
            return conflict->error;
        }
        if (!duplicate) {
            auto inserted = unit.insert(row.draft, key);
            if (!inserted)
                return inserted.error();
            *task = *std::move(inserted);
        }
        added += QJsonObject{{QStringLiteral("id"), displayId((*task)->id)}, {QStringLiteral("number"), (*task)->id.value},
                             {QStringLiteral("key"), key}, {QStringLiteral("duplicate"), duplicate}};
    }
    return {};
}

// The store has stopped answering after it took some files: those are told of, and the rest is refused aloud.
void rejectFrom(const std::vector<ParsedFile> &files, const ParsedFile *first, const Error &error, QJsonArray &rejected)
{
    for (const ParsedFile *file = first; file != files.data() + files.size(); ++file)
        rejected += rejection({file->name, 0, {}, error});
}

} // namespace

Result<IntakeRequest> intakeRequestOf(const QJsonObject &parameters)
{
    IntakeRequest request;
    const QJsonArray paths = parameters[QLatin1String("paths")].toArray();
    for (const QJsonValue &path : paths)
        request.paths += path.toString();
    const QJsonArray documents = parameters[QLatin1String("documents")].toArray();
    for (const QJsonValue &document : documents) {
        const QString text = document[QLatin1String("text")].toString();
        if (!text.isValidUtf16()) // half a character would silently become a question mark
            return Error{QStringLiteral("document_text"), ErrorCategory::Permanent,
                         QStringLiteral("a document is not Unicode text")};
        request.documents.push_back({document[QLatin1String("name")].toString(), text.toUtf8(), {}});
    }
    if (request.paths.isEmpty() && request.documents.empty())
        return Error{QStringLiteral("no_source"), ErrorCategory::Permanent, QStringLiteral("neither paths nor documents")};
    if (parameters.contains(QLatin1String("mode"))) {
        request.mode = fromText<Mode>(parameters[QLatin1String("mode")].toString());
        if (!request.mode)
            return Error{QStringLiteral("parameter_range"), ErrorCategory::Permanent, QStringLiteral("mode is proof or real")};
    }
    if (parameters.contains(QLatin1String("priority")))
        request.priority = parameters[QLatin1String("priority")].toInt();
    if (FieldReader fields(parameters); fields.has("agent")) {
        request.agent = fields.name("agent", IntakeLimits::kAgentCharacters, TextRule::Printable);
        if (!fields.errors().empty()) // a name that no file could give either
            return fields.errors().front().error;
    }
    if (parameters.contains(QLatin1String("hold")))
        request.hold = parameters[QLatin1String("hold")].toBool();
    return request;
}

std::vector<ParsedFile> gather(const IntakeRequest &request)
{
    std::vector<ParsedFile> files;
    ExpandedPaths expanded = expandPaths(request.paths);
    for (RowError &error : expanded.errors)
        files.push_back({error.source, {}, {std::move(error)}});
    for (const QString &path : expanded.files) {
        const auto document = readTaskFile(path);
        files.push_back(document ? parseTaskFile(*document) : ParsedFile{path, {}, {RowError{path, 0, {}, document.error()}}});
    }
    for (const SourceDocument &document : request.documents)
        files.push_back(parseTaskFile(document));
    for (ParsedFile &file : files) {
        for (ParsedRow &row : file.rows) {
            row.draft.source = file.name;
            applyOverrides(row.draft, request);
        }
    }
    limitRows(files);
    return files;
}

Result<QJsonObject> preview(Database &reader, const std::vector<ParsedFile> &files)
{
    PreviewTable table(reader);
    for (const ParsedFile &file : files) {
        if (auto added = table.add(file); !added)
            return added.error();
    }
    return table.toJson();
}

Result<IntakeResult> enqueue(Store &store, qint64 now, const QString &actor, const std::vector<ParsedFile> &files)
{
    IntakeResult result;
    QJsonArray added;
    QJsonArray rejected;
    for (const ParsedFile &file : files) {
        for (const RowError &error : file.errors)
            rejected += rejection(error);
        if (!file.errors.empty())
            continue;
        QJsonArray ofFile;
        std::optional<RowError> conflict;
        auto done = inUnitOfWork(store, now, actor, [&](UnitOfWork &unit) { return enqueueFile(unit, file, ofFile, conflict); });
        if (!done && !conflict) {
            if (added.isEmpty())
                return done.error();
            rejectFrom(files, &file, done.error(), rejected);
            break;
        }
        if (!done) {
            rejected += rejection(*conflict);
            continue;
        }
        const QJsonArray rows = ofFile; // a copy, so that the loop does not detach
        for (const QJsonValue &row : rows)
            added += row;
        result.tasks.insert(result.tasks.end(), done->begin(), done->end());
    }
    result.answer = {{QStringLiteral("added"), added}, {QStringLiteral("rejected"), rejected}};
    return result;
}

} // namespace qd
