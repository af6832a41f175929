#include "core/domain/journalentry.h"

#include <QTest>

#include <functional>

using namespace qd;

namespace {

JournalEntry sample()
{
    JournalEntry entry;
    entry.seq = 7;
    entry.at = 1'700'000'000'123;
    entry.actor = QStringLiteral("engine");
    entry.event = QStringLiteral("task_claimed");
    entry.object = QStringLiteral("T-42");
    entry.data = {{QStringLiteral("epoch"), 3}};
    entry.previous = Sha256::of("previous");
    return entry;
}

} // namespace

class TestJournalEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Anyone can check a journal with nothing but sha256sum; this form must therefore never change.
    void theHashIsTheDocumentedOne()
    {
        const QByteArray text = sample().previous.hex().toLatin1()
            + "\n[7,1700000000123,\"engine\",\"task_claimed\",\"T-42\",{\"epoch\":3}]";
        QCOMPARE(chainHash(sample()), Sha256::of(text));
    }

    void theFirstEntryHasNothingBeforeIt()
    {
        JournalEntry first = sample();
        first.previous = Sha256();
        QCOMPARE(chainHash(first),
                 Sha256::of("\n[7,1700000000123,\"engine\",\"task_claimed\",\"T-42\",{\"epoch\":3}]"));
    }

    void everyMemberChangesTheHash_data()
    {
        QTest::addColumn<std::function<void(JournalEntry &)>>("change");
        const auto row = [](const char *name, std::function<void(JournalEntry &)> change) {
            QTest::newRow(name) << change;
        };
        row("seq", [](JournalEntry &e) { e.seq = 8; });
        row("at", [](JournalEntry &e) { e.at += 1; });
        row("actor", [](JournalEntry &e) { e.actor += u'x'; });
        row("event", [](JournalEntry &e) { e.event.clear(); });
        row("object", [](JournalEntry &e) { e.object = QStringLiteral("T-43"); });
        row("data", [](JournalEntry &e) { e.data[QStringLiteral("epoch")] = 4; });
        row("more data", [](JournalEntry &e) { e.data[QStringLiteral("x")] = QJsonValue(); });
        row("previous", [](JournalEntry &e) { e.previous = Sha256::of("other"); });
        row("no previous", [](JournalEntry &e) { e.previous = Sha256(); });
        row("text moved between members", [](JournalEntry &e) {
            e.event += e.object;
            e.object.clear();
        });
    }

    void everyMemberChangesTheHash()
    {
        QFETCH(std::function<void(JournalEntry &)>, change);
        JournalEntry entry = sample();
        change(entry);
        QVERIFY(chainHash(entry) != chainHash(sample()));
    }

    void theStoredHashIsNotPartOfItself()
    {
        JournalEntry entry = sample();
        entry.hash = chainHash(entry);
        QCOMPARE(chainHash(entry), chainHash(sample()));
    }
};

QTEST_GUILESS_MAIN(TestJournalEntry)
#include "tst_journalentry.moc"
