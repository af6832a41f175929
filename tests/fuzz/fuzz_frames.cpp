#include "core/api/batchcodec.h"
#include "core/api/operation.h"
#include "core/base/canonicaljson.h"
#include "core/doors/linebuffer.h"
#include "core/intake/intake.h"
#include "core/intake/strictjson.h"
#include "tests/fuzz/claim.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace qd;

namespace {

constexpr qsizetype kMostLine = 16'384;

// A request of a client: as the door of the core reads it.
void readRequest(const QJsonObject &frame)
{
    const OperationInfo *operation = findOperation(frame[QLatin1String("operation")].toString());
    const QJsonObject parameters = frame[QLatin1String("parameters")].toObject();
    if (operation && checkParameters(*operation, parameters).ok())
        CLAIM(scopesFor(*operation, parameters).testFlags(operation->scopes));
    static_cast<void>(intakeRequestOf(parameters));
}

// A batch of the core: as a client reads it. What was understood says the same when it is written again.
void readBatch(const QJsonObject &frame)
{
    const auto batch = eventBatchFromJson(frame);
    if (!batch)
        return;
    const QJsonObject written = toJson(*batch);
    const auto again = eventBatchFromJson(written);
    CLAIM(again.ok());
    CLAIM(toJson(*again) == written);
}

void readStrictly(const QByteArray &line)
{
    const auto document = parseStrictJson(line);
    if (!document)
        return;
    const QJsonValue value = document->isArray() ? QJsonValue(document->array()) : QJsonValue(document->object());
    const QByteArray canonical = canonicalJson(value);
    const QJsonDocument again = QJsonDocument::fromJson(canonical);
    CLAIM(!again.isNull());
    CLAIM(canonicalJson(again.isArray() ? QJsonValue(again.array()) : QJsonValue(again.object())) == canonical);
}

} // namespace

/// The first byte says in pieces of what length the rest arrives.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const qsizetype piece = 1 + data[0];
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1);
    LineBuffer lines(kMostLine);
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        lines.append(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        while (const auto line = lines.takeLine()) {
            CLAIM(line->size() <= kMostLine && !line->contains('\n'));
            const QJsonObject frame = QJsonDocument::fromJson(*line).object();
            readRequest(frame);
            readBatch(frame);
            readStrictly(*line);
        }
        if (lines.tooLong())
            break;
    }
    return 0;
}
