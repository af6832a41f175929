// Another program that sits on the database: databaselocker <file>
// Prints "locked" when nobody else can write, and lets go when its standard input ends.

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 2)
        return EXIT_FAILURE;
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    database.setDatabaseName(QString::fromLocal8Bit(argv[1]));
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    if (!database.open())
        return EXIT_FAILURE;
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("BEGIN EXCLUSIVE")))
        return EXIT_FAILURE;
    std::puts("locked");
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return query.exec(QStringLiteral("ROLLBACK")) ? EXIT_SUCCESS : EXIT_FAILURE;
}
