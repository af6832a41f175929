#pragma once

#include <QTranslator>

namespace qd {

/// A language that nobody speaks, made of the English of the sources: no letter stays as it was, every text is 40 %
/// longer and stands in brackets. What is still readable was never given to a translator; a bracket that is not seen is
/// a text that is cut.
class PseudoTranslator : public QTranslator
{
    Q_OBJECT

public:
    enum class Script {
        Accented, ///< read from left to right
        Hebrew,   ///< read from right to left
    };

    explicit PseudoTranslator(Script script, QObject *parent = nullptr) : QTranslator(parent), m_script(script) { }

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int count) const override;

private:
    [[nodiscard]] QString pseudo(const QString &text) const;

    Script m_script;
};

} // namespace qd
