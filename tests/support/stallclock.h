#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <utility>
#include <vector>

namespace qd::test {

/// How long the event loop of this thread did not listen. Two looks at the same: how much later than asked a timer of
/// 10 ms came, which counts what other programs took from us too, and how much of that this thread worked itself, which
/// does not.
class StallClock : public QObject
{
public:
    explicit StallClock(QObject *parent = nullptr) : QObject(parent)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kPeriodMs);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double spent = spentMs();
            m_late.push_back(std::max(0.0, double(m_since.nsecsElapsed()) / 1e6 - kPeriodMs));
            m_busy.push_back(std::min(m_late.back(), spent - std::exchange(m_spent, spent)));
            m_since.start();
        });
        m_since.start();
        m_timer.start();
    }

    void reset()
    {
        m_late.clear();
        m_busy.clear();
        m_spent = spentMs();
        m_since.start();
    }

    struct Figures {
        double p50 = 0;
        double p99 = 0;
        double most = 0;
        qsizetype count = 0;
    };
    [[nodiscard]] Figures late() const { return figuresOf(m_late); }
    [[nodiscard]] Figures busy() const { return figuresOf(m_busy); }

private:
    static constexpr int kPeriodMs = 10;

    [[nodiscard]] static double spentMs()
    {
        timespec spent{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
        return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
    }
    [[nodiscard]] static Figures figuresOf(std::vector<double> samples)
    {
        if (samples.empty())
            return {};
        std::sort(samples.begin(), samples.end());
        const auto at = [&samples](double part) { return samples[size_t(part * double(samples.size() - 1))]; };
        return {at(0.5), at(0.99), samples.back(), qsizetype(samples.size())};
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_spent = spentMs();
    std::vector<double> m_late;
    std::vector<double> m_busy;
};

} // namespace qd::test
