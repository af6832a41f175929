#include "tests/core/store/storebench.h"

#include "core/store/inquiry.h"
#include "ui/models/savedqueries.h"

using namespace qd;

/// The questions that come with the console are understood by the database that comes with it.
class TestSavedQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOneIsAnswered()
    {
        StoreBench bench;
        QCOMPARE(bench.add(StoreBench::draft(), QStringLiteral("k")), QString());
        QSet<QString> names;
        const auto queries = SavedQueries(bench.folder.filePath(QStringLiteral("none.ini"))).all();
        for (const SavedQueries::Query &query : queries) {
            const auto answer = Inquiry::ask(bench.path(), query.sql, {}, [] { return false; });
            QVERIFY2(answer.ok(), answer ? "" : qPrintable(query.name + QStringLiteral(": ") + answer.error().detail));
            QVERIFY2(answer->columns.size() >= 3, qPrintable(query.name));
            names.insert(query.name);
        }
        QCOMPARE(size_t(names.size()), queries.size());
        QVERIFY(queries.size() >= 5);
    }
};

QTEST_GUILESS_MAIN(TestSavedQueries)
#include "tst_savedqueries.moc"
