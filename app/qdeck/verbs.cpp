#include "app/qdeck/verbs.h"

#include "app/qdeck/texttable.h"

#include <algorithm>

namespace qd {
namespace {

using Kind = OptionInfo::Kind;

constexpr OptionInfo kGlobal[] = {
    {"profile", Kind::Text, "DIR", nullptr, "where everything of one installation lives"},
    {"config", Kind::Text, "FILE", nullptr, "the file of settings, instead of quarterdeck.toml in the profile"},
    {"json", Kind::Flag, nullptr, nullptr, "print one JSON object"},
    {"help", Kind::Flag, nullptr, nullptr, "show help and do nothing"},
    {"version", Kind::Flag, nullptr, nullptr, "show the version and do nothing"},
};
constexpr OptionInfo kRun[] = {
    {"ticks", Kind::Integer, "N", nullptr, "end after N ticks", "AOL_MAX_TICKS"},
    {"until-idle", Kind::Flag, nullptr, nullptr, "end when nothing runs and nothing can be taken"},
    {"allow-real", Kind::Flag, nullptr, nullptr, "as --set safety.allow_real=true"},
    {"set", Kind::Text, "NAME=VALUE", nullptr, "a setting for this run (again for another)"},
    {"arm-for", Kind::Duration, "30m", "seconds", "arm at the start, for so long; with the next two"},
    {"arm-count", Kind::Integer, "N", "count", "how many tasks may start in REAL"},
    {"confirm", Kind::Text, "REAL", "confirm", "the word REAL"},
};
constexpr OptionInfo kAdd[] = {
    {"mode", Kind::Mode, "proof|real", "mode", "instead of what the file says"},
    {"priority", Kind::Integer, "N", "priority", "0 to 10, instead of what the file says"},
    {"agent", Kind::Text, "A", "agent", "instead of what the file says"},
    {"hold", Kind::Flag, nullptr, "hold", "keep the tasks back until they are released"},
    {"key", Kind::Text, "K", "key", "instead of what the file says; for a single task"},
    {"dry-run", Kind::Flag, nullptr, nullptr, "say what would be added, and add nothing"},
};
constexpr OptionInfo kList[] = {
    {"state", Kind::States, "S", "states", "only these states (comma, or again)"},
    {"text", Kind::Text, "T", "text", "only tasks whose title or key contains this"},
    {"limit", Kind::Integer, "N", "limit", "at most N rows"},
    {"filter", Kind::Text, "F", "filter", "words and qualifiers, as 'state:dead age:>2h -agent:command'"},
};
constexpr OptionInfo kKill[] = {
    {"now", Kind::Flag, nullptr, "now", "do not ask agents to end first"},
    {"reason", Kind::Text, "T", "reason", "kept in the journal"},
};
constexpr OptionInfo kReason[] = {
    {"reason", Kind::Text, "T", "reason", "kept in the journal"},
};
constexpr OptionInfo kAct[] = {
    {"reason", Kind::Text, "T", "reason", "kept in the journal"},
    {"dry-run", Kind::Flag, nullptr, "dry_run", "say what would become of each, and change nothing"},
};
constexpr OptionInfo kPrioritize[] = {
    {"priority", Kind::Integer, "N", "priority", "what it is to be, 0 to 10; this or --by"},
    {"by", Kind::Integer, "N", "by", "by how much more urgent; less than 0 is less urgent"},
    {"reason", Kind::Text, "T", "reason", "kept in the journal"},
    {"dry-run", Kind::Flag, nullptr, "dry_run", "say what would become of each, and change nothing"},
};
constexpr OptionInfo kEdit[] = {
    {"field", Kind::Text, "NAME=VALUE", nullptr, "as in a task file, again for more; JSON, or else text; null takes it away"},
    {"requeue", Kind::Flag, nullptr, "requeue", "and give the failed or dead task a new budget"},
    {"reason", Kind::Text, "T", "reason", "kept in the journal"},
};
constexpr OptionInfo kExport[] = {
    {"to", Kind::Text, "FILE", nullptr, "a file that is not there yet"},
};
constexpr OptionInfo kReview[] = {
    {"verdict", Kind::Text, "WORD", "verdict", "accept, return for another attempt, or reject"},
    {"reason", Kind::Text, "T", "reason", "what is missing; kept in the journal"},
};
constexpr OptionInfo kResolve[] = {
    {"verdict", Kind::Text, "WORD", "verdict", "happened, not_happened, or run_again at the risk of doing it twice"},
    {"reason", Kind::Text, "T", "reason", "how you know; kept in the journal"},
};
constexpr OptionInfo kResetKill[] = {
    {"confirm", Kind::Text, "RESET", "confirm", "the word RESET"},
};
constexpr OptionInfo kRestore[] = {
    {"confirm", Kind::Text, "RESTORE", "confirm", "the word RESTORE"},
};
constexpr OptionInfo kArm[] = {
    {"for", Kind::Duration, "30m", "seconds", "how long: seconds, or with s, m, h"},
    {"count", Kind::Integer, "N", "count", "how many tasks may start in REAL"},
    {"confirm", Kind::Text, "REAL", "confirm", "the word REAL"},
};
constexpr OptionInfo kLog[] = {
    {"limit", Kind::Integer, "N", "limit", "at most N rows"},
    {"follow", Kind::Flag, nullptr, nullptr, "go on as it grows, until interrupted"},
};

constexpr OptionInfo kAgent[] = {
    {"transport", Kind::Text, "WORD", nullptr, "command (as it is without this), outbound or rehearsal"},
    {"kinds", Kind::Text, "K,…", nullptr, "the kinds of tasks that it does"},
    {"specialties", Kind::Text, "W,…", nullptr, "words: a task that speaks of one goes to it rather than to another"},
    {"slots", Kind::Integer, "N", nullptr, "how many tasks at once, 1 to 64"},
    {"setting", Kind::Text, "NAME=JSON", nullptr, "a setting of the transport, again for more; null takes it away"},
};

const VerbInfo kTable[] = {
    {Verb::Run, "run", {}, Operands::None, kRun, "own the profile and work the queue"},
    {Verb::Add, "add", Operation::TasksAdd, Operands::Paths, kAdd, "add task files, folders of them, standard input"},
    {Verb::List, "list", Operation::TasksList, Operands::None, kList, "list tasks"},
    {Verb::Show, "show", Operation::TasksShow, Operands::OneTask, {}, "show a task with its attempts"},
    {Verb::Why, "why", Operation::TasksWhy, Operands::OneTask, {}, "say what a task waits for"},
    {Verb::Status, "status", Operation::StatusGet, Operands::None, {}, "show engine, queue and agents"},
    {Verb::Pause, "pause", Operation::EnginePause, Operands::None, kReason, "take nothing new; running work goes on"},
    {Verb::Resume, "resume", Operation::EngineResume, Operands::None, kReason, "work on"},
    {Verb::Drain, "drain", Operation::EngineDrain, Operands::None, kReason, "take nothing new, and stop when nothing runs"},
    {Verb::Kill, "kill", Operation::EngineKill, Operands::None, kKill, "stop everything, and stay stopped"},
    {Verb::ResetKill, "reset-kill", Operation::EngineResetKill, Operands::None, kResetKill, "leave killed, to paused"},
    {Verb::Arm, "arm", Operation::EngineArm, Operands::None, kArm, "let tasks act for real, for a while"},
    {Verb::Disarm, "disarm", Operation::EngineDisarm, Operands::None, {}, "back to PROOF at once"},
    {Verb::Log, "log", Operation::JournalList, Operands::PerhapsTask, kLog, "show the journal, or a task's part"},
    {Verb::Verify, "verify", Operation::StoreVerify, Operands::None, {}, "check journal, artifacts and database"},
    {Verb::Backup, "backup", Operation::StoreBackup, Operands::OneFile, {}, "copy the database to a new file, while it is used"},
    {Verb::Restore, "restore", {}, Operands::PerhapsFile, kRestore,
     "put a copy in the place of the database; come up paused. Without a file: which copies there are"},
    {Verb::Cancel, "cancel", Operation::TasksCancel, Operands::Tasks, kAct, "end tasks"},
    {Verb::Retry, "retry", Operation::TasksRequeue, Operands::Tasks, kAct, "give dead or failed tasks a new budget"},
    {Verb::Hold, "hold", Operation::TasksHold, Operands::Tasks, kAct, "keep queued tasks back"},
    {Verb::Release, "release", Operation::TasksRelease, Operands::Tasks, kAct, "let held tasks go"},
    {Verb::Approve, "approve", Operation::TasksApprove, Operands::Tasks, kAct, "say yes to what tasks ask"},
    {Verb::Deny, "deny", Operation::TasksDeny, Operands::Tasks, kAct, "say no to what tasks ask"},
    {Verb::Review, "review", Operation::TasksReview, Operands::Tasks, kReview, "judge results that are in review"},
    {Verb::Resolve, "resolve", Operation::TasksResolve, Operands::Tasks, kResolve, "say what became of unknown tasks"},
    {Verb::Reopen, "reopen", Operation::TasksReopen, Operands::Tasks, kAct, "take the cancel of tasks back"},
    {Verb::Prioritize, "prioritize", Operation::TasksPrioritize, Operands::Tasks, kPrioritize, "make waiting tasks more or less urgent"},
    {Verb::Edit, "edit", Operation::TasksEdit, Operands::OneTask, kEdit, "change a task that waits, failed or is dead"},
    {Verb::Clone, "clone", Operation::TasksClone, Operands::Tasks, kAct, "add the same work once more, held"},
    {Verb::Export, "export", Operation::TasksExport, Operands::Tasks, kExport, "write tasks to a new task file"},
    {Verb::AgentList, "agent list", Operation::AgentsList, Operands::None, {}, "list agents"},
    {Verb::AgentAdd, "agent add", Operation::AgentsAdd, Operands::OneAgent, kAgent, "add an agent"},
    {Verb::AgentSet, "agent set", Operation::AgentsSet, Operands::OneAgent, kAgent, "change an agent; what runs goes on"},
    {Verb::AgentTest, "agent test", Operation::AgentsTest, Operands::OneAgent, {}, "could it work? lets it do nothing"},
    {Verb::AgentEnable, "agent enable", Operation::AgentsSet, Operands::OneAgent, {}, "let an agent take tasks"},
    {Verb::AgentDisable, "agent disable", Operation::AgentsSet, Operands::OneAgent, {}, "let an agent take nothing new"},
    {Verb::AgentRemove, "agent remove", Operation::AgentsRemove, Operands::OneAgent, {}, "remove an agent"},
    {Verb::DbQuery, "db query", Operation::DatabaseQuery, Operands::Statement, {}, "ask the database in SQL; it can change nothing"},
    {Verb::Selftest, "selftest", {}, Operands::None, {}, "try on this machine, in a profile of its own, what is promised"},
    {Verb::Config, "config", {}, Operands::Setting, {}, "list, get, set or reset settings, or print a sample file"},
    {Verb::Mode, "mode", Operation::StatusGet, Operands::None, {}, "show whether tasks act for real"},
    {Verb::Health, "health", Operation::HealthGet, Operands::None, {}, "show whether all is well, for monitors"},
    {Verb::Diagnostics, "diagnostics", Operation::DiagnosticsGet, Operands::PerhapsFile, {},
     "what helps to find a fault, without secrets and names; read it before you give it away"},
    {Verb::Help, "help", {}, Operands::PerhapsVerb, {}, "show help, of everything or of a command"},
    {Verb::Version, "version", {}, Operands::None, {}, "show the version"},
};

QString optionLines(const VerbInfo *verb, std::span<const OptionInfo> options)
{
    TextTable table;
    for (const OptionInfo &option : options) {
        const QString value = option.value ? u' ' + QString::fromUtf8(option.value) : QString();
        const QString original = option.original ? QStringLiteral(" or ") + QString::fromUtf8(option.original) : QString();
        table.add({QStringLiteral("  --") + QString::fromUtf8(option.name) + value, QString::fromUtf8(option.meaning),
                   environmentName(verb, option) + original});
    }
    return table.toString();
}

QString helpOn(const VerbInfo &info)
{
    QString text = QStringLiteral("qdeck %1%2 [options]\n\n%3\n").arg(QString::fromUtf8(info.name),
                                                                     operandText(info.operands),
                                                                     QString::fromUtf8(info.meaning));
    if (!info.options.empty())
        text += QStringLiteral("\nOptions:\n") + optionLines(&info, info.options);
    return text + QStringLiteral("\nEverywhere:\n") + optionLines(nullptr, kGlobal)
        + QStringLiteral("\nAn option that is not given is taken from the variable behind it.\n");
}

} // namespace

QString operandText(Operands operands)
{
    switch (operands) {
    case Operands::None: return {};
    case Operands::Paths: return QStringLiteral(" PATH…|-");
    case Operands::OneFile: return QStringLiteral(" FILE");
    case Operands::PerhapsFile: return QStringLiteral(" [FILE]");
    case Operands::OneTask: return QStringLiteral(" ID");
    case Operands::PerhapsTask: return QStringLiteral(" [ID]");
    case Operands::Tasks: return QStringLiteral(" ID…");
    case Operands::OneAgent: return QStringLiteral(" NAME");
    case Operands::PerhapsVerb: return QStringLiteral(" [COMMAND]");
    case Operands::Statement: return QStringLiteral(" SQL");
    case Operands::Setting: return QStringLiteral(" list|get NAME|set NAME VALUE|reset NAME|sample");
    }
    return {};
}

std::span<const VerbInfo> verbs()
{
    return kTable;
}

const VerbInfo &infoOf(Verb verb)
{
    return kTable[size_t(verb)];
}

const VerbInfo *findVerb(QStringView name)
{
    const auto found = std::find_if(std::begin(kTable), std::end(kTable),
                                    [&](const VerbInfo &info) { return name == QLatin1String(info.name); });
    return found == std::end(kTable) ? nullptr : found;
}

std::span<const OptionInfo> globalOptions()
{
    return kGlobal;
}

QString environmentName(const VerbInfo *verb, const OptionInfo &option)
{
    const QString name = QString::fromUtf8(option.name);
    if (!verb && (name == u"help" || name == u"version"))
        return {};
    const QString path = verb ? QString::fromUtf8(verb->name) + u'_' + name : name;
    return QStringLiteral("QUARTERDECK_") + path.toUpper().replace(u'-', u'_').replace(u' ', u'_');
}

QString helpText(std::optional<Verb> verb)
{
    if (verb)
        return helpOn(infoOf(*verb));
    TextTable table;
    for (const VerbInfo &info : kTable)
        table.add({QStringLiteral("  ") + QString::fromUtf8(info.name) + operandText(info.operands),
                   QString::fromUtf8(info.meaning)});
    return QStringLiteral("qdeck COMMAND [options]\n\nQuarterdeck without a screen: commands autonomous agents.\n\n"
                          "Commands:\n%1\nEverywhere:\n%2\n"
                          "An option that is not given is taken from the environment: the help on a command names the\n"
                          "variables. A setting has one as well: 'qdeck config sample' names them.\n"
                          "DATABASE_URL=sqlite:////path/of/file names the database if no profile is named.\n\n"
                          "Exit codes: 0 ok, 1 failed, 2 usage, 3 not found, 4 refused by policy,\n"
                          "5 no engine or owned elsewhere, 130 and 143 ended by a signal.\n")
        .arg(table.toString(), optionLines(nullptr, kGlobal));
}

} // namespace qd
