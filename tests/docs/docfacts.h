#pragma once

#include "tests/docs/schemapage.h"

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace qd {

/// What the project says of itself, for the documentation to be held against.
struct DocFacts {
    QString root;                  ///< absolute folder of the project
    SchemaPage schema;             ///< as the migrations leave it
    QSet<QString> words;           ///< of the code, its literals and the build files; not of comments
    QStringList taskFields;        ///< what a task file may say
    QMap<QString, QString> sentences; ///< what the console says of an error, by its code
    QStringList rooms;             ///< folders of the house that have sources
    QStringList packages;          ///< that packaging asks for
    QStringList libraries;         ///< that the build asks for: "Qt6::Core", "yaml-cpp"
};

/// Reads them from the project below `root` and from a fresh database.
[[nodiscard]] DocFacts factsOf(const QString &root);

} // namespace qd
