#pragma once

#include "core/store/artifactstore.h"
#include "core/store/store.h"

#include <QTemporaryDir>

namespace qd {

/// The real store, in memory, for one life after another: it is opened once and emptied before each, because opening
/// and migrating takes as long as half a life. Belongs to one thread.
class SimStore
{
public:
    SimStore();

    /// Makes it as new.
    void empty();

    [[nodiscard]] Store &store() { return *m_store; }
    [[nodiscard]] Database &database() { return m_store->database(); }
    [[nodiscard]] const ArtifactStore &artifacts() const { return m_artifacts; }
    /// A file that an agent has left. \return its path
    [[nodiscard]] QString spool(const QByteArray &bytes);

    /// An edit behind the back of the product.
    void edit(const QString &statement);
    void edit(const char *statement) { edit(QString::fromLatin1(statement)); }
    /// The number that a query is about.
    [[nodiscard]] qint64 count(Sql query);

private:
    void learnOrder();
    void rememberRows();

    QTemporaryDir m_folder;
    ArtifactStore m_artifacts;
    std::unique_ptr<Store> m_store;
    QStringList m_tables; ///< those that name others come before them
    QStringList m_emptying;
    int m_spooled = 0;
};

} // namespace qd
