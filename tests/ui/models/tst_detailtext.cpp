#include "ui/models/detailtext.h"

#include "ui/models/language.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace qd;

namespace {

/// The sources of these folders, with literals that stand side by side made one.
QString sourcesOf(const QStringList &folders)
{
    static const QRegularExpression kSeam(QStringLiteral("\"\\s*\n\\s*\""));
    QString text;
    for (const QString &folder : folders) {
        QDirIterator files(QStringLiteral(QD_SOURCE_DIR "/") + folder, {QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                text += QString::fromUtf8(file.readAll());
        }
    }
    return text.remove(kSeam);
}

/// What the core says of fields, with numbers in its places.
QStringList fieldDetails()
{
    static const QRegularExpression kRefusal(QStringLiteral(
        "\"field_[a-z]+\"\\)?,\\s*(?:ErrorCategory::Permanent,\\s*)?(which \\+ )?QStringLiteral\\(\"([^\"]*)\"\\)"));
    QStringList details;
    for (auto match = kRefusal.globalMatch(sourcesOf({QStringLiteral("core/intake"), QStringLiteral("core/engine")})); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        const QString where = one.capturedLength(1) > 0 ? QStringLiteral("item 3 ") : QString();
        details += where + one.captured(2).replace(QStringLiteral("%1"), QStringLiteral("7")).replace(QStringLiteral("%2"), QStringLiteral("9"));
    }
    return details;
}

} // namespace

class TestDetailText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentencesAreFoundByTheirForm_data();
    void sentencesAreFoundByTheirForm();
    void inEnglishNothingChanges();
    void everythingThatIsSaidOfFieldsHasAForm();
    void everyFormIsSaidByTheCore();
};

void TestDetailText::sentencesAreFoundByTheirForm_data()
{
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("german");
    const auto row = [](const char *detail, const char *german) {
        QTest::newRow(detail) << QString::fromUtf8(detail) << QString::fromUtf8(german);
    };
    row("no such field", "dieses Feld gibt es nicht");
    row("at most 64 bytes", "höchstens 64 Bytes");
    row("must be a whole number, is text", "muss eine ganze Zahl sein, ist Text");
    row("must be text, is a number; put it in quotes if it is meant as text",
        "muss Text sein, ist eine Zahl; in Anführungszeichen setzen, wenn sie als Text gemeint ist");
    row("item 2 must be text, is a list", "Eintrag 2 muss Text sein, ist eine Liste");
    row("step 3: ask takes text", "Schritt 3: ask nimmt Text");
    row("kill.grace must be between 0 and 60", "kill.grace muss zwischen 0 und 60 sein");
    row("'timeout' must be a whole number from 1 to 86400", "„timeout“ muss eine ganze Zahl von 1 bis 86400 sein");
    row("there is no program %1", "es gibt kein Programm %1");
    row("the key '100%1' belongs to T-4, which is other work", "der Schlüssel „100%1“ gehört zu T-4, und das ist andere Arbeit");
    row("something that nobody foresaw", "something that nobody foresaw");
    row("", "");
}

void TestDetailText::sentencesAreFoundByTheirForm()
{
    const Language german(QStringLiteral("de"));
    QFETCH(QString, detail);
    QTEST(detailText(detail), "german");
}

void TestDetailText::inEnglishNothingChanges()
{
    const Language english(QStringLiteral("en"));
    for (const QString &detail : fieldDetails())
        QCOMPARE(detailText(detail), detail);
}

void TestDetailText::everythingThatIsSaidOfFieldsHasAForm()
{
    const Language german(QStringLiteral("de"));
    const QStringList details = fieldDetails();
    QVERIFY(details.size() > 35);
    QVERIFY(details.contains(QStringLiteral("item 3 has more than 7 bytes")));
    QStringList formless;
    for (const QString &detail : details) {
        if (detailText(detail) == detail)
            formless += detail;
    }
    QVERIFY2(formless.isEmpty(), qPrintable(formless.join(u'\n')));
}

// A form that the core does not use any more is dead.
void TestDetailText::everyFormIsSaidByTheCore()
{
    static const QRegularExpression kPlaces(QStringLiteral("%[12]"));
    const QString core = sourcesOf({QStringLiteral("core")});
    const auto isSaid = [&](const DetailForm &form) {
        const QStringList parts = QString::fromLatin1(form.text).split(kPlaces);
        return std::all_of(parts.begin(), parts.end(), [&](const QString &part) { return core.contains(part.trimmed()); });
    };
    QStringList dead;
    for (const DetailForm &form : detailForms()) {
        if (!isSaid(form))
            dead += QString::fromLatin1(form.text);
    }
    QVERIFY2(dead.isEmpty(), qPrintable(dead.join(u'\n')));
    QVERIFY(!isSaid({"the mast is %1 made of glass"}));
}

QTEST_MAIN(TestDetailText)
#include "tst_detailtext.moc"
