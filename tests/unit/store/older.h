// Knowledge bases as earlier versions wrote them.
#pragma once
#include <dossier/store/schema.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

// Writes to the new file `to`, in version 5, 6 or 7 of the schema, what the knowledge base at `from` holds.
// The tables and views of today have the names and columns that the tables of those versions had, but for the
// keys of readings in version 6: there any will do that differ.
inline void write_older(const std::string& from, const std::string& to, std::size_t version) {
    using namespace dossier::store;
    SQLite::Database database(to, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA application_id = " + std::to_string(application_id));
    migrate(database, 0, migrations().first(version));
    SQLite::Statement attach(database, "ATTACH ? AS today");
    attach.bind(1, from);
    attach.exec();
    SQLite::Statement table(database,
                            "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid");
    while (table.executeStep()) {
        const std::string name = table.getColumn(0);
        SQLite::Statement column(database, "SELECT name FROM pragma_table_info(?, 'main')");
        column.bind(1, name);
        std::string columns, values;
        while (column.executeStep()) {
            const std::string quoted = "\"" + column.getColumn(0).getString() + "\"";
            const bool key_of_reading = name.ends_with("_readings") && quoted == "\"key\"";
            columns += (columns.empty() ? "" : ", ") + quoted;
            values += (values.empty() ? "" : ", ") + (key_of_reading ? "reading" : quoted);
        }
        database.exec("INSERT INTO main." + name + " (" + columns + ") SELECT " + values + " FROM today." +
                      name);
    }
}
