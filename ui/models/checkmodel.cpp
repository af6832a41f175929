#include "ui/models/checkmodel.h"

#include "core/base/untrustedtext.h"
#include "ui/models/roles.h"
#include "ui/models/words.h"

namespace qd {
namespace {

struct CheckName {
    const char *id;
    const char *name;
};

constexpr CheckName kNames[] = {
    {"store_ready", QT_TRANSLATE_NOOP("qd::CheckModel", "Database ready")},
    {"payload_valid", QT_TRANSLATE_NOOP("qd::CheckModel", "Payload valid")},
    {"task_exists", QT_TRANSLATE_NOOP("qd::CheckModel", "Task exists")},
    {"claim_ours", QT_TRANSLATE_NOOP("qd::CheckModel", "Claim ours")},
    {"dependencies_met", QT_TRANSLATE_NOOP("qd::CheckModel", "Dependencies met")},
    {"no_conflict", QT_TRANSLATE_NOOP("qd::CheckModel", "No conflict")},
    {"agent_available", QT_TRANSLATE_NOOP("qd::CheckModel", "Agent available")},
    {"inputs_and_outputs", QT_TRANSLATE_NOOP("qd::CheckModel", "Inputs and outputs")},
    {"working_tree_clean", QT_TRANSLATE_NOOP("qd::CheckModel", "Working tree clean")},
    {"resources", QT_TRANSLATE_NOOP("qd::CheckModel", "Resources")},
    {"result_accepted", QT_TRANSLATE_NOOP("qd::CheckModel", "Result accepted")},
    {"outputs_exist", QT_TRANSLATE_NOOP("qd::CheckModel", "Outputs exist")},
    {"outputs_not_empty", QT_TRANSLATE_NOOP("qd::CheckModel", "Outputs not empty")},
    {"claim_released", QT_TRANSLATE_NOOP("qd::CheckModel", "Claim released")},
    {"end_recorded", QT_TRANSLATE_NOOP("qd::CheckModel", "End recorded")},
    {"no_error_markers", QT_TRANSLATE_NOOP("qd::CheckModel", "No error markers")},
    {"changes_committed", QT_TRANSLATE_NOOP("qd::CheckModel", "Changes committed")},
    {"queue_consistent", QT_TRANSLATE_NOOP("qd::CheckModel", "Queue consistent")},
};

QString nameOf(const QString &id)
{
    for (const CheckName &known : kNames) {
        if (id == QLatin1String(known.id))
            return CheckModel::tr(known.name);
    }
    return UntrustedText(id).displayLine();
}

} // namespace

void CheckModel::setChecks(std::vector<CheckRow> checks)
{
    std::stable_sort(checks.begin(), checks.end(), [](const CheckRow &a, const CheckRow &b) { return a.attempt > b.attempt; });
    replaceRows(std::move(checks), [](const CheckRow &row) { return std::pair(row.attempt, row.position); });
}

int CheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant CheckModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CheckRow &row = at(index.row());
    if (role == kStateRole && index.column() == Result)
        return QVariant::fromValue(row.check.result);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Attempt: return QString::number(row.attempt);
    case Phase: return row.check.phase == CheckPhase::Pre ? tr("Before") : tr("After");
    case Name: return nameOf(row.check.id);
    case Result: return wordFor(row.check.result);
    case Evidence: return UntrustedText(row.check.detail).displayLine();
    }
    return {};
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == kWordsRole && section == Result)
        return allWords<CheckResult>();
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowTable::headerData(section, orientation, role);
    switch (Column(section)) {
    case Attempt: return tr("Attempt");
    case Phase: return tr("When");
    case Name: return tr("Check");
    case Result: return tr("Result");
    case Evidence: return tr("Evidence");
    }
    return {};
}

} // namespace qd
