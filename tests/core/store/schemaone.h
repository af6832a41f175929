#pragma once

#include "core/api/taskcodec.h"
#include "core/base/canonicaljson.h"
#include "core/store/migrations.h"
#include "core/store/taskstore.h"
#include "tests/core/store/storebench.h"

#include <QRegularExpression>

namespace qd {

/// A file as the first version of the program has left it: tasks in every state and both modes, attempts in every state
/// with artifacts and without, a tick, a journal. Or as a later version has made it of that.
class SchemaOne
{
public:
    static void make(const QString &path, int version = 1)
    {
        auto opened = Database::open(path, Database::Access::ReadWrite);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        SchemaOne golden(**opened);
        golden.fill();
        for (int next = 2; next <= version; ++next)
            golden.runScript(next);
    }

    /// The statements of one migration.
    static QStringList statements(int version)
    {
        const QDir folder(QStringLiteral(QD_SOURCE_DIR "/core/store/sql"));
        QFile file(folder.filePath(folder.entryList({QStringLiteral("%1_*.sql").arg(version, 3, 10, QLatin1Char('0'))}).value(0)));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("schema %d is missing", version);
        static const QRegularExpression kComment(QStringLiteral("--[^\n]*"));
        QStringList statements;
        for (const QString &paragraph : QString::fromUtf8(file.readAll()).split(QStringLiteral("\n\n"))) {
            const QString statement = QString(paragraph).remove(kComment).trimmed();
            if (!statement.isEmpty())
                statements += statement;
        }
        return statements;
    }

    static constexpr int kTasks = 22;

private:
    explicit SchemaOne(Database &database) : m_database(database) { }

    void fill()
    {
        runScript(1);
        execute("INSERT INTO store_identity (id, profile, created_at) VALUES (1, 'golden', 5)");
        script(QStringLiteral("PRAGMA application_id = %1").arg(Database::kApplicationId));
        for (const auto &[state, word] : EnumWords<TaskState>::kWords) {
            addTask(QLatin1String(word), Mode::Proof, 0);
            addTask(QLatin1String(word), Mode::Real, state == TaskState::Queued ? 100 : 0);
        }
        addTask(QStringLiteral("queued"), Mode::Real, 99);
        addTask(QStringLiteral("queued"), Mode::Proof, 100);
        execute("UPDATE lease SET owner = 'the dead', epoch = 9, expires_at = 1, boot_id = 'b' WHERE name = 'engine'");
        execute("UPDATE control SET wish = 'pause', revision = 3, set_at = 7, set_by = 'somebody' WHERE id = 1");
        execute("INSERT INTO tick (number, epoch, started_at, duration_ms, outcome, claimed, started, succeeded, failed, "
                "idle_before, note) VALUES (4, 9, 100, 5, 'partial', 2, 2, 1, 1, 17, '')");
        JournalStore journal(m_database);
        for (int i = 0; i < 3; ++i) {
            if (!journal.append(10 + i, QStringLiteral("golden"), QStringLiteral("task_added"), QStringLiteral("T-1"), {}))
                qFatal("no journal");
        }
    }

    void runScript(int version)
    {
        for (const QString &statement : statements(version))
            script(statement);
        script(QStringLiteral("PRAGMA user_version = %1").arg(version));
    }

    void addTask(const QString &state, Mode mode, int autonomy)
    {
        ++m_tasks;
        TaskDraft draft = StoreBench::draft(QStringLiteral("task %1").arg(m_tasks));
        draft.spec.autonomy = autonomy;
        const QJsonObject spec = specToJson(draft.spec);
        const bool begun = QStringList{QStringLiteral("running"), QStringLiteral("succeeded"), QStringLiteral("failed"),
                                       QStringLiteral("dead"), QStringLiteral("unknown")}.contains(state);
        execute("INSERT INTO task (id, key, mode, title, kind, lane, spec, spec_sha256, state, ready, priority, order_key, "
                "attempts, last_attempt, max_attempts, epoch, created_at, updated_at) "
                "VALUES (?, ?, ?, ?, 'command', 'kind:command', ?, ?, ?, ?, 5, ?, ?, ?, 3, 9, 5, 6)",
                {m_tasks, QStringLiteral("key %1").arg(m_tasks), toText(mode), draft.spec.title, storedJson(spec),
                 Sha256::of(canonicalJson(spec)).hex(), state, int(state == QLatin1String("queued")), m_tasks, begun ? 2 : 0,
                 begun ? 2 : 0});
        if (!begun)
            return;
        addAttempt(1, QStringLiteral("error"), mode);
        addAttempt(2, state == QLatin1String("running") ? state : QStringLiteral("ok"), mode);
    }

    void addAttempt(int number, const QString &state, Mode mode)
    {
        ++m_attempts;
        const QString effect = Sha256::of(QByteArray::number(m_attempts)).hex();
        execute("INSERT INTO attempt (id, task, number, epoch, agent, mode, state, started_at, ended_at, effect_sha256, "
                "effect_class, error_code) VALUES (?, ?, ?, 9, 'command', ?, ?, 50, 60, ?, 'unsafe', 'command_failed')",
                {m_attempts, m_tasks, number, toText(mode), state, effect});
        for (const QString &hash : {effect, Sha256::of("the same for all").hex()}) {
            execute("INSERT INTO artifact (sha256, size, created_at) VALUES (?, 3, 5) ON CONFLICT DO NOTHING", {hash});
            execute("INSERT INTO attempt_artifact (attempt, name, sha256) VALUES (?, ?, ?)",
                    {m_attempts, hash == effect ? QStringLiteral("effect.json") : QStringLiteral("stdout.txt"), hash});
        }
    }

    void execute(Sql sql, Database::Values values = {})
    {
        if (const auto done = m_database.execute(sql, values); !done)
            qFatal("%s", qPrintable(done.error().detail));
    }

    void script(const QString &statement)
    {
        if (const auto done = m_database.executeScript(statement); !done)
            qFatal("%s", qPrintable(done.error().detail));
    }

    Database &m_database;
    int m_tasks = 0;
    int m_attempts = 0;
};

} // namespace qd
