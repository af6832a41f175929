#include "core/agents/outboundtransport.h"

#include <QTest>

using namespace qd;

namespace {

Task post(Mode mode = Mode::Proof)
{
    Task task;
    task.key = QStringLiteral("post-1");
    task.mode = mode;
    task.spec.kind = TaskKind::PostSocial;
    task.spec.payload = {{QStringLiteral("social_platform"), QStringLiteral("mastodon")},
                         {QStringLiteral("content"), QStringLiteral("Hello")},
                         {QStringLiteral("audience"), QStringLiteral("all")}};
    return task;
}

} // namespace

class TestOutboundTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void provesWhatItWouldSend()
    {
        const auto effect = OutboundTransport().prepare(post(), 1, Agent());
        QVERIFY(effect.ok());
        QCOMPARE(effect->bytes(),
                 QByteArray(R"({"body":{"channel":"post_social","idempotency_key":"post-1","message":{"audience":"all",)"
                            R"("content":"Hello","social_platform":"mastodon"},"target":null},"class":"unsafe",)"
                            R"("kind":"outbound","version":1})"));
        QVERIFY(effect->hash() == OutboundTransport().prepare(post(), 2, Agent())->hash());
    }

    void realIsNotConfigured()
    {
        const auto effect = OutboundTransport().prepare(post(Mode::Real), 1, Agent());
        QVERIFY(!effect.ok());
        QCOMPARE(effect.error().code, QStringLiteral("target_not_configured"));
        QCOMPARE(effect.error().category, ErrorCategory::Permanent);
    }

    void sendsNothingWhateverItIsGiven()
    {
        OutboundTransport transport;
        const auto effect = transport.prepare(post(), 1, Agent());
        QVERIFY(effect.ok());
        const auto begun = transport.perform({1}, *effect);
        QVERIFY(!begun.ok());
        QCOMPARE(begun.error().code, QStringLiteral("target_not_configured"));
        QCOMPARE(begun.error().category, ErrorCategory::Permanent);
    }

    void doesPostsOnly()
    {
        Task task = post();
        task.spec.kind = TaskKind::Command;
        QCOMPARE(OutboundTransport().prepare(task, 1, Agent()).error().code, QStringLiteral("kind_unsupported"));
    }
};

QTEST_GUILESS_MAIN(TestOutboundTransport)
#include "tst_outboundtransport.moc"
