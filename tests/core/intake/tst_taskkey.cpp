#include "core/api/taskcodec.h"
#include "core/intake/taskkey.h"
#include "core/intake/taskparser.h"

#include <QRegularExpression>
#include <QTest>

using namespace qd;

namespace {

QString keyOf(const QByteArray &markdown)
{
    const ParsedFile file = parseTaskFile({QStringLiteral("a.md"), markdown, QStringLiteral("/tasks")});
    if (file.rows.size() != 1)
        return {};
    const TaskDraft &draft = file.rows.front().draft;
    return derivedKey(specHash(draft.spec), draft.mode);
}

} // namespace

class TestTaskKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasItsForm();
    void staysTheSameForEver();
    void sameContentSameKey();
    void otherContentOtherKey();
    void otherModeOtherKey();
};

void TestTaskKey::hasItsForm()
{
    static const QRegularExpression form(QStringLiteral("\\Aauto-[0-9a-f]{32}\\z"));
    QVERIFY(form.match(keyOf("# Title\n")).hasMatch());
}

// Keys are stored: a change of the derivation would let every old file in a second time.
void TestTaskKey::staysTheSameForEver()
{
    const Sha256 hash = Sha256::of("spec");
    QCOMPARE(derivedKey(hash, Mode::Proof), QStringLiteral("auto-56c507249623f00feaeb7944ae83bbe2"));
    QCOMPARE(derivedKey(hash, Mode::Real), QStringLiteral("auto-8c43f6d6e5d50bb61268351a970ad19d"));
}

void TestTaskKey::sameContentSameKey()
{
    const QString key = keyOf("---\ntitle: A\ntags: [x]\n---\nBody\n");
    QVERIFY(!key.isEmpty());
    QCOMPARE(keyOf("---\r\ntags: ['x']\r\ntitle: \"A\"\r\n---\r\n\r\nBody"), key);
    QCOMPARE(keyOf("---\ntitle: A\ntags: [x]\npriority: 9\nmax_attempts: 7\nhold: true\nnot_before: 5\n---\nBody"),
             key);
}

void TestTaskKey::otherContentOtherKey()
{
    QVERIFY(keyOf("---\ntitle: A\n---\nBody\n") != keyOf("---\ntitle: A\n---\nBody!\n"));
    QVERIFY(keyOf("---\ntitle: A\n---\n") != keyOf("---\ntitle: B\n---\n"));
}

void TestTaskKey::otherModeOtherKey()
{
    QVERIFY(keyOf("---\ntitle: A\nmode: proof\n---\n") != keyOf("---\ntitle: A\nmode: real\n---\n"));
    QCOMPARE(keyOf("---\ntitle: A\nmode: proof\n---\n"), keyOf("---\ntitle: A\n---\n"));
}

QTEST_GUILESS_MAIN(TestTaskKey)
#include "tst_taskkey.moc"
