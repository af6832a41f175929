#include "ui/models/errortext.h"

#include "tests/ui/models/errorcodes.h"

#include <QTest>

using namespace qd;

namespace {

/// Codes that only a fault in the program, or a program of another make, brings about: no operator can do anything
/// with a sentence about them, and whoever reports them needs the code.
const QSet<QString> kTechnical{
    QStringLiteral("already_started"),     QStringLiteral("attempt_running"),   QStringLiteral("database_constraint"),
    QStringLiteral("database_failed"),     QStringLiteral("effect_malformed"),  QStringLiteral("effect_not_mine"),
    QStringLiteral("hello_timeout"),       QStringLiteral("line_too_long"),     QStringLiteral("message_malformed"),
    QStringLiteral("operation_misrouted"), QStringLiteral("parameter_missing"), QStringLiteral("parameter_range"),
    QStringLiteral("parameter_type"),      QStringLiteral("parameter_unknown"), QStringLiteral("spec_malformed"),
    QStringLiteral("task_malformed"),
};

bool hasSentence(const QString &code)
{
    return !errorText({code, ErrorCategory::Permanent, {}}).contains(u'(' + code + u')');
}

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownCodesHaveASentenceOfTheirOwn();
    void unknownCodesAreNamed_data();
    void unknownCodesAreNamed();
    void detailIsShownPlain();
    void fieldsSpeakForThemselves();
    void everyCodeOfTheCoreIsPutInWords();
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

void TestErrorText::everyCodeOfTheCoreIsPutInWords()
{
    const QSet<QString> codes = errorCodesOfTheCore();
    for (const char *known : {"timed_out", "field_range", "map_too_long", "list_too_long", "program_not_executable"})
        QVERIFY2(codes.contains(QLatin1String(known)), known); // one of each way to write an error down
    QStringList wordless;
    QStringList needless;
    for (const QString &code : codes) {
        if (!hasSentence(code) && !kTechnical.contains(code))
            wordless += code;
        if (hasSentence(code) && kTechnical.contains(code))
            needless += code;
    }
    QVERIFY2(wordless.isEmpty(), qPrintable(wordless.join(u' ')));
    QVERIFY2(needless.isEmpty(), qPrintable(needless.join(u' ')));
    const QStringList gone = (QSet<QString>(kTechnical) - codes).values();
    QVERIFY2(gone.isEmpty(), qPrintable(gone.join(u' ')));
}

QTEST_MAIN(TestErrorText)
#include "tst_errortext.moc"
