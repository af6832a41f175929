#include "tests/house/houserules.h"

#include <QTest>

#include <algorithm>

using namespace qd;

namespace {

QStringList rulesBrokenBy(const std::vector<SourceFile> &sources)
{
    QStringList broken;
    for (const Finding &finding : inspect(sources))
        broken += QStringLiteral("%1:%2").arg(finding.rule).arg(finding.line);
    return broken;
}

} // namespace

/// Walks through the house and checks that everybody lives where the design says, and shows each rule failing once.
class TestHouse : public QObject
{
    Q_OBJECT

private:
    static std::vector<SourceFile> house()
    {
        return readSources(QStringLiteral(QD_SOURCE_DIR), {u"core", u"ui", u"app"});
    }

private Q_SLOTS:
    void theHouseFollowsItsRules()
    {
        const std::vector<SourceFile> sources = house();
        QVERIFY2(sources.size() > 50, "the walk must find the sources");
        QStringList findings;
        for (const Finding &finding : inspect(sources))
            findings += finding.toText();
        QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings.join(u'\n')));
    }

    // A reminder and not a limit: a large file often has two jobs.
    void theLargestFilesAreNamed()
    {
        std::vector<SourceFile> sources = house();
        std::stable_sort(sources.begin(), sources.end(),
                         [](const SourceFile &a, const SourceFile &b) { return a.lineCount() > b.lineCount(); });
        QVERIFY(sources.size() >= 10);
        for (size_t i = 0; i < 10; ++i)
            qInfo("%5d lines  %s", sources[i].lineCount(), qPrintable(sources[i].path()));
    }

    void aPlantedFaultIsFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("broken");
        const auto row = [](const char *name, const char *path, const char *text, const char *broken) {
            QTest::newRow(name) << QString::fromLatin1(path) << QString::fromUtf8(text) << QString::fromLatin1(broken);
        };
        row("up", "core/base/a.cpp", "#include \"core/domain/task.h\"", "floor:1");
        row("up to the console", "core/runtime/a.cpp", "\n#include \"ui/link/corelink.h\"", "floor:2");
        row("up to a program", "ui/shell/a.cpp", "#include \"app/console/a.h\"", "floor:1");
        row("sideways", "core/engine/a.cpp", "#include \"core/insight/a.h\"", "floor:1");
        row("sideways in the console", "ui/models/a.cpp", "#include \"ui/actions/a.h\"", "floor:1");
        row("sideways among programs", "app/qdeck/a.cpp", "#include \"app/console/a.h\"", "floor:1");
        row("console past the waist", "ui/link/a.cpp", "#include \"core/store/a.h\"", "floor:1");
        row("door past the waist", "core/doors/a.cpp", "#include \"core/engine/a.h\"", "floor:1");
        row("unknown folder", "core/utils/a.cpp", "", "floor:1");
        row("no folder", "ui/a.cpp", "", "floor:1");
        row("include of an unknown folder", "core/store/a.cpp", "#include \"core/misc/a.h\"", "floor:1");
        row("include from here", "core/store/a.cpp", "#include \"a.h\"", "floor:1");
        row("include with a space", "core/base/a.cpp", "  #  include   \"core/api/operation.h\"", "floor:1");

        row("itself", "core/base/a.h", "#include \"core/base/a.h\"", "cycle:1");

        row("widget in the core", "core/engine/a.cpp", "#include <QLabel>", "qt-module:1");
        row("widgets by module", "core/engine/a.cpp", "#include <QtWidgets>", "qt-module:1");
        row("widget with its module", "core/engine/a.cpp", "#include <QtWidgets/QLabel>", "qt-module:1");
        row("gui in the core", "core/engine/a.cpp", "#include <QColor>", "qt-module:1");
        row("gui in lower case", "core/engine/a.cpp", "#include <qcolor.h>", "qt-module:1");
        row("gui in quotes", "core/engine/a.cpp", "#include \"QColor\"", "floor:1 qt-module:1");
        row("private", "core/engine/a.cpp", "#include <private/qobject_p.h>", "qt-module:1");
        row("SQL below the store", "core/domain/a.h", "#include <QSqlQuery>", "qt-module:1");

        row("select star", "core/store/a.cpp", "q.prepare(QStringLiteral(\"SELECT * FROM task\"));", "select-star:1");
        row("select star in pieces", "core/store/a.cpp", "\"select \"\n\"DISTINCT t.*\"", "select-star:1");
        row("select star, raw", "core/store/a.cpp", "R\"sql(\nSELECT *\nFROM t)sql\"", "select-star:2");
        row("select star in SQL", "core/store/sql/001_a.sql", "-- one\nSELECT * FROM t;", "select-star:2");
        row("returning", "core/store/a.cpp", "u\"INSERT INTO t VALUES (1) RETURNING id\"", "returning:1");
        row("returning in SQL", "core/store/sql/001_a.sql", "insert into t values (1) returning id", "returning:1");
        row("processEvents", "ui/shell/a.cpp", "\n\nQCoreApplication::processEvents();", "process-events:3");
        row("blocking", "core/runtime/a.cpp", "connect(a, b, c, d, Qt::BlockingQueuedConnection);",
            "blocking-queued:1");
        row("style sheet", "ui/parts/a.cpp", "w->setStyleSheet(QString());", "style-sheet:1");

        row("label member", "ui/pages/a.h", "QLabel *m_title;", "bare-label:1");
        row("empty label", "ui/pages/a.cpp", "auto *l = new QLabel(this);", "bare-label:1");
        row("label without parentheses", "ui/pages/a.cpp", "auto *l = new QLabel;", "bare-label:1");
        row("label with a variable", "ui/dialogs/a.cpp", "new QLabel(task.title, this)", "bare-label:1");
        row("label with an argument", "ui/dialogs/a.cpp", "new QLabel(tr(\"Task %1\").arg(title), this)",
            "bare-label:1");
        row("label on the stack", "ui/dialogs/a.cpp", "QLabel label(title);", "bare-label:1");
        row("label by inheritance", "ui/shell/a.h", "class Title : public QLabel {", "bare-label:1");
        row("html", "ui/pages/a.cpp", "view->setHtml(report);", "bare-html:1");
        row("tool tip", "ui/pages/a.cpp", "w->setToolTip(task.title);", "bare-tooltip:1");
        row("tool tip with an argument", "ui/actions/a.cpp", "a->setToolTip(tr(\"%1\").arg(name));", "bare-tooltip:1");
        row("tool tip, one of two", "ui/pages/a.cpp", "w->setToolTip(on ? tr(\"On\") : title);", "bare-tooltip:1");
        row("tool tip of a model", "ui/models/a.cpp", "switch (r) {\ncase Qt::ToolTipRole: return t.title; }",
            "bare-tooltip:2");
        row("tool tip half plain", "ui/pages/a.cpp", "w->setToolTip(plainToolTip(a) + b(c));", "bare-tooltip:1");
        row("tool tip shown", "ui/pages/a.cpp", "QToolTip::showText(e->globalPos(), text, this);", "bare-tooltip:1");
    }

    void aPlantedFaultIsFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QTEST(rulesBrokenBy({SourceFile(path, text)}).join(u' '), "broken");
    }

    void whatIsAllowedIsNotReported_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *path, const char *text) {
            QTest::newRow(name) << QString::fromLatin1(path) << QString::fromUtf8(text);
        };
        row("down", "core/engine/a.cpp",
            "#include \"core/store/a.h\"\n#include \"core/agents/b.h\"\n#include <vector>");
        row("the same folder", "core/store/a.cpp", "#include \"core/store/b.h\"");
        row("console to the waist", "ui/pages/a.cpp", "#include \"core/api/operation.h\"\n#include \"core/base/id.h\"");
        row("door to the waist", "core/doors/a.cpp", "#include \"core/api/coreservice.h\"\n#include <QLocalServer>");
        row("a program sees everything", "app/console/a.cpp",
            "#include \"core/runtime/a.h\"\n#include \"ui/shell/b.h\"");
        row("generated", "ui/shell/a.cpp", "#include \"a.moc\"\n#include \"moc_a.cpp\"");
        row("the right modules", "core/store/a.cpp",
            "#include <QSqlQuery>\n#include <QtCore/QString>\n#include <sys/stat.h>");
        row("widgets in the console", "ui/pages/a.cpp", "#include <QLabel>\n#include <QTableView>");
        row("an include in a comment", "core/base/a.cpp",
            "// #include \"core/runtime/a.h\"\n/*\n#include \"ui/shell/b.h\"\n*/");

        row("words in comments", "core/store/a.cpp", "// no processEvents, SELECT *\n/* RETURNING setStyleSheet */");
        row("words in text", "ui/pages/a.cpp", "tr(\"processEvents setStyleSheet QLabel setHtml(x)\")");
        row("words in code", "core/store/a.cpp", "auto select = a * b; returning();");
        row("a longer word", "core/store/a.cpp", "\"SELECT count(*) FROM t\"; \"SELECT a * b\"; x.setStyleSheetX();");
        row("an SQL comment", "core/store/sql/001_a.sql", "-- SELECT * \n/* RETURNING */ SELECT id FROM t;");
        row("back again, on the screen", "ui/pages/a.cpp", "tr(\"Returning to the queue\")");
        row("a quote as a character", "core/base/a.cpp", "if (c == '\"') processEvent(); const int n = 1'000; u'\"';");
        row("an escaped quote", "core/store/a.cpp", "f(\"a\\\"b\", c); // \"SELECT *\"");

        row("label with a literal", "ui/pages/a.cpp", "layout->addWidget(new QLabel(tr(\"Agent\"), this));");
        row("label on the stack", "ui/dialogs/a.cpp", "QLabel label(QStringLiteral(\"x\"));");
        row("labels in their home", "ui/parts/plainlabel.h", "class PlainLabel : public QLabel { QLabel *m_x; };");
        row("labels by other names", "ui/pages/a.h", "class QLabel;\nPlainLabel *m_title; MyQLabel x;");
        row("html in its home", "ui/parts/a.cpp", "view->setHtml(safe);");
        row("html literal", "ui/dialogs/a.cpp", "view->setHtml(QStringLiteral(\"<p>x</p>\"));");
        row("tool tip literal", "ui/actions/a.cpp", "a->setToolTip(QObject::tr(\"Take nothing new\"));");
        row("tool tip of pieces", "ui/actions/a.cpp", "a->setToolTip(tr(\"Take nothing\"\n   \" new\"));");
        row("tool tip translated", "ui/actions/a.cpp", "a->setToolTip(QCoreApplication::translate(\"A\", \"Stop\"));");
        row("tool tip with a number", "ui/actions/a.cpp", "a->setToolTip(tr(\"%n tasks\", nullptr, count));");
        row("tool tip, one of two", "ui/pages/a.cpp", "w->setToolTip(on ? tr(\"On\") : QString());");
        row("tool tip of a header", "ui/models/a.cpp",
            "if (role == Qt::ToolTipRole)\n  return tr(\"Attempts so far\");");
        row("tool tip made plain", "ui/shell/a.cpp",
            "w->setToolTip(o.isEmpty() ? QString()\n : plainToolTip(UntrustedText(tr(\"By %1, %2\").arg(o, f(e)))));");
        row("tool tip read", "ui/pages/a.cpp", "f(w->toolTip());");
    }

    void whatIsAllowedIsNotReported()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QCOMPARE(rulesBrokenBy({SourceFile(path, text)}), QStringList());
    }

    void aCircleIsFoundOnce()
    {
        const std::vector<SourceFile> sources{
            {QStringLiteral("core/base/a.h"), QStringLiteral("#include \"core/base/b.h\"")},
            {QStringLiteral("core/base/b.h"), QStringLiteral("#include \"core/base/c.h\"")},
            {QStringLiteral("core/base/c.h"), QStringLiteral("#include \"core/base/a.h\"")},
            {QStringLiteral("core/base/d.h"), QStringLiteral("#include \"core/base/a.h\"\n#include \"core/base/c.h\"")},
        };
        const std::vector<Finding> findings = inspect(sources);
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings[0].toText().section(u';', 0, 0),
                 QStringLiteral("core/base/a.h:1: cycle: core/base/a.h > core/base/b.h > core/base/c.h > "
                                "core/base/a.h"));
    }

    void everyFindingSaysWhereWhatAndHowToMend()
    {
        const auto findings = inspect({{QStringLiteral("core/base/a.cpp"),
            QStringLiteral("\n#include \"core/api/b.h\"")}});
        QCOMPARE(findings.at(0).toText(),
                 QStringLiteral("core/base/a.cpp:2: floor: core/api lies above core/base; "
                                "move what both need to a lower floor"));
    }
};

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
