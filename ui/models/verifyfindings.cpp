#include "ui/models/verifyfindings.h"

#include "core/api/stringlist.h"
#include "core/base/untrustedtext.h"
#include "ui/models/timetext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace qd {
namespace {

constexpr int kMostDetails = 1'000; ///< of one thing, in the text to be copied
constexpr int kMostDetail = 400;    ///< characters of one of them

struct VerifyFindings {
    Q_DECLARE_TR_FUNCTIONS(qd::VerifyFindings)
};

using State = VerifyFinding::State;

int number(qint64 count)
{
    return int(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
}

QString itemsText(const QStringList &items)
{
    return items.join(QStringLiteral(" · "));
}

VerifyFinding database(const QJsonObject &facts)
{
    VerifyFinding finding{"database", VerifyFindings::tr("Database"), State::Whole, VerifyFindings::tr("Every page fits."), {}, {}};
    const QString integrity = facts[QLatin1String("integrity")].toString();
    if (integrity == QLatin1String("ok"))
        return finding;
    finding.state = State::NotWhole;
    finding.figures = VerifyFindings::tr("There are pages that do not fit.");
    finding.todo = VerifyFindings::tr("The disk or the file system has changed them. Go back to a copy.");
    finding.details = integrity.split(u'\n', Qt::SkipEmptyParts);
    return finding;
}

VerifyFinding journal(const QJsonObject &facts)
{
    VerifyFinding finding{"journal", VerifyFindings::tr("Journal"), State::Whole, {}, {}, {}};
    finding.figures = VerifyFindings::tr("%Ln entry(ies)", nullptr, number(facts[QLatin1String("entries")].toInteger()));
    const qint64 brokenAt = facts[QLatin1String("broken_at")].toInteger();
    if (brokenAt == 0)
        return finding;
    finding.state = State::NotWhole;
    finding.figures = itemsText({finding.figures, VerifyFindings::tr("broken from entry %L1 on").arg(brokenAt)});
    finding.todo = VerifyFindings::tr("Something else than Quarterdeck has changed a row there, taken one out or put one in. "
                                      "Find out what it was; a copy from before is whole.");
    return finding;
}

QString anchorTodo(const QString &state)
{
    if (state == QLatin1String("unreadable"))
        return VerifyFindings::tr("What is known of the journal outside of the profile was changed, or its key. "
                                  "Leave the daemon paused and find out who did it.");
    return VerifyFindings::tr("The journal is not the one that was here: its end was cut off, it was made anew, or an older file lies "
                              "in the place of the database. Leave the daemon paused: an older queue does again what was done. "
                              "Find out who wrote to the profile, and go back to the right database.");
}

VerifyFinding anchor(const QJsonObject &facts)
{
    VerifyFinding finding{"anchor", VerifyFindings::tr("Anchor of the journal"), State::Unknown,
                          VerifyFindings::tr("Nothing is known of this journal outside of the profile yet."), {}, {}};
    const QString state = facts[QLatin1String("state")].toString();
    if (state.isEmpty() || state == QLatin1String("none"))
        return finding;
    finding.state = state == QLatin1String("holds") ? State::Whole : State::NotWhole;
    const QString entry = QLocale().toString(facts[QLatin1String("entry")].toInteger());
    const QString at = dateTimeText(facts[QLatin1String("at")].toInteger());
    if (finding.state == State::Whole)
        finding.figures = VerifyFindings::tr("Entry %1 of %2 is there.", "number, moment").arg(entry, at);
    else if (state == QLatin1String("cut_off"))
        finding.figures = VerifyFindings::tr("Entry %1 of %2 is not there.", "number, moment").arg(entry, at);
    else if (state == QLatin1String("rebuilt"))
        finding.figures = VerifyFindings::tr("Entry %1 of %2 is another one.", "number, moment").arg(entry, at);
    else
        finding.figures = VerifyFindings::tr("The anchor cannot be read.");
    if (finding.state == State::NotWhole) {
        finding.todo = anchorTodo(state);
        finding.details = QStringList{facts[QLatin1String("file")].toString()};
    }
    return finding;
}

VerifyFinding artifacts(const QJsonObject &facts)
{
    VerifyFinding finding{"artifacts", VerifyFindings::tr("Artifacts"), State::Whole, {}, {}, {}};
    finding.figures = VerifyFindings::tr("%Ln file(s)", nullptr, number(facts[QLatin1String("checked")].toInteger()));
    const QStringList missing = toStringList(facts[QLatin1String("missing")]);
    const QStringList changed = toStringList(facts[QLatin1String("mismatched")]);
    if (missing.isEmpty() && changed.isEmpty())
        return finding;
    finding.state = State::NotWhole;
    QStringList figures{finding.figures};
    QStringList todo;
    if (!missing.isEmpty()) {
        figures += VerifyFindings::tr("%Ln gone", nullptr, number(missing.size()));
        todo += VerifyFindings::tr("What the missing files held is lost, unless you copied the folder of artifacts. The queue goes on.");
    }
    if (!changed.isEmpty()) {
        figures += VerifyFindings::tr("%Ln changed", nullptr, number(changed.size()));
        todo += VerifyFindings::tr("An effect among the changed files is refused before it is performed.");
    }
    finding.figures = itemsText(figures);
    finding.todo = todo.join(u' ');
    finding.details = missing + changed;
    return finding;
}

VerifyFinding consistency(const QJsonObject &facts)
{
    VerifyFinding finding{"consistency", VerifyFindings::tr("Rows that must agree"), State::Whole, VerifyFindings::tr("They agree."), {}, {}};
    finding.details = toStringList(facts[QLatin1String("findings")]);
    if (finding.details.isEmpty())
        return finding;
    finding.state = State::NotWhole;
    finding.figures = VerifyFindings::tr("%Ln contradiction(s)", nullptr, number(finding.details.size()));
    finding.todo = VerifyFindings::tr("Nothing repairs them by guessing. Go back to a copy, or decide about the tasks that are named.");
    return finding;
}

} // namespace

std::vector<VerifyFinding> verifyFindings(const QJsonObject &answer)
{
    std::vector<VerifyFinding> all;
    const auto add = [&](const char *id, VerifyFinding (*judge)(const QJsonObject &)) {
        const QJsonObject facts = answer[QLatin1String(id)].toObject();
        const VerifyFinding finding = judge(facts);
        all.push_back(facts.isEmpty() ? VerifyFinding{id, finding.what, State::Unknown, VerifyFindings::tr("The daemon did not say."), {}, {}} : finding);
    };
    add("database", database);
    add("journal", journal);
    add("anchor", anchor);
    add("artifacts", artifacts);
    add("consistency", consistency);
    return all;
}

QString verifyText(const std::vector<VerifyFinding> &findings)
{
    QStringList lines;
    for (const VerifyFinding &finding : findings) {
        lines += VerifyFindings::tr("%1: %2. %3", "what was looked at, its state, figures").arg(finding.what, wordFor(finding.state), finding.figures);
        if (!finding.todo.isEmpty())
            lines += QStringLiteral("    ") + finding.todo;
        const QStringList shown = finding.details.first(std::min<qsizetype>(kMostDetails, finding.details.size()));
        for (const QString &detail : shown)
            lines += QStringLiteral("    ") + UntrustedText(detail).displayLine(kMostDetail);
        if (shown.size() < finding.details.size())
            lines += QStringLiteral("    …");
    }
    return lines.join(u'\n') + u'\n';
}

QString wordFor(VerifyFinding::State state)
{
    switch (state) {
    case State::Whole: return VerifyFindings::tr("whole");
    case State::NotWhole: return VerifyFindings::tr("not whole");
    case State::Unknown: return VerifyFindings::tr("not known");
    }
    return {};
}

} // namespace qd
