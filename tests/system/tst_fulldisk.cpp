#include "tests/system/programrig.h"

#include <QStandardPaths>

using namespace qd::test;

namespace {

// One shell for all of it, because the small disk is seen by nobody else.
constexpr char kScript[] = R"(
profile=$1/profile
qdeck() { "$QDECK" --profile "$profile" "$@"; }
until_says() { until qdeck "$1" | grep -q "$2"; do sleep 0.1; done; }
printf -- '---\nrehearse:\n  - sleep: 1\n  - succeed: done\n---\n# Runs when the disk fills\n' > "$1/first.md"
printf -- '---\nrehearse:\n  - succeed: done\n---\n# Waits\n' > "$1/second.md"
qdeck config set engine.max_concurrent 1
qdeck add "$1/first.md" "$1/second.md"
"$QDECK" --profile "$profile" run & owner=$!
until_says list 'T-1  running'
[ -f "$profile/quarterdeck.db.reserve" ] && echo 'REPORT reserved before'
dd if=/dev/zero of="$1/big" bs=64k 2>/dev/null
dd if=/dev/zero of="$1/small" bs=512 2>/dev/null
until_says health disk_full
[ -f "$profile/quarterdeck.db.reserve" ] || echo 'REPORT given up'
until_says list 'T-1  queued'
echo 'REPORT settled'
qdeck why T-2 | grep -q disk_full && echo 'REPORT told why'
rm "$1/big" "$1/small"
until_says list 'T-1  succeeded'
until_says list 'T-2  succeeded'
[ -f "$profile/quarterdeck.db.reserve" ] && echo 'REPORT reserved again'
qdeck verify >/dev/null && echo 'REPORT verified'
kill $owner
wait $owner || [ $? = 143 ]
)";

} // namespace

/// A real disk, really full, under the real programs.
class TestFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workEndsWaitsAndGoesOn();
};

void TestFullDisk::workEndsWaitsAndGoesOn()
{
    const QString bubblewrap = QStandardPaths::findExecutable(QStringLiteral("bwrap"));
    const QStringList smallDisk = words("--dev-bind / / --size 48000000 --tmpfs /mnt --setenv QDECK") + QStringList{QStringLiteral(QDECK)};
    if (ProgramRig::run(bubblewrap, smallDisk + words("/bin/true")).code != 0)
        QSKIP("bubblewrap cannot make a small disk here");
    const Ending ending = ProgramRig::run(
        bubblewrap, smallDisk + words("/bin/sh -c") + QStringList{QString::fromLatin1(kScript), QStringLiteral("sh"), QStringLiteral("/mnt")});
    QStringList reports;
    for (const QByteArray &line : ending.out.split('\n')) {
        if (line.startsWith("REPORT "))
            reports += QString::fromUtf8(line.mid(7));
    }
    const QStringList expected{QStringLiteral("reserved before"), QStringLiteral("given up"),       QStringLiteral("settled"),
                               QStringLiteral("told why"),        QStringLiteral("reserved again"), QStringLiteral("verified")};
    QVERIFY2(reports == expected, (ending.out + ending.err).right(4'000).constData());
    QCOMPARE(ending.code, 0);
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
