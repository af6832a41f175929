#include "tests/bench/deepqueue.h"

#include "core/engine/claimer.h"
#include "tests/bench/benches.h"

#include <string>

namespace qd::bench {
namespace {

constexpr int kHeadRows = 100;

} // namespace

DeepQueue::~DeepQueue()
{
    m_control.reset();
    m_reader.reset();
    if (m_store)
        expectDone(m_store->closeInOrder()); // so that the next run need not look at every page
}

void DeepQueue::open()
{
    if (m_store)
        return;
    const QString path = m_folder.queueOf(m_ready);
    m_store = openStore(path);
    auto reader = Database::open(path, Database::Access::ReadOnly);
    expectDone(reader);
    m_reader = *std::move(reader);
    m_control = std::make_unique<ControlQueue>(path);
    m_roster.addTransport(Transport::Rehearsal, m_transport);
    m_roster.setAgents(*m_store->agents().all());
}

void DeepQueue::claimAsProduct()
{
    const Claimer claimer(m_roster, m_board, m_clock);
    expectDone(m_store->rehearse([&]() -> Result<void> {
        UnitOfWork unit(*m_store, m_clock.wallMs(), QStringLiteral("engine"));
        static_cast<void>(m_store->lease().guard({QStringLiteral("bench"), 1})); // nobody holds it here
        if (const auto promoted = m_store->tasks().promoteDue(unit.now()); !promoted)
            return promoted.error();
        const auto controls = m_store->controls().read();
        if (!controls)
            return controls.error();
        const auto claims = claimer.claim(unit, 1, *controls, 1);
        if (!claims)
            return claims.error();
        return claims->size() == 1 ? Result<void>()
                                   : Error{QStringLiteral("nothing_claimed"), ErrorCategory::Internal, {}};
    }));
}

void DeepQueue::claimAsControl()
{
    m_control->begin();
    m_control->guard();
    m_control->lookAround();
    if (m_control->claim(1).size() != 1)
        qFatal("the control found nothing to claim");
    m_control->rollBack();
}

size_t DeepQueue::findAsProduct(const QString &filter)
{
    auto wanted = parseTaskFilter(filter);
    expectDone(wanted);
    const auto found =
        TaskReader(*m_reader).ids({*std::move(wanted), TaskQuery::Sort::Order, false, m_clock.wallMs()}, kHeadRows);
    expectDone(found);
    return found->ids.size();
}

size_t DeepQueue::findAsControl(const char *statement)
{
    std::vector<qint64> ids;
    m_control->database().forEach(statement, {},
                                  [&ids](sqlite3_stmt *row) { ids.push_back(ControlDatabase::integer(row, 0)); });
    const size_t head = std::min(ids.size(), size_t(kHeadRows));
    for (size_t i = 0; i < head; ++i)
        m_control->database().read("SELECT id, title, kind, state, mode, priority, agent, lane, attempts, "
                                   "max_attempts, not_before, key, "
                                   "created_at, updated_at, error_code, hold_reason, open_dependencies, asks FROM task "
                                   "WHERE id = ?",
                                   {ids[i]});
    return ids.size();
}

} // namespace qd::bench
