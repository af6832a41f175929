#pragma once

#include "core/base/random.h"

namespace qd {

/// Chance that repeats itself: xorshift64* from a seed, the same on every machine. For one thread.
class FakeRandom final : public Random
{
public:
    /// Never starts at 0, where xorshift sticks.
    explicit FakeRandom(quint64 seed = 1) : m_state(seed * 0x9e3779b97f4a7c15ULL | 1) { }

    [[nodiscard]] double unit() override { return double(next() >> 11) * 0x1.0p-53; }

    [[nodiscard]] QByteArray hex(int count) override
    {
        QByteArray bytes(count, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(next() >> 56);
        return bytes.toHex();
    }

    [[nodiscard]] quint64 next()
    {
        m_state ^= m_state >> 12;
        m_state ^= m_state << 25;
        m_state ^= m_state >> 27;
        return m_state * 0x2545f4914f6cdd1dULL;
    }

    /// A number in [0, bound).
    [[nodiscard]] int below(int bound) { return int(next() % quint64(bound)); }

private:
    quint64 m_state;
};

} // namespace qd
