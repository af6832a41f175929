#include "ui/models/language.h"

#include "ui/models/words.h"

#include <QFile>
#include <QGuiApplication>
#include <QLocale>
#include <QTest>

using namespace qd;

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::system()); }
    void theFirstKnownWishCounts_data();
    void theFirstKnownWishCounts();
    void everyKnownLanguageHasItsCatalogue();
    void germanIsSpokenAsLongAsItLives();
    void englishHasItsPlurals();
    void anUnknownChoiceIsThatOfTheDesktop();
};

void TestLanguage::theFirstKnownWishCounts_data()
{
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QStringList &wanted, const char *code) {
        QTest::newRow(name) << wanted << QString::fromLatin1(code);
    };
    row("none", {}, "en");
    row("with its country", {QStringLiteral("de-AT"), QStringLiteral("de")}, "de");
    row("with its script", {QStringLiteral("de-Latn-DE")}, "de");
    row("second", {QStringLiteral("nds-DE"), QStringLiteral("de-DE"), QStringLiteral("en")}, "de");
    row("English before others", {QStringLiteral("en-GB"), QStringLiteral("de")}, "en");
    row("unknown", {QStringLiteral("fr-FR")}, "en");
}

void TestLanguage::theFirstKnownWishCounts()
{
    QFETCH(QStringList, wanted);
    QTEST(bestLanguage(wanted), "code");
}

void TestLanguage::everyKnownLanguageHasItsCatalogue()
{
    for (const LanguageName &language : knownLanguages())
        QVERIFY2(QFile::exists(QStringLiteral(":/i18n/quarterdeck_%1.qm").arg(QLatin1String(language.code))), language.code);
}

void TestLanguage::germanIsSpokenAsLongAsItLives()
{
    {
        const Language language(QStringLiteral("de"));
        QCOMPARE(language.code(), QStringLiteral("de"));
        QCOMPARE(wordFor(TaskState::Dead), QStringLiteral("Aufgegeben"));
        QCOMPARE(countedText(TaskState::Queued, 12'345), QStringLiteral("12.345 eingereiht"));
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
    }
    QCOMPARE(wordFor(TaskState::Dead), QStringLiteral("Dead letter"));
}

void TestLanguage::englishHasItsPlurals()
{
    const Language language(QStringLiteral("en"));
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QCOMPARE(countedText(TaskState::Dead, 0), QStringLiteral("0 dead letters"));
    QCOMPARE(countedText(TaskState::Dead, 1), QStringLiteral("1 dead letter"));
    QCOMPARE(countedText(TaskState::Dead, 12'345), QStringLiteral("12,345 dead letters"));
    TaskSummary task;
    task.state = TaskState::Dead;
    task.maxAttempts = 1;
    QCOMPARE(whySentence(task, {}, 0), QStringLiteral("Used up its only attempt and waits for a person."));
}

void TestLanguage::anUnknownChoiceIsThatOfTheDesktop()
{
    const Language language(QStringLiteral("tlh"));
    QCOMPARE(language.code(), bestLanguage(QLocale::system().uiLanguages()));
    QCOMPARE(QLocale(), QLocale::system());
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
