#pragma once

/// What the owner and a qdeck-agentbox say to each other, over one stream socket, in lines of text.
///
/// The box is started as `qdeck-agentbox <pid of the owner> -- <program> <arguments …>` with the socket on
/// kBoxChannel, a pipe on kBoxProof and the streams of the agent on 0, 1 and 2. With `--sandbox` in the place of `--`
/// the program is a sandbox that must not hear TERM itself, because it would take the agent with it at once.
///
/// Owner to box:
///     t<ms>                         end the tree: TERM, after <ms> at most sweep
///     k                             end the tree now
///     end of file                   the owner is gone: end the tree now
/// Box to owner, in this order:
///     started <pid> <start time>    the program runs; start time as in field 22 of /proc/<pid>/stat
///     failed <errno>                it could not be executed; instead of "started"
///     ending                        an order came before the program had ended by itself
///     exited <code>                 the program ended; or
///     signaled <number>             it was ended by a signal
///     swept <killed> <left> <ms>    other processes that the sweep killed, that it could not kill, and the time from
///                                   the order, or from the program's end, to the end of the last one
/// "swept" is always the last line. A box that ends without it was lost, and its owner has to sweep.
/// The pipe carries one number, in decimal: how many processes were killed, the program among them. It is a way of
/// its own, because the executioner must not depend on the thread that reads the channel.
namespace qd {

constexpr int kBoxChannel = 3;
constexpr int kBoxProof = 4;

constexpr char kBoxPlain[] = "--";
constexpr char kBoxSandbox[] = "--sandbox";

} // namespace qd
