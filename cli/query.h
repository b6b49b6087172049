// What the commands that ask a knowledge base have in common.
#pragma once
#include "command.h"
#include "output.h"

#include <dossier/store/knowledge_base.h>
#include <dossier/store/query.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace dossier::cli {

// --kb FILE; else $DOSSIER_KB, else dossier.db.
void add_kb_option(CLI::App& app, std::string& path);

// Runs `work`, turning a StoreError into a CommandError of Exit::knowledge_base.
void with_store(const std::function<void()>& work);

struct QueryOptions {
    std::string kb;
    Filter filter;
    Format format = Format::table;
};

// The filters that apply to the listing.
void add_filter_options(CLI::App& app, Filter& filter, Listing listing);

// Those with --kb, --format, --limit and --sort.
void add_query_options(CLI::App& app, QueryOptions& options, Listing listing);

// The columns of a listing; a table leaves out what is only for programs.
struct Field {
    Column column;
    bool in_table = true;
};

class FieldWriter {
  public:
    FieldWriter(Terminal& terminal, Format format, const std::vector<Field>& fields);
    void row(std::vector<Cell> cells);  // as many cells as fields
    void mark(std::string column, RowWriter::Marks marks) { rows_.mark(std::move(column), std::move(marks)); }
    Exit finish();  // prints; nothing_found, and a word on `err`, when there was no row
    bool is_table() const { return format_ == Format::table; }
    // A SHA-256; of it a table shows as much as one types, and `show` takes.
    std::string hash(const std::string& sha256) const;

  private:
    Terminal& terminal_;
    Format format_;
    std::vector<bool> shown_;
    RowWriter rows_;
};

// Opens the knowledge base, lets `list` write rows, and finishes.
using List = std::function<void(const KnowledgeBase&, FieldWriter&)>;
Exit run_query(Terminal& terminal, const QueryOptions& options, const std::vector<Field>& fields,
               const List& list);

// A listing of money, percents or quantities.
Exit run_figures(Terminal& terminal, const QueryOptions& options, Listing listing);

Cell text_cell(const std::string& text);  // empty is null
Cell number_cell(const std::optional<Decimal>& value);
std::string parties_line(const std::vector<Party>& parties);  // "client: A; contractor: B"

}  // namespace dossier::cli
