#include "ui/models/language.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

namespace qd {
namespace {

constexpr LanguageName kKnown[] = {{"en", "English"}, {"de", "Deutsch"}};

bool isKnown(const QString &code)
{
    return std::any_of(std::begin(kKnown), std::end(kKnown), [&](const LanguageName &known) { return code == QLatin1String(known.code); });
}

} // namespace

std::span<const LanguageName> knownLanguages()
{
    return kKnown;
}

QString bestLanguage(const QStringList &wanted)
{
    for (const QString &name : wanted) {
        if (const QString code = name.section(u'-', 0, 0); isKnown(code))
            return code;
    }
    return QStringLiteral("en");
}

Language::Language(const QString &choice)
    : m_code(isKnown(choice) ? choice : bestLanguage(QLocale::system().uiLanguages()))
{
    if (QLocale(m_code).language() != QLocale::system().language() && isKnown(choice))
        QLocale::setDefault(QLocale(m_code)); // who chooses another language than the desktop's reads its numbers as well
    const QString ours = QStringLiteral(":/i18n");
    install(QStringLiteral("quarterdeck_en"), ours); // plural forms, and what stands where a catalogue has a gap
    if (m_code == QLatin1String("en"))
        return;
    install(QStringLiteral("qtbase_") + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("quarterdeck_") + m_code, ours);
    QGuiApplication::setLayoutDirection(QLocale(m_code).textDirection());
}

Language::~Language() = default;

// The one that was installed last is asked first.
void Language::install(const QString &catalogue, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(catalogue, folder) && QCoreApplication::installTranslator(translator.get()))
        m_translators.push_back(std::move(translator));
}

} // namespace qd
