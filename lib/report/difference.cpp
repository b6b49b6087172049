#include <dossier/report/alike.h>
#include <dossier/report/difference.h>

#include <algorithm>
#include <set>

namespace dossier {
namespace {

// Marks the side of a telling in the name of its document: joining takes two tellings of one document for two
// deals.
constexpr char mark = '\x1f';

bool is_after(const DealRow& row) {
    return row.document.ends_with(mark);
}

std::string place_of(const DealRow& row) {
    return is_after(row) ? row.document.substr(0, row.document.size() - 1) : row.document;
}

// All that a telling says, and where.
std::string content_of(const DealRow& row) {
    std::string out = place_of(row) + mark + std::to_string(row.evidence.start) + mark + row.quote + mark +
                      row.type + mark + row.status + mark + (row.hedged ? "1" : "0") + mark +
                      (row.amount ? row.amount->to_string() : "") + mark + row.currency + mark + row.date;
    for (const Party& party : row.parties)
        out += mark + party.role + mark + party.name;
    return out;
}

DealRow plain(DealRow row) {
    row.document = place_of(row);
    return row;
}

std::vector<DealRow> tellings_of(const Moment& moment, const Filter& filter) {
    std::vector<DealRow> rows;
    list_deals(moment.base, filter, [&](DealRow&& row) {
        const bool there = moment.until.empty() || row.published.empty() || row.published <= moment.until;
        if (there) rows.push_back(std::move(row));
    });
    return rows;
}

std::set<std::string> texts_of(const Moment& moment) {
    std::set<std::string> out;
    Filter filter;
    list_documents(moment.base, filter, [&](DocumentRow&& row) {
        const bool there = moment.until.empty() || row.published.empty() || row.published <= moment.until;
        if (there) out.insert(std::move(row.sha256));
    });
    return out;
}

std::int64_t missing(const std::set<std::string>& from, const std::set<std::string>& in) {
    return std::count_if(from.begin(), from.end(),
                         [&](const std::string& each) { return !in.contains(each); });
}

class Comparison {
  public:
    Comparison(std::vector<DealRow> before, std::vector<DealRow> after) {
        for (const DealRow& row : before)
            old_.insert(content_of(row));
        for (DealRow& row : after) {
            new_.insert(content_of(row));
            row.document += mark;
            before.push_back(std::move(row));
        }
        for (const JoinedDeal& deal : join(std::move(before)))
            compare(deal);
    }
    std::vector<Change> take() { return std::move(changes_); }

  private:
    void compare(const JoinedDeal& deal) {
        if (all_in(deal, old_) && all_in(deal, new_)) return;  // whatever stands first on either side
        const DealRow *before = nullptr, *after = nullptr;     // the best informed of each side comes first
        for (const DealRow& row : deal.tellings) {
            const DealRow*& side = is_after(row) ? after : before;
            if (!side) side = &row;
        }
        if (!before) {
            if (!all_in(deal, old_)) changes_.push_back({ChangeKind::added, {}, {}, plain(*after)});
            return;
        }
        if (!after) {
            if (!all_in(deal, new_)) changes_.push_back({ChangeKind::retracted, {}, plain(*before), {}});
            return;
        }
        if (!contradictions(deal, *before)) progress(*before, *after);
    }

    static bool all_in(const JoinedDeal& deal, const std::set<std::string>& contents) {
        return std::all_of(deal.tellings.begin(), deal.tellings.end(),
                           [&](const DealRow& row) { return contents.contains(content_of(row)); });
    }

    // Of tellings that are new, against what was told before; each matter once.
    bool contradictions(const JoinedDeal& deal, const DealRow& before) {
        std::set<std::string> seen;
        for (const DealRow& row : deal.tellings) {
            if (!is_after(row) || old_.contains(content_of(row))) continue;
            for (const std::string& what : disagreements(before, row))
                if (seen.insert(what).second)
                    changes_.push_back({ChangeKind::contradicted, what, plain(before), plain(row)});
        }
        return !seen.empty();
    }

    void progress(const DealRow& before, const DealRow& after) {
        const auto changed = [&](const char* what) {
            changes_.push_back({ChangeKind::changed, what, plain(before), plain(after)});
        };
        if (before.status != after.status) changed("status");
        if (before.hedged != after.hedged) changed("hedged");
        if (before.amount.has_value() != after.amount.has_value()) changed("amount");
        if (before.date.empty() != after.date.empty()) changed("date");
    }

    std::set<std::string> old_, new_;
    std::vector<Change> changes_;
};

std::string day_of(const Change& change) {
    const DealRow& row = change.after ? *change.after : *change.before;
    return row.date.empty() ? row.published : row.date;
}

}  // namespace

const char* to_string(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added:
            return "new";
        case ChangeKind::changed:
            return "changed";
        case ChangeKind::contradicted:
            return "contradicted";
        case ChangeKind::retracted:
            return "retracted";
    }
    return "";
}

Difference difference_of(const Moment& before, const Moment& after, const Filter& filter) {
    Difference out;
    out.changes = Comparison(tellings_of(before, filter), tellings_of(after, filter)).take();
    std::stable_sort(out.changes.begin(), out.changes.end(), [](const Change& a, const Change& b) {
        return a.kind != b.kind ? a.kind < b.kind : day_of(a) < day_of(b);
    });
    const std::set<std::string> old_texts = texts_of(before), new_texts = texts_of(after);
    out.documents_added = missing(new_texts, old_texts);
    out.documents_gone = missing(old_texts, new_texts);
    return out;
}

}  // namespace dossier
