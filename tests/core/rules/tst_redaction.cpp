#include "core/rules/redaction.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace qd;

namespace {

Redactor redactor()
{
    return Redactor({QStringLiteral("/home/alice"), QStringLiteral("alice"), QStringLiteral("galley")});
}

QString redacted(const char *text)
{
    return redactor().text(QString::fromUtf8(text));
}

} // namespace

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsGo_data();
    void secretsGo();
    void whatHelpsStays_data();
    void whatHelpsStays();
    void namesGo();
    void emptyPlacesAreNotLookedFor();
    void membersThatSpeakOfSecrets();
    void longTextTakesNoTime();
};

void TestRedaction::secretsGo_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("safe");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &safe) { QTest::newRow(name) << text << safe; };
    row("assigned", "password=hunter2 and more", "password=[secret] and more");
    row("assigned, quoted", "DB_PASSWORD: \"two words\", x", "DB_PASSWORD: [secret], x");
    row("environment", "QD_API_KEY=abc;PATH=/bin", "QD_API_KEY=[secret];PATH=/bin");
    row("JSON in a text", R"({"token":"abc","n":1})", R"({"token":[secret],"n":1})");
    row("argument", "curl --auth-token abc --url x", "curl --auth-token [secret] --url x");
    row("argument with =", "curl --password=abc x", "curl --password=[secret] x");
    row("header", "Authorization: Bearer abcdef123456", "Authorization: Bearer [secret]");
    row("basic", "authorization: Basic dXNlcjpwYXNz", "authorization: Basic [secret]");
    row("URL", "git clone https://me:pw@host/x.git", "git clone https://[secret]@host/x.git");
    row("URL with a user", "ssh://me@host/x", "ssh://[secret]@host/x");
    row("key of an API", QByteArray("used sk") + "-abcdefghijklmnop1234 here", "used [secret] here");
    row("of a forge", QByteArray("ghp") + "_abcdefghijklmnopqrst", "[secret]");
    row("of a cloud", QByteArray("AKIA") + "ABCDEFGHIJKLMNOP", "[secret]");
    row("web token", QByteArray("eyJhbGciOiJ") + "IUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "[secret]");
    row("private key", QByteArray("x -----BEGIN OPENSSH PRIVATE") + " KEY-----\nabc\ndef\n-----END OPENSSH PRIVATE KEY----- y", "x [secret] y");
    row("private key, cut", QByteArray("-----BEGIN PRIVATE") + " KEY-----\nabc", "[secret]");
    row("a long word", "is aB3dE5gH7jK9mN1pQ3sT5vW7yZ9b.", "is [secret].");
    row("forty hexadecimal digits", "at 0123456789abcdef0123456789abcdef01234567 now", "at [secret] now");
    row("mail", "from bob.b@mail.example.org to", "from [address] to");
}

void TestRedaction::secretsGo()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, safe);
    QCOMPARE(redacted(text.constData()).toUtf8(), safe);
}

void TestRedaction::whatHelpsStays_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"database_busy", "T-42 task_claimed engine", "no tick for 12 s", "/srv/queue/artifacts/ab/cd", "exit 2: file missing",
                             "https://example.org/a/b?c=d", "PROOF until 04:21:05", "safety.allow_real",
                             "6609ff6fadd93c73d96e128a6a07326ecb7717f1e8302600f19091d68bb85e2f", "quarterdeck 0.1.0 on Debian GNU/Linux 12",
                             "QUARTERDECK_ENGINE_MAX_CONCURRENT"})
        QTest::newRow(text) << QByteArray(text);
}

void TestRedaction::whatHelpsStays()
{
    QFETCH(QByteArray, text);
    QCOMPARE(redacted(text.constData()).toUtf8(), text);
}

void TestRedaction::namesGo()
{
    QCOMPARE(redacted("/home/alice/work and /home/alice-2/x, /home/bob/y"), QStringLiteral("~/work and /home/[user]/x, /home/[user]/y"));
    QCOMPARE(redacted("console:alice on galley:4711"), QStringLiteral("console:[user] on [host]:4711"));
    QCOMPARE(redacted("malice in galleys"), QStringLiteral("malice in galleys"));
}

void TestRedaction::emptyPlacesAreNotLookedFor()
{
    const Redactor nowhere({QStringLiteral("/"), QString(), QStringLiteral("x")});
    QCOMPARE(nowhere.text(QStringLiteral("/srv/x y")), QStringLiteral("/srv/x y"));
}

void TestRedaction::membersThatSpeakOfSecrets()
{
    const QJsonObject object{
        {QStringLiteral("password"), QStringLiteral("x")},
        {QStringLiteral("api_key"), QJsonArray{QStringLiteral("y")}},
        {QStringLiteral("tokens"), 4711},
        {QStringLiteral("alice"), 1},
        {QStringLiteral("list"), QJsonArray{QJsonObject{{QStringLiteral("path"), QStringLiteral("/home/alice/a")}}, 7, true}},
    };
    QCOMPARE(redactor().value(object).toObject(),
             (QJsonObject{{QStringLiteral("password"), QStringLiteral("[secret]")},
                          {QStringLiteral("api_key"), QStringLiteral("[secret]")},
                          {QStringLiteral("tokens"), 4711},
                          {QStringLiteral("alice"), 1},
                          {QStringLiteral("list"), QJsonArray{QJsonObject{{QStringLiteral("path"), QStringLiteral("~/a")}}, 7, true}}}));
}

void TestRedaction::longTextTakesNoTime()
{
    QElapsedTimer clock;
    clock.start();
    for (const QString &word : {QString(4'000, u'a'), QString(2'000, u'-') + QString(2'000, u'.'), QStringLiteral("token").repeated(800)})
        QVERIFY(!redactor().text(word).isNull());
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
