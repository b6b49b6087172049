#include "report_parts.h"

#include <dossier/store/load.h>

#include <algorithm>
#include <map>
#include <set>

namespace dossier::cli::report {
namespace {

constexpr std::uint32_t around = 120;          // characters of context beside a quote
constexpr std::uint32_t longest_text = 20000;  // a longer one is shown around its quotes
constexpr std::uint32_t kept_around = 800;

// A document that is quoted, and by which deals.
struct Quoted {
    StoredDocument stored;
    std::vector<std::size_t> bytes;                         // of each character, and the end
    std::vector<std::pair<std::uint32_t, std::size_t>> at;  // start of a quote, number of its deal
    std::vector<Span> spans;

    std::uint32_t size() const { return static_cast<std::uint32_t>(bytes.size() - 1); }
    std::string slice(std::uint32_t start, std::uint32_t end) const {
        end = std::min(end, size());
        start = std::min(start, end);
        return stored.document.text.substr(bytes[start], bytes[end] - bytes[start]);
    }
};

Quoted read(StoredDocument&& stored) {
    Quoted out{std::move(stored), {}, {}, {}};
    const std::string& text = out.stored.document.text;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] & 0xC0) != 0x80) out.bytes.push_back(i);
    out.bytes.push_back(text.size());
    return out;
}

// The texts of the deals. Several may have one id: the right one has the quote where the deal says.
class Library {
  public:
    explicit Library(const KnowledgeBase& base) : base_(base), loader_(base) {}

    Quoted& of(const DealRow& deal) {
        auto& versions = by_id_[deal.document];
        if (versions.empty())
            for (const std::string& hash : documents_named(base_, deal.document))
                if (auto stored = loader_.load(hash)) versions.push_back(read(std::move(*stored)));
        for (Quoted& each : versions)
            if (each.slice(deal.evidence.start, deal.evidence.end) == deal.quote) return each;
        throw StoreError(StoreError::Code::damaged,
                         base_.path() + ": " + deal.document + " has no such quote",
                         "see 'dossier audit', or ingest it anew");
    }
    std::map<std::string, std::vector<Quoted>>& all() { return by_id_; }

  private:
    const KnowledgeBase& base_;
    DocumentLoader loader_;
    std::map<std::string, std::vector<Quoted>> by_id_;
};

std::string conflicts_of(const JoinedDeal& deal) {
    std::set<std::string> what;
    for (const Conflict& conflict : deal.conflicts)
        what.insert(conflict.what);
    std::string out;
    for (const std::string& each : what)
        out += (out.empty() ? "" : ", ") + each;
    return out;
}

// The context before a quote, from a word on, and that behind it, up to a word.
std::string before_of(const Quoted& quoted, std::uint32_t start) {
    if (start <= around) return quoted.slice(0, start);
    const std::string text = quoted.slice(start - around, start);
    const std::size_t blank = text.find_first_of(" \n");
    return "… " + (blank == std::string::npos ? text : text.substr(blank + 1));
}
std::string after_of(const Quoted& quoted, std::uint32_t end) {
    if (end + around >= quoted.size()) return quoted.slice(end, quoted.size());
    const std::string text = quoted.slice(end, end + around);
    return text.substr(0, text.find_last_of(" \n")) + " …";
}

Data row_of(SourceCounter& sources, const Shown& shown, const Quoted& quoted) {
    const DealRow& deal = shown.deal->lead();
    Data row, parties = list();
    for (const Party& party : deal.parties) {
        Data entry;
        entry.set("role", party.role);
        entry.set("name", cut(party.name, 200));
        parties.push_back(entry);
    }
    const Span& span = deal.evidence;
    row.set("n", std::to_string(shown.n));
    row.set("date", deal.date);
    row.set("told", deal.date.empty() ? or_false(shown.day) : Data(false));
    row.set("day", shown.day);
    row.set("type", deal.type);
    row.set("shown_status", status_of(deal));
    row.set("class", class_of(deal));
    row.set("conflicts", or_false(conflicts_of(*shown.deal)));
    row.set("parties", parties);
    row.set("first_party", deal.parties.empty() ? "" : cut(deal.parties.front().name, 200));
    row.set("amount", deal.amount ? long_number(*deal.amount) + " " + deal.currency : "");
    row.set("amount_key", deal.amount ? deal.amount->to_string() : "");
    row.set("sources", std::to_string(sources.independent(*shown.deal)));
    row.set("before", before_of(quoted, span.start));
    row.set("quote", deal.quote);
    row.set("after", after_of(quoted, span.end));
    row.set("document", cut(deal.document, 200));
    row.set("published", or_false(deal.published));
    return row;
}

// Which characters are shown and which of them marked, as places where either changes.
class Pieces {
  public:
    explicit Pieces(Quoted& quoted) : quoted_(quoted) {
        std::sort(quoted_.at.begin(), quoted_.at.end());
        std::set<std::uint32_t> places{0, quoted_.size()};
        for (const Span& span : quoted_.spans) {
            places.insert({span.start, span.end});
            if (!whole()) places.insert({from(span), to(span)});
        }
        places_.assign(places.begin(), places.end());
    }

    Data list_of() const {
        Data out = list();
        bool gap = false;
        for (std::size_t i = 0; i + 1 < places_.size(); ++i) {
            const std::uint32_t start = places_[i], end = places_[i + 1];
            Data piece, anchors = list();
            for (const auto& [at, n] : quoted_.at)
                if (at == start) anchors.push_back(std::to_string(n));
            const bool kept = whole() || covered(start, [this](const Span& s) {
                                  return Span{from(s), to(s)};
                              });
            const bool marked = covered(start, [](const Span& s) { return s; });
            piece.set("anchors", anchors);
            piece.set("gap", !kept && !gap);
            piece.set("marked", kept && marked);
            piece.set("plain", kept && !marked);
            piece.set("text", kept ? quoted_.slice(start, end) : std::string());
            gap = !kept;
            out.push_back(piece);
        }
        return out;
    }

  private:
    bool whole() const { return quoted_.size() <= longest_text; }
    static std::uint32_t from(const Span& span) {
        return span.start > kept_around ? span.start - kept_around : 0;
    }
    std::uint32_t to(const Span& span) const { return std::min(span.end + kept_around, quoted_.size()); }
    template <class Widen>
    bool covered(std::uint32_t at, Widen widen) const {
        return std::any_of(quoted_.spans.begin(), quoted_.spans.end(), [&](const Span& span) {
            const Span wide = widen(span);
            return wide.start <= at && at < wide.end;
        });
    }

    Quoted& quoted_;
    std::vector<std::uint32_t> places_;
};

}  // namespace

Rows rows_of(const KnowledgeBase& base, const std::vector<Shown>& deals) {
    Rows out{list(), list()};
    Library library(base);
    SourceCounter sources(base);
    for (const Shown& shown : deals) {
        const DealRow& deal = shown.deal->lead();
        Quoted& quoted = library.of(deal);
        out.deals.push_back(row_of(sources, shown, quoted));
        quoted.at.emplace_back(deal.evidence.start, shown.n);
        quoted.spans.push_back(deal.evidence);
    }
    for (auto& [id, versions] : library.all())
        for (Quoted& quoted : versions) {
            if (quoted.spans.empty()) continue;
            const Document& document = quoted.stored.document;
            Data text;
            text.set("name", cut(document.id, 200));
            text.set("published", or_false(document.published));
            text.set("title", or_false(cut(document.title, 200)));
            text.set("pieces", Pieces(quoted).list_of());
            out.texts.push_back(text);
        }
    return out;
}

}  // namespace dossier::cli::report
