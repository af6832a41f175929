#pragma once

#include <QString>

namespace qd {

// Times as an operator reads them. All moments are wall ms UTC; 0 means that there was none yet.

/// In which zone moments are shown.
enum class DisplayZone { Local, Utc };

/// As QLocale's default one for the whole program, Local unless said otherwise. GUI thread, before the first window:
/// what is on the screen already is not written anew.
void setDisplayZone(DisplayZone zone);
[[nodiscard]] DisplayZone displayZone();

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

/// Date and time to the second, as the locale writes them: "20.11.2026 06:15:07", "11/20/2026 6:15:07 AM".
/// "no data yet" for 0.
[[nodiscard]] QString dateTimeText(qint64 at);

/// Some moment of many digits, for the width of a column.
[[nodiscard]] QString sampleTimeText();

/// Time of day to the second, as the locale writes it; "no data yet" for 0.
[[nodiscard]] QString timeOfDayText(qint64 at);

/// This moment in both zones, the one that is shown first: "06:15:07 (UTC 05:15:07)".
[[nodiscard]] QString bothClocksText(qint64 at);

/// As short as a stretch of this length allows: with seconds within an hour, without them within a day, else with the date.
[[nodiscard]] QString shortMomentText(qint64 at, qint64 stretchMs);

/// Date and time of a line of the log, "2026-11-20 06:15:07": the same everywhere, so that it can be searched.
[[nodiscard]] QString logTimeText(qint64 at);

/// Time of day of a line of the log, "06:15:07".
[[nodiscard]] QString logClockText(qint64 at);

/// "312 bytes", "1.4 MiB"
[[nodiscard]] QString sizeText(qint64 bytes);

/// This moment. For display only.
[[nodiscard]] qint64 displayNow();

} // namespace qd
