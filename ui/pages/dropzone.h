#pragma once

#include <QObject>

class QDropEvent;
class QMimeData;
class QRubberBand;

namespace qd {

/// Makes a page take files, folders and text that are dropped on it, and shows that it does. GUI thread; owned by the
/// page.
class DropZone : public QObject
{
    Q_OBJECT

public:
    explicit DropZone(QWidget *page);

    /// What is dragged from there is not taken.
    void setOwnSource(QObject *source) { m_ownSource = source; }
    void hideMark();
    /// As if it were dropped. \return false if there is neither a file nor text in it
    bool take(const QMimeData &data);

Q_SIGNALS:
    void pathsDropped(const QStringList &paths);
    void textDropped(const QString &text);
    void unreadableDropped();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool enter(QDropEvent &event);
    void drop(QDropEvent &event);

    QWidget *m_page;
    QObject *m_ownSource = nullptr;
    QRubberBand *m_mark;
};

} // namespace qd
