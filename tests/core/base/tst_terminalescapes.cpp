#include "core/base/terminalescapes.h"

#include <QTest>

using namespace qd;

class TestTerminalEscapes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void removesSequences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char *name, const QString &text, const char *plain) {
            QTest::newRow(name) << text << QString::fromLatin1(plain);
        };
        row("nothing to do", QStringLiteral("a b\tc\nd"), "a b\tc\nd");
        row("empty", QString(), "");
        row("colour", QStringLiteral("a\x1b[1;31mb\x1b[0mc"), "abc");
        row("clear screen", QStringLiteral("\x1b[2J\x1b[Hok"), "ok");
        row("asks for the cursor", QStringLiteral("x\x1b[6ny"), "xy");
        row("private mode", QStringLiteral("x\x1b[?1049hy"), "xy");
        row("title, ended by BEL", QStringLiteral("x\x1b]0;owned\x07y"), "xy");
        row("title, ended by ST", QStringLiteral("x\x1b]0;owned\x1b\\y"), "xy");
        row("link", QStringLiteral("x\x1b]8;;http://evil\x1b\\y\x1b]8;;\x1b\\z"), "xyz");
        row("clipboard", QStringLiteral("x\x1b]52;c;cm0gLXJm\x07y"), "xy");
        row("device control", QStringLiteral("x\x1bP+q544e\x1b\\y"), "xy");
        row("application command", QStringLiteral("x\x1b_hidden\x1b\\y"), "xy");
        row("privacy message", QStringLiteral("x\x1b^hidden\x1b\\y"), "xy");
        row("start of string", QStringLiteral("x\x1bXhidden\x1b\\y"), "xy");
        row("reset", QStringLiteral("x\x1b" "cy"), "xy");
        row("character set", QStringLiteral("x\x1b(By"), "xy");
        row("8-bit CSI", QStringLiteral("x") + QChar(0x9b) + QStringLiteral("31my"), "xy");
        row("8-bit OSC", QStringLiteral("x") + QChar(0x9d) + QStringLiteral("0;t") + QChar(0x9c) + u'y', "xy");
        row("8-bit DCS", QStringLiteral("x") + QChar(0x90) + QStringLiteral("q") + QChar(0x9c) + u'y', "xy");
        row("lone escape at the end", QStringLiteral("x\x1b"), "x");
        row("escape within a sequence", QStringLiteral("x\x1b[3\x1b[31my"), "xy");
        row("two escapes", QStringLiteral("x\x1b\x1b[31my"), "xy");
        row("two escapes end a string", QStringLiteral("x\x1b]0;t\x1b\x1b\\y"), "xy");
    }

    void removesSequences()
    {
        QFETCH(QString, text);
        QTEST(withoutTerminalEscapes(text), "plain");
    }

    // A sequence that never ends would otherwise hide everything after it.
    void anUnfinishedSequenceEndsWithItsLine_data()
    {
        QTest::addColumn<QString>("begin");
        QTest::newRow("escape") << QStringLiteral("\x1b");
        QTest::newRow("CSI") << QStringLiteral("\x1b[12;");
        QTest::newRow("OSC") << QStringLiteral("\x1b]0;never closed");
        QTest::newRow("OSC with escape") << QStringLiteral("\x1b]0;never closed\x1b");
        QTest::newRow("DCS") << QStringLiteral("\x1bPnever closed");
    }

    void anUnfinishedSequenceEndsWithItsLine()
    {
        QFETCH(QString, begin);
        QCOMPARE(withoutTerminalEscapes(QStringLiteral("a") + begin + QStringLiteral("\nb")), QStringLiteral("a\nb"));
        QCOMPARE(withoutTerminalEscapes(QStringLiteral("a") + begin), QStringLiteral("a"));
    }

    void whatIsLeftHasNoEscape()
    {
        QString all;
        for (char16_t c = 0; c < 0x100; ++c)
            all += QStringLiteral("\x1b") + QChar(c) + QChar(0x1b) + QChar(0x1b) + QChar(c) + u'\n';
        const QString plain = withoutTerminalEscapes(all);
        QVERIFY(!plain.isEmpty());
        QVERIFY(!plain.contains(QChar(0x1b)));
    }
};

QTEST_GUILESS_MAIN(TestTerminalEscapes)
#include "tst_terminalescapes.moc"
