#include "ui/shell/theme.h"

#include "tests/support/contrast.h"
#include "ui/parts/themedicon.h"
#include "ui/shell/windowstate.h"

#include <QApplication>
#include <QPushButton>
#include <QStyle>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

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
    {QPalette::Active, QPalette::ToolTipText, QPalette::ToolTipBase, 7},
    {QPalette::Disabled, QPalette::WindowText, QPalette::Window, 3},
    {QPalette::Disabled, QPalette::Text, QPalette::Base, 3},
    {QPalette::Disabled, QPalette::ButtonText, QPalette::Button, 3},
    {QPalette::Disabled, QPalette::HighlightedText, QPalette::Highlight, 2.5},
};

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairIsReadable_data();
    void everyPairIsReadable();
    void everyGroupIsSet();
    void switchesLive();
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
    for (const QPalette &palette : {lightPalette(), darkPalette()}) {
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
    QVERIFY(theme.isDark());
    QTRY_COMPARE(button.palette().color(QPalette::Button), darkPalette().color(QPalette::Button));
    theme.apply(ThemeChoice::Light);
    QVERIFY(!theme.isDark());
    QTRY_COMPARE(button.palette().color(QPalette::Button), lightPalette().color(QPalette::Button));
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
