#include "tests/support/rigreport.h"
#include "tests/system/programrig.h"

#include <QRegularExpression>
#include <QSet>

#include <sys/stat.h>

using namespace qd::test;

namespace {

/// What one run of tests/ui/shell/tst_hostiletext asked of the kernel.
struct Trace {
    Ending ending;
    QSet<QString> opened; ///< without fonts: what letters there are decides which of them are read
    int opens = 0;
    int baits = 0;        ///< opens of what only a text names
    int controls = 0;     ///< by widgets that believe their text
    int sockets = 0;      ///< towards a network
    int others = 0;       ///< sockets of the machine's own
};

QString placeOf(const QString &path)
{
    static const QRegularExpression kOurFolders(QStringLiteral("/tmp/[^/]*-[A-Za-z]{6}"));
    return QString(path).replace(kOurFolders, QStringLiteral("/tmp"));
}

void note(const QString &line, Trace &trace)
{
    static const QRegularExpression kOpen(QStringLiteral("^\\d+ +open(?:at2?)?\\((?:[^\"]*)\"([^\"]*)\""));
    if (line.contains(QLatin1String(" socket("))) {
        ++(line.contains(QLatin1String("AF_INET")) ? trace.sockets : trace.others);
        return;
    }
    const QRegularExpressionMatch open = kOpen.match(line);
    if (!open.hasMatch())
        return;
    const QString path = open.captured(1);
    ++trace.opens;
    trace.baits += path.contains(QLatin1String("pipe-bait")) || path == QLatin1String("/dev/zero") ? 1 : 0;
    const bool reads = line.contains(QLatin1String("O_RDONLY"));
    trace.controls += reads && path.endsWith(QLatin1String("control-bait.png")) ? 1 : 0;
    if (!path.contains(QLatin1String("/fonts/")))
        trace.opened += placeOf(path);
}

} // namespace

/// All the hostile text in all places of the window and in every dialog, while the kernel tells of every file that is
/// opened and of every socket.
class TestHostileTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsOpened();

private:
    [[nodiscard]] Trace watch(const QStringList &texts) const;

    QTemporaryDir m_folder;
};

// With no text named: all of them.
Trace TestHostileTrace::watch(const QStringList &texts) const
{
    QStringList command = words("-f --seccomp-bpf -qq -s 256 -e trace=open,openat,openat2,socket,connect -o");
    command += m_folder.filePath(QStringLiteral("trace"));
    command += QStringLiteral(TST_HOSTILETEXT);
    if (!texts.isEmpty())
        command += QStringLiteral("aBareLabelOpensWhatItsTextNames");
    for (const QString &text : texts)
        for (const char *places : {"everyPlaceShowsItPlainAndAtOnce:", "everyDialogShowsItPlainAndAtOnce:"})
            command += QLatin1String(places) + text;
    Trace trace;
    trace.ending = ProgramRig::run(QStringLiteral("strace"), command);
    QFile file(m_folder.filePath(QStringLiteral("trace")));
    if (!file.open(QIODevice::ReadOnly))
        return trace;
    for (const QByteArray &line : file.readAll().split('\n'))
        note(QString::fromLatin1(line), trace);
    return trace;
}

void TestHostileTrace::nothingIsOpened()
{
    const QString bait = m_folder.filePath(QStringLiteral("pipe-bait"));
    QCOMPARE(::mkfifo(QFile::encodeName(bait).constData(), 0600), 0); // who opens it hangs
    qputenv("QD_BAIT", bait.toLocal8Bit());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QStringList reduced = words("bait link");
    const Trace harmless = watch(words("empty"));
    const Trace hostile = watch(reduced.mid(0, rigSize(2, 0)));
    const QSet<QString> besides = hostile.opened - harmless.opened;
    const bool controlSeen = hostile.controls == 2 && hostile.sockets == 1;
    const bool wasRun = harmless.ending.code == 0 && hostile.ending.code == 0 && harmless.opens > 0;
    const int sockets = hostile.sockets - harmless.sockets + hostile.others - harmless.others; // one is the control's
    const bool met = wasRun && controlSeen && hostile.baits == 0 && besides.isEmpty() && sockets == 0;
    reportRig({QStringLiteral("hostile-text"),
               QStringLiteral("Hostile text is inert: it opens no file and no socket, and is shown at once"),
               QStringLiteral("%1 files opened, %2 of them named by the text, %3 that harmless text does not open; "
                              "%4 sockets for the text; every place and dialog within 100 ms: %5")
                   .arg(hostile.opens).arg(hostile.baits).arg(besides.size()).arg(sockets)
                   .arg(wasRun ? QStringLiteral("yes") : QStringLiteral("no")),
               QStringLiteral("0 named, 0 besides, 0 sockets, no stall over 100 ms"),
               QStringLiteral("a bare QLabel and a bare QTextBrowser: %1 of 2 opened the picture that their text names")
                   .arg(hostile.controls), met});
    QVERIFY2(wasRun, (hostile.ending.err + harmless.ending.out + hostile.ending.out).right(4'000).constData());
    QVERIFY(controlSeen);
    QCOMPARE(besides.values().join(u' '), QString());
    QVERIFY(met);
}

QTEST_GUILESS_MAIN(TestHostileTrace)
#include "tst_hostiletrace.moc"
