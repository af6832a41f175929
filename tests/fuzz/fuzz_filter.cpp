#include "core/rules/taskfilter.h"
#include "tests/fuzz/claim.h"

using namespace qd;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto filter = parseTaskFilter(text);
    if (filter)
        static_cast<void>(filter->matchesNothing() || filter->followsState());
    else
        CLAIM(!filter.error().code.isEmpty());
    // Any value can be asked for, if it is put into quotation marks; white space around it is no part of it.
    const QString value = text.simplified();
    if (value.isEmpty() || value.size() > TaskFilter::kMostWordCharacters / 2)
        return 0;
    const auto asked = parseTaskFilter(QStringLiteral("key:") + quotedForFilter(value));
    CLAIM(asked.ok());
    CLAIM(asked->keys.only == QStringList{value});
    return 0;
}
