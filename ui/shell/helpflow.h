#pragma once

#include <QObject>

#include <memory>

class QWidget;

namespace qd {

class Actions;
class CoreLink;
class FileChooser;
class PageBook;
class Shortcuts;

/// From the commands of the menu Help to what they open. GUI thread; owned by the window.
class HelpFlow : public QObject
{
    Q_OBJECT

public:
    HelpFlow(CoreLink &link, const Actions &actions, const Shortcuts &shortcuts, const PageBook &pages, QWidget *window);

    void setFileChooser(std::shared_ptr<FileChooser> chooser) { m_chooser = std::move(chooser); }

public Q_SLOTS:
    void showTopic(const QString &topic);

private:
    const Shortcuts &m_shortcuts;
    QWidget *m_window;
    std::shared_ptr<FileChooser> m_chooser;
};

} // namespace qd
