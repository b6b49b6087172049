#include <dossier/store/schema.h>

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

using namespace dossier::store;

TEST_CASE("schema: migrations count from one without a gap") {
    int expected = 1;
    for (const Migration& step : migrations())
        CHECK(step.to == expected++);
    CHECK(schema_version() == expected - 1);
}

TEST_CASE("schema: only the steps above the version at hand are taken") {
    constexpr Migration steps[] = {
        {1, "CREATE TABLE a (x)"}, {2, "CREATE TABLE b (x)"}, {3, "ALTER TABLE b ADD y"}};
    for (const int from : {0, 1, 2, 3}) {
        CAPTURE(from);
        SQLite::Database database(":memory:", SQLite::OPEN_READWRITE);
        migrate(database, 0, std::span(steps).first(static_cast<std::size_t>(from)));
        migrate(database, from, steps);
        CHECK(database.execAndGet("PRAGMA user_version").getInt() == 3);
        CHECK_NOTHROW(database.exec("INSERT INTO b (x, y) VALUES (1, 2)"));
    }
}
