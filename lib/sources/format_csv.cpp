#include "formats.h"

#include <dossier/sources/iso_date.h>
#include <dossier/text/decode.h>

#include <csv.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace dossier::sources {
namespace {

// Columns go by the names that JSONL has; the first row names them.
class TableReader {
  public:
    TableReader(const Origin& origin, Outlet& outlet) : origin_(origin), outlet_(outlet) {}

    void read(std::string_view text) {
        const std::string_view header = text.substr(0, text.find('\n'));
        const bool tabs = header.find('\t') != std::string_view::npos;
        const bool semicolons = !tabs && std::count(header.begin(), header.end(), ';') >
                                             std::count(header.begin(), header.end(), ',');
        csv_parser parser{};
        if (csv_init(&parser, CSV_APPEND_NULL) != 0) throw std::bad_alloc();
        const std::unique_ptr<csv_parser, void (*)(csv_parser*)> guard(&parser, &csv_free);
        csv_set_delim(&parser, tabs ? '\t' : semicolons ? ';' : ',');
        const std::size_t done =
            csv_parse(&parser, text.data(), text.size(), &TableReader::field, &TableReader::row, this);
        if (done == text.size()) csv_fini(&parser, &TableReader::field, &TableReader::row, this);
        if (done != text.size())
            outlet_.fail(place(), "not valid CSV: " + std::string(csv_strerror(csv_error(&parser))));
    }

  private:
    static void field(void* text, std::size_t size, void* self) {
        static_cast<TableReader*>(self)->fields_.emplace_back(static_cast<const char*>(text), size);
    }
    static void row(int, void* self) { static_cast<TableReader*>(self)->end_row(); }

    std::string place() const { return origin_.name + ":" + std::to_string(rows_ + 1); }

    void end_row() {
        std::vector<std::string> fields;
        fields.swap(fields_);
        if (names_.empty()) {
            names_ = std::move(fields);
            has_text_ = std::find(names_.begin(), names_.end(), "text") != names_.end();
            if (!has_text_)
                outlet_.fail(place(), "no column is named text", "name the columns in the first row");
        } else if (has_text_ && !outlet_.stopped()) {
            take(fields);
        }
        ++rows_;
    }

    void take(const std::vector<std::string>& fields) {
        Document document;
        std::string said;
        for (std::size_t i = 0; i < fields.size() && i < names_.size(); ++i) {
            const std::pair<std::string_view, std::string*> columns[] = {
                {"id", &document.id},     {"text", &document.text}, {"title", &document.title},
                {"lang", &document.lang}, {"url", &document.url},   {"author", &document.author},
                {"published", &said}};
            for (const auto& [name, into] : columns)
                if (names_[i] == name) *into = fields[i];
        }
        if (document.text.empty()) return outlet_.fail(place(), "empty: no text in this row");
        if (auto day = iso_date_of(said)) {
            document.published = *day;
        } else if (!said.empty()) {
            outlet_.fail(place(), "\"published\" is no ISO date: \"" + said.substr(0, 40) + "\"",
                         "the document is kept without it", true);
        }
        outlet_.document(std::move(document), place());
    }

    const Origin& origin_;
    Outlet& outlet_;
    std::vector<std::string> names_, fields_;
    bool has_text_ = false;
    std::size_t rows_ = 0;
};

}  // namespace

void read_csv(std::string_view bytes, const Origin& origin, Outlet& outlet) {
    TableReader(origin, outlet).read(decode(bytes, origin.charset).text);
}

}  // namespace dossier::sources
