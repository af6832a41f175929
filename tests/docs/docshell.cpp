#include "tests/docs/docshell.h"

#include "tests/core/process/processscan.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>
#include <QUuid>

namespace qd {
namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kDoorMs = 10'000;
constexpr char kVariable[] = "QD_READER";

// Nothing of the machine that a page could be true by.
QProcessEnvironment environmentOf(const QString &home, const QString &programs, const QByteArray &mark)
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), programs + u':' + ours.value(QStringLiteral("PATH")));
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home);
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QLatin1String(kVariable), QString::fromLatin1(mark));
    return environment;
}

} // namespace

DocShell::DocShell(const QString &programs) : m_mark(QUuid::createUuid().toByteArray(QUuid::Id128))
{
    m_shell.setProcessEnvironment(environmentOf(home(), programs, m_mark));
    m_shell.setWorkingDirectory(home());
    m_shell.setProcessChannelMode(QProcess::MergedChannels);
    m_shell.start(QStringLiteral("/bin/sh"), QStringList());
    m_shell.waitForStarted(kPatienceMs);
}

DocShell::~DocShell()
{
    m_shell.closeWriteChannel();
    test::killAllWith(QByteArray(kVariable) + '=' + m_mark);
    m_shell.waitForFinished(kPatienceMs);
}

// The braces keep a command from reading those behind it.
DocShell::Answer DocShell::run(const QString &line)
{
    m_shell.write("{ " + line.toUtf8() + "\n} </dev/null\n"
                  + "qd_code=$?; printf '\\n" + m_mark + " %d\\n' $qd_code; (exit $qd_code)\n");
    QByteArray text;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kPatienceMs && m_shell.state() == QProcess::Running) {
        m_shell.waitForReadyRead(100);
        text += m_shell.readAll();
        const qsizetype end = text.indexOf('\n' + m_mark);
        if (end >= 0 && text.endsWith('\n'))
            return {text.mid(end + m_mark.size() + 1).trimmed().toInt(), QString::fromUtf8(text.left(end))};
    }
    return {-1, QString::fromUtf8(text)};
}

bool DocShell::save(const QString &name, const QString &text) const
{
    const QFileInfo place(QDir(home()).filePath(name));
    QFile file(place.filePath());
    return QDir().mkpath(place.path()) && file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0;
}

bool DocShell::waitForDoor()
{
    const QString profile = QStringLiteral("${QUARTERDECK_PROFILE:-$HOME/.local/share/quarterdeck/default}");
    const QString door = run(QStringLiteral("echo \"%1/door/core.sock\"").arg(profile)).output.trimmed();
    return QTest::qWaitFor([&] { return QFileInfo::exists(door); }, kDoorMs);
}

} // namespace qd
