#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintextview.h"

#include <QTest>

using namespace qd;

class TestPlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelNeverInterpretsMarkup();
    void labelShowsHiddenCharacters();
    void aLongWordMakesNoWideLabel();
    void toolTipIsEscaped();
    void viewIsCappedAndReadOnly();
};

void TestPlainText::labelNeverInterpretsMarkup()
{
    PlainLabel label;
    label.setText(QStringLiteral("<img src='/x.png'><b>bold</b>"));
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), QStringLiteral("<img src='/x.png'><b>bold</b>"));
}

void TestPlainText::labelShowsHiddenCharacters()
{
    PlainLabel label;
    label.setText(UntrustedText(QStringLiteral("safe\u202Eexe.txt")));
    QVERIFY(!label.text().contains(QChar(0x202e)));
    QVERIFY(label.text().contains(QStringLiteral("U+202E")));
    label.setText(UntrustedText(QString(100'000, u'x')));
    QVERIFY(label.text().size() <= 2 * UntrustedText::kLabelLimit);
}

void TestPlainText::aLongWordMakesNoWideLabel()
{
    const QString word(PlainLabel::kLongestWord, u'x');
    PlainLabel label;
    label.setWordWrap(true);
    label.setText(word);
    QCOMPARE(label.text(), word);
    const int widest = label.minimumSizeHint().width();
    label.setText(UntrustedText(QStringLiteral("a ") + QString(1'000, u'x')));
    QVERIFY(label.minimumSizeHint().width() <= widest);
    QVERIFY(label.heightForWidth(widest) > 10 * label.fontMetrics().height()); // and all of it is there
    label.setTextInteractionFlags(Qt::TextSelectableByMouse);
    label.setText(word + word);
    QCOMPARE(label.text(), word + word);
    QVERIFY(label.minimumSizeHint().width() <= widest);
}

void TestPlainText::toolTipIsEscaped()
{
    const QString tip = plainToolTip(UntrustedText(QStringLiteral("<img src='/x.png'>")));
    QVERIFY(Qt::mightBeRichText(tip)); // ours, so that the markup in it is text
    QVERIFY(tip.contains(QStringLiteral("&lt;img")));
}

void TestPlainText::viewIsCappedAndReadOnly()
{
    PlainTextView view;
    view.showText(UntrustedText(QStringLiteral("<b>x</b>\u200B") + QString(1'000'000, u'y')));
    QVERIFY(view.isReadOnly());
    QVERIFY(view.toPlainText().startsWith(QStringLiteral("<b>x</b>⟨U+200B⟩")));
    QVERIFY(view.toPlainText().size() <= PlainTextView::kLimit + 100);
    view.moveCursor(QTextCursor::End);
    const int place = view.textCursor().position();
    view.showText(UntrustedText(QStringLiteral("<b>x</b>\u200B") + QString(1'000'000, u'y')));
    QCOMPARE(view.textCursor().position(), place);
}

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
