#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace qd {

class Database;

/// What the comments in migrations say: of an object under its name, of a column under "table.column".
using SchemaComments = QMap<QString, QString>;

/// \param scripts the texts of the migrations, oldest first
[[nodiscard]] SchemaComments schemaComments(const QStringList &scripts);

/// The part of docs/schema.md that is made from the migrations.
struct SchemaPage {
    QString text;       ///< without its markers
    QStringList silent; ///< what no comment speaks of
};
[[nodiscard]] SchemaPage schemaPage(Database &database, const SchemaComments &comments);

inline const QString kSchemaBegin = QStringLiteral("<!-- What follows is made from the migrations: see CONTRIBUTING.md. -->");
inline const QString kSchemaEnd = QStringLiteral("<!-- Here it ends. -->");

} // namespace qd
