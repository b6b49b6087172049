#include "entity_counts.h"

#include <dossier/facts/one_line.h>
#include <dossier/store/content_key.h>

#include <algorithm>
#include <functional>
#include <map>

namespace dossier::store {
namespace {

constexpr std::size_t most_looks = 200'000;

// As the table named_entities has it.
std::int64_t stretch_of(std::int64_t document) {
    return document / 16384;
}

std::size_t hash_of(const std::string& text) {
    return text.empty() ? 0 : std::hash<std::string>()(text) | 1;
}

EntityCounts::Looks hashes_of(const std::string& name, const std::string& subtype, const std::string& iso) {
    return {hash_of(name), hash_of(subtype), hash_of(iso)};
}

// Whether mentions that say so can change what most mentions say.
bool agrees(const EntityCounts::Looks& mention, const EntityCounts::Looks& entity) {
    return mention.name == entity.name && (mention.subtype == 0 || mention.subtype == entity.subtype) &&
           (mention.iso == 0 || mention.iso == entity.iso);
}

// What was counted of one, which is counted no more.
template <class Counts>
typename Counts::mapped_type taken(Counts& counts, std::int64_t of) {
    auto node = counts.extract(of);
    return node.empty() ? typename Counts::mapped_type{} : node.mapped();
}

// In the order of the table.
template <class Counts>
auto in_order(const Counts& counts) {
    std::vector<std::pair<std::int64_t, typename Counts::mapped_type>> rows(counts.begin(), counts.end());
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return rows;
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
      entity_rows_(db, "entities", "entity, type, name, folded, subtype, iso, mentions, documents"),
      reading_rows_(
          db, "mention_readings",
          "reading, entity, rule, name, quote, canonical, shown, subtype, iso, length, folded, mentions"),
      pair_rows_(db, "named_entities", "stretch, entity, document"),
      ids_(db,
           "SELECT id FROM document_heads WHERE document = ?1 UNION SELECT id FROM other_sources WHERE "
           "document "
           "= ?1 UNION SELECT lower(hex(hash)) FROM document_heads WHERE document = ?1"),
      any_(db, "SELECT 1 FROM entities UNION ALL SELECT 1 FROM mention_readings LIMIT 1"),
      find_entity_(db, "SELECT entity FROM entities WHERE folded = ? AND type = ?"),
      find_reading_(
          db,
          "SELECT reading FROM mention_readings WHERE entity = ? AND rule = ? AND name = ? AND quote "
          "IS ? AND canonical IS ? AND shown IS ? AND subtype IS ? AND iso IS ?"),
      drop_pair_(db, "DELETE FROM named_entities WHERE stretch = ? AND entity = ? AND document = ?"),
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

// Two mentions have the same where they belong to one row of mention_readings.
ContentHash EntityCounts::content_of(const EntityMention& m) {
    const std::string& canonical = m.canonical.empty() ? m.text : m.canonical;
    signature_.begin().add(static_cast<const Mention&>(m), m.type, m.subtype, m.iso);
    if (is_on_one_line(canonical))
        signature_.add(canonical);
    else
        signature_.add(on_one_line(canonical));
    if (!name_rules_.empty()) signature_.add(called(m).shown);
    return signature_.hash();
}

EntityCounts::Reading EntityCounts::reading_of(Rules& rules, const EntityMention& m) {
    if (known_.full() || known_entities_.full()) make_room();
    const auto [reading, fresh] = known_.of(content_of(m));
    if (!fresh) return *reading;
    Called names = called(m);
    names.folded = fold_name(names.shown);
    reading->entity = entity_of(m, names);
    reading->reading = row_of(rules, m, reading->entity, names);
    reading->looks = hashes_of(names.shown, m.subtype, m.iso);
    return *reading;
}

// What is not written could not be found once it is forgotten.
void EntityCounts::make_room() {
    write_fresh();
    forget_rows();
}

void EntityCounts::forget_rows() {
    known_.forget();
    known_entities_.forget();
    others_.reset();
}

// Asked before the first row is made since there is nothing remembered.
bool EntityCounts::may_be_there() {
    if (!others_) others_ = found(any_).has_value();
    return *others_;
}

std::int64_t EntityCounts::entity_of(const EntityMention& m, const Called& names) {
    const auto [entity, made] = known_entities_.of(signature_.begin().add(names.folded, m.type).hash());
    if (!made) return *entity;
    if (may_be_there())
        if (const auto there = found(find_entity_, Text{names.folded}, Text{m.type})) return *entity = *there;
    if (!last_entity_) last_entity_ = last_row(database_, "entity", "entities");
    fresh_entities_.push_back({++*last_entity_, m.type, names.shown, names.folded, m.subtype, m.iso});
    looks_[*last_entity_] = hashes_of(names.shown, m.subtype, m.iso);
    return *entity = *last_entity_;
}

std::int64_t EntityCounts::row_of(Rules& rules, const EntityMention& m, std::int64_t entity,
                                  const Called& names) {
    const std::string name = on_one_line(m.text);
    FreshReading row{0, entity, rules.of(m.rule, m.confidence), name, {}, {}, {}, m.subtype, m.iso, {}, 0};
    if (m.text != name) row.quote = m.text;
    if (names.canonical != name) row.canonical = names.canonical;
    if (names.shown != names.canonical) row.shown = names.shown;
    const bool fresh = !fresh_entities_.empty() && entity >= fresh_entities_.front().entity;
    if (!fresh && may_be_there())
        if (const auto there =
                found(find_reading_, entity, row.rule, Text{name}, Maybe{row.quote}, Maybe{row.canonical},
                      Maybe{row.shown}, Maybe{row.subtype}, Maybe{row.iso}))
            return *there;
    if (std::string folded = name == names.shown ? names.folded : fold_name(name); folded != names.folded)
        row.folded = std::move(folded);
    row.length = count_code_points(m.text);
    if (!last_reading_) last_reading_ = last_row(database_, "reading", "mention_readings");
    row.reading = ++*last_reading_;
    fresh_readings_.push_back(std::move(row));
    return *last_reading_;
}

void EntityCounts::write_fresh() {
    for (const FreshEntity& e : fresh_entities_) {
        const Counted counted = taken(entities_, e.entity);
        entity_rows_.add(e.entity, Text{e.type}, Text{e.name}, Text{e.folded}, Maybe{e.subtype}, Maybe{e.iso},
                         counted.mentions, counted.documents);
    }
    for (const FreshReading& r : fresh_readings_)
        reading_rows_.add(r.reading, r.entity, r.rule, Text{r.name}, Maybe{r.quote}, Maybe{r.canonical},
                          Maybe{r.shown}, Maybe{r.subtype}, Maybe{r.iso}, r.length, Maybe{r.folded},
                          taken(readings_, r.reading));
    entity_rows_.flush();
    reading_rows_.flush();
    fresh_entities_.clear();
    fresh_readings_.clear();
}

const EntityCounts::Looks& EntityCounts::looks_of(std::int64_t entity) {
    const auto [looks, fresh] = looks_.try_emplace(entity);
    if (fresh) {
        read_looks_.bind(1, entity);
        if (read_looks_.executeStep())
            looks->second =
                hashes_of(text_at(read_looks_, 0), text_at(read_looks_, 1), text_at(read_looks_, 2));
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

void EntityCounts::flush() {
    write_fresh();
    write_pairs();
}

void EntityCounts::take_back(std::int64_t document) {
    flush();
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
        run(drop_pair_, stretch_of(document), entity, document);
    }
    unsettled_.merge(entities);
    took_back_ = true;
}

// In the order of the table: each of its pages is then touched once.
void EntityCounts::write_pairs() {
    std::sort(pairs_.begin(), pairs_.end());
    for (const auto& [entity, document] : pairs_)
        pair_rows_.add(stretch_of(document), entity, document);
    pair_rows_.flush();
    pairs_.clear();
}

void EntityCounts::write_counts() {
    for (const auto& [reading, mentions] : in_order(readings_))
        if (mentions != 0) run(count_reading_, mentions, reading);
    for (const auto& [entity, counted] : in_order(entities_))
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
    looks_[entity] = hashes_of(name, subtype, iso);
}

void EntityCounts::drop_unmentioned() {
    for (const auto& [reading, mentions] : readings_)
        run(drop_reading_, reading);
    for (const auto& [entity, counted] : entities_)
        run(drop_entity_, entity);
    forget_rows();
    looks_.clear();
}

void EntityCounts::settle() {
    flush();
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
    fresh_entities_.clear();
    fresh_readings_.clear();
    last_entity_.reset();
    last_reading_.reset();
    for (PendingRows* rows : {&entity_rows_, &reading_rows_, &pair_rows_})
        rows->forget();
    forget_rows();
    looks_.clear();
    readings_.clear();
    entities_.clear();
    pairs_.clear();
    unsettled_.clear();
    took_back_ = false;
}

}  // namespace dossier::store
