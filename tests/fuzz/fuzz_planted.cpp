#include "tests/fuzz/claim.h"

#include <cstddef>
#include <cstdint>

/// A claim that is false, four bytes deep: a rig that cannot find this finds nothing.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const bool isFalse = size >= 4 && data[0] == '-' && data[1] == '#' && data[2] == 'Q' && data[3] == '!';
    CLAIM(!isFalse);
    return 0;
}
