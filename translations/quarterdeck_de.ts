<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>qd::AboutDialog</name>
    <message>
        <source>About Quarterdeck</source>
        <translation>Über Quarterdeck</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2

A console for commanding autonomous agents.
Apache License 2.0</source>
        <translation>Version %1, mit Qt %2

Eine Konsole zum Führen autonomer Agenten.
Apache License 2.0</translation>
    </message>
</context>
<context>
    <name>qd::ActDialog</name>
    <message>
        <source>Finding out what would become of each…</source>
        <translation>Es wird ermittelt, was aus jeder würde…</translation>
    </message>
    <message>
        <source>What becomes of each task</source>
        <translation>Was aus jeder Aufgabe wird</translation>
    </message>
    <message>
        <source>&amp;Reason, if there is one to remember. Kept in the journal:</source>
        <translation>&amp;Grund, falls einer festzuhalten ist. Kommt ins Journal:</translation>
    </message>
    <message>
        <source>Can be done to %L1 of %L2.</source>
        <translation>Möglich bei %L1 von %L2.</translation>
    </message>
    <message>
        <source>Being done…</source>
        <translation>Wird ausgeführt…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cop&amp;y list</source>
        <translation>&amp;Liste kopieren</translation>
    </message>
</context>
<context>
    <name>qd::ActResultModel</name>
    <message>
        <source>Its agent would be stopped</source>
        <translation>Ihr Agent würde gestoppt</translation>
    </message>
    <message>
        <source>Would be copied</source>
        <translation>Würde kopiert</translation>
    </message>
    <message>
        <source>Copied as %1</source>
        <translation>Kopiert als %1</translation>
    </message>
    <message>
        <source>Would be: %1</source>
        <translation>Würde: %1</translation>
    </message>
    <message>
        <source>%L1 not: %2</source>
        <comment>how many, why</comment>
        <translation>%L1 nicht: %2</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Its agent was told to stop</source>
        <translation>Ihrem Agenten ist gesagt, dass er aufhören soll</translation>
    </message>
</context>
<context>
    <name>qd::Actions</name>
    <message>
        <source>&amp;Pause daemon</source>
        <translation>Daemon &amp;anhalten</translation>
    </message>
    <message>
        <source>Take no new task; what runs goes on</source>
        <translation>Keine neue Aufgabe annehmen; was läuft, läuft weiter</translation>
    </message>
    <message>
        <source>&amp;Kill…</source>
        <translation>&amp;Notstopp…</translation>
    </message>
    <message>
        <source>Stop the daemon and every agent; asks first</source>
        <translation>Den Daemon und alle Agenten stoppen; fragt vorher nach</translation>
    </message>
    <message>
        <source>Reset kil&amp;l…</source>
        <translation>Notstopp auf&amp;heben…</translation>
    </message>
    <message>
        <source>Leave the killed state; the daemon comes up paused</source>
        <translation>Den Notstopp verlassen; der Daemon kommt angehalten wieder hoch</translation>
    </message>
    <message>
        <source>&amp;Arm REAL…</source>
        <translation>REAL &amp;scharf schalten…</translation>
    </message>
    <message>
        <source>Let REAL tasks act for a limited time and number</source>
        <translation>REAL-Aufgaben für begrenzte Zeit und Anzahl wirken lassen</translation>
    </message>
    <message>
        <source>&amp;Disarm</source>
        <translation>&amp;Entschärfen</translation>
    </message>
    <message>
        <source>Back to PROOF at once</source>
        <translation>Sofort zurück zu PROOF</translation>
    </message>
    <message>
        <source>&amp;New task</source>
        <translation>&amp;Neue Aufgabe</translation>
    </message>
    <message>
        <source>Write one task</source>
        <translation>Eine Aufgabe schreiben</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Read task files and look at them before they are added</source>
        <translation>Aufgabendateien lesen und ansehen, bevor sie hinzugefügt werden</translation>
    </message>
    <message>
        <source>&amp;Autonomy</source>
        <translation>A&amp;utonomie</translation>
    </message>
    <message>
        <source>What the daemon does and what waits for you</source>
        <translation>Was der Daemon tut und was zu erledigen ist</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>Alle Aufgaben</translation>
    </message>
    <message>
        <source>Who does the tasks</source>
        <translation>Wer die Aufgaben erledigt</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gemeldet wurde</translation>
    </message>
    <message>
        <source>Theme as the &amp;desktop</source>
        <translation>Design wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>Light or dark as the desktop is</source>
        <translation>Hell oder dunkel wie der Desktop</translation>
    </message>
    <message>
        <source>Ligh&amp;t theme</source>
        <translation>&amp;Helles Design</translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation>Dunkle Schrift auf hellem Grund</translation>
    </message>
    <message>
        <source>Dar&amp;k theme</source>
        <translation>Dunk&amp;les Design</translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation>Helle Schrift auf dunklem Grund</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>What the daemon and this console do, and why</source>
        <translation>Was der Daemon und diese Konsole tun, und warum</translation>
    </message>
    <message>
        <source>&amp;Database…</source>
        <translation>&amp;Datenbank…</translation>
    </message>
    <message>
        <source>Ask the database in SQL; nothing can be changed</source>
        <translation>Die Datenbank in SQL befragen; verändert wird nichts</translation>
    </message>
    <message>
        <source>&amp;Commands and keys</source>
        <translation>&amp;Befehle und Tasten</translation>
    </message>
    <message>
        <source>Every command and its key</source>
        <translation>Alle Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>&amp;About Quarterdeck</source>
        <translation>&amp;Über Quarterdeck</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the console</source>
        <translation>Die Konsole schließen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take your last act back, as far as nothing has moved on</source>
        <translation>Die letzte eigene Handlung zurücknehmen, soweit sich nichts weiterbewegt hat</translation>
    </message>
    <message>
        <source>D&amp;rain</source>
        <translation>Aus&amp;laufen lassen</translation>
    </message>
    <message>
        <source>Take nothing new; stop when all has ended</source>
        <translation>Nichts Neues annehmen; stoppen, wenn alles geendet hat</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>&amp;Gehe zu…</translation>
    </message>
    <message>
        <source>Find a command, a task or an agent by typing</source>
        <translation>Einen Befehl, eine Aufgabe oder einen Agenten durch Tippen finden</translation>
    </message>
    <message>
        <source>Ne&amp;xt pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Move the keyboard to the next part of the window</source>
        <translation>Die Tastatur zum nächsten Teil des Fensters bewegen</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>Move the keyboard to the part of the window before</source>
        <translation>Die Tastatur zum vorigen Teil des Fensters bewegen</translation>
    </message>
    <message>
        <source>&amp;Compact rows</source>
        <translation>&amp;Kompakte Zeilen</translation>
    </message>
    <message>
        <source>More rows in the same room</source>
        <translation>Mehr Zeilen auf gleichem Raum</translation>
    </message>
    <message>
        <source>&amp;Ask what to do</source>
        <translation>&amp;Nachfragen</translation>
    </message>
    <message>
        <source>When the window closes over a daemon: ask</source>
        <translation>Wenn das Fenster über einem laufenden Daemon schließt: nachfragen</translation>
    </message>
    <message>
        <source>&amp;Keep in the tray</source>
        <translation>Im &amp;Infobereich behalten</translation>
    </message>
    <message>
        <source>When the window closes over a daemon: let it work on</source>
        <translation>Wenn das Fenster über einem laufenden Daemon schließt: ihn weiterarbeiten lassen</translation>
    </message>
    <message>
        <source>&amp;Drain and quit</source>
        <translation>Aus&amp;laufen lassen und beenden</translation>
    </message>
    <message>
        <source>When the window closes over a daemon: let what runs end, then quit</source>
        <translation>Wenn das Fenster über einem laufenden Daemon schließt: enden lassen, was läuft, dann beenden</translation>
    </message>
    <message>
        <source>Start with &amp;demo data</source>
        <translation>Mit Beispiel&amp;daten beginnen</translation>
    </message>
    <message>
        <source>Example tasks in a profile that is thrown away; nothing leaves this machine</source>
        <translation>Beispielaufgaben in einem Profil, das wieder verworfen wird; nichts verlässt diesen Rechner</translation>
    </message>
    <message>
        <source>New &amp;workspace…</source>
        <translation>Neuer &amp;Arbeitsbereich…</translation>
    </message>
    <message>
        <source>Choose an empty folder for a queue of its own</source>
        <translation>Einen leeren Ordner für eine eigene Warteschlange wählen</translation>
    </message>
    <message>
        <source>Open &amp;existing…</source>
        <translation>&amp;Vorhandenen öffnen…</translation>
    </message>
    <message>
        <source>Open another workspace in a window of its own</source>
        <translation>Einen anderen Arbeitsbereich in einem eigenen Fenster öffnen</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>%1 &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Resume daemon</source>
        <translation>Daemon &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Take tasks again</source>
        <translation>Wieder Aufgaben annehmen</translation>
    </message>
    <message>
        <source>Ag&amp;ents</source>
        <translation>Ag&amp;enten</translation>
    </message>
    <message>
        <source>Save &amp;diagnostics…</source>
        <translation>&amp;Diagnose speichern…</translation>
    </message>
    <message>
        <source>What helps others to find a fault, without secrets; shown before it is saved</source>
        <translation>Was anderen hilft, einen Fehler zu finden, ohne Geheimnisse; wird vor dem Speichern gezeigt</translation>
    </message>
    <message>
        <source>N&amp;otifications</source>
        <translation>Ben&amp;achrichtigungen</translation>
    </message>
    <message>
        <source>Tell the desktop what needs you, while you look elsewhere</source>
        <translation>Dem Desktop sagen, was zu erledigen ist, während der Blick woanders ist</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>&amp;Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>What this page shows, and what can be done on it</source>
        <translation>Was diese Seite zeigt und was sich auf ihr tun lässt</translation>
    </message>
    <message>
        <source>&amp;Why is nothing running?</source>
        <translation>&amp;Warum läuft nichts?</translation>
    </message>
    <message>
        <source>What stands in the way at this moment, and what helps</source>
        <translation>Was im Augenblick im Weg steht und was hilft</translation>
    </message>
    <message>
        <source>&amp;High contrast theme</source>
        <translation>Hoher Kon&amp;trast</translation>
    </message>
    <message>
        <source>White text and white frames on black</source>
        <translation>Weiße Schrift und weiße Rahmen auf Schwarz</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>&amp;Sichern…</translation>
    </message>
    <message>
        <source>Copy the database to a new file, while everything goes on</source>
        <translation>Die Datenbank in eine neue Datei kopieren, während alles weitergeht</translation>
    </message>
    <message>
        <source>&amp;Verify…</source>
        <translation>&amp;Prüfen…</translation>
    </message>
    <message>
        <source>Look whether everything that is stored is as it was recorded</source>
        <translation>Nachsehen, ob alles Gespeicherte noch so ist, wie es festgehalten wurde</translation>
    </message>
    <message>
        <source>&amp;Go back to a copy…</source>
        <translation>&amp;Zu einer Kopie zurückkehren…</translation>
    </message>
    <message>
        <source>End the daemon and put a copy in the place of the database; asks first</source>
        <translation>Den Daemon beenden und eine Kopie an die Stelle der Datenbank setzen; fragt vorher</translation>
    </message>
</context>
<context>
    <name>qd::AgentAttemptModel</name>
    <message>
        <source>%1, attempt %2</source>
        <translation>%1, Versuch %2</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>qd::AgentCommands</name>
    <message>
        <source>&amp;Add agent…</source>
        <translation>Agent &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>Let another program do tasks</source>
        <translation>Ein weiteres Programm Aufgaben erledigen lassen</translation>
    </message>
    <message>
        <source>&amp;Edit agent…</source>
        <translation>Agent &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>Change what the chosen agent runs, and how</source>
        <translation>Ändern, was der gewählte Agent ausführt, und wie</translation>
    </message>
    <message>
        <source>&amp;Test agent</source>
        <translation>Agent &amp;testen</translation>
    </message>
    <message>
        <source>Could the chosen agent work? Lets it do nothing</source>
        <translation>Könnte der gewählte Agent arbeiten? Er bekommt dabei nichts zu tun</translation>
    </message>
    <message>
        <source>&amp;Disable agent</source>
        <translation>Agent &amp;deaktivieren</translation>
    </message>
    <message>
        <source>Let the chosen agent take nothing new; what runs goes on</source>
        <translation>Den gewählten Agenten nichts Neues annehmen lassen; was läuft, läuft weiter</translation>
    </message>
    <message>
        <source>&amp;Remove agent…</source>
        <translation>Agent &amp;entfernen…</translation>
    </message>
    <message>
        <source>Take the chosen agent away; asks first</source>
        <translation>Den gewählten Agenten entfernen; fragt vorher nach</translation>
    </message>
    <message>
        <source>E&amp;nable agent</source>
        <translation>Agent a&amp;ktivieren</translation>
    </message>
    <message>
        <source>Let the chosen agent take tasks again</source>
        <translation>Den gewählten Agenten wieder Aufgaben annehmen lassen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 takes tasks again.</source>
        <translation>%1 nimmt wieder Aufgaben an.</translation>
    </message>
    <message>
        <source>%1 takes nothing new. What runs goes on.</source>
        <translation>%1 nimmt nichts Neues an. Was läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
</context>
<context>
    <name>qd::AgentDetailPane</name>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>Standardfehlerausgabe</translation>
    </message>
    <message>
        <source>Agent details</source>
        <translation>Einzelheiten zum Agenten</translation>
    </message>
    <message>
        <source>What the agent has done</source>
        <translation>Was der Agent getan hat</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Current tasks</source>
        <translation>Aktuelle Aufgaben</translation>
    </message>
    <message>
        <source>Settings of the agent</source>
        <translation>Einstellungen des Agenten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>caption, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No agent chosen</source>
        <translation>Kein Agent gewählt</translation>
    </message>
    <message>
        <source>%1 has ended; this is the last that was seen of it. Its artifacts keep all of it.</source>
        <translation>%1 ist beendet; dies war zuletzt davon zu sehen. Die Artefakte enthalten alles.</translation>
    </message>
    <message>
        <source>Works on nothing now.</source>
        <translation>Arbeitet gerade an nichts.</translation>
    </message>
    <message>
        <source>%1 has written nothing yet.</source>
        <translation>%1 hat noch nichts ausgegeben.</translation>
    </message>
    <message>
        <source>%1 has written %2 so far. The newest of it:</source>
        <translation>%1 hat bisher %2 ausgegeben. Das Neueste davon:</translation>
    </message>
</context>
<context>
    <name>qd::AgentDialog</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>No limit of its own</source>
        <translation>Keine eigene Grenze</translation>
    </message>
    <message>
        <source>As the task says</source>
        <translation>Wie die Aufgabe es sagt</translation>
    </message>
    <message>
        <source>The net&amp;work can be reached from inside</source>
        <translation>Das Net&amp;zwerk ist von innen erreichbar</translation>
    </message>
    <message>
        <source>Edit agent</source>
        <translation>Agent bearbeiten</translation>
    </message>
    <message>
        <source>Add agent</source>
        <translation>Agent hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Save agent</source>
        <translation>Agent &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Add agent</source>
        <translation>Agent &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Kinds of tasks</source>
        <translation>Aufgabenarten</translation>
    </message>
    <message>
        <source>python, tests, documentation</source>
        <translation>python, tests, dokumentation</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Kinds of tasks:</source>
        <translation>Aufgaben&amp;arten:</translation>
    </message>
    <message>
        <source>Tasks at &amp;once:</source>
        <translation>Aufgaben &amp;gleichzeitig:</translation>
    </message>
    <message>
        <source>S&amp;pecialties:</source>
        <translation>S&amp;pezialgebiete:</translation>
    </message>
    <message>
        <source>Words with commas between. A task that speaks of one goes here rather than elsewhere.</source>
        <translation>Wörter, durch Kommas getrennt. Eine Aufgabe, in der eines vorkommt, geht eher hierhin als anderswohin.</translation>
    </message>
    <message>
        <source>On standard input</source>
        <translation>Über die Standardeingabe</translation>
    </message>
    <message>
        <source>In a file, named by {prompt_file}</source>
        <translation>In einer Datei, genannt durch {prompt_file}</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>A scratch directory of the profile</source>
        <translation>Ein Arbeitsordner des Profils</translation>
    </message>
    <message>
        <source>If this machine can</source>
        <translation>Wenn dieser Rechner es kann</translation>
    </message>
    <message>
        <source>Always, or it does not run</source>
        <translation>Immer, oder er läuft nicht</translation>
    </message>
    <message>
        <source>Never: it may do whatever you may</source>
        <translation>Nie: Er darf alles, was das eigene Konto darf</translation>
    </message>
    <message>
        <source>Pro&amp;gram:</source>
        <translation>Pr&amp;ogramm:</translation>
    </message>
    <message>
        <source>An absolute path, or a name that is looked up in PATH. There is no shell.</source>
        <translation>Ein absoluter Pfad oder ein Name, der in PATH gesucht wird. Eine Shell gibt es nicht.</translation>
    </message>
    <message>
        <source>A line can stand for something: {prompt_file} the file with the prompt, {workspace} the directory of the task, {task_id}, {attempt}; {title} only behind a line &quot;--&quot;. Within other text they are refused.</source>
        <translation>Eine Zeile kann für etwas stehen: {prompt_file} für die Datei mit dem Prompt, {workspace} für das Verzeichnis der Aufgabe, {task_id}, {attempt}; {title} nur hinter einer Zeile „--“. Innerhalb von anderem Text werden sie abgelehnt.</translation>
    </message>
    <message>
        <source>P&amp;rompt:</source>
        <translation>P&amp;rompt:</translation>
    </message>
    <message>
        <source>&amp;Environment:</source>
        <translation>Umge&amp;bung:</translation>
    </message>
    <message>
        <source>What is kept here is stored in the database of the profile as it is.</source>
        <translation>Was hier steht, wird unverändert in der Datenbank des Profils gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Directory:</source>
        <translation>&amp;Verzeichnis:</translation>
    </message>
    <message>
        <source>Where it works when a task names no directory.</source>
        <translation>Wo er arbeitet, wenn eine Aufgabe kein Verzeichnis nennt.</translation>
    </message>
    <message>
        <source>&amp;First sign of life within:</source>
        <translation>&amp;Erstes Lebenszeichen binnen:</translation>
    </message>
    <message>
        <source>Longest s&amp;ilence:</source>
        <translation>Längste St&amp;ille:</translation>
    </message>
    <message>
        <source>&amp;Longest attempt:</source>
        <translation>&amp;Längster Versuch:</translation>
    </message>
    <message>
        <source>Sand&amp;box:</source>
        <translation>Sandbo&amp;x:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Netzwerk:</translation>
    </message>
    <message>
        <source>A name stays with its agent: tasks and records go by it.</source>
        <translation>Ein Agent behält seinen Namen: Aufgaben und Aufzeichnungen richten sich danach.</translation>
    </message>
    <message>
        <source>Arg&amp;uments,
one per line:</source>
        <translation>Arg&amp;umente,
eines je Zeile:</translation>
    </message>
    <message>
        <source>Choose the program</source>
        <translation>Programm wählen</translation>
    </message>
    <message>
        <source>Choose the directory</source>
        <translation>Verzeichnis wählen</translation>
    </message>
</context>
<context>
    <name>qd::AgentModel</name>
    <message>
        <source>%L1 % of %L2</source>
        <comment>share, number of attempts</comment>
        <translation>%L1 % von %L2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>slots</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Anbindung</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Works on</source>
        <translation>Arbeitet an</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolge</translation>
    </message>
    <message>
        <source>Average time</source>
        <translation>Mittlere Zeit</translation>
    </message>
    <message>
        <source>Last sign of life</source>
        <translation>Letztes Lebenszeichen</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Befinden</translation>
    </message>
</context>
<context>
    <name>qd::AgentRow</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>As the task says</source>
        <translation>Wie die Aufgabe es sagt</translation>
    </message>
    <message>
        <source>In a file</source>
        <translation>In einer Datei</translation>
    </message>
    <message>
        <source>Not handed over</source>
        <translation>Wird nicht übergeben</translation>
    </message>
    <message>
        <source>On standard input</source>
        <translation>Über die Standardeingabe</translation>
    </message>
    <message>
        <source>Off: it may do whatever you may</source>
        <translation>Aus: Er darf alles, was das eigene Konto darf</translation>
    </message>
    <message>
        <source>with network</source>
        <translation>mit Netzwerk</translation>
    </message>
    <message>
        <source>without network</source>
        <translation>ohne Netzwerk</translation>
    </message>
    <message>
        <source>Required, %1</source>
        <translation>Erforderlich, %1</translation>
    </message>
    <message>
        <source>If this machine can, %1</source>
        <translation>Wenn dieser Rechner es kann, %1</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>The task brings its own</source>
        <translation>Die Aufgabe bringt ihr eigenes mit</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>The scratch folder of the profile</source>
        <translation>Der Arbeitsordner des Profils</translation>
    </message>
    <message>
        <source>First sign of life within</source>
        <translation>Erstes Lebenszeichen binnen</translation>
    </message>
    <message>
        <source>No limit of its own</source>
        <translation>Keine eigene Grenze</translation>
    </message>
    <message>
        <source>Longest silence</source>
        <translation>Längste Stille</translation>
    </message>
    <message>
        <source>Longest attempt</source>
        <translation>Längster Versuch</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Its supervisor</source>
        <translation>Sein Aufseher</translation>
    </message>
    <message>
        <source>Its program</source>
        <translation>Sein Programm</translation>
    </message>
    <message>
        <source>Its directory</source>
        <translation>Sein Verzeichnis</translation>
    </message>
    <message>
        <source>Its sandbox</source>
        <translation>Seine Sandbox</translation>
    </message>
    <message>
        <source>Its environment</source>
        <translation>Seine Umgebung</translation>
    </message>
    <message>
        <source>Its target</source>
        <translation>Sein Ziel</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Ausgelastet</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Scheitert</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Takes nothing new.</source>
        <translation>Nimmt nichts Neues an.</translation>
    </message>
    <message>
        <source>Takes nothing new; what runs goes on.</source>
        <translation>Nimmt nichts Neues an; was läuft, läuft weiter.</translation>
    </message>
    <message numerus="yes">
        <source>Failed %n time(s) in a row: it rests, then shows with one task whether it can work again.</source>
        <translation>
            <numerusform>%Ln Mal gescheitert: Er ruht und zeigt dann an einer Aufgabe, ob er wieder arbeiten kann.</numerusform>
            <numerusform>%Ln Mal in Folge gescheitert: Er ruht und zeigt dann an einer Aufgabe, ob er wieder arbeiten kann.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Failed %n time(s) in a row.</source>
        <translation>
            <numerusform>%Ln Mal gescheitert.</numerusform>
            <numerusform>%Ln Mal in Folge gescheitert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Anbindung</translation>
    </message>
    <message>
        <source>Kinds of tasks</source>
        <translation>Aufgabenarten</translation>
    </message>
    <message>
        <source>Tasks at once</source>
        <translation>Aufgaben gleichzeitig</translation>
    </message>
    <message>
        <source>Specialties</source>
        <translation>Spezialgebiete</translation>
    </message>
    <message>
        <source>It may take tasks.</source>
        <translation>Er darf Aufgaben annehmen.</translation>
    </message>
    <message>
        <source>It is disabled: it takes nothing.</source>
        <translation>Er ist deaktiviert und nimmt nichts an.</translation>
    </message>
    <message>
        <source>%1 is all right: %2.</source>
        <comment>its program, what was found</comment>
        <translation>%1 ist in Ordnung: %2.</translation>
    </message>
    <message>
        <source>%1 stands in the way: %2.</source>
        <translation>%1 steht im Weg: %2.</translation>
    </message>
    <message>
        <source>%1 was not looked at: %2.</source>
        <translation>%1 wurde nicht angesehen: %2.</translation>
    </message>
    <message>
        <source>%1 deserves a look: %2.</source>
        <translation>%1 verdient einen Blick: %2.</translation>
    </message>
</context>
<context>
    <name>qd::AgentTestDialog</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Test agent</source>
        <translation>Agent testen</translation>
    </message>
    <message>
        <source>%1 is being tested…</source>
        <translation>%1 wird getestet…</translation>
    </message>
    <message>
        <source>%1 could work. It was not let to: nothing was started with a task.</source>
        <translation>%1 könnte arbeiten, durfte aber nicht: Nichts wurde mit einer Aufgabe gestartet.</translation>
    </message>
    <message>
        <source>%1 could not work.</source>
        <translation>%1 könnte nicht arbeiten.</translation>
    </message>
</context>
<context>
    <name>qd::AgentsPage</name>
    <message>
        <source>Agents list</source>
        <translation>Liste der Agenten</translation>
    </message>
    <message>
        <source>There is no agent yet. One can be any program that takes a prompt.</source>
        <translation>Es gibt noch keinen Agenten. Jedes Programm, das einen Prompt entgegennimmt, kann einer sein.</translation>
    </message>
    <message>
        <source>Add agent…</source>
        <translation>Agent hinzufügen…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>id and title of a task</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n task(s) are given at once.</source>
        <translation>
            <numerusform>Höchstens %Ln Aufgabe wird auf einmal vergeben.</numerusform>
            <numerusform>Höchstens %Ln Aufgaben werden auf einmal vergeben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::AlertFlow</name>
    <message>
        <source>The daemon was killed</source>
        <translation>Notstopp des Daemons</translation>
    </message>
    <message>
        <source>The daemon has stopped</source>
        <translation>Der Daemon ist gestoppt</translation>
    </message>
    <message>
        <source>The daemon is gone</source>
        <translation>Der Daemon ist weg</translation>
    </message>
    <message numerus="yes">
        <source>%n new dead letter(s)</source>
        <translation>
            <numerusform>%Ln Aufgabe neu aufgegeben</numerusform>
            <numerusform>%Ln Aufgaben neu aufgegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) to approve</source>
        <translation>
            <numerusform>%Ln Aufgabe zu genehmigen</numerusform>
            <numerusform>%Ln Aufgaben zu genehmigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown outcome(s)</source>
        <translation>
            <numerusform>%Ln ungewisser Ausgang</numerusform>
            <numerusform>%Ln ungewisse Ausgänge</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing runs any more. It stays stopped until you reset the kill.</source>
        <translation>Nichts läuft mehr. Er bleibt gestoppt, bis der Notstopp aufgehoben wird.</translation>
    </message>
    <message>
        <source>Nothing runs any more. Resume starts it again.</source>
        <translation>Nichts läuft mehr. Fortsetzen startet ihn wieder.</translation>
    </message>
    <message>
        <source>The program that ran it has ended. Nothing can be done from this console.</source>
        <translation>Das Programm, in dem er lief, ist beendet. Von dieser Konsole aus geht nichts mehr.</translation>
    </message>
    <message>
        <source>Out of attempts.</source>
        <translation>Keine Versuche mehr.</translation>
    </message>
    <message>
        <source>Waits for your word.</source>
        <translation>Wartet auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>Nobody knows whether it happened. Find out and decide.</source>
        <translation>Niemand weiß, ob es geschehen ist. Herausfinden und entscheiden.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>profile, what happened</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>task, its title, what is to be known</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ansehen</translation>
    </message>
</context>
<context>
    <name>qd::AllowRealDialog</name>
    <message>
        <source>Allow REAL</source>
        <translation>REAL erlauben</translation>
    </message>
    <message>
        <source>&amp;Allow REAL</source>
        <translation>REAL &amp;erlauben</translation>
    </message>
    <message>
        <source>May tasks of this profile act for real?</source>
        <translation>Dürfen Aufgaben dieses Profils wirklich wirken?</translation>
    </message>
    <message>
        <source>Nothing happens by this alone: REAL still has to be armed, for a time and a number of tasks, and effects to be approved. But from now on it can be, also by other programs of yours. What agents then do outside cannot be undone. It stays allowed until you take it back in the settings.</source>
        <translation>Das allein bewirkt noch nichts: REAL muss weiterhin für eine Zeit und eine Anzahl Aufgaben scharf geschaltet und jede Wirkung genehmigt werden. Aber von nun an ist das möglich, auch für andere eigene Programme. Was Agenten dann draußen tun, lässt sich nicht rückgängig machen. Es bleibt erlaubt, bis es in den Einstellungen zurückgenommen wird.</translation>
    </message>
</context>
<context>
    <name>qd::ApproveDialog</name>
    <message>
        <source>Say yes to what %1 asks?</source>
        <translation>Zustimmen zu dem, was %1 fragt?</translation>
    </message>
    <message numerus="yes">
        <source>Say yes to what these %n task(s) ask?</source>
        <translation>
            <numerusform>Zustimmen zu dem, was diese Aufgabe fragt?</numerusform>
            <numerusform>Zustimmen zu dem, was diese %Ln Aufgaben fragen?</numerusform>
        </translation>
    </message>
    <message>
        <source>REAL is armed: it begins as soon as it is its turn.</source>
        <translation>REAL ist scharf: Es beginnt, sobald die Reihe daran ist.</translation>
    </message>
    <message>
        <source>REAL is not armed: nothing happens before you arm it.</source>
        <translation>REAL ist nicht scharf: Vor dem Scharfschalten geschieht nichts.</translation>
    </message>
    <message>
        <source>After a yes, exactly these bytes happen, once, for real. If anything about them changes first, it is proved and asked anew. %1</source>
        <translation>Nach der Zustimmung geschehen genau diese Bytes, einmal und wirklich. Ändert sich vorher etwas daran, wird neu dargelegt und neu gefragt. %1</translation>
    </message>
    <message>
        <source>Tasks that ask</source>
        <translation>Aufgaben, die fragen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Kind, mode</source>
        <translation>Art, Modus</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Genehmigen</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>kind, mode</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>What would happen</source>
        <translation>Was geschehen würde</translation>
    </message>
    <message>
        <source>&amp;Reason, if there is one to remember. Kept in the journal:</source>
        <translation>&amp;Grund, falls einer festzuhalten ist. Kommt ins Journal:</translation>
    </message>
    <message>
        <source>&amp;Not yet</source>
        <translation>&amp;Noch nicht</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Approve %n task(s)</source>
        <translation>
            <numerusform>%Ln Aufgabe g&amp;enehmigen</numerusform>
            <numerusform>%Ln Aufgaben g&amp;enehmigen</numerusform>
        </translation>
    </message>
    <message>
        <source>It asks nothing any more.</source>
        <translation>Sie fragt nichts mehr.</translation>
    </message>
    <message>
        <source>It does not say which effect.</source>
        <translation>Sie sagt nicht, welche Wirkung.</translation>
    </message>
    <message>
        <source>These are not the bytes that were proved, or not all of them: their hash is another one.</source>
        <translation>Das sind nicht die dargelegten Bytes oder nicht alle: Ihr Hash ist ein anderer.</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>%1: its agent asks</source>
        <translation>%1: Ihr Agent fragt</translation>
    </message>
    <message>
        <source>%1: SHA-256 %2, checked here.</source>
        <translation>%1: SHA-256 %2, hier geprüft.</translation>
    </message>
    <message>
        <source>The same bytes as were approved last, of %1.</source>
        <translation>Dieselben Bytes wie zuletzt genehmigt, von %1.</translation>
    </message>
    <message>
        <source>Laid over what was approved last, of %1: − is gone, + is new.</source>
        <translation>Über das gelegt, was zuletzt genehmigt wurde, von %1: − ist weg, + ist neu.</translation>
    </message>
    <message>
        <source>Nothing like it was approved before.</source>
        <translation>Dergleichen wurde noch nie genehmigt.</translation>
    </message>
    <message>
        <source>The agent of %1 asks</source>
        <translation>Der Agent von %1 fragt</translation>
    </message>
    <message numerus="yes">
        <source>The agents of %n task(s) ask</source>
        <translation>
            <numerusform>Der Agent von %Ln Aufgabe fragt</numerusform>
            <numerusform>Die Agenten von %Ln Aufgaben fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>It goes on with your yes or no.</source>
        <translation>Mit einem Ja oder Nein macht er weiter.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message numerus="yes">
        <source>Answer &amp;yes to %n question(s)</source>
        <translation>
            <numerusform>%Ln Frage mit &amp;Ja beantworten</numerusform>
            <numerusform>%Ln Fragen mit &amp;Ja beantworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answer n&amp;o to %n question(s)</source>
        <translation>
            <numerusform>%Ln Frage mit Nei&amp;n beantworten</numerusform>
            <numerusform>%Ln Fragen mit Nei&amp;n beantworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Deny %n task(s)</source>
        <translation>
            <numerusform>%Ln Aufgabe a&amp;blehnen</numerusform>
            <numerusform>%Ln Aufgaben a&amp;blehnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Held tasks fail</source>
        <translation>Zurückgehaltene Aufgaben scheitern</translation>
    </message>
</context>
<context>
    <name>qd::ArmCheckWords</name>
    <message>
        <source>there is none yet</source>
        <translation>es gibt noch keine</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>No kill is set</source>
        <translation>Kein Notstopp gesetzt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>reset the kill first</source>
        <translation>erst den Notstopp aufheben</translation>
    </message>
    <message>
        <source>The daemon holds the lease</source>
        <translation>Der Daemon hält die Lease</translation>
    </message>
    <message>
        <source>resume it first</source>
        <translation>erst fortsetzen</translation>
    </message>
    <message>
        <source>REAL is allowed here</source>
        <translation>REAL ist hier erlaubt</translation>
    </message>
    <message>
        <source>the setting safety.allow_real is off</source>
        <translation>die Einstellung safety.allow_real ist aus</translation>
    </message>
    <message>
        <source>Agents that act outside</source>
        <translation>Agenten, die nach außen wirken</translation>
    </message>
    <message numerus="yes">
        <source>%n healthy</source>
        <translation>
            <numerusform>%Ln gesund</numerusform>
            <numerusform>%Ln gesund</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n healthy; look at Agents</source>
        <translation>
            <numerusform>%Ln gesund; siehe Agenten</numerusform>
            <numerusform>%Ln gesund; siehe Agenten</numerusform>
        </translation>
    </message>
    <message>
        <source>Begin as soon as REAL is armed</source>
        <translation>Beginnen, sobald REAL scharf ist</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%Ln Aufgabe</numerusform>
            <numerusform>%Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Effects that wait for your yes</source>
        <translation>Wirkungen, die auf Zustimmung warten</translation>
    </message>
    <message>
        <source>Outcomes that nobody knows</source>
        <translation>Ausgänge, die niemand kennt</translation>
    </message>
    <message>
        <source>Last daily backup</source>
        <translation>Letzte tägliche Sicherung</translation>
    </message>
</context>
<context>
    <name>qd::ArmDialog</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Stops it</source>
        <translation>Verhindert es</translation>
    </message>
    <message>
        <source>Look first</source>
        <translation>Erst ansehen</translation>
    </message>
    <message>
        <source>Checks before arming</source>
        <translation>Prüfungen vor dem Scharfschalten</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Arm REAL</source>
        <translation>REAL scharf schalten</translation>
    </message>
    <message>
        <source>Asking the core what is ready…</source>
        <translation>Der Kern wird gefragt, was bereit ist…</translation>
    </message>
    <message numerus="yes">
        <source> minute(s)</source>
        <translation>
            <numerusform> Minute</numerusform>
            <numerusform> Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> task(s)</source>
        <translation>
            <numerusform> Aufgabe</numerusform>
            <numerusform> Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Arm</source>
        <translation>&amp;Scharf schalten</translation>
    </message>
    <message>
        <source>At &amp;most for:</source>
        <translation>&amp;Höchstens für:</translation>
    </message>
    <message>
        <source>At most this ma&amp;ny:</source>
        <translation>Höchstens so &amp;viele:</translation>
    </message>
    <message>
        <source>&amp;Type REAL to arm:</source>
        <translation>Zum Scharfschalten REAL &amp;tippen:</translation>
    </message>
    <message>
        <source>Let tasks act for real?</source>
        <translation>Aufgaben wirklich wirken lassen?</translation>
    </message>
    <message>
        <source>Programs run, files change and messages go out. It ends by itself: after the time, after the number of tasks, with the program, with a kill and with a change of the lease. Disarming asks nothing.</source>
        <translation>Programme laufen, Dateien ändern sich und Nachrichten gehen hinaus. Es endet von selbst: nach der Zeit, nach der Anzahl Aufgaben, mit dem Programm, mit einem Notstopp und mit einem Wechsel der Lease. Entschärfen fragt nichts.</translation>
    </message>
    <message>
        <source>Scope: only tasks that ask for REAL and whose effect is approved, %L1 of them ready now. Every other task stays in PROOF.</source>
        <translation>Umfang: nur Aufgaben, die REAL verlangen und deren Wirkung genehmigt ist, davon jetzt bereit: %L1. Alle anderen bleiben in PROOF.</translation>
    </message>
    <message>
        <source>Allow &amp;REAL here…</source>
        <translation>&amp;REAL hier erlauben…</translation>
    </message>
</context>
<context>
    <name>qd::ArtifactModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Hash check</source>
        <translation>Hash-Prüfung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
</context>
<context>
    <name>qd::ArtifactPane</name>
    <message>
        <source>hash intact</source>
        <translation>Hash unversehrt</translation>
    </message>
    <message>
        <source>bytes missing</source>
        <translation>Bytes fehlen</translation>
    </message>
    <message>
        <source>hash changed</source>
        <translation>Hash verändert</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Artefakte</translation>
    </message>
    <message>
        <source>Contents of the artifact</source>
        <translation>Inhalt des Artefakts</translation>
    </message>
    <message>
        <source>No attempt has left anything yet.</source>
        <translation>Noch hat kein Versuch etwas hinterlassen.</translation>
    </message>
    <message>
        <source>Choose one to read it.</source>
        <translation>Zum Lesen eines wählen.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>die ersten %1 von %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>name of file, size, status of its hash</comment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>qd::AttemptModel</name>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>qd::AutonomyPage</name>
    <message>
        <source>Control flags</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Newest ticks</source>
        <translation>Neueste Takte</translation>
    </message>
    <message>
        <source>Recent log</source>
        <translation>Neueste Meldungen</translation>
    </message>
    <message>
        <source>Details of the daemon</source>
        <translation>Einzelheiten zum Daemon</translation>
    </message>
    <message>
        <source>Chosen tick</source>
        <translation>Gewählter Takt</translation>
    </message>
    <message>
        <source>Ticks as table</source>
        <translation>Takte als Tabelle</translation>
    </message>
    <message>
        <source>Waiting for the daemon…</source>
        <translation>Warten auf den Daemon…</translation>
    </message>
    <message>
        <source>Daemon has not ticked yet.</source>
        <translation>Der Daemon hatte noch keinen Takt.</translation>
    </message>
    <message>
        <source>Start in PROOF</source>
        <translation>In PROOF starten</translation>
    </message>
    <message>
        <source>Tick %L1; none has found work yet</source>
        <translation>Takt %L1; noch keiner hat Arbeit gefunden</translation>
    </message>
    <message>
        <source>Ticks with work, newest right. Last: tick %1, %2, took %3, %4 ago</source>
        <translation>Takte mit Arbeit, der neueste rechts. Zuletzt: Takt %1, %2, dauerte %3, vor %4</translation>
    </message>
</context>
<context>
    <name>qd::BannerFlow</name>
    <message>
        <source>The daemon was killed and stays stopped until you reset the kill.</source>
        <translation>Der Daemon ist im Notstopp und bleibt gestoppt, bis er aufgehoben wird.</translation>
    </message>
    <message>
        <source>Reset kill…</source>
        <translation>Notstopp aufheben…</translation>
    </message>
    <message>
        <source>This is a demo with agents that only rehearse: nothing leaves this machine, and the next demo begins anew. Look at the dead letter, release the held task, or press Kill… to see what a kill does.</source>
        <translation>Das ist eine Demo mit Agenten, die nur proben: Nichts verlässt diesen Rechner, und die nächste Demo beginnt von vorn. Die aufgegebene Aufgabe ansehen, die zurückgehaltene freigeben oder mit Notstopp… sehen, was ein Notstopp bewirkt.</translation>
    </message>
    <message>
        <source>This program was told to end. It quits when what runs has ended; nothing new begins.</source>
        <translation>Dieses Programm soll sich beenden. Es schließt, wenn Laufendes zu Ende ist; Neues beginnt nicht.</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>The journal does not match what is known of it outside of the profile. Verify before you resume: an older queue does again what was done.</source>
        <translation>Das Journal stimmt nicht mit dem überein, was außerhalb des Profils von ihm bekannt ist. Vor dem Fortsetzen prüfen: Eine ältere Warteschlange tut noch einmal, was getan ist.</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>A copy was put in the place of the database. The daemon is paused: look first, then resume it.</source>
        <translation>Eine Kopie steht jetzt an der Stelle der Datenbank. Der Daemon ist angehalten: erst nachsehen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>A copy was put in the place of the database, which is kept as %1. The daemon is paused: look first, then resume it.</source>
        <translation>Eine Kopie steht jetzt an der Stelle der Datenbank; die bisherige liegt unter %1. Der Daemon ist angehalten: erst nachsehen, dann fortsetzen.</translation>
    </message>
</context>
<context>
    <name>qd::Chart</name>
    <message>
        <source>%1: newest %2, highest %3</source>
        <translation>%1: zuletzt %2, höchstens %3</translation>
    </message>
</context>
<context>
    <name>qd::CheckModel</name>
    <message>
        <source>Database ready</source>
        <translation>Datenbank bereit</translation>
    </message>
    <message>
        <source>Payload valid</source>
        <translation>Inhalt gültig</translation>
    </message>
    <message>
        <source>Task exists</source>
        <translation>Aufgabe vorhanden</translation>
    </message>
    <message>
        <source>Claim ours</source>
        <translation>Übernahme gültig</translation>
    </message>
    <message>
        <source>Dependencies met</source>
        <translation>Abhängigkeiten erfüllt</translation>
    </message>
    <message>
        <source>No conflict</source>
        <translation>Kein Konflikt</translation>
    </message>
    <message>
        <source>Agent available</source>
        <translation>Agent verfügbar</translation>
    </message>
    <message>
        <source>Inputs and outputs</source>
        <translation>Ein- und Ausgaben</translation>
    </message>
    <message>
        <source>Working tree clean</source>
        <translation>Arbeitskopie sauber</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>Result accepted</source>
        <translation>Ergebnis angenommen</translation>
    </message>
    <message>
        <source>Outputs exist</source>
        <translation>Ausgaben vorhanden</translation>
    </message>
    <message>
        <source>Outputs not empty</source>
        <translation>Ausgaben nicht leer</translation>
    </message>
    <message>
        <source>Claim released</source>
        <translation>Übernahme beendet</translation>
    </message>
    <message>
        <source>End recorded</source>
        <translation>Ende verzeichnet</translation>
    </message>
    <message>
        <source>No error markers</source>
        <translation>Keine Fehlerzeichen</translation>
    </message>
    <message>
        <source>Changes committed</source>
        <translation>Änderungen festgeschrieben</translation>
    </message>
    <message>
        <source>Queue consistent</source>
        <translation>Warteschlange stimmig</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>qd::CommandFlow</name>
    <message>
        <source>Pause asked for</source>
        <translation>Anhalten angefordert</translation>
    </message>
    <message>
        <source>Resume asked for</source>
        <translation>Fortsetzen angefordert</translation>
    </message>
    <message>
        <source>Drain asked for; Resume takes it back</source>
        <translation>Auslaufen angefordert; Fortsetzen nimmt es zurück</translation>
    </message>
    <message>
        <source>Kill asked for</source>
        <translation>Notstopp angefordert</translation>
    </message>
    <message>
        <source>Kill was reset</source>
        <translation>Notstopp wurde aufgehoben</translation>
    </message>
    <message>
        <source>REAL is armed</source>
        <translation>REAL ist scharf</translation>
    </message>
    <message>
        <source>REAL is disarmed</source>
        <translation>REAL ist entschärft</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 hinzugefügt</translation>
    </message>
    <message>
        <source>%1, %L2 already there</source>
        <translation>%1, %L2 schon vorhanden</translation>
    </message>
    <message>
        <source>Task files (*.md *.markdown *.yaml *.yml *.json *.jsonl *.ndjson *.csv *.txt)</source>
        <translation>Aufgabendateien (*.md *.markdown *.yaml *.yml *.json *.jsonl *.ndjson *.csv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import task files</source>
        <translation>Aufgabendateien importieren</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>Sichern nach</translation>
    </message>
    <message>
        <source>Databases (*.db)</source>
        <translation>Datenbanken (*.db)</translation>
    </message>
    <message>
        <source>The database is being copied…</source>
        <translation>Die Datenbank wird kopiert…</translation>
    </message>
    <message>
        <source>%1 were copied to %2.</source>
        <comment>an amount of data, a path</comment>
        <translation>%1 wurden nach %2 kopiert.</translation>
    </message>
</context>
<context>
    <name>qd::ControlModel</name>
    <message>
        <source>tick %1, %2</source>
        <translation>Takt %1, %2</translation>
    </message>
    <message>
        <source>not yet: waits for a tick</source>
        <translation>noch nicht: wartet auf einen Takt</translation>
    </message>
    <message numerus="yes">
        <source>open until %1, %n task(s) left</source>
        <translation>
            <numerusform>offen bis %1, noch %Ln Aufgabe</numerusform>
            <numerusform>offen bis %1, noch %Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>closed: everything runs in PROOF</source>
        <translation>geschlossen: Alles läuft in PROOF</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>REAL window</source>
        <translation>REAL-Fenster</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Gesetzt von</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Obeyed at</source>
        <translation>Befolgt</translation>
    </message>
</context>
<context>
    <name>qd::ControlStrip</name>
    <message>
        <source>Daemon</source>
        <translation>Daemon</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Lease</source>
        <translation>Lease</translation>
    </message>
    <message>
        <source>Lease time left</source>
        <translation>Restzeit der Lease</translation>
    </message>
    <message>
        <source>%v s</source>
        <translation>%v s</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt…</translation>
    </message>
    <message>
        <source>No lease</source>
        <translation>Keine Lease</translation>
    </message>
    <message>
        <source>Lease %1</source>
        <translation>Lease %1</translation>
    </message>
    <message>
        <source>Held by %1, epoch %L2</source>
        <translation>Gehalten von %1, Epoche %L2</translation>
    </message>
    <message>
        <source>The daemon is gone</source>
        <translation>Der Daemon ist weg</translation>
    </message>
</context>
<context>
    <name>qd::CopyFlow</name>
    <message>
        <source>The daemon belongs to another program. End that one; then type in a terminal: qdeck restore</source>
        <translation>Der Daemon gehört einem anderen Programm. Dieses beenden; dann in einem Terminal eingeben: qdeck restore</translation>
    </message>
    <message>
        <source>Go back to a copy</source>
        <translation>Zu einer Kopie zurückkehren</translation>
    </message>
    <message>
        <source>Go back to a copy of the database?</source>
        <translation>Zu einer Kopie der Datenbank zurückkehren?</translation>
    </message>
    <message>
        <source>This window closes and the daemon ends. Then the copies are listed, with what is lost with each; nothing is changed before you choose one. If you choose none, the console starts again as it was.</source>
        <translation>Dieses Fenster schließt sich, und der Daemon endet. Dann werden die Kopien aufgezählt, mit dem, was mit jeder verloren ist; nichts ändert sich, bevor eine gewählt ist. Wird keine gewählt, so startet die Konsole wieder, wie sie war.</translation>
    </message>
    <message>
        <source>&amp;Show the copies</source>
        <translation>Kopien &amp;zeigen</translation>
    </message>
    <message>
        <source>Pause the daemon first, and wait until nothing runs.</source>
        <translation>Zuerst den Daemon anhalten und warten, bis nichts mehr läuft.</translation>
    </message>
    <message>
        <source>Pause daemon</source>
        <translation>Daemon anhalten</translation>
    </message>
</context>
<context>
    <name>qd::DatabaseDialog</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Saved queries</source>
        <translation>Gespeicherte Abfragen</translation>
    </message>
    <message>
        <source>Name of the query</source>
        <translation>Name der Abfrage</translation>
    </message>
    <message>
        <source>&amp;Save query</source>
        <translation>Abfrage &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Delete query</source>
        <translation>Abfrage &amp;löschen</translation>
    </message>
    <message>
        <source>Question in SQL</source>
        <translation>Frage in SQL</translation>
    </message>
    <message>
        <source>SELECT state, count(1) FROM task GROUP BY state</source>
        <translation>SELECT state, count(1) FROM task GROUP BY state</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>&amp;Copy as CSV</source>
        <translation>Als &amp;CSV kopieren</translation>
    </message>
    <message>
        <source>Give the query a name first.</source>
        <translation>Der Abfrage zuerst einen Namen geben.</translation>
    </message>
    <message>
        <source>This name is taken by a query of the program, or there are %L1 already.</source>
        <translation>Diesen Namen trägt eine Abfrage des Programms, oder es gibt schon %L1.</translation>
    </message>
    <message>
        <source>The database is being asked…</source>
        <translation>Die Datenbank wird gefragt…</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>%Ln Zeile kopiert.</numerusform>
            <numerusform>%Ln Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 in %2; there are more. Add a LIMIT or a WHERE to see others.</source>
        <translation>Die ersten %1 in %2; es gibt mehr. Ein LIMIT oder WHERE zeigt andere.</translation>
    </message>
    <message>
        <source>%1 in %2.</source>
        <comment>rows, time</comment>
        <translation>%1 in %2.</translation>
    </message>
</context>
<context>
    <name>qd::DetailText</name>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a number; put it in quotes if it is meant as text</source>
        <translation>eine Zahl; in Anführungszeichen setzen, wenn sie als Text gemeint ist</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number of seconds</source>
        <translation>eine Anzahl Sekunden</translation>
    </message>
    <message>
        <source>a number of seconds, or one with s, m or h</source>
        <translation>eine Anzahl Sekunden oder eine Zahl mit s, m oder h</translation>
    </message>
    <message>
        <source>a time</source>
        <translation>ein Zeitpunkt</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>eine Zuordnung</translation>
    </message>
    <message>
        <source>an absolute path of at most %1 bytes</source>
        <translation>ein absoluter Pfad von höchstens %1 Bytes</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>zwischen %1 und %2</translation>
    </message>
    <message>
        <source>item %1 has more than %2 bytes</source>
        <translation>Eintrag %1 hat mehr als %2 Bytes</translation>
    </message>
    <message>
        <source>item %1 %2</source>
        <translation>Eintrag %1 %2</translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation>Byte %1: %2</translation>
    </message>
    <message>
        <source>no such field</source>
        <translation>dieses Feld gibt es nicht</translation>
    </message>
    <message>
        <source>must be %1, is %2</source>
        <translation>muss %1 sein, ist %2</translation>
    </message>
    <message>
        <source>at most %1 bytes</source>
        <translation>höchstens %1 Bytes</translation>
    </message>
    <message>
        <source>at most %1 items</source>
        <translation>höchstens %1 Einträge</translation>
    </message>
    <message>
        <source>at most %1 steps</source>
        <translation>höchstens %1 Schritte</translation>
    </message>
    <message>
        <source>at most %1 entries and %2 bytes</source>
        <translation>höchstens %1 Einträge und %2 Bytes</translation>
    </message>
    <message>
        <source>must have 1 to %1 characters</source>
        <translation>muss 1 bis %1 Zeichen haben</translation>
    </message>
    <message>
        <source>each must have 1 to %1 characters</source>
        <translation>jedes muss 1 bis %1 Zeichen haben</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation>muss eine ganze Zahl von %1 bis %2 sein</translation>
    </message>
    <message>
        <source>must be %1 to %2 seconds</source>
        <translation>muss %1 bis %2 Sekunden sein</translation>
    </message>
    <message>
        <source>must be 0 to %1, or low, medium, normal, high, critical or urgent</source>
        <translation>muss 0 bis %1 sein oder low, medium, normal, high, critical oder urgent</translation>
    </message>
    <message>
        <source>must be a time with its zone, as 2026-03-01T09:30:00+01:00, or whole milliseconds since 1970, up to the year 9999</source>
        <translation>muss ein Zeitpunkt mit seiner Zone sein, wie 2026-03-01T09:30:00+01:00, oder ganze Millisekunden seit 1970, bis zum Jahr 9999</translation>
    </message>
    <message>
        <source>must be after not_before</source>
        <translation>muss nach not_before liegen</translation>
    </message>
    <message>
        <source>must be inside the workspace</source>
        <translation>muss im Arbeitsbereich liegen</translation>
    </message>
    <message>
        <source>must be absolute: this task is not from a file</source>
        <translation>muss absolut sein: Diese Aufgabe stammt aus keiner Datei</translation>
    </message>
    <message>
        <source>must be a map</source>
        <translation>muss eine Zuordnung sein</translation>
    </message>
    <message>
        <source>must be a map of names and texts</source>
        <translation>muss eine Zuordnung von Namen zu Texten sein</translation>
    </message>
    <message>
        <source>must be a map with social_platform and content</source>
        <translation>muss eine Zuordnung mit social_platform und content sein</translation>
    </message>
    <message>
        <source>must be a list of steps</source>
        <translation>muss eine Liste von Schritten sein</translation>
    </message>
    <message>
        <source>must be a word, or a map with one key</source>
        <translation>muss ein Wort sein oder eine Zuordnung mit einem Schlüssel</translation>
    </message>
    <message>
        <source>has characters that cannot be there</source>
        <translation>enthält Zeichen, die dort nicht stehen können</translation>
    </message>
    <message>
        <source>a relative path needs a workspace that it is seen from</source>
        <translation>ein relativer Pfad braucht einen Arbeitsbereich, von dem er ausgeht</translation>
    </message>
    <message>
        <source>a path is empty</source>
        <translation>ein Pfad ist leer</translation>
    </message>
    <message>
        <source>a criterion is empty</source>
        <translation>ein Kriterium ist leer</translation>
    </message>
    <message>
        <source>a name must have letters, digits and _ only, and at most %1 of them</source>
        <translation>ein Name darf nur Buchstaben, Ziffern und _ haben, höchstens %1</translation>
    </message>
    <message>
        <source>a value has more than %1 bytes</source>
        <translation>ein Wert hat mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>a value is not text; put it in quotes</source>
        <translation>ein Wert ist kein Text; in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>the first item must be a program</source>
        <translation>der erste Eintrag muss ein Programm sein</translation>
    </message>
    <message>
        <source>goes with kind %1 only</source>
        <translation>geht nur mit der Art %1</translation>
    </message>
    <message>
        <source>a task needs a title</source>
        <translation>eine Aufgabe braucht einen Titel</translation>
    </message>
    <message>
        <source>a task keeps its %1</source>
        <translation>eine Aufgabe behält ihr Feld %1</translation>
    </message>
    <message>
        <source>kind command needs one</source>
        <translation>die Art command braucht einen</translation>
    </message>
    <message>
        <source>kind post_social needs one</source>
        <translation>die Art post_social braucht einen</translation>
    </message>
    <message>
        <source>T- and a number is the id of a task, not a key</source>
        <translation>T- und eine Zahl ist die Kennung einer Aufgabe, kein Schlüssel</translation>
    </message>
    <message>
        <source>the header names a field that there is not</source>
        <translation>die Kopfzeile nennt ein Feld, das es nicht gibt</translation>
    </message>
    <message>
        <source>the header names a field twice</source>
        <translation>die Kopfzeile nennt ein Feld zweimal</translation>
    </message>
    <message>
        <source>must be one of: fail, sleep, hang, crash, flood, ask, succeed</source>
        <translation>muss eines sein von: fail, sleep, hang, crash, flood, ask, succeed</translation>
    </message>
    <message>
        <source>sleep takes a number of seconds</source>
        <translation>sleep nimmt eine Anzahl Sekunden</translation>
    </message>
    <message>
        <source>sleep takes 0 to %1 seconds</source>
        <translation>sleep nimmt 0 bis %1 Sekunden</translation>
    </message>
    <message>
        <source>%1 takes a whole number</source>
        <translation>%1 nimmt eine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 takes 1 to %2</source>
        <translation>%1 nimmt 1 bis %2</translation>
    </message>
    <message>
        <source>%1 takes text</source>
        <translation>%1 nimmt Text</translation>
    </message>
    <message>
        <source>%1 takes nothing</source>
        <translation>%1 nimmt nichts</translation>
    </message>
    <message>
        <source>%1 must have 1 to %2 characters</source>
        <translation>%1 muss 1 bis %2 Zeichen haben</translation>
    </message>
    <message>
        <source>%1 must be text</source>
        <translation>%1 muss Text sein</translation>
    </message>
    <message>
        <source>%1 is needed</source>
        <translation>%1 wird benötigt</translation>
    </message>
    <message>
        <source>there is no %1 in it</source>
        <translation>%1 ist nicht darin</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos; belongs to %2, which is other work</source>
        <translation>der Schlüssel „%1“ gehört zu %2, und das ist andere Arbeit</translation>
    </message>
    <message>
        <source>no task has the key or id &apos;%1&apos;</source>
        <translation>keine Aufgabe hat den Schlüssel oder die Kennung „%1“</translation>
    </message>
    <message>
        <source>it would wait for itself</source>
        <translation>sie würde auf sich selbst warten</translation>
    </message>
    <message>
        <source>another row of this file is invalid; a file is all or nothing</source>
        <translation>eine andere Zeile dieser Datei ist ungültig; eine Datei gilt ganz oder gar nicht</translation>
    </message>
    <message>
        <source>%1 is not any more as it was seen</source>
        <translation>%1 ist nicht mehr, wie es zu sehen war</translation>
    </message>
    <message>
        <source>it must do at least one kind of task</source>
        <translation>er muss mindestens eine Art Aufgabe erledigen</translation>
    </message>
    <message>
        <source>an agent with a command of its own cannot do tasks that bring theirs</source>
        <translation>ein Agent mit eigenem Befehl kann keine Aufgaben erledigen, die ihren mitbringen</translation>
    </message>
    <message>
        <source>an agent without a command of its own can do the kind &apos;command&apos; only</source>
        <translation>ein Agent ohne eigenen Befehl kann nur die Art „command“</translation>
    </message>
    <message>
        <source>the transport rehearsal can do the kind &apos;rehearsal&apos; only</source>
        <translation>die Anbindung rehearsal kann nur die Art „rehearsal“</translation>
    </message>
    <message>
        <source>the transport outbound can do the kind &apos;post_social&apos; only</source>
        <translation>die Anbindung outbound kann nur die Art „post_social“</translation>
    </message>
    <message>
        <source>at most %1 words of 1 to %2 printable characters</source>
        <translation>höchstens %1 Wörter von 1 bis %2 druckbaren Zeichen</translation>
    </message>
    <message>
        <source>a name has 1 to %1 printable characters and does not begin with &apos;-&apos;</source>
        <translation>ein Name hat 1 bis %1 druckbare Zeichen und beginnt nicht mit „-“</translation>
    </message>
    <message>
        <source>from 1 to %1 tasks at once</source>
        <translation>1 bis %1 Aufgaben gleichzeitig</translation>
    </message>
    <message>
        <source>the settings have more than %1 bytes</source>
        <translation>die Einstellungen haben mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>there is no agent &apos;%1&apos;</source>
        <translation>einen Agenten „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has tasks in hand; disable it first</source>
        <translation>„%1“ hat Aufgaben in Arbeit; zuerst deaktivieren</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is there twice</source>
        <translation>„%1“ ist zweimal da</translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation>muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>must be a list of 1 to %1 texts, the first of them a program</source>
        <translation>muss eine Liste von 1 bis %1 Texten sein, der erste davon ein Programm</translation>
    </message>
    <message>
        <source>must be an object of at most %1 texts</source>
        <translation>muss ein Objekt von höchstens %1 Texten sein</translation>
    </message>
    <message>
        <source>must have names without &apos;=&apos; and texts as values</source>
        <translation>muss Namen ohne „=“ und Texte als Werte haben</translation>
    </message>
    <message>
        <source>must begin with an absolute path, or with a name to be looked up in PATH</source>
        <translation>muss mit einem absoluten Pfad beginnen oder mit einem Namen, der in PATH gesucht wird</translation>
    </message>
    <message>
        <source>must be an absolute path</source>
        <translation>muss ein absoluter Pfad sein</translation>
    </message>
    <message>
        <source>may have a placeholder only as a whole argument: %1</source>
        <translation>darf einen Platzhalter nur als ganzes Argument haben: %1</translation>
    </message>
    <message>
        <source>may have {title} only behind an argument --</source>
        <translation>darf {title} nur hinter einem Argument -- haben</translation>
    </message>
    <message>
        <source>must be &apos;file&apos; if, and only if, &apos;command&apos; has {prompt_file}</source>
        <translation>muss genau dann „file“ sein, wenn „command“ {prompt_file} enthält</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>there is no program %1</source>
        <translation>es gibt kein Programm %1</translation>
    </message>
    <message>
        <source>%1 cannot be executed</source>
        <translation>%1 kann nicht ausgeführt werden</translation>
    </message>
    <message>
        <source>the task brings its own</source>
        <translation>die Aufgabe bringt ihr eigenes mit</translation>
    </message>
    <message>
        <source>there is no directory %1</source>
        <translation>es gibt kein Verzeichnis %1</translation>
    </message>
    <message>
        <source>%1 cannot be written to</source>
        <translation>%1 kann nicht beschrieben werden</translation>
    </message>
    <message>
        <source>off: it may do whatever you may</source>
        <translation>aus: Er darf alles, was das eigene Konto darf</translation>
    </message>
    <message>
        <source>bubblewrap is not there, or does not work here</source>
        <translation>bubblewrap fehlt oder funktioniert hier nicht</translation>
    </message>
    <message>
        <source>%1, with network</source>
        <translation>%1, mit Netzwerk</translation>
    </message>
    <message>
        <source>%1, without network</source>
        <translation>%1, ohne Netzwerk</translation>
    </message>
    <message>
        <source>without a value: %1</source>
        <translation>ohne Wert: %1</translation>
    </message>
    <message>
        <source>it sets none</source>
        <translation>er setzt keine</translation>
    </message>
    <message>
        <source>none is configured: it can only prove</source>
        <translation>keines ist eingerichtet: Er kann nur darlegen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; %2</source>
        <translation>„%1“ %2</translation>
    </message>
    <message>
        <source>%1 must be %2</source>
        <translation>%1 muss %2 sein</translation>
    </message>
</context>
<context>
    <name>qd::DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>This is all that is saved. Titles and contents of tasks, output and settings of agents and the environment are not in it; names, the home folder and what looks like a secret were taken out. Read it before you give it away.</source>
        <translation>Das ist alles, was gespeichert wird. Titel und Inhalte von Aufgaben, Ausgaben und Einstellungen von Agenten und die Umgebung sind nicht dabei; Namen, der persönliche Ordner und was nach einem Geheimnis aussieht, wurden entfernt. Vor dem Weitergeben lesen.</translation>
    </message>
    <message>
        <source>The daemon is being asked…</source>
        <translation>Der Daemon wird gefragt…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Diagnose speichern</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
</context>
<context>
    <name>qd::DiscardDialog</name>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Throw away what you have written?</source>
        <translation>Das Geschriebene verwerfen?</translation>
    </message>
    <message>
        <source>It is kept nowhere else.</source>
        <translation>Es ist nirgends sonst aufgehoben.</translation>
    </message>
    <message>
        <source>&amp;Throw it away</source>
        <translation>&amp;Verwerfen</translation>
    </message>
</context>
<context>
    <name>qd::EditTaskDialog</name>
    <message>
        <source>Its attempts stay on record. Changed work is proved anew: whatever you approved of it does not count any more.</source>
        <translation>Die bisherigen Versuche bleiben verzeichnet. Geänderte Arbeit wird neu dargelegt: Was davon genehmigt war, zählt nicht mehr.</translation>
    </message>
    <message>
        <source>Its attempts stay on record. Fields that you empty get their default.</source>
        <translation>Die bisherigen Versuche bleiben verzeichnet. Geleerte Felder bekommen ihren Standardwert.</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Reason, kept in the journal</source>
        <translation>Grund, kommt ins Journal</translation>
    </message>
    <message>
        <source>Reason, if there is one to remember: kept in the journal</source>
        <translation>Grund, falls einer festzuhalten ist: kommt ins Journal</translation>
    </message>
    <message>
        <source>&amp;Read it again</source>
        <translation>&amp;Neu lesen</translation>
    </message>
    <message>
        <source>and try it again, &amp;with a new budget of attempts</source>
        <translation>und erneut versuchen, &amp;mit einem neuen Vorrat an Versuchen</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>Spe&amp;ichern</translation>
    </message>
    <message>
        <source>Sa&amp;ve and try again</source>
        <translation>Spe&amp;ichern und erneut versuchen</translation>
    </message>
</context>
<context>
    <name>qd::EngineCards</name>
    <message>
        <source>GREEN</source>
        <translation>GRÜN</translation>
    </message>
    <message>
        <source>AMBER</source>
        <translation>GELB</translation>
    </message>
    <message>
        <source>RED</source>
        <translation>ROT</translation>
    </message>
    <message>
        <source>%1 / min</source>
        <translation>%1 / min</translation>
    </message>
    <message>
        <source>Time left on the lease</source>
        <translation>Restzeit der Lease</translation>
    </message>
    <message>
        <source>Arm REAL…</source>
        <translation>REAL scharf schalten…</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Lease</source>
        <translation>Lease</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %L2 enabled, %Ln task(s) with them</source>
        <translation>
            <numerusform>%L1 von %L2 aktiv, %Ln Aufgabe bei ihnen</numerusform>
            <numerusform>%L1 von %L2 aktiv, %Ln Aufgaben bei ihnen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing ended in %1</source>
        <translation>nichts beendet in %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln attempt(s) in %1</source>
        <translation>
            <numerusform>von %Ln Versuch in %1</numerusform>
            <numerusform>von %Ln Versuchen in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>wait p50 %1, p95 %2</source>
        <translation>Wartezeit p50 %1, p95 %2</translation>
    </message>
    <message numerus="yes">
        <source>Until %1 or %Ln task(s), armed by %2</source>
        <translation>
            <numerusform>Bis %1 oder %Ln Aufgabe, scharf durch %2</numerusform>
            <numerusform>Bis %1 oder %Ln Aufgaben, scharf durch %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing happens outside.</source>
        <translation>Nach außen geschieht nichts.</translation>
    </message>
    <message>
        <source>%1, epoch %L2</source>
        <comment>machine and process</comment>
        <translation>%1, Epoche %L2</translation>
    </message>
    <message>
        <source>Nobody holds it.</source>
        <translation>Niemand hält sie.</translation>
    </message>
    <message>
        <source>The queue is empty.</source>
        <translation>Die Warteschlange ist leer.</translation>
    </message>
    <message>
        <source>%1 / h</source>
        <translation>%1 / h</translation>
    </message>
    <message>
        <source>Disarm</source>
        <translation>Entschärfen</translation>
    </message>
</context>
<context>
    <name>qd::EnvironmentTable</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Add &amp;variable</source>
        <translation>Variable hinzu&amp;fügen</translation>
    </message>
    <message>
        <source>Re&amp;move variable</source>
        <translation>Variable en&amp;tfernen</translation>
    </message>
    <message>
        <source>S&amp;how values</source>
        <translation>&amp;Werte zeigen</translation>
    </message>
</context>
<context>
    <name>qd::ErrorText</name>
    <message>
        <source>This console may not do that.</source>
        <translation>Diese Konsole darf das nicht.</translation>
    </message>
    <message>
        <source>The daemon is of another version: it does not know this.</source>
        <translation>Der Daemon hat eine andere Version: Er kennt das nicht.</translation>
    </message>
    <message>
        <source>The daemon is of another version.</source>
        <translation>Der Daemon hat eine andere Version.</translation>
    </message>
    <message>
        <source>That is too much at once.</source>
        <translation>Das ist zu viel auf einmal.</translation>
    </message>
    <message>
        <source>Too many requests are waiting. Try again in a moment.</source>
        <translation>Zu viele Anfragen warten. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Too many programs are connected to the daemon.</source>
        <translation>Zu viele Programme sind mit dem Daemon verbunden.</translation>
    </message>
    <message>
        <source>The daemon is gone.</source>
        <translation>Der Daemon ist weg.</translation>
    </message>
    <message>
        <source>The daemon has ended.</source>
        <translation>Der Daemon ist beendet.</translation>
    </message>
    <message>
        <source>No daemon is running that could do that.</source>
        <translation>Es läuft kein Daemon, der das könnte.</translation>
    </message>
    <message>
        <source>The daemon was killed.</source>
        <translation>Der Daemon ist im Notstopp.</translation>
    </message>
    <message>
        <source>It has changed meanwhile. Look at it again.</source>
        <translation>Inzwischen hat sich etwas geändert. Noch einmal ansehen.</translation>
    </message>
    <message>
        <source>The task is no longer in a state that allows this.</source>
        <translation>Die Aufgabe ist nicht mehr in einem Zustand, der das zulässt.</translation>
    </message>
    <message>
        <source>It is not any more as you saw it. Look at it again.</source>
        <translation>Sie ist nicht mehr, wie sie zu sehen war. Noch einmal ansehen.</translation>
    </message>
    <message>
        <source>Only a cancelled task that had not begun can be reopened.</source>
        <translation>Nur eine abgebrochene Aufgabe, die nicht begonnen hatte, lässt sich wieder öffnen.</translation>
    </message>
    <message>
        <source>It is as urgent, or as little urgent, as a task can be.</source>
        <translation>Dringender oder weniger dringend kann eine Aufgabe nicht sein.</translation>
    </message>
    <message>
        <source>That would change nothing.</source>
        <translation>Das würde nichts ändern.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Die Datei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The word that confirms it is not the right one.</source>
        <translation>Das Wort zur Bestätigung ist nicht das richtige.</translation>
    </message>
    <message>
        <source>REAL is not allowed here. To allow it, set safety.allow_real to true first: &quot;qdeck config set safety.allow_real true&quot;.</source>
        <translation>REAL ist hier nicht erlaubt. Um es zu erlauben, zuerst safety.allow_real auf true setzen: „qdeck config set safety.allow_real true“.</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>Diese Einstellung gibt es nicht.</translation>
    </message>
    <message>
        <source>The setting cannot have this value.</source>
        <translation>Die Einstellung kann diesen Wert nicht haben.</translation>
    </message>
    <message>
        <source>The file of settings cannot be read.</source>
        <translation>Die Einstellungsdatei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Others can write the file of settings. Make it yours alone.</source>
        <translation>Andere können die Einstellungsdatei schreiben. Sie darf nur dem eigenen Konto gehören.</translation>
    </message>
    <message>
        <source>The file of settings is not well-formed.</source>
        <translation>Die Einstellungsdatei ist nicht wohlgeformt.</translation>
    </message>
    <message>
        <source>Something in the file of settings is no setting.</source>
        <translation>Etwas in der Einstellungsdatei ist keine Einstellung.</translation>
    </message>
    <message>
        <source>DATABASE_URL names a database of another kind.</source>
        <translation>DATABASE_URL nennt eine Datenbank anderer Art.</translation>
    </message>
    <message>
        <source>Say how you know: it is kept in the journal.</source>
        <translation>Woher ist das bekannt? Die Antwort kommt ins Journal.</translation>
    </message>
    <message>
        <source>This folder is not empty. A new workspace needs one that is.</source>
        <translation>Dieser Ordner ist nicht leer. Ein neuer Arbeitsbereich braucht einen leeren.</translation>
    </message>
    <message>
        <source>There is no workspace in this folder.</source>
        <translation>In diesem Ordner gibt es keinen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>The other console could not be started.</source>
        <translation>Die andere Konsole konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>This directory cannot be used as a profile.</source>
        <translation>Dieses Verzeichnis taugt nicht als Profil.</translation>
    </message>
    <message>
        <source>Another program works on this profile.</source>
        <translation>Ein anderes Programm arbeitet an diesem Profil.</translation>
    </message>
    <message>
        <source>The program that owns this profile does not answer.</source>
        <translation>Das Programm, dem dieses Profil gehört, antwortet nicht.</translation>
    </message>
    <message>
        <source>This profile belongs to another user&apos;s program.</source>
        <translation>Dieses Profil gehört dem Programm eines anderen Kontos.</translation>
    </message>
    <message>
        <source>The meeting point for other programs could not be opened.</source>
        <translation>Der Treffpunkt für andere Programme konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The directory of the meeting point is not yours alone.</source>
        <translation>Das Verzeichnis des Treffpunkts gehört nicht allein dem eigenen Konto.</translation>
    </message>
    <message>
        <source>Something else stands where the meeting point for other programs would be.</source>
        <translation>Etwas anderes steht dort, wo der Treffpunkt für andere Programme wäre.</translation>
    </message>
    <message>
        <source>The path of the profile is too long for a meeting point.</source>
        <translation>Der Pfad des Profils ist zu lang für einen Treffpunkt.</translation>
    </message>
    <message>
        <source>Another daemon holds the lease.</source>
        <translation>Ein anderer Daemon hält die Lease.</translation>
    </message>
    <message>
        <source>Another daemon has taken over meanwhile.</source>
        <translation>Inzwischen hat ein anderer Daemon übernommen.</translation>
    </message>
    <message>
        <source>The kill is in force, but it could not be written down: do not restart before the disk is writable.</source>
        <translation>Der Notstopp gilt, konnte aber nicht aufgeschrieben werden: Nicht neu starten, bevor der Datenträger beschreibbar ist.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The disk could not be read or written.</source>
        <translation>Der Datenträger konnte nicht gelesen oder beschrieben werden.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>Die Datenbank ist beschädigt.</translation>
    </message>
    <message>
        <source>The database was made by a newer version.</source>
        <translation>Die Datenbank stammt von einer neueren Version.</translation>
    </message>
    <message>
        <source>The database cannot be opened.</source>
        <translation>Die Datenbank kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This is the database of another program.</source>
        <translation>Das ist die Datenbank eines anderen Programms.</translation>
    </message>
    <message>
        <source>The database was moved or deleted while it was in use: nothing new begins.</source>
        <translation>Die Datenbank wurde während der Benutzung verschoben oder gelöscht: Nichts Neues beginnt.</translation>
    </message>
    <message>
        <source>The journal in this copy was changed.</source>
        <translation>Das Journal in dieser Kopie wurde verändert.</translation>
    </message>
    <message>
        <source>The database could not be copied.</source>
        <translation>Die Datenbank konnte nicht kopiert werden.</translation>
    </message>
    <message>
        <source>The copy could not be put in place. Nothing was changed.</source>
        <translation>Die Kopie konnte nicht eingesetzt werden. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>There is such a file already, and it is not overwritten.</source>
        <translation>Eine solche Datei gibt es schon; sie wird nicht überschrieben.</translation>
    </message>
    <message>
        <source>The database is busy. Try again in a moment.</source>
        <translation>Die Datenbank ist beschäftigt. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>It is not known whether this was saved. Look before you do it again.</source>
        <translation>Ob das gespeichert wurde, ist nicht bekannt. Vor einer Wiederholung nachsehen.</translation>
    </message>
    <message>
        <source>The artifact is no longer there.</source>
        <translation>Das Artefakt ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The artifact is no longer what it was when it was stored.</source>
        <translation>Das Artefakt ist nicht mehr, was es beim Speichern war.</translation>
    </message>
    <message>
        <source>The artifact cannot be read.</source>
        <translation>Das Artefakt kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The artifact could not be stored.</source>
        <translation>Das Artefakt konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>There is no such thing.</source>
        <translation>So etwas gibt es nicht.</translation>
    </message>
    <message>
        <source>Nothing was given to add.</source>
        <translation>Es gab nichts zum Hinzufügen.</translation>
    </message>
    <message>
        <source>These are too many tasks at once.</source>
        <translation>Das sind zu viele Aufgaben auf einmal.</translation>
    </message>
    <message>
        <source>A key can be given to one task only.</source>
        <translation>Ein Schlüssel kann nur einer Aufgabe gegeben werden.</translation>
    </message>
    <message>
        <source>It is over and is left out.</source>
        <translation>Sie ist vorbei und wird ausgelassen.</translation>
    </message>
    <message>
        <source>Another task has the same key, with other contents.</source>
        <translation>Eine andere Aufgabe hat denselben Schlüssel, aber anderen Inhalt.</translation>
    </message>
    <message>
        <source>No agent can do this kind of task.</source>
        <translation>Kein Agent kann diese Art Aufgabe.</translation>
    </message>
    <message>
        <source>There is no such program.</source>
        <translation>Dieses Programm gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such directory.</source>
        <translation>Dieses Verzeichnis gibt es nicht.</translation>
    </message>
    <message>
        <source>The agent ended without an answer.</source>
        <translation>Der Agent endete ohne Antwort.</translation>
    </message>
    <message>
        <source>A check before the work began said no.</source>
        <translation>Eine Prüfung vor Beginn der Arbeit sagte Nein.</translation>
    </message>
    <message>
        <source>A check of the result said no.</source>
        <translation>Eine Prüfung des Ergebnisses sagte Nein.</translation>
    </message>
    <message>
        <source>It took too long, or gave no sign of life, and was stopped.</source>
        <translation>Es dauerte zu lange oder gab kein Lebenszeichen und wurde gestoppt.</translation>
    </message>
    <message>
        <source>The command ended with an error.</source>
        <translation>Der Befehl endete mit einem Fehler.</translation>
    </message>
    <message>
        <source>The task names no program to run.</source>
        <translation>Die Aufgabe nennt kein Programm, das laufen soll.</translation>
    </message>
    <message>
        <source>No program can be started with these arguments.</source>
        <translation>Mit diesen Argumenten kann kein Programm gestartet werden.</translation>
    </message>
    <message>
        <source>This program cannot be started.</source>
        <translation>Dieses Programm kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The supervisor of agents could not be started.</source>
        <translation>Der Aufseher der Agenten konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The output of the agent could not be written down.</source>
        <translation>Die Ausgabe des Agenten konnte nicht aufgeschrieben werden.</translation>
    </message>
    <message>
        <source>The daemon ended while this ran.</source>
        <translation>Der Daemon endete, während dies lief.</translation>
    </message>
    <message>
        <source>It was stopped before it had begun.</source>
        <translation>Es wurde gestoppt, bevor es begonnen hatte.</translation>
    </message>
    <message>
        <source>A person cancelled it.</source>
        <translation>Ein Mensch hat es abgebrochen.</translation>
    </message>
    <message>
        <source>The rehearsal was to fail here.</source>
        <translation>Die Probe sollte hier scheitern.</translation>
    </message>
    <message>
        <source>It waits for a task that does not exist.</source>
        <translation>Sie wartet auf eine Aufgabe, die es nicht gibt.</translation>
    </message>
    <message>
        <source>It would wait for itself.</source>
        <translation>Sie würde auf sich selbst warten.</translation>
    </message>
    <message>
        <source>Its deadline passed before it had begun.</source>
        <translation>Die Frist verstrich, bevor es begonnen hatte.</translation>
    </message>
    <message>
        <source>Its effect has to be approved or denied first.</source>
        <translation>Die Wirkung muss erst genehmigt oder abgelehnt werden.</translation>
    </message>
    <message>
        <source>A person did not approve its effect.</source>
        <translation>Ein Mensch hat die Wirkung nicht genehmigt.</translation>
    </message>
    <message>
        <source>It waits for nobody&apos;s word.</source>
        <translation>Sie wartet auf niemandes Wort.</translation>
    </message>
    <message>
        <source>The agent asked, and a person said no.</source>
        <translation>Der Agent fragte, und ein Mensch sagte Nein.</translation>
    </message>
    <message>
        <source>There is an agent of this name already.</source>
        <translation>Einen Agenten dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>A reviewer wants another attempt.</source>
        <translation>Bei der Abnahme wurde ein weiterer Versuch verlangt.</translation>
    </message>
    <message>
        <source>A reviewer did not accept the result.</source>
        <translation>Das Ergebnis wurde nicht abgenommen.</translation>
    </message>
    <message>
        <source>Its agent has no program that could tell whether it happened.</source>
        <translation>Ihr Agent hat kein Programm, das sagen könnte, ob es geschehen ist.</translation>
    </message>
    <message>
        <source>Its agent is not there any more.</source>
        <translation>Ihren Agenten gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>No space could be reserved for a full disk.</source>
        <translation>Für einen vollen Datenträger konnte kein Platz zurückgelegt werden.</translation>
    </message>
    <message>
        <source>No daemon runs.</source>
        <translation>Kein Daemon läuft.</translation>
    </message>
    <message>
        <source>The daemon is paused.</source>
        <translation>Der Daemon ist angehalten.</translation>
    </message>
    <message>
        <source>The daemon takes nothing new.</source>
        <translation>Der Daemon nimmt nichts Neues an.</translation>
    </message>
    <message>
        <source>The daemon is killed.</source>
        <translation>Der Daemon ist im Notstopp.</translation>
    </message>
    <message>
        <source>The daemon does not hold the lease.</source>
        <translation>Der Daemon hält die Lease nicht.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing new is begun until there is space again.</source>
        <translation>Der Datenträger ist voll. Nichts Neues beginnt, bis wieder Platz ist.</translation>
    </message>
    <message>
        <source>A task that it depends on has not succeeded yet.</source>
        <translation>Eine Aufgabe, von der sie abhängt, ist noch nicht gelungen.</translation>
    </message>
    <message>
        <source>It waits before it is tried again.</source>
        <translation>Sie wartet, bevor sie noch einmal versucht wird.</translation>
    </message>
    <message>
        <source>There is no agent of the name that it asks for.</source>
        <translation>Einen Agenten des verlangten Namens gibt es nicht.</translation>
    </message>
    <message>
        <source>Every agent that could do it is disabled.</source>
        <translation>Alle Agenten, die es könnten, sind deaktiviert.</translation>
    </message>
    <message>
        <source>No agent does this kind of task.</source>
        <translation>Kein Agent erledigt diese Art Aufgabe.</translation>
    </message>
    <message>
        <source>Every agent that could do it rests after failures in a row.</source>
        <translation>Alle Agenten, die es könnten, ruhen nach Fehlschlägen in Folge.</translation>
    </message>
    <message>
        <source>Every agent that could do it is busy.</source>
        <translation>Alle Agenten, die es könnten, sind ausgelastet.</translation>
    </message>
    <message>
        <source>It is to act for real, and REAL is not armed.</source>
        <translation>Sie soll wirklich wirken, und REAL ist nicht scharf.</translation>
    </message>
    <message>
        <source>A person keeps it back.</source>
        <translation>Ein Mensch hält sie zurück.</translation>
    </message>
    <message>
        <source>A person has to approve its effect.</source>
        <translation>Ein Mensch muss ihre Wirkung genehmigen.</translation>
    </message>
    <message>
        <source>Its agent waits for an answer.</source>
        <translation>Ihr Agent wartet auf eine Antwort.</translation>
    </message>
    <message>
        <source>A person has to look at the result.</source>
        <translation>Ein Mensch muss das Ergebnis ansehen.</translation>
    </message>
    <message>
        <source>A person has to find out whether it happened.</source>
        <translation>Ein Mensch muss herausfinden, ob es geschehen ist.</translation>
    </message>
    <message>
        <source>No target is configured that this could go to.</source>
        <translation>Es ist kein Ziel eingerichtet, an das dies gehen könnte.</translation>
    </message>
    <message>
        <source>Its agent needs a sandbox, and bubblewrap is not there or does not work.</source>
        <translation>Ihr Agent braucht eine Sandbox, und bubblewrap fehlt oder funktioniert nicht.</translation>
    </message>
    <message>
        <source>No sandbox can be built around this directory.</source>
        <translation>Um dieses Verzeichnis lässt sich keine Sandbox bauen.</translation>
    </message>
    <message>
        <source>The database does not understand this.</source>
        <translation>Die Datenbank versteht das nicht.</translation>
    </message>
    <message>
        <source>This does more than read, or could not be stopped. It was not run.</source>
        <translation>Das tut mehr als lesen oder ließe sich nicht stoppen. Es wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>This needs more memory than a question may take.</source>
        <translation>Das braucht mehr Speicher, als eine Frage nehmen darf.</translation>
    </message>
    <message>
        <source>This takes too long and was ended. Ask for less at once.</source>
        <translation>Das dauert zu lange und wurde beendet. Weniger auf einmal fragen.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Es wurde gestoppt.</translation>
    </message>
    <message>
        <source>The agent has tasks in hand. Disable it first.</source>
        <translation>Der Agent hat Aufgaben in Arbeit. Zuerst deaktivieren.</translation>
    </message>
    <message>
        <source>An agent cannot have this name.</source>
        <translation>So kann ein Agent nicht heißen.</translation>
    </message>
    <message>
        <source>An agent does 1 to 64 tasks at once.</source>
        <translation>Ein Agent erledigt 1 bis 64 Aufgaben gleichzeitig.</translation>
    </message>
    <message>
        <source>An agent cannot do these kinds of tasks.</source>
        <translation>Diese Aufgabenarten kann ein Agent nicht erledigen.</translation>
    </message>
    <message>
        <source>These are too many specialties, or one is too long.</source>
        <translation>Das sind zu viele Spezialgebiete, oder eines ist zu lang.</translation>
    </message>
    <message>
        <source>A setting of the agent is not allowed.</source>
        <translation>Eine Einstellung des Agenten ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>An agent has no such member.</source>
        <translation>Ein solches Feld hat ein Agent nicht.</translation>
    </message>
    <message>
        <source>There is no such qualifier.</source>
        <translation>Dieses Filtermerkmal gibt es nicht.</translation>
    </message>
    <message>
        <source>This qualifier does not know that value.</source>
        <translation>Dieses Filtermerkmal kennt den Wert nicht.</translation>
    </message>
    <message>
        <source>A comparison cannot be negated.</source>
        <translation>Ein Vergleich lässt sich nicht verneinen.</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>The filter is too long.</source>
        <translation>Der Filter ist zu lang.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>You may not read this file.</source>
        <translation>Für diese Datei fehlt das Leserecht.</translation>
    </message>
    <message>
        <source>This is a link; give the file itself.</source>
        <translation>Das ist ein Verweis; bitte die Datei selbst angeben.</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>Das ist ein Ordner.</translation>
    </message>
    <message>
        <source>This is a pipe, not a file.</source>
        <translation>Das ist eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>This is a device, not a file.</source>
        <translation>Das ist ein Gerät, keine Datei.</translation>
    </message>
    <message>
        <source>This is a socket, not a file.</source>
        <translation>Das ist ein Socket, keine Datei.</translation>
    </message>
    <message>
        <source>This is a view into the system, not a file.</source>
        <translation>Das ist eine Sicht ins System, keine Datei.</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>Die Datei ist zu groß.</translation>
    </message>
    <message>
        <source>No file can have this name.</source>
        <translation>So kann keine Datei heißen.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file was written to while it was read. Try again.</source>
        <translation>In die Datei wurde beim Lesen geschrieben. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>There is no task file directly inside this folder.</source>
        <translation>Direkt in diesem Ordner liegt keine Aufgabendatei.</translation>
    </message>
    <message>
        <source>The folder cannot be listed.</source>
        <translation>Der Inhalt des Ordners lässt sich nicht auflisten.</translation>
    </message>
    <message>
        <source>This is too much at once.</source>
        <translation>Das ist zu viel auf einmal.</translation>
    </message>
    <message>
        <source>These are too many files at once.</source>
        <translation>Das sind zu viele Dateien auf einmal.</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>Es ist nichts darin.</translation>
    </message>
    <message>
        <source>This is not a text file.</source>
        <translation>Das ist keine Textdatei.</translation>
    </message>
    <message>
        <source>This is no task file: its ending is not known.</source>
        <translation>Das ist keine Aufgabendatei: Die Endung ist nicht bekannt.</translation>
    </message>
    <message>
        <source>There is no task in it.</source>
        <translation>Es ist keine Aufgabe darin.</translation>
    </message>
    <message>
        <source>This is not a task.</source>
        <translation>Das ist keine Aufgabe.</translation>
    </message>
    <message>
        <source>The list of tasks must stand alone.</source>
        <translation>Die Liste der Aufgaben muss allein stehen.</translation>
    </message>
    <message>
        <source>There is too much wrong with this file to go on.</source>
        <translation>An dieser Datei ist zu viel falsch, um weiterzumachen.</translation>
    </message>
    <message>
        <source>The JSON is not well-formed.</source>
        <translation>Das JSON ist nicht wohlgeformt.</translation>
    </message>
    <message>
        <source>The YAML is not well-formed.</source>
        <translation>Das YAML ist nicht wohlgeformt.</translation>
    </message>
    <message>
        <source>The YAML is too long.</source>
        <translation>Das YAML ist zu lang.</translation>
    </message>
    <message>
        <source>The CSV is not well-formed.</source>
        <translation>Das CSV ist nicht wohlgeformt.</translation>
    </message>
    <message>
        <source>There are too many columns in it.</source>
        <translation>Es sind zu viele Spalten darin.</translation>
    </message>
    <message>
        <source>It has more or fewer cells than the header.</source>
        <translation>Es hat mehr oder weniger Zellen als die Kopfzeile.</translation>
    </message>
    <message>
        <source>A field is there twice.</source>
        <translation>Ein Feld ist zweimal da.</translation>
    </message>
    <message>
        <source>The head of the file has no end.</source>
        <translation>Der Kopf der Datei hat kein Ende.</translation>
    </message>
    <message>
        <source>The head of the file is too large.</source>
        <translation>Der Kopf der Datei ist zu groß.</translation>
    </message>
    <message>
        <source>The head of the file must be a list of fields.</source>
        <translation>Der Kopf der Datei muss eine Liste von Feldern sein.</translation>
    </message>
    <message>
        <source>The instructions are there twice.</source>
        <translation>Die Anweisungen sind zweimal da.</translation>
    </message>
    <message>
        <source>The instructions are too long.</source>
        <translation>Die Anweisungen sind zu lang.</translation>
    </message>
    <message>
        <source>There are too many lists inside lists.</source>
        <translation>Es sind zu viele Listen in Listen.</translation>
    </message>
    <message>
        <source>There are too many values in it.</source>
        <translation>Es sind zu viele Werte darin.</translation>
    </message>
    <message>
        <source>A list in it is too long.</source>
        <translation>Eine Liste darin ist zu lang.</translation>
    </message>
    <message>
        <source>There are too many fields in one place.</source>
        <translation>Es sind zu viele Felder an einer Stelle.</translation>
    </message>
    <message>
        <source>Anchors and aliases of YAML are not taken.</source>
        <translation>Anker und Aliasse von YAML werden nicht angenommen.</translation>
    </message>
    <message>
        <source>Tags of YAML are not taken.</source>
        <translation>Tags von YAML werden nicht angenommen.</translation>
    </message>
    <message>
        <source>A field must have a name, and the name must be text.</source>
        <translation>Ein Feld muss einen Namen haben, und der Name muss Text sein.</translation>
    </message>
    <message>
        <source>A number in it is too large.</source>
        <translation>Eine Zahl darin ist zu groß.</translation>
    </message>
    <message>
        <source>There is a character in it that YAML does not allow.</source>
        <translation>Es ist ein Zeichen darin, das YAML nicht erlaubt.</translation>
    </message>
    <message>
        <source>There is more than one YAML document in it.</source>
        <translation>Es ist mehr als ein YAML-Dokument darin.</translation>
    </message>
    <message>
        <source>There is no such field.</source>
        <translation>Dieses Feld gibt es nicht.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Das wird benötigt.</translation>
    </message>
    <message>
        <source>This is of the wrong kind.</source>
        <translation>Das ist von der falschen Art.</translation>
    </message>
    <message>
        <source>This is outside of what is allowed.</source>
        <translation>Das liegt außerhalb des Erlaubten.</translation>
    </message>
    <message>
        <source>There are characters in it that cannot be there.</source>
        <translation>Es sind Zeichen darin, die dort nicht stehen können.</translation>
    </message>
    <message>
        <source>This cannot be changed any more.</source>
        <translation>Das lässt sich nicht mehr ändern.</translation>
    </message>
    <message>
        <source>This does not go with another field.</source>
        <translation>Das passt nicht zu einem anderen Feld.</translation>
    </message>
    <message>
        <source>That did not work just now; it may if you try again (%1).</source>
        <translation>Das ging gerade nicht; ein neuer Versuch mag gelingen (%1).</translation>
    </message>
    <message>
        <source>That cannot be done (%1).</source>
        <translation>Das geht nicht (%1).</translation>
    </message>
    <message>
        <source>That is refused until you decide (%1).</source>
        <translation>Das ist verwehrt, bis jemand entscheidet (%1).</translation>
    </message>
    <message>
        <source>Something went wrong inside the program (%1). The log says more.</source>
        <translation>Im Programm ging etwas schief (%1). Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <source>Several previews of task files are open. Finish one of them first.</source>
        <translation>Mehrere Vorschauen von Aufgabendateien sind offen. Zuerst eine davon abschließen.</translation>
    </message>
    <message>
        <source>The database of this profile is not there any more. Put it back, or restore a copy.</source>
        <translation>Die Datenbank dieses Profils ist nicht mehr da. Sie zurücklegen oder eine Kopie zurückholen.</translation>
    </message>
    <message>
        <source>What is known of the journal outside of the database was changed.</source>
        <translation>Was außerhalb der Datenbank über das Journal bekannt ist, wurde verändert.</translation>
    </message>
    <message>
        <source>What is known of the journal outside of the database could not be written.</source>
        <translation>Was außerhalb der Datenbank über das Journal bekannt sein soll, konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>qd::FieldForm</name>
    <message>
        <source>&amp;Title:</source>
        <translation>&amp;Titel:</translation>
    </message>
    <message>
        <source>&amp;Command,
one argument per line:</source>
        <translation>&amp;Befehl,
ein Argument je Zeile:</translation>
    </message>
    <message>
        <source>Standard &amp;input:</source>
        <translation>Standard&amp;eingabe:</translation>
    </message>
    <message>
        <source>&amp;Environment, as JSON:</source>
        <translation>&amp;Umgebung, als JSON:</translation>
    </message>
    <message>
        <source>&amp;Steps,
one per line:</source>
        <translation>&amp;Schritte,
einer je Zeile:</translation>
    </message>
    <message>
        <source>P&amp;ayload, as JSON:</source>
        <translation>Nut&amp;zdaten, als JSON:</translation>
    </message>
    <message>
        <source>&amp;Directory:</source>
        <translation>&amp;Verzeichnis:</translation>
    </message>
    <message>
        <source>&amp;Priority, 10 first:</source>
        <translation>&amp;Priorität, 10 zuerst:</translation>
    </message>
    <message>
        <source>&amp;Most attempts:</source>
        <translation>&amp;Höchstens Versuche:</translation>
    </message>
    <message>
        <source>Not &amp;before:</source>
        <translation>Ni&amp;cht vor:</translation>
    </message>
    <message>
        <source>Dead&amp;line:</source>
        <translation>&amp;Frist:</translation>
    </message>
    <message>
        <source>Ta&amp;gs, one per line:</source>
        <translation>Sch&amp;lagwörter, eines je Zeile:</translation>
    </message>
    <message>
        <source>&amp;Further fields, as JSON:</source>
        <translation>&amp;Weitere Felder, als JSON:</translation>
    </message>
    <message>
        <source>Instr&amp;uctions:</source>
        <translation>&amp;Anweisungen:</translation>
    </message>
    <message>
        <source>Agent, or an&amp;y:</source>
        <translation>A&amp;gent, oder beliebig:</translation>
    </message>
    <message>
        <source>Time limit in sec&amp;onds:</source>
        <translation>Zeitg&amp;renze in Sekunden:</translation>
    </message>
</context>
<context>
    <name>qd::FilterLine</name>
    <message>
        <source>Filter tasks</source>
        <translation>Aufgaben filtern</translation>
    </message>
    <message>
        <source>Filter: words, state:dead, is:retrying, agent:…, -tag:…</source>
        <translation>Filter: Wörter, state:dead, is:retrying, agent:…, -tag:…</translation>
    </message>
    <message>
        <source>Words in title or key, &quot;phrases&quot;, and qualifiers:
state: is: agent: kind: mode: tag: key: priority:&gt;=7 attempts:&gt;0 age:&gt;2h updated:&lt;10m
A comma says &quot;or&quot;, a minus in front says &quot;not&quot;. F1 tells more.</source>
        <translation>Wörter in Titel oder Schlüssel, „Wortfolgen“ in &quot;&quot;, und Merkmale:
state: is: agent: kind: mode: tag: key: priority:&gt;=7 attempts:&gt;0 age:&gt;2h updated:&lt;10m
Ein Komma heißt „oder“, ein Minus davor „nicht“. F1 sagt mehr.</translation>
    </message>
</context>
<context>
    <name>qd::FilterQualifier</name>
    <message>
        <source>in one of these states</source>
        <translation>in einem dieser Zustände</translation>
    </message>
    <message>
        <source>ready, blocked by another task, retrying, scheduled, or waiting for approval</source>
        <translation>bereit, durch eine andere Aufgabe blockiert, vor einem neuen Versuch, geplant oder mit offener Genehmigung</translation>
    </message>
    <message>
        <source>done by this agent, or meant for it</source>
        <translation>von diesem Agenten erledigt oder für ihn bestimmt</translation>
    </message>
    <message>
        <source>of one of these kinds</source>
        <translation>von einer dieser Arten</translation>
    </message>
    <message>
        <source>proof or real</source>
        <translation>proof oder real</translation>
    </message>
    <message>
        <source>with this tag</source>
        <translation>mit diesem Schlagwort</translation>
    </message>
    <message>
        <source>with exactly this key</source>
        <translation>mit genau diesem Schlüssel</translation>
    </message>
    <message>
        <source>0 to 10; compare with &gt;, &gt;=, &lt;, &lt;= or nothing</source>
        <translation>0 bis 10; Vergleich mit &gt;, &gt;=, &lt;, &lt;= oder nichts</translation>
    </message>
    <message>
        <source>attempts begun</source>
        <translation>begonnene Versuche</translation>
    </message>
    <message>
        <source>added so long ago; s, m, h, d, w</source>
        <translation>vor so langer Zeit hinzugefügt; s, m, h, d, w</translation>
    </message>
    <message>
        <source>changed its state so long ago</source>
        <translation>vor so langer Zeit den Zustand gewechselt</translation>
    </message>
</context>
<context>
    <name>qd::ForeignTextEdit</name>
    <message>
        <source>This text holds more, or other characters, than can be edited here. It stays exactly as it is; Delete takes it away whole.</source>
        <translation>Dieser Text enthält mehr oder andere Zeichen, als sich hier bearbeiten lassen. Er bleibt genau, wie er ist; Entf nimmt ihn ganz weg.</translation>
    </message>
</context>
<context>
    <name>qd::HelpDialog</name>
    <message>
        <source>Filter of the queue</source>
        <translation>Filter der Warteschlange</translation>
    </message>
    <message>
        <source>You write</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>It finds tasks</source>
        <translation>Sie findet Aufgaben</translation>
    </message>
    <message>
        <source>with both words in title or key</source>
        <translation>mit beiden Wörtern in Titel oder Schlüssel</translation>
    </message>
    <message>
        <source>with the words beside each other</source>
        <translation>mit den Wörtern nebeneinander</translation>
    </message>
    <message>
        <source>for which it is not so; comparisons are turned round instead</source>
        <translation>für die es nicht gilt; Vergleiche werden stattdessen umgedreht</translation>
    </message>
    <message>
        <source>Commands and keys</source>
        <translation>Befehle und Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was er tut</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Search help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Topics of help</source>
        <translation>Themen der Hilfe</translation>
    </message>
    <message>
        <source>Text of the topic</source>
        <translation>Text des Themas</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a command</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <comment>a command, its key</comment>
        <translation>„%1“ (%2)</translation>
    </message>
    <message>
        <source>Nothing in the help speaks of this.</source>
        <translation>Davon spricht nichts in der Hilfe.</translation>
    </message>
</context>
<context>
    <name>qd::HelpTopics</name>
    <message>
        <source>This page tells how the daemon is and what waits for you.</source>
        <translation>Diese Seite sagt, wie es dem Daemon geht und was zu erledigen ist.</translation>
    </message>
    <message>
        <source>• Needs you: each line is one kind of thing that waits, and its button leads there. If the list is empty, nothing waits.</source>
        <translation>• Zu erledigen: Jede Zeile ist eine Art von Wartendem, und ihr Knopf führt dorthin. Ist die Liste leer, wartet nichts.</translation>
    </message>
    <message>
        <source>• The cards: the mode, the lease by which one daemon works and no other, the queue by state, the agents, and how much succeeded in the last hour.</source>
        <translation>• Die Karten: der Modus, die Lease, mit der ein Daemon arbeitet und kein anderer, die Warteschlange nach Zuständen, die Agenten und wie viel in der letzten Stunde gelungen ist.</translation>
    </message>
    <message>
        <source>• Measured: what was measured in the chosen time. A gap means that nothing was measured, not that it was zero.</source>
        <translation>• Messung: was in der gewählten Zeit gemessen wurde. Eine Lücke heißt, dass nichts gemessen wurde, nicht dass es null war.</translation>
    </message>
    <message>
        <source>• Ticks with work: one bar for each. Left and Right choose one, End the newest; below stands what it did. Control flags tells what was asked, by whom, and which tick has obeyed.</source>
        <translation>• Takte mit Arbeit: ein Balken für jeden. Links und Rechts wählen einen, Ende den neuesten; darunter steht, was er getan hat. Vorgaben sagt, was verlangt wurde, von wem und welcher Takt gefolgt ist.</translation>
    </message>
    <message>
        <source>If nothing runs and you wonder why: %1.</source>
        <translation>Wenn nichts läuft und nicht klar ist, warum: %1.</translation>
    </message>
    <message>
        <source>All tasks, and what can be done to them. Drop task files here, or use %1 or %2.</source>
        <translation>Alle Aufgaben und was sich mit ihnen tun lässt. Aufgabendateien hierher ziehen, oder %1 oder %2 nehmen.</translation>
    </message>
    <message>
        <source>• The sidebar has the groups that are needed most. %1 keeps filter and order under a name of your own.</source>
        <translation>• In der Seitenleiste stehen die Gruppen, die am häufigsten gebraucht werden. %1 merkt sich Filter und Ordnung unter einem eigenen Namen.</translation>
    </message>
    <message>
        <source>• The line above the list takes words and qualifiers such as state:dead; the topic on filters has all of them.</source>
        <translation>• Die Zeile über der Liste nimmt Wörter und Angaben wie state:dead; das Thema über Filter hat sie alle.</translation>
    </message>
    <message>
        <source>• %1, switched off, keeps the list still: rows that would move wait behind a button that counts them.</source>
        <translation>• %1, ausgeschaltet, hält die Liste still: Zeilen, die sich bewegen würden, warten hinter einem Knopf, der sie zählt.</translation>
    </message>
    <message>
        <source>• Beside the list stands the chosen task: why it waits, its attempts, checks and artifacts, and what the journal has of it.</source>
        <translation>• Neben der Liste steht die gewählte Aufgabe: warum sie wartet, ihre Versuche, Prüfungen und Artefakte und was das Journal von ihr hat.</translation>
    </message>
    <message>
        <source>• %1, %2 and %3 act on all chosen tasks; before many of them, or one that runs, a dialog says what would become of each.</source>
        <translation>• %1, %2 und %3 gelten für alle gewählten Aufgaben; vor vielen von ihnen, oder einer, die läuft, sagt ein Dialog, was aus jeder würde.</translation>
    </message>
    <message>
        <source>• %1 takes the last acts back, as far as nothing has moved on.</source>
        <translation>• %1 nimmt das zuletzt Getane zurück, soweit nichts weitergegangen ist.</translation>
    </message>
    <message>
        <source>An agent is a program that does tasks. Three are there from the start: command runs the command that a task brings along, rehearsal plays a script and changes nothing, outbound proves posts.</source>
        <translation>Ein Agent ist ein Programm, das Aufgaben erledigt. Drei sind von Anfang an da: command führt den Befehl aus, den eine Aufgabe mitbringt, rehearsal spielt ein Skript und ändert nichts, outbound legt Beiträge dar.</translation>
    </message>
    <message>
        <source>• %1 adds another one: its program, the kinds of tasks it does, how many at once. %2 looks whether it could work, and lets it do nothing.</source>
        <translation>• %1 fügt einen weiteren hinzu: sein Programm, die Arten von Aufgaben, die er erledigt, wie viele zugleich. %2 sieht nach, ob er arbeiten könnte, und lässt ihn nichts tun.</translation>
    </message>
    <message>
        <source>• %1 lets it take nothing new; what runs goes on.</source>
        <translation>• %1 lässt ihn nichts Neues nehmen; was läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>• An agent that fails again and again rests, then gets one task to see whether it can work again.</source>
        <translation>• Ein Agent, der immer wieder scheitert, ruht und bekommt dann eine Aufgabe, um zu sehen, ob er wieder arbeiten kann.</translation>
    </message>
    <message>
        <source>• Drag tasks from the queue onto an agent to give them to it.</source>
        <translation>• Aufgaben aus der Warteschlange auf einen Agenten ziehen, um sie ihm zu geben.</translation>
    </message>
    <message>
        <source>• The choices above the list leave out levels, sources and times.</source>
        <translation>• Die Auswahl über der Liste lässt Stufen, Quellen und Zeiten weg.</translation>
    </message>
    <message>
        <source>• %1 looks for words; %2 and %3 go from match to match, %4 to the next error.</source>
        <translation>• %1 sucht nach Wörtern; %2 und %3 gehen von Treffer zu Treffer, %4 zum nächsten Fehler.</translation>
    </message>
    <message>
        <source>• %1 keeps the lines still while you read; %2 goes to the newest and stays there.</source>
        <translation>• %1 hält die Zeilen zum Lesen still; %2 geht zur neuesten und bleibt dort.</translation>
    </message>
    <message>
        <source>• %1 marks a line, %2 writes the shown lines to a file.</source>
        <translation>• %1 markiert eine Zeile, %2 schreibt die gezeigten Zeilen in eine Datei.</translation>
    </message>
    <message>
        <source>PROOF is the rule: what an agent would do is written down as an artifact and not done. Only what changes nothing outside is done.</source>
        <translation>PROOF ist die Regel: Was ein Agent tun würde, wird als Artefakt aufgeschrieben und nicht getan. Nur was draußen nichts ändert, wird getan.</translation>
    </message>
    <message>
        <source>For a task in REAL three things have to come together: the task asks for it, you have approved exactly the bytes of its effect, and REAL is armed.</source>
        <translation>Für eine Aufgabe in REAL muss dreierlei zusammenkommen: Die Aufgabe verlangt es, genau die Bytes ihrer Wirkung sind genehmigt, und REAL ist scharf geschaltet.</translation>
    </message>
    <message>
        <source>• Such a task proves first and waits, held. %1 shows what would happen; a yes counts for that and nothing else.</source>
        <translation>• Eine solche Aufgabe legt erst dar und wartet, zurückgehalten. %1 zeigt, was geschehen würde; ein Ja gilt dafür und für nichts anderes.</translation>
    </message>
    <message>
        <source>• %1 opens the window for REAL, for a time and a number of tasks. The setting safety.allow_real has to permit it.</source>
        <translation>• %1 öffnet das Fenster für REAL, für eine Zeit und eine Anzahl Aufgaben. Die Einstellung safety.allow_real muss es erlauben.</translation>
    </message>
    <message>
        <source>• %1 closes it at once. It also closes when its time or number is used up, by a kill, and whenever the daemon starts anew. What has begun goes on.</source>
        <translation>• %1 schließt es sofort. Es schließt sich auch, wenn Zeit oder Anzahl verbraucht sind, bei einem Notstopp und bei jedem neuen Start des Daemons. Was begonnen hat, läuft weiter.</translation>
    </message>
    <message>
        <source>• %1: nothing new is taken, what runs goes on. It stays so over a restart.</source>
        <translation>• %1: Nichts Neues wird genommen, was läuft, läuft weiter. Das bleibt so über einen Neustart.</translation>
    </message>
    <message>
        <source>• %1: nothing new is taken, and the daemon stops when nothing runs any more.</source>
        <translation>• %1: Nichts Neues wird genommen, und der Daemon hält, wenn nichts mehr läuft.</translation>
    </message>
    <message>
        <source>• %1: every agent is ended with all that it has started, and the daemon stays stopped. It waits for nothing and works while the database is locked or the disk is full.</source>
        <translation>• %1: Jeder Agent wird mit allem beendet, was er gestartet hat, und der Daemon bleibt stehen. Das wartet auf nichts und geht auch bei gesperrter Datenbank und vollem Datenträger.</translation>
    </message>
    <message>
        <source>After a kill, %1 leads to a daemon that is paused and in PROOF.</source>
        <translation>Nach einem Notstopp führt %1 zu einem Daemon, der angehalten und in PROOF ist.</translation>
    </message>
    <message>
        <source>If the console itself hangs, type in a terminal: qdeck kill. It needs neither the console nor the daemon.</source>
        <translation>Wenn die Konsole selbst hängt, in einem Terminal eingeben: qdeck kill. Das braucht weder die Konsole noch den Daemon.</translation>
    </message>
    <message>
        <source>What waits for a person stands in Needs you, on the page Autonomy, and in the groups of the queue.</source>
        <translation>Was auf einen Menschen wartet, steht unter Zu erledigen auf der Seite Autonomie und in den Gruppen der Warteschlange.</translation>
    </message>
    <message>
        <source>• An effect to approve, or a question of an agent: %1 and %2 answer it.</source>
        <translation>• Eine Wirkung zu genehmigen, oder die Frage eines Agenten: %1 und %2 beantworten sie.</translation>
    </message>
    <message>
        <source>• An unknown outcome: an effect may have happened, and nobody knows. Look outside, then %1. It is never repeated by itself.</source>
        <translation>• Ein ungewisser Ausgang: Eine Wirkung kann eingetreten sein, und niemand weiß es. Draußen nachsehen, dann %1. Von selbst wird sie nie wiederholt.</translation>
    </message>
    <message>
        <source>• A result in review: %1, %2 or %3.</source>
        <translation>• Ein Ergebnis in der Abnahme: %1, %2 oder %3.</translation>
    </message>
    <message>
        <source>• A dead letter has used up its attempts. Read why, mend the cause, then %1; or change the task and try it again in one step: %2.</source>
        <translation>• Eine aufgegebene Aufgabe hat ihre Versuche verbraucht. Nachlesen, warum, die Ursache beheben, dann %1; oder die Aufgabe ändern und in einem Schritt noch einmal versuchen: %2.</translation>
    </message>
    <message>
        <source>• What a person keeps back waits until %1.</source>
        <translation>• Was jemand zurückhält, wartet bis %1.</translation>
    </message>
    <message>
        <source>What they would add is shown first, with the reason for everything that is wrong or there already. Nothing is added before you say so.</source>
        <translation>Zuerst wird gezeigt, was sie hinzufügen würden, mit dem Grund für alles, was falsch oder schon da ist. Ohne Zustimmung wird nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>The same content in the same mode is the same task: adding it again changes nothing.</source>
        <translation>Derselbe Inhalt im selben Modus ist dieselbe Aufgabe: Ihn noch einmal hinzuzufügen ändert nichts.</translation>
    </message>
    <message>
        <source>%1 writes one task without a file.</source>
        <translation>%1 schreibt eine Aufgabe ohne Datei.</translation>
    </message>
    <message>
        <source>• %1 finds a command, a task by its number, or an agent, by typing.</source>
        <translation>• %1 findet beim Tippen einen Befehl, eine Aufgabe nach ihrer Nummer oder einen Agenten.</translation>
    </message>
    <message>
        <source>• %1 and %2 lead the keyboard through the parts of the window.</source>
        <translation>• %1 und %2 führen die Tastatur durch die Bereiche des Fensters.</translation>
    </message>
    <message>
        <source>• All keys can be changed: %1, page Shortcuts.</source>
        <translation>• Alle Tasten lassen sich ändern: %1, Seite Tastenkürzel.</translation>
    </message>
    <message>
        <source>• %1: while you look elsewhere, the desktop tells you what needs you, once a minute at most of each kind.</source>
        <translation>• %1: Ist das Fenster nicht im Blick, meldet der Desktop, was zu erledigen ist, höchstens einmal in der Minute von jeder Art.</translation>
    </message>
    <message>
        <source>• There is one console for a profile: starting the program again brings this one to the front.</source>
        <translation>• Für ein Profil gibt es eine Konsole: Ein weiterer Start des Programms holt diese nach vorn.</translation>
    </message>
    <message>
        <source>• %1 shows and saves what helps others to find a fault, without secrets and names.</source>
        <translation>• %1 zeigt und speichert, was anderen hilft, einen Fehler zu finden, ohne Geheimnisse und Namen.</translation>
    </message>
    <message>
        <source>The page Autonomy</source>
        <translation>Die Seite Autonomie</translation>
    </message>
    <message>
        <source>The page Queue</source>
        <translation>Die Seite Warteschlange</translation>
    </message>
    <message>
        <source>The page Agents</source>
        <translation>Die Seite Agenten</translation>
    </message>
    <message>
        <source>The page Log</source>
        <translation>Die Seite Protokoll</translation>
    </message>
    <message>
        <source>PROOF and REAL</source>
        <translation>PROOF und REAL</translation>
    </message>
    <message>
        <source>Pause, drain, kill</source>
        <translation>Anhalten, auslaufen lassen, Notstopp</translation>
    </message>
    <message>
        <source>What waits for you</source>
        <translation>Was zu erledigen ist</translation>
    </message>
    <message>
        <source>Adding tasks</source>
        <translation>Aufgaben hinzufügen</translation>
    </message>
    <message>
        <source>Keys, notices and other help</source>
        <translation>Tasten, Meldungen und weitere Hilfe</translation>
    </message>
    <message>
        <source>What the daemon, the agents and operators have said since this console was opened; before that, the newest of what the journal keeps. A task has all of its own in its journal.</source>
        <translation>Was der Daemon, die Agenten und Bediener gesagt haben, seit diese Konsole offen ist; davor das Neueste aus dem Journal. Alles zu einer Aufgabe steht in ihrem Journal.</translation>
    </message>
    <message>
        <source>Task files are Markdown with a head in YAML, or JSON, YAML, CSV and plain text. Drop them, or folders of them, on the window; use %1; paste them in the queue with %2; open them from the file manager; or type in a terminal: quarterdeck FILE.</source>
        <translation>Aufgabendateien sind Markdown mit einem Kopf in YAML, oder JSON, YAML, CSV und einfacher Text. Sie oder Ordner davon auf das Fenster ziehen; %1 nehmen; sie in der Warteschlange mit %2 einfügen; sie aus der Dateiverwaltung öffnen; oder in einem Terminal eingeben: quarterdeck FILE.</translation>
    </message>
    <message>
        <source>%1 looks at all that is stored and changes nothing; the daemon works on meanwhile. In a terminal: qdeck verify.</source>
        <translation>%1 sieht sich alles an, was gespeichert ist, und ändert nichts; der Daemon arbeitet dabei weiter. In einem Terminal: qdeck verify.</translation>
    </message>
    <message>
        <source>• Database: pages that do not fit were changed by the disk or the file system. Go back to a copy.</source>
        <translation>• Datenbank: Seiten, die nicht passen, hat der Datenträger oder das Dateisystem verändert. Zu einer Kopie zurückkehren.</translation>
    </message>
    <message>
        <source>• Journal: its entries are a chain. From the entry that is named on, something else than Quarterdeck has changed a row, taken one out or put one in.</source>
        <translation>• Journal: Seine Einträge sind eine Kette. Ab dem genannten Eintrag hat etwas anderes als Quarterdeck eine Zeile verändert, entfernt oder eingefügt.</translation>
    </message>
    <message>
        <source>• Anchor: number and hash of the newest entry are kept outside of the profile. If they do not match, the end of the journal was cut off, it was made anew, or an older file lies in the place of the database. Leave the daemon paused, because an older queue does again what was done, and find out who wrote to the profile. If the right database is still somewhere, go back to it. If you put the older file there yourself and mean it, end the console, remove the file of the anchor and start again.</source>
        <translation>• Anker: Nummer und Hash des neuesten Eintrags liegen außerhalb des Profils. Stimmen sie nicht, so wurde das Ende des Journals abgeschnitten, es wurde neu gemacht, oder eine ältere Datei liegt an der Stelle der Datenbank. Den Daemon angehalten lassen, denn eine ältere Warteschlange tut noch einmal, was getan ist, und herausfinden, wer in das Profil geschrieben hat. Gibt es die richtige Datenbank noch irgendwo, zu ihr zurückkehren. Wer die ältere Datei selbst dorthin gelegt hat und es so will, beendet die Konsole, entfernt die Datei des Ankers und startet neu.</translation>
    </message>
    <message>
        <source>• Artifacts: what missing files held is lost, and the queue goes on. An effect among changed files is refused before it is performed.</source>
        <translation>• Artefakte: Was in fehlenden Dateien stand, ist verloren, und die Warteschlange geht weiter. Eine Wirkung unter veränderten Dateien wird abgewiesen, bevor sie ausgeführt wird.</translation>
    </message>
    <message>
        <source>• Rows that must agree: each that does not is named. Nothing repairs them by guessing; go back to a copy, or decide about the tasks that are named.</source>
        <translation>• Zeilen, die zusammenpassen müssen: Jede, die es nicht tut, wird genannt. Nichts repariert sie auf Verdacht; zu einer Kopie zurückkehren oder über die genannten Aufgaben entscheiden.</translation>
    </message>
    <message>
        <source>%1 makes a copy of the database. The program makes one itself once a day, and keeps the newest seven.</source>
        <translation>%1 macht eine Kopie der Datenbank. Das Programm macht selbst einmal am Tag eine und behält die neuesten sieben.</translation>
    </message>
    <message>
        <source>Is everything as it was recorded?</source>
        <translation>Ist alles so, wie es festgehalten wurde?</translation>
    </message>
    <message>
        <source>If the database is ruined when the console starts, it lists these copies, says what is lost with each, and puts the chosen one in its place. %1 does so at any other time.</source>
        <translation>Ist die Datenbank beim Start der Konsole zerstört, so zählt sie diese Kopien auf, sagt, was mit jeder verloren ist, und setzt die gewählte an ihre Stelle. %1 tut das zu jeder anderen Zeit.</translation>
    </message>
</context>
<context>
    <name>qd::IdleReasons</name>
    <message>
        <source>The daemon is gone: the program that ran it has ended.</source>
        <translation>Der Daemon ist weg: Das Programm, in dem er lief, ist zu Ende.</translation>
    </message>
    <message>
        <source>Close this console and start it again.</source>
        <translation>Diese Konsole schließen und neu starten.</translation>
    </message>
    <message>
        <source>The daemon was killed and stays stopped.</source>
        <translation>Der Daemon ist im Notstopp und bleibt stehen.</translation>
    </message>
    <message>
        <source>Reset the kill; then it is paused, and you resume it.</source>
        <translation>Den Notstopp aufheben; dann ist er angehalten und lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>The daemon was drained and has stopped.</source>
        <translation>Der Daemon ist ausgelaufen und steht.</translation>
    </message>
    <message>
        <source>The daemon is draining: it takes nothing new and stops when nothing runs any more.</source>
        <translation>Der Daemon läuft aus: Er nimmt nichts Neues und hält, wenn nichts mehr läuft.</translation>
    </message>
    <message>
        <source>Resume takes the drain back.</source>
        <translation>Fortsetzen nimmt das zurück.</translation>
    </message>
    <message>
        <source>The daemon is paused: what runs goes on, and nothing new begins.</source>
        <translation>Der Daemon ist angehalten: Was läuft, läuft weiter, und nichts Neues beginnt.</translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation>Ihn fortsetzen.</translation>
    </message>
    <message>
        <source>No daemon runs on this profile.</source>
        <translation>Auf diesem Profil läuft kein Daemon.</translation>
    </message>
    <message>
        <source>Start the console again, or type in a terminal: qdeck run.</source>
        <translation>Die Konsole neu starten, oder in einem Terminal eingeben: qdeck run.</translation>
    </message>
    <message>
        <source>Another daemon holds the lease, or held it a moment ago; only one may work.</source>
        <translation>Ein anderer Daemon hält die Lease oder hielt sie eben noch; nur einer darf arbeiten.</translation>
    </message>
    <message>
        <source>It comes over by itself when the other one ends. After a crash that takes half a minute.</source>
        <translation>Sie geht von selbst über, wenn der andere endet. Nach einem Absturz dauert das eine halbe Minute.</translation>
    </message>
    <message>
        <source>The disk is full: nothing new begins until there is space again.</source>
        <translation>Der Datenträger ist voll: Nichts Neues beginnt, bis wieder Platz ist.</translation>
    </message>
    <message>
        <source>Make room; it goes on by itself within seconds.</source>
        <translation>Platz schaffen; es geht nach Sekunden von selbst weiter.</translation>
    </message>
    <message>
        <source>The newest tick could not be stored.</source>
        <translation>Der neueste Takt konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Look into the log for the reason.</source>
        <translation>Im Protokoll nach dem Grund sehen.</translation>
    </message>
    <message>
        <source>No tick has come for a long time.</source>
        <translation>Seit langer Zeit kam kein Takt.</translation>
    </message>
    <message>
        <source>The machine was asleep, or the daemon hangs. If it does not come back, kill it and look into the log.</source>
        <translation>Der Rechner hat geschlafen, oder der Daemon hängt. Kommt er nicht wieder, den Notstopp auslösen und ins Protokoll sehen.</translation>
    </message>
    <message>
        <source>No agent is enabled.</source>
        <translation>Kein Agent ist eingeschaltet.</translation>
    </message>
    <message>
        <source>Enable one, or add one.</source>
        <translation>Einen einschalten oder hinzufügen.</translation>
    </message>
    <message>
        <source>Every agent that is enabled fails again and again, and rests.</source>
        <translation>Jeder eingeschaltete Agent scheitert immer wieder und ruht.</translation>
    </message>
    <message>
        <source>Read what they said, and test them.</source>
        <translation>Lesen, was sie gesagt haben, und sie prüfen.</translation>
    </message>
    <message>
        <source>Nothing stands in its way: the next tick takes it.</source>
        <translation>Nichts steht ihr im Weg: Der nächste Takt nimmt sie.</translation>
    </message>
    <message>
        <source>%1 is among the first in the line.</source>
        <translation>%1 ist unter den ersten in der Reihe.</translation>
    </message>
    <message>
        <source>No task is queued.</source>
        <translation>Keine Aufgabe ist eingereiht.</translation>
    </message>
    <message>
        <source>Add some: drop task files on the window, or write one.</source>
        <translation>Welche hinzufügen: Aufgabendateien auf das Fenster ziehen oder eine schreiben.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are to act for real, and REAL is not armed.</source>
        <translation>
            <numerusform>%n Aufgabe soll wirklich handeln, und REAL ist nicht scharf geschaltet.</numerusform>
            <numerusform>%n Aufgaben sollen wirklich handeln, und REAL ist nicht scharf geschaltet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Arm REAL for a time and a number of tasks, if that is what you want.</source>
        <translation>REAL für eine Zeit und eine Anzahl Aufgaben scharf schalten, wenn das gewollt ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait for you and not for the daemon.</source>
        <translation>
            <numerusform>%n Aufgabe wartet auf einen Menschen und nicht auf den Daemon.</numerusform>
            <numerusform>%n Aufgaben warten auf einen Menschen und nicht auf den Daemon.</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs you, on the page Autonomy, leads to each of them.</source>
        <translation>Zu erledigen, auf der Seite Autonomie, führt zu jeder von ihnen.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are held.</source>
        <translation>
            <numerusform>%n Aufgabe ist zurückgehalten.</numerusform>
            <numerusform>%n Aufgaben sind zurückgehalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>They wait until a person releases them.</source>
        <translation>Sie warten, bis jemand sie freigibt.</translation>
    </message>
    <message numerus="yes">
        <source>Something runs: %n task(s) at this moment.</source>
        <translation>
            <numerusform>Es läuft etwas: %n Aufgabe in diesem Augenblick.</numerusform>
            <numerusform>Es läuft etwas: %n Aufgaben in diesem Augenblick.</numerusform>
        </translation>
    </message>
    <message>
        <source>What stands in the way of others is below.</source>
        <translation>Was anderen im Weg steht, steht darunter.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are ready, but no enabled agent does them.</source>
        <translation>
            <numerusform>%Ln Aufgabe ist bereit, aber kein eingeschalteter Agent kann sie.</numerusform>
            <numerusform>%Ln Aufgaben sind bereit, aber kein eingeschalteter Agent kann sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an agent for their kind, or let one that you have do it too.</source>
        <translation>Einen Agenten für ihre Art hinzufügen oder einen vorhandenen sie mit erledigen lassen.</translation>
    </message>
    <message>
        <source>The file of the database was moved or deleted while it was in use.</source>
        <translation>Die Datei der Datenbank wurde verschoben oder gelöscht, während sie in Gebrauch war.</translation>
    </message>
    <message>
        <source>Put it back, and it goes on by itself. If it is lost, quit and restore a copy: qdeck restore.</source>
        <translation>Sie zurücklegen, dann geht es von selbst weiter. Ist sie verloren, beenden und eine Kopie zurückholen: qdeck restore.</translation>
    </message>
    <message>
        <source>The journal does not match what is known of it outside of the database: it was cut off, made anew or exchanged.</source>
        <translation>Das Journal passt nicht zu dem, was außerhalb der Datenbank von ihm bekannt ist: Es wurde abgeschnitten, neu gemacht oder ausgetauscht.</translation>
    </message>
    <message>
        <source>Find out with qdeck verify before you resume: an older queue does again what was done.</source>
        <translation>Mit qdeck verify nachsehen, bevor fortgesetzt wird: Eine ältere Warteschlange macht noch einmal, was schon getan ist.</translation>
    </message>
</context>
<context>
    <name>qd::ImportDialog</name>
    <message>
        <source>&amp;Hold them until I release them</source>
        <translation>&amp;Zurückhalten, bis ich sie freigebe</translation>
    </message>
    <message>
        <source>Import tasks</source>
        <translation>Aufgaben importieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s)</source>
        <translation>
            <numerusform>%Ln Aufgabe</numerusform>
            <numerusform>%Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>As each file says</source>
        <translation>Wie jede Datei es sagt</translation>
    </message>
    <message>
        <source>PROOF</source>
        <translation>PROOF</translation>
    </message>
    <message>
        <source>REAL</source>
        <translation>REAL</translation>
    </message>
    <message>
        <source>&amp;Mode:</source>
        <translation>&amp;Modus:</translation>
    </message>
    <message>
        <source>Tasks that were found</source>
        <translation>Gefundene Aufgaben</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>%L1 ready</source>
        <translation>%L1 bereit</translation>
    </message>
    <message>
        <source>%L1 already there</source>
        <translation>%L1 schon vorhanden</translation>
    </message>
    <message>
        <source>%L1 not valid</source>
        <translation>%L1 nicht gültig</translation>
    </message>
    <message>
        <source>%L1 left out</source>
        <translation>%L1 ausgelassen</translation>
    </message>
    <message>
        <source>%1 found: %2. Nothing is added yet.</source>
        <translation>%1 gefunden: %2. Noch ist nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>REAL is not armed: what asks for REAL waits until you arm it.</source>
        <translation>REAL ist nicht scharf: Was REAL verlangt, wartet auf das Scharfschalten.</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>Wird hinzugefügt…</translation>
    </message>
    <message>
        <source>%1 added; these were refused:</source>
        <translation>%1 hinzugefügt; diese wurden abgelehnt:</translation>
    </message>
    <message>
        <source>&amp;Add %L1</source>
        <translation>%L1 &amp;hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) cannot be read.</source>
        <comment>files, folders or pasted text</comment>
        <translation>
            <numerusform>%Ln Quelle ist nicht lesbar.</numerusform>
            <numerusform>%Ln Quellen sind nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>qd::JournalModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>qd::KillDialog</name>
    <message>
        <source>Running tasks and what becomes of them</source>
        <translation>Laufende Aufgaben und was aus ihnen wird</translation>
    </message>
    <message>
        <source>Running task</source>
        <translation>Laufende Aufgabe</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>Notstopp</translation>
    </message>
    <message>
        <source>&amp;Reason, kept in the journal:</source>
        <translation>&amp;Grund, kommt ins Journal:</translation>
    </message>
    <message>
        <source>&amp;Kill daemon</source>
        <translation>&amp;Notstopp auslösen</translation>
    </message>
    <message>
        <source>Agents are asked to end and get a moment to do so</source>
        <translation>Agenten werden gebeten aufzuhören und bekommen einen Moment dafür</translation>
    </message>
    <message>
        <source>Kill &amp;now</source>
        <translation>&amp;Sofort beenden</translation>
    </message>
    <message>
        <source>Agents are ended without being asked</source>
        <translation>Agenten werden ungefragt beendet</translation>
    </message>
    <message>
        <source>&amp;Drain instead</source>
        <translation>Lieber aus&amp;laufen lassen</translation>
    </message>
    <message>
        <source>What runs goes on to its end, nothing new begins, then the daemon stops</source>
        <translation>Was läuft, läuft zu Ende, nichts Neues beginnt, dann stoppt der Daemon</translation>
    </message>
    <message>
        <source>Stop the daemon and every agent?</source>
        <translation>Den Daemon und alle Agenten stoppen?</translation>
    </message>
    <message>
        <source>No process of an agent is left alive, the lease is released and REAL is disarmed. The daemon stays stopped until you reset the kill.</source>
        <translation>Kein Prozess eines Agenten bleibt am Leben, die Lease wird abgegeben und REAL entschärft. Der Daemon bleibt gestoppt, bis der Notstopp aufgehoben wird.</translation>
    </message>
    <message>
        <source>No task is running.</source>
        <translation>Es läuft keine Aufgabe.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running task(s):</source>
        <translation>
            <numerusform>%Ln Aufgabe läuft:</numerusform>
            <numerusform>%Ln Aufgaben laufen:</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the queue: nothing had begun</source>
        <translation>Zurück in die Warteschlange: Nichts hatte begonnen</translation>
    </message>
    <message>
        <source>Outcome unknown: you decide what happened</source>
        <translation>Ausgang ungewiss: Ein Mensch entscheidet, was geschehen ist</translation>
    </message>
    <message>
        <source>%1  %2  (%3)</source>
        <translation>%1  %2  (%3)</translation>
    </message>
    <message>
        <source>The first %L1 are:</source>
        <translation>Die ersten %L1 sind:</translation>
    </message>
    <message>
        <source>Tried again later; this attempt does not count</source>
        <translation>Später erneut; dieser Versuch zählt nicht</translation>
    </message>
</context>
<context>
    <name>qd::LogFilterBar</name>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>%1 and above</source>
        <translation>%1 und darüber</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what, how many lines</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Mindeststufe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alle Quellen</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>Alle Zeiten</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>Letzte Minute</translation>
    </message>
    <message>
        <source>Last 15 min</source>
        <translation>Letzte 15 min</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 24 h</source>
        <translation>Letzte 24 h</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Only the lines that you marked</source>
        <translation>Nur die selbst markierten Zeilen</translation>
    </message>
</context>
<context>
    <name>qd::LogModel</name>
    <message numerus="yes">
        <source>%n line(s) came too fast to be shown.</source>
        <translation>
            <numerusform>%Ln Zeile kam zu schnell, um gezeigt zu werden.</numerusform>
            <numerusform>%Ln Zeilen kamen zu schnell, um gezeigt zu werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>● %1</source>
        <comment>a marked line, its time</comment>
        <translation>● %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>qd::LogPage</name>
    <message>
        <source>Find previous</source>
        <translation>Vorigen suchen</translation>
    </message>
    <message>
        <source>Log: the match before</source>
        <translation>Protokoll: der vorige Treffer</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Nächsten suchen</translation>
    </message>
    <message>
        <source>Log: the next match</source>
        <translation>Protokoll: der nächste Treffer</translation>
    </message>
    <message>
        <source>Previous error</source>
        <translation>Voriger Fehler</translation>
    </message>
    <message>
        <source>Log: the error before</source>
        <translation>Protokoll: der vorige Fehler</translation>
    </message>
    <message>
        <source>Next error</source>
        <translation>Nächster Fehler</translation>
    </message>
    <message>
        <source>Log: the next error</source>
        <translation>Protokoll: der nächste Fehler</translation>
    </message>
    <message>
        <source>Find in log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Log: type what to look for</source>
        <translation>Protokoll: eintippen, was zu suchen ist</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Log: what is typed is a regular expression</source>
        <translation>Protokoll: Die Eingabe ist ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Mark line</source>
        <translation>Zeile markieren</translation>
    </message>
    <message>
        <source>Log: mark the line, or take the mark away</source>
        <translation>Protokoll: die Zeile markieren oder die Markierung entfernen</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Log: up to three lines of text per entry</source>
        <translation>Protokoll: bis zu drei Zeilen Text je Eintrag</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Log: copy the chosen lines as text</source>
        <translation>Protokoll: die gewählten Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Log: copy the chosen lines as JSON</source>
        <translation>Protokoll: die gewählten Zeilen als JSON kopieren</translation>
    </message>
    <message>
        <source>Save log…</source>
        <translation>Protokoll speichern…</translation>
    </message>
    <message>
        <source>Log: write the shown lines to a file, as text or NDJSON</source>
        <translation>Protokoll: die gezeigten Zeilen in eine Datei schreiben, als Text oder NDJSON</translation>
    </message>
    <message>
        <source>Follow the end</source>
        <translation>Dem Ende folgen</translation>
    </message>
    <message>
        <source>Log: go to the newest line and stay there</source>
        <translation>Protokoll: zur neuesten Zeile gehen und dort bleiben</translation>
    </message>
    <message>
        <source>Freeze or continue</source>
        <translation>Einfrieren oder fortsetzen</translation>
    </message>
    <message>
        <source>Log: keep the lines still; what comes waits</source>
        <translation>Protokoll: die Zeilen stillhalten; was kommt, wartet</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Log entries</source>
        <translation>Protokolleinträge</translation>
    </message>
    <message numerus="yes">
        <source>Continue (%n new)</source>
        <translation>
            <numerusform>Fortsetzen (%Ln neue)</numerusform>
            <numerusform>Fortsetzen (%Ln neue)</numerusform>
        </translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>No such line. Lower the level or widen the time.</source>
        <translation>Keine solche Zeile. Die Stufe senken oder die Zeit weiten.</translation>
    </message>
    <message>
        <source>No log line yet.</source>
        <translation>Noch keine Protokollzeile.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>not an expression</source>
        <translation>kein Ausdruck</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>wird gesucht…</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>%1 of %L2</source>
        <comment>match</comment>
        <translation>%1 von %L2</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>quarterdeck-log.txt</source>
        <translation>quarterdeck-protokoll.txt</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>NDJSON, one object per line (*.ndjson)</source>
        <translation>NDJSON, ein Objekt je Zeile (*.ndjson)</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved as %1</source>
        <translation>
            <numerusform>%Ln Zeile als %1 gespeichert</numerusform>
            <numerusform>%Ln Zeilen als %1 gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>Above: the newest of the journal. From here on: everything that is said.</source>
        <translation>Darüber: das Neueste aus dem Journal. Ab hier: alles, was gesagt wird.</translation>
    </message>
    <message>
        <source>No error after this so far.</source>
        <translation>Danach bisher kein Fehler.</translation>
    </message>
    <message>
        <source>No error before this.</source>
        <translation>Davor kein Fehler.</translation>
    </message>
</context>
<context>
    <name>qd::LogRecord</name>
    <message>
        <source>Whole record</source>
        <translation>Ganzer Eintrag</translation>
    </message>
    <message>
        <source>Choose a line to read all of it.</source>
        <translation>Eine Zeile wählen, um alles davon zu lesen.</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
</context>
<context>
    <name>qd::LogText</name>
    <message>
        <source>Time: %1</source>
        <translation>Zeit: %1</translation>
    </message>
    <message>
        <source>Level: %1</source>
        <translation>Stufe: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Task: %1</source>
        <translation>Aufgabe: %1</translation>
    </message>
    <message>
        <source>Tick: %L1</source>
        <translation>Takt: %L1</translation>
    </message>
</context>
<context>
    <name>qd::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation>A&amp;ufgabe</translation>
    </message>
    <message>
        <source>&amp;Daemon</source>
        <translation>Dae&amp;mon</translation>
    </message>
    <message>
        <source>A&amp;gents</source>
        <translation>A&amp;genten</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>The daemon is gone. What you see is the last it told; nothing can be done from here.</source>
        <translation>Der Daemon ist weg. Zu sehen ist, was er zuletzt gemeldet hat; von hier aus geht nichts mehr.</translation>
    </message>
    <message>
        <source>%1 – Quarterdeck [%2]</source>
        <comment>profile, mode</comment>
        <translation>%1 – Quarterdeck [%2]</translation>
    </message>
    <message>
        <source>REAL</source>
        <translation>REAL</translation>
    </message>
    <message>
        <source>PROOF</source>
        <translation>PROOF</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>show this task</source>
        <translation>diese Aufgabe zeigen</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>When the window &amp;closes</source>
        <translation>&amp;Wenn das Fenster schließt</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>This key opens the menu %1.</source>
        <translation>Diese Taste öffnet das Menü %1.</translation>
    </message>
</context>
<context>
    <name>qd::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Meldung schließen</translation>
    </message>
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
    <name>qd::MetricsModel</name>
    <message>
        <source>All together</source>
        <translation>Alles zusammen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>Warten p50</translation>
    </message>
    <message>
        <source>Wait p95</source>
        <translation>Warten p95</translation>
    </message>
    <message>
        <source>Run p50</source>
        <translation>Laufen p50</translation>
    </message>
    <message>
        <source>Run p95</source>
        <translation>Laufen p95</translation>
    </message>
    <message>
        <source>Tick p50</source>
        <translation>Takt p50</translation>
    </message>
    <message>
        <source>Tick p95</source>
        <translation>Takt p95</translation>
    </message>
</context>
<context>
    <name>qd::ModeBadge</name>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Show where the mode is changed</source>
        <translation>Zeigen, wo der Modus geändert wird</translation>
    </message>
</context>
<context>
    <name>qd::NeedsYou</name>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Look and approve</source>
        <translation>Ansehen, genehmigen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Abnehmen</translation>
    </message>
    <message>
        <source>Show dead letters</source>
        <translation>Aufgegebene zeigen</translation>
    </message>
    <message>
        <source>Show held</source>
        <translation>Zurückgehaltene zeigen</translation>
    </message>
    <message>
        <source>Arm REAL…</source>
        <translation>REAL scharf schalten…</translation>
    </message>
    <message>
        <source>Show agents</source>
        <translation>Agenten zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n outcome(s) unknown: find out and decide</source>
        <translation>
            <numerusform>%Ln Ausgang ungewiss: herausfinden und entscheiden</numerusform>
            <numerusform>%Ln Ausgänge ungewiss: herausfinden und entscheiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) of agents</source>
        <translation>
            <numerusform>%Ln Frage eines Agenten</numerusform>
            <numerusform>%Ln Fragen von Agenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proved effect(s) to approve</source>
        <translation>
            <numerusform>%Ln dargelegte Wirkung zu genehmigen</numerusform>
            <numerusform>%Ln dargelegte Wirkungen zu genehmigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished task(s) to accept</source>
        <translation>
            <numerusform>%Ln fertige Aufgabe abzunehmen</numerusform>
            <numerusform>%Ln fertige Aufgaben abzunehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dead letter(s): out of attempts</source>
        <translation>
            <numerusform>%Ln Aufgabe aufgegeben: keine Versuche mehr</numerusform>
            <numerusform>%Ln Aufgaben aufgegeben: keine Versuche mehr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) held until you release</source>
        <translation>
            <numerusform>%Ln Aufgabe zurückgehalten bis zur Freigabe</numerusform>
            <numerusform>%Ln Aufgaben zurückgehalten bis zur Freigabe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait for REAL to be armed</source>
        <translation>
            <numerusform>%Ln Aufgabe wartet darauf, dass REAL scharf wird</numerusform>
            <numerusform>%Ln Aufgaben warten darauf, dass REAL scharf wird</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s) failing again and again</source>
        <translation>
            <numerusform>%Ln Agent scheitert immer wieder</numerusform>
            <numerusform>%Ln Agenten scheitern immer wieder</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Zu erledigen</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nichts zu erledigen.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait for an agent: no enabled one does them</source>
        <translation>
            <numerusform>%Ln Aufgabe wartet auf einen Agenten: kein eingeschalteter kann sie</numerusform>
            <numerusform>%Ln Aufgaben warten auf einen Agenten: kein eingeschalteter kann sie</numerusform>
        </translation>
    </message>
    <message>
        <source>At least %1</source>
        <comment>sentence that begins with a number</comment>
        <translation>Mindestens %1</translation>
    </message>
</context>
<context>
    <name>qd::NewTaskDialog</name>
    <message>
        <source>git
status
--short</source>
        <translation>git
status
--short</translation>
    </message>
    <message>
        <source>sleep 2
succeed all is well</source>
        <translation>sleep 2
succeed all is well</translation>
    </message>
    <message>
        <source>What is to be done, in Markdown</source>
        <translation>Was zu tun ist, in Markdown</translation>
    </message>
    <message>
        <source>H&amp;old it until I release it</source>
        <translation>&amp;Zurückhalten, bis ich sie freigebe</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>&amp;Add task</source>
        <translation>Aufgabe &amp;hinzufügen</translation>
    </message>
    <message>
        <source>A scratch directory of the profile</source>
        <translation>Ein Arbeitsordner des Profils</translation>
    </message>
    <message>
        <source>PROOF: write down what would happen</source>
        <translation>PROOF: aufschreiben, was geschehen würde</translation>
    </message>
    <message>
        <source>REAL: do it, when armed</source>
        <translation>REAL: tun, sobald scharf geschaltet</translation>
    </message>
    <message>
        <source>&amp;Title:</source>
        <translation>&amp;Titel:</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>A&amp;rt:</translation>
    </message>
    <message>
        <source>&amp;Command,
one argument per line:</source>
        <translation>&amp;Befehl,
ein Argument je Zeile:</translation>
    </message>
    <message>
        <source>&amp;Steps,
one per line:</source>
        <translation>&amp;Schritte,
einer je Zeile:</translation>
    </message>
    <message>
        <source>&amp;Instructions:</source>
        <translation>A&amp;nweisungen:</translation>
    </message>
    <message>
        <source>&amp;Directory:</source>
        <translation>&amp;Verzeichnis:</translation>
    </message>
    <message>
        <source>&amp;Priority, 10 first:</source>
        <translation>&amp;Priorität, 10 zuerst:</translation>
    </message>
    <message>
        <source>&amp;Mode:</source>
        <translation>&amp;Modus:</translation>
    </message>
    <message>
        <source>No agent does this yet: the task would wait for one.</source>
        <translation>Noch erledigt kein Agent das: Die Aufgabe würde auf einen warten.</translation>
    </message>
    <message>
        <source>The same task is already there as %1.</source>
        <translation>Dieselbe Aufgabe gibt es schon als %1.</translation>
    </message>
    <message>
        <source>Choose the directory</source>
        <translation>Verzeichnis wählen</translation>
    </message>
</context>
<context>
    <name>qd::PageBook</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Autonomy</source>
        <translation>Autonomie</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) for a person to decide</source>
        <translation>
            <numerusform>%Ln Aufgabe wartet auf eine Entscheidung</numerusform>
            <numerusform>%Ln Aufgaben warten auf eine Entscheidung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s), %1, %2</source>
        <comment>in all, so many queued, so many running</comment>
        <translation>
            <numerusform>%Ln Aufgabe, %1, %2</numerusform>
            <numerusform>%Ln Aufgaben, %1, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 agents enabled</source>
        <translation>%L1 von %L2 Agenten aktiv</translation>
    </message>
</context>
<context>
    <name>qd::PaletteDialog</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Command, task or agent</source>
        <translation>Befehl, Aufgabe oder Agent</translation>
    </message>
    <message>
        <source>Type a command, a task as T-42, or an agent</source>
        <translation>Befehl, Aufgabe wie T-42 oder Agent</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>%1   (%2)</source>
        <translation>%1   (%2)</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nichts heißt so.</translation>
    </message>
</context>
<context>
    <name>qd::PathField</name>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
</context>
<context>
    <name>qd::QueryResultModel</name>
    <message>
        <source>blob of %L1 bytes: %2</source>
        <translation>Blob von %L1 Bytes: %2</translation>
    </message>
    <message>
        <source>%1… (cut: %L2 bytes)</source>
        <translation>%1… (gekürzt: %L2 Bytes)</translation>
    </message>
</context>
<context>
    <name>qd::QueuePage</name>
    <message>
        <source>What was dropped cannot be read.</source>
        <translation>Was fallen gelassen wurde, lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Tasks shown</source>
        <translation>Gezeigte Aufgaben</translation>
    </message>
    <message>
        <source>Save &amp;view…</source>
        <translation>Ansich&amp;t speichern…</translation>
    </message>
    <message>
        <source>Save view…</source>
        <translation>Ansicht speichern…</translation>
    </message>
    <message>
        <source>Keep filter and order under a name, in the sidebar</source>
        <translation>Filter und Ordnung unter einem Namen behalten, in der Seitenleiste</translation>
    </message>
    <message>
        <source>&amp;Follow the queue</source>
        <translation>Der Warteschlange f&amp;olgen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Off: rows that would move or appear wait until you ask for them</source>
        <translation>Aus: Zeilen, die wandern oder auftauchen würden, warten auf Abruf</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%Ln Aufgabe</numerusform>
            <numerusform>%Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is being read…</source>
        <translation>Die Warteschlange wird gelesen…</translation>
    </message>
    <message>
        <source>No task matches.</source>
        <translation>Keine Aufgabe passt.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Drop task files here, or write one.</source>
        <translation>Aufgabendateien hier fallen lassen oder eine Aufgabe schreiben.</translation>
    </message>
    <message>
        <source>New task…</source>
        <translation>Neue Aufgabe…</translation>
    </message>
    <message numerus="yes">
        <source>%n newer – show</source>
        <translation>
            <numerusform>%Ln neuere – zeigen</numerusform>
            <numerusform>%Ln neuere – zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>New order – show</source>
        <translation>Neue Ordnung – zeigen</translation>
    </message>
    <message>
        <source>%1 is not in the queue.</source>
        <translation>%1 ist nicht in der Warteschlange.</translation>
    </message>
    <message>
        <source>There is neither a file nor text on the clipboard.</source>
        <translation>In der Zwischenablage ist weder eine Datei noch Text.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Take files or text from the clipboard, as if they were dropped here</source>
        <translation>Dateien oder Text aus der Zwischenablage nehmen, als wären sie hier abgelegt</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s)</source>
        <comment>those that a filter leaves</comment>
        <translation>
            <numerusform>%1 von %n Aufgabe</numerusform>
            <numerusform>%1 von %n Aufgaben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::QueueSidebar</name>
    <message>
        <source>States and views</source>
        <translation>Zustände und Ansichten</translation>
    </message>
    <message>
        <source>Re&amp;name view</source>
        <translation>Ansicht &amp;umbenennen</translation>
    </message>
    <message>
        <source>Give the saved view another name</source>
        <translation>Der gespeicherten Ansicht einen anderen Namen geben</translation>
    </message>
    <message>
        <source>&amp;Remove view</source>
        <translation>Ansicht &amp;entfernen</translation>
    </message>
    <message>
        <source>Forget the saved view; can be undone</source>
        <translation>Die gespeicherte Ansicht vergessen; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Put the view before the one above</source>
        <translation>Die Ansicht vor die darüber setzen</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Put the view behind the one below</source>
        <translation>Die Ansicht hinter die darunter setzen</translation>
    </message>
</context>
<context>
    <name>qd::QueueSidebarModel</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>Zu genehmigen</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Waiting on others</source>
        <translation>Warten auf andere</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Abnahme</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>group, how many</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>qd::QueueSight</name>
    <message>
        <source>All tasks</source>
        <translation>Alle Aufgaben</translation>
    </message>
    <message numerus="yes">
        <source>%n view(s) are kept. Remove one first.</source>
        <translation>
            <numerusform>Es gibt schon %Ln Ansicht. Zuerst eine entfernen.</numerusform>
            <numerusform>Es gibt schon %Ln Ansichten. Zuerst eine entfernen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The view %1 is removed.</source>
        <translation>Die Ansicht %1 ist entfernt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>qd::QuitDialog</name>
    <message numerus="yes">
        <source>Quit while %n task(s) still run?</source>
        <translation>
            <numerusform>Beenden, während noch %Ln Aufgabe läuft?</numerusform>
            <numerusform>Beenden, während noch %Ln Aufgaben laufen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close while %n task(s) run?</source>
        <translation>
            <numerusform>Schließen, während %Ln Aufgabe läuft?</numerusform>
            <numerusform>Schließen, während %Ln Aufgaben laufen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Close while the daemon works?</source>
        <translation>Schließen, während der Daemon arbeitet?</translation>
    </message>
    <message>
        <source>In the tray the daemon works on without a window. Drain lets what runs end, takes nothing new, and then quits.</source>
        <translation>Im Infobereich arbeitet der Daemon ohne Fenster weiter. Auslaufen lässt enden, was läuft, nimmt nichts Neues an und beendet dann.</translation>
    </message>
    <message>
        <source>The daemon ends with this window. Drain lets what runs end, takes nothing new, and then quits.</source>
        <translation>Der Daemon endet mit diesem Fenster. Auslaufen lässt enden, was läuft, nimmt nichts Neues an und beendet dann.</translation>
    </message>
    <message>
        <source>&amp;Remember this; File ▸ When the window closes changes it</source>
        <translation>&amp;Merken; zu ändern unter Datei ▸ Wenn das Fenster schließt</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>&amp;Quit now</source>
        <translation>&amp;Jetzt beenden</translation>
    </message>
    <message>
        <source>&amp;Keep in the tray</source>
        <translation>Im &amp;Infobereich behalten</translation>
    </message>
    <message>
        <source>&amp;Drain and quit</source>
        <translation>Aus&amp;laufen lassen und beenden</translation>
    </message>
    <message>
        <source>It quits by itself when they have ended.</source>
        <translation>Es schließt von selbst, wenn sie zu Ende sind.</translation>
    </message>
    <message>
        <source>If you quit now, agents are stopped: tasks in PROOF are tried again at the next start; for commands in REAL you will have to say what happened.</source>
        <translation>Beim sofortigen Beenden werden Agenten angehalten: Aufgaben in PROOF werden beim nächsten Start erneut versucht; bei Befehlen in REAL ist zu sagen, was geschehen ist.</translation>
    </message>
</context>
<context>
    <name>qd::QuitFlow</name>
    <message>
        <source>Quits when what runs has ended. Nothing new begins.</source>
        <translation>Wird beendet, wenn geendet hat, was läuft. Nichts Neues beginnt.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Quitting was taken back</source>
        <translation>Das Beenden wurde zurückgenommen</translation>
    </message>
</context>
<context>
    <name>qd::RemoveAgentDialog</name>
    <message>
        <source>It has nothing in hand now.</source>
        <translation>Er hat gerade nichts in Arbeit.</translation>
    </message>
    <message>
        <source>What it has in hand goes on to its end: %1.</source>
        <translation>Was er in Arbeit hat, läuft zu Ende: %1.</translation>
    </message>
    <message>
        <source>Tasks that ask for it by name wait until there is an agent of this name again. Its settings are lost; what it has done stays on record.</source>
        <translation>Aufgaben, die ihn beim Namen verlangen, warten, bis es wieder einen Agenten dieses Namens gibt. Seine Einstellungen gehen verloren; was er getan hat, bleibt verzeichnet.</translation>
    </message>
    <message>
        <source>Remove agent</source>
        <translation>Agent entfernen</translation>
    </message>
    <message>
        <source>&amp;Remove agent</source>
        <translation>Agent &amp;entfernen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
</context>
<context>
    <name>qd::ResetKillDialog</name>
    <message>
        <source>Reset kill</source>
        <translation>Notstopp aufheben</translation>
    </message>
    <message>
        <source>&amp;Reset kill</source>
        <translation>Notstopp &amp;aufheben</translation>
    </message>
    <message>
        <source>&amp;Type RESET:</source>
        <translation>RESET &amp;tippen:</translation>
    </message>
    <message>
        <source>Leave the killed state?</source>
        <translation>Den Notstopp verlassen?</translation>
    </message>
    <message>
        <source>The daemon comes up paused: nothing runs until you resume it. Look at tasks whose outcome is unknown first.</source>
        <translation>Der Daemon kommt angehalten wieder hoch: Nichts läuft, bis er fortgesetzt wird. Zuerst die Aufgaben ansehen, deren Ausgang ungewiss ist.</translation>
    </message>
</context>
<context>
    <name>qd::ResolveDialog</name>
    <message>
        <source>What became of %1?</source>
        <translation>Was wurde aus %1?</translation>
    </message>
    <message numerus="yes">
        <source>What became of these %n task(s)?</source>
        <translation>
            <numerusform>Was wurde aus dieser Aufgabe?</numerusform>
            <numerusform>Was wurde aus diesen %Ln Aufgaben?</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks and what may have happened</source>
        <translation>Aufgaben und was geschehen sein mag</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>What may have happened</source>
        <translation>Was geschehen sein mag</translation>
    </message>
    <message>
        <source>Decide what happened</source>
        <translation>Entscheiden, was geschehen ist</translation>
    </message>
    <message>
        <source>How do you &amp;know? Kept in the journal:</source>
        <translation>Wo&amp;her ist das bekannt? Kommt ins Journal:</translation>
    </message>
    <message>
        <source>&amp;Decide</source>
        <translation>&amp;Entscheiden</translation>
    </message>
    <message>
        <source>It began for real and ended without an answer. Look at the place where it would have happened, then say what you found.</source>
        <translation>Es begann wirklich und endete ohne Antwort. Dort nachsehen, wo es geschehen wäre, dann sagen, was zu finden war.</translation>
    </message>
    <message>
        <source>It &amp;happened</source>
        <translation>Es ist &amp;geschehen</translation>
    </message>
    <message>
        <source>Counts as succeeded. Nothing is done again.</source>
        <translation>Zählt als gelungen. Nichts wird noch einmal getan.</translation>
    </message>
    <message>
        <source>It did &amp;not happen</source>
        <translation>Es ist &amp;nicht geschehen</translation>
    </message>
    <message>
        <source>Counts as failed. You can requeue it later.</source>
        <translation>Zählt als gescheitert. Später neu einreihen ist möglich.</translation>
    </message>
    <message>
        <source>&amp;Run it again</source>
        <translation>Noch einmal &amp;ausführen</translation>
    </message>
    <message>
        <source>Careful: if it did happen, it is done twice. Choose this only if twice does no harm.</source>
        <translation>Vorsicht: Ist es doch geschehen, geschieht es zweimal. Nur wählen, wenn zweimal nicht schadet.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>kind, mode</comment>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>May have run: %1</source>
        <translation>Lief vielleicht: %1</translation>
    </message>
</context>
<context>
    <name>qd::RestoreDialog</name>
    <message>
        <source>sound</source>
        <comment>a copy</comment>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>of a newer version</source>
        <comment>a copy</comment>
        <translation>einer neueren Version</translation>
    </message>
    <message>
        <source>damaged</source>
        <comment>a copy</comment>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>&amp;Go back to this copy</source>
        <translation>&amp;Zu dieser Kopie zurückkehren</translation>
    </message>
    <message>
        <source>Quarterdeck</source>
        <translation>Quarterdeck</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>Profil: %1</translation>
    </message>
    <message>
        <source>Quarterdeck cannot start</source>
        <translation>Quarterdeck kann nicht starten</translation>
    </message>
    <message>
        <source>Copies of the database</source>
        <translation>Kopien der Datenbank</translation>
    </message>
    <message>
        <source>Newest entry</source>
        <translation>Neuester Eintrag</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Entries lost</source>
        <translation>Einträge verloren</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>&amp;Type RESTORE:</source>
        <translation>RESTORE &amp;tippen:</translation>
    </message>
    <message>
        <source>The copies are being looked at, each of them whole…</source>
        <translation>Die Kopien werden angesehen, jede ganz…</translation>
    </message>
    <message>
        <source>A copy can be put in the place of the database. The file that is there now is kept.</source>
        <translation>Eine Kopie kann an die Stelle der Datenbank treten. Die Datei, die jetzt dort liegt, bleibt erhalten.</translation>
    </message>
    <message>
        <source>There is no sound copy in this profile. If you have one elsewhere, type in a terminal: qdeck restore FILE --confirm RESTORE</source>
        <translation>In diesem Profil gibt es keine Kopie, die in Ordnung ist. Liegt anderswo eine, in einem Terminal eingeben: qdeck restore FILE --confirm RESTORE</translation>
    </message>
    <message>
        <source>Nothing is known to have come after this copy. The daemon comes up paused and in PROOF.</source>
        <translation>Es ist nicht bekannt, dass nach dieser Kopie etwas kam. Der Daemon kommt angehalten und in PROOF.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies) of the journal came after this copy: what they tell of is lost. The daemon comes up paused and in PROOF, so that you can look first; what was done since may be in the queue again.</source>
        <translation>
            <numerusform>%Ln Eintrag des Journals kam nach dieser Kopie: Wovon er erzählt, ist verloren. Der Daemon kommt angehalten und in PROOF, damit man erst nachsehen kann; was seither getan wurde, kann wieder in der Warteschlange stehen.</numerusform>
            <numerusform>%Ln Einträge des Journals kamen nach dieser Kopie: Wovon sie erzählen, ist verloren. Der Daemon kommt angehalten und in PROOF, damit man erst nachsehen kann; was seither getan wurde, kann wieder in der Warteschlange stehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy is being put in the place of the database…</source>
        <translation>Die Kopie wird an die Stelle der Datenbank gesetzt…</translation>
    </message>
    <message>
        <source>Go back to a copy?</source>
        <translation>Zu einer Kopie zurückkehren?</translation>
    </message>
    <message>
        <source>The daemon has ended. If you close this, the console starts again as it was.</source>
        <translation>Der Daemon ist beendet. Wird dies geschlossen, so startet die Konsole wieder, wie sie war.</translation>
    </message>
</context>
<context>
    <name>qd::SavedQueries</name>
    <message>
        <source>Dead letters by error</source>
        <translation>Aufgegebene nach Fehler</translation>
    </message>
    <message>
        <source>Slowest attempts</source>
        <translation>Langsamste Versuche</translation>
    </message>
    <message>
        <source>Effects by class and outcome</source>
        <translation>Wirkungen nach Klasse und Ausgang</translation>
    </message>
    <message>
        <source>Ticks of the last hour</source>
        <translation>Takte der letzten Stunde</translation>
    </message>
    <message>
        <source>History of the lease</source>
        <translation>Geschichte der Lease</translation>
    </message>
    <message>
        <source>Attempts by agent and outcome</source>
        <translation>Versuche nach Agent und Ausgang</translation>
    </message>
    <message>
        <source>Checks that said no</source>
        <translation>Prüfungen, die Nein sagten</translation>
    </message>
    <message>
        <source>Who did what, the newest</source>
        <translation>Wer was tat, das Neueste</translation>
    </message>
    <message>
        <source>Tables and their columns</source>
        <translation>Tabellen und ihre Spalten</translation>
    </message>
</context>
<context>
    <name>qd::SettingField</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>unit, range</comment>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>A change counts from the next start of the daemon on.</source>
        <translation>Eine Änderung gilt ab dem nächsten Start des Daemons.</translation>
    </message>
    <message>
        <source>Only who may arm REAL can change this.</source>
        <translation>Nur wer REAL scharf schalten darf, kann das ändern.</translation>
    </message>
    <message>
        <source>%1   ·   %2</source>
        <translation>%1   ·   %2</translation>
    </message>
</context>
<context>
    <name>qd::SettingModel</name>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Why this value applies</source>
        <translation>Warum dieser Wert gilt</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
</context>
<context>
    <name>qd::SettingRow</name>
    <message>
        <source>may the engine be armed for REAL at all</source>
        <translation>darf REAL überhaupt scharf geschaltet werden</translation>
    </message>
    <message>
        <source>from one tick to the next, when nothing calls for one earlier</source>
        <translation>von einem Takt zum nächsten, wenn nichts früher einen verlangt</translation>
    </message>
    <message>
        <source>how many tasks one tick takes</source>
        <translation>wie viele Aufgaben ein Takt übernimmt</translation>
    </message>
    <message>
        <source>a tick that has lasted this long begins nothing more</source>
        <translation>ein Takt, der so lange gedauert hat, beginnt nichts mehr</translation>
    </message>
    <message>
        <source>how many tasks run at once, over all agents</source>
        <translation>wie viele Aufgaben gleichzeitig laufen, über alle Agenten</translation>
    </message>
    <message>
        <source>wait after the first failure; every further one doubles it</source>
        <translation>Wartezeit nach dem ersten Fehlschlag; jeder weitere verdoppelt sie</translation>
    </message>
    <message>
        <source>the longest wait after a failure, give or take a fifth</source>
        <translation>die längste Wartezeit nach einem Fehlschlag, auf ein Fünftel genau</translation>
    </message>
    <message>
        <source>attempts at a new task that does not say how many</source>
        <translation>Versuche für eine neue Aufgabe, die nicht sagt, wie viele</translation>
    </message>
    <message>
        <source>from asking an agent to end to ending it</source>
        <translation>von der Bitte an einen Agenten aufzuhören bis zu seinem Abbruch</translation>
    </message>
    <message>
        <source>the longest attempt at a task that does not say how long</source>
        <translation>der längste Versuch einer Aufgabe, die nicht sagt, wie lange</translation>
    </message>
    <message>
        <source>the longest silence of a task that does not say how long</source>
        <translation>die längste Stille einer Aufgabe, die nicht sagt, wie lange</translation>
    </message>
    <message>
        <source>where tasks without a workspace work; empty is the profile&apos;s scratch folder</source>
        <translation>wo Aufgaben ohne Arbeitsbereich arbeiten; leer ist der Arbeitsordner des Profils</translation>
    </message>
    <message>
        <source>Allow REAL</source>
        <translation>REAL erlauben</translation>
    </message>
    <message>
        <source>Tick interval</source>
        <translation>Taktabstand</translation>
    </message>
    <message>
        <source>Tasks per tick</source>
        <translation>Aufgaben je Takt</translation>
    </message>
    <message>
        <source>Longest tick</source>
        <translation>Längster Takt</translation>
    </message>
    <message>
        <source>Tasks at once</source>
        <translation>Aufgaben gleichzeitig</translation>
    </message>
    <message>
        <source>First wait after a failure</source>
        <translation>Erste Wartezeit nach einem Fehlschlag</translation>
    </message>
    <message>
        <source>Longest wait after a failure</source>
        <translation>Längste Wartezeit nach einem Fehlschlag</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Grace of a kill</source>
        <translation>Gnadenfrist beim Notstopp</translation>
    </message>
    <message>
        <source>Longest attempt</source>
        <translation>Längster Versuch</translation>
    </message>
    <message>
        <source>Longest silence</source>
        <translation>Längste Stille</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Changed here</source>
        <translation>Hier geändert</translation>
    </message>
    <message>
        <source>File of settings</source>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>The default is %1.</source>
        <translation>Der Standard ist %1.</translation>
    </message>
    <message>
        <source>Fixed by the command line of the daemon (%1): a change made here would not count.</source>
        <translation>Durch die Befehlszeile des Daemons festgelegt (%1): Eine Änderung hier würde nicht zählen.</translation>
    </message>
    <message>
        <source>Fixed by the environment of the daemon (%1): a change made here would not count.</source>
        <translation>Durch die Umgebung des Daemons festgelegt (%1): Eine Änderung hier würde nicht zählen.</translation>
    </message>
    <message>
        <source>Changed by %1.</source>
        <translation>Geändert von %1.</translation>
    </message>
    <message>
        <source>From the file of settings (%1).</source>
        <translation>Aus der Einstellungsdatei (%1).</translation>
    </message>
    <message>
        <source>This is the default: nobody has said otherwise.</source>
        <translation>Das ist der Standard: Niemand hat etwas anderes gesagt.</translation>
    </message>
</context>
<context>
    <name>qd::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Pages of settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Daemon</source>
        <translation>Daemon</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Why these values</source>
        <translation>Warum diese Werte</translation>
    </message>
    <message>
        <source>Reset &amp;page</source>
        <translation>Seite &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>The daemon is being asked…</source>
        <translation>Der Daemon wird gefragt…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Of this console alone; it counts at once.</source>
        <translation>Nur für diese Konsole; gilt sofort.</translation>
    </message>
    <message>
        <source>Five places can say what a setting is: the command line of the daemon, its environment, this dialog, the file of settings, and the default. The first of them that says anything counts.</source>
        <translation>Fünf Stellen können eine Einstellung festlegen: die Befehlszeile des Daemons, seine Umgebung, dieser Dialog, die Einstellungsdatei und der Standard. Die erste, die etwas sagt, zählt.</translation>
    </message>
    <message>
        <source>Settings in force</source>
        <translation>Geltende Einstellungen</translation>
    </message>
    <message>
        <source>No setting speaks of this.</source>
        <translation>Davon handelt keine Einstellung.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Of this console alone; it counts from its next start on.</source>
        <translation>Nur für diese Konsole; gilt ab ihrem nächsten Start.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Notifications of the desktop</source>
        <translation>Benachrichtigungen des Desktops</translation>
    </message>
    <message>
        <source>Of this console alone; it counts at once. While you look elsewhere you are told, once a minute at most of each kind: the daemon was killed or has stopped, new dead letters, tasks to approve, unknown outcomes.</source>
        <translation>Nur für diese Konsole; gilt sofort. Während der Blick woanders ist, wird gemeldet, höchstens einmal je Minute und Art: Notstopp oder Ende des Daemons, neu aufgegebene Aufgaben, Aufgaben zu genehmigen, ungewisse Ausgänge.</translation>
    </message>
    <message>
        <source>Tell the desktop what needs me</source>
        <translation>Dem Desktop melden, was zu erledigen ist</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Of this console alone; it counts from its next start on. The clock below the window shows both.</source>
        <translation>Nur für diese Konsole; gilt ab ihrem nächsten Start. Die Uhr unter dem Fenster zeigt beides.</translation>
    </message>
    <message>
        <source>In local time</source>
        <translation>In Ortszeit</translation>
    </message>
    <message>
        <source>In UTC</source>
        <translation>In UTC</translation>
    </message>
</context>
<context>
    <name>qd::Shortcuts</name>
    <message>
        <source>A key is one press, with Ctrl, Alt or Shift or without.</source>
        <translation>Eine Taste ist ein Druck, mit Strg, Alt oder Umschalt oder ohne.</translation>
    </message>
    <message>
        <source>%1 types something: add Ctrl or Alt.</source>
        <translation>%1 tippt etwas: Strg oder Alt dazunehmen.</translation>
    </message>
    <message>
        <source>%1 moves about in lists and lines: add Ctrl or Alt.</source>
        <translation>%1 bewegt sich in Listen und Zeilen: Strg oder Alt dazunehmen.</translation>
    </message>
    <message>
        <source>%1 is needed in texts.</source>
        <translation>%1 wird in Texten gebraucht.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” (%3). Take it away there first.</source>
        <translation>%1 gehört zu „%2“ (%3). Dort erst wegnehmen.</translation>
    </message>
</context>
<context>
    <name>qd::ShortcutsPage</name>
    <message>
        <source>Use this &amp;key</source>
        <translation>Diese &amp;Taste nehmen</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;Keine Taste</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>Zurück&amp;setzen</translation>
    </message>
    <message>
        <source>Reset &amp;all keys</source>
        <translation>&amp;Alle Tasten zurücksetzen</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>New key of the chosen command</source>
        <translation>Neue Taste des gewählten Befehls</translation>
    </message>
    <message>
        <source>New key for “%1”: choose the field and press it</source>
        <translation>Neue Taste für „%1“: das Feld wählen und sie drücken</translation>
    </message>
    <message>
        <source>No command is chosen.</source>
        <translation>Kein Befehl ist gewählt.</translation>
    </message>
    <message>
        <source>Press the key in the field first.</source>
        <translation>Die Taste erst im Feld drücken.</translation>
    </message>
</context>
<context>
    <name>qd::SourcePreviewModel</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation>Nicht gültig</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>%1, task %2</source>
        <translation>%1, Aufgabe %2</translation>
    </message>
    <message>
        <source>Twice in what is added here</source>
        <translation>Zweimal in dem, was hier hinzukommt</translation>
    </message>
    <message>
        <source>Already there as %1</source>
        <translation>Schon vorhanden als %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>qd::StackedBar</name>
    <message>
        <source>Tasks by state</source>
        <translation>Aufgaben nach Zustand</translation>
    </message>
</context>
<context>
    <name>qd::StartFaultDialog</name>
    <message>
        <source>Quarterdeck</source>
        <translation>Quarterdeck</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>Profil: %1</translation>
    </message>
    <message>
        <source>Quarterdeck cannot start</source>
        <translation>Quarterdeck kann nicht starten</translation>
    </message>
</context>
<context>
    <name>qd::StatusLine</name>
    <message>
        <source>Attached to the core of another program</source>
        <translation>Mit dem Kern eines anderen Programms verbunden</translation>
    </message>
    <message>
        <source>Last result</source>
        <translation>Letztes Ergebnis</translation>
    </message>
    <message>
        <source>It goes on when this window closes</source>
        <translation>Er läuft weiter, wenn dieses Fenster schließt</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Longest time without an answer</source>
        <translation>Längste Zeit ohne Antwort</translation>
    </message>
    <message>
        <source>Longest time in the last 10 seconds in which this window could not answer</source>
        <translation>Längste Zeit der letzten 10 Sekunden, in der dieses Fenster nicht antworten konnte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>UI %1 ms</source>
        <translation>UI %1 ms</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>time of day, what happened</comment>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>qd::StatusPhrase</name>
    <message>
        <source>%1 (asked %2, waits for tick)</source>
        <translation>%1 (angefordert %2, wartet auf den Takt)</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>Drained: Resume starts it again</source>
        <translation>Ausgelaufen: Fortsetzen startet ihn wieder</translation>
    </message>
    <message>
        <source>Standby: another daemon holds the lease</source>
        <translation>In Bereitschaft: Ein anderer Daemon hält die Lease</translation>
    </message>
    <message>
        <source>Draining: nothing runs any more</source>
        <translation>Läuft aus: Nichts läuft mehr</translation>
    </message>
    <message>
        <source>Draining: %1 still running</source>
        <translation>Läuft aus: noch %1 in Arbeit</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>Wird fortgesetzt…</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Draining…</source>
        <translation>Läuft aus…</translation>
    </message>
    <message>
        <source>Killing…</source>
        <translation>Notstopp…</translation>
    </message>
    <message>
        <source>%1 (asked %2)</source>
        <translation>%1 (angefordert %2)</translation>
    </message>
    <message>
        <source>Disk full: nothing new begins</source>
        <translation>Datenträger voll: Nichts Neues beginnt</translation>
    </message>
    <message>
        <source>No tick yet</source>
        <translation>Noch kein Takt</translation>
    </message>
    <message>
        <source>Tick %1</source>
        <translation>Takt %1</translation>
    </message>
    <message>
        <source>%1 (last work: %2)</source>
        <translation>%1 (letzte Arbeit: %2)</translation>
    </message>
    <message>
        <source>%1, %2, %3 left</source>
        <translation>%1, %2, noch %3</translation>
    </message>
    <message>
        <source>The database is gone</source>
        <translation>Die Datenbank ist weg</translation>
    </message>
    <message>
        <source>%1 %2 (obeyed by tick %3)</source>
        <comment>state, time</comment>
        <translation>%1 seit %2 (befolgt mit Takt %3)</translation>
    </message>
    <message>
        <source>Asked for by %1 at %2</source>
        <comment>who, time</comment>
        <translation>Verlangt von %1 um %2</translation>
    </message>
</context>
<context>
    <name>qd::TaskAnswer</name>
    <message numerus="yes">
        <source>Cancelled %n task(s).</source>
        <translation>
            <numerusform>%Ln Aufgabe abgebrochen.</numerusform>
            <numerusform>%Ln Aufgaben abgebrochen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Requeued %n task(s).</source>
        <translation>
            <numerusform>%Ln Aufgabe neu eingereiht.</numerusform>
            <numerusform>%Ln Aufgaben neu eingereiht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Held %n task(s) back.</source>
        <translation>
            <numerusform>%Ln Aufgabe zurückgehalten.</numerusform>
            <numerusform>%Ln Aufgaben zurückgehalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Released %n task(s).</source>
        <translation>
            <numerusform>%Ln Aufgabe freigegeben.</numerusform>
            <numerusform>%Ln Aufgaben freigegeben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approved %n task(s).</source>
        <translation>
            <numerusform>%Ln Aufgabe genehmigt.</numerusform>
            <numerusform>%Ln Aufgaben genehmigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Denied %n task(s).</source>
        <translation>
            <numerusform>%Ln Aufgabe abgelehnt.</numerusform>
            <numerusform>%Ln Aufgaben abgelehnt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopened %n task(s).</source>
        <translation>
            <numerusform>%Ln Aufgabe wieder geöffnet.</numerusform>
            <numerusform>%Ln Aufgaben wieder geöffnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the priority of %n task(s).</source>
        <translation>
            <numerusform>Priorität von %Ln Aufgabe geändert.</numerusform>
            <numerusform>Priorität von %Ln Aufgaben geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n task(s); the copies are held.</source>
        <translation>
            <numerusform>%Ln Aufgabe kopiert; die Kopie ist zurückgehalten.</numerusform>
            <numerusform>%Ln Aufgaben kopiert; die Kopien sind zurückgehalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decided about %n task(s).</source>
        <translation>
            <numerusform>Über %Ln Aufgabe entschieden.</numerusform>
            <numerusform>Über %Ln Aufgaben entschieden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n task(s) to %1.</source>
        <translation>
            <numerusform>%Ln Aufgabe in %1 geschrieben.</numerusform>
            <numerusform>%Ln Aufgaben in %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running task(s) being stopped.</source>
        <translation>
            <numerusform>%Ln laufende Aufgabe wird gestoppt.</numerusform>
            <numerusform>%Ln laufende Aufgaben werden gestoppt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused; the first is %1</source>
        <translation>
            <numerusform>%Ln verweigert; es ist %1</numerusform>
            <numerusform>%Ln verweigert; als erste %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n task(s).</source>
        <translation>
            <numerusform>%Ln Aufgabe abgenommen.</numerusform>
            <numerusform>%Ln Aufgaben abgenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejected %n task(s).</source>
        <translation>
            <numerusform>%Ln Aufgabe zurückgewiesen.</numerusform>
            <numerusform>%Ln Aufgaben zurückgewiesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Returned %n task(s).</source>
        <translation>
            <numerusform>%Ln Aufgabe zurückgegeben.</numerusform>
            <numerusform>%Ln Aufgaben zurückgegeben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::TaskAssignment</name>
    <message numerus="yes">
        <source>%n task(s) wait for %1 now.</source>
        <translation>
            <numerusform>%Ln Aufgabe wartet jetzt auf %1.</numerusform>
            <numerusform>%Ln Aufgaben warten jetzt auf %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>No task was given to %1.</source>
        <translation>Keine Aufgabe wurde an %1 vergeben.</translation>
    </message>
    <message numerus="yes">
        <source>%n left alone.</source>
        <translation>
            <numerusform>%Ln unberührt.</numerusform>
            <numerusform>%Ln unberührt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>giving %n task(s) to %1</source>
        <translation>
            <numerusform>Vergabe von %Ln Aufgabe an %1</numerusform>
            <numerusform>Vergabe von %Ln Aufgaben an %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::TaskCells</name>
    <message>
        <source>%1 of %2</source>
        <comment>attempts</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>qd::TaskCommands</name>
    <message numerus="yes">
        <source>Choose at most %n task(s) at once.</source>
        <translation>
            <numerusform>Höchstens %Ln Aufgabe auf einmal wählen.</numerusform>
            <numerusform>Höchstens %Ln Aufgaben auf einmal wählen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running now: agents are stopped and what they have not delivered is lost. An effect that had begun for real becomes an unknown outcome.</source>
        <translation>
            <numerusform>%Ln läuft gerade: Agenten werden gestoppt, und was sie nicht geliefert haben, geht verloren. Eine Wirkung, die in REAL begonnen hatte, bekommt einen ungewissen Ausgang.</numerusform>
            <numerusform>%Ln laufen gerade: Agenten werden gestoppt, und was sie nicht geliefert haben, geht verloren. Eine Wirkung, die in REAL begonnen hatte, bekommt einen ungewissen Ausgang.</numerusform>
        </translation>
    </message>
    <message>
        <source>What has not begun can be reopened.</source>
        <translation>Was nicht begonnen hat, lässt sich wieder öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n task(s)?</source>
        <translation>
            <numerusform>%Ln Aufgabe abbrechen?</numerusform>
            <numerusform>%Ln Aufgaben abbrechen?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Cancel %1 of them</source>
        <translation>%1 davon &amp;abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Requeue %n task(s)?</source>
        <translation>
            <numerusform>%Ln Aufgabe neu einreihen?</numerusform>
            <numerusform>%Ln Aufgaben neu einreihen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Each gets a new budget of attempts. What was approved is asked for anew.</source>
        <translation>Jede bekommt einen neuen Vorrat an Versuchen. Was genehmigt war, wird neu gefragt.</translation>
    </message>
    <message>
        <source>&amp;Leave them</source>
        <translation>&amp;So lassen</translation>
    </message>
    <message numerus="yes">
        <source>Hold %n task(s) back?</source>
        <translation>
            <numerusform>%Ln Aufgabe zurückhalten?</numerusform>
            <numerusform>%Ln Aufgaben zurückhalten?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n task(s)?</source>
        <translation>
            <numerusform>%Ln Aufgabe freigeben?</numerusform>
            <numerusform>%Ln Aufgaben freigeben?</numerusform>
        </translation>
    </message>
    <message>
        <source>They wait until you release them.</source>
        <translation>Sie warten auf die Freigabe.</translation>
    </message>
    <message>
        <source>They are taken when it is their turn.</source>
        <translation>Sie werden angenommen, wenn sie an der Reihe sind.</translation>
    </message>
    <message>
        <source>&amp;Hold %1 of them</source>
        <translation>%1 davon &amp;zurückhalten</translation>
    </message>
    <message>
        <source>Choose one task that failed or is dead.</source>
        <translation>Eine Aufgabe wählen, die gescheitert oder aufgegeben ist.</translation>
    </message>
    <message>
        <source>Choose one task that waits, failed or is dead.</source>
        <translation>Eine Aufgabe wählen, die wartet, gescheitert oder aufgegeben ist.</translation>
    </message>
    <message>
        <source>Changed %1; it is tried again.</source>
        <translation>%1 geändert; ein neuer Versuch folgt.</translation>
    </message>
    <message>
        <source>Changed %1.</source>
        <translation>%1 geändert.</translation>
    </message>
    <message>
        <source>Choose tasks that ask you something.</source>
        <translation>Aufgaben wählen, die etwas fragen.</translation>
    </message>
    <message numerus="yes">
        <source>Say no to %n task(s)?</source>
        <translation>
            <numerusform>Zu %Ln Aufgabe Nein sagen?</numerusform>
            <numerusform>Zu %Ln Aufgaben Nein sagen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Held tasks fail; agents that ask hear the no.</source>
        <translation>Zurückgehaltene Aufgaben scheitern; Agenten, die fragen, hören das Nein.</translation>
    </message>
    <message>
        <source>&amp;Not yet</source>
        <translation>&amp;Noch nicht</translation>
    </message>
    <message>
        <source>&amp;Deny %1 of them</source>
        <translation>%1 davon &amp;ablehnen</translation>
    </message>
    <message>
        <source>Choose tasks whose outcome is unknown.</source>
        <translation>Aufgaben wählen, deren Ausgang ungewiss ist.</translation>
    </message>
    <message numerus="yes">
        <source>Have %n result(s) done once more?</source>
        <translation>
            <numerusform>%Ln Ergebnis noch einmal erarbeiten lassen?</numerusform>
            <numerusform>%Ln Ergebnisse noch einmal erarbeiten lassen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The task gets a new budget of attempts. Your comment stays with it.</source>
        <translation>Die Aufgabe bekommt einen neuen Vorrat an Versuchen. Der Kommentar bleibt bei ihr.</translation>
    </message>
    <message>
        <source>What is &amp;missing?</source>
        <translation>Was &amp;fehlt?</translation>
    </message>
    <message>
        <source>&amp;Return</source>
        <translation>&amp;Zurückgeben</translation>
    </message>
    <message numerus="yes">
        <source>Reject %n result(s)?</source>
        <translation>
            <numerusform>%Ln Ergebnis zurückweisen?</numerusform>
            <numerusform>%Ln Ergebnisse zurückweisen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The task counts as failed. You can edit and requeue it later.</source>
        <translation>Die Aufgabe zählt als gescheitert. Später bearbeiten und neu einreihen ist möglich.</translation>
    </message>
    <message>
        <source>What is &amp;wrong?</source>
        <translation>Was ist &amp;falsch?</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>&amp;Zurückweisen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Cancel tasks</source>
        <translation>Aufgaben &amp;abbrechen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>End them; those that had not begun can be reopened</source>
        <translation>Sie beenden; was nicht begonnen hatte, lässt sich wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Requeue tasks</source>
        <translation>Aufgaben &amp;neu einreihen</translation>
    </message>
    <message>
        <source>Requeue</source>
        <translation>Neu einreihen</translation>
    </message>
    <message>
        <source>Try dead letters and failures again, with a new budget of attempts</source>
        <translation>Aufgegebene und gescheiterte noch einmal versuchen, mit einem neuen Vorrat an Versuchen</translation>
    </message>
    <message>
        <source>&amp;Edit task…</source>
        <translation>Aufgabe &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Change the fields of a task that waits, failed or is dead</source>
        <translation>Die Felder einer Aufgabe ändern, die wartet, gescheitert oder aufgegeben ist</translation>
    </message>
    <message>
        <source>Edit and retr&amp;y…</source>
        <translation>Bearbeiten und neu &amp;versuchen…</translation>
    </message>
    <message>
        <source>Edit and retry…</source>
        <translation>Bearbeiten und neu versuchen…</translation>
    </message>
    <message>
        <source>Change a failed or dead task and try it again, in one step</source>
        <translation>Eine gescheiterte oder aufgegebene Aufgabe ändern und neu versuchen, in einem Schritt</translation>
    </message>
    <message>
        <source>&amp;Hold tasks</source>
        <translation>Aufgaben &amp;zurückhalten</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Zurückhalten</translation>
    </message>
    <message>
        <source>Keep queued tasks back</source>
        <translation>Eingereihte Aufgaben zurückhalten</translation>
    </message>
    <message>
        <source>Re&amp;lease tasks</source>
        <translation>Aufgaben &amp;freigeben</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Let held tasks go</source>
        <translation>Zurückgehaltene Aufgaben freigeben</translation>
    </message>
    <message>
        <source>&amp;More urgent</source>
        <translation>&amp;Dringender</translation>
    </message>
    <message>
        <source>More urgent</source>
        <translation>Dringender</translation>
    </message>
    <message>
        <source>One level of priority up</source>
        <translation>Eine Stufe höhere Priorität</translation>
    </message>
    <message>
        <source>Less &amp;urgent</source>
        <translation>&amp;Weniger dringend</translation>
    </message>
    <message>
        <source>Less urgent</source>
        <translation>Weniger dringend</translation>
    </message>
    <message>
        <source>One level of priority down</source>
        <translation>Eine Stufe niedrigere Priorität</translation>
    </message>
    <message>
        <source>&amp;Approve what tasks ask…</source>
        <translation>&amp;Genehmigen, was Aufgaben fragen…</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Genehmigen…</translation>
    </message>
    <message>
        <source>See exactly what would happen, and say yes</source>
        <translation>Genau ansehen, was geschehen würde, und zustimmen</translation>
    </message>
    <message>
        <source>De&amp;ny what tasks ask…</source>
        <translation>Ab&amp;lehnen, was Aufgaben fragen…</translation>
    </message>
    <message>
        <source>Deny…</source>
        <translation>Ablehnen…</translation>
    </message>
    <message>
        <source>Say no; held tasks fail</source>
        <translation>Nein sagen; zurückgehaltene Aufgaben scheitern</translation>
    </message>
    <message>
        <source>&amp;Decide what happened…</source>
        <translation>&amp;Entscheiden, was geschehen ist…</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden…</translation>
    </message>
    <message>
        <source>Say of unknown outcomes whether they happened</source>
        <translation>Bei ungewissen Ausgängen sagen, ob es geschehen ist</translation>
    </message>
    <message>
        <source>Accep&amp;t results</source>
        <translation>Ergebnisse abne&amp;hmen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Abnehmen</translation>
    </message>
    <message>
        <source>Results in review are good</source>
        <translation>Ergebnisse zur Abnahme sind gut</translation>
    </message>
    <message>
        <source>Return re&amp;sults…</source>
        <translation>E&amp;rgebnisse zurückgeben…</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>Zurückgeben…</translation>
    </message>
    <message>
        <source>Have results in review done once more, with a comment</source>
        <translation>Ergebnisse zur Abnahme noch einmal erarbeiten lassen, mit einem Kommentar</translation>
    </message>
    <message>
        <source>Re&amp;ject results…</source>
        <translation>Ergebnisse zurückwe&amp;isen…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Zurückweisen…</translation>
    </message>
    <message>
        <source>Results in review are not good</source>
        <translation>Ergebnisse zur Abnahme sind nicht gut</translation>
    </message>
    <message>
        <source>Re&amp;open tasks</source>
        <translation>Aufgaben wieder &amp;öffnen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Take the cancel of tasks back that had not begun</source>
        <translation>Den Abbruch von Aufgaben zurücknehmen, die nicht begonnen hatten</translation>
    </message>
    <message>
        <source>Copy as new</source>
        <translation>Als neu kopieren</translation>
    </message>
    <message>
        <source>Add the same work once more, held</source>
        <translation>Dieselbe Arbeit noch einmal hinzufügen, zurückgehalten</translation>
    </message>
    <message>
        <source>E&amp;xport tasks…</source>
        <translation>Aufgaben e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write them to a task file that can be dropped here again</source>
        <translation>In eine Aufgabendatei schreiben, die sich hier wieder fallen lassen lässt</translation>
    </message>
    <message>
        <source>Export tasks</source>
        <translation>Aufgaben exportieren</translation>
    </message>
    <message>
        <source>Task files (*.json)</source>
        <translation>Aufgabendateien (*.json)</translation>
    </message>
    <message>
        <source>Copy as ne&amp;w tasks</source>
        <translation>Als neue Aufgaben &amp;kopieren</translation>
    </message>
    <message>
        <source>Re&amp;queue %1 of them</source>
        <translation>%1 davon &amp;neu einreihen</translation>
    </message>
    <message>
        <source>Rel&amp;ease %1 of them</source>
        <translation>%1 davon &amp;freigeben</translation>
    </message>
    <message>
        <source>&amp;Cancel it</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>%1 cancelled, %2 refused</source>
        <comment>tasks</comment>
        <translation>%1 abgebrochen, %2 verweigert</translation>
    </message>
    <message>
        <source>Re&amp;queue it</source>
        <translation>&amp;Neu einreihen</translation>
    </message>
    <message>
        <source>%1 requeued, %2 refused</source>
        <comment>tasks</comment>
        <translation>%1 neu eingereiht, %2 verweigert</translation>
    </message>
    <message>
        <source>&amp;Hold it</source>
        <translation>&amp;Zurückhalten</translation>
    </message>
    <message>
        <source>Rel&amp;ease it</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>%1 held, %2 refused</source>
        <comment>tasks</comment>
        <translation>%1 zurückgehalten, %2 verweigert</translation>
    </message>
    <message>
        <source>%1 released, %2 refused</source>
        <comment>tasks</comment>
        <translation>%1 freigegeben, %2 verweigert</translation>
    </message>
    <message>
        <source>&amp;Deny it</source>
        <translation>&amp;Ablehnen</translation>
    </message>
    <message>
        <source>%1 denied, %2 refused</source>
        <comment>tasks</comment>
        <translation>%1 abgelehnt, %2 verweigert</translation>
    </message>
</context>
<context>
    <name>qd::TaskDetailPane</name>
    <message>
        <source>Task details</source>
        <translation>Einzelheiten zur Aufgabe</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Journal of the task</source>
        <translation>Journal der Aufgabe</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Artefakte</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>No task chosen</source>
        <translation>Keine Aufgabe gewählt</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>No instructions.</source>
        <translation>Keine Anweisungen.</translation>
    </message>
    <message>
        <source>The task as it was written, in JSON</source>
        <translation>Die Aufgabe, wie sie geschrieben wurde, in JSON</translation>
    </message>
    <message>
        <source>%1 is being read…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>%1 cannot be read. %2</source>
        <translation>%1 kann nicht gelesen werden. %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>id and title of a task</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Task log</source>
        <translation>Aufgabenprotokoll</translation>
    </message>
</context>
<context>
    <name>qd::TaskLogPane</name>
    <message>
        <source>Log of the task</source>
        <translation>Protokoll der Aufgabe</translation>
    </message>
    <message>
        <source>Nothing was said about this task while the console was open.</source>
        <translation>Solange die Konsole offen war, wurde zu dieser Aufgabe nichts gemeldet.</translation>
    </message>
</context>
<context>
    <name>qd::TaskOverview</name>
    <message>
        <source>%1 in %2, priority %3, attempt %4 of %5</source>
        <comment>kind, mode, numbers</comment>
        <translation>%1 in %2, Priorität %3, Versuch %4 von %5</translation>
    </message>
    <message>
        <source>Stage: the next attempt acts for real, once REAL is armed.</source>
        <translation>Stufe: Der nächste Versuch wirkt wirklich, sobald REAL scharf ist.</translation>
    </message>
    <message>
        <source>Stage: the next attempt proves what it would do.</source>
        <translation>Stufe: Der nächste Versuch legt dar, was er tun würde.</translation>
    </message>
    <message>
        <source>Approval of its effect</source>
        <translation>Genehmigung der Wirkung</translation>
    </message>
    <message>
        <source>Question “%1”</source>
        <translation>Frage „%1“</translation>
    </message>
    <message>
        <source> by %1</source>
        <translation> von %1</translation>
    </message>
    <message>
        <source>%1: asked %2, not answered yet</source>
        <translation>%1: gefragt %2, noch nicht beantwortet</translation>
    </message>
    <message>
        <source>%1: yes%2%3</source>
        <translation>%1: ja%2%3</translation>
    </message>
    <message>
        <source>%1: no%2%3</source>
        <translation>%1: nein%2%3</translation>
    </message>
    <message>
        <source>%1: not needed any more</source>
        <translation>%1: nicht mehr nötig</translation>
    </message>
    <message>
        <source>nobody has this key yet</source>
        <translation>diesen Schlüssel hat noch niemand</translation>
    </message>
    <message>
        <source>Waits for %1: %2</source>
        <comment>task, state</comment>
        <translation>Wartet auf %1: %2</translation>
    </message>
    <message>
        <source>Added %1, changed %2</source>
        <translation>Hinzugefügt %1, geändert %2</translation>
    </message>
    <message>
        <source>Deadline: %1</source>
        <translation>Frist: %1</translation>
    </message>
    <message>
        <source>To be accepted if: %1</source>
        <translation>Abzunehmen, wenn: %1</translation>
    </message>
    <message>
        <source>Agent: %1</source>
        <translation>Agent: %1</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
    <message>
        <source>Workspace: %1</source>
        <translation>Arbeitsbereich: %1</translation>
    </message>
    <message>
        <source>Command: %1</source>
        <translation>Befehl: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Schlüssel: %1</translation>
    </message>
    <message>
        <source>Timeline of the task</source>
        <translation>Zeitleiste der Aufgabe</translation>
    </message>
    <message>
        <source>Last error: %1</source>
        <translation>Letzter Fehler: %1</translation>
    </message>
    <message>
        <source>Its outcome was unknown. %1 decided: it did not happen.</source>
        <comment>who</comment>
        <translation>Der Ausgang war unbekannt. %1 hat entschieden: Es ist nicht geschehen.</translation>
    </message>
    <message>
        <source>Its outcome was unknown. %1 decided: it happened.</source>
        <comment>who</comment>
        <translation>Der Ausgang war unbekannt. %1 hat entschieden: Es ist geschehen.</translation>
    </message>
    <message>
        <source>%1 denied what it would have done.</source>
        <comment>who</comment>
        <translation>%1 hat abgelehnt, was sie getan hätte.</translation>
    </message>
    <message>
        <source>%1 rejected its result.</source>
        <comment>who</comment>
        <translation>%1 hat das Ergebnis zurückgewiesen.</translation>
    </message>
</context>
<context>
    <name>qd::TaskTable</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Show or hide this column</source>
        <translation>Diese Spalte zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Reset columns</source>
        <translation>Spalten &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>All columns in their first order and width</source>
        <translation>Alle Spalten in ihrer ersten Reihenfolge und Breite</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
</context>
<context>
    <name>qd::TaskTableModel</name>
    <message>
        <source>as soon as the daemon runs</source>
        <translation>sobald der Daemon läuft</translation>
    </message>
</context>
<context>
    <name>qd::TaskTransfer</name>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>The chosen rows as text</source>
        <translation>Die gewählten Zeilen als Text</translation>
    </message>
    <message>
        <source>The chosen rows as JSON</source>
        <translation>Die gewählten Zeilen als JSON</translation>
    </message>
    <message>
        <source>What shows the chosen tasks in a terminal</source>
        <translation>Was die gewählten Aufgaben in einem Terminal zeigt</translation>
    </message>
    <message>
        <source>Write all tasks of the list to a CSV or JSON file</source>
        <translation>Alle Aufgaben der Liste in eine CSV- oder JSON-Datei schreiben</translation>
    </message>
    <message numerus="yes">
        <source>Choose at most %n task(s), or export the list to a file.</source>
        <translation>
            <numerusform>Höchstens %Ln Aufgabe wählen oder die Liste in eine Datei exportieren.</numerusform>
            <numerusform>Höchstens %Ln Aufgaben wählen oder die Liste in eine Datei exportieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>A list is being exported already.</source>
        <translation>Es wird schon eine Liste exportiert.</translation>
    </message>
    <message>
        <source>Exporting: %1 of %2 tasks.</source>
        <translation>Export: %1 von %2 Aufgaben.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>%1 tasks are in %2.</source>
        <translation>%1 Aufgaben sind in %2.</translation>
    </message>
    <message>
        <source>The export was stopped. There is no file.</source>
        <translation>Der Export wurde gestoppt. Es gibt keine Datei.</translation>
    </message>
    <message>
        <source>Co&amp;py cells</source>
        <translation>Zellen ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy command l&amp;ine</source>
        <translation>Befehl&amp;szeile kopieren</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>Liste exportieren…</translation>
    </message>
</context>
<context>
    <name>qd::TickModel</name>
    <message>
        <source>Tick</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begann</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Idle before</source>
        <translation>Leerlauf davor</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Vermerk</translation>
    </message>
</context>
<context>
    <name>qd::TickPane</name>
    <message>
        <source>Tick %L1: %2</source>
        <translation>Takt %L1: %2</translation>
    </message>
    <message>
        <source>began %1</source>
        <translation>begann %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>dauerte %1</translation>
    </message>
    <message>
        <source>%L1 claimed, %L2 started, %L3 succeeded, %L4 failed</source>
        <translation>%L1 übernommen, %L2 begonnen, %L3 gelungen, %L4 gescheitert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tick(s) without work before it</source>
        <translation>
            <numerusform>davor %Ln Takt ohne Arbeit</numerusform>
            <numerusform>davor %Ln Takte ohne Arbeit</numerusform>
        </translation>
    </message>
    <message>
        <source>lease epoch %L1</source>
        <translation>Lease-Epoche %L1</translation>
    </message>
    <message>
        <source>Log of the chosen tick</source>
        <translation>Protokoll des gewählten Takts</translation>
    </message>
    <message>
        <source>Choose a tick in the strip: Left and Right move, End is the newest.</source>
        <translation>Einen Takt in der Leiste wählen: Links und Rechts bewegen, Ende ist der neueste.</translation>
    </message>
    <message>
        <source>No line of this tick came since this console began.</source>
        <translation>Zu diesem Takt kam keine Zeile, seit diese Konsole läuft.</translation>
    </message>
</context>
<context>
    <name>qd::TickStrip</name>
    <message>
        <source>Tick %L1: %2, took %3; %L4 claimed, %L5 started, %L6 succeeded, %L7 failed</source>
        <translation>Takt %L1: %2, dauerte %3; %L4 übernommen, %L5 begonnen, %L6 gelungen, %L7 gescheitert</translation>
    </message>
    <message>
        <source>Tick strip</source>
        <translation>Taktleiste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tick(s) with work, %L1 of them failed</source>
        <translation>
            <numerusform>%Ln Takt mit Arbeit, davon gescheitert: %L1</numerusform>
            <numerusform>%Ln Takte mit Arbeit, davon gescheitert: %L1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::TimeText</name>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1&#xa0;d %2&#xa0;h</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>UTC %1 (%2 local)</source>
        <translation>UTC %1 (%2 Ortszeit)</translation>
    </message>
    <message>
        <source>%1 (UTC %2)</source>
        <translation>%1 (UTC %2)</translation>
    </message>
</context>
<context>
    <name>qd::TimelineModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Wer</translation>
    </message>
</context>
<context>
    <name>qd::Tray</name>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt…</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>profile, state</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>qd::TrendsPane</name>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Attempts that ended</source>
        <translation>Beendete Versuche</translation>
    </message>
    <message>
        <source>Wait before the first attempt</source>
        <translation>Wartezeit bis zum ersten Versuch</translation>
    </message>
    <message>
        <source>Run time of attempts</source>
        <translation>Laufzeit der Versuche</translation>
    </message>
    <message>
        <source>Duration of ticks with work</source>
        <translation>Dauer der Takte mit Arbeit</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Window of time</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>As table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>Measured values</source>
        <translation>Gemessene Werte</translation>
    </message>
    <message>
        <source>measured since %1</source>
        <translation>gemessen seit %1</translation>
    </message>
    <message>
        <source>%1, last %2</source>
        <comment>what, how long</comment>
        <translation>%1, letzte %2</translation>
    </message>
</context>
<context>
    <name>qd::UndoHistory</name>
    <message numerus="yes">
        <source>cancel of %n task(s)</source>
        <translation>
            <numerusform>Abbruch von %Ln Aufgabe</numerusform>
            <numerusform>Abbruch von %Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reopening of %n task(s)</source>
        <translation>
            <numerusform>Öffnen von %Ln Aufgabe</numerusform>
            <numerusform>Öffnen von %Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hold of %n task(s)</source>
        <translation>
            <numerusform>Zurückhalten von %Ln Aufgabe</numerusform>
            <numerusform>Zurückhalten von %Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>release of %n task(s)</source>
        <translation>
            <numerusform>Freigabe von %Ln Aufgabe</numerusform>
            <numerusform>Freigabe von %Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>copying of %n task(s)</source>
        <translation>
            <numerusform>Kopieren von %Ln Aufgabe</numerusform>
            <numerusform>Kopieren von %Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>priority of %n task(s)</source>
        <translation>
            <numerusform>Priorität von %Ln Aufgabe</numerusform>
            <numerusform>Priorität von %Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>edit of %1</source>
        <translation>Bearbeiten von %1</translation>
    </message>
    <message>
        <source>disabling of %1</source>
        <translation>Deaktivieren von %1</translation>
    </message>
    <message>
        <source>enabling of %1</source>
        <translation>Aktivieren von %1</translation>
    </message>
    <message>
        <source>Undone: %1.</source>
        <translation>Rückgängig gemacht: %1.</translation>
    </message>
    <message>
        <source>The %1 cannot be undone. %2</source>
        <translation>Nicht rückgängig zu machen: %1. %2</translation>
    </message>
    <message>
        <source>Undone only in part: %1. Left alone: %L2, the first is %3</source>
        <translation>Nur teilweise rückgängig gemacht: %1. Unberührt: %L2, als erste %3</translation>
    </message>
</context>
<context>
    <name>qd::VerifyDialog</name>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Everything that is stored is being looked at</source>
        <translation>Alles Gespeicherte wird angesehen</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Noch einmal ansehen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;What it means</source>
        <translation>&amp;Was das heißt</translation>
    </message>
    <message>
        <source>Everything that is stored is being looked at. The daemon works on meanwhile.</source>
        <translation>Alles Gespeicherte wird angesehen. Der Daemon arbeitet dabei weiter.</translation>
    </message>
    <message>
        <source>Everything is as it was recorded.</source>
        <translation>Alles ist so, wie es festgehalten wurde.</translation>
    </message>
    <message>
        <source>Not everything is as it was recorded.</source>
        <translation>Nicht alles ist so, wie es festgehalten wurde.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more; Copy has them</source>
        <translation>
            <numerusform>und %Ln weiteres; Kopieren nimmt es mit</numerusform>
            <numerusform>und %Ln weitere; Kopieren nimmt sie mit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::VerifyFindings</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Every page fits.</source>
        <translation>Jede Seite passt.</translation>
    </message>
    <message>
        <source>There are pages that do not fit.</source>
        <translation>Es gibt Seiten, die nicht passen.</translation>
    </message>
    <message>
        <source>The disk or the file system has changed them. Go back to a copy.</source>
        <translation>Der Datenträger oder das Dateisystem hat sie verändert. Zu einer Kopie zurückkehren.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>broken from entry %L1 on</source>
        <translation>ab Eintrag %L1 gebrochen</translation>
    </message>
    <message>
        <source>Something else than Quarterdeck has changed a row there, taken one out or put one in. Find out what it was; a copy from before is whole.</source>
        <translation>Etwas anderes als Quarterdeck hat dort eine Zeile verändert, entfernt oder eingefügt. Herausfinden, was es war; eine Kopie von vorher ist unversehrt.</translation>
    </message>
    <message>
        <source>What is known of the journal outside of the profile was changed, or its key. Leave the daemon paused and find out who did it.</source>
        <translation>Was außerhalb des Profils über das Journal bekannt ist, wurde verändert, oder der Schlüssel dazu. Den Daemon angehalten lassen und herausfinden, wer es war.</translation>
    </message>
    <message>
        <source>The journal is not the one that was here: its end was cut off, it was made anew, or an older file lies in the place of the database. Leave the daemon paused: an older queue does again what was done. Find out who wrote to the profile, and go back to the right database.</source>
        <translation>Das Journal ist nicht das, das hier war: Sein Ende wurde abgeschnitten, es wurde neu gemacht, oder eine ältere Datei liegt an der Stelle der Datenbank. Den Daemon angehalten lassen: Eine ältere Warteschlange tut noch einmal, was getan ist. Herausfinden, wer in das Profil geschrieben hat, und zur richtigen Datenbank zurückkehren.</translation>
    </message>
    <message>
        <source>Anchor of the journal</source>
        <translation>Anker des Journals</translation>
    </message>
    <message>
        <source>Nothing is known of this journal outside of the profile yet.</source>
        <translation>Außerhalb des Profils ist über dieses Journal noch nichts bekannt.</translation>
    </message>
    <message>
        <source>Entry %1 of %2 is there.</source>
        <comment>number, moment</comment>
        <translation>Eintrag %1 vom %2 ist da.</translation>
    </message>
    <message>
        <source>Entry %1 of %2 is not there.</source>
        <comment>number, moment</comment>
        <translation>Eintrag %1 vom %2 ist nicht da.</translation>
    </message>
    <message>
        <source>Entry %1 of %2 is another one.</source>
        <comment>number, moment</comment>
        <translation>Eintrag %1 vom %2 ist ein anderer.</translation>
    </message>
    <message>
        <source>The anchor cannot be read.</source>
        <translation>Der Anker ist nicht zu lesen.</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Artefakte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln fehlt</numerusform>
            <numerusform>%Ln fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>What the missing files held is lost, unless you copied the folder of artifacts. The queue goes on.</source>
        <translation>Was in den fehlenden Dateien stand, ist verloren, wenn es keine Kopie des Ordners der Artefakte gibt. Die Warteschlange geht weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln verändert</numerusform>
            <numerusform>%Ln verändert</numerusform>
        </translation>
    </message>
    <message>
        <source>An effect among the changed files is refused before it is performed.</source>
        <translation>Eine Wirkung unter den veränderten Dateien wird abgewiesen, bevor sie ausgeführt wird.</translation>
    </message>
    <message>
        <source>Rows that must agree</source>
        <translation>Zeilen, die zusammenpassen müssen</translation>
    </message>
    <message>
        <source>Nothing repairs them by guessing. Go back to a copy, or decide about the tasks that are named.</source>
        <translation>Nichts repariert sie auf Verdacht. Zu einer Kopie zurückkehren oder über die genannten Aufgaben entscheiden.</translation>
    </message>
    <message>
        <source>The daemon did not say.</source>
        <translation>Der Daemon hat nichts dazu gesagt.</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>what was looked at, its state, figures</comment>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>unversehrt</translation>
    </message>
    <message>
        <source>not whole</source>
        <translation>nicht unversehrt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>They agree.</source>
        <translation>Sie passen zusammen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln contradiction(s)</source>
        <translation>
            <numerusform>%Ln Widerspruch</numerusform>
            <numerusform>%Ln Widersprüche</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::Welcome</name>
    <message>
        <source>Welcome aboard</source>
        <translation>Willkommen an Bord</translation>
    </message>
    <message>
        <source>This workspace is empty. Tasks go in, agents do them, you decide. Everything begins in PROOF: effects are written down and nothing happens outside until you arm REAL.</source>
        <translation>Dieser Arbeitsbereich ist leer. Aufgaben kommen hinein, Agenten erledigen sie, ein Mensch entscheidet. Alles beginnt in PROOF: Wirkungen werden aufgeschrieben, und nach außen geschieht nichts, bis REAL scharf geschaltet wird.</translation>
    </message>
    <message>
        <source>Or begin right here: %1 writes a task, and task files can be dropped onto the Queue.</source>
        <translation>Oder gleich hier beginnen: %1 schreibt eine Aufgabe, und Aufgabendateien lassen sich auf die Warteschlange ziehen.</translation>
    </message>
</context>
<context>
    <name>qd::WhyIdleDialog</name>
    <message>
        <source>Why is nothing running?</source>
        <translation>Warum läuft nichts?</translation>
    </message>
    <message>
        <source>The daemon is being asked…</source>
        <translation>Der Daemon wird gefragt…</translation>
    </message>
</context>
<context>
    <name>qd::Words</name>
    <message numerus="yes">
        <source>Waits for %n other task(s) to succeed.</source>
        <translation>
            <numerusform>Wartet darauf, dass %Ln andere Aufgabe gelingt.</numerusform>
            <numerusform>Wartet darauf, dass %Ln andere Aufgaben gelingen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits until the daemon takes tasks again.</source>
        <translation>Wartet, bis der Daemon wieder Aufgaben annimmt.</translation>
    </message>
    <message>
        <source>Asks for REAL and waits until you arm it.</source>
        <translation>Verlangt REAL und wartet, bis es scharf geschaltet wird.</translation>
    </message>
    <message>
        <source>Waits for its turn, or for an agent that does %1.</source>
        <translation>Wartet, bis die Reihe daran ist, oder auf einen Agenten für %1.</translation>
    </message>
    <message>
        <source>Waits to try again in %1.</source>
        <translation>Wartet auf einen neuen Versuch in %1.</translation>
    </message>
    <message>
        <source>Is scheduled to start in %1.</source>
        <translation>Soll in %1 beginnen.</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Zur Abnahme</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Dead letter</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Ungewiss</translation>
    </message>
    <message numerus="yes">
        <source>%Ln held</source>
        <translation>
            <numerusform>%Ln zurückgehalten</numerusform>
            <numerusform>%Ln zurückgehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln queued</source>
        <translation>
            <numerusform>%Ln eingereiht</numerusform>
            <numerusform>%Ln eingereiht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claimed</source>
        <translation>
            <numerusform>%Ln übernommen</numerusform>
            <numerusform>%Ln übernommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln in Arbeit</numerusform>
            <numerusform>%Ln in Arbeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in review</source>
        <translation>
            <numerusform>%Ln zur Abnahme</numerusform>
            <numerusform>%Ln zur Abnahme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln succeeded</source>
        <translation>
            <numerusform>%Ln gelungen</numerusform>
            <numerusform>%Ln gelungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln gescheitert</numerusform>
            <numerusform>%Ln gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dead letter(s)</source>
        <translation>
            <numerusform>%Ln aufgegeben</numerusform>
            <numerusform>%Ln aufgegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln abgebrochen</numerusform>
            <numerusform>%Ln abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln ungewiss</numerusform>
            <numerusform>%Ln ungewiss</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Acquiring the lease</source>
        <translation>Erwirbt die Lease</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>In Bereitschaft</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>the daemon</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Läuft aus</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>Im Notstopp</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Laufen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>Auslaufen</translation>
    </message>
    <message>
        <source>Stay killed</source>
        <translation>Im Notstopp bleiben</translation>
    </message>
    <message>
        <source>PROOF</source>
        <translation>PROOF</translation>
    </message>
    <message>
        <source>REAL</source>
        <translation>REAL</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>QA</source>
        <translation>Qualitätssicherung</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Synthesis</source>
        <translation>Synthese</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Social post</source>
        <translation>Social-Media-Beitrag</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>an attempt</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Ended well</source>
        <translation>Gut beendet</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Zeit überschritten</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>Unversehrt</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Verändert</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a check</comment>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>noch keine Daten</translation>
    </message>
    <message>
        <source>Has proved what it would do for real. It waits until a person approves exactly that, or denies it.</source>
        <translation>Hat dargelegt, was in REAL geschehen würde. Wartet, bis jemand genau das genehmigt oder ablehnt.</translation>
    </message>
    <message>
        <source>Is kept back until a person releases it.</source>
        <translation>Wird zurückgehalten, bis jemand sie freigibt.</translation>
    </message>
    <message>
        <source>Its agent has asked something and waits for a yes or a no.</source>
        <translation>Ihr Agent hat etwas gefragt und wartet auf Ja oder Nein.</translation>
    </message>
    <message>
        <source>An agent works on attempt %1 of %2.</source>
        <translation>Ein Agent arbeitet am Versuch %1 von %2.</translation>
    </message>
    <message>
        <source>Is done; a person is to accept it.</source>
        <translation>Ist fertig; jemand muss sie abnehmen.</translation>
    </message>
    <message>
        <source>Is done.</source>
        <translation>Ist fertig.</translation>
    </message>
    <message>
        <source>Ended with an answer of no. Trying again by itself cannot help.</source>
        <translation>Endete mit der Antwort Nein. Ein neuer Versuch von selbst hilft nicht.</translation>
    </message>
    <message numerus="yes">
        <source>Used up its %n attempt(s) and waits for a person.</source>
        <translation>
            <numerusform>Hat den %Ln Versuch aufgebraucht und wartet auf einen Menschen.</numerusform>
            <numerusform>Hat alle %Ln Versuche aufgebraucht und wartet auf einen Menschen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Was cancelled.</source>
        <translation>Wurde abgebrochen.</translation>
    </message>
    <message>
        <source>An effect may have happened and nobody knows. A person decides.</source>
        <translation>Eine Wirkung ist vielleicht eingetreten, und niemand weiß es. Ein Mensch entscheidet.</translation>
    </message>
    <message>
        <source>Was taken by the daemon; no effect has begun.</source>
        <translation>Vom Daemon übernommen; noch keine Wirkung hat begonnen.</translation>
    </message>
</context>
<context>
    <name>qd::WorkspaceFlow</name>
    <message>
        <source>The demo opens in a window of its own</source>
        <translation>Die Demo öffnet sich in einem eigenen Fenster</translation>
    </message>
    <message>
        <source>Choose an empty folder for the new workspace</source>
        <translation>Einen leeren Ordner für den neuen Arbeitsbereich wählen</translation>
    </message>
    <message>
        <source>The new workspace opens in a window of its own</source>
        <translation>Der neue Arbeitsbereich öffnet sich in einem eigenen Fenster</translation>
    </message>
    <message>
        <source>Choose the folder of the workspace</source>
        <translation>Den Ordner des Arbeitsbereichs wählen</translation>
    </message>
    <message>
        <source>The workspace opens in a window of its own</source>
        <translation>Der Arbeitsbereich öffnet sich in einem eigenen Fenster</translation>
    </message>
</context>
</TS>
