#include "ui/models/sourcepreviewmodel.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QTest>

using namespace qd;

namespace {

QIcon noIcon(const QString &)
{
    return {};
}

QJsonObject row(const char *status, const char *title)
{
    return {{QStringLiteral("source"), QStringLiteral("count.md")},
            {QStringLiteral("row"), 2},
            {QStringLiteral("title"), QLatin1String(title)},
            {QStringLiteral("kind"), QStringLiteral("command")},
            {QStringLiteral("mode"), QStringLiteral("proof")},
            {QStringLiteral("priority"), 7},
            {QStringLiteral("status"), QLatin1String(status)}};
}

QJsonObject previewOf(const QJsonArray &rows)
{
    return {{QStringLiteral("rows"), rows}};
}

} // namespace

class TestSourcePreviewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsRowsAndCounts();
    void countsTasksAndNotTheirFaults();
    void numbersOnlyWhereAFileHasSeveral();
    void tellsWhetherRealIsWanted();
    void saysWhyNot();
    void hostileTitleIsPlain();
    void rejectedRowsReplaceThePreview();
    void oddAnswersGiveNoRows();

private:
    static QString cell(const SourcePreviewModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};

void TestSourcePreviewModel::showsRowsAndCounts()
{
    SourcePreviewModel model(noIcon);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.showPreview(previewOf({row("ok", "Count words"), row("duplicate", "Twice"), row("invalid", "Bad")}));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.counts(), (SourcePreviewModel::Counts{1, 1, 1, 0, 0}));
    QCOMPARE(cell(model, 0, SourcePreviewModel::StatusColumn), QStringLiteral("Ready"));
    QCOMPARE(cell(model, 0, SourcePreviewModel::TitleColumn), QStringLiteral("Count words"));
    QCOMPARE(cell(model, 0, SourcePreviewModel::ModeColumn), QStringLiteral("PROOF"));
    QCOMPARE(cell(model, 0, SourcePreviewModel::PriorityColumn), QStringLiteral("7"));
    QCOMPARE(cell(model, 0, SourcePreviewModel::SourceColumn), QStringLiteral("count.md, task 2"));
    QCOMPARE(cell(model, 0, SourcePreviewModel::ReasonColumn), QString());
}

void TestSourcePreviewModel::countsTasksAndNotTheirFaults()
{
    QJsonObject other = row("invalid", "Other");
    other.insert(QStringLiteral("row"), 3);
    QJsonObject whole = row("invalid", "");
    whole.insert(QStringLiteral("row"), 0);
    SourcePreviewModel model(noIcon);
    model.showPreview(previewOf({row("invalid", "Bad"), row("invalid", "Bad"), other, whole, row("ok", "Good")}));
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.counts(), (SourcePreviewModel::Counts{1, 0, 2, 0, 1}));
    QCOMPARE(model.counts().tasks(), 3);
}

void TestSourcePreviewModel::numbersOnlyWhereAFileHasSeveral()
{
    QJsonObject only = row("ok", "Only");
    only.insert(QStringLiteral("source"), QStringLiteral("only.md"));
    only.insert(QStringLiteral("row"), 1);
    QJsonObject first = row("ok", "First");
    first.insert(QStringLiteral("row"), 1);
    SourcePreviewModel model(noIcon);
    model.showPreview(previewOf({only, first, row("ok", "Second")}));
    QCOMPARE(cell(model, 0, SourcePreviewModel::SourceColumn), QStringLiteral("only.md"));
    QCOMPARE(cell(model, 1, SourcePreviewModel::SourceColumn), QStringLiteral("count.md, task 1"));
    QCOMPARE(cell(model, 2, SourcePreviewModel::SourceColumn), QStringLiteral("count.md, task 2"));
}

void TestSourcePreviewModel::tellsWhetherRealIsWanted()
{
    QJsonObject real = row("duplicate", "Real");
    real.insert(QStringLiteral("mode"), QStringLiteral("real"));
    SourcePreviewModel model(noIcon);
    model.showPreview(previewOf({row("ok", "Proof"), real}));
    QVERIFY(!model.wantsReal()); // it would not be added
    real.insert(QStringLiteral("status"), QStringLiteral("ok"));
    model.showPreview(previewOf({row("ok", "Proof"), real}));
    QVERIFY(model.wantsReal());
}

void TestSourcePreviewModel::saysWhyNot()
{
    QJsonObject duplicate = row("duplicate", "Twice");
    duplicate.insert(QStringLiteral("existing"), QStringLiteral("T-12"));
    QJsonObject invalid = row("invalid", "Bad");
    invalid.insert(QStringLiteral("field"), QStringLiteral("priority"));
    invalid.insert(QStringLiteral("code"), QStringLiteral("field_range"));
    invalid.insert(QStringLiteral("detail"), QStringLiteral("must be 0 to 10"));
    SourcePreviewModel model(noIcon);
    model.showPreview(previewOf({duplicate, row("duplicate", "Twice"), invalid}));
    QCOMPARE(cell(model, 0, SourcePreviewModel::ReasonColumn), QStringLiteral("Already there as T-12"));
    QCOMPARE(cell(model, 1, SourcePreviewModel::ReasonColumn), QStringLiteral("Twice in what is added here"));
    QCOMPARE(cell(model, 2, SourcePreviewModel::ReasonColumn), QStringLiteral("priority: must be 0 to 10"));
}

void TestSourcePreviewModel::hostileTitleIsPlain()
{
    SourcePreviewModel model(noIcon);
    QJsonObject hostile = row("ok", "");
    hostile.insert(QStringLiteral("title"), QStringLiteral("safe\u202Egnp.exe\nsecond"));
    model.showPreview(previewOf({hostile}));
    const QString title = cell(model, 0, SourcePreviewModel::TitleColumn);
    QVERIFY(!title.contains(QChar(0x202e)));
    QVERIFY(!title.contains(u'\n'));
    QVERIFY(title.contains(QStringLiteral("U+202E")));
    hostile.insert(QStringLiteral("title"), QStringLiteral("<img src='x'>"));
    model.showPreview(previewOf({hostile}));
    QVERIFY(!model.index(0, SourcePreviewModel::TitleColumn).data(Qt::ToolTipRole).isValid()); // tips guess markup
}

void TestSourcePreviewModel::rejectedRowsReplaceThePreview()
{
    SourcePreviewModel model(noIcon);
    model.showPreview(previewOf({row("ok", "Count words"), row("ok", "More")}));
    const QJsonObject rejected{{QStringLiteral("source"), QStringLiteral("bad.json")},
                               {QStringLiteral("row"), 1},
                               {QStringLiteral("field"), QStringLiteral("title")},
                               {QStringLiteral("code"), QStringLiteral("field_missing")}};
    model.showRejected({{QStringLiteral("rejected"), QJsonArray{rejected}}});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.counts(), (SourcePreviewModel::Counts{0, 0, 1}));
    QCOMPARE(cell(model, 0, SourcePreviewModel::ReasonColumn), QStringLiteral("title: This is needed."));
}

void TestSourcePreviewModel::oddAnswersGiveNoRows()
{
    SourcePreviewModel model(noIcon);
    model.showPreview({{QStringLiteral("rows"), QStringLiteral("none")}});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.counts(), SourcePreviewModel::Counts{});
    QVERIFY(!model.index(0, 0).isValid());
}

QTEST_MAIN(TestSourcePreviewModel)
#include "tst_sourcepreviewmodel.moc"
