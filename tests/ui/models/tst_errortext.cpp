#include "ui/models/errortext.h"

#include <QTest>

using namespace qd;

class TestErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownCodesHaveASentenceOfTheirOwn();
    void unknownCodesAreNamed_data();
    void unknownCodesAreNamed();
    void detailIsShownPlain();
    void fieldsSpeakForThemselves();
};

void TestErrorText::knownCodesHaveASentenceOfTheirOwn()
{
    const QString text = errorText({QStringLiteral("file_missing"), ErrorCategory::Permanent, QStringLiteral("/x")});
    QCOMPARE(text, QStringLiteral("There is no such file."));
}

void TestErrorText::unknownCodesAreNamed_data()
{
    QTest::addColumn<ErrorCategory>("category");
    QTest::newRow("transient") << ErrorCategory::Transient;
    QTest::newRow("permanent") << ErrorCategory::Permanent;
    QTest::newRow("operator") << ErrorCategory::Operator;
    QTest::newRow("internal") << ErrorCategory::Internal;
}

void TestErrorText::unknownCodesAreNamed()
{
    QFETCH(ErrorCategory, category);
    const QString text = errorText({QStringLiteral("brand_new"), category, {}});
    QVERIFY(text.contains(QStringLiteral("(brand_new)")));
    QVERIFY(text.endsWith(u'.'));
}

void TestErrorText::detailIsShownPlain()
{
    const QString text = errorTextWithDetail({QStringLiteral("json_syntax"), ErrorCategory::Permanent,
                                              QStringLiteral("line 3\u202E\nmore")});
    QCOMPARE(text, QStringLiteral("The JSON is not well-formed (line 3⟨U+202E⟩ more)."));
}

void TestErrorText::fieldsSpeakForThemselves()
{
    const QString detail = QStringLiteral("must be 0 to 10");
    QCOMPARE(errorTextWithDetail({QStringLiteral("field_range"), ErrorCategory::Permanent, detail}), detail);
    QCOMPARE(errorTextWithDetail({QStringLiteral("field_missing"), ErrorCategory::Permanent, {}}),
             QStringLiteral("This is needed."));
}

QTEST_MAIN(TestErrorText)
#include "tst_errortext.moc"
