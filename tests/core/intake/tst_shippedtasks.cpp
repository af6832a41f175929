#include "core/intake/taskparser.h"

#include <QTest>

#include <algorithm>

using namespace qd;

namespace {

const QString kSource = QStringLiteral(QD_SOURCE_DIR);

std::vector<TaskDraft> draftsIn(const QString &folder)
{
    std::vector<TaskDraft> drafts;
    for (const QString &path : expandPaths({folder}).files) {
        const Result<SourceDocument> document = readTaskFile(path);
        if (!document)
            qFatal("%s: %s", qPrintable(path), qPrintable(document.error().code));
        const ParsedFile file = parseTaskFile(*document);
        for (const RowError &error : file.errors)
            qFatal("%s: %s: %s", qPrintable(path), qPrintable(error.field), qPrintable(error.error.detail));
        drafts.push_back(file.rows.front().draft);
    }
    return drafts;
}

} // namespace

// The task files that come with the program, read the way a person's are.
class TestShippedTasks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void demoShowsEachWay();
    void demoStaysInProof();
    void demoEndsSoon();
    void realOnesWorkOnThisTree();
};

void TestShippedTasks::demoShowsEachWay()
{
    const std::vector<TaskDraft> drafts = draftsIn(kSource + QStringLiteral("/resources/demo/tasks"));
    QCOMPARE(drafts.size(), size_t(6));
    const auto count = [&drafts](auto matches) { return std::count_if(drafts.begin(), drafts.end(), matches); };
    QCOMPARE(count([](const TaskDraft &d) { return d.spec.kind == TaskKind::Command; }), 1);
    QCOMPARE(count([](const TaskDraft &d) { return d.hold; }), 1);
    QCOMPARE(count([](const TaskDraft &d) {
                 return !d.spec.rehearse.empty() && d.spec.rehearse.front().kind == RehearsalStep::Kind::Fail
                     && d.spec.rehearse.front().amount >= d.maxAttempts.value_or(TaskDraft::kDefaultMaxAttempts);
             }), 1);
    for (const TaskDraft &draft : drafts)
        QVERIFY2(!draft.spec.instructions.isEmpty(), qPrintable(draft.spec.title));
}

void TestShippedTasks::demoStaysInProof()
{
    for (const TaskDraft &draft : draftsIn(kSource + QStringLiteral("/resources/demo/tasks")))
        QVERIFY2(draft.mode == Mode::Proof, qPrintable(draft.spec.title));
}

// One task's sleeps plus its retries at their longest (5 s, doubled each time, + 20 %).
void TestShippedTasks::demoEndsSoon()
{
    for (const TaskDraft &draft : draftsIn(kSource + QStringLiteral("/resources/demo/tasks"))) {
        if (draft.hold)
            continue; // a person begins it, and is to have time to stop it
        qint64 ms = 0;
        for (const RehearsalStep &step : draft.spec.rehearse) {
            const bool fails = step.kind == RehearsalStep::Kind::Fail;
            const qint64 retries = fails ? std::min<qint64>(step.amount, draft.maxAttempts.value_or(TaskDraft::kDefaultMaxAttempts) - 1) : 0;
            for (int n = 0; n < retries; ++n)
                ms += 6'000 << n;
            ms += step.kind == RehearsalStep::Kind::Sleep ? step.amount : 0;
        }
        QVERIFY2(ms <= 10'000, qPrintable(draft.spec.title));
    }
}

void TestShippedTasks::realOnesWorkOnThisTree()
{
    const std::vector<TaskDraft> drafts = draftsIn(kSource + QStringLiteral("/tests/system/data/tasks"));
    QCOMPARE(drafts.size(), size_t(10));
    for (const TaskDraft &draft : drafts) {
        QCOMPARE(draft.spec.kind, TaskKind::Command);
        QCOMPARE(draft.spec.workspace, kSource);
        const QStringList programs{QStringLiteral("git"), QStringLiteral("python3"), QStringLiteral("du")};
        QVERIFY2(programs.contains(draft.spec.command.front()), qPrintable(draft.spec.title));
    }
}

QTEST_GUILESS_MAIN(TestShippedTasks)
#include "tst_shippedtasks.moc"
