#include "entity_counts.h"
#include "one_line.h"

#include <dossier/store/content_key.h>

#include <algorithm>
#include <functional>

namespace dossier::store {
namespace {

constexpr std::size_t most_looks = 200'000;

std::size_t hash_of(const std::string& text) {
    return text.empty() ? 0 : std::hash<std::string>()(text) | 1;
}

// Whether mentions that say so can change what most mentions say.
bool agrees(const EntityCounts::Looks& mention, const EntityCounts::Looks& entity) {
    return mention.name == entity.name && (mention.subtype == 0 || mention.subtype == entity.subtype) &&
           (mention.iso == 0 || mention.iso == entity.iso);
}

using Tally = std::map<std::string, std::int64_t>;

// What is told most often, the first in order of those that are; empty where nothing is told.
std::string most_frequent(const Tally& tally) {
    const auto most = std::max_element(tally.begin(), tally.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == tally.end() ? std::string() : most->first;
}

}  // namespace

EntityCounts::EntityCounts(SQLite::Database& db, const NameRules& rules)
    : database_(db),
      name_rules_(rules),
      ids_(db,
           "SELECT id FROM document_heads WHERE document = ?1 UNION SELECT id FROM other_sources WHERE "
           "document "
           "= ?1 UNION SELECT lower(hex(hash)) FROM document_heads WHERE document = ?1"),
      find_entity_(db, "SELECT entity FROM entities WHERE folded = ? AND type = ?"),
      insert_entity_(db,
                     "INSERT INTO entities (type, name, folded, subtype, iso, mentions, documents) "
                     "VALUES (?, ?, ?, ?, ?, 0, 0)"),
      find_reading_(db, "SELECT reading FROM mention_readings WHERE key = ?"),
      insert_reading_(
          db,
          "INSERT INTO mention_readings (key, rule, quote, length, entity, name, folded, "
          "canonical, shown, subtype, iso, mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"),
      insert_pair_(db, "INSERT OR IGNORE INTO entity_documents (entity, document) VALUES (?, ?)"),
      drop_pair_(db, "DELETE FROM entity_documents WHERE entity = ? AND document = ?"),
      mentioned_(db,
                 "SELECT reading, r.entity, count(*) FROM entity_facts f JOIN mention_readings r USING "
                 "(reading) WHERE f.document = ? GROUP BY 1, 2"),
      count_reading_(db, "UPDATE mention_readings SET mentions = mentions + ? WHERE reading = ?"),
      count_entity_(
          db, "UPDATE entities SET mentions = mentions + ?, documents = documents + ? WHERE entity = ?"),
      read_looks_(db, "SELECT name, subtype, iso FROM entities WHERE entity = ?"),
      read_all_(db,
                "SELECT coalesce(shown, canonical, name), subtype, iso, mentions FROM mention_readings WHERE "
                "entity = ? AND mentions > 0"),
      write_looks_(db, "UPDATE entities SET name = ?, subtype = ?, iso = ? WHERE entity = ?"),
      drop_reading_(db, "DELETE FROM mention_readings WHERE reading = ? AND mentions = 0"),
      drop_entity_(db, "DELETE FROM entities WHERE entity = ? AND mentions = 0") {}

void EntityCounts::open(std::int64_t document) {
    document_ = document;
    here_.clear();
    if (!name_rules_.speak_of_documents()) return;
    std::vector<std::string> ids;
    for (ids_.bind(1, document); ids_.executeStep();)
        ids.push_back(text_at(ids_, 0));
    ids_.reset();
    here_ = name_rules_.of_document(ids);
}

EntityCounts::Called EntityCounts::called(const EntityMention& m) const {
    Called out{on_one_line(m.canonical.empty() ? m.text : m.canonical), {}, {}};
    out.shown =
        name_rules_.empty() ? out.canonical : name_rules_.name_of(out.canonical, on_one_line(m.text), here_);
    return out;
}

EntityCounts::Reading EntityCounts::reading_of(Rules& rules, const EntityMention& m) {
    signature_.begin().add(m.rule).add_bits(m.confidence).add(m.text).add(m.type).add(m.canonical);
    signature_.add(m.subtype).add(m.iso);
    if (!name_rules_.empty()) signature_.add(called(m).shown);
    const auto [reading, fresh] = known_.of(signature_.bytes());
    if (!fresh) return *reading;
    Called names = called(m);
    names.folded = fold_name(names.shown);
    reading->entity = entity_of(m, names);
    reading->reading = row_of(rules, m, reading->entity, names);
    reading->looks = {hash_of(names.shown), hash_of(m.subtype), hash_of(m.iso)};
    return *reading;
}

std::int64_t EntityCounts::entity_of(const EntityMention& m, const Called& names) {
    find_entity_.bindNoCopy(1, names.folded);
    find_entity_.bindNoCopy(2, m.type);
    if (const auto there = found(find_entity_)) return *there;
    run(insert_entity_, Text{m.type}, Text{names.shown}, Text{names.folded}, Maybe{m.subtype}, Maybe{m.iso});
    return database_.getLastInsertRowid();
}

std::int64_t EntityCounts::row_of(Rules& rules, const EntityMention& m, std::int64_t entity,
                                  const Called& names) {
    const std::string none, name = on_one_line(m.text);
    const std::string& shown = names.shown == names.canonical ? none : names.shown;
    const std::int64_t rule = rules.of(m.rule, m.confidence);
    signature_.begin().add(entity).add(rule).add(m.text).add(names.canonical).add(m.subtype).add(m.iso);
    const std::int64_t key = signature_.add(shown).key();
    find_reading_.bind(1, key);
    if (const auto there = found(find_reading_)) return *there;
    const std::string folded = name == names.shown ? names.folded : fold_name(name);
    run(insert_reading_, key, rule, Maybe{m.text == name ? none : m.text}, count_code_points(m.text), entity,
        Text{name}, Maybe{folded == names.folded ? none : folded},
        Maybe{names.canonical == name ? none : names.canonical}, Maybe{shown}, Maybe{m.subtype},
        Maybe{m.iso});
    return database_.getLastInsertRowid();
}

const EntityCounts::Looks& EntityCounts::looks_of(std::int64_t entity) {
    const auto [looks, fresh] = looks_.try_emplace(entity);
    if (fresh) {
        read_looks_.bind(1, entity);
        if (read_looks_.executeStep())
            looks->second = {hash_of(text_at(read_looks_, 0)), hash_of(text_at(read_looks_, 1)),
                             hash_of(text_at(read_looks_, 2))};
        read_looks_.reset();
    }
    return looks->second;
}

void EntityCounts::add(const std::vector<Reading>& mentions) {
    std::vector<std::int64_t> entities;
    entities.reserve(mentions.size());
    for (const Reading& each : mentions) {
        ++readings_[each.reading];
        ++entities_[each.entity].mentions;
        entities.push_back(each.entity);
        if (!agrees(each.looks, looks_of(each.entity))) unsettled_.insert(each.entity);
    }
    std::sort(entities.begin(), entities.end());
    entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
    for (const std::int64_t entity : entities) {
        ++entities_[entity].documents;
        pairs_.emplace_back(entity, document_);
    }
}

void EntityCounts::take_back(std::int64_t document) {
    write_pairs();
    std::set<std::int64_t> entities;
    for (mentioned_.bind(1, document); mentioned_.executeStep();) {
        const std::int64_t entity = mentioned_.getColumn(1), mentions = mentioned_.getColumn(2);
        readings_[mentioned_.getColumn(0).getInt64()] -= mentions;
        entities_[entity].mentions -= mentions;
        entities.insert(entity);
    }
    mentioned_.reset();
    for (const std::int64_t entity : entities) {
        --entities_[entity].documents;
        run(drop_pair_, entity, document);
    }
    unsettled_.merge(entities);
    took_back_ = true;
}

// In the order of the table: each of its pages is then touched once.
void EntityCounts::write_pairs() {
    std::sort(pairs_.begin(), pairs_.end());
    for (const auto& [entity, document] : pairs_)
        run(insert_pair_, entity, document);
    pairs_.clear();
}

void EntityCounts::write_counts() {
    for (const auto& [reading, mentions] : readings_)
        if (mentions != 0) run(count_reading_, mentions, reading);
    for (const auto& [entity, counted] : entities_)
        if (counted.mentions != 0 || counted.documents != 0)
            run(count_entity_, counted.mentions, counted.documents, entity);
}

void EntityCounts::choose(std::int64_t entity) {
    Tally names, subtypes, codes;
    for (read_all_.bind(1, entity); read_all_.executeStep();) {
        const std::int64_t mentions = read_all_.getColumn(3);
        names[text_at(read_all_, 0)] += mentions;
        for (const auto& [tally, column] : {std::pair(&subtypes, 1), std::pair(&codes, 2)})
            if (!read_all_.getColumn(column).isNull()) (*tally)[text_at(read_all_, column)] += mentions;
    }
    read_all_.reset();
    if (names.empty()) return;
    const std::string name = most_frequent(names), subtype = most_frequent(subtypes),
                      iso = most_frequent(codes);
    run(write_looks_, Text{name}, Maybe{subtype}, Maybe{iso}, entity);
    looks_[entity] = {hash_of(name), hash_of(subtype), hash_of(iso)};
}

void EntityCounts::drop_unmentioned() {
    for (const auto& [reading, mentions] : readings_)
        run(drop_reading_, reading);
    for (const auto& [entity, counted] : entities_)
        run(drop_entity_, entity);
    known_.forget();
    looks_.clear();
}

void EntityCounts::settle() {
    write_pairs();
    write_counts();
    for (const std::int64_t entity : unsettled_)
        choose(entity);
    if (took_back_) drop_unmentioned();
    readings_.clear();
    entities_.clear();
    unsettled_.clear();
    took_back_ = false;
    if (looks_.size() > most_looks) looks_.clear();
}

void EntityCounts::forget() {
    known_.forget();
    looks_.clear();
    readings_.clear();
    entities_.clear();
    pairs_.clear();
    unsettled_.clear();
    took_back_ = false;
}

std::string on_one_line(std::string_view text) {
    std::string out;
    bool blank = false;
    for (const char c : text) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            blank = !out.empty();
        } else {
            if (blank) out += ' ';
            blank = false;
            out += c;
        }
    }
    return out;
}

}  // namespace dossier::store
