#pragma once

#include "ui/link/corelink.h"
#include "ui/models/logfinder.h"
#include "ui/models/logmodel.h"
#include "ui/models/logtext.h"
#include "ui/pages/livepage.h"

#include <memory>
#include <span>

class QAction;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace qd {

class EmptyState;
class LogFilterBar;
class LogRecord;
class FileChooser;
class PlainLabel;
class PlainTable;

/// The live log: follows its end unless one scrolls away, can be frozen, narrowed, searched, marked, copied and saved.
/// GUI thread; owned by the window.
class LogPage : public LivePage
{
    Q_OBJECT

public:
    explicit LogPage(CoreLink &link, QWidget *parent = nullptr);
    ~LogPage() override;

    /// Tests answer in the person's place.
    void setFileChooser(std::shared_ptr<FileChooser> chooser);
    /// Everything that can be done here, for the list of keys.
    [[nodiscard]] const QList<QAction *> &commands() const { return m_commands; }

public Q_SLOTS:
    void focusFind();

Q_SIGNALS:
    void taskRequested(qd::TaskId id);
    /// Errors that came while the page was not seen.
    void unseenErrorsCounted(qint64 count);

protected:
    void appear() override;
    void secondPassed() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct CommandRow;
    [[nodiscard]] static std::span<const CommandRow> commandRows();

    void readPast(CoreLink &link);
    void take(const std::vector<LogLine> &lines, qint64 dropped);
    void dressTable();
    void dressFind();
    void makeCommands();
    void connectModel();
    void layOut();
    [[nodiscard]] QAction *command(const char *name) const;
    void follow();
    void followEnd();
    void narrow();
    void toggleFrozen();
    void showWaiting();
    void showWhetherEmpty();
    void showRecord();
    void search();
    void showFound();
    void find(int direction);
    void findNext() { find(1); }
    void findPrevious() { find(-1); }
    void nextError() { jumpToError(1); }
    void previousError() { jumpToError(-1); }
    void jumpToError(int direction);
    [[nodiscard]] int seekFrom(int direction) const;
    void toggleMark();
    void wrap();
    [[nodiscard]] std::vector<LogLine> chosenLines() const;
    void copy();
    void copyJson();
    void save();
    void saveTo(const QString &path);

    LogModel m_model;
    LogFinder m_finder{m_model};
    std::shared_ptr<FileChooser> m_chooser;
    qint64 m_unseenErrors = 0;
    std::vector<LogLine> m_early; ///< came before the past was read
    bool m_waitsForPast = false; ///< lines that come meanwhile are kept back
    bool m_following = true;
    bool m_isRegexBroken = false;
    bool m_goesToFirst = false; ///< of the search that was just begun
    PlainTable *m_table;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    LogFilterBar *m_filter;
    LogRecord *m_record;
    QPushButton *m_freeze;
    QLineEdit *m_find;
    PlainLabel *m_found;
    PlainLabel *m_note; ///< how saving went, or that there is no further error
    QList<QAction *> m_commands;
};

} // namespace qd
