#include "app/qdeck/inputdocument.h"

#include "core/process/filedescriptor.h"

#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <thread>

using namespace qd;

class TestInputDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesTheText_data();
    void carriesTheText();
    void limitsHold();
    void aPipeIsReadToItsEnd_data();
    void aPipeIsReadToItsEnd();
    void whatCannotBeReadFails();
};

void TestInputDocument::carriesTheText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("object") << QByteArray(" \n{\"title\":1}");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("front matter") << QByteArray("---\ntitle: x\n---\n");
    QTest::newRow("heading") << QByteArray("# Count");
    QTest::newRow("empty") << QByteArray();
}

void TestInputDocument::carriesTheText()
{
    QFETCH(QByteArray, bytes);
    const auto document = documentFrom(bytes);
    QVERIFY(document.ok());
    QCOMPARE((*document)[QLatin1String("name")].toString(), QStringLiteral("standard-input")); // no suffix
    QCOMPARE((*document)[QLatin1String("text")].toString().toUtf8(), bytes);
}

void TestInputDocument::limitsHold()
{
    QVERIFY(documentFrom(QByteArray(kMostInputBytes, 'x')).ok());
    const auto large = documentFrom(QByteArray(kMostInputBytes + 1, 'x'));
    QVERIFY(!large);
    QCOMPARE(large.error().code, QStringLiteral("input_too_large"));
    for (const char *bytes : {"\xff\xfe", "ok \xc3", "\xed\xa0\x80"}) {
        const auto broken = documentFrom(bytes);
        QVERIFY2(!broken, bytes);
        QCOMPARE(broken.error().code, QStringLiteral("input_not_utf8"));
    }
}

void TestInputDocument::aPipeIsReadToItsEnd_data()
{
    QTest::addColumn<int>("flags");
    QTest::newRow("that waits") << 0;
    QTest::newRow("that does not wait") << O_NONBLOCK;
}

// It holds less than what is sent through it, and its writer stops in between.
void TestInputDocument::aPipeIsReadToItsEnd()
{
    QFETCH(int, flags);
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    FileDescriptor in(ends[0]);
    QCOMPARE(::fcntl(in.get(), F_SETFL, flags), 0);
    const QByteArray sent(1'000'000, 'x');
    std::signal(SIGPIPE, SIG_IGN); // a reader that goes too early shall not take us along
    std::thread writer([out = FileDescriptor(ends[1]), &sent] {
        ssize_t put = 0;
        for (qsizetype at = 0; at < sent.size() && put >= 0; at += put) {
            std::this_thread::yield();
            put = ::write(out.get(), sent.constData() + at, size_t(std::min<qsizetype>(30'000, sent.size() - at)));
        }
    });
    const auto bytes = readToEnd(in.get());
    in.reset();
    writer.join();
    QVERIFY(bytes.ok());
    QCOMPARE(bytes->size(), sent.size());
    QVERIFY(*bytes == sent);
}

void TestInputDocument::whatCannotBeReadFails()
{
    const auto bytes = readToEnd(-1);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, QStringLiteral("input_unreadable"));
}

QTEST_APPLESS_MAIN(TestInputDocument)
#include "tst_inputdocument.moc"
