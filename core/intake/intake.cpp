#include "core/intake/intake.h"

#include "core/intake/draftparser.h"
#include "core/intake/fieldreader.h"
#include "core/intake/intakelimits.h"
#include "core/intake/previewtable.h"
#include "core/intake/taskparser.h"

#include <QJsonArray>

namespace qd {
namespace {

void applyOverrides(TaskDraft &draft, const IntakeRequest &request)
{
    draft.mode = request.mode.value_or(draft.mode);
    draft.priority = request.priority.value_or(draft.priority);
    draft.hold = request.hold.value_or(draft.hold);
    draft.key = request.key.value_or(draft.key);
    draft.spec.agent = request.agent.value_or(draft.spec.agent);
}

/// Collects the files of one drop and bounds them as a whole: what goes beyond is refused aloud, file by file.
class Gatherer
{
public:
    void read(const QString &path);
    void parse(const SourceDocument &document);
    void refuse(const RowError &error) { m_files.push_back({error.source, {}, {error}, {}}); }
    [[nodiscard]] std::vector<ParsedFile> files() && { return std::move(m_files); }

private:
    bool isFull(const QString &name, qint64 bytes);

    std::vector<ParsedFile> m_files;
    qint64 m_bytes = 0;
    size_t m_rows = 0;
    size_t m_errors = 0;
};

Error tooMuch(const char *code, const QString &detail)
{
    return {QLatin1String(code), ErrorCategory::Permanent, detail};
}

bool Gatherer::isFull(const QString &name, qint64 bytes)
{
    m_bytes += bytes;
    std::optional<Error> reason;
    if (m_bytes > IntakeLimits::kDropBytes)
        reason = tooMuch("drop_too_large", QStringLiteral("one drop takes at most %1 bytes").arg(IntakeLimits::kDropBytes));
    else if (m_errors >= size_t(IntakeLimits::kErrorsPerDrop))
        reason = tooMuch("too_many_errors", QStringLiteral("there is too much wrong with the files before this one"));
    if (reason)
        refuse({name, 0, {}, *reason});
    return reason.has_value();
}

void Gatherer::read(const QString &path)
{
    const auto document = readTaskFile(path);
    if (document)
        parse(*document);
    else
        refuse({path, 0, {}, document.error()});
}

void Gatherer::parse(const SourceDocument &document)
{
    if (isFull(document.name, document.bytes.size()))
        return;
    ParsedFile file = parseTaskFile(document);
    m_rows += file.rows.size();
    if (m_rows > size_t(IntakeLimits::kRowsPerDrop) && !file.rows.empty()) {
        file.rows.clear();
        file.errors.push_back({file.name, 0, {}, tooMuch("too_many_rows", QStringLiteral("one drop takes at most %1 tasks")
                                                                             .arg(IntakeLimits::kRowsPerDrop))});
    }
    m_errors += file.errors.size();
    m_files.push_back(std::move(file));
}

// One key cannot be that of several tasks.
void checkGivenKey(std::vector<ParsedFile> &files)
{
    if (files.size() == 1 && files.front().rows.size() <= 1)
        return;
    for (ParsedFile &file : files) {
        file.rows.clear();
        file.errors.push_back({file.name, 0, QStringLiteral("key"),
                               tooMuch("key_for_many", QStringLiteral("a key can be given to one task only"))});
    }
}

// One file inside its transaction. `fault` says why the file was refused, if it was.
Result<void> enqueueFile(UnitOfWork &unit, const PlannedFile &file, int maxAttempts, QJsonArray &added, std::optional<RowError> &fault)
{
    for (const PlannedRow &row : file.rows) {
        const auto owner = unit.store().tasks().findByKey(row.key, row.row->draft.mode);
        if (!owner)
            return owner.error();
        const bool duplicate = owner->has_value();
        TaskId id = duplicate ? (*owner)->id : TaskId{};
        if (!duplicate) {
            TaskDraft draft = row.row->draft;
            draft.maxAttempts = draft.maxAttempts.value_or(maxAttempts);
            auto inserted = unit.insert(draft, row.key);
            if (!inserted && inserted.error().code.startsWith(QLatin1String("dependency_")))
                fault = RowError{file.file->name, row.row->row, QStringLiteral("depends_on"), inserted.error()};
            if (!inserted)
                return inserted.error();
            id = inserted->id;
        }
        added += QJsonObject{{QStringLiteral("id"), displayId(id)}, {QStringLiteral("number"), id.value},
                             {QStringLiteral("key"), row.key}, {QStringLiteral("duplicate"), duplicate}};
    }
    return {};
}

/// Adds file by file and keeps account.
class Enqueuer
{
public:
    Enqueuer(Store &store, qint64 now, const QString &actor, int maxAttempts)
        : m_store(store), m_now(now), m_actor(actor), m_maxAttempts(maxAttempts) { }

    /// An error is the store's, which has stopped answering.
    Result<void> add(const PlannedFile &file);
    void reject(const PlannedFile &file);
    void reject(const RowError &error) { m_rejected += toJson(error); }
    [[nodiscard]] bool hasAdded() const { return !m_added.isEmpty(); }
    [[nodiscard]] IntakeResult result() &&;

private:
    Store &m_store;
    qint64 m_now;
    const QString &m_actor;
    int m_maxAttempts;
    QJsonArray m_added;
    QJsonArray m_rejected;
    QJsonArray m_skipped;
    std::vector<TaskSummary> m_tasks;
};

void Enqueuer::reject(const PlannedFile &file)
{
    for (const RowError &error : file.file->errors)
        reject(error);
    for (const PlannedRow &row : file.rows) {
        if (row.fault)
            reject(*row.fault);
    }
}

Result<void> Enqueuer::add(const PlannedFile &file)
{
    QJsonArray ofFile;
    std::optional<RowError> fault;
    const auto done = inUnitOfWork(m_store, m_now, m_actor,
                                   [&](UnitOfWork &unit) { return enqueueFile(unit, file, m_maxAttempts, ofFile, fault); });
    if (fault)
        reject(*fault);
    if (!done)
        return fault ? Result<void>() : Result<void>(done.error());
    const QJsonArray rows = ofFile; // a copy, so that the loop does not detach
    for (const QJsonValue &row : rows)
        m_added += row;
    for (const RowError &reason : file.file->skipped)
        m_skipped += toJson(reason);
    m_tasks.insert(m_tasks.end(), done->begin(), done->end());
    return {};
}

IntakeResult Enqueuer::result() &&
{
    return {{{QStringLiteral("added"), m_added}, {QStringLiteral("rejected"), m_rejected}, {QStringLiteral("skipped"), m_skipped}},
            std::move(m_tasks)};
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
    FieldReader fields(parameters);
    if (fields.has("agent"))
        request.agent = fields.name("agent", IntakeLimits::kAgentCharacters, TextRule::Printable);
    if (fields.has("key"))
        request.key = readKey(fields);
    if (!fields.errors().empty()) // what no file could give either
        return fields.errors().front().error;
    if (parameters.contains(QLatin1String("hold")))
        request.hold = parameters[QLatin1String("hold")].toBool();
    return request;
}

std::vector<ParsedFile> gather(const IntakeRequest &request)
{
    Gatherer gatherer;
    const ExpandedPaths expanded = expandPaths(request.paths);
    for (const RowError &error : expanded.errors)
        gatherer.refuse(error);
    for (const QString &path : expanded.files)
        gatherer.read(path);
    for (const SourceDocument &document : request.documents)
        gatherer.parse(document);
    std::vector<ParsedFile> files = std::move(gatherer).files();
    if (request.key)
        checkGivenKey(files);
    for (ParsedFile &file : files) {
        for (ParsedRow &row : file.rows) {
            row.draft.source = file.name;
            applyOverrides(row.draft, request);
        }
    }
    return files;
}

Result<QJsonObject> preview(Database &reader, const std::vector<ParsedFile> &files)
{
    const auto plan = planOf(reader, files);
    if (!plan)
        return plan.error();
    PreviewTable table;
    for (const PlannedFile &file : *plan)
        table.add(file);
    return table.toJson();
}

Result<IntakeResult> enqueue(Store &store, qint64 now, const QString &actor, const std::vector<ParsedFile> &files, int maxAttempts)
{
    const auto plan = planOf(store.database(), files);
    if (!plan)
        return plan.error();
    Enqueuer enqueuer(store, now, actor, maxAttempts);
    std::optional<Error> silence; // the store has stopped answering after it took some files: the rest is refused aloud
    for (const PlannedFile &file : *plan) {
        if (silence) {
            enqueuer.reject({file.file->name, 0, {}, *silence});
        } else if (file.refused) {
            enqueuer.reject(file);
        } else if (const auto added = enqueuer.add(file); !added) {
            if (!enqueuer.hasAdded())
                return added.error();
            silence = added.error();
            enqueuer.reject({file.file->name, 0, {}, *silence});
        }
    }
    return std::move(enqueuer).result();
}

} // namespace qd
