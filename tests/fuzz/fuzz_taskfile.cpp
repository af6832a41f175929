#include "core/intake/intakelimits.h"
#include "core/intake/taskkey.h"
#include "core/intake/taskparser.h"
#include "tests/fuzz/claim.h"

using namespace qd;

namespace {

void judge(const ParsedFile &file)
{
    CLAIM(!file.rows.empty() || !file.errors.empty() || !file.skipped.empty()); // bytes never vanish without a word
    CLAIM(file.errors.size() <= IntakeLimits::kErrorsPerFile + 1);
    for (const RowError &error : file.errors)
        CLAIM(!error.error.code.isEmpty());
    for (const ParsedRow &row : file.rows) {
        const TaskSpec &spec = row.draft.spec;
        CLAIM(!spec.title.isEmpty() && spec.title.size() <= IntakeLimits::kTitleCharacters);
        CLAIM(spec.agent.size() <= IntakeLimits::kAgentCharacters);
        CLAIM(spec.command.size() <= IntakeLimits::kArguments);
        CLAIM(row.row >= 1);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const char *name : {QD_NAMES})
        judge(parseTaskFile({QString::fromLatin1(name), bytes, QStringLiteral("/nowhere")}));
    return 0;
}
