#include "ui/shell/theme.h"

#include "tests/support/contrast.h"
#include "ui/parts/themedicon.h"
#include "ui/shell/palettes.h"
#include "ui/shell/windowstate.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStyle>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

using namespace qd;

namespace {

struct Pair {
    QPalette::ColorGroup group;
    QPalette::ColorRole ink;
    QPalette::ColorRole ground;
    double least;
};

constexpr Pair kPairs[] = {
    {QPalette::Active, QPalette::WindowText, QPalette::Window, 7},
    {QPalette::Active, QPalette::Text, QPalette::Base, 7},
    {QPalette::Active, QPalette::Text, QPalette::AlternateBase, 7},
    {QPalette::Active, QPalette::ButtonText, QPalette::Button, 7},
    {QPalette::Active, QPalette::HighlightedText, QPalette::Highlight, 4.5},
    {QPalette::Inactive, QPalette::HighlightedText, QPalette::Highlight, 4.5},
    {QPalette::Active, QPalette::Highlight, QPalette::AlternateBase, 1.35}, // a chosen row among others
    {QPalette::Inactive, QPalette::Highlight, QPalette::AlternateBase, 1.35},
    {QPalette::Active, QPalette::WindowText, QPalette::Highlight, 4.5}, // a tinted icon in a selected menu row
    {QPalette::Active, QPalette::Link, QPalette::Base, 4.5},
    {QPalette::Active, QPalette::Link, QPalette::Window, 4.5},
    {QPalette::Active, QPalette::LinkVisited, QPalette::Base, 4.5},
    {QPalette::Active, QPalette::PlaceholderText, QPalette::Base, 4.5},
    {QPalette::Active, QPalette::PlaceholderText, QPalette::Window, 4.5},
    {QPalette::Active, QPalette::Shadow, QPalette::Window, 3}, // frames of controls, by ConsoleStyle
    {QPalette::Active, QPalette::Shadow, QPalette::Base, 3},
    {QPalette::Active, QPalette::ToolTipText, QPalette::ToolTipBase, 7},
    {QPalette::Disabled, QPalette::WindowText, QPalette::Window, 3},
    {QPalette::Disabled, QPalette::Text, QPalette::Base, 3},
    {QPalette::Disabled, QPalette::ButtonText, QPalette::Button, 3},
    {QPalette::Disabled, QPalette::HighlightedText, QPalette::Highlight, 2.5},
};

/// The contrast on the window of that colour which a column through the middle of the control's left edge meets.
double strongestFrame(const QWidget &control)
{
    const QImage image = const_cast<QWidget &>(control).grab().toImage();
    const QColor ground = control.palette().color(QPalette::Window);
    double strongest = 1;
    for (int x = 0; x < image.width() / 2; ++x)
        strongest = std::max(strongest, contrast(image.pixelColor(x, image.height() / 2), ground));
    return strongest;
}

/// Within three pixels of the edge.
int framePixelsThatDiffer(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const bool atEdge = std::min({x, y, a.width() - 1 - x, a.height() - 1 - y}) < 3;
            count += atEdge && contrast(a.pixelColor(x, y), b.pixelColor(x, y)) >= 1.5 ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairIsReadable_data();
    void everyPairIsReadable();
    void everyGroupIsSet();
    void switchesLive();
    void framesOfControlsAreSeen_data();
    void framesOfControlsAreSeen();
    void aButtonThatIsOnIsSeen_data() { framesOfControlsAreSeen_data(); }
    void aButtonThatIsOnIsSeen();
    void cardsAreFramedInHighContrast();
    void theFocusIsSeen_data();
    void theFocusIsSeen();
    void aLineIsClearedByOurSymbol();
    void toolTipsFollow();
    void choiceIsKept();
    void damagedStateGivesDefaults();
};

void TestTheme::everyPairIsReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
    QTest::newRow("high contrast") << contrastPalette();
}

void TestTheme::everyPairIsReadable()
{
    QFETCH(QPalette, palette);
    for (const Pair &pair : kPairs) {
        const double found = contrast(palette.color(pair.group, pair.ink), palette.color(pair.group, pair.ground));
        QVERIFY2(found >= pair.least, qPrintable(QStringLiteral("group %1, role %2 on %3: %4")
                                                     .arg(pair.group).arg(pair.ink).arg(pair.ground).arg(found)));
    }
}

void TestTheme::everyGroupIsSet()
{
    for (const QPalette &palette : {lightPalette(), darkPalette(), contrastPalette()}) {
        for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
            for (int role = 0; role < QPalette::NColorRoles; ++role) {
                if (role != QPalette::NoRole)
                    QVERIFY2(palette.isBrushSet(group, QPalette::ColorRole(role)), qPrintable(QString::number(role)));
            }
        }
    }
}

void TestTheme::switchesLive()
{
    Theme theme;
    QPushButton button;
    button.show();
    theme.apply(ThemeChoice::Dark);
    QTRY_COMPARE(button.palette().color(QPalette::Button), darkPalette().color(QPalette::Button));
    theme.apply(ThemeChoice::Light);
    QTRY_COMPARE(button.palette().color(QPalette::Button), lightPalette().color(QPalette::Button));
    theme.apply(ThemeChoice::HighContrast);
    QTRY_COMPARE(button.palette().color(QPalette::Button), contrastPalette().color(QPalette::Button));
}

void TestTheme::framesOfControlsAreSeen_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
    QTest::newRow("high contrast") << ThemeChoice::HighContrast;
}

// Drawn and looked at: an empty box must be seen where it stands, and a line that is written into where it begins.
void TestTheme::framesOfControlsAreSeen()
{
    QFETCH(ThemeChoice, choice);
    Theme theme;
    theme.apply(choice);
    QWidget window;
    auto *focus = new QPushButton(&window); // takes the focus away from the others
    const QList<QWidget *> controls{new QCheckBox(&window), new QRadioButton(&window), new QLineEdit(&window), new QPushButton(&window),
                                    new QComboBox(&window), new QSpinBox(&window), new QDoubleSpinBox(&window), new QPlainTextEdit(&window)};
    auto *column = new QVBoxLayout(&window);
    column->addWidget(focus);
    for (QWidget *control : controls)
        column->addWidget(control);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    focus->setFocus();
    for (const QWidget *control : controls) {
        const double seen = strongestFrame(*control);
        QVERIFY2(seen >= 3, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(control->metaObject()->className())).arg(seen)));
    }
}

void TestTheme::aButtonThatIsOnIsSeen()
{
    QFETCH(ThemeChoice, choice);
    Theme theme;
    theme.apply(choice);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *button = new QToolButton(&window);
    button->setText(QStringLiteral("Follow"));
    button->setAutoRaise(true);
    button->setCheckable(true);
    column->addWidget(button);
    window.show();
    const QImage off = button->grab().toImage();
    button->setChecked(true);
    QVERIFY(strongestFrame(*button) >= 3);
    const QImage on = button->grab().toImage();
    QVERIFY(framePixelsThatDiffer(off, on) > 40);
    const QPoint inside(3, on.height() / 2);
    QVERIFY(contrast(on.pixelColor(inside), off.pixelColor(inside)) >= 1.3); // its ground too
    QVERIFY(contrast(on.pixelColor(inside), button->palette().color(QPalette::ButtonText)) >= 4.5);
}

void TestTheme::cardsAreFramedInHighContrast()
{
    Theme theme;
    theme.apply(ThemeChoice::HighContrast);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *card = new QGroupBox(QStringLiteral("Mode"), &window);
    card->setMinimumSize(120, 80);
    column->addWidget(card);
    window.show();
    QVERIFY(strongestFrame(*card) >= 3);
}

void TestTheme::theFocusIsSeen_data()
{
    framesOfControlsAreSeen_data();
}

void TestTheme::theFocusIsSeen()
{
    QFETCH(ThemeChoice, choice);
    Theme theme;
    theme.apply(choice);
    QWidget window;
    const QList<QWidget *> controls{new QLineEdit(&window), new QPushButton(&window), new QComboBox(&window), new QSpinBox(&window)};
    auto *column = new QVBoxLayout(&window);
    for (QWidget *control : controls)
        column->addWidget(control);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (int i = 0; i < controls.size(); ++i) {
        controls[(i + 1) % controls.size()]->setFocus();
        const QImage without = controls[i]->grab().toImage();
        controls[i]->setFocus(Qt::TabFocusReason);
        const QImage with = controls[i]->grab().toImage();
        QVERIFY2(framePixelsThatDiffer(without, with) > 40, controls[i]->metaObject()->className());
    }
}

void TestTheme::aLineIsClearedByOurSymbol()
{
    const Theme theme;
    const QIcon icon = QApplication::style()->standardIcon(QStyle::SP_LineEditClearButton);
    QVERIFY(!icon.isNull());
    QCOMPARE(icon.pixmap(16).toImage(), themedIcon(QStringLiteral("action-cancel")).pixmap(16).toImage());
}

void TestTheme::toolTipsFollow()
{
    Theme theme;
    theme.apply(ThemeChoice::Dark);
    QCOMPARE(QToolTip::palette().color(QPalette::ToolTipText), darkPalette().color(QPalette::ToolTipText));
    theme.apply(ThemeChoice::Light);
    QCOMPARE(QToolTip::palette().color(QPalette::ToolTipText), lightPalette().color(QPalette::ToolTipText));
}

void TestTheme::choiceIsKept()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("window.ini"));
    QCOMPARE(WindowState(file).theme(), ThemeChoice::Auto);
    WindowState(file).saveTheme(ThemeChoice::Dark);
    WindowState(file).save("shape", 2);
    QCOMPARE(WindowState(file).theme(), ThemeChoice::Dark);
    QCOMPARE(WindowState(file).geometry(), QByteArray("shape"));
    QCOMPARE(WindowState(file).tab(), 2);
    WindowState(file).saveTheme(ThemeChoice::HighContrast);
    QCOMPARE(WindowState(file).theme(), ThemeChoice::HighContrast);
    QCOMPARE(WindowState(file).timeZone(), DisplayZone::Local);
    WindowState(file).saveTimeZone(DisplayZone::Utc);
    QCOMPARE(WindowState(file).timeZone(), DisplayZone::Utc);
}

void TestTheme::damagedStateGivesDefaults()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("window.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[appearance\ntheme=purple\n\x00\xff[window]\ntab=many\n");
    file.close();
    QCOMPARE(WindowState(file.fileName()).theme(), ThemeChoice::Auto);
    QCOMPARE(WindowState(file.fileName()).tab(), 0);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
