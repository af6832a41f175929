#include "ui/parts/badgedicon.h"

#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

namespace qd {
namespace {

constexpr qint64 kMostShown = 99;
constexpr double kBadgeHeight = 0.68; // of the symbol

/// Paints symbol and badge each time. GUI thread; owned by its QIcon.
class BadgedIconEngine final : public QIconEngine
{
public:
    BadgedIconEngine(QString name, qint64 count) : m_name(std::move(name)), m_count(count) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        themedIcon(m_name).paint(painter, rect, Qt::AlignCenter, mode);
        const QString text = m_count > kMostShown ? QStringLiteral("99+") : QString::number(m_count);
        const double height = rect.height() * kBadgeHeight;
        const double width = std::max(height, height * 0.62 * double(text.size()));
        const QRectF badge(rect.right() + 1 - width, rect.bottom() + 1 - height, width, height);
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
        painter->drawText(badge, Qt::AlignCenter, text);
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

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine *clone() const override { return new BadgedIconEngine(*this); }
    QString key() const override { return QStringLiteral("qd-badged"); }
    bool isNull() override { return false; }

private:
    QString m_name;
    qint64 m_count;
};

} // namespace

QIcon badgedIcon(const QString &name, qint64 count)
{
    return count > 0 ? QIcon(new BadgedIconEngine(name, count)) : themedIcon(name);
}

} // namespace qd
