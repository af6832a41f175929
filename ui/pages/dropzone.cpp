#include "ui/pages/dropzone.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QRubberBand>
#include <QUrl>
#include <QWidget>

namespace qd {
namespace {

QStringList localPaths(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

bool isWelcome(const QMimeData &data)
{
    return !localPaths(data).isEmpty() || (data.hasText() && !data.hasUrls());
}

} // namespace

DropZone::DropZone(QWidget *page) : QObject(page), m_page(page), m_mark(new QRubberBand(QRubberBand::Rectangle, page))
{
    page->setAcceptDrops(true);
    page->installEventFilter(this);
}

void DropZone::hideMark()
{
    m_mark->hide();
}

bool DropZone::eventFilter(QObject *watched, QEvent *event)
{
    switch (int(event->type())) {
    case QEvent::DragEnter: return enter(*static_cast<QDropEvent *>(event));
    case QEvent::DragLeave: hideMark(); return true;
    case QEvent::Drop: drop(*static_cast<QDropEvent *>(event)); return true;
    default: return QObject::eventFilter(watched, event);
    }
}

bool DropZone::enter(QDropEvent &event)
{
    const bool isOwn = m_ownSource && event.source() == m_ownSource; // its own rows are here already
    if (isOwn || !isWelcome(*event.mimeData())) {
        event.ignore();
        return true;
    }
    event.setDropAction(Qt::CopyAction);
    event.accept();
    m_mark->setGeometry(m_page->rect());
    m_mark->show();
    return true;
}

void DropZone::drop(QDropEvent &event)
{
    hideMark();
    event.setDropAction(Qt::CopyAction); // never a move: the source keeps its files
    event.accept();
    if (!take(*event.mimeData()))
        Q_EMIT unreadableDropped();
}

bool DropZone::take(const QMimeData &data)
{
    const QStringList paths = localPaths(data);
    const QString text = data.text();
    if (!paths.isEmpty())
        Q_EMIT pathsDropped(paths);
    else if (!text.isEmpty())
        Q_EMIT textDropped(text);
    return !paths.isEmpty() || !text.isEmpty();
}

} // namespace qd
