#include <dossier/store/pending_rows.h>

#include <doctest/doctest.h>

using namespace dossier::store;

namespace {

struct Scratch {
    Scratch() : database(":memory:", SQLite::OPEN_READWRITE) {
        database.exec("CREATE TABLE t (a INTEGER PRIMARY KEY, b REAL, c TEXT, d BLOB, e TEXT UNIQUE) STRICT");
        add_pending_rows(database);
    }
    std::int64_t count() { return database.execAndGet("SELECT count(*) FROM t").getInt64(); }

    SQLite::Database database;
};

constexpr const char* columns = "a, b, c, d, e";

}  // namespace

TEST_CASE("pending rows: every kind of value arrives as it is") {
    Scratch scratch;
    PendingRows rows(scratch.database, "t", columns);
    const std::string text = "na\xC3\xAFve", nothing, bytes("\0\xFF", 2);
    rows.add(std::int64_t{-7}, 0.5, Text{text}, Blob{bytes}, Maybe{nothing});
    rows.add(true, std::optional<double>(), Text{nothing}, Blob{nothing}, Maybe{text});
    CHECK(scratch.count() == 0);
    rows.flush();
    rows.flush();
    const auto shown = [&](const char* row) {
        return scratch.database
            .execAndGet(
                std::string("SELECT quote(a) || ' ' || quote(b) || ' ' || quote(c) || ' ' || quote(d) || "
                            "' ' || quote(e) FROM t WHERE a = ") +
                row)
            .getString();
    };
    CHECK(scratch.count() == 2);
    CHECK(shown("-7") == "-7 0.5 'na\xC3\xAFve' X'00FF' NULL");
    CHECK(shown("1") == "1 NULL '' X'' 'na\xC3\xAFve'");
}

TEST_CASE("pending rows: many are written before anybody asks, all of them in the end") {
    Scratch scratch;
    PendingRows rows(scratch.database, "t", columns);
    const std::string text(300, 'x'), nothing;
    constexpr std::int64_t all = 5000;
    for (std::int64_t i = 0; i < all; ++i)
        rows.add(i, 1.0, Text{text}, Blob{text}, Maybe{nothing});
    CHECK(scratch.count() > 0);
    CHECK(scratch.count() < all);
    rows.flush();
    CHECK(scratch.count() == all);
    CHECK(scratch.database.execAndGet("SELECT sum(length(c)) FROM t").getInt64() == 300 * all);
}

TEST_CASE("pending rows: what is dropped or breaks a rule of the table is not written") {
    Scratch scratch;
    PendingRows rows(scratch.database, "t", columns);
    const std::string text = "x";
    rows.add(std::int64_t{1}, 1.0, Text{text}, Blob{text}, Maybe{text});
    rows.forget();
    rows.flush();
    CHECK(scratch.count() == 0);
    scratch.database.exec("BEGIN");
    rows.add(std::int64_t{1}, 1.0, Text{text}, Blob{text}, Maybe{text});
    rows.add(std::int64_t{2}, 1.0, Text{text}, Blob{text}, Maybe{text});
    CHECK_THROWS_AS(rows.flush(), SQLite::Exception);
    scratch.database.exec("ROLLBACK");
    CHECK(scratch.count() == 0);
    rows.forget();
    rows.add(std::int64_t{2}, 1.0, Text{text}, Blob{text}, Maybe{text});
    rows.flush();
    CHECK(scratch.count() == 1);
}
