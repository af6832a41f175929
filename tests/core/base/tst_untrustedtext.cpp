#include "core/base/untrustedtext.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <type_traits>

using namespace qd;

static_assert(!std::is_convertible_v<UntrustedText, QString>, "no implicit way out");
static_assert(!std::is_convertible_v<QString, UntrustedText>, "no implicit way in");

namespace {

// Written apart from the source on purpose: what must never reach a widget.
bool mustNotBeShown(char32_t c)
{
    const std::pair<char32_t, char32_t> ranges[] = {
        {0x00, 0x08}, {0x0b, 0x1f}, {0x7f, 0x9f}, {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x2064},
        {0x2066, 0x2069}, {0xfeff, 0xfeff}, {0xd800, 0xdfff}, {0xffff, 0xffff}, {0xe0000, 0xe007f}};
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [&](const auto &range) { return c >= range.first && c <= range.second; });
}

QString plain(const QString &raw, int limit = UntrustedText::kLabelLimit)
{
    return UntrustedText(raw).displayPlain(limit);
}

QString u(std::initializer_list<char32_t> characters)
{
    QString text;
    for (const char32_t c : characters) {
        if (QChar::isSurrogate(c))
            text += QChar(char16_t(c));
        else
            text += QChar::fromUcs4(c);
    }
    return text;
}

} // namespace

class TestUntrustedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordinaryTextStaysAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("one character") << QStringLiteral("x");
        QTest::newRow("lines and tabs") << QStringLiteral("a\n\tb\n");
        QTest::newRow("markup is only text")
            << QStringLiteral("<img src=file:///dev/zero><a href=file:x>&amp; a < b && c");
        QTest::newRow("format marks") << QStringLiteral("%1 %2 &File =cmd|x ![i](file:///dev/zero)");
        QTest::newRow("other scripts") << QStringLiteral("Grüße, 漢字, مرحبا, नमस्ते, 😀");
        QTest::newRow("a few marks") << QStringLiteral("e\u0301\u0323");
    }

    void ordinaryTextStaysAsItIs()
    {
        QFETCH(QString, text);
        QCOMPARE(plain(text), text);
    }

    void hiddenCharactersAreShown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("NUL") << u({'a', 0, 'b'}) << QStringLiteral("a⟨U+0000⟩b");
        QTest::newRow("bell") << u({7}) << QStringLiteral("⟨U+0007⟩");
        QTest::newRow("delete") << u({0x7f}) << QStringLiteral("⟨U+007F⟩");
        QTest::newRow("C1") << u({0x85}) << QStringLiteral("⟨U+0085⟩");
        QTest::newRow("right to left override") << u({'t', 0x202e, 'f'}) << QStringLiteral("t⟨U+202E⟩f");
        QTest::newRow("isolate") << u({0x2066}) << QStringLiteral("⟨U+2066⟩");
        QTest::newRow("zero width joiner") << u({'a', 0x200d, 'b'}) << QStringLiteral("a⟨U+200D⟩b");
        QTest::newRow("byte order mark") << u({0xfeff}) << QStringLiteral("⟨U+FEFF⟩");
        QTest::newRow("line separator") << u({0x2028}) << QStringLiteral("⟨U+2028⟩");
        QTest::newRow("tag") << u({0xe0041}) << QStringLiteral("⟨U+E0041⟩");
        QTest::newRow("lone high surrogate") << u({0xd83d}) << QStringLiteral("⟨U+D83D⟩");
        QTest::newRow("lone low surrogate") << u({0xde00, 'x'}) << QStringLiteral("⟨U+DE00⟩x");
        QTest::newRow("non-character") << u({0xffff}) << QStringLiteral("⟨U+FFFF⟩");
        QTest::newRow("soft hyphen") << u({0xad}) << QStringLiteral("⟨U+00AD⟩");
        QTest::newRow("CR overwrites") << QStringLiteral("safe\rEVIL") << QStringLiteral("safe⟨U+000D⟩EVIL");
        QTest::newRow("CR LF is a line end") << QStringLiteral("a\r\nb") << QStringLiteral("a\nb");
        QTest::newRow("escape sequence") << QStringLiteral("a\x1b[31mb") << QStringLiteral("ab");
    }

    void hiddenCharactersAreShown()
    {
        QFETCH(QString, text);
        QTEST(plain(text), "shown");
    }

    void hostileTextIsTamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("100,000 marks") << u'a' + QString(100'000, QChar(0x0301));
        QTest::newRow("marks of many kinds") << u({'a', 0x301, 0x20dd, 0x489, 0x1ab0, 0x302}).repeated(5'000);
        QTest::newRow("10 MB line") << QString(10'000'000, u'x');
        QTest::newRow("a million lines") << QString(1'000'000, u'\n');
        QTest::newRow("only NULs") << QString(100'000, QChar(0));
        QTest::newRow("only tags") << u({0xe0041}).repeated(50'000);
        QTest::newRow("only escapes") << QStringLiteral("\x1b[31m").repeated(50'000);
        QTest::newRow("endless OSC") << QStringLiteral("\x1b]0;") + QString(1'000'000, u'x');
        QTest::newRow("lone surrogates") << QString(50'000, QChar(0xd800));
        QTest::newRow("pairs") << u({0x1f600}).repeated(50'000);
        QTest::newRow("every low character") << [] {
            QString all;
            for (int c = 0; c < 0x3000; ++c)
                all += QChar(c);
            return all;
        }();
    }

    void hostileTextIsTamed()
    {
        QFETCH(QString, text);
        for (const int limit : {1, 9, 1'000, 10'000}) {
            QElapsedTimer timer;
            timer.start();
            const QString shown = plain(text, limit);
            QVERIFY2(timer.elapsed() < 1'000, "work must be bounded by the limit, not by the text");
            QVERIFY2(shown.size() <= limit + 1, qPrintable(QString::number(shown.size())));
            const auto characters = shown.toUcs4();
            QVERIFY(std::none_of(characters.begin(), characters.end(), mustNotBeShown));
            const QStringList lines = shown.split(u'\n');
            for (const QString &line : lines)
                QVERIFY(line.size() <= 4'010);
        }
    }

    void aCutIsMarked()
    {
        QCOMPARE(plain(QStringLiteral("abcdef"), 3), QStringLiteral("abc…"));
        QCOMPARE(plain(QStringLiteral("abc"), 3), QStringLiteral("abc"));
        QCOMPARE(plain(u({'a', 'b', 0x1f600}), 3), QStringLiteral("ab…")); // a pair is kept whole or not at all
        QCOMPARE(plain(u({'a', 0}), 3), QStringLiteral("a…"));             // and so is an escape
    }

    void stacksOfMarksAreCut()
    {
        const QString shown = plain(u'a' + QString(100, QChar(0x0301)) + u'b' + QString(3, QChar(0x0301)));
        QCOMPARE(shown, u'a' + QString(8, QChar(0x0301)) + u'b' + QString(3, QChar(0x0301)));
    }

    void longLinesAreFolded()
    {
        const QStringList lines = plain(QString(9'000, u'x')).split(u'\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.join(QString()).size(), 9'000);
    }

    void oneLineIsOneLine()
    {
        QCOMPARE(UntrustedText(QStringLiteral("a\nb\tc\r\nd")).displayLine(), QStringLiteral("a b c d"));
        QVERIFY(!UntrustedText(QString(9'000, u'x')).displayLine(9'000).contains(u'\n'));
    }

    void dataStaysRaw()
    {
        const QString raw = u({'a', 0, 0x202e, 0x1b});
        QCOMPARE(UntrustedText(raw).raw(), raw);
        QVERIFY(UntrustedText().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestUntrustedText)
#include "tst_untrustedtext.moc"
