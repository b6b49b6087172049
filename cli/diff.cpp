#include "options.h"
#include "query.h"

#include <dossier/report/difference.h>
#include <dossier/store/day_range.h>

#include <CLI/CLI.hpp>

#include <array>
#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

struct Options {
    std::string before, after, before_until, after_until;
    Filter filter;
    Format format = Format::table;
    std::uint64_t limit = 0;
};

std::string told(const std::optional<DealRow>& deal, const std::string& what) {
    if (!deal) return {};
    if (what == "date") return deal->date;
    if (what == "hedged") return deal->hedged ? "hedged" : "not hedged";
    if (what == "amount") return deal->amount ? deal->amount->to_string() + " " + deal->currency : "";
    return deal->hedged && what.empty() ? deal->status + " (hedged)" : deal->status;
}

std::string place(const std::optional<DealRow>& deal) {
    return deal ? deal->document : std::string();
}
std::string quote(const std::optional<DealRow>& deal) {
    return deal ? deal->quote : std::string();
}

const std::vector<Field>& fields() {
    static const std::vector<Field> all = {{{"change"}},
                                           {{"what"}},
                                           {{"date"}},
                                           {{"type"}},
                                           {{"parties", false, true}},
                                           {{"amount", true}},
                                           {{"currency"}},
                                           {{"before"}},
                                           {{"after"}},
                                           {{"document", false, true}},
                                           {{"document_before", false, true}, false},
                                           {{"quote", false, true}, false},
                                           {{"quote_before", false, true}, false}};
    return all;
}

void write(FieldWriter& writer, const Change& change) {
    const DealRow& deal = change.after ? *change.after : *change.before;
    writer.row({std::string(to_string(change.kind)), text_cell(change.what), text_cell(deal.date), deal.type,
                text_cell(parties_line(deal.parties)), number_cell(deal.amount), text_cell(deal.currency),
                text_cell(told(change.before, change.what)), text_cell(told(change.after, change.what)),
                deal.document, text_cell(place(change.before)), text_cell(quote(change.after)),
                text_cell(quote(change.before))});
}

Exit run(const Options& options, Terminal& terminal) {
    if (options.after.empty() && options.before_until.empty())
        throw CommandError(Exit::usage, "diff: one knowledge base alone has two times to compare",
                           "name another one, or a day with --before-until");
    Difference difference;
    with_store([&] {
        const KnowledgeBase before = KnowledgeBase::open(options.before);
        const KnowledgeBase after =
            KnowledgeBase::open(options.after.empty() ? options.before : options.after);
        difference =
            difference_of({before, options.before_until}, {after, options.after_until}, options.filter);
    });
    FieldWriter writer(terminal, options.format, fields());
    std::array<std::size_t, 4> counts{};
    std::uint64_t rows = 0;
    for (const Change& change : difference.changes) {
        ++counts[static_cast<std::size_t>(change.kind)];
        if (options.limit == 0 || rows++ < options.limit) write(writer, change);
    }
    const Exit exit = writer.finish();
    terminal.out.flush();
    terminal.err << "documents: " << difference.documents_added << " new, " << difference.documents_gone
                 << " gone; deals:";
    for (std::size_t kind = 0; kind < counts.size(); ++kind)
        terminal.err << (kind == 0 ? " " : ", ") << counts[kind] << ' '
                     << to_string(static_cast<ChangeKind>(kind));
    terminal.err << '\n';
    return exit;
}

void add_until(CLI::App& app, const std::string& name, std::string& value, const std::string& description) {
    app.add_option_function<std::string>(
           name,
           [&value, name](const std::string& text) {
               const auto days = days_of(text);
               if (!days)
                   throw CLI::ValidationError(
                       name,
                       "'" + text + "' is no date; wanted is one as 2019-04-30, 2019-04, 2019-Q2 or 2019");
               value = days->last;
           },
           description)
        ->type_name("DATE");
}

}  // namespace

Run setup_diff(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("BEFORE", options->before, "a knowledge base")->required()->type_name("FILE");
    app.add_option("AFTER", options->after, "a later one (default: the same)")->type_name("FILE");
    add_until(app, "--before-until", options->before_until,
              "before: only documents published up to this date");
    add_until(app, "--after-until", options->after_until, "after: only documents published up to this date");
    add_format_option(app, options->format, Format::table);
    add_filter_options(app, options->filter, Listing::deals);
    app.add_option("--limit", options->limit, "no more than N rows")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    return [options](Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace dossier::cli
