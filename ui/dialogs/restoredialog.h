#pragma once

#include "core/base/result.h"

#include <QDialog>
#include <QJsonObject>

#include <functional>
#include <memory>
#include <optional>

class QLineEdit;
class QProgressBar;
class QPushButton;
class QThread;
class QTreeWidget;

namespace qd {

class PlainLabel;

/// What is done with the copies of a profile. Each is called on a thread of its own, never two at a time.
struct CopyDesk {
    /// {known_entry, copies[{file, made_at, tasks, entries, lost, state}]}, the newest first.
    std::function<QJsonObject()> list;
    /// Puts a copy in the place of the database. \return where that lies now; empty = there was none
    std::function<Result<QString>(const QString &file)> restore;
};

/// The database is ruined, or a person wants to go back: offers the copies that there are, the newest sound one first,
/// says what would be lost with each, and puts the chosen one in its place after a word was typed. Accepted when that is
/// done. GUI thread; there is no main window.
class RestoreDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param error why the console cannot start; none: a person asked for it  \param profile path of its folder
    RestoreDialog(const std::optional<Error> &error, const QString &profile, CopyDesk desk, QWidget *parent = nullptr);
    /// Waits for what is under way.
    ~RestoreDialog() override;

    /// Where the database lies that was there before; empty = there was none.
    [[nodiscard]] const QString &keptAs() const { return m_keptAs; }

public Q_SLOTS:
    /// Not while a copy is being put in place: that is short, and must not be left half way.
    void reject() override;

private:
    void makeList();
    [[nodiscard]] QWidget *makeConfirmation();
    void look();
    void showCopies(const QJsonObject &found);
    void showLoss();
    void restore();
    void runAside(const QString &what, std::function<void()> work, std::function<void()> then);
    [[nodiscard]] QJsonObject chosen() const;
    [[nodiscard]] bool isBusy() const { return m_work != nullptr; }

    CopyDesk m_desk;
    QTreeWidget *m_list;
    QProgressBar *m_busy;
    PlainLabel *m_state;
    PlainLabel *m_loss;
    QLineEdit *m_word;
    QPushButton *m_go;
    QPushButton *m_close = nullptr;
    std::unique_ptr<QThread> m_work; ///< while something is under way
    bool m_restoring = false;
    QString m_keptAs;
};

} // namespace qd
