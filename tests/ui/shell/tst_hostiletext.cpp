#include "tests/support/dialoggallery.h"
#include "tests/support/foreignscene.h"
#include "tests/support/slowness.h"
#include "tests/support/stallclock.h"
#include "ui/parts/plaintable.h"
#include "ui/shell/mainwindow.h"

#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QPixmap>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include <sys/socket.h>
#include <unistd.h>

using namespace qd;

namespace {

constexpr double kMostMs = 100;
constexpr int kBeats = 3; // of the clock, 10 ms each

struct Case {
    const char *name;
    QString text;
};

/// A file that nobody may open. tests/rigs/tst_hostiletrace puts a pipe there and watches.
QString bait()
{
    return qEnvironmentVariable("QD_BAIT", QStringLiteral("/nowhere/bait"));
}

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
            {"bait", QStringLiteral("<img src='file://%1'>![](%1)<link rel=stylesheet href='file://%1'>").arg(bait())},
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

constexpr const char *kSchemes[] = {"http", "https", "file", "data", "mailto"};

/// Counts everything that somebody wants opened.
class Opened : public QObject
{
    Q_OBJECT

public:
    Opened()
    {
        for (const char *scheme : kSchemes)
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "take");
    }
    ~Opened() override
    {
        for (const char *scheme : kSchemes)
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }
    int count = 0;

public Q_SLOTS:
    void take(const QUrl &) { ++count; }
};

/// How long the window answers to nothing but the text. Other programs' share of the processor does not count.
class Watch
{
public:
    /// Lets the window read, lay out and paint.
    void look()
    {
        const qsizetype seen = m_clock.late().count;
        QVERIFY(QTest::qWaitFor([&] { return m_clock.late().count > seen + kBeats; }, 60'000));
    }
    [[nodiscard]] double longest() const { return m_clock.busy().most; }
    void judge(const QWidget &window, const char *name = "window") const
    {
        QVERIFY2(longest() <= kMostMs * kSlowness, qPrintable(QStringLiteral("%1: %2 ms").arg(QLatin1String(name)).arg(longest())));
        for (const QLabel *label : window.findChildren<QLabel *>())
            QVERIFY(!label->openExternalLinks() && label->textFormat() != Qt::RichText);
    }

private:
    test::StallClock m_clock;
};

/// Files, sockets and pipes that this process holds open.
QStringList openFiles()
{
    QStringList found;
    const QDir folder(QStringLiteral("/proc/self/fd"));
    for (const QString &name : folder.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)) {
        const QString target = QFile::symLinkTarget(folder.filePath(name));
        if (!target.isEmpty() && !target.contains(QLatin1String("anon_inode:"))) // threads wake each other by such
            found += target;
    }
    found.sort();
    return found;
}

EngineStatus statusOf(const QString &text)
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

std::vector<LogLine> logOf(const QString &text)
{
    std::vector<LogLine> lines = BusyScene::log(60);
    for (size_t i = 0; i < lines.size(); i += 2) {
        lines[i].text = UntrustedText(text);
        lines[i].source = text.left(300);
    }
    return lines;
}

} // namespace

/// What agents and files may say, in every place of the window that shows it.
class TestHostileText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStallIsSeen();
    void anOpenFileIsSeen();
    void aBareLabelOpensWhatItsTextNames();
    void everyPlaceShowsItPlainAndAtOnce_data() { corpusRows(); }
    void everyPlaceShowsItPlainAndAtOnce();
    void everyDialogShowsItPlainAndAtOnce_data() { corpusRows(); }
    void everyDialogShowsItPlainAndAtOnce();

private:
    static void corpusRows();

    Opened m_opened;
};

void TestHostileText::corpusRows()
{
    QTest::addColumn<QString>("text");
    for (const Case &one : corpus())
        QTest::newRow(one.name) << one.text;
}

void TestHostileText::aStallIsSeen()
{
    Watch watch;
    const std::clock_t begin = std::clock();
    while (std::clock() - begin < CLOCKS_PER_SEC / 4) { }
    watch.look();
    QVERIFY(watch.longest() > kMostMs);
}

void TestHostileText::anOpenFileIsSeen()
{
    const QStringList before = openFiles();
    QFile file(QStringLiteral("/proc/self/status"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(openFiles() != before);
}

// The control of those who watch from outside: what would happen. tests/rigs/tst_hostiletrace looks for it.
void TestHostileText::aBareLabelOpensWhatItsTextNames()
{
    constexpr int kHeight = 300;
    const QTemporaryDir folder;
    const QString picture = folder.filePath(QStringLiteral("control-bait.png"));
    QVERIFY(QPixmap(10, kHeight).save(picture));
    const QString text = QStringLiteral("<img src='file://%1'>").arg(picture);
    QVERIFY(QLabel(text).sizeHint().height() >= kHeight);
    QTextBrowser browser;
    browser.setHtml(text);
    browser.show();
    QTRY_VERIFY(browser.document()->size().height() >= kHeight);
    const int file = ::socket(AF_INET, SOCK_STREAM, 0);
    QVERIFY(file >= 0);
    ::close(file);
}

void TestHostileText::everyPlaceShowsItPlainAndAtOnce()
{
    QFETCH(QString, text);
    const QTemporaryDir folder;
    auto owned = std::make_unique<FakeCore>();
    FakeCore *core = owned.get();
    BusyScene::setIn(*core);
    MainWindow window(std::move(owned), text.left(300), folder.filePath(QStringLiteral("window.ini")));
    window.resize(1'200, 800);
    window.show();
    Watch().look(); // the first layout and the fonts are not the text's fault
    const QStringList before = openFiles();
    ForeignScene::setIn(*core, text);
    Watch watch;
    core->publishStatus(statusOf(text));
    core->publishAgents(ForeignScene::agents(text));
    core->publishLog(logOf(text));
    auto *pages = window.findChild<QTabWidget *>();
    QTRY_VERIFY(pages->tabToolTip(1).contains(QStringLiteral("running")));
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentIndex(page);
        watch.look();
        for (PlainTable *table : pages->widget(page)->findChildren<PlainTable *>()) {
            if (table->isVisible() && table->model()->rowCount() > 0)
                table->goTo(0); // and all about it
        }
        watch.look();
        for (QTabWidget *inner : pages->widget(page)->findChildren<QTabWidget *>()) {
            for (int tab = 0; tab < inner->count(); ++tab) {
                inner->setCurrentIndex(tab);
                watch.look();
            }
        }
    }
    watch.judge(window);
    QCOMPARE(m_opened.count, 0);
    QCOMPARE(openFiles().join(u'\n'), before.join(u'\n'));
}

void TestHostileText::everyDialogShowsItPlainAndAtOnce()
{
    QFETCH(QString, text);
    QWidget parent;
    DialogGallery gallery(text);
    const QStringList before = openFiles();
    for (const auto &[name, make] : gallery.exhibits()) {
        Watch watch;
        QDialog *dialog = make(&parent);
        dialog->show();
        watch.look();
        watch.look();
        watch.judge(*dialog, name);
        if (QTest::currentTestFailed())
            return;
        dialog->close();
    }
    QCOMPARE(m_opened.count, 0);
    QCOMPARE(openFiles().join(u'\n'), before.join(u'\n'));
}

QTEST_MAIN(TestHostileText)
#include "tst_hostiletext.moc"
