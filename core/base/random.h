#pragma once

#include <QByteArray>

namespace qd {

/// Where chance comes from, so that a simulated run can be replayed from its seed.
class Random
{
public:
    Random() = default;
    Random(const Random &) = delete;
    Random &operator=(const Random &) = delete;
    virtual ~Random() = default;

    /// A number in [0, 1).
    [[nodiscard]] virtual double unit() = 0;

    /// `count` unpredictable bytes in lower-case hex (2 × count characters).
    [[nodiscard]] virtual QByteArray hex(int count) = 0;
};

/// The operating system's generator.
class SystemRandom final : public Random
{
public:
    [[nodiscard]] double unit() override;
    [[nodiscard]] QByteArray hex(int count) override;
};

} // namespace qd
