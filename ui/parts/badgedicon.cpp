#include "ui/parts/badgedicon.h"

#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

#include <cmath>

namespace qd {
namespace {

constexpr qint64 kMostShown = 99;
constexpr double kBadgeHeight = 0.9; // of the symbol
constexpr double kGap = 0.2;

/// Paints symbol and badge each time. GUI thread; owned by its QIcon.
class BadgedIconEngine final : public QIconEngine
{
public:
    BadgedIconEngine(QString name, qint64 count) : m_name(std::move(name)), m_count(count) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const double side = rect.height();
        themedIcon(m_name).paint(painter, QRect(rect.topLeft(), QSize(rect.height(), rect.height())), Qt::AlignCenter, mode);
        const double height = side * kBadgeHeight;
        const QRectF badge(rect.left() + side * (1 + kGap), rect.top() + (side - height) / 2, badgeWidth(side), height);
        const QPalette palette = QGuiApplication::palette();
        QFont font = painter->font();
        font.setPixelSize(int(height * 0.8));
        font.setBold(true);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(toneColour(Tone::Bad, palette));
        painter->drawRoundedRect(badge, height / 2, height / 2);
        painter->setPen(palette.color(QPalette::Base));
        painter->setFont(font);
        painter->drawText(badge, Qt::AlignCenter, text());
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        return {int(std::ceil(size.height() * (1 + kGap) + badgeWidth(size.height()))), size.height()};
    }
    QIconEngine *clone() const override { return new BadgedIconEngine(*this); }
    QString key() const override { return QStringLiteral("qd-badged"); }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QString text() const { return m_count > kMostShown ? QStringLiteral("99+") : QString::number(m_count); }
    [[nodiscard]] double badgeWidth(double side) const { return side * kBadgeHeight * std::max(1.0, 0.45 + 0.55 * double(text().size())); }

    QString m_name;
    qint64 m_count;
};

} // namespace

QIcon badgedIcon(const QString &name, qint64 count)
{
    return count > 0 ? QIcon(new BadgedIconEngine(name, count)) : themedIcon(name);
}

} // namespace qd
