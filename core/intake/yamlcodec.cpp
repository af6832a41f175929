#include "core/intake/yamlcodec.h"

#include "core/intake/intakelimits.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <cmath>
#include <optional>
#include <sstream>
#include <vector>

namespace qd {
namespace {

Error failure(const char *code, int line, const QString &detail)
{
    return {QLatin1String(code), ErrorCategory::Permanent, QStringLiteral("line %1: %2").arg(line).arg(detail)};
}

// Builds the value from the parser's events, so that no alias is ever expanded and no tree of the library's exists.
// After the first failure it lets the remaining events pass by: they are bounded by the size of the text.
class JsonBuilder final : public YAML::EventHandler
{
public:
    /// \param values counts what is taken, over all documents of a text
    JsonBuilder(int firstLine, int &values) : m_firstLine(firstLine), m_values(values) { }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const QJsonValue &root() const { return m_root; }

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override;
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override;
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override;
    void OnMapEnd() override { close(); }

private:
    struct Frame {
        bool isMap = false;
        QJsonObject map;
        QJsonArray list;
        std::optional<QString> key; ///< read, and its value not yet
    };

    void fail(const char *code, const QString &detail);
    bool accept(const YAML::Mark &mark, YAML::anchor_t anchor);
    [[nodiscard]] bool awaitsKey() const { return !m_open.empty() && m_open.back().isMap && !m_open.back().key; }
    void open(bool isMap);
    void close();
    void takeKey(const QString &key);
    void take(const QJsonValue &value);
    void takePlain(const QString &text);

    int m_firstLine;
    int &m_values;
    int m_line = 0;
    std::optional<Error> m_error;
    std::vector<Frame> m_open;
    QJsonValue m_root;
};

void JsonBuilder::fail(const char *code, const QString &detail)
{
    if (!m_error)
        m_error = failure(code, m_firstLine + m_line, detail);
}

bool JsonBuilder::accept(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    m_line = mark.line;
    if (anchor != 0)
        fail("yaml_anchor", QStringLiteral("anchors are not taken"));
    return !m_error;
}

void JsonBuilder::OnNull(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    if (!accept(mark, anchor))
        return;
    if (awaitsKey())
        fail("yaml_key", QStringLiteral("a key is missing"));
    else
        take(QJsonValue::Null);
}

void JsonBuilder::OnAlias(const YAML::Mark &mark, YAML::anchor_t)
{
    if (accept(mark, 0))
        fail("yaml_anchor", QStringLiteral("aliases are not taken"));
}

void JsonBuilder::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                           const std::string &value)
{
    if (!accept(mark, anchor))
        return;
    const bool isPlain = tag == "?"; // and "!" is how the parser says "quoted"
    const QString text = QString::fromStdString(value);
    if (!isPlain && tag != "!")
        fail("yaml_tag", QStringLiteral("tags are not taken"));
    else if (awaitsKey())
        takeKey(text);
    else if (isPlain)
        takePlain(text);
    else
        take(text);
}

void JsonBuilder::OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value)
{
    if (!accept(mark, anchor))
        return;
    if (tag != "?")
        fail("yaml_tag", QStringLiteral("tags are not taken"));
    open(false);
}

void JsonBuilder::OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value)
{
    if (!accept(mark, anchor))
        return;
    if (tag != "?")
        fail("yaml_tag", QStringLiteral("tags are not taken"));
    open(true);
}

void JsonBuilder::open(bool isMap)
{
    if (awaitsKey())
        fail("yaml_key", QStringLiteral("a key must be text"));
    else if (m_open.size() >= size_t(IntakeLimits::kDepth))
        fail("too_deep", QStringLiteral("more than %1 levels").arg(IntakeLimits::kDepth));
    else
        m_open.push_back({isMap, {}, {}, {}});
}

void JsonBuilder::close()
{
    if (m_error)
        return;
    const Frame frame = std::move(m_open.back());
    m_open.pop_back();
    take(frame.isMap ? QJsonValue(frame.map) : QJsonValue(frame.list));
}

void JsonBuilder::takeKey(const QString &key)
{
    Frame &frame = m_open.back();
    if (frame.map.contains(key))
        fail("key_duplicate", QStringLiteral("a key is there twice"));
    else if (frame.map.size() >= IntakeLimits::kMapKeys)
        fail("map_too_long", QStringLiteral("more than %1 keys").arg(IntakeLimits::kMapKeys));
    else
        frame.key = key;
}

void JsonBuilder::take(const QJsonValue &value)
{
    if (++m_values > IntakeLimits::kValues) {
        fail("too_many_values", QStringLiteral("more than %1 values").arg(IntakeLimits::kValues));
        return;
    }
    if (m_open.empty()) {
        m_root = value;
        return;
    }
    Frame &frame = m_open.back();
    if (frame.isMap)
        frame.map.insert(*std::exchange(frame.key, std::nullopt), value);
    else if (frame.list.size() >= IntakeLimits::kListItems)
        fail("list_too_long", QStringLiteral("more than %1 items").arg(IntakeLimits::kListItems));
    else
        frame.list.append(value);
}

void JsonBuilder::takePlain(const QString &text)
{
    static const QRegularExpression whole(QStringLiteral("\\A[-+]?[0-9]+\\z"));
    static const QRegularExpression real(
        QStringLiteral("\\A[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?\\z"));
    static const QStringList truths{QStringLiteral("true"), QStringLiteral("True"), QStringLiteral("TRUE")};
    static const QStringList untruths{QStringLiteral("false"), QStringLiteral("False"), QStringLiteral("FALSE")};
    if (truths.contains(text) || untruths.contains(text)) {
        take(truths.contains(text));
        return;
    }
    bool fits = false;
    const qint64 integer = text.toLongLong(&fits);
    if (fits && whole.match(text).hasMatch()) {
        take(integer);
    } else if (real.match(text).hasMatch()) {
        const double number = text.toDouble(&fits);
        if (fits && std::isfinite(number))
            take(number);
        else
            fail("yaml_number", QStringLiteral("a number that does not fit"));
    } else {
        take(text);
    }
}

// What YAML 1.2 does not count as printable. The parser does not refuse it and takes 0x04 for the end of the text.
bool isForbidden(QChar c)
{
    const char16_t u = c.unicode();
    return (u < 0x20 && u != '\t' && u != '\n' && u != '\r') || (u >= 0x7f && u < 0xa0 && u != 0x85) || u == 0xfeff
        || u >= 0xfffe;
}

std::optional<Error> findForbidden(const QByteArray &utf8, int firstLine)
{
    const QString text = QString::fromUtf8("\n" + utf8); // the line feed keeps a leading U+FEFF from being dropped
    int line = firstLine - 1;
    for (const QChar c : text) {
        line += c == u'\n';
        if (isForbidden(c))
            return failure("yaml_character", line, QStringLiteral("a character that YAML does not allow"));
    }
    return std::nullopt;
}

// Before the parser tells of a bracket, it reads on to the one that closes it and remembers everything in between. Text
// may have brackets that nothing closes too, but not by the thousand.
std::optional<Error> findAbyss(const QByteArray &utf8, int firstLine)
{
    int line = firstLine;
    int open = 0;
    for (const char c : utf8) {
        line += c == '\n' ? 1 : 0;
        if (c == '[' || c == '{')
            ++open;
        else if ((c == ']' || c == '}') && open > 0)
            --open;
        if (open > IntakeLimits::kOpenBrackets)
            return failure("too_deep", line, QStringLiteral("more than %1 open brackets").arg(IntakeLimits::kOpenBrackets));
    }
    return std::nullopt;
}

} // namespace

Result<std::vector<QJsonValue>> yamlDocuments(const QByteArray &utf8, int firstLine)
{
    if (const std::optional<Error> forbidden = findForbidden(utf8, firstLine))
        return *forbidden;
    if (const std::optional<Error> abyss = findAbyss(utf8, firstLine))
        return *abyss;
    std::istringstream stream(utf8.toStdString());
    std::vector<QJsonValue> documents;
    int values = 0;
    try { // the library's only way to say that it does not understand
        YAML::Parser parser(stream);
        for (;;) {
            JsonBuilder builder(firstLine, values);
            if (!parser.HandleNextDocument(builder))
                return documents;
            if (builder.error())
                return *builder.error();
            // Behind some malformed texts the parser finds an empty document again and again, and never an end.
            if (documents.size() >= size_t(IntakeLimits::kListItems))
                return failure("list_too_long", firstLine, QStringLiteral("more than %1 documents").arg(IntakeLimits::kListItems));
            documents.push_back(builder.root());
        }
    } catch (const YAML::Exception &e) {
        return failure("yaml_syntax", firstLine + std::max(0, e.mark.line), QString::fromStdString(e.msg));
    }
}

Result<QJsonValue> yamlToJson(const QByteArray &utf8, int firstLine)
{
    const Result<std::vector<QJsonValue>> documents = yamlDocuments(utf8, firstLine);
    if (!documents)
        return documents.error();
    if (documents->size() > 1)
        return failure("yaml_documents", firstLine, QStringLiteral("more than one document"));
    return documents->empty() ? QJsonValue(QJsonValue::Null) : documents->front();
}

} // namespace qd
