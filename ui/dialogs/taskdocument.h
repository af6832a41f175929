#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace qd {

/// An argument vector from a text with one argument per line, blanks inside and around it kept: there is no shell.
/// Empty lines at the end are not arguments.
[[nodiscard]] QJsonArray argumentsFromLines(const QString &lines);

/// The field `rehearse` from a text with one step per line: "hang", "crash", "fail 2", "sleep 1.5", "flood 1000",
/// "succeed some text". What makes no sense is passed on as it is, for the core to refuse in its words.
[[nodiscard]] QJsonArray rehearsalFromLines(const QString &lines);

/// The other way round: the text that these two give back as the same list, if there is one.
[[nodiscard]] QString argumentLines(const QJsonArray &arguments);
[[nodiscard]] QString rehearsalLines(const QJsonArray &steps);

/// What the core says is wrong in one row of a preview or of a rejection.
[[nodiscard]] QString faultSentence(const QJsonObject &row);

} // namespace qd
