#pragma once

#include "core/base/clock.h"
#include "core/engine/claimer.h"
#include "core/store/taskreader.h"
#include "tests/bench/benchfolder.h"
#include "tests/bench/controlqueue.h"
#include "tests/support/scriptedtransport.h"

namespace qd::bench {

/// A long queue, as the product sees it and as the control does. What is claimed is given back at once, so that it
/// stays as long as it is. Opened at the first use, because every page of it is looked at then.
class DeepQueue
{
public:
    DeepQueue(BenchFolder &folder, qint64 ready) : m_folder(folder), m_ready(ready) { }
    ~DeepQueue();
    DeepQueue(const DeepQueue &) = delete;
    DeepQueue &operator=(const DeepQueue &) = delete;

    /// One task, in a transaction that is rolled back.
    void claimAsProduct();
    void claimAsControl();
    /// As the page of the queue asks. \return how many tasks there are
    [[nodiscard]] size_t findAsProduct(const QString &filter);
    /// \param statement finds ids; the rows of the first hundred are read as well
    [[nodiscard]] size_t findAsControl(const char *statement);
    void open();

private:
    BenchFolder &m_folder;
    qint64 m_ready;
    SystemClock m_clock;
    ScriptedTransport m_transport;
    Roster m_roster;
    RunBoard m_board;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Database> m_reader;
    std::unique_ptr<ControlQueue> m_control;
};

} // namespace qd::bench
