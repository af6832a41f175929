#include "core/base/terminalescapes.h"
#include "core/base/untrustedtext.h"
#include "core/process/linesampler.h"
#include "core/rules/redaction.h"
#include "tests/fuzz/claim.h"

using namespace qd;

namespace {

constexpr int kLimit = 200;
constexpr char16_t kEscape = 0x1b;

bool isShowable(const QString &text, bool lines)
{
    for (const QChar c : text) {
        const bool control = c.category() == QChar::Other_Control;
        if (control && !(lines && (c == u'\n' || c == u'\t')))
            return false;
        const char16_t u = c.unicode();
        const bool turns = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069) || u == 0x200e || u == 0x200f || u == 0x061c;
        if (turns)
            return false;
    }
    return true;
}

// What an agent prints, on its way to the live log.
void sample(const QByteArray &bytes, qsizetype piece)
{
    LineSampler sampler;
    QList<QByteArray> lines;
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        lines += sampler.feed(bytes.mid(at, piece), at);
    lines += sampler.finish();
    for (const QByteArray &line : lines)
        CLAIM(!line.contains('\n') && line.size() <= LineSampler::kFoldAt);
}

// The same, on its way to the screen.
void show(const QString &text)
{
    CLAIM(!withoutTerminalEscapes(text).contains(kEscape));
    const UntrustedText untrusted(text);
    const QString plain = untrusted.displayPlain(kLimit);
    const QString line = untrusted.displayLine(kLimit);
    CLAIM(isShowable(plain, true));
    CLAIM(isShowable(line, false));
}

// And into a report for others.
void redact(const QString &text)
{
    static const Redactor kRedactor({QStringLiteral("/home/crew"), QStringLiteral("crewname"), QStringLiteral("harbourhost")});
    const QString redacted = kRedactor.text(text);
    CLAIM(!redacted.contains(QLatin1String("/home/crew/")));
}

} // namespace

/// The first byte says in pieces of what length the rest arrives.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1);
    sample(bytes, 1 + data[0]);
    const QString text = QString::fromUtf8(bytes);
    show(text);
    redact(text);
    return 0;
}
