#pragma once

#include <cstdio>
#include <cstdlib>

/// What must hold of every input. A broken claim ends the program, so that the fuzzer keeps the input.
#define CLAIM(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::fprintf(stderr, "broken claim: %s, %s:%d\n", #condition, __FILE__, __LINE__);                         \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (false)
