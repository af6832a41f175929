#include "app/console/guidedstart.h"

#include "app/console/consoleoptions.h"
#include "core/base/signalwatch.h"
#include "core/store/backupfolder.h"
#include "tests/core/runtime/runtimerig.h"
#include "ui/dialogs/restoredialog.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include <csignal>
#include <unistd.h>

using namespace qd;
using namespace qd::test;

namespace {

void goBack(RestoreDialog &dialog)
{
    dialog.findChild<QLineEdit *>()->setText(QStringLiteral("RESTORE"));
    dialog.findChild<QPushButton *>(QStringLiteral("go"))->click();
}

QJsonObject ask(CoreService &line, Operation operation)
{
    const RequestId id = line.request(operation, {});
    QJsonObject found;
    static_cast<void>(QTest::qWaitFor([&] {
        const EventBatch batch = line.takeEvents();
        for (const Answer &answer : batch.answers) {
            if (answer.request == id && answer.result)
                found = std::get<QJsonObject>(*answer.result);
        }
        return !found.isEmpty();
    }, 20'000));
    return found;
}

} // namespace

/// A start of the console over a database that is really ruined; a person sits before the question.
class TestGuidedStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aPersonGoesBackToTheNewestCopy_data();
    void aPersonGoesBackToTheNewestCopy();
    void whoDeclinesFindsEverythingAsItWas();
    void aSignalClosesTheQuestion();
    void aFaultThatNoCopyHelpsAgainstAsksNothing();
    void aPersonGoesBackFromADatabaseThatIsWhole();
    void whoThenDeclinesGoesOn();
    void aSignalThenEndsTheProgram();

private:
    void ruin(const QString &how) const;
    [[nodiscard]] std::optional<GuidedStart> start(const std::function<void(RestoreDialog &)> &person, bool wanted = false) const;
    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(m_rig->profile().database());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<RuntimeRig> m_rig;
    qint64 m_lost = 0;
};

/// Two tasks are in the copy, and one is not.
void TestGuidedStart::init()
{
    m_rig = std::make_unique<RuntimeRig>();
    QVERIFY(m_rig->start()); // an engine, once: then the profile knows that there was a queue
    m_rig->stop();
    m_rig->options.runEngine = false;
    QVERIFY(m_rig->start());
    const auto entries = [](Client &client) { return client.object(Operation::StoreVerify)[QLatin1String("journal")][QLatin1String("entries")].toInteger(); };
    {
        Client client(*m_rig->runtime);
        QVERIFY(client.add(rehearsal("One", "hang")).isValid() && client.add(rehearsal("Two", "hang")).isValid());
        const QString path = BackupFolder(m_rig->profile().backups()).freeDailyPath(1'700'000'000'000);
        QVERIFY(client.ask(Operation::StoreBackup, {{QStringLiteral("path"), path}}));
        const qint64 copied = entries(client);
        QVERIFY(client.add(rehearsal("Three", "hang")).isValid());
        m_lost = entries(client) - copied;
    }
    m_rig->stop();
}

void TestGuidedStart::ruin(const QString &how) const
{
    const QString path = m_rig->profile().database();
    QFile file(path);
    if (how == QLatin1String("gone")) {
        QVERIFY(file.remove());
        return;
    }
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 size = file.size();
    if (how == QLatin1String("cut")) {
        QVERIFY(file.resize(size / 2));
    } else {
        const qint64 from = how == QLatin1String("head") ? 0 : 4'096;
        QVERIFY(file.seek(from) && file.write(QByteArray(how == QLatin1String("head") ? 4'096 : size - from, 'x')) > 0);
    }
}

/// \param person called when the question is there and has looked at the copies  \param wanted the console has ended for it
std::optional<GuidedStart> TestGuidedStart::start(const std::function<void(RestoreDialog &)> &person, bool wanted) const
{
    ConsoleOptions options;
    options.profile = m_rig->profile();
    const SignalWatch signalWatch;
    QTimer looks;
    QObject::connect(&looks, &QTimer::timeout, &looks, [&] {
        auto *dialog = qobject_cast<RestoreDialog *>(QApplication::activeModalWidget());
        if (!dialog || !dialog->findChild<QLineEdit *>()->isEnabled())
            return;
        looks.stop();
        person(*dialog);
    });
    looks.start(10);
    return wanted ? goBackAndOpenCore(options, signalWatch) : openCoreOrGoBack(options, signalWatch);
}

void TestGuidedStart::aPersonGoesBackToTheNewestCopy_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"head", "pages", "cut", "gone"})
        QTest::newRow(how) << how;
}

void TestGuidedStart::aPersonGoesBackToTheNewestCopy()
{
    QFETCH(QString, how);
    ruin(how);
    QString loss;
    const auto start = this->start([&](RestoreDialog &dialog) {
        loss = dialog.findChild<QLabel *>(QStringLiteral("loss"))->text();
        goBack(dialog);
    });
    QVERIFY2(start->core.ok(), start->core ? "" : qPrintable(start->core.error().code));
    QVERIFY(start->asked && start->wentBack);
    QVERIFY2(loss.startsWith(QString::number(m_lost) + u' '), qPrintable(loss));
    QCOMPARE(start->keptAs.isEmpty(), how == QLatin1String("gone"));
    QCOMPARE(QFile::exists(start->keptAs), how != QLatin1String("gone"));

    CoreService &line = *start->core->line;
    QVERIFY(ask(line, Operation::StoreVerify)[QLatin1String("ok")].toBool());
    QCOMPARE(ask(line, Operation::TasksList)[QLatin1String("total")].toInteger(), 2);
    QCOMPARE(ask(line, Operation::StatusGet)[QLatin1String("engine")][QLatin1String("state")].toString(), QStringLiteral("paused"));
}

void TestGuidedStart::whoDeclinesFindsEverythingAsItWas()
{
    ruin(QStringLiteral("head"));
    const QByteArray before = bytes();
    const auto start = this->start([](RestoreDialog &dialog) { dialog.reject(); });
    QVERIFY(!start->core && start->asked && !start->wentBack);
    QCOMPARE(start->core.error().code, QStringLiteral("database_corrupt"));
    QCOMPARE(bytes(), before);
}

void TestGuidedStart::aSignalClosesTheQuestion()
{
    ruin(QStringLiteral("pages"));
    const auto start = this->start([](RestoreDialog &) { ::kill(::getpid(), SIGTERM); });
    QVERIFY(!start->core && start->asked && !start->wentBack);
}

void TestGuidedStart::aFaultThatNoCopyHelpsAgainstAsksNothing()
{
    const auto lock = OwnerLock::acquire(m_rig->profile().ownerLock()); // and opens no door
    QVERIFY(lock.ok());
    const auto start = this->start([](RestoreDialog &dialog) { dialog.reject(); });
    QVERIFY(!start->core && !start->asked);
    QCOMPARE(start->core.error().code, QStringLiteral("no_engine"));
}

void TestGuidedStart::aPersonGoesBackFromADatabaseThatIsWhole()
{
    const auto start = this->start(goBack, true);
    QVERIFY(start && start->core && start->wentBack && QFile::exists(start->keptAs));
    QCOMPARE(ask(*start->core->line, Operation::TasksList)[QLatin1String("total")].toInteger(), 2);
}

void TestGuidedStart::whoThenDeclinesGoesOn()
{
    const auto start = this->start([](RestoreDialog &dialog) { dialog.reject(); }, true);
    QVERIFY(start && start->core && !start->wentBack);
    QCOMPARE(ask(*start->core->line, Operation::TasksList)[QLatin1String("total")].toInteger(), 3);
}

void TestGuidedStart::aSignalThenEndsTheProgram()
{
    QVERIFY(!this->start([](RestoreDialog &) { ::kill(::getpid(), SIGTERM); }, true));
}

QTEST_MAIN(TestGuidedStart)
#include "tst_guidedstart.moc"
