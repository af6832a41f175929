#include "core/intake/strictjson.h"

#include "core/intake/intakelimits.h"

#include <QJsonArray>
#include <QSet>

#include <optional>
#include <vector>

namespace qd {
namespace {

Error failure(const char *code, qsizetype offset, const QString &detail)
{
    return {QLatin1String(code), ErrorCategory::Permanent, QStringLiteral("byte %1: %2").arg(offset).arg(detail)};
}

// Walks over the bytes without building anything. It only has to be right about text that is JSON at all: what it
// misunderstands, QJsonDocument refuses afterwards.
class ShapeCheck
{
public:
    explicit ShapeCheck(const QByteArray &utf8) : m_utf8(utf8) { }

    [[nodiscard]] std::optional<Error> run();

private:
    struct Frame {
        bool isMap = false;
        bool awaitsKey = false;
        int separators = 0;
        QSet<QString> keys;
    };

    void step(char c);
    void open(bool isMap);
    void separate();
    void count();
    void passString();
    void takeKey(qsizetype begin);
    void fail(const char *code, const QString &detail)
    {
        if (!m_error)
            m_error = failure(code, m_at, detail);
    }

    const QByteArray &m_utf8;
    qsizetype m_at = 0;
    int m_values = 0;
    std::vector<Frame> m_open;
    std::optional<Error> m_error;
};

std::optional<Error> ShapeCheck::run()
{
    for (; m_at < m_utf8.size() && !m_error; ++m_at)
        step(m_utf8[m_at]);
    return m_error;
}

void ShapeCheck::step(char c)
{
    switch (c) {
    case '{': open(true); break;
    case '[': open(false); break;
    case '}':
    case ']':
        if (!m_open.empty())
            m_open.pop_back();
        break;
    case ',': separate(); break;
    case '"': passString(); break;
    default: break;
    }
}

void ShapeCheck::open(bool isMap)
{
    if (m_open.size() >= size_t(IntakeLimits::kDepth))
        fail("too_deep", QStringLiteral("more than %1 levels").arg(IntakeLimits::kDepth));
    else
        m_open.push_back({isMap, isMap, 0, {}});
    count();
}

void ShapeCheck::count()
{
    if (++m_values > IntakeLimits::kValues)
        fail("too_many_values", QStringLiteral("more than %1 values").arg(IntakeLimits::kValues));
}

void ShapeCheck::separate()
{
    if (m_open.empty())
        return;
    Frame &frame = m_open.back();
    frame.awaitsKey = frame.isMap;
    const int most = frame.isMap ? IntakeLimits::kMapKeys : IntakeLimits::kListItems;
    if (++frame.separators >= most)
        fail(frame.isMap ? "map_too_long" : "list_too_long", QStringLiteral("more than %1 entries").arg(most));
    count();
}

// Leaves m_at on the closing quote.
void ShapeCheck::passString()
{
    const qsizetype begin = m_at++;
    while (m_at < m_utf8.size() && m_utf8[m_at] != '"')
        m_at += m_utf8[m_at] == '\\' ? 2 : 1;
    if (!m_open.empty() && std::exchange(m_open.back().awaitsKey, false))
        takeKey(begin);
}

void ShapeCheck::takeKey(qsizetype begin)
{
    const QByteArray token = m_utf8.mid(begin, m_at + 1 - begin);
    // Two spellings of one key ("a", "\u0061") are the same key.
    const QString key = token.contains('\\') ? QJsonDocument::fromJson('[' + token + ']').array().first().toString()
                                             : QString::fromUtf8(token);
    const QString spelled = token.contains('\\') ? u'"' + key + u'"' : key;
    QSet<QString> &keys = m_open.back().keys;
    const qsizetype known = keys.size();
    keys.insert(spelled);
    if (keys.size() == known)
        fail("key_duplicate", QStringLiteral("a key is there twice"));
}

} // namespace

Result<QJsonDocument> parseStrictJson(const QByteArray &utf8)
{
    if (const std::optional<Error> misshapen = ShapeCheck(utf8).run())
        return *misshapen;
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (error.error != QJsonParseError::NoError)
        return failure("json_syntax", error.offset, error.errorString());
    return document;
}

} // namespace qd
