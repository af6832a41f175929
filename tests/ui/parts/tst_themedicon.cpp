#include "ui/parts/themedicon.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QTest>

using namespace qd;

namespace {

/// The colour of the most opaque pixel.
QColor inkOf(const QIcon &icon, QIcon::Mode mode)
{
    const QImage image = icon.pixmap(QSize(32, 32), 1.0, mode).toImage().convertToFormat(QImage::Format_ARGB32);
    QRgb ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > qAlpha(ink))
                ink = image.pixel(x, y);
        }
    }
    return QColor(ink);
}

QPalette paletteWith(Qt::GlobalColor normal, Qt::GlobalColor disabled, Qt::GlobalColor selected)
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, normal);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, disabled);
    palette.setColor(QPalette::HighlightedText, selected);
    return palette;
}

} // namespace

class TestThemedIcon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheTextColourOfItsMode();
    void followsTheLivePalette();
    void isDrawnInDevicePixels();
    void unknownNameIsNull();
    void everySymbolHasInk();
};

void TestThemedIcon::takesTheTextColourOfItsMode()
{
    QGuiApplication::setPalette(paletteWith(Qt::red, Qt::green, Qt::blue));
    const QIcon icon = themedIcon(QStringLiteral("action-kill"));
    QCOMPARE(inkOf(icon, QIcon::Normal), QColor(Qt::red));
    QCOMPARE(inkOf(icon, QIcon::Active), QColor(Qt::red));
    QCOMPARE(inkOf(icon, QIcon::Disabled), QColor(Qt::green));
    QCOMPARE(inkOf(icon, QIcon::Selected), QColor(Qt::blue));
}

void TestThemedIcon::followsTheLivePalette()
{
    QGuiApplication::setPalette(paletteWith(Qt::red, Qt::green, Qt::blue));
    const QIcon icon = themedIcon(QStringLiteral("action-new"));
    QCOMPARE(inkOf(icon, QIcon::Normal), QColor(Qt::red));
    QGuiApplication::setPalette(paletteWith(Qt::white, Qt::gray, Qt::yellow));
    QCOMPARE(inkOf(icon, QIcon::Normal), QColor(Qt::white));
}

void TestThemedIcon::isDrawnInDevicePixels()
{
    const QPixmap pixmap = themedIcon(QStringLiteral("nav-queue")).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
}

void TestThemedIcon::unknownNameIsNull()
{
    QVERIFY(themedIcon(QStringLiteral("no-such-symbol")).isNull());
}

void TestThemedIcon::everySymbolHasInk()
{
    QGuiApplication::setPalette(paletteWith(Qt::red, Qt::green, Qt::blue));
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*-*.svg")});
    QVERIFY(files.size() >= 37);
    for (const QString &file : files)
        QVERIFY2(inkOf(themedIcon(file.chopped(4)), QIcon::Normal) == QColor(Qt::red), qPrintable(file));
}

QTEST_MAIN(TestThemedIcon)
#include "tst_themedicon.moc"
