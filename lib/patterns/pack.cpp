#include <dossier/patterns/fold.h>
#include <dossier/patterns/pack.h>

#include <algorithm>
#include <bit>

namespace dossier::patterns {

Pack::Pack(ImageReader& in, const Names& names) : names_(names) {
    lang_ = in.text();
    lexicon_ = Lexicon(in);
    endings_ = Endings(in);
    name_sets_ = in.array<SetId>();
    list_names_ = in.texts();
    index_lists();
    read_members(in);
    auto marks = in.texts();
    auto sets = in.array<SetId>();
    for (std::size_t i = 0; i < marks.size(); ++i)
        mark_sets_.emplace(marks[i], sets[i]);
    join_names_ = in.texts();
    stages_.resize(in.number());
    for (auto& stage : stages_)
        stage = std::make_unique<Stage>(in);
}

void Pack::index_lists() {
    list_ids_.resize(std::bit_ceil(4 * list_names_.size() + 1));
    const std::size_t mask = list_ids_.size() - 1;
    for (std::uint32_t i = 0; i < list_names_.size(); ++i) {
        const Label name(list_names_[i]);
        std::size_t at = name.number() & mask;
        while (list_ids_[at].id != no_list)
            at = (at + 1) & mask;
        list_ids_[at] = {name, i};
    }
}

void Pack::read_members(ImageReader& in) {
    auto offsets = in.array<std::uint32_t>();
    auto lists = in.array<std::uint16_t>();
    set_count_ = offsets.size() - 1;
    list_words_ = set_count_ / 64 + 1;
    members_.assign(list_names_.size() * list_words_, 0);
    for (std::size_t set = 0; set + 1 < offsets.size(); ++set)
        for (std::uint32_t i = offsets[set]; i < offsets[set + 1]; ++i)
            members_[lists[i] * list_words_ + set / 64] |= std::uint64_t{1} << set % 64;
}

Pack::Classified Pack::classify(std::string_view text, Shape shape) const {
    Classified out;
    out.word = folded_hash(text);
    const Slot* slot = lexicon_.find(out.word);
    if (slot) {
        out.set = slot->set_id();
        out.begins_phrase = slot->longer;
        out.inside_phrase = slot->inside != 0;
        out.entry = slot->entry != 0;
        if (slot->has_exact) {
            if (const Slot* exact = lexicon_.find(exact_hash(text))) {
                out.set = exact->set_id();
                out.entry = true;
            }
        }
    }
    if (!out.entry && (shape == Shape::lower || shape == Shape::capital || shape == Shape::upper))
        out.set = endings_.set_of(text, shape == Shape::lower);
    const Slot* name = names_.find(out.word);
    if (!name) return out;
    out.inside_name = name->inside != 0;
    if (shape == Shape::lower || shape == Shape::digits || shape == Shape::punct) return out;
    out.begins_name = name->longer != 0;
    out.entry |= name->entry != 0;
    if (name->entry) out.set = name_sets_[name->set];
    return out;
}

const Stage* Pack::stage(std::string_view name) const {
    for (const auto& stage : stages_)
        if (stage->name() == name) return stage.get();
    return nullptr;
}

std::uint8_t Pack::stage_number(std::string_view name) const {
    auto it = std::find(join_names_.begin(), join_names_.end(), name);
    return it == join_names_.end() ? 0 : static_cast<std::uint8_t>(it - join_names_.begin() + 1);
}

SetId Pack::mark_set(std::string_view joined) const {
    auto it = mark_sets_.find(joined);
    return it == mark_sets_.end() ? no_set : it->second;
}

std::string_view Pack::value(std::uint32_t map, std::uint64_t key) const {
    const Slot* slot = lexicon_.find(key);
    return slot ? lexicon_.value(*slot, map) : std::string_view{};
}

}  // namespace dossier::patterns
