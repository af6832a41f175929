#include "tests/support/busyscene.h"
#include "tests/support/dialoggallery.h"
#include "tests/support/speech.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/tickstrip.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/workspaceopener.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

constexpr QSize kWide(1'280, 800);
constexpr QSize kNarrow(1'000, 700);
constexpr int kQuick = 80; // little compressed
constexpr const char *kPages[] = {"autonomy", "queue", "agents", "log"};

class NoOpener final : public WorkspaceOpener
{
public:
    [[nodiscard]] Result<void> openDemo() override { return {}; }
    [[nodiscard]] Result<void> create(const QString &) override { return {}; }
    [[nodiscard]] Result<void> open(const QString &) override { return {}; }
};

int coloursIn(const QImage &image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colours += image.pixel(x, y);
    }
    return int(colours.size());
}

} // namespace

/// Pictures of every page and dialog, for a person to look at: empty and full, light and dark, in other languages, and
/// larger when QT_SCALE_FACTOR says so.
class TestScreenshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(QDir().mkpath(QStringLiteral(SCREENSHOTS))); }
    void pages_data();
    void pages();
    void dialogs_data();
    void dialogs();

private:
    void save(QWidget &widget, const QString &name) const
    {
        const QImage image = widget.grab().toImage();
        QVERIFY2(coloursIn(image) > 8, qPrintable(name)); // something is painted
        QVERIFY(image.save(QStringLiteral(SCREENSHOTS "/%1%2.png").arg(name, m_suffix), "PNG", kQuick));
    }
    /// Light and full alone in other languages and sizes, and every look otherwise.
    static void looks(bool withEmpty);
    void open(const QString &theme, bool full);
    void speak(const QString &language);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Speech> m_speech;
    QString m_suffix;
    FakeCore *m_core = nullptr;
    std::unique_ptr<MainWindow> m_window;
};

void TestScreenshots::speak(const QString &language)
{
    m_window.reset();
    m_speech.reset(); // before the next one sets the direction
    m_speech = std::make_unique<Speech>(language);
    m_suffix = language == QLatin1String("en") ? QString() : u'-' + language.left(6);
    if (const double scale = qApp->devicePixelRatio(); scale > 1)
        m_suffix += QStringLiteral("-%1").arg(scale * 100);
}

void TestScreenshots::open(const QString &theme, bool full)
{
    auto core = std::make_unique<FakeCore>();
    m_core = core.get();
    if (full)
        BusyScene::setIn(*core);
    m_folder = std::make_unique<QTemporaryDir>(); // the next one has nothing to remember
    m_window = std::make_unique<MainWindow>(std::move(core), QStringLiteral("harbour"), m_folder->filePath(QStringLiteral("window.ini")));
    m_window->setWorkspaceOpener(std::make_unique<NoOpener>());
    m_window->findChild<QAction *>(QStringLiteral("theme-") + theme)->trigger();
    m_window->resize(kWide);
    m_window->show();
    EngineStatus status = BusyScene::status();
    if (!full) {
        status.queue = {};
        status.lastTick = {};
        status.agentsTotal = status.agentsEnabled = status.agentsHealthy = 0;
    } else {
        m_core->publishAgents(BusyScene::agents());
        m_core->publishLog(BusyScene::log(400));
    }
    m_core->publishStatus(status);
    QTRY_VERIFY(!m_window->findChild<QTabWidget *>()->tabToolTip(1).isEmpty());
}

void TestScreenshots::looks(bool withEmpty)
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<bool>("full");
    QTest::addColumn<QString>("language");
    const bool scaled = qApp->devicePixelRatio() > 1;
    for (const char *theme : {"light", "dark", "contrast"}) {
        for (const bool full : {false, true}) {
            if (scaled ? full && QLatin1String(theme) == QLatin1String("light") : full || withEmpty)
                QTest::addRow("%s %s", theme, full ? "full" : "empty") << QString::fromLatin1(theme) << full << QStringLiteral("en");
        }
    }
    if (scaled)
        return;
    for (const char *language : {"de", "pseudo from right to left"})
        QTest::newRow(language) << QStringLiteral("light") << true << QString::fromLatin1(language);
}

void TestScreenshots::pages_data()
{
    looks(true);
}

void TestScreenshots::pages()
{
    QFETCH(QString, theme);
    QFETCH(bool, full);
    QFETCH(QString, language);
    speak(language);
    open(theme, full);
    auto *tabs = m_window->findChild<QTabWidget *>();
    for (int page = 0; page < 4; ++page) {
        tabs->setCurrentIndex(page);
        if (full && page == 0) {
            auto *strip = m_window->findChild<TickStrip *>();
            QTRY_VERIFY(!strip->ticks().empty());
            strip->choose(strip->ticks()[strip->ticks().size() - 12].number);
        }
        if (full && page == 1) {
            auto *table = m_window->findChild<PlainTable *>(QStringLiteral("tasks"));
            QTRY_VERIFY(table && table->model()->rowCount() > 0);
            table->goTo(2);
        }
        if (full && page == 3)
            m_window->findChild<PlainTable *>(QStringLiteral("log"))->goTo(390);
        QTest::qWait(120); // answers that are on their way
        const QString name = QStringLiteral("ui-%1-%2-%3").arg(QLatin1String(kPages[page]), full ? QStringLiteral("full") : QStringLiteral("empty"), theme);
        save(*m_window, name);
        if (full && page != 1) {
            m_window->resize(kNarrow);
            QTest::qWait(30);
            save(*m_window, name + QStringLiteral("-narrow"));
            m_window->resize(kWide);
        }
    }
    if (!full)
        return;
    tabs->setCurrentIndex(0);
    for (QTabWidget *inner : tabs->widget(0)->findChildren<QTabWidget *>())
        inner->setCurrentIndex(2);
    m_window->findChild<QAbstractButton *>(QStringLiteral("asTable"))->click();
    QTest::qWait(30);
    save(*m_window, QStringLiteral("ui-autonomy-tables-") + theme);
}

void TestScreenshots::dialogs_data()
{
    looks(false);
}

void TestScreenshots::dialogs()
{
    QFETCH(QString, theme);
    QFETCH(QString, language);
    speak(language);
    open(theme, true);
    DialogGallery gallery(QStringLiteral("Sort the crates of the week"));
    for (const auto &[name, make] : gallery.exhibits()) {
        QDialog *dialog = make(m_window.get());
        dialog->show();
        if (QLatin1String(name) == QLatin1String("palette"))
            dialog->findChild<QLineEdit *>()->setText(QStringLiteral("da"));
        QTest::qWait(120);
        save(*dialog, QStringLiteral("ui-dialog-%1-%2").arg(QLatin1String(name), theme));
        dialog->close();
    }
}

QTEST_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
