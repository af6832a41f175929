#pragma once

#include "core/api/eventbatch.h"
#include "ui/models/verifyfindings.h"

#include <QDialog>

class QDialogButtonBox;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace qd {

class CoreLink;
class PlainLabel;

/// Is everything as it was recorded? Asks the daemon to look at all that is stored, and says of each thing whether it is
/// whole and, if not, what to do. The console goes on beside it, and it may be closed while it is being looked. GUI
/// thread; deletes itself.
class VerifyDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr char kTopic[] = "records"; ///< of the help
    static constexpr int kMostDetails = 5;      ///< of one thing that are shown; the text to be copied has more

    explicit VerifyDialog(CoreLink &link, QWidget *parent = nullptr);

Q_SIGNALS:
    void helpRequested(const QString &topic);

private:
    [[nodiscard]] QDialogButtonBox *makeButtons();
    void ask();
    void take(const Result<Payload> &answer);
    void showFindings();
    [[nodiscard]] QWidget *rowOf(const VerifyFinding &finding) const;
    void showRunning(bool running);
    void copy();

    CoreLink &m_link;
    std::vector<VerifyFinding> m_findings;
    PlainLabel *m_verdict;
    QProgressBar *m_busy;
    QScrollArea *m_area;
    QPushButton *m_again = nullptr;
    QPushButton *m_copy = nullptr;
    bool m_running = false;
};

} // namespace qd
