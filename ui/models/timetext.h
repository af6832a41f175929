#pragma once

#include <QString>

namespace qd {

// Times as an operator reads them. All moments are wall ms UTC; 0 means that there was none yet.

/// "0 s", "59 s", "3 min", "2 h 05 min", "4 d 03 h": two units at most, rounded down.
[[nodiscard]] QString durationText(qint64 ms);

/// As durationText(), with milliseconds below a second: for what is fast.
[[nodiscard]] QString fineDurationText(qint64 ms);

/// For what was measured and is compared: "640 ms", "2.3 s", from a minute on as durationText().
[[nodiscard]] QString measuredText(qint64 ms);

/// How long ago: "3 min". "no data yet" for 0; a moment in the future counts as now.
[[nodiscard]] QString ageText(qint64 then, qint64 now);

/// When it is due: "in 3 min", or "now" if that has passed.
[[nodiscard]] QString dueText(qint64 when, qint64 now);

/// Local date and time to the second, "2026-11-20 06:15:07"; "no data yet" for 0.
[[nodiscard]] QString localTimeText(qint64 at);

/// Local time of day, "06:15:07".
[[nodiscard]] QString localClockText(qint64 at);

/// As short as a stretch of this length allows: "06:15:07" within an hour, "06:15" within a day, else "11-20 06:15".
[[nodiscard]] QString shortMomentText(qint64 at, qint64 stretchMs);

/// "312 bytes", "1.4 MiB"
[[nodiscard]] QString sizeText(qint64 bytes);

/// This moment. For display only.
[[nodiscard]] qint64 displayNow();

} // namespace qd
