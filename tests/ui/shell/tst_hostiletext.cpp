#include "tests/support/busyscene.h"
#include "ui/parts/plaintable.h"
#include "ui/shell/mainwindow.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QLabel>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

constexpr double kMostMs = 100;

struct Case {
    const char *name;
    QString text;
};

std::vector<Case> corpus()
{
    const auto many = [](const QString &text, qsizetype count) { return text.repeated(count); };
    return {{"empty", {}},
            {"NUL", QStringLiteral("a") + QChar(0) + QStringLiteral("b")},
            {"lone surrogates", QString(QChar(0xD800)) + QChar(0xDC00) + QChar(0xDFFF)},
            {"byte order", QString(QChar(0xFEFF)) + QChar(0xFFFE)},
            {"right to left", QStringLiteral("pay \u202Eyob-eht\u202C now")},
            {"isolates", QStringLiteral("\u2066a\u2067b\u2069\u200Fc")},
            {"zero width", QStringLiteral("a\u200B\u200C\u200D\u2060b")},
            {"tags", QString::fromUcs4(U"\U000E0041\U000E0042\U000E007F")},
            {"combining", QStringLiteral("a") + many(QStringLiteral("\u0301"), 100'000)},
            {"image", QStringLiteral("<img src=file:///dev/zero><img src='http://127.0.0.1:9/x'>")},
            {"link", QStringLiteral("<a href='file:///etc/passwd'>Approve?</a> [go](file:///etc/passwd)")},
            {"almost rich", QStringLiteral("a < b && c > d &amp; &File")},
            {"tables", many(QStringLiteral("<table width=2000000000><tr><td>"), 40)},
            {"nested", many(QStringLiteral("<div>"), 50'000)},
            {"ANSI", QStringLiteral("\x1b[2J\x1b]8;;http://x\x1b\\click\x1b]8;;\x1b\\\x1b]52;c;aGk=\x07\x1b[6n")},
            {"overwrite", QStringLiteral("refused\rapproved")},
            {"long line", many(QStringLiteral("0123456789"), 1'000'000)},
            {"many lines", many(QStringLiteral("line\n"), 1'000'000)},
            {"homoglyph", QStringLiteral("РRООF")},
            {"placeholders", QStringLiteral("%1 %2 %n %s")},
            {"formula", QStringLiteral("=cmd|' /C calc'!A0")}};
}

/// Counts everything that somebody wants opened.
class Opened : public QObject
{
    Q_OBJECT

public:
    Opened()
    {
        for (const char *scheme : {"http", "https", "file", "data", "mailto"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "take");
    }
    int count = 0;

public Q_SLOTS:
    void take(const QUrl &) { ++count; }
};

} // namespace

/// What agents and files may say, in every place of the window that shows it.
class TestHostileText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noFrameTakesLongAndNothingIsOpened_data();
    void noFrameTakesLongAndNothingIsOpened();

private:
    static EngineStatus statusOf(const QString &text);
    static std::vector<LogLine> logOf(const QString &text);
    static double paintMs(QWidget &window);

    Opened m_opened;
};

void TestHostileText::noFrameTakesLongAndNothingIsOpened_data()
{
    QTest::addColumn<QString>("text");
    for (const Case &one : corpus())
        QTest::newRow(one.name) << one.text;
}

EngineStatus TestHostileText::statusOf(const QString &text)
{
    EngineStatus status = BusyScene::status();
    status.process = text;
    status.leaseOwner = text;
    status.profile = text;
    status.controls.setBy = text;
    status.controls.real = {status.at + 60'000, 3, text};
    status.lastTick.note = text;
    return status;
}

std::vector<LogLine> TestHostileText::logOf(const QString &text)
{
    std::vector<LogLine> lines = BusyScene::log(60);
    for (size_t i = 0; i < lines.size(); i += 2) {
        lines[i].text = UntrustedText(text);
        lines[i].source = text.left(300);
    }
    return lines;
}

double TestHostileText::paintMs(QWidget &window)
{
    QElapsedTimer timer;
    timer.start();
    window.grab();
    return double(timer.nsecsElapsed()) / 1e6;
}

void TestHostileText::noFrameTakesLongAndNothingIsOpened()
{
    QFETCH(QString, text);
    const QTemporaryDir folder;
    auto owned = std::make_unique<FakeCore>();
    FakeCore *core = owned.get();
    BusyScene::setIn(*core);
    std::vector<AgentStatus> agents = BusyScene::agents();
    agents[0].agent.name = text;
    core->setAgents(agents);
    std::vector<Tick> ticks = BusyScene::ticks();
    ticks[0].note = text;
    core->setTicks(ticks);
    MainWindow window(std::move(owned), text.left(300), folder.filePath(QStringLiteral("window.ini")));
    window.resize(1'200, 800);
    window.show();
    window.grab(); // the first layout and the fonts are not the text's fault
    double longest = 0;
    auto *tabs = window.findChild<QTabWidget *>();
    core->publishStatus(statusOf(text));
    core->publishAgents(agents);
    core->publishLog(logOf(text));
    QTRY_VERIFY(tabs->tabToolTip(1).contains(QStringLiteral("running")));
    auto *log = window.findChild<PlainTable *>(QStringLiteral("log"));
    for (const int page : {0, 3}) {
        tabs->setCurrentIndex(page);
        if (page == 3)
            log->goTo(0); // the whole record
        longest = std::max({longest, paintMs(window), paintMs(window)});
    }
    qInfo("longest frame %.1f ms", longest);
    QVERIFY2(longest < kMostMs * 3, "far too long, even on a busy machine");
    if (longest > kMostMs)
        qWarning("over %.0f ms", kMostMs);
    for (const QLabel *label : window.findChildren<QLabel *>())
        QVERIFY(!label->openExternalLinks() && label->textFormat() != Qt::RichText);
    QCOMPARE(m_opened.count, 0);
}

QTEST_MAIN(TestHostileText)
#include "tst_hostiletext.moc"
