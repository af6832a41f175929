#include "core/base/sha256.h"

#include <QTest>

using namespace qd;

class TestSha256 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // FIPS 180-4 examples.
    void knownDigests()
    {
        QCOMPARE(Sha256::of("").hex(),
                 QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(Sha256::of("abc").hex(),
                 QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(Sha256::of(QByteArray(1'000'000, 'a')).hex(),
                 QStringLiteral("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
    }

    void zeroBytesCount()
    {
        QVERIFY(Sha256::of(QByteArray("a\0b", 3)) != Sha256::of(QByteArray("a", 1)));
    }

    void nullIsNotTheHashOfNothing()
    {
        QVERIFY(Sha256().isNull());
        QVERIFY(!Sha256::of("").isNull());
        QVERIFY(Sha256() != Sha256::of(""));
    }

    void readsItsOwnHexInEitherCase()
    {
        const Sha256 hash = Sha256::of("abc");
        QCOMPARE(Sha256::fromHex(hash.hex()), std::optional(hash));
        QCOMPARE(Sha256::fromHex(hash.hex().toUpper()), std::optional(hash));
        QCOMPARE(qHash(*Sha256::fromHex(hash.hex().toUpper())), qHash(hash));
    }

    void refusesEverythingElse_data()
    {
        QTest::addColumn<QString>("text");
        const QString hex(64, u'a');
        QTest::newRow("empty") << QString();
        QTest::newRow("63") << hex.left(63);
        QTest::newRow("65") << hex + u'a';
        QTest::newRow("not hex") << hex.left(63) + u'g';
        QTest::newRow("space") << hex.left(63) + u' ';
        QTest::newRow("path") << QStringLiteral("../") + hex.left(61);
        QTest::newRow("other digits") << hex.left(63) + QChar(0x0661);
    }

    void refusesEverythingElse()
    {
        QFETCH(QString, text);
        QVERIFY(!Sha256::fromHex(text));
    }
};

QTEST_GUILESS_MAIN(TestSha256)
#include "tst_sha256.moc"
