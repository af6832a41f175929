#pragma once

#include "core/api/operation.h"
#include "core/base/mailbox.h"
#include "core/intake/tasksource.h"
#include "core/runtime/changeboard.h"

#include <atomic>
#include <functional>

namespace qd {

/// A request on its way to the thread that answers it.
struct Command {
    std::shared_ptr<ChangeBoard> from; ///< who waits for the answer; null = nobody
    RequestId request = 0;
    Operation operation = Operation::StatusGet;
    QJsonObject parameters;
    QString actor;
    std::vector<ParsedFile> files; ///< of TasksAdd: what the reader's thread has read
    Scopes scopes = {}; ///< of the caller
};

/// What waits for one thread, and how to wake it. Every thread may post.
struct Inbox {
    Mailbox<Command> commands;
    std::atomic<bool> drainAsked = false; ///< core only: take nothing new, let work end, then be Stopped
    std::atomic<bool> stopAsked = false;  ///< end what runs and the thread
    std::function<void()> wake; ///< set before the first post

    void post(Command command)
    {
        if (commands.push(std::move(command)))
            wake();
    }
};

} // namespace qd
