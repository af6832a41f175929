#include "ui/parts/themedicon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace qd {
namespace {

constexpr int kBlankSide = 128;

QColor inkFor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled: return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected: return palette.color(QPalette::Active, QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active: return palette.color(QPalette::Active, QPalette::WindowText);
    }
    return palette.color(QPalette::Active, QPalette::WindowText);
}

QPixmap rendered(const QString &path, const QSize &pixels, const QColor &ink)
{
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer symbol(path);
    symbol.setAspectRatioMode(Qt::KeepAspectRatio);
    symbol.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), ink);
    return pixmap;
}

/// Tints a black symbol when it is painted. GUI thread; owned by its QIcon.
class TintedIconEngine final : public QIconEngine
{
public:
    explicit TintedIconEngine(QString path) : m_path(std::move(path)) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        QPixmap symbol = pixmap(rect.size() * ratio, mode, state);
        symbol.setDevicePixelRatio(ratio);
        const QSize size = actualSize(rect.size(), mode, state);
        painter->drawPixmap(rect.center() - QRect(QPoint(), size).center(), symbol);
    }

    QPixmap pixmap(const QSize &room, QIcon::Mode mode, QIcon::State state) override
    {
        const QSize size = actualSize(room, mode, state);
        if (size.isEmpty())
            return {};
        const QColor ink = inkFor(mode);
        const QString key = QStringLiteral("qd:%1:%2x%3:%4")
                                .arg(m_path).arg(size.width()).arg(size.height()).arg(ink.rgba(), 0, 16);
        QPixmap symbol;
        if (!QPixmapCache::find(key, &symbol)) {
            symbol = rendered(m_path, size, ink);
            QPixmapCache::insert(key, symbol);
        }
        return symbol;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override // symbols are square
    {
        const int side = std::min(size.width(), size.height());
        return {side, side};
    }
    QIconEngine *clone() const override { return new TintedIconEngine(*this); }
    QString key() const override { return QStringLiteral("qd-tinted"); }
    QString iconName() override { return {}; }
    bool isNull() override { return false; }

private:
    QString m_path;
};

} // namespace

QIcon themedIcon(const QString &name)
{
    const QString path = QStringLiteral(":/icons/%1.svg").arg(name);
    return QFile::exists(path) ? QIcon(new TintedIconEngine(path)) : QIcon();
}

QIcon blankIcon()
{
    QPixmap nothing(kBlankSide, kBlankSide); // what is too large is made smaller for its place
    nothing.fill(Qt::transparent);
    return QIcon(nothing);
}

} // namespace qd
