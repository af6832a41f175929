#pragma once

#include "core/doors/remotecore.h"

#include <QHash>
#include <QTest>

#include <map>

namespace qd::test {

/// A line to the core of another program, for a caller that waits. It keeps the newest status and the answers that nobody
/// has waited for yet.
class CoreLine
{
public:
    /// No line, if nobody opens in time.
    [[nodiscard]] bool open(const QString &socket, int mostMs)
    {
        m_status.reset();
        m_answers.clear();
        m_said.clear();
        constexpr Scopes kAll = Scope::Observe | Scope::Enqueue | Scope::Operate | Scope::Arm | Scope::Configure;
        auto core = RemoteCore::open(socket, {QStringLiteral("rig"), kAll, true, true}, mostMs);
        m_lost = !core;
        if (core)
            m_core = *std::move(core);
        return !m_lost;
    }
    void close()
    {
        m_core.reset();
        m_lost = true;
    }

    RequestId send(Operation operation, const QJsonObject &parameters = {}) { return m_core->request(operation, parameters); }

    /// Sends, and returns when it has gone.
    void order(Operation operation, const QJsonObject &parameters)
    {
        send(operation, parameters);
        QTest::qWait(1);
    }

    /// Takes what has come, if there is a line.
    void listen()
    {
        if (!m_core)
            return;
        EventBatch batch = m_core->takeEvents();
        for (Answer &answer : batch.answers)
            m_answers.insert_or_assign(answer.request, std::move(answer.result));
        if (batch.status)
            m_status = std::move(batch.status);
        for (const LogLine &line : batch.log)
            ++m_said[line.text.displayLine()];
        m_lost = m_lost || batch.connectionLost;
    }

    /// The answers since the last call of this.
    [[nodiscard]] std::map<RequestId, Result<Payload>> takeAnswers() { return std::exchange(m_answers, {}); }

    /// An answer that holds an object; nothing if it is an error, or does not come.
    [[nodiscard]] std::optional<Result<Payload>> ask(Operation operation, const QJsonObject &parameters = {}, int mostMs = 30'000)
    {
        const RequestId request = send(operation, parameters);
        const bool came = QTest::qWaitFor([&] { listen(); return m_lost || m_answers.contains(request); }, mostMs);
        if (!came || !m_answers.contains(request))
            return std::nullopt;
        return m_answers.extract(request).mapped();
    }
    [[nodiscard]] bool done(Operation operation, const QJsonObject &parameters = {})
    {
        const auto answer = ask(operation, parameters);
        if (answer && !*answer)
            qWarning("%s: %s", qUtf8Printable(answer->error().code), qUtf8Printable(answer->error().detail));
        return answer && *answer;
    }

    [[nodiscard]] const std::optional<EngineStatus> &status() const { return m_status; }
    /// How often this line of the log came.
    [[nodiscard]] int said(const QString &line) const { return m_said.value(line); }
    [[nodiscard]] bool isLost() const { return m_lost; }

private:
    std::unique_ptr<RemoteCore> m_core;
    std::map<RequestId, Result<Payload>> m_answers;
    std::optional<EngineStatus> m_status;
    QHash<QString, int> m_said;
    bool m_lost = true;
};

} // namespace qd::test
