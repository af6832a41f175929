#pragma once

#include <QtGlobal>

namespace qd {

/// The language of the local socket: one JSON object per line.
///   client  {"hello":{"version":1,"client":"qdeck","changes":true,"log":false}}
///   server  {"hello":{"version":1,"program":"0.1.0"}}
///   client  {"request":1,"operation":"tasks.list","parameters":{}}
///   server  event batches (batchcodec.h); answers carry the client's number of the request
/// What cannot be understood ends the connection with {"error":{code,category,detail}}.
inline constexpr int kLocalProtocolVersion = 1;

/// What one peer may cost. Peers are programs of our own user: the limits keep a faulty one from taking the core along.
struct LocalDoorLimits {
    qsizetype helloBytes = 4 * 1024;         ///< the first line, of somebody who may be anybody
    qsizetype lineBytes = 32 * 1024 * 1024;  ///< one line of a client; documents travel in it
    int helloMs = 3'000;                     ///< from connecting to a complete hello
    int connections = 64;                    ///< and no more than a quarter of the files this program may have open
    qint64 outgoingBytes = 64 * 1024 * 1024; ///< written and not yet read by the peer; beyond it the connection ends
    qint64 takeBelowBytes = 4 * 1024 * 1024; ///< above it events stay in the core, newer replacing older
    int requestsInFlight = 256;              ///< stopping (Route::Control) is never counted out
    int requestsAtOnce = 4;                  ///< of these with the core; none while the peer does not read its answers
};

} // namespace qd
