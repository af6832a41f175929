#include "app/qdeck/opencore.h"
#include "core/api/statuscodec.h"
#include "tests/core/doors/fakecore.h"

#include <QJsonArray>

#include <cstdio>

#include <unistd.h>

// Plays a scene for the program under test. The name of the scene is the profile.
namespace qd {
namespace {

class FakeOwner : public OwnedCore
{
public:
    explicit FakeOwner(const QString &scene) : m_scene(scene)
    {
        m_status.state = EngineState::Running;
        m_status.tickNumber = 1;
        if (scene != QLatin1String("idle"))
            m_status.queue.of(TaskState::Running) = 1;
        m_core.setAnswerer([this](Operation operation, const QJsonObject &parameters) {
            return std::optional(answer(operation, parameters));
        });
    }
    ~FakeOwner() override
    {
        if (m_scene != QLatin1String("hangs at the end"))
            return;
        std::fputs("hanging\n", stderr);
        for (;;)
            ::pause();
    }

    void drain() override
    {
        m_status.state = m_scene == QLatin1String("obeys") || m_scene == QLatin1String("idle") ? EngineState::Stopped
                                                                                              : EngineState::Draining;
        say("draining");
    }

    [[nodiscard]] std::unique_ptr<CoreService> line(const Caller &caller)
    {
        auto service = m_core.connect(caller);
        say("ready");
        return service;
    }

private:
    [[nodiscard]] Result<Payload> answer(Operation operation, const QJsonObject &parameters) const
    {
        if (operation == Operation::StatusGet)
            return Payload(toJson(m_status));
        if (m_scene == QLatin1String("echo"))
            return Payload(QJsonObject{{QStringLiteral("operation"), QString::fromLatin1(infoOf(operation).name)},
                                       {QStringLiteral("parameters"), parameters}});
        return Error{m_scene, ErrorCategory::Operator, QStringLiteral("as the scene wants")};
    }

    void say(const char *text)
    {
        LogLine line;
        line.source = QStringLiteral("scene");
        line.text = UntrustedText(QString::fromLatin1(text));
        EventBatch batch;
        batch.status = m_status;
        batch.log.push_back(line);
        m_core.publish(batch);
    }

    QString m_scene;
    FakeCore m_core;
    EngineStatus m_status;
};

} // namespace

Result<OpenedCore> openCore(const OpenRequest &request)
{
    if (request.profile == QLatin1String("owned elsewhere"))
        return Error{QStringLiteral("owned_elsewhere"), ErrorCategory::Operator,
                     QStringLiteral("by quarterdeck, process 7")};
    auto owner = std::make_unique<FakeOwner>(request.profile);
    auto line = owner->line(request.caller);
    return OpenedCore{std::move(owner), std::move(line)};
}

} // namespace qd
