#include "app/console/workspaceprocess.h"

#include "core/runtime/profile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

class TestWorkspaceProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDemoIsAnArgument()
    {
        QVERIFY(m_opener.openDemo().ok());
        QCOMPARE(m_started, QStringList{QStringLiteral("--demo")});
    }

    void aNewWorkspaceNeedsAnEmptyFolder()
    {
        const QTemporaryDir folder;
        QVERIFY(m_opener.create(folder.path()).ok());
        QCOMPARE(m_started, (QStringList{QStringLiteral("--profile"), folder.path()}));
        QFile file(folder.filePath(QStringLiteral("letter")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(m_opener.create(folder.path()).error().code, QStringLiteral("workspace_not_empty"));
    }

    void onlyAWorkspaceIsOpened()
    {
        const QTemporaryDir folder;
        QCOMPARE(m_opener.open(folder.path()).error().code, QStringLiteral("workspace_missing"));
        QFile database(Profile(folder.path()).database());
        QVERIFY(database.open(QIODevice::WriteOnly));
        QVERIFY(m_opener.open(folder.path()).ok());
        QCOMPARE(m_started.last(), folder.path());
    }

    void aStartThatFailsIsTold()
    {
        WorkspaceProcess opener([](const QStringList &) { return false; });
        QCOMPARE(opener.openDemo().error().code, QStringLiteral("console_not_started"));
    }

private:
    QStringList m_started;
    WorkspaceProcess m_opener{[this](const QStringList &arguments) {
        m_started = arguments;
        return true;
    }};
};

QTEST_GUILESS_MAIN(TestWorkspaceProcess)
#include "tst_workspaceprocess.moc"
