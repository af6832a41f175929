#pragma once

#include "core/api/coreservice.h"

#include <QObject>

#include <functional>

namespace qd {

/// Takes batches from a service on this thread as they come and hands them to one reader. The service outlives it.
class EventPump : public QObject
{
    Q_OBJECT

public:
    EventPump(CoreService &service, std::function<void(const EventBatch &)> reader);
    ~EventPump() override;

private Q_SLOTS:
    void take();

private:
    CoreService &m_service;
    std::function<void(const EventBatch &)> m_reader;
};

} // namespace qd
