#pragma once

#include "core/store/database.h"

#include <QJsonValue>

namespace qd {

/// Settings that were changed in the program. Core thread writes; a reader has its own.
class SettingStore
{
public:
    explicit SettingStore(Database &database) : m_database(database) { }

    struct Row {
        QString name;
        QJsonValue value;
        QString setBy;
    };
    /// By name.
    [[nodiscard]] Result<std::vector<Row>> all();
    /// \param now wall ms UTC
    [[nodiscard]] Result<void> put(const QString &name, const QJsonValue &value, qint64 now, const QString &actor);
    /// What the file or the default says counts again. Nothing happens if there is no such row.
    [[nodiscard]] Result<void> remove(const QString &name);

private:
    Database &m_database;
};

} // namespace qd
