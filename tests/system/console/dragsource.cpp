// A window that files can be dragged out of, as out of a file manager: dragsource FILE...
// Says on standard output how a drag fares: "welcome" when what is below would copy the files, at last "copied" or
// "ignored".
#include <QApplication>
#include <QDrag>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

#include <cstdio>

namespace {

void say(const char *word)
{
    std::puts(word);
    std::fflush(stdout);
}

constexpr QSize kSize(120, 60);

class DragSource final : public QLabel
{
public:
    explicit DragSource(QList<QUrl> files) : m_files(std::move(files))
    {
        setWindowTitle(QStringLiteral("Files to drag"));
        setWindowFlags(Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
        setText(windowTitle());
        setAlignment(Qt::AlignCenter);
        setFixedSize(kSize);
        move(0, 0);
    }

protected:
    void mousePressEvent(QMouseEvent *event) override { m_pressed = event->pos(); }

    void mouseMoveEvent(QMouseEvent *event) override
    {
        if ((event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance())
            return;
        auto *mime = new QMimeData;
        mime->setUrls(m_files);
        auto *drag = new QDrag(this); // Qt's to delete: the drop is answered after exec() has returned
        drag->setMimeData(mime);
        connect(drag, &QDrag::actionChanged, this, [](Qt::DropAction action) {
            if (action == Qt::CopyAction)
                say("welcome");
        });
        const bool copied = drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::MoveAction) == Qt::CopyAction;
        say(copied ? "copied" : "ignored");
    }

private:
    const QList<QUrl> m_files;
    QPoint m_pressed;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QList<QUrl> files;
    for (const QString &path : application.arguments().mid(1))
        files += QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath());
    DragSource source(files);
    source.show();
    return QApplication::exec();
}
