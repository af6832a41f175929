#include "core/workspace/gittree.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace qd {
namespace {

constexpr qsizetype kMostBytes = 4 * 1024 * 1024; // of git's answer

struct Answer {
    bool complete = false; ///< git has said everything and ended well
    bool late = false;     ///< it did not end in time
    bool cutShort = false; ///< there was more than anybody wants to read
    QString fault;
    QByteArray text;
};

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(u' ');
}

using Settings = QList<QPair<QString, QString>>;

QProcessEnvironment environmentWith(const Settings &settings)
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    for (const char *name : {"PATH", "HOME", "XDG_CONFIG_HOME"}) {
        if (ours.contains(QLatin1String(name)))
            environment.insert(QLatin1String(name), ours.value(QLatin1String(name)));
    }
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    environment.insert(QStringLiteral("GIT_OPTIONAL_LOCKS"), QStringLiteral("0"));
    environment.insert(QStringLiteral("GIT_TERMINAL_PROMPT"), QStringLiteral("0"));
    environment.insert(QStringLiteral("GIT_NO_LAZY_FETCH"), QStringLiteral("1"));
    environment.insert(QStringLiteral("GIT_ALLOW_PROTOCOL"), QStringLiteral("none"));
    // By the environment, because a name from a hostile repository may hold what an argument cannot.
    environment.insert(QStringLiteral("GIT_CONFIG_COUNT"), QString::number(settings.size()));
    for (qsizetype i = 0; i < settings.size(); ++i) {
        environment.insert(QStringLiteral("GIT_CONFIG_KEY_%1").arg(i), settings[i].first);
        environment.insert(QStringLiteral("GIT_CONFIG_VALUE_%1").arg(i), settings[i].second);
    }
    return environment;
}

Settings harmless()
{
    return {{QStringLiteral("core.fsmonitor"), QStringLiteral("false")},
            {QStringLiteral("core.hooksPath"), QStringLiteral("/dev/null")},
            {QStringLiteral("core.sshCommand"), QStringLiteral("/bin/false")},
            {QStringLiteral("credential.helper"), QString()}};
}

Answer ask(const QString &git, const QStringList &arguments, const QString &directory, const Settings &settings,
           const QDeadlineTimer &deadline)
{
    QProcess process;
    process.setProcessEnvironment(environmentWith(settings));
    process.setWorkingDirectory(directory);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(git, arguments);
    Answer answer;
    while (process.state() != QProcess::NotRunning && answer.text.size() < kMostBytes && !deadline.hasExpired()) {
        process.waitForReadyRead(int(deadline.remainingTime()));
        answer.text += process.readAllStandardOutput();
    }
    answer.cutShort = answer.text.size() >= kMostBytes;
    if (process.state() != QProcess::NotRunning)
        process.waitForFinished(int(answer.cutShort ? 0 : deadline.remainingTime()));
    const bool ended = process.state() == QProcess::NotRunning;
    process.kill();
    process.waitForFinished(kGitLimitMs);
    answer.text += process.readAllStandardOutput();
    answer.complete = ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    answer.late = !ended && !answer.cutShort;
    if (answer.late)
        answer.fault = QStringLiteral("git did not answer within %1 s").arg(kGitLimitMs / 1000);
    else if (!answer.complete && !answer.cutShort)
        answer.fault = QStringLiteral("git ended with exit code %1").arg(process.exitCode());
    return answer;
}

// A filter is a command that status would run on every file that it has to compare.
Settings withoutFilters(const QByteArray &names)
{
    Settings settings = harmless();
    for (const QByteArray &name : names.split('\0')) {
        const QString key = QString::fromUtf8(name);
        if (key.endsWith(QLatin1String(".required")))
            settings.append({key, QStringLiteral("false")});
        else if (!key.isEmpty())
            settings.append({key, QString()});
    }
    return settings;
}

// A line of porcelain v2: the path stands behind so many words.
QString pathIn(const QByteArray &line)
{
    const int words = line.startsWith('1') ? 8 : (line.startsWith('2') ? 9 : (line.startsWith('u') ? 10 : 1));
    return QString::fromUtf8(line.split(' ').mid(words).join(' ')).section(u'\t', 0, 0);
}

TreeView readStatus(const QByteArray &text)
{
    TreeView view;
    view.seen = true;
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith("# branch.oid ") && !line.endsWith("(initial)"))
            view.head = QString::fromUtf8(line.mid(13));
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        if (view.changed++ == 0)
            view.first = pathIn(line);
    }
    return view;
}

TreeView notSeen(const QString &whyNot, bool expected)
{
    TreeView view;
    view.whyNot = whyNot;
    view.expected = expected;
    return view;
}

} // namespace

TreeView lookAtTree(const QString &directory)
{
    if (!QFileInfo(directory).isDir())
        return notSeen(QStringLiteral("there is no directory ") + directory, false);
    const QString git = QStandardPaths::findExecutable(QStringLiteral("git"));
    if (!git.startsWith(u'/'))
        return notSeen(QStringLiteral("git is not installed"), false);
    const QDeadlineTimer deadline(kGitLimitMs);
    const Answer inside = ask(git, words("rev-parse --is-inside-work-tree"), directory, harmless(), deadline);
    if (inside.late)
        return notSeen(inside.fault, true);
    if (!inside.complete || inside.text.trimmed() != "true")
        return notSeen(QStringLiteral("git knows no working tree there"), false);
    // Exit code 1 says that there is none.
    const Answer filters = ask(git, words("config --null --name-only --get-regexp ^filter\\."), directory, harmless(), deadline);
    if (filters.late)
        return notSeen(filters.fault, true);
    const Answer status = ask(git, words("status --porcelain=v2 --branch --untracked-files=normal --ignore-submodules=all "
                                         "--no-renames -- ."),
                              directory, withoutFilters(filters.text), deadline);
    return status.complete || status.cutShort ? readStatus(status.text) : notSeen(status.fault, true);
}

} // namespace qd
