#include "ui/parts/foreigntextedit.h"

#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintextview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace qd;

/// What nobody changed comes back as it came, whatever an editor makes of it.
class TestForeignTextEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainTextIsEdited()
    {
        ForeignTextEdit edit;
        edit.setText(QStringLiteral("Count\nthe lines"));
        QVERIFY(!edit.isLocked());
        QTest::keyClicks(&edit, QStringLiteral("Re"));
        QCOMPARE(edit.text(), QStringLiteral("ReCount\nthe lines"));
        edit.setPlainText(QStringLiteral("as a screen reader writes"));
        QCOMPARE(edit.text(), QStringLiteral("as a screen reader writes"));
    }

    void untouchedTextComesBackAsItCame_data()
    {
        QTest::addColumn<QString>("raw");
        QTest::addColumn<bool>("locked");
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("hard blank") << QStringLiteral("a\u00a0b") << false; // the editor would give back a soft one
        QTest::newRow("line ends of Windows") << QStringLiteral("a\r\nb") << false;
        QTest::newRow("line separator") << QStringLiteral("a\u2028b") << true;
        QTest::newRow("hidden direction") << QStringLiteral("pay \u202Eyob") << true;
        QTest::newRow("NUL") << QStringLiteral("a") + QChar(0) << true;
        QTest::newRow("stacked marks") << QStringLiteral("a") + QStringLiteral("\u0301").repeated(1'000) << true;
        QTest::newRow("endless line") << QStringLiteral("x").repeated(200'000) << true;
    }

    void untouchedTextComesBackAsItCame()
    {
        QFETCH(QString, raw);
        QFETCH(bool, locked);
        QWidget form;
        ForeignTextEdit edit(&form);
        edit.setText(raw);
        QCOMPARE(edit.text(), raw);
        QCOMPARE(edit.isLocked(), locked);
        QCOMPARE(edit.note()->isVisibleTo(&form), locked);
        QVERIFY(edit.toPlainText().size() <= PlainTextView::kLimit + 1);
        QTest::keyClicks(&edit, QStringLiteral("z"));
        QCOMPARE(edit.text() == raw, locked);
    }

    void lockedTextIsDeletedWhole()
    {
        ForeignTextEdit edit;
        edit.setText(QStringLiteral("a\u202Eb"));
        QTest::keyClick(&edit, Qt::Key_Delete);
        QCOMPARE(edit.text(), QString());
        QVERIFY(!edit.isLocked() && edit.note()->isHidden());
        QTest::keyClicks(&edit, QStringLiteral("new"));
        QCOMPARE(edit.text(), QStringLiteral("new"));
    }

    void aLargePasteIsNotCut()
    {
        ForeignTextEdit edit;
        edit.setText(QStringLiteral("before after"));
        const QString large = QString(PlainTextView::kLimit, u'x') + QStringLiteral("end");
        QGuiApplication::clipboard()->setText(large);
        QTextCursor place = edit.textCursor();
        place.setPosition(7);
        edit.setTextCursor(place);
        edit.paste();
        QCOMPARE(edit.text(), QStringLiteral("before ") + large + QStringLiteral("after"));
        edit.setText(QStringLiteral("all of it"));
        edit.selectAll();
        edit.paste();
        QCOMPARE(edit.text(), large);
    }

    void pastedTextIsKeptWholeOrMadePlain()
    {
        ForeignTextEdit edit;
        QGuiApplication::clipboard()->setText(QStringLiteral("a\u202Eb"));
        edit.paste();
        QVERIFY(edit.isLocked());
        QCOMPARE(edit.text(), QStringLiteral("a\u202Eb"));
        edit.setText(QStringLiteral("before "));
        edit.moveCursor(QTextCursor::End);
        edit.paste();
        QCOMPARE(edit.text(), QStringLiteral("before a⟨U+202E⟩b"));
    }
};

QTEST_MAIN(TestForeignTextEdit)
#include "tst_foreigntextedit.moc"
