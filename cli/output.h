// Rows to stdout: as a table that fits the terminal, JSONL, CSV or TSV. The one way a command prints rows.
#pragma once
#include "command.h"

#include <dossier/facts/decimal.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace CLI {
class App;
}

namespace dossier::cli {

enum class Format { table, jsonl, csv, tsv };

// Adds --format with the four names; the default is `fallback`.
void add_format_option(CLI::App& app, Format& format, Format fallback);

using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool, Decimal>;

struct Column {
    std::string name;       // JSON key and CSV header; a table shows it with blanks for underscores
    bool numeric = false;   // right-aligned in a table
    bool flexible = false;  // cut first, with "…", when a table does not fit the terminal
};

// Control characters never reach a terminal; CSV quotes after RFC 4180 and disarms formulas (a leading =, +,
// -, @ in a text cell gets an apostrophe); TSV escapes tab, newline and backslash. Widths are display columns
// (ICU: East Asian wide is two, combining marks none). Table rows are held until finish(), the other formats
// stream.
class RowWriter {
  public:
    // What to colour of a cell on a terminal: bytes of what is shown of it, the last exclusive, in order.
    using Marks = std::function<std::vector<std::pair<std::size_t, std::size_t>>(std::string_view shown)>;

    RowWriter(Terminal& terminal, Format format, std::vector<Column> columns);
    void row(std::vector<Cell> cells);           // as many cells as columns
    void finish();                               // prints the table; call once, at the end
    void mark(std::string column, Marks marks);  // in a table
    std::size_t rows() const { return count_; }

  private:
    void write_table();
    Terminal& terminal_;
    Format format_;
    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> held_;
    std::string marked_column_;
    Marks marks_;
    std::size_t count_ = 0;
};

// Display columns of UTF-8 text, and its longest prefix that fits `columns` (with "…" where it was cut).
int display_width(std::string_view text);
std::string cut_to_width(std::string_view text, int columns);
std::string without_controls(std::string_view text);  // control and bidi-override characters shown as "�"

}  // namespace dossier::cli
