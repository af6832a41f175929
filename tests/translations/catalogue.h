#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace qd {

/// One message of a catalogue of translations, as it stands in its file.
struct CatalogueMessage {
    QString context;
    QString source;
    bool numerus = false;
    QString type;      ///< empty = finished
    QStringList forms; ///< one, or one per grammatical number

    [[nodiscard]] QString name() const;
};

/// Empty if the file cannot be read.
[[nodiscard]] std::vector<CatalogueMessage> readCatalogue(const QString &path);

/// What is wrong with it, in sentences that begin with its name.
[[nodiscard]] QStringList faultsOf(const CatalogueMessage &message);

} // namespace qd
