#include "ui/models/errortext.h"

#include "core/base/untrustedtext.h"
#include "ui/models/detailtext.h"

#include <QCoreApplication>

namespace qd {
namespace {

struct Sentence {
    const char *code;
    const char *text;
};

constexpr char kContext[] = "qd::ErrorText";

constexpr Sentence kSentences[] = {
    // may this caller do it, and does the core understand it
    {"operation_forbidden", QT_TRANSLATE_NOOP("qd::ErrorText", "This console may not do that.")},
    {"operation_unknown", QT_TRANSLATE_NOOP("qd::ErrorText", "The daemon is of another version: it does not know this.")},
    {"protocol_version", QT_TRANSLATE_NOOP("qd::ErrorText", "The daemon is of another version.")},
    {"request_too_large", QT_TRANSLATE_NOOP("qd::ErrorText", "That is too much at once.")},
    {"too_many_requests", QT_TRANSLATE_NOOP("qd::ErrorText", "Too many requests are waiting. Try again in a moment.")},
    {"too_many_connections", QT_TRANSLATE_NOOP("qd::ErrorText", "Too many programs are connected to the daemon.")},
    {"connection_lost", QT_TRANSLATE_NOOP("qd::ErrorText", "The daemon is gone.")},
    {"core_stopped", QT_TRANSLATE_NOOP("qd::ErrorText", "The daemon has ended.")},
    {"no_engine", QT_TRANSLATE_NOOP("qd::ErrorText", "No daemon is running that could do that.")},
    {"killed", QT_TRANSLATE_NOOP("qd::ErrorText", "The daemon was killed.")},
    {"conflict", QT_TRANSLATE_NOOP("qd::ErrorText", "It has changed meanwhile. Look at it again.")},
    {"illegal_transition", QT_TRANSLATE_NOOP("qd::ErrorText", "The task is no longer in a state that allows this.")},
    {"changed_meanwhile", QT_TRANSLATE_NOOP("qd::ErrorText", "It is not any more as you saw it. Look at it again.")},
    {"not_reopenable", QT_TRANSLATE_NOOP("qd::ErrorText", "Only a cancelled task that had not begun can be reopened.")},
    {"priority_bound", QT_TRANSLATE_NOOP("qd::ErrorText", "It is as urgent, or as little urgent, as a task can be.")},
    {"nothing_to_change", QT_TRANSLATE_NOOP("qd::ErrorText", "That would change nothing.")},
    {"export_failed", QT_TRANSLATE_NOOP("qd::ErrorText", "The file could not be written.")},
    {"confirmation_needed", QT_TRANSLATE_NOOP("qd::ErrorText", "The word that confirms it is not the right one.")},
    {"real_not_allowed",
     QT_TRANSLATE_NOOP("qd::ErrorText", "REAL is not allowed here. To allow it, set safety.allow_real to true first: "
                                        "\"qdeck config set safety.allow_real true\".")},
    {"setting_unknown", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no such setting.")},
    {"setting_value", QT_TRANSLATE_NOOP("qd::ErrorText", "The setting cannot have this value.")},
    {"config_unreadable", QT_TRANSLATE_NOOP("qd::ErrorText", "The file of settings cannot be read.")},
    {"config_unsafe", QT_TRANSLATE_NOOP("qd::ErrorText", "Others can write the file of settings. Make it yours alone.")},
    {"config_syntax", QT_TRANSLATE_NOOP("qd::ErrorText", "The file of settings is not well-formed.")},
    {"config_invalid", QT_TRANSLATE_NOOP("qd::ErrorText", "Something in the file of settings is no setting.")},
    {"database_url", QT_TRANSLATE_NOOP("qd::ErrorText", "DATABASE_URL names a database of another kind.")},
    {"reason_needed", QT_TRANSLATE_NOOP("qd::ErrorText", "Say how you know: it is kept in the journal.")},
    {"workspace_not_empty", QT_TRANSLATE_NOOP("qd::ErrorText", "This folder is not empty. A new workspace needs one that is.")},
    {"workspace_missing", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no workspace in this folder.")},
    {"previews_open", QT_TRANSLATE_NOOP("qd::ErrorText", "Several previews of task files are open. Finish one of them first.")},
    {"console_not_started", QT_TRANSLATE_NOOP("qd::ErrorText", "The other console could not be started.")},
    {"file_unwritable", QT_TRANSLATE_NOOP("qd::ErrorText", "The file could not be written.")},
    // the profile and its storage
    {"profile_unusable", QT_TRANSLATE_NOOP("qd::ErrorText", "This directory cannot be used as a profile.")},
    {"owned_elsewhere", QT_TRANSLATE_NOOP("qd::ErrorText", "Another program works on this profile.")},
    {"owner_silent", QT_TRANSLATE_NOOP("qd::ErrorText", "The program that owns this profile does not answer.")},
    {"owner_foreign", QT_TRANSLATE_NOOP("qd::ErrorText", "This profile belongs to another user's program.")},
    {"socket_failed", QT_TRANSLATE_NOOP("qd::ErrorText", "The meeting point for other programs could not be opened.")},
    {"socket_directory_unsafe",
     QT_TRANSLATE_NOOP("qd::ErrorText", "The directory of the meeting point is not yours alone.")},
    {"socket_path_taken",
     QT_TRANSLATE_NOOP("qd::ErrorText", "Something else stands where the meeting point for other programs would be.")},
    {"socket_path_too_long",
     QT_TRANSLATE_NOOP("qd::ErrorText", "The path of the profile is too long for a meeting point.")},
    {"lease_held", QT_TRANSLATE_NOOP("qd::ErrorText", "Another daemon holds the lease.")},
    {"fenced_out", QT_TRANSLATE_NOOP("qd::ErrorText", "Another daemon has taken over meanwhile.")},
    {"latch_unwritable", QT_TRANSLATE_NOOP("qd::ErrorText", "The kill is in force, but it could not be written down: "
                                                            "do not restart before the disk is writable.")},
    {"database_full", QT_TRANSLATE_NOOP("qd::ErrorText", "The disk is full.")},
    {"database_io", QT_TRANSLATE_NOOP("qd::ErrorText", "The disk could not be read or written.")},
    {"database_corrupt", QT_TRANSLATE_NOOP("qd::ErrorText", "The database is damaged.")},
    {"database_newer", QT_TRANSLATE_NOOP("qd::ErrorText", "The database was made by a newer version.")},
    {"database_unusable", QT_TRANSLATE_NOOP("qd::ErrorText", "The database cannot be opened.")},
    {"database_foreign", QT_TRANSLATE_NOOP("qd::ErrorText", "This is the database of another program.")},
    {"database_moved",
     QT_TRANSLATE_NOOP("qd::ErrorText", "The database was moved or deleted while it was in use: nothing new begins.")},
    {"database_lost",
     QT_TRANSLATE_NOOP("qd::ErrorText", "The database of this profile is not there any more. Put it back, or restore a copy.")},
    {"journal_broken", QT_TRANSLATE_NOOP("qd::ErrorText", "The journal in this copy was changed.")},
    {"anchor_unreadable", QT_TRANSLATE_NOOP("qd::ErrorText", "What is known of the journal outside of the database was changed.")},
    {"anchor_unwritable", QT_TRANSLATE_NOOP("qd::ErrorText", "What is known of the journal outside of the database could not be written.")},
    {"backup_failed", QT_TRANSLATE_NOOP("qd::ErrorText", "The database could not be copied.")},
    {"restore_failed", QT_TRANSLATE_NOOP("qd::ErrorText", "The copy could not be put in place. Nothing was changed.")},
    {"file_exists", QT_TRANSLATE_NOOP("qd::ErrorText", "There is such a file already, and it is not overwritten.")},
    {"database_busy", QT_TRANSLATE_NOOP("qd::ErrorText", "The database is busy. Try again in a moment.")},
    {"commit_unknown",
     QT_TRANSLATE_NOOP("qd::ErrorText", "It is not known whether this was saved. Look before you do it again.")},
    {"artifact_missing", QT_TRANSLATE_NOOP("qd::ErrorText", "The artifact is no longer there.")},
    {"artifact_changed",
     QT_TRANSLATE_NOOP("qd::ErrorText", "The artifact is no longer what it was when it was stored.")},
    {"artifact_unreadable", QT_TRANSLATE_NOOP("qd::ErrorText", "The artifact cannot be read.")},
    {"artifact_unwritable", QT_TRANSLATE_NOOP("qd::ErrorText", "The artifact could not be stored.")},
    {"not_found", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no such thing.")},
    {"no_source", QT_TRANSLATE_NOOP("qd::ErrorText", "Nothing was given to add.")},
    {"too_many_rows", QT_TRANSLATE_NOOP("qd::ErrorText", "These are too many tasks at once.")},
    {"key_for_many", QT_TRANSLATE_NOOP("qd::ErrorText", "A key can be given to one task only.")},
    {"task_finished", QT_TRANSLATE_NOOP("qd::ErrorText", "It is over and is left out.")},
    {"key_conflict", QT_TRANSLATE_NOOP("qd::ErrorText", "Another task has the same key, with other contents.")},
    {"kind_unsupported", QT_TRANSLATE_NOOP("qd::ErrorText", "No agent can do this kind of task.")},
    {"program_not_found", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no such program.")},
    {"directory_missing", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no such directory.")},
    // how an attempt ended
    {"agent_crashed", QT_TRANSLATE_NOOP("qd::ErrorText", "The agent ended without an answer.")},
    {"precheck_failed", QT_TRANSLATE_NOOP("qd::ErrorText", "A check before the work began said no.")},
    {"postcheck_failed", QT_TRANSLATE_NOOP("qd::ErrorText", "A check of the result said no.")},
    {"timed_out", QT_TRANSLATE_NOOP("qd::ErrorText", "It took too long, or gave no sign of life, and was stopped.")},
    {"command_failed", QT_TRANSLATE_NOOP("qd::ErrorText", "The command ended with an error.")},
    {"command_missing", QT_TRANSLATE_NOOP("qd::ErrorText", "The task names no program to run.")},
    {"command_invalid", QT_TRANSLATE_NOOP("qd::ErrorText", "No program can be started with these arguments.")},
    {"program_not_executable", QT_TRANSLATE_NOOP("qd::ErrorText", "This program cannot be started.")},
    {"box_start_failed", QT_TRANSLATE_NOOP("qd::ErrorText", "The supervisor of agents could not be started.")},
    {"spool_failed", QT_TRANSLATE_NOOP("qd::ErrorText", "The output of the agent could not be written down.")},
    {"engine_lost", QT_TRANSLATE_NOOP("qd::ErrorText", "The daemon ended while this ran.")},
    {"not_started", QT_TRANSLATE_NOOP("qd::ErrorText", "It was stopped before it had begun.")},
    {"cancelled", QT_TRANSLATE_NOOP("qd::ErrorText", "A person cancelled it.")},
    {"rehearsed_failure", QT_TRANSLATE_NOOP("qd::ErrorText", "The rehearsal was to fail here.")},
    {"dependency_unknown", QT_TRANSLATE_NOOP("qd::ErrorText", "It waits for a task that does not exist.")},
    {"dependency_cycle", QT_TRANSLATE_NOOP("qd::ErrorText", "It would wait for itself.")},
    {"deadline_passed", QT_TRANSLATE_NOOP("qd::ErrorText", "Its deadline passed before it had begun.")},
    {"approval_needed", QT_TRANSLATE_NOOP("qd::ErrorText", "Its effect has to be approved or denied first.")},
    {"approval_denied", QT_TRANSLATE_NOOP("qd::ErrorText", "A person did not approve its effect.")},
    {"nothing_asked", QT_TRANSLATE_NOOP("qd::ErrorText", "It waits for nobody's word.")},
    {"permission_denied", QT_TRANSLATE_NOOP("qd::ErrorText", "The agent asked, and a person said no.")},
    {"agent_exists", QT_TRANSLATE_NOOP("qd::ErrorText", "There is an agent of this name already.")},
    {"review_returned", QT_TRANSLATE_NOOP("qd::ErrorText", "A reviewer wants another attempt.")},
    {"review_rejected", QT_TRANSLATE_NOOP("qd::ErrorText", "A reviewer did not accept the result.")},
    {"agent_cannot_tell", QT_TRANSLATE_NOOP("qd::ErrorText", "Its agent has no program that could tell whether it happened.")},
    {"agent_gone", QT_TRANSLATE_NOOP("qd::ErrorText", "Its agent is not there any more.")},
    {"reserve_missing", QT_TRANSLATE_NOOP("qd::ErrorText", "No space could be reserved for a full disk.")},
    // why a task waits
    {"engine_stopped", QT_TRANSLATE_NOOP("qd::ErrorText", "No daemon runs.")},
    {"engine_paused", QT_TRANSLATE_NOOP("qd::ErrorText", "The daemon is paused.")},
    {"engine_draining", QT_TRANSLATE_NOOP("qd::ErrorText", "The daemon takes nothing new.")},
    {"engine_killed", QT_TRANSLATE_NOOP("qd::ErrorText", "The daemon is killed.")},
    {"engine_standby", QT_TRANSLATE_NOOP("qd::ErrorText", "The daemon does not hold the lease.")},
    {"disk_full", QT_TRANSLATE_NOOP("qd::ErrorText", "The disk is full. Nothing new is begun until there is space again.")},
    {"dependency_open", QT_TRANSLATE_NOOP("qd::ErrorText", "A task that it depends on has not succeeded yet.")},
    {"waiting_to_retry", QT_TRANSLATE_NOOP("qd::ErrorText", "It waits before it is tried again.")},
    {"agent_missing", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no agent of the name that it asks for.")},
    {"agent_disabled", QT_TRANSLATE_NOOP("qd::ErrorText", "Every agent that could do it is disabled.")},
    {"no_agent", QT_TRANSLATE_NOOP("qd::ErrorText", "No agent does this kind of task.")},
    {"agent_resting",
     QT_TRANSLATE_NOOP("qd::ErrorText", "Every agent that could do it rests after failures in a row.")},
    {"agents_busy", QT_TRANSLATE_NOOP("qd::ErrorText", "Every agent that could do it is busy.")},
    {"not_armed", QT_TRANSLATE_NOOP("qd::ErrorText", "It is to act for real, and REAL is not armed.")},
    {"held_by_operator", QT_TRANSLATE_NOOP("qd::ErrorText", "A person keeps it back.")},
    {"approval_pending", QT_TRANSLATE_NOOP("qd::ErrorText", "A person has to approve its effect.")},
    {"question_pending", QT_TRANSLATE_NOOP("qd::ErrorText", "Its agent waits for an answer.")},
    {"review_pending", QT_TRANSLATE_NOOP("qd::ErrorText", "A person has to look at the result.")},
    {"outcome_unknown", QT_TRANSLATE_NOOP("qd::ErrorText", "A person has to find out whether it happened.")},
    {"target_not_configured", QT_TRANSLATE_NOOP("qd::ErrorText", "No target is configured that this could go to.")},
    {"sandbox_unavailable", QT_TRANSLATE_NOOP("qd::ErrorText", "Its agent needs a sandbox, and bubblewrap is not there or does not work.")},
    {"sandbox_impossible", QT_TRANSLATE_NOOP("qd::ErrorText", "No sandbox can be built around this directory.")},
    // SQL of a person's own
    {"query_invalid", QT_TRANSLATE_NOOP("qd::ErrorText", "The database does not understand this.")},
    {"query_forbidden", QT_TRANSLATE_NOOP("qd::ErrorText", "This does more than read, or could not be stopped. It was not run.")},
    {"query_too_large", QT_TRANSLATE_NOOP("qd::ErrorText", "This needs more memory than a question may take.")},
    {"query_timeout", QT_TRANSLATE_NOOP("qd::ErrorText", "This takes too long and was ended. Ask for less at once.")},
    {"query_stopped", QT_TRANSLATE_NOOP("qd::ErrorText", "It was stopped.")},
    // agents
    {"agent_busy", QT_TRANSLATE_NOOP("qd::ErrorText", "The agent has tasks in hand. Disable it first.")},
    {"agent_name_invalid", QT_TRANSLATE_NOOP("qd::ErrorText", "An agent cannot have this name.")},
    {"agent_slots_invalid", QT_TRANSLATE_NOOP("qd::ErrorText", "An agent does 1 to 64 tasks at once.")},
    {"agent_kinds_invalid", QT_TRANSLATE_NOOP("qd::ErrorText", "An agent cannot do these kinds of tasks.")},
    {"agent_specialties_invalid", QT_TRANSLATE_NOOP("qd::ErrorText", "These are too many specialties, or one is too long.")},
    {"agent_setting_invalid", QT_TRANSLATE_NOOP("qd::ErrorText", "A setting of the agent is not allowed.")},
    {"agent_member_invalid", QT_TRANSLATE_NOOP("qd::ErrorText", "An agent has no such member.")},
    // filters of lists
    {"filter_qualifier", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no such qualifier.")},
    {"filter_value", QT_TRANSLATE_NOOP("qd::ErrorText", "This qualifier does not know that value.")},
    {"filter_negated", QT_TRANSLATE_NOOP("qd::ErrorText", "A comparison cannot be negated.")},
    {"filter_quote", QT_TRANSLATE_NOOP("qd::ErrorText", "A quotation mark is not closed.")},
    {"filter_long", QT_TRANSLATE_NOOP("qd::ErrorText", "The filter is too long.")},
    // files
    {"file_unwritable", QT_TRANSLATE_NOOP("qd::ErrorText", "The file could not be written.")},
    {"file_missing", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no such file.")},
    {"file_denied", QT_TRANSLATE_NOOP("qd::ErrorText", "You may not read this file.")},
    {"file_symlink", QT_TRANSLATE_NOOP("qd::ErrorText", "This is a link; give the file itself.")},
    {"file_directory", QT_TRANSLATE_NOOP("qd::ErrorText", "This is a folder.")},
    {"file_fifo", QT_TRANSLATE_NOOP("qd::ErrorText", "This is a pipe, not a file.")},
    {"file_device", QT_TRANSLATE_NOOP("qd::ErrorText", "This is a device, not a file.")},
    {"file_socket", QT_TRANSLATE_NOOP("qd::ErrorText", "This is a socket, not a file.")},
    {"file_pseudo", QT_TRANSLATE_NOOP("qd::ErrorText", "This is a view into the system, not a file.")},
    {"file_too_large", QT_TRANSLATE_NOOP("qd::ErrorText", "The file is too large.")},
    {"file_name", QT_TRANSLATE_NOOP("qd::ErrorText", "No file can have this name.")},
    {"file_unreadable", QT_TRANSLATE_NOOP("qd::ErrorText", "The file cannot be read.")},
    {"file_changed", QT_TRANSLATE_NOOP("qd::ErrorText", "The file was written to while it was read. Try again.")},
    {"folder_empty", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no task file directly inside this folder.")},
    {"folder_unreadable", QT_TRANSLATE_NOOP("qd::ErrorText", "The folder cannot be listed.")},
    {"drop_too_large", QT_TRANSLATE_NOOP("qd::ErrorText", "This is too much at once.")},
    {"too_many_files", QT_TRANSLATE_NOOP("qd::ErrorText", "These are too many files at once.")},
    {"document_empty", QT_TRANSLATE_NOOP("qd::ErrorText", "There is nothing in it.")},
    {"document_text", QT_TRANSLATE_NOOP("qd::ErrorText", "This is not a text file.")},
    {"format_unknown", QT_TRANSLATE_NOOP("qd::ErrorText", "This is no task file: its ending is not known.")},
    {"no_tasks", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no task in it.")},
    {"row_type", QT_TRANSLATE_NOOP("qd::ErrorText", "This is not a task.")},
    {"tasks_alone", QT_TRANSLATE_NOOP("qd::ErrorText", "The list of tasks must stand alone.")},
    {"too_many_errors", QT_TRANSLATE_NOOP("qd::ErrorText", "There is too much wrong with this file to go on.")},
    {"json_syntax", QT_TRANSLATE_NOOP("qd::ErrorText", "The JSON is not well-formed.")},
    {"yaml_syntax", QT_TRANSLATE_NOOP("qd::ErrorText", "The YAML is not well-formed.")},
    {"yaml_large", QT_TRANSLATE_NOOP("qd::ErrorText", "The YAML is too long.")},
    {"csv_syntax", QT_TRANSLATE_NOOP("qd::ErrorText", "The CSV is not well-formed.")},
    {"csv_columns", QT_TRANSLATE_NOOP("qd::ErrorText", "There are too many columns in it.")},
    {"csv_cells", QT_TRANSLATE_NOOP("qd::ErrorText", "It has more or fewer cells than the header.")},
    {"key_duplicate", QT_TRANSLATE_NOOP("qd::ErrorText", "A field is there twice.")},
    {"front_matter_open", QT_TRANSLATE_NOOP("qd::ErrorText", "The head of the file has no end.")},
    {"front_matter_large", QT_TRANSLATE_NOOP("qd::ErrorText", "The head of the file is too large.")},
    {"front_matter_type", QT_TRANSLATE_NOOP("qd::ErrorText", "The head of the file must be a list of fields.")},
    {"instructions_twice", QT_TRANSLATE_NOOP("qd::ErrorText", "The instructions are there twice.")},
    {"instructions_large", QT_TRANSLATE_NOOP("qd::ErrorText", "The instructions are too long.")},
    {"too_deep", QT_TRANSLATE_NOOP("qd::ErrorText", "There are too many lists inside lists.")},
    {"too_many_values", QT_TRANSLATE_NOOP("qd::ErrorText", "There are too many values in it.")},
    {"list_too_long", QT_TRANSLATE_NOOP("qd::ErrorText", "A list in it is too long.")},
    {"map_too_long", QT_TRANSLATE_NOOP("qd::ErrorText", "There are too many fields in one place.")},
    {"yaml_anchor", QT_TRANSLATE_NOOP("qd::ErrorText", "Anchors and aliases of YAML are not taken.")},
    {"yaml_tag", QT_TRANSLATE_NOOP("qd::ErrorText", "Tags of YAML are not taken.")},
    {"yaml_key", QT_TRANSLATE_NOOP("qd::ErrorText", "A field must have a name, and the name must be text.")},
    {"yaml_number", QT_TRANSLATE_NOOP("qd::ErrorText", "A number in it is too large.")},
    {"yaml_character", QT_TRANSLATE_NOOP("qd::ErrorText", "There is a character in it that YAML does not allow.")},
    {"yaml_documents", QT_TRANSLATE_NOOP("qd::ErrorText", "There is more than one YAML document in it.")},
    // fields
    {"field_unknown", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no such field.")},
    {"field_missing", QT_TRANSLATE_NOOP("qd::ErrorText", "This is needed.")},
    {"field_type", QT_TRANSLATE_NOOP("qd::ErrorText", "This is of the wrong kind.")},
    {"field_range", QT_TRANSLATE_NOOP("qd::ErrorText", "This is outside of what is allowed.")},
    {"field_text", QT_TRANSLATE_NOOP("qd::ErrorText", "There are characters in it that cannot be there.")},
    {"field_fixed", QT_TRANSLATE_NOOP("qd::ErrorText", "This cannot be changed any more.")},
    {"field_conflict", QT_TRANSLATE_NOOP("qd::ErrorText", "This does not go with another field.")},
};

const char *sentenceOf(ErrorCategory category)
{
    switch (category) {
    case ErrorCategory::Transient:
        return QT_TRANSLATE_NOOP("qd::ErrorText", "That did not work just now; it may if you try again (%1).");
    case ErrorCategory::Permanent:
        return QT_TRANSLATE_NOOP("qd::ErrorText", "That cannot be done (%1).");
    case ErrorCategory::Operator:
        return QT_TRANSLATE_NOOP("qd::ErrorText", "That is refused until you decide (%1).");
    case ErrorCategory::Internal:
        return QT_TRANSLATE_NOOP("qd::ErrorText", "Something went wrong inside the program (%1). The log says more.");
    }
    return "%1";
}

} // namespace

QString errorText(const Error &error)
{
    for (const Sentence &sentence : kSentences) {
        if (error.code == QLatin1String(sentence.code))
            return QCoreApplication::translate(kContext, sentence.text);
    }
    const QString code = UntrustedText(error.code).displayLine(64);
    return QCoreApplication::translate(kContext, sentenceOf(error.category)).arg(code);
}

QString errorTextWithDetail(const Error &error)
{
    const QString detail = detailText(UntrustedText(error.detail).displayLine(UntrustedText::kCellLimit));
    if (!detail.isEmpty() && error.code.startsWith(QLatin1String("field_")))
        return detail; // what a field must be says all
    QString text = errorText(error);
    if (!detail.isEmpty() && text.endsWith(u'.'))
        text.insert(text.size() - 1, QStringLiteral(" (%1)").arg(detail));
    return text;
}

} // namespace qd
