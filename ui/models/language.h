#pragma once

#include <QString>

#include <memory>
#include <span>
#include <vector>

class QTranslator;

namespace qd {

/// A language that there is a catalogue for.
struct LanguageName {
    const char *code; ///< "de"
    const char *name; ///< as its speakers call it
};

[[nodiscard]] std::span<const LanguageName> knownLanguages();

/// The code of the first of these that we know; English, the language of the sources, if we know none.
/// \param wanted as QLocale::uiLanguages() names them, "de-AT" or "de"
[[nodiscard]] QString bestLanguage(const QStringList &wanted);

/// What the console says, in one language, for as long as this lives: our catalogue, Qt's own if it is installed, and
/// the direction of reading. Made in main() before the first window, and owned there.
class Language
{
public:
    /// \param choice a code; empty, or one that we do not know: as the desktop is
    explicit Language(const QString &choice);
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    [[nodiscard]] const QString &code() const { return m_code; }

private:
    void install(const QString &catalogue, const QString &folder);

    QString m_code;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace qd
