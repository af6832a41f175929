#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace qd {

struct ColumnFact {
    QString name;
    QString type; ///< "TEXT", or "TEXT, null" if it may be empty
};

struct TableFact {
    QString name;
    std::vector<ColumnFact> columns;
};

/// What the project says of itself, for the documentation to be held against.
struct DocFacts {
    QString root;                  ///< absolute folder of the project
    std::vector<TableFact> tables; ///< as the migrations leave them
    QStringList schemaObjects;     ///< names of indexes and triggers
    QSet<QString> words;           ///< of the code, its literals and the build files; not of comments
    QStringList taskFields;        ///< what a task file may say
    QStringList rooms;             ///< folders of the house that have sources
    QStringList packages;          ///< that packaging asks for
    QStringList libraries;         ///< that the build asks for: "Qt6::Core", "yaml-cpp"
};

/// Reads them from the project below `root` and from a fresh database.
[[nodiscard]] DocFacts factsOf(const QString &root);

} // namespace qd
