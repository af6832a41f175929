<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>qd::AgentRow</name>
    <message numerus="yes">
        <source>Failed %n time(s) in a row: it rests, then shows with one task whether it can work again.</source>
        <translation>
            <numerusform>Failed once: it rests, then shows with one task whether it can work again.</numerusform>
            <numerusform>Failed %Ln times in a row: it rests, then shows with one task whether it can work again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Failed %n time(s) in a row.</source>
        <translation>
            <numerusform>Failed once.</numerusform>
            <numerusform>Failed %Ln times in a row.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::AgentsPage</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n task(s) are given at once.</source>
        <translation>
            <numerusform>At most %Ln task is given at once.</numerusform>
            <numerusform>At most %Ln tasks are given at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::AlertFlow</name>
    <message numerus="yes">
        <source>%n new dead letter(s)</source>
        <translation>
            <numerusform>%Ln new dead letter</numerusform>
            <numerusform>%Ln new dead letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) to approve</source>
        <translation>
            <numerusform>%Ln task to approve</numerusform>
            <numerusform>%Ln tasks to approve</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown outcome(s)</source>
        <translation>
            <numerusform>%Ln unknown outcome</numerusform>
            <numerusform>%Ln unknown outcomes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ApproveDialog</name>
    <message numerus="yes">
        <source>Say yes to what these %n task(s) ask?</source>
        <translation>
            <numerusform>Say yes to what this task asks?</numerusform>
            <numerusform>Say yes to what these %Ln tasks ask?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Approve %n task(s)</source>
        <translation>
            <numerusform>&amp;Approve %Ln task</numerusform>
            <numerusform>&amp;Approve %Ln tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The agents of %n task(s) ask</source>
        <translation>
            <numerusform>The agent of %Ln task asks</numerusform>
            <numerusform>The agents of %Ln tasks ask</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answer &amp;yes to %n question(s)</source>
        <translation>
            <numerusform>Answer &amp;yes to %Ln question</numerusform>
            <numerusform>Answer &amp;yes to %Ln questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answer n&amp;o to %n question(s)</source>
        <translation>
            <numerusform>Answer n&amp;o to %Ln question</numerusform>
            <numerusform>Answer n&amp;o to %Ln questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Deny %n task(s)</source>
        <translation>
            <numerusform>&amp;Deny %Ln task</numerusform>
            <numerusform>&amp;Deny %Ln tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ArmCheckWords</name>
    <message numerus="yes">
        <source>%n healthy</source>
        <translation>
            <numerusform>%Ln healthy</numerusform>
            <numerusform>%Ln healthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n healthy; look at Agents</source>
        <translation>
            <numerusform>%Ln healthy; look at Agents</numerusform>
            <numerusform>%Ln healthy; look at Agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%Ln task</numerusform>
            <numerusform>%Ln tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ArmDialog</name>
    <message numerus="yes">
        <source> minute(s)</source>
        <translation>
            <numerusform> minute</numerusform>
            <numerusform> minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> task(s)</source>
        <translation>
            <numerusform> task</numerusform>
            <numerusform> tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ControlModel</name>
    <message numerus="yes">
        <source>open until %1, %n task(s) left</source>
        <translation>
            <numerusform>open until %1, %Ln task left</numerusform>
            <numerusform>open until %1, %Ln tasks left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::DatabaseDialog</name>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>Copied %Ln row.</numerusform>
            <numerusform>Copied %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::EngineCards</name>
    <message numerus="yes">
        <source>%L1 of %L2 enabled, %Ln task(s) with them</source>
        <translation>
            <numerusform>%L1 of %L2 enabled, %Ln task with them</numerusform>
            <numerusform>%L1 of %L2 enabled, %Ln tasks with them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln attempt(s) in %1</source>
        <translation>
            <numerusform>of %Ln attempt in %1</numerusform>
            <numerusform>of %Ln attempts in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Until %1 or %Ln task(s), armed by %2</source>
        <translation>
            <numerusform>Until %1 or %Ln task, armed by %2</numerusform>
            <numerusform>Until %1 or %Ln tasks, armed by %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::IdleReasons</name>
    <message numerus="yes">
        <source>%n task(s) are to act for real, and REAL is not armed.</source>
        <translation>
            <numerusform>%n task is to act for real, and REAL is not armed.</numerusform>
            <numerusform>%n tasks are to act for real, and REAL is not armed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait for you and not for the daemon.</source>
        <translation>
            <numerusform>%n task waits for you and not for the daemon.</numerusform>
            <numerusform>%n tasks wait for you and not for the daemon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are held.</source>
        <translation>
            <numerusform>%n task is held.</numerusform>
            <numerusform>%n tasks are held.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Something runs: %n task(s) at this moment.</source>
        <translation>
            <numerusform>Something runs: %n task at this moment.</numerusform>
            <numerusform>Something runs: %n tasks at this moment.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are ready, but no enabled agent does them.</source>
        <translation>
            <numerusform>%Ln task is ready, but no enabled agent does it.</numerusform>
            <numerusform>%Ln tasks are ready, but no enabled agent does them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ImportDialog</name>
    <message numerus="yes">
        <source>%Ln task(s)</source>
        <translation>
            <numerusform>%Ln task</numerusform>
            <numerusform>%Ln tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) cannot be read.</source>
        <comment>files, folders or pasted text</comment>
        <translation>
            <numerusform>%Ln source cannot be read.</numerusform>
            <numerusform>%Ln sources cannot be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::KillDialog</name>
    <message numerus="yes">
        <source>%Ln running task(s):</source>
        <translation>
            <numerusform>%Ln task is running:</numerusform>
            <numerusform>%Ln tasks are running:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::LogModel</name>
    <message numerus="yes">
        <source>%n line(s) came too fast to be shown.</source>
        <translation>
            <numerusform>%Ln line came too fast to be shown.</numerusform>
            <numerusform>%Ln lines came too fast to be shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::LogPage</name>
    <message numerus="yes">
        <source>Continue (%n new)</source>
        <translation>
            <numerusform>Continue (%Ln new)</numerusform>
            <numerusform>Continue (%Ln new)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved as %1</source>
        <translation>
            <numerusform>%Ln line saved as %1</numerusform>
            <numerusform>%Ln lines saved as %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::MessageBar</name>
    <message numerus="yes">
        <source>%1 (%n s)</source>
        <comment>what can be pressed for so many seconds</comment>
        <translation>
            <numerusform>%1 (%Ln s)</numerusform>
            <numerusform>%1 (%Ln s)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::NeedsYou</name>
    <message numerus="yes">
        <source>%n outcome(s) unknown: find out and decide</source>
        <translation>
            <numerusform>%Ln outcome unknown: find out and decide</numerusform>
            <numerusform>%Ln outcomes unknown: find out and decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) of agents</source>
        <translation>
            <numerusform>%Ln question of agents</numerusform>
            <numerusform>%Ln questions of agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proved effect(s) to approve</source>
        <translation>
            <numerusform>%Ln proved effect to approve</numerusform>
            <numerusform>%Ln proved effects to approve</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished task(s) to accept</source>
        <translation>
            <numerusform>%Ln finished task to accept</numerusform>
            <numerusform>%Ln finished tasks to accept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dead letter(s): out of attempts</source>
        <translation>
            <numerusform>%Ln dead letter: out of attempts</numerusform>
            <numerusform>%Ln dead letters: out of attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) held until you release</source>
        <translation>
            <numerusform>%Ln task held until you release</numerusform>
            <numerusform>%Ln tasks held until you release</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait for REAL to be armed</source>
        <translation>
            <numerusform>%Ln task waits for REAL to be armed</numerusform>
            <numerusform>%Ln tasks wait for REAL to be armed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s) failing again and again</source>
        <translation>
            <numerusform>%Ln agent failing again and again</numerusform>
            <numerusform>%Ln agents failing again and again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait for an agent: no enabled one does them</source>
        <translation>
            <numerusform>%Ln task waits for an agent: no enabled one does it</numerusform>
            <numerusform>%Ln tasks wait for an agent: no enabled one does them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::PageBook</name>
    <message numerus="yes">
        <source>%n task(s) for a person to decide</source>
        <translation>
            <numerusform>%Ln task for a person to decide</numerusform>
            <numerusform>%Ln tasks for a person to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s), %1, %2</source>
        <comment>in all, so many queued, so many running</comment>
        <translation>
            <numerusform>%Ln task, %1, %2</numerusform>
            <numerusform>%Ln tasks, %1, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::QueuePage</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%Ln task</numerusform>
            <numerusform>%Ln tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer – show</source>
        <translation>
            <numerusform>%Ln newer – show</numerusform>
            <numerusform>%Ln newer – show</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s)</source>
        <comment>those that a filter leaves</comment>
        <translation>
            <numerusform>%1 of %n task</numerusform>
            <numerusform>%1 of %n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::QueueSight</name>
    <message numerus="yes">
        <source>%n view(s) are kept. Remove one first.</source>
        <translation>
            <numerusform>%Ln view is kept. Remove it first.</numerusform>
            <numerusform>%Ln views are kept. Remove one first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::QuitDialog</name>
    <message numerus="yes">
        <source>Quit while %n task(s) still run?</source>
        <translation>
            <numerusform>Quit while %Ln task still runs?</numerusform>
            <numerusform>Quit while %Ln tasks still run?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close while %n task(s) run?</source>
        <translation>
            <numerusform>Close while %Ln task runs?</numerusform>
            <numerusform>Close while %Ln tasks run?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ResolveDialog</name>
    <message numerus="yes">
        <source>What became of these %n task(s)?</source>
        <translation>
            <numerusform>What became of this task?</numerusform>
            <numerusform>What became of these %Ln tasks?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::RestoreDialog</name>
    <message numerus="yes">
        <source>%Ln entry(ies) of the journal came after this copy: what they tell of is lost. The daemon comes up paused and in PROOF, so that you can look first; what was done since may be in the queue again.</source>
        <translation>
            <numerusform>%Ln entry of the journal came after this copy: what it tells of is lost. The daemon comes up paused and in PROOF, so that you can look first; what was done since may be in the queue again.</numerusform>
            <numerusform>%Ln entries of the journal came after this copy: what they tell of is lost. The daemon comes up paused and in PROOF, so that you can look first; what was done since may be in the queue again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::TaskAnswer</name>
    <message numerus="yes">
        <source>Cancelled %n task(s).</source>
        <translation>
            <numerusform>Cancelled %Ln task.</numerusform>
            <numerusform>Cancelled %Ln tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Requeued %n task(s).</source>
        <translation>
            <numerusform>Requeued %Ln task.</numerusform>
            <numerusform>Requeued %Ln tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Held %n task(s) back.</source>
        <translation>
            <numerusform>Held %Ln task back.</numerusform>
            <numerusform>Held %Ln tasks back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Released %n task(s).</source>
        <translation>
            <numerusform>Released %Ln task.</numerusform>
            <numerusform>Released %Ln tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approved %n task(s).</source>
        <translation>
            <numerusform>Approved %Ln task.</numerusform>
            <numerusform>Approved %Ln tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Denied %n task(s).</source>
        <translation>
            <numerusform>Denied %Ln task.</numerusform>
            <numerusform>Denied %Ln tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopened %n task(s).</source>
        <translation>
            <numerusform>Reopened %Ln task.</numerusform>
            <numerusform>Reopened %Ln tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the priority of %n task(s).</source>
        <translation>
            <numerusform>Changed the priority of %Ln task.</numerusform>
            <numerusform>Changed the priority of %Ln tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n task(s); the copies are held.</source>
        <translation>
            <numerusform>Copied %Ln task; the copy is held.</numerusform>
            <numerusform>Copied %Ln tasks; the copies are held.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decided about %n task(s).</source>
        <translation>
            <numerusform>Decided about %Ln task.</numerusform>
            <numerusform>Decided about %Ln tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n task(s) to %1.</source>
        <translation>
            <numerusform>Wrote %Ln task to %1.</numerusform>
            <numerusform>Wrote %Ln tasks to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running task(s) being stopped.</source>
        <translation>
            <numerusform>%Ln running task being stopped.</numerusform>
            <numerusform>%Ln running tasks being stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused; the first is %1</source>
        <translation>
            <numerusform>%Ln refused: %1</numerusform>
            <numerusform>%Ln refused; the first is %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n task(s).</source>
        <translation>
            <numerusform>Accepted %Ln task.</numerusform>
            <numerusform>Accepted %Ln tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejected %n task(s).</source>
        <translation>
            <numerusform>Rejected %Ln task.</numerusform>
            <numerusform>Rejected %Ln tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Returned %n task(s).</source>
        <translation>
            <numerusform>Returned %Ln task.</numerusform>
            <numerusform>Returned %Ln tasks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::TaskAssignment</name>
    <message numerus="yes">
        <source>%n task(s) wait for %1 now.</source>
        <translation>
            <numerusform>%Ln task waits for %1 now.</numerusform>
            <numerusform>%Ln tasks wait for %1 now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left alone.</source>
        <translation>
            <numerusform>%Ln left alone.</numerusform>
            <numerusform>%Ln left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>giving %n task(s) to %1</source>
        <translation>
            <numerusform>giving %Ln task to %1</numerusform>
            <numerusform>giving %Ln tasks to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::TaskCommands</name>
    <message numerus="yes">
        <source>Choose at most %n task(s) at once.</source>
        <translation>
            <numerusform>Choose at most %Ln task at once.</numerusform>
            <numerusform>Choose at most %Ln tasks at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running now: agents are stopped and what they have not delivered is lost. An effect that had begun for real becomes an unknown outcome.</source>
        <translation>
            <numerusform>%Ln running now: agents are stopped and what they have not delivered is lost. An effect that had begun for real becomes an unknown outcome.</numerusform>
            <numerusform>%Ln running now: agents are stopped and what they have not delivered is lost. An effect that had begun for real becomes an unknown outcome.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n task(s)?</source>
        <translation>
            <numerusform>Cancel %Ln task?</numerusform>
            <numerusform>Cancel %Ln tasks?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Requeue %n task(s)?</source>
        <translation>
            <numerusform>Requeue %Ln task?</numerusform>
            <numerusform>Requeue %Ln tasks?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hold %n task(s) back?</source>
        <translation>
            <numerusform>Hold %Ln task back?</numerusform>
            <numerusform>Hold %Ln tasks back?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n task(s)?</source>
        <translation>
            <numerusform>Release %Ln task?</numerusform>
            <numerusform>Release %Ln tasks?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Say no to %n task(s)?</source>
        <translation>
            <numerusform>Say no to %Ln task?</numerusform>
            <numerusform>Say no to %Ln tasks?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Have %n result(s) done once more?</source>
        <translation>
            <numerusform>Have %Ln result done once more?</numerusform>
            <numerusform>Have %Ln results done once more?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n result(s)?</source>
        <translation>
            <numerusform>Reject %Ln result?</numerusform>
            <numerusform>Reject %Ln results?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::TaskTransfer</name>
    <message numerus="yes">
        <source>Choose at most %n task(s), or export the list to a file.</source>
        <translation>
            <numerusform>Choose at most %Ln task, or export the list to a file.</numerusform>
            <numerusform>Choose at most %Ln tasks, or export the list to a file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::TickPane</name>
    <message numerus="yes">
        <source>%Ln tick(s) without work before it</source>
        <translation>
            <numerusform>%Ln tick without work before it</numerusform>
            <numerusform>%Ln ticks without work before it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::TickStrip</name>
    <message numerus="yes">
        <source>%Ln tick(s) with work, %L1 of them failed</source>
        <translation>
            <numerusform>%Ln tick with work, %L1 of them failed</numerusform>
            <numerusform>%Ln ticks with work, %L1 of them failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::UndoHistory</name>
    <message numerus="yes">
        <source>cancel of %n task(s)</source>
        <translation>
            <numerusform>cancel of %Ln task</numerusform>
            <numerusform>cancel of %Ln tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reopening of %n task(s)</source>
        <translation>
            <numerusform>reopening of %Ln task</numerusform>
            <numerusform>reopening of %Ln tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hold of %n task(s)</source>
        <translation>
            <numerusform>hold of %Ln task</numerusform>
            <numerusform>hold of %Ln tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>release of %n task(s)</source>
        <translation>
            <numerusform>release of %Ln task</numerusform>
            <numerusform>release of %Ln tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>copying of %n task(s)</source>
        <translation>
            <numerusform>copying of %Ln task</numerusform>
            <numerusform>copying of %Ln tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>priority of %n task(s)</source>
        <translation>
            <numerusform>priority of %Ln task</numerusform>
            <numerusform>priority of %Ln tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::VerifyDialog</name>
    <message numerus="yes">
        <source>and %Ln more; Copy has them</source>
        <translation>
            <numerusform>and %Ln more; Copy has it</numerusform>
            <numerusform>and %Ln more; Copy has them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::VerifyFindings</name>
    <message numerus="yes">
        <source>%Ln entry(ies)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln gone</numerusform>
            <numerusform>%Ln gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contradiction(s)</source>
        <translation>
            <numerusform>%Ln contradiction</numerusform>
            <numerusform>%Ln contradictions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::Words</name>
    <message numerus="yes">
        <source>Waits for %n other task(s) to succeed.</source>
        <translation>
            <numerusform>Waits for %Ln other task to succeed.</numerusform>
            <numerusform>Waits for %Ln other tasks to succeed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held</source>
        <translation>
            <numerusform>%Ln held</numerusform>
            <numerusform>%Ln held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln queued</source>
        <translation>
            <numerusform>%Ln queued</numerusform>
            <numerusform>%Ln queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claimed</source>
        <translation>
            <numerusform>%Ln claimed</numerusform>
            <numerusform>%Ln claimed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in review</source>
        <translation>
            <numerusform>%Ln in review</numerusform>
            <numerusform>%Ln in review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln succeeded</source>
        <translation>
            <numerusform>%Ln succeeded</numerusform>
            <numerusform>%Ln succeeded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dead letter(s)</source>
        <translation>
            <numerusform>%Ln dead letter</numerusform>
            <numerusform>%Ln dead letters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln cancelled</numerusform>
            <numerusform>%Ln cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln unknown</numerusform>
            <numerusform>%Ln unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used up its %n attempt(s) and waits for a person.</source>
        <translation>
            <numerusform>Used up its only attempt and waits for a person.</numerusform>
            <numerusform>Used up its %Ln attempts and waits for a person.</numerusform>
        </translation>
    </message>
</context>
</TS>
