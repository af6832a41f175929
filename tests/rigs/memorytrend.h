#pragma once

#include <QtGlobal>

#include <algorithm>
#include <vector>

namespace qd::test {

/// What a program that goes on and on was seen to hold, and whether that grows with its work.
class MemoryTrend
{
public:
    struct Sample {
        qint64 tasks = 0;  ///< done until now
        qint64 memory = 0; ///< bytes
        int files = 0;     ///< open
    };

    void add(const Sample &sample) { m_samples.push_back(sample); }
    [[nodiscard]] size_t count() const { return m_samples.size(); }
    [[nodiscard]] const Sample &last() const { return m_samples.back(); }

    /// Bytes that each task leaves behind, by the line of least squares through the second half: what a program fills once,
    /// as caches and rings, it has filled by then.
    [[nodiscard]] double bytesPerTask() const
    {
        const size_t from = m_samples.size() / 2;
        const double count = double(m_samples.size() - from);
        double meanTasks = 0;
        double meanMemory = 0;
        for (size_t i = from; i < m_samples.size(); ++i) {
            meanTasks += double(m_samples[i].tasks) / count;
            meanMemory += double(m_samples[i].memory) / count;
        }
        double both = 0;
        double square = 0;
        for (size_t i = from; i < m_samples.size(); ++i) {
            both += (double(m_samples[i].tasks) - meanTasks) * (double(m_samples[i].memory) - meanMemory);
            square += (double(m_samples[i].tasks) - meanTasks) * (double(m_samples[i].tasks) - meanTasks);
        }
        return square > 0 ? both / square : 0;
    }

    /// By how many more files were open at least in the second half than in the first. What is at work opens some and closes
    /// them again; what is forgotten stays.
    [[nodiscard]] int moreFiles() const
    {
        const auto middle = m_samples.begin() + std::ptrdiff_t(m_samples.size() / 2);
        const auto fewer = [](const Sample &a, const Sample &b) { return a.files < b.files; };
        return std::min_element(middle, m_samples.end(), fewer)->files - std::min_element(m_samples.begin(), middle, fewer)->files;
    }

private:
    std::vector<Sample> m_samples;
};

} // namespace qd::test
