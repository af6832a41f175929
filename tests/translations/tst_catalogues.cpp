#include "core/domain/setting.h"
#include "core/rules/taskfilter.h"
#include "tests/translations/catalogue.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace qd;

namespace {

const QString kRoot = QStringLiteral(QD_SOURCE_DIR);

struct Update {
    std::vector<CatalogueMessage> messages;
    QString complaints; ///< of lupdate
};

/// What lupdate makes of a catalogue in the light of these sources; the catalogue itself is left alone.
Update updated(const QString &catalogue, const QStringList &sources, const QString &copy)
{
    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-I"), kRoot};
    if (catalogue.endsWith(QLatin1String("_en.ts")))
        arguments += QStringLiteral("-pluralonly");
    QFile::copy(catalogue, copy);
    QProcess lupdate;
    lupdate.start(QStringLiteral(QD_LUPDATE), arguments + sources + QStringList{QStringLiteral("-ts"), copy});
    const bool ended = lupdate.waitForFinished() && lupdate.exitCode() == 0;
    return {readCatalogue(copy), ended ? QString::fromUtf8(lupdate.readAllStandardError()) : lupdate.errorString()};
}

QStringList faultsOf(const std::vector<CatalogueMessage> &messages)
{
    QStringList faults;
    for (const CatalogueMessage &message : messages)
        faults += qd::faultsOf(message);
    return faults;
}

QString catalogueOf(const char *language)
{
    return kRoot + QStringLiteral("/translations/quarterdeck_%1.ts").arg(QLatin1String(language));
}

} // namespace

/// Holds the catalogues against the sources, as lupdate reads them, and shows each rule failing once.
class TestCatalogues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCatalogueIsComplete_data();
    void theCatalogueIsComplete();
    void whatTheCoreSaysOfItselfIsThere();
    void aTextThatIsNotTranslatedIsFound();
    void aTextThatIsGoneIsFound();
    void aPlantedFaultIsFound_data();
    void aPlantedFaultIsFound();

private:
    [[nodiscard]] QString inFolder(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    QTemporaryDir m_folder;
};

void TestCatalogues::theCatalogueIsComplete_data()
{
    QTest::addColumn<int>("least"); // nothing found would let everything pass
    QTest::newRow("de") << 1'300;
    QTest::newRow("en") << 70;
}

void TestCatalogues::theCatalogueIsComplete()
{
    QFETCH(int, least);
    const char *language = QTest::currentDataTag();
    const QStringList sources{kRoot + QStringLiteral("/core"), kRoot + QStringLiteral("/ui"), kRoot + QStringLiteral("/app/console")};
    const QString copy = m_folder.filePath(QLatin1String(language) + QStringLiteral(".ts"));
    const Update update = updated(catalogueOf(language), sources, copy);
    QCOMPARE(update.complaints, QString());
    QVERIFY(update.messages.size() > size_t(least));
    const QStringList faults = ::faultsOf(update.messages);
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')
        + QStringLiteral("\n`cmake --build … --target update_translations` writes what is missing into the catalogue.")));
}

// These are marked in the core and looked up by their text: a text without its mark would stay English.
void TestCatalogues::whatTheCoreSaysOfItselfIsThere()
{
    const std::vector<CatalogueMessage> messages = readCatalogue(catalogueOf("de"));
    const auto has = [&](const char *context, const char *text) {
        return std::any_of(messages.begin(), messages.end(), [&](const CatalogueMessage &message) {
            return message.context == QLatin1String(context) && message.source == QLatin1String(text);
        });
    };
    for (const SettingInfo &setting : settings())
        QVERIFY2(has("qd::SettingRow", setting.meaning), setting.name);
    for (const FilterQualifier &qualifier : filterQualifiers())
        QVERIFY2(has("qd::FilterQualifier", qualifier.meaning), qualifier.name);
}

void TestCatalogues::aTextThatIsNotTranslatedIsFound()
{
    QFile source(inFolder("planted.cpp"));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write("struct Mast { Q_DECLARE_TR_FUNCTIONS(qd::Mast) };\nQString wind() { return Mast::tr(\"Wind\"); }\n");
    source.close();
    const Update update = updated(inFolder("none_de.ts"), {source.fileName()}, inFolder("planted_de.ts"));
    QCOMPARE(::faultsOf(update.messages), QStringList{QStringLiteral("qd::Mast \"Wind\": not translated")});
}

void TestCatalogues::aTextThatIsGoneIsFound()
{
    QFile source(inFolder("empty.cpp"));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.close();
    const Update update = updated(catalogueOf("de"), {source.fileName()}, inFolder("gone_de.ts"));
    QVERIFY(update.messages.size() > 1'300);
    for (const CatalogueMessage &message : update.messages)
        QVERIFY(qd::faultsOf(message).contains(message.name() + QStringLiteral(": the sources do not say it any more")));
}

void TestCatalogues::aPlantedFaultIsFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("forms");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *name, const char *source, const QStringList &forms, const char *fault) {
        QTest::newRow(name) << QString::fromUtf8(source) << forms << QString::fromUtf8(fault);
    };
    const QString mast = QStringLiteral("Mast");
    row("fine", "Mast", {mast}, "");
    row("place lost", "Mast %1", {mast}, "other places to fill");
    row("place added", "Mast", {QStringLiteral("Mast %2")}, "other places to fill");
    row("place as a number", "Mast %1", {QStringLiteral("Mast %L1")}, "");
    row("one without its number", "%n mast(s)", {QStringLiteral("Ein Mast"), QStringLiteral("%n Masten")}, "");
    row("plural without another place", "%n mast(s) of %1", {QStringLiteral("Ein Mast"), QStringLiteral("%n Masten von %1")}, "other places to fill");
    row("mnemonic lost", "&Mast", {mast}, "another number of mnemonics");
    row("mnemonic twice", "&Mast", {QStringLiteral("&Ma&st")}, "another number of mnemonics");
    row("no mnemonic", "Mast && boom", {QStringLiteral("Mast && Baum")}, "");
    row("colon lost", "Mast:", {mast}, "ends otherwise: ':'");
    row("dots lost", "Mast…", {mast}, "ends otherwise: '…'");
    row("space lost", " mast", {mast}, "begins otherwise");
    row("line lost", "Mast,\nboom", {QStringLiteral("Mast, Baum")}, "another number of lines");
    row("plural lost", "%n mast(s)", {QStringLiteral("%n Mast"), QString()}, "an empty form");
}

void TestCatalogues::aPlantedFaultIsFound()
{
    QFETCH(QString, source);
    QFETCH(QStringList, forms);
    QFETCH(QString, fault);
    const CatalogueMessage message{QStringLiteral("qd::Mast"), source, forms.size() > 1, {}, forms};
    const QStringList faults = qd::faultsOf(message);
    QCOMPARE(faults.isEmpty(), fault.isEmpty());
    QVERIFY2(fault.isEmpty() || faults.first() == message.name() + QStringLiteral(": ") + fault, qPrintable(faults.join(u'\n')));
    const CatalogueMessage elsewhere{QStringLiteral("Mast"), {}, false, {}, {QStringLiteral("Mast")}};
    QVERIFY(qd::faultsOf(elsewhere).first().contains(QStringLiteral("no class of ours")));
}

QTEST_GUILESS_MAIN(TestCatalogues)
#include "tst_catalogues.moc"
