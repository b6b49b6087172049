// Knowledge bases as earlier versions wrote them.
#pragma once
#include <dossier/store/schema.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

// Writes to the new file `to`, in version 5 of the schema, what the knowledge base at `from` holds. The views
// of today have the names and columns that the tables of that version had.
inline void write_older(const std::string& from, const std::string& to) {
    using namespace dossier::store;
    SQLite::Database database(to, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA application_id = " + std::to_string(application_id));
    migrate(database, 0, migrations().first(5));
    SQLite::Statement attach(database, "ATTACH ? AS today");
    attach.bind(1, from);
    attach.exec();
    SQLite::Statement table(database,
                            "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid");
    while (table.executeStep()) {
        const std::string name = table.getColumn(0);
        SQLite::Statement column(database, "SELECT name FROM pragma_table_info(?, 'main')");
        column.bind(1, name);
        std::string columns;
        while (column.executeStep())
            columns += (columns.empty() ? "\"" : ", \"") + column.getColumn(0).getString() + "\"";
        database.exec("INSERT INTO main." + name + " (" + columns + ") SELECT " + columns + " FROM today." +
                      name);
    }
}
