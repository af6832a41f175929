#pragma once

#include <QTranslator>

namespace qd {

/// Makes "1 task" and "2 tasks" of "%n task(s)". English is the language of the sources and needs no file of
/// translations but for this; a file for another language, installed later, is asked first.
class EnglishPlurals : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int count) const override;
};

} // namespace qd
