#pragma once

#include "core/base/result.h"

#include <QFlags>
#include <QJsonObject>
#include <QJsonValue>

#include <span>

namespace qd {

/// Everything that can be asked of the core. The order is that of the table in operation.cpp.
enum class Operation {
    StatusGet,
    TasksPreview,
    TasksAdd,
    TasksIds,
    TasksPage,
    TasksList,
    TasksShow,
    TasksWhy,
    TasksCancel,
    TasksRequeue,
    TasksHold,
    TasksRelease,
    TasksResolve,
    TasksApprove,
    TasksDeny,
    TasksReview,
    TasksReopen,
    TasksPrioritize,
    TasksEdit,
    TasksClone,
    TasksFields,
    TasksExport,
    EnginePause,
    EngineResume,
    EngineDrain,
    EngineKill,
    EngineResetKill,
    EngineArm,
    EngineDisarm,
    AgentsList,
    AgentsAdd,
    AgentsSet,
    AgentsRemove,
    AgentsTest,
    AttemptsList,
    AttemptsTail,
    TicksList,
    JournalList,
    ArtifactsRead,
    StoreVerify,
    StoreBackup,
    DatabaseQuery,
    DatabaseStop,
    HealthGet,
    SettingsList,
    SettingsSet,
    SettingsReset,
    MetricsGet,
    NeedsGet,
    EngineArmCheck,
    DiagnosticsGet,
};

/// What a caller may do. Bound to the caller by the door that let it in, never declared by itself.
/// Stopping needs no scope: whoever may connect may pause and kill.
enum class Scope {
    Observe = 1, ///< read
    Enqueue = 2, ///< add work, in PROOF or asking for REAL
    Operate = 4, ///< change tasks, resume, reset a kill
    Arm = 8,     ///< open the window in which REAL effects happen, and approve effects
    Configure = 16, ///< say which programs run and how: for callers on this machine only
};
Q_DECLARE_FLAGS(Scopes, Scope)
Q_DECLARE_OPERATORS_FOR_FLAGS(Scopes)

/// By which thread an operation is answered.
enum class Route {
    Read,    ///< the reader's thread, on a read-only connection
    Write,   ///< the core thread, in a transaction; answered after the commit
    Control, ///< at once on the caller's thread through StopFlags, then recorded by the core thread
};

/// One parameter of an operation: enough to check it, to describe it and to make a JSON schema of it.
struct Parameter {
    enum class Type { Text, Integer, Boolean, TextList, IntegerList, Object, ObjectList };
    const char *name;
    Type type;
    bool required;
    qint64 least;  ///< Integer: smallest value; Text and lists: smallest length
    qint64 most;   ///< Integer: largest value; Text: most characters; lists: most items
    const char *meaning;
};

/// One row of the table of operations.
struct OperationInfo {
    Operation operation;
    const char *name; ///< "tasks.add": how doors spell it
    Route route;
    Scopes scopes; ///< all of them are needed
    std::span<const Parameter> parameters;
    const char *meaning;
};

/// The whole table, in the order of Operation.
[[nodiscard]] std::span<const OperationInfo> operations();
[[nodiscard]] const OperationInfo &infoOf(Operation operation);
/// nullptr for a name that no operation has.
[[nodiscard]] const OperationInfo *findOperation(QStringView name);

/// What this very request needs: more than `scopes` where what it changes can permit REAL.
[[nodiscard]] Scopes scopesFor(const OperationInfo &info, const QJsonObject &parameters);

/// Checks types, ranges, required and unknown names. Errors (Permanent): `parameter_missing`, `parameter_unknown`,
/// `parameter_type`, `parameter_range`; the detail names the parameter.
[[nodiscard]] Result<void> checkParameters(const OperationInfo &info, const QJsonObject &parameters);

} // namespace qd
