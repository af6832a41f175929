#include "ui/models/detailtext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <vector>

namespace qd {
namespace {

struct DetailText {
    Q_DECLARE_TR_FUNCTIONS(qd::DetailText)
};

// The core speaks English and sends whole sentences: doors and the log want them so. The first form that fits counts.
constexpr DetailForm kForms[] = {
    // kinds of values
    {QT_TRANSLATE_NOOP("qd::DetailText", "text")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "empty")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "true or false")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a number; put it in quotes if it is meant as text")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a whole number")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a number of seconds")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a number of seconds, or one with s, m or h")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a time")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a text")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a list")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a map")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "an absolute path of at most %1 bytes")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "between %1 and %2")},
    // where it stands
    {QT_TRANSLATE_NOOP("qd::DetailText", "item %1 has more than %2 bytes")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "item %1 %2"), true},
    {QT_TRANSLATE_NOOP("qd::DetailText", "step %1: %2"), true},
    {QT_TRANSLATE_NOOP("qd::DetailText", "line %1: %2"), true},
    {QT_TRANSLATE_NOOP("qd::DetailText", "byte %1: %2"), true},
    // fields of tasks
    {QT_TRANSLATE_NOOP("qd::DetailText", "no such field")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be %1, is %2"), true},
    {QT_TRANSLATE_NOOP("qd::DetailText", "at most %1 bytes")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "at most %1 items")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "at most %1 steps")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "at most %1 entries and %2 bytes")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must have 1 to %1 characters")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "each must have 1 to %1 characters")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be a whole number from %1 to %2")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be %1 to %2 seconds")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be 0 to %1, or low, medium, normal, high, critical or urgent")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be a time with its zone, as 2026-03-01T09:30:00+01:00, or whole "
                                         "milliseconds since 1970, up to the year 9999")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be after not_before")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be inside the workspace")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be absolute: this task is not from a file")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be a map")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be a map of names and texts")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be a map with social_platform and content")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be a list of steps")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be a word, or a map with one key")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "has characters that cannot be there")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a relative path needs a workspace that it is seen from")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a path is empty")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a criterion is empty")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a name must have letters, digits and _ only, and at most %1 of them")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a value has more than %1 bytes")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a value is not text; put it in quotes")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "the first item must be a program")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "goes with kind %1 only")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a task needs a title")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a task keeps its %1")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "kind command needs one")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "kind post_social needs one")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "T- and a number is the id of a task, not a key")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "the header names a field that there is not")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "the header names a field twice")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be one of: fail, sleep, hang, crash, flood, ask, succeed")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "sleep takes a number of seconds")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "sleep takes 0 to %1 seconds")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1 takes a whole number")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1 takes 1 to %2")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1 takes text")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1 takes nothing")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1 must have 1 to %2 characters")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1 must be text")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1 is needed")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "there is no %1 in it")},
    // tasks and files
    {QT_TRANSLATE_NOOP("qd::DetailText", "the key '%1' belongs to %2, which is other work")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "no task has the key or id '%1'")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "it would wait for itself")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "another row of this file is invalid; a file is all or nothing")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1 is not any more as it was seen")},
    // agents
    {QT_TRANSLATE_NOOP("qd::DetailText", "it must do at least one kind of task")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "an agent with a command of its own cannot do tasks that bring theirs")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "an agent without a command of its own can do the kind 'command' only")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "the transport rehearsal can do the kind 'rehearsal' only")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "the transport outbound can do the kind 'post_social' only")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "at most %1 words of 1 to %2 printable characters")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "a name has 1 to %1 printable characters and does not begin with '-'")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "from 1 to %1 tasks at once")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "the settings have more than %1 bytes")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "there is no agent '%1'")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "'%1' has tasks in hand; disable it first")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "'%1' is there twice")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be a list of texts")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be a list of 1 to %1 texts, the first of them a program")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be an object of at most %1 texts")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must have names without '=' and texts as values")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must begin with an absolute path, or with a name to be looked up in PATH")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be an absolute path")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "may have a placeholder only as a whole argument: %1")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "may have {title} only behind an argument --")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "must be 'file' if, and only if, 'command' has {prompt_file}")},
    // what the test of an agent found
    {QT_TRANSLATE_NOOP("qd::DetailText", "built in")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "there is no program %1")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1 cannot be executed")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "the task brings its own")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "there is no directory %1")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1 cannot be written to")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "off: it may do whatever you may")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "bubblewrap is not there, or does not work here")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1, with network")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1, without network")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "without a value: %1")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "it sets none")},
    {QT_TRANSLATE_NOOP("qd::DetailText", "none is configured: it can only prove")},
    // settings, and the settings of agents: the loosest forms come last
    {QT_TRANSLATE_NOOP("qd::DetailText", "'%1' %2"), true},
    {QT_TRANSLATE_NOOP("qd::DetailText", "%1 must be %2"), true},
};

/// The form as an expression that catches what stands in its places.
QRegularExpression expressionOf(const DetailForm &form)
{
    QString pattern = QRegularExpression::escape(QString::fromLatin1(form.text));
    pattern.replace(QStringLiteral("\\%1"), QStringLiteral("(.+?)")).replace(QStringLiteral("\\%2"), QStringLiteral("(.+)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::DotMatchesEverythingOption);
}

const std::vector<QRegularExpression> &expressions()
{
    static const std::vector<QRegularExpression> kExpressions = [] {
        std::vector<QRegularExpression> all;
        for (const DetailForm &form : kForms)
            all.push_back(expressionOf(form));
        return all;
    }();
    return kExpressions;
}

QString filled(const DetailForm &form, const QStringList &captured)
{
    const QString text = DetailText::tr(form.text);
    const auto part = [&](qsizetype i) { return form.holdsAnother ? detailText(captured.value(i)) : captured.value(i); };
    switch (captured.size()) {
    case 1: return text;
    case 2: return text.arg(part(1));
    default: return text.arg(part(1), part(2)); // in one step: a part may have a % of its own
    }
}

} // namespace

std::span<const DetailForm> detailForms()
{
    return kForms;
}

QString detailText(const QString &detail)
{
    for (size_t i = 0; i < std::size(kForms); ++i) {
        if (const auto match = expressions()[i].match(detail); match.hasMatch())
            return filled(kForms[i], match.capturedTexts());
    }
    return detail;
}

} // namespace qd
