#include "app/qdeck/manualpage.h"

#include "app/qdeck/exitcode.h"
#include "app/qdeck/verbs.h"

namespace qd {
namespace {

// A hyphen that is to be typed is \-, and a line must not begin with what troff takes for a request.
QString roff(const char *utf8)
{
    QString escaped = QString::fromUtf8(utf8);
    escaped.replace(u'\\', QStringLiteral("\\e")).replace(u'-', QStringLiteral("\\-")).replace(u'…', QStringLiteral("..."));
    return escaped.startsWith(u'.') || escaped.startsWith(u'\'') ? QStringLiteral("\\&") + escaped : escaped;
}

QString optionEntries(const VerbInfo *verb, std::span<const OptionInfo> options)
{
    QString entries;
    for (const OptionInfo &option : options) {
        const QString value = option.value ? QStringLiteral(" \\fI%1\\fR").arg(roff(option.value)) : QString();
        const QString variable = environmentName(verb, option);
        entries += QStringLiteral(".TP\n\\fB\\-\\-%1\\fR%2\n%3\n").arg(roff(option.name), value, roff(option.meaning));
        if (!variable.isEmpty())
            entries += QStringLiteral("(\\fB%1\\fR").arg(roff(variable.toUtf8().constData()))
                + (option.original ? QStringLiteral(" or \\fB%1\\fR").arg(roff(option.original)) : QString()) + QStringLiteral(")\n");
    }
    return entries;
}

QString commandEntries()
{
    QString entries;
    for (const VerbInfo &info : verbs()) {
        entries += QStringLiteral(".SS \"qdeck %1%2\"\n%3.\n")
                       .arg(roff(info.name), roff(operandText(info.operands).toUtf8().constData()), roff(info.meaning));
        entries += optionEntries(&info, info.options);
    }
    return entries;
}

constexpr char kExitCodes[] = R"(.SH EXIT STATUS
.TP
.B 0
it went well
.TP
.B 1
it failed, or not all of it went well
.TP
.B 2
the command line is wrong
.TP
.B 3
what was named is not there
.TP
.B 4
refused: by a rule, a missing confirmation, or because everything is killed
.TP
.B 5
no engine, or another program owns the profile
.TP
.B 130, 143
ended by a signal, after a drain
)";
static_assert(int(ExitCode::Usage) == 2 && int(ExitCode::NotFound) == 3 && int(ExitCode::Refused) == 4 && int(ExitCode::NoEngine) == 5);

constexpr char kFiles[] = R"(.SH FILES
.TP
.I ~/.local/share/quarterdeck/default
the profile, unless \fB\-\-profile\fR or \fBQUARTERDECK_PROFILE\fR names another folder
.TP
.I PROFILE/quarterdeck.toml
settings; \fBqdeck config sample\fR prints one with everything in it
.SH SEE ALSO
.BR quarterdeck (1)
)";

} // namespace

QString manualPage(const QString &date)
{
    return QStringLiteral(R"(.TH QDECK 1 "%1" "Quarterdeck %2" "User Commands"
.SH NAME
qdeck \- work a queue of tasks by agents, without a screen
.SH SYNOPSIS
.B qdeck
.RI [ options ]
.I command
.RI [ operands ]
.SH DESCRIPTION
Quarterdeck lets one person command autonomous agents. Tasks wait in a queue, a daemon runs them through agents, and
everything is kept in a profile, with a journal that shows if it was changed. PROOF is the rule: what an agent would do
is written down and not done. REAL has to be armed, for a time and a number of tasks.
.PP
One program owns a profile, \fBqdeck run\fR or the console; every other command asks it. Without an owner a command does
its work itself and ends.
.SH COMMANDS
%3.SH OPTIONS OF ALL COMMANDS
%4)")
               .arg(date, QStringLiteral(QD_VERSION), commandEntries(), optionEntries(nullptr, globalOptions()))
        + QString::fromLatin1(kExitCodes) + QString::fromLatin1(kFiles);
}

} // namespace qd
