#include "tests/support/dialoggallery.h"
#include "tests/support/foreignscene.h"
#include "tests/support/layoutinspector.h"
#include "tests/support/speech.h"
#include "ui/parts/focusorder.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/tickstrip.h"
#include "ui/shell/mainwindow.h"

#include <QCheckBox>
#include <QDialog>
#include <QGridLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qd;

namespace {

constexpr QSize kWide(1'280, 800);
constexpr QSize kNarrow(1'000, 700);
constexpr QSize kLeast(960, 520); // a screen of 1920 × 1080 at 200 %, less its panel
constexpr int kPages = 4;
const QString kForeign = QStringLiteral("47 11 08 15"); // no letters: what can be read is not foreign

/// Texts that can still be read, but for what is the same in every language.
QStringList readable(const QStringList &texts)
{
    static const QRegularExpression kMachine(QStringLiteral(
        "Quarterdeck|qdeck config set [a-z_.]+ \\S+|QUARTERDECK_[A-Z_]+|\\b[a-z]+\\.[a-z_]+\\b" // programs, settings
        "|\\b(Ctrl|Shift|Alt|Del|Return|Space|End|Home|Esc|F)\\b"                               // keys
        "|\\bT-\\d+\\b|SHA-256|\\b[0-9a-f]{16,}\\b|\\b[AP]M\\b|\\b[Mk]?i?[Bb](ytes)?\\b" // ids, hashes, QLocale
        "|\\b[a-z]+/[A-Za-z-]+\\b|\\btask_added\\b|\\bagent_refused\\b"                       // codes, commands
        "|/usr/local/bin/agent|--[a-z-]+|\\{prompt_file\\}|\\b(REAL|RESET|RESTORE|English|Deutsch)\\b"               // to be typed; languages
        "|-draft|-?\\b(state|is|agent|kind|mode|tag|key|priority|attempts|age|updated):\\S+|count words"));                                               // filters
    static const QRegularExpression kWord(QStringLiteral("[A-Za-z]{2,}"));
    QStringList found;
    for (const QString &text : texts) {
        if (QString(text).remove(kMachine).contains(kWord))
            found += text;
    }
    return found;
}

EngineStatus status()
{
    EngineStatus status = BusyScene::status();
    status.process = kForeign;
    status.leaseOwner = kForeign;
    status.profile = kForeign;
    status.controls.setBy = kForeign;
    status.controls.real = {status.at + 600'000, 12'345, kForeign};
    return status;
}

std::vector<AgentStatus> agents()
{
    std::vector<AgentStatus> agents = ForeignScene::agents(kForeign);
    for (AgentStatus &agent : agents)
        agent.agent.name = kForeign;
    return agents;
}

std::vector<LogLine> lines()
{
    std::vector<LogLine> lines = BusyScene::log(400);
    for (LogLine &line : lines) {
        line.text = UntrustedText(kForeign);
        line.source = kForeign;
    }
    return lines;
}

} // namespace

/// Opens every window in languages that are longer than English or read from the other side, and looks for what is cut,
/// lies over something else, or was never given to a translator.
class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pages_data() { languages(); }
    void pages();
    void dialogs_data() { languages(); }
    void dialogs();
    void aPlantedFaultIsFound_data();
    void aPlantedFaultIsFound();
    void tabThatGoesBackIsFound();
    void whatFitsIsNotReported();
    void aMnemonicThatIsTakenTwiceIsFound();
    void whatCanBeReadIsFound();

private:
    static void languages();
    void open();
    void judge(QWidget &window, const QString &place);
    void judgePage(const QString &place);
    void tell() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    const Speech *m_speech = nullptr;
    QStringList m_faults;
    FakeCore *m_core = nullptr;
    std::unique_ptr<MainWindow> m_window;
};

void TestLayout::languages()
{
    QTest::addColumn<QString>("language");
    for (const char *language : Speech::kAll)
        QTest::newRow(language) << QString::fromLatin1(language);
}

void TestLayout::open()
{
    auto core = std::make_unique<FakeCore>();
    m_core = core.get();
    ForeignScene::setIn(*core, kForeign);
    core->setAgents(agents());
    m_folder = std::make_unique<QTemporaryDir>(); // widths of columns are remembered
    m_window = std::make_unique<MainWindow>(std::move(core), kForeign, m_folder->filePath(QStringLiteral("window.ini")));
    m_window->resize(kWide);
    m_window->show();
    m_core->publishAgents(agents());
    m_core->publishLog(lines());
    m_core->publishStatus(status());
    auto *tabs = m_window->findChild<QTabWidget *>();
    QTRY_VERIFY(!tabs->tabToolTip(1).isEmpty());
    tabs->setCurrentIndex(0);
    auto *strip = m_window->findChild<TickStrip *>();
    QTRY_VERIFY(!strip->ticks().empty());
    strip->choose(strip->ticks().back().number);
    tabs->setCurrentIndex(1);
    auto *tasks = m_window->findChild<PlainTable *>(QStringLiteral("tasks"));
    QTRY_VERIFY(tasks->model() && tasks->model()->rowCount() > 0);
    tasks->goTo(2);
}

void TestLayout::judge(QWidget &window, const QString &place)
{
    QTest::qWait(60); // answers that are on their way
    QStringList faults = layoutFaults(window) + mnemonicClashes(window) + focusFaults(window);
    if (m_speech->isPseudo()) {
        for (const QString &text : readable(textsOf(window)))
            faults += QStringLiteral("\"%1\" can be read").arg(text);
    }
    faults.removeDuplicates();
    for (const QString &fault : faults)
        m_faults += place + QStringLiteral(": ") + fault;
}

void TestLayout::judgePage(const QString &place)
{
    for (const QSize &size : {kNarrow, kWide}) {
        m_window->resize(size); // it may need more than the first
        judge(*m_window, QStringLiteral("%1 at %2").arg(place).arg(m_window->width()));
    }
    const QSize least = m_window->minimumSizeHint();
    if (least.width() > kLeast.width() || least.height() > kLeast.height())
        m_faults += place + QStringLiteral(": cannot be made smaller than %1 × %2").arg(least.width()).arg(least.height());
    if (m_window->width() > kWide.width() || m_window->height() > kWide.height())
        m_faults += place + QStringLiteral(": needs %1 × %2").arg(m_window->width()).arg(m_window->height());
}

void TestLayout::pages()
{
    QFETCH(QString, language);
    const Speech speech(language);
    m_speech = &speech;
    m_faults.clear();
    open();
    auto *tabs = m_window->findChild<QTabWidget *>();
    for (int page = 0; page < kPages; ++page) {
        tabs->setCurrentIndex(page);
        judgePage(QStringLiteral("page %1").arg(page));
        for (QTabWidget *inner : tabs->widget(page)->findChildren<QTabWidget *>()) {
            for (int i = 0; i < inner->count() && inner->isVisible(); ++i) {
                inner->setCurrentIndex(i);
                judgePage(QStringLiteral("page %1, %2 %3").arg(page).arg(inner->objectName()).arg(i));
            }
        }
    }
    m_window.reset();
    tell();
}

void TestLayout::dialogs()
{
    QFETCH(QString, language);
    const Speech speech(language);
    m_speech = &speech;
    m_faults.clear();
    DialogGallery gallery(kForeign);
    for (const auto &[name, make] : gallery.exhibits()) {
        QDialog *dialog = make(nullptr);
        dialog->show();
        judge(*dialog, QLatin1String(name));
        for (QTabWidget *inner : dialog->findChildren<QTabWidget *>()) {
            inner->setCurrentIndex(inner->count() - 1);
            judge(*dialog, QLatin1String(name));
        }
        dialog->close();
        delete dialog;
    }
    tell();
}

// One by one: a message of a test is cut after a while.
void TestLayout::tell() const
{
    for (const QString &fault : m_faults)
        qWarning("%s", qPrintable(fault));
    QCOMPARE(m_faults.size(), 0);
}

void TestLayout::aPlantedFaultIsFound_data()
{
    QTest::addColumn<std::function<void(QWidget *)>>("plant");
    QTest::addColumn<QString>("fault");
    using Plant = std::function<void(QWidget *)>;
    const auto row = [](const char *name, const Plant &plant, const char *fault) {
        QTest::newRow(name) << plant << QString::fromUtf8(fault);
    };
    const QString text = QStringLiteral("The mast of the northern jetty");
    row("label", [=](QWidget *parent) { (new QLabel(text, parent))->setFixedWidth(40); }, "/QLabel cuts \"The mast of the northern jetty\"");
    row("label that wraps", [=](QWidget *parent) {
        auto *label = new QLabel(text, parent);
        label->setWordWrap(true);
        label->setFixedSize(80, 20);
    }, "/QLabel cuts");
    row("label with a long word", [=](QWidget *parent) {
        auto *label = new QLabel(QStringLiteral("Aufgabenwarteschlangenverwaltung"), parent);
        label->setWordWrap(true);
        label->setFixedSize(80, 200);
    }, "/QLabel cuts");
    row("button", [=](QWidget *parent) { (new QPushButton(text, parent))->setFixedWidth(40); }, "/QPushButton cuts");
    row("check box", [=](QWidget *parent) { (new QCheckBox(text, parent))->setFixedWidth(40); }, "/QCheckBox cuts");
    row("group", [=](QWidget *parent) { (new QGroupBox(text, parent))->setFixedSize(60, 30); }, "/QGroupBox cuts");
    row("placeholder", [=](QWidget *parent) {
        auto *line = new QLineEdit(parent);
        line->setPlaceholderText(text);
        line->setFixedWidth(60);
    }, "/QLineEdit cuts");
    row("tabs", [=](QWidget *parent) {
        auto *tabs = new QTabWidget(parent);
        tabs->addTab(new QWidget, text);
        tabs->addTab(new QWidget, text);
        tabs->setFixedSize(120, 100);
    }, "cuts \"The mast of the northern jetty\"");
    row("header", [=](QWidget *parent) {
        auto *view = new QTableView(parent);
        auto *model = new QStandardItemModel(1, 2, view);
        model->setHorizontalHeaderLabels({text, QStringLiteral("b")});
        view->setModel(model);
        view->setColumnWidth(0, 40);
    }, "cuts \"The mast of the northern jetty\"");
    row("over one another", [=](QWidget *parent) {
        auto *grid = new QGridLayout(parent);
        grid->addWidget(new QPushButton(QStringLiteral("a"), parent), 0, 0);
        grid->addWidget(new QPushButton(QStringLiteral("b"), parent), 0, 0);
    }, "lies over");
    row("outside", [=](QWidget *parent) { (new QLabel(QStringLiteral("a"), parent))->setGeometry(390, 0, 40, 20); }, "reaches out of its parent");
}

void TestLayout::aPlantedFaultIsFound()
{
    QFETCH(std::function<void(QWidget *)>, plant);
    QFETCH(QString, fault);
    QWidget window;
    plant(&window);
    window.resize(400, 300);
    window.show();
    const QStringList faults = layoutFaults(window);
    QCOMPARE(faults.size(), 1);
    QVERIFY2(faults.first().contains(fault), qPrintable(faults.first()));
}

void TestLayout::tabThatGoesBackIsFound()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    QList<QWidget *> lines;
    for (int i = 0; i < 4; ++i) {
        lines += new QLineEdit(&window);
        column->addWidget(lines.last());
    }
    window.show();
    QVERIFY(focusFaults(window).isEmpty());
    QWidget::setTabOrder(lines[3], lines[1]);
    QVERIFY(!focusFaults(window).isEmpty());
    orderFocus(window);
    QVERIFY(focusFaults(window).isEmpty());
}

void TestLayout::whatFitsIsNotReported()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *wraps = new QLabel(QStringLiteral("The mast of the northern jetty"), &window);
    wraps->setWordWrap(true);
    row->addWidget(wraps);
    row->addWidget(new QPushButton(QStringLiteral("Mast"), &window));
    auto *told = new QLineEdit(&window);
    told->setPlaceholderText(wraps->text().repeated(9));
    told->setToolTip(wraps->text());
    row->addWidget(told);
    window.resize(400, 300);
    window.show();
    QCOMPARE(layoutFaults(window), QStringList());
}

void TestLayout::aMnemonicThatIsTakenTwiceIsFound()
{
    QWidget window;
    new QPushButton(QStringLiteral("&Mast"), &window);
    new QLabel(QStringLiteral("&Mast"), &window); // has no buddy, so its letter does nothing
    window.show();
    QCOMPARE(mnemonicClashes(window), QStringList());
    (new QCheckBox(QStringLiteral("&Mizzen"), &window))->show();
    QMenu menu(&window);
    menu.addAction(QStringLiteral("&Jib"));
    menu.addAction(QStringLiteral("&Jolly boat"));
    QCOMPARE(mnemonicClashes(window).size(), 2);
}

void TestLayout::whatCanBeReadIsFound()
{
    const Speech speech(QStringLiteral("pseudo"));
    QWidget window;
    new QLabel(QCoreApplication::translate("qd::Mast", "The mast, %1").arg(QStringLiteral("T-12")), &window);
    QCOMPARE(readable(textsOf(window)), QStringList());
    new QLabel(QStringLiteral("The mast"), &window);
    (new QLabel(&window))->setToolTip(QCoreApplication::translate("qd::Mast", "Mast: %1").arg(QStringLiteral("broken")));
    window.setAccessibleName(QStringLiteral("Jetty"));
    QCOMPARE(readable(textsOf(window)).size(), 3);
}

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
