#pragma once

#include "tests/support/pseudotranslator.h"
#include "ui/models/language.h"

#include <QGuiApplication>
#include <QLocale>

namespace qd {

/// What the console speaks while this lives: a language that there is, or one that nobody speaks.
class Speech
{
public:
    static constexpr const char *kAll[] = {"en", "de", "pseudo", "pseudo from right to left"};

    /// \param name one of kAll
    explicit Speech(const QString &name)
    {
        if (name.startsWith(QLatin1String("pseudo")))
            speakPseudo(name.endsWith(QLatin1String("left")) ? PseudoTranslator::Script::Hebrew : PseudoTranslator::Script::Accented);
        else
            m_language = std::make_unique<Language>(name);
        QLocale::setDefault(QLocale(name == QLatin1String("de") ? QStringLiteral("de_DE") : QStringLiteral("en_US")));
    }
    ~Speech()
    {
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QLocale::setDefault(QLocale::system());
    }
    Speech(const Speech &) = delete;
    Speech &operator=(const Speech &) = delete;

    [[nodiscard]] bool isPseudo() const { return m_pseudo != nullptr; }

private:
    void speakPseudo(PseudoTranslator::Script script)
    {
        m_pseudo = std::make_unique<PseudoTranslator>(script);
        QCoreApplication::installTranslator(m_pseudo.get());
        if (script == PseudoTranslator::Script::Hebrew)
            QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    }

    std::unique_ptr<Language> m_language;
    std::unique_ptr<PseudoTranslator> m_pseudo;
};

} // namespace qd
