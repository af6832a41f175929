#pragma once

#include "core/api/eventbatch.h"
#include "core/api/operation.h"
#include "ui/models/idlereasons.h"

#include <QDialog>
#include <QTimer>

#include <functional>

class QScrollArea;

namespace qd {

class Actions;
class CoreLink;

/// Why is nothing running? In sentences, with the command that helps beside each; follows the daemon while it is open. GUI
/// thread; deletes itself.
class WhyIdleDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int kPauseMs = 1'000; ///< between two questions to the core
    static constexpr int kFirstTasks = 3;  ///< of the line that are asked about

    WhyIdleDialog(CoreLink &link, const Actions &actions, QWidget *parent = nullptr);

private:
    void follow();
    void ask();
    void askFor(Operation operation, const QJsonObject &parameters, std::function<void(const Payload &)> take);
    void askAbout(const IdSnapshot &line);
    void judge();
    [[nodiscard]] QWidget *rowOf(const IdleReason &reason);

    CoreLink &m_link;
    const Actions &m_actions;
    IdleFacts m_facts;
    std::vector<IdleReason> m_shown;
    QScrollArea *m_area;
    QTimer m_pause;
    bool m_again = false; ///< something changed since the last question
    int m_awaited = 0;    ///< answers
};

} // namespace qd
