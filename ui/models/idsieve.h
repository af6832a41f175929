#pragma once

#include "core/base/id.h"
#include "core/domain/task.h"

#include <QList>

#include <algorithm>
#include <bit>
#include <vector>

namespace qd {

/// Tells at once, for most ids, that they are not in a set. Ids are numbers that follow each other, so that up to
/// kMostBits of them it is never wrong. A value.
class IdSieve
{
public:
    static constexpr size_t kMostBits = size_t(1) << 26;

    explicit IdSieve(const QList<qint64> &numbers)
    {
        make(numbers.isEmpty() ? 0 : *std::max_element(numbers.begin(), numbers.end()));
        for (const qint64 number : numbers)
            put(number);
    }
    explicit IdSieve(const std::vector<TaskId> &ids)
    {
        const auto highest = std::max_element(ids.begin(), ids.end());
        make(highest == ids.end() ? 0 : highest->value);
        for (const TaskId id : ids)
            put(id.value);
    }

    [[nodiscard]] bool mayHave(TaskId id) const
    {
        const size_t bit = size_t(id.value) & m_mask;
        return (m_words[bit / 64] >> (bit % 64)) & 1U;
    }

private:
    void make(qint64 highest)
    {
        const size_t bits = std::bit_ceil(std::clamp(size_t(std::max<qint64>(highest, 0)) + 1, size_t(64), kMostBits));
        m_mask = bits - 1;
        m_words.resize(bits / 64);
    }
    void put(qint64 number)
    {
        const size_t bit = size_t(number) & m_mask;
        m_words[bit / 64] |= quint64(1) << (bit % 64);
    }

    size_t m_mask = 0;
    std::vector<quint64> m_words;
};

} // namespace qd
