#include "app/qdeck/completions.h"
#include "app/qdeck/manualpage.h"
#include "app/qdeck/verbs.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// What bash offers behind these words.
QStringList offered(const QString &script, const QStringList &words)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("completion")));
    if (!file.open(QIODevice::WriteOnly) || file.write(script.toUtf8()) < 0 || !file.flush())
        return {};
    QProcess bash;
    const QString ask = QStringLiteral(
        "set -u; complete() { :; }; . \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _qdeck; "
        "printf '%s\\n' \"${COMPREPLY[@]-}\"");
    bash.setWorkingDirectory(folder.path());
    bash.start(QStringLiteral("bash"), QStringList{QStringLiteral("-c"), ask, QStringLiteral("bash"), file.fileName()} + words);
    if (!bash.waitForFinished() || bash.exitCode() != 0)
        qWarning("%s", bash.readAllStandardError().constData());
    return QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

class TestCompletions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bashOffers_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("some"); ///< offered, among others
        QTest::addColumn<QString>("none"); ///< not offered
        QTest::newRow("commands") << "qdeck |" << "add run agent config --profile" << "enable";
        QTest::newRow("begun") << "qdeck re|" << "resume restore retry" << "add";
        QTest::newRow("second word") << "qdeck agent |" << "add list enable" << "run --json";
        QTest::newRow("options") << "qdeck add --|" << "--priority --dry-run --json" << "--state";
        QTest::newRow("options of two words") << "qdeck agent add spare --|" << "--slots --setting --json" << "--priority";
        QTest::newRow("behind the profile") << "qdeck --profile here list --|" << "--state --limit" << "--priority";
        QTest::newRow("modes") << "qdeck add --mode |" << "proof real" << "--json";
        QTest::newRow("states") << "qdeck list --state d|" << "dead" << "queued";
        QTest::newRow("settings") << "qdeck config |" << "get set list" << "run";
        QTest::newRow("files") << "qdeck add c|" << "completion" << "cancel";
    }

    void bashOffers()
    {
        QFETCH(QString, line);
        QFETCH(QString, some);
        QFETCH(QString, none);
        QStringList words = line.chopped(1).split(u' ');
        const QStringList offers = offered(bashCompletion(), words);
        for (const QString &word : some.split(u' '))
            QVERIFY2(offers.contains(word), qPrintable(word + QStringLiteral(" not in: ") + offers.join(u' ')));
        for (const QString &word : none.split(u' '))
            QVERIFY2(!offers.contains(word), qPrintable(word + QStringLiteral(" in: ") + offers.join(u' ')));
    }

    void everyShellAndTheManualKnowEverything()
    {
        const QString manual = manualPage(QStringLiteral("2000-01-01"));
        for (const VerbInfo &info : verbs()) {
            const QString last = text(info.name).section(u' ', -1);
            for (const QString &script : {bashCompletion(), zshCompletion(), fishCompletion()})
                QVERIFY2(script.contains(last), info.name);
            QVERIFY2(manual.contains(QStringLiteral(".SS \"qdeck ") + text(info.name).replace(u'-', QStringLiteral("\\-"))), info.name);
            for (const OptionInfo &option : info.options) {
                for (const QString &script : {bashCompletion(), zshCompletion(), fishCompletion()})
                    QVERIFY2(script.contains(text(option.name)), option.name);
                QVERIFY2(manual.contains(QStringLiteral("\\-\\-") + text(option.name).replace(u'-', QStringLiteral("\\-"))), option.name);
            }
        }
    }

    // Where these shells are installed they say whether they can read it; the packages' own test has them all.
    void othersReadIt_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("script");
        QTest::newRow("bash") << QStringLiteral("bash") << bashCompletion();
        QTest::newRow("zsh") << QStringLiteral("zsh") << zshCompletion();
        QTest::newRow("fish") << QStringLiteral("fish") << fishCompletion();
    }

    void othersReadIt()
    {
        QFETCH(QString, program);
        QFETCH(QString, script);
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP("not installed");
        QProcess shell;
        shell.start(program, {QStringLiteral("-n")});
        shell.write(script.toUtf8());
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    }

    void theManualIsFreeOfFaults()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("man")).isEmpty())
            QSKIP("not installed");
        QTemporaryDir folder;
        QFile page(folder.filePath(QStringLiteral("qdeck.1")));
        QVERIFY(page.open(QIODevice::WriteOnly) && page.write(manualPage(QStringLiteral("2000-01-01")).toUtf8()) > 0);
        page.close();
        QProcess man;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("MANROFFSEQ"), QString());
        environment.insert(QStringLiteral("MANWIDTH"), QStringLiteral("80"));
        man.setProcessEnvironment(environment);
        man.start(QStringLiteral("man"), {QStringLiteral("--warnings"), QStringLiteral("-E"), QStringLiteral("UTF-8"),
                                          QStringLiteral("-l"), QStringLiteral("-Tutf8"), QStringLiteral("-Z"), page.fileName()});
        QVERIFY(man.waitForFinished());
        QCOMPARE(QString::fromUtf8(man.readAllStandardError()), QString());
        QCOMPARE(man.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCompletions)
#include "tst_completions.moc"
