#include "core/process/linesampler.h"

#include <QTest>

using namespace qd;

class TestLineSampler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersCompleteLines();
    void foldsLongLinesBetweenCharacters();
    void countsWhatIsTooMuch();
    void keepsAnEndlessLineShort();
};

void TestLineSampler::offersCompleteLines()
{
    LineSampler sampler;
    QCOMPARE(sampler.feed("one\ntwo\r\n\nthr", 0), (QList<QByteArray>{"one", "two", ""}));
    QCOMPARE(sampler.feed("ee\nfo", 1), (QList<QByteArray>{"three"}));
    QCOMPARE(sampler.finish(), (QList<QByteArray>{"fo"}));
    QCOMPARE(sampler.finish(), QList<QByteArray>());
    QCOMPARE(sampler.skipped(), 0);
}

void TestLineSampler::foldsLongLinesBetweenCharacters()
{
    LineSampler sampler;
    const QByteArray full(LineSampler::kFoldAt, 'a');
    QCOMPARE(sampler.feed(full + '\n', 0), (QList<QByteArray>{full})); // just fits
    const QByteArray torn = QByteArray(LineSampler::kFoldAt - 1, 'a') + "\xE2\x82\xAC" "b";
    QCOMPARE(sampler.feed(torn + '\n', 0),
             (QList<QByteArray>{QByteArray(LineSampler::kFoldAt - 1, 'a'), "\xE2\x82\xAC" "b"}));
}

void TestLineSampler::countsWhatIsTooMuch()
{
    LineSampler sampler;
    const QByteArray flood = QByteArray("x\n").repeated(LineSampler::kLinesPerWindow + 30);
    QCOMPARE(sampler.feed(flood, 1'000).size(), LineSampler::kLinesPerWindow);
    QCOMPARE(sampler.feed("y\n", 1'000 + LineSampler::kWindowMs - 1), QList<QByteArray>());
    QCOMPARE(sampler.skipped(), 31);
    QCOMPARE(sampler.feed("z\n", 1'000 + LineSampler::kWindowMs), (QList<QByteArray>{"[31 lines not shown]", "z"}));
    QCOMPARE(sampler.finish(), QList<QByteArray>());
}

void TestLineSampler::keepsAnEndlessLineShort()
{
    LineSampler sampler;
    qsizetype bytes = 0;
    for (int i = 0; i < 100; ++i) {
        for (const QByteArray &line : sampler.feed(QByteArray(10'000, 'a'), i * LineSampler::kWindowMs)) {
            QCOMPARE(line.size(), LineSampler::kFoldAt);
            bytes += line.size();
        }
    }
    const auto rest = sampler.finish();
    QCOMPARE(rest.size(), 1);
    QCOMPARE(bytes + rest[0].size(), 1'000'000);
}

QTEST_GUILESS_MAIN(TestLineSampler)
#include "tst_linesampler.moc"
