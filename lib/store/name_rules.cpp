#include "name_rules.h"

#include <dossier/store/content_key.h>

#include <algorithm>
#include <tuple>

namespace dossier {

std::string_view text_of(Correction::Kind kind) {
    switch (kind) {
        case Correction::Kind::same:
            return "same";
        case Correction::Kind::rename:
            return "rename";
        default:
            return "not same";
    }
}

std::vector<Correction> corrections_of(const KnowledgeBase& base) {
    return store::with(base, [](SQLite::Database& database) { return store::read_corrections(database); });
}

namespace store {
namespace {

using Kind = Correction::Kind;

// Adds unless there is one by that name; of two the smaller stays.
void keep_least(NameRules::Names& names, std::string key, const std::string& value) {
    const auto [at, fresh] = names.try_emplace(std::move(key), value);
    if (!fresh && value < at->second) at->second = value;
}

}  // namespace

std::vector<Correction> read_corrections(SQLite::Database& database) {
    std::vector<Correction> out;
    SQLite::Statement row(database, "SELECT kind, name, other, document FROM corrections");
    while (row.executeStep()) {
        const std::string kind = text_at(row, 0);
        Correction& made = out.emplace_back();
        for (const Kind each : {Kind::rename, Kind::not_same})
            if (kind == dossier::text_of(each)) made.kind = each;
        made.name = text_at(row, 1);
        made.other = text_at(row, 2);
        made.document = text_at(row, 3);
    }
    std::sort(out.begin(), out.end());
    return out;
}

NameRules::NameRules(std::vector<Correction> corrections) : corrections_(std::move(corrections)) {
    std::sort(corrections_.begin(), corrections_.end());
    corrections_.erase(std::unique(corrections_.begin(), corrections_.end()), corrections_.end());
    for (const Correction& each : corrections_) {
        if (each.kind != Kind::not_same) continue;
        const std::string name = fold_name(each.name), other = fold_name(each.other);
        if (each.document.empty()) {
            apart_.emplace(name, other);
            apart_.emplace(other, name);
        } else {
            keep_least(by_document_[each.document], name, each.other);
        }
    }
    join();
}

// Groups are joined pair by pair. What stands for a group is a name that nothing replaces, before others one
// that something is renamed to, and of those left the first by the alphabet.
void NameRules::join() {
    std::map<std::string, std::set<std::string>> groups;  // by each of their names
    std::set<std::string> replaced, renamed_to;
    Names spelled;
    for (const Correction& each : corrections_) {
        if (each.kind == Kind::not_same) continue;
        const std::string name = fold_name(each.name), other = fold_name(each.other);
        if (name != other) replaced.insert(other);
        if (each.kind == Kind::rename) renamed_to.insert(name);
        keep_least(spelled, name, each.name);
        std::set<std::string> all{name, other};
        for (const std::string& one : {name, other})
            if (const auto found = groups.find(one); found != groups.end())
                all.insert(found->second.begin(), found->second.end());
        for (const std::string& one : all)
            groups[one] = all;
    }
    for (const auto& [name, group] : groups) {
        const auto rank = [&](const std::string& one) {
            return std::tuple(replaced.contains(one), !renamed_to.contains(one), !spelled.contains(one));
        };
        const auto first = std::min_element(group.begin(), group.end(),
                                            [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
        shown_[name] = spelled.at(*first);
    }
}

NameRules::Names NameRules::of_document(std::span<const std::string> ids) const {
    Names out;
    for (const std::string& id : ids)
        if (const auto found = by_document_.find(id); found != by_document_.end())
            for (const auto& [name, other] : found->second)
                keep_least(out, name, other);
    return out;
}

bool NameRules::part(const std::string& canonical, const std::string& written) const {
    return !apart_.empty() && apart_.contains({fold_name(canonical), fold_name(written)});
}

const std::string& NameRules::name_of(const std::string& canonical, const std::string& written,
                                      const Names& here) const {
    const std::string* name = part(canonical, written) ? &written : &canonical;
    if (const auto found = here.find(fold_name(*name)); found != here.end()) name = &found->second;
    if (const auto found = shown_.find(fold_name(*name)); found != shown_.end()) name = &found->second;
    return *name;
}

std::set<std::string> NameRules::folded() const {
    std::set<std::string> out;
    for (const Correction& each : corrections_) {
        out.insert(fold_name(each.name));
        out.insert(fold_name(each.other));
    }
    return out;
}

}  // namespace store
}  // namespace dossier
