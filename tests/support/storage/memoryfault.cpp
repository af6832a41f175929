#include "tests/support/storage/memoryfault.h"

#include <QtGlobal>

#include <sqlite3.h>

namespace qd::test {
namespace {

sqlite3_mem_methods g_memory;
struct {
    int requests = 0;
    int failing = 0; // 0 = none
    bool forGood = false;
    bool struck = false;
} g_state;

bool refuses()
{
    ++g_state.requests;
    const bool now = g_state.failing > 0 && (g_state.requests == g_state.failing || (g_state.forGood && g_state.requests > g_state.failing));
    g_state.struck = g_state.struck || now;
    return now;
}

void *take(int size) { return refuses() ? nullptr : g_memory.xMalloc(size); }
void *resize(void *memory, int size) { return refuses() ? nullptr : g_memory.xRealloc(memory, size); }

} // namespace

void MemoryFault::install()
{
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &g_memory);
    sqlite3_mem_methods ours = g_memory;
    ours.xMalloc = take;
    ours.xRealloc = resize;
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0); // what comes out of a connection's own pool could not be refused
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &ours) != SQLITE_OK)
        qFatal("SQLite has taken memory already");
}

void MemoryFault::failAt(int n, bool forGood)
{
    g_state = {0, n, forGood, false};
}

bool MemoryFault::heal()
{
    g_state.failing = 0;
    return g_state.struck;
}

int MemoryFault::requests()
{
    return g_state.requests;
}

} // namespace qd::test
