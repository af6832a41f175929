#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace qd {

/// Cuts a stream of bytes into lines of bounded length. A value; looks at each byte once.
class LineBuffer
{
public:
    /// \param mostBytes of one line, without its end
    explicit LineBuffer(qsizetype mostBytes) : m_mostBytes(mostBytes) { }

    void append(QByteArrayView bytes);

    /// For the lines that are not taken yet.
    void setMostBytes(qsizetype bytes) { m_mostBytes = bytes; }

    /// The next whole line without its end; nullopt if there is none, or if the stream has become tooLong().
    [[nodiscard]] std::optional<QByteArray> takeLine();

    /// A line exceeds the limit, finished or not. Nothing after it can be trusted.
    [[nodiscard]] bool tooLong() const { return m_tooLong; }

private:
    QByteArray m_bytes;
    qsizetype m_start = 0;   // of the line that is not taken yet
    qsizetype m_scanned = 0; // no line end before here
    qsizetype m_mostBytes;
    bool m_tooLong = false;
};

} // namespace qd
