#include "ui/models/helptopics.h"

#include <QCoreApplication>

namespace qd {
namespace {

constexpr char kContext[] = "qd::HelpTopics";

constexpr HelpParagraph kAutonomy[] = {
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "This page tells how the daemon is and what waits for you.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• Needs you: each line is one kind of thing that waits, and its button leads there. If the list is empty, nothing waits.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• The cards: the mode, the lease by which one daemon works and no other, the queue by state, the agents, and how much succeeded in the last hour.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• Measured: what was measured in the chosen time. A gap means that nothing was measured, not that it was zero.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• Ticks with work: one bar for each. Left and Right choose one, End the newest; below stands what it did. Control flags tells what was asked, by whom, and which tick has obeyed.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "If nothing runs and you wonder why: %1."), {"window/help-why"}},
};

constexpr HelpParagraph kQueue[] = {
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "All tasks, and what can be done to them. Drop task files here, or use %1 or %2."), {"window/task-import", "window/task-new"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• The sidebar has the groups that are needed most. %1 keeps filter and order under a name of your own."), {"queue/saveView"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• The line above the list takes words and qualifiers such as state:dead; the topic on filters has all of them.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1, switched off, keeps the list still: rows that would move wait behind a button that counts them."), {"queue/followQueue"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• Beside the list stands the chosen task: why it waits, its attempts, checks and artifacts, and what the journal has of it.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1, %2 and %3 act on all chosen tasks; before many of them, or one that runs, a dialog says what would become of each."),
     {"queue/cancelTasks", "queue/holdTasks", "queue/requeueTasks"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1 takes the last acts back, as far as nothing has moved on."), {"window/undo"}},
};

constexpr HelpParagraph kAgents[] = {
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "An agent is a program that does tasks. Three are there from the start: command runs the command that a task brings along, rehearsal plays a script and changes nothing, outbound proves posts.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1 adds another one: its program, the kinds of tasks it does, how many at once. %2 looks whether it could work, and lets it do nothing."),
     {"agents/addAgent", "agents/testAgent"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1 lets it take nothing new; what runs goes on."), {"agents/toggleAgent"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• An agent that fails again and again rests, then gets one task to see whether it can work again.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• Drag tasks from the queue onto an agent to give them to it.")},
};

constexpr HelpParagraph kLog[] = {
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "What the daemon, the agents and operators have said since this console was opened; before that, the newest of what the journal keeps. A task has all of its own in its journal.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• The choices above the list leave out levels, sources and times.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1 looks for words; %2 and %3 go from match to match, %4 to the next error."),
     {"log/focusFind", "log/findNext", "log/findPrevious", "log/nextError"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1 keeps the lines still while you read; %2 goes to the newest and stays there."), {"log/freezeLog", "log/follow"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1 marks a line, %2 writes the shown lines to a file."), {"log/mark", "log/save"}},
};

constexpr HelpParagraph kModes[] = {
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "PROOF is the rule: what an agent would do is written down as an artifact and not done. Only what changes nothing outside is done.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "For a task in REAL three things have to come together: the task asks for it, you have approved exactly the bytes of its effect, and REAL is armed.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• Such a task proves first and waits, held. %1 shows what would happen; a yes counts for that and nothing else."), {"queue/approveTasks"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1 opens the window for REAL, for a time and a number of tasks. The setting safety.allow_real has to permit it."), {"window/daemon-arm"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1 closes it at once. It also closes when its time or number is used up, by a kill, and whenever the daemon starts anew. What has begun goes on."),
     {"window/daemon-disarm"}},
};

constexpr HelpParagraph kStopping[] = {
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1: nothing new is taken, what runs goes on. It stays so over a restart."), {"window/daemon-pause-resume"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1: nothing new is taken, and the daemon stops when nothing runs any more."), {"window/daemon-drain"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1: every agent is ended with all that it has started, and the daemon stays stopped. It waits for nothing and works while the database is locked or the disk is full."),
     {"window/daemon-kill"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "After a kill, %1 leads to a daemon that is paused and in PROOF."), {"window/daemon-reset-kill"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "If the console itself hangs, type in a terminal: qdeck kill. It needs neither the console nor the daemon.")},
};

constexpr HelpParagraph kWaiting[] = {
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "What waits for a person stands in Needs you, on the page Autonomy, and in the groups of the queue.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• An effect to approve, or a question of an agent: %1 and %2 answer it."), {"queue/approveTasks", "queue/denyTasks"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• An unknown outcome: an effect may have happened, and nobody knows. Look outside, then %1. It is never repeated by itself."), {"queue/resolveTasks"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• A result in review: %1, %2 or %3."), {"queue/acceptResults", "queue/returnResults", "queue/rejectResults"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• A dead letter has used up its attempts. Read why, mend the cause, then %1; or change the task and try it again in one step: %2."),
     {"queue/requeueTasks", "queue/editAndRetryTask"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• What a person keeps back waits until %1."), {"queue/releaseTasks"}},
};

constexpr HelpParagraph kAdding[] = {
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "Task files are Markdown with a head in YAML, or JSON, YAML, CSV and plain text. Drop them, or folders of them, on the window; use %1; paste them in the queue with %2; open them from the file manager; or type in a terminal: quarterdeck FILE."),
     {"window/task-import", "queue/pasteTasks"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "What they would add is shown first, with the reason for everything that is wrong or there already. Nothing is added before you say so.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "The same content in the same mode is the same task: adding it again changes nothing.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "%1 writes one task without a file."), {"window/task-new"}},
};

constexpr HelpParagraph kRecords[] = {
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "%1 looks at all that is stored and changes nothing; the daemon works on meanwhile. In a terminal: qdeck verify."), {"window/verify"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• Database: pages that do not fit were changed by the disk or the file system. Go back to a copy.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• Journal: its entries are a chain. From the entry that is named on, something else than Quarterdeck has changed a row, taken one out or put one in.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• Anchor: number and hash of the newest entry are kept outside of the profile. If they do not match, the end of the journal was cut off, it was made anew, or an older file lies in the place of the database. Leave the daemon paused, because an older queue does again what was done, and find out who wrote to the profile. If the right database is still somewhere, go back to it. If you put the older file there yourself and mean it, end the console, remove the file of the anchor and start again.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• Artifacts: what missing files held is lost, and the queue goes on. An effect among changed files is refused before it is performed.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• Rows that must agree: each that does not is named. Nothing repairs them by guessing; go back to a copy, or decide about the tasks that are named.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "%1 makes a copy of the database. The program makes one itself once a day, and keeps the newest seven."), {"window/backup"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "If the database is ruined when the console starts, it lists these copies, says what is lost with each, and puts the chosen one in its place. %1 does so at any other time."), {"window/go-back"}},
};

constexpr HelpParagraph kDesktop[] = {
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1 finds a command, a task by its number, or an agent, by typing."), {"window/palette"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1 and %2 lead the keyboard through the parts of the window."), {"window/pane-next", "window/pane-previous"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• All keys can be changed: %1, page Shortcuts."), {"window/settings"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1: while you look elsewhere, the desktop tells you what needs you, once a minute at most of each kind."), {"window/notifications"}},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• There is one console for a profile: starting the program again brings this one to the front.")},
    {QT_TRANSLATE_NOOP("qd::HelpTopics", "• %1 shows and saves what helps others to find a fault, without secrets and names."), {"window/help-diagnostics"}},
};

constexpr HelpTopic kTopics[] = {
    {"autonomy", QT_TRANSLATE_NOOP("qd::HelpTopics", "The page Autonomy"), kAutonomy},
    {"queue", QT_TRANSLATE_NOOP("qd::HelpTopics", "The page Queue"), kQueue},
    {"agents", QT_TRANSLATE_NOOP("qd::HelpTopics", "The page Agents"), kAgents},
    {"log", QT_TRANSLATE_NOOP("qd::HelpTopics", "The page Log"), kLog},
    {"modes", QT_TRANSLATE_NOOP("qd::HelpTopics", "PROOF and REAL"), kModes},
    {"stopping", QT_TRANSLATE_NOOP("qd::HelpTopics", "Pause, drain, kill"), kStopping},
    {"waiting", QT_TRANSLATE_NOOP("qd::HelpTopics", "What waits for you"), kWaiting},
    {"adding", QT_TRANSLATE_NOOP("qd::HelpTopics", "Adding tasks"), kAdding},
    {"records", QT_TRANSLATE_NOOP("qd::HelpTopics", "Is everything as it was recorded?"), kRecords},
    {"desktop", QT_TRANSLATE_NOOP("qd::HelpTopics", "Keys, notices and other help"), kDesktop},
};

} // namespace

std::span<const HelpTopic> helpTopics()
{
    return kTopics;
}

QString titleOf(const HelpTopic &topic)
{
    return QCoreApplication::translate(kContext, topic.title);
}

QStringList textOf(const HelpTopic &topic, const CommandWords &words)
{
    QStringList text;
    for (const HelpParagraph &paragraph : topic.paragraphs) {
        QString said = QCoreApplication::translate(kContext, paragraph.text);
        for (size_t i = 0; i < paragraph.commands.size() && paragraph.commands[i]; ++i)
            said.replace(QStringLiteral("%") + QString::number(i + 1), words(QLatin1String(paragraph.commands[i])));
        text += said;
    }
    return text;
}

} // namespace qd
