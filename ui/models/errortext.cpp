#include "ui/models/errortext.h"

#include "core/base/untrustedtext.h"

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
    {"illegal_transition", QT_TRANSLATE_NOOP("qd::ErrorText", "The task is no longer in a state that allows this.")},
    {"confirmation_wrong", QT_TRANSLATE_NOOP("qd::ErrorText", "The word that confirms it is not the right one.")},
    // the profile and its storage
    {"profile_unusable", QT_TRANSLATE_NOOP("qd::ErrorText", "This directory cannot be used as a profile.")},
    {"owned_elsewhere", QT_TRANSLATE_NOOP("qd::ErrorText", "Another program works on this profile.")},
    {"owner_silent", QT_TRANSLATE_NOOP("qd::ErrorText", "The program that owns this profile does not answer.")},
    {"owner_foreign", QT_TRANSLATE_NOOP("qd::ErrorText", "This profile belongs to another user's program.")},
    {"lease_held", QT_TRANSLATE_NOOP("qd::ErrorText", "Another daemon holds the lease.")},
    {"fenced_out", QT_TRANSLATE_NOOP("qd::ErrorText", "Another daemon has taken over meanwhile.")},
    {"latch_unwritable", QT_TRANSLATE_NOOP("qd::ErrorText", "The kill is in force, but it could not be written down: "
                                                            "do not restart before the disk is writable.")},
    {"database_full", QT_TRANSLATE_NOOP("qd::ErrorText", "The disk is full.")},
    {"database_io", QT_TRANSLATE_NOOP("qd::ErrorText", "The disk could not be read or written.")},
    {"database_corrupt", QT_TRANSLATE_NOOP("qd::ErrorText", "The database is damaged.")},
    {"database_newer", QT_TRANSLATE_NOOP("qd::ErrorText", "The database was made by a newer version.")},
    {"database_foreign", QT_TRANSLATE_NOOP("qd::ErrorText", "This is the database of another program.")},
    {"artifact_missing", QT_TRANSLATE_NOOP("qd::ErrorText", "The artifact is no longer there.")},
    {"not_found", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no such thing.")},
    {"no_source", QT_TRANSLATE_NOOP("qd::ErrorText", "Nothing was given to add.")},
    {"too_many_rows", QT_TRANSLATE_NOOP("qd::ErrorText", "These are too many tasks at once.")},
    {"key_conflict", QT_TRANSLATE_NOOP("qd::ErrorText", "Another task has the same key, with other contents.")},
    {"kind_unsupported", QT_TRANSLATE_NOOP("qd::ErrorText", "No agent can do this kind of task.")},
    {"program_not_found", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no such program.")},
    {"directory_missing", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no such directory.")},
    // files
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
    {"too_many_files", QT_TRANSLATE_NOOP("qd::ErrorText", "These are too many files at once.")},
    {"document_empty", QT_TRANSLATE_NOOP("qd::ErrorText", "There is nothing in it.")},
    {"document_text", QT_TRANSLATE_NOOP("qd::ErrorText", "This is not a text file.")},
    {"format_unknown", QT_TRANSLATE_NOOP("qd::ErrorText", "This is no task file: only Markdown and JSON are read.")},
    {"no_tasks", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no task in it.")},
    {"row_type", QT_TRANSLATE_NOOP("qd::ErrorText", "This is not a task.")},
    {"tasks_alone", QT_TRANSLATE_NOOP("qd::ErrorText", "The list of tasks must stand alone.")},
    {"too_many_errors", QT_TRANSLATE_NOOP("qd::ErrorText", "There is too much wrong with this file to go on.")},
    {"json_syntax", QT_TRANSLATE_NOOP("qd::ErrorText", "The JSON is not well-formed.")},
    {"yaml_syntax", QT_TRANSLATE_NOOP("qd::ErrorText", "The YAML is not well-formed.")},
    {"key_duplicate", QT_TRANSLATE_NOOP("qd::ErrorText", "A field is there twice.")},
    {"front_matter_open", QT_TRANSLATE_NOOP("qd::ErrorText", "The head of the file has no end.")},
    {"front_matter_large", QT_TRANSLATE_NOOP("qd::ErrorText", "The head of the file is too large.")},
    {"front_matter_type", QT_TRANSLATE_NOOP("qd::ErrorText", "The head of the file must be a list of fields.")},
    {"instructions_twice", QT_TRANSLATE_NOOP("qd::ErrorText", "The instructions are there twice.")},
    // fields
    {"field_unknown", QT_TRANSLATE_NOOP("qd::ErrorText", "There is no such field.")},
    {"field_missing", QT_TRANSLATE_NOOP("qd::ErrorText", "This is needed.")},
    {"field_type", QT_TRANSLATE_NOOP("qd::ErrorText", "This is of the wrong kind.")},
    {"field_range", QT_TRANSLATE_NOOP("qd::ErrorText", "This is outside of what is allowed.")},
    {"field_text", QT_TRANSLATE_NOOP("qd::ErrorText", "There are characters in it that cannot be there.")},
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
    const QString detail = UntrustedText(error.detail).displayLine(UntrustedText::kCellLimit);
    if (!detail.isEmpty() && error.code.startsWith(QLatin1String("field_")))
        return detail; // what a field must be says all
    QString text = errorText(error);
    if (!detail.isEmpty() && text.endsWith(u'.'))
        text.insert(text.size() - 1, QStringLiteral(" (%1)").arg(detail));
    return text;
}

} // namespace qd
